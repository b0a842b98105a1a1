/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-check-private.h"

#include <string.h>

#include "rbk-currency-price.h"
#include "rbk-currency.h"
#include "rbk-date.h"
#include "rbk-discount.h"
#include "rbk-plan.h"

/* What is offered beside the plans' own prices: other currencies, years, discounts. */

#define MAX_CODE 500

static void
check_currency (RbkBookCheck *self, const char *code, GHashTable *seen)
{
  const char *own = rbk_book_get_currency (self->book);

  if (code == NULL)
    return;
  if (rbk_currency_find (code) == NULL)
    rbk_book_check_report (self, "currency",
                           E_ ("\"%s\" is no currency of ISO 4217; write three capitals such as "
                               "EUR"),
                           code);
  else if (g_strcmp0 (code, own) == 0)
    rbk_book_check_report (self, "currency",
                           E_ ("%s is the book's own currency; its price is that of the rate card"),
                           code);
  else if (!g_hash_table_add (seen, (gpointer) code))
    rbk_book_check_report (self, "currency", E_ ("there are two prices in %s; remove one"), code);
}

static void
check_currency_price (RbkBookCheck *self, RbkCurrencyPrice *price, GHashTable *seen)
{
  const RbkDecimal *minimum = rbk_currency_price_get_minimum (price);
  const RbkDecimal *maximum = rbk_currency_price_get_maximum (price);

  check_currency (self, rbk_currency_price_get_currency (price), seen);
  if (minimum != NULL && maximum != NULL && rbk_decimal_compare (*minimum, *maximum) > 0)
    rbk_book_check_report (self, "minimum", E_ ("is more than the maximum charge; lower it"));
}

/**
 * rbk_book_check_card_offers: (skip)
 * @self: a walk that stands at a rate card
 * @card: the rate card
 *
 * Checks the prices in other currencies. Whether they still fit the card is seen where they are
 * used: a tier can be added before its price in each currency is known.
 */
void
rbk_book_check_card_offers (RbkBookCheck *self, RbkRateCard *card)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (card);
  guint       n_prices = g_list_model_get_n_items (prices);
  g_autoptr(GHashTable) seen = NULL;

  if (n_prices == 0)
    return;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_prices; i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);
      gsize length = rbk_book_check_enter (self, "currency_prices", i);

      check_currency_price (self, price, seen);
      rbk_book_check_leave (self, length);
    }
}

/* A number of months of a year at most ten, or a word. */
static gboolean
duration_is_valid (const char *text)
{
  RbkDuration duration;

  return text == NULL || strcmp (text, "once") == 0 || strcmp (text, "forever") == 0 ||
         (rbk_duration_parse (text, &duration, NULL) && duration.weeks == 0 && duration.days == 0 &&
          duration.years * 12 + duration.months > 0 && duration.years <= 10 &&
          duration.months <= 120);
}

static gboolean
code_is_valid (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return FALSE;

  return strlen (text) <= MAX_CODE;
}

static void
check_discount (RbkBookCheck *self, RbkDiscount *discount, GHashTable *plans)
{
  const RbkDecimal *percent = rbk_discount_get_percent (discount);
  const char       *duration = rbk_discount_get_duration (discount);
  const char       *code = rbk_discount_get_code (discount);

  if ((percent == NULL) == (rbk_discount_get_amount (discount) == NULL))
    rbk_book_check_report (self, "percent",
                           E_ ("give either a percentage or an amount to take off"));
  if (percent != NULL && rbk_decimal_compare (*percent, RBK_DECIMAL_UNITS (100)) > 0)
    rbk_book_check_report (self, "percent",
                           E_ ("nobody pays less than nothing; write 100 at most, such as \"20\""));
  if (!duration_is_valid (duration))
    rbk_book_check_report (self, "duration",
                           E_ ("\"%s\" is no duration of a discount; write once, forever or a "
                               "number of months such as P3M"),
                           duration);
  if (code != NULL && !code_is_valid (code))
    rbk_book_check_report (self, "code",
                           E_ ("\"%s\" can't be typed in everywhere; use letters, digits and "
                               "hyphens"),
                           code);
  if (rbk_discount_get_max_redemptions (discount) < 0)
    rbk_book_check_report (self, "max_redemptions",
                           E_ ("is less than nobody; write how many may have it, or 0 for no "
                               "limit"));
  rbk_book_check_refs (self, "plans", rbk_discount_get_plans (discount), plans, "plan");
}

/**
 * rbk_book_check_discounts: (skip)
 * @self: a walk that stands at the book
 * @plans: set of the keys of the plans
 */
void
rbk_book_check_discounts (RbkBookCheck *self, GHashTable *plans)
{
  GListModel *discounts = rbk_book_get_discounts (self->book);
  guint       n_discounts = g_list_model_get_n_items (discounts);

  rbk_book_check_unique (self, "discounts", discounts);
  for (guint i = 0; i < n_discounts; i++)
    {
      g_autoptr(RbkDiscount) discount = g_list_model_get_item (discounts, i);
      gsize length = rbk_book_check_enter (self, "discounts", i);

      check_discount (self, discount, plans);
      rbk_book_check_leave (self, length);
    }
}
