/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include "rbk-costing.h"
#include "rbk-fee.h"

/* What becomes of credits: how long they are good for, what is left over, what more cost. */

#define MONTHS_OF_YEAR 12
#define YEAR "after:P1Y"

/* A walk over the rate cards with a wallet, of the terms in force of plans with a price. */
typedef struct
{
  const RbkTableRow    *row;
  const RbkCardSpec    *card;
  const RbkWalletRules *rules;
  guint                 plan, place; /* of the plan, and of the next card to look at */
} Wallet;

static gboolean
next_wallet (RbkCheck *check, Wallet *self)
{
  const RbkTable *table = check->input->table;

  for (; self->plan < table->n_rows; self->plan++, self->place = 0)
    {
      const RbkTableRow *row = &table->rows[self->plan];

      while (!row->plan->is_quote_only && row->phase != NULL && self->place < row->phase->n_cards)
        {
          self->row = row;
          self->card = &row->phase->cards[self->place++];
          if (self->card->wallet == NULL)
            continue;
          self->rules = &self->card->wallet->rules;
          return TRUE;
        }
    }
  return FALSE;
}

static RbkFinding *
add (RbkCheck *check, const Wallet *wallet, RbkSeverity severity, const char *message)
{
  return rbk_check_add_card (check, severity, wallet->plan, wallet->row->phase, wallet->card,
                             message);
}

static char *
dup_path (RbkCheck *check, const Wallet *wallet)
{
  g_autofree char *card =
      rbk_check_dup_card_path (check, wallet->plan, wallet->row->phase, wallet->card);

  return g_strconcat (card, ".entitlement.wallet", NULL);
}

static gboolean
has_grant (const Wallet *wallet)
{
  return rbk_decimal_sign (wallet->rules->grant) > 0;
}

static gboolean
get_overage (const Wallet *wallet, RbkDecimal *overage)
{
  if (wallet->card->limit == RBK_LIMIT_HARD)
    return FALSE;
  *overage = rbk_card_spec_get_overage (wallet->card, NULL);
  return rbk_decimal_sign (*overage) > 0;
}

static void
look_topup (RbkCheck *check)
{
  Wallet wallet = { 0 };

  while (next_wallet (check, &wallet))
    {
      const RbkWalletRules *rules = wallet.rules;
      g_autofree char      *path = NULL;
      RbkDecimal            overage, worth;
      RbkFinding           *finding;

      if (!rules->has_topup || !get_overage (&wallet, &overage))
        continue;
      worth = rbk_decimal_mul (overage, rules->topup_amount);
      if (rbk_decimal_compare (rules->topup_price, worth) >= 0)
        continue;
      finding = add (check, &wallet, RBK_SEVERITY_WARNING,
                     N_ ("On {plan} {units} cost {topup_price} in a top-up and {worth} as "
                         "overage: whoever does the sum never pays overage."));
      worth = rbk_decimal_round (worth, check->spec->minor_digits, RBK_ROUND_CEILING);
      rbk_facts_add_quantity (finding->figures, "units", rules->topup_amount);
      rbk_facts_add_money (finding->figures, "topup_price", rules->topup_price);
      rbk_facts_add_money (finding->figures, "worth", worth);
      rbk_facts_add_money (finding->figures, "overage", overage);
      rbk_facts_add_quantity (finding->witness, "usage",
                              rbk_decimal_add (wallet.card->included, rules->topup_amount));
      path = dup_path (check, &wallet);
      finding->fix = rbk_fix_new (N_ ("Raise the price of a top-up to {worth}"));
      rbk_fix_set_decimal (finding->fix, path, "topup_price", worth);
    }
}

/* Credits of a contract where there is none are good for ever. */
static gboolean
is_for_ever (const Wallet *wallet, const RbkWalletLife *life)
{
  return life->kind == RBK_WALLET_LIFE_NEVER ||
         (life->kind == RBK_WALLET_LIFE_CONTRACT_END && !wallet->row->plan->has_commitment);
}

/* What is granted in a year, and what serving all of it costs. */
static void
add_year (RbkCheck *check, RbkFinding *finding, const Wallet *wallet)
{
  RbkDecimal months, year;

  if (!rbk_duration_get_months (&wallet->rules->cadence, &months) || rbk_decimal_sign (months) <= 0)
    months = RBK_DECIMAL_ONE;
  year = rbk_decimal_mul_div (wallet->rules->grant, RBK_DECIMAL_UNITS (MONTHS_OF_YEAR), months,
                              RBK_ROUND_HALF_AWAY);
  rbk_facts_add_quantity (finding->figures, "year", year);
  rbk_facts_add_money (finding->figures, "cost",
                       rbk_cost_of_usage (check->spec, wallet->card->meter, year));
}

/* What is bought, or comes with a price, is owed until it is used. What is free is not, but it
 * gathers. */
static RbkFinding *
add_never (RbkCheck *check, const Wallet *wallet, gboolean granted)
{
  gboolean has_cost =
      rbk_decimal_sign (rbk_cost_of_usage (check->spec, wallet->card->meter, RBK_DECIMAL_ONE)) > 0;

  if (!granted)
    return add (check, wallet, RBK_SEVERITY_WARNING,
                N_ ("Credits bought on {plan} never expire: what customers don't use stays owed to "
                    "them. Ask your auditor before you promise that."));
  if (rbk_check_is_free (wallet->row))
    return add (check, wallet, RBK_SEVERITY_INFO,
                N_ ("Credits of {plan} are free and never expire: an account that is left alone "
                    "gathers {year} a year, to use at once."));
  return add (check, wallet, RBK_SEVERITY_WARNING,
              has_cost ? N_ ("Credits of {plan} never expire: each customer who leaves them adds "
                             "{year} a year to what you owe, {cost} to serve. Ask your auditor "
                             "before you promise that.")
                       : N_ ("Credits of {plan} never expire: each customer who leaves them adds "
                             "{year} a year to what you owe. Ask your auditor before you promise "
                             "that."));
}

static void
look_never (RbkCheck *check)
{
  Wallet wallet = { 0 };

  while (next_wallet (check, &wallet))
    {
      const RbkWalletRules *rules = wallet.rules;
      gboolean              granted, bought;
      g_autofree char      *path = NULL;
      RbkFinding           *finding;

      granted = has_grant (&wallet) && is_for_ever (&wallet, &rules->expiry);
      bought =
          rules->has_topup &&
          is_for_ever (&wallet, rules->has_topup_expiry ? &rules->topup_expiry : &rules->expiry);
      if (!granted && !bought)
        continue;
      finding = add_never (check, &wallet, granted);
      if (granted)
        add_year (check, finding, &wallet);
      path = dup_path (check, &wallet);
      finding->fix = rbk_fix_new (N_ ("Let credits expire after a year"));
      if (is_for_ever (&wallet, &rules->expiry))
        rbk_fix_set (finding->fix, path, "expiry", YEAR);
      if (rules->has_topup_expiry && is_for_ever (&wallet, &rules->topup_expiry))
        rbk_fix_set (finding->fix, path, "topup_expiry", YEAR);
    }
}

static void
look_monthly (RbkCheck *check)
{
  Wallet wallet = { 0 };

  while (next_wallet (check, &wallet))
    {
      const RbkWalletRules *rules = wallet.rules;
      gboolean              is_month, bought;
      g_autofree char      *path = NULL;
      RbkFinding           *finding;

      is_month =
          rules->expiry.kind == RBK_WALLET_LIFE_MONTH_END && rules->rollover == RBK_ROLLOVER_NONE;
      bought = rules->has_topup &&
               (rules->has_topup_expiry ? rules->topup_expiry.kind == RBK_WALLET_LIFE_MONTH_END
                                        : is_month);
      if (!rbk_check_is_paid (wallet.row) || !(bought || (is_month && has_grant (&wallet))))
        continue;
      finding = add (check, &wallet, RBK_SEVERITY_WARNING,
                     bought ? N_ ("Credits that a customer of {plan} buys for {topup_price} are "
                                  "lost at the end of the month.")
                            : N_ ("Credits that a customer of {plan} pays for are lost at the end "
                                  "of each month, {grant} at a time."));
      rbk_facts_add_quantity (finding->figures, "grant", rules->grant);
      if (bought)
        rbk_facts_add_money (finding->figures, "topup_price", rules->topup_price);
      path = dup_path (check, &wallet);
      finding->fix = rbk_fix_new (N_ ("Let credits be good for a year"));
      if (is_month)
        rbk_fix_set (finding->fix, path, "expiry", YEAR);
      if (rules->has_topup_expiry && rules->topup_expiry.kind == RBK_WALLET_LIFE_MONTH_END)
        rbk_fix_set (finding->fix, path, "topup_expiry", YEAR);
    }
}

/* Whether what is granted is gone when the next grant comes. */
static gboolean
ends_with_cadence (const RbkWalletRules *rules)
{
  RbkDecimal cadence, life;

  if (rules->rollover != RBK_ROLLOVER_NONE)
    return FALSE;
  if (rules->expiry.kind == RBK_WALLET_LIFE_MONTH_END)
    return TRUE;
  if (!rbk_duration_get_months (&rules->cadence, &cadence))
    return FALSE;
  if (rules->expiry.kind == RBK_WALLET_LIFE_YEAR_END)
    return rbk_decimal_compare (cadence, RBK_DECIMAL_UNITS (MONTHS_OF_YEAR)) >= 0;
  return rules->expiry.kind == RBK_WALLET_LIFE_AFTER &&
         rbk_duration_get_months (&rules->expiry.after, &life) &&
         rbk_decimal_compare (life, cadence) <= 0;
}

static void
look_no_rollover (RbkCheck *check)
{
  Wallet wallet = { 0 };

  while (next_wallet (check, &wallet))
    {
      g_autofree char *path = NULL;
      RbkFinding      *finding;

      if (!rbk_check_is_paid (wallet.row) || !has_grant (&wallet) ||
          !ends_with_cadence (wallet.rules))
        continue;
      finding = add (check, &wallet, RBK_SEVERITY_INFO,
                     N_ ("Nothing of the {grant} of {plan} is carried over: customers "
                         "notice, and resent it. Up to one grant more costs little."));
      rbk_facts_add_quantity (finding->figures, "grant", wallet.rules->grant);
      rbk_facts_add_money (finding->figures, "cost",
                           rbk_cost_of_usage (check->spec, wallet.card->meter,
                                              wallet.rules->grant));
      path = dup_path (check, &wallet);
      finding->fix = rbk_fix_new (N_ ("Carry over up to {grant}"));
      rbk_fix_set (finding->fix, path, "rollover", "full");
      rbk_fix_set_decimal (finding->fix, path, "rollover_cap", wallet.rules->grant);
    }
}

static void
add_upfront (RbkCheck             *check,
             guint                 plan,
             const RbkPhaseSpec   *phase,
             const RbkCardSpec    *card,
             RbkDecimal            grant,
             const RbkWalletRules *rules)
{
  g_autofree char *path = NULL;
  RbkDecimal       share;
  RbkFinding      *finding;

  finding = rbk_check_add_card (check, RBK_SEVERITY_WARNING, plan, phase, card,
                                N_ ("{plan} gives {grant} for a whole year on its first day: a "
                                    "customer can use them all at "
                                    "once, which costs {cost}, and ask for the money back. Give a "
                                    "twelfth each month."));
  rbk_facts_add_quantity (finding->figures, "grant", grant);
  rbk_facts_add_money (finding->figures, "cost",
                       rbk_cost_of_usage (check->spec, card->meter, grant));
  rbk_facts_add_quantity (finding->witness, "usage", grant);
  share = rbk_decimal_round (rbk_decimal_div (grant, RBK_DECIMAL_UNITS (MONTHS_OF_YEAR),
                                              RBK_ROUND_FLOOR),
                             0, RBK_ROUND_FLOOR);
  if (rules == NULL || rbk_decimal_sign (share) <= 0)
    return;
  path = rbk_check_dup_card_path (check, plan, phase, card);
  finding->fix = rbk_fix_new (N_ ("Grant {month} each month"));
  rbk_facts_add_quantity (finding->figures, "month", share);
  {
    g_autofree char *wallet = g_strconcat (path, ".entitlement.wallet", NULL);

    rbk_fix_set (finding->fix, wallet, "cadence", "P1M");
    rbk_fix_set_decimal (finding->fix, wallet, "grant", share);
  }
}

static gboolean
is_a_year (const RbkDuration *cadence)
{
  RbkDecimal months;

  return rbk_duration_get_months (cadence, &months) &&
         rbk_decimal_compare (months, RBK_DECIMAL_UNITS (MONTHS_OF_YEAR)) >= 0;
}

static void
look_upfront (RbkCheck *check)
{
  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];

      for (guint j = 0; row->phase != NULL && j < row->phase->n_cards; j++)
        {
          const RbkCardSpec    *card = &row->phase->cards[j];
          const RbkWalletRules *rules = card->wallet != NULL ? &card->wallet->rules : NULL;

          if (row->plan->is_quote_only || card->meter < 0)
            continue;
          if (rules != NULL && rbk_decimal_sign (rules->grant) > 0)
            {
              if (is_a_year (&rules->cadence))
                add_upfront (check, i, row->phase, card, rules->grant, rules);
            }
          else if (!card->is_once && rbk_decimal_sign (card->included) > 0 &&
                   is_a_year (&card->cadence))
            add_upfront (check, i, row->phase, card, card->included, NULL);
        }
    }
}

const RbkRule rbk_rules_wallet[] = {
  { { "topup-below-overage", N_ ("A top-up below overage"),
      N_ ("Credits in a top-up cost less than the same as overage."),
      N_ ("Customers who read the prices top up and never pay overage, so that the overage price "
          "is one for those who don't."),
      N_ ("Let it be where a top-up is meant as the discount for paying ahead."),
      N_ ("Prices of credits side by side"), RBK_RULE_WARNING | RBK_RULE_FIX },
    look_topup },
  { { "credits-never-expire", N_ ("Credits that never expire"),
      N_ ("Credits are good for ever, or to the end of a contract that there is not."),
      N_ ("Every credit that is not used stays a debt on the balance sheet, and no breakage is "
          "ever recognised. Ask your auditor."),
      N_ ("Let it be where you have asked, and know what it costs."),
      N_ ("Expiry at the end of a year or a contract is standard"),
      RBK_RULE_WARNING | RBK_RULE_INFO | RBK_RULE_FIX },
    look_never },
  { { "credits-expire-monthly", N_ ("Credits lost each month"),
      N_ ("Credits that were paid for are lost at the end of the month."),
      N_ ("It reads as a trick with gift cards, and costs trust when the customer renews."),
      N_ ("Let it be where a plan is an allowance of use and nobody calls it credits."),
      N_ ("Month's end is harsh, a year's end generous"), RBK_RULE_WARNING | RBK_RULE_FIX },
    look_monthly },
  { { "no-rollover", N_ ("Nothing is carried over"),
      N_ ("What is left of a grant is gone when the next one comes."),
      N_ ("Customers see paid credits vanish in each quiet month. Carrying over one grant at most "
          "bounds what is owed."),
      N_ ("Let it be where the price says that it is for use within the month."),
      N_ ("Full rollover is the friendliest, a share of it common"), RBK_RULE_INFO | RBK_RULE_FIX },
    look_no_rollover },
  { { "annual-grant-upfront", N_ ("A year's credits on the first day"),
      N_ ("Units for a whole year are there at its start."),
      N_ ("They can be used up in a week, before the year is earned, and a refund is asked for "
          "after."),
      N_ ("Let it be where a year is paid ahead and never paid back."),
      N_ ("Annual plans with monthly grants"), RBK_RULE_WARNING | RBK_RULE_FIX },
    look_upfront },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
