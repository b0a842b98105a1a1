/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

#include <string.h>

#include "rbk-answers.h"
#include "rbk-discovery.h"
#include "rbk-unit-words.h"

typedef struct
{
  const char *topic, *title;
  void (*give) (RbkAdvise *self);
} Advisor;

static const Advisor advisors[] = {
  { "primitive", N_ ("What to charge for"), rbk_advise_primitive },
  { "caps-or-credits", N_ ("Caps or credits"), rbk_advise_unit },
  { "limits", N_ ("Hard or soft limits"), rbk_advise_limits },
  { "free-tier", N_ ("What free accounts cost"), rbk_advise_free_tier },
  { "meter", N_ ("Whether the meter follows cost"), rbk_advise_meter },
  { "tiers", N_ ("How many plans, and overage"), rbk_advise_tiers },
  { "wallet", N_ ("How long credits last"), rbk_advise_wallet },
};

static RbkAdvice *
advice_new (const char *topic, const char *where, const char *verdict, const char *message)
{
  RbkAdvice *self = g_new0 (RbkAdvice, 1);

  self->topic = topic;
  self->where = g_strdup (where);
  self->verdict = verdict;
  self->message = message;
  self->reasons = g_array_new (FALSE, FALSE, sizeof (RbkReason));
  self->facts = rbk_facts_new ();
  return self;
}

/**
 * rbk_advice_free:
 * @self: (nullable): advice
 */
void
rbk_advice_free (RbkAdvice *self)
{
  if (self == NULL)
    return;

  g_free (self->where);
  g_array_unref (self->reasons);
  g_ptr_array_unref (self->facts);
  rbk_fix_free (self->fix);
  g_free (self);
}

static void
free_advice (gpointer advice)
{
  rbk_advice_free (advice);
}

/**
 * rbk_advise_add: (skip)
 * @self: advice under way
 * @where: a key; nothing for the book
 * @verdict: (transfer none): what programs call it
 * @message: (transfer none): a sentence with names of facts in braces
 *
 * Returns: (transfer none): the advice, to be given facts and reasons
 */
RbkAdvice *
rbk_advise_add (RbkAdvise *self, const char *where, const char *verdict, const char *message)
{
  RbkAdvice *advice = advice_new (self->topic, where, verdict, message);

  g_ptr_array_add (self->advice, advice);
  return advice;
}

/**
 * rbk_advice_add_reason: (skip)
 * @self: advice
 * @is_for: whether it speaks for it
 * @text: (transfer none): a sentence with names of facts in braces
 */
void
rbk_advice_add_reason (RbkAdvice *self, gboolean is_for, const char *text)
{
  RbkReason reason = { .is_for = is_for, .text = text };

  g_array_append_val (self->reasons, reason);
}

/**
 * rbk_advise_dup_card_path: (skip)
 * @self: advice under way
 * @row: a plan of the table that counts something
 *
 * Returns: (transfer full): the rate card of what it counts, as the file has it
 */
char *
rbk_advise_dup_card_path (RbkAdvise *self, const RbkTableRow *row)
{
  RbkCheck check = { .spec = self->spec };

  return rbk_check_dup_card_path (&check, (guint) (row->plan - self->spec->plans), row->phase,
                                  row->card);
}

/**
 * rbk_advise_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the topics on which there is advice
 */
const char *const *
rbk_advise_list (void)
{
  static const char *topics[G_N_ELEMENTS (advisors) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (advisors); i++)
    topics[i] = advisors[i].topic;
  return topics;
}

/**
 * rbk_advise_get_title:
 * @topic: a topic
 *
 * Returns: (transfer none) (nullable): what people call it
 */
const char *
rbk_advise_get_title (const char *topic)
{
  for (guint i = 0; i < G_N_ELEMENTS (advisors); i++)
    if (strcmp (advisors[i].topic, topic) == 0)
      return advisors[i].title;
  return NULL;
}

/* Who asked the book's questions may have said there who pays for it. */
static void
take_discovery (RbkAdvise *self)
{
  RbkDiscovery *discovery = rbk_book_get_discovery (self->input->book);
  g_autoptr(RbkAnswers) answers = NULL;

  if (discovery == NULL || self->answers.developers != RBK_REPLY_UNKNOWN)
    return;
  answers = rbk_answers_new ();
  if (!rbk_answers_set_texts (answers, rbk_discovery_get_answers (discovery), NULL) ||
      !rbk_answers_is_given (answers, "customers"))
    return;
  if (rbk_answers_is (answers, "customers", "developers"))
    self->answers.developers = RBK_REPLY_YES;
  else if (rbk_answers_is (answers, "customers", "prosumers"))
    self->answers.developers = RBK_REPLY_NO;
}

/* "A cap of 200 AI runs", not "of 200". */
static void
name_units (RbkAdvise *self)
{
  for (guint i = 0; i < self->advice->len; i++)
    {
      const RbkAdvice *advice = g_ptr_array_index (self->advice, i);

      for (guint j = 0; advice->where[0] != '\0' && j < self->input->table->n_rows; j++)
        {
          const RbkTableRow *row = &self->input->table->rows[j];
          g_autofree char   *units = NULL;

          if (row->axis < 0 || strcmp (row->plan->key, advice->where) != 0)
            continue;
          units = rbk_meter_spec_dup_units (&self->spec->meters[row->axis]);
          rbk_check_name_facts (advice->facts, units);
        }
    }
}

/**
 * rbk_advise_book:
 * @input: what advice rests on
 * @topic: (nullable): on what; nothing for everything
 *
 * Gives advice on a book, with reasons for and against.
 *
 * Returns: (transfer full) (element-type RbkAdvice): the advice
 */
GPtrArray *
rbk_advise_book (const RbkAdviseInput *input, const char *topic)
{
  RbkAdvise self = { .input = input, .advice = g_ptr_array_new_with_free_func (free_advice) };

  g_return_val_if_fail (input != NULL && input->table != NULL && RBK_IS_BOOK (input->book), NULL);

  self.spec = input->table->spec;
  if (input->answers != NULL)
    self.answers = *input->answers;
  take_discovery (&self);
  for (guint i = 0; i < G_N_ELEMENTS (advisors); i++)
    if (topic == NULL || strcmp (advisors[i].topic, topic) == 0)
      {
        self.topic = advisors[i].topic;
        advisors[i].give (&self);
      }
  name_units (&self);
  return self.advice;
}
