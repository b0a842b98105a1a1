/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-private.h"

#include <stdlib.h>
#include <string.h>

#define DIGIT_BITS 8
#define N_DIGITS 256
#define N_PASSES 8
#define MIN_RADIX 256

static const RbkColumn token_columns[] = {
  RBK_COLUMN_INPUT,
  RBK_COLUMN_OUTPUT,
  RBK_COLUMN_CACHE_READ,
  RBK_COLUMN_CACHE_WRITE,
};

static int
compare_values (const void *a, const void *b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* With the sign turned over, negative numbers come first as unsigned ones do. */
static guint
get_digit (gint64 value, guint pass)
{
  guint64 key = (guint64) value ^ (G_GUINT64_CONSTANT (1) << 63);

  return (guint) (key >> (pass * DIGIT_BITS)) & (N_DIGITS - 1);
}

/* One pass of a radix sort; FALSE when all values have the same digit, and nothing moved. */
static gboolean
distribute (const gint64 *from, gint64 *to, guint n, guint pass)
{
  guint starts[N_DIGITS] = { 0 };
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    starts[get_digit (from[i], pass)]++;
  if (starts[get_digit (from[0], pass)] == n)
    return FALSE;

  for (guint i = 0; i < N_DIGITS; i++)
    {
      guint count = starts[i];

      starts[i] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    to[starts[get_digit (from[i], pass)]++] = from[i];
  return TRUE;
}

/*
 * rbk_sort_values:
 * @values: (array length=n): numbers
 * @n: how many
 *
 * Sorts in place, ascending, in time proportional to their count.
 */
void
rbk_sort_values (gint64 *values, guint n)
{
  g_autofree gint64 *other = NULL;
  gint64            *from = values, *to;

  if (n < MIN_RADIX)
    {
      if (n > 1)
        qsort (values, n, sizeof (gint64), compare_values);
      return;
    }

  to = other = g_new (gint64, n);
  for (guint pass = 0; pass < N_PASSES; pass++)
    if (distribute (from, to, n, pass))
      {
        gint64 *swap = from;

        from = to;
        to = swap;
      }
  if (from != values)
    memcpy (values, from, n * sizeof (gint64));
}

/*
 * rbk_population_dup_tokens:
 * @self: a population
 *
 * Adds up the tokens of each customer.
 *
 * Returns: (transfer full) (nullable): one sum a customer; `NULL` when there are no
 *   columns of tokens or a sum does not fit
 */
gint64 *
rbk_population_dup_tokens (RbkPopulation *self)
{
  guint              n = rbk_population_get_size (self);
  g_autofree gint64 *sums = NULL;
  gboolean           has_tokens = FALSE;

  sums = g_new0 (gint64, MAX (n, 1));
  for (guint i = 0; i < G_N_ELEMENTS (token_columns); i++)
    {
      const gint64 *column = rbk_population_get_column (self, token_columns[i]);

      has_tokens = has_tokens || column != NULL;
      for (guint k = 0; column != NULL && k < n; k++)
        if (__builtin_add_overflow (sums[k], column[k], &sums[k]))
          return NULL;
    }
  return has_tokens ? g_steal_pointer (&sums) : NULL;
}

/*
 * rbk_percentile_scaled:
 * @sorted: (array length=n) (nullable): ascending numbers
 * @n: how many
 * @percent: 0 to 100
 * @unit_raw: what a 1 in @sorted stands for, in 10^-18
 * @value: (out): the percentile
 *
 * Does what [func@percentile] does for numbers in another unit than 1, with one rounding.
 *
 * Returns: `FALSE` when there are no numbers or no such percentile
 */
gboolean
rbk_percentile_scaled (
    const gint64 *sorted, guint n, RbkDecimal percent, __int128 unit_raw, RbkDecimal *value)
{
  __int128   rank, whole;
  guint      index;
  RbkDecimal low, step, fraction;

  if (sorted == NULL || n == 0 || !rbk_decimal_is_valid (percent) ||
      rbk_decimal_sign (percent) < 0 || rbk_decimal_compare (percent, RBK_DECIMAL_UNITS (100)) > 0)
    return FALSE;

  /* The rank (n - 1) x percent / 100, in 10^-20: a whole part and a rest. */
  rank = (__int128) (n - 1) * percent.raw;
  whole = RBK_DECIMAL_ONE_RAW * 100;
  index = (guint) (rank / whole);
  low = (RbkDecimal){ .raw = sorted[index] * unit_raw };
  *value = low;
  if (rank % whole == 0)
    return TRUE;

  step = rbk_decimal_sub ((RbkDecimal){ .raw = sorted[index + 1] * unit_raw }, low);
  fraction = (RbkDecimal){ .raw = rank % whole };
  *value = rbk_decimal_add (low, rbk_decimal_mul_div (step, fraction, RBK_DECIMAL_UNITS (100),
                                                      RBK_ROUND_HALF_AWAY));
  return TRUE;
}

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
  g_return_val_if_fail (sorted != NULL || n == 0, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return rbk_percentile_scaled (sorted, n, percent, RBK_DECIMAL_ONE_RAW, value);
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
  guint         n = rbk_population_get_size (self);
  __int128      sum = 0, unit, limit;

  for (guint i = 0; values != NULL && i < n; i++)
    sum += values[i];

  unit = column == RBK_COLUMN_COST ? RBK_NANO_RAW : RBK_DECIMAL_ONE_RAW;
  limit = ~RBK_DECIMAL_INVALID_RAW / unit;
  if (sum > limit || sum < -limit)
    return RBK_DECIMAL_INVALID;
  return (RbkDecimal){ .raw = sum * unit };
}
