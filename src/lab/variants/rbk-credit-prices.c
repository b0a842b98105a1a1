/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination.h"

#include "rbk-fee.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"

/* A plan whose credits are looked at. */
typedef struct
{
  const RbkSpec     *spec;
  const RbkCardSpec *card;
  guint              plan;
  GArray            *prices; /* (element-type RbkCreditPrice) */
} Seller;

/* Notes that so much is paid for so many credits of the customer's. */
static void
add (const Seller *self, RbkCreditSource source, RbkDecimal money, RbkDecimal credits)
{
  RbkCreditPrice price = { .plan = self->plan, .meter = self->card->meter, .source = source };

  price.money = money;
  price.credits = rbk_decimal_mul (credits, self->spec->meters[self->card->meter].conversion);
  price.price = rbk_decimal_div (price.money, price.credits, RBK_ROUND_HALF_AWAY);
  if (rbk_decimal_is_valid (price.price) && rbk_decimal_sign (price.credits) > 0)
    g_array_append_val (self->prices, price);
}

/* All of the fee is taken to be for the credits, all of which are used. */
static void
add_included (const Seller *self, const RbkPhaseSpec *phase)
{
  if (self->card->has_included && rbk_decimal_sign (self->card->included) > 0)
    add (self, RBK_CREDIT_SOURCE_INCLUDED,
         rbk_decimal_mul (rbk_phase_spec_get_fees (self->spec, phase), self->card->months),
         self->card->included);
}

/* The cheapest tier past what is included, without what is paid for entering it. */
static RbkDecimal
get_cheapest_tier (const RbkCardSpec *card)
{
  RbkDecimal cheapest = RBK_DECIMAL_INVALID;

  for (guint i = 0; i < card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &card->tiers[i];

      if (!tier->is_open && rbk_decimal_compare (tier->up_to, card->included) <= 0)
        continue;
      if (!rbk_decimal_is_valid (cheapest) || rbk_decimal_compare (tier->unit_price, cheapest) < 0)
        cheapest = tier->unit_price;
    }

  return cheapest;
}

static void
add_overage (const Seller *self)
{
  const RbkCardSpec *card = self->card;

  if (card->limit == RBK_LIMIT_HARD && card->has_cap &&
      rbk_decimal_compare (card->cap, card->included) <= 0)
    return;
  if (card->price == RBK_PRICE_KIND_PACKAGE)
    add (self, RBK_CREDIT_SOURCE_OVERAGE, card->amount, card->package_size);
  else if (card->n_tiers > 0)
    add (self, RBK_CREDIT_SOURCE_OVERAGE, get_cheapest_tier (card), RBK_DECIMAL_ONE);
  else
    add (self, RBK_CREDIT_SOURCE_OVERAGE,
         card->price == RBK_PRICE_KIND_FLAT ? RBK_DECIMAL_ZERO : card->amount, RBK_DECIMAL_ONE);
}

static void
add_topup (const Seller *self, RbkPhase *phase)
{
  RbkRecord      *card = rbk_record_find_by_key (rbk_phase_get_rate_cards (phase), self->card->key);
  RbkEntitlement *entitlement = NULL;
  RbkWalletPolicy *wallet = NULL;

  if (card != NULL)
    entitlement = rbk_rate_card_get_entitlement (RBK_RATE_CARD (card));
  if (entitlement != NULL)
    wallet = rbk_entitlement_get_wallet (entitlement);
  if (wallet != NULL && rbk_wallet_policy_get_topup_amount (wallet) != NULL &&
      rbk_wallet_policy_get_topup_price (wallet) != NULL)
    add (self, RBK_CREDIT_SOURCE_TOPUP, *rbk_wallet_policy_get_topup_price (wallet),
         *rbk_wallet_policy_get_topup_amount (wallet));
}

static void
add_plan (const RbkSpec *spec, RbkBook *book, guint place, GArray *prices)
{
  const RbkPlanSpec  *plan_spec = &spec->plans[place];
  const RbkPhaseSpec *phase_spec = rbk_plan_spec_get_phase_on (plan_spec, &spec->date);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), place);
  g_autoptr(RbkPhase) phase = NULL;

  if (plan_spec->is_quote_only || phase_spec == NULL || plan == NULL)
    return;
  phase =
      g_list_model_get_item (rbk_plan_get_phases (plan), (guint) (phase_spec - plan_spec->phases));
  for (guint i = 0; i < phase_spec->n_cards; i++)
    {
      Seller self = { spec, &phase_spec->cards[i], place, prices };

      if (self.card->meter < 0 || self.card->is_once ||
          spec->meters[self.card->meter].kind != RBK_METER_KIND_CREDIT)
        continue;
      add_included (&self, phase_spec);
      add_overage (&self);
      if (phase != NULL)
        add_topup (&self, phase);
    }
}

/**
 * rbk_credit_prices_list:
 * @spec: a spec
 * @book: the book that it was made of
 *
 * Lists what the plans sell credits for under their lasting terms: those that come with a fee,
 * those past them at the cheapest, and those of top-ups.
 *
 * Returns: (transfer full) (element-type RbkCreditPrice): prices, in the order of the plans
 */
GArray *
rbk_credit_prices_list (const RbkSpec *spec, RbkBook *book)
{
  GArray *prices = g_array_new (FALSE, FALSE, sizeof (RbkCreditPrice));

  g_return_val_if_fail (spec != NULL && RBK_IS_BOOK (book), prices);

  for (guint i = 0; i < spec->n_plans; i++)
    add_plan (spec, book, i, prices);

  return prices;
}
