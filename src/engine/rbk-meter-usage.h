/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/* How much customers use of a meter, one rule for all figures: what the mix bills is what
 * percentiles, curves and bars show. */

/**
 * RbkMeterUsage:
 * @amount: what of a customer it is counted from
 * @units: units on the meter are the number of that x @units / @weights
 * @weights: likewise
 * @is_counted: whether it is counted at all; of what is not everybody has @units
 *
 * What usage of a meter is for the customers of a population.
 */
typedef struct
{
  guint      amount;
  RbkDecimal units, weights;
  gboolean   is_counted;
} RbkMeterUsage;

void       rbk_meter_usage_init (RbkMeterUsage *self,
                                 const RbkSpec *spec,
                                 int            meter,
                                 RbkPopulation *population);
gboolean   rbk_meter_usage_equal (const RbkMeterUsage *a, const RbkMeterUsage *b);
gboolean   rbk_meter_usage_follows_calls (const RbkMeterUsage *self);
RbkDecimal rbk_meter_usage_get (const RbkMeterUsage *self,
                                RbkPopulation       *population,
                                guint                customer);
gboolean   rbk_meter_usage_get_percentile (const RbkMeterUsage *self,
                                           RbkPopulation       *population,
                                           RbkDecimal           percent,
                                           RbkDecimal          *usage);
guint64    rbk_meter_usage_count_below (const RbkMeterUsage *self,
                                        RbkPopulation       *population,
                                        double               usage);

G_END_DECLS
