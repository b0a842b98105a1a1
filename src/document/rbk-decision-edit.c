/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision-edit.h"

#include "rbk-date.h"
#include "rbk-decision-state.h"
#include "rbk-text.h"

static RbkEdit *
new_set_inputs (RbkRecord *decision, const char *const *inputs)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, inputs != NULL && inputs[0] != NULL ? inputs : NULL);
  return rbk_edit_new_set (decision, "inputs", &value);
}

/**
 * rbk_decision_edit_lock:
 * @book: a book
 * @topic: one of the six
 * @words: what is written down of it
 *
 * Locks a decision, anew where it is locked already, as one step.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_decision_edit_lock (RbkBook *book, RbkDecisionTopic topic, const RbkDecisionWords *words)
{
  g_autofree char *date = NULL;
  RbkRecord       *found;
  RbkEdit         *group;

  g_return_val_if_fail (RBK_IS_BOOK (book) && words != NULL, NULL);
  g_return_val_if_fail (words->date != NULL && g_date_valid (words->date), NULL);

  date = rbk_date_to_string (words->date);
  found = (RbkRecord *) rbk_decision_find (book, topic);
  group = rbk_edit_new_group (N_ ("Lock decision"));
  if (found == NULL)
    {
      GListModel *list = rbk_book_get_decisions (book);
      g_autoptr(RbkDecision) decision = rbk_decision_new ();

      g_object_set (decision, "topic", topic, "choice", words->choice, "reason", words->reason,
                    "locked-on", date, "inputs", words->inputs, NULL);
      rbk_edit_add (group,
                    rbk_edit_new_insert (G_LIST_STORE (list), g_list_model_get_n_items (list),
                                         RBK_RECORD (decision)));
      return group;
    }
  rbk_edit_add (group, rbk_edit_new_set_text (found, "choice", words->choice));
  rbk_edit_add (group, rbk_edit_new_set_text (found, "reason", words->reason));
  rbk_edit_add (group, rbk_edit_new_set_text (found, "locked-on", date));
  rbk_edit_add (group, new_set_inputs (found, words->inputs));
  return group;
}

/**
 * rbk_decision_edit_unlock:
 * @book: a book
 * @topic: one of the six
 *
 * Opens a decision again, as one step. What was chosen and why stays, to be locked anew.
 *
 * Returns: (transfer full) (nullable): the edit, not yet applied; nothing where it is open
 */
RbkEdit *
rbk_decision_edit_unlock (RbkBook *book, RbkDecisionTopic topic)
{
  RbkRecord *found;
  RbkEdit   *group;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  found = (RbkRecord *) rbk_decision_find (book, topic);
  if (found == NULL || rbk_decision_get_locked_on (RBK_DECISION (found)) == NULL)
    return NULL;
  group = rbk_edit_new_group (N_ ("Unlock decision"));
  rbk_edit_add (group, rbk_edit_new_set_text (found, "locked-on", NULL));
  rbk_edit_add (group, new_set_inputs (found, NULL));
  return group;
}
