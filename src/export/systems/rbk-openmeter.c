/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-openmeter.h"

#include "rbk-feature.h"
#include "rbk-system-text.h"
#include "rbk-systems.h"

static const RbkSystem openmeter = {
  .title = "OpenMeter", .separator = '_', .max_id = 64, .has_tier_fees = TRUE, .has_volume = TRUE
};

/* A period as a number of weeks or of months: how OpenMeter compares them. */
static gboolean
count_period (const RbkDuration *period, guint *weeks, guint *months)
{
  *weeks = period->weeks + period->days / 7;
  *months = 12 * period->years + period->months;
  return period->days % 7 == 0 && (*weeks == 0) != (*months == 0);
}

/* The period of invoices: that of the shortest rate card, if all others are multiples of it. */
static const char *
find_cadence (RbkOffer *offer, const RbkOfferPlan *plan)
{
  static const struct
  {
    guint       weeks, months;
    const char *cadence;
  } known[] = {
    { 0, 12, "P1Y" }, { 0, 6, "P6M" }, { 0, 3, "P3M" }, { 0, 1, "P1M" },
    { 4, 0, "P4W" },  { 2, 0, "P2W" }, { 1, 0, "P1W" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (known); k++)
    {
      gboolean fits = TRUE;
      guint    n_cards = 0;

      for (guint i = 0; i < plan->phases->len; i++)
        {
          const RbkOfferPhase *phase = g_ptr_array_index (plan->phases, i);

          for (guint j = 0; j < phase->cards->len; j++)
            {
              const RbkOfferCard *card = g_ptr_array_index (phase->cards, j);
              guint               weeks, months;

              if (card->card->is_once)
                continue;
              n_cards++;
              fits = fits && count_period (&card->period, &weeks, &months) &&
                     (weeks > 0) == (known[k].weeks > 0) &&
                     (weeks > 0 ? weeks % known[k].weeks : months % known[k].months) == 0;
            }
        }
      if (n_cards == 0)
        return "P1M";
      if (fits)
        return known[k].cadence;
    }
  rbk_losses_add (offer->losses, RBK_LOSS_BILL, plan->source,
                  N_ ("OpenMeter invoices all of a plan by the week or by the month; choose "
                      "periods that are whole months, or whole weeks, for all of its rate cards"));
  return "P1M";
}

static void
add_plan_features (RbkOffer *offer, const RbkOfferPlan *plan, JsonArray *cards, JsonArray *features)
{
  GListModel *list = rbk_plan_get_features (plan->record);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (list, i);
      const char *source = rbk_feature_get_key (feature);
      const char *name = rbk_feature_get_name (feature);
      const char *value = rbk_feature_get_value (feature);
      const char *key;
      JsonObject *card = json_object_new (), *template = json_object_new ();

      name = name != NULL ? name : source;
      rbk_openmeter_add_feature (offer, features, "feature", source, name, NULL);
      key = rbk_offer_get_id (offer, "feature", "feature", source);
      json_object_set_string_member (card, "type", "flat_fee");
      json_object_set_string_member (card, "key", key);
      rbk_system_set_text (card, "name", name, RBK_OPENMETER_MAX_NAME);
      json_object_set_string_member (card, "featureKey", key);
      json_object_set_string_member (card, "billingCadence", find_cadence (offer, plan));
      json_object_set_null_member (card, "price");
      json_object_set_string_member (template, "type", value != NULL ? "static" : "boolean");
      if (value != NULL)
        {
          JsonObject      *config = json_object_new ();
          g_autofree char *line = NULL;

          json_object_set_string_member (config, "value", value);
          line = rbk_system_object_to_line (config);
          json_object_set_string_member (template, "config", line);
        }
      json_object_set_object_member (card, "entitlementTemplate", template);
      json_array_add_object_element (cards, card);
    }
}

/* The last phase must go on, and all before it must end. */
static void
set_duration (RbkOffer *offer, JsonObject *object, const RbkOfferPhase *phase)
{
  g_autofree char *duration = NULL;

  json_object_set_null_member (object, "duration");
  if (phase->is_main && phase->phase->has_duration)
    rbk_losses_add (offer->losses, RBK_LOSS_BILL, phase->where,
                    N_ ("the last phase of a plan goes on in OpenMeter; give it no duration, or "
                        "add the phase that follows"));
  if (phase->is_main)
    return;
  duration = rbk_duration_to_string (&phase->phase->duration);
  json_object_set_string_member (object, "duration", duration);
}

static JsonObject *
new_phase (RbkOffer           *offer,
           const RbkOfferPlan *plan,
           RbkOfferPhase      *phase,
           GHashTable         *meters,
           JsonArray          *features)
{
  JsonObject *object = json_object_new ();
  JsonArray  *cards = json_array_new ();
  const char *name = rbk_phase_get_name (phase->record);
  const char *key = rbk_offer_get_id (offer, plan->source, "phase", phase->phase->key);

  json_object_set_string_member (object, "key", key);
  rbk_offer_set_text (offer, object, "name", phase->where, name != NULL ? name : phase->phase->key,
                      RBK_OPENMETER_MAX_NAME);
  set_duration (offer, object, phase);
  rbk_openmeter_add_cards (offer, plan, phase, cards, meters, features);
  add_plan_features (offer, plan, cards, features);
  if (json_array_get_length (cards) == 0)
    rbk_losses_add (offer->losses, RBK_LOSS_BILL, phase->where,
                    N_ ("OpenMeter wants something in each phase; add a fee of 0"));
  json_object_set_array_member (object, "rateCards", cards);
  return object;
}

static JsonObject *
new_plan (RbkOffer *offer, const RbkOfferPlan *plan, GHashTable *meters, JsonArray *features)
{
  JsonObject *object = json_object_new (), *metadata = json_object_new ();
  JsonArray  *phases = json_array_new ();

  json_object_set_string_member (object, "key",
                                 rbk_offer_get_id (offer, "plan", "plan", plan->source));
  rbk_offer_set_text (offer, object, "name", plan->source, plan->name, RBK_OPENMETER_MAX_NAME);
  rbk_offer_set_text (offer, object, "description", plan->source,
                      rbk_plan_get_description (plan->record), RBK_OPENMETER_MAX_DESCRIPTION);
  json_object_set_string_member (object, "currency", plan->currency);
  json_object_set_string_member (object, "billingCadence", find_cadence (offer, plan));
  json_object_set_string_member (metadata, "ratebook_plan", plan->plan->key);
  json_object_set_object_member (object, "metadata", metadata);
  for (guint i = 0; i < plan->phases->len; i++)
    json_array_add_object_element (phases,
                                   new_phase (offer, plan, g_ptr_array_index (plan->phases, i),
                                              meters, features));
  json_object_set_array_member (object, "phases", phases);
  return object;
}

static JsonObject *
new_meter (RbkOffer *offer, const RbkOfferCard *card)
{
  static const char *const aggregations[] = { [RBK_AGGREGATION_SUM] = "SUM",
                                              [RBK_AGGREGATION_COUNT] = "COUNT",
                                              [RBK_AGGREGATION_MAX] = "MAX",
                                              [RBK_AGGREGATION_LAST] = "LATEST" };
  JsonObject              *object = json_object_new ();
  const char              *slug = rbk_offer_get_id (offer, "meter", "meter", card->meter_spec->key);
  const char              *name = rbk_meter_get_name (card->meter);
  const char              *aggregation = aggregations[rbk_meter_get_aggregation (card->meter)];

  if (card->meter_spec->kind == RBK_METER_KIND_SEAT)
    aggregation = "LATEST";
  if (g_str_equal (aggregation, "MAX"))
    rbk_losses_add (offer->losses, RBK_LOSS_BILL, card->meter_spec->key,
                    N_ ("OpenMeter's features take meters that sum, count or keep the last value; "
                        "set the meter's aggregation to last, and report the highest value "
                        "yourself"));
  json_object_set_string_member (object, "slug", slug);
  rbk_offer_set_text (offer, object, "name", card->meter_spec->key, name != NULL ? name : slug,
                      RBK_OPENMETER_MAX_NAME);
  rbk_offer_set_text (offer, object, "description", card->meter_spec->key,
                      rbk_meter_get_definition (card->meter), RBK_OPENMETER_MAX_DESCRIPTION);
  json_object_set_string_member (object, "eventType", slug);
  json_object_set_string_member (object, "aggregation", aggregation);
  if (!g_str_equal (aggregation, "COUNT"))
    json_object_set_string_member (object, "valueProperty", "$.value");
  return object;
}

/* In the order of the book, so that the files are the same each time. */
static JsonArray *
list_meters (RbkOffer *offer, GHashTable *meters)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < offer->job->spec->n_meters; i++)
    {
      const RbkOfferCard *card = g_hash_table_lookup (meters, offer->job->spec->meters[i].key);

      if (card != NULL)
        json_array_add_object_element (list, new_meter (offer, card));
    }
  return list;
}

/* Each object is a file of its own, which is the body of one request. */
static void
add_files (RbkExport *out, GString *script, const char *kind, const char *name, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject      *object = json_array_get_object_element (list, i);
      g_autofree char *path =
          g_strdup_printf ("%s-%s.json", kind, json_object_get_string_member (object, name));

      rbk_export_add (out, path, rbk_system_object_to_text (json_object_ref (object)));
      g_string_append_printf (script, "post %ss %s\n", kind, path);
    }
}

static const char script_head[] =
    "#!/bin/sh\n"
    "# Makes the meters, features and plans of this folder in OpenMeter, in this order.\n"
    "# OPENMETER_URL is the server; OPENMETER_API_KEY its key, where it asks for one.\n"
    "set -eu\n"
    "cd \"$(dirname \"$0\")\"\n"
    ": \"${OPENMETER_URL:?set it to the address of the server, such as "
    "https://openmeter.cloud}\"\n"
    "\n"
    "post ()\n"
    "{\n"
    "  echo \"$2\" >&2\n"
    "  curl --fail-with-body --silent --show-error --output /dev/null \\\n"
    "    --header 'Content-Type: application/json' \\\n"
    "    ${OPENMETER_API_KEY:+--header \"Authorization: Bearer $OPENMETER_API_KEY\"} \\\n"
    "    --data-binary \"@$2\" \"$OPENMETER_URL/api/v1/$1\"\n"
    "}\n"
    "\n";

static const char guide[] =
    "# Plans for OpenMeter\n"
    "\n"
    "Each file is the body of one request of the v1 API: meters, then features, then plans.\n"
    "`create.sh` sends them with curl:\n"
    "\n"
    "    OPENMETER_URL=https://openmeter.cloud OPENMETER_API_KEY=... sh create.sh\n"
    "\n"
    "Plans are created as drafts. Look them over, then publish each one:\n"
    "`POST /api/v1/plans/{planId}/publish`.\n"
    "\n"
    "Report usage as events whose type is the slug of the meter, with `{\"value\": 1}` as data, "
    "in\n"
    "whole units. `LOSSES.md` lists what your product must see to itself.\n";

/**
 * rbk_openmeter_export:
 * @job: what is exported
 * @out: takes the files and the losses
 * @error: return location for an error
 *
 * Makes the folder of meters, features and plans of OpenMeter's v1 API. Fails with
 * `RBK_ERROR_REFUSED` where OpenMeter would bill otherwise than the book says.
 *
 * Returns: whether it could be made
 */
gboolean
rbk_openmeter_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(RbkOffer) offer = rbk_offer_new (&openmeter, job, out->losses);
  g_autoptr(GHashTable) meters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(JsonArray) features = json_array_new ();
  g_autoptr(JsonArray) plans = json_array_new ();
  g_autoptr(JsonArray) meter_list = NULL;
  GString *script = g_string_new (script_head);

  for (guint i = 0; i < offer->plans->len; i++)
    json_array_add_object_element (plans, new_plan (offer, g_ptr_array_index (offer->plans, i),
                                                    meters, features));
  meter_list = list_meters (offer, meters);
  add_files (out, script, "meter", "slug", meter_list);
  add_files (out, script, "feature", "key", features);
  add_files (out, script, "plan", "key", plans);
  rbk_export_add (out, "create.sh", g_string_free (script, FALSE));
  if (!rbk_losses_check (out->losses, "OpenMeter", error))
    return FALSE;
  rbk_offer_add_files (offer, out, "openmeter", g_strdup (guide));
  return TRUE;
}
