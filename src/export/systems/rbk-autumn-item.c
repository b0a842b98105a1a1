/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-autumn.h"

#include "rbk-json.h"
#include "rbk-system-text.h"

static const RbkPeriodName intervals[] = {
  { 1, 0, "month" },       { 0, 7, "week" },  { 3, 0, "quarter" },
  { 6, 0, "semi_annual" }, { 12, 0, "year" },
};

/**
 * rbk_autumn_find_interval:
 * @offer: an offer
 * @period: a billing period
 * @where: the place in the book
 *
 * Returns: (transfer none): what Autumn calls it; one that it does not have is a loss
 */
const char *
rbk_autumn_find_interval (RbkOffer *offer, const RbkDuration *period, const char *where)
{
  return rbk_offer_find_period (offer, intervals, G_N_ELEMENTS (intervals), period, where);
}

static JsonObject *
new_tier (const RbkChargeTier *tier)
{
  JsonObject *object = json_object_new ();

  if (tier->is_open)
    json_object_set_string_member (object, "to", "inf");
  else
    json_object_set_int_member (object, "to", tier->up_to);
  rbk_system_set_number (object, "amount", tier->unit);
  return object;
}

/* Included units go with a single rate alone. With tiers they are a free tier, because it is
 * nowhere said whether tiers count from the first unit or from the first one that costs. */
static void
set_price (JsonObject *item, const RbkOfferCard *card, const char *interval)
{
  const RbkUse *use = &card->use;
  JsonObject   *price = json_object_new ();
  gint64        included = use->free;
  RbkDecimal    unit = use->unit;

  if (use->kind == RBK_USE_PACKAGE || rbk_use_get_simple (use, &included, &unit))
    {
      json_object_set_int_member (item, "included", included);
      rbk_system_set_number (price, "amount", unit);
    }
  else
    {
      JsonArray *tiers = json_array_new ();

      for (guint i = 0; i < use->tiers->len; i++)
        json_array_add_object_element (tiers,
                                       new_tier (&g_array_index (use->tiers, RbkChargeTier, i)));
      json_object_set_array_member (price, "tiers", tiers);
      json_object_set_string_member (price, "tierBehavior",
                                     use->kind == RBK_USE_VOLUME ? "volume" : "graduated");
    }
  json_object_set_string_member (price, "interval", interval);
  json_object_set_int_member (price, "billingUnits", use->kind == RBK_USE_PACKAGE ? use->size : 1);
  json_object_set_string_member (price, "billingMethod", "usage_based");
  json_object_set_object_member (item, "price", price);
}

static void
set_free (JsonObject *item, const RbkOfferCard *card, const char *interval, gint64 allowance)
{
  JsonObject *reset;

  if (allowance < 0)
    {
      json_object_set_boolean_member (item, "unlimited", TRUE);
      return;
    }
  json_object_set_int_member (item, "included", allowance);
  if (card->meter_spec->kind == RBK_METER_KIND_SEAT || card->card->is_once)
    return;
  reset = json_object_new ();
  json_object_set_string_member (reset, "interval", interval);
  json_object_set_object_member (item, "reset", reset);
}

static void
add_limit (RbkOffer           *offer,
           const RbkOfferCard *card,
           RbkAutumnControls  *controls,
           const char         *feature,
           const char         *interval,
           gint64              cap)
{
  JsonObject *limit;

  if (!g_str_equal (interval, "week") && !g_str_equal (interval, "month") &&
      !g_str_equal (interval, "year"))
    {
      rbk_losses_add (offer->losses, RBK_LOSS_ENFORCE, card->where,
                      "Autumn limits use a week, a month or a year; block past %" G_GINT64_FORMAT
                      " yourself",
                      cap);
      return;
    }
  limit = json_object_new ();
  json_object_set_string_member (limit, "feature_id", feature);
  json_object_set_boolean_member (limit, "enabled", TRUE);
  json_object_set_int_member (limit, "limit", cap);
  json_object_set_string_member (limit, "interval", interval);
  json_array_add_object_element (controls->limits, limit);
}

static void
add_alerts (const RbkOfferCard *card, RbkAutumnControls *controls, const char *feature, gint64 cap)
{
  for (guint i = 0; i < card->card->n_alerts; i++)
    {
      JsonObject *alert = json_object_new ();
      RbkDecimal  threshold =
          rbk_decimal_div (rbk_decimal_mul (rbk_decimal_from_int (cap), card->card->alerts[i]),
                           RBK_DECIMAL_UNITS (100), RBK_ROUND_CEILING);

      json_object_set_string_member (alert, "feature_id", feature);
      json_object_set_boolean_member (alert, "enabled", TRUE);
      rbk_system_set_number (alert, "threshold",
                             rbk_decimal_round (threshold, 0, RBK_ROUND_CEILING));
      json_object_set_string_member (alert, "threshold_type", "usage");
      json_array_add_object_element (controls->alerts, alert);
    }
}

/**
 * rbk_autumn_item_new:
 * @offer: an offer
 * @card: a rate card on a meter
 * @controls: takes its limit and its alerts
 *
 * Returns: (transfer full): what a plan has of the feature
 */
JsonObject *
rbk_autumn_item_new (RbkOffer *offer, const RbkOfferCard *card, RbkAutumnControls *controls)
{
  JsonObject *item = json_object_new ();
  const char *feature = rbk_offer_get_id (offer, "feature", "meter", card->meter_spec->key);
  const char *interval =
      card->card->is_once ? "month" : rbk_autumn_find_interval (offer, &card->period, card->where);
  gboolean is_limit;
  gint64   allowance = rbk_offer_card_get_allowance (card, &is_limit);

  json_object_set_string_member (item, "featureId", feature);
  if (card->use.kind == RBK_USE_FREE)
    set_free (item, card, interval, allowance);
  else
    set_price (item, card, interval);

  rbk_offer_card_report_limit (offer, card, TRUE, allowance >= 0);
  if (allowance >= 0 && is_limit && card->use.kind != RBK_USE_FREE)
    add_limit (offer, card, controls, feature, interval, allowance);
  if (allowance >= 0 && !is_limit && card->use.kind == RBK_USE_FREE)
    {
      JsonObject *overage = json_object_new ();

      json_object_set_string_member (overage, "feature_id", feature);
      json_object_set_boolean_member (overage, "enabled", TRUE);
      json_array_add_object_element (controls->overage, overage);
    }
  if (allowance >= 0)
    add_alerts (card, controls, feature, allowance);
  return item;
}
