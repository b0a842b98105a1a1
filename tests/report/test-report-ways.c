/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-page-probe.h"
#include "rbk-report-sections.h"

#define HEAD                                                                                       \
  "{'format':'ratebook','version':1,'title':'T','currency':'USD','as_of':'2026-06-30',"            \
  "'meters':[{'key':'runs','name':'Runs','unit':'run'}],"
#define PHASE "'phases':[{'key':'on','kind':'evergreen','rate_cards':["

/* Words of what a book says of other ways to pay. */
static char *
words_of (const char *text)
{
  g_autoptr (RbkBook) book = probe_book (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkSpec) spec = NULL;
  g_auto (RbkReportFlow) flow = { 0 };
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, G_DATE_JUNE, 2026);
  spec = rbk_spec_new (book, &date, &error);
  g_assert_no_error (error);
  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  rbk_report_add_ways (&flow, &(RbkExportJob){ .book = book, .spec = spec });

  return probe_whole_text (&flow);
}

static void
assert_says (const char *words, const char *const *wanted)
{
  g_test_message ("%s", words);
  for (; *wanted != NULL; wanted++)
    {
      g_test_message ("%s", *wanted);
      g_assert_nonnull (strstr (words, *wanted));
    }
}

/* Each plan in the currencies it has prices in, and for a year ahead only what differs. */
static void
test_prices (void)
{
  static const char *const wanted[] = { "Other ways to pay",
                                        "For a year ahead, in USD",
                                        "USD 290.00 a year",
                                        "In EUR",
                                        "EUR 27.00 a month",
                                        "EUR 0.009 per run",
                                        "For a year ahead, in EUR",
                                        "EUR 270.00 a year",
                                        NULL };
  g_autofree char         *words = words_of (
              HEAD "'plans':[{'key':'pro','name':'Pro'," PHASE
                   "{'key':'fee','price':'flat','amount':'29','annual_amount':'290','currency_prices':["
                           "{'currency':'EUR','amount':'27','annual_amount':'270'}]},"
                           "{'key':'use','meter':'runs','price':'per_unit','amount':'0.01','currency_prices':["
                           "{'currency':'EUR','amount':'0.009'}]}]}]},"
                           "{'key':'local','name':'At home'," PHASE
                   "{'key':'fee','price':'flat','amount':'5'}]}]}]}");

  assert_says (words, wanted);
  g_assert_cmpuint (probe_count (words, "EUR 0.009 per run"), ==, 1);
  /* It is sold, but not there: that is said, and nothing else of it. */
  g_assert_nonnull (strstr (words, "Not sold in EUR: At home."));
  g_assert_cmpuint (probe_count (words, "At home"), ==, 1);
  g_assert_null (strstr (words, "Discounts"));
  g_assert_null (strstr (words, "Units on account"));
}

static void
test_wallets (void)
{
  static const struct
  {
    const char *wallet, *wanted[4];
  } cases[] = {
    { "'expiry':'month_end'", { "until the end of the month", "lost" } },
    { "'expiry':'after:P90D','rollover':'full'", { "for 90 days", "carried on" } },
    { "'expiry':'never','rollover':'share','rollover_share':'0.5','rollover_cap':'1000'",
      { "for good", "50.0 % carried on, at most 1,000" } },
    { "'topup_amount':'1000','topup_price':'10'",
      { "until the end of the month", "1,000 for USD 10.00" } },
    { "'rollover':'full','topup_amount':'1000','topup_price':'10','topup_expiry':'after:P90D'",
      { "carried on", "1,000 for USD 10.00, good for 90 days" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *book =
          g_strconcat (HEAD
                       "'plans':[{'key':'pro','name':'Pro'," PHASE
                       "{'key':'use','meter':'runs','price':'per_unit','amount':'1','entitlement':{"
                       "'included':'5','wallet':{'pool':'runs','grant':'5',",
                       cases[i].wallet, "}}}]}]}]}", NULL);
      g_autofree char *words = words_of (book);

      assert_says (words, cases[i].wanted);
      g_assert_nonnull (strstr (words, "Units on account"));
      g_assert_null (strstr (words, "Other ways to pay"));
    }
}

static void
test_discounts (void)
{
  static const char *const wanted[] = { "Discounts", "Launch", "LAUNCH20",   "20 %",
                                        "3 months",  "Pro",    "2027-01-31", "A friend",
                                        "USD 10.00", "once",   "all",        "has a discount in it",
                                        NULL };
  g_autofree char         *words = words_of (
              HEAD "'plans':[{'key':'pro','name':'Pro'," PHASE
                   "{'key':'fee','price':'flat','amount':'5'}]}]}],'discounts':[{'key':'a','name':'Launch',"
                           "'percent':'20','duration':'P3M','code':'LAUNCH20','redeem_by':'2027-01-31','plans':"
                           "['pro']},{'key':'b','name':'A friend','amount':'10','duration':'once'}]}");

  assert_says (words, wanted);
}

/* A book that sells in one way says nothing of others. */
static void
test_nothing (void)
{
  g_autofree char *words = words_of (HEAD "'plans':[{'key':'pro','name':'Pro'," PHASE
                                          "{'key':'fee','price':'flat','amount':'5'}]}]}]}");

  g_assert_cmpstr (words, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/ways/prices", test_prices);
  g_test_add_func ("/report/ways/wallets", test_wallets);
  g_test_add_func ("/report/ways/discounts", test_discounts);
  g_test_add_func ("/report/ways/nothing", test_nothing);

  return g_test_run ();
}
