/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-statement-fixture.h"

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

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(RbkBook) book = new_book (test);
  g_autoptr(RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkStatement) statement =
                 rbk_statement_fixture_bill (spec, test->start, test->day, test->uses, &error);
  g_autofree char *lines = NULL;

  g_assert_no_error (error);
  lines = rbk_statement_fixture_to_text (statement);
  g_assert_cmpstr (lines, ==, test->lines);
  rbk_test_assert_decimal (statement->total, test->total);
  rbk_test_assert_decimal (statement->blocked[0], test->blocked);
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

  return g_test_run ();
}
