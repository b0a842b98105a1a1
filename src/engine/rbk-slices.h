/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"

G_BEGIN_DECLS

/**
 * RbkSlices:
 *
 * What customers used, cut along something: a slice for each day, or for each model. Sparse:
 * a cell is there only where a customer used something in a slice. Reference counted and
 * immutable once sealed, so it can cross threads.
 *
 * Values are kept in columns, as those of a population are, and only in columns that
 * something was added to: ten million cells of calls and two kinds of tokens are 320 MB.
 */
typedef struct _RbkSlices RbkSlices;

/**
 * RbkSliceCell:
 * @customer: the customer's place in the population
 * @slice: which slice
 *
 * That a customer used something in a slice.
 */
typedef struct
{
  guint customer, slice;
} RbkSliceCell;

RbkSlices *rbk_slices_new (void) G_GNUC_WARN_UNUSED_RESULT;
RbkSlices *rbk_slices_ref (RbkSlices *self);
void       rbk_slices_unref (RbkSlices *self);

/* While they are being built. */
guint    rbk_slices_add_slice (RbkSlices *self, const char *name);
gboolean rbk_slices_add (
    RbkSlices *self, guint customer, guint slice, RbkColumn column, gint64 value);
void     rbk_slices_prefetch (RbkSlices *self, guint customer, guint slice);
void     rbk_slices_prefetch_cell (RbkSlices *self, guint customer, guint slice);
gboolean rbk_slices_add_row (RbkSlices   *self,
                             guint        customer,
                             guint        slice,
                             const gint64 values[RBK_N_COLUMNS]);
void     rbk_slices_subtract (RbkSlices *self, RbkColumn from, RbkColumn column);
void     rbk_slices_seal (RbkSlices *self);

guint               rbk_slices_get_n_slices (RbkSlices *self);
const char         *rbk_slices_get_name (RbkSlices *self, guint slice);
const RbkSliceCell *rbk_slices_get_cells (RbkSlices *self, guint *n_cells);
const gint64       *rbk_slices_get_column (RbkSlices *self, RbkColumn column);
guint               rbk_slices_find_customer (RbkSlices *self, guint customer, guint *n_cells);
gboolean rbk_slices_get_total (RbkSlices *self, guint slice, gint64 values[RBK_N_COLUMNS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkSlices, rbk_slices_unref)

G_END_DECLS
