/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

#define RBK_LOGNORMAL_MAX_QUANTILES 16
#define RBK_LOGNORMAL_DEFAULT_SIGMA 1.8

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
 * @quantiles: the percentiles from which it was fitted
 * @n_quantiles: how many of them; 0 where sigma was given
 * @largest_miss: by how much the fitted curve misses the worst of them, as a share of it
 *
 * How calls are spread over customers that nobody has counted yet. Median and sigma have six
 * decimals at most, as a book keeps them.
 */
typedef struct
{
  double      median, sigma;
  RbkQuantile quantiles[RBK_LOGNORMAL_MAX_QUANTILES];
  guint       n_quantiles;
  double      largest_miss;
} RbkLognormal;

gboolean   rbk_lognormal_init (RbkLognormal *self, double median, double sigma, GError **error);
gboolean   rbk_lognormal_init_for_usage (RbkLognormal      *self,
                                         RbkSyntheticUsage *usage,
                                         GError           **error);
gboolean   rbk_lognormal_fit (const RbkQuantile *quantiles,
                              guint              n_quantiles,
                              RbkLognormal      *self,
                              GError           **error);
gboolean   rbk_lognormal_fit_levels (const RbkSpec *spec, RbkLognormal *self, GError **error);
RbkDecimal rbk_lognormal_get_median (const RbkLognormal *self);
RbkDecimal rbk_lognormal_get_sigma (const RbkLognormal *self);

gboolean rbk_quantile_parse (const char *text, RbkQuantile *quantile, GError **error);
char    *rbk_quantile_to_string (const RbkQuantile *quantile) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
