/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-slices-private.h"

#include <string.h>

/**
 * rbk_slices_new:
 *
 * Makes slices without cells, to be built.
 *
 * Returns: (transfer full): the slices
 */
RbkSlices *
rbk_slices_new (void)
{
  RbkSlices *self = g_new0 (RbkSlices, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->last = RBK_SLICES_NO_CELL;
  return self;
}

/**
 * rbk_slices_ref:
 * @self: slices
 *
 * Takes a reference; from any thread.
 *
 * Returns: (transfer full): @self
 */
RbkSlices *
rbk_slices_ref (RbkSlices *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rbk_slices_unref:
 * @self: (transfer full): slices
 *
 * Gives a reference back; from any thread.
 */
void
rbk_slices_unref (RbkSlices *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    g_free (self->columns[i]);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_ptr_array_unref (self->names);
  g_free (self->cells);
  g_free (self->slots);
  g_free (self->totals);
  g_free (self);
}

/**
 * rbk_slices_add_slice:
 * @self: slices that are being built
 * @name: a day, a model
 *
 * Looks a slice up by its name, and adds it where it is new.
 *
 * Returns: the slice's number, from 0, in the order in which they were added; sealing may
 *   order them anew
 */
guint
rbk_slices_add_slice (RbkSlices *self, const char *name)
{
  gpointer number;
  char    *own;

  g_return_val_if_fail (self != NULL && !self->is_sealed, 0);
  g_return_val_if_fail (name != NULL, 0);

  if (g_hash_table_lookup_extended (self->numbers, name, NULL, &number))
    return GPOINTER_TO_UINT (number);

  own = g_strdup (name);
  g_hash_table_insert (self->numbers, own, GUINT_TO_POINTER (self->names->len));
  g_ptr_array_add (self->names, own);
  return self->names->len - 1;
}

/**
 * rbk_slices_get_n_slices:
 * @self: slices
 *
 * Returns: how many slices there are
 */
guint
rbk_slices_get_n_slices (RbkSlices *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->names->len;
}

/**
 * rbk_slices_get_name:
 * @self: slices
 * @slice: the number of a slice
 *
 * Returns: (transfer none): its name
 */
const char *
rbk_slices_get_name (RbkSlices *self, guint slice)
{
  g_return_val_if_fail (self != NULL && slice < self->names->len, NULL);

  return g_ptr_array_index (self->names, slice);
}

/**
 * rbk_slices_get_cells:
 * @self: sealed slices
 * @n_cells: (out): how many cells there are
 *
 * Returns: (transfer none) (array length=n_cells): the cells, by customer, then slice
 */
const RbkSliceCell *
rbk_slices_get_cells (RbkSlices *self, guint *n_cells)
{
  g_return_val_if_fail (self != NULL && self->is_sealed && n_cells != NULL, NULL);

  *n_cells = self->n_cells;
  return self->cells;
}

/**
 * rbk_slices_get_column:
 * @self: sealed slices
 * @column: a column
 *
 * Returns: (transfer none) (nullable): one value for each cell, counts or nano-units of
 *   money; `NULL` when nothing was added to the column
 */
const gint64 *
rbk_slices_get_column (RbkSlices *self, RbkColumn column)
{
  g_return_val_if_fail (self != NULL && self->is_sealed, NULL);
  g_return_val_if_fail (column < RBK_N_COLUMNS, NULL);

  return self->columns[column];
}

/* The first cell of a customer that is not below one. */
static guint
find_first (const RbkSlices *self, guint64 customer)
{
  guint low = 0, high = self->n_cells;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->cells[middle].customer < customer)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * rbk_slices_find_customer:
 * @self: sealed slices
 * @customer: the customer's place in the population
 * @n_cells: (out): how many cells it has
 *
 * Returns: the first of its cells
 */
guint
rbk_slices_find_customer (RbkSlices *self, guint customer, guint *n_cells)
{
  guint first;

  g_return_val_if_fail (self != NULL && self->is_sealed && n_cells != NULL, 0);

  first = find_first (self, customer);
  *n_cells = find_first (self, (guint64) customer + 1) - first;
  return first;
}

/**
 * rbk_slices_get_total:
 * @self: sealed slices
 * @slice: the number of a slice
 * @values: (out caller-allocates) (array fixed-size=6): what all customers used in it
 *
 * Returns: `FALSE` when a sum does not fit
 */
gboolean
rbk_slices_get_total (RbkSlices *self, guint slice, gint64 values[RBK_N_COLUMNS])
{
  g_return_val_if_fail (self != NULL && self->is_sealed && slice < self->names->len, FALSE);

  memcpy (values, self->totals[slice].values, sizeof self->totals[slice].values);
  return !self->totals[slice].is_too_large;
}
