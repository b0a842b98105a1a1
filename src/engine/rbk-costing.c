/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costing.h"

#include "rbk-error.h"

/* Prices are for this many tokens. */
#define PRICED_TOKENS RBK_DECIMAL_UNITS (1000000)

/* What a discount makes of a rate: in proportion to what it makes of the standard one. */
static RbkDecimal
discount (RbkDecimal rate, RbkDecimal discounted, RbkDecimal standard)
{
  if (rbk_decimal_is_zero (standard))
    return rate;
  return rbk_decimal_mul_div (rate, discounted, standard, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_price_spec_pick_rates:
 * @price: what the model costs
 * @total_input: input tokens of the request, cached ones included, times the tokenizer's factor
 * @batch: whether it is a batch request, for which @price must have prices
 *
 * Picks the rates of a request. A context tier is a cliff: the whole request moves.
 *
 * Returns: the rates for 1,000,000 tokens; `above` is the bound of the context tier that holds,
 *   nothing where none does
 */
RbkContextTierSpec
rbk_price_spec_pick_rates (const RbkPriceSpec *price, RbkDecimal total_input, gboolean batch)
{
  RbkContextTierSpec rates = { .input = price->input,
                               .output = price->output,
                               .cache_read = price->cache_read,
                               .cache_write = price->cache_write };

  for (guint i = 0; i < price->n_tiers; i++)
    if (rbk_decimal_compare (total_input, price->tiers[i].above) > 0)
      rates = price->tiers[i];
  if (batch)
    {
      rates.input = discount (rates.input, price->batch_input, price->input);
      rates.cache_read = discount (rates.cache_read, price->batch_input, price->input);
      rates.cache_write = discount (rates.cache_write, price->batch_input, price->input);
      rates.output = discount (rates.output, price->batch_output, price->output);
    }
  return rates;
}

static RbkDecimal
add_input (RbkDecimal input, RbkDecimal cache_read, RbkDecimal cache_write)
{
  return rbk_decimal_add (rbk_decimal_add (input, cache_read), cache_write);
}

/* Tokens times rates; not yet per million, not yet times the tokenizer's factor. */
static void
multiply (const RbkCallTokens *tokens, const RbkContextTierSpec *rates, RbkCallCost *product)
{
  product->input = rbk_decimal_mul (tokens->input, rates->input);
  product->output = rbk_decimal_mul (tokens->output, rates->output);
  product->cache_read = rbk_decimal_mul (tokens->cache_read, rates->cache_read);
  product->cache_write = rbk_decimal_mul (tokens->cache_write, rates->cache_write);
  product->total =
      rbk_decimal_add (add_input (product->input, product->cache_read, product->cache_write),
                       product->output);
}

static RbkDecimal
per_million (RbkDecimal product, RbkDecimal factor)
{
  return rbk_decimal_mul_div (product, factor, PRICED_TOKENS, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_cost_call:
 * @price: what the model costs
 * @tokens: what the call takes
 * @cost: (out caller-allocates): what it costs, by kind of token
 * @error: return location for a [error@Error]
 *
 * Costs one call: the sum of tokens times rates, over 1,000,000, times the tokenizer's
 * factor, rounded once at the 18th decimal; @cost's parts are rounded on their own. A call
 * whose input, cached tokens included and times the factor, is more than a context tier's
 * bound is priced by that tier as a whole. In batch, cache rates are discounted as the input
 * rate is. Fails with `RBK_ERROR_NOT_FOUND` when a batch price is asked for and there is
 * none, and with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_cost_call (const RbkPriceSpec  *price,
               const RbkCallTokens *tokens,
               RbkCallCost         *cost,
               GError             **error)
{
  RbkContextTierSpec rates;
  RbkCallCost        product;
  RbkDecimal         input;

  g_return_val_if_fail (price != NULL && tokens != NULL && cost != NULL, FALSE);

  if (tokens->batch && !price->has_batch)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("%s has no batch price; leave batch out or choose another model"),
                   price->model != NULL ? price->model : "the model");
      return FALSE;
    }
  input = rbk_decimal_mul (add_input (tokens->input, tokens->cache_read, tokens->cache_write),
                           tokens->factor);
  rates = rbk_price_spec_pick_rates (price, input, tokens->batch);
  multiply (tokens, &rates, &product);
  cost->input = per_million (product.input, tokens->factor);
  cost->output = per_million (product.output, tokens->factor);
  cost->cache_read = per_million (product.cache_read, tokens->factor);
  cost->cache_write = per_million (product.cache_write, tokens->factor);
  cost->total = per_million (product.total, tokens->factor);
  if (rbk_decimal_is_valid (cost->total) && rbk_decimal_is_valid (input))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("the call costs more than can be computed; use fewer tokens"));
  return FALSE;
}

static RbkDecimal
sum_tokens (const RbkRouteSpec *route)
{
  return rbk_decimal_add (add_input (route->input, route->cache_read, route->cache_write),
                          route->output);
}

/**
 * rbk_cost_route:
 * @spec: a spec
 * @route: one of its routes
 * @tokens: (nullable): tokens of the call, in place of the route's own total
 *
 * Costs an average call on a route. @tokens are shared out as the route's own are, all of
 * them to input where it has none; the context tier follows the tokens of that call.
 *
 * Returns: the cost; invalid when it does not fit
 */
RbkDecimal
rbk_cost_route (const RbkSpec *spec, const RbkRouteSpec *route, const RbkDecimal *tokens)
{
  const RbkPriceSpec *price;
  RbkContextTierSpec  rates;
  RbkCallCost         product;
  RbkCallTokens       call;
  RbkDecimal          own, wanted, input;

  g_return_val_if_fail (spec != NULL && route != NULL, RBK_DECIMAL_INVALID);

  price = &spec->prices[route->price];
  call = (RbkCallTokens){ .input = route->input,
                          .output = route->output,
                          .cache_read = route->cache_read,
                          .cache_write = route->cache_write };
  own = sum_tokens (route);
  if (tokens != NULL && rbk_decimal_is_zero (own))
    call.input = own = *tokens;
  wanted = tokens != NULL ? *tokens : own;
  if (rbk_decimal_is_zero (own))
    return RBK_DECIMAL_ZERO;

  input = rbk_decimal_mul_div (add_input (call.input, call.cache_read, call.cache_write), wanted,
                               own, RBK_ROUND_HALF_AWAY);
  rates = rbk_price_spec_pick_rates (price, rbk_decimal_mul (input, route->tokenizer_factor),
                                     route->batch);
  multiply (&call, &rates, &product);
  return per_million (rbk_decimal_mul_div (product.total, wanted, own, RBK_ROUND_HALF_AWAY),
                      route->tokenizer_factor);
}

/**
 * rbk_cost_workload:
 * @spec: a spec
 * @workload: one of its workloads
 * @tokens: (nullable): tokens of the call, in place of the routes' own totals
 *
 * Returns: the cost of an average call: of each route, weighted by its share; invalid when
 *   it does not fit
 */
RbkDecimal
rbk_cost_workload (const RbkSpec *spec, const RbkWorkloadSpec *workload, const RbkDecimal *tokens)
{
  RbkDecimal cost = RBK_DECIMAL_ZERO;

  g_return_val_if_fail (spec != NULL && workload != NULL, RBK_DECIMAL_INVALID);

  for (guint i = 0; i < workload->n_routes; i++)
    {
      const RbkRouteSpec *route = &workload->routes[i];

      cost = rbk_decimal_add (cost,
                              rbk_decimal_mul (rbk_cost_route (spec, route, tokens), route->share));
    }
  return cost;
}

static gboolean
is_on (const RbkWorkloadSpec *workload, int meter)
{
  return meter < 0 || workload->counts[meter];
}

/**
 * rbk_cost_weighed_call:
 * @spec: a spec
 * @meter: a meter's index; -1 for every call
 * @tokens: (nullable): tokens of a call, in place of the routes' own totals
 *
 * As [func@cost_average_call], times the spec's weights: a third of a call has no last
 * decimal, what three workloads weigh has.
 *
 * Returns: the cost; invalid when it does not fit
 */
RbkDecimal
rbk_cost_weighed_call (const RbkSpec *spec, int meter, const RbkDecimal *tokens)
{
  RbkDecimal cost = RBK_DECIMAL_ZERO;

  g_return_val_if_fail (spec != NULL && meter < (int) spec->n_meters, RBK_DECIMAL_INVALID);

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      const RbkWorkloadSpec *workload = &spec->workloads[i];

      if (is_on (workload, meter))
        cost = rbk_decimal_add (cost, rbk_decimal_mul (rbk_cost_workload (spec, workload, tokens),
                                                       workload->weight));
    }
  return cost;
}

/* What is for the weights together, for a single call. */
static RbkDecimal
unweigh (const RbkSpec *spec, RbkDecimal value)
{
  if (rbk_decimal_is_zero (spec->weights))
    return RBK_DECIMAL_ZERO;
  return rbk_decimal_div (value, spec->weights, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_cost_average_call:
 * @spec: a spec
 * @meter: a meter's index; -1 for every call
 * @tokens: (nullable): tokens of a call, in place of the routes' own totals
 *
 * Costs what an average call spends on workloads that count on a meter: each weighted by its
 * share of all calls, the others as nothing. It goes with [func@cost_units_per_call]: both
 * are for one call of any workload.
 *
 * Returns: the cost; invalid when it does not fit
 */
RbkDecimal
rbk_cost_average_call (const RbkSpec *spec, int meter, const RbkDecimal *tokens)
{
  g_return_val_if_fail (spec != NULL && meter < (int) spec->n_meters, RBK_DECIMAL_INVALID);

  return unweigh (spec, rbk_cost_weighed_call (spec, meter, tokens));
}

/* Tokens of a route that a kind of meter counts, the customer's: before the tokenizer. */
static RbkDecimal
count_tokens (const RbkRouteSpec *route, RbkMeterKind kind, const RbkDecimal *tokens)
{
  RbkDecimal own = sum_tokens (route), counted;
  gboolean   has_own = !rbk_decimal_is_zero (own);

  if (kind == RBK_METER_KIND_OUTPUT_TOKEN)
    counted = route->output;
  else if (kind == RBK_METER_KIND_INPUT_TOKEN)
    counted = rbk_decimal_sub (own, route->output);
  else
    counted = own;
  if (tokens == NULL)
    return counted;
  if (!has_own)
    return kind == RBK_METER_KIND_OUTPUT_TOKEN ? RBK_DECIMAL_ZERO : *tokens;
  return rbk_decimal_mul_div (counted, *tokens, own, RBK_ROUND_HALF_AWAY);
}

/* Internal units that a call of a workload counts on a meter of a kind. */
static RbkDecimal
count_call (const RbkWorkloadSpec *workload, RbkMeterKind kind, const RbkDecimal *tokens)
{
  RbkDecimal units = RBK_DECIMAL_ZERO;

  if (kind == RBK_METER_KIND_SEAT)
    return RBK_DECIMAL_ZERO;
  if (kind == RBK_METER_KIND_REQUEST || kind == RBK_METER_KIND_OUTCOME)
    return workload->units_per_call;
  for (guint i = 0; i < workload->n_routes; i++)
    {
      const RbkRouteSpec *route = &workload->routes[i];
      RbkDecimal          counted =
          kind == RBK_METER_KIND_CREDIT ? route->credits : count_tokens (route, kind, tokens);

      units = rbk_decimal_add (units, rbk_decimal_mul (counted, route->share));
    }
  return units;
}

/**
 * rbk_cost_units_of_weighed_call:
 * @spec: a spec
 * @meter: a meter's index; -1 counts calls
 * @axis: a meter's index; -1 for every call
 * @tokens: (nullable): tokens of a call, in place of the routes' own totals
 *
 * As [func@cost_units_of_call], times the spec's weights. It goes with
 * [func@cost_weighed_call].
 *
 * Returns: customer units of @meter; 0 for seats; invalid when they don't fit
 */
RbkDecimal
rbk_cost_units_of_weighed_call (const RbkSpec *spec, int meter, int axis, const RbkDecimal *tokens)
{
  RbkDecimal units = RBK_DECIMAL_ZERO;

  g_return_val_if_fail (spec != NULL && meter < (int) spec->n_meters, RBK_DECIMAL_INVALID);
  g_return_val_if_fail (axis < (int) spec->n_meters, RBK_DECIMAL_INVALID);

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      const RbkWorkloadSpec *workload = &spec->workloads[i];
      RbkDecimal             counted = RBK_DECIMAL_ONE;

      if (!is_on (workload, axis) || !is_on (workload, meter))
        continue;
      if (meter >= 0)
        counted = count_call (workload, spec->meters[meter].kind, tokens);
      units = rbk_decimal_add (units, rbk_decimal_mul (counted, workload->weight));
    }
  if (meter < 0)
    return units;
  return rbk_decimal_div (units, spec->meters[meter].conversion, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_cost_units_of_call:
 * @spec: a spec
 * @meter: a meter's index; -1 counts calls
 * @axis: a meter's index; -1 for every call
 * @tokens: (nullable): tokens of a call, in place of the routes' own totals
 *
 * Counts what an average call puts on @meter by way of the workloads that count on @axis:
 * each weighted by its share of all calls, the others as nothing.
 *
 * Returns: customer units of @meter; 0 for seats; invalid when they don't fit
 */
RbkDecimal
rbk_cost_units_of_call (const RbkSpec *spec, int meter, int axis, const RbkDecimal *tokens)
{
  g_return_val_if_fail (spec != NULL, RBK_DECIMAL_INVALID);

  if (meter < 0 && axis < 0)
    return RBK_DECIMAL_ONE;
  return unweigh (spec, rbk_cost_units_of_weighed_call (spec, meter, axis, tokens));
}

/**
 * rbk_cost_units_per_call:
 * @spec: a spec
 * @meter: a meter's index; -1 counts calls
 * @axis: a meter's index; -1 for every call
 *
 * As [func@cost_units_of_call], with the tokens that the book's routes have.
 *
 * Returns: customer units of @meter; invalid when they don't fit
 */
RbkDecimal
rbk_cost_units_per_call (const RbkSpec *spec, int meter, int axis)
{
  return rbk_cost_units_of_call (spec, meter, axis, NULL);
}

/**
 * rbk_cost_of_usage:
 * @spec: a spec
 * @meter: a meter's index; -1 where usage is calls
 * @usage: customer units on it
 *
 * Returns: what serving @usage costs, at the average call's cost a unit; nothing where no
 *   call counts on the meter; invalid when it does not fit
 */
RbkDecimal
rbk_cost_of_usage (const RbkSpec *spec, int meter, RbkDecimal usage)
{
  RbkDecimal units = rbk_cost_units_of_weighed_call (spec, meter, meter, NULL);

  if (rbk_decimal_is_zero (units))
    return RBK_DECIMAL_ZERO;
  return rbk_decimal_mul_div (usage, rbk_cost_weighed_call (spec, meter, NULL), units,
                              RBK_ROUND_HALF_AWAY);
}
