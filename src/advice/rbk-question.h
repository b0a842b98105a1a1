/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/* How long an answer may be, in bytes, and how many names it may list. */
#define RBK_QUESTION_MAX_BYTES 500
#define RBK_QUESTION_MAX_NAMES 8

/**
 * RbkQuestionKind:
 * @RBK_QUESTION_TEXT: a few words
 * @RBK_QUESTION_CHOICE: one of its choices
 * @RBK_QUESTION_YES_NO: `yes` or `no`
 * @RBK_QUESTION_QUANTITY: a number of something
 * @RBK_QUESTION_MONEY: an amount in major units
 * @RBK_QUESTION_SHARE: a share: `0.7`, `70%`
 * @RBK_QUESTION_NAMES: names with commas between them
 * @RBK_QUESTION_PRICES: names with an amount each and commas between them: `Rival 20, Other 49`
 *
 * What an answer is.
 */
typedef enum
{
  RBK_QUESTION_TEXT,
  RBK_QUESTION_CHOICE,
  RBK_QUESTION_YES_NO,
  RBK_QUESTION_QUANTITY,
  RBK_QUESTION_MONEY,
  RBK_QUESTION_SHARE,
  RBK_QUESTION_NAMES,
  RBK_QUESTION_PRICES,
} RbkQuestionKind;

/**
 * RbkChoice:
 * @id: what programs call it
 * @text: what it means, for people
 *
 * One of several answers.
 */
typedef struct
{
  const char *id, *text;
} RbkChoice;

/**
 * RbkQuestion:
 * @id: what programs call it
 * @kind: what its answer is
 * @text: the question
 * @why: what the answer is for
 * @fallback: (nullable): what holds where it is skipped; nothing where it is then not known
 * @least: (nullable): the least that a number may be
 * @most: (nullable): the most
 * @choices: (nullable) (array length=n_choices): what there is to choose from
 * @n_choices: how many
 *
 * A question that leads to a first design of prices. All may be skipped.
 */
typedef struct
{
  const char      *id;
  RbkQuestionKind  kind;
  const char      *text, *why, *fallback, *least, *most;
  const RbkChoice *choices;
  guint            n_choices;
} RbkQuestion;

const RbkQuestion *rbk_questions_list (guint *n_questions);
const RbkQuestion *rbk_question_find (const char *id);
const char        *rbk_question_get_kind_name (const RbkQuestion *self);
gboolean           rbk_question_read (const RbkQuestion *self,
                                      const char        *text,
                                      char             **answer,
                                      GError           **error);

G_END_DECLS
