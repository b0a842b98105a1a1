/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-primitive.h"

/* What speaks for and against each thing that can be charged for. */

#define TOKEN RBK_PRIMITIVE_TOKEN
#define CREDIT RBK_PRIMITIVE_CREDIT
#define OUTCOME RBK_PRIMITIVE_OUTCOME
#define REQUEST RBK_PRIMITIVE_REQUEST
#define HYBRID RBK_PRIMITIVE_HYBRID

/* How much more a model's next tokenizer can count for the same text, as one did. */
#define TOKENIZER 0.35

#define MOST_PLACES 9

/* What a unit costs, to as many places as anybody reads. */
static void
add_money (GPtrArray *facts, const char *name, RbkDecimal amount)
{
  rbk_facts_add_money (facts, name, rbk_decimal_round (amount, MOST_PLACES, RBK_ROUND_HALF_AWAY));
}

/**
 * rbk_primitive_grounds_add_facts: (skip)
 * @self: what a book and answers say
 * @facts: (element-type RbkFact): what is added to
 */
void
rbk_primitive_grounds_add_facts (const RbkPrimitiveGrounds *self, GPtrArray *facts)
{
  if (self->spread.leaning != RBK_LEANING_UNKNOWN)
    {
      rbk_facts_add_multiple (facts, "ratio", self->spread.ratio);
      rbk_facts_add_text (facts, "basis", self->spread.basis);
    }
  if (self->spread.has_costs)
    {
      rbk_facts_add_money (facts, "low", self->spread.low);
      rbk_facts_add_money (facts, "high", self->spread.high);
    }
  if (self->has_meters)
    rbk_facts_add_multiple (facts, "within", self->within);
  if (self->n_models > 0)
    {
      rbk_facts_add_count (facts, "models", self->n_models);
      add_money (facts, "token_low", self->token_low);
      add_money (facts, "token_high", self->token_high);
      rbk_facts_add_ratio (facts, "tokenizer", TOKENIZER);
    }
  if (self->outcome >= 0)
    {
      add_money (facts, "outcome_cost", self->outcome_cost);
      rbk_facts_add_ratio (facts, "success", self->success);
      rbk_facts_add_ratio (facts, "rest", self->rest);
    }
  if (self->answers->has_support_share)
    rbk_facts_add_ratio (facts, "support_share", self->answers->support_share);
}

/* A sentence that speaks for some verdicts and against others; of the rest it says nothing. */
static void
add (RbkAdvice    *advice,
     RbkPrimitives verdict,
     guint         speaks_for,
     guint         speaks_against,
     const char   *text)
{
  if ((speaks_for & (guint) verdict) != 0)
    rbk_advice_add_reason (advice, TRUE, text);
  else if ((speaks_against & (guint) verdict) != 0)
    rbk_advice_add_reason (advice, FALSE, text);
}

static void
add_outcome (const RbkPrimitiveGrounds *self, RbkAdvice *advice, RbkPrimitives verdict)
{
  if (self->outcome < 0)
    {
      add (advice, verdict, 0, TOKEN | CREDIT | REQUEST | HYBRID,
           N_ ("An outcome, where one can be defined, lasts longer than any of these. The book "
               "counts none."));
      return;
    }
  if (!self->is_defined)
    add (advice, verdict, TOKEN | CREDIT | REQUEST, OUTCOME | HYBRID,
         N_ ("The book counts outcomes and does not say what one is: without a definition each "
             "bill is a dispute."));
  if (self->success < 1.0)
    add (advice, verdict, OUTCOME | HYBRID, 0,
         N_ ("Calls that come to nothing are priced in: {success} of them come to an outcome, "
             "which so costs {outcome_cost}."));
  else
    add (advice, verdict, 0, OUTCOME | HYBRID,
         N_ ("Every call counts as an outcome, at {outcome_cost}. Those that fail are not priced "
             "in."));
  add (advice, verdict, OUTCOME | HYBRID, TOKEN | CREDIT | REQUEST,
       N_ ("When models get cheaper or dearer, a customer pays the same for an outcome."));
}

static void
add_models (const RbkPrimitiveGrounds *self, RbkAdvice *advice, RbkPrimitives verdict)
{
  if (self->n_models > 1)
    add (advice, verdict, CREDIT | OUTCOME, TOKEN,
         N_ ("{models} models serve calls, at {token_low} to {token_high} for 1,000 tokens: one "
             "price by the token does not fit them all."));
  if (self->n_models == 1)
    add (advice, verdict, TOKEN, 0,
         rbk_decimal_equal (self->token_low, self->token_high)
             ? N_ ("One model serves all calls, so a price by the token follows what they cost, "
                   "{token_low} for 1,000.")
             : N_ ("One model serves all calls, so a price by the token follows what they cost, "
                   "{token_low} to {token_high} for 1,000."));
  add (advice, verdict, CREDIT, TOKEN,
       N_ ("A model's next tokenizer can count {tokenizer} more for the same text. Bills by the "
           "token grow by as much; a credit's rate can take it up."));
}

/* Costs that are close speak for calls as they are, costs that are far apart for credits. */
static void
add_spread (const RbkPrimitiveGrounds *self, RbkAdvice *advice, RbkPrimitives verdict)
{
  if (self->spread.leaning == RBK_LEANING_CAPS)
    add (advice, verdict, REQUEST, CREDIT | TOKEN, self->spread.measured);
  else if (self->spread.leaning == RBK_LEANING_CREDITS)
    add (advice, verdict, CREDIT | TOKEN | HYBRID, REQUEST | OUTCOME, self->spread.measured);
  else if (self->spread.leaning == RBK_LEANING_BORDERLINE)
    add (advice, verdict, CREDIT | TOKEN | HYBRID, REQUEST | OUTCOME, self->spread.measured);
  if (self->has_meters)
    add (advice, verdict, CREDIT | TOKEN, 0,
         N_ ("Even on one meter alone, a call costs up to {within} times another."));
  add (advice, verdict, REQUEST, 0,
       N_ ("A call needs no explaining: nothing is turned into another unit before it is billed."));
  add (advice, verdict, 0, CREDIT,
       N_ ("Credits need a wallet: whether they expire, roll over and can be bought has to be "
           "decided too."));
  add (advice, verdict, 0, HYBRID,
       N_ ("Several things on a bill are harder to foresee than one. Say what a usual month "
           "comes to."));
  add (advice, verdict, 0, TOKEN,
       N_ ("When the model's price falls, customers see what you keep, and ask for a new price."));
}

static void
add_answers (const RbkAdviseAnswers *answers, RbkAdvice *advice, RbkPrimitives verdict)
{
  if (answers->developers == RBK_REPLY_YES)
    add (advice, verdict, TOKEN | CREDIT | HYBRID, OUTCOME | REQUEST,
         N_ ("Developers are used to tokens and credits."));
  if (answers->developers == RBK_REPLY_NO)
    add (advice, verdict, OUTCOME | REQUEST, TOKEN | CREDIT,
         N_ ("Customers who are no developers don't think in tokens or credits."));
  if (answers->natural_unit == RBK_REPLY_YES)
    add (advice, verdict, OUTCOME | REQUEST, TOKEN | CREDIT,
         N_ ("A call is something customers know, so it can be charged for as it is."));
  if (answers->natural_unit == RBK_REPLY_NO)
    add (advice, verdict, OUTCOME | CREDIT | TOKEN, REQUEST,
         N_ ("A call is nothing that customers know: a bill of calls tells them nothing."));
  if (answers->one_sentence == RBK_REPLY_NO)
    add (advice, verdict, OUTCOME | REQUEST, CREDIT,
         N_ ("Credits would take more than one sentence on the pricing page."));
  if (answers->own_split == RBK_REPLY_YES)
    add (advice, verdict, CREDIT, OUTCOME | REQUEST | HYBRID,
         N_ ("With credits customers choose on which feature they spend."));
  if (answers->has_support_share && answers->support_share >= RBK_MOST_SUPPORT)
    add (advice, verdict, OUTCOME | REQUEST, CREDIT,
         N_ ("Support would spend {support_share} of its time on why credits ran out."));
}

/**
 * rbk_primitive_grounds_add_reasons: (skip)
 * @self: what a book and answers say
 * @advice: with a verdict, and the facts
 * @verdict: the same
 */
void
rbk_primitive_grounds_add_reasons (const RbkPrimitiveGrounds *self,
                                   RbkAdvice                 *advice,
                                   RbkPrimitives              verdict)
{
  add_outcome (self, advice, verdict);
  add_spread (self, advice, verdict);
  if (self->n_models > 0)
    add_models (self, advice, verdict);
  add_answers (self->answers, advice, verdict);
}
