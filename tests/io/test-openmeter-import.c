/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-support.h"
#include "rbk-test-repeats.h"

#include <string.h>

/* What OpenMeter answers, and what becomes of it in a book. */

#define CARD "plans/0/phases/0/rate_cards/0/"
#define BOOK_OF(cards)                                                                             \
  "{'items': [{'key': 'pro', 'name': 'Pro', 'currency': 'USD', 'phases': [{'key': 'now', 'name': " \
  "'Now', 'duration': null, 'rateCards': [" cards "]}]}]}"
#define FLAT(rest)                                                                                 \
  "{'type': 'flat_fee', 'key': 'base', 'name': 'Base', 'billingCadence': 'P1M', " rest "}"
#define USE(rest)                                                                                  \
  "{'type': 'usage_based', 'key': 'runs', 'name': 'Runs', 'featureKey': 'runs', "                  \
  "'billingCadence': 'P1M', " rest "}"
#define TIERED(tiers) "'price': {'type': 'tiered', 'mode': 'graduated', 'tiers': [" tiers "]}"
#define TIER(end, amount)                                                                          \
  "{'upToAmount': " end ", 'flatPrice': null, 'unitPrice': {'type': 'unit', 'amount': '" amount    \
  "'}}"
#define FEE FLAT ("'price': {'type': 'flat', 'amount': '29.00'}")
#define UNIT(rest) USE ("'price': {'type': 'unit', 'amount': '0.05'" rest "}")

#define VERSION(number, status, amount)                                                            \
  "{'key': 'pro', 'version': " number ", 'status': '" status "', 'currency': 'USD', "              \
  "'effectiveFrom': '2027-01-01T00:00:00Z', 'phases': [{'key': 'now', 'rateCards': [" FLAT (       \
      "'price': {'type': 'flat', 'amount': '" amount "'}") "]}]}"

typedef struct
{
  const char *name, *text;
  const char *path, *expected; /* in the book */
  const char *note;            /* (nullable) in a note */
} Case;

static const Case cases[] = {
  { "fee", BOOK_OF (FEE), CARD "amount", "29", NULL },
  { "year",
    BOOK_OF ("{'type': 'flat_fee', 'key': 'base', 'name': 'Base', 'billingCadence': 'P1Y', "
             "'price': {'type': 'flat', 'amount': '290'}}"),
    CARD "cadence", "P1Y", NULL },
  { "once",
    BOOK_OF ("{'type': 'flat_fee', 'key': 'base', 'name': 'Base', 'billingCadence': null, 'price': "
             "{'type': 'flat', 'amount': '99'}}"),
    CARD "cadence", "once", NULL },
  { "unit", BOOK_OF (UNIT ("")), CARD "amount", "0.05", NULL },
  { "meter", BOOK_OF (UNIT ("")), CARD "meter", "runs", NULL },
  { "minimum", BOOK_OF (UNIT (", 'minimumAmount': '5'")), CARD "minimum", "5", NULL },
  { "maximum", BOOK_OF (UNIT (", 'maximumAmount': '500'")), CARD "maximum", "500", NULL },
  { "package",
    BOOK_OF (USE ("'price': {'type': 'package', 'amount': '2', 'quantityPerPackage': '1000'}")),
    CARD "package_size", "1000", NULL },
  { "graduated", BOOK_OF (USE (TIERED (TIER ("'10'", "3") ", " TIER ("null", "2")))),
    CARD "tiers/1/unit_price", "2", NULL },
  { "flat-of-a-tier",
    BOOK_OF (USE (TIERED ("{'upToAmount': '10', 'flatPrice': {'type': 'flat', 'amount': '7'}, "
                          "'unitPrice': null}, " TIER ("null", "2")))),
    CARD "tiers/0/flat_price", "7", NULL },
  { "volume",
    BOOK_OF (USE (
        "'price': {'type': 'tiered', 'mode': 'volume', 'tiers': [" TIER ("'10'",
                                                                         "3") ", " TIER ("null",
                                                                                         "2") "]"
                                                                                              "}")),
    CARD "price", "volume", NULL },
  { "one-tier", BOOK_OF (USE (TIERED (TIER ("null", "2")))), CARD "amount", "2", NULL },
  { "included", BOOK_OF (USE (TIERED (TIER ("'100'", "0") ", " TIER ("null", "0.2")))),
    CARD "entitlement/included", "100", NULL },
  { "included-leaves-one", BOOK_OF (USE (TIERED (TIER ("'100'", "0") ", " TIER ("null", "0.2")))),
    CARD "amount", "0.2", NULL },
  { "usage-discount",
    BOOK_OF (USE ("'price': {'type': 'unit', 'amount': '1'}, 'discounts': {'usage': {'quantity': "
                  "'200'}}")),
    CARD "entitlement/included", "200", NULL },
  { "usage-discount-tiers",
    BOOK_OF (USE (TIERED (
        TIER ("'10'", "3") ", " TIER ("null",
                                      "2")) ", 'discounts': {'usage': {'quantity': '200'}}")),
    CARD "tiers/0/up_to", "210", NULL },
  { "cap",
    BOOK_OF (USE ("'price': {'type': 'unit', 'amount': '1'}, 'entitlementTemplate': {'type': "
                  "'metered', 'issueAfterReset': 500, 'isSoftLimit': false}")),
    CARD "entitlement/cap", "500", NULL },
  { "hard",
    BOOK_OF (USE ("'price': {'type': 'unit', 'amount': '1'}, 'entitlementTemplate': {'type': "
                  "'metered', 'issueAfterReset': 500, 'isSoftLimit': false}")),
    CARD "entitlement/limit", "hard", NULL },
  { "free-allowance",
    BOOK_OF (USE ("'price': null, 'entitlementTemplate': {'type': 'metered', 'issueAfterReset': "
                  "50}")),
    CARD "entitlement/included", "50", NULL },
  { "alerts",
    BOOK_OF (USE ("'price': {'type': 'unit', 'amount': '1'}, 'metadata': {'ratebook_alerts': "
                  "'50,80'}")),
    CARD "entitlement/alerts/1", "80", NULL },
  { "feature",
    BOOK_OF (FEE ", " FLAT ("'price': null, 'entitlementTemplate': {'type': 'boolean'}")),
    "plans/0/features/0/key", "base", NULL },
  { "feature-value",
    BOOK_OF (FEE ", {'type': 'flat_fee', 'key': 'sla', 'name': 'SLA', 'price': null, "
                 "'entitlementTemplate': {'type': 'static', 'config': '{\\\"value\\\": "
                 "\\\"4 hours\\\"}'}}"),
    "plans/0/features/0/value", "4 hours", NULL },
  { "feature-and-meter",
    "[" BOOK_OF (UNIT ("")) ", {'key': 'runs', 'name': 'AI runs', 'meterSlug': 'ai_runs'}, "
                            "{'slug': 'ai_runs', 'name': 'Runs of AI', 'aggregation': 'COUNT'}]",
    "meters/0/name", "Runs of AI", NULL },
  { "meter-of-feature",
    "{'plans': [" BOOK_OF (UNIT ("")) "], 'features': [{'key': 'runs', 'meterSlug': 'ai_runs'}]}",
    CARD "meter", "ai_runs", NULL },
  { "aggregation",
    "[" BOOK_OF (UNIT ("")) ", {'key': 'runs', 'meterSlug': 'm'}, {'slug': 'm', 'aggregation': "
                            "'MAX'}]",
    "meters/0/aggregation", "max", NULL },
  { "trial",
    "{'key': 'pro', 'currency': 'USD', 'phases': [{'key': 'trial', 'duration': 'P14D', "
    "'rateCards': "
    "[" FEE "]}, {'key': 'now', 'rateCards': [" FEE "]}]}",
    "plans/0/phases/0/kind", "trial", NULL },
  { "own-keys",
    "{'key': 'pro_v2', 'currency': 'USD', 'metadata': {'ratebook_plan': 'Pro.v2'}, 'phases': "
    "[{'key': 'now', 'rateCards': [" FEE "]}]}",
    "plans/0/key", "Pro.v2", NULL },
  { "draft-and-published", "[" VERSION ("3", "draft", "39") ", " VERSION ("2", "active", "29") "]",
    CARD "amount", "29", "version 3 of the plan \"pro\" is a draft, so it is left out; version 2" },
  { "published-once", "[" VERSION ("3", "draft", "39") ", " VERSION ("2", "active", "29") "]",
    "plans/1", "-", NULL },
  { "newest-published",
    "[" VERSION ("9", "active", "29") ", " VERSION ("10", "active", "49") ", " VERSION ("8",
                                                                                        "active",
                                                                                        "19") "]",
    CARD "amount", "49", "version 9 of the plan \"pro\" is not the newest" },
  { "to-come", "[" VERSION ("2", "active", "29") ", " VERSION ("3", "scheduled", "39") "]",
    CARD "amount", "29", "not in force yet, but from 2027-01-01" },
  { "twice", "[" VERSION ("2", "active", "29") ", " VERSION ("2", "active", "29") "]", "plans/1",
    "-", "twice" },
  { "draft-alone", "[" VERSION ("1", "draft", "9") ", " VERSION ("2", "draft", "19") "]",
    CARD "amount", "19", "version 2 of the plan \"pro\" is a draft, and none" },
  { "only-to-come", VERSION ("2", "scheduled", "29"), CARD "amount", "29", "is to come" },
  { "odd-status", "[" VERSION ("'x'", "odd", "29") ", " VERSION ("-1", "draft", "9") "]",
    CARD "amount", "29", "is a draft" },
  { "versions-of-two",
    "[" VERSION ("2",
                 "active",
                 "29") ", {'key': 'max', 'version': 1, 'status': 'active', "
                       "'currency': 'USD', 'phases': [{'key': 'now', 'rateCards': [" FEE "]}]}]",
    "plans/1/key", "max", NULL },
  { "versions",
    "[{'key': 'pro', 'status': 'archived', 'currency': 'USD', 'phases': []}, " BOOK_OF (FEE) "]",
    "plans/0/key", "pro", "archived" },
  { "two-plans", "[" BOOK_OF (FEE) ", " BOOK_OF (FEE) "]", "plans/1/key", "pro_2", NULL },
  { "other-currency", "[" BOOK_OF (FEE) ", {'key': 'euro', 'currency': 'EUR', 'phases': []}]",
    "plans", "1 items", "it is not in USD" },

  /* What must not be read as free, or as something it is not. */
  { "price-of-text", BOOK_OF (FLAT ("'price': '29'")), "plans/0/quote_only", "true",
    "its price can't be read" },
  { "price-of-feature", BOOK_OF (FLAT ("'price': 29, 'entitlementTemplate': {'type': 'boolean'}")),
    "plans/0/quote_only", "true", "its price can't be read" },
  { "no-amount", BOOK_OF (FLAT ("'price': {'type': 'flat'}")), "plans/0/quote_only", "true",
    "no number of zero or more" },
  { "below-zero", BOOK_OF (FLAT ("'price': {'type': 'flat', 'amount': '-1'}")),
    "plans/0/quote_only", "true", "no number of zero or more" },
  { "huge", BOOK_OF (FLAT ("'price': {'type': 'flat', 'amount': '1e400'}")), "plans/0/quote_only",
    "true", "no number of zero or more" },
  { "dynamic", BOOK_OF (USE ("'price': {'type': 'dynamic', 'multiplier': '1.5'}")),
    "plans/0/quote_only", "true", "dynamic" },
  { "unknown-type", BOOK_OF (USE ("'price': {'type': 'auction', 'amount': '1'}")),
    "plans/0/quote_only", "true", "not known" },
  { "no-tiers", BOOK_OF (USE (TIERED (""))), "plans/0/quote_only", "true", "no tiers" },
  { "no-mode", BOOK_OF (USE ("'price': {'type': 'tiered', 'tiers': [" TIER ("null", "1") "]}")),
    "plans/0/quote_only", "true", "neither graduated nor volume" },
  { "tier-of-text",
    BOOK_OF (USE (TIERED ("{'flatPrice': '7', 'unitPrice': {'type': 'unit', 'amount': '1'}}"))),
    "plans/0/quote_only", "true", "can't be read" },
  { "tier-is-no-object", BOOK_OF (USE (TIERED ("7"))), "plans/0/quote_only", "true", "no amount" },
  { "closed-tiers", BOOK_OF (USE (TIERED (TIER ("'10'", "1")))), "plans/0/quote_only", "true",
    "its last tier has an end" },
  { "falling-tiers",
    BOOK_OF (USE (TIERED (TIER ("'10'", "1") ", " TIER ("'5'", "1") ", " TIER ("null", "1")))),
    "plans/0/quote_only", "true", "rising" },
  { "empty-package",
    BOOK_OF (USE ("'price': {'type': 'package', 'amount': '1', 'quantityPerPackage': '0'}")),
    "plans/0/quote_only", "true", "no size" },
  { "cadence",
    BOOK_OF ("{'type': 'flat_fee', 'key': 'x', 'billingCadence': 'monthly', 'price': {'type': "
             "'flat', 'amount': '1'}}"),
    "plans/0/quote_only", "true", "cadence" },
  { "percentage",
    BOOK_OF (FLAT ("'price': {'type': 'flat', 'amount': '10'}, 'discounts': {'percentage': "
                   "{'percentage': 20}}")),
    CARD "amount", "10", "a percentage is taken off" },
  { "bad-usage-discount",
    BOOK_OF (USE ("'price': {'type': 'unit', 'amount': '1'}, 'discounts': {'usage': {'quantity': "
                  "'many'}}")),
    CARD "amount", "1", "how much use is free" },
  { "bad-minimum", BOOK_OF (UNIT (", 'minimumAmount': '-3'")), CARD "minimum", "-",
    "smallest or largest" },
  { "bad-duration",
    "{'key': 'pro', 'currency': 'USD', 'phases': [{'key': 'first', 'duration': 'soon', "
    "'rateCards': [" FEE "]}, {'key': 'now', 'rateCards': [" FEE "]}]}",
    "plans/0/phases/0/duration", "P1M", "how long this phase lasts" },
  { "it-ends",
    "{'key': 'pro', 'currency': 'USD', 'phases': [{'key': 'now', 'duration': 'P1Y', 'rateCards': "
    "[" FEE "]}]}",
    "plans/0/phases/0/duration", "-", "the plan ends with this phase" },
  { "no-cards", BOOK_OF (""), "plans/0/quote_only", "true", "a price on request" },
  { "bad-alerts",
    BOOK_OF (USE ("'price': {'type': 'unit', 'amount': '1'}, 'metadata': {'ratebook_alerts': "
                  "'50,x'}")),
    CARD "entitlement/alerts", "-", NULL },
  { "odd-members",
    "{'key': 7, 'name': [], 'currency': 'USD', 'metadata': 3, 'phases': [null, 5, {'key': {}, "
    "'rateCards': [null, [], " FEE "]}]}",
    "plans/0/key", "plan", NULL },
  { "markup",
    "{'key': '<b>', 'name': '<b>\\u0007Pro</b>\\n', 'currency': 'USD', 'phases': [{'key': '../x', "
    "'rateCards': [" FEE "]}]}",
    "plans/0/name", "<b>\aPro</b>", NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(Imported) imported = import_text ("openmeter", test->text);

  imported_assert (imported, test->path, test->expected);
  if (test->note != NULL && imported_find_note (imported, test->note) == NULL)
    g_error ("nothing is said of \"%s\"", test->note);
}

static const struct
{
  const char  *text, *message;
  RbkErrorCode code;
} bad[] = {
  { "{'items': ", "line 1", RBK_ERROR_SYNTAX },
  { "{'items': []}", "no plan of OpenMeter", RBK_ERROR_INVALID },
  { "7", "no plan of OpenMeter", RBK_ERROR_INVALID },
  { "{'object': 'product', 'id': 'p'}", "no plan of OpenMeter", RBK_ERROR_INVALID },
  { "{'status': 'archived', 'currency': 'USD', 'phases': []}", "no plan of OpenMeter",
    RBK_ERROR_INVALID },
  { "{'key': 'pro', 'phases': []}", "$.currency", RBK_ERROR_INVALID },
  { "{'key': 'pro', 'currency': 'usd ', 'phases': []}", "$.currency", RBK_ERROR_INVALID },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(Imported) imported = import_text ("openmeter", bad[i].text);

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
  imported = import_text ("openmeter", text->str);
  g_assert_nonnull (imported->error);
}

/* A name may be long, and of letters that a note would cut within. */
static void
test_long (void)
{
  g_autoptr(GString) name = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr(Imported) imported = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append (name, "€");
  text = g_strdup_printf ("[%s, {'key': 'x%s', 'name': '%s', 'currency': 'EUR', 'phases': []}, "
                          "{'key': '%s', 'name': '%s', 'currency': 'USD', 'phases': []}]",
                          BOOK_OF (FEE), name->str, name->str, name->str, name->str);
  imported = import_text ("openmeter", text);

  imported_assert (imported, "plans", "2 items");
  g_assert_nonnull (imported_find_note (imported, "it is not in USD"));
}

/* Hundreds of one name each get a key of their own, and soon. */
static void
test_same (void)
{
  g_autoptr(GString) text = g_string_new ("[");
  g_autoptr(Imported) imported = NULL;

  for (guint i = 0; i < 800; i++)
    g_string_append (text, i > 0 ? ", " BOOK_OF (FEE) : BOOK_OF (FEE));
  g_string_append_c (text, ']');
  imported = import_text ("openmeter", text->str);

  imported_assert (imported, "plans/799/key", "pro_800");
}

/* Whatever byte is another, it says no or gives a book that can be saved. */
static void
test_damaged (void)
{
  const char *whole = "[" BOOK_OF (FEE ", " UNIT (", 'minimumAmount': '5'") ", " USE (TIERED (
      TIER ("'100'",
            "0") ", " TIER ("null",
                            "0.2"))) ", " USE ("'price': {'type': 'package', 'amount': '2', "
                                               "'quantityPerPackage': '1000'}, "
                                               "'entitlementTemplate': {'type': 'metered', "
                                               "'issueAfterReset': 500}, 'discounts': {'usage': "
                                               "{'quantity': '7'}}, 'metadata': "
                                               "{'ratebook_alerts': '50,80'}")) ", {'key': 'runs', "
                                                                                "'meterSlug': "
                                                                                "'m'}, "
                                                                                "{'slug': 'm'}]";
  GRand      *random = g_rand_new_with_seed (7);

  for (guint i = 0; i < rbk_test_repeats (3000, 100); i++)
    {
      g_autofree char *text = g_strdup (whole);
      gsize            at = (gsize) g_rand_int_range (random, 0, (int) strlen (whole));
      g_autoptr(Imported) imported = NULL;

      text[at] = "0-9{}[]',:x"[g_rand_int_range (random, 0, 11)];
      imported = import_text ("openmeter", text);
    }
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/openmeter-import/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/openmeter-import/bad", test_bad);
  g_test_add_func ("/openmeter-import/deep", test_deep);
  g_test_add_func ("/openmeter-import/long", test_long);
  g_test_add_func ("/openmeter-import/same", test_same);
  g_test_add_func ("/openmeter-import/damaged", test_damaged);

  return g_test_run ();
}
