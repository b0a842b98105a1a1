/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-slices.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkUsageRate:
 * @is_known: whether the model is one of the book's
 * @input: price of 1,000,000 fresh input tokens
 * @output: of output tokens
 * @cache_read: of input tokens from the cache
 * @cache_write: of input tokens put into it
 *
 * What the tokens of a usage file cost.
 */
typedef struct
{
  gboolean   is_known;
  RbkDecimal input, output, cache_read, cache_write;
} RbkUsageRate;

gboolean       rbk_spec_blend_prices (const RbkSpec *spec, RbkPriceSpec *price);
RbkPopulation *rbk_spec_cost_population (const RbkSpec *spec,
                                         RbkPopulation *population,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GArray        *rbk_spec_list_usage_rates (const RbkSpec     *spec,
                                          RbkSlices         *models,
                                          const char *const *names,
                                          const char        *fallback) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *rbk_population_cost_usage (RbkPopulation *population,
                                          RbkSlices     *models,
                                          const GArray  *rates,
                                          guint         *n_unknown,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
