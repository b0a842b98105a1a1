/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include "rbk-scenario-run.h"
#include "rbk-scenario.h"
#include "rbk-text.h"

/* So many are computed; a book that somebody filled with more has all of them listed. */
#define MOST_SCENARIOS 20
#define MOST_ROWS 2000

static const char *const answers[] = {
  [RBK_ANSWER_HOLD] = "Prices are held",
  [RBK_ANSWER_PASS] = "The change is passed on",
  [RBK_ANSWER_REBALANCE] = "Older models are rebalanced",
};

static char *
describe_name (RbkScenario *scenario)
{
  return rbk_report_short_name (rbk_scenario_get_name (scenario), rbk_scenario_get_key (scenario));
}

/* In words, where they are shocks; else as they stand in the book. */
static char *
describe_shocks (RbkScenario *scenario)
{
  const char *const *texts = rbk_scenario_get_shocks (scenario);
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autoptr(RbkShock) shock = rbk_shock_parse (texts[i], NULL);
      g_autofree char *described = shock != NULL ? rbk_shock_describe (shock) : NULL;

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "",
                              described != NULL ? described : texts[i]);
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static char *
describe_change (gboolean exists, double change)
{
  g_autofree char *share = rbk_report_share (exists, change);

  if (share == NULL)
    return NULL;
  return g_strconcat (change > 0 ? "+" : "", share, NULL);
}

static void
add_plan (RbkReportTable        *table,
          const RbkExportJob    *job,
          const RbkPlanSpec     *plan,
          const RbkScenarioPlan *figures)
{
  const RbkFigure *before = &figures->before, *after = &figures->after;

  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_take (table, rbk_report_short_name (plan->name, plan->key));
  rbk_report_table_take (table, rbk_report_share (figures->has_before && before->has_margin,
                                                  before->margin));
  rbk_report_table_take (table,
                         rbk_report_share (figures->has_after && after->has_margin, after->margin));
  rbk_report_table_take (table, rbk_report_share (figures->has_lowest_after,
                                                  figures->lowest_after.lowest_margin));
  rbk_report_table_take (table,
                         rbk_report_amount (job, figures->has_bill_change, figures->bill_after));
  rbk_report_table_take (table, describe_change (figures->has_bill_change, figures->bill_change));
}

static void
add_group (RbkReportTable *table, RbkScenario *scenario)
{
  rbk_report_table_begin (table, RBK_REPORT_ROW_GROUP);
  rbk_report_table_take (table, describe_name (scenario));
}

static double
get_margin (const RbkMixPlan *plan)
{
  return rbk_decimal_sign (plan->revenue) > 0 ? rbk_margin_of (plan->revenue, plan->cost) : 0;
}

/* What a scenario makes of all customers. */
static void
add_customers (RbkReportTable          *table,
               const RbkExportJob      *job,
               RbkScenario             *scenario,
               const RbkScenarioResult *result)
{
  const RbkMixPlan *after = &result->total_after;
  gboolean          has_worst = FALSE;
  double            worst = 0;

  for (guint i = 0; i < result->n_plans; i++)
    if (result->plans[i].has_worst && (!has_worst || result->plans[i].worst_change > worst))
      {
        has_worst = TRUE;
        worst = result->plans[i].worst_change;
      }
  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_take (table, describe_name (scenario));
  rbk_report_table_take (table, rbk_report_amount (job, TRUE, after->revenue));
  rbk_report_table_take (table, rbk_report_amount (job, TRUE, after->margin));
  rbk_report_table_take (table, rbk_report_share (rbk_decimal_sign (after->revenue) > 0,
                                                  get_margin (after)));
  rbk_report_table_take (table, rbk_report_count (after->n_losing));
  rbk_report_table_take (table, describe_change (has_worst, worst));
  rbk_report_table_take (table, rbk_report_count (result->n_unserved_after));
}

static void
add_list (RbkReportFlow *flow, GListModel *scenarios)
{
  static const char *const titles[] = { "Scenario", "What changes", "Answer" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lll");

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (scenarios, i);

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, describe_name (scenario));
      rbk_report_table_take (table, describe_shocks (scenario));
      rbk_report_table_add (table, answers[rbk_scenario_get_answer (scenario)]);
    }
  rbk_report_flow_table (flow, table);
}

/* Computes a scenario; nothing where it can't be, as with a model that the book has not. */
static RbkScenarioResult *
run (const RbkExportJob *job, RbkScenario *scenario, RbkMixIndex *index)
{
  g_autoptr(RbkScenarioCase) made =
                 rbk_scenario_case_new_for (job->book, &job->spec->date, scenario, NULL, NULL);
  RbkScenarioResult *result;

  /* What it notes goes into a file. */
  rbk_text_hold_original ();
  result = made != NULL ? rbk_scenario_run (made, index, NULL) : NULL;
  rbk_text_release_original ();

  return result;
}

static void
add_notes (RbkReportFlow *flow, GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    rbk_report_flow_text (flow, RBK_REPORT_NOTE, g_ptr_array_index (notes, i));
}

static void
note (GPtrArray *notes, RbkScenario *scenario, const char *words)
{
  g_autofree char *name = describe_name (scenario);

  g_ptr_array_add (notes, g_strdup_printf ("%s: %s", name, words));
}

static void
add_tables (RbkReportFlow      *flow,
            const RbkExportJob *job,
            RbkReportTable     *plans,
            RbkReportTable     *customers,
            GPtrArray          *notes)
{
  if (rbk_report_table_get_n_rows (plans) > 0)
    {
      rbk_report_add_part (flow, job, "What they make of each plan");
      rbk_report_flow_text (flow, RBK_REPORT_BODY,
                            "Margins are those at each plan's sizing point, as it is and then, and "
                            "the lowest of all usage. The bill is that of the customer there, for "
                            "the same work or as much more as usage grows.");
      rbk_report_flow_table (flow, plans);
    }
  if (rbk_report_table_get_n_rows (customers) > 0)
    {
      rbk_report_add_part (flow, job, "What they make of the customers");
      rbk_report_flow_table (flow, customers);
    }
  add_notes (flow, notes);
}

/* The scenarios that the book looks at, and what they come to. */
void
rbk_report_add_scenarios (RbkReportFlow *flow, const RbkExportJob *job, const RbkReportCrowd *crowd)
{
  static const char *const plan_titles[] = { "Scenario and plan", "Margin", "Then",
                                             "Lowest then",       "Bill",   "Change" };
  static const char *const titles[] = { "Scenario",     "Revenue",      "Left",    "Gross margin",
                                        "Losing money", "Largest rise", "Unserved" };
  GListModel              *scenarios = rbk_book_get_scenarios (job->book);
  guint                    n = g_list_model_get_n_items (scenarios);
  g_autoptr(RbkReportTable) plans = rbk_report_table_new (plan_titles, "lrrrrr");
  g_autoptr(RbkReportTable) customers = rbk_report_table_new (titles, "lrrrrrr");
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  if (n == 0)
    return;
  rbk_report_flow_heading (flow, 1, "Scenarios");
  add_list (flow, scenarios);
  for (guint i = 0; i < MIN (n, MOST_SCENARIOS) && n * job->spec->n_plans <= MOST_ROWS; i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (scenarios, i);
      g_autoptr(RbkScenarioResult) result = run (job, scenario, crowd->index);

      if (result == NULL)
        {
          note (notes, scenario, "it can't be computed with this book; look at its shocks.");
          continue;
        }
      if (result->n_plans > 0)
        add_group (plans, scenario);
      for (guint k = 0; k < result->n_plans; k++)
        add_plan (plans, job, &job->spec->plans[k], &result->plans[k]);
      if (result->has_customers)
        add_customers (customers, job, scenario, result);
      if (result->note != NULL)
        note (notes, scenario, result->note);
    }
  add_tables (flow, job, plans, customers, notes);
}
