/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-catalog.h"

#include "rbk-date.h"
#include "rbk-discount.h"
#include "rbk-json.h"
#include "rbk-stripe-text.h"

#define MAX_NAME 40
#define MAX_PERCENT_PLACES 2
#define MAX_YEARS 5

static gboolean
set_percent (RbkStripeCatalog *self, JsonObject *params, RbkDecimal percent, const char *where)
{
  g_autofree char *text = rbk_decimal_to_string (percent);
  gint64           whole;

  if (rbk_decimal_places (percent) > MAX_PERCENT_PLACES)
    {
      rbk_losses_add (self->losses, RBK_LOSS_BILL, where,
                      "Stripe is only known to keep two decimals of a percentage, and this takes "
                      "%s %% off; round it",
                      text);
      return FALSE;
    }
  if (rbk_decimal_to_int (percent, &whole))
    json_object_set_int_member (params, "percent_off", whole);
  else
    /* A double is written as short as can be, so the decimals are those of the book. */
    json_object_set_double_member (params, "percent_off", rbk_decimal_to_double (percent));
  return TRUE;
}

static gboolean
set_amount (RbkStripeCatalog *self, JsonObject *params, RbkDecimal amount, const char *where)
{
  const RbkStripeMoney *money = &self->moneys[0];
  RbkDecimal            minor = rbk_decimal_mul (amount, money->factor);
  g_autofree char      *reason = rbk_stripe_money_check (money, minor);
  gint64                whole;

  if (reason != NULL || !rbk_decimal_to_int (minor, &whole))
    {
      rbk_losses_add (self->losses, RBK_LOSS_BILL, where, "%s",
                      reason != NULL ? reason
                                     : "Stripe takes whole minor units off; round the amount");
      return FALSE;
    }
  json_object_set_int_member (params, "amount_off", whole);
  json_object_set_string_member (params, "currency", money->code);
  if (self->n_moneys > 1)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, where,
                    N_ ("the amount is in %s, so customers who pay in another currency can't have "
                        "it"),
                    money->name);
  return TRUE;
}

static void
set_duration (JsonObject *params, const char *text)
{
  RbkDuration duration;

  if (text == NULL || !rbk_duration_parse (text, &duration, NULL))
    {
      json_object_set_string_member (params, "duration", text != NULL ? text : "forever");
      return;
    }
  json_object_set_string_member (params, "duration", "repeating");
  json_object_set_int_member (params, "duration_in_months", 12 * duration.years + duration.months);
}

/* Redeemable to the end of the last day, in UTC. */
static gint64
find_end (const char *text)
{
  GDate date;
  g_autoptr(GDateTime) end = NULL;

  if (!rbk_date_parse (text, &date, NULL))
    return 0;
  end = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                             g_date_get_day (&date), 23, 59, 59);
  return end != NULL ? g_date_time_to_unix (end) : 0;
}

/* FALSE for what nobody gets any more on the date of the export. */
static gboolean
set_end (RbkStripeCatalog *self, JsonObject *params, RbkDiscount *discount, const char *where)
{
  const GDate *today = &self->job->spec->date;
  const char  *text = rbk_discount_get_redeem_by (discount);
  GDate        last, longest = *today;

  if (text == NULL || !rbk_date_parse (text, &last, NULL))
    return TRUE;
  if (g_date_compare (&last, today) < 0)
    {
      rbk_losses_add (self->losses, RBK_LOSS_TEXT, where,
                      "its last day, %s, is over, so there is no coupon", text);
      return FALSE;
    }
  g_date_add_years (&longest, MAX_YEARS);
  if (g_date_compare (&last, &longest) < 0)
    json_object_set_int_member (params, "redeem_by", find_end (text));
  else
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, where,
                    "Stripe looks five years ahead at most, so the coupon has no last day; delete "
                    "it after %s",
                    text);
  return TRUE;
}

static void
add_products (RbkStripeCatalog *self, JsonArray *list, const char *plan)
{
  g_autofree char *key = rbk_stripe_id (plan, FALSE);
  g_autofree char *id = g_strconcat ("ratebook_", key, NULL);
  g_autofree char *prefix = g_strconcat (id, "__", NULL);

  for (guint i = 0; i < self->products->len; i++)
    {
      const RbkStripeObject *product = g_ptr_array_index (self->products, i);

      if (g_str_equal (product->id, id) || g_str_has_prefix (product->id, prefix))
        json_array_add_string_element (list, product->id);
    }
}

static void
set_products (RbkStripeCatalog *self, JsonObject *params, const char *const *plans)
{
  JsonObject *applies = json_object_new ();
  JsonArray  *list = json_array_new ();

  for (gsize i = 0; plans != NULL && plans[i] != NULL; i++)
    add_products (self, list, plans[i]);
  json_object_set_array_member (applies, "products", list);
  if (json_array_get_length (list) > 0)
    json_object_set_object_member (params, "applies_to", applies);
  else
    json_object_unref (applies);
}

/* A coupon never changes, so one with other terms has another id. */
static char *
make_id (const char *key, JsonObject *params)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), params);
  g_autofree char *text = rbk_json_to_text (node);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *stem = rbk_stripe_id (key, FALSE);

  return g_strdup_printf ("ratebook_%s_%.8s", stem, hash);
}

static gboolean
set_terms (RbkStripeCatalog *self, JsonObject *params, RbkDiscount *discount, const char *where)
{
  const RbkDecimal *percent = rbk_discount_get_percent (discount);
  const RbkDecimal *amount = rbk_discount_get_amount (discount);

  if ((percent == NULL) == (amount == NULL) || !set_end (self, params, discount, where))
    return FALSE;
  if (percent != NULL ? !set_percent (self, params, *percent, where)
                      : !set_amount (self, params, *amount, where))
    return FALSE;
  set_duration (params, rbk_discount_get_duration (discount));
  if (rbk_discount_get_max_redemptions (discount) > 0)
    json_object_set_int_member (params, "max_redemptions",
                                rbk_discount_get_max_redemptions (discount));
  set_products (self, params, rbk_discount_get_plans (discount));
  return TRUE;
}

static void
add_code (RbkStripeCatalog      *self,
          const RbkStripeObject *coupon,
          const char            *code,
          const char            *where)
{
  g_autofree char *unique = g_ascii_strup (code, -1);
  RbkStripeObject *object;
  JsonObject      *promotion = json_object_new ();

  rbk_stripe_catalog_claim (self, "promotion code", unique, where);
  object =
      rbk_stripe_catalog_add (self, self->codes, rbk_stripe_name ("code", code, NULL), code, where);
  json_object_set_string_member (promotion, "type", "coupon");
  json_object_set_string_member (promotion, "coupon", coupon->id);
  json_object_set_object_member (object->params, "promotion", promotion);
  json_object_set_string_member (object->params, "code", code);
}

static void
add_discount (RbkStripeCatalog *self, RbkDiscount *discount)
{
  const char      *key = rbk_discount_get_key (discount);
  const char      *name = rbk_discount_get_name (discount);
  const char      *code = rbk_discount_get_code (discount);
  g_autofree char *where = g_strconcat ("discounts.", key, NULL);
  g_autofree char *id = NULL;
  g_autoptr(JsonObject) params = json_object_new ();
  JsonObject      *metadata;
  RbkStripeObject *coupon;

  if (!set_terms (self, params, discount, where))
    return;
  id = make_id (key, params);
  rbk_stripe_catalog_claim (self, "coupon id", id, where);
  coupon = rbk_stripe_catalog_add (self, self->coupons, rbk_stripe_name ("coupon", key, NULL), id,
                                   where);
  json_object_unref (coupon->params);
  coupon->params = g_steal_pointer (&params);
  json_object_set_string_member (coupon->params, "id", id);
  rbk_stripe_set_text (coupon->params, "name", self->losses, where, name != NULL ? name : key,
                       MAX_NAME);
  metadata = json_object_new ();
  rbk_stripe_set_metadata (metadata, "discount", self->losses, where, key);
  json_object_set_object_member (coupon->params, "metadata", metadata);
  if (code != NULL)
    add_code (self, coupon, code, where);
  rbk_losses_add (self->losses, RBK_LOSS_TEXT, where,
                  N_ ("Stripe spreads a discount over the lines of an invoice and rounds it there; "
                      "compare an invoice in test mode"));
}

/**
 * rbk_stripe_catalog_add_discounts:
 * @self: a catalogue with all of its products
 *
 * Adds a coupon for each discount of the book, and a promotion code where it has one.
 */
void
rbk_stripe_catalog_add_discounts (RbkStripeCatalog *self)
{
  GListModel *discounts = rbk_book_get_discounts (self->job->book);

  for (guint i = 0; i < g_list_model_get_n_items (discounts); i++)
    {
      g_autoptr(RbkDiscount) discount = g_list_model_get_item (discounts, i);

      add_discount (self, discount);
    }
}
