/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-margin.h"

#include "rbk-error.h"
#include "rbk-solve.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

static void
test_places (void)
{
  const RbkTestCard card = {
    .price = "per_unit", .amount = "0.1", .included = "300", .limit = "soft", .cap = "600"
  };
  const RbkTestCard year = {
    .price = "per_unit", .amount = "0.1", .included = "1200", .limit = "hard", .cadence = "P1Y"
  };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "29", NULL);
  g_autoptr (RbkBook) year_book = rbk_test_book_new_card (&year, "29", NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book), year_spec = rbk_test_freeze (year_book);
  RbkFigure figure;

  g_assert_true (rbk_test_figure_at (spec, "450", &figure, NULL));
  rbk_test_assert_decimal (figure.bill, "44");
  rbk_test_assert_decimal (figure.inference, "4.5");
  g_assert_true (rbk_test_figure_at (spec, "included", &figure, NULL));
  rbk_test_assert_decimal (figure.usage, "300");
  rbk_test_assert_decimal (figure.bill, "29");
  g_assert_true (rbk_test_figure_at (spec, "cap:150%", &figure, NULL));
  rbk_test_assert_decimal (figure.usage, "900");
  rbk_test_assert_decimal (figure.bill, "89");
  /* A year's amounts are twelfths a month. */
  g_assert_true (rbk_test_figure_at (year_spec, "cap", &figure, NULL));
  rbk_test_assert_decimal (figure.usage, "100");
  g_assert_true (rbk_test_figure_at (year_spec, "included", &figure, NULL));
  rbk_test_assert_decimal (figure.usage, "100");
  g_assert_true (rbk_test_figure_at (year_spec, "250", &figure, NULL));
  rbk_test_assert_decimal (figure.inference, "1");
  rbk_test_assert_decimal (figure.usage, "250");
}

static void
test_no_places (void)
{
  static const char *const missing[] = { "cap", "included", "p75", "nobody" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "29", NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (GError) error = NULL;
  RbkFigure figure;

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_assert_false (rbk_test_figure_at (spec, missing[i], &figure, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
}

static void
test_meters_together (void)
{
  const RbkTestCard runs = { .price = "per_unit", .included = "1000" };
  const RbkTestCard tokens = {
    .price = "per_unit", .amount = "0.01", .limit = "hard", .cap = "600"
  };
  const RbkTestCard seats = { .price = "per_unit", .amount = "20" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&runs, NULL, NULL);
  gpointer phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);
  g_autoptr (RbkSpec) spec = NULL;
  RbkFigure figure;

  rbk_test_add (book, "meters", "key", "thousands", "kind", "token", "conversion", "1000", NULL);
  rbk_test_add (book, "meters", "key", "seats", "kind", "seat", NULL);
  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "runs,thousands", NULL);
  rbk_test_set (rbk_test_get (book, "levels", 1), "tokens", "2000", NULL);
  rbk_test_add_card (phase, "thousands", &tokens);
  rbk_test_add_card (phase, "seats", &seats);
  spec = rbk_test_freeze (book);

  g_assert_true (rbk_test_figure_at (spec, "300", &figure, NULL));
  rbk_test_assert_decimal (figure.bill, "23");
  rbk_test_assert_decimal (figure.inference, "3");
  g_assert_true (rbk_test_figure_at (spec, "medium", &figure, NULL));
  rbk_test_assert_decimal (figure.bill, "24");
  rbk_test_assert_decimal (figure.inference, "4");
  g_assert_true (rbk_test_figure_at (spec, "5000", &figure, NULL));
  rbk_test_assert_decimal (figure.bill, "26");
  rbk_test_assert_decimal (figure.inference, "6");
}

/* Without a meter usage is calls. */
static void
test_calls_axis (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "49", NULL);
  g_autoptr (RbkSpec) spec = NULL;
  RbkFigure figure;

  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "", NULL);
  spec = rbk_test_freeze (book);
  g_assert_true (rbk_test_figure_at (spec, "p99", &figure, NULL));
  rbk_test_assert_decimal (figure.usage, "3000");
  rbk_test_assert_decimal (figure.inference, "30");
  rbk_test_assert_decimal (figure.bill, "49");
  rbk_figure_at_usage (spec, spec->plans, spec->plans->phases, -1, RBK_DECIMAL_UNITS (100),
                       &figure);
  rbk_test_assert_decimal (figure.inference, "1");
}

/* Token meters at a level: calls times the level's tokens. */
static void
test_token_axis (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "0.002" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, NULL, NULL);
  g_autoptr (RbkSpec) spec = NULL;
  RbkFigure figure;

  rbk_test_set (rbk_test_get (book, "meters", 0), "kind", "output_token", "conversion", "1000",
                NULL);
  rbk_test_set (rbk_test_get (book, "levels", 2), "tokens", "1500", NULL);
  spec = rbk_test_freeze (book);
  g_assert_true (rbk_test_figure_at (spec, "medium", &figure, NULL));
  rbk_test_assert_decimal (figure.usage, "40"); /* 200 calls of 200 tokens out */
  rbk_test_assert_decimal (figure.inference, "2");
  g_assert_true (rbk_test_figure_at (spec, "heavy", &figure, NULL));
  rbk_test_assert_decimal (figure.usage, "300"); /* 1,000 calls of a fifth of 1,500 */
  rbk_test_assert_decimal (figure.inference, "15");
  rbk_test_assert_decimal (figure.bill, "0.6");
}

/* With customers a percentile is theirs: of their calls, and of their cost where it is known. */
static void
test_population (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "29", NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  RbkWhere  where = { .kind = RBK_WHERE_PERCENTILE, .value = RBK_DECIMAL_UNITS (75) };
  RbkFigure figure;

  for (guint has_cost = 0; has_cost < 2; has_cost++)
    {
      g_autoptr (RbkPopulation) population = rbk_population_new ();

      rbk_population_add_column (population, RBK_COLUMN_CALLS);
      if (has_cost)
        rbk_population_add_column (population, RBK_COLUMN_COST);
      for (int i = 0; i < 4; i++)
        {
          guint customer =
              rbk_population_add_customer (population, (const char *[]){ "a", "b", "c", "d" }[i]);

          g_assert_true (
              rbk_population_add_value (population, customer, RBK_COLUMN_CALLS, 100 * i));
          if (has_cost)
            g_assert_true (rbk_population_add_value (population, customer, RBK_COLUMN_COST,
                                                     2000000000 * (gint64) i));
        }
      g_assert_true (rbk_figure_at (spec, spec->plans, spec->plans->phases, 0, &where, population,
                                    &figure, NULL));
      rbk_test_assert_decimal (figure.usage, "225");
      rbk_test_assert_decimal (figure.inference, has_cost ? "4.5" : "2.25");
    }
}

/* A book that charges requests, and tokens in and out apart: its calls take four in for one out. */
static RbkBook *
new_tokens_book (const RbkTestCard *in, const RbkTestCard *out, const char *overhead)
{
  const RbkTestCard requests = { .price = "per_unit", .amount = "2" };
  RbkBook          *book = rbk_test_book_new_card (in, "10", overhead);
  gpointer          phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);

  rbk_test_set (rbk_test_get (book, "meters", 0), "kind", "input_token", NULL);
  rbk_test_add (book, "meters", "key", "out", "kind", "output_token", NULL);
  rbk_test_add (book, "meters", "key", "requests", NULL);
  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "runs,out,requests", NULL);
  rbk_test_add_card (phase, "out", out);
  rbk_test_add_card (phase, "requests", &requests);
  return book;
}

/* Customers of whom those who send most get the least back: 3,000 of either at p75, for 90. */
static RbkPopulation *
new_own_tokens (void)
{
  static const char *const ids[] = { "a", "b", "c", "d", "e" };
  static const RbkColumn   columns[] = { RBK_COLUMN_CALLS, RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT,
                                         RBK_COLUMN_COST };
  RbkPopulation           *population = rbk_population_new ();

  for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
    rbk_population_add_column (population, columns[k]);
  for (gint64 i = 0; i < 5; i++)
    {
      const gint64 values[] = { 7, 1000 * i, 4000 - 1000 * i, 30000000000 * i };
      guint        customer = rbk_population_add_customer (population, ids[i]);

      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        g_assert_true (rbk_population_add_value (population, customer, columns[k], values[k]));
    }
  return population;
}

/* At a percentile of their own tokens customers' other tokens are at theirs, and so is what caps
 * let through; along the curve they go as the book's calls do. */
static void
test_own_tokens (void)
{
  static const struct
  {
    int         axis;
    const char *cap, *usage, *bill, *inference;
  } cases[] = {
    { 0, NULL, "3000", "384", "90" }, { 0, "1500", "3000", "197", "45" },
    { 1, NULL, "3000", "384", "90" }, { 1, "1500", "3000", "197", "45" },
    { -1, NULL, "7", "384", "90" },
  };
  const RbkWhere where = { .kind = RBK_WHERE_PERCENTILE, .value = RBK_DECIMAL_UNITS (75) };
  g_autoptr (RbkPopulation) population = new_own_tokens ();
  const RbkTestCard in = { .price = "per_unit", .amount = "0.02" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkTestCard out = { .price = "per_unit",
                                .amount = "0.1",
                                .limit = cases[i].cap != NULL ? "hard" : NULL,
                                .cap = cases[i].cap };
      g_autoptr (RbkBook) book = new_tokens_book (&in, &out, NULL);
      g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
      RbkFigure figure;

      g_assert_true (rbk_figure_at (spec, spec->plans, spec->plans->phases, cases[i].axis, &where,
                                    population, &figure, NULL));
      rbk_test_assert_decimal (figure.usage, cases[i].usage);
      rbk_test_assert_decimal (figure.bill, cases[i].bill);
      rbk_test_assert_decimal (figure.inference, cases[i].inference);
      rbk_figure_at_usage (spec, spec->plans, spec->plans->phases, 0, RBK_DECIMAL_UNITS (400),
                           &figure);
      rbk_test_assert_decimal (figure.bill, "29");
    }
}

/* Solving goes by the same: a cap on tokens in stops these customers at 1,000 tokens out, a
 * third of what they cost, and not at the 250 of the book's calls. */
static void
test_solve_own_tokens (void)
{
  const RbkWhere    where = { .kind = RBK_WHERE_PERCENTILE, .value = RBK_DECIMAL_UNITS (75) };
  const RbkTestCard out = { .price = "per_unit", .included = "50", .limit = "hard", .cap = "50" };
  const RbkTestCard in = {
    .price = "graduated", .tiers = "500:0.1 inf:0", .limit = "hard", .cap = "1000"
  };
  g_autoptr (RbkPopulation) population = new_own_tokens ();
  g_autoptr (RbkBook) book = new_tokens_book (&out, &in, "8");
  g_autoptr (RbkSpec) spec = NULL;
  g_autoptr (GError) error = NULL;
  RbkSolution solution;

  rbk_test_set (rbk_test_get (book, "meters", 0), "kind", "output_token", NULL);
  rbk_test_set (rbk_test_get (book, "meters", 1), "kind", "input_token", NULL);
  rbk_test_set (rbk_test_get (book, "meters", 2), "kind", "seat", NULL);
  spec = rbk_test_freeze (book);
  g_assert_true (rbk_solve (spec, spec->plans, RBK_SOLVE_INCLUDED, rbk_test_decimal ("0.5"), &where,
                            population, &solution, &error));
  g_assert_no_error (error);
  rbk_test_assert_decimal (solution.value, "766");
  rbk_test_assert_decimal (solution.figure.bill, "62");
  rbk_test_assert_decimal (solution.figure.inference, "22.98");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/places/of-terms", test_places);
  g_test_add_func ("/places/missing", test_no_places);
  g_test_add_func ("/places/meters-together", test_meters_together);
  g_test_add_func ("/places/calls-axis", test_calls_axis);
  g_test_add_func ("/places/token-axis", test_token_axis);
  g_test_add_func ("/places/population", test_population);
  g_test_add_func ("/places/own-tokens", test_own_tokens);
  g_test_add_func ("/places/solve-own-tokens", test_solve_own_tokens);

  return g_test_run ();
}
