/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

/* Caps or credits: by how far apart the costs of calls are, and by who has to understand it. */

/**
 * rbk_advise_forbids_credits: (skip)
 * @answers: what was answered
 *
 * Returns: whether something stands against credits whatever calls cost
 */
gboolean
rbk_advise_forbids_credits (const RbkAdviseAnswers *answers)
{
  return answers->developers == RBK_REPLY_NO || answers->one_sentence == RBK_REPLY_NO ||
         (answers->has_support_share && answers->support_share >= RBK_MOST_SUPPORT);
}

/* Between the two bounds what was answered decides. */
static RbkLeaning
decide (RbkLeaning leaning, const RbkAdviseAnswers *answers)
{
  int for_caps = answers->natural_unit == RBK_REPLY_YES ? 1 : 0;
  int for_credits = (answers->developers == RBK_REPLY_YES ? 1 : 0) +
                    (answers->own_split == RBK_REPLY_YES ? 1 : 0);

  if (rbk_advise_forbids_credits (answers) && leaning != RBK_LEANING_UNKNOWN)
    return RBK_LEANING_CAPS;
  if (leaning != RBK_LEANING_BORDERLINE || for_caps == for_credits)
    return leaning;
  return for_caps > for_credits ? RBK_LEANING_CAPS : RBK_LEANING_CREDITS;
}

static void
add_reason (RbkAdvice *advice, RbkLeaning verdict, RbkLeaning speaks_for, const char *text)
{
  rbk_advice_add_reason (advice, verdict == speaks_for, text);
}

static void
add_answers (RbkAdvice *advice, RbkLeaning verdict, const RbkAdviseAnswers *answers)
{
  if (answers->developers == RBK_REPLY_YES)
    add_reason (advice, verdict, RBK_LEANING_CREDITS,
                N_ ("Developers are used to tokens and credits."));
  if (answers->developers == RBK_REPLY_NO)
    add_reason (advice, verdict, RBK_LEANING_CAPS,
                N_ ("Customers who are no developers don't think in "
                    "credits."));
  if (answers->natural_unit == RBK_REPLY_YES)
    add_reason (advice, verdict, RBK_LEANING_CAPS,
                N_ ("A call is something customers know, so it can be "
                    "counted as it is."));
  if (answers->natural_unit == RBK_REPLY_NO)
    add_reason (advice, verdict, RBK_LEANING_CREDITS,
                N_ ("A call is nothing that customers know, so they lose "
                    "nothing with credits."));
  if (answers->one_sentence == RBK_REPLY_NO)
    add_reason (advice, verdict, RBK_LEANING_CAPS,
                N_ ("Credits would take more than one sentence on the "
                    "pricing page."));
  if (answers->own_split == RBK_REPLY_YES)
    add_reason (advice, verdict, RBK_LEANING_CREDITS,
                N_ ("With credits customers choose on which feature "
                    "they spend."));
  if (answers->has_support_share)
    {
      rbk_facts_add_ratio (advice->facts, "support_share", answers->support_share);
      add_reason (advice, verdict,
                  answers->support_share >= RBK_MOST_SUPPORT ? RBK_LEANING_CAPS
                                                             : RBK_LEANING_CREDITS,
                  N_ ("Support would spend {support_share} of its time on why credits ran out."));
    }
}

static RbkAdvice *
add_verdict (RbkAdvise *self, RbkLeaning leaning, RbkLeaning verdict)
{
  if (verdict == RBK_LEANING_UNKNOWN)
    return rbk_advise_add (self, "", "unknown",
                           N_ ("Nothing says what calls cost. Give the book a workload with a "
                               "model, or customers with costs."));
  if (verdict == RBK_LEANING_CREDITS)
    return rbk_advise_add (self, "", "credits",
                           N_ ("Sell credits: a call costs too differently for all to count the "
                               "same."));
  if (verdict == RBK_LEANING_CAPS)
    return rbk_advise_add (self, "", "caps",
                           leaning == RBK_LEANING_CREDITS
                               ? N_ ("Use caps on calls, and limit what goes into one: costs speak "
                                     "for credits, customers against them.")
                               : N_ ("Use caps on calls: they are easier to say and to keep."));
  return rbk_advise_add (self, "", "borderline",
                         N_ ("Either will do: costs are between what speaks for caps and what "
                             "speaks for credits. Who the customers are decides."));
}

/**
 * rbk_advise_unit: (skip)
 * @self: advice under way
 *
 * Advises on caps or credits. Costs of calls within 2 times speak for caps, from 5 times on for
 * credits; in between the answers decide.
 */
void
rbk_advise_unit (RbkAdvise *self)
{
  RbkAdviseSpread spread;
  RbkLeaning      verdict;
  RbkAdvice      *advice;

  rbk_advise_measure_spread (self, &spread);
  verdict = decide (spread.leaning, &self->answers);
  advice = add_verdict (self, spread.leaning, verdict);
  if (spread.leaning != RBK_LEANING_UNKNOWN)
    {
      rbk_facts_add_multiple (advice->facts, "ratio", spread.ratio);
      rbk_facts_add_text (advice->facts, "basis", spread.basis);
      rbk_advice_add_reason (advice,
                             verdict == spread.leaning || spread.leaning == RBK_LEANING_BORDERLINE,
                             spread.measured);
    }
  if (spread.has_costs)
    {
      rbk_facts_add_money (advice->facts, "low", spread.low);
      rbk_facts_add_money (advice->facts, "high", spread.high);
    }
  add_answers (advice, verdict, &self->answers);
}
