/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision-output.h"

#include "rbk-judgement.h"
#include "rbk-output.h"
#include "rbk-verdict.h"

struct _RbkDecisionMoves
{
  RbkVerdict        books[2];                   /* before and after */
  RbkDecisionState *states[2][RBK_N_DECISIONS]; /* (owned) (nullable) */
};

static gboolean
has_locked (RbkBook *book)
{
  for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
    {
      RbkDecision *decision = rbk_decision_find (book, (RbkDecisionTopic) topic);

      if (decision != NULL && rbk_decision_get_locked_on (decision) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Decisions rest on figures of a book's customers where it has some. */
static gboolean
look (RbkDecisionMoves *self, guint place, const char *path)
{
  const RbkCustomerOptions usual = { 0 };
  RbkVerdict              *book = &self->books[place];

  if (!rbk_verdict_load (book, path, NULL, &usual, NULL))
    return FALSE;
  book->table = rbk_table_new (book->spec, rbk_verdict_get_population (book), NULL);
  for (int topic = 0; book->table != NULL && topic < RBK_N_DECISIONS; topic++)
    self->states[place][topic] =
        rbk_decision_state_new (book->book, book->table, (RbkDecisionTopic) topic);
  return book->table != NULL;
}

/**
 * rbk_decision_moves_new: (skip)
 * @old_book: a book
 * @old_path: where it is
 * @new_book: what became of it
 * @new_path: where that is
 *
 * Looks how the decisions of two books stand. Customers are read only where a decision is locked.
 *
 * Returns: (transfer full) (nullable): the same; nothing where no decision is locked, or a book
 *   makes no sense
 */
RbkDecisionMoves *
rbk_decision_moves_new (RbkBook    *old_book,
                        const char *old_path,
                        RbkBook    *new_book,
                        const char *new_path)
{
  g_autoptr(RbkDecisionMoves) self = NULL;

  if (!has_locked (old_book) && !has_locked (new_book))
    return NULL;
  self = g_new0 (RbkDecisionMoves, 1);
  if (!look (self, 0, old_path) || !look (self, 1, new_path))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rbk_decision_moves_free: (skip)
 * @self: (nullable): how decisions stand
 */
void
rbk_decision_moves_free (RbkDecisionMoves *self)
{
  if (self == NULL)
    return;

  for (guint place = 0; place < G_N_ELEMENTS (self->books); place++)
    {
      for (int topic = 0; topic < RBK_N_DECISIONS; topic++)
        rbk_decision_state_free (self->states[place][topic]);
      rbk_verdict_clear (&self->books[place]);
    }
  g_free (self);
}

static const char *
get_topic_name (int topic)
{
  g_autoptr(GEnumClass) topics = g_type_class_ref (RBK_TYPE_DECISION_TOPIC);

  return g_enum_get_value (topics, topic)->value_nick;
}

/* “Price of Pro USD 29.00 → USD 35.00, which may move by 10 %” */
static char *
dup_move (const RbkDecisionMoves *self, const RbkDecisionInput *input)
{
  const RbkJudgement judgement = { .currency = self->books[1].spec->currency };
  g_autofree char   *label = rbk_judgement_input_words (input);
  g_autofree char   *before = rbk_judgement_value_words (&judgement, input, input->before);
  g_autofree char   *after = rbk_judgement_value_words (&judgement, input, input->after);
  g_autofree char   *bound = rbk_judgement_bound_words (input);

  return input->bound == RBK_BOUND_ANY
             ? g_strdup_printf ("%s %s → %s, which may not move", label, before, after)
             : g_strdup_printf ("%s %s → %s, which may move by %s", label, before, after, bound);
}

static gboolean
has_moved (const RbkDecisionMoves *self, int topic)
{
  return self->states[0][topic]->status != self->states[1][topic]->status;
}

static void
append_stale (const RbkDecisionMoves *self, GString *text, int topic)
{
  const RbkDecisionState *state = self->states[1][topic];

  for (guint i = 0; i < state->inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (state->inputs, i);
      g_autofree char        *move = dup_move (self, input);
      g_autofree char        *printable = rbk_printable (move);

      if (input->is_past)
        g_string_append_printf (text, "stale    decision decisions.%s: %s\n",
                                get_topic_name (topic), printable);
    }
}

/**
 * rbk_decision_moves_append: (skip)
 * @self: (nullable): how decisions stand
 * @text: takes the lines
 *
 * Appends a line for each decision that stands otherwise now, and for what made it stale.
 */
void
rbk_decision_moves_append (const RbkDecisionMoves *self, GString *text)
{
  for (int topic = 0; self != NULL && topic < RBK_N_DECISIONS; topic++)
    {
      RbkDecisionStatus now = self->states[1][topic]->status;

      if (!has_moved (self, topic))
        continue;
      if (now == RBK_DECISION_STALE)
        append_stale (self, text, topic);
      else
        g_string_append_printf (text, "%-8s decision decisions.%s: it was %s\n",
                                rbk_judgement_status_words (now), get_topic_name (topic),
                                rbk_judgement_status_words (self->states[0][topic]->status));
    }
}

static void
add_inputs (const RbkDecisionState *state, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "moved");
  json_builder_begin_array (builder);
  for (guint i = 0; state->status == RBK_DECISION_STALE && i < state->inputs->len; i++)
    {
      const RbkDecisionInput *input = g_ptr_array_index (state->inputs, i);

      if (!input->is_past)
        continue;
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "input", input->name);
      rbk_output_member_text (builder, "from", input->before);
      rbk_output_member_text (builder, "to", input->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rbk_decision_moves_add: (skip)
 * @self: (nullable): how decisions stand
 * @builder: stands in an object
 *
 * Adds the member `decisions`: those that stand otherwise now.
 */
void
rbk_decision_moves_add (const RbkDecisionMoves *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (int topic = 0; self != NULL && topic < RBK_N_DECISIONS; topic++)
    {
      if (!has_moved (self, topic))
        continue;
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "topic", get_topic_name (topic));
      rbk_output_member_text (builder, "from",
                              rbk_judgement_status_words (self->states[0][topic]->status));
      rbk_output_member_text (builder, "to",
                              rbk_judgement_status_words (self->states[1][topic]->status));
      add_inputs (self->states[1][topic], builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
