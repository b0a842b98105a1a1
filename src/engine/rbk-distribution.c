/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-distribution.h"

#include <math.h>

#include "rbk-interval.h"
#include "rbk-population-private.h"

#define LORENZ_STEPS 100

static const guint percents[] = { 50, 80, 90, 95, 99 };

static const gint64 *
get_values (RbkPopulation *population, RbkDistributionOf of)
{
  switch (of)
    {
    case RBK_DISTRIBUTION_TOKENS:
      return rbk_population_get_sorted_tokens (population);
    case RBK_DISTRIBUTION_COST:
      return rbk_population_get_sorted (population, RBK_COLUMN_COST);
    case RBK_DISTRIBUTION_CALLS:
    default:
      return rbk_population_get_sorted (population, RBK_COLUMN_CALLS);
    }
}

static double
to_double (RbkDistributionOf of, gint64 value)
{
  return of == RBK_DISTRIBUTION_COST ? (double) value / (double) RBK_NANO_PER_UNIT : (double) value;
}

/* The first of the values that is not below an edge. */
static guint
find_first (const RbkDistribution *self, const gint64 *values, double edge)
{
  guint low = self->n_zero, high = self->n_customers;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (to_double (self->of, values[middle]) < edge)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* One bin holds all where they are all the same. */
static void
add_bins (RbkDistribution *self, const gint64 *values, guint n_bins)
{
  double least, most;
  guint  from = self->n_zero;

  if (self->n_zero == self->n_customers || n_bins == 0)
    return;

  least = to_double (self->of, values[self->n_zero]);
  most = to_double (self->of, values[self->n_customers - 1]);
  self->n_bins = most > least ? n_bins : 1;
  self->bins = g_new0 (RbkDistributionBin, self->n_bins);
  for (guint i = 0; i < self->n_bins; i++)
    {
      RbkDistributionBin *bin = &self->bins[i];
      gboolean            is_last = i + 1 == self->n_bins;
      guint               to;

      bin->from = i == 0 ? least : self->bins[i - 1].to;
      bin->to = is_last ? most : least * pow (most / least, (double) (i + 1) / self->n_bins);
      to = is_last ? self->n_customers : find_first (self, values, bin->to);
      bin->count = to - from;
      from = to;
    }
}

static void
add_lorenz_point (RbkDistribution *self, guint n, double amount)
{
  self->lorenz[self->n_lorenz++] =
      (RbkLorenzPoint){ .customers = (double) n / self->n_customers, .amount = amount };
}

/* Where nobody has anything, everybody has as much as the others. */
static void
add_shares (RbkDistribution *self, const gint64 *values)
{
  guint    n = self->n_customers, n_top = MAX (n / 10, 1), next = 1;
  guint    n_steps = MIN (n, LORENZ_STEPS);
  __int128 total = 0, sum = 0, weighed = 0, top = 0;

  for (guint i = 0; i < n; i++)
    total += values[i];
  self->lorenz = g_new0 (RbkLorenzPoint, n_steps + 1);
  add_lorenz_point (self, 0, 0.0);
  for (guint i = 0; i < n; i++)
    {
      sum += values[i];
      weighed += (2 * (__int128) (i + 1) - n - 1) * values[i];
      top += i >= n - n_top ? values[i] : 0;
      if (i + 1 == (guint) ((guint64) next * n / n_steps))
        {
          add_lorenz_point (self, i + 1,
                            total > 0 ? (double) sum / (double) total : (double) (i + 1) / n);
          next++;
        }
    }
  if (total <= 0)
    return;
  self->gini = (double) weighed / ((double) total * n);
  self->top10_share = (double) top / (double) total;
}

static void
add_intervals (RbkDistribution *self, const gint64 *values, guint32 seed)
{
  __int128 unit = self->of == RBK_DISTRIBUTION_COST ? RBK_NANO_RAW : RBK_DECIMAL_ONE_RAW;

  self->n_intervals = G_N_ELEMENTS (percents);
  self->intervals = g_new0 (RbkInterval, self->n_intervals);
  for (guint i = 0; i < self->n_intervals; i++)
    {
      RbkInterval *interval = &self->intervals[i];

      interval->percent = percents[i];
      rbk_percentile_scaled (values, self->n_customers, RBK_DECIMAL_UNITS (percents[i]), unit,
                             &interval->value);
      interval->low = interval->high = interval->value;
    }
  self->has_intervals = rbk_intervals_fill (self->intervals, self->n_intervals, values,
                                            self->n_customers, unit, seed);
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
  const gint64    *values;

  g_return_val_if_fail (population != NULL, NULL);

  rbk_population_seal (population);
  self = g_new0 (RbkDistribution, 1);
  self->of = of;
  values = get_values (population, of);
  self->n_customers = values != NULL ? rbk_population_get_size (population) : 0;
  if (self->n_customers == 0)
    return self;

  while (self->n_zero < self->n_customers && values[self->n_zero] <= 0)
    self->n_zero++;
  add_bins (self, values, n_bins);
  add_shares (self, values);
  add_intervals (self, values, seed);
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
