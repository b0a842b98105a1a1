/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about wallets, meters, free plans and customers: one book where each fires, with its
 * figures, and one where it just does not. */
#include "rbk-check-test.h"

#include <string.h>

#include "rbk-random-book.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

#define N_RANDOM rbk_test_repeats (500, 60)
#define N_TIMES rbk_test_repeats (50, 1)
#define CARD "plan.evergreen.runs"

static gpointer
get_phase (RbkBook *book, guint plan)
{
  return rbk_test_get (rbk_test_get (book, "plans", plan), "phases", 0);
}

static gpointer
get_card (RbkBook *book, guint plan, guint card)
{
  return rbk_test_get (get_phase (book, plan), "rate-cards", card);
}

static void
assert_severity (GPtrArray *findings, const char *rule, const char *where, int severity)
{
  const RbkFinding *finding = rbk_test_find (findings, rule, where);

  if (severity < 0)
    g_assert_null (finding);
  else
    {
      g_assert_nonnull (finding);
      g_assert_cmpint ((int) finding->severity, ==, severity);
    }
}

/* 100 runs a month are included for 20; one more costs 0.02. */
static void
test_wallet (void)
{
  static const RbkTestCard terms = {
    .price = "per_unit", .amount = "0.02", .included = "100", .limit = "soft"
  };
  static const struct
  {
    const char *rule;
    gboolean    fires;
    const char *fields[8];
  } cases[] = {
    { "topup-below-overage", TRUE, { "topup-amount", "100", "topup-price", "1.99" } },
    { "topup-below-overage", FALSE, { "topup-amount", "100", "topup-price", "2" } },
    { "credits-never-expire", TRUE, { "grant", "100", "expiry", "never" } },
    { "credits-never-expire", TRUE, { "grant", "100", "expiry", "contract_end" } },
    { "credits-never-expire",
      TRUE,
      { "topup-amount", "100", "topup-price", "9", "topup-expiry", "never" } },
    { "credits-never-expire", FALSE, { "grant", "100", "expiry", "after:P5Y" } },
    { "credits-expire-monthly", TRUE, { "grant", "100", "expiry", "month_end" } },
    { "credits-expire-monthly",
      TRUE,
      { "topup-amount", "100", "topup-price", "9", "topup-expiry", "month_end" } },
    { "credits-expire-monthly", FALSE, { "grant", "100", "rollover", "full" } },
    { "credits-expire-monthly", FALSE, { "grant", "100", "expiry", "after:P2M" } },
    { "no-rollover", TRUE, { "grant", "100" } },
    { "no-rollover", TRUE, { "grant", "100", "expiry", "after:P1M" } },
    { "no-rollover", TRUE, { "grant", "100", "cadence", "P1Y", "expiry", "year_end" } },
    { "no-rollover", FALSE, { "grant", "100", "expiry", "after:P2M" } },
    { "no-rollover", FALSE, { "grant", "100", "rollover", "share", "rollover-share", "0.1" } },
    { "annual-grant-upfront", TRUE, { "grant", "1205", "cadence", "P1Y", "expiry", "year_end" } },
    { "annual-grant-upfront", FALSE, { "grant", "1205", "cadence", "P11M" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, "20", "3");
      g_autoptr(RbkRecord) entitlement = NULL;
      g_autoptr(GPtrArray) findings = NULL;
      const char *const *fields = cases[i].fields;
      gpointer           wallet;

      g_object_get (get_card (book, 0, 1), "entitlement", &entitlement, NULL);
      wallet = rbk_test_make (entitlement, "wallet", NULL);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].fields) && fields[j] != NULL; j += 2)
        rbk_test_set (wallet, fields[j], fields[j + 1], NULL);
      findings = rbk_test_check (book);
      g_test_message ("%s %s %s", cases[i].rule, fields[2] != NULL ? fields[2] : "", fields[1]);
      g_assert_cmpint (rbk_test_find (findings, cases[i].rule, CARD) != NULL, ==, cases[i].fires);
    }
}

/* 1,205 runs at 0.01 for a year; a twelfth in whole units is 100. */
static void
test_wallet_figures (void)
{
  static const RbkTestCard terms = {
    .price = "per_unit", .amount = "0.02", .included = "100", .limit = "soft"
  };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, "20", "3");
  g_autoptr(RbkRecord) entitlement = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  const RbkFinding *finding;

  g_object_get (get_card (book, 0, 1), "entitlement", &entitlement, NULL);
  rbk_test_make (entitlement, "wallet", "grant", "1205", "cadence", "P1Y", "expiry", "never",
                 "topup-amount", "50", "topup-price", "0.5", NULL);
  findings = rbk_test_check (book);

  finding = rbk_test_find (findings, "annual-grant-upfront", CARD);
  rbk_test_assert_fact (finding->figures, "cost", "12.05");
  rbk_test_assert_fact (finding->figures, "month", "100");
  rbk_test_assert_fact (finding->witness, "usage", "1205");
  finding = rbk_test_find (findings, "credits-never-expire", CARD);
  rbk_test_assert_fact (finding->figures, "year", "1205");
  g_assert_cmpstr (rbk_facts_find (finding->figures, "year")->unit, ==, "runs");
  finding = rbk_test_find (findings, "topup-below-overage", CARD);
  rbk_test_assert_fact (finding->figures, "worth", "1");
  rbk_test_assert_fact (finding->witness, "usage", "150");
}

static void
test_free (void)
{
  static const struct
  {
    const char *cap, *overhead, *acquisition;
    int         severity;
    const char *boundary;
  } cases[] = {
    { "200", "0", "20", -1, NULL },                    /* 2.00 of 2.00 */
    { "201", "0", "20", RBK_SEVERITY_WARNING, "200" }, /* 2.01 */
    { "200", "3", "20", RBK_SEVERITY_WARNING, NULL },  /* the overhead alone is too much */
    { "240", "0", NULL, -1, NULL },                    /* a tenth of 29 - 3 - 2 */
    { "241", "0", NULL, RBK_SEVERITY_INFO, "240" },
    { "2399", "0", NULL, RBK_SEVERITY_INFO, "240" },
    { "2400", "0", NULL, RBK_SEVERITY_WARNING, "240" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard free = {
        .price = "per_unit", .included = cases[i].cap, .limit = "hard", .cap = cases[i].cap
      };
      const RbkTestCard paid = { .price = "per_unit", .amount = "0.1" },
                        fee = { .price = "flat", .amount = "9" };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&free, "0", cases[i].overhead);
      g_autoptr(GPtrArray) findings = NULL;
      gpointer          plan = rbk_test_add (book, "plans", "key", "paid", "overhead", "3", NULL);
      gpointer          phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
      const RbkFinding *finding;

      rbk_test_add_card (phase, NULL, &fee);
      rbk_test_add_card (phase, "runs", &paid);
      rbk_test_set (book, "acquisition-cost", cases[i].acquisition, NULL);
      findings = rbk_test_check (book);
      assert_severity (findings, "free-tier-abuse", "plan", cases[i].severity);
      finding = rbk_test_find (findings, "free-tier-abuse", "plan");
      if (cases[i].boundary != NULL)
        rbk_test_assert_fact (finding->figures, "boundary", cases[i].boundary);
      else if (finding != NULL)
        g_assert_null (finding->fix);
    }
}

/* A run of 100 included ones comes to 1. A second account saves 0.50 of 200.50, and never a
 * hundredth; at 1.03 a run it is 3 of 203. */
static void
test_stacking (void)
{
  static const char *const overages[] = { "1", "1.005", "1.03" };
  static const char *const saved[] = { NULL, NULL, "3" };

  for (gsize i = 0; i < G_N_ELEMENTS (overages); i++)
    {
      const RbkTestCard terms = {
        .price = "per_unit", .amount = overages[i], .included = "100", .limit = "soft"
      };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, "100", "3");
      g_autoptr(GPtrArray) findings = rbk_test_check (book);
      const RbkFinding *finding = rbk_test_find (findings, "stacking", "plan");

      g_assert_cmpint (finding != NULL, ==, saved[i] != NULL);
      if (finding != NULL)
        rbk_test_assert_fact (finding->figures, "saved", saved[i]);
    }
}

/* A trial without a fee, before terms that cost 20. */
static void
test_trial (void)
{
  static const struct
  {
    const char *fee;
    RbkTestCard card;
    gboolean    fires, has_fix;
  } cases[] = {
    { "0", { .price = "per_unit", .included = "50", .limit = "soft" }, TRUE, TRUE },
    { "0", { .price = "per_unit" }, TRUE, FALSE },
    { "0", { .price = "per_unit", .included = "50", .limit = "hard" }, FALSE, FALSE },
    { "0", { .price = "per_unit", .amount = "0.02" }, FALSE, FALSE },
    { "1", { .price = "per_unit" }, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard fee = { .price = "flat", .amount = "20" };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&cases[i].card, cases[i].fee, "3");
      g_autoptr(GPtrArray) findings = NULL;
      gpointer          plan = rbk_test_get (book, "plans", 0);
      const RbkFinding *finding;

      rbk_test_set (get_phase (book, 0), "kind", "trial", "duration", "P14D", NULL);
      rbk_test_add_card (rbk_test_add (plan, "phases", "key", "then", NULL), NULL, &fee);
      findings = rbk_test_check (book);
      finding = rbk_test_find (findings, "soft-cap-on-free", CARD);
      g_assert_cmpint (finding != NULL, ==, cases[i].fires);
      if (finding != NULL)
        g_assert_cmpint (finding->fix != NULL, ==, cases[i].has_fix);
    }
}

static void
test_seats (void)
{
  const RbkTestCard open = { .price = "per_unit" };
  const RbkTestCard limited = { .price = "per_unit", .included = "500", .limit = "soft" };
  g_autoptr(RbkBook) gated = rbk_test_book_new_card (&open, "20", "3");
  g_autoptr(RbkBook) counted = rbk_test_book_new_card (&limited, "20", "3");
  g_autoptr(RbkBook) without = rbk_test_book_new_card (&open, "20", "3");
  g_autoptr(GPtrArray) of_gated = NULL;
  g_autoptr(GPtrArray) of_counted = NULL;
  g_autoptr(GPtrArray) of_without = rbk_test_check (without);
  const RbkFinding *finding;

  rbk_test_set (rbk_test_get (gated, "plans", 0), "seats", "1", NULL);
  rbk_test_set (rbk_test_get (counted, "plans", 0), "seats", "1", NULL);
  of_gated = rbk_test_check (gated);
  of_counted = rbk_test_check (counted);
  finding = rbk_test_find (of_gated, "seat-gated-ai", "plan");
  rbk_test_assert_fact (finding->witness, "usage", "3000");
  rbk_test_assert_fact (finding->witness, "cost", "33");
  rbk_test_assert_fact (finding->witness, "bill", "20");
  g_assert_null (rbk_test_find (of_counted, "seat-gated-ai", "plan"));
  g_assert_null (rbk_test_find (of_without, "seat-gated-ai", "plan"));
}

/* The median is 200 runs, the p90 1,000, which cost 13. To leave 70 % at the median takes 16.67.
 * Of 29 there are 8.70 to spend, and 5.70 without the overhead pay for 570: 80 % of 712. */
static void
test_median (void)
{
  static const struct
  {
    const char *cap, *fee, *sizing, *heavy;
    gboolean    fires;
  } cases[] = {
    { "201", "29", NULL, NULL, FALSE },      { "200", "29", NULL, "1000", TRUE },
    { "150", "16.67", NULL, "1000", TRUE },  { "150", "16.66", NULL, NULL, TRUE },
    { "150", "29", "cap:80%", "712", TRUE }, { "150", "29", "p90", "570", TRUE },
    { "150", "0", NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard terms = { .price = "per_unit", .included = cases[i].cap, .limit = "hard" };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, cases[i].fee, "3");
      g_autoptr(GPtrArray) findings = NULL;
      const RbkFinding *finding;

      if (cases[i].sizing != NULL)
        rbk_test_set (rbk_test_get (book, "plans", 0), "sizing", cases[i].sizing, NULL);
      findings = rbk_test_check (book);
      finding = rbk_test_find (findings, "cap-at-median", "plan");
      g_assert_cmpint (finding != NULL, ==, cases[i].fires);
      if (finding == NULL)
        continue;
      rbk_test_assert_fact (finding->figures, "median", "200");
      g_assert_cmpint (finding->fix != NULL, ==, cases[i].heavy != NULL);
      if (cases[i].heavy != NULL)
        rbk_test_assert_fact (finding->figures, "heavy", cases[i].heavy);
    }
}

/* Heavy users call with half the tokens: 26 pay for 5,200 calls of theirs, and for 2,600 of anybody
 * else's who comes to the cap. */
static void
test_median_own_tokens (void)
{
  const RbkTestCard terms = { .price = "per_unit", .included = "200", .limit = "hard" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, "29", "3");
  g_autoptr(GPtrArray) findings = NULL;
  const RbkFinding *finding;

  rbk_test_set (rbk_test_get (book, "levels", 2), "calls", "6000", "tokens", "500", NULL);
  findings = rbk_test_check (book);
  finding = rbk_test_find (findings, "cap-at-median", "plan");
  g_assert_nonnull (finding);
  g_assert_nonnull (finding->fix);
  rbk_test_assert_fact (finding->figures, "heavy", "2600");
}

/* Verdicts of the lab are told as they are; where use alone is billed, none is a fault. */
static void
test_unpredictable (gconstpointer fee)
{
  const RbkTestCard       terms = { .price = "per_unit", .amount = "0.02" };
  RbkPlanPredictability   plan = { .n_customers = 40, .share = 0.25, .verdict = RBK_UNPREDICTABLE };
  const RbkPredictability bills = { .plans = &plan, .n_plans = 1 };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, fee, "3");
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkTable) table = rbk_table_new (spec, NULL, NULL);
  const RbkCheckInput input = {
    .book = book, .table = table, .predictability = &bills, .today = spec->date
  };
  const int worst = g_str_equal (fee, "0") ? RBK_SEVERITY_INFO : RBK_SEVERITY_WARNING;
  const int severities[] = { -1, RBK_SEVERITY_INFO, worst, -1 };

  for (guint verdict = RBK_PREDICTABLE; verdict <= RBK_PREDICTABILITY_UNKNOWN; verdict++)
    {
      g_autoptr(GPtrArray) findings = NULL;

      plan.verdict = (RbkPredictabilityVerdict) verdict;
      findings = rbk_check_book (&input, NULL);
      assert_severity (findings, "bill-unpredictable", "plan", severities[verdict]);
    }
}

static void
test_meters (void)
{
  static const struct
  {
    const char *input, *output; /* of a second route; the first costs 0.01 */
    int         severity;
    const char *multiple;
  } cases[] = {
    { "3999", "1000", RBK_SEVERITY_INFO, NULL },
    { "4000", "1000", RBK_SEVERITY_WARNING, "5" },
    { "160", "40", RBK_SEVERITY_INFO, "5" }, /* the dear one still leaves 93.75 % */
  };
  const RbkTestCard terms = {
    .price = "per_unit", .amount = "0.16", .included = "100", .limit = "soft"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, "50", "3");
      g_autoptr(GPtrArray) findings = NULL;
      const RbkFinding *finding;

      rbk_test_add (rbk_test_get (book, "workloads", 0), "routes", "model", "m", "input-tokens",
                    cases[i].input, "output-tokens", cases[i].output, NULL);
      findings = rbk_test_check (book);
      assert_severity (findings, "meter-off-cost", "runs", cases[i].severity);
      finding = rbk_test_find (findings, "meter-off-cost", "runs");
      if (cases[i].multiple != NULL)
        rbk_test_assert_fact (finding->figures, "multiple", cases[i].multiple);
      else
        rbk_test_assert_fact (finding->figures, "cost", "0.51"); /* 50,000 + 1,000 tokens */
      g_assert_nonnull (rbk_test_find (findings, "meter-undefined", "runs"));
    }
}

static void
test_meter_quiet (void)
{
  const RbkTestCard terms = { .price = "per_unit", .amount = "0.51", .included = "100" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, "51", "3");
  g_autoptr(GPtrArray) findings = NULL;

  rbk_test_set (rbk_test_get (book, "meters", 0), "definition", "One answer", NULL);
  findings = rbk_test_check (book);
  g_assert_null (rbk_test_find (findings, "meter-undefined", "runs"));
  g_assert_null (rbk_test_find (findings, "meter-off-cost", "runs")); /* 0.502 of 0.51 */
}

/* What a book lets be is told last, and wherever its place is. */
static void
test_suppressed (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(GPtrArray) findings = NULL;
  const RbkFinding *last;

  rbk_test_add (book, "suppressions", "rule", "price-step", "where", "pro", "reason", "Meant so",
                NULL);
  rbk_test_add (book, "suppressions", "rule", "stacking", "reason", "Domains", NULL);
  findings = rbk_test_check (book);
  g_assert_cmpstr (rbk_test_find (findings, "price-step", "pro")->suppressed, ==, "Meant so");
  g_assert_null (rbk_test_find (findings, "price-step", "team")->suppressed);
  g_assert_cmpstr (rbk_test_find (findings, "stacking", "starter")->suppressed, ==, "Domains");
  last = g_ptr_array_index (findings, findings->len - 1);
  g_assert_nonnull (last->suppressed);
}

/* Of any book: sentences are filled in, and the same book has the same findings. */
static void
test_random (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint32 seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(GPtrArray) findings = rbk_test_check (book);
      g_autoptr(GPtrArray) again = rbk_test_check (book);

      g_assert_cmpuint (findings->len, ==, again->len);
      for (guint i = 0; i < findings->len; i++)
        {
          const RbkFinding *finding = g_ptr_array_index (findings, i);
          g_autofree char  *one = rbk_test_message (finding);
          g_autofree char  *other = rbk_test_message (g_ptr_array_index (again, i));

          g_assert_cmpstr (one, ==, other);
          for (const char *at = finding->message; (at = strchr (at, '{')) != NULL; at++)
            {
              g_autofree char *name = g_strndup (at + 1, strcspn (at + 1, "}"));

              g_assert_true (rbk_facts_find (finding->figures, name) != NULL ||
                             rbk_facts_find (finding->witness, name) != NULL);
            }
          g_hash_table_add (seen, (gpointer) finding->rule);
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 20);
}

static void
test_speed (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkTable) table = rbk_table_new (spec, NULL, NULL);
  const RbkCheckInput input = { .book = book, .table = table, .today = spec->date };
  gint64              best = G_MAXINT64;

  for (guint i = 0; i < N_TIMES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) findings = rbk_check_book (&input, NULL);

      g_assert_nonnull (findings);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  g_test_message ("all rules over a book of four plans: %" G_GINT64_FORMAT " us", best);
  g_assert_cmpint (best, <, 100000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/wallet", test_wallet);
  g_test_add_func ("/rules/wallet-figures", test_wallet_figures);
  g_test_add_func ("/rules/free", test_free);
  g_test_add_func ("/rules/stacking", test_stacking);
  g_test_add_func ("/rules/trial", test_trial);
  g_test_add_func ("/rules/seats", test_seats);
  g_test_add_func ("/rules/median", test_median);
  g_test_add_data_func ("/rules/unpredictable", "20", test_unpredictable);
  g_test_add_data_func ("/rules/unpredictable-use", "0", test_unpredictable);
  g_test_add_func ("/rules/median-own-tokens", test_median_own_tokens);
  g_test_add_func ("/rules/meters", test_meters);
  g_test_add_func ("/rules/meter-quiet", test_meter_quiet);
  g_test_add_func ("/rules/suppressed", test_suppressed);
  g_test_add_func ("/rules/random", test_random);
  g_test_add_func ("/rules/speed", test_speed);

  return g_test_run ();
}
