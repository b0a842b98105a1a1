/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-slices-private.h"

#include <string.h>

#include "rbk-date.h"

/* Up to so many cells are ordered by moving each to its place. */
#define MAX_SHORT_RUN 32

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

/* Orders cells by customer, and keeps the order of equals. `starts` has two more numbers than
 * there are customers; afterwards the cells of customer i begin where starts[i] says. */
static void
order_by_customer (const RbkSlices *self, guint *order, guint *starts, guint n_customers)
{
  for (guint i = 0; i < self->n_cells; i++)
    starts[self->cells[i].customer + (gsize) 2]++;
  for (gsize i = 0; i < n_customers; i++)
    starts[i + 2] += starts[i + 1];
  for (guint i = 0; i < self->n_cells; i++)
    order[starts[self->cells[i].customer + (gsize) 1]++] = i;
}

static int
compare_slices (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RbkSliceCell *cells = user_data;
  guint               first = cells[*(const guint *) a].slice;
  guint               second = cells[*(const guint *) b].slice;

  return first < second ? -1 : first > second;
}

/* Orders the cells of a customer, which are few, and mostly in order already. */
static void
order_run (const RbkSlices *self, guint *order, guint n)
{
  if (n > MAX_SHORT_RUN)
    {
      g_qsort_with_data (order, (int) n, sizeof *order, compare_slices, self->cells);
      return;
    }
  for (guint i = 1; i < n; i++)
    {
      guint cell = order[i], slice = self->cells[cell].slice, k = i;

      for (; k > 0 && self->cells[order[k - 1]].slice > slice; k--)
        order[k] = order[k - 1];
      order[k] = cell;
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

/* By customer, then slice. */
static gboolean
are_in_order (const RbkSlices *self)
{
  const RbkSliceCell *cells = self->cells;

  for (guint i = 1; i < self->n_cells; i++)
    if (cells[i].customer < cells[i - 1].customer ||
        (cells[i].customer == cells[i - 1].customer && cells[i].slice < cells[i - 1].slice))
      return FALSE;
  return TRUE;
}

/* Gives back the room for more cells. */
static void
trim (RbkSlices *self)
{
  gsize n = MAX (self->n_cells, 1);

  if (self->n_allocated <= self->n_cells)
    return;
  self->cells = g_realloc (self->cells, n * sizeof *self->cells);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (self->columns[i] != NULL)
      self->columns[i] = g_realloc (self->columns[i], n * sizeof (gint64));
  self->n_allocated = self->n_cells;
}

static void
sort_cells (RbkSlices *self)
{
  g_autofree guint *order = NULL;
  g_autofree guint *starts = NULL;
  guint             n_customers = 0;

  if (are_in_order (self))
    {
      trim (self);
      return;
    }

  order = g_new (guint, MAX (self->n_cells, 1));
  for (guint i = 0; i < self->n_cells; i++)
    n_customers = MAX (n_customers, self->cells[i].customer + 1);
  starts = g_new0 (guint, (gsize) n_customers + 2);
  order_by_customer (self, order, starts, n_customers);
  for (gsize i = 0; i < n_customers; i++)
    order_run (self, order + starts[i], starts[i + 1] - starts[i]);
  apply_order (self, order);
}

/*
 * rbk_slices_add_up:
 * @self: slices whose cells are sorted
 *
 * Adds up what there is in each slice.
 */
void
rbk_slices_add_up (RbkSlices *self)
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
  rbk_slices_add_up (self);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  self->is_sealed = TRUE;
}
