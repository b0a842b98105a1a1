/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules should not say: cases that prices of real products brought up, in books small enough
 * to be worked by hand. */
#include "rbk-check-test.h"

#include "rbk-test-books.h"

static const RbkTestCard open_runs = { .price = "per_unit" };

static gpointer
add_plan (RbkBook *book, const char *key, const char *fee, const RbkTestCard *card)
{
  const RbkTestCard base = { .price = "flat", .amount = fee };
  gpointer          plan = rbk_test_add (book, "plans", "key", key, NULL);
  gpointer          phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);

  rbk_test_add_card (phase, NULL, &base);
  rbk_test_add_card (phase, "runs", card);
  return phase;
}

/* A plan that charges 12 for a seat and nothing for runs is paid for, and it is seats that it
 * counts, whatever it limits that no model serves. */
static void
test_seats (void)
{
  const RbkTestCard seat = { .price = "per_unit", .amount = "12" };
  const RbkTestCard teams = { .price = "per_unit", .included = "5", .limit = "hard" };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(GPtrArray) findings = NULL;
  gpointer phase;

  rbk_test_add (book, "meters", "key", "seats", "kind", "seat", NULL);
  rbk_test_add (book, "meters", "key", "teams", "aggregation", "max", NULL);
  phase = add_plan (book, "basic", "0", &open_runs);
  rbk_test_add_card (phase, "seats", &seat);
  rbk_test_add_card (phase, "teams", &teams);
  findings = rbk_test_check (book);
  g_assert_null (rbk_test_find (findings, "soft-cap-on-free", "basic.evergreen.runs"));
  g_assert_nonnull (rbk_test_find (findings, "seat-gated-ai", "basic"));
}

/* Two plans cost the same for runs; one gives what the other does not of something else. */
static void
test_other_meter (void)
{
  static const struct
  {
    RbkTestCard small, large; /* of the plan for 10, and of that for 25 */
    gboolean    is_dominated;
  } cases[] = {
    { { .price = "per_unit", .included = "5", .limit = "hard" },
      { .price = "per_unit", .included = "8", .limit = "hard" },
      FALSE },
    { { .price = "per_unit", .included = "5", .limit = "hard" },
      { .price = "per_unit", .amount = "1", .included = "5" },
      FALSE },
    { { .price = "per_unit", .amount = "1", .included = "5" },
      { .price = "per_unit", .amount = "1", .included = "8" },
      FALSE },
    { { .price = "package", .amount = "5", .package_size = "10" },
      { .price = "package", .amount = "5", .package_size = "20" },
      FALSE },
    { { .price = "per_unit", .amount = "1", .included = "5" },
      { .price = "per_unit", .amount = "2", .included = "5" },
      TRUE },
    { { .price = "per_unit", .included = "8", .limit = "hard" },
      { .price = "per_unit", .included = "5", .limit = "hard" },
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
      g_autoptr(GPtrArray) findings = NULL;

      rbk_test_add (book, "meters", "key", "storage", NULL);
      rbk_test_add_card (add_plan (book, "small", "10", &open_runs), "storage", &cases[i].small);
      rbk_test_add_card (add_plan (book, "large", "25", &open_runs), "storage", &cases[i].large);
      findings = rbk_test_check (book);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (rbk_test_find (findings, "dominated-plan", "large") != NULL, ==,
                       cases[i].is_dominated);
      g_assert_null (rbk_test_find (findings, "dominated-plan", "small"));
    }
}

/* A plan that pays off far past the heaviest usage level, at 90,000 of 3,000, is one that
 * somebody may choose. */
static void
test_far (void)
{
  const RbkTestCard low = { .price = "per_unit", .amount = "0.01" };
  const RbkTestCard high = { .price = "per_unit", .amount = "0.009" };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(GPtrArray) findings = NULL;
  const RbkFinding *finding;

  add_plan (book, "low", "10", &low);
  add_plan (book, "high", "100", &high);
  findings = rbk_test_check (book);
  g_assert_null (rbk_test_find (findings, "dominated-plan", "high"));
  finding = rbk_test_find (findings, "crossover", "high");
  rbk_test_assert_fact (finding->figures, "usage", "90000");
}

/* The cheaper plan to which a finding points has what the other has. */
static void
test_rival (void)
{
  const RbkTestCard runs = { .price = "per_unit", .amount = "0.1", .included = "1000" };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(GPtrArray) findings = NULL;
  const RbkFinding *finding;

  add_plan (book, "bare", "10", &runs);
  add_plan (book, "worse", "30", &runs);
  add_plan (book, "better", "20", &runs);
  for (guint i = 1; i < 3; i++)
    rbk_test_add (rbk_test_get (book, "plans", i), "features", "key", "sso", NULL);
  findings = rbk_test_check (book);
  finding = rbk_test_find (findings, "dominated-plan", "worse");
  rbk_test_assert_fact (finding->figures, "instead", "better");
  rbk_test_assert_fact (finding->figures, "instead_bill", "20");
}

/* Two accounts beat the one with its overage, 2 x 40 against 40 + 300 x 0.2; and two of a plan that
 * is small and cheap beat a larger one. */
static void
test_stacking (void)
{
  const RbkTestCard small = { .price = "per_unit", .amount = "0.5", .included = "100" };
  const RbkTestCard large = { .price = "per_unit", .amount = "0.2", .included = "300" };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  g_autoptr(GPtrArray) findings = NULL;
  const RbkFinding *finding;

  add_plan (book, "large", "40", &large);
  findings = rbk_test_check (book);
  rbk_test_assert_fact (rbk_test_find (findings, "stacking", "large")->figures, "single", "100");
  g_clear_pointer (&findings, g_ptr_array_unref);

  rbk_test_add (book, "plans", "key", "custom", "quote-only", "true", NULL);
  add_plan (book, "other", "4", &small);
  rbk_test_add (rbk_test_get (book, "plans", 2), "features", "key", "sso", NULL);
  findings = rbk_test_check (book);
  finding = rbk_test_find (findings, "stacking", "other");
  rbk_test_assert_fact (finding->figures, "accounts", "2");
  rbk_test_assert_fact (finding->figures, "usage", "200");
  rbk_test_assert_fact (finding->figures, "bill", "8");
  rbk_test_assert_fact (finding->figures, "single", "40");
  rbk_test_assert_fact (finding->figures, "instead", "large");
}

/* Overage below the band that earns the plan's margin by itself is for information: a run costs
 * 0.01, a third of 0.0333. */
static void
test_cheap_overage (void)
{
  static const struct
  {
    const char *overage;
    int         severity;
  } cases[] = {
    { "0.0333", RBK_SEVERITY_WARNING },
    { "0.0334", RBK_SEVERITY_INFO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard card = {
        .price = "per_unit", .amount = cases[i].overage, .included = "400", .limit = "soft"
      };
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&card, "20", "3");
      g_autoptr(GPtrArray) findings = rbk_test_check (book);
      const RbkFinding *finding =
          rbk_test_find (findings, "overage-multiple", "plan.evergreen.runs");

      g_assert_nonnull (finding);
      g_assert_cmpint ((int) finding->severity, ==, cases[i].severity);
      rbk_test_assert_fact (finding->figures, "rate", "0.05");
    }
}

/* What a hard cap stops is not served, and the sentence says so. */
static void
test_stopped (void)
{
  const RbkTestCard hard = { .price = "per_unit", .included = "150", .limit = "hard" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&hard, "10", "3");
  g_autoptr(GPtrArray) findings = NULL;
  const RbkFinding *finding;

  rbk_test_set (rbk_test_get (book, "plans", 0), "sizing", "p90", NULL);
  findings = rbk_test_check (book);
  finding = rbk_test_find (findings, "margin-below-target", "plan");
  rbk_test_assert_fact (finding->figures, "usage", "1000");
  rbk_test_assert_fact (finding->figures, "cap", "150");
  rbk_test_assert_fact (finding->figures, "cost", "4.5");
}

/* Free credits that gather are no debt. */
static void
test_free_credits (void)
{
  const RbkTestCard        terms = { .price = "per_unit", .included = "100", .limit = "hard" };
  static const char *const fees[] = { "0", "20" };

  for (gsize i = 0; i < G_N_ELEMENTS (fees); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (&terms, fees[i], "3");
      g_autoptr(RbkRecord) entitlement = NULL;
      g_autoptr(GPtrArray) findings = NULL;
      gpointer          phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);
      const RbkFinding *finding;

      g_object_get (rbk_test_get (phase, "rate-cards", 1), "entitlement", &entitlement, NULL);
      rbk_test_make (entitlement, "wallet", "grant", "100", "expiry", "never", NULL);
      findings = rbk_test_check (book);
      finding = rbk_test_find (findings, "credits-never-expire", "plan.evergreen.runs");
      g_assert_nonnull (finding);
      g_assert_cmpint (finding->severity, ==, i == 0 ? RBK_SEVERITY_INFO : RBK_SEVERITY_WARNING);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules-real/seats", test_seats);
  g_test_add_func ("/rules-real/other-meter", test_other_meter);
  g_test_add_func ("/rules-real/far", test_far);
  g_test_add_func ("/rules-real/rival", test_rival);
  g_test_add_func ("/rules-real/stacking", test_stacking);
  g_test_add_func ("/rules-real/cheap-overage", test_cheap_overage);
  g_test_add_func ("/rules-real/stopped", test_stopped);
  g_test_add_func ("/rules-real/free-credits", test_free_credits);

  return g_test_run ();
}
