/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-stripe-text.h"
#include "rbk-stripe-wallet.h"

#define MAX_NICKNAME 5000

/* Stripe's interval of a billing period. It takes one unit, and three years at most. */
static gboolean
find_interval (RbkStripeCard *card)
{
  const char *cadence = rbk_rate_card_get_cadence (card->record);
  RbkDuration duration;

  card->interval = NULL;
  card->interval_count = 1;
  if (card->card->is_once)
    return TRUE;
  if (!rbk_duration_parse (cadence != NULL ? cadence : "P1M", &duration, NULL))
    return FALSE;
  if ((duration.years > 0 || duration.months > 0) && duration.weeks + duration.days > 0)
    return FALSE;
  if (duration.weeks > 0 && duration.days > 0)
    return FALSE;

  card->interval = duration.days > 0     ? "day"
                   : duration.weeks > 0  ? "week"
                   : duration.months > 0 ? "month"
                                         : "year";
  card->interval_count = duration.days > 0     ? duration.days
                         : duration.weeks > 0  ? duration.weeks
                         : duration.months > 0 ? duration.months + 12 * MIN (duration.years, 4)
                                               : duration.years;
  return card->interval_count > 0 && card->interval_count <= (duration.days > 0     ? 1095U
                                                              : duration.weeks > 0  ? 156U
                                                              : duration.months > 0 ? 36U
                                                                                    : 3U);
}

static char *
make_lookup_key (RbkStripeCatalog *self, const RbkStripeCard *card, gboolean is_minimum)
{
  GString *key = g_string_new (card->plan->key);

  if (!card->is_main)
    g_string_append_printf (key, ".%s", card->phase->key);
  g_string_append_printf (key, ".%s%s.", card->card->key, is_minimum ? ".minimum" : "");
  if (card->interval != NULL && card->interval_count > 1)
    g_string_append_printf (key, "%u", card->interval_count);
  g_string_append_printf (key, "%s.%s", card->interval != NULL ? card->interval : "once",
                          self->money.code);
  g_strdelimit (key->str, ":/", '-');
  return g_string_free (key, FALSE);
}

static char *
join_alerts (const RbkCardSpec *card)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < card->n_alerts; i++)
    {
      g_autofree char *share = rbk_decimal_to_string (card->alerts[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", share);
    }
  return g_string_free (text, FALSE);
}

static JsonObject *
make_metadata (RbkStripeCatalog *self, const RbkStripeCard *card)
{
  static const char *const limits[] = {
    [RBK_LIMIT_NONE] = NULL, [RBK_LIMIT_HARD] = "hard", [RBK_LIMIT_SOFT] = "soft"
  };
  const RbkCardSpec *spec = card->card;
  JsonObject        *metadata = json_object_new ();
  const char        *version = rbk_phase_get_effective_from (card->phase_record);
  g_autofree char   *included = spec->has_included ? rbk_decimal_to_string (spec->included) : NULL;
  g_autofree char   *cap = spec->has_cap ? rbk_decimal_to_string (spec->cap) : NULL;
  g_autofree char   *alerts = join_alerts (spec);
  g_autofree char   *wallet = rbk_stripe_wallet_to_text (card->record);
  const struct
  {
    const char *name, *value;
  } entries[] = {
    { "plan", card->plan->key },
    { "phase", card->phase->key },
    { "rate_card", spec->key },
    { "version", version != NULL ? version : "initial" },
    { "meter", spec->meter >= 0 ? self->job->spec->meters[spec->meter].key : NULL },
    { "included", included },
    { "limit", limits[spec->limit] },
    { "cap", cap },
    { "alerts", spec->meter >= 0 ? alerts : NULL },
    { "wallet", wallet },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    rbk_stripe_set_metadata (metadata, entries[i].name, self->losses, card->where,
                             entries[i].value);
  return metadata;
}

static RbkStripePrice *
add_price (RbkStripeCatalog *self, const RbkStripeCard *card, gboolean is_minimum)
{
  RbkStripePrice  *price = g_new0 (RbkStripePrice, 1);
  const char      *plan = rbk_plan_get_name (card->plan_record);
  const char      *name = rbk_rate_card_get_name (card->record);
  g_autofree char *nickname =
      g_strdup_printf ("%s: %s%s", plan != NULL ? plan : card->plan->key,
                       name != NULL ? name : card->card->key, is_minimum ? " (minimum)" : "");

  price->lookup_key = make_lookup_key (self, card, is_minimum);
  rbk_stripe_catalog_claim (self, "lookup key", price->lookup_key, card->where);
  price->name = rbk_stripe_name ("price", price->lookup_key, NULL);
  price->plan = card->plan;
  price->phase = card->phase;
  price->quantity = 1;
  price->params = json_object_new ();
  json_object_set_string_member (price->params, "currency", self->money.code);
  /* What is wrong with a name has been said of its product already. */
  rbk_stripe_set_text (price->params, "nickname", NULL, card->where, nickname, MAX_NICKNAME);
  json_object_set_string_member (price->params, "lookup_key", price->lookup_key);
  if (card->interval != NULL)
    {
      price->recurring = json_object_new ();
      json_object_set_string_member (price->recurring, "interval", card->interval);
      json_object_set_int_member (price->recurring, "interval_count", card->interval_count);
    }
  g_ptr_array_add (self->prices, price);
  return price;
}

static void
set_per_unit (RbkStripePrice *price, RbkDecimal amount)
{
  json_object_set_string_member (price->params, "billing_scheme", "per_unit");
  rbk_stripe_money_set (price->params, "unit_amount", amount);
}

static void
set_tiers (RbkStripePrice *price, const RbkStripeCharge *charge)
{
  JsonArray *tiers = json_array_new ();

  json_object_set_string_member (price->params, "billing_scheme", "tiered");
  json_object_set_string_member (price->params, "tiers_mode",
                                 charge->scheme == RBK_STRIPE_VOLUME ? "volume" : "graduated");
  for (guint i = 0; i < charge->tiers->len; i++)
    {
      const RbkStripeTier *tier = &g_array_index (charge->tiers, RbkStripeTier, i);
      JsonObject          *object = json_object_new ();

      if (tier->is_open)
        json_object_set_string_member (object, "up_to", "inf");
      else
        json_object_set_int_member (object, "up_to", tier->up_to);
      rbk_stripe_money_set (object, "unit_amount", tier->unit);
      if (!rbk_decimal_is_zero (tier->flat))
        rbk_stripe_money_set (object, "flat_amount", tier->flat);
      json_array_add_object_element (tiers, object);
    }
  json_object_set_array_member (price->params, "tiers", tiers);
}

static void
set_charge (RbkStripePrice *price, const RbkStripeCharge *charge)
{
  JsonObject *transform;

  if (charge->scheme == RBK_STRIPE_GRADUATED || charge->scheme == RBK_STRIPE_VOLUME)
    {
      set_tiers (price, charge);
      return;
    }
  set_per_unit (price, charge->unit);
  if (charge->scheme != RBK_STRIPE_PACKAGE)
    return;
  transform = json_object_new ();
  json_object_set_int_member (transform, "divide_by", charge->divide_by);
  json_object_set_string_member (transform, "round", "up");
  json_object_set_object_member (price->params, "transform_quantity", transform);
}

static void
set_usage_type (RbkStripePrice *price)
{
  if (price->recurring != NULL)
    json_object_set_string_member (price->recurring, "usage_type",
                                   price->meter != NULL ? "metered" : "licensed");
}

static void
add_base_price (RbkStripeCatalog *self, const RbkStripeCard *card, const RbkStripeCharge *charge)
{
  g_autofree char *product = rbk_stripe_name ("product", card->plan->key, NULL);
  RbkStripePrice  *price;

  if (charge->has_use && rbk_decimal_is_zero (charge->base))
    return;
  price = add_price (self, card, charge->has_use);
  price->product = rbk_stripe_catalog_find (self->products, product);
  set_per_unit (price, charge->base);
  set_usage_type (price);
  json_object_set_object_member (price->params, "metadata", make_metadata (self, card));
  if (charge->has_use)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                    "the minimum charge is a price of its own, billed when a period begins; what "
                    "use costs beyond it is billed when the period ends");
}

static void
add_use_price (RbkStripeCatalog *self, const RbkStripeCard *card, const RbkStripeCharge *charge)
{
  const RbkDecimal *seats = rbk_plan_get_seats (card->plan_record);
  RbkStripePrice   *price;

  if (!charge->has_use)
    return;
  price = add_price (self, card, FALSE);
  price->product = rbk_stripe_catalog_get_use_product (self, card);
  price->meter = rbk_stripe_catalog_get_meter (self, card->card->meter);
  if (price->meter == NULL && seats != NULL)
    rbk_decimal_to_int (*seats, &price->quantity);
  set_charge (price, charge);
  set_usage_type (price);
  json_object_set_object_member (price->params, "metadata", make_metadata (self, card));
  if (charge->splits_a_unit)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "a step of the price is a tier of one unit, and an invoice shows it so; report "
                    "whole units only");
  if (charge->rounds_by_tier)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, card->where,
                    "several tiers have fractions of a minor unit; compare an invoice in test "
                    "mode, in case each tier is rounded on a line of its own");
}

static void
report_limit (RbkStripeCatalog *self, const RbkStripeCard *card, const RbkStripeCharge *charge)
{
  const RbkCardSpec *spec = card->card;
  const char        *meter = self->job->spec->meters[spec->meter].name;
  g_autofree char   *cap = rbk_decimal_to_string (spec->cap);
  g_autofree char   *alerts = join_alerts (spec);

  if (!spec->has_cap)
    return;
  if (spec->limit == RBK_LIMIT_HARD)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "your product must block use past %s (%s); Stripe never blocks, and %s", cap,
                    meter,
                    charge->is_uncapped ? "bills what is let through"
                                        : "does not bill what is let through");
  if (spec->limit == RBK_LIMIT_SOFT)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "the soft cap of %s (%s) is yours to tell customers of; Stripe just bills on",
                    cap, meter);
  if (spec->n_alerts > 0)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "your product must send the alerts at %s %% of %s; Stripe's own fire once for "
                    "a customer, not once a period",
                    alerts, cap);
}

/* What a rate card asks that no price can carry, whatever its amounts are. */
static gboolean
check_card (RbkStripeCatalog *self, RbkStripeCard *card, const RbkStripeCharge *charge)
{
  gboolean is_tiered =
      charge->scheme == RBK_STRIPE_GRADUATED || charge->scheme == RBK_STRIPE_VOLUME;

  if (!find_interval (card))
    {
      rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where,
                      "Stripe bills every so many days, weeks, months or years, three years at "
                      "most, and not every %s; choose such a period",
                      rbk_rate_card_get_cadence (card->record));
      return FALSE;
    }
  if (card->interval == NULL && charge->has_use &&
      (is_tiered || self->job->spec->meters[card->card->meter].kind != RBK_METER_KIND_SEAT))
    {
      rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where,
                      "Stripe bills use and tiers every period and not once; give it a period");
      return FALSE;
    }
  return TRUE;
}

/**
 * rbk_stripe_catalog_add_card:
 * @self: a catalogue
 * @card: a rate card and where it stands
 *
 * Adds the prices of a rate card, with their product and meter: one for a fee, one for use,
 * and both where there is a minimum charge. What can't be billed alike is added to the
 * losses instead.
 */
void
rbk_stripe_catalog_add_card (RbkStripeCatalog *self, RbkStripeCard *card)
{
  g_auto(RbkStripeCharge) charge = { 0 };
  g_autofree char *reason = NULL;
  gboolean         has_meter = card->card->meter >= 0;
  RbkDecimal       units =
      has_meter ? rbk_stripe_catalog_get_units (self, card->card->meter) : RBK_DECIMAL_ONE;

  if (!rbk_stripe_charge_init (&charge, card->card, units, &self->money, &reason))
    {
      rbk_losses_add (self->losses, RBK_LOSS_BILL, card->where, "%s", reason);
      return;
    }
  if (!check_card (self, card, &charge))
    return;

  add_base_price (self, card, &charge);
  add_use_price (self, card, &charge);
  if (has_meter && !charge.has_use)
    rbk_stripe_catalog_get_meter (self, card->card->meter);
  if (has_meter)
    report_limit (self, card, &charge);
  rbk_stripe_wallet_report (card->record, card->where, self->losses);
  if (card->interval == NULL)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, card->where,
                    "it is billed once; your product must add it to a customer's first invoice");
}
