/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-output.h"

#include "rbk-output.h"

#define MARGIN_COLUMN 5

static gboolean
has_margin (const RbkMixPlan *plan)
{
  return rbk_decimal_sign (plan->revenue) > 0;
}

static void
add_amounts (JsonBuilder *builder, const RbkMixPlan *plan, gboolean has_price)
{
  rbk_output_member_decimal (builder, "revenue", has_price, plan->revenue);
  rbk_output_member_decimal (builder, "inference", has_price, plan->inference);
  rbk_output_member_decimal (builder, "overhead", has_price, plan->overhead);
  rbk_output_member_decimal (builder, "cost", has_price, plan->cost);
  rbk_output_member_ratio (builder, "margin", has_margin (plan),
                           has_margin (plan) ? rbk_margin_of (plan->revenue, plan->cost) : 0.0);
  rbk_output_member_decimal (builder, "margin_amount", has_price, plan->margin);
  rbk_output_member_count (builder, "losing_money", plan->n_losing);
  rbk_output_member_decimal (builder, "loss", has_price, plan->loss);
  rbk_output_member_count (builder, "at_80", plan->n_at_80);
  rbk_output_member_count (builder, "at_100", plan->n_at_100);
}

static void
add_plan (JsonBuilder        *builder,
          const RbkSpec      *spec,
          const RbkMix       *mix,
          const RbkMixDetail *detail,
          guint               i)
{
  const RbkPlanSpec *plan = &spec->plans[i];
  gboolean has_price = !plan->is_quote_only && rbk_plan_spec_get_phase_on (plan, &spec->date);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", plan->key);
  rbk_output_member_text (builder, "name", plan->name);
  rbk_output_member_count (builder, "customers", mix->plans[i].n_customers);
  add_amounts (builder, &mix->plans[i], has_price);
  if (detail != NULL)
    rbk_mix_detail_add_spread (builder, has_price ? &detail->spread->plans[i] : NULL);
  json_builder_end_object (builder);
}

/**
 * rbk_mix_output_members:
 * @builder: an open object
 * @spec: a book
 * @mix: which plan each customer takes
 * @detail: (nullable): more of it, where customers are on the cheapest plans
 *
 * Adds who takes which plan, and what all of it comes to.
 */
void
rbk_mix_output_members (JsonBuilder        *builder,
                        const RbkSpec      *spec,
                        const RbkMix       *mix,
                        const RbkMixDetail *detail)
{
  rbk_output_member_count (builder, "customers", mix->n_customers);
  rbk_output_member_count (builder, "unserved", mix->n_unserved);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mix->n_plans; i++)
    add_plan (builder, spec, mix, detail, i);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "total");
  json_builder_begin_object (builder);
  rbk_output_member_count (builder, "customers", mix->total.n_customers);
  add_amounts (builder, &mix->total, TRUE);
  if (detail != NULL)
    rbk_mix_detail_add_spread (builder, &detail->spread->total);
  json_builder_end_object (builder);
  if (detail != NULL)
    rbk_mix_detail_add_members (detail, builder);
}

static RbkTint
tint_of (const RbkMixPlan *plan)
{
  if (rbk_decimal_sign (plan->margin) < 0)
    return RBK_TINT_LOSS;

  return plan->n_losing > 0 ? RBK_TINT_THIN : RBK_TINT_NONE;
}

static void
add_text_row (RbkColumns       *columns,
              const RbkSpec    *spec,
              const char       *name,
              const RbkMixPlan *plan,
              gboolean          has_color)
{
  g_autofree char *customers =
      rbk_grouped_to_text (rbk_decimal_from_int ((gint64) plan->n_customers));
  g_autofree char *revenue = rbk_amount_to_text (spec->currency, TRUE, plan->revenue);
  g_autofree char *cost =
      rbk_amount_to_text (spec->currency, TRUE,
                          rbk_decimal_round (plan->cost, spec->minor_digits, RBK_ROUND_HALF_AWAY));
  g_autofree char *amount = rbk_amount_to_text (spec->currency, TRUE,
                                                rbk_decimal_round (plan->margin, spec->minor_digits,
                                                                   RBK_ROUND_HALF_AWAY));
  g_autofree char *margin =
      rbk_percent_to_text (has_margin (plan),
                           has_margin (plan) ? rbk_margin_of (plan->revenue, plan->cost) : 0.0);
  g_autofree char *losing = rbk_grouped_to_text (rbk_decimal_from_int ((gint64) plan->n_losing));
  g_autofree char *at_80 = rbk_grouped_to_text (rbk_decimal_from_int ((gint64) plan->n_at_80));
  g_autofree char *at_100 = rbk_grouped_to_text (rbk_decimal_from_int ((gint64) plan->n_at_100));

  rbk_columns_add (columns, name, customers, revenue, cost, amount, margin, losing, at_80, at_100,
                   NULL);
  if (has_color)
    rbk_columns_tint (columns, MARGIN_COLUMN, tint_of (plan));
}

/**
 * rbk_mix_output_text:
 * @text: where to
 * @spec: a book
 * @mix: which plan each customer takes
 * @has_color: whether it may have colours
 *
 * Appends the same for people.
 */
void
rbk_mix_output_text (GString *text, const RbkSpec *spec, const RbkMix *mix, gboolean has_color)
{
  static const char *const titles[] = { "PLAN",     "CUSTOMERS", "REVENUE/MONTH", "LOADED COST",
                                        "MARGIN",   "MARGIN %",  "LOSING",        "AT 80 %",
                                        "AT 100 %", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrrrr");
  g_autofree char *body = NULL;

  for (guint i = 0; i < mix->n_plans; i++)
    if (!spec->plans[i].is_quote_only)
      add_text_row (columns, spec, spec->plans[i].name, &mix->plans[i], has_color);
  add_text_row (columns, spec, "All", &mix->total, has_color);
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);
  if (mix->n_unserved == 0)
    return;
  g_string_append (text, "\n");
  rbk_append_count (text, mix->n_unserved, "customer uses", "customers use");
  g_string_append (text, " more than any plan with a price allows.\n");
}
