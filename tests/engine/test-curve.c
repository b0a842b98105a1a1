/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve.h"

#include "rbk-error.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

#include <string.h>

static void
assert_break_even (const RbkCurve *curve, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < curve->n_break_even; i++)
    {
      g_autofree char *at = rbk_decimal_to_string (curve->break_even[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", at);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* 6,600 steps of a package are not listed, but nothing is lost that they decide. */
static void
test_long_stairs (void)
{
  const RbkTestCard card = { .price = "package", .amount = "0.005", .package_size = "1" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "2.25", NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkCurve) curve = rbk_test_draw (spec);

  g_assert_cmpuint (curve->n_kinks, <, 20);
  g_assert_true (curve->kinks[0].is_sparse);
  assert_break_even (curve, "450.5");
  rbk_test_assert_decimal (curve->certificate.to, "6000");
  rbk_test_assert_decimal (curve->certificate.at, "6000");
  rbk_test_assert_decimal (curve->certificate.lowest_amount, "-27.75");
}

/* Steps of a hundred saw through zero many times: the first and the last crossing are given. */
static void
test_sawing_stairs (void)
{
  const RbkTestCard card = {
    .price = "package", .amount = "0.0999", .package_size = "10", .included = "1", .minimum = "2"
  };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, NULL, NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkCurve) curve = rbk_test_draw (spec);
  guint last = curve->n_break_even - 1;

  g_assert_cmpuint (curve->n_break_even, >=, 2);
  /* At the minimum of 2.00 there is nothing left from 200 runs. */
  rbk_test_assert_decimal (curve->break_even[0], "200");
  /* The last of its steps begins at 5,991 runs with 0.03 left. */
  rbk_test_assert_decimal (curve->break_even[last], "5994");
}

/* On the way of runs there are kinks of tokens, where a third of them goes into a thousand. */
static void
test_other_meter (void)
{
  const RbkTestCard runs = { .price = "per_unit", .included = "100000", .limit = "none" };
  const RbkTestCard tokens = {
    .price = "package", .amount = "3", .package_size = "100", .included = "500"
  };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&runs, NULL, NULL);
  gpointer phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);
  g_autoptr (RbkSpec) spec = NULL;
  g_autoptr (RbkCurve) curve = NULL;
  RbkCurveRange  range;
  const RbkKink *jump;

  rbk_test_add (book, "meters", "key", "thousands", "kind", "token", "conversion", "333", NULL);
  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "runs,thousands", NULL);
  rbk_test_add_card (phase, "thousands", &tokens);
  spec = rbk_test_freeze (book);
  rbk_curve_range_init (&range, spec, NULL);
  range.to = RBK_DECIMAL_UNITS (300);
  curve = rbk_curve_new (spec, spec->plans, &range, NULL);
  jump = &curve->kinks[0];
  g_assert_cmpint (jump->kind, ==, RBK_KINK_INCLUDED);
  rbk_test_assert_decimal (jump->quantity, "500");
  g_assert_true (jump->jumps);
  /* 1,000 tokens a run are 3.003… units, so that 500 are used up at 166.5 runs. */
  g_assert_cmpfloat_with_epsilon (rbk_decimal_to_double (jump->at), 166.5, 1e-12);
  /* The first package is due just past it: the plan is below its cost until then. */
  g_assert_true (rbk_decimal_equal (curve->break_even[0], jump->at));
}

static void
test_points (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "0.1", .included = "333" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "29", "3");
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);

  for (guint is_log = 0; is_log < 2; is_log++)
    {
      g_autoptr (RbkCurve) curve = NULL;
      RbkCurveRange range;
      gboolean      has_kink = FALSE;

      g_assert_true (rbk_curve_range_init (&range, spec, NULL));
      rbk_test_assert_decimal (range.to, "3300");
      range.is_log = is_log != 0;
      curve = rbk_curve_new (spec, spec->plans, &range, NULL);
      g_assert_cmpuint (curve->n_points, >=, 190);
      rbk_test_assert_decimal (curve->points[0].usage, "0");
      rbk_test_assert_decimal (curve->points[curve->n_points - 1].usage, "3300");
      for (guint i = 0; i < curve->n_points; i++)
        {
          RbkFigure figure;

          has_kink |= rbk_decimal_equal (curve->points[i].usage, RBK_DECIMAL_UNITS (333));
          g_assert_true (i == 0 || rbk_decimal_compare (curve->points[i - 1].usage,
                                                        curve->points[i].usage) < 0);
          rbk_figure_at_usage (spec, curve->plan, curve->phase, 0, curve->points[i].usage, &figure);
          g_assert_true (rbk_decimal_equal (figure.bill, curve->points[i].bill));
        }
      g_assert_true (has_kink);
    }
}

static void
test_ranges (void)
{
  const RbkTestCard cap = { .price = "per_unit", .included = "9000", .limit = "soft" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&cap, "29", "3");
  g_autoptr (RbkBook) empty = rbk_book_new ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book), empty_spec = rbk_test_freeze (empty);
  g_autoptr (GError) error = NULL;
  RbkCurveRange range;

  g_assert_false (rbk_curve_range_init (&range, empty_spec, NULL));
  g_assert_cmpint (range.axis, ==, -1);
  rbk_test_assert_decimal (range.to, "1000");
  g_assert_true (rbk_curve_range_init (&range, spec, NULL));
  rbk_test_assert_decimal (range.to, "11880");

  range.from = range.to;
  g_assert_null (rbk_curve_new (spec, spec->plans, &range, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  range.from = RBK_DECIMAL_UNITS (-1);
  g_assert_null (rbk_curve_new (spec, spec->plans, &range, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

static void
test_overflow (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "1000000000" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "29", "3");
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (GError) error = NULL;
  RbkCurveRange range;

  rbk_curve_range_init (&range, spec, NULL);
  range.to = RBK_DECIMAL_UNITS (1000000000000);
  g_assert_null (rbk_curve_new (spec, spec->plans, &range, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

/* By quote only: what it costs can be drawn, there is nothing else to say. */
static void
test_quote_only (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "29", "3");
  g_autoptr (RbkSpec) spec = NULL;
  g_autoptr (RbkCurve) curve = NULL;

  rbk_test_set (rbk_test_get (book, "plans", 0), "quote-only", "true", NULL);
  spec = rbk_test_freeze (book);
  curve = rbk_test_draw (spec);
  g_assert_cmpuint (curve->n_points, >, 0);
  g_assert_false (curve->points[0].has_bill);
  g_assert_false (curve->certificate.has_lowest);
  g_assert_cmpuint (curve->n_kinks + curve->n_break_even, ==, 0);
}

/* A plan without a cap is certified as far as customers go. */
static void
test_reach (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "29", "3");
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkPopulation) population = rbk_population_new ();
  g_autoptr (RbkCurve) curve = NULL;
  RbkCurveRange range;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (gint64 i = 0; i <= 1000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", (int) i);
      guint            customer = rbk_population_add_customer (population, id);

      g_assert_true (rbk_population_add_value (population, customer, RBK_COLUMN_CALLS, i * 10));
    }
  g_assert_true (rbk_curve_range_init (&range, spec, population));
  rbk_test_assert_decimal (range.reach, "9990");
  rbk_test_assert_decimal (range.to, "10989");
  curve = rbk_curve_new (spec, spec->plans, &range, NULL);
  rbk_test_assert_decimal (curve->certificate.to, "9990");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curve/long-stairs", test_long_stairs);
  g_test_add_func ("/curve/sawing-stairs", test_sawing_stairs);
  g_test_add_func ("/curve/other-meter", test_other_meter);
  g_test_add_func ("/curve/points", test_points);
  g_test_add_func ("/curve/ranges", test_ranges);
  g_test_add_func ("/curve/overflow", test_overflow);
  g_test_add_func ("/curve/quote-only", test_quote_only);
  g_test_add_func ("/curve/reach", test_reach);

  return g_test_run ();
}
