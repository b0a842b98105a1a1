/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-price-views.h"

#include "rbk-costing.h"
#include "rbk-fee.h"
#include "rbk-margin.h"
#include "rbk-rating-card.h"

/**
 * rbk_price_view_from_price:
 * @self: (out caller-allocates): the price, and what it leaves
 * @cost: of one call
 * @price: of the same
 *
 * Judges a price. One that does not fit is none.
 */
void
rbk_price_view_from_price (RbkPriceView *self, RbkDecimal cost, RbkDecimal price)
{
  g_return_if_fail (self != NULL);

  *self = (RbkPriceView){ .price = price, .profit = rbk_decimal_sub (price, cost) };
  self->has_price = rbk_decimal_is_valid (price) && rbk_decimal_is_valid (self->profit);
  self->has_margin = self->has_price && rbk_decimal_sign (price) > 0;
  if (self->has_margin)
    self->margin = rbk_margin_of (price, cost);
}

/**
 * rbk_price_view_cost_plus:
 * @self: (out caller-allocates): the price
 * @cost: of one call
 * @margin: the gross margin to be reached, a share below 1
 *
 * Prices a call so that it leaves a margin: the cost over what the margin leaves of the price.
 * It is rounded up at the 18th decimal, so that the margin is reached. There is none where all
 * of the price would have to be margin.
 */
void
rbk_price_view_cost_plus (RbkPriceView *self, RbkDecimal cost, RbkDecimal margin)
{
  RbkDecimal rest = rbk_decimal_sub (RBK_DECIMAL_ONE, margin);

  rbk_price_view_from_price (self, cost,
                             rbk_decimal_sign (rest) > 0
                                 ? rbk_decimal_div (cost, rest, RBK_ROUND_UP)
                                 : RBK_DECIMAL_INVALID);
}

/**
 * rbk_price_view_from_value:
 * @self: (out caller-allocates): the price
 * @cost: of one call
 * @value: what the outcome of a call is worth to a customer
 * @share: of that value, which the price takes
 *
 * Prices a call by what it is worth, whatever it costs.
 */
void
rbk_price_view_from_value (RbkPriceView *self, RbkDecimal cost, RbkDecimal value, RbkDecimal share)
{
  rbk_price_view_from_price (self, cost, rbk_decimal_mul (value, share));
}

/**
 * rbk_price_view_from_credits:
 * @self: (out caller-allocates): the price
 * @cost: of one call
 * @credits: that a call takes
 * @credit_price: what a customer pays for one
 *
 * Prices a call by the credits that it takes.
 */
void
rbk_price_view_from_credits (RbkPriceView *self,
                             RbkDecimal    cost,
                             RbkDecimal    credits,
                             RbkDecimal    credit_price)
{
  rbk_price_view_from_price (self, cost, rbk_decimal_mul (credits, credit_price));
}

/* A spec of one workload alone; it borrows all that it has. */
static void
narrow (const RbkSpec *spec, int workload, RbkWorkloadSpec *alone, RbkSpec *narrowed)
{
  *narrowed = *spec;
  if (workload < 0)
    return;

  *alone = spec->workloads[workload];
  alone->share = alone->weight = RBK_DECIMAL_ONE;
  narrowed->workloads = alone;
  narrowed->n_workloads = 1;
  narrowed->weights = RBK_DECIMAL_ONE;
}

/* What a unit past the included ones is billed, where one is. */
static gboolean
get_overage (const RbkCardSpec *card, RbkDecimal *price)
{
  gboolean is_blocked = card->limit == RBK_LIMIT_HARD && card->has_cap &&
                        rbk_decimal_compare (card->cap, card->included) <= 0;

  *price = rbk_card_spec_get_overage (card, NULL);

  return !is_blocked && rbk_decimal_sign (*price) > 0;
}

/* The fees of a month over the units that come with them. */
static gboolean
get_included_rate (const RbkSpec      *spec,
                   const RbkPhaseSpec *phase,
                   const RbkCardSpec  *card,
                   RbkDecimal         *rate)
{
  if (!card->has_included || rbk_decimal_sign (card->included) <= 0)
    return FALSE;
  *rate = rbk_decimal_div (rbk_phase_spec_get_fees (spec, phase),
                           rbk_card_spec_to_month (card, card->included), RBK_ROUND_HALF_AWAY);

  return rbk_decimal_is_valid (*rate);
}

/**
 * rbk_plan_charge_init:
 * @self: (out caller-allocates): what it charges
 * @spec: a spec
 * @plan: one of its plans
 * @workload: a workload's index; -1 for the average call of all
 *
 * Computes what a plan charges for a call under its lasting terms, on the meter along which it
 * is sized. A quote-only plan, and one whose meter the call does not count on, charge nothing
 * that one could tell.
 */
void
rbk_plan_charge_init (RbkPlanCharge     *self,
                      const RbkSpec     *spec,
                      const RbkPlanSpec *plan,
                      int                workload)
{
  RbkSpec             narrowed;
  RbkWorkloadSpec     alone;
  const RbkPhaseSpec *phase;
  const RbkCardSpec  *card;
  RbkDecimal          cost, units, overage;
  int                 meter;

  g_return_if_fail (self != NULL && spec != NULL && plan != NULL);
  g_return_if_fail (workload < (int) spec->n_workloads);

  *self = (RbkPlanCharge){ 0 };
  meter = rbk_spec_get_axis_meter (spec, plan);
  phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  card = phase != NULL ? rbk_phase_spec_get_meter_card (phase, meter) : NULL;
  if (card == NULL || plan->is_quote_only)
    return;

  narrow (spec, workload, &alone, &narrowed);
  cost = rbk_cost_average_call (&narrowed, -1, NULL);
  units = rbk_cost_units_of_call (&narrowed, meter, -1, NULL);
  if (rbk_decimal_sign (units) <= 0)
    return;

  self->has_included = get_included_rate (spec, phase, card, &self->unit);
  if (self->has_included)
    rbk_price_view_from_price (&self->included, cost, rbk_decimal_mul (self->unit, units));
  self->has_overage = get_overage (card, &overage);
  if (self->has_overage)
    rbk_price_view_from_price (&self->overage, cost, rbk_decimal_mul (overage, units));
}

/**
 * rbk_spec_get_credits_per_call:
 * @spec: a spec
 * @workload: a workload's index; -1 for the average call of all
 * @credits: (out): the credits that the call takes on its routes, each by its share
 *
 * Returns: whether any of the routes has a credit rate
 */
gboolean
rbk_spec_get_credits_per_call (const RbkSpec *spec, int workload, RbkDecimal *credits)
{
  RbkSpec         narrowed;
  RbkWorkloadSpec alone;
  gboolean        has_credits = FALSE;

  g_return_val_if_fail (spec != NULL && credits != NULL, FALSE);
  g_return_val_if_fail (workload < (int) spec->n_workloads, FALSE);

  narrow (spec, workload, &alone, &narrowed);
  *credits = RBK_DECIMAL_ZERO;
  for (guint i = 0; i < narrowed.n_workloads; i++)
    for (guint k = 0; k < narrowed.workloads[i].n_routes; k++)
      {
        const RbkRouteSpec *route = &narrowed.workloads[i].routes[k];
        RbkDecimal          share = rbk_decimal_mul (narrowed.workloads[i].share, route->share);

        has_credits |= route->has_credits;
        *credits = rbk_decimal_add (*credits, rbk_decimal_mul (route->credits, share));
      }

  return has_credits && rbk_decimal_is_valid (*credits);
}

/**
 * rbk_spec_get_credit_price:
 * @spec: a spec
 * @plan: one of its plans
 * @price: (out): of one credit as routes count them
 *
 * Finds what a plan's customers pay for a credit: the fee over the credits that come with it,
 * else the price of a credit past them.
 *
 * Returns: whether the plan sells credits at a price
 */
gboolean
rbk_spec_get_credit_price (const RbkSpec *spec, const RbkPlanSpec *plan, RbkDecimal *price)
{
  const RbkPhaseSpec *phase;

  g_return_val_if_fail (spec != NULL && plan != NULL && price != NULL, FALSE);

  phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  for (guint i = 0; phase != NULL && !plan->is_quote_only && i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (card->meter < 0 || spec->meters[card->meter].kind != RBK_METER_KIND_CREDIT)
        continue;
      if (!get_included_rate (spec, phase, card, price) && !get_overage (card, price))
        continue;
      *price = rbk_decimal_div (*price, spec->meters[card->meter].conversion, RBK_ROUND_HALF_AWAY);
      return rbk_decimal_sign (*price) > 0;
    }

  return FALSE;
}
