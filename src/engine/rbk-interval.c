/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-interval.h"

#include <math.h>
#include <stdlib.h>

/* Resampling takes the time of a thousand populations; past this many customers the interval
 * between two order statistics says the same. */
#define MAX_RESAMPLED 20000
#define N_RESAMPLES 1000
#define MIN_CUSTOMERS 3

/* Of the standard normal distribution: 95 % lie nearer to the middle. */
#define Z_95 1.959963984540054

static const RbkDecimal low_percent = { .raw = RBK_DECIMAL_ONE_RAW * 5 / 2 };
static const RbkDecimal high_percent = { .raw = RBK_DECIMAL_ONE_RAW * 195 / 2 };

/* The SplitMix64 generator: the same numbers on every machine. */
static guint64
next_random (guint64 *state)
{
  guint64 value = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

static int
compare_decimals (const void *a, const void *b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

/* Between two order statistics that stand for numbers of units, at hundredths of the way. */
static RbkDecimal
interpolate (gint64 low, gint64 high, guint hundredths, __int128 unit_raw)
{
  RbkDecimal from = { .raw = low * unit_raw };
  RbkDecimal step = rbk_decimal_sub ((RbkDecimal){ .raw = high * unit_raw }, from);

  return rbk_decimal_add (from, rbk_decimal_mul_div (step, rbk_decimal_from_int (hundredths),
                                                     RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY));
}

/* Draws as many customers as there are, with putting back: how often each was. */
static void
draw (guint *counts, guint n, guint64 *state)
{
  for (guint i = 0; i < n; i++)
    counts[i] = 0;
  for (guint i = 0; i < n; i++)
    counts[((next_random (state) >> 32) * n) >> 32]++;
}

/* The percentiles of what was drawn, which rise with their percents: one walk finds them. */
static void
measure (const RbkInterval *intervals,
         guint              n_intervals,
         const gint64      *sorted,
         const guint       *counts,
         guint              n,
         __int128           unit_raw,
         RbkDecimal        *values)
{
  guint at = 0, passed = counts[0];

  for (guint i = 0; i < n_intervals; i++)
    {
      guint64 rank = (guint64) (n - 1) * intervals[i].percent;
      guint   index = (guint) (rank / 100), above;

      while (passed <= index)
        passed += counts[++at];
      above = at;
      if (passed == index + 1 && rank % 100 > 0)
        do
          above++;
        while (counts[above] == 0);
      values[i] = interpolate (sorted[at], sorted[above], (guint) (rank % 100), unit_raw);
    }
}

/* Type 7 again, of the resampled percentiles. */
static RbkDecimal
get_percentile (const RbkDecimal *sorted, guint n, RbkDecimal percent)
{
  RbkDecimal rank = rbk_decimal_mul_div (rbk_decimal_from_int (n - 1), percent,
                                         RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
  guint      index = (guint) (rank.raw / RBK_DECIMAL_ONE_RAW);
  RbkDecimal rest = { .raw = rank.raw % RBK_DECIMAL_ONE_RAW };

  if (rbk_decimal_is_zero (rest))
    return sorted[index];
  return rbk_decimal_add (sorted[index],
                          rbk_decimal_mul (rbk_decimal_sub (sorted[index + 1], sorted[index]),
                                           rest));
}

static void
resample (RbkInterval     *intervals,
          guint            n_intervals,
          const RbkSorted *customers,
          __int128         unit_raw,
          guint32          seed)
{
  guint                  n = (guint) customers->count;
  g_autofree gint64     *sorted = rbk_sorted_write_out (customers);
  g_autofree guint      *counts = g_new (guint, n);
  g_autofree RbkDecimal *values = g_new (RbkDecimal, n_intervals);
  g_autofree RbkDecimal *all = g_new (RbkDecimal, (gsize) n_intervals * N_RESAMPLES);
  guint64                state = seed;

  for (guint i = 0; i < N_RESAMPLES; i++)
    {
      draw (counts, n, &state);
      measure (intervals, n_intervals, sorted, counts, n, unit_raw, values);
      for (guint k = 0; k < n_intervals; k++)
        all[(gsize) k * N_RESAMPLES + i] = values[k];
    }
  for (guint k = 0; k < n_intervals; k++)
    {
      RbkDecimal *own = all + (gsize) k * N_RESAMPLES;

      qsort (own, N_RESAMPLES, sizeof (RbkDecimal), compare_decimals);
      intervals[k].low = get_percentile (own, N_RESAMPLES, low_percent);
      intervals[k].high = get_percentile (own, N_RESAMPLES, high_percent);
    }
}

/* How many of the customers are below a percentile is distributed nearly normally. */
static void
take_order_statistics (RbkInterval *interval, const RbkSorted *sorted, __int128 unit_raw)
{
  double n = (double) sorted->count;
  double share = interval->percent / 100.0;
  double reach = Z_95 * sqrt (n * share * (1.0 - share));
  double low = floor (n * share - reach), high = ceil (n * share + reach);

  low = CLAMP (low, 0.0, n - 1.0);
  high = CLAMP (high, 0.0, n - 1.0);
  interval->low.raw = rbk_sorted_get (sorted, (guint64) low) * unit_raw;
  interval->high.raw = rbk_sorted_get (sorted, (guint64) high) * unit_raw;
}

/*
 * rbk_intervals_fill:
 * @intervals: (inout) (array length=n_intervals): with their percents, ascending, and values
 * @n_intervals: how many
 * @sorted: what customers have
 * @unit_raw: what a 1 in @sorted stands for, in 10^-18
 * @seed: of the resampling
 *
 * Finds between what bounds percentiles lie with 95 % confidence: up to 20,000 customers by a
 * thousand resamples (the percentile bootstrap), past that by order statistics.
 *
 * Returns: `FALSE` when there are fewer than three customers, which say nothing
 */
gboolean
rbk_intervals_fill (RbkInterval     *intervals,
                    guint            n_intervals,
                    const RbkSorted *sorted,
                    __int128         unit_raw,
                    guint32          seed)
{
  if (sorted->count < MIN_CUSTOMERS)
    return FALSE;
  if (sorted->count <= MAX_RESAMPLED)
    {
      resample (intervals, n_intervals, sorted, unit_raw, seed);
      return TRUE;
    }
  for (guint i = 0; i < n_intervals; i++)
    take_order_statistics (&intervals[i], sorted, unit_raw);
  return TRUE;
}
