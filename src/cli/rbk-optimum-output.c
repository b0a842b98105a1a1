/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimum-output.h"

#include "rbk-output.h"

const char *const rbk_term_names[] = { "price", "cap", "included", "overage", NULL };

static const char *const labels[] = { "price a month", "cap", "included", "overage" };

static void
add_term (JsonBuilder *builder, const RbkSpec *spec, const RbkOptimiseChange *change)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", spec->plans[change->plan].key);
  rbk_output_member_text (builder, "for", rbk_term_names[change->what]);
  rbk_output_member_decimal (builder, "before", TRUE, change->before);
  rbk_output_member_decimal (builder, "after", TRUE, change->after);
  rbk_output_member_decimal (builder, "low", TRUE, change->low);
  rbk_output_member_decimal (builder, "high", TRUE, change->high);
  json_builder_set_member_name (builder, "at_limit");
  json_builder_add_boolean_value (builder, change->is_at_limit);
  json_builder_end_object (builder);
}

/**
 * rbk_optimum_output_members:
 * @builder: an open object
 * @spec: the book that was searched
 * @optimum: what was found
 *
 * Adds what it rests on, its terms, and what they come to.
 */
void
rbk_optimum_output_members (JsonBuilder *builder, const RbkSpec *spec, const RbkOptimum *optimum)
{
  g_autofree char *demand = rbk_demand_to_string (&optimum->demand);

  rbk_output_member_text (builder, "demand", demand);
  rbk_output_member_count (builder, "changed", optimum->n_changed);
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_array (builder);
  for (guint i = 0; i < optimum->changes->len; i++)
    add_term (builder, spec, &g_array_index (optimum->changes, RbkOptimiseChange, i));
  json_builder_end_array (builder);
  rbk_output_member_decimal (builder, "margin_before", TRUE, optimum->margin_before);
  rbk_output_member_decimal (builder, "margin_after", TRUE, optimum->margin_after);
  rbk_output_member_decimal (builder, "left_on_the_table", TRUE, optimum->left);
  json_builder_set_member_name (builder, "flat");
  json_builder_add_boolean_value (builder, optimum->is_flat);
  rbk_output_member_count (builder, "rising", optimum->n_rising);
  rbk_output_member_count (builder, "falling", optimum->n_falling);
  rbk_output_member_count (builder, "leaving", optimum->n_leaving);
  rbk_output_member_ratio (builder, "largest_rise", TRUE,
                           rbk_decimal_to_double (optimum->largest_rise));
  rbk_output_member_count (builder, "tried", optimum->n_tried);
  rbk_mix_change_members (builder, spec, optimum->before, optimum->after);
}

static char *
to_value (RbkSolveFor what, const char *currency, RbkDecimal value)
{
  return what == RBK_SOLVE_CAP || what == RBK_SOLVE_INCLUDED
             ? rbk_grouped_to_text (value)
             : rbk_amount_to_text (currency, TRUE, value);
}

static void
append_terms (GString *text, const RbkSpec *spec, const RbkOptimum *optimum)
{
  static const char *const titles[] = { "PLAN", "TERM", "TODAY", "BEST", "99 % FROM", "TO", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrrrr");
  g_autofree char *body = NULL;

  for (guint i = 0; i < optimum->changes->len; i++)
    {
      const RbkOptimiseChange *change = &g_array_index (optimum->changes, RbkOptimiseChange, i);
      g_autofree char         *before = to_value (change->what, spec->currency, change->before);
      g_autofree char         *after = to_value (change->what, spec->currency, change->after);
      g_autofree char         *low = to_value (change->what, spec->currency, change->low);
      g_autofree char         *high = to_value (change->what, spec->currency, change->high);

      rbk_columns_add (columns, spec->plans[change->plan].name, labels[change->what], before, after,
                       low, high, NULL);
    }
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);
}

static void
append_assumption (GString *text, const RbkDemand *demand, gboolean is_chosen)
{
  g_autofree char *option = rbk_demand_to_string (demand);
  RbkDecimal       hundred = RBK_DECIMAL_UNITS (100);
  g_autofree char *share = rbk_decimal_to_string (demand->kind == RBK_DEMAND_ELASTICITY
                                                      ? demand->value
                                                      : rbk_decimal_mul (demand->value, hundred));

  g_string_append (text, "Assumed: ");
  if (demand->kind == RBK_DEMAND_BOUND)
    g_string_append_printf (text, "everybody stays, and no bill rises by more than %s %%", share);
  else if (demand->kind == RBK_DEMAND_ELASTICITY)
    g_string_append_printf (text, "of those whose bill rises, (new / old)^-%s stay", share);
  else
    g_string_append_printf (text, "of those whose bill rises, %s %% leave for each 10 %%", share);
  g_string_append_printf (text, " (--demand %s%s).\n", option,
                          is_chosen ? "" : ", taken as none was given");
}

/* How much there is to gain, and whether that is worth it. */
static void
append_gain (GString *text, const RbkSpec *spec, const RbkOptimum *optimum)
{
  guint            digits = spec->minor_digits;
  g_autofree char *before =
      rbk_amount_to_text (spec->currency, TRUE,
                          rbk_decimal_round (optimum->margin_before, digits, RBK_ROUND_HALF_AWAY));
  g_autofree char *after =
      rbk_amount_to_text (spec->currency, TRUE,
                          rbk_decimal_round (optimum->margin_after, digits, RBK_ROUND_HALF_AWAY));
  g_autofree char *left =
      rbk_amount_to_text (spec->currency, TRUE,
                          rbk_decimal_round (optimum->left, digits, RBK_ROUND_HALF_AWAY));
  g_autofree char *rise = rbk_percent_to_text (TRUE, rbk_decimal_to_double (optimum->largest_rise));

  g_string_append_printf (text,
                          "\nMargin a month: %s today, %s expected; today leaves %s on the "
                          "table.\n",
                          before, after, left);
  g_string_append_printf (text,
                          "Bills: %" G_GUINT64_FORMAT " rise, by %s at most, %" G_GUINT64_FORMAT
                          " fall; %" G_GUINT64_FORMAT " customers are expected to leave.\n",
                          optimum->n_rising, rise, optimum->n_falling, optimum->n_leaving);
  g_string_append (text,
                   optimum->is_flat
                       ? "That is flat: less than 1 % of today's margin, hardly worth a change.\n"
                       : "From \"99 % from\" to \"to\" a term alone keeps 99 % of what is "
                         "expected: the wider, the less it matters.\n");
}

static void
append_limits (GString *text, const RbkOptimum *optimum)
{
  for (guint i = 0; i < optimum->changes->len; i++)
    if (g_array_index (optimum->changes, RbkOptimiseChange, i).is_at_limit)
      {
        g_string_append (text, "Some terms are as far as was looked, a quarter or four times "
                               "today's: check the assumption before you follow them.\n");
        return;
      }
}

/**
 * rbk_optimum_output_text:
 * @text: where to
 * @spec: the book that was searched
 * @optimum: what was found
 * @is_chosen: whether somebody chose the assumption
 *
 * Appends the same for people.
 */
void
rbk_optimum_output_text (GString          *text,
                         const RbkSpec    *spec,
                         const RbkOptimum *optimum,
                         gboolean          is_chosen)
{
  append_assumption (text, &optimum->demand, is_chosen);
  g_string_append (text, "What a customer pays today is its bill on the cheapest plan that allows "
                         "its usage. Tried: ");
  rbk_append_count (text, optimum->n_tried, "book", "books");
  g_string_append (text, ".\n\n");
  append_terms (text, spec, optimum);
  if (optimum->n_changed == 0)
    {
      g_string_append (text, "\nNothing better was found than what there is.\n");
      return;
    }
  g_string_append_c (text, '\n');
  rbk_mix_change_text (text, spec, optimum->before, optimum->after);
  append_gain (text, spec, optimum);
  append_limits (text, optimum);
}

/**
 * rbk_customers_solution_members:
 * @builder: an open object
 * @spec: a book
 * @solution: what a plan's customers need
 *
 * Adds the value and what follows from it.
 */
void
rbk_customers_solution_members (JsonBuilder                *builder,
                                const RbkSpec              *spec,
                                const RbkCustomersSolution *solution)
{
  rbk_output_member_text (builder, "plan", spec->plans[solution->plan].key);
  rbk_output_member_text (builder, "for", rbk_term_names[solution->what]);
  rbk_output_member_decimal (builder, "value", TRUE, solution->value);
  rbk_output_member_ratio (builder, "margin", TRUE, solution->margin);
  rbk_output_member_text (builder, "at", "customers");
  rbk_output_member_decimal (builder, "usage", FALSE, RBK_DECIMAL_ZERO);
  rbk_output_member_decimal (builder, "value_before", TRUE, solution->before);
  rbk_output_member_count (builder, "customers", solution->n_customers);
  rbk_output_member_count (builder, "stopped", solution->n_stopped);
  rbk_output_member_decimal (builder, "revenue", TRUE, solution->revenue);
  rbk_output_member_decimal (builder, "cost", TRUE, solution->cost);
  rbk_output_member_decimal (builder, "margin_amount", TRUE, solution->margin_amount);
  rbk_mix_change_members (builder, spec, solution->mix_before, solution->mix_after);
}

/**
 * rbk_customers_solution_text:
 * @text: where to
 * @spec: a book
 * @solution: what a plan's customers need
 *
 * Appends the same for people.
 */
void
rbk_customers_solution_text (GString                    *text,
                             const RbkSpec              *spec,
                             const RbkCustomersSolution *solution)
{
  g_autofree char *value = to_value (solution->what, spec->currency, solution->value);
  g_autofree char *before = to_value (solution->what, spec->currency, solution->before);
  g_autofree char *margin = rbk_percent_to_text (TRUE, solution->margin);

  g_string_append_printf (text, "%s: %s of %s (%s today) gives a margin of %s together with the ",
                          spec->plans[solution->plan].key, labels[solution->what], value, before,
                          margin);
  rbk_append_count (text, solution->n_customers, "customer", "customers");
  g_string_append (text, " who take it today, kept on it");
  if (solution->n_stopped > 0)
    {
      g_string_append (text, "; it stops ");
      rbk_append_count (text, solution->n_stopped, "customer", "customers");
    }
  g_string_append (text, ".\nOnce everybody has chosen the cheapest plan again:\n\n");
  rbk_mix_change_text (text, spec, solution->mix_before, solution->mix_after);
}
