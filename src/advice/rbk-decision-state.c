/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision-state.h"

#include <string.h>

static RbkDecisionInput *
steal_input (GPtrArray *inputs, const char *name)
{
  for (guint i = 0; i < inputs->len; i++)
    if (strcmp (((RbkDecisionInput *) g_ptr_array_index (inputs, i))->name, name) == 0)
      return g_ptr_array_steal_index (inputs, i);
  return NULL;
}

static void
free_input (gpointer input)
{
  rbk_decision_input_free (input);
}

/* A person may have a decision rest on what usually another does. */
static GPtrArray *
collect_all (RbkBook *book, const RbkTable *table)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_input);

  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    g_ptr_array_extend_and_steal (all,
                                  rbk_decision_inputs_new (book, table, (RbkDecisionTopic) topic));
  return all;
}

/* What was written down, beside what there is now. Words of a person's own are not followed. */
static void
compare (RbkDecisionState *self, RbkBook *book, const RbkTable *table, const char *const *recorded)
{
  g_autoptr(GPtrArray) now = collect_all (book, table);

  g_ptr_array_set_size (self->inputs, 0);
  for (guint i = 0; recorded != NULL && recorded[i] != NULL; i++)
    {
      const char       *sign = strchr (recorded[i], '=');
      g_autofree char  *name = sign != NULL ? g_strndup (recorded[i], sign - recorded[i]) : NULL;
      RbkDecisionInput *input = name != NULL ? steal_input (now, name) : NULL;

      if (input == NULL && name != NULL)
        input = rbk_decision_input_new (name);
      if (input == NULL)
        continue;
      rbk_decision_input_compare (input, sign + 1);
      self->n_past += input->is_past ? 1 : 0;
      g_ptr_array_add (self->inputs, input);
    }
}

/**
 * rbk_decision_find:
 * @book: a book
 * @topic: one of the six
 *
 * Returns: (nullable) (transfer none): what the book says of it; the first where it says more
 */
RbkDecision *
rbk_decision_find (RbkBook *book, RbkDecisionTopic topic)
{
  GListModel *list;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  list = rbk_book_get_decisions (book);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkDecision) decision = g_list_model_get_item (list, i);

      /* The list keeps it. */
      if (rbk_decision_get_topic (decision) == topic)
        return decision;
    }
  return NULL;
}

/**
 * rbk_decision_state_new:
 * @book: a book
 * @table: its tier table
 * @topic: one of the six
 *
 * Looks how a decision stands. One that is locked is stale where something that was written down
 * then has moved past its bound since, or is gone.
 *
 * Returns: (transfer full): how it stands
 */
RbkDecisionState *
rbk_decision_state_new (RbkBook *book, const RbkTable *table, RbkDecisionTopic topic)
{
  RbkDecisionState *self;
  RbkDecision      *decision;

  g_return_val_if_fail (RBK_IS_BOOK (book) && table != NULL && (guint) topic < RBK_N_DECISIONS,
                        NULL);

  self = g_new0 (RbkDecisionState, 1);
  self->topic = topic;
  self->inputs = rbk_decision_inputs_new (book, table, topic);
  decision = rbk_decision_find (book, topic);
  g_set_object (&self->decision, decision);
  if (decision == NULL || rbk_decision_get_locked_on (decision) == NULL)
    return self;
  compare (self, book, table, rbk_decision_get_inputs (decision));
  self->status = self->n_past > 0 ? RBK_DECISION_STALE : RBK_DECISION_LOCKED;
  return self;
}

/**
 * rbk_decision_state_free:
 * @self: (nullable): how a decision stands
 */
void
rbk_decision_state_free (RbkDecisionState *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->decision);
  g_ptr_array_unref (self->inputs);
  g_free (self);
}

/**
 * rbk_decision_dup_inputs:
 * @book: a book
 * @table: its tier table
 * @topic: one of the six
 *
 * Returns: (transfer full): what the decision rests on now, as figure=value, to be written down
 */
char **
rbk_decision_dup_inputs (RbkBook *book, const RbkTable *table, RbkDecisionTopic topic)
{
  g_autoptr(GPtrArray) inputs = NULL;
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  g_return_val_if_fail (RBK_IS_BOOK (book) && table != NULL && (guint) topic < RBK_N_DECISIONS,
                        NULL);

  inputs = rbk_decision_inputs_new (book, table, topic);
  for (guint i = 0; i < inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (inputs, i);
      g_autofree char        *text = g_strconcat (input->name, "=", input->after, NULL);

      g_strv_builder_add (texts, text);
    }
  return g_strv_builder_end (texts);
}
