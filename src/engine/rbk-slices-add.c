/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-large.h"
#include "rbk-slices-private.h"

#include <string.h>

#define FIRST_CELLS 256

/* Where to begin looking for a cell: the bits of both numbers, mixed. */
static guint
get_slot (const RbkSlices *self, guint customer, guint slice)
{
  guint64 key = ((guint64) customer << 32) | slice;

  key *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (key >> 32) & (self->n_slots - 1);
}

static void
put_cell (RbkSlices *self, guint cell)
{
  guint slot = get_slot (self, self->cells[cell].customer, self->cells[cell].slice);

  while (self->slots[slot] != RBK_SLICES_NO_CELL)
    slot = (slot + 1) & (self->n_slots - 1);
  self->slots[slot] = cell;
}

/* The table is twice as large as the cells, a power of two both. */
static void
grow (RbkSlices *self)
{
  guint n_old = self->n_allocated;

  self->n_allocated = n_old > 0 ? n_old * 2 : FIRST_CELLS;
  self->cells = rbk_large_renew (self->cells, n_old * sizeof (RbkSliceCell),
                                 self->n_allocated * sizeof (RbkSliceCell));
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (self->columns[i] != NULL)
      {
        self->columns[i] = rbk_large_renew (self->columns[i], n_old * sizeof (gint64),
                                            self->n_allocated * sizeof (gint64));
        memset (self->columns[i] + n_old, 0, (self->n_allocated - n_old) * sizeof (gint64));
      }

  g_free (self->slots);
  self->n_slots = self->n_allocated * 2;
  self->slots = rbk_large_renew (NULL, 0, self->n_slots * sizeof (guint));
  memset (self->slots, 0xff, self->n_slots * sizeof (guint));
  for (guint i = 0; i < self->n_cells; i++)
    put_cell (self, i);
}

static gboolean
is_cell (const RbkSlices *self, guint cell, guint customer, guint slice)
{
  return cell != RBK_SLICES_NO_CELL && self->cells[cell].customer == customer &&
         self->cells[cell].slice == slice;
}

/* The cell of a customer in a slice, added where it is new; none when there are too many.
 * Records come with several values for one cell, so the last one is tried first. */
static guint
find_cell (RbkSlices *self, guint customer, guint slice)
{
  guint slot;

  if (is_cell (self, self->last, customer, slice))
    return self->last;
  if (self->n_cells == self->n_allocated)
    {
      if (self->n_allocated > G_MAXUINT / 4)
        return RBK_SLICES_NO_CELL;
      grow (self);
    }

  slot = get_slot (self, customer, slice);
  while (self->slots[slot] != RBK_SLICES_NO_CELL)
    {
      if (is_cell (self, self->slots[slot], customer, slice))
        return self->last = self->slots[slot];
      slot = (slot + 1) & (self->n_slots - 1);
    }
  self->slots[slot] = self->n_cells;
  self->cells[self->n_cells] = (RbkSliceCell){ .customer = customer, .slice = slice };
  return self->last = self->n_cells++;
}

static gboolean
add_to_cell (RbkSlices *self, guint cell, RbkColumn column, gint64 value)
{
  gint64 sum;

  if (self->columns[column] == NULL)
    self->columns[column] = g_new0 (gint64, self->n_allocated);
  if (__builtin_add_overflow (self->columns[column][cell], value, &sum))
    return FALSE;
  self->columns[column][cell] = sum;
  return TRUE;
}

/**
 * rbk_slices_add:
 * @self: slices that are being built
 * @customer: the customer's place in the population
 * @slice: the number of a slice
 * @column: a column
 * @value: what to add: a count, or nano-units of money
 *
 * Adds to what a customer has in a slice. A cell is there from the first addition on, be it
 * of nothing.
 *
 * Returns: `FALSE` when the sum does not fit, or the cells are more than can be counted; the
 *   old value stays
 */
gboolean
rbk_slices_add (RbkSlices *self, guint customer, guint slice, RbkColumn column, gint64 value)
{
  guint cell;

  g_return_val_if_fail (self != NULL && !self->is_sealed, FALSE);
  g_return_val_if_fail (slice < self->names->len && column < RBK_N_COLUMNS, FALSE);
  g_return_val_if_fail (customer < G_MAXUINT, FALSE);

  cell = find_cell (self, customer, slice);
  return cell != RBK_SLICES_NO_CELL && add_to_cell (self, cell, column, value);
}

/**
 * rbk_slices_add_row:
 * @self: slices that are being built
 * @customer: the customer's place in the population
 * @slice: the number of a slice
 * @values: (array fixed-size=6): what to add in each column
 *
 * Does what [func@slices_add] does for the columns that have something to be added.
 *
 * Returns: `FALSE` when a sum does not fit, or the cells are more than can be counted
 */
gboolean
rbk_slices_add_row (RbkSlices   *self,
                    guint        customer,
                    guint        slice,
                    const gint64 values[RBK_N_COLUMNS])
{
  guint cell = RBK_SLICES_NO_CELL;

  g_return_val_if_fail (self != NULL && !self->is_sealed && slice < self->names->len, FALSE);

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    {
      if (values[i] == 0)
        continue;
      if (cell == RBK_SLICES_NO_CELL)
        cell = find_cell (self, customer, slice);
      if (cell == RBK_SLICES_NO_CELL || !add_to_cell (self, cell, (RbkColumn) i, values[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_slices_prefetch:
 * @self: slices that are being built
 * @customer: the customer's place in the population
 * @slice: the number of a slice
 *
 * Asks for the memory that finding a cell begins with. For many rows it pays to ask for that of
 * all of them, then for the cells, then to add them.
 */
void
rbk_slices_prefetch (RbkSlices *self, guint customer, guint slice)
{
  if (self->slots != NULL)
    __builtin_prefetch (&self->slots[get_slot (self, customer, slice)]);
}

/**
 * rbk_slices_prefetch_cell:
 * @self: slices that are being built
 * @customer: the customer's place in the population
 * @slice: the number of a slice
 *
 * Asks for the memory of a cell, if it is there.
 */
void
rbk_slices_prefetch_cell (RbkSlices *self, guint customer, guint slice)
{
  guint cell =
      self->slots != NULL ? self->slots[get_slot (self, customer, slice)] : RBK_SLICES_NO_CELL;

  if (cell == RBK_SLICES_NO_CELL)
    return;
  __builtin_prefetch (&self->cells[cell]);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (self->columns[i] != NULL)
      __builtin_prefetch (&self->columns[i][cell], 1);
}

/**
 * rbk_slices_subtract:
 * @self: slices that are being built
 * @from: a column
 * @column: another one
 *
 * Takes what is in one column out of another, in all cells, where anything is in that. What
 * would be below nothing is nothing.
 */
void
rbk_slices_subtract (RbkSlices *self, RbkColumn from, RbkColumn column)
{
  g_return_if_fail (self != NULL && !self->is_sealed);
  g_return_if_fail (from < RBK_N_COLUMNS && column < RBK_N_COLUMNS);

  if (self->columns[from] == NULL || self->columns[column] == NULL)
    return;
  for (guint i = 0; i < self->n_cells; i++)
    self->columns[from][i] = MAX (0, self->columns[from][i] - self->columns[column][i]);
}
