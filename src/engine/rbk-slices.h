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
 */
typedef struct _RbkSlices RbkSlices;

/**
 * RbkSliceCell:
 * @customer: the customer's place in the population
 * @slice: which slice
 * @values: (array fixed-size=6): as the columns of a population, costs in nano-units
 *
 * What one customer used in one slice.
 */
typedef struct
{
  guint  customer, slice;
  gint64 values[RBK_N_COLUMNS];
} RbkSliceCell;

RbkSlices *rbk_slices_new (void) G_GNUC_WARN_UNUSED_RESULT;
RbkSlices *rbk_slices_ref (RbkSlices *self);
void       rbk_slices_unref (RbkSlices *self);

/* While they are being built. */
guint    rbk_slices_add_slice (RbkSlices *self, const char *name);
gboolean rbk_slices_add (
    RbkSlices *self, guint customer, guint slice, RbkColumn column, gint64 value);
void rbk_slices_seal (RbkSlices *self);

/* Slices keep the order in which they were named until sealing sorts those of days. */
guint               rbk_slices_get_n_slices (RbkSlices *self);
const char         *rbk_slices_get_name (RbkSlices *self, guint slice);
const RbkSliceCell *rbk_slices_get_cells (RbkSlices *self,
                                          guint     *n_cells); /* by customer, then slice */
void rbk_slices_get_total (RbkSlices *self, guint slice, gint64 values[RBK_N_COLUMNS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkSlices, rbk_slices_unref)

G_END_DECLS
