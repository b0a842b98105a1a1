/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

#include "rbk-costing.h"
#include "rbk-unit-words.h"

/* How long credits last: a year, or to the end of the contract, is what customers are used to. */

#define YEAR "after:P1Y"

typedef struct
{
  const RbkTableRow    *row;
  const RbkCardSpec    *card;
  const RbkWalletRules *rules;
} Wallet;

/* The first wallet of a plan that is given something. */
static gboolean
find_wallet (const RbkTableRow *row, Wallet *wallet)
{
  for (guint i = 0; row->phase != NULL && !row->plan->is_quote_only && i < row->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &row->phase->cards[i];

      if (card->wallet == NULL || card->meter < 0 ||
          rbk_decimal_sign (card->wallet->rules.grant) <= 0)
        continue;
      *wallet = (Wallet){ .row = row, .card = card, .rules = &card->wallet->rules };
      return TRUE;
    }
  return FALSE;
}

/* Credits of a contract where there is none are good for ever. */
static gboolean
is_for_ever (const Wallet *wallet)
{
  RbkWalletLifeKind life = wallet->rules->expiry.kind;

  return life == RBK_WALLET_LIFE_NEVER ||
         (life == RBK_WALLET_LIFE_CONTRACT_END && !wallet->row->plan->has_commitment);
}

static gboolean
is_lost_monthly (const Wallet *wallet)
{
  return wallet->rules->expiry.kind == RBK_WALLET_LIFE_MONTH_END &&
         wallet->rules->rollover == RBK_ROLLOVER_NONE;
}

static void
fix_life (RbkAdvise *self, RbkAdvice *advice, const Wallet *wallet)
{
  RbkCheck         check = { .spec = self->spec };
  g_autofree char *card =
      rbk_check_dup_card_path (&check, (guint) (wallet->row->plan - self->spec->plans),
                               wallet->row->phase, wallet->card);
  g_autofree char *path = g_strconcat (card, ".entitlement.wallet", NULL);

  advice->fix = rbk_fix_new (N_ ("Let credits be good for a year"));
  rbk_fix_set (advice->fix, path, "expiry", YEAR);
}

static void
add_facts (RbkAdvise *self, RbkAdvice *advice, const Wallet *wallet)
{
  g_autofree char *units = rbk_meter_spec_dup_units (&self->spec->meters[wallet->card->meter]);
  RbkDecimal       cost = rbk_cost_of_usage (self->spec, wallet->card->meter, wallet->rules->grant);

  rbk_facts_add_text (advice->facts, "plan", wallet->row->plan->name);
  rbk_facts_add_quantity (advice->facts, "grant", wallet->rules->grant);
  if (wallet->row->has_price)
    rbk_facts_add_money (advice->facts, "price", wallet->row->price);
  rbk_facts_add_money (advice->facts, "cost",
                       rbk_decimal_round (cost, self->spec->minor_digits + 4, RBK_ROUND_HALF_AWAY));
  rbk_check_name_facts (advice->facts, units);
}

/* What is paid for has to be kept; what is kept is owed. */
static void
add_paid (RbkAdvice *advice, const Wallet *wallet, gboolean is_lost)
{
  if (is_lost)
    rbk_advice_add_reason (advice, TRUE,
                           N_ ("Credits that were paid for and are gone with the month read as a "
                               "trick, and cost trust when the customer renews."));
  rbk_advice_add_reason (advice, FALSE,
                         is_lost ? N_ ("What is kept can be used all at once: one grant more costs "
                                       "{cost} to serve.")
                                 : N_ ("Credits that are not used yet are owed. How they are "
                                       "booked is for your auditor to say."));
  if (!wallet->rules->has_topup)
    rbk_advice_add_reason (advice, FALSE,
                           N_ ("Nobody can buy more before the next grant. Where credits run out, "
                               "that is what customers complain of first."));
}

static void
advise_wallet (RbkAdvise *self, const Wallet *wallet)
{
  gboolean   is_paid = rbk_check_is_paid (wallet->row);
  gboolean   is_lost = is_paid && is_lost_monthly (wallet);
  RbkAdvice *advice =
      rbk_advise_add (self, wallet->row->plan->key,
                      is_for_ever (wallet) ? "expire"
                      : is_lost            ? "longer"
                                           : "fits",
                      is_for_ever (wallet)
                          ? N_ ("Let credits of {plan} expire: after a year, or with a contract.")
                      : is_lost ? N_ ("Let credits of {plan} outlast the month.")
                                : N_ ("Credits of {plan} last as long as is usual. Leave it so."));

  add_facts (self, advice, wallet);
  if (is_for_ever (wallet))
    rbk_advice_add_reason (advice, TRUE,
                           N_ ("What never expires is owed for ever: each grant of {grant} costs "
                               "{cost} to serve, whenever it is asked for."));
  if (is_paid || is_for_ever (wallet))
    rbk_advice_add_reason (advice, TRUE,
                           N_ ("A year, or the end of the contract, is what customers are used "
                               "to."));
  else
    rbk_advice_add_reason (advice, TRUE,
                           N_ ("It is free: what ends soon gathers nothing in accounts that are "
                               "left alone."));
  if (is_paid)
    add_paid (advice, wallet, is_lost);
  if (is_lost || is_for_ever (wallet))
    fix_life (self, advice, wallet);
}

/**
 * rbk_advise_wallet: (skip)
 * @self: advice under way
 *
 * Advises on how long the credits of each plan last.
 */
void
rbk_advise_wallet (RbkAdvise *self)
{
  Wallet wallet;

  for (guint i = 0; i < self->input->table->n_rows; i++)
    if (find_wallet (&self->input->table->rows[i], &wallet))
      advise_wallet (self, &wallet);
}
