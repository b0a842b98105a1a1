/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-autumn.h"

#include "rbk-feature.h"
#include "rbk-system-text.h"
#include "rbk-systems.h"
#include "rbk-term.h"

/* A number of JavaScript is a double: it keeps 15 digits whatever they are. */
static const RbkSystem autumn = { .title = "Autumn",
                                  .separator = '_',
                                  .max_id = 64,
                                  .has_volume = TRUE,
                                  .adds_up = TRUE,
                                  .max_digits = 15 };

#define MAX_NAME 200

/* One constant of the configuration. What is JSON is TypeScript too. */
static void
append_constant (GString *text, const char *kind, const char *id, JsonObject *object)
{
  g_autofree char *json = rbk_system_object_to_text (object);

  g_string_append_printf (text, "\nexport const %s_%s = %s(%s);\n", kind, id, kind,
                          g_strchomp (json));
}

static void
set_name (RbkOffer *offer, JsonObject *object, const char *name, const char *id)
{
  rbk_offer_set_name (offer, object, "name", id, name, id, MAX_NAME);
}

static void
write_meters (RbkOffer *offer, GString *text)
{
  GListModel *meters = rbk_book_get_meters (offer->job->book);

  for (guint i = 0; i < offer->job->spec->n_meters; i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);
      const RbkMeterSpec *spec = &offer->job->spec->meters[i];
      const char         *id = rbk_offer_get_id (offer, "feature", "meter", spec->key);
      JsonObject         *object = json_object_new ();

      json_object_set_string_member (object, "id", id);
      set_name (offer, object, rbk_meter_get_name (meter), id);
      json_object_set_string_member (object, "type", "metered");
      json_object_set_boolean_member (object, "consumable", spec->kind != RBK_METER_KIND_SEAT);
      append_constant (text, "feature", id, object);
    }
}

static void
write_features (RbkOffer *offer, GString *text)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < offer->plans->len; i++)
    {
      const RbkOfferPlan *plan = g_ptr_array_index (offer->plans, i);
      GListModel         *features = rbk_plan_get_features (plan->record);

      for (guint j = 0; j < g_list_model_get_n_items (features); j++)
        {
          g_autoptr(RbkFeature) feature = g_list_model_get_item (features, j);
          const char *id =
              rbk_offer_get_id (offer, "feature", "feature", rbk_feature_get_key (feature));
          JsonObject *object;

          if (!g_hash_table_add (seen, (gpointer) id))
            continue;
          object = json_object_new ();
          json_object_set_string_member (object, "id", id);
          set_name (offer, object, rbk_feature_get_name (feature), id);
          json_object_set_string_member (object, "type", "boolean");
          append_constant (text, "feature", id, object);
        }
    }
}

static void
add_features (RbkOffer *offer, const RbkOfferPlan *plan, JsonArray *items)
{
  GListModel *features = rbk_plan_get_features (plan->record);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      const char *key = rbk_feature_get_key (feature);
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "featureId",
                                     rbk_offer_get_id (offer, "feature", "feature", key));
      json_array_add_object_element (items, item);
      if (rbk_feature_get_value (feature) != NULL)
        rbk_losses_add (offer->losses, RBK_LOSS_ENFORCE, key,
                        N_ ("Autumn's features are yes or no; your product must know that this one "
                            "is \"%s\" in %s"),
                        rbk_feature_get_value (feature), plan->plan->key);
    }
}

static void
take_controls (JsonObject *plan, RbkAutumnControls *controls)
{
  const struct
  {
    const char *name;
    JsonArray  *list;
  } lists[] = { { "usage_limits", controls->limits },
                { "usage_alerts", controls->alerts },
                { "overage_allowed", controls->overage } };
  g_autoptr(JsonObject) object = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (json_array_get_length (lists[i].list) > 0)
        json_object_set_array_member (object, lists[i].name, lists[i].list);
      else
        json_array_unref (lists[i].list);
    }
  if (json_object_get_size (object) > 0)
    json_object_set_object_member (plan, "billingControls", g_steal_pointer (&object));
}

static JsonObject *
new_price (RbkDecimal amount, const char *interval)
{
  JsonObject *price = json_object_new ();

  rbk_system_set_number (price, "amount", amount);
  json_object_set_string_member (price, "interval", interval);
  return price;
}

/* What is charged once is a plan of its own that is added to the other one. */
static void
write_once (
    RbkOffer *offer, GString *text, const RbkOfferPhase *phase, const char *name, RbkDecimal amount)
{
  g_autofree char *key = g_strconcat (phase->where, ".once", NULL);
  g_autofree char *title = g_strconcat (name, ": once", NULL);
  const char      *id = rbk_offer_get_id (offer, "plan", "fee", key);
  JsonObject      *plan = json_object_new ();

  json_object_set_string_member (plan, "id", id);
  set_name (offer, plan, title, id);
  json_object_set_boolean_member (plan, "addOn", TRUE);
  json_object_set_object_member (plan, "price", new_price (amount, "one_off"));
  append_constant (text, "plan", id, plan);
  rbk_losses_add (offer->losses, RBK_LOSS_ENFORCE, phase->where,
                  N_ ("what is charged once is the add-on \"%s\"; your product must attach it"),
                  id);
}

static gboolean
is_trial (const RbkOfferPhase *phase)
{
  const RbkDuration *duration = &phase->phase->duration;

  return phase->phase->kind == RBK_PHASE_KIND_TRIAL && rbk_term_is_free (phase->phase) &&
         (duration->years == 0 || duration->months == 0) &&
         (duration->years + duration->months == 0 || duration->weeks + duration->days == 0);
}

static void
set_trial (RbkOffer *offer, JsonObject *plan, const RbkOfferPhase *phase)
{
  const RbkDuration *duration = &phase->phase->duration;
  JsonObject        *trial = json_object_new ();
  guint              days = 7 * duration->weeks + duration->days;

  json_object_set_int_member (trial, "durationLength",
                              duration->years > 0    ? duration->years
                              : duration->months > 0 ? duration->months
                                                     : days);
  json_object_set_string_member (trial, "durationType",
                                 duration->years > 0    ? "year"
                                 : duration->months > 0 ? "month"
                                                        : "day");
  json_object_set_boolean_member (trial, "cardRequired", FALSE);
  json_object_set_object_member (plan, "freeTrial", trial);
  rbk_losses_add (offer->losses, RBK_LOSS_ENFORCE, phase->where,
                  N_ ("a trial has the allowances of the plan in Autumn; your product must keep to "
                      "those of the trial, so that nothing in it is billed"));
}

static void
write_phase (RbkOffer            *offer,
             GString             *text,
             const RbkOfferPlan  *plan,
             const RbkOfferPhase *phase,
             const RbkOfferPhase *trial)
{
  g_autofree char  *name = rbk_offer_phase_dup_name (phase, plan);
  const char       *id = rbk_offer_get_phase_id (offer, plan, phase);
  RbkAutumnControls controls = { json_array_new (), json_array_new (), json_array_new () };
  JsonObject       *object = json_object_new ();
  JsonArray        *items = json_array_new ();
  RbkOfferFees      fees;

  rbk_offer_phase_get_fees (offer, phase, &fees);
  rbk_offer_phase_check_meters (offer, phase);
  json_object_set_string_member (object, "id", id);
  set_name (offer, object, name, id);
  rbk_offer_set_text (offer, object, "description", plan->source,
                      rbk_plan_get_description (plan->record), 1000);
  if (!rbk_decimal_is_zero (fees.recurring))
    json_object_set_object_member (object, "price",
                                   new_price (fees.recurring,
                                              rbk_autumn_find_interval (offer, &fees.period,
                                                                        phase->where)));
  if (trial != NULL)
    set_trial (offer, object, trial);
  for (guint i = 0; i < phase->cards->len; i++)
    {
      const RbkOfferCard *card = g_ptr_array_index (phase->cards, i);

      if (card->meter != NULL)
        json_array_add_object_element (items, rbk_autumn_item_new (offer, card, &controls));
    }
  add_features (offer, plan, items);
  json_object_set_array_member (object, "items", items);
  take_controls (object, &controls);
  append_constant (text, "plan", id, object);
  if (!rbk_decimal_is_zero (fees.once))
    write_once (offer, text, phase, name, fees.once);
}

/* A phase that is no free trial is a plan of its own, which the product takes customers out of. */
static void
write_plan (RbkOffer *offer, GString *text, const RbkOfferPlan *plan)
{
  const RbkOfferPhase *trial = NULL;

  for (guint i = 0; i < plan->phases->len; i++)
    {
      const RbkOfferPhase *phase = g_ptr_array_index (plan->phases, i);

      if (!phase->is_main && i + 2 == plan->phases->len && is_trial (phase))
        {
          trial = phase;
          continue;
        }
      write_phase (offer, text, plan, phase, phase->is_main ? trial : NULL);
      rbk_offer_report_phase (offer, plan, phase);
    }
}

static const char guide[] =
    "# Plans for Autumn\n"
    "\n"
    "`autumn.config.ts` has the features and plans. Look at them, then push them:\n"
    "\n"
    "    npx atmn preview\n"
    "    npx atmn push\n"
    "\n"
    "Amounts are in the currency of your Autumn organisation, which must be the one that\n"
    "`LOSSES.md` names. It also lists what your product must see to itself.\n";

/**
 * rbk_autumn_export:
 * @job: what is exported
 * @out: takes the files and the losses
 * @error: return location for an error
 *
 * Makes the configuration of Autumn's command line. Fails with `RBK_ERROR_REFUSED` where Autumn
 * would bill otherwise than the book says.
 *
 * Returns: whether it could be made
 */
gboolean
rbk_autumn_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(RbkOffer) offer = rbk_offer_new (&autumn, job, out->losses);
  GString *text = g_string_new ("import { feature, plan } from 'atmn';\n");

  rbk_losses_add (out->losses, RBK_LOSS_ENFORCE, "currency",
                  N_ ("amounts are in %s; make it the currency of your Autumn organisation"),
                  job->spec->currency);
  write_meters (offer, text);
  write_features (offer, text);
  for (guint i = 0; i < offer->plans->len; i++)
    {
      const RbkOfferPlan *plan = g_ptr_array_index (offer->plans, i);

      if (g_str_equal (plan->currency, job->spec->currency))
        write_plan (offer, text, plan);
      else
        rbk_losses_add (out->losses, RBK_LOSS_ENFORCE, plan->source,
                        N_ ("a configuration has amounts in one currency, so this plan is left "
                            "out"));
    }
  rbk_export_add (out, "autumn.config.ts", g_string_free (text, FALSE));
  if (!rbk_losses_check (out->losses, "Autumn", error))
    return FALSE;
  rbk_offer_add_files (offer, out, "autumn", g_strdup (guide));
  return TRUE;
}
