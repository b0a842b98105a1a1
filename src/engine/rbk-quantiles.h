/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/* Percentiles of numbers that come by twice, without keeping or sorting them all: the first time
 * they are counted in bins, the second time those in the bins that percentiles fall into are
 * kept. Few numbers are kept as they come by first. Exact. */
typedef struct _RbkQuantiles RbkQuantiles;

RbkQuantiles *rbk_quantiles_new (guint n_expected) G_GNUC_WARN_UNUSED_RESULT;
RbkQuantiles *rbk_quantiles_new_part (const RbkQuantiles *self) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_quantiles_free (RbkQuantiles *self);
void          rbk_quantiles_count (RbkQuantiles *self, gint64 value, gint64 weight);
void          rbk_quantiles_merge (RbkQuantiles *self, const RbkQuantiles *other);
gboolean      rbk_quantiles_prepare (RbkQuantiles *self, const guint *percents, guint n_percents);
void          rbk_quantiles_keep (RbkQuantiles *self, gint64 value, gint64 weight);
void          rbk_quantiles_join (RbkQuantiles *self, const RbkQuantiles *part);
guint64       rbk_quantiles_get_count (const RbkQuantiles *self);
gboolean      rbk_quantiles_get (RbkQuantiles *self, guint percent, RbkDecimal *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkQuantiles, rbk_quantiles_free)

G_END_DECLS
