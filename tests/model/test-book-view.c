/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-steps.h"
#include "rbk-book-view.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

#define PHASE "plans/0/phases/0"

static const RbkBookStep steps[] = {
  { "", "meters", "+" },
  { "meters/0", "key", "runs" },
  { "", "plans", "+" },
  { "plans/0", "key", "pro" },
  { "plans/0", "phases", "+" },
  { PHASE, "key", "now" },
  { PHASE, "rate-cards", "+" },
  { PHASE "/rate-cards/0", "key", "base" },
  { PHASE "/rate-cards/0", "amount", "29" },
  { PHASE "/rate-cards/0", "annual-amount", "290" },
  { PHASE "/rate-cards/0", "currency-prices", "+" },
  { PHASE "/rate-cards/0/currency-prices/0", "currency", "JPY" },
  { PHASE "/rate-cards/0/currency-prices/0", "amount", "4400" },
  { PHASE "/rate-cards/0/currency-prices/0", "annual-amount", "44000" },
  { PHASE "/rate-cards/0", "currency-prices", "+" },
  { PHASE "/rate-cards/0/currency-prices/1", "currency", "EUR" },
  { PHASE "/rate-cards/0/currency-prices/1", "amount", "27" },
  { PHASE, "rate-cards", "+" },
  { PHASE "/rate-cards/1", "key", "runs" },
  { PHASE "/rate-cards/1", "meter", "runs" },
  { PHASE "/rate-cards/1", "price", "graduated" },
  { PHASE "/rate-cards/1", "minimum", "5" },
  { PHASE "/rate-cards/1", "tiers", "+" },
  { PHASE "/rate-cards/1/tiers/0", "unit-price", "0.05" },
  { PHASE "/rate-cards/1", "currency-prices", "+" },
  { PHASE "/rate-cards/1/currency-prices/0", "currency", "JPY" },
  { PHASE "/rate-cards/1/currency-prices/0", "tiers", "+" },
  { PHASE "/rate-cards/1/currency-prices/0/tiers/0", "unit-price", "8" },
  { PHASE, "rate-cards", "+" },
  { PHASE "/rate-cards/2", "key", "free" },
  { PHASE "/rate-cards/2", "amount", "0" },
};

static RbkBook *
build (void)
{
  RbkBook *book = rbk_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    rbk_book_take_step (book, &steps[i]);

  return book;
}

static RbkRateCard *
get_card (RbkBook *book, guint index)
{
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 0);
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), 0);

  return g_list_model_get_item (rbk_phase_get_rate_cards (phase), index);
}

static void
assert_amount (const RbkDecimal *amount, const char *expected)
{
  g_autofree char *text = NULL;

  if (expected == NULL)
    {
      g_assert_null (amount);
      return;
    }
  g_assert_nonnull (amount);
  text = rbk_decimal_to_string (*amount);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_currencies (void)
{
  g_autoptr(RbkBook) book = build ();
  g_autoptr(RbkBook) plain = rbk_book_new ();
  g_auto(GStrv) currencies = rbk_book_list_currencies (book);
  g_auto(GStrv) own = rbk_book_list_currencies (plain);

  g_assert_cmpstrv (currencies, ((const char *[]){ "USD", "JPY", "EUR", NULL }));
  g_assert_cmpstrv (own, ((const char *[]){ "USD", NULL }));
}

static void
test_in_currency (void)
{
  g_autoptr(RbkBook) book = build ();
  g_autoptr(RbkBook) before = build ();
  g_autoptr(RbkBook) copy = rbk_book_new_in_currency (book, "JPY", NULL);
  g_autoptr(RbkRateCard) base = get_card (copy, 0);
  g_autoptr(RbkRateCard) runs = get_card (copy, 1);
  g_autoptr(RbkRateCard) free_card = get_card (copy, 2);
  g_autoptr(RbkTier) tier = g_list_model_get_item (rbk_rate_card_get_tiers (runs), 0);
  RbkDecimal unit = rbk_tier_get_unit_price (tier);

  g_assert_cmpstr (rbk_book_get_currency (copy), ==, "JPY");
  assert_amount (rbk_rate_card_get_amount (base), "4400");
  assert_amount (rbk_rate_card_get_annual_amount (base), "44000");
  assert_amount (&unit, "8");
  /* What has no minimum there has none. */
  assert_amount (rbk_rate_card_get_minimum (runs), NULL);
  assert_amount (rbk_rate_card_get_amount (free_card), "0");
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (before)));
}

static void
test_in_own_currency (void)
{
  g_autoptr(RbkBook) book = build ();
  g_autoptr(RbkBook) copy = rbk_book_new_in_currency (book, "USD", NULL);

  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (copy)));
  g_assert_true (book != copy);
}

static void
test_price_missing (void)
{
  g_autoptr(RbkBook) book = build ();
  g_autoptr(GError) error = NULL;
  RbkBook *copy = rbk_book_new_in_currency (book, "EUR", &error);

  g_assert_null (copy);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "pro.now.runs has no price in EUR; add one, or leave that currency out");
}

static void
test_price_does_not_fit (void)
{
  static const RbkBookStep more = { PHASE "/rate-cards/1", "tiers", "+" };
  g_autoptr(RbkBook) book = build ();
  g_autoptr(GError) error = NULL;

  rbk_book_take_step (book, &more);
  g_assert_null (rbk_book_new_in_currency (book, "JPY", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "pro.now.runs in JPY"));
}

/* What was a monthly fee once is not sold by the year now. */
static void
test_annual_is_left (void)
{
  static const RbkBookStep weekly = { PHASE "/rate-cards/0", "cadence", "P1W" };
  g_autoptr(RbkBook) book = build ();

  rbk_book_take_step (book, &weekly);
  g_assert_false (rbk_book_has_annual_prices (book));
}

static void
test_paid_annually (void)
{
  g_autoptr(RbkBook) book = build ();
  g_autoptr(RbkBook) plain = rbk_book_new ();
  g_autoptr(RbkBook) copy = rbk_book_new_paid_annually (book);
  g_autoptr(RbkRateCard) base = get_card (copy, 0);
  g_autoptr(RbkRateCard) runs = get_card (copy, 1);

  g_assert_true (rbk_book_has_annual_prices (book));
  g_assert_false (rbk_book_has_annual_prices (copy));
  g_assert_false (rbk_book_has_annual_prices (plain));
  assert_amount (rbk_rate_card_get_amount (base), "290");
  g_assert_cmpstr (rbk_rate_card_get_cadence (base), ==, "P1Y");
  g_assert_cmpstr (rbk_rate_card_get_cadence (runs), ==, "P1M");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Model/BookView/currencies", test_currencies);
  g_test_add_func ("/Model/BookView/in-currency", test_in_currency);
  g_test_add_func ("/Model/BookView/in-own-currency", test_in_own_currency);
  g_test_add_func ("/Model/BookView/price-missing", test_price_missing);
  g_test_add_func ("/Model/BookView/price-does-not-fit", test_price_does_not_fit);
  g_test_add_func ("/Model/BookView/annual-is-left", test_annual_is_left);
  g_test_add_func ("/Model/BookView/paid-annually", test_paid_annually);

  return g_test_run ();
}
