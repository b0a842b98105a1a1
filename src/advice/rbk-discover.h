/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-answers.h"
#include "rbk-book.h"
#include "rbk-fact.h"

G_BEGIN_DECLS

/**
 * RbkWhy:
 * @RBK_WHY_STRUCTURE: why this structure
 * @RBK_WHY_PRICES: why these prices
 * @RBK_WHY_TRADE_OFFS: what is given up for what
 * @RBK_WHY_TESTS: what to test in the first 90 days
 *
 * What a reason is about.
 */
typedef enum
{
  RBK_WHY_STRUCTURE,
  RBK_WHY_PRICES,
  RBK_WHY_TRADE_OFFS,
  RBK_WHY_TESTS,
} RbkWhy;

#define RBK_WHY_COUNT 4

/**
 * RbkProposalReason:
 * @why: what it is about
 * @text: a sentence with names of facts in braces
 * @facts: (element-type RbkFact): what it rests on
 *
 * Why a proposal is as it is.
 */
typedef struct
{
  RbkWhy      why;
  const char *text;
  GPtrArray  *facts;
} RbkProposalReason;

/**
 * RbkProposal:
 * @book: (owned): a book, whose notes hold the reasons in plain English
 * @unit: what customers pay for: `credits`
 * @reasons: (element-type RbkProposalReason): why it is as it is
 *
 * A first design of prices.
 */
typedef struct
{
  RbkBook    *book;
  const char *unit;
  GPtrArray  *reasons;
} RbkProposal;

RbkProposal *rbk_discover_propose (const RbkAnswers *answers,
                                   GPtrArray        *prices,
                                   const char       *currency,
                                   const GDate      *date,
                                   GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void         rbk_proposal_free (RbkProposal *self);
const char  *rbk_why_get_name (RbkWhy why);
const char  *rbk_why_get_title (RbkWhy why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkProposal, rbk_proposal_free)

G_END_DECLS
