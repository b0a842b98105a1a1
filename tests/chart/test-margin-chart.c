/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <rbk-error.h>
#include <rbk-margin-chart.h>
#include <rbk-test-books.h>
#include <string.h>

#define N_PLANS 2

/* Starter: 29 with 5,000 credits, then 0.01 each. Pro: 299 with 100,000, then
 * 0.005 each. A credit costs 0.0175. */
typedef struct
{
  RbkBook        *book;
  RbkSpec        *spec;
  RbkCurve       *curves[N_PLANS];
  RbkPopulation  *population;
  RbkMarginChart *chart;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->book = rbk_test_book_new_credit_tiers ();
  fixture->spec = rbk_spec_new (fixture->book, NULL, NULL);
  g_assert_nonnull (fixture->spec);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->chart, rbk_margin_chart_free);
  for (guint i = 0; i < N_PLANS; i++)
    g_clear_pointer (&fixture->curves[i], rbk_curve_free);
  g_clear_pointer (&fixture->population, rbk_population_unref);
  rbk_spec_unref (fixture->spec);
  g_object_unref (fixture->book);
}

static void
make (Fixture *fixture, RbkChartOf of, gboolean is_log)
{
  RbkCurveRange range;

  rbk_curve_range_init (&range, fixture->spec, fixture->population);
  range.is_log = is_log;
  for (guint i = 0; i < N_PLANS; i++)
    {
      fixture->curves[i] = rbk_curve_new (fixture->spec, &fixture->spec->plans[i], &range, NULL);
      g_assert_nonnull (fixture->curves[i]);
    }
  fixture->chart = rbk_margin_chart_new (fixture->spec, fixture->curves, N_PLANS, of, is_log,
                                         fixture->population);
}

static const RbkMark *
find_mark (const RbkSeries *series, RbkMarkKind kind)
{
  for (gsize i = 0; i < series->n_marks; i++)
    if (series->marks[i].kind == kind)
      return &series->marks[i];

  return NULL;
}

static void
test_words (void)
{
  static const char *const words[] = { "margin", "amount", "bill", "cost" };
  g_autoptr(GError) error = NULL;
  RbkChartOf of;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_true (rbk_chart_of_parse (words[i], &of, NULL));
      g_assert_cmpstr (rbk_chart_of_get_nick (of), ==, words[i]);
    }
  g_assert_false (rbk_chart_of_parse ("profit", &of, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "profit"));
}

/* What is drawn is what the engine computed, point for point. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  RbkChartOf of = (RbkChartOf) GPOINTER_TO_INT (data);

  make (fixture, of, FALSE);
  g_assert_cmpuint (fixture->chart->n_series, ==, N_PLANS);
  g_assert_true (fixture->chart->spec.series == fixture->chart->series);
  g_assert_cmpint (fixture->chart->spec.y_kind, ==,
                   of == RBK_CHART_OF_MARGIN ? RBK_CHART_PERCENT : RBK_CHART_MONEY);
  for (guint i = 0; i < N_PLANS; i++)
    {
      const RbkSeries *series = &fixture->chart->series[i];
      const RbkCurve  *curve = fixture->curves[i];

      g_assert_cmpstr (series->key, ==, fixture->spec->plans[i].key);
      g_assert_cmpuint (series->color_index, ==, i);
      g_assert_cmpuint (series->n_points, ==, curve->n_points);
      for (gsize j = 0; j < series->n_points; j++)
        {
          double value = rbk_chart_of_get_value (of, &curve->points[j]);

          g_assert_cmpfloat_with_epsilon (series->points[j].x,
                                          rbk_decimal_to_double (curve->points[j].usage), 1e-9);
          g_assert_cmpfloat_with_epsilon (series->points[j].y, value, 1e-9);
        }
    }
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  const RbkMark *mark;

  make (fixture, RBK_CHART_OF_AMOUNT, FALSE);
  mark = find_mark (&fixture->chart->series[0], RBK_MARK_INCLUDED);
  g_assert_nonnull (mark);
  g_assert_cmpfloat_with_epsilon (mark->x, 5000.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (mark->y, 29.0 - 87.5, 1e-9);

  /* All of 29 is spent on credits of 0.0175 each. */
  mark = find_mark (&fixture->chart->series[0], RBK_MARK_BREAK_EVEN);
  g_assert_nonnull (mark);
  g_assert_cmpfloat_with_epsilon (mark->x, 29.0 / 0.0175, 1.0);
  g_assert_null (find_mark (&fixture->chart->series[0], RBK_MARK_LOWEST));
}

static void
test_lowest (Fixture *fixture, gconstpointer data)
{
  make (fixture, RBK_CHART_OF_MARGIN, TRUE);
  for (guint i = 0; i < N_PLANS; i++)
    {
      const RbkMark *mark = find_mark (&fixture->chart->series[i], RBK_MARK_LOWEST);

      g_assert_nonnull (mark);
      g_assert_cmpfloat_with_epsilon (mark->y, fixture->curves[i]->certificate.lowest_margin, 1e-6);
    }
  g_assert_true (fixture->chart->spec.x_log);
  g_assert_true (fixture->chart->spec.loss_zone);
}

/* A bill or a cost can't be a loss, and a hole stays one. */
static void
test_no_value (void)
{
  const RbkFigure figure = { .has_margin = FALSE, .has_bill = FALSE };

  g_assert_true (isnan (rbk_chart_of_get_value (RBK_CHART_OF_MARGIN, &figure)));
  g_assert_true (isnan (rbk_chart_of_get_value (RBK_CHART_OF_AMOUNT, &figure)));
  g_assert_true (isnan (rbk_chart_of_get_value (RBK_CHART_OF_BILL, &figure)));
  g_assert_cmpfloat_with_epsilon (rbk_chart_of_get_value (RBK_CHART_OF_COST, &figure), 0.0, 1e-12);
}

static void
add_customers (Fixture *fixture)
{
  fixture->population = rbk_population_new ();
  rbk_population_add_column (fixture->population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("customer-%u", i);
      guint            customer = rbk_population_add_customer (fixture->population, id);

      rbk_population_set_value (fixture->population, customer, RBK_COLUMN_CALLS, 10 * (i + 1));
    }
  rbk_population_seal (fixture->population);
}

static void
test_customers (Fixture *fixture, gconstpointer data)
{
  const RbkChartSpec *spec;
  double              weight = 0.0;

  add_customers (fixture);
  make (fixture, RBK_CHART_OF_MARGIN, GPOINTER_TO_INT (data));
  spec = &fixture->chart->spec;
  g_assert_cmpuint (spec->n_guides, ==, 3);
  g_assert_cmpstr (spec->guides[0].label, ==, "p50");
  g_assert_cmpfloat_with_epsilon (spec->guides[0].x, 505.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (spec->guides[1].x, 901.0, 1e-9);

  g_assert_cmpuint (spec->n_bins, >, 10);
  for (gsize i = 0; i < spec->n_bins; i++)
    {
      g_assert_true (i == 0 || fabs (spec->bins[i].from - spec->bins[i - 1].to) < 1e-6);
      weight += spec->bins[i].weight;
    }
  g_assert_cmpfloat (weight, >=, 99.0);
  g_assert_cmpfloat (weight, <=, 100.0);
}

/* On an axis of tokens customers stand where their own tokens are, whatever they called. */
static void
test_own_tokens (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GObject) meter = g_list_model_get_item (rbk_book_get_meters (fixture->book), 0);
  const RbkChartSpec *spec;
  double              weight = 0.0;

  g_object_set (meter, "kind", RBK_METER_KIND_TOKEN, NULL);
  rbk_spec_unref (fixture->spec);
  fixture->spec = rbk_spec_new (fixture->book, NULL, NULL);
  fixture->population = rbk_population_new ();
  for (guint i = RBK_COLUMN_CALLS; i <= RBK_COLUMN_OUTPUT; i++)
    rbk_population_add_column (fixture->population, (RbkColumn) i);
  for (guint i = 0; i < 101; i++)
    {
      g_autofree char *id = g_strdup_printf ("customer-%u", i);

      rbk_population_add_customer (fixture->population, id);
      rbk_population_set_value (fixture->population, i, RBK_COLUMN_CALLS, 1);
      rbk_population_set_value (fixture->population, i, RBK_COLUMN_INPUT, 1000 * i);
      rbk_population_set_value (fixture->population, i, RBK_COLUMN_OUTPUT, 7);
    }
  rbk_population_set_weight (fixture->population, 100, 3);
  rbk_population_seal (fixture->population);

  make (fixture, RBK_CHART_OF_BILL, FALSE);
  spec = &fixture->chart->spec;
  g_assert_cmpfloat_with_epsilon (spec->guides[0].x, 51007.0, 1e-9);
  for (gsize i = 0; i < spec->n_bins; i++)
    weight += spec->bins[i].weight;
  g_assert_cmpfloat_with_epsilon (weight, 103.0, 1e-9);
}

static void
test_no_curves (Fixture *fixture, gconstpointer data)
{
  fixture->chart = rbk_margin_chart_new (fixture->spec, NULL, 0, RBK_CHART_OF_BILL, FALSE, NULL);
  g_assert_cmpuint (fixture->chart->spec.n_series, ==, 0);
  g_assert_cmpuint (fixture->chart->spec.n_guides, ==, 0);
  g_assert_false (fixture->chart->spec.loss_zone);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/margin/words", test_words);
  g_test_add_func ("/chart/margin/no-value", test_no_value);
  ADD ("/chart/margin/values/margin", GINT_TO_POINTER (RBK_CHART_OF_MARGIN), test_values);
  ADD ("/chart/margin/values/amount", GINT_TO_POINTER (RBK_CHART_OF_AMOUNT), test_values);
  ADD ("/chart/margin/values/bill", GINT_TO_POINTER (RBK_CHART_OF_BILL), test_values);
  ADD ("/chart/margin/values/cost", GINT_TO_POINTER (RBK_CHART_OF_COST), test_values);
  ADD ("/chart/margin/marks", NULL, test_marks);
  ADD ("/chart/margin/lowest", NULL, test_lowest);
  ADD ("/chart/margin/customers/linear", GINT_TO_POINTER (FALSE), test_customers);
  ADD ("/chart/margin/customers/log", GINT_TO_POINTER (TRUE), test_customers);
  ADD ("/chart/margin/customers/own-tokens", NULL, test_own_tokens);
  ADD ("/chart/margin/no-curves", NULL, test_no_curves);

  return g_test_run ();
}
