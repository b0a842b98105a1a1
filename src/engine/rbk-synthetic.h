/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

#define RBK_SYNTHETIC_MAX_CUSTOMERS 10000000

/**
 * RbkQuantile:
 * @percent: between 0 and 100
 * @value: calls a month there
 */
typedef struct
{
  RbkDecimal percent, value;
} RbkQuantile;

/**
 * RbkLognormal:
 * @median: calls a month of the middle customer
 * @sigma: the standard deviation of the logarithm of calls: 0 for all alike, 1.2 to 2.7 for
 *   customers as they are
 * @n_quantiles: from how many known percentiles it was fitted; 0 where sigma was given
 * @largest_miss: by how much the fitted curve misses the worst of them, as a share of it
 *
 * How calls are spread over customers that nobody has counted yet.
 */
typedef struct
{
  double median, sigma;
  guint  n_quantiles;
  double largest_miss;
} RbkLognormal;

gboolean       rbk_lognormal_fit (const RbkQuantile *quantiles,
                                  guint              n_quantiles,
                                  RbkLognormal      *self,
                                  GError           **error);
gboolean       rbk_lognormal_fit_levels (const RbkSpec *spec, RbkLognormal *self, GError **error);
RbkPopulation *rbk_synthetic_new (const RbkSpec      *spec,
                                  const RbkLognormal *calls,
                                  guint               n_customers,
                                  guint64             seed,
                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
