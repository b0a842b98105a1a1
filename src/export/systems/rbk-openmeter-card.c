/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-openmeter.h"

#include "rbk-system-text.h"

/* One phase on its way to rate cards. */
typedef struct
{
  RbkOffer           *offer;
  const RbkOfferPlan *plan;
  RbkOfferPhase      *phase;
  JsonArray          *cards, *features;
  GHashTable         *meters; /* (element-type RbkOfferCard): by key */
  GHashTable         *used;   /* features of the phase */
} Phase;

/**
 * rbk_openmeter_add_feature:
 * @offer: an offer
 * @features: all features
 * @kind: what it is in the book
 * @source: its key there
 * @name: what people call it
 * @meter: (nullable): the key of its meter
 *
 * Adds a feature, once.
 */
void
rbk_openmeter_add_feature (RbkOffer   *offer,
                           JsonArray  *features,
                           const char *kind,
                           const char *source,
                           const char *name,
                           const char *meter)
{
  const char *key = rbk_offer_get_id (offer, "feature", kind, source);
  JsonObject *feature;

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonObject *other = json_array_get_object_element (features, i);

      if (g_str_equal (json_object_get_string_member (other, "key"), key))
        return;
    }
  feature = json_object_new ();
  json_object_set_string_member (feature, "key", key);
  rbk_offer_set_name (offer, feature, "name", source, name, key, RBK_OPENMETER_MAX_NAME);
  if (meter != NULL)
    json_object_set_string_member (feature, "meterSlug",
                                   rbk_offer_get_id (offer, "meter", "meter", meter));
  json_array_add_object_element (features, feature);
}

/* A feature has the name of its meter. A second card on a meter has one of its own, because a
 * phase has a rate card for each feature once. */
static char *
find_feature (Phase *self, const RbkOfferCard *card)
{
  char *source = g_strdup (card->meter_spec->key);

  if (!g_hash_table_add (self->used, source))
    {
      source = g_strdup_printf ("%s.%s", card->meter_spec->key, card->card->key);
      g_hash_table_add (self->used, source);
    }
  rbk_openmeter_add_feature (self->offer, self->features, "meter", source,
                             rbk_meter_get_name (card->meter), card->meter_spec->key);
  g_hash_table_replace (self->meters, g_strdup (card->meter_spec->key), (gpointer) card);
  return g_strdup (rbk_offer_get_id (self->offer, "feature", "meter", source));
}

static char *
write_cadence (const RbkOfferCard *card)
{
  return card->card->is_once ? NULL : rbk_duration_to_string (&card->period);
}

static JsonObject *
add_card (Phase *self, const RbkOfferCard *card, const char *type, const char *key)
{
  JsonObject      *object = json_object_new ();
  JsonObject      *metadata = json_object_new ();
  g_autofree char *cadence = write_cadence (card);
  g_autofree char *alerts = rbk_offer_card_get_alerts (card);

  json_object_set_string_member (object, "type", type);
  json_object_set_string_member (object, "key", key);
  rbk_offer_set_name (self->offer, object, "name", card->where, card->name, key,
                      RBK_OPENMETER_MAX_NAME);
  if (cadence != NULL)
    json_object_set_string_member (object, "billingCadence", cadence);
  else
    json_object_set_null_member (object, "billingCadence");
  json_object_set_string_member (metadata, "ratebook_rate_card", card->card->key);
  if (card->card->n_alerts > 0)
    json_object_set_string_member (metadata, "ratebook_alerts", alerts);
  json_object_set_object_member (object, "metadata", metadata);
  json_array_add_object_element (self->cards, object);
  return object;
}

static JsonObject *
new_price (const char *type, const char *name, RbkDecimal amount)
{
  JsonObject *price = json_object_new ();

  json_object_set_string_member (price, "type", type);
  rbk_system_set_decimal (price, name, amount);
  return price;
}

static JsonObject *
new_tiers (const RbkUse *use)
{
  JsonObject *price = json_object_new ();
  JsonArray  *tiers = json_array_new ();

  json_object_set_string_member (price, "type", "tiered");
  json_object_set_string_member (price, "mode",
                                 use->kind == RBK_USE_VOLUME ? "volume" : "graduated");
  for (guint i = 0; i < use->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (use->tiers, RbkChargeTier, i);
      JsonObject          *object = json_object_new ();

      if (!tier->is_open)
        rbk_system_set_decimal (object, "upToAmount", rbk_decimal_from_int (tier->up_to));
      if (rbk_decimal_is_zero (tier->flat))
        json_object_set_null_member (object, "flatPrice");
      else
        json_object_set_object_member (object, "flatPrice",
                                       new_price ("flat", "amount", tier->flat));
      json_object_set_object_member (object, "unitPrice", new_price ("unit", "amount", tier->unit));
      json_array_add_object_element (tiers, object);
    }
  json_object_set_array_member (price, "tiers", tiers);
  return price;
}

static void
set_use_price (JsonObject *object, const RbkUse *use)
{
  JsonObject *price;

  if (use->kind == RBK_USE_FREE)
    {
      json_object_set_null_member (object, "price");
      return;
    }
  if (use->kind == RBK_USE_UNIT)
    price = new_price ("unit", "amount", use->unit);
  else if (use->kind == RBK_USE_PACKAGE)
    {
      price = new_price ("package", "amount", use->unit);
      rbk_system_set_decimal (price, "quantityPerPackage", rbk_decimal_from_int (use->size));
    }
  else
    price = new_tiers (use);
  json_object_set_object_member (object, "price", price);

  if (use->kind == RBK_USE_PACKAGE && use->free > 0)
    {
      JsonObject *discounts = json_object_new (), *usage = json_object_new ();

      rbk_system_set_decimal (usage, "quantity", rbk_decimal_from_int (use->free));
      json_object_set_object_member (discounts, "usage", usage);
      json_object_set_object_member (object, "discounts", discounts);
    }
}

static void
set_entitlement (Phase *self, JsonObject *object, const RbkOfferCard *card)
{
  gboolean         is_limit;
  gint64           allowance = rbk_offer_card_get_allowance (card, &is_limit);
  g_autofree char *cadence = write_cadence (card);
  JsonObject *template;

  rbk_offer_card_report_limit (self->offer, card, TRUE, FALSE);
  if (allowance < 0)
    return;
  if (cadence == NULL)
    {
      rbk_losses_add (self->offer->losses, RBK_LOSS_ENFORCE, card->where,
                      N_ ("an allowance that is given once is yours to keep; OpenMeter renews it"));
      return;
    }
  template = json_object_new ();
  json_object_set_string_member (template, "type", "metered");
  json_object_set_boolean_member (template, "isSoftLimit", !is_limit);
  json_object_set_int_member (template, "issueAfterReset", allowance);
  json_object_set_boolean_member (template, "preserveOverageAtReset", FALSE);
  json_object_set_string_member (template, "usagePeriod", cadence);
  json_object_set_object_member (object, "entitlementTemplate", template);
}

static void
add_fee (Phase *self, const RbkOfferCard *card, const char *feature)
{
  JsonObject      *object;
  JsonObject      *price = new_price ("flat", "amount", card->fee);
  g_autofree char *source =
      g_strconcat (card->card->key, card->use.kind != RBK_USE_FREE ? ".minimum" : NULL, NULL);
  const char *key = feature;

  if (key == NULL)
    key = rbk_offer_get_id (self->offer, "feature", "fee", source);
  json_object_set_string_member (price, "paymentTerm", "in_advance");
  object = add_card (self, card, "flat_fee", key);
  json_object_set_object_member (object, "price", price);
  if (feature == NULL)
    return;
  json_object_set_string_member (object, "featureKey", feature);
  set_entitlement (self, object, card);
}

static void
add_use (Phase *self, const RbkOfferCard *card, const char *feature)
{
  JsonObject *object = add_card (self, card, "usage_based", feature);

  json_object_set_string_member (object, "featureKey", feature);
  set_use_price (object, &card->use);
  set_entitlement (self, object, card);
}

static void
add_rate_card (Phase *self, const RbkOfferCard *card)
{
  g_autofree char *feature = card->meter != NULL ? find_feature (self, card) : NULL;
  gboolean         is_fee = !rbk_decimal_is_zero (card->fee) || card->meter == NULL;
  gboolean         is_one = card->meter == NULL || card->use.kind == RBK_USE_FREE;

  if (is_fee)
    add_fee (self, card, is_one ? feature : NULL);
  if (!is_fee || !is_one)
    add_use (self, card, feature);
}

/**
 * rbk_openmeter_add_cards:
 * @offer: an offer
 * @plan: a plan
 * @phase: one of its phases
 * @cards: takes the rate cards
 * @meters: (element-type RbkOfferCard): takes what each meter counts
 * @features: takes the features
 *
 * Writes the rate cards of a phase: a fee, use of a feature, or both where there is a minimum.
 */
void
rbk_openmeter_add_cards (RbkOffer           *offer,
                         const RbkOfferPlan *plan,
                         RbkOfferPhase      *phase,
                         JsonArray          *cards,
                         GHashTable         *meters,
                         JsonArray          *features)
{
  g_autoptr(GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Phase self = { offer, plan, phase, cards, features, meters, used };

  for (guint i = 0; i < phase->cards->len; i++)
    add_rate_card (&self, g_ptr_array_index (phase->cards, i));
}
