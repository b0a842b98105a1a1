/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination-private.h"

#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

static gboolean
fits (const RbkDecimal *credits, RbkDecimal scale)
{
  return credits == NULL || !rbk_decimal_is_integer (*credits) ||
         rbk_decimal_is_integer (rbk_decimal_mul (*credits, scale));
}

static gboolean
wallet_fits (RbkWalletPolicy *wallet, RbkDecimal scale)
{
  return wallet == NULL || (fits (rbk_wallet_policy_get_grant (wallet), scale) &&
                            fits (rbk_wallet_policy_get_rollover_cap (wallet), scale) &&
                            fits (rbk_wallet_policy_get_topup_amount (wallet), scale) &&
                            fits (rbk_wallet_policy_get_topup_below (wallet), scale));
}

static gboolean
card_fits (RbkRateCard *card, RbkDecimal scale)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);
  GListModel     *tiers = rbk_rate_card_get_tiers (card);

  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);

      if (!fits (rbk_tier_get_up_to (tier), scale))
        return FALSE;
    }

  return fits (rbk_rate_card_get_package_size (card), scale) &&
         (entitlement == NULL || (fits (rbk_entitlement_get_included (entitlement), scale) &&
                                  fits (rbk_entitlement_get_cap (entitlement), scale) &&
                                  wallet_fits (rbk_entitlement_get_wallet (entitlement), scale)));
}

static gboolean
phase_fits (RbkPhase *phase, const char *meter, RbkDecimal scale)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      if (g_strcmp0 (rbk_rate_card_get_meter (card), meter) == 0 && !card_fits (card, scale))
        return FALSE;
    }

  return TRUE;
}

/**
 * rbk_credit_scale_fits: (skip)
 * @spec: a spec
 * @book: the book that it was made of
 * @meter: the place of a meter of credits
 * @scale: credits of then for one of today
 *
 * Returns: whether what plans give, stop at and sell in whole credits stays whole
 */
gboolean
rbk_credit_scale_fits (const RbkSpec *spec, RbkBook *book, int meter, RbkDecimal scale)
{
  GListModel *plans = rbk_book_get_plans (book);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      GListModel *phases = rbk_plan_get_phases (plan);

      for (guint k = 0; k < g_list_model_get_n_items (phases); k++)
        {
          g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, k);

          if (!phase_fits (phase, spec->meters[meter].key, scale))
            return FALSE;
        }
    }

  return TRUE;
}
