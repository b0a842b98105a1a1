/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-optimise.h"

G_BEGIN_DECLS

/**
 * RbkOptimiseRun:
 *
 * A search for the best prices beside the window: what it was asked, of which state of the book,
 * and how far it is.
 */
typedef struct _RbkOptimiseRun RbkOptimiseRun;

RbkOptimiseRun *rbk_optimise_run_new (RbkAnalysis           *analysis,
                                      const RbkOptimiseTask *task) G_GNUC_WARN_UNUSED_RESULT;
RbkOptimiseRun *rbk_optimise_run_ref (RbkOptimiseRun *self);
void            rbk_optimise_run_unref (RbkOptimiseRun *self);

RbkAnalysis  *rbk_optimise_run_get_analysis (RbkOptimiseRun *self);
double        rbk_optimise_run_get_fraction (RbkOptimiseRun *self);
void          rbk_optimise_run_cancel (RbkOptimiseRun *self);
void          rbk_optimise_run_start (RbkOptimiseRun     *self,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
RbkOptimum   *rbk_optimise_run_finish (RbkOptimiseRun *self,
                                       GAsyncResult   *result,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
const GArray *rbk_optimise_run_get_trace (RbkOptimiseRun *self, guint change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkOptimiseRun, rbk_optimise_run_unref)

G_END_DECLS
