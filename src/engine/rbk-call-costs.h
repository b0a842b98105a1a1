/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-margin.h"

G_BEGIN_DECLS

/* What calls cost, from more than one side: of a model, of a month, of a plan's customer. */

/**
 * RbkPlanAtCalls:
 * @figure: the plan there
 * @has_floor: whether there is a floor price
 * @floor_price: the lowest fee a month, in minor units, that reaches the plan's target margin
 *
 * A plan for a customer of so many calls a month.
 */
typedef struct
{
  RbkFigure  figure;
  gboolean   has_floor;
  RbkDecimal floor_price;
} RbkPlanAtCalls;

RbkDecimal rbk_spec_get_call_cost (const RbkSpec *spec, int workload);
RbkDecimal rbk_spec_get_call_tokens (const RbkSpec *spec);
RbkDecimal rbk_spec_get_model_cost (const RbkSpec *spec, const char *model);
RbkDecimal rbk_spec_get_usual_calls (const RbkSpec *spec);
gboolean   rbk_spec_get_model_share (const RbkSpec *spec, const char *model, double *share);
RbkDecimal rbk_spec_get_month_tokens (const RbkSpec    *spec,
                                      RbkDecimal        calls,
                                      const RbkDecimal *tokens);
RbkDecimal rbk_spec_get_month_cost (const RbkSpec    *spec,
                                    RbkDecimal        calls,
                                    const RbkDecimal *tokens);
gboolean   rbk_cost_get_change (RbkDecimal before, RbkDecimal after, double *change);
gboolean   rbk_cost_get_of_credit (RbkDecimal cost, const RbkDecimal *credits, RbkDecimal *each);
gboolean   rbk_plan_at_calls_init (RbkPlanAtCalls    *self,
                                   const RbkSpec     *spec,
                                   const RbkPlanSpec *plan,
                                   RbkDecimal         calls);

G_END_DECLS
