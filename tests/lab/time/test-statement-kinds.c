/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-statement-fixture.h"

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-plan.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* Credits, seats and other periods on invoices over time, by hand. June has 30 days. */

/* A book of credits and seats: a call takes a credit, and from 16 June two. */
static RbkSpec *
freeze_credits (void)
{
  const RbkTestCard credits = { .price = "per_unit", .amount = "0.1", .included = "100" };
  const RbkTestCard seats = { .price = "per_unit", .amount = "10", .included = "1" };
  const RbkTestCard dearer = { .price = "per_unit", .amount = "20", .included = "1" };
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();
  gpointer route = rbk_test_get (rbk_test_get (book, "workloads", 0), "routes", 0);
  gpointer plan = rbk_test_get (book, "plans", 0), phase;

  rbk_test_add (book, "meters", "key", "seats", "kind", "seat", NULL);
  rbk_test_add (book, "models", "model", "opus", "effective-from", "2026-06-21", "input", "10",
                "output", "50", NULL);
  rbk_test_add (route, "credit-rates", "effective-from", "2026-06-16", "credits", "2", NULL);
  g_list_store_remove_all (G_LIST_STORE (rbk_plan_get_phases (plan)));
  phase = rbk_test_add (plan, "phases", "key", "now", NULL);
  rbk_test_add_card (phase, "credits", &credits);
  rbk_test_add_card (phase, "seats", &seats);
  phase = rbk_test_add (plan, "phases", "key", "later", "effective-from", "2026-06-11", NULL);
  rbk_test_add_card (phase, "credits", &credits);
  rbk_test_add_card (phase, "seats", &dearer);

  return rbk_test_freeze (book);
}

/* 300 calls are 150 credits in the first half and 300 in the second: 350 past the included ones.
 * Seats of 10 and of 20, two of them, for 10 and 20 of 30 days: 6.67 and 26.67. What calls cost
 * doubles from the 21st on: 200 at 0.0175 and 100 at 0.035 are 7. */
static void
test_credits (void)
{
  g_autoptr(RbkSpec) spec = freeze_credits ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkStatement) statement =
                 rbk_statement_fixture_bill (spec, NULL, "2026-06-01", "calls=300 seats=3", &error);
  g_autofree char *lines = NULL;

  g_assert_no_error (error);
  lines = rbk_statement_fixture_to_text (statement);
  g_assert_cmpstr (lines, ==,
                   "credits 2026-06-01 2026-06-15 5; credits 2026-06-16 2026-06-30 30; "
                   "seats 2026-06-01 2026-06-10 6.67; seats 2026-06-11 2026-06-30 26.67");
  rbk_test_assert_decimal (statement->used[0], "450");
  rbk_test_assert_decimal (statement->used[1], "3");
  rbk_test_assert_decimal (statement->calls, "300");
  rbk_test_assert_decimal (statement->cost, "7");
}

/* A frozen book on another day has that day's rates and prices, and gives way to the first. */
static void
test_on_a_day (void)
{
  static const struct
  {
    const char *date, *credits, *cost;
  } days[] = { { "2026-06-15", "1", "0.0175" },
               { "2026-06-16", "2", "0.0175" },
               { "2026-06-21", "2", "0.035" } };
  g_autoptr(RbkSpec) spec = freeze_credits ();

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(RbkSpec) dated = NULL;
      g_autoptr(RbkSpec) again = NULL;
      GDate date;

      g_assert_true (rbk_date_parse (days[i].date, &date, NULL));
      dated = rbk_spec_new_on (spec, &date);
      again = rbk_spec_new_on (dated, &spec->date);
      rbk_test_assert_decimal (dated->meters[0].units_per_call, days[i].credits);
      rbk_test_assert_decimal (rbk_cost_average_call (dated, -1, NULL), days[i].cost);
      rbk_test_assert_decimal (rbk_cost_average_call (again, -1, NULL), "0.035");
      g_assert_true (dated->plans == spec->plans);
    }
}

/* What is billed by the year is due on its day, what is billed once on the first, and what is
 * billed by the week as often as a week begins. */
static RbkSpec *
freeze_cadences (void)
{
  static const RbkTestCard cards[] = {
    { .price = "flat", .amount = "365", .cadence = "P1Y" },
    { .price = "flat", .amount = "50", .cadence = "once" },
    { .price = "flat", .amount = "7", .cadence = "P1W" },
  };
  g_autoptr(RbkBook) book = rbk_test_book_new_runs ();
  gpointer plan = rbk_test_add (book, "plans", "key", "plan", NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "now", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *key = g_strdup_printf ("card-%u", (guint) i);

      rbk_test_add_card (phase, NULL, &cards[i]);
      rbk_test_set (rbk_test_get (phase, "rate-cards", (guint) i), "key", key, NULL);
    }

  return rbk_test_freeze (book);
}

static void
test_cadences (void)
{
  static const struct
  {
    const char *start, *day, *lines;
  } months[] = {
    { "2026-06-10", "2026-06-10",
      "card-0 2026-06-10 2027-06-09 365; card-1 2026-06-10 2026-06-10 50; "
      "card-2 2026-06-10 2026-07-14 35" },
    { "2026-06-10", "2026-07-10", "card-2 2026-07-15 2026-08-11 28" },
    { "2026-06-10", "2027-06-10",
      "card-0 2027-06-10 2028-06-09 365; card-2 2027-06-16 2027-07-13 28" },
    { "2024-02-29", "2025-02-28",
      "card-0 2025-02-28 2026-02-27 365; card-2 2025-03-06 2025-04-02 28" },
    { NULL, "2026-06-10",
      "card-0 2026-06-01 2026-06-30 365; card-1 2026-06-01 2026-06-30 50; "
      "card-2 2026-06-01 2026-06-30 7" },
  };
  g_autoptr(RbkSpec) spec = freeze_cadences ();

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr(RbkStatement) statement =
                     rbk_statement_fixture_bill (spec, months[i].start, months[i].day, "", NULL);
      g_autofree char *lines = rbk_statement_fixture_to_text (statement);

      g_assert_cmpstr (lines, ==, months[i].lines);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *start, *day, *uses;
    int         code;
  } refused[] = {
    { "2026-06-10", "2026-06-09", "", RBK_ERROR_REFUSED },
    { NULL, "2026-06-10", "credits=5@2026-07-01", RBK_ERROR_USAGE },
    { "2026-06-10", "2026-06-10", "credits=5@2026-06-09", RBK_ERROR_USAGE },
    { NULL, "2026-06-10", "seats=5@2026-06-10", RBK_ERROR_USAGE },
    { NULL, "2026-06-10", "credits=-1", RBK_ERROR_USAGE },
    { NULL, "2026-06-10", "calls=150000000000000000000", RBK_ERROR_OVERFLOW },
  };
  g_autoptr(RbkSpec) spec = freeze_credits ();

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (rbk_statement_fixture_bill (spec, refused[i].start, refused[i].day,
                                                 refused[i].uses, &error));
      g_assert_error (error, RBK_ERROR, refused[i].code);
    }
}

/* At the ends of the calendar nothing breaks. */
static void
test_ends_of_time (void)
{
  g_autoptr(RbkSpec) spec = freeze_cadences ();
  g_autoptr(RbkStatement) first =
                 rbk_statement_fixture_bill (spec, NULL, "0001-01-01", "calls=5", NULL);
  g_autoptr(RbkStatement) last =
                 rbk_statement_fixture_bill (spec, "9999-12-15", "9999-12-31", "calls=5", NULL);
  g_autoptr(RbkStatement) long_ago =
                 rbk_statement_fixture_bill (spec, "0001-01-01", "9999-06-05", "calls=5", NULL);

  g_assert_nonnull (first);
  g_assert_nonnull (last);
  g_assert_nonnull (long_ago);
  g_assert_cmpuint (first->n_days, ==, 31);
}

/* A line says its days where it is not for the whole month. */
static void
test_words (void)
{
  g_autoptr(RbkSpec) spec = freeze_credits ();
  g_autoptr(RbkStatement) statement =
                 rbk_statement_fixture_bill (spec, NULL, "2026-06-01", "seats=3", NULL);
  g_autofree char *text =
      rbk_statement_describe_line (spec, statement,
                                   &g_array_index (statement->lines, RbkStatementLine, 0));

  g_assert_cmpstr (text, ==,
                   "seats: 3 × seats, 1 included, 2026-06-01 to 2026-06-10 (10 of 30 days)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lab/statement/credits", test_credits);
  g_test_add_func ("/lab/statement/on-a-day", test_on_a_day);
  g_test_add_func ("/lab/statement/cadences", test_cadences);
  g_test_add_func ("/lab/statement/refused", test_refused);
  g_test_add_func ("/lab/statement/ends-of-time", test_ends_of_time);
  g_test_add_func ("/lab/statement/words", test_words);

  return g_test_run ();
}
