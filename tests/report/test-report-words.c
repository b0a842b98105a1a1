/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-page-probe.h"
#include "rbk-report-sections.h"
#include "rbk-term-words.h"

/* A book of one plan with one card; single quotes are double ones. */
static RbkSpec *
spec_with_card (const char *card)
{
  g_autofree char *text = g_strdup_printf ("{'format':'ratebook','version':1,'currency':'USD','as_"
                                           "of':'2026-06-01','meters':[{'key':"
                                           "'runs','name':'Runs','kind':'request','unit':'run'}],'"
                                           "plans':[{'key':'pro','name':'Pro',"
                                           "'phases':[{'key':'evergreen','name':'Evergreen','kind':"
                                           "'evergreen','rate_cards':[{'key':"
                                           "'use','name':'AI runs',%s}]}]}]}",
                                           card);
  g_autoptr (RbkBook) book = probe_book (text);
  g_autoptr (GError) error = NULL;
  RbkSpec *spec = rbk_spec_new (book, NULL, &error);

  g_assert_no_error (error);
  return spec;
}

static void
test_prices (void)
{
  static const char *const cases[][3] = {
    { "'price':'flat','amount':'29'", "USD 29.00 a month", NULL },
    { "'price':'flat','amount':'290','cadence':'P1Y'", "USD 290.00 a year", NULL },
    { "'price':'flat','amount':'290','cadence':'P2Y'", "USD 290.00 every 2 years", NULL },
    { "'price':'flat','amount':'90','cadence':'P3M'", "USD 90.00 every 3 months", NULL },
    { "'price':'flat','amount':'5','cadence':'once'", "USD 5.00 once", NULL },
    { "'meter':'runs','price':'flat','amount':'5'", "USD 5.00 whatever is used", NULL },
    { "'meter':'runs','price':'per_unit','amount':'0.0175','entitlement':{'included':'200','limit'"
      ":'hard','cap':'1000'}",
      "USD 0.0175 per run", "200 included, hard limit at 1,000" },
    { "'meter':'runs','price':'per_unit','amount':'1','cadence':'P3M','minimum':'5','maximum':'50'",
      "USD 1.00 per run, at least USD 5.00, at most USD 50.00, billed every 3 months", NULL },
    { "'meter':'runs','price':'package','amount':'5','package_size':'1000','entitlement':{"
      "'included':'5'}",
      "USD 5.00 per package of 1,000, in units of run", "5 included" },
    { "'meter':'runs','price':'graduated','tiers':[{'up_to':'1000','unit_price':'0.02','flat_price'"
      ":'3'},{'unit_price':'0.01'}]",
      "each at its own tier's price; up to 1,000: USD 0.02 per run and USD 3.00; above 1,000: USD "
      "0.01 per run",
      NULL },
    { "'meter':'runs','price':'volume','tiers':[{'unit_price':'0.01'}]",
      "all at the price of the tier reached; USD 0.01 per run", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbkSpec) spec = spec_with_card (cases[i][0]);
      const RbkCardSpec *card = &spec->plans[0].phases[0].cards[0];
      g_autofree char   *price = rbk_term_price_words (spec, card);
      g_autofree char   *allowance = rbk_term_allowance_words (card);

      g_assert_cmpstr (price, ==, cases[i][1]);
      g_assert_cmpstr (allowance, ==, cases[i][2]);
    }
}

static void
test_phases (void)
{
  static const struct
  {
    RbkDuration duration;
    const char *words;
  } cases[] = { { { 0, 0, 0, 14 }, "14 days" },
                { { 1, 1, 1, 1 }, "1 year 1 month 1 week 1 day" },
                { { 2, 0, 3, 0 }, "2 years 3 weeks" },
                { { 0, 0, 0, 0 }, "0 days" } };
  RbkPhaseSpec     phase = { .key = (char *) "trial", .has_effective_from = TRUE };
  g_autofree char *from = NULL;
  g_autofree char *whole = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = rbk_term_duration_words (&cases[i].duration);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_date_clear (&phase.effective_from, 1);
  g_date_set_dmy (&phase.effective_from, 1, G_DATE_SEPTEMBER, 2026);
  from = rbk_term_phase_words (&phase);
  g_assert_cmpstr (from, ==, "trial, from 2026-09-01");
  phase.name = (char *) "Trial";
  phase.has_duration = TRUE;
  phase.duration = cases[0].duration;
  whole = rbk_term_phase_words (&phase);
  g_assert_cmpstr (whole, ==, "Trial, for 14 days, from 2026-09-01");
}

static void
test_places (void)
{
  static const char *const cases[][2] = {
    { "p90", "p90" },
    { "cap:80%", "80 % of the limit" },
    { "included", "what is included" },
    { "5k", "5,000" },
    { "heavy", "heavy" },
    { "cap", "the limit" },
    { "p99.9", "p99.9" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = rbk_report_place (cases[i][0]);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

static void
test_figures (void)
{
  g_autoptr (RbkSpec) spec = spec_with_card ("'price':'flat','amount':'29'");
  RbkExportJob     job = { .spec = spec };
  g_autofree char *money = rbk_report_money (&job, TRUE, RBK_DECIMAL_UNITS (-1234));
  g_autofree char *amount = rbk_report_amount (&job, TRUE, rbk_decimal_from_double (0.126, 3));
  g_autofree char *price = rbk_report_price (&job, TRUE, rbk_decimal_from_double (0.0175, 4));
  g_autofree char *count = rbk_report_count (1000000);
  g_autofree char *share = rbk_report_share (TRUE, 0.8103);
  g_autofree char *date = rbk_report_date (&spec->date);
  g_autofree char *wide = g_strnfill (200, 'x');
  g_autofree char *name = rbk_report_short_name (wide, "key");
  g_autofree char *head = rbk_report_head_name (wide, "key");
  g_autofree char *key = rbk_report_name (" \n", "key");

  g_assert_cmpstr (money, ==,
                   "USD \xe2\x88\x92"
                   "1,234.00");
  g_assert_cmpstr (amount, ==, "0.13");
  g_assert_cmpstr (price, ==, "0.0175");
  g_assert_cmpstr (count, ==, "1,000,000");
  g_assert_cmpstr (share, ==, "81.0 %");
  g_assert_cmpstr (date, ==, "1 June 2026");
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 90);
  g_assert_cmpint (g_utf8_strlen (head, -1), ==, 40);
  g_assert_cmpstr (key, ==, "key");
  g_assert_null (rbk_report_money (&job, FALSE, RBK_DECIMAL_ZERO));
  g_assert_null (rbk_report_amount (&job, TRUE, RBK_DECIMAL_INVALID));
  g_assert_null (rbk_report_quantity (TRUE, RBK_DECIMAL_INVALID));
  g_assert_null (rbk_report_share (FALSE, 0.5));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/words/prices", test_prices);
  g_test_add_func ("/report/words/phases", test_phases);
  g_test_add_func ("/report/words/places", test_places);
  g_test_add_func ("/report/words/figures", test_figures);

  return g_test_run ();
}
