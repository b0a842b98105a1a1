/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision-row-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-ask-dialog.h"
#include "rbk-date.h"
#include "rbk-decision-edit.h"
#include "rbk-decision-words.h"
#include "rbk-note-grid.h"
#include "rbk-step.h"

static void
reason_given_cb (GtkWidget *owner, char *const *answers)
{
  RbkDecisionRow  *self = RBK_DECISION_ROW (owner);
  RbkBook         *book = rbk_document_get_book (self->document);
  const RbkTable  *table = rbk_analysis_get_table (rbk_document_get_analysis (self->document));
  RbkDecisionWords words = { .choice = answers[0], .reason = answers[1] };
  g_auto(GStrv) inputs = NULL;
  GDate today;

  if (table == NULL)
    return;
  rbk_date_today (&today);
  inputs = rbk_decision_dup_inputs (book, table, self->topic);
  words.date = &today;
  words.inputs = (const char *const *) inputs;
  rbk_step_take (owner, self->document, rbk_decision_edit_lock (book, self->topic, &words),
                 _ ("Decision locked"));
}

static GtkWidget *
new_inputs (RbkDecisionRow *self, const RbkTable *table)
{
  GtkWidget *grid = rbk_note_grid_new ();
  g_autoptr(GPtrArray) inputs = rbk_decision_inputs_new (rbk_document_get_book (self->document),
                                                          table, self->topic);

  for (guint i = 0; i < inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (inputs, i);
      g_autofree char        *label = rbk_decision_words_dup_label (input);
      g_autofree char        *text = rbk_decision_words_dup_move (input, self->format);

      rbk_note_grid_add (grid, label, text);
    }
  return grid;
}

/* rbk_decision_row_lock: asks what is decided and why. @reason is a first answer, or nothing. */
void
rbk_decision_row_lock (RbkDecisionRow *self, const char *reason)
{
  RbkBook         *book = rbk_document_get_book (self->document);
  RbkDecision     *decision = rbk_decision_find (book, self->topic);
  const RbkTable  *table = rbk_analysis_get_table (self->analysis);
  g_autofree char *choice = rbk_decision_words_dup_choice (table, self->topic, self->format);
  RbkAsk           ask = { .heading = rbk_decision_words_for_topic (self->topic),
                           .body = _ ("What it rests on is written down with it. When that moves "
                                                "past its bound, the decision shows as stale."),
                           .button = _ ("_Lock"),
                           .titles = { _ ("What is decided"), _ ("Why") },
                           .texts = { choice, NULL },
                           .done = reason_given_cb };

  if (decision != NULL)
    {
      if (rbk_decision_get_choice (decision) != NULL)
        ask.texts[0] = rbk_decision_get_choice (decision);
      ask.texts[1] = rbk_decision_get_reason (decision);
    }
  if (reason != NULL)
    ask.texts[1] = reason;
  ask.notes = new_inputs (self, table);
  rbk_ask_dialog_show (GTK_WIDGET (self), &ask);
}

/* rbk_decision_row_unlock: opens the decision again. */
void
rbk_decision_row_unlock (RbkDecisionRow *self)
{
  RbkEdit *edit = rbk_decision_edit_unlock (rbk_document_get_book (self->document), self->topic);

  if (edit != NULL)
    rbk_step_take (GTK_WIDGET (self), self->document, edit, _ ("Decision open again"));
}
