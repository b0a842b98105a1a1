/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-judgement-markdown.h"

#include "rbk-export-text.h"
#include "rbk-judgement.h"

#define NOTHING "\xe2\x80\x93" /* an en dash */

static void
add_cell (GString *text, const char *words)
{
  g_autofree char *cell = rbk_export_markdown_cell (words);

  g_string_append_printf (text, " %s |", cell[0] != '\0' ? cell : NOTHING);
}

static void
take_cell (GString *text, char *words)
{
  add_cell (text, words);
  g_free (words);
}

static void
add_decision (GString *text, const RbkDecisionState *state)
{
  RbkDecision *decision = state->decision;

  g_string_append (text, "|");
  add_cell (text, rbk_judgement_topic_words (state->topic));
  add_cell (text, rbk_judgement_status_words (state->status));
  add_cell (text, decision != NULL ? rbk_decision_get_choice (decision) : NULL);
  add_cell (text, decision != NULL ? rbk_decision_get_reason (decision) : NULL);
  add_cell (text, decision != NULL ? rbk_decision_get_locked_on (decision) : NULL);
  g_string_append_c (text, '\n');
}

/* What moved past its bound since a decision was locked. */
static void
add_moved (GString *text, const RbkJudgement *judgement, const RbkDecisionState *state)
{
  for (guint i = 0; i < state->inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (state->inputs, i);

      if (!input->is_past)
        continue;
      g_string_append (text, "|");
      add_cell (text, rbk_judgement_topic_words (state->topic));
      take_cell (text, rbk_judgement_input_words (input));
      take_cell (text, rbk_judgement_value_words (judgement, input, input->before));
      take_cell (text, rbk_judgement_value_words (judgement, input, input->after));
      take_cell (text, rbk_judgement_bound_words (input));
      g_string_append_c (text, '\n');
    }
}

static void
add_decisions (GString *text, const RbkJudgement *judgement)
{
  g_string_append (text, "\n## Six decisions\n\n"
                         "| Decision | Stands | Choice | Reason | Locked on |\n"
                         "|---|---|---|---|---|\n");
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    add_decision (text, judgement->decisions[topic]);
  if (rbk_judgement_count_decisions (judgement, RBK_DECISION_STALE) == 0)
    return;
  g_string_append (text, "\n### What moved past its bound\n\n"
                         "| Decision | Rests on | When locked | Now | May move by |\n"
                         "|---|---|---:|---:|---|\n");
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    if (judgement->decisions[topic]->status == RBK_DECISION_STALE)
      add_moved (text, judgement, judgement->decisions[topic]);
}

static void
add_finding (GString *text, const RbkJudgement *judgement, const RbkFinding *finding, RbkBook *book)
{
  g_autofree char *place = rbk_finding_dup_place (finding, book);
  g_autofree char *where = rbk_export_markdown_cell (place);
  g_autofree char *words = rbk_judgement_sentence (judgement, finding);
  g_autofree char *sentence = rbk_export_markdown_cell (words);
  g_autofree char *reason = rbk_export_markdown_cell (finding->suppressed);

  g_string_append_printf (text, "- **%s**%s%s: %s", rbk_judgement_rule_words (finding),
                          where[0] != '\0' ? ", " : "", where, sentence);
  if (finding->suppressed != NULL)
    g_string_append_printf (text, " Let be: %s", reason);
  g_string_append_c (text, '\n');
}

static void
add_findings (GString *text, const RbkJudgement *judgement, RbkBook *book)
{
  int last = -1;

  g_string_append (text, "\n## Findings\n");
  if (judgement->findings->len == 0)
    g_string_append (text, "\nEvery rule looked at the book, and none found anything.\n");
  for (int is_let_be = FALSE; is_let_be <= TRUE; is_let_be++)
    for (guint i = 0; i < judgement->findings->len; i++)
      {
        const RbkFinding *finding = g_ptr_array_index (judgement->findings, i);
        int               group = is_let_be ? RBK_SEVERITY_INFO + 1 : (int) finding->severity;

        if ((finding->suppressed != NULL) != is_let_be)
          continue;
        if (group != last)
          g_string_append_printf (text, "\n### %s\n\n",
                                  is_let_be ? "Let be"
                                            : rbk_judgement_severity_words (finding->severity));
        last = group;
        add_finding (text, judgement, finding, book);
      }
}

/**
 * rbk_judgement_markdown_add:
 * @text: takes the text
 * @job: a book, with its table
 *
 * Adds how the six decisions stand and what the rules find, unless the book says not to.
 */
void
rbk_judgement_markdown_add (GString *text, const RbkExportJob *job)
{
  gboolean has_decisions = rbk_judgement_is_shown (job->book, rbk_delivery_get_show_decisions);
  gboolean has_findings = rbk_judgement_is_shown (job->book, rbk_delivery_get_show_findings);
  g_auto(RbkJudgement) judgement = { 0 };

  g_return_if_fail (text != NULL && job != NULL && job->table != NULL);

  if (job->table->n_rows == 0 || (!has_decisions && !has_findings))
    return;
  rbk_judgement_init (&judgement, job);
  if (has_decisions)
    add_decisions (text, &judgement);
  if (has_findings)
    add_findings (text, &judgement, job->book);
}
