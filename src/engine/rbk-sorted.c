/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-sorted.h"

#include <stdlib.h>
#include <string.h>

#define DIGIT_BITS 8
#define N_DIGITS 256
#define N_PASSES 8
#define MIN_RADIX 256

/* Numbers and, beside them, their weights where they have some. */
typedef struct
{
  gint64 *values;
  gint64 *weights; /* (nullable) */
} Run;

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
distribute (Run from, Run to, guint n, guint pass)
{
  guint starts[N_DIGITS] = { 0 };
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    starts[get_digit (from.values[i], pass)]++;
  if (starts[get_digit (from.values[0], pass)] == n)
    return FALSE;

  for (guint i = 0; i < N_DIGITS; i++)
    {
      guint count = starts[i];

      starts[i] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    {
      guint place = starts[get_digit (from.values[i], pass)]++;

      to.values[place] = from.values[i];
      if (from.weights != NULL)
        to.weights[place] = from.weights[i];
    }
  return TRUE;
}

static void
sort_run (Run run, Run other, guint n)
{
  Run from = run, to = other;

  for (guint pass = 0; pass < N_PASSES; pass++)
    if (distribute (from, to, n, pass))
      {
        Run swap = from;

        from = to;
        to = swap;
      }
  if (from.values == run.values)
    return;
  memcpy (run.values, from.values, n * sizeof (gint64));
  if (run.weights != NULL)
    memcpy (run.weights, from.weights, n * sizeof (gint64));
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

  if (n < MIN_RADIX)
    {
      if (n > 1)
        qsort (values, n, sizeof (gint64), compare_values);
      return;
    }
  other = g_new (gint64, n);
  sort_run ((Run){ .values = values }, (Run){ .values = other }, n);
}

/*
 * rbk_sort_weighted:
 * @values: (array length=n): numbers
 * @weights: (array length=n): what goes with each
 * @n: how many
 *
 * Sorts in place by the numbers, ascending.
 */
void
rbk_sort_weighted (gint64 *values, gint64 *weights, guint n)
{
  g_autofree gint64 *other = g_new (gint64, MAX (n, 1));
  g_autofree gint64 *other_weights = g_new (gint64, MAX (n, 1));

  if (n > 1)
    sort_run ((Run){ values, weights }, (Run){ other, other_weights }, n);
}

/*
 * rbk_sorted_new:
 * @values: (transfer full) (array length=n): what customers have
 * @weights: (nullable) (array length=n): how many customers each entry stands for
 * @n: how many
 *
 * Sorts them.
 *
 * Returns: (transfer full) (nullable): the customers by what they have; `NULL` where they are
 *   too many to be ranked
 */
RbkSorted *
rbk_sorted_new (gint64 *values, const gint64 *weights, guint n)
{
  g_autoptr(RbkSorted) self = g_new0 (RbkSorted, 1);
  g_autofree gint64 *ordered = NULL;

  self->values = values;
  self->n = n;
  self->count = n;
  if (weights == NULL)
    {
      rbk_sort_values (values, n);
      return g_steal_pointer (&self);
    }
  ordered = g_new (gint64, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    ordered[i] = weights[i];
  rbk_sort_weighted (values, ordered, n);
  self->ends = g_new (guint64, MAX (n, 1));
  self->count = 0;
  for (guint i = 0; i < n; i++)
    {
      self->ends[i] = self->count += (guint64) ordered[i];
      if (self->count > RBK_SORTED_MAX_COUNT)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/*
 * rbk_sorted_free:
 * @self: (transfer full): customers
 *
 * Frees them.
 */
void
rbk_sorted_free (RbkSorted *self)
{
  g_free (self->values);
  g_free (self->ends);
  g_free (self);
}

/*
 * rbk_sorted_find:
 * @self: customers
 * @unit: how many of theirs are one of @bound's
 * @bound: a number
 *
 * Returns: the first entry that is not below it; the number of entries where all are
 */
guint
rbk_sorted_find (const RbkSorted *self, double unit, double bound)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) self->values[middle] / unit < bound)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/*
 * rbk_sorted_get:
 * @self: customers
 * @rank: below their count, from 0
 *
 * Returns: what the customer there has
 */
gint64
rbk_sorted_get (const RbkSorted *self, guint64 rank)
{
  guint low = 0, high = self->n;

  if (self->ends == NULL)
    return self->values[rank];
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ends[middle] <= rank)
        low = middle + 1;
      else
        high = middle;
    }
  return self->values[low];
}

/*
 * rbk_sorted_write_out:
 * @self: customers, few of them
 *
 * Returns: (transfer full): what each has, ascending
 */
gint64 *
rbk_sorted_write_out (const RbkSorted *self)
{
  gint64 *all = g_new (gint64, MAX (self->count, 1));
  guint64 at = 0;

  for (guint i = 0; i < self->n; i++)
    for (guint64 end = rbk_sorted_count_before (self, i + 1); at < end; at++)
      all[at] = self->values[i];
  return all;
}

/*
 * rbk_sorted_add_up:
 * @self: customers, at least one
 * @total: (out): what they have together
 * @top: (out): what the top tenth of them has, rounded down but at least one
 *
 * Adds up exactly; the doubles are for shares.
 */
void
rbk_sorted_add_up (const RbkSorted *self, double *total, double *top)
{
  guint64  n_below = self->count - MAX (self->count / 10, 1);
  __int128 sum = 0, top_sum = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint64 from = rbk_sorted_count_before (self, i);
      guint64 to = rbk_sorted_count_before (self, i + 1);

      sum += self->values[i] * (__int128) (to - from);
      if (to > n_below)
        top_sum += self->values[i] * (__int128) (to - MAX (from, n_below));
    }
  *total = (double) sum;
  *top = (double) top_sum;
}

/*
 * rbk_sorted_get_percentile:
 * @self: (nullable): customers
 * @percent: 0 to 100
 * @unit_raw: what a 1 of theirs stands for, in 10^-18
 * @value: (out): the percentile
 *
 * Does what [func@percentile] does, of customers, with one rounding.
 *
 * Returns: `FALSE` when there are no customers or no such percentile
 */
gboolean
rbk_sorted_get_percentile (const RbkSorted *self,
                           RbkDecimal       percent,
                           __int128         unit_raw,
                           RbkDecimal      *value)
{
  __int128   rank, whole;
  guint64    index;
  RbkDecimal low, step, fraction;

  if (self == NULL || self->count == 0 || !rbk_decimal_is_valid (percent) ||
      rbk_decimal_sign (percent) < 0 || rbk_decimal_compare (percent, RBK_DECIMAL_UNITS (100)) > 0)
    return FALSE;

  /* The rank (n - 1) x percent / 100, in 10^-20: a whole part and a rest. */
  rank = (__int128) (self->count - 1) * percent.raw;
  whole = RBK_DECIMAL_ONE_RAW * 100;
  index = (guint64) (rank / whole);
  low = (RbkDecimal){ .raw = rbk_sorted_get (self, index) * unit_raw };
  *value = low;
  if (rank % whole == 0)
    return TRUE;

  step = rbk_decimal_sub ((RbkDecimal){ .raw = rbk_sorted_get (self, index + 1) * unit_raw }, low);
  fraction = (RbkDecimal){ .raw = rank % whole };
  *value = rbk_decimal_add (low, rbk_decimal_mul_div (step, fraction, RBK_DECIMAL_UNITS (100),
                                                      RBK_ROUND_HALF_AWAY));
  return TRUE;
}
