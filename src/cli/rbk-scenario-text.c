/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-report.h"

#include "rbk-output.h"
#include "rbk-synthetic-output.h"

static const char *
get_plan_name (const RbkScenarioReport *self, guint plan)
{
  const RbkPlanSpec *of = &self->spec->plans[plan];

  return of->name[0] != '\0' ? of->name : of->key;
}

/* A change with its sign, to a tenth of a percent. */
static char *
change_to_text (gboolean exists, double change)
{
  return exists ? g_strdup_printf ("%+.1f %%", change * 100.0) : g_strdup ("–");
}

static void
append_columns (GString *text, RbkColumns *columns)
{
  g_autofree char *body = rbk_columns_to_text (columns);

  g_string_append (text, body);
}

static void
append_shocks (GString *text, const RbkScenarioCase *scenario)
{
  const GPtrArray *shocks = rbk_scenario_case_get_shocks (scenario);
  g_autofree char *name = rbk_printable (rbk_scenario_case_get_name (scenario));

  g_string_append_printf (text, "%s\n", name);
  for (guint i = 0; i < shocks->len; i++)
    {
      g_autofree char *words = rbk_shock_describe (g_ptr_array_index (shocks, i));
      g_autofree char *printable = rbk_printable (words);

      g_string_append_printf (text, "  %s\n", printable);
    }
  if (rbk_scenario_case_get_answer (scenario) == RBK_ANSWER_HOLD)
    g_string_append (text, "Answer: hold prices.\n");
  else
    g_string_append_printf (text, "Answer: %s.\n",
                            rbk_scenario_case_get_answer (scenario) == RBK_ANSWER_PASS
                                ? "pass it on"
                                : "rebalance older models");
}

static void
append_plans (GString *text, const RbkScenarioReport *self, gboolean has_color)
{
  static const char *const titles[] = { "PLAN", "MARGIN", "AFTER",  "LOWEST", "AFTER",
                                        "BILL", "AFTER",  "CHANGE", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrrr");

  for (guint i = 0; i < self->result->n_plans; i++)
    {
      const RbkScenarioPlan *plan = &self->result->plans[i];
      g_autofree char       *name = rbk_printable (get_plan_name (self, i));
      g_autofree char       *before =
          rbk_percent_to_text (plan->has_before && plan->before.has_margin, plan->before.margin);
      g_autofree char *after =
          rbk_percent_to_text (plan->has_after && plan->after.has_margin, plan->after.margin);
      g_autofree char *lowest =
          rbk_percent_to_text (plan->has_lowest_before, plan->lowest_before.lowest_margin);
      g_autofree char *lowest_after =
          rbk_percent_to_text (plan->has_lowest_after, plan->lowest_after.lowest_margin);
      g_autofree char *bill =
          rbk_amount_to_text (self->spec->currency, plan->has_bill_change, plan->bill_before);
      g_autofree char *bill_after =
          rbk_amount_to_text (self->spec->currency, plan->has_bill_change, plan->bill_after);
      g_autofree char *change = change_to_text (plan->has_bill_change, plan->bill_change);

      rbk_columns_add (columns, name, before, after, lowest, lowest_after, bill, bill_after, change,
                       NULL);
      if (has_color && plan->has_after && plan->after.has_margin && plan->after.margin < 0)
        rbk_columns_tint (columns, 2, RBK_TINT_LOSS);
      if (has_color && plan->has_lowest_after && plan->lowest_after.lowest_margin < 0)
        rbk_columns_tint (columns, 4, RBK_TINT_LOSS);
    }
  g_string_append (text, "\nAt each plan's sizing point; the lowest margin of all its usage; and "
                         "the bill of the customer there for the same work:\n");
  append_columns (text, columns);
}

static void
append_customers (GString *text, const RbkScenarioReport *self)
{
  static const char *const titles[] = { "PLAN",   "CUSTOMERS", "AFTER",      "MARGIN",  "AFTER",
                                        "LOSING", "AFTER",     "WORST BILL", "TYPICAL", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrrrr");

  for (guint i = 0; i < self->result->n_plans; i++)
    {
      const RbkScenarioPlan *plan = &self->result->plans[i];
      const RbkMixPlan      *before = &plan->mix_before, *after = &plan->mix_after;
      gboolean               has_before = rbk_decimal_sign (before->revenue) > 0;
      gboolean               has_after = rbk_decimal_sign (after->revenue) > 0;
      g_autofree char       *name = rbk_printable (get_plan_name (self, i));
      g_autofree char       *n_before = g_strdup_printf ("%" G_GUINT64_FORMAT, before->n_customers);
      g_autofree char       *n_after = g_strdup_printf ("%" G_GUINT64_FORMAT, after->n_customers);
      g_autofree char       *margin =
          rbk_percent_to_text (has_before,
                               has_before ? rbk_margin_of (before->revenue, before->cost) : 0);
      g_autofree char *margin_after =
          rbk_percent_to_text (has_after,
                               has_after ? rbk_margin_of (after->revenue, after->cost) : 0);
      g_autofree char *losing = g_strdup_printf ("%" G_GUINT64_FORMAT, before->n_losing);
      g_autofree char *losing_after = g_strdup_printf ("%" G_GUINT64_FORMAT, after->n_losing);
      g_autofree char *worst = change_to_text (plan->has_worst, plan->worst_change);
      g_autofree char *typical = change_to_text (plan->has_worst, plan->typical_change);

      rbk_columns_add (columns, name, n_before, n_after, margin, margin_after, losing, losing_after,
                       worst, typical, NULL);
    }
  g_string_append (text, "\nCustomers, who take the cheapest plan that allows them:\n");
  append_columns (text, columns);
}

static void
append_moves (GString *text, const RbkScenarioReport *self)
{
  const RbkScenarioResult *result = self->result;

  if (result->moves->len > 0)
    g_string_append (text, "\nMoved, rounded up to what can be said:\n");
  for (guint i = 0; i < result->moves->len; i++)
    {
      const RbkScenarioMove *move = &g_array_index (result->moves, RbkScenarioMove, i);
      g_autofree char       *before = rbk_decimal_to_string (move->before);
      g_autofree char       *after = rbk_decimal_to_string (move->after);
      g_autofree char       *name = rbk_printable (move->name);
      const char            *plan = move->plan >= 0 ? get_plan_name (self, (guint) move->plan) : "";
      g_autofree char       *printable = rbk_printable (plan);

      g_string_append_printf (text, "  %s%s%s, %s: %s to %s\n", printable,
                              move->plan >= 0 ? ": " : "", name, move->field, before, after);
    }
  if (result->note != NULL)
    g_string_append_printf (text, "\n%s\n", result->note);
}

static void
append_result (GString *text, const RbkScenarioReport *self, gboolean has_color)
{
  const RbkScenarioCase *scenario = g_ptr_array_index (self->cases, 0);
  g_autofree char       *before =
      rbk_decimal_to_string (rbk_decimal_round (self->result->cost_before, 6, RBK_ROUND_HALF_AWAY));
  g_autofree char *after =
      rbk_decimal_to_string (rbk_decimal_round (self->result->cost_after, 6, RBK_ROUND_HALF_AWAY));

  append_shocks (text, scenario);
  g_string_append_printf (text, "The average call costs %s %s, and %s after.\n",
                          self->spec->currency, before, after);
  append_plans (text, self, has_color);
  if (self->result->has_customers)
    append_customers (text, self);
  append_moves (text, self);
}

/* A column for each plan: the margin at the sizing point. With customers, what they come to. */
static void
append_matrix (GString *text, const RbkScenarioReport *self)
{
  guint n_plans = self->matrix->n_plans;

  g_string_append (text, "Margin at the sizing point, and the lowest over all usage");
  g_string_append (text, self->index != NULL ? "; then, of all customers, those who lose money "
                                               "and the greatest rise of a bill.\n\n"
                                             : ".\n\n");
  for (guint row = 0; row < self->matrix->n_rows; row++)
    {
      const char *name =
          row == 0 ? "As it is"
                   : rbk_scenario_case_get_name (g_ptr_array_index (self->cases, row - 1));
      g_autofree char *printable = rbk_printable (name);

      g_string_append_printf (text, "%s\n", printable);
      for (guint i = 0; i < n_plans; i++)
        {
          const RbkMatrixCell *cell = rbk_scenario_matrix_get_cell (self->matrix, row, i);
          g_autofree char     *plan = rbk_printable (get_plan_name (self, i));
          g_autofree char     *margin = rbk_percent_to_text (cell->has_margin, cell->margin);
          g_autofree char     *lowest = rbk_percent_to_text (cell->has_lowest, cell->lowest);

          g_string_append_printf (text, "  %-20s %9s %9s", plan, margin, lowest);
          if (self->index != NULL)
            {
              g_autofree char *worst = change_to_text (cell->has_worst, cell->worst_change);

              g_string_append_printf (text, " %9" G_GUINT64_FORMAT " %9s", cell->n_losing, worst);
            }
          g_string_append_c (text, '\n');
        }
    }
}

static void
append_tornado (GString *text, const RbkScenarioReport *self)
{
  static const char *const titles[] = { "WHAT MOVES", "FROM",  "MARGIN", "TO",
                                        "MARGIN",     "SWING", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrlrr");
  g_autofree char *margin = rbk_percent_to_text (self->tornado->has_margin, self->tornado->margin);
  g_autofree char *of = rbk_printable (self->plan >= 0 ? get_plan_name (self, (guint) self->plan)
                                                       : "all customers together");

  g_string_append_printf (text, "What moves the margin of %s most, which is %s:\n", of, margin);
  for (guint i = 0; i < self->tornado->n_bars; i++)
    {
      const RbkTornadoBar *bar = &self->tornado->bars[i];
      g_autofree char     *low = rbk_percent_to_text (TRUE, bar->low_margin);
      g_autofree char     *high = rbk_percent_to_text (TRUE, bar->high_margin);
      g_autofree char     *swing = rbk_percent_to_text (TRUE, bar->swing);

      rbk_columns_add (columns, bar->name, bar->low, low, bar->high, high, swing, NULL);
    }
  append_columns (text, columns);
}

static void
append_predictability (GString *text, const RbkScenarioReport *self)
{
  g_string_append (text, "Can customers foresee their bill within 20 %?\n");
  for (guint i = 0; i < self->predictability->n_plans; i++)
    {
      const RbkPlanPredictability *plan = &self->predictability->plans[i];
      g_autofree char             *name = rbk_printable (get_plan_name (self, i));

      g_string_append_printf (text, "  %s: %s. %s\n", name,
                              rbk_predictability_verdict_to_string (plan->verdict), plan->reason);
    }
}

/* Writes all that was found for people. */
gboolean
rbk_scenario_report_write_text (const RbkScenarioReport *self, const char *output, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  rbk_synthetic_output_line (text, &self->from);
  if (self->result != NULL)
    append_result (text, self, rbk_output_has_color (output));
  if (self->matrix != NULL)
    {
      if (self->result != NULL)
        g_string_append_c (text, '\n');
      append_matrix (text, self);
    }
  if (self->tornado != NULL)
    {
      g_string_append_c (text, '\n');
      append_tornado (text, self);
    }
  if (self->predictability != NULL)
    {
      g_string_append_c (text, '\n');
      append_predictability (text, self);
    }
  return rbk_output_write (output, text->str, text->len, error);
}
