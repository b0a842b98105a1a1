/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/* More customers than this have no percentiles: their ranks can't be computed exactly. */
#define RBK_SORTED_MAX_COUNT (G_GUINT64_CONSTANT (1) << 53)

/* What customers have of something, ascending. An entry may stand for several customers, who
 * are counted as if each were written out. */
typedef struct
{
  gint64  *values; /* (owned) n of them */
  guint64 *ends;   /* (owned) (nullable) customers up to each entry, with it; else one an entry */
  guint    n;
  guint64  count; /* of customers */
} RbkSorted;

void rbk_sort_values (gint64 *values, guint n);
void rbk_sort_weighted (gint64 *values, gint64 *weights, guint n);

RbkSorted *rbk_sorted_new (gint64       *values,
                           const gint64 *weights,
                           guint         n) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_sorted_free (RbkSorted *self);

guint    rbk_sorted_find (const RbkSorted *self, double unit, double bound);
gint64   rbk_sorted_get (const RbkSorted *self, guint64 rank);
void     rbk_sorted_add_up (const RbkSorted *self, double *total, double *top);
gint64  *rbk_sorted_write_out (const RbkSorted *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_sorted_get_percentile (const RbkSorted *self,
                                    RbkDecimal       percent,
                                    __int128         unit_raw,
                                    RbkDecimal      *value);

/* How many customers come before an entry. */
static inline guint64
rbk_sorted_count_before (const RbkSorted *self, guint entry)
{
  return entry == 0 ? 0 : self->ends != NULL ? self->ends[entry - 1] : entry;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkSorted, rbk_sorted_free)

G_END_DECLS
