/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-fact.h"
#include "rbk-fix.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/**
 * RbkReply:
 * @RBK_REPLY_UNKNOWN: nobody said
 * @RBK_REPLY_YES: it is so
 * @RBK_REPLY_NO: it is not
 *
 * What somebody said of customers.
 */
typedef enum
{
  RBK_REPLY_UNKNOWN,
  RBK_REPLY_YES,
  RBK_REPLY_NO,
} RbkReply;

/**
 * RbkAdviseAnswers:
 * @developers: whether customers are developers, who reckon in tokens and credits
 * @natural_unit: whether a call is something that customers know: a document, a mail
 * @one_sentence: whether one sentence on the pricing page explains a credit
 * @own_split: whether customers should choose on which feature they spend what they have
 * @has_support_share: whether @support_share is known
 * @support_share: the share of its time that support would spend on explaining credits
 *
 * What a book does not say. All zeros for not known.
 */
typedef struct
{
  RbkReply developers, natural_unit, one_sentence, own_split;
  gboolean has_support_share;
  double   support_share;
} RbkAdviseAnswers;

/**
 * RbkAdviseInput:
 * @book: the book
 * @table: its tier table, which holds its spec
 * @population: (nullable): its customers, with what they cost
 * @answers: (nullable): what the book does not say
 *
 * What advice rests on.
 */
typedef struct
{
  RbkBook                *book;
  const RbkTable         *table;
  RbkPopulation          *population;
  const RbkAdviseAnswers *answers;
} RbkAdviseInput;

/**
 * RbkReason:
 * @is_for: whether it speaks for the verdict, else against it
 * @text: a sentence with names of facts in braces
 *
 * Why, or why not.
 */
typedef struct
{
  gboolean    is_for;
  const char *text;
} RbkReason;

/**
 * RbkAdvice:
 * @topic: what it is about: `caps-or-credits`
 * @where: the plan or meter, by its key; nothing for the book
 * @verdict: what programs call the advice: `caps`
 * @message: a sentence with names of facts in braces
 * @reasons: (element-type RbkReason): for and against
 * @facts: (element-type RbkFact): what it rests on
 * @fix: (nullable): what would follow it
 *
 * What an advisor says.
 */
typedef struct
{
  const char *topic;
  char       *where;
  const char *verdict, *message;
  GArray     *reasons;
  GPtrArray  *facts;
  RbkFix     *fix;
} RbkAdvice;

void               rbk_advice_free (RbkAdvice *self);
const char *const *rbk_advise_list (void);
const char        *rbk_advise_get_title (const char *topic);
GPtrArray         *rbk_advise_book (const RbkAdviseInput *input,
                                    const char           *topic) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkAdvice, rbk_advice_free)

G_END_DECLS
