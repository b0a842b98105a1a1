/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-words.h"

#include <glib/gi18n-lib.h>

#include "rbk-entitlement.h"
#include "rbk-period-text.h"
#include "rbk-tier.h"
#include "rbk-wallet-policy.h"

/* What it counts; nothing for a fee. */
static RbkMeter *
find_meter (const RbkInspectorView *view, RbkRateCard *card)
{
  const char *key = rbk_rate_card_get_meter (card);
  RbkBook    *book = rbk_document_get_book (view->document);
  RbkRecord  *meter = key != NULL ? rbk_record_find_by_key (rbk_book_get_meters (book), key) : NULL;

  return (RbkMeter *) meter;
}

/**
 * rbk_inspector_is_seats:
 * @view: the book
 * @card: a rate card
 *
 * Returns: whether it counts seats
 */
gboolean
rbk_inspector_is_seats (const RbkInspectorView *view, RbkRateCard *card)
{
  RbkMeter *meter = find_meter (view, card);

  return meter != NULL && rbk_meter_get_kind (meter) == RBK_METER_KIND_SEAT;
}

static RbkEntitlement *
entitlement_of (RbkRateCard *card)
{
  return rbk_rate_card_get_entitlement (card);
}

static const RbkDecimal *
included_of (RbkRateCard *card)
{
  return entitlement_of (card) != NULL ? rbk_entitlement_get_included (entitlement_of (card))
                                       : NULL;
}

/* The price of the first unit past what is included; nothing for a price that is no unit's. */
static gboolean
find_overage (RbkRateCard *card, RbkDecimal *price)
{
  const RbkDecimal *amount = rbk_rate_card_get_amount (card);
  const RbkDecimal *size = rbk_rate_card_get_package_size (card);
  const RbkDecimal *included = included_of (card);
  GListModel       *tiers = rbk_rate_card_get_tiers (card);

  if (rbk_rate_card_get_price (card) == RBK_PRICE_KIND_FLAT)
    return FALSE;
  *price = amount != NULL ? *amount : RBK_DECIMAL_ZERO;
  if (rbk_rate_card_get_price (card) == RBK_PRICE_KIND_PACKAGE && size != NULL)
    *price = rbk_decimal_div (*price, *size, RBK_ROUND_HALF_AWAY);
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);
      const RbkDecimal *up_to = rbk_tier_get_up_to (tier);

      *price = rbk_tier_get_unit_price (tier);
      if (up_to == NULL || included == NULL || rbk_decimal_compare (*included, *up_to) < 0)
        break;
    }

  return TRUE;
}

static char *
summarize_fee (const RbkInspectorView *view, RbkRateCard *card)
{
  const RbkDecimal *amount = rbk_rate_card_get_amount (card);
  g_autofree char  *money =
      rbk_money_format_amount (view->format, amount != NULL ? *amount : RBK_DECIMAL_ZERO, FALSE);
  g_autofree char *cadence = rbk_cadence_to_words (rbk_rate_card_get_cadence (card));

  /* Translators: an amount, and how often it is due: “$29.00 monthly” */
  return g_strdup_printf (C_ ("fee", "%s %s"), money, cadence);
}

/**
 * rbk_inspector_summarize_card:
 * @view: the book
 * @card: a rate card
 *
 * Returns: (transfer full): “$299.00 monthly”, “100,000 included, then $0.005”
 */
char *
rbk_inspector_summarize_card (const RbkInspectorView *view, RbkRateCard *card)
{
  const RbkDecimal *included = included_of (card);
  gboolean          has_included = included != NULL && rbk_decimal_sign (*included) > 0;
  RbkDecimal        price;
  g_autofree char  *money = NULL;
  g_autofree char  *units = NULL;

  if (rbk_rate_card_get_meter (card) == NULL || !find_overage (card, &price))
    return summarize_fee (view, card);

  money = rbk_money_format_amount (view->format, price, TRUE);
  units = has_included ? rbk_money_format_quantity (view->format, *included) : NULL;
  if (has_included && (rbk_decimal_is_zero (price) ||
                       rbk_entitlement_get_limit (entitlement_of (card)) == RBK_LIMIT_HARD))
    /* Translators: units that the price covers */
    return g_strdup_printf (_ ("%s included"), units);
  if (has_included)
    /* Translators: units that the price covers, and what one more costs */
    return g_strdup_printf (_ ("%s included, then %s"), units, money);
  if (rbk_decimal_is_zero (price))
    return g_strdup (_ ("no charge"));

  /* Translators: the price of a unit */
  return g_strdup_printf (_ ("%s each"), money);
}

static char *
describe_past (const RbkInspectorView *view, RbkRateCard *card, const char *place)
{
  RbkDecimal       price;
  g_autofree char *money = NULL;

  if (!find_overage (card, &price))
    return g_strdup (_ ("The amount is the same, whatever is used."));
  money = rbk_money_format_amount (view->format, price, TRUE);
  if (place == NULL)
    return g_strdup_printf (_ ("Each unit costs %s, without a limit."), money);
  if (rbk_decimal_is_zero (price))
    return g_strdup_printf (_ ("Past %s use goes on and costs nothing more."), place);

  return g_strdup_printf (_ ("Past %s use goes on, and each unit costs %s."), place, money);
}

/**
 * rbk_inspector_describe_limit:
 * @view: the book
 * @card: a rate card on a meter
 *
 * Returns: (transfer full): what happens past the cap or what is included, in a sentence
 */
char *
rbk_inspector_describe_limit (const RbkInspectorView *view, RbkRateCard *card)
{
  RbkEntitlement   *entitlement = entitlement_of (card);
  const RbkDecimal *included = included_of (card);
  const RbkDecimal *cap = entitlement != NULL ? rbk_entitlement_get_cap (entitlement) : NULL;
  RbkLimit limit = entitlement != NULL ? rbk_entitlement_get_limit (entitlement) : RBK_LIMIT_NONE;
  const RbkDecimal *end = limit == RBK_LIMIT_HARD && cap != NULL ? cap : included;
  g_autofree char  *place = NULL;

  if (end != NULL && (rbk_decimal_sign (*end) > 0 || limit == RBK_LIMIT_HARD))
    place = rbk_money_format_quantity (view->format, *end);
  if (limit == RBK_LIMIT_HARD && place != NULL)
    return g_strdup_printf (_ ("At %s use stops until the next period: your product answers “too "
                               "many requests” and nothing more is billed."),
                            place);

  return describe_past (view, card, place);
}

/**
 * rbk_inspector_describe_wallet:
 * @view: the book
 * @card: a rate card with a wallet
 *
 * Returns: (transfer full): what the wallet does, in a sentence or two
 */
char *
rbk_inspector_describe_wallet (const RbkInspectorView *view, RbkRateCard *card)
{
  RbkWalletPolicy  *wallet = rbk_entitlement_get_wallet (entitlement_of (card));
  const RbkDecimal *grant = rbk_wallet_policy_get_grant (wallet);
  g_autofree char  *units =
      rbk_money_format_quantity (view->format, grant != NULL ? *grant : RBK_DECIMAL_ZERO);
  g_autofree char *cadence = rbk_cadence_to_words (rbk_wallet_policy_get_cadence (wallet));
  g_autofree char *expiry = rbk_expiry_to_words (rbk_wallet_policy_get_expiry (wallet));

  /* Translators: of a wallet: a number of credits; how often: “monthly”, “every 3 months”; when
   * what is left of them expires: “after 90 days”, “never” */
  return g_strdup_printf (_ ("Credits: %s, %s. Expiry of what is left: %s. How credits become "
                             "revenue when they are used or expire: ask your auditor."),
                          units, cadence, expiry);
}
