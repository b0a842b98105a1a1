/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"

G_BEGIN_DECLS

/* How unequal customers are: what the Customers page draws. Doubles for drawing, made from
 * exact values. */

typedef enum
{
  RBK_DISTRIBUTION_CALLS,
  RBK_DISTRIBUTION_TOKENS, /* fresh, cached and written input, and output, together */
  RBK_DISTRIBUTION_COST,
} RbkDistributionOf;

typedef struct
{
  double  from, to; /* [from, to), the last one closed */
  guint64 count;
} RbkDistributionBin;

typedef struct
{
  double customers, amount; /* shares, both from 0 to 1 */
} RbkLorenzPoint;

/**
 * RbkInterval:
 * @percent: which percentile
 * @value: it, of type 7
 * @low: 2.5th percentile of the resampled ones
 * @high: 97.5th
 */
typedef struct
{
  guint      percent;
  RbkDecimal value, low, high;
} RbkInterval;

/**
 * RbkDistribution:
 * @of: what it is of
 * @n_customers: all, with those who share an entry
 * @n_zero: those that have none of it; they are in no bin
 * @bins: (array length=n_bins): of equal width on a logarithmic axis
 * @lorenz: (array length=n_lorenz): from (0, 0) to (1, 1), poorest first
 * @gini: 0 for equal, towards 1 for one has all
 * @top10_share: the share of the top tenth, as in #RbkUsageSummary
 * @intervals: (array length=n_intervals): p50, p80, p90, p95, p99
 * @has_intervals: whether resampling was done; with very many customers intervals are
 *   those of order statistics instead, and never missing from three customers on
 */
typedef struct
{
  RbkDistributionOf   of;
  guint64             n_customers, n_zero;
  RbkDistributionBin *bins;
  guint               n_bins;
  RbkLorenzPoint     *lorenz;
  guint               n_lorenz;
  double              gini, top10_share;
  RbkInterval        *intervals;
  guint               n_intervals;
  gboolean            has_intervals;
} RbkDistribution;

RbkDistribution *rbk_distribution_new (RbkPopulation    *population,
                                       RbkDistributionOf of,
                                       guint             n_bins,
                                       guint32           seed) G_GNUC_WARN_UNUSED_RESULT;
void             rbk_distribution_free (RbkDistribution *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkDistribution, rbk_distribution_free)

G_END_DECLS
