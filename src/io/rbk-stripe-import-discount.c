/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-import.h"

#include <string.h>

#include "rbk-catalogue-rates.h"
#include "rbk-date.h"
#include "rbk-discount.h"
#include "rbk-json.h"
#include "rbk-currency.h"
#include "rbk-stripe-currency.h"

#define MAX_MONTHS 120

static char *
find_code (RbkStripeImport *self, const RbkStripeItem *coupon)
{
  GPtrArray *codes = self->reading->items[RBK_STRIPE_PROMOTION_CODE];

  for (guint i = 0; i < codes->len; i++)
    {
      JsonObject *object = ((RbkStripeItem *) codes->pdata[i])->object;
      JsonObject *promotion = rbk_json_peek_object (object, "promotion");
      const char *id = rbk_stripe_reference (promotion != NULL ? promotion : object, "coupon");

      if (id != NULL && (g_strcmp0 (id, coupon->id) == 0 || g_strcmp0 (id, coupon->alias) == 0))
        return g_strdup (rbk_json_peek_text (object, "code"));
    }

  return NULL;
}

static char *
duration_of (JsonObject *coupon)
{
  const char *duration = rbk_json_peek_text (coupon, "duration");
  RbkDecimal  months;
  gint64      n;

  if (g_strcmp0 (duration, "once") == 0 || g_strcmp0 (duration, "forever") == 0)
    return g_strdup (duration);
  if (g_strcmp0 (duration, "repeating") == 0 &&
      rbk_json_peek_count (coupon, "duration_in_months", &months) &&
      rbk_decimal_to_int (months, &n) && n <= MAX_MONTHS)
    return g_strdup_printf ("P%" G_GINT64_FORMAT "M", n);

  return NULL;
}

/* What is taken off: a percentage, or an amount in the book's currency. */
static gboolean
read_worth (RbkStripeImport *self, JsonObject *coupon, RbkDiscount *discount)
{
  const char        *code = rbk_book_get_currency (self->book);
  const RbkCurrency *currency = rbk_currency_find (code);
  g_autofree char   *lower = g_ascii_strdown (code, -1);
  RbkStripeCurrency  count;
  RbkDecimal         value;

  if (rbk_import_decimal (rbk_stripe_member (coupon, "percent_off"), &value))
    {
      if (rbk_decimal_sign (value) <= 0 || rbk_decimal_compare (value, RBK_DECIMAL_UNITS (100)) > 0)
        return FALSE;
      g_object_set (discount, "percent", &value, NULL);
      return TRUE;
    }
  if (!rbk_import_decimal (rbk_stripe_member (coupon, "amount_off"), &value) ||
      rbk_decimal_sign (value) <= 0 ||
      g_strcmp0 (rbk_json_peek_text (coupon, "currency"), lower) != 0)
    return FALSE;
  rbk_stripe_currency_find (code, currency->minor_digits, &count);
  value = rbk_decimal_div (value, count.factor, RBK_ROUND_DOWN);
  g_object_set (discount, "amount", &value, NULL);

  return TRUE;
}

static void
read_bounds (JsonObject *coupon, RbkDiscount *discount)
{
  RbkDecimal value;
  gint64     n;

  if (rbk_json_peek_count (coupon, "max_redemptions", &value) && rbk_decimal_to_int (value, &n) &&
      n <= G_MAXINT)
    g_object_set (discount, "max-redemptions", (int) n, NULL);
  if (rbk_json_peek_count (coupon, "redeem_by", &value) && rbk_decimal_to_int (value, &n))
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (n);
      g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;

      if (date != NULL && rbk_date_parse (date, &(GDate){ 0 }, NULL))
        g_object_set (discount, "redeem-by", date, NULL);
    }
}

/* The plans of the products that it is for; of each, one suffices. */
static void
read_plans (RbkStripeImport *self, JsonObject *coupon, RbkDiscount *discount)
{
  JsonObject *applies_to = rbk_json_peek_object (coupon, "applies_to");
  JsonArray  *products = applies_to != NULL ? rbk_json_peek_array (applies_to, "products") : NULL;
  g_autoptr(GPtrArray) plans = g_ptr_array_new ();

  for (guint i = 0; products != NULL && i < json_array_get_length (products); i++)
    {
      JsonNode            *node = json_array_get_element (products, i);
      const RbkStripeItem *product =
          rbk_json_node_is_string (node)
              ? rbk_stripe_reading_find (self->reading, RBK_STRIPE_PRODUCT,
                                         json_node_get_string (node))
              : NULL;

      for (guint j = 0; product != NULL && j < self->groups->len; j++)
        {
          RbkStripeGroup *group = self->groups->pdata[j];

          if (group->product == product && !g_ptr_array_find (plans, group->key, NULL) &&
              rbk_record_find_by_key (rbk_book_get_plans (self->book), group->key) != NULL)
            g_ptr_array_add (plans, group->key);
        }
    }
  if (plans->len == 0)
    return;
  g_ptr_array_add (plans, NULL);
  g_object_set (discount, "plans", plans->pdata, NULL);
}

static gboolean
is_code (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return FALSE;

  return strlen (text) <= 500;
}

static void
add_discount (RbkStripeImport *self, const RbkStripeItem *item)
{
  GListModel      *discounts = rbk_book_get_discounts (self->book);
  const char      *own = rbk_stripe_metadata (item->object, "ratebook_discount");
  const char      *name = rbk_json_peek_text (item->object, "name");
  g_autofree char *line = rbk_import_text (name);
  g_autofree char *stem = rbk_import_is_key (own)
                              ? g_strdup (own)
                              : rbk_import_key (name != NULL ? name : item->id, "discount");
  g_autofree char *key = rbk_import_unique_key (discounts, stem);
  g_autofree char *duration = duration_of (item->object);
  g_autofree char *code = find_code (self, item);
  g_autoptr(RbkDiscount) discount = rbk_discount_new ();

  g_object_set (discount, "key", key, "name", line, "duration", duration, NULL);
  if (duration == NULL || !read_worth (self, item->object, discount))
    {
      rbk_import_note (self->reading->notes, item->file, item->place,
                       E_ ("this coupon takes off what a discount of a book can't, and is left "
                           "out"));
      return;
    }
  if (code != NULL && is_code (code))
    g_object_set (discount, "code", code, NULL);
  read_bounds (item->object, discount);
  read_plans (self, item->object, discount);
  g_list_store_append (G_LIST_STORE (discounts), discount);
}

/**
 * rbk_stripe_import_add_discounts: (skip)
 * @self: an import with its plans
 *
 * Adds the coupons with their codes.
 */
void
rbk_stripe_import_add_discounts (RbkStripeImport *self)
{
  GPtrArray *coupons = self->reading->items[RBK_STRIPE_COUPON];

  for (guint i = 0; i < coupons->len; i++)
    add_discount (self, coupons->pdata[i]);
}
