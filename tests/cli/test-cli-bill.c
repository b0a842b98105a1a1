/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Invoices in other currencies, by the year and with discounts. The figures are by hand: 301 runs
 * are 100 included and 201 to pay. */

#define BOOK                                                                                       \
  "{'format': 'ratebook', 'version': 1, 'title': 'Shop', 'currency': 'USD', 'meters': [{'key': "   \
  "'runs', 'name': "                                                                               \
  "'Runs'}], 'plans': [{'key': 'pro', 'name': 'Pro', 'phases': [{'key': 'now', 'rate_cards': "     \
  "[{'key': 'base', 'name': 'Pro', 'price': 'flat', 'amount': '29', 'annual_amount': '290', "      \
  "'currency_prices': [{'currency': 'EUR', 'amount': '27', 'annual_amount': '270'}, {'currency': " \
  "'JPY', 'amount': '4400', 'annual_amount': '44000'}]}, {'key': 'runs', 'name': 'Runs', "         \
  "'meter': 'runs', 'price': 'per_unit', 'amount': '0.05', 'entitlement': {'included': '100'}, "   \
  "'currency_prices': [{'currency': 'EUR', 'amount': '0.045'}, {'currency': 'JPY', 'amount': "     \
  "'7'}]}]}]}, {'key': 'free', 'name': 'Free', 'phases': [{'key': 'now', 'rate_cards': [{'key': "  \
  "'base', 'price': 'flat', 'amount': '0'}]}]}], 'discounts': [{'key': 'launch', 'percent': "      \
  "'20', 'plans': ['pro']}, {'key': 'third', 'percent': '33.333'}, {'key': 'fifty', 'name': "      \
  "'Fifty off', 'amount': '50'}, {'key': 'five', 'amount': '5'}]}"
#define BILL(rest) "bill shop.ratebook --plan pro --usage runs=301 --json " rest

static const RbkCliFigure figures[] = {
  { "monthly", BILL (""), "total", "\"39.05\"" },
  { "euro", BILL ("--currency EUR"), "total", "\"36.05\"" },
  { "euro-line", BILL ("--currency EUR"), "lines/1/amount", "\"9.05\"" },
  { "euro-name", BILL ("--currency EUR"), "currency", "\"EUR\"" },
  { "yen", BILL ("--currency JPY"), "total", "\"5807\"" },
  { "own-currency", BILL ("--currency USD"), "total", "\"39.05\"" },
  { "year", BILL ("--annual"), "total", "\"300.05\"" },
  { "year-says-so", BILL ("--annual"), "annual", "true" },
  { "year-use-by-month", BILL ("--annual"), "lines/1/amount", "\"10.05\"" },
  { "year-euro", BILL ("--annual --currency EUR"), "total", "\"279.05\"" },
  { "year-yen", BILL ("--annual --currency JPY"), "total", "\"45407\"" },
  { "share", BILL ("--discount launch"), "total", "\"31.24\"" },
  { "share-off", BILL ("--discount launch"), "discount/amount", "\"7.81\"" },
  { "share-before", BILL ("--discount launch"), "subtotal", "\"39.05\"" },
  { "share-name", BILL ("--discount launch"), "discount/key", "\"launch\"" },
  { "share-rounded-once", BILL ("--discount third"), "discount/amount", "\"13.02\"" },
  { "share-yen", BILL ("--discount launch --currency JPY"), "discount/amount", "\"1161\"" },
  { "share-year-euro", BILL ("--discount launch --currency EUR --annual"), "total", "\"223.24\"" },
  { "amount", BILL ("--discount five"), "total", "\"34.05\"" },
  { "amount-past-all", BILL ("--discount fifty"), "total", "\"0\"" },
  { "amount-past-all-off", BILL ("--discount fifty"), "discount/amount", "\"39.05\"" },
};

static const struct
{
  const char *line, *message;
  int         status;
} refused[] = {
  { BILL ("--currency CHF"),
    "no price in CHF; choose a currency that it has prices in: USD, EUR, JPY", 2 },
  { BILL ("--discount nothing"), "there is no discount \"nothing\"", 2 },
  { BILL ("--discount five --currency EUR"), "make it a percentage", 1 },
  { "bill shop.ratebook --plan nope --annual --json", "there is no plan", 2 },
  { "bill shop.ratebook --plan free --annual --json", "not sold by the year", 1 },
  { "bill shop.ratebook --plan free --discount launch --json", "not for the plan free", 1 },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (refused[i].line);

      if (run->status != refused[i].status || strstr (run->errors, refused[i].message) == NULL)
        g_error ("%s: %d, %s", refused[i].line, run->status, run->errors);
      g_assert_cmpstr (run->output, ==, "");
    }
}

static void
test_text (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "bill shop.ratebook --plan pro --usage runs=301 --annual --currency EUR --discount launch");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "in EUR, paid by the year"));
  g_assert_nonnull (strstr (run->output, "launch"));
  g_assert_nonnull (strstr (run->output, "55.81"));
  g_assert_nonnull (strstr (run->output, "223.24"));
}

int
main (int argc, char **argv)
{
  g_autofree char *book = g_strdelimit (g_strdup (BOOK), "'", '"');
  int              status;

  g_test_init (&argc, &argv, NULL);

  rbk_cli_write ("shop.ratebook", book);
  rbk_cli_add_figures ("/cli/bill/", figures, G_N_ELEMENTS (figures));
  g_test_add_func ("/cli/bill/refused", test_refused);
  g_test_add_func ("/cli/bill/text", test_text);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
