/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include "rbk-judgement.h"

static void
put (RbkWorkbook *self, RbkSheet sheet, guint row, guint column, const char *text)
{
  if (text != NULL && text[0] != '\0')
    rbk_workbook_text (self, sheet, row, column, RBK_CELL_WRAPPED, text);
}

static void
take (RbkWorkbook *self, RbkSheet sheet, guint row, guint column, char *text)
{
  put (self, sheet, row, column, text);
  g_free (text);
}

static void
set_widths (RbkWorkbook *self, RbkSheet sheet, const double *widths, guint n_widths)
{
  for (guint i = 0; i < n_widths; i++)
    worksheet_set_column (self->sheets[sheet], (lxw_col_t) i, (lxw_col_t) i, widths[i], NULL);
}

static guint
add_states (RbkWorkbook *self, const RbkJudgement *judgement, guint row)
{
  static const char *const titles[] = {
    "Decision", "Stands", "Choice", "Reason", "Locked on", NULL
  };
  const RbkSheet sheet = RBK_SHEET_DECISIONS;

  rbk_workbook_head (self, sheet, row++, titles);
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++, row++)
    {
      const RbkDecisionState *state = judgement->decisions[topic];
      RbkDecision            *decision = state->decision;

      put (self, sheet, row, 0, rbk_judgement_topic_words (state->topic));
      put (self, sheet, row, 1, rbk_judgement_status_words (state->status));
      if (decision == NULL)
        continue;
      put (self, sheet, row, 2, rbk_decision_get_choice (decision));
      put (self, sheet, row, 3, rbk_decision_get_reason (decision));
      put (self, sheet, row, 4, rbk_decision_get_locked_on (decision));
    }
  return row + 1;
}

static void
add_inputs (RbkWorkbook *self, const RbkJudgement *judgement, guint row)
{
  static const char *const titles[] = { "Decision", "Holds",       "Rests on", "When locked",
                                        "Now",      "May move by", NULL };
  const RbkSheet           sheet = RBK_SHEET_DECISIONS;

  rbk_workbook_text (self, sheet, row++, 0, RBK_CELL_SECTION, "What they rest on");
  rbk_workbook_head (self, sheet, row++, titles);
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    {
      const RbkDecisionState *state = judgement->decisions[topic];

      for (guint i = 0; state->status != RBK_DECISION_OPEN && i < state->inputs->len; i++, row++)
        {
          const RbkDecisionInput *input = g_ptr_array_index (state->inputs, i);

          put (self, sheet, row, 0, rbk_judgement_topic_words (state->topic));
          put (self, sheet, row, 1, input->is_past ? "past its bound" : "holds");
          take (self, sheet, row, 2, rbk_judgement_input_words (input));
          take (self, sheet, row, 3, rbk_judgement_value_words (judgement, input, input->before));
          take (self, sheet, row, 4, rbk_judgement_value_words (judgement, input, input->after));
          take (self, sheet, row, 5, rbk_judgement_bound_words (input));
        }
    }
}

static void
add_decisions (RbkWorkbook *self, const RbkJudgement *judgement)
{
  static const double widths[] = { 30, 16, 32, 48, 18, 16 };
  guint               row;

  set_widths (self, RBK_SHEET_DECISIONS, widths, G_N_ELEMENTS (widths));
  rbk_workbook_text (self, RBK_SHEET_DECISIONS, 0, 0, RBK_CELL_TITLE, "Six decisions");
  row = add_states (self, judgement, 2);
  if (rbk_judgement_count_decisions (judgement, RBK_DECISION_OPEN) < RBK_N_DECISIONS)
    add_inputs (self, judgement, row);
}

static void
add_finding (RbkWorkbook *self, const RbkJudgement *judgement, const RbkFinding *finding, guint row)
{
  const RbkSheet sheet = RBK_SHEET_FINDINGS;

  put (self, sheet, row, 0, rbk_severity_get_name (finding->severity));
  put (self, sheet, row, 1, rbk_judgement_rule_words (finding));
  take (self, sheet, row, 2, rbk_finding_dup_place (finding, self->job->book));
  take (self, sheet, row, 3, rbk_judgement_sentence (judgement, finding));
  take (self, sheet, row, 4, rbk_judgement_witness_words (judgement, finding));
  take (self, sheet, row, 5, rbk_judgement_fix_words (judgement, finding));
  put (self, sheet, row, 6, finding->suppressed);
}

/* One row a finding, to be filtered and sorted. */
static void
add_findings (RbkWorkbook *self, const RbkJudgement *judgement)
{
  static const double      widths[] = { 10, 30, 26, 70, 30, 36, 36 };
  static const char *const titles[] = { "Severity",        "Rule",
                                        "Where",           "What was found",
                                        "Where it bites",  "What would mend it",
                                        "Let be, and why", NULL };
  const RbkSheet           sheet = RBK_SHEET_FINDINGS;
  guint                    row = 2;

  set_widths (self, sheet, widths, G_N_ELEMENTS (widths));
  rbk_workbook_text (self, sheet, 0, 0, RBK_CELL_TITLE, "Findings");
  if (judgement->findings->len == 0)
    {
      put (self, sheet, row, 0, "none");
      return;
    }
  rbk_workbook_head (self, sheet, row++, titles);
  for (guint i = 0; i < judgement->findings->len; i++)
    add_finding (self, judgement, g_ptr_array_index (judgement->findings, i), row++);
  rbk_workbook_note_error (self, worksheet_autofilter (self->sheets[sheet], 2, 0, row - 1,
                                                       G_N_ELEMENTS (widths) - 1));
}

/* Writes how the six decisions stand and what the rules find, as values. */
void
rbk_workbook_add_judgement (RbkWorkbook *self)
{
  g_auto(RbkJudgement) judgement = { 0 };

  if (self->sheets[RBK_SHEET_DECISIONS] == NULL && self->sheets[RBK_SHEET_FINDINGS] == NULL)
    return;
  rbk_judgement_init (&judgement, self->job);
  if (self->sheets[RBK_SHEET_DECISIONS] != NULL)
    add_decisions (self, &judgement);
  if (self->sheets[RBK_SHEET_FINDINGS] != NULL)
    add_findings (self, &judgement);
}
