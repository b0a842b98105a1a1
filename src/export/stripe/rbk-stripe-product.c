/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-feature.h"
#include "rbk-meter.h"
#include "rbk-stripe-text.h"

#define MAX_NAME 5000
#define MAX_DESCRIPTION 40000
#define MAX_UNIT_LABEL 12
#define MAX_FEATURE 80
#define MAX_MARKETING_FEATURES 15
#define MAX_METER_NAME 250

static RbkStripeObject *
get_feature (RbkStripeCatalog *self, RbkFeature *feature, const char *where)
{
  const char      *key = rbk_feature_get_key (feature);
  const char      *name = rbk_feature_get_name (feature);
  g_autofree char *fixture = rbk_stripe_name ("feature", key, NULL);
  g_autofree char *id = rbk_stripe_id (key, TRUE);
  RbkStripeObject *object = rbk_stripe_catalog_find (self->features, fixture);

  if (object != NULL)
    {
      if (name != NULL &&
          g_strcmp0 (json_object_get_string_member (object->params, "name"), name) &&
          g_utf8_strlen (name, -1) <= MAX_FEATURE)
        rbk_losses_add (self->losses, RBK_LOSS_TEXT, where,
                        N_ ("the feature \"%s\" has another name on an earlier plan, which is "
                            "kept"),
                        key);
      return object;
    }
  object = rbk_stripe_catalog_add (self, self->features, g_steal_pointer (&fixture), id, where);
  rbk_stripe_catalog_claim (self, "feature lookup key", id, where);
  rbk_stripe_set_text (object->params, "name", self->losses, where, name != NULL ? name : key,
                       MAX_FEATURE);
  rbk_stripe_set_text (object->params, "lookup_key", self->losses, where, id, MAX_FEATURE);
  return object;
}

static void
add_link (RbkStripeCatalog      *self,
          const RbkStripeObject *product,
          const RbkStripeObject *feature,
          const char            *plan,
          const char            *where)
{
  RbkStripeLink *link = g_new0 (RbkStripeLink, 1);

  link->name = rbk_stripe_name ("has", plan, feature->id);
  link->product = product;
  link->feature = feature;
  g_ptr_array_add (self->links, link);
  rbk_stripe_catalog_claim (self, "id", link->name, where);
}

static void
add_marketing_feature (RbkStripeCatalog *self,
                       JsonArray        *list,
                       RbkFeature       *feature,
                       const char       *where)
{
  JsonObject      *entry = json_object_new ();
  const char      *name = rbk_feature_get_name (feature);
  const char      *value = rbk_feature_get_value (feature);
  g_autofree char *text = NULL;

  if (name == NULL)
    name = rbk_feature_get_key (feature);
  text = value != NULL ? g_strdup_printf ("%s: %s", name, value) : g_strdup (name);
  rbk_stripe_set_text (entry, "name", self->losses, where, text, MAX_FEATURE);
  if (json_object_has_member (entry, "name"))
    json_array_add_object_element (list, entry);
  else
    json_object_unref (entry);
}

static void
add_features (RbkStripeCatalog  *self,
              RbkStripeObject   *product,
              const RbkPlanSpec *plan,
              RbkPlan           *record)
{
  GListModel *features = rbk_plan_get_features (record);
  guint       n_features = g_list_model_get_n_items (features);
  g_autoptr(JsonArray) marketing = json_array_new ();

  for (guint i = 0; i < n_features; i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      const char      *key = rbk_feature_get_key (feature);
      g_autofree char *where = g_strdup_printf ("%s.features.%s", plan->key, key);

      add_link (self, product, get_feature (self, feature, where), plan->key, where);
      if (rbk_feature_get_value (feature) != NULL)
        rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, where,
                        N_ ("Stripe's features are yes or no; your product must know that this one "
                            "is \"%s\""),
                        rbk_feature_get_value (feature));
      if (i < MAX_MARKETING_FEATURES)
        add_marketing_feature (self, marketing, feature, where);
    }
  if (n_features > MAX_MARKETING_FEATURES)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, plan->key,
                    N_ ("Stripe lists 15 features of a product; the last %u are not listed"),
                    n_features - MAX_MARKETING_FEATURES);
  if (json_array_get_length (marketing) > 0)
    json_object_set_array_member (product->params, "marketing_features",
                                  g_steal_pointer (&marketing));
}

static void
set_decimal (RbkStripeCatalog *self,
             JsonObject       *metadata,
             const char       *name,
             const char       *where,
             const RbkDecimal *value)
{
  g_autofree char *text = value != NULL ? rbk_decimal_to_string (*value) : NULL;

  rbk_stripe_set_metadata (metadata, name, self->losses, where, text);
}

static void
report_plan (RbkStripeCatalog *self, const RbkPlanSpec *plan, RbkPlan *record)
{
  const RbkDecimal *seats = rbk_plan_get_seats (record);
  g_autofree char  *number = NULL;

  if (plan->is_quote_only)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, plan->key,
                    N_ ("its price is given on request, so it is a product without a price; make "
                        "one for each customer from your quote"));
  else if (rbk_plan_get_price_from (record))
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, plan->key,
                    N_ ("its price is a \"from\" price; Stripe has the price and not the "
                        "\"from\""));
  if (seats != NULL)
    {
      number = rbk_decimal_to_string (*seats);
      rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, plan->key,
                      rbk_decimal_equal (*seats, RBK_DECIMAL_ONE)
                          ? N_ ("%s seat comes with it, and your product must count it")
                          : N_ ("%s seats come with it, and your product must count them"),
                      number);
    }
}

/* Paid ahead as a yearly price, or drawn down from a grant; neither is in the plan's bundle. */
static void
add_commitment (RbkStripeCatalog      *self,
                const RbkPlanSpec     *plan,
                RbkPlan               *record,
                const RbkStripeObject *product)
{
  const RbkDecimal *commitment = rbk_plan_get_annual_commitment (record);
  RbkDecimal        minor;
  g_autofree char  *number = NULL;
  g_autofree char  *reason = NULL;

  if (commitment == NULL || rbk_decimal_sign (*commitment) <= 0)
    return;
  number = rbk_decimal_to_string (*commitment);
  minor = rbk_decimal_mul (*commitment, self->moneys[0].factor);
  reason = rbk_stripe_money_check (&self->moneys[0], minor);
  if (plan->is_quote_only || reason != NULL || !rbk_decimal_is_integer (minor))
    {
      rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, plan->key,
                      N_ ("the annual commitment of %s is not billed; Stripe has no invoice that "
                          "makes up for what is missing at the end of a year"),
                      number);
      return;
    }
  rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, plan->key,
                  N_ ("the annual commitment of %s is billed only to those to whom your product "
                      "gives the price %s and a credit grant to draw down (see README.md); Stripe "
                      "has no invoice that makes up for what is missing at the end of a year"),
                  number,
                  rbk_stripe_catalog_add_commitment (self, plan, product, *commitment)->lookup_key);
}

/**
 * rbk_stripe_catalog_add_plan:
 * @self: a catalogue
 * @plan: a plan
 * @record: the same in the book
 *
 * Adds the product of a plan and its features.
 *
 * Returns: (transfer none): the product
 */
RbkStripeObject *
rbk_stripe_catalog_add_plan (RbkStripeCatalog *self, const RbkPlanSpec *plan, RbkPlan *record)
{
  g_autofree char *key = rbk_stripe_id (plan->key, FALSE);
  g_autofree char *id = g_strconcat ("ratebook_", key, NULL);
  RbkStripeObject *product =
      rbk_stripe_catalog_add (self, self->products, rbk_stripe_name ("product", plan->key, NULL),
                              id, plan->key);
  JsonObject *params = product->params, *metadata = json_object_new ();
  const char *name = rbk_plan_get_name (record);

  rbk_stripe_catalog_claim (self, "product id", id, plan->key);
  json_object_set_string_member (params, "id", id);
  rbk_stripe_set_text (params, "name", self->losses, plan->key, name != NULL ? name : plan->key,
                       MAX_NAME);
  rbk_stripe_set_text (params, "description", self->losses, plan->key,
                       rbk_plan_get_description (record), MAX_DESCRIPTION);
  rbk_stripe_set_metadata (metadata, "plan", self->losses, plan->key, plan->key);
  rbk_stripe_set_metadata (metadata, "audience", self->losses, plan->key,
                           rbk_plan_get_audience (record));
  set_decimal (self, metadata, "seats", plan->key, rbk_plan_get_seats (record));
  set_decimal (self, metadata, "annual_commitment", plan->key,
               rbk_plan_get_annual_commitment (record));
  if (plan->is_quote_only)
    rbk_stripe_set_metadata (metadata, "quote", self->losses, plan->key, "true");
  report_plan (self, plan, record);
  add_commitment (self, plan, record, product);
  add_features (self, product, plan, record);
  json_object_set_object_member (params, "metadata", metadata);
  return product;
}

/**
 * rbk_stripe_catalog_get_units:
 * @self: a catalogue
 * @meter: the index of a meter
 *
 * Returns: how many of the units in which events are reported are one of the customer's: the
 *   meter's conversion, where that is a whole number, so that events carry whole numbers
 */
RbkDecimal
rbk_stripe_catalog_get_units (const RbkStripeCatalog *self, int meter)
{
  const RbkMeterSpec *spec = &self->job->spec->meters[meter];

  if (spec->kind == RBK_METER_KIND_SEAT || !rbk_decimal_is_integer (spec->conversion))
    return RBK_DECIMAL_ONE;
  return spec->conversion;
}

static void
report_meter (RbkStripeCatalog *self, const RbkMeterSpec *spec, RbkMeter *record)
{
  const char      *unit = rbk_meter_get_unit (record);
  const char      *internal = rbk_meter_get_internal_unit (record);
  g_autofree char *conversion = rbk_decimal_to_string (spec->conversion);

  if (unit == NULL)
    unit = "unit";
  if (internal == NULL)
    internal = "internal unit";
  if (rbk_meter_get_aggregation (record) == RBK_AGGREGATION_MAX)
    rbk_losses_add (self->losses, RBK_LOSS_BILL, spec->key,
                    N_ ("Stripe's meters sum, count or keep the last value, but not the highest; "
                        "find the highest yourself and make the meter's aggregation last"));
  if (rbk_decimal_equal (spec->conversion, RBK_DECIMAL_ONE))
    return;
  if (rbk_decimal_is_integer (spec->conversion))
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, spec->key,
                    N_ ("report events in the internal unit, \"%s\"; prices and invoices count it "
                        "too, %s of them to one \"%s\""),
                    internal, conversion, unit);
  else
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, spec->key,
                    N_ ("report events in the customer's unit, \"%s\", each %s of the internal "
                        "\"%s\""),
                    unit, conversion, internal);
}

/**
 * rbk_stripe_catalog_get_meter:
 * @self: a catalogue
 * @meter: the index of a meter
 *
 * Returns: (transfer none) (nullable): Stripe's meter, made when it is first asked for; none
 *   for seats, which are not counted but bought
 */
RbkStripeObject *
rbk_stripe_catalog_get_meter (RbkStripeCatalog *self, int meter)
{
  static const char *const formulas[] = { [RBK_AGGREGATION_SUM] = "sum",
                                          [RBK_AGGREGATION_COUNT] = "count",
                                          [RBK_AGGREGATION_MAX] = "last",
                                          [RBK_AGGREGATION_LAST] = "last" };
  const RbkMeterSpec      *spec = &self->job->spec->meters[meter];
  g_autoptr(RbkMeter) record =
                 g_list_model_get_item (rbk_book_get_meters (self->job->book), (guint) meter);
  g_autofree char *fixture = rbk_stripe_name ("meter", spec->key, NULL);
  g_autofree char *event = rbk_stripe_id (spec->key, TRUE);
  RbkStripeObject *object = rbk_stripe_catalog_find (self->meters, fixture);
  JsonObject      *aggregation, *customer, *value;

  if (object != NULL || spec->kind == RBK_METER_KIND_SEAT)
    return object;

  object =
      rbk_stripe_catalog_add (self, self->meters, g_steal_pointer (&fixture), event, spec->key);
  if (rbk_stripe_catalog_claim (self, "event name", event, spec->key) &&
      !g_str_equal (event, spec->key))
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, spec->key,
                    N_ ("report its events as \"%s\", which is what Stripe calls it"), event);
  report_meter (self, spec, record);
  rbk_stripe_set_text (object->params, "display_name", self->losses, spec->key,
                       rbk_meter_get_name (record) != NULL ? rbk_meter_get_name (record)
                                                           : spec->key,
                       MAX_METER_NAME);
  json_object_set_string_member (object->params, "event_name", event);
  aggregation = json_object_new ();
  json_object_set_string_member (aggregation, "formula",
                                 formulas[rbk_meter_get_aggregation (record)]);
  json_object_set_object_member (object->params, "default_aggregation", aggregation);
  customer = json_object_new ();
  json_object_set_string_member (customer, "type", "by_id");
  json_object_set_string_member (customer, "event_payload_key", "stripe_customer_id");
  json_object_set_object_member (object->params, "customer_mapping", customer);
  value = json_object_new ();
  json_object_set_string_member (value, "event_payload_key", "value");
  json_object_set_object_member (object->params, "value_settings", value);
  return object;
}

static const char *
get_unit_label (RbkStripeCatalog *self, int meter, RbkMeter *record)
{
  if (!rbk_decimal_equal (rbk_stripe_catalog_get_units (self, meter), RBK_DECIMAL_ONE) &&
      rbk_meter_get_internal_unit (record) != NULL)
    return rbk_meter_get_internal_unit (record);
  return rbk_meter_get_unit (record);
}

/**
 * rbk_stripe_catalog_get_use_product:
 * @self: a catalogue
 * @card: a rate card on a meter
 *
 * A rate card on a meter has a product of its own, because an invoice takes its wording and
 * its unit from there. The phases of a plan share it.
 *
 * Returns: (transfer none): the product, made when it is first asked for
 */
RbkStripeObject *
rbk_stripe_catalog_get_use_product (RbkStripeCatalog *self, const RbkStripeCard *card)
{
  g_autofree char *plan_id = rbk_stripe_id (card->plan->key, FALSE);
  g_autofree char *card_id = rbk_stripe_id (card->card->key, FALSE);
  g_autofree char *id = g_strdup_printf ("ratebook_%s__%s", plan_id, card_id);
  g_autofree char *name = NULL;
  const char      *plan_name = rbk_plan_get_name (card->plan_record);
  const char      *card_name = rbk_rate_card_get_name (card->record);
  g_autofree char *fixture = rbk_stripe_name ("product", card->plan->key, card->card->key);
  RbkStripeObject *product = rbk_stripe_catalog_find (self->products, fixture);
  g_autoptr(RbkMeter) meter = g_list_model_get_item (rbk_book_get_meters (self->job->book),
                                                      (guint) card->card->meter);
  JsonObject *metadata;

  if (product != NULL)
    return product;
  product =
      rbk_stripe_catalog_add (self, self->products, g_steal_pointer (&fixture), id, card->where);
  rbk_stripe_catalog_claim (self, "product id", id, card->where);
  if (card_name == NULL)
    card_name = rbk_meter_get_name (meter) != NULL ? rbk_meter_get_name (meter) : card->card->key;
  name = g_strdup_printf ("%s: %s", plan_name != NULL ? plan_name : card->plan->key, card_name);
  json_object_set_string_member (product->params, "id", id);
  rbk_stripe_set_text (product->params, "name", self->losses, card->where, name, MAX_NAME);
  rbk_stripe_set_text (product->params, "description", self->losses, card->where,
                       rbk_meter_get_definition (meter), MAX_DESCRIPTION);
  rbk_stripe_set_text (product->params, "unit_label", self->losses, card->where,
                       get_unit_label (self, card->card->meter, meter), MAX_UNIT_LABEL);
  metadata = json_object_new ();
  rbk_stripe_set_metadata (metadata, "plan", self->losses, card->where, card->plan->key);
  rbk_stripe_set_metadata (metadata, "rate_card", self->losses, card->where, card->card->key);
  rbk_stripe_set_metadata (metadata, "meter", self->losses, card->where, rbk_meter_get_key (meter));
  json_object_set_object_member (product->params, "metadata", metadata);
  return product;
}
