/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include "rbk-decision.h"

static const char *const topics[] = {
  [RBK_DECISION_TOPIC_METER] = "What is counted",
  [RBK_DECISION_TOPIC_PRIMITIVE] = "How it is charged",
  [RBK_DECISION_TOPIC_UNIT_PRICE] = "Price of a unit and target margin",
  [RBK_DECISION_TOPIC_TIERS] = "Tiers",
  [RBK_DECISION_TOPIC_LIMITS] = "Limits and alerts",
  [RBK_DECISION_TOPIC_WALLET] = "Credits and how they expire",
};

static char *
join (const char *const *words)
{
  return words != NULL && words[0] != NULL ? g_strjoinv ("; ", (char **) words) : NULL;
}

/* What was decided, why, and what it rested on. */
void
rbk_report_add_decisions (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Decision", "Choice", "Reason", "Rests on", "Locked on" };
  GListModel              *decisions = rbk_book_get_decisions (job->book);
  guint                    n_decisions = g_list_model_get_n_items (decisions);
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lllll");

  if (n_decisions == 0)
    return;
  for (guint i = 0; i < n_decisions; i++)
    {
      g_autoptr(RbkDecision) decision = g_list_model_get_item (decisions, i);

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, topics[rbk_decision_get_topic (decision)]);
      rbk_report_table_add (table, rbk_decision_get_choice (decision));
      rbk_report_table_add (table, rbk_decision_get_reason (decision));
      rbk_report_table_take (table, join (rbk_decision_get_inputs (decision)));
      rbk_report_table_add (table, rbk_decision_get_locked_on (decision));
    }
  rbk_report_flow_heading (flow, 1, "Decisions");
  rbk_report_flow_table (flow, table);
}
