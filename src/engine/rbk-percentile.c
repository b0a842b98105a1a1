/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-amounts.h"

/**
 * rbk_percentile:
 * @sorted: (array length=n): ascending numbers
 * @n: how many
 * @percent: 0 to 100
 * @value: (out): the percentile
 *
 * Finds a percentile by linear interpolation between order statistics (type 7): the
 * number at the rank (n - 1) x percent / 100, counted from 0. Exact but for a rounding
 * at the 18th decimal.
 *
 * Returns: `FALSE` when there are no numbers or no such percentile
 */
gboolean
rbk_percentile (const gint64 *sorted, guint n, RbkDecimal percent, RbkDecimal *value)
{
  RbkSorted all = { .values = (gint64 *) sorted, .n = n, .count = n };

  g_return_val_if_fail (sorted != NULL || n == 0, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return rbk_sorted_get_percentile (&all, percent, RBK_DECIMAL_ONE_RAW, value);
}

/**
 * rbk_population_get_total:
 * @self: a population
 * @column: a column
 *
 * Adds up a column over all customers.
 *
 * Returns: the sum, in calls, tokens or major units of money; zero without such a
 *   column, the invalid decimal when it does not fit
 */
RbkDecimal
rbk_population_get_total (RbkPopulation *self, RbkColumn column)
{
  const gint64 *values = rbk_population_get_column (self, column);
  const gint64 *weights = rbk_population_get_weights (self);
  guint         n = rbk_population_get_size (self);
  __int128      sum = 0, unit, limit;

  for (guint i = 0; values != NULL && i < n; i++)
    if (__builtin_add_overflow (sum, (__int128) values[i] * (weights != NULL ? weights[i] : 1),
                                &sum))
      return RBK_DECIMAL_INVALID;

  unit = column == RBK_COLUMN_COST ? RBK_NANO_RAW : RBK_DECIMAL_ONE_RAW;
  limit = ~RBK_DECIMAL_INVALID_RAW / unit;
  if (sum > limit || sum < -limit)
    return RBK_DECIMAL_INVALID;
  return (RbkDecimal){ .raw = sum * unit };
}
