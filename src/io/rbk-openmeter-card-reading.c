/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-openmeter-reading.h"

#include <string.h>

#include "rbk-catalogue-rates.h"
#include "rbk-date.h"
#include "rbk-json.h"
#include "rbk-meter.h"

/* Whether something stands there that can't be read: that must not pass for nothing. */
static gboolean
is_no_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) && !JSON_NODE_HOLDS_OBJECT (node);
}

static gboolean
read_amount (JsonObject *object, const char *name, RbkDecimal *amount)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return rbk_import_decimal (node, amount) && rbk_decimal_sign (*amount) >= 0;
}

static const char *
read_tier (JsonObject *object, RbkImportTier *tier)
{
  JsonObject *flat = object != NULL ? rbk_json_peek_object (object, "flatPrice") : NULL;
  JsonObject *unit = object != NULL ? rbk_json_peek_object (object, "unitPrice") : NULL;
  JsonNode   *up_to = object != NULL ? json_object_get_member (object, "upToAmount") : NULL;

  tier->is_open = up_to == NULL || JSON_NODE_HOLDS_NULL (up_to);
  if (!tier->is_open && !rbk_import_decimal (up_to, &tier->up_to))
    return E_ ("a tier of it has a bound that is no number");
  if (flat == NULL && unit == NULL)
    return E_ ("a tier of it has no amount");
  if (is_no_object (object, "flatPrice") || is_no_object (object, "unitPrice"))
    return E_ ("a tier of it has an amount that can't be read");
  if ((flat != NULL && !read_amount (flat, "amount", &tier->flat)) ||
      (unit != NULL && !read_amount (unit, "amount", &tier->unit)))
    return E_ ("a tier of it has an amount that is no number of zero or more");

  return NULL;
}

static const char *
read_tiers (JsonObject *price, RbkImportTerms *terms)
{
  JsonArray  *tiers = rbk_json_peek_array (price, "tiers");
  const char *mode = rbk_json_peek_text (price, "mode");
  const char *reason = NULL;

  if (tiers == NULL || json_array_get_length (tiers) == 0)
    return E_ ("it has no tiers");
  if (g_strcmp0 (mode, "graduated") != 0 && g_strcmp0 (mode, "volume") != 0)
    return E_ ("its tiers are neither graduated nor volume tiers");
  terms->kind = strcmp (mode, "volume") == 0 ? RBK_PRICE_KIND_VOLUME : RBK_PRICE_KIND_GRADUATED;
  terms->tiers = g_array_new (FALSE, TRUE, sizeof (RbkImportTier));
  for (guint i = 0; i < json_array_get_length (tiers) && reason == NULL; i++)
    {
      RbkImportTier tier = { 0 };

      reason = read_tier (rbk_json_peek_element (tiers, i), &tier);
      g_array_append_val (terms->tiers, tier);
    }
  if (reason == NULL)
    rbk_import_tiers_check (terms->tiers, &reason);

  return reason;
}

/* Returns why a price can't be read, or nothing. Without one, use is free. */
static const char *
read_price (JsonObject *card, RbkImportTerms *terms)
{
  JsonObject *price = rbk_json_peek_object (card, "price");
  const char *type = price != NULL ? rbk_json_peek_text (price, "type") : NULL;

  terms->kind = RBK_PRICE_KIND_PER_UNIT;
  if (is_no_object (card, "price"))
    return E_ ("its price can't be read");
  if (price == NULL)
    return NULL;
  if (g_strcmp0 (type, "tiered") == 0)
    return read_tiers (price, terms);
  if (g_strcmp0 (type, "dynamic") == 0)
    return E_ ("it multiplies what use costs (a dynamic price), which no price of a book does");
  if (g_strcmp0 (type, "flat") == 0)
    terms->kind = RBK_PRICE_KIND_FLAT;
  else if (g_strcmp0 (type, "package") == 0)
    terms->kind = RBK_PRICE_KIND_PACKAGE;
  else if (g_strcmp0 (type, "unit") != 0)
    return E_ ("its price is of a type that is not known here");
  if (!read_amount (price, "amount", &terms->amount))
    return E_ ("its amount is no number of zero or more");
  if (terms->kind == RBK_PRICE_KIND_PACKAGE &&
      (!read_amount (price, "quantityPerPackage", &terms->package_size) ||
       rbk_decimal_is_zero (terms->package_size)))
    return E_ ("its package has no size");

  return NULL;
}

static RbkAggregation
aggregation_of (const char *text)
{
  if (g_strcmp0 (text, "COUNT") == 0)
    return RBK_AGGREGATION_COUNT;
  if (g_strcmp0 (text, "MAX") == 0)
    return RBK_AGGREGATION_MAX;

  return g_strcmp0 (text, "LATEST") == 0 ? RBK_AGGREGATION_LAST : RBK_AGGREGATION_SUM;
}

/* The meter behind a feature, added where it is new. */
static char *
get_meter (RbkOpenmeterReading *self, const char *feature_key)
{
  GListModel *meters = rbk_book_get_meters (self->book);
  JsonObject *feature =
      feature_key != NULL ? g_hash_table_lookup (self->features_by_key, feature_key) : NULL;
  const char      *slug = feature != NULL ? rbk_json_peek_text (feature, "meterSlug") : NULL;
  JsonObject      *object = slug != NULL ? g_hash_table_lookup (self->meters_by_slug, slug) : NULL;
  char            *key = rbk_import_key (slug != NULL ? slug : feature_key, "usage");
  const char      *name = object != NULL ? rbk_json_peek_text (object, "name") : NULL;
  g_autofree char *line = NULL;
  g_autofree char *definition =
      object != NULL ? rbk_import_text (rbk_json_peek_text (object, "description")) : NULL;
  RbkMeter *meter;

  if (rbk_record_find_by_key (meters, key) != NULL)
    return key;
  if (name == NULL && feature != NULL)
    name = rbk_json_peek_text (feature, "name");
  line = rbk_import_text (name != NULL ? name : key);
  meter = rbk_meter_new ();
  g_object_set (meter, "key", key, "name", line, "definition", definition, "aggregation",
                aggregation_of (object != NULL ? rbk_json_peek_text (object, "aggregation") : NULL),
                "kind",
                strstr (key, "seat") != NULL     ? RBK_METER_KIND_SEAT
                : strstr (key, "token") != NULL  ? RBK_METER_KIND_TOKEN
                : strstr (key, "credit") != NULL ? RBK_METER_KIND_CREDIT
                                                 : RBK_METER_KIND_REQUEST,
                NULL);
  rbk_import_append (meters, meter);

  return key;
}

/* Units that are free before anything is counted: bounds of a book's tiers are of the total. */
static void
shift_tiers (RbkImportTerms *terms, RbkDecimal free_units)
{
  for (guint i = 0; terms->tiers != NULL && i < terms->tiers->len; i++)
    {
      RbkImportTier *tier = &g_array_index (terms->tiers, RbkImportTier, i);

      if (!tier->is_open)
        tier->up_to = rbk_decimal_add (tier->up_to, free_units);
    }
}

static RbkDecimal *
take_included (JsonObject *object, RbkImportTerms *terms)
{
  JsonObject          *discounts = rbk_json_peek_object (object, "discounts");
  JsonObject          *usage = discounts != NULL ? rbk_json_peek_object (discounts, "usage") : NULL;
  const RbkImportTier *first;
  RbkDecimal           included;

  if (read_amount (usage, "quantity", &included))
    shift_tiers (terms, included);
  else
    {
      first = rbk_import_terms_peek_free (terms);
      if (first == NULL)
        return NULL;
      included = first->up_to;
      g_array_remove_index (terms->tiers, 0);
    }

  return rbk_decimal_copy (&included);
}

/* What customers may use: a cap, unless it is where the included units end. */
static void
set_entitlement (RbkRateCard *card, JsonObject *object, RbkDecimal *included, gboolean is_free)
{
  JsonObject *template = rbk_json_peek_object (object, "entitlementTemplate");
  JsonObject *metadata = rbk_json_peek_object (object, "metadata");
  const char *alerts = metadata != NULL ? rbk_json_peek_text (metadata, "ratebook_alerts") : NULL;
  JsonNode   *soft = template != NULL ? json_object_get_member (template, "isSoftLimit") : NULL;
  gboolean    is_soft = soft != NULL && JSON_NODE_HOLDS_VALUE (soft) &&
                     json_node_get_value_type (soft) == G_TYPE_BOOLEAN &&
                     json_node_get_boolean (soft);
  g_autoptr(RbkEntitlement) entitlement = rbk_entitlement_new ();
  RbkDecimal allowance;
  gboolean   has_allowance = read_amount (template, "issueAfterReset", &allowance);

  if (included == NULL && !has_allowance && alerts == NULL)
    return;
  if (included != NULL)
    g_object_set (entitlement, "included", included, NULL);
  else if (is_free && has_allowance)
    g_object_set (entitlement, "included", &allowance, NULL);
  if (has_allowance)
    {
      if (included == NULL ? !is_free : !rbk_decimal_equal (*included, allowance))
        g_object_set (entitlement, "cap", &allowance, NULL);
      g_object_set (entitlement, "limit", is_soft ? RBK_LIMIT_SOFT : RBK_LIMIT_HARD, NULL);
    }
  if (alerts != NULL)
    rbk_import_set_alerts (entitlement, alerts);
  g_object_set (card, "entitlement", entitlement, NULL);
}

static void
set_bounds (RbkRateCard *card, JsonObject *price)
{
  RbkDecimal amount;

  if (read_amount (price, "minimumAmount", &amount))
    g_object_set (card, "minimum", &amount, NULL);
  if (read_amount (price, "maximumAmount", &amount))
    g_object_set (card, "maximum", &amount, NULL);
}

static gboolean
set_cadence (RbkRateCard *card, JsonObject *object)
{
  const char *cadence = rbk_json_peek_text (object, "billingCadence");
  RbkDuration duration;

  if (cadence == NULL)
    g_object_set (card, "cadence", "once", NULL);
  else if (!rbk_duration_parse (cadence, &duration, NULL) ||
           duration.years + duration.months + duration.weeks + duration.days == 0)
    return FALSE;
  else
    g_object_set (card, "cadence", cadence, NULL);

  return TRUE;
}

/* A limit of the amount that is there, and no number. */
static gboolean
has_bad_bound (JsonObject *object)
{
  static const char *const bounds[] = { "minimumAmount", "maximumAmount" };
  JsonObject              *price = rbk_json_peek_object (object, "price");
  RbkDecimal               amount;

  for (gsize i = 0; price != NULL && i < G_N_ELEMENTS (bounds); i++)
    {
      JsonNode *node = json_object_get_member (price, bounds[i]);

      if (node != NULL && !JSON_NODE_HOLDS_NULL (node) && !read_amount (price, bounds[i], &amount))
        return TRUE;
    }

  return FALSE;
}

static void
note_left_out (RbkOpenmeterReading    *self,
               const RbkOpenmeterItem *plan,
               JsonObject             *object,
               const char             *place)
{
  JsonObject *discounts = rbk_json_peek_object (object, "discounts");
  JsonObject *usage = discounts != NULL ? rbk_json_peek_object (discounts, "usage") : NULL;
  RbkDecimal  quantity;

  if (discounts != NULL && rbk_json_peek_object (discounts, "percentage") != NULL)
    rbk_import_note (self->notes, plan->file, place,
                     E_ ("a percentage is taken off this rate card, which a book does on whole "
                         "invoices; it is left out: lower the price, or add a discount"));
  if (usage != NULL && !read_amount (usage, "quantity", &quantity))
    rbk_import_note (self->notes, plan->file, place,
                     E_ ("how much use is free can't be read; none is, so add what is included"));
  if (has_bad_bound (object))
    rbk_import_note (self->notes, plan->file, place,
                     E_ ("its smallest or largest amount is no number of zero or more; it is left "
                         "out"));
}

static void
fill_use (RbkOpenmeterReading *self, RbkRateCard *card, JsonObject *object, RbkImportTerms *terms)
{
  const char      *feature = rbk_json_peek_text (object, "featureKey");
  JsonObject      *price = rbk_json_peek_object (object, "price");
  g_autofree char *meter =
      get_meter (self, feature != NULL ? feature : rbk_json_peek_text (object, "key"));
  g_autoptr(RbkDecimal) included = take_included (object, terms);

  rbk_import_terms_simplify (terms);
  g_object_set (card, "meter", meter, NULL);
  set_entitlement (card, object, included, price == NULL);
  set_bounds (card, price);
}

/**
 * rbk_openmeter_add_card: (skip)
 * @self: an import
 * @plan: the plan
 * @object: one of its rate cards
 * @place: where that stands in the file
 * @phase: the phase to which it is added
 *
 * Adds a rate card. One whose price can't be read is left out, and noted.
 */
void
rbk_openmeter_add_card (RbkOpenmeterReading    *self,
                        const RbkOpenmeterItem *plan,
                        JsonObject             *object,
                        const char             *place,
                        RbkPhase               *phase)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);
  JsonObject *metadata = rbk_json_peek_object (object, "metadata");
  const char *own = metadata != NULL ? rbk_json_peek_text (metadata, "ratebook_rate_card") : NULL;
  const char *key = rbk_json_peek_text (object, "key");
  g_autofree char *stem = rbk_import_is_key (own) ? g_strdup (own) : rbk_import_key (key, "card");
  g_autofree char *unique = rbk_import_unique_key (cards, stem);
  g_autofree char *name = rbk_import_text (rbk_json_peek_text (object, "name"));
  g_auto(RbkImportTerms) terms = { 0 };
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  const char *reason = read_price (object, &terms);

  if (reason == NULL && !set_cadence (card, object))
    reason = E_ ("its billing cadence is no duration");
  if (reason != NULL)
    {
      rbk_import_note (self->notes, plan->file, place, E_ ("the rate card is left out: %s"),
                       reason);
      return;
    }
  g_object_set (card, "key", unique, "name", name, NULL);
  note_left_out (self, plan, object, place);
  if (g_strcmp0 (rbk_json_peek_text (object, "type"), "usage_based") == 0)
    fill_use (self, card, object, &terms);
  rbk_import_terms_apply (&terms, RBK_RECORD (card));
  g_list_store_append (G_LIST_STORE (cards), card);
}
