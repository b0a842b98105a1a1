/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-batch.h"
#include "rbk-population-amounts.h"

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
 * rbk_population_find_customers:
 * @self: a population that is being built
 * @ids: (array length=n): what the file calls customers, with their hashes
 * @n: how many, up to `RBK_ID_BATCH`
 * @customers: (out caller-allocates) (array length=n): the number of each
 *
 * Numbers customers in their order, and notes the ids of those that are new: they are to be
 * added by [func@population_add_customers]. Nothing but ids is looked at, so that meanwhile
 * another thread may add rows of customers that are added.
 *
 * Returns: how many customers there are with these
 */
guint
rbk_population_find_customers (RbkPopulation *self, const RbkIdText *ids, guint n, guint *customers)
{
  g_return_val_if_fail (self != NULL && n <= RBK_ID_BATCH, 0);

  rbk_id_set_add_batch (self->ids, ids, n, customers);
  return rbk_id_set_get_size (self->ids);
}

/**
 * rbk_population_add_customers:
 * @self: a population that is being built
 * @n_customers: how many there are to be, as [func@population_find_customers] says
 *
 * Adds customers whose ids are noted, with zeros in every column.
 */
void
rbk_population_add_customers (RbkPopulation *self, guint n_customers)
{
  g_return_if_fail (self != NULL && !self->is_sealed);

  if (n_customers > self->n_customers)
    rbk_population_take_in (self, n_customers);
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
