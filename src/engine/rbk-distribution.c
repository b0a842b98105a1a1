/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-distribution.h"

#include <math.h>

#include "rbk-interval.h"
#include "rbk-population-amounts.h"

#define LORENZ_STEPS 100

static const guint percents[] = { 50, 80, 90, 95, 99 };

static RbkAmount
get_amount (RbkDistributionOf of)
{
  return of == RBK_DISTRIBUTION_TOKENS ? RBK_AMOUNT_TOKENS
         : of == RBK_DISTRIBUTION_COST ? RBK_AMOUNT_COST
                                       : RBK_AMOUNT_CALLS;
}

static double
get_unit (RbkDistributionOf of)
{
  return of == RBK_DISTRIBUTION_COST ? (double) RBK_NANO_PER_UNIT : 1.0;
}

/* One bin holds all where they are all the same. */
static void
add_bins (RbkDistribution *self, const RbkSorted *sorted, guint first, guint n_bins)
{
  double  unit = get_unit (self->of), least, most;
  guint64 from = self->n_zero;

  if (first == sorted->n || n_bins == 0)
    return;

  least = (double) sorted->values[first] / unit;
  most = (double) sorted->values[sorted->n - 1] / unit;
  self->n_bins = most > least ? n_bins : 1;
  self->bins = g_new0 (RbkDistributionBin, self->n_bins);
  for (guint i = 0; i < self->n_bins; i++)
    {
      RbkDistributionBin *bin = &self->bins[i];
      gboolean            is_last = i + 1 == self->n_bins;
      guint64             to = sorted->count;

      bin->from = i == 0 ? least : self->bins[i - 1].to;
      bin->to = is_last ? most : least * pow (most / least, (double) (i + 1) / self->n_bins);
      if (!is_last)
        to = MAX (from, rbk_sorted_count_before (sorted, rbk_sorted_find (sorted, unit, bin->to)));
      bin->count = to - from;
      from = to;
    }
}

static void
add_lorenz_point (RbkDistribution *self, guint64 n, double amount)
{
  self->lorenz[self->n_lorenz++] =
      (RbkLorenzPoint){ .customers = (double) n / (double) self->n_customers, .amount = amount };
}

/* Points of the Lorenz curve at equal steps of customers, of whom some may share an entry.
 * Where nobody has anything, everybody has as much as the others. */
static void
add_lorenz (RbkDistribution *self, const RbkSorted *sorted, double total)
{
  guint64  n = self->n_customers, n_steps = MIN (n, LORENZ_STEPS), next = 1, end;
  __int128 sum = 0;

  self->lorenz = g_new0 (RbkLorenzPoint, n_steps + 1);
  add_lorenz_point (self, 0, 0.0);
  for (guint i = 0; i < sorted->n; i++)
    {
      guint64 from = rbk_sorted_count_before (sorted, i);
      guint64 to = rbk_sorted_count_before (sorted, i + 1);

      for (; next <= n_steps && (end = next * n / n_steps) <= to; next++)
        add_lorenz_point (self, end,
                          total > 0.0
                              ? (double) (sum + sorted->values[i] * (__int128) (end - from)) / total
                              : (double) end / (double) n);
      sum += sorted->values[i] * (__int128) (to - from);
    }
}

/* Twice the ranks of customers, from 1, less one more than how many they are, weigh what each
 * has. Of those who share an entry it is the sum. */
static double
get_gini (const RbkSorted *sorted, double total)
{
  double n = (double) sorted->count, weighed = 0.0;

  for (guint i = 0; i < sorted->n; i++)
    {
      double from = (double) rbk_sorted_count_before (sorted, i);
      double to = (double) rbk_sorted_count_before (sorted, i + 1);

      weighed += (double) sorted->values[i] * (to - from) * (from + to - n);
    }
  return weighed / (total * n);
}

static void
add_shares (RbkDistribution *self, const RbkSorted *sorted)
{
  double total, top;

  rbk_sorted_add_up (sorted, &total, &top);
  add_lorenz (self, sorted, total);
  if (total <= 0.0)
    return;
  self->gini = get_gini (sorted, total);
  self->top10_share = top / total;
}

static void
add_intervals (RbkDistribution *self, const RbkSorted *sorted, guint32 seed)
{
  __int128 unit = self->of == RBK_DISTRIBUTION_COST ? RBK_NANO_RAW : RBK_DECIMAL_ONE_RAW;

  self->n_intervals = G_N_ELEMENTS (percents);
  self->intervals = g_new0 (RbkInterval, self->n_intervals);
  for (guint i = 0; i < self->n_intervals; i++)
    {
      RbkInterval *interval = &self->intervals[i];

      interval->percent = percents[i];
      rbk_sorted_get_percentile (sorted, RBK_DECIMAL_UNITS (percents[i]), unit, &interval->value);
      interval->low = interval->high = interval->value;
    }
  self->has_intervals = rbk_intervals_fill (self->intervals, self->n_intervals, sorted, unit, seed);
}

/**
 * rbk_distribution_new:
 * @population: customers; it is sealed by this
 * @of: what of theirs
 * @n_bins: how many bins of the histogram
 * @seed: of the resampling; the same seed gives the same intervals
 *
 * Tells how unequal customers are. Up to 20,000 of them take a good part of a second, most of
 * it for resampling; more take no longer than sorting them, which is done once for a
 * population.
 *
 * Returns: (transfer full): the distribution; without figures where there are no customers,
 *   or nothing is known of them
 */
RbkDistribution *
rbk_distribution_new (RbkPopulation *population, RbkDistributionOf of, guint n_bins, guint32 seed)
{
  RbkDistribution *self;
  const RbkSorted *sorted;
  guint            first;

  g_return_val_if_fail (population != NULL, NULL);

  rbk_population_seal (population);
  self = g_new0 (RbkDistribution, 1);
  self->of = of;
  sorted = rbk_population_get_sorted (population, get_amount (of));
  if (sorted == NULL || sorted->count == 0)
    return self;

  self->n_customers = sorted->count;
  for (first = 0; first < sorted->n && sorted->values[first] <= 0;)
    first++;
  self->n_zero = rbk_sorted_count_before (sorted, first);
  add_bins (self, sorted, first, n_bins);
  add_shares (self, sorted);
  add_intervals (self, sorted, seed);
  return self;
}

/**
 * rbk_distribution_free:
 * @self: (transfer full): a distribution
 *
 * Frees a distribution.
 */
void
rbk_distribution_free (RbkDistribution *self)
{
  g_free (self->bins);
  g_free (self->lorenz);
  g_free (self->intervals);
  g_free (self);
}
