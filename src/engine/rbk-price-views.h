/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkPriceView:
 * @has_price: whether there is a price at all
 * @price: of one call, not rounded to the currency
 * @has_margin: whether there is a margin: a price that is more than nothing
 * @profit: what is left of @price after the cost
 * @margin: the share of @price that is
 *
 * One way to price a cost.
 */
typedef struct
{
  gboolean   has_price, has_margin;
  RbkDecimal price, profit;
  double     margin;
} RbkPriceView;

/**
 * RbkPlanCharge:
 * @has_included: whether included units come with a fee
 * @unit: the fee over the included units: what a customer who uses them all pays for one
 * @included: what that makes a call
 * @has_overage: whether units past them are billed
 * @overage: what a call past them is billed
 *
 * What a plan charges for a call today.
 */
typedef struct
{
  gboolean     has_included, has_overage;
  RbkDecimal   unit;
  RbkPriceView included, overage;
} RbkPlanCharge;

void rbk_price_view_from_price (RbkPriceView *self, RbkDecimal cost, RbkDecimal price);
void rbk_price_view_cost_plus (RbkPriceView *self, RbkDecimal cost, RbkDecimal margin);
void rbk_price_view_from_value (RbkPriceView *self,
                                RbkDecimal    cost,
                                RbkDecimal    value,
                                RbkDecimal    share);
void rbk_price_view_from_credits (RbkPriceView *self,
                                  RbkDecimal    cost,
                                  RbkDecimal    credits,
                                  RbkDecimal    credit_price);

void     rbk_plan_charge_init (RbkPlanCharge     *self,
                               const RbkSpec     *spec,
                               const RbkPlanSpec *plan,
                               int                workload);
gboolean rbk_spec_get_credits_per_call (const RbkSpec *spec, int workload, RbkDecimal *credits);
gboolean rbk_spec_get_credit_price (const RbkSpec     *spec,
                                    const RbkPlanSpec *plan,
                                    RbkDecimal        *price);

G_END_DECLS
