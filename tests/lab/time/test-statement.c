/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-statement.h"

#include <string.h>

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-plan.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* Invoices over time, worked out by hand. June has 30 days: its first 15 are half of it. */

#define MAX_PHASES 4

/* A phase: what it is, its fee, and what runs cost. */
typedef struct
{
  const char *kind, *duration, *from, *fee;
  RbkTestCard runs;
} Phase;

/* @uses: `runs=300 calls=10@2026-06-03`; @lines: `base 2026-06-01 2026-06-10 9.67; …`. */
typedef struct
{
  const char *name;
  Phase       phases[MAX_PHASES];
  const char *start, *day, *uses;
  const char *lines, *total, *blocked;
} Case;

#define PER_UNIT(a)                                                                                \
  {                                                                                                \
    .price = "per_unit", .amount = a                                                               \
  }
#define INCLUDED(n, a)                                                                             \
  {                                                                                                \
    .price = "per_unit", .amount = a, .included = n                                                \
  }
#define PACKAGE(a)                                                                                 \
  {                                                                                                \
    .price = "package", .amount = a, .package_size = "100"                                         \
  }
#define HARD(n)                                                                                    \
  {                                                                                                \
    .price = "per_unit", .included = n, .limit = "hard"                                            \
  }
#define MINIMUM(a, least)                                                                          \
  {                                                                                                \
    .price = "per_unit", .amount = a, .minimum = least                                             \
  }
#define GRADUATED(text)                                                                            \
  {                                                                                                \
    .price = "graduated", .tiers = text                                                            \
  }
#define VOLUME(text)                                                                               \
  {                                                                                                \
    .price = "volume", .tiers = text                                                               \
  }
#define NOW(fee, runs)                                                                             \
  {                                                                                                \
    NULL, NULL, NULL, fee, runs                                                                    \
  }
#define FROM(date, fee, runs)                                                                      \
  {                                                                                                \
    NULL, NULL, date, fee, runs                                                                    \
  }

static const Case cases[] = {
  { "nothing-changes",
    { NOW ("29", PER_UNIT ("0.1")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "base 2026-06-01 2026-06-30 29; runs 2026-06-01 2026-06-30 30",
    "59",
    "0" },
  /* killbill#1001: use of before the change at the old price, of after it at the new one. */
  { "price-of-use",
    { NOW (NULL, PER_UNIT ("0.1")), FROM ("2026-06-16", NULL, PER_UNIT ("0.2")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 15; runs 2026-06-16 2026-06-30 30",
    "45",
    "0" },
  { "price-of-use-by-days",
    { NOW (NULL, PER_UNIT ("0.1")), FROM ("2026-06-16", NULL, PER_UNIT ("0.2")) },
    NULL,
    "2026-06-01",
    "runs=10@2026-06-15 runs=290@2026-06-16",
    "runs 2026-06-01 2026-06-15 1; runs 2026-06-16 2026-06-30 58",
    "59",
    "0" },
  { "price-of-use-on-the-first",
    { NOW (NULL, PER_UNIT ("0.1")), FROM ("2026-06-01", NULL, PER_UNIT ("0.2")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-30 60",
    "60",
    "0" },
  { "price-of-use-next-month",
    { NOW (NULL, PER_UNIT ("0.1")), FROM ("2026-07-01", NULL, PER_UNIT ("0.2")) },
    NULL,
    "2026-06-30",
    "runs=300",
    "runs 2026-06-01 2026-06-30 30",
    "30",
    "0" },
  { "fee",
    { NOW ("29", { 0 }), FROM ("2026-06-11", "39", { 0 }) },
    NULL,
    "2026-06-20",
    "",
    "base 2026-06-01 2026-06-10 9.67; base 2026-06-11 2026-06-30 26",
    "35.67",
    "0" },
  { "fee-that-stays",
    { NOW ("29", PER_UNIT ("0.1")), FROM ("2026-06-11", "29", PER_UNIT ("0.2")) },
    NULL,
    "2026-06-20",
    "runs=30",
    "base 2026-06-01 2026-06-30 29; runs 2026-06-01 2026-06-10 1; "
    "runs 2026-06-11 2026-06-30 4",
    "34",
    "0" },
  { "fee-and-back",
    { NOW ("10", { 0 }), FROM ("2026-06-11", "20", { 0 }), FROM ("2026-06-21", "10", { 0 }) },
    NULL,
    "2026-06-20",
    "",
    "base 2026-06-01 2026-06-10 3.33; base 2026-06-11 2026-06-20 6.67; "
    "base 2026-06-21 2026-06-30 3.33",
    "13.33",
    "0" },
  { "included-once",
    { NOW (NULL, INCLUDED ("200", "0.1")), FROM ("2026-06-16", NULL, INCLUDED ("200", "0.2")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 0; runs 2026-06-16 2026-06-30 20",
    "20",
    "0" },
  { "included-less",
    { NOW (NULL, INCLUDED ("200", "0.1")), FROM ("2026-06-16", NULL, INCLUDED ("100", "0.1")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 0; runs 2026-06-16 2026-06-30 15",
    "15",
    "0" },
  { "tiers",
    { NOW (NULL, GRADUATED ("200:0.1 inf:0.05")),
      FROM ("2026-06-16", NULL, GRADUATED ("200:0.2 inf:0.1")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 15; runs 2026-06-16 2026-06-30 20",
    "35",
    "0" },
  { "volume",
    { NOW (NULL, VOLUME ("200:0.1 inf:0.05")), FROM ("2026-06-16", NULL, VOLUME ("inf:0.1")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 15; runs 2026-06-16 2026-06-30 15",
    "30",
    "0" },
  /* At 0.05 for all of them, the 300 come to less than the first 150 did. */
  { "volume-takes-off",
    { NOW (NULL, VOLUME ("200:0.2 inf:0.05")),
      FROM ("2026-06-16", NULL, VOLUME ("200:0.2 inf:0.06")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 30; runs 2026-06-16 2026-06-30 -12",
    "18",
    "0" },
  { "nothing-paid-back",
    { NOW (NULL, VOLUME ("inf:0.01")), FROM ("2026-06-16", NULL, VOLUME ("200:1 inf:0.01")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 1.5; runs 2026-06-16 2026-06-30 -1.5",
    "0",
    "0" },
  { "package-once",
    { NOW (NULL, PACKAGE ("5")), FROM ("2026-06-16", NULL, PACKAGE ("6")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 10; runs 2026-06-16 2026-06-30 6",
    "16",
    "0" },
  { "cap-raised",
    { NOW (NULL, HARD ("100")), FROM ("2026-06-16", NULL, HARD ("240")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 0; runs 2026-06-16 2026-06-30 0",
    "0",
    "60" },
  { "cap-lowered",
    { NOW (NULL, HARD ("200")), FROM ("2026-06-16", NULL, HARD ("100")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 0",
    "0",
    "150" },
  { "minimum-by-days",
    { NOW (NULL, MINIMUM ("0.1", "30")), FROM ("2026-06-16", NULL, MINIMUM ("0.1", "60")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "runs 2026-06-01 2026-06-15 15; runs 2026-06-16 2026-06-30 30",
    "45",
    "0" },
  { "new-meter",
    { NOW ("10", { 0 }), FROM ("2026-06-16", "10", INCLUDED ("200", "0.1")) },
    NULL,
    "2026-06-20",
    "runs=300",
    "base 2026-06-01 2026-06-30 10; runs 2026-06-16 2026-06-30 10",
    "20",
    "0" },
  { "whole-units",
    { NOW (NULL, PER_UNIT ("1")), FROM ("2026-07-11", NULL, PER_UNIT ("2")) },
    NULL,
    "2026-07-01",
    "runs=100",
    "runs 2026-07-01 2026-07-10 32; runs 2026-07-11 2026-07-31 136",
    "168",
    "0" },
  { "month-of-31",
    { NOW ("31", { 0 }), FROM ("2026-07-11", "62", { 0 }) },
    NULL,
    "2026-07-01",
    "",
    "base 2026-07-01 2026-07-10 10; base 2026-07-11 2026-07-31 42",
    "52",
    "0" },

  { "anchor",
    { NOW ("29", { 0 }) },
    "2026-01-31",
    "2026-03-01",
    "",
    "base 2026-02-28 2026-03-30 29",
    "29",
    "0" },
  { "anchor-on-the-day",
    { NOW ("29", { 0 }) },
    "2026-01-31",
    "2026-03-31",
    "",
    "base 2026-03-31 2026-04-29 29",
    "29",
    "0" },
  { "anchor-first",
    { NOW ("29", { 0 }) },
    "2026-01-31",
    "2026-02-27",
    "",
    "base 2026-01-31 2026-02-27 29",
    "29",
    "0" },
  { "anchor-leap",
    { NOW ("29", { 0 }) },
    "2028-01-31",
    "2028-02-29",
    "",
    "base 2028-02-29 2028-03-30 29",
    "29",
    "0" },
  /* 14 free days of 30, then 16 of 30 days at 30: 16. */
  { "trial",
    { { "trial", "P14D", NULL, "0", HARD ("100") }, NOW ("30", INCLUDED ("200", "0.1")) },
    "2026-06-01",
    "2026-06-02",
    "runs=300@2026-06-20",
    "base 2026-06-01 2026-06-14 0; base 2026-06-15 2026-06-30 16; "
    "runs 2026-06-15 2026-06-30 10",
    "26",
    "0" },
  { "trial-over",
    { { "trial", "P14D", NULL, "0", HARD ("100") }, NOW ("30", INCLUDED ("200", "0.1")) },
    "2026-06-01",
    "2026-07-02",
    "",
    "base 2026-07-01 2026-07-31 30",
    "30",
    "0" },
  { "trial-then-discount-then-version",
    { { "trial", "P10D", NULL, "0", { 0 } },
      { "discount", "P10D", NULL, "15", { 0 } },
      NOW ("30", { 0 }),
      FROM ("2026-06-26", "60", { 0 }) },
    "2026-06-01",
    "2026-06-02",
    "",
    "base 2026-06-01 2026-06-10 0; base 2026-06-11 2026-06-20 5; "
    "base 2026-06-21 2026-06-25 5; base 2026-06-26 2026-06-30 10",
    "20",
    "0" },
  { "trial-not-on-offer-yet",
    { { "trial", "P14D", "2026-06-15", "0", { 0 } }, NOW ("30", { 0 }) },
    "2026-06-01",
    "2026-06-20",
    "",
    "base 2026-06-01 2026-06-30 30",
    "30",
    "0" },
  { "trial-as-it-was-offered",
    { { "trial", "P10D", NULL, "0", { 0 } },
      { "trial", "P20D", "2026-06-15", "0", { 0 } },
      NOW ("30", { 0 }) },
    "2026-06-12",
    "2026-06-20",
    "",
    "base 2026-06-12 2026-06-21 0; base 2026-06-22 2026-07-11 20",
    "20",
    "0" },
  { "trial-as-it-is-offered",
    { { "trial", "P10D", NULL, "0", { 0 } },
      { "trial", "P20D", "2026-06-15", "0", { 0 } },
      NOW ("30", { 0 }) },
    "2026-06-15",
    "2026-06-20",
    "",
    "base 2026-06-15 2026-07-04 0; base 2026-07-05 2026-07-14 10",
    "10",
    "0" },
  { "trial-unknown-without-a-start",
    { { "trial", "P14D", NULL, "0", { 0 } }, NOW ("30", { 0 }) },
    NULL,
    "2026-06-02",
    "",
    "base 2026-06-01 2026-06-30 30",
    "30",
    "0" },
};

static RbkBook *
new_book (const Case *test)
{
  RbkBook *book = rbk_test_book_new_runs ();
  gpointer plan = rbk_test_add (book, "plans", "key", "plan", NULL);

  for (guint i = 0; i < MAX_PHASES; i++)
    {
      const Phase      *terms = &test->phases[i];
      const RbkTestCard fee = { .price = "flat", .amount = terms->fee };
      g_autofree char  *key = g_strdup_printf ("phase-%u", i);
      gpointer          phase;

      if (terms->fee == NULL && terms->runs.price == NULL)
        break;
      phase = rbk_test_add (plan, "phases", "key", key, "kind", terms->kind, "duration",
                            terms->duration, "effective-from", terms->from, NULL);
      if (terms->fee != NULL)
        rbk_test_add_card (phase, NULL, &fee);
      if (terms->runs.price != NULL)
        rbk_test_add_card (phase, "runs", &terms->runs);
    }

  return book;
}

static GArray *
parse_uses (const RbkSpec *spec, const char *text)
{
  GArray *uses = g_array_new (FALSE, TRUE, sizeof (RbkUse));
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      g_auto(GStrv) parts = g_strsplit_set (words[i], "=@", -1);
      RbkUse use = { .meter = -1, .amount = rbk_test_decimal (parts[1]) };

      if (strcmp (parts[0], "calls") != 0)
        use.meter = rbk_spec_find_meter (spec, parts[0], NULL);
      use.has_day = parts[2] != NULL;
      if (use.has_day)
        g_assert_true (rbk_date_parse (parts[2], &use.day, NULL));
      g_array_append_val (uses, use);
    }

  return uses;
}

static RbkStatement *
bill (RbkSpec *spec, const char *start, const char *day, const char *text, GError **error)
{
  RbkLife life = { .plan = &spec->plans[0], .has_start = start != NULL };
  g_autoptr(GArray) uses = parse_uses (spec, text);
  GDate date;

  g_assert_true (start == NULL || rbk_date_parse (start, &life.start, NULL));
  g_assert_true (rbk_date_parse (day, &date, NULL));

  return rbk_statement_new (spec, &life, &date, (const RbkUse *) (gpointer) uses->data, uses->len,
                            error);
}

static char *
lines_to_text (const RbkStatement *statement)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < statement->lines->len; i++)
    {
      const RbkStatementLine *line = &g_array_index (statement->lines, RbkStatementLine, i);
      g_autofree char        *from = rbk_date_to_string (&line->from);
      g_autofree char        *to = rbk_date_to_string (&line->to);
      g_autofree char        *amount = rbk_decimal_to_string (line->amount);

      g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? "; " : "", line->card->key, from, to,
                              amount);
    }

  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(RbkBook) book = new_book (test);
  g_autoptr(RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkStatement) statement = bill (spec, test->start, test->day, test->uses, &error);
  g_autofree char *lines = NULL;

  g_assert_no_error (error);
  lines = lines_to_text (statement);
  g_assert_cmpstr (lines, ==, test->lines);
  rbk_test_assert_decimal (statement->total, test->total);
  rbk_test_assert_decimal (statement->blocked[0], test->blocked);
}

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
  g_autoptr(RbkStatement) statement = bill (spec, NULL, "2026-06-01", "calls=300 seats=3", &error);
  g_autofree char *lines = NULL;

  g_assert_no_error (error);
  lines = lines_to_text (statement);
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
      g_autoptr(RbkStatement) statement = bill (spec, months[i].start, months[i].day, "", NULL);
      g_autofree char *lines = lines_to_text (statement);

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

      g_assert_null (bill (spec, refused[i].start, refused[i].day, refused[i].uses, &error));
      g_assert_error (error, RBK_ERROR, refused[i].code);
    }
}

/* At the ends of the calendar nothing breaks. */
static void
test_ends_of_time (void)
{
  g_autoptr(RbkSpec) spec = freeze_cadences ();
  g_autoptr(RbkStatement) first = bill (spec, NULL, "0001-01-01", "calls=5", NULL);
  g_autoptr(RbkStatement) last = bill (spec, "9999-12-15", "9999-12-31", "calls=5", NULL);
  g_autoptr(RbkStatement) long_ago = bill (spec, "0001-01-01", "9999-06-05", "calls=5", NULL);

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
  g_autoptr(RbkStatement) statement = bill (spec, NULL, "2026-06-01", "seats=3", NULL);
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

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/lab/statement/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/lab/statement/credits", test_credits);
  g_test_add_func ("/lab/statement/on-a-day", test_on_a_day);
  g_test_add_func ("/lab/statement/cadences", test_cadences);
  g_test_add_func ("/lab/statement/refused", test_refused);
  g_test_add_func ("/lab/statement/ends-of-time", test_ends_of_time);
  g_test_add_func ("/lab/statement/words", test_words);

  return g_test_run ();
}
