/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

/* How many plans there are, and what is past what they include. */

static void
advise_count (RbkAdvise *self, const RbkCheckLimits *limits)
{
  guint      n = self->input->table->n_rows;
  RbkAdvice *advice;

  advice =
      rbk_advise_add (self, "",
                      n < limits->tiers_low    ? "more"
                      : n > limits->tiers_high ? "fewer"
                                               : "fits",
                      n < limits->tiers_low
                          ? N_ ("Number of plans: {plans}. Add some: so few leave no choice "
                                "between too little and too much.")
                      : n > limits->tiers_high ? N_ ("Number of plans: {plans}. Take some "
                                                     "together: so many are hard to choose from.")
                                               : N_ ("Number of plans: {plans}. Keep it: that is a "
                                                     "choice, and easy to make."));
  rbk_facts_add_count (advice->facts, "plans", n);
  rbk_facts_add_count (advice->facts, "low", limits->tiers_low);
  rbk_facts_add_count (advice->facts, "high", limits->tiers_high);
  rbk_advice_add_reason (advice, TRUE, N_ ("Most products land on {low} to {high} plans."));
  if (n < limits->tiers_low)
    rbk_advice_add_reason (advice, FALSE, N_ ("A young product can start with one and learn."));
  if (n > limits->tiers_high)
    rbk_advice_add_reason (advice, FALSE,
                           N_ ("A plan that is only sold on request need not stand "
                               "on the page."));
}

static void
fix_overage (RbkAdvise *self, RbkAdvice *advice, const RbkTableRow *row)
{
  g_autofree char *card = NULL;
  RbkDecimal       overage;

  if (!rbk_check_find_usual_overage (self->spec, rbk_check_get_default_limits (), row, &overage))
    return;
  card = rbk_advise_dup_card_path (self, row);
  rbk_facts_add_money (advice->facts, "new_overage", overage);
  advice->fix = rbk_fix_new (N_ ("Bill {new_overage} a unit"));
  rbk_fix_set_decimal (advice->fix, card, "amount", overage);
}

static void
advise_overage (RbkAdvise *self, const RbkTableRow *row, const RbkCheckLimits *limits)
{
  double   low = rbk_decimal_to_double (limits->overage_low);
  double   high = rbk_decimal_to_double (limits->overage_high);
  gboolean is_low = row->overage_multiple<low, is_high = row->overage_multiple> high;
  RbkAdvice *advice = rbk_advise_add (self, row->plan->key,
                                      is_low    ? "raise"
                                      : is_high ? "lower"
                                                : "fits",
                                      is_low ? N_ ("Raise overage on {plan}: {multiple} times the "
                                                   "included rate leaks margin.")
                                      : is_high ? N_ ("Lower overage on {plan}: at {multiple} "
                                                      "times the included rate customers "
                                                      "limit their own use.")
                                                : N_ ("Keep overage on {plan}: {multiple} times "
                                                      "the included rate is usual."));

  rbk_facts_add_text (advice->facts, "plan", row->plan->name);
  rbk_facts_add_money (advice->facts, "overage", row->overage);
  rbk_facts_add_multiple (advice->facts, "multiple", row->overage_multiple);
  rbk_facts_add_multiple (advice->facts, "low", low);
  rbk_facts_add_multiple (advice->facts, "high", high);
  rbk_advice_add_reason (advice, TRUE,
                         N_ ("Two to three times is standard; below {low} heavy "
                             "users leak margin, above {high} growth is lost."));
  if (is_low || is_high)
    {
      rbk_advice_add_reason (advice, FALSE,
                             N_ ("Customers who pay overage today will see another "
                                 "bill."));
      fix_overage (self, advice, row);
    }
}

/**
 * rbk_advise_tiers: (skip)
 * @self: advice under way
 *
 * Advises on the number of plans, and on overage against the included rate.
 */
void
rbk_advise_tiers (RbkAdvise *self)
{
  const RbkCheckLimits *limits = rbk_check_get_default_limits ();

  advise_count (self, limits);
  for (guint i = 0; i < self->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &self->input->table->rows[i];

      if (row->phase != NULL && row->card != NULL && !row->plan->is_quote_only &&
          row->has_overage_multiple && row->has_included && rbk_decimal_sign (row->included) > 0 &&
          row->limit != RBK_LIMIT_HARD && rbk_check_is_single (row))
        advise_overage (self, row, limits);
    }
}
