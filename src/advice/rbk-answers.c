/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-answers.h"

#include <string.h>

#include "rbk-error.h"

struct _RbkAnswers
{
  GPtrArray *texts; /* (element-type utf8) one for each question; NULL where it is skipped */
};

/**
 * rbk_answers_new:
 *
 * Returns: (transfer full): answers that skip all questions
 */
RbkAnswers *
rbk_answers_new (void)
{
  RbkAnswers *self = g_new0 (RbkAnswers, 1);
  guint       n_questions;

  rbk_questions_list (&n_questions);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->texts, (int) n_questions);
  return self;
}

/**
 * rbk_answers_free:
 * @self: (nullable): answers
 */
void
rbk_answers_free (RbkAnswers *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->texts);
  g_free (self);
}

static guint
index_of (const RbkQuestion *question)
{
  guint n_questions;

  return (guint) (question - rbk_questions_list (&n_questions));
}

/**
 * rbk_answers_set:
 * @self: answers
 * @id: a question
 * @text: (nullable): what was answered, by anybody; nothing to skip it
 * @error: return location for a #GError
 *
 * Takes an answer. Fails with %RBK_ERROR_INVALID and changes nothing where there is no such
 * question or the text is no answer to it.
 *
 * Returns: whether it was taken
 */
gboolean
rbk_answers_set (RbkAnswers *self, const char *id, const char *text, GError **error)
{
  const RbkQuestion *question;
  g_autofree char   *answer = NULL;
  char             **slot;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  question = rbk_question_find (id);
  if (question == NULL)
    {
      g_autofree char *quoted = rbk_error_quote (id, strlen (id));

      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   "%s: there is no such question; leave it out, or see the list of questions",
                   quoted);
      return FALSE;
    }
  if (text != NULL && !rbk_question_read (question, text, &answer, error))
    return FALSE;
  slot = (char **) &g_ptr_array_index (self->texts, index_of (question));
  g_free (*slot);
  *slot = g_steal_pointer (&answer);
  return TRUE;
}

/**
 * rbk_answers_set_texts:
 * @self: answers
 * @texts: (nullable) (array zero-terminated=1): answers, each as `question=answer`
 * @error: return location for a #GError
 *
 * Takes several answers, as a book keeps them. Fails as [method@Answers.set] does.
 *
 * Returns: whether all were taken
 */
gboolean
rbk_answers_set_texts (RbkAnswers *self, const char *const *texts, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      const char      *equals = strchr (texts[i], '=');
      g_autofree char *id = NULL;

      if (equals == NULL)
        {
          g_autofree char *quoted = rbk_error_quote (texts[i], strlen (texts[i]));

          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                       "%s: write a question and its answer, as goal=revenue", quoted);
          return FALSE;
        }
      id = g_strndup (texts[i], (gsize) (equals - texts[i]));
      if (!rbk_answers_set (self, id, equals[1] != '\0' ? equals + 1 : NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_answers_dup_texts:
 * @self: answers
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): what was not skipped, each as
 *   `question=answer`, in the order of the questions
 */
char **
rbk_answers_dup_texts (const RbkAnswers *self)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  guint              n_questions, n_given = 0;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);

  for (guint i = 0; i < n_questions; i++)
    {
      const char      *answer = g_ptr_array_index (self->texts, i);
      g_autofree char *text =
          answer != NULL ? g_strconcat (questions[i].id, "=", answer, NULL) : NULL;

      if (text == NULL)
        continue;
      g_strv_builder_add (texts, text);
      n_given++;
    }
  return n_given > 0 ? g_strv_builder_end (texts) : NULL;
}

/**
 * rbk_answers_get:
 * @self: answers
 * @id: a question there is
 *
 * Returns: (transfer none) (nullable): the answer, or what the question falls back to
 */
const char *
rbk_answers_get (const RbkAnswers *self, const char *id)
{
  const RbkQuestion *question = rbk_question_find (id);
  const char        *answer;

  g_return_val_if_fail (question != NULL, NULL);

  answer = g_ptr_array_index (self->texts, index_of (question));
  return answer != NULL ? answer : question->fallback;
}

/**
 * rbk_answers_is_given:
 * @self: answers
 * @id: a question there is
 *
 * Returns: whether it was not skipped
 */
gboolean
rbk_answers_is_given (const RbkAnswers *self, const char *id)
{
  const RbkQuestion *question = rbk_question_find (id);

  g_return_val_if_fail (question != NULL, FALSE);

  return g_ptr_array_index (self->texts, index_of (question)) != NULL;
}

/**
 * rbk_answers_is:
 * @self: answers
 * @id: a question there is
 * @text: an answer
 *
 * Returns: whether that is what holds
 */
gboolean
rbk_answers_is (const RbkAnswers *self, const char *id, const char *text)
{
  return g_strcmp0 (rbk_answers_get (self, id), text) == 0;
}

/**
 * rbk_answers_get_number:
 * @self: answers
 * @id: a question for a number
 *
 * Returns: the number; invalid where it is not known
 */
RbkDecimal
rbk_answers_get_number (const RbkAnswers *self, const char *id)
{
  const char *text = rbk_answers_get (self, id);
  RbkDecimal  number;

  return text != NULL && rbk_decimal_parse (text, &number, NULL) ? number : RBK_DECIMAL_INVALID;
}

/**
 * rbk_answers_dup_names:
 * @self: answers
 * @id: a question for names
 *
 * Returns: (transfer full) (array zero-terminated=1): the names; none where it is not known
 */
char **
rbk_answers_dup_names (const RbkAnswers *self, const char *id)
{
  const char *text = rbk_answers_get (self, id);

  return text != NULL ? g_strsplit (text, ", ", -1) : g_new0 (char *, 1);
}

static gboolean
check_order (const RbkAnswers *self, const char *less, const char *more, GError **error)
{
  if (rbk_decimal_compare (rbk_answers_get_number (self, less),
                           rbk_answers_get_number (self, more)) <= 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("%s: write no less than %s, which is %s"),
               more, less, rbk_answers_get (self, less));
  return FALSE;
}

/**
 * rbk_answers_check:
 * @self: answers
 * @error: return location for a #GError
 *
 * Checks whether the answers fit together. Fails with %RBK_ERROR_INVALID.
 *
 * Returns: whether they do
 */
gboolean
rbk_answers_check (const RbkAnswers *self, GError **error)
{
  return check_order (self, "calls_p50", "calls_p90", error) &&
         check_order (self, "calls_p90", "calls_p99", error) &&
         check_order (self, "cached_tokens", "input_tokens", error);
}
