/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-blend.h"

static void
add_weighted (RbkDecimal *sum, RbkDecimal price, RbkDecimal weight)
{
  *sum = rbk_decimal_add (*sum, rbk_decimal_mul (price, weight));
}

static void
add_route (const RbkSpec *spec, const RbkRouteSpec *route, RbkDecimal share, RbkPriceSpec *blend)
{
  const RbkPriceSpec *price = &spec->prices[route->price];
  RbkDecimal          weight =
      rbk_decimal_mul (rbk_decimal_mul (share, route->share), route->tokenizer_factor);

  add_weighted (&blend->input, route->batch ? price->batch_input : price->input, weight);
  add_weighted (&blend->output, route->batch ? price->batch_output : price->output, weight);
  add_weighted (&blend->cache_read, price->cache_read, weight);
  add_weighted (&blend->cache_write, price->cache_write, weight);
}

/**
 * rbk_spec_blend_prices:
 * @spec: a book
 * @price: (out): prices for 1,000,000 tokens; it owns nothing
 *
 * The price of a token whose model is not known: the prices of all routes, each weighted
 * by its share of calls and its tokenizer's factor. Context tiers are left out, as
 * tokens of many requests say nothing of a single one's size.
 *
 * Returns: whether the book has a route to take a price from
 */
gboolean
rbk_spec_blend_prices (const RbkSpec *spec, RbkPriceSpec *price)
{
  guint n_routes = 0;

  *price = (RbkPriceSpec){ 0 };
  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; k < spec->workloads[i].n_routes; k++, n_routes++)
      add_route (spec, &spec->workloads[i].routes[k], spec->workloads[i].share, price);

  return n_routes > 0;
}

/**
 * rbk_spec_cost_population:
 * @spec: a book
 * @population: customers
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Gives customers their cost: what the file says of it, else their tokens at the blended
 * prices of the book's routes. Customers without tokens, and those of a book without a
 * route, stay without a cost.
 *
 * Returns: (transfer full): the customers
 */
RbkPopulation *
rbk_spec_cost_population (const RbkSpec *spec, RbkPopulation *population, GError **error)
{
  g_autoptr(GArray) rates = rbk_spec_list_usage_rates (spec, NULL, NULL, NULL);
  guint n_unknown;

  return rbk_population_cost_usage (population, NULL, rates, &n_unknown, error);
}
