/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-slices.h"

G_BEGIN_DECLS

/**
 * RbkSliceGrid:
 *
 * Slices on their way, with room for every customer in every slice: a cell is found by counting
 * alone, and takes four bytes a column while its sums are small. It pays where most customers
 * have something in most slices.
 */
typedef struct _RbkSliceGrid RbkSliceGrid;

RbkSliceGrid *rbk_slice_grid_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_slice_grid_free (RbkSliceGrid *self);

void     rbk_slice_grid_prefetch (RbkSliceGrid *self, guint customer, guint slice);
gboolean rbk_slice_grid_add_row (RbkSliceGrid *self,
                                 guint         customer,
                                 guint         slice,
                                 const gint64  values[RBK_N_COLUMNS]);
gboolean rbk_slices_take_grid (RbkSlices *self, RbkSliceGrid *grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkSliceGrid, rbk_slice_grid_free)

G_END_DECLS
