/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-ld.h"

#include "rbk-json.h"
#include "rbk-page-price.h"

/* schema.org markup. Every offer has a price that a search engine can read as a number, and each
 * price says how often it is charged. A plan by quote has no offer: a made-up price is worse. */

/**
 * rbk_json_ld_add_text:
 * @builder: the object that is written
 * @name: the member
 * @text: (nullable): its value; without one there is no member
 *
 * Adds text.
 */
void
rbk_json_ld_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * rbk_json_ld_add_number:
 * @builder: the object that is written
 * @name: the member
 * @value: its value
 *
 * Adds a quantity as a number with all its decimals.
 */
void
rbk_json_ld_add_number (JsonBuilder *builder, const char *name, RbkDecimal value)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, rbk_json_node_new_number (text));
}

static void
add_price (JsonBuilder *builder, RbkDecimal price, const char *currency, guint minor_digits)
{
  g_autofree char *text =
      rbk_decimal_to_fixed (price, MAX (minor_digits, rbk_decimal_places (price)));

  rbk_json_ld_add_text (builder, "price", text);
  rbk_json_ld_add_text (builder, "priceCurrency", currency);
}

/**
 * rbk_json_ld_begin_price:
 * @builder: the list of prices that is written
 * @name: what is paid for
 * @price: what it costs
 * @currency: ISO 4217
 *
 * Begins the object of a price; the caller ends it.
 */
void
rbk_json_ld_begin_price (JsonBuilder *builder,
                         const char  *name,
                         RbkDecimal   price,
                         const char  *currency)
{
  json_builder_begin_object (builder);
  rbk_json_ld_add_text (builder, "@type", "UnitPriceSpecification");
  rbk_json_ld_add_text (builder, "name", name);
  add_price (builder, price, currency, 0);
}

/* The unit of a billing period in UN/CEFACT's common codes. */
static const char *
get_unit (const RbkDuration *duration, guint *count)
{
  guint months = 12 * duration->years + duration->months;

  if (duration->weeks + duration->days == 0 && months > 0)
    {
      *count = months % 12 == 0 ? months / 12 : months;
      return months % 12 == 0 ? "ANN" : "MON";
    }
  *count =
      months == 0 && duration->days == 0 ? duration->weeks : 7 * duration->weeks + duration->days;
  if (months > 0 || *count == 0)
    return NULL;
  return duration->days == 0 ? "WEE" : "DAY";
}

static void
add_period (JsonBuilder *builder, const char *cadence)
{
  RbkDuration duration;
  const char *unit;
  guint       count;

  rbk_json_ld_add_text (builder, "billingDuration", cadence);
  if (!rbk_duration_parse (cadence, &duration, NULL))
    return;
  unit = get_unit (&duration, &count);
  if (unit == NULL)
    return;
  json_builder_set_member_name (builder, "referenceQuantity");
  json_builder_begin_object (builder);
  rbk_json_ld_add_text (builder, "@type", "QuantitativeValue");
  rbk_json_ld_add_number (builder, "value", rbk_decimal_from_int (count));
  rbk_json_ld_add_text (builder, "unitCode", unit);
  json_builder_end_object (builder);
}

static void
add_fee (JsonBuilder *builder, const RbkPageOffer *offer, guint place)
{
  const RbkCardSpec *card = &offer->phase->cards[place];
  const RbkSpec     *spec = offer->view->spec;

  rbk_json_ld_begin_price (builder, card->name, rbk_card_spec_get_charge (card, RBK_DECIMAL_ZERO),
                           spec->currency);
  rbk_json_ld_add_text (builder, "priceComponentType",
                        card->is_once ? "https://schema.org/ActivationFee"
                                      : "https://schema.org/Subscription");
  if (!card->is_once)
    add_period (builder, rbk_page_get_cadence (offer->phase_record, place));
  json_builder_end_object (builder);
}

static void
add_prices (JsonBuilder *builder, const RbkPageOffer *offer, GPtrArray *losses)
{
  json_builder_set_member_name (builder, "priceSpecification");
  json_builder_begin_array (builder);
  for (guint i = 0; i < offer->phase->n_cards; i++)
    {
      if (rbk_page_is_fee (&offer->phase->cards[i]))
        add_fee (builder, offer, i);
    }
  for (guint i = 0; i < offer->phase->n_cards; i++)
    {
      if (!rbk_page_is_fee (&offer->phase->cards[i]))
        rbk_json_ld_add_use (builder, offer, &offer->phase->cards[i], losses);
    }
  json_builder_end_array (builder);
}

static void
add_offer (JsonBuilder *builder, const RbkPageOffer *offer, const char *url, GPtrArray *losses)
{
  const RbkSpec *spec = offer->view->spec;
  RbkPagePrice   price = rbk_page_get_price (offer->phase, offer->phase_record, spec->minor_digits);
  g_autofree char *date = rbk_date_to_string (&spec->date);
  g_autofree char *name = offer->view->is_annual
                              ? g_strdup_printf ("%s, paid yearly", offer->plan->name)
                              : g_strdup (offer->plan->name);

  json_builder_begin_object (builder);
  rbk_json_ld_add_text (builder, "@type", "Offer");
  rbk_json_ld_add_text (builder, "name", name);
  rbk_json_ld_add_text (builder, "description", rbk_plan_get_description (offer->record));
  rbk_json_ld_add_text (builder, "category", "subscription");
  rbk_json_ld_add_text (builder, "url", url);
  add_price (builder, price.amount, spec->currency, spec->minor_digits);
  rbk_json_ld_add_text (builder, "availability", "https://schema.org/InStock");
  rbk_json_ld_add_text (builder, "validFrom", date);
  add_prices (builder, offer, losses);
  json_builder_end_object (builder);
}

/* An address on the web, or nothing: markup must not name a file of somebody's machine. */
static const char *
get_address (const char *url)
{
  return url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"))
             ? url
             : NULL;
}

static const char *
get_url (RbkBook *book)
{
  RbkDelivery *delivery = rbk_book_get_delivery (book);

  return get_address (delivery != NULL ? rbk_delivery_get_url (delivery) : NULL);
}

/* Search engines show no product without a picture, which a logo with an address can be. */
static void
add_image (JsonBuilder *builder, RbkBook *book, GPtrArray *losses)
{
  RbkDelivery *delivery = rbk_book_get_delivery (book);
  const char  *logo = get_address (delivery != NULL ? rbk_delivery_get_logo (delivery) : NULL);

  rbk_json_ld_add_text (builder, "image", logo);
  if (logo == NULL)
    rbk_losses_add (losses, RBK_LOSS_TEXT, "delivery.logo",
                    N_ ("the markup has no picture, without which Google shows no product; give "
                        "the logo an address that begins with https://, or add an image yourself"));
}

static void
add_offers (JsonBuilder *builder, const RbkExportJob *job, GPtrArray *views, GPtrArray *losses)
{
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < job->spec->n_plans; i++)
    {
      const RbkPlanSpec *plan = &job->spec->plans[i];
      g_autoptr(GPtrArray) offers = rbk_page_offers_new (views, plan->key);

      if (offers->len == 0)
        rbk_losses_add (losses, RBK_LOSS_TEXT, plan->key,
                        N_ ("has no price that markup could tell; it is named in the description "
                            "alone"));
      for (guint j = 0; j < offers->len; j++)
        add_offer (builder, g_ptr_array_index (offers, j), get_url (job->book),
                   j == 0 ? losses : NULL);
    }
  json_builder_end_array (builder);
}

static char *
describe (const RbkSpec *spec)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < spec->n_plans; i++)
    g_string_append_printf (text, "%s%s%s", i == 0 ? "Plans: " : ", ", spec->plans[i].name,
                            spec->plans[i].is_quote_only ? " (price on request)" : "");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rbk_json_ld_build:
 * @job: what is exported
 * @views: (element-type RbkPageView): each currency and way to pay
 * @losses: (element-type RbkLoss): takes what the markup can't say
 *
 * Makes the markup of a pricing page.
 *
 * Returns: (transfer full): one object
 */
JsonNode *
rbk_json_ld_build (const RbkExportJob *job, GPtrArray *views, GPtrArray *losses)
{
  static const char *const types[] = { "SoftwareApplication", "Product" };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *description = describe (job->spec);
  const char      *title = rbk_book_get_title (job->book);

  json_builder_begin_object (builder);
  rbk_json_ld_add_text (builder, "@context", "https://schema.org");
  json_builder_set_member_name (builder, "@type");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    json_builder_add_string_value (builder, types[i]);
  json_builder_end_array (builder);
  rbk_json_ld_add_text (builder, "name", title != NULL && *title != '\0' ? title : "Pricing");
  rbk_json_ld_add_text (builder, "description", description);
  rbk_json_ld_add_text (builder, "url", get_url (job->book));
  add_image (builder, job->book, losses);
  add_offers (builder, job, views, losses);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * rbk_json_ld_export:
 * @job: what is exported
 * @out: takes the file
 * @error: return location for an error
 *
 * Makes schema.org markup, from which search engines and assistants read the prices.
 *
 * Returns: whether the book has prices that can be shown
 */
gboolean
rbk_json_ld_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(GPtrArray) views = rbk_page_views_new (job, out->losses, error);
  g_autoptr(JsonNode) root = NULL;

  if (views == NULL)
    return FALSE;
  root = rbk_json_ld_build (job, views, out->losses);
  rbk_export_add (out, "json-ld.json", rbk_json_to_text (root));
  return TRUE;
}
