/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-model-price.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

typedef struct
{
  RbkDecimal input, output, cache_read, cache_write; /* tokens */
  RbkDecimal factor;                                 /* of the tokenizer, 1 for none */
  gboolean   batch;
} RbkCallTokens;

typedef struct
{
  RbkDecimal input, output, cache_read, cache_write, total; /* in the currency's major unit */
} RbkCallCost;

int                rbk_price_find_in_force (const RbkPriceSpec *prices,
                                            guint               n_prices,
                                            const char         *model,
                                            const GDate        *date);
gboolean           rbk_price_spec_init (RbkPriceSpec *self, RbkModelPrice *price, GError **error);
void               rbk_price_spec_clear (RbkPriceSpec *self);
RbkContextTierSpec rbk_price_spec_pick_rates (const RbkPriceSpec *price,
                                              RbkDecimal          total_input,
                                              gboolean            batch);
gboolean           rbk_cost_call (const RbkPriceSpec  *price,
                                  const RbkCallTokens *tokens,
                                  RbkCallCost         *cost,
                                  GError             **error);

RbkDecimal rbk_cost_route (const RbkSpec      *spec,
                           const RbkRouteSpec *route,
                           const RbkDecimal   *tokens);
RbkDecimal rbk_cost_workload (const RbkSpec         *spec,
                              const RbkWorkloadSpec *workload,
                              const RbkDecimal      *tokens);
RbkDecimal rbk_cost_weighed_call (const RbkSpec *spec, int meter, const RbkDecimal *tokens);
RbkDecimal rbk_cost_units_of_weighed_call (const RbkSpec    *spec,
                                           int               meter,
                                           int               axis,
                                           const RbkDecimal *tokens);
RbkDecimal rbk_cost_average_call (const RbkSpec *spec, int meter, const RbkDecimal *tokens);
RbkDecimal rbk_cost_units_of_call (const RbkSpec    *spec,
                                   int               meter,
                                   int               axis,
                                   const RbkDecimal *tokens);
RbkDecimal rbk_cost_units_per_call (const RbkSpec *spec, int meter, int axis);
RbkDecimal rbk_cost_of_usage (const RbkSpec *spec, int meter, RbkDecimal usage);

G_END_DECLS
