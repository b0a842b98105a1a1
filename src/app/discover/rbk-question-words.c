/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-question-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-error.h"
#include "rbk-share-text.h"

static const char *
find_choice (const RbkQuestion *question, const char *id)
{
  for (guint i = 0; i < question->n_choices; i++)
    if (strcmp (question->choices[i].id, id) == 0)
      return _ (question->choices[i].text);
  return id;
}

static char *
write_number (const RbkQuestion *question, const char *answer, RbkMoneyFormat *format)
{
  RbkDecimal number;

  if (!rbk_decimal_parse (answer, &number, NULL))
    return g_strdup (answer);
  if (question->kind == RBK_QUESTION_MONEY)
    return rbk_money_format_amount (format, number, TRUE);
  if (question->kind == RBK_QUESTION_SHARE)
    return rbk_money_format_percent (format, rbk_decimal_to_double (number), 0);
  return rbk_money_format_quantity (format, number);
}

/**
 * rbk_question_words_dup:
 * @question: a question
 * @answer: an answer to it, as it is kept
 * @format: for the currency of the answers
 *
 * Returns: (transfer full): the answer as people read it
 */
char *
rbk_question_words_dup (const RbkQuestion *question, const char *answer, RbkMoneyFormat *format)
{
  switch (question->kind)
    {
    case RBK_QUESTION_CHOICE:
      return g_strdup (find_choice (question, answer));

    case RBK_QUESTION_YES_NO:
      return g_strdup (strcmp (answer, "yes") == 0 ? _ ("Yes") : _ ("No"));

    case RBK_QUESTION_QUANTITY:
    case RBK_QUESTION_MONEY:
    case RBK_QUESTION_SHARE:
      return write_number (question, answer, format);

    case RBK_QUESTION_TEXT:
    case RBK_QUESTION_NAMES:
    case RBK_QUESTION_PRICES:
    default:
      return g_strdup (answer);
    }
}

/**
 * rbk_question_words_dup_fallback:
 * @question: a question
 * @format: for the currency of the answers
 *
 * Returns: (transfer full): what holds where it is skipped, in a sentence
 */
char *
rbk_question_words_dup_fallback (const RbkQuestion *question, RbkMoneyFormat *format)
{
  g_autofree char *fallback = NULL;

  if (question->fallback == NULL)
    return g_strdup (_ ("May be left open."));
  fallback = rbk_question_words_dup (question, question->fallback, format);
  /* Translators: %s is the answer that holds where a question is skipped */
  return g_strdup_printf (_ ("If skipped: %s"), fallback);
}

/* 70 and 70 % are as 0.7 is: nobody aims at less than one per cent. */
static gboolean
parse_share (const char *text, RbkMoneyFormat *format, RbkDecimal *share)
{
  RbkDecimal number;

  if (rbk_money_parse_quantity (format, text, &number, NULL) &&
      rbk_decimal_compare (number, RBK_DECIMAL_ONE) <= 0)
    {
      *share = number;
      return TRUE;
    }
  return rbk_share_parse_text (format, text, share, NULL);
}

static gboolean
parse_number (const RbkQuestion *question,
              const char        *text,
              RbkMoneyFormat    *format,
              RbkDecimal        *number)
{
  if (question->kind == RBK_QUESTION_MONEY)
    return rbk_money_parse_amount (format, text, number, NULL);
  if (question->kind == RBK_QUESTION_SHARE)
    return parse_share (text, format, number);
  return rbk_money_parse_quantity (format, text, number, NULL);
}

static gboolean
refuse_number (const RbkQuestion *question, RbkMoneyFormat *format, GError **error)
{
  g_autofree char *least = write_number (question, question->least, format);
  g_autofree char *most = write_number (question, question->most, format);

  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               question->kind == RBK_QUESTION_QUANTITY
                   /* Translators: the least and the most that a number may be */
                   ? _ ("Write a number from %s to %s.")
                   : question->kind == RBK_QUESTION_MONEY
                         /* Translators: the least and the most that an amount may be */
                         ? _ ("Write an amount from %s to %s.")
                         /* Translators: the least and the most that a share may be */
                         : _ ("Write a share from %s to %s."),
               least, most);
  return FALSE;
}

static gboolean
read_number (const RbkQuestion *question,
             const char        *text,
             RbkMoneyFormat    *format,
             char             **answer,
             GError           **error)
{
  g_autofree char *plain = NULL;
  RbkDecimal       number;

  /* In the locale first, and then as a book has it: 1k. */
  if (parse_number (question, text, format, &number))
    plain = rbk_decimal_to_string (number);
  if (rbk_question_read (question, plain != NULL ? plain : text, answer, NULL))
    return TRUE;
  return refuse_number (question, format, error);
}

/* The message without the question's id, which stands above it. */
static gboolean
retell (const RbkQuestion *question, GError *reason, GError **error)
{
  g_autofree char *prefix = g_strconcat (question->id, ": ", NULL);
  const char      *text = reason->message;
  g_autofree char *first = NULL;

  if (g_str_has_prefix (text, prefix))
    text += strlen (prefix);
  first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s%s.", first, g_utf8_next_char (text));
  g_error_free (reason);
  return FALSE;
}

/**
 * rbk_question_words_read:
 * @question: a question
 * @text: what was typed, valid UTF-8
 * @format: for the currency of the answers
 * @answer: (out) (transfer full): the answer as it is kept
 * @error: return location for a #GError of domain RBK_ERROR, in words for the user
 *
 * Returns: whether it is an answer
 */
gboolean
rbk_question_words_read (const RbkQuestion *question,
                         const char        *text,
                         RbkMoneyFormat    *format,
                         char             **answer,
                         GError           **error)
{
  GError *reason = NULL;

  g_return_val_if_fail (question != NULL && text != NULL && answer != NULL, FALSE);

  if (question->least != NULL)
    return read_number (question, text, format, answer, error);
  if (rbk_question_read (question, text, answer, &reason))
    return TRUE;
  return retell (question, reason, error);
}
