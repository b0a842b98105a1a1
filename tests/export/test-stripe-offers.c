/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered beside the plain prices: currencies, years, coupons, packs, alerts. */
#include "stripe-reader.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-error.h"
#include "rbk-targets.h"

static RbkExport *
export_whole (const char *target)
{
  g_autofree char *path = g_build_filename (g_getenv ("RBK_DATA_DIR"), "..", "tests", "stripe",
                                            "books", "whole.ratebook", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBook) book = rbk_book_read_file (file, NULL, NULL, NULL, &error);
  RbkExport *out;

  g_assert_no_error (error);
  out = rbk_export_run (target, &(RbkExportInput){ .book = book }, &error);
  g_assert_no_error (error);
  return out;
}

static JsonObject *
objects_of (RbkExport *out)
{
  const RbkExportFile *file = rbk_export_get_file (out, NULL);

  return stripe_parse (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

static JsonObject *
find_price (JsonObject *objects, const char *lookup_key)
{
  JsonArray *prices = json_object_get_array_member (objects, "prices");

  for (guint i = 0; i < json_array_get_length (prices); i++)
    {
      JsonObject *price = json_array_get_object_element (prices, i);

      if (g_str_equal (json_object_get_string_member (price, "lookup_key"), lookup_key))
        return price;
    }
  return NULL;
}

static void
check_bill (
    JsonObject *objects, const char *key, const char *currency, gint64 quantity, const char *bill)
{
  JsonObject      *price = find_price (objects, key);
  g_autofree char *text = NULL;

  g_assert_nonnull (price);
  text = rbk_decimal_to_string (stripe_price_bill (price, currency, quantity));
  g_assert_cmpstr (text, ==, bill);
}

/* One price for the currencies in which it has the same shape, and another for the rest. */
static void
test_currencies (void)
{
  g_autoptr (RbkExport) out = export_whole ("stripe-objects");
  g_autoptr (JsonObject) objects = objects_of (out);

  check_bill (objects, "pro.base.month.usd", "jpy", 1, "4500");
  check_bill (objects, "pro.base.year.usd", "usd", 1, "290");
  check_bill (objects, "pro.base.year.usd", "eur", 1, "270");
  g_assert_false (stripe_price_has (find_price (objects, "pro.base.year.usd"), "jpy"));
  /* The maximum is reached at the same place in euro, and there is none in yen. */
  check_bill (objects, "pro.runs.month.usd", "eur", 1000000, "450");
  g_assert_false (stripe_price_has (find_price (objects, "pro.runs.month.usd"), "jpy"));
  check_bill (objects, "pro.runs.month.jpy", "jpy", 10000, "12000");
  g_assert_null (find_price (objects, "pro.runs.month.eur"));
  g_assert_null (find_price (objects, "big.commitment.year.usd"));
  check_bill (objects, "team.commitment.year.usd", "usd", 1, "12000");
  check_bill (objects, "team.credits.top-up.once.usd", "usd", 2, "19");
}

static void
check_text (RbkExport *out, const char *path, const char *const *expected)
{
  const RbkExportFile *file = rbk_export_get_file (out, path);
  g_autofree char     *text =
      g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));

  for (gsize i = 0; expected[i] != NULL; i++)
    {
      gboolean is_absent = expected[i][0] == '!';

      if ((strstr (text, expected[i] + (is_absent ? 1 : 0)) == NULL) != is_absent)
        g_error ("%s: \"%s\" was %s", path, expected[i], is_absent ? "there" : "not found");
    }
}

static void
test_coupons (void)
{
  static const char *const expected[] = {
    "\"percent_off\": 12.5",      "\"duration\": \"repeating\"",
    "\"duration_in_months\": 12", "\"max_redemptions\": 100",
    "\"redeem_by\": 1806537599",  "\"ratebook_pro__runs\"",
    "\"amount_off\": 1000",       "\"code\": \"LAUNCH-20\"",
    "!\"percent_off\": 50",       NULL
  };
  static const char *const losses[] = { "Stripe takes 40 characters",
                                        "is over, so there is no coupon",
                                        "customers who pay in another currency", NULL };
  g_autoptr (RbkExport) objects = export_whole ("stripe-objects");
  g_autoptr (RbkExport) folder = export_whole ("stripe");

  check_text (objects, NULL, expected);
  check_text (folder, "LOSSES.md", losses);
}

/* Alerts are made once; a second run would double them. */
static void
test_alerts (void)
{
  static const char *const first[] = { "/v1/billing/alerts", "\"gte\": 1600", "\"gte\": 8000",
                                       NULL };
  static const char *const update[] = { "!/v1/billing/alerts", NULL };
  g_autoptr (RbkExport) out = export_whole ("stripe");

  check_text (out, "stripe-fixtures.json", first);
  check_text (out, "stripe-fixtures.update.json", update);
}

/* 500 credits past those included cost 10, whatever the pack is sold for. */
static void
test_customer (void)
{
  static const char *const expected[] = { "\"value\": 1000\n", "\"value\": 1200000",
                                          "${.env:STRIPE_GRANT_EXPIRES|1811808000}",
                                          "${price+pro.trial.runs.month.usd:data.0.id}", NULL };
  static const char *const guide[] = { "## Top-ups",
                                       "## Annual commitments",
                                       "## Discounts",
                                       "stripe-fixtures.replace.json --api-version",
                                       "`pro.runs.month.jpy`, on the meter `runs`, in JPY",
                                       NULL };
  static const char *const losses[] = { "can't be sold in EUR, because team.evergreen.packs",
                                        "price of their own: pro.runs.month.jpy", NULL };
  g_autoptr (RbkExport) out = export_whole ("stripe");
  const RbkExportFile *file = rbk_export_get_file (out, "stripe-customer-example.json");

  g_assert_nonnull (file);
  check_text (out, "stripe-customer-example.json", expected);
  check_text (out, "README.md", guide);
  check_text (out, "LOSSES.md", losses);
}

#define PLAN(cards) "'plans':[{'key':'a','phases':[{'key':'e','rate_cards':[" cards "]}]}]"

static const struct
{
  const char *name, *book, *expected;
} refusals[] = {
  { "percent", "'discounts':[{'key':'d','percent':'33.333'}]", "two decimals" },
  { "amount", "'discounts':[{'key':'d','amount':'0.005'}]", "whole minor units" },
  { "same-code",
    "'discounts':[{'key':'d','percent':'1','code':'Now'},{'key':'e','percent':'2','code':'NOW'}]",
    "promotion code \"NOW\"" },
  { "currency-that-does-not-fit",
    PLAN ("{'key':'b','amount':'1','currency_prices':[{'currency':'EUR'}]}"), "EUR: its price" },
  { "currency-of-thousandths",
    PLAN ("{'key':'b','amount':'1','currency_prices':[{'currency':'KWD','amount':'1.001'}]}"),
    "KWD: Stripe rounds" },
  { "top-up",
    "'meters':[{'key':'m','kind':'credit'}]," PLAN (
        "{'key':'b','meter':'m','price':'per_unit','amount':'1','entitlement':{'included':'5',"
        "'wallet':{'topup_amount':'5','topup_price':'0.001'}}}"),
    "its top-up" },
};

static void
test_refusal (gconstpointer data)
{
  const char *const *test = data;
  g_autofree char   *text =
      g_strdup_printf ("{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01',%s}",
                       test[1]);
  g_autoptr (RbkBook) book = book_from_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = rbk_export_run ("stripe", &(RbkExportInput){ .book = book }, &error);

  g_assert_null (out);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  if (strstr (error->message, test[2]) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, test[2]);
}

/* A book whose only plan has so many fees, or so many phases of a month before the last. */
static RbkBook *
make_large (guint n_cards, guint n_phases)
{
  g_autoptr (GString) cards = g_string_new (NULL);
  g_autoptr (GString) phases = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_cards; i++)
    g_string_append_printf (cards, "%s{'key':'c%u','amount':'1'}", i > 0 ? "," : "", i);
  for (guint i = 0; i < n_phases; i++)
    g_string_append_printf (phases,
                            "{'key':'p%u','kind':'%s','duration':'P1M','rate_cards':[{'key':'c',"
                            "'amount':'1'}]},",
                            i, i % 2 > 0 ? "ramp" : "discount");
  text = g_strdup_printf ("{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01',"
                          "'plans':[{'key':'a','phases':[%s{'key':'e','rate_cards':[%s]}]}]}",
                          phases->str, cards->str);
  return book_from_text (text);
}

static void
check_large (guint n_cards, guint n_phases, const char *refusal)
{
  g_autoptr (RbkBook) book = make_large (n_cards, n_phases);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = rbk_export_run ("stripe", &(RbkExportInput){ .book = book }, &error);

  g_assert_true ((out == NULL) == (refusal != NULL));
  if (refusal == NULL)
    return;
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, refusal));
}

static void
test_limits (void)
{
  check_large (20, 9, NULL);
  check_large (21, 0, "20 prices at most, and this phase takes 21");
  check_large (1, 10, "10 phases at most, and the plan has 11");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/stripe/offers/currencies", test_currencies);
  g_test_add_func ("/export/stripe/offers/coupons", test_coupons);
  g_test_add_func ("/export/stripe/offers/alerts", test_alerts);
  g_test_add_func ("/export/stripe/offers/customer", test_customer);
  g_test_add_func ("/export/stripe/offers/limits", test_limits);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/export/stripe/offers/refuse/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  return g_test_run ();
}
