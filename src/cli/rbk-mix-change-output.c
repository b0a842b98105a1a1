/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-output.h"
#include "rbk-optimum-output.h"
#include "rbk-output.h"

/* Who takes which plan today, and who would then. */

static void
add_mix (JsonBuilder *builder, const char *name, const RbkSpec *spec, const RbkMix *mix)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  rbk_mix_output_members (builder, spec, mix, NULL);
  json_builder_end_object (builder);
}

/**
 * rbk_mix_change_members:
 * @builder: an open object
 * @spec: a book
 * @before: its mix today
 * @after: and with other terms
 *
 * Adds both as `before` and `after`.
 */
void
rbk_mix_change_members (JsonBuilder   *builder,
                        const RbkSpec *spec,
                        const RbkMix  *before,
                        const RbkMix  *after)
{
  add_mix (builder, "before", spec, before);
  add_mix (builder, "after", spec, after);
}

static char *
to_amount (const RbkSpec *spec, RbkDecimal amount)
{
  return rbk_amount_to_text (spec->currency, TRUE,
                             rbk_decimal_round (amount, spec->minor_digits, RBK_ROUND_HALF_AWAY));
}

static char *
to_margin (const RbkMixPlan *plan)
{
  gboolean has_margin = rbk_decimal_sign (plan->revenue) > 0;

  return rbk_percent_to_text (has_margin,
                              has_margin ? rbk_margin_of (plan->revenue, plan->cost) : 0.0);
}

static void
add_row (RbkColumns       *columns,
         const RbkSpec    *spec,
         const char       *name,
         const RbkMixPlan *before,
         const RbkMixPlan *after)
{
  g_autofree char *n_before =
      rbk_grouped_to_text (rbk_decimal_from_int ((gint64) before->n_customers));
  g_autofree char *n_after =
      rbk_grouped_to_text (rbk_decimal_from_int ((gint64) after->n_customers));
  g_autofree char *revenue_before = to_amount (spec, before->revenue);
  g_autofree char *revenue_after = to_amount (spec, after->revenue);
  g_autofree char *amount_before = to_amount (spec, before->margin);
  g_autofree char *amount_after = to_amount (spec, after->margin);
  g_autofree char *margin_before = to_margin (before);
  g_autofree char *margin_after = to_margin (after);

  rbk_columns_add (columns, name, n_before, n_after, revenue_before, revenue_after, amount_before,
                   amount_after, margin_before, margin_after, NULL);
}

/**
 * rbk_mix_change_text:
 * @text: where to
 * @spec: a book
 * @before: its mix today
 * @after: and with other terms
 *
 * Appends both beside each other, for people.
 */
void
rbk_mix_change_text (GString *text, const RbkSpec *spec, const RbkMix *before, const RbkMix *after)
{
  static const char *const titles[] = { "PLAN",   "CUSTOMERS", "THEN",     "REVENUE/MONTH", "THEN",
                                        "MARGIN", "THEN",      "MARGIN %", "THEN",          NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrrrr");
  g_autofree char *body = NULL;

  for (guint i = 0; i < before->n_plans; i++)
    if (!spec->plans[i].is_quote_only)
      add_row (columns, spec, spec->plans[i].name, &before->plans[i], &after->plans[i]);
  add_row (columns, spec, "All", &before->total, &after->total);
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);
  if (before->n_unserved > 0 || after->n_unserved > 0)
    g_string_append_printf (text,
                            "\nNo plan with a price serves %" G_GUINT64_FORMAT
                            " customers today, then %" G_GUINT64_FORMAT ".\n",
                            before->n_unserved, after->n_unserved);
}
