/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-wallet.h"

#include "rbk-loss.h"

static RbkWalletPolicy *
get_wallet (RbkRateCard *card)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);

  return entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;
}

static void
append (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", name, value);
}

static void
append_decimal (GString *text, const char *name, const RbkDecimal *value)
{
  g_autofree char *number = value != NULL ? rbk_decimal_to_string (*value) : NULL;

  append (text, name, number);
}

static const char *
get_rollover (RbkWalletPolicy *wallet)
{
  switch (rbk_wallet_policy_get_rollover (wallet))
    {
    case RBK_ROLLOVER_SHARE:
      return "share";
    case RBK_ROLLOVER_FULL:
      return "full";
    case RBK_ROLLOVER_NONE:
    default:
      return NULL;
    }
}

/**
 * rbk_stripe_wallet_to_text:
 * @card: a rate card
 *
 * Returns: (transfer full) (nullable): its wallet in one line of metadata
 */
char *
rbk_stripe_wallet_to_text (RbkRateCard *card)
{
  RbkWalletPolicy *wallet = get_wallet (card);
  GString         *text;

  if (wallet == NULL)
    return NULL;
  text = g_string_new (NULL);
  append (text, "pool", rbk_wallet_policy_get_pool (wallet));
  append_decimal (text, "grant", rbk_wallet_policy_get_grant (wallet));
  append (text, "cadence", rbk_wallet_policy_get_cadence (wallet));
  append (text, "expiry", rbk_wallet_policy_get_expiry (wallet));
  append (text, "rollover", get_rollover (wallet));
  append_decimal (text, "rollover_share", rbk_wallet_policy_get_rollover_share (wallet));
  append_decimal (text, "rollover_cap", rbk_wallet_policy_get_rollover_cap (wallet));
  append (text, "rollover_expiry", rbk_wallet_policy_get_rollover_expiry (wallet));
  append_decimal (text, "topup_amount", rbk_wallet_policy_get_topup_amount (wallet));
  append_decimal (text, "topup_price", rbk_wallet_policy_get_topup_price (wallet));
  append_decimal (text, "topup_below", rbk_wallet_policy_get_topup_below (wallet));
  return g_string_free (text, FALSE);
}

/**
 * rbk_stripe_wallet_report:
 * @card: a rate card
 * @where: the place in the book
 * @losses: (element-type RbkLoss): takes what Stripe has no word for
 *
 * Says what of a rate card's wallet the product has to keep itself.
 */
void
rbk_stripe_wallet_report (RbkRateCard *card, const char *where, GPtrArray *losses)
{
  RbkWalletPolicy *wallet = get_wallet (card);

  if (wallet == NULL)
    return;
  rbk_losses_add (losses, RBK_LOSS_ENFORCE, where,
                  "your product must keep the wallet: Stripe's credits are money, so included "
                  "units are a free tier here, and grants and the expiry \"%s\" are yours",
                  rbk_wallet_policy_get_expiry (wallet) != NULL
                      ? rbk_wallet_policy_get_expiry (wallet)
                      : "never");
  if (get_rollover (wallet) != NULL)
    rbk_losses_add (losses, RBK_LOSS_ENFORCE, where,
                    "Stripe has no rollover; your product must carry unused credits over, and "
                    "take off the bill what they cover");
  if (rbk_wallet_policy_get_topup_amount (wallet) != NULL)
    {
      const RbkDecimal *price = rbk_wallet_policy_get_topup_price (wallet);
      g_autofree char  *amount =
          rbk_decimal_to_string (*rbk_wallet_policy_get_topup_amount (wallet));
      g_autofree char *cost = price != NULL ? rbk_decimal_to_string (*price) : g_strdup ("nothing");

      rbk_losses_add (losses, RBK_LOSS_ENFORCE, where,
                      "your product must sell the top-ups of %s for %s, and credit them when the "
                      "invoice is paid%s",
                      amount, cost,
                      rbk_wallet_policy_get_topup_below (wallet) != NULL
                          ? "; also on its own, when the balance runs low"
                          : "");
    }
}
