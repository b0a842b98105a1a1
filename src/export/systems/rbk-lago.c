/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-systems.h"

#include "rbk-offer-fees.h"
#include "rbk-request-system.h"
#include "rbk-system-text.h"

static const RbkSystem lago = {
  .title = "Lago", .separator = '_', .max_id = 100, .has_tier_fees = TRUE, .has_volume = TRUE
};

static const RbkRequestApi api = { .title = "Lago",
                                   .prefix = "LAGO",
                                   .url = "https://api.getlago.com",
                                   .root = "/api/v1",
                                   .key_header = "Authorization: Bearer " };

static const RbkPeriodName intervals[] = {
  { 1, 0, "monthly" },    { 0, 7, "weekly" },  { 3, 0, "quarterly" },
  { 6, 0, "semiannual" }, { 12, 0, "yearly" },
};

/* Codes of ISO 4217 that Lago does not have. */
static const char *const missing_currencies[] = { "BHD", "BOV", "BTN", "CHE", "CHW", "COU", "CUP",
                                                  "ERN", "IQD", "IRR", "JOD", "KPW", "KWD", "LYD",
                                                  "MRU", "MXV", "OMR", "SDG", "SLE", "SSP", "STN",
                                                  "SVC", "SYP", "TMT", "TND", "USN", "UYI", "UYW",
                                                  "VED", "VES", "XCG", "ZWG", NULL };

#define MAX_NAME 255

static void
set_name (RbkOffer *offer, JsonObject *object, const char *name, const char *code)
{
  rbk_offer_set_name (offer, object, "name", code, name, code, MAX_NAME);
  json_object_set_string_member (object, "code", code);
}

static void
add_metric (RbkOffer *offer, RbkRequests *requests, guint index)
{
  static const char *const aggregations[] = { [RBK_AGGREGATION_SUM] = "sum_agg",
                                              [RBK_AGGREGATION_COUNT] = "count_agg",
                                              [RBK_AGGREGATION_MAX] = "max_agg",
                                              [RBK_AGGREGATION_LAST] = "latest_agg" };
  const RbkMeterSpec      *spec = &offer->job->spec->meters[index];
  g_autoptr(RbkMeter) meter =
                 g_list_model_get_item (rbk_book_get_meters (offer->job->book), index);
  const char      *code = rbk_offer_get_id (offer, "metric", "meter", spec->key);
  const char      *aggregation = aggregations[rbk_meter_get_aggregation (meter)];
  g_autofree char *name = g_strconcat ("metric-", code, NULL);
  JsonObject      *body = json_object_new (), *object = json_object_new ();

  if (spec->kind == RBK_METER_KIND_SEAT)
    aggregation = "latest_agg";
  set_name (offer, object, rbk_meter_get_name (meter), code);
  rbk_offer_set_text (offer, object, "description", spec->key, rbk_meter_get_definition (meter),
                      600);
  json_object_set_string_member (object, "aggregation_type", aggregation);
  if (!g_str_equal (aggregation, "count_agg"))
    json_object_set_string_member (object, "field_name", "value");
  json_object_set_boolean_member (object, "recurring", FALSE);
  json_object_set_object_member (body, "billable_metric", object);
  rbk_requests_add (requests, "billable_metrics", name, body);
  rbk_requests_keep (requests, "metric", code, "lago_id");
}

static void
add_catalogue (RbkOffer *offer, RbkRequests *requests)
{
  rbk_offer_report_features (offer);
  for (guint i = 0; i < offer->job->spec->n_meters; i++)
    add_metric (offer, requests, i);
}

/* In minor units, which Lago calls cents in every currency. */
static void
set_cents (JsonObject *object, const RbkOfferPlan *plan, RbkDecimal amount)
{
  RbkDecimal factor = RBK_DECIMAL_ONE;

  for (guint i = 0; i < plan->minor_digits; i++)
    factor = rbk_decimal_mul (factor, RBK_DECIMAL_UNITS (10));
  rbk_system_set_number (object, "amount_cents", rbk_decimal_mul (amount, factor));
  json_object_set_string_member (object, "amount_currency", plan->currency);
}

static void
set_ranges (RbkOffer *offer, JsonObject *properties, const RbkOfferCard *card)
{
  const RbkUse *use = &card->use;
  JsonArray    *ranges = json_array_new ();
  gint64        from = 0;

  for (guint i = 0; i < use->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (use->tiers, RbkChargeTier, i);
      JsonObject          *range = json_object_new ();

      json_object_set_int_member (range, "from_value", from);
      if (tier->is_open)
        json_object_set_null_member (range, "to_value");
      else
        json_object_set_int_member (range, "to_value", tier->up_to);
      rbk_system_set_decimal (range, "flat_amount", tier->flat);
      rbk_system_set_decimal (range, "per_unit_amount", tier->unit);
      json_array_add_object_element (ranges, range);
      if (!tier->is_open && tier->up_to <= from)
        rbk_losses_add (offer->losses, RBK_LOSS_BILL, card->where,
                        N_ ("billing this takes a range of one unit, and Lago's have two at least; "
                            "change the tiers, the minimum or the cap"));
      from = tier->up_to + 1;
    }
  json_object_set_array_member (properties,
                                use->kind == RBK_USE_VOLUME ? "volume_ranges" : "graduated_ranges",
                                ranges);
}

static JsonObject *
new_charge (RbkOffer *offer, const RbkOfferCard *card)
{
  static const char *const models[] = { [RBK_USE_FREE] = "standard",
                                        [RBK_USE_UNIT] = "standard",
                                        [RBK_USE_PACKAGE] = "package",
                                        [RBK_USE_GRADUATED] = "graduated",
                                        [RBK_USE_VOLUME] = "volume" };
  const RbkUse            *use = &card->use;
  const char *code = rbk_offer_get_id (offer, "metric", "meter", card->meter_spec->key);
  JsonObject *charge = json_object_new (), *properties = json_object_new ();

  rbk_requests_set_id (charge, "billable_metric_id", "metric", code);
  json_object_set_string_member (charge, "charge_model", models[use->kind]);
  rbk_offer_set_text (offer, charge, "invoice_display_name", card->where, card->name, MAX_NAME);
  json_object_set_boolean_member (charge, "pay_in_advance", FALSE);
  json_object_set_boolean_member (charge, "invoiceable", TRUE);
  json_object_set_boolean_member (charge, "prorated", FALSE);
  if (use->tiers != NULL)
    set_ranges (offer, properties, card);
  else
    rbk_system_set_decimal (properties, "amount", use->unit);
  if (use->kind == RBK_USE_PACKAGE)
    {
      json_object_set_int_member (properties, "package_size", use->size);
      json_object_set_int_member (properties, "free_units", use->free);
    }
  json_object_set_object_member (charge, "properties", properties);
  return charge;
}

/* Use is billed with the plan, or every month of one that is longer than a quarter. */
static void
set_charges (RbkOffer            *offer,
             JsonObject          *plan,
             const RbkOfferPhase *phase,
             const RbkDuration   *period)
{
  const RbkDuration month = { .months = 1 };
  JsonArray        *charges = json_array_new ();
  guint             n_monthly = 0, n_own = 0, months = 12 * period->years + period->months;

  for (guint i = 0; i < phase->cards->len; i++)
    {
      const RbkOfferCard *card = g_ptr_array_index (phase->cards, i);

      rbk_offer_card_report_limit (offer, card, FALSE, FALSE);
      if (card->use.kind == RBK_USE_FREE)
        continue;
      json_array_add_object_element (charges, new_charge (offer, card));
      n_own += rbk_period_is_same (&card->period, period) ? 1 : 0;
      n_monthly += rbk_period_is_same (&card->period, &month) ? 1 : 0;
    }
  if (n_own < json_array_get_length (charges))
    {
      if (n_monthly < json_array_get_length (charges) || (months != 6 && months != 12))
        rbk_losses_add (offer->losses, RBK_LOSS_BILL, phase->where,
                        N_ ("Lago bills use with the fee of a plan, or every month of a plan that "
                            "is paid by the half-year or year; choose such periods"));
      json_object_set_boolean_member (plan, "bill_charges_monthly", TRUE);
    }
  json_object_set_array_member (plan, "charges", charges);
}

/* What is charged once is an add-on, which the product puts on an invoice. */
static void
add_once (RbkOffer            *offer,
          RbkRequests         *requests,
          const RbkOfferPlan  *plan,
          const RbkOfferPhase *phase,
          RbkDecimal           amount)
{
  g_autofree char *key = g_strconcat (phase->where, ".once", NULL);
  const char      *code = rbk_offer_get_id (offer, "add-on", "fee", key);
  g_autofree char *name = g_strconcat ("add-on-", code, NULL);
  JsonObject      *body = json_object_new (), *object = json_object_new ();

  set_name (offer, object, plan->name, code);
  set_cents (object, plan, amount);
  json_object_set_object_member (body, "add_on", object);
  rbk_requests_add (requests, "add_ons", name, body);
  rbk_losses_add (offer->losses, RBK_LOSS_ENFORCE, phase->where,
                  N_ ("what is charged once is the add-on \"%s\"; your product must invoice it"),
                  code);
}

static void
add_plan (RbkOffer            *offer,
          RbkRequests         *requests,
          const RbkOfferPlan  *plan,
          const RbkOfferPhase *phase)
{
  const char      *code = rbk_offer_get_phase_id (offer, plan, phase);
  g_autofree char *file = g_strconcat ("plan-", code, NULL);
  g_autofree char *name = rbk_offer_phase_dup_name (phase, plan);
  JsonObject      *body = json_object_new (), *object = json_object_new ();
  RbkOfferFees     fees;

  rbk_offer_phase_get_fees (offer, phase, &fees);
  rbk_offer_report_phase (offer, plan, phase);
  set_name (offer, object, name, code);
  rbk_offer_set_text (offer, object, "description", plan->source,
                      rbk_plan_get_description (plan->record), 600);
  json_object_set_string_member (object, "interval",
                                 rbk_offer_find_period (offer, intervals, G_N_ELEMENTS (intervals),
                                                        &fees.period, phase->where));
  set_cents (object, plan, fees.recurring);
  json_object_set_boolean_member (object, "pay_in_advance", TRUE);
  set_charges (offer, object, phase, &fees.period);
  json_object_set_object_member (body, "plan", object);
  rbk_requests_add (requests, "plans", file, body);
  if (!rbk_decimal_is_zero (fees.once))
    add_once (offer, requests, plan, phase, fees.once);
  if (g_strv_contains (missing_currencies, plan->currency))
    rbk_losses_add (offer->losses, RBK_LOSS_BILL, plan->source,
                    N_ ("Lago has no %s; choose another currency"), plan->currency);
}

static const char guide[] =
    "# Plans for Lago\n"
    "\n"
    "Each numbered file is the body of one request of Lago's API: billable metrics, then plans.\n"
    "The ids of the metrics are Lago's to give, so a plan has `@ratebook:metric:...@` in their\n"
    "place, which `create.sh` fills in:\n"
    "\n"
    "    LAGO_API_KEY=... sh create.sh\n"
    "\n"
    "Send events with the code of the metric and a property `value`, in whole units.\n"
    "`LOSSES.md` lists what your product must see to itself.\n";

static const RbkRequestSystem request_system = { .system = &lago,
                                                 .api = &api,
                                                 .name = "lago",
                                                 .guide = guide,
                                                 .add_catalogue = add_catalogue,
                                                 .add_plan = add_plan };

/**
 * rbk_lago_export:
 * @job: what is exported
 * @out: takes the files and the losses
 * @error: return location for an error
 *
 * Makes the folder of requests for Lago. Fails with `RBK_ERROR_REFUSED` where Lago would bill
 * otherwise than the book says.
 *
 * Returns: whether it could be made
 */
gboolean
rbk_lago_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  return rbk_request_system_export (&request_system, job, out, error);
}
