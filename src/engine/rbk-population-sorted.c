/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-private.h"

#include <string.h>

/* The sorted values of a column, kept for the next percentile; with the mutex held. A column
 * that is the source's is sorted there, once for all that is made from it. */
static const gint64 *
get_sorted (RbkPopulation *self, RbkColumn column)
{
  if (self->source != NULL && self->columns[column] == self->source->columns[column])
    return rbk_population_get_sorted (self->source, column);
  if (self->sorted[column] == NULL && self->columns[column] != NULL)
    {
      self->sorted[column] = g_new (gint64, MAX (self->n_customers, 1));
      memcpy (self->sorted[column], self->columns[column], self->n_customers * sizeof (gint64));
      rbk_sort_values (self->sorted[column], self->n_customers);
      self->has_sorted = TRUE;
    }
  return self->sorted[column];
}

static gboolean
has_source_tokens (const RbkPopulation *self)
{
  static const RbkColumn tokens[] = { RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT, RBK_COLUMN_CACHE_READ,
                                      RBK_COLUMN_CACHE_WRITE };

  for (guint i = 0; self->source != NULL && i < G_N_ELEMENTS (tokens); i++)
    if (self->columns[tokens[i]] != self->source->columns[tokens[i]])
      return FALSE;
  return self->source != NULL;
}

static const gint64 *
get_sorted_tokens (RbkPopulation *self)
{
  if (has_source_tokens (self))
    return rbk_population_get_sorted_tokens (self->source);
  if (self->sorted_tokens == NULL)
    {
      self->sorted_tokens = rbk_population_dup_tokens (self);
      if (self->sorted_tokens != NULL)
        rbk_sort_values (self->sorted_tokens, self->n_customers);
      self->has_sorted = TRUE;
    }
  return self->sorted_tokens;
}

/*
 * rbk_population_get_sorted:
 * @self: a sealed population
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the values of a column, ascending; `NULL` where there
 *   is no such column
 */
const gint64 *
rbk_population_get_sorted (RbkPopulation *self, RbkColumn column)
{
  g_autoptr(GMutexLocker) locker = NULL;

  locker = g_mutex_locker_new (&self->mutex);
  return get_sorted (self, column);
}

/*
 * rbk_population_get_sorted_tokens:
 * @self: a sealed population
 *
 * Returns: (transfer none) (nullable): all tokens of each customer, ascending; `NULL` where
 *   there are none or a sum does not fit
 */
const gint64 *
rbk_population_get_sorted_tokens (RbkPopulation *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  locker = g_mutex_locker_new (&self->mutex);
  return get_sorted_tokens (self);
}

/**
 * rbk_population_get_percentile:
 * @self: a population
 * @column: a column
 * @percent: 0 to 100
 * @value: (out): the percentile, in calls, tokens or major units of money
 *
 * Finds a percentile of the customers by linear interpolation between order statistics
 * (type 7), exactly. The first call for a column sorts it.
 *
 * Returns: `FALSE` when there are no customers, no such column or no such percentile
 */
gboolean
rbk_population_get_percentile (RbkPopulation *self,
                               RbkColumn      column,
                               RbkDecimal     percent,
                               RbkDecimal    *value)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (column < RBK_N_COLUMNS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  return rbk_percentile_scaled (get_sorted (self, column), self->n_customers, percent,
                                column == RBK_COLUMN_COST ? RBK_NANO_RAW : RBK_DECIMAL_ONE_RAW,
                                value);
}

/**
 * rbk_population_get_tokens_percentile:
 * @self: a population
 * @percent: 0 to 100
 * @value: (out): the percentile, in tokens
 *
 * Finds a percentile of all the tokens of a customer: fresh input, cache reads, cache
 * writes and output together.
 *
 * Returns: `FALSE` when there are no customers, no tokens or no such percentile, or when
 *   the tokens of a customer are more than can be counted
 */
gboolean
rbk_population_get_tokens_percentile (RbkPopulation *self, RbkDecimal percent, RbkDecimal *value)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  return rbk_percentile_scaled (get_sorted_tokens (self), self->n_customers, percent,
                                RBK_DECIMAL_ONE_RAW, value);
}

/**
 * rbk_population_count_below:
 * @self: a sealed population
 * @column: a column
 * @value: a number of calls or tokens, or of major units of money
 *
 * Counts customers that have less of something than a number; the first call for a column
 * sorts it, and the next ones are quick.
 *
 * Returns: how many they are; none where there is no such column
 */
guint
rbk_population_count_below (RbkPopulation *self, RbkColumn column, double value)
{
  const gint64 *values;
  guint         low = 0, high;

  g_return_val_if_fail (self != NULL && column < RBK_N_COLUMNS, 0);

  values = rbk_population_get_sorted (self, column);
  high = values != NULL ? self->n_customers : 0;
  if (column == RBK_COLUMN_COST)
    value *= (double) RBK_NANO_PER_UNIT;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) values[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
