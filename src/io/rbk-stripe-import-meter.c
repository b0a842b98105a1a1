/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-import.h"

#include <string.h>

#include "rbk-catalogue-rates.h"
#include "rbk-meter.h"

static RbkAggregation
aggregation_of (const char *text)
{
  if (text == NULL)
    return RBK_AGGREGATION_SUM;
  if (strcmp (text, "count") == 0)
    return RBK_AGGREGATION_COUNT;
  if (strcmp (text, "max") == 0)
    return RBK_AGGREGATION_MAX;

  return g_str_has_prefix (text, "last") ? RBK_AGGREGATION_LAST : RBK_AGGREGATION_SUM;
}

static RbkMeterKind
kind_of (const char *key)
{
  static const struct
  {
    const char  *part;
    RbkMeterKind kind;
  } kinds[] = { { "input_token", RBK_METER_KIND_INPUT_TOKEN },
                { "output_token", RBK_METER_KIND_OUTPUT_TOKEN },
                { "token", RBK_METER_KIND_TOKEN },
                { "credit", RBK_METER_KIND_CREDIT } };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (key, kinds[i].part) != NULL)
      return kinds[i].kind;

  return RBK_METER_KIND_REQUEST;
}

static RbkMeter *
add_meter (RbkStripeImport *self, const char *key, const char *name, RbkMeterKind kind)
{
  GListModel      *meters = rbk_book_get_meters (self->book);
  RbkMeter        *meter = rbk_meter_new ();
  g_autofree char *line = rbk_import_text (name);

  g_object_set (meter, "key", key, "name", line != NULL ? line : key, "kind", kind, NULL);
  rbk_import_append (meters, meter);

  return meter;
}

/**
 * rbk_stripe_import_add_meters: (skip)
 * @self: an import
 *
 * Adds the meters of the account that count.
 */
void
rbk_stripe_import_add_meters (RbkStripeImport *self)
{
  GPtrArray  *items = self->reading->items[RBK_STRIPE_METER];
  GListModel *meters = rbk_book_get_meters (self->book);

  for (guint i = 0; i < items->len; i++)
    {
      const RbkStripeItem *item = items->pdata[i];
      const char          *event = rbk_json_peek_text (item->object, "event_name");
      JsonObject          *aggregation = rbk_json_peek_object (item->object, "default_aggregation");
      g_autofree char     *key =
          rbk_import_is_key (event) ? g_strdup (event) : rbk_import_key (event, "meter");
      RbkMeter *meter;

      if (g_strcmp0 (rbk_json_peek_text (item->object, "status"), "inactive") == 0 ||
          rbk_record_find_by_key (meters, key) != NULL)
        continue;
      meter =
          add_meter (self, key, rbk_json_peek_text (item->object, "display_name"), kind_of (key));
      g_object_set (meter, "aggregation",
                    aggregation_of (
                        aggregation != NULL ? rbk_json_peek_text (aggregation, "formula") : NULL),
                    NULL);
    }
}

/* The event that a price's meter counts, where the files have the meter or name its event. */
static char *
find_event (RbkStripeImport *self, const RbkStripeOffer *offer)
{
  JsonObject          *recurring = rbk_json_peek_object (offer->item->object, "recurring");
  const char          *id = recurring != NULL ? rbk_json_peek_text (recurring, "meter") : NULL;
  const RbkStripeItem *meter = rbk_stripe_reading_find (self->reading, RBK_STRIPE_METER, id);
  GPtrArray           *items = self->reading->items[RBK_STRIPE_METER];
  g_autofree char     *quoted = NULL;

  if (meter != NULL)
    return g_strdup (rbk_json_peek_text (meter->object, "event_name"));
  if (id == NULL)
    return NULL;
  quoted = rbk_stripe_quoted_id (id);
  for (guint i = 0; i < items->len; i++)
    {
      const RbkStripeItem *item = items->pdata[i];
      const char          *event = rbk_json_peek_text (item->object, "event_name");

      if (g_strcmp0 (event, quoted != NULL ? quoted : id) == 0)
        return g_strdup (event);
    }
  rbk_import_note (self->reading->notes, offer->item->file, offer->item->place,
                   E_ ("its meter %.100s is not in these files, so what it counts is named after "
                       "the price; export GET /v1/billing/meters too"),
                   id);

  return g_steal_pointer (&quoted);
}

static const char *
name_of_use (const RbkStripeOffer *offer)
{
  JsonObject *product = offer->product != NULL ? offer->product->object : NULL;
  const char *texts[] = { product != NULL ? rbk_json_peek_text (product, "unit_label") : NULL,
                          rbk_json_peek_text (offer->item->object, "nickname"),
                          product != NULL ? rbk_json_peek_text (product, "name") : NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && texts[i][0] != '\0')
      return texts[i];

  return NULL;
}

/* What its product says of a meter. A minimum charge is of the plan's product, which does not. */
static void
describe_meter (RbkStripeImport *self, const RbkStripeOffer *offer, RbkMeter *meter)
{
  JsonObject       *product = offer->product != NULL ? offer->product->object : NULL;
  const RbkDecimal *units = g_hash_table_lookup (self->units, rbk_meter_get_key (meter));
  g_autofree char  *unit = NULL;
  g_autofree char  *definition = NULL;

  if (product == NULL ||
      (offer->card != NULL && rbk_stripe_metadata (product, "ratebook_rate_card") == NULL))
    return;
  unit = rbk_import_text (rbk_json_peek_text (product, "unit_label"));
  if (offer->card != NULL)
    definition = rbk_import_text (rbk_json_peek_text (product, "description"));
  if (units != NULL)
    g_object_set (meter, "internal-unit", unit, "conversion", units, NULL);
  else if (rbk_meter_get_unit (meter) == NULL)
    g_object_set (meter, "unit", unit, NULL);
  if (rbk_meter_get_definition (meter) == NULL)
    g_object_set (meter, "definition", definition, NULL);
}

/* The last part of a name as the exporter makes it: "Pro: AI runs". */
static const char *
after_colon (const char *name)
{
  const char *colon = name != NULL ? strstr (name, ": ") : NULL;

  return colon != NULL ? colon + 2 : name;
}

/**
 * rbk_stripe_import_get_meter: (skip)
 * @self: an import
 * @offer: a price
 *
 * Returns: (transfer full) (nullable): the key of the meter that counts what the price is for,
 *   which is added where it is new; nothing for a fee
 */
char *
rbk_stripe_import_get_meter (RbkStripeImport *self, const RbkStripeOffer *offer)
{
  const char      *own = rbk_stripe_metadata (offer->item->object, "ratebook_meter");
  JsonObject      *recurring = rbk_json_peek_object (offer->item->object, "recurring");
  g_autofree char *event = offer->is_metered ? find_event (self, offer) : NULL;
  g_autofree char *key = NULL;
  const char      *name = name_of_use (offer);
  RbkRecord       *meter;

  if (rbk_import_is_key (own) && offer->card != NULL)
    key = g_strdup (own);
  else if (offer->is_metered)
    key = rbk_import_is_key (event) ? g_strdup (event)
                                    : rbk_import_key (event != NULL ? event : name, "usage");
  else if (offer->card == NULL &&
           (rbk_stripe_offer_get_terms (offer)->tiers != NULL ||
            rbk_stripe_offer_get_terms (offer)->kind == RBK_PRICE_KIND_PACKAGE ||
            (offer->product != NULL &&
             rbk_json_peek_text (offer->product->object, "unit_label") != NULL)))
    key = rbk_import_key (offer->product != NULL
                              ? rbk_json_peek_text (offer->product->object, "unit_label")
                              : NULL,
                          "seats");
  else
    return NULL;

  meter = rbk_record_find_by_key (rbk_book_get_meters (self->book), key);
  if (meter == NULL)
    {
      meter = RBK_RECORD (add_meter (self, key, after_colon (name),
                                     offer->is_metered ? kind_of (key) : RBK_METER_KIND_SEAT));
      if (recurring != NULL)
        g_object_set (meter, "aggregation",
                      aggregation_of (offer->is_metered
                                          ? rbk_json_peek_text (recurring, "aggregate_usage")
                                          : "max"),
                      NULL);
    }
  describe_meter (self, offer, RBK_METER (meter));

  return g_steal_pointer (&key);
}

/**
 * rbk_stripe_import_find_units: (skip)
 * @self: an import
 *
 * Finds the meters of which Stripe counts a smaller unit than customers see, which an export
 * says in the metadata.
 */
void
rbk_stripe_import_find_units (RbkStripeImport *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      const RbkStripeOffer *offer = self->offers->pdata[i];
      const char           *meter = rbk_stripe_metadata (offer->item->object, "ratebook_meter");
      const char           *text = rbk_stripe_metadata (offer->item->object, "ratebook_conversion");
      RbkDecimal            units;

      if (offer->is_metered && offer->card != NULL && rbk_import_is_key (meter) &&
          !g_hash_table_contains (self->units, meter) && text != NULL &&
          rbk_decimal_parse (text, &units, NULL) && rbk_decimal_is_integer (units) &&
          rbk_decimal_compare (units, RBK_DECIMAL_ONE) > 0)
        g_hash_table_insert (self->units, g_strdup (meter), rbk_decimal_copy (&units));
    }
}
