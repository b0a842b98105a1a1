/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-pricing-page.h"

#include "rbk-charge.h"

static const char *const price_kinds[] = { [RBK_PRICE_KIND_FLAT] = "flat",
                                           [RBK_PRICE_KIND_PER_UNIT] = "per_unit",
                                           [RBK_PRICE_KIND_PACKAGE] = "package",
                                           [RBK_PRICE_KIND_GRADUATED] = "graduated",
                                           [RBK_PRICE_KIND_VOLUME] = "volume" };
static const char *const limits[] = {
  [RBK_LIMIT_NONE] = "none", [RBK_LIMIT_HARD] = "hard", [RBK_LIMIT_SOFT] = "soft"
};
static const char *const rollovers[] = {
  [RBK_ROLLOVER_NONE] = "none", [RBK_ROLLOVER_SHARE] = "share", [RBK_ROLLOVER_FULL] = "full"
};

static gboolean
is_tiered (const RbkCardSpec *card)
{
  return card->price == RBK_PRICE_KIND_GRADUATED || card->price == RBK_PRICE_KIND_VOLUME;
}

static void
add_tiers (JsonBuilder *builder, const RbkCardSpec *card)
{
  json_builder_set_member_name (builder, "tiers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &card->tiers[i];

      json_builder_begin_object (builder);
      rbk_pricing_page_set_decimal (builder, "up_to", tier->is_open ? NULL : &tier->up_to);
      rbk_pricing_page_set_decimal (builder, "unit_price", &tier->unit_price);
      rbk_pricing_page_set_decimal (builder, "flat_price", &tier->flat_price);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_price (JsonBuilder *builder, const RbkCardSpec *card)
{
  json_builder_set_member_name (builder, "price");
  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "kind", price_kinds[card->price]);
  rbk_pricing_page_set_decimal (builder, "amount", is_tiered (card) ? NULL : &card->amount);
  rbk_pricing_page_set_decimal (builder, "package_size",
                                card->price == RBK_PRICE_KIND_PACKAGE ? &card->package_size : NULL);
  add_tiers (builder, card);
  rbk_pricing_page_set_decimal (builder, "minimum", card->has_minimum ? &card->minimum : NULL);
  rbk_pricing_page_set_decimal (builder, "maximum", card->has_maximum ? &card->maximum : NULL);
  json_builder_end_object (builder);
}

/* The charge as straight lines, so that a page can compute it without knowing the kinds of
 * prices: on the line whose "above" and "up_to" hold the usage, fixed + unit * usage. */
static void
add_lines (JsonBuilder *builder, const RbkCardSpec *card)
{
  g_autoptr(GArray) segments = NULL;

  json_builder_set_member_name (builder, "calculator");
  if (card->price != RBK_PRICE_KIND_PACKAGE)
    segments = rbk_charge_segments (card);
  if (segments == NULL || !rbk_segments_are_exact (segments))
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < segments->len; i++)
    {
      const RbkSegment *line = &g_array_index (segments, RbkSegment, i);

      json_builder_begin_object (builder);
      rbk_pricing_page_set_decimal (builder, "above", &line->above);
      rbk_pricing_page_set_decimal (builder, "up_to", line->is_open ? NULL : &line->up_to);
      rbk_pricing_page_set_decimal (builder, "unit", &line->unit);
      rbk_pricing_page_set_decimal (builder, "fixed", &line->fixed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_wallet (JsonBuilder *builder, RbkRateCard *record)
{
  RbkEntitlement  *entitlement = rbk_rate_card_get_entitlement (record);
  RbkWalletPolicy *wallet = entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;

  json_builder_set_member_name (builder, "wallet");
  if (wallet == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  rbk_pricing_page_set_decimal (builder, "grant", rbk_wallet_policy_get_grant (wallet));
  rbk_pricing_page_set_text (builder, "cadence", rbk_wallet_policy_get_cadence (wallet));
  rbk_pricing_page_set_text (builder, "expiry", rbk_wallet_policy_get_expiry (wallet));
  rbk_pricing_page_set_text (builder, "rollover",
                             rollovers[rbk_wallet_policy_get_rollover (wallet)]);
  rbk_pricing_page_set_decimal (builder, "rollover_share",
                                rbk_wallet_policy_get_rollover_share (wallet));
  rbk_pricing_page_set_decimal (builder, "rollover_cap",
                                rbk_wallet_policy_get_rollover_cap (wallet));
  rbk_pricing_page_set_decimal (builder, "topup_amount",
                                rbk_wallet_policy_get_topup_amount (wallet));
  rbk_pricing_page_set_decimal (builder, "topup_price", rbk_wallet_policy_get_topup_price (wallet));
  json_builder_end_object (builder);
}

static void
add_alerts (JsonBuilder *builder, const RbkCardSpec *card)
{
  json_builder_set_member_name (builder, "alerts");
  json_builder_begin_array (builder);
  for (guint i = 0; card->has_cap && i < card->n_alerts; i++)
    {
      g_autofree char *share = rbk_decimal_to_string (card->alerts[i]);

      json_builder_add_string_value (builder, share);
    }
  json_builder_end_array (builder);
}

/* The price of the first unit past what is included, where one is sold. */
static void
add_overage (JsonBuilder *builder, const RbkCardSpec *card)
{
  const RbkTierSpec *tier = card->tiers;
  RbkDecimal         overage = card->amount;

  if (card->price == RBK_PRICE_KIND_PACKAGE)
    overage = rbk_decimal_div (card->amount, card->package_size, RBK_ROUND_HALF_AWAY);
  if (is_tiered (card))
    {
      while (!tier->is_open && rbk_decimal_compare (tier->up_to, card->included) <= 0)
        tier++;
      overage = tier->unit_price;
    }
  rbk_pricing_page_set_decimal (builder, "overage",
                                card->price == RBK_PRICE_KIND_FLAT ||
                                        card->limit == RBK_LIMIT_HARD ||
                                        rbk_decimal_is_zero (overage)
                                    ? NULL
                                    : &overage);
}

/**
 * rbk_pricing_page_add_use:
 * @builder: the list of what a plan offers, that is written
 * @job: what is exported
 * @card: a rate card on a meter
 * @record: the same in the book
 *
 * Adds what a plan includes of a meter, allows of it and charges for it.
 */
void
rbk_pricing_page_add_use (JsonBuilder        *builder,
                          const RbkExportJob *job,
                          const RbkCardSpec  *card,
                          RbkRateCard        *record)
{
  const char *cadence = rbk_rate_card_get_cadence (record);
  gboolean    is_free = !is_tiered (card) && rbk_decimal_is_zero (card->amount);

  json_builder_begin_object (builder);
  rbk_pricing_page_set_text (builder, "key", card->key);
  rbk_pricing_page_set_text (builder, "name", card->name);
  rbk_pricing_page_set_text (builder, "meter", job->spec->meters[card->meter].key);
  rbk_pricing_page_set_interval (builder, "interval",
                                 card->is_once     ? NULL
                                 : cadence != NULL ? cadence
                                                   : "P1M");
  rbk_pricing_page_set_decimal (builder, "months", card->is_once ? NULL : &card->months);
  rbk_pricing_page_set_decimal (builder, "included", card->has_included ? &card->included : NULL);
  rbk_pricing_page_set_boolean (builder, "unlimited",
                                is_free && !card->has_included && !card->has_cap);
  rbk_pricing_page_set_text (builder, "limit", limits[card->limit]);
  rbk_pricing_page_set_decimal (builder, "cap", card->has_cap ? &card->cap : NULL);
  add_alerts (builder, card);
  add_overage (builder, card);
  add_price (builder, card);
  add_lines (builder, card);
  add_wallet (builder, record);
  json_builder_end_object (builder);
}
