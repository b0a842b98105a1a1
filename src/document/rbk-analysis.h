/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-curve.h"
#include "rbk-customers.h"
#include "rbk-mix-spread.h"
#include "rbk-moves.h"
#include "rbk-table.h"

G_BEGIN_DECLS

#define RBK_TYPE_ANALYSIS (rbk_analysis_get_type ())

/**
 * RbkAnalysis:
 *
 * What follows from a book at one revision: its tier table and its curves, or why there
 * are none. It never changes once made.
 */
typedef struct _RbkAnalysis RbkAnalysis;

GType        rbk_analysis_get_type (void);
RbkAnalysis *rbk_analysis_new (RbkBook             *book,
                               RbkCustomers        *customers,
                               const RbkCurveRange *range,
                               gboolean             is_log,
                               guint64              revision) G_GNUC_WARN_UNUSED_RESULT;
RbkAnalysis *rbk_analysis_ref (RbkAnalysis *self);
void         rbk_analysis_unref (RbkAnalysis *self);

guint64              rbk_analysis_get_revision (RbkAnalysis *self);
const RbkSpec       *rbk_analysis_get_spec (RbkAnalysis *self);
const RbkTable      *rbk_analysis_get_table (RbkAnalysis *self);
const RbkCurveRange *rbk_analysis_get_range (RbkAnalysis *self);
const RbkCurve      *rbk_analysis_get_curve (RbkAnalysis *self, guint plan);
RbkPopulation       *rbk_analysis_get_population (RbkAnalysis *self);
guint                rbk_analysis_get_n_unknown (RbkAnalysis *self);
RbkSlices           *rbk_analysis_get_days (RbkAnalysis *self);
RbkMixIndex         *rbk_analysis_get_mix_index (RbkAnalysis *self);
const RbkMix        *rbk_analysis_get_mix (RbkAnalysis *self);
const GError        *rbk_analysis_get_mix_error (RbkAnalysis *self);
const RbkMoves      *rbk_analysis_get_moves (RbkAnalysis *self);
const RbkMixSpread  *rbk_analysis_get_spread (RbkAnalysis *self);
const GError        *rbk_analysis_get_error (RbkAnalysis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkAnalysis, rbk_analysis_unref)

G_END_DECLS
