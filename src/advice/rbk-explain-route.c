/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-private.h"

#include "rbk-costing.h"
#include "rbk-route.h"
#include "rbk-workload.h"

/* What a call on a route costs and has of tokens, as rbk-costing.c reckons it. */

#define PRICED_TOKENS RBK_DECIMAL_UNITS (1000000)
#define N_KINDS 4

static const char *const token_labels[N_KINDS] = { N_ ("Input tokens"),
                                                   N_ ("Tokens from the cache"),
                                                   N_ ("Tokens into the cache"),
                                                   N_ ("Output tokens") };
static const char *const product_labels[N_KINDS] = { N_ ("Input tokens at their price"),
                                                     N_ ("Tokens from the cache at their price"),
                                                     N_ ("Tokens into the cache at their price"),
                                                     N_ ("Output tokens at their price") };
static const char *const token_members[N_KINDS] = { "input_tokens", "cache_read_tokens",
                                                    "cache_write_tokens", "output_tokens" };
static const char *const rate_labels[N_KINDS] = { N_ ("Price of input, {model}"),
                                                  N_ ("Price of cache reads, {model}"),
                                                  N_ ("Price of cache writes, {model}"),
                                                  N_ ("Price of output, {model}") };
static const char *const rate_members[N_KINDS] = { "input", "cache_read", "cache_write", "output" };

static char *
model_path (const RbkExplainInput *input, int price, const char *prefix, const char *member)
{
  const RbkPriceSpec *spec = &input->spec->prices[price];
  g_autoptr(RbkModelPrice) model =
                 g_list_model_get_item (rbk_book_get_models (input->book), (guint) price);
  const char      *catalogue = rbk_model_price_get_source (model);
  g_autofree char *date =
      spec->has_effective_from ? rbk_date_to_string (&spec->effective_from) : NULL;

  return g_strdup_printf ("models[%d].%s%s%s%s%s%s", price, prefix, member,
                          catalogue != NULL ? "; " : "", catalogue != NULL ? catalogue : "",
                          date != NULL ? "; in force from " : "", date != NULL ? date : "");
}

/* The rate of a kind of token: of the context tier that holds, and of a batch its share. */
static RbkWorking *
explain_rate (const RbkExplainInput *input, const RbkRouteSpec *route, RbkDecimal total, guint kind)
{
  const RbkPriceSpec *price = &input->spec->prices[route->price];
  RbkContextTierSpec  rates = rbk_price_spec_pick_rates (price, total, FALSE);
  const RbkDecimal    values[N_KINDS] = { rates.input, rates.cache_read, rates.cache_write,
                                          rates.output };
  RbkDecimal          standard = kind == 3 ? price->output : price->input;
  g_autofree char    *prefix = g_strdup ("");
  RbkWorking         *rate;

  for (guint i = 0; i < price->n_tiers; i++)
    if (rbk_decimal_compare (total, price->tiers[i].above) > 0)
      {
        g_free (prefix);
        prefix = g_strdup_printf ("context_tiers[%u].", i);
      }
  rate = rbk_working_new_given (RBK_FACT_MONEY, rate_labels[kind], values[kind],
                                model_path (input, route->price, prefix, rate_members[kind]));
  rate = rbk_working_count (rbk_working_name (rate, "model", price->model), "1M tokens");
  if (!route->batch || rbk_decimal_is_zero (standard))
    return rate;
  return rbk_working_count (rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_MONEY,
                                                N_ ("The same in a batch"), rate,
                                                rbk_working_new_given (RBK_FACT_MONEY,
                                                                       N_ ("Price in a batch"),
                                                                       kind == 3
                                                                           ? price->batch_output
                                                                           : price->batch_input,
                                                                       model_path (input,
                                                                                   route->price, "",
                                                                                   kind == 3
                                                                                       ? "batch_"
                                                                                         "output"
                                                                                       : "batch_"
                                                                                         "input")),
                                                rbk_working_new_given (RBK_FACT_MONEY,
                                                                       N_ ("Price otherwise"),
                                                                       standard,
                                                                       model_path (input,
                                                                                   route->price, "",
                                                                                   kind == 3
                                                                                       ? "output"
                                                                                       : "input")),
                                                NULL),
                            "1M tokens");
}

/* Where a route stands in the book, which also has those that serve when another fails. */
static char *
route_path (const RbkExplainInput *input, guint workload, guint route, const char *member)
{
  g_autoptr(RbkWorkload) owner =
                 g_list_model_get_item (rbk_book_get_workloads (input->book), workload);
  GListModel *routes = rbk_workload_get_routes (owner);
  guint       place = 0;

  for (guint found = 0; place < g_list_model_get_n_items (routes); place++)
    {
      g_autoptr(RbkRoute) item = g_list_model_get_item (routes, place);

      if (rbk_route_get_fallback_order (item) == 0 && found++ == route)
        break;
    }
  return g_strdup_printf ("workloads[%u].routes[%u].%s", workload, place, member);
}

/* Tokens of a kind of a call on a route; where it has none those of a level are all input. */
static RbkDecimal
count_kind (const RbkRouteSpec *route, guint kind)
{
  const RbkDecimal counts[N_KINDS] = { route->input, route->cache_read, route->cache_write,
                                       route->output };

  return counts[kind];
}

static RbkDecimal
sum_tokens (const RbkRouteSpec *route)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < N_KINDS; i++)
    sum = rbk_decimal_add (sum, count_kind (route, i));
  return sum;
}

static RbkWorking *
explain_tokens (const RbkExplainInput *input, guint workload, guint route, guint kind)
{
  const RbkRouteSpec *spec = &input->spec->workloads[workload].routes[route];

  return rbk_working_new_given (RBK_FACT_QUANTITY, token_labels[kind], count_kind (spec, kind),
                                route_path (input, workload, route, token_members[kind]));
}

/**
 * rbk_explain_tokens: (skip)
 * @input: what is explained
 * @workload: a workload's place
 * @route: the place of one of its routes that are no fallback
 * @from: the first kind of token
 * @to: the last
 *
 * Returns: (transfer full): how many tokens of these kinds a call on the route has
 */
RbkWorking *
rbk_explain_tokens (const RbkExplainInput *input, guint workload, guint route, guint from, guint to)
{
  RbkWorking *sum = rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_QUANTITY, N_ ("Tokens of a call"));

  for (guint i = from; i <= to; i++)
    if (i == from ||
        !rbk_decimal_is_zero (count_kind (&input->spec->workloads[workload].routes[route], i)))
      rbk_working_take (sum, explain_tokens (input, workload, route, i));
  rbk_working_compute (sum);
  return rbk_working_count (sum, "tokens");
}

static RbkWorking *
explain_level_tokens (RbkDecimal tokens)
{
  return rbk_working_count (rbk_working_new_given (RBK_FACT_QUANTITY,
                                                   N_ ("Tokens of a call at that usage level"),
                                                   tokens, g_strdup ("levels")),
                            "tokens");
}

/* The input of a request, which says what context tier it is in. */
static RbkDecimal
get_context (const RbkRouteSpec *route, const RbkDecimal *tokens)
{
  RbkDecimal own = sum_tokens (route), input = rbk_decimal_sub (own, route->output);

  if (tokens != NULL)
    input = rbk_decimal_is_zero (own)
                ? *tokens
                : rbk_decimal_mul_div (input, *tokens, own, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_mul (input, route->tokenizer_factor);
}

/* Tokens times rates, not yet for a million of them. */
static RbkWorking *
explain_products (const RbkExplainInput *input,
                  guint                  workload,
                  guint                  route,
                  const RbkDecimal      *tokens)
{
  const RbkRouteSpec *spec = &input->spec->workloads[workload].routes[route];
  RbkDecimal          own = sum_tokens (spec), context = get_context (spec, tokens);
  gboolean            is_bare = tokens != NULL && rbk_decimal_is_zero (own);
  RbkWorking         *sum = rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_MONEY,
                                             N_ ("Tokens at their prices, not yet ÷ 1M"));

  for (guint i = 0; i < N_KINDS; i++)
    if (is_bare ? i == 0 : !rbk_decimal_is_zero (count_kind (spec, i)))
      rbk_working_take (sum,
                        rbk_working_new_of (RBK_OPERATION_PRODUCT, RBK_FACT_MONEY,
                                            product_labels[i],
                                            is_bare ? explain_level_tokens (*tokens)
                                                    : explain_tokens (input, workload, route, i),
                                            explain_rate (input, spec, context, i), NULL));
  rbk_working_compute (sum);
  if (tokens == NULL || is_bare || rbk_decimal_is_zero (own))
    return sum;
  return rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_MONEY,
                             N_ ("The same for a call of that usage level"), sum,
                             explain_level_tokens (*tokens),
                             rbk_explain_tokens (input, workload, route, 0, N_KINDS - 1), NULL);
}

/**
 * rbk_explain_route: (skip)
 * @input: what is explained
 * @workload: a workload's place
 * @route: the place of one of its routes that are no fallback
 * @tokens: (nullable): tokens of the call, in place of the route's own total
 *
 * Returns: (transfer full): what a call on the route costs
 */
RbkWorking *
rbk_explain_route (const RbkExplainInput *input,
                   guint                  workload,
                   guint                  route,
                   const RbkDecimal      *tokens)
{
  const RbkRouteSpec *spec = &input->spec->workloads[workload].routes[route];

  return rbk_working_name (rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_MONEY,
                                               N_ ("Cost of a call by {route}"),
                                               explain_products (input, workload, route, tokens),
                                               rbk_working_new_given (RBK_FACT_QUANTITY,
                                                                      N_ ("Tokenizer factor"),
                                                                      spec->tokenizer_factor,
                                                                      route_path (input, workload,
                                                                                  route,
                                                                                  "tokenizer_"
                                                                                  "factor")),
                                               rbk_working_new_given (RBK_FACT_QUANTITY,
                                                                      N_ ("Tokens that prices are "
                                                                          "for"),
                                                                      PRICED_TOKENS,
                                                                      g_strdup ("by convention")),
                                               NULL),
                           "route", spec->name);
}

/**
 * rbk_explain_share: (skip)
 * @input: what is explained
 * @workload: a workload's place
 * @route: the place of one of its routes that are no fallback
 *
 * Returns: (transfer full): the share of the workload's calls that the route serves
 */
RbkWorking *
rbk_explain_share (const RbkExplainInput *input, guint workload, guint route)
{
  const RbkRouteSpec *spec = &input->spec->workloads[workload].routes[route];

  return rbk_working_name (rbk_working_new_given (RBK_FACT_QUANTITY,
                                                  N_ ("Share of the calls that {route} serves"),
                                                  spec->share,
                                                  route_path (input, workload, route, "share")),
                           "route", spec->name);
}
