/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-support.h"

#include <string.h>

/* What Stripe answers, and what becomes of it in a book. */

#define CARD "plans/0/phases/0/rate_cards/0/"
#define SECOND "plans/0/phases/0/rate_cards/1/"
#define PRODUCT "{'object': 'product', 'id': 'prod_1', 'name': 'Pro', 'active': true}"
#define PRICE(rest)                                                                                \
  "{'object': 'price', 'id': 'price_1', 'active': true, 'currency': 'usd', 'product': 'prod_1', "  \
  "'billing_scheme': 'per_unit', " rest "}"
#define MONTHLY "'recurring': {'interval': 'month', 'interval_count': 1, 'usage_type': 'licensed'}"
#define METERED "'recurring': {'interval': 'month', 'usage_type': 'metered', 'meter': 'mtr_1'}"
#define METER                                                                                      \
  "{'object': 'billing.meter', 'id': 'mtr_1', 'event_name': 'ai_runs', 'display_name': 'AI "       \
  "runs', "                                                                                        \
  "'default_aggregation': {'formula': 'count'}}"
#define TIERED(tiers)                                                                              \
  "{'object': 'price', 'id': 'price_2', 'active': true, 'currency': 'usd', 'product': 'prod_1', "  \
  "'billing_scheme': 'tiered', 'tiers_mode': 'graduated', " METERED ", 'tiers': " tiers "}"

typedef struct
{
  const char *name, *text;
  const char *path, *expected; /* in the book */
  const char *note;            /* (nullable) in a note */
} Case;

static const Case cases[] = {
  { "list",
    "{'object': 'list', 'data': [" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 2900") "]}",
    CARD "amount", "29", NULL },
  { "array", "[" PRICE (MONTHLY ", 'unit_amount': 2900") "]", CARD "amount", "29",
    "GET /v1/products" },
  { "single", PRICE (MONTHLY ", 'unit_amount': 2900"), CARD "amount", "29", "GET /v1/products" },
  { "event",
    "{'object': 'event', 'type': 'price.created', 'data': {'object': " PRICE (
        MONTHLY ", 'unit_amount': 2900") ", 'previous_attributes': {'unit_amount': 1}}}",
    CARD "amount", "29", NULL },
  { "nested",
    "{'object': 'product', 'id': 'prod_1', 'name': 'Pro', 'prices': {'object': 'list', 'data': "
    "[" PRICE (MONTHLY ", 'unit_amount': 2900") "]}}",
    "plans/0/key", "pro", NULL },
  { "expanded",
    "{'object': 'price', 'id': 'p', 'currency': 'usd', 'unit_amount': 500, " MONTHLY
    ", 'product': " PRODUCT "}",
    "plans/0/name", "Pro", NULL },
  { "page", "{'object': 'list', 'has_more': true, 'data': [" PRODUCT "]}", "plans/0/key", "pro",
    "starting_after" },
  { "year",
    "[" PRODUCT ", " PRICE (
        MONTHLY
        ", 'unit_amount': 2900") ", "
                                 "{'object': 'price', 'id': 'p2', 'currency': 'usd', 'product': "
                                 "'prod_1', "
                                 "'unit_amount': 29000, 'recurring': {'interval': 'year'}}]",
    CARD "annual_amount", "290", NULL },
  { "decimal",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': null, 'unit_amount_decimal': "
                                    "'0.025'") "]",
    CARD "amount", "0.00025", NULL },
  { "decimal-wins",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 3, 'unit_amount_decimal': "
                                    "'2.5'") "]",
    CARD "amount", "0.025", NULL },
  { "yen", "[{'object': 'price', 'id': 'p', 'currency': 'jpy', 'unit_amount': 500, " MONTHLY "}]",
    CARD "amount", "500", NULL },
  { "dinar",
    "[{'object': 'price', 'id': 'p', 'currency': 'kwd', 'unit_amount': 5120, " MONTHLY "}]",
    CARD "amount", "5.12", NULL },
  { "krona", "[{'object': 'price', 'id': 'p', 'currency': 'isk', 'unit_amount': 500, " MONTHLY "}]",
    CARD "amount", "5", NULL },
  { "meter", "[" PRODUCT ", " METER ", " PRICE (METERED ", 'unit_amount': 5") "]", CARD "meter",
    "ai_runs", NULL },
  { "meter-missing", "[" PRODUCT ", " PRICE (METERED ", 'unit_amount': 5") "]", CARD "meter", "pro",
    "GET /v1/billing/meters" },
  { "use-with-fee",
    "[" PRODUCT ", " METER ", " PRICE (MONTHLY ", 'unit_amount': 2900") ", " TIERED (
        "[{'up_to': 100, 'unit_amount': 0}, {'up_to': null, 'unit_amount_decimal': '4.5'}]") "]",
    SECOND "amount", "0.045", NULL },
  { "included",
    "[" PRODUCT ", " METER
    ", " TIERED ("[{'up_to': 100, 'unit_amount': 0}, {'up_to': 'inf', 'unit_amount': 5}]") "]",
    CARD "entitlement/included", "100", NULL },
  { "free-tier-past-included",
    "[" PRODUCT ", " METER
    ", " TIERED ("[{'up_to': 3000, 'unit_amount': 0}, {'up_to': 'inf', 'unit_amount': 5}], "
                 "'metadata': {'ratebook_plan': 'pro', 'ratebook_rate_card': 'use', "
                 "'ratebook_meter': 'ai_runs', 'ratebook_included': '250'}") "]",
    "plans/1/phases/0/rate_cards/0/entitlement/included", "3000", NULL },
  { "tiers",
    "[" PRODUCT ", " METER
    ", " TIERED ("[{'up_to': 10, 'unit_amount': 5, 'flat_amount': 100}, "
                 "{'up_to': null, 'unit_amount': 4, 'flat_amount': null}]") "]",
    CARD "tiers/0/flat_price", "1", NULL },
  { "package",
    "[" PRODUCT ", " METER ", " PRICE (
        METERED
        ", 'unit_amount': 500, 'transform_quantity': {'divide_by': 1000, 'round': 'up'}") "]",
    CARD "package_size", "1000", NULL },
  { "round-down",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 1, 'transform_quantity': {'divide_by': "
                                    "1592560163, 'round': 'down'}") "]",
    CARD "entitlement/included", "1592560162", "rounds down" },
  { "round-down-by-one",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 100, 'transform_quantity': {'divide_by': 1, "
                                    "'round': 'down'}") "]",
    CARD "amount", "1", NULL },
  { "package-bought",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 100, 'transform_quantity': {'divide_by': 10, "
                                    "'round': 'up'}") "]",
    CARD "meter", "seats", NULL },
  { "package-of-a-fraction",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 100, 'transform_quantity': {'divide_by': "
                                    "2.5, 'round': 'down'}") "]",
    "plans/0/quote_only", "true", "by what to divide" },
  { "once", "[" PRODUCT ", " PRICE ("'recurring': null, 'unit_amount': 500") "]", CARD "cadence",
    "once", NULL },
  { "quarter",
    "[" PRODUCT ", " PRICE ("'recurring': {'interval': 'month', 'interval_count': 3}, "
                            "'unit_amount': 500") "]",
    CARD "cadence", "P3M", NULL },
  { "twelve-months",
    "[" PRODUCT ", " PRICE ("'recurring': {'interval': 'month', "
                            "'interval_count': 12}, 'unit_amount': 500") "]",
    CARD "cadence", "P1Y", NULL },
  { "trial",
    "[" PRODUCT ", " PRICE ("'recurring': {'interval': 'month', 'trial_period_days': 12}, "
                            "'unit_amount': 500") "]",
    "plans/0/phases/0/duration", "P12D", NULL },
  { "seats",
    "[{'object': 'product', 'id': 'prod_1', 'name': 'Pro', 'unit_label': 'seat'}, " PRICE (
        MONTHLY ", 'unit_amount': 800") "]",
    "meters/0/kind", "seat", NULL },
  { "currencies",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 2900, 'currency_options': {'usd': "
                                    "{'unit_amount': 2900}, 'eur': {'unit_amount': 2700}}") "]",
    CARD "currency_prices/0/amount", "27", NULL },
  { "currency-apart",
    "[" PRODUCT
    ", " PRICE (MONTHLY ", 'unit_amount': 2900") ", {'object': 'price', 'id': 'p2', "
                                                 "'currency': 'eur', 'product': 'prod_1', "
                                                 "'unit_amount': 2700, " MONTHLY "}]",
    CARD "currency_prices/0/currency", "EUR", NULL },
  { "legacy",
    "{'object': 'plan', 'id': 'gold', 'amount': 2000, 'currency': 'usd', 'interval': 'month', "
    "'interval_count': 1, 'nickname': 'Gold', 'usage_type': 'licensed'}",
    "plans/0/key", "gold", NULL },
  { "legacy-metered",
    "{'object': 'plan', 'id': 'm', 'amount': 200, 'currency': 'usd', 'interval': 'month', "
    "'aggregate_usage': 'max', 'nickname': 'Metered', 'usage_type': 'metered'}",
    "meters/0/aggregation", "max", NULL },
  { "alternatives",
    "[" PRODUCT ", " PRICE (
        MONTHLY
        ", 'unit_amount': 2900, 'nickname': 'Old'") ", {'object': "
                                                    "'price', 'id': 'p2', 'nickname': 'New', "
                                                    "'currency': 'usd', 'product': 'prod_1', "
                                                    "'unit_amount': 3900, " MONTHLY "}]",
    "plans/1/key", "new", NULL },
  { "lookup-key",
    "[" PRICE (MONTHLY ", 'unit_amount': 2900, 'lookup_key': 'pro_monthly', 'nickname': 'x'") "]",
    "plans/0/key", "pro_monthly", NULL },
  { "features",
    "[{'object': 'product', 'id': 'prod_1', 'name': 'Pro', 'marketing_features': [{'name': 'Fast "
    "support'}]}, " PRICE (MONTHLY ", 'unit_amount': 1") "]",
    "plans/0/features/0/key", "fast_support", NULL },
  { "quote", "[" PRODUCT "]", "plans/0/quote_only", "true", "a price on request" },
  { "coupon",
    "[" PRODUCT
    ", {'object': 'coupon', 'id': 'c', 'name': 'Launch', 'percent_off': 20, 'duration': "
    "'repeating', 'duration_in_months': 3, 'applies_to': {'products': ['prod_1']}}, {'object': "
    "'promotion_code', 'id': 'pc', 'code': 'LAUNCH20', 'promotion': {'type': 'coupon', 'coupon': "
    "'c'}}]",
    "discounts/0/code", "LAUNCH20", NULL },
  { "fixtures",
    "{'_meta': {'template_version': 0}, 'fixtures': [{'name': 'a', 'path': '/v1/products', "
    "'method': 'post', 'params': {'name': 'Basic'}}, {'name': 'b', 'path': '/v1/prices', 'method': "
    "'post', 'params': {'product': '${a:id}', 'currency': 'usd', 'unit_amount': 500, "
    "'recurring[interval]': 'month'}}]}",
    "plans/0/key", "basic", NULL },
  { "fixtures-brackets",
    "{'fixtures': [{'name': 'b', 'path': '/v1/prices', 'method': 'post', 'params': {'currency': "
    "'usd', 'billing_scheme': 'tiered', 'tiers_mode': 'volume', 'recurring[interval]': 'month', "
    "'recurring[usage_type]': 'metered', 'tiers[0][up_to]': 10, 'tiers[0][unit_amount]': 7, "
    "'tiers[1][up_to]': 'inf', 'tiers[1][unit_amount]': 5}}]}",
    CARD "tiers/1/unit_price", "0.05", NULL },

  /* What must not be read as free, or as something it is not. */
  { "no-tiers",
    "[" PRODUCT ", {'object': 'price', 'id': 'p', 'currency': 'usd', 'product': 'prod_1', "
    "'billing_scheme': 'tiered', 'tiers_mode': 'graduated', 'unit_amount': null, " MONTHLY "}]",
    "plans/0/quote_only", "true", "expand[]=data.tiers" },
  { "no-amount", "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': null") "]", "plans/0/quote_only",
    "true", "has no amount" },
  { "custom", "[" PRODUCT ", " PRICE (MONTHLY ", 'custom_unit_amount': {'minimum': 100}") "]",
    "plans/0/quote_only", "true", "customers choose" },
  { "inactive",
    "[" PRODUCT ", {'object': 'price', 'id': 'p', 'active': false, 'currency': 'usd', "
    "'product': 'prod_1', 'unit_amount': 100, " MONTHLY "}]",
    "plans/0/quote_only", "true", "not sold any more" },
  { "bounded", "[" PRODUCT ", " METER ", " TIERED ("[{'up_to': 100, 'unit_amount': 1}]") "]",
    "plans/0/quote_only", "true", "last tier has an end" },
  { "unsorted",
    "[" PRODUCT ", " METER
    ", " TIERED ("[{'up_to': 100, 'unit_amount': 1}, {'up_to': 50, "
                 "'unit_amount': 2}, {'up_to': null, 'unit_amount': 3}]") "]",
    "plans/0/quote_only", "true", "rising order" },
  { "tier-without-amount",
    "[" PRODUCT ", " METER ", " TIERED ("[{'up_to': 100}, {'up_to': null, 'unit_amount': 3}]") "]",
    "plans/0/quote_only", "true", "no bound or no amount" },
  { "coupon-currency",
    "[" PRODUCT ", " PRICE (
        MONTHLY ", 'unit_amount': 1") ", {'object': 'coupon', 'id': 'c', "
                                      "'amount_off': 500, 'currency': 'eur', 'duration': 'once'}]",
    "discounts", "-", "coupon" },

  /* Hostile. */
  { "huge", "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 1e308") "]", "plans/0/quote_only",
    "true", "left out" },
  { "negative", "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': -5") "]", "plans/0/quote_only",
    "true", "left out" },
  { "not-a-number", "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount_decimal': 'NaN'") "]",
    "plans/0/quote_only", "true", "left out" },
  { "wrong-types",
    "[" PRODUCT ", {'object': 'price', 'id': 7, 'currency': ['usd'], 'product': 3, " MONTHLY
    ", 'tiers': {}, 'unit_amount': {}}]",
    "plans/0/quote_only", "true", "currency" },
  { "wrong-interval",
    "[" PRODUCT ", " PRICE ("'unit_amount': 1, 'recurring': {'interval': "
                            "'monthly'}") "]",
    "plans/0/quote_only", "true", "recurs" },
  { "recurring-of-text", "[" PRODUCT ", " PRICE ("'unit_amount': 1, 'recurring': 'month'") "]",
    "plans/0/quote_only", "true", "recurs" },
  { "package-of-text", "[" PRODUCT ", " PRICE ("'unit_amount': 1, 'transform_quantity': 1000") "]",
    "plans/0/quote_only", "true", "by what to divide" },
  { "zero-interval",
    "[" PRODUCT ", " PRICE ("'unit_amount': 1, 'recurring': {'interval': 'month', "
                            "'interval_count': 0}") "]",
    "plans/0/quote_only", "true", "recurs" },
  { "markup", "[{'object': 'product', 'id': 'p', 'name': '<b>\\u0007Pro</b>\\n'}]", "plans/0/name",
    "<b>\aPro</b>", NULL },
  { "no-letters", "[{'object': 'product', 'id': 'p', 'name': '!!!'}]", "plans/0/key", "plan",
    NULL },
  { "same-names",
    "[{'object': 'product', 'id': 'a', 'name': 'Pro'}, {'object': 'product', 'id': 'b', 'name': "
    "'Pro'}]",
    "plans/1/key", "pro_2", NULL },
  { "same-id",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 1") ", " PRICE (MONTHLY ", 'unit_amount': "
                                                                              "200") "]",
    CARD "amount", "2", "with other terms" },
  { "bad-own-keys",
    "[" PRODUCT ", " PRICE (MONTHLY ", 'unit_amount': 100, 'metadata': {'ratebook_plan': 'a b', "
                                    "'ratebook_rate_card': '', 'ratebook_included': 'x'}") "]",
    "plans/0/key", "pro", NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(Imported) imported = import_text ("stripe", test->text);

  imported_assert (imported, test->path, test->expected);
  if (test->note != NULL && imported_find_note (imported, test->note) == NULL)
    g_error ("nothing is said of \"%s\"", test->note);
}

static const struct
{
  const char  *name, *text, *message;
  RbkErrorCode code;
} bad[] = {
  { "not-json", "{'object': ", "line 1", RBK_ERROR_SYNTAX },
  { "empty-list", "{'object': 'list', 'data': []}", "no price", RBK_ERROR_INVALID },
  { "number", "7", "no price", RBK_ERROR_INVALID },
  { "other", "{'models': [{'id': 'gpt'}]}", "no price", RBK_ERROR_INVALID },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(Imported) imported = import_text ("stripe", bad[i].text);

      g_assert_error (imported->error, RBK_ERROR, (int) bad[i].code);
      g_assert_nonnull (strstr (imported->error->message, bad[i].message));
    }
}

static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(Imported) imported = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "{'data': [");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "]}");
  imported = import_text ("stripe", text->str);
  g_assert_nonnull (imported->error);
}

static void
test_unknown_source (void)
{
  g_autoptr(Imported) imported = import_text ("stripes\xff", "{}");

  g_assert_error (imported->error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_true (g_utf8_validate (imported->error->message, -1, NULL));
}

/* One file of prices and one of products are one account; a note names its file. */
static void
test_files (void)
{
  const char *const texts[] = {
    "[" PRICE (MONTHLY
               ", 'unit_amount': 2900") ", {'object': 'price', "
                                        "'id': 'x', 'currency': 'usd', 'product': 'prod_1'}]",
    PRODUCT, NULL
  };
  g_autoptr(Imported) imported = import_files ("stripe", texts);
  const RbkImportNote *note = imported_find_note (imported, "has no amount");

  imported_assert (imported, "plans/0/key", "pro");
  g_assert_nonnull (note);
  g_assert_cmpstr (note->file, ==, "file-1.json");
  g_assert_cmpstr (note->place, ==, "$[1]");
}

/* Metered prices of another product: Stripe has nothing that ties them to a fee. */
static void
test_apart (void)
{
  g_autoptr(Imported) imported =
          import_text ("stripe",
                       "[" PRODUCT ", " METER ", " PRICE (
                           MONTHLY
                           ", 'unit_amount': 2900") ", {'object': "
                                                    "'product', 'id': 'prod_2', 'name': 'Runs'}, "
                                                    "{'object': 'price', 'id': 'p2', "
                                                    "'currency': 'usd', 'product': 'prod_2', "
                                                    "'unit_amount': 3, " METERED "}]");

  imported_assert (imported, "plans/1/key", "runs");
  imported_assert (imported, "plans/1/phases/0/rate_cards/0/meter", "ai_runs");
  g_assert_nonnull (imported_find_note (imported, "does not say with which fee"));
}

/* No byte may be read as something else on the way: cut anywhere, it says no or gives a book. */
static void
test_cut (void)
{
  const char *whole =
      "[" PRODUCT ", " METER ", " PRICE (MONTHLY ", 'unit_amount': 2900") ", " TIERED (
          "[{'up_to': 100, 'unit_amount': 0}, {'up_to': null, 'unit_amount_decimal': '4.5'}]") "]";
  GRand *random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = g_strdup (whole);
      gsize            at = (gsize) g_rand_int_range (random, 0, (int) strlen (whole));
      g_autoptr(Imported) imported = NULL;

      text[at] = "0-9{}[]',:x"[g_rand_int_range (random, 0, 11)];
      imported = import_text ("stripe", text);
    }
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/stripe-import/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/stripe-import/bad", test_bad);
  g_test_add_func ("/stripe-import/deep", test_deep);
  g_test_add_func ("/stripe-import/unknown-source", test_unknown_source);
  g_test_add_func ("/stripe-import/files", test_files);
  g_test_add_func ("/stripe-import/apart", test_apart);
  g_test_add_func ("/stripe-import/damaged", test_cut);

  return g_test_run ();
}
