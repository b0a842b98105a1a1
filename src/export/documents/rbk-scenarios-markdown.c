/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenarios-markdown.h"

#include "rbk-currency.h"
#include "rbk-export-text.h"
#include "rbk-scenario-run.h"
#include "rbk-text.h"

/* So many are computed of a book that somebody filled with more. */
#define MOST_SCENARIOS 20
#define NOTHING "\xe2\x80\x93" /* an en dash */

static const char *const answers[] = {
  [RBK_ANSWER_HOLD] = "prices are held",
  [RBK_ANSWER_PASS] = "the change is passed on",
  [RBK_ANSWER_REBALANCE] = "older models are rebalanced",
};

static void
add_share (GString *text, gboolean exists, double share)
{
  g_autofree char *words = exists ? rbk_export_percent (share) : NULL;

  g_string_append_printf (text, " %s |", words != NULL ? words : NOTHING);
}

static void
add_plan (GString               *text,
          const RbkSpec         *spec,
          const RbkPlanSpec     *plan,
          const RbkScenarioPlan *figures)
{
  g_autofree char *name = rbk_export_markdown_cell (plan->name[0] != '\0' ? plan->name : plan->key);
  g_autofree char *bill = NULL;

  if (figures->has_bill_change)
    bill = rbk_export_amount (spec->currency,
                              rbk_currency_round (spec->currency, figures->bill_after));
  g_string_append_printf (text, "| %s |", name);
  add_share (text, figures->has_before && figures->before.has_margin, figures->before.margin);
  add_share (text, figures->has_after && figures->after.has_margin, figures->after.margin);
  add_share (text, figures->has_lowest_after, figures->lowest_after.lowest_margin);
  g_string_append_printf (text, " %s |", bill != NULL ? bill : NOTHING);
  add_share (text, figures->has_bill_change, figures->bill_change);
  g_string_append_c (text, '\n');
}

static void
add_head (GString *text, RbkScenario *scenario)
{
  const char        *own = rbk_scenario_get_name (scenario);
  const char *const *shocks = rbk_scenario_get_shocks (scenario);
  g_autofree char   *name =
      rbk_export_markdown_cell (own != NULL ? own : rbk_scenario_get_key (scenario));

  g_string_append_printf (text, "\n### %s\n\n", name);
  for (guint i = 0; shocks != NULL && shocks[i] != NULL; i++)
    {
      g_autoptr(RbkShock) shock = rbk_shock_parse (shocks[i], NULL);
      g_autofree char *words = shock != NULL ? rbk_shock_describe (shock) : NULL;
      g_autofree char *cell = rbk_export_markdown_cell (words != NULL ? words : shocks[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", cell);
    }
  g_string_append_printf (text, "; %s.\n\n", answers[rbk_scenario_get_answer (scenario)]);
}

static void
add_customers (GString *text, const RbkScenarioResult *result)
{
  const RbkMixPlan *before = &result->total_before, *after = &result->total_after;
  g_autofree char  *was = NULL, *is = NULL;

  if (!result->has_customers || rbk_decimal_sign (before->revenue) <= 0 ||
      rbk_decimal_sign (after->revenue) <= 0)
    return;
  was = rbk_export_percent (rbk_margin_of (before->revenue, before->cost));
  is = rbk_export_percent (rbk_margin_of (after->revenue, after->cost));
  g_string_append_printf (text,
                          "\nAll customers together: %s, then %s; %" G_GUINT64_FORMAT
                          " of them lose money, then %" G_GUINT64_FORMAT ".\n",
                          was, is, before->n_losing, after->n_losing);
}

static void
add_scenario (GString            *text,
              const RbkExportJob *job,
              const RbkSpec      *spec,
              RbkScenario        *scenario,
              RbkMixIndex        *index)
{
  g_autoptr(RbkScenarioCase) made =
                 rbk_scenario_case_new_for (job->book, &spec->date, scenario, NULL, NULL);
  g_autoptr(RbkScenarioResult) result = NULL;

  /* What it notes goes into a file. */
  rbk_text_hold_original ();
  result = made != NULL ? rbk_scenario_run (made, index, NULL) : NULL;
  rbk_text_release_original ();
  add_head (text, scenario);
  if (result == NULL)
    {
      g_string_append (text, "It can't be computed with this book; look at its shocks.\n");
      return;
    }
  g_string_append (text, "| Plan | Margin | Then | Lowest then | Bill then | Change |\n"
                         "|---|---:|---:|---:|---:|---:|\n");
  for (guint i = 0; i < result->n_plans; i++)
    add_plan (text, spec, &spec->plans[i], &result->plans[i]);
  add_customers (text, result);
  if (result->note != NULL)
    g_string_append_printf (text, "\n%s\n", result->note);
}

/*
 * rbk_scenarios_markdown_add:
 * @text: a document
 * @job: what is exported, with its table
 *
 * Adds what the book's scenarios come to; nothing where it has none.
 */
void
rbk_scenarios_markdown_add (GString *text, const RbkExportJob *job)
{
  GListModel    *scenarios = rbk_book_get_scenarios (job->book);
  const RbkSpec *spec = job->table->spec;
  guint          n = g_list_model_get_n_items (scenarios);
  g_autoptr(RbkMixIndex) index = NULL;

  if (n == 0)
    return;
  if (job->population != NULL)
    index = rbk_mix_index_new (spec, job->population, NULL);
  g_string_append (text,
                   "\n## Scenarios\n\nMargins are those at each plan's sizing point, as it is "
                   "and then, and the lowest of all usage; the bill is that of the customer "
                   "there, for the same work or as much more as usage grows.\n");
  for (guint i = 0; i < MIN (n, MOST_SCENARIOS); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (scenarios, i);

      add_scenario (text, job, spec, scenario, index);
    }
}
