/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-amounts.h"

#include <string.h>

static const RbkColumn token_columns[] = { RBK_COLUMN_INPUT, RBK_COLUMN_CACHE_READ,
                                           RBK_COLUMN_CACHE_WRITE, RBK_COLUMN_OUTPUT };

/* Of the columns above those that are added up: output comes last. */
static guint
count_summed (RbkAmount amount)
{
  return amount == RBK_AMOUNT_INPUT_TOKENS ? 3 : amount == RBK_AMOUNT_TOKENS ? 4 : 0;
}

/* Adds up the tokens of each customer; NULL when there are none or a sum does not fit. */
static gint64 *
add_up (RbkPopulation *self, guint n_columns)
{
  g_autofree gint64 *sums = g_new0 (gint64, MAX (self->n_customers, 1));
  gboolean           has_tokens = FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      const gint64 *column = self->columns[token_columns[i]];

      has_tokens = has_tokens || column != NULL;
      for (guint k = 0; column != NULL && k < self->n_customers; k++)
        if (__builtin_add_overflow (sums[k], column[k], &sums[k]))
          return NULL;
    }
  return has_tokens ? g_steal_pointer (&sums) : NULL;
}

static gint64 *
dup_values (RbkPopulation *self, RbkAmount amount)
{
  guint n_summed = count_summed (amount);

  if (n_summed > 0)
    return add_up (self, n_summed);
  if (self->columns[amount] == NULL)
    return NULL;
  return self->n_customers > 0
             ? g_memdup2 (self->columns[amount], self->n_customers * sizeof (gint64))
             : g_new (gint64, 1);
}

/* Whether an amount is what the source's customers have. */
static gboolean
is_source_amount (const RbkPopulation *self, RbkAmount amount)
{
  guint n_summed = count_summed (amount);

  if (self->source == NULL || n_summed == 0)
    return self->source != NULL && self->columns[amount] == self->source->columns[amount];
  for (guint i = 0; i < n_summed; i++)
    if (self->columns[token_columns[i]] != self->source->columns[token_columns[i]])
      return FALSE;
  return TRUE;
}

/*
 * rbk_population_get_sorted:
 * @self: a sealed population
 * @amount: what of its customers
 *
 * Sorts customers, once: for the next percentile it is kept. What is the source's is sorted
 * there, once for all that is made from it.
 *
 * Returns: (transfer none) (nullable): what customers have, ascending; `NULL` where that is
 *   not known or does not fit
 */
const RbkSorted *
rbk_population_get_sorted (RbkPopulation *self, RbkAmount amount)
{
  g_autoptr(GMutexLocker) locker = NULL;

  if (is_source_amount (self, amount))
    return rbk_population_get_sorted (self->source, amount);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->sorted[amount] == NULL)
    {
      gint64 *values = dup_values (self, amount);

      if (values != NULL)
        self->sorted[amount] = rbk_sorted_new (values, self->weights, self->n_customers);
      self->has_sorted = TRUE;
    }
  return self->sorted[amount];
}

/*
 * rbk_population_get_amount_percentile:
 * @self: a population
 * @amount: what of its customers
 * @percent: 0 to 100
 * @value: (out): the percentile, in calls, tokens or major units of money
 *
 * Does what [func@population_get_percentile] does, also for tokens together.
 *
 * Returns: `FALSE` when there are no customers, nothing is known or no such percentile is
 */
gboolean
rbk_population_get_amount_percentile (RbkPopulation *self,
                                      RbkAmount      amount,
                                      RbkDecimal     percent,
                                      RbkDecimal    *value)
{
  return rbk_sorted_get_percentile (rbk_population_get_sorted (self, amount), percent,
                                    amount == RBK_AMOUNT_COST ? RBK_NANO_RAW : RBK_DECIMAL_ONE_RAW,
                                    value);
}

/*
 * rbk_population_count_amount_below:
 * @self: a sealed population
 * @amount: what of its customers
 * @value: a number of calls or tokens, or of major units of money
 *
 * Does what [func@population_count_below] does, also for tokens together.
 *
 * Returns: how many customers have less
 */
guint64
rbk_population_count_amount_below (RbkPopulation *self, RbkAmount amount, double value)
{
  const RbkSorted *sorted = rbk_population_get_sorted (self, amount);
  double           unit = amount == RBK_AMOUNT_COST ? (double) RBK_NANO_PER_UNIT : 1.0;

  return sorted != NULL ? rbk_sorted_count_before (sorted, rbk_sorted_find (sorted, unit, value))
                        : 0;
}

/**
 * rbk_population_get_percentile:
 * @self: a population
 * @column: a column
 * @percent: 0 to 100
 * @value: (out): the percentile, in calls, tokens or major units of money
 *
 * Finds a percentile of the customers by linear interpolation between order statistics
 * (type 7), exactly. The first call for a column sorts it. Customers that share an entry are
 * counted one by one.
 *
 * Returns: `FALSE` when there are no customers, no such column or no such percentile, or
 *   when the customers are too many to be ranked
 */
gboolean
rbk_population_get_percentile (RbkPopulation *self,
                               RbkColumn      column,
                               RbkDecimal     percent,
                               RbkDecimal    *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (column < RBK_N_COLUMNS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return rbk_population_get_amount_percentile (self, (RbkAmount) column, percent, value);
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
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return rbk_population_get_amount_percentile (self, RBK_AMOUNT_TOKENS, percent, value);
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
guint64
rbk_population_count_below (RbkPopulation *self, RbkColumn column, double value)
{
  g_return_val_if_fail (self != NULL && column < RBK_N_COLUMNS, 0);

  return rbk_population_count_amount_below (self, (RbkAmount) column, value);
}
