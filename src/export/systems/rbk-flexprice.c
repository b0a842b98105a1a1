/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-systems.h"

#include "rbk-feature.h"
#include "rbk-offer-fees.h"
#include "rbk-request-system.h"
#include "rbk-system-text.h"

static const RbkSystem flexprice = {
  .title = "Flexprice", .separator = '_', .max_id = 100, .has_volume = TRUE
};

static const RbkRequestApi api = { .title = "Flexprice",
                                   .prefix = "FLEXPRICE",
                                   .url = "https://api.cloud.flexprice.io",
                                   .root = "/v1",
                                   .key_header = "x-api-key: " };

static const RbkPeriodName periods[] = {
  { 1, 0, "MONTHLY" },   { 0, 1, "DAILY" },       { 0, 7, "WEEKLY" },
  { 3, 0, "QUARTERLY" }, { 6, 0, "HALF_YEARLY" }, { 12, 0, "ANNUAL" },
};

#define MAX_NAME 255

static void
set_name (RbkOffer *offer, JsonObject *object, const char *member, const char *name, const char *id)
{
  rbk_offer_set_name (offer, object, member, id, name, id, MAX_NAME);
}

static JsonObject *
new_meter (RbkOffer *offer, const RbkMeterSpec *spec, RbkMeter *meter, const char *id)
{
  static const char *const aggregations[] = { [RBK_AGGREGATION_SUM] = "SUM",
                                              [RBK_AGGREGATION_COUNT] = "COUNT",
                                              [RBK_AGGREGATION_MAX] = "MAX",
                                              [RBK_AGGREGATION_LAST] = "LATEST" };
  const char              *type = aggregations[rbk_meter_get_aggregation (meter)];
  JsonObject              *object = json_object_new (), *aggregation = json_object_new ();

  if (spec->kind == RBK_METER_KIND_SEAT)
    type = "LATEST";
  set_name (offer, object, "name", rbk_meter_get_name (meter), id);
  json_object_set_string_member (object, "event_name", id);
  json_object_set_string_member (aggregation, "type", type);
  if (!g_str_equal (type, "COUNT"))
    json_object_set_string_member (aggregation, "field", "value");
  json_object_set_object_member (object, "aggregation", aggregation);
  json_object_set_string_member (object, "reset_usage", "BILLING_PERIOD");
  return object;
}

static void
send_feature (RbkOffer    *offer,
              RbkRequests *requests,
              const char  *id,
              const char  *name,
              const char  *type,
              JsonObject  *meter)
{
  g_autofree char *file = g_strconcat ("feature-", id, NULL);
  JsonObject      *body = json_object_new ();

  set_name (offer, body, "name", name, id);
  json_object_set_string_member (body, "lookup_key", id);
  json_object_set_string_member (body, "type", type);
  if (meter != NULL)
    json_object_set_object_member (body, "meter", meter);
  rbk_requests_add (requests, "features", file, body);
  rbk_requests_keep (requests, "feature", id, "id");
  if (meter != NULL)
    rbk_requests_keep (requests, "meter", id, "meter_id");
}

static void
add_features (RbkOffer *offer, RbkRequests *requests)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < offer->job->spec->n_meters; i++)
    {
      const RbkMeterSpec *spec = &offer->job->spec->meters[i];
      g_autoptr(RbkMeter) meter =
                     g_list_model_get_item (rbk_book_get_meters (offer->job->book), i);
      const char *id = rbk_offer_get_id (offer, "feature", "meter", spec->key);

      send_feature (offer, requests, id, rbk_meter_get_name (meter), "metered",
                    new_meter (offer, spec, meter, id));
    }
  for (guint i = 0; i < offer->plans->len; i++)
    {
      const RbkOfferPlan *plan = g_ptr_array_index (offer->plans, i);
      GListModel         *features = rbk_plan_get_features (plan->record);

      for (guint j = 0; j < g_list_model_get_n_items (features); j++)
        {
          g_autoptr(RbkFeature) feature = g_list_model_get_item (features, j);
          const char *key = rbk_feature_get_key (feature);
          const char *id = rbk_offer_get_id (offer, "feature", "feature", key);

          /* A feature that has a value on one plan alone is boolean on the others. */
          if (g_hash_table_add (seen, (gpointer) id))
            send_feature (offer, requests, id, rbk_feature_get_name (feature), "boolean", NULL);
          if (rbk_feature_get_value (feature) != NULL)
            rbk_losses_add (offer->losses, RBK_LOSS_ENFORCE, key,
                            N_ ("your product must know that it is \"%s\" in %s; here it is yes or "
                                "no"),
                            rbk_feature_get_value (feature), plan->source);
        }
    }
}

static JsonObject *
new_price (RbkOffer           *offer,
           const RbkOfferPlan *plan,
           const RbkOfferCard *card,
           const char         *plan_id,
           const char         *key)
{
  JsonObject      *price = json_object_new ();
  g_autofree char *currency = g_ascii_strdown (plan->currency, -1);
  const char      *period = periods[0].name;

  if (!card->card->is_once)
    period =
        rbk_offer_find_period (offer, periods, G_N_ELEMENTS (periods), &card->period, card->where);
  rbk_requests_set_id (price, "entity_id", "plan", plan_id);
  json_object_set_string_member (price, "entity_type", "PLAN");
  json_object_set_string_member (price, "lookup_key",
                                 rbk_offer_get_id (offer, "price", "price", key));
  set_name (offer, price, "display_name", card->name, card->card->key);
  json_object_set_string_member (price, "currency", currency);
  json_object_set_string_member (price, "price_unit_type", "FIAT");
  json_object_set_string_member (price, "billing_cadence",
                                 card->card->is_once ? "ONETIME" : "RECURRING");
  json_object_set_string_member (price, "billing_period", period);
  json_object_set_int_member (price, "billing_period_count", 1);
  return price;
}

static void
send_fee (RbkOffer           *offer,
          RbkRequests        *requests,
          const RbkOfferPlan *plan,
          const RbkOfferCard *card,
          const char         *plan_id)
{
  g_autofree char *key = g_strconcat (card->where, ".fee", NULL);
  JsonObject      *price = new_price (offer, plan, card, plan_id, key);
  g_autofree char *file =
      g_strconcat ("price-", json_object_get_string_member (price, "lookup_key"), NULL);

  json_object_set_string_member (price, "type", "FIXED");
  json_object_set_string_member (price, "billing_model", "FLAT_FEE");
  json_object_set_string_member (price, "invoice_cadence", "ADVANCE");
  rbk_system_set_decimal (price, "amount", card->fee);
  rbk_requests_add (requests, "prices", file, price);
}

static void
set_tiers (JsonObject *price, const RbkUse *use)
{
  JsonArray *tiers = json_array_new ();

  json_object_set_string_member (price, "billing_model", "TIERED");
  json_object_set_string_member (price, "tier_mode",
                                 use->kind == RBK_USE_VOLUME ? "VOLUME" : "SLAB");
  for (guint i = 0; i < use->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (use->tiers, RbkChargeTier, i);
      JsonObject          *object = json_object_new ();

      if (!tier->is_open)
        json_object_set_int_member (object, "up_to", tier->up_to);
      rbk_system_set_decimal (object, "unit_amount", tier->unit);
      json_array_add_object_element (tiers, object);
    }
  json_object_set_array_member (price, "tiers", tiers);
}

static void
send_use (RbkOffer           *offer,
          RbkRequests        *requests,
          const RbkOfferPlan *plan,
          const RbkOfferCard *card,
          const char         *plan_id)
{
  const RbkUse    *use = &card->use;
  JsonObject      *price = new_price (offer, plan, card, plan_id, card->where);
  g_autofree char *file =
      g_strconcat ("price-", json_object_get_string_member (price, "lookup_key"), NULL);

  json_object_set_string_member (price, "type", "USAGE");
  rbk_requests_set_id (price, "meter_id", "meter",
                       rbk_offer_get_id (offer, "feature", "meter", card->meter_spec->key));
  json_object_set_string_member (price, "invoice_cadence", "ARREAR");
  if (use->tiers != NULL)
    set_tiers (price, use);
  else
    {
      json_object_set_string_member (price, "billing_model",
                                     use->kind == RBK_USE_PACKAGE ? "PACKAGE" : "FLAT_FEE");
      rbk_system_set_decimal (price, "amount", use->unit);
    }
  if (use->kind == RBK_USE_PACKAGE)
    {
      JsonObject *transform = json_object_new ();

      json_object_set_int_member (transform, "divide_by", use->size);
      json_object_set_string_member (transform, "round", "up");
      json_object_set_object_member (price, "transform_quantity", transform);
    }
  if (use->kind == RBK_USE_PACKAGE && use->free > 0)
    rbk_losses_add (offer->losses, RBK_LOSS_BILL, card->where,
                    N_ ("Flexprice has no packages after included units; price it per unit in "
                        "graduated tiers"));
  rbk_requests_add (requests, "prices", file, price);
}

static JsonObject *
new_entitlement (const char *plan_id, const char *feature, const char *type)
{
  JsonObject *body = json_object_new ();

  rbk_requests_set_id (body, "plan_id", "plan", plan_id);
  rbk_requests_set_id (body, "feature_id", "feature", feature);
  json_object_set_string_member (body, "feature_type", type);
  json_object_set_boolean_member (body, "is_enabled", TRUE);
  return body;
}

/* Only for use that has no price: Flexprice takes what an entitlement allows off what it bills,
 * and the free units are in the price already. */
static void
send_allowance (RbkOffer           *offer,
                RbkRequests        *requests,
                const RbkOfferCard *card,
                const char         *plan_id)
{
  const char      *feature = rbk_offer_get_id (offer, "feature", "meter", card->meter_spec->key);
  const char      *period = rbk_period_find (periods, G_N_ELEMENTS (periods), &card->period);
  gboolean         is_limit;
  gint64           allowance = rbk_offer_card_get_allowance (card, &is_limit);
  gboolean         is_sent = card->use.kind == RBK_USE_FREE && allowance >= 0 && period != NULL;
  g_autofree char *file = g_strdup_printf ("allowance-%s-%s", plan_id, feature);
  JsonObject      *body;

  rbk_offer_card_report_limit (offer, card, is_sent, FALSE);
  if (!is_sent)
    return;
  body = new_entitlement (plan_id, feature, "metered");
  json_object_set_int_member (body, "usage_limit", allowance);
  json_object_set_boolean_member (body, "is_soft_limit", !is_limit);
  json_object_set_string_member (body, "usage_reset_period", period);
  rbk_requests_add (requests, "entitlements", file, body);
}

static void
send_entitlements (RbkOffer           *offer,
                   RbkRequests        *requests,
                   const RbkOfferPlan *plan,
                   const char         *plan_id)
{
  GListModel *features = rbk_plan_get_features (plan->record);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      const char *id =
          rbk_offer_get_id (offer, "feature", "feature", rbk_feature_get_key (feature));
      g_autofree char *file = g_strdup_printf ("has-%s-%s", plan_id, id);

      rbk_requests_add (requests, "entitlements", file, new_entitlement (plan_id, id, "boolean"));
    }
}

static void
send_plan (RbkOffer            *offer,
           RbkRequests         *requests,
           const RbkOfferPlan  *plan,
           const RbkOfferPhase *phase)
{
  const char      *id = rbk_offer_get_phase_id (offer, plan, phase);
  g_autofree char *file = g_strconcat ("plan-", id, NULL);
  g_autofree char *name = rbk_offer_phase_dup_name (phase, plan);
  JsonObject      *body = json_object_new ();

  rbk_offer_report_phase (offer, plan, phase);
  set_name (offer, body, "name", name, id);
  json_object_set_string_member (body, "lookup_key", id);
  rbk_offer_set_text (offer, body, "description", plan->source,
                      rbk_plan_get_description (plan->record), 1000);
  rbk_requests_add (requests, "plans", file, body);
  rbk_requests_keep (requests, "plan", id, "id");
  for (guint i = 0; i < phase->cards->len; i++)
    {
      const RbkOfferCard *card = g_ptr_array_index (phase->cards, i);

      if (!rbk_decimal_is_zero (card->fee))
        send_fee (offer, requests, plan, card, id);
      if (card->use.kind != RBK_USE_FREE)
        send_use (offer, requests, plan, card, id);
      if (card->meter != NULL)
        send_allowance (offer, requests, card, id);
    }
  send_entitlements (offer, requests, plan, id);
}

static const char guide[] =
    "# Plans for Flexprice\n"
    "\n"
    "Each numbered file is the body of one request of Flexprice's API: features with their\n"
    "meters, then plans, each with its prices and entitlements. Ids are Flexprice's to give, so\n"
    "later requests have `@ratebook:...@` in their place, which `create.sh` fills in:\n"
    "\n"
    "    FLEXPRICE_API_KEY=... sh create.sh\n"
    "\n"
    "Send events with the name of the meter and a property `value`, in whole units.\n"
    "`LOSSES.md` lists what your product must see to itself.\n";

static const RbkRequestSystem request_system = { .system = &flexprice,
                                                 .api = &api,
                                                 .name = "flexprice",
                                                 .guide = guide,
                                                 .add_catalogue = add_features,
                                                 .add_plan = send_plan };

/**
 * rbk_flexprice_export:
 * @job: what is exported
 * @out: takes the files and the losses
 * @error: return location for an error
 *
 * Makes the folder of requests for Flexprice. Fails with `RBK_ERROR_REFUSED` where Flexprice
 * would bill otherwise than the book says.
 *
 * Returns: whether it could be made
 */
gboolean
rbk_flexprice_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  return rbk_request_system_export (&request_system, job, out, error);
}
