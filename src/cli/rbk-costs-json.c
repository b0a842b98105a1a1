/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-output.h"

#include "rbk-call-costs.h"
#include "rbk-output.h"
#include "rbk-usage-level.h"
#include "rbk-workload.h"

static void
add_nullable (JsonBuilder *builder, const char *name, const RbkDecimal *value)
{
  rbk_output_member_decimal (builder, name, value != NULL,
                             value != NULL ? *value : RBK_DECIMAL_ZERO);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_model (JsonBuilder *builder, const RbkCostsAsked *asked, RbkModelPrice *price)
{
  GListModel    *models = rbk_book_get_models (asked->book);
  const char    *model = rbk_model_price_get_model (price);
  RbkModelPrice *in_force = rbk_models_find_in_force (models, model, &asked->spec->date);
  RbkModelPrice *next = rbk_models_find_next (models, model, &asked->spec->date);
  RbkDecimal     cost = rbk_spec_get_model_cost (asked->spec, model);
  double         share = 0.0;
  gboolean       has_share = rbk_spec_get_model_share (asked->spec, model, &share);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "model", model);
  rbk_output_member_text (builder, "name", rbk_model_price_get_name (price));
  rbk_output_member_text (builder, "provider", rbk_model_price_get_provider (price));
  add_boolean (builder, "in_force", in_force != NULL);
  rbk_output_member_text (builder, "effective_from", rbk_model_price_get_effective_from (price));
  add_nullable (builder, "input", rbk_model_price_get_input (price));
  add_nullable (builder, "output", rbk_model_price_get_output (price));
  add_nullable (builder, "cache_read", rbk_model_price_get_cache_read (price));
  add_nullable (builder, "cache_write", rbk_model_price_get_cache_write (price));
  rbk_output_member_text (builder, "next",
                          next != NULL ? rbk_model_price_get_effective_from (next) : NULL);
  rbk_output_member_count (builder, "routes",
                           rbk_workloads_count_routes (rbk_book_get_workloads (asked->book),
                                                       model));
  rbk_output_member_decimal (builder, "cost", rbk_decimal_is_valid (cost), cost);
  rbk_output_member_ratio (builder, "share", has_share, share);
  json_builder_end_object (builder);
}

/**
 * rbk_costs_json_models:
 * @builder: an open object
 * @asked: what is asked
 *
 * Adds the models in use.
 */
void
rbk_costs_json_models (JsonBuilder *builder, const RbkCostsAsked *asked)
{
  g_autoptr(GPtrArray) found = rbk_costs_list_models (asked);

  begin_array (builder, "models");
  for (guint i = 0; i < found->len; i++)
    add_model (builder, asked, g_ptr_array_index (found, i));
  json_builder_end_array (builder);
}

static void
add_terms (JsonBuilder *builder, const RbkCostWorking *working)
{
  static const char *const kinds[] = { "input", "cache_read", "cache_write", "output" };

  begin_array (builder, "terms");
  for (guint i = 0; i < working->n_terms; i++)
    {
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "kind", kinds[working->terms[i].kind]);
      rbk_output_member_decimal (builder, "tokens", TRUE, working->terms[i].tokens);
      rbk_output_member_decimal (builder, "rate", TRUE, working->terms[i].rate);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_working (JsonBuilder *builder, const RbkCostWorking *working)
{
  g_autofree char *text = rbk_costs_working_to_text (working);

  json_builder_set_member_name (builder, "working");
  json_builder_begin_object (builder);
  add_terms (builder, working);
  rbk_output_member_decimal (builder, "factor", TRUE, working->factor);
  add_boolean (builder, "batch", working->is_batch);
  rbk_output_member_decimal (builder, "input", TRUE, working->input);
  rbk_output_member_decimal (builder, "tier_above", working->has_tier, working->above);
  rbk_output_member_decimal (builder, "next_tier_above", working->has_next, working->next_above);
  rbk_output_member_text (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_credits (JsonBuilder *builder, const RbkCostsAsked *asked, RbkRoute *route, RbkDecimal cost)
{
  const RbkDecimal *credits = rbk_route_get_credits_on (route, &asked->spec->date);
  RbkDecimal        each = RBK_DECIMAL_ZERO;
  gboolean          has_cost = rbk_cost_get_of_credit (cost, credits, &each);
  RbkPriceView      view = { 0 };

  if (has_cost && asked->has_credit_price)
    rbk_price_view_from_price (&view, each, asked->credit_price);
  add_nullable (builder, "credits", credits);
  rbk_output_member_decimal (builder, "credit_cost", has_cost, each);
  rbk_output_member_decimal (builder, "credit_price", credits != NULL && asked->has_credit_price,
                             credits != NULL ? rbk_decimal_mul (*credits, asked->credit_price)
                                             : RBK_DECIMAL_ZERO);
  rbk_output_member_ratio (builder, "credit_margin", view.has_margin, view.margin);
}

static void
add_route (JsonBuilder *builder, const RbkCostsAsked *asked, RbkRoute *route)
{
  RbkCostWorking working = { 0 };
  g_autoptr(GError) error = NULL;
  gboolean is_done = rbk_cost_working_of_route (&working, rbk_book_get_models (asked->book), route,
                                                &asked->spec->date, &error);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "name", rbk_route_get_name (route));
  rbk_output_member_text (builder, "model", rbk_route_get_model (route));
  rbk_output_member_ratio (builder, "share", TRUE,
                           rbk_decimal_to_double (rbk_route_get_share (route)));
  rbk_output_member_count (builder, "fallback", (guint64) rbk_route_get_fallback_order (route));
  rbk_output_member_decimal (builder, "cost", is_done, working.total);
  if (is_done)
    add_working (builder, &working);
  else
    rbk_output_member_text (builder, "working", NULL);
  add_credits (builder, asked, route, is_done ? working.total : RBK_DECIMAL_INVALID);
  json_builder_end_object (builder);
}

static void
add_workload (JsonBuilder *builder, const RbkCostsAsked *asked, guint i)
{
  const RbkWorkloadSpec *spec = &asked->spec->workloads[i];
  g_autoptr(RbkWorkload) workload =
                 g_list_model_get_item (rbk_book_get_workloads (asked->book), i);
  GListModel *routes = rbk_workload_get_routes (workload);
  RbkDecimal  cost = rbk_spec_get_call_cost (asked->spec, (int) i);
  RbkDecimal  credits = RBK_DECIMAL_ZERO;
  gboolean    has_credits = rbk_spec_get_credits_per_call (asked->spec, (int) i, &credits);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", spec->key);
  rbk_output_member_text (builder, "name", spec->name);
  rbk_output_member_ratio (builder, "share", TRUE, rbk_decimal_to_double (spec->share));
  rbk_output_member_decimal (builder, "cost", rbk_decimal_is_valid (cost), cost);
  rbk_output_member_decimal (builder, "credits", has_credits, credits);
  begin_array (builder, "routes");
  for (guint k = 0; k < g_list_model_get_n_items (routes); k++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, k);

      add_route (builder, asked, route);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * rbk_costs_json_workloads:
 * @builder: an open object
 * @asked: what is asked
 *
 * Adds the workloads, each with its routes and how a call's cost comes about.
 */
void
rbk_costs_json_workloads (JsonBuilder *builder, const RbkCostsAsked *asked)
{
  RbkDecimal cost = rbk_spec_get_call_cost (asked->spec, -1);
  RbkDecimal tokens = rbk_spec_get_call_tokens (asked->spec);

  rbk_output_member_decimal (builder, "cost_per_call", rbk_decimal_is_valid (cost), cost);
  rbk_output_member_decimal (builder, "tokens_per_call", rbk_decimal_is_valid (tokens), tokens);
  begin_array (builder, "workloads");
  for (guint i = 0; i < asked->spec->n_workloads; i++)
    add_workload (builder, asked, i);
  json_builder_end_array (builder);
}

static void
add_level (JsonBuilder *builder, const RbkCostsAsked *asked, RbkUsageLevel *level)
{
  const RbkDecimal *given = rbk_usage_level_get_calls (level);
  const RbkDecimal *tokens = rbk_usage_level_get_tokens (level);
  RbkDecimal        calls = given != NULL ? *given : RBK_DECIMAL_ZERO;
  RbkDecimal        month = rbk_spec_get_month_tokens (asked->spec, calls, tokens);
  RbkDecimal        cost = rbk_spec_get_month_cost (asked->spec, calls, tokens);
  RbkDecimal        other = RBK_DECIMAL_INVALID;
  double            change = 0.0;
  gboolean          has_change;

  if (asked->other != NULL)
    other = rbk_spec_get_month_cost (asked->other, calls, tokens);
  has_change = rbk_cost_get_change (cost, other, &change);
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", rbk_usage_level_get_key (level));
  rbk_output_member_text (builder, "name", rbk_usage_level_get_name (level));
  rbk_output_member_decimal (builder, "calls", TRUE, calls);
  add_nullable (builder, "tokens_per_call", tokens);
  rbk_output_member_decimal (builder, "tokens", rbk_decimal_is_valid (month), month);
  rbk_output_member_decimal (builder, "cost", rbk_decimal_is_valid (cost), cost);
  rbk_output_member_decimal (builder, "cost_with_model", rbk_decimal_is_valid (other), other);
  rbk_output_member_ratio (builder, "change", has_change, change);
  json_builder_end_object (builder);
}

/**
 * rbk_costs_json_levels:
 * @builder: an open object
 * @asked: what is asked
 *
 * Adds the usage levels, and what a month of them costs.
 */
void
rbk_costs_json_levels (JsonBuilder *builder, const RbkCostsAsked *asked)
{
  GListModel *levels = rbk_book_get_levels (asked->book);

  rbk_output_member_text (builder, "compared_model", asked->model);
  begin_array (builder, "levels");
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(RbkUsageLevel) level = g_list_model_get_item (levels, i);

      add_level (builder, asked, level);
    }
  json_builder_end_array (builder);
}

static void
add_view (JsonBuilder *builder, const RbkPriceView *view)
{
  rbk_output_member_decimal (builder, "price", view->has_price, view->price);
  rbk_output_member_decimal (builder, "profit", view->has_price, view->profit);
  rbk_output_member_ratio (builder, "margin", view->has_margin, view->margin);
}

static void
add_charge (JsonBuilder *builder, const char *name, gboolean exists, const RbkPriceView *view)
{
  json_builder_set_member_name (builder, name);
  if (!exists)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_view (builder, view);
  json_builder_end_object (builder);
}

static void
add_plan_charges (JsonBuilder *builder, const RbkCostsAsked *asked)
{
  begin_array (builder, "plans");
  for (guint i = 0; i < asked->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &asked->spec->plans[i];
      RbkPlanCharge      charge;

      rbk_plan_charge_init (&charge, asked->spec, plan, asked->workload);
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "key", plan->key);
      rbk_output_member_text (builder, "name", plan->name);
      rbk_output_member_decimal (builder, "unit", charge.has_included, charge.unit);
      add_charge (builder, "included", charge.has_included, &charge.included);
      add_charge (builder, "overage", charge.has_overage, &charge.overage);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rbk_costs_json_prices:
 * @builder: an open object
 * @asked: what is asked
 *
 * Adds prices for a call: at a margin, by its value, in credits, and what plans charge.
 */
void
rbk_costs_json_prices (JsonBuilder *builder, const RbkCostsAsked *asked)
{
  RbkCostsPriced priced;

  rbk_costs_priced_init (&priced, asked);
  json_builder_set_member_name (builder, "prices");
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "workload",
                          asked->workload >= 0 ? asked->spec->workloads[asked->workload].key
                                               : NULL);
  rbk_output_member_decimal (builder, "cost", rbk_decimal_is_valid (priced.cost), priced.cost);
  json_builder_set_member_name (builder, "cost_plus");
  json_builder_begin_object (builder);
  rbk_output_member_ratio (builder, "target_margin", TRUE, rbk_decimal_to_double (asked->margin));
  add_view (builder, &priced.cost_plus);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "value_based");
  json_builder_begin_object (builder);
  rbk_output_member_decimal (builder, "value", asked->has_value, asked->value);
  rbk_output_member_ratio (builder, "share", TRUE, rbk_decimal_to_double (asked->share));
  add_view (builder, &priced.value_based);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "credit_based");
  json_builder_begin_object (builder);
  rbk_output_member_decimal (builder, "credits", asked->has_credits, asked->credits);
  rbk_output_member_decimal (builder, "credit_price", asked->has_credit_price, asked->credit_price);
  add_view (builder, &priced.credit_based);
  json_builder_end_object (builder);
  add_plan_charges (builder, asked);
  json_builder_end_object (builder);
}

/**
 * rbk_costs_json_loaded:
 * @builder: an open object
 * @asked: what is asked
 *
 * Adds what a customer of so many calls costs and leaves on each plan.
 */
void
rbk_costs_json_loaded (JsonBuilder *builder, const RbkCostsAsked *asked)
{
  rbk_output_member_decimal (builder, "calls", TRUE, asked->calls);
  begin_array (builder, "loaded");
  for (guint i = 0; i < asked->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &asked->spec->plans[i];
      RbkPlanAtCalls     place;

      if (!rbk_plan_at_calls_init (&place, asked->spec, plan, asked->calls))
        continue;
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "key", plan->key);
      rbk_output_member_text (builder, "name", plan->name);
      rbk_output_member_decimal (builder, "usage", TRUE, place.figure.usage);
      rbk_output_figure (builder, &place.figure);
      rbk_output_member_decimal (builder, "floor_price", place.has_floor, place.floor_price);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
