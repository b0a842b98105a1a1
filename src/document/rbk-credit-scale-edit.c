/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-credit-scale-edit.h"

#include "rbk-currency-price.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

/* Credits of another size: more of them for the same money, or fewer. */
typedef struct
{
  RbkEdit   *group; /* (not owned) */
  RbkDecimal scale;
} Scale;

static void
multiply (const Scale *self, gpointer record, const char *property, const RbkDecimal *credits)
{
  RbkDecimal value;

  if (credits == NULL)
    return;
  value = rbk_decimal_mul (*credits, self->scale);
  rbk_edit_add (self->group, rbk_edit_new_set_decimal (record, property, &value));
}

static void
divide (const Scale *self, gpointer record, const char *property, const RbkDecimal *price)
{
  RbkDecimal value;

  if (price == NULL)
    return;
  value = rbk_decimal_div (*price, self->scale, RBK_ROUND_HALF_AWAY);
  rbk_edit_add (self->group, rbk_edit_new_set_decimal (record, property, &value));
}

static void
scale_tiers (const Scale *self, GListModel *tiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);
      RbkDecimal price = rbk_tier_get_unit_price (tier);

      multiply (self, tier, "up-to", rbk_tier_get_up_to (tier));
      if (!rbk_decimal_is_zero (price))
        divide (self, tier, "unit-price", &price);
    }
}

static void
scale_wallet (const Scale *self, RbkWalletPolicy *wallet)
{
  multiply (self, wallet, "grant", rbk_wallet_policy_get_grant (wallet));
  multiply (self, wallet, "rollover-cap", rbk_wallet_policy_get_rollover_cap (wallet));
  multiply (self, wallet, "topup-amount", rbk_wallet_policy_get_topup_amount (wallet));
  multiply (self, wallet, "topup-below", rbk_wallet_policy_get_topup_below (wallet));
}

static void
scale_entitlement (const Scale *self, RbkEntitlement *entitlement)
{
  multiply (self, entitlement, "included", rbk_entitlement_get_included (entitlement));
  multiply (self, entitlement, "cap", rbk_entitlement_get_cap (entitlement));
  if (rbk_entitlement_get_wallet (entitlement) != NULL)
    scale_wallet (self, rbk_entitlement_get_wallet (entitlement));
}

/* A price for one credit follows; one for a package, or for all, stays. */
static void
scale_card (const Scale *self, RbkRateCard *card)
{
  GListModel *others = rbk_rate_card_get_currency_prices (card);
  gboolean    is_for_one = rbk_rate_card_get_price (card) == RBK_PRICE_KIND_PER_UNIT;

  if (is_for_one)
    {
      divide (self, card, "amount", rbk_rate_card_get_amount (card));
      divide (self, card, "annual-amount", rbk_rate_card_get_annual_amount (card));
    }
  multiply (self, card, "package-size", rbk_rate_card_get_package_size (card));
  scale_tiers (self, rbk_rate_card_get_tiers (card));
  for (guint i = 0; i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr(RbkCurrencyPrice) other = g_list_model_get_item (others, i);

      if (is_for_one)
        {
          divide (self, other, "amount", rbk_currency_price_get_amount (other));
          divide (self, other, "annual-amount", rbk_currency_price_get_annual_amount (other));
        }
      scale_tiers (self, rbk_currency_price_get_tiers (other));
    }
  if (rbk_rate_card_get_entitlement (card) != NULL)
    scale_entitlement (self, rbk_rate_card_get_entitlement (card));
}

static void
scale_phase (const Scale *self, RbkPhase *phase, const char *meter)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      if (g_strcmp0 (rbk_rate_card_get_meter (card), meter) == 0)
        scale_card (self, card);
    }
}

/**
 * rbk_credit_scale_edit_add: (skip)
 * @group: an edit of several
 * @book: a book
 * @meter: the key of a meter of credits
 * @scale: credits of then for one of today
 *
 * Adds the edits by which all plans give, stop at and sell credits of another size, for the same
 * money as before.
 */
void
rbk_credit_scale_edit_add (RbkEdit *group, RbkBook *book, const char *meter, RbkDecimal scale)
{
  const Scale self = { group, scale };
  GListModel *plans = rbk_book_get_plans (book);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      GListModel *phases = rbk_plan_get_phases (plan);

      for (guint k = 0; k < g_list_model_get_n_items (phases); k++)
        {
          g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, k);

          scale_phase (&self, phase, meter);
        }
    }
}
