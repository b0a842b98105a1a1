/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include <string.h>

/* A decision on forty plans rests on hundreds of figures: so many that still hold are told. */
#define MAX_HOLDING 12

static char *
date_words (RbkDecision *decision)
{
  const char *text = decision != NULL ? rbk_decision_get_locked_on (decision) : NULL;
  GDate       date;

  if (text == NULL || !rbk_date_parse (text, &date, NULL))
    return g_strdup (text);
  return rbk_report_date (&date);
}

/* How each of the six stands. */
static void
add_states (RbkReportFlow *flow, const RbkJudgement *judgement)
{
  static const char *const titles[] = { "Decision", "Stands", "Choice", "Reason", "Locked on" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lllll");

  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    {
      const RbkDecisionState *state = judgement->decisions[topic];
      RbkDecision            *decision = state->decision;

      rbk_report_table_begin (table, state->status == RBK_DECISION_STALE ? RBK_REPORT_ROW_LEAD
                                                                         : RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, rbk_judgement_topic_words ((RbkDecisionTopic) topic));
      rbk_report_table_add (table, rbk_judgement_status_words (state->status));
      rbk_report_table_add (table, decision != NULL ? rbk_decision_get_choice (decision) : NULL);
      rbk_report_table_add (table, decision != NULL ? rbk_decision_get_reason (decision) : NULL);
      rbk_report_table_take (table, date_words (decision));
    }
  rbk_report_flow_table (flow, table);
}

static void
add_input (RbkReportTable *table, const RbkJudgement *judgement, const RbkDecisionInput *input)
{
  rbk_report_table_begin (table, input->is_past ? RBK_REPORT_ROW_STRONG : RBK_REPORT_ROW_PLAIN);
  rbk_report_table_take (table, rbk_report_cut (rbk_judgement_input_words (input)));
  rbk_report_table_take (table, rbk_judgement_value_words (judgement, input, input->before));
  rbk_report_table_take (table, rbk_judgement_value_words (judgement, input, input->after));
  rbk_report_table_take (table, rbk_judgement_bound_words (input));
  rbk_report_table_add (table, input->is_past ? "past its bound" : "holds");
}

static gboolean
is_followed (const RbkDecisionState *state, const char *name)
{
  for (guint i = 0; i < state->inputs->len; i++)
    if (strcmp (((const RbkDecisionInput *) g_ptr_array_index (state->inputs, i))->name, name) == 0)
      return TRUE;

  return FALSE;
}

/* What people wrote down in words of their own stands as they wrote it. */
static void
add_own_words (RbkReportTable *table, const RbkDecisionState *state)
{
  const char *const *inputs = rbk_decision_get_inputs (state->decision);

  for (guint i = 0; inputs != NULL && inputs[i] != NULL; i++)
    {
      const char      *sign = strchr (inputs[i], '=');
      g_autofree char *name = g_strndup (inputs[i], strcspn (inputs[i], "="));

      if (sign != NULL && is_followed (state, name))
        continue;
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, name);
      rbk_report_table_add (table, sign != NULL ? sign + 1 : "");
    }
}

/* Those that moved first; of those that hold only the first where there are many. */
static void
add_inputs_of (RbkReportTable *table, const RbkJudgement *judgement, const RbkDecisionState *state)
{
  guint n_holding = 0;

  rbk_report_table_begin (table, RBK_REPORT_ROW_GROUP);
  rbk_report_table_add (table, rbk_judgement_topic_words (state->topic));
  for (guint i = 0; i < state->inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (state->inputs, i);

      if (input->is_past)
        add_input (table, judgement, input);
    }
  for (guint i = 0; i < state->inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (state->inputs, i);

      if (!input->is_past && n_holding++ < MAX_HOLDING)
        add_input (table, judgement, input);
    }
  if (n_holding > MAX_HOLDING)
    {
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table,
                             g_strdup_printf ("and %u more that hold", n_holding - MAX_HOLDING));
    }
  add_own_words (table, state);
}

static gboolean
has_inputs (const RbkDecisionState *state)
{
  const char *const *inputs =
      state->status != RBK_DECISION_OPEN ? rbk_decision_get_inputs (state->decision) : NULL;

  return inputs != NULL && inputs[0] != NULL;
}

/* On what locked decisions rest, and what became of it. */
static void
add_inputs (RbkReportFlow *flow, const RbkJudgement *judgement)
{
  static const char *const titles[] = { "Rests on", "When locked", "Now", "May move by", "" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lrrll");

  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    if (has_inputs (judgement->decisions[topic]))
      add_inputs_of (table, judgement, judgement->decisions[topic]);
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "What they rest on");
  rbk_report_flow_table (flow, table);
}

/* The six decisions: what was decided, why, on what it rested, and whether that still holds. */
void
rbk_report_add_decisions (RbkReportFlow      *flow,
                          const RbkExportJob *job,
                          const RbkJudgement *judgement)
{
  guint            n_stale = rbk_judgement_count_decisions (judgement, RBK_DECISION_STALE);
  guint            n_locked = rbk_judgement_count_decisions (judgement, RBK_DECISION_LOCKED);
  g_autofree char *locked = n_locked == 0   ? g_strdup ("none is")
                            : n_locked == 1 ? g_strdup ("1 is")
                                            : g_strdup_printf ("%u are", n_locked);

  if (job->table->n_rows == 0 && g_list_model_get_n_items (rbk_book_get_decisions (job->book)) == 0)
    return;
  rbk_report_flow_heading (flow, 1, "Six decisions");
  rbk_report_flow_textf (flow, RBK_REPORT_BODY,
                         "A design of prices is six decisions. Of these, %s locked, %u stale and "
                         "%u open.",
                         locked, n_stale, RBK_N_DECISIONS - n_locked - n_stale);
  if (n_stale > 0)
    rbk_report_flow_callout (flow, "What is stale was decided on something that has moved since, "
                                   "further than was agreed: decide it again, or lock it anew.");
  add_states (flow, judgement);
  add_inputs (flow, judgement);
}
