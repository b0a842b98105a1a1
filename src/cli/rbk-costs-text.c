/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-output.h"

#include "rbk-call-costs.h"
#include "rbk-output.h"
#include "rbk-usage-level.h"
#include "rbk-workload.h"

/* A call costs parts of a cent: six decimals tell enough to people. */
#define CALL_PLACES 6

static char *
dup_call (gboolean exists, RbkDecimal amount)
{
  if (!exists || !rbk_decimal_is_valid (amount))
    return g_strdup ("-");

  return rbk_decimal_to_string (rbk_decimal_round (amount, CALL_PLACES, RBK_ROUND_HALF_AWAY));
}

static char *
dup_month (const RbkCostsAsked *asked, gboolean exists, RbkDecimal amount)
{
  exists = exists && rbk_decimal_is_valid (amount);

  return rbk_amount_to_text (asked->spec->currency, exists,
                             rbk_decimal_round (amount, 4, RBK_ROUND_HALF_AWAY));
}

static char *
dup_optional (const RbkDecimal *value)
{
  return value != NULL ? rbk_decimal_to_string (*value) : g_strdup ("-");
}

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

static void
append (GString *text, const char *title, RbkColumns *columns)
{
  g_autofree char *body = rbk_columns_to_text (columns);

  g_string_append_printf (text, "%s%s\n\n%s", text->len > 0 ? "\n" : "", title, body);
}

static void
add_model (RbkColumns *columns, const RbkCostsAsked *asked, RbkModelPrice *price)
{
  const char    *model = rbk_model_price_get_model (price);
  RbkModelPrice *next =
      rbk_models_find_next (rbk_book_get_models (asked->book), model, &asked->spec->date);
  double           share = 0.0;
  gboolean         has_share = rbk_spec_get_model_share (asked->spec, model, &share);
  g_autofree char *input = dup_optional (rbk_model_price_get_input (price));
  g_autofree char *read = dup_optional (rbk_model_price_get_cache_read (price));
  g_autofree char *write = dup_optional (rbk_model_price_get_cache_write (price));
  g_autofree char *output = dup_optional (rbk_model_price_get_output (price));
  g_autofree char *routes =
      g_strdup_printf ("%u",
                       rbk_workloads_count_routes (rbk_book_get_workloads (asked->book), model));
  g_autofree char *part = rbk_percent_to_text (has_share, share);

  rbk_columns_add (columns, model, input, read, write, output,
                   or_dash (rbk_model_price_get_effective_from (price)),
                   or_dash (next != NULL ? rbk_model_price_get_effective_from (next) : NULL),
                   routes, part, NULL);
}

/**
 * rbk_costs_text_models:
 * @text: where to
 * @asked: what is asked
 *
 * Appends the models in use.
 */
void
rbk_costs_text_models (GString *text, const RbkCostsAsked *asked)
{
  static const char *const titles[] = { "MODEL", "INPUT", "CACHE READ", "CACHE WRITE",   "OUTPUT",
                                        "SINCE", "NEXT",  "ROUTES",     "SHARE OF COST", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrllrr");
  g_autoptr(GPtrArray) found = rbk_costs_list_models (asked);
  g_autofree char *title =
      g_strdup_printf ("Models, %s for 1,000,000 tokens", asked->spec->currency);

  for (guint i = 0; i < found->len; i++)
    add_model (columns, asked, g_ptr_array_index (found, i));
  append (text, title, columns);
}

static void
add_route (RbkColumns *columns, const RbkCostsAsked *asked, const char *workload, RbkRoute *route)
{
  RbkCostWorking working = { 0 };
  gboolean is_done = rbk_cost_working_of_route (&working, rbk_book_get_models (asked->book), route,
                                                &asked->spec->date, NULL);
  const RbkDecimal *rate = rbk_route_get_credits_on (route, &asked->spec->date);
  RbkDecimal        each = RBK_DECIMAL_ZERO;
  gboolean          has_each = is_done && rbk_cost_get_of_credit (working.total, rate, &each);
  const char       *name = rbk_route_get_name (route);
  gboolean          is_fallback = rbk_route_get_fallback_order (route) > 0;
  g_autofree char  *share =
      rbk_percent_to_text (!is_fallback, rbk_decimal_to_double (rbk_route_get_share (route)));
  g_autofree char *cost = dup_call (is_done, working.total);
  g_autofree char *credits = dup_optional (rate);
  g_autofree char *credit_cost = dup_call (has_each, each);
  g_autofree char *sum =
      is_done ? rbk_costs_working_to_text (&working) : g_strdup ("no price in force");

  rbk_columns_add (columns, workload, name != NULL ? name : or_dash (rbk_route_get_model (route)),
                   or_dash (rbk_route_get_model (route)), share, cost, credits, credit_cost, sum,
                   NULL);
}

/**
 * rbk_costs_text_workloads:
 * @text: where to
 * @asked: what is asked
 *
 * Appends the workloads with their routes, and how a call's cost comes about.
 */
void
rbk_costs_text_workloads (GString *text, const RbkCostsAsked *asked)
{
  static const char *const titles[] = { "WORKLOAD", "ROUTE",       "MODEL",   "SHARE", "A CALL",
                                        "CREDITS",  "COST/CREDIT", "WORKING", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lllrrrrl");
  g_autofree char *average = dup_call (TRUE, rbk_spec_get_call_cost (asked->spec, -1));
  g_autofree char *title =
      g_strdup_printf ("An average call costs %s %s", average, asked->spec->currency);

  for (guint i = 0; i < asked->spec->n_workloads; i++)
    {
      const RbkWorkloadSpec *spec = &asked->spec->workloads[i];
      g_autoptr(RbkWorkload) workload =
                     g_list_model_get_item (rbk_book_get_workloads (asked->book), i);
      GListModel      *routes = rbk_workload_get_routes (workload);
      g_autofree char *share = rbk_percent_to_text (TRUE, rbk_decimal_to_double (spec->share));
      g_autofree char *cost = dup_call (TRUE, rbk_spec_get_call_cost (asked->spec, (int) i));

      rbk_columns_add (columns, spec->name, "all", "-", share, cost, "-", "-", "", NULL);
      for (guint k = 0; k < g_list_model_get_n_items (routes); k++)
        {
          g_autoptr(RbkRoute) route = g_list_model_get_item (routes, k);

          add_route (columns, asked, "", route);
        }
    }
  append (text, title, columns);
}

static void
add_level (RbkColumns *columns, const RbkCostsAsked *asked, RbkUsageLevel *level)
{
  const RbkDecimal *given = rbk_usage_level_get_calls (level);
  const RbkDecimal *tokens = rbk_usage_level_get_tokens (level);
  RbkDecimal        calls = given != NULL ? *given : RBK_DECIMAL_ZERO;
  RbkDecimal        cost = rbk_spec_get_month_cost (asked->spec, calls, tokens);
  RbkDecimal        other = RBK_DECIMAL_INVALID;
  double            change = 0.0;
  gboolean          has_change;
  const char       *name = rbk_usage_level_get_name (level);
  g_autofree char  *calls_text = rbk_grouped_to_text (calls);
  g_autofree char  *tokens_text = dup_optional (tokens);
  g_autofree char  *month = rbk_grouped_to_text (
       rbk_decimal_round (rbk_spec_get_month_tokens (asked->spec, calls, tokens), 0,
                          RBK_ROUND_HALF_AWAY));
  g_autofree char *cost_text = dup_month (asked, TRUE, cost);
  g_autofree char *other_text = NULL;
  g_autofree char *change_text = NULL;

  if (asked->other != NULL)
    other = rbk_spec_get_month_cost (asked->other, calls, tokens);
  has_change = rbk_cost_get_change (cost, other, &change);
  other_text = dup_month (asked, asked->other != NULL, other);
  change_text = rbk_percent_to_text (has_change, change);
  rbk_columns_add (columns, name != NULL ? name : or_dash (rbk_usage_level_get_key (level)),
                   calls_text, tokens_text, month, cost_text, other_text, change_text, NULL);
}

/**
 * rbk_costs_text_levels:
 * @text: where to
 * @asked: what is asked
 *
 * Appends the usage levels, and what a month of them costs.
 */
void
rbk_costs_text_levels (GString *text, const RbkCostsAsked *asked)
{
  static const char *const titles[] = { "LEVEL",      "CALLS/MONTH", "TOKENS/CALL", "TOKENS/MONTH",
                                        "COST/MONTH", "WITH MODEL",  "CHANGE",      NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrr");
  GListModel      *levels = rbk_book_get_levels (asked->book);
  g_autofree char *title = asked->model != NULL
                               ? g_strdup_printf ("Usage levels, beside %s", asked->model)
                               : g_strdup ("Usage levels");

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(RbkUsageLevel) level = g_list_model_get_item (levels, i);

      add_level (columns, asked, level);
    }
  append (text, title, columns);
}

static void
add_view (RbkColumns *columns, const char *name, gboolean exists, const RbkPriceView *view)
{
  g_autofree char *price = dup_call (exists && view->has_price, view->price);
  g_autofree char *profit = dup_call (exists && view->has_price, view->profit);
  g_autofree char *margin = rbk_percent_to_text (exists && view->has_margin, view->margin);

  rbk_columns_add (columns, name, price, profit, margin, NULL);
}

/**
 * rbk_costs_text_prices:
 * @text: where to
 * @asked: what is asked
 *
 * Appends prices for a call, and what plans charge for it.
 */
void
rbk_costs_text_prices (GString *text, const RbkCostsAsked *asked)
{
  static const char *const titles[] = { "PRICED BY", "PRICE/CALL", "LEFT", "MARGIN", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrr");
  RbkCostsPriced   priced;
  g_autofree char *cost = NULL;
  g_autofree char *title = NULL;

  rbk_costs_priced_init (&priced, asked);
  cost = dup_call (TRUE, priced.cost);
  title = g_strdup_printf ("Prices of a call of %s, which costs %s",
                           asked->workload >= 0 ? asked->spec->workloads[asked->workload].name
                                                : "all workloads",
                           cost);
  add_view (columns, "cost-plus", TRUE, &priced.cost_plus);
  add_view (columns, "value", TRUE, &priced.value_based);
  add_view (columns, "credits", TRUE, &priced.credit_based);
  for (guint i = 0; i < asked->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &asked->spec->plans[i];
      RbkPlanCharge      charge;
      g_autofree char   *included = g_strdup_printf ("%s, included", plan->name);
      g_autofree char   *overage = g_strdup_printf ("%s, overage", plan->name);

      rbk_plan_charge_init (&charge, asked->spec, plan, asked->workload);
      if (charge.has_included)
        add_view (columns, included, TRUE, &charge.included);
      if (charge.has_overage)
        add_view (columns, overage, TRUE, &charge.overage);
    }
  append (text, title, columns);
}

/**
 * rbk_costs_text_loaded:
 * @text: where to
 * @asked: what is asked
 *
 * Appends what a customer of so many calls costs and leaves on each plan.
 */
void
rbk_costs_text_loaded (GString *text, const RbkCostsAsked *asked)
{
  static const char *const titles[] = { "PLAN", "INFERENCE", "OVERHEAD", "LOADED COST",
                                        "BILL", "MARGIN",    "FLOOR",    NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrr");
  g_autofree char *calls = rbk_grouped_to_text (asked->calls);
  g_autofree char *title = g_strdup_printf ("A customer of %s calls a month", calls);

  for (guint i = 0; i < asked->spec->n_plans; i++)
    {
      RbkPlanAtCalls place;
      gboolean       is_known =
          rbk_plan_at_calls_init (&place, asked->spec, &asked->spec->plans[i], asked->calls);
      const RbkFigure *figure = &place.figure;
      g_autofree char *inference = dup_month (asked, is_known, figure->inference);
      g_autofree char *overhead = dup_month (asked, TRUE, figure->overhead);
      g_autofree char *cost = dup_month (asked, is_known, figure->cost);
      g_autofree char *bill = dup_month (asked, is_known && figure->has_bill, figure->bill);
      g_autofree char *margin =
          rbk_percent_to_text (is_known && figure->has_margin, figure->margin);
      g_autofree char *floor = dup_month (asked, place.has_floor, place.floor_price);

      rbk_columns_add (columns, asked->spec->plans[i].name, inference, overhead, cost, bill, margin,
                       floor, NULL);
    }
  append (text, title, columns);
}
