/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-parts.h"

#include "rbk-population-amounts.h"
#include "rbk-slices-private.h"

/**
 * rbk_population_get_id_bytes:
 * @self: a sealed population
 * @n_bytes: (out): how many bytes there are
 *
 * Gets the ids of all customers, a NUL behind each.
 *
 * Returns: (transfer none) (nullable): the bytes
 */
const char *
rbk_population_get_id_bytes (RbkPopulation *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL && self->is_sealed && n_bytes != NULL, NULL);

  return rbk_id_set_get_bytes (self->ids, n_bytes);
}

static gboolean
are_plans (const guint *plans, guint n, guint n_plans)
{
  guint last = 0;

  for (guint i = 0; plans != NULL && i < n; i++)
    last = MAX (last, plans[i]);
  return last <= n_plans;
}

/**
 * rbk_population_new_from_parts:
 * @id_bytes: (transfer full) (nullable) (array length=n_bytes): the ids, a NUL behind each
 * @n_bytes: how many bytes that is
 * @n_customers: how many customers there are
 * @columns: (array fixed-size=6) (transfer full): what they have, or `NULL` for no such column
 * @plans: (transfer full) (nullable): as [func@population_get_plans] has them
 * @plan_names: (transfer full) (nullable): the names of these plans
 *
 * Puts a population together. Everything is looked at, as it may come from anywhere.
 *
 * Returns: (transfer full) (nullable): the population, sealed; `NULL` when the parts don't fit
 */
RbkPopulation *
rbk_population_new_from_parts (char      *id_bytes,
                               gsize      n_bytes,
                               guint      n_customers,
                               gint64    *columns[RBK_N_COLUMNS],
                               guint     *plans,
                               GPtrArray *plan_names)
{
  RbkPopulation *self = rbk_population_new ();
  guint          n_plans = plan_names != NULL ? plan_names->len : 0;

  rbk_id_set_free (self->ids);
  self->ids = rbk_id_set_new_from_bytes (id_bytes, n_bytes, n_customers);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    self->columns[i] = columns[i];
  self->plans = plans;
  self->plan_names = plan_names;
  self->n_customers = self->n_allocated = n_customers;
  self->is_sealed = TRUE;
  if (self->ids != NULL && are_plans (plans, n_customers, n_plans))
    return self;

  rbk_population_unref (self);
  return NULL;
}

static gboolean
are_cells (const RbkSliceCell *cells, guint n, guint n_customers, guint n_slices)
{
  for (guint i = 0; i < n; i++)
    {
      if (cells[i].customer >= n_customers || cells[i].slice >= n_slices)
        return FALSE;
      if (i > 0 &&
          (cells[i].customer < cells[i - 1].customer ||
           (cells[i].customer == cells[i - 1].customer && cells[i].slice <= cells[i - 1].slice)))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_slices_new_from_parts:
 * @names: (transfer full) (element-type utf8): what the slices are called
 * @cells: (transfer full) (array length=n_cells): the cells, by customer, then slice
 * @n_cells: how many there are
 * @columns: (array fixed-size=6) (transfer full): their values, or `NULL` for no such column
 * @n_customers: how many customers there are
 *
 * Puts slices together. Everything is looked at, as it may come from anywhere.
 *
 * Returns: (transfer full) (nullable): the slices, sealed; `NULL` when the parts don't fit
 */
RbkSlices *
rbk_slices_new_from_parts (GPtrArray    *names,
                           RbkSliceCell *cells,
                           guint         n_cells,
                           gint64       *columns[RBK_N_COLUMNS],
                           guint         n_customers)
{
  RbkSlices *self = rbk_slices_new ();

  g_ptr_array_unref (self->names);
  self->names = names;
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  self->cells = cells;
  self->n_cells = self->n_allocated = n_cells;
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    self->columns[i] = columns[i];
  if (are_cells (cells, n_cells, n_customers, names->len))
    {
      rbk_slices_add_up (self);
      self->is_sealed = TRUE;
      return self;
    }

  rbk_slices_unref (self);
  return NULL;
}
