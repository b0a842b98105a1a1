/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-batch.h"
#include "rbk-population-private.h"

/**
 * rbk_population_get_id_seed:
 * @self: a population that is being built
 *
 * Gets what ids are hashed with, see [func@id_set_hash].
 *
 * Returns: the seed
 */
guint64
rbk_population_get_id_seed (RbkPopulation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rbk_id_set_get_seed (self->ids);
}

/**
 * rbk_population_prefetch_id:
 * @self: a population that is being built
 * @hash: the hash of an id
 *
 * Says that a customer will be added in the next batch but one, see [func@id_set_prefetch].
 */
void
rbk_population_prefetch_id (RbkPopulation *self, guint32 hash)
{
  rbk_id_set_prefetch (self->ids, hash);
}

/**
 * rbk_population_add_customers:
 * @self: a population that is being built
 * @ids: (array length=n): what the file calls customers, with their hashes
 * @n: how many, up to `RBK_ID_BATCH`
 * @customers: (out caller-allocates) (array length=n): the number of each
 *
 * Does what [func@population_add_customer] does, for several customers in their order.
 */
void
rbk_population_add_customers (RbkPopulation *self, const RbkIdText *ids, guint n, guint *customers)
{
  guint n_ids;

  g_return_if_fail (self != NULL && !self->is_sealed && n <= RBK_ID_BATCH);

  rbk_id_set_add_batch (self->ids, ids, n, customers);
  n_ids = rbk_id_set_get_size (self->ids);
  if (n_ids > self->n_customers)
    rbk_population_take_in (self, n_ids);
}

static gboolean
add_row (
    RbkPopulation *self, guint customer, const RbkColumn *columns, guint n, const gint64 *values)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 *sum = &self->columns[columns[i]][customer];

      if (__builtin_add_overflow (*sum, values[i], sum))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_population_add_rows:
 * @self: a population that is being built
 * @customers: (array length=n): whom each row is of
 * @n: how many rows
 * @columns: (array length=n_columns): columns that the population has
 * @n_columns: how many
 * @values: (array): the values of the first row, one a column, then those of the next
 *
 * Adds rows to what customers have.
 *
 * Returns: how many rows were added: fewer than @n when a sum of the next one does not fit,
 *   and then the population is of no more use
 */
guint
rbk_population_add_rows (RbkPopulation   *self,
                         const guint     *customers,
                         guint            n,
                         const RbkColumn *columns,
                         guint            n_columns,
                         const gint64    *values)
{
  g_return_val_if_fail (self != NULL && !self->is_sealed, 0);

  for (guint k = 0; k < n_columns; k++)
    for (guint i = 0; i < n; i++)
      __builtin_prefetch (&self->columns[columns[k]][customers[i]], 1);
  for (guint i = 0; i < n; i++)
    if (!add_row (self, customers[i], columns, n_columns, values + (gsize) i * n_columns))
      return i;
  return n;
}
