/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-slices-private.h"

#include <string.h>

#include "rbk-date.h"

static gboolean
are_days (const RbkSlices *self)
{
  GDate day;

  for (guint i = 0; i < self->names->len; i++)
    if (!rbk_date_parse (g_ptr_array_index (self->names, i), &day, NULL))
      return FALSE;
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Days are written so that their texts sort as they do. */
static void
sort_days (RbkSlices *self)
{
  g_autofree guint *places = NULL;

  if (!are_days (self))
    return;

  g_ptr_array_sort (self->names, compare_names);
  places = g_new (guint, MAX (self->names->len, 1));
  for (guint i = 0; i < self->names->len; i++)
    {
      gpointer number = g_hash_table_lookup (self->numbers, g_ptr_array_index (self->names, i));

      places[GPOINTER_TO_UINT (number)] = i;
    }
  for (guint i = 0; i < self->n_cells; i++)
    self->cells[i].slice = places[self->cells[i].slice];
}

/* Orders cells by one of their numbers, which is less than a bound, and keeps the order of
 * equals. */
static void
order_by (
    const RbkSlices *self, const guint *from, guint *to, guint n_numbers, gboolean by_customer)
{
  g_autofree guint *starts = g_new0 (guint, (gsize) n_numbers + 1);

  for (guint i = 0; i < self->n_cells; i++)
    {
      const RbkSliceCell *cell = &self->cells[i];

      starts[(by_customer ? cell->customer : cell->slice) + (gsize) 1]++;
    }
  for (guint i = 0; i < n_numbers; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < self->n_cells; i++)
    {
      const RbkSliceCell *cell = &self->cells[from[i]];

      to[starts[by_customer ? cell->customer : cell->slice]++] = from[i];
    }
}

static void
apply_order (RbkSlices *self, const guint *order)
{
  RbkSliceCell *cells = g_new (RbkSliceCell, MAX (self->n_cells, 1));

  for (guint i = 0; i < self->n_cells; i++)
    cells[i] = self->cells[order[i]];
  g_free (self->cells);
  self->cells = cells;

  for (guint k = 0; k < RBK_N_COLUMNS; k++)
    if (self->columns[k] != NULL)
      {
        gint64 *values = g_new (gint64, MAX (self->n_cells, 1));

        for (guint i = 0; i < self->n_cells; i++)
          values[i] = self->columns[k][order[i]];
        g_free (self->columns[k]);
        self->columns[k] = values;
      }
  self->n_allocated = self->n_cells;
}

static void
sort_cells (RbkSlices *self)
{
  g_autofree guint *order = g_new (guint, MAX (self->n_cells, 1));
  g_autofree guint *by_slice = g_new (guint, MAX (self->n_cells, 1));
  guint             n_customers = 0;

  for (guint i = 0; i < self->n_cells; i++)
    {
      order[i] = i;
      n_customers = MAX (n_customers, self->cells[i].customer + 1);
    }
  order_by (self, order, by_slice, self->names->len, FALSE);
  order_by (self, by_slice, order, n_customers, TRUE);
  apply_order (self, order);
}

static void
add_up (RbkSlices *self)
{
  self->totals = g_new0 (RbkSliceTotal, MAX (self->names->len, 1));
  for (guint k = 0; k < RBK_N_COLUMNS; k++)
    for (guint i = 0; self->columns[k] != NULL && i < self->n_cells; i++)
      {
        RbkSliceTotal *total = &self->totals[self->cells[i].slice];

        if (__builtin_add_overflow (total->values[k], self->columns[k][i], &total->values[k]))
          total->is_too_large = TRUE;
      }
}

/**
 * rbk_slices_seal:
 * @self: slices
 *
 * Ends the building: cells are sorted by customer, then slice, and what is only needed for
 * building is freed. Slices that are all named by a day, `2026-06-14`, are put in the order
 * of their days, others stay in that in which they were added. From here on nothing changes,
 * and any thread may read.
 */
void
rbk_slices_seal (RbkSlices *self)
{
  g_return_if_fail (self != NULL);

  if (self->is_sealed)
    return;

  g_clear_pointer (&self->slots, g_free);
  sort_days (self);
  sort_cells (self);
  add_up (self);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  self->is_sealed = TRUE;
}
