/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <rbk-chart-axes.h>
#include <rbk-chart-file.h>
#include <rbk-chart-guides.h>
#include <rbk-chart-range.h>

#include "chart-samples.h"

#define HOLE ((double) NAN)

typedef struct
{
  SampleChart   *sample;
  PangoContext  *context;
  RbkChartLayout layout;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->sample = sample_chart_new (5, RBK_CHART_PERCENT, TRUE);
  fixture->context = rbk_chart_file_context ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->sample);
  g_assert_finalize_object (fixture->context);
}

static void
lay_out (Fixture *fixture, double width, double height)
{
  rbk_chart_layout (&fixture->sample->spec, fixture->context, width, height, &fixture->layout);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  static const double y_ticks[] = { 0.0, 0.25, 0.5, 0.75, 1.0 };
  static const double x_ticks[] = { 1e2, 1e3, 1e4, 1e5, 1e6 };
  RbkChartLayout     *layout = &fixture->layout;

  lay_out (fixture, 840.0, 380.0);
  g_assert_cmpint (layout->detail, ==, RBK_CHART_FULL);
  g_assert_cmpuint (layout->n_y_ticks, ==, G_N_ELEMENTS (y_ticks));
  g_assert_cmpuint (layout->n_x_ticks, ==, G_N_ELEMENTS (x_ticks));
  for (guint i = 0; i < G_N_ELEMENTS (y_ticks); i++)
    g_assert_cmpfloat_with_epsilon (layout->y_ticks[i], y_ticks[i], 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (x_ticks); i++)
    g_assert_cmpfloat_with_epsilon (layout->x_ticks[i], x_ticks[i], 1e-3);
  g_assert_cmpfloat_with_epsilon (layout->y.min, -0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout->y.max, 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout->x.min, 50.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout->y.from, layout->plot.y + layout->plot.height, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout->x.from, layout->plot.x, 1e-9);
  g_assert_cmpuint (layout->legend_rows, ==, 1);
  g_assert_cmpuint (layout->chip_rows, ==, 1);
  g_assert_cmpfloat_with_epsilon (layout->legend_top, layout->head_top, 1e-9);
}

static void
test_head_breaks (Fixture *fixture, gconstpointer data)
{
  lay_out (fixture, 420.0, 380.0);
  g_assert_cmpint (fixture->layout.detail, ==, RBK_CHART_FULL);
  g_assert_cmpfloat (fixture->layout.legend_top, >, fixture->layout.head_top);
  g_assert_cmpfloat (fixture->layout.plot.y, >, fixture->layout.legend_top);
}

static void
test_mirror (Fixture *fixture, gconstpointer data)
{
  RbkChartLayout ltr;

  lay_out (fixture, 840.0, 380.0);
  ltr = fixture->layout;
  fixture->sample->spec.rtl = TRUE;
  lay_out (fixture, 840.0, 380.0);
  g_assert_cmpfloat_with_epsilon (fixture->layout.plot.x, 840.0 - ltr.plot.x - ltr.plot.width,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (fixture->layout.plot.width, ltr.plot.width, 1e-9);
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&fixture->layout.x, 1000.0),
                                  840.0 - rbk_scale_map (&ltr.x, 1000.0), 1e-6);
}

static void
test_less_room (Fixture *fixture, gconstpointer data)
{
  static const double heights[] = { 380.0, 160.0, 145.0, 120.0, 100.0, 40.0 };
  int                 previous = RBK_CHART_FULL;

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      lay_out (fixture, 600.0, heights[i]);
      g_assert_cmpint (fixture->layout.detail, <=, previous);
      previous = (int) fixture->layout.detail;
    }
  g_assert_cmpint (previous, ==, RBK_CHART_BARE);
  g_assert_cmpfloat_with_epsilon (fixture->layout.plot.width, 600.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (fixture->layout.plot.height, 40.0, 1e-9);
  g_assert_cmpuint (fixture->layout.n_x_ticks, ==, 0);
}

static void
check_sane (const RbkChartLayout *layout, double width, double height)
{
  const RbkRect *plot = &layout->plot;

  g_assert_cmpfloat (plot->x, >=, 0.0);
  g_assert_cmpfloat (plot->y, >=, 0.0);
  g_assert_cmpfloat (plot->width, >=, 1.0);
  g_assert_cmpfloat (plot->height, >=, 1.0);
  g_assert_cmpfloat (plot->x + plot->width, <=, MAX (1.0, width) + 1e-6);
  g_assert_cmpfloat (plot->y + plot->height, <=, MAX (1.0, height) + 1e-6);
  g_assert_cmpfloat (layout->x.min, <, layout->x.max);
  g_assert_cmpfloat (layout->y.min, <, layout->y.max);
}

static void
test_any_size (Fixture *fixture, gconstpointer data)
{
  static const double sizes[] = { -5.0, 0.0, 1.0, 10.0, 33.0, 60.0, 100.0, 150.0, 400.0, 3000.0 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      for (int rtl = FALSE; rtl <= TRUE; rtl++)
        {
          fixture->sample->spec.rtl = rtl;
          lay_out (fixture, sizes[i], sizes[j]);
          check_sane (&fixture->layout, sizes[i], sizes[j]);
        }
}

/* Labels of one axis are words of the caller, however long. */
static char *
format_long (double value, gpointer user_data)
{
  guint *n_calls = user_data;

  *n_calls += 1;
  return g_strdup_printf ("about %g units a month", value);
}

static void
test_long_labels (Fixture *fixture, gconstpointer data)
{
  guint   n_calls = 0;
  RbkText text;

  fixture->sample->spec.format_x = format_long;
  fixture->sample->spec.user_data = &n_calls;
  lay_out (fixture, 600.0, 380.0);
  g_assert_cmpuint (n_calls, >, 0);
  g_assert_cmpuint (fixture->layout.n_x_ticks, >, 0);

  rbk_text_init (&text, fixture->context);
  for (guint i = 1; i < fixture->layout.n_x_ticks; i++)
    {
      g_autofree char *label = format_long (fixture->layout.x_ticks[i], &n_calls);

      rbk_text_set (&text, RBK_TEXT_SMALL, label, -1.0);
      g_assert_cmpfloat (rbk_scale_map (&fixture->layout.x, fixture->layout.x_ticks[i]) -
                             rbk_scale_map (&fixture->layout.x, fixture->layout.x_ticks[i - 1]),
                         >, text.width);
    }
  rbk_text_clear (&text);
}

static void
test_labels (void)
{
  static const struct
  {
    RbkChartYKind kind;
    double        value;
    const char   *label;
  } cases[] = {
    { RBK_CHART_PERCENT, 0.25, "25\u00a0%" },
    { RBK_CHART_PERCENT, -0.5, "\u221250\u00a0%" },
    { RBK_CHART_PERCENT, 0.0, "0\u00a0%" },
    { RBK_CHART_MONEY, 1500.0, "1.5\u00a0k" },
    { RBK_CHART_PLAIN, 999.0, "999" },
    { RBK_CHART_PLAIN, 1e6, "1\u00a0M" },
    { RBK_CHART_PLAIN, -2.5e9, "\u22122.5\u00a0G" },
    { RBK_CHART_PLAIN, 1e15, "1000\u00a0T" },
    { RBK_CHART_PLAIN, 999.99, "1\u00a0k" },
    { RBK_CHART_PLAIN, 0.002, "0.002" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkChartSpec     spec = RBK_CHART_SPEC_INIT;
      g_autofree char *label = NULL;

      spec.y_kind = cases[i].kind;
      label = rbk_axes_label_y (&spec, cases[i].value);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

typedef struct
{
  RbkChartYKind kind;
  gboolean      loss_zone;
  double        low, high;
  double        y_min, y_max;
  double        expected_min, expected_max;
} RangeCase;

static const RangeCase range_cases[] = {
  { RBK_CHART_PERCENT, TRUE, 0.3, 0.9, HOLE, HOLE, -0.1, 1.0 },
  { RBK_CHART_PERCENT, FALSE, 0.3, 0.9, HOLE, HOLE, 0.0, 1.0 },
  { RBK_CHART_PERCENT, TRUE, -0.2, 0.9, HOLE, HOLE, -0.25, 1.0 },
  { RBK_CHART_PERCENT, FALSE, -0.2, 0.9, HOLE, HOLE, -0.25, 1.0 },
  { RBK_CHART_PERCENT, TRUE, -40.0, 0.9, HOLE, HOLE, -0.5, 1.0 },
  { RBK_CHART_PERCENT, TRUE, -40.0, -30.0, HOLE, HOLE, -0.5, 1.0 },
  { RBK_CHART_PERCENT, TRUE, 0.3, 1.2, HOLE, HOLE, -0.1, 1.2 },
  { RBK_CHART_PERCENT, TRUE, 0.3, 0.9, -2.0, HOLE, -2.0, 1.0 },
  { RBK_CHART_PERCENT, TRUE, HOLE, HOLE, HOLE, HOLE, -0.1, 1.0 },
  { RBK_CHART_MONEY, TRUE, 12.0, 97.0, HOLE, HOLE, 0.0, 100.0 },
  { RBK_CHART_MONEY, TRUE, -30.0, 97.0, HOLE, HOLE, -50.0, 100.0 },
  { RBK_CHART_MONEY, TRUE, -1.0, 97.0, HOLE, HOLE, -12.5, 100.0 },
  { RBK_CHART_MONEY, TRUE, -9000.0, 100.0, HOLE, HOLE, -100.0, 100.0 },
  { RBK_CHART_MONEY, TRUE, -97.0, -12.0, HOLE, HOLE, -100.0, 0.0 },
  { RBK_CHART_MONEY, TRUE, 12.0, 97.0, 5.0, 60.0, 5.0, 60.0 },
  { RBK_CHART_MONEY, TRUE, 0.0, 0.0, HOLE, HOLE, 0.0, 1.0 },
  { RBK_CHART_PLAIN, FALSE, 43.0, 97.0, HOLE, HOLE, 40.0, 100.0 },
  { RBK_CHART_PLAIN, FALSE, 7.0, 7.0, HOLE, HOLE, 3.5, 10.5 },
  { RBK_CHART_PLAIN, FALSE, HOLE, HOLE, HOLE, HOLE, 0.0, 1.0 },
};

static void
test_range (gconstpointer data)
{
  const RangeCase *expected = data;
  RbkPoint         points[] = { { 1.0, expected->low }, { 10.0, expected->high } };
  RbkSeries        series = { .points = points, .n_points = G_N_ELEMENTS (points) };
  RbkChartSpec     spec = RBK_CHART_SPEC_INIT;
  RbkScale         x, y;

  spec.series = &series;
  spec.n_series = 1;
  spec.y_kind = expected->kind;
  spec.loss_zone = expected->loss_zone;
  spec.y_min = expected->y_min;
  spec.y_max = expected->y_max;
  rbk_chart_range_x (&spec, &x);
  rbk_chart_range_y (&spec, &x, 5, &y);
  g_assert_cmpfloat_with_epsilon (y.min, expected->expected_min, 1e-9);
  g_assert_cmpfloat_with_epsilon (y.max, expected->expected_max, 1e-9);
}

/* Only what is shown counts, with what a curve has at the ends of the axis. */
static void
test_range_of_part (void)
{
  const RbkPoint  points[] = { { 0.0, 0.0 }, { 100.0, 100.0 }, { 110.0, 5000.0 } };
  const RbkSeries series = { .points = points, .n_points = G_N_ELEMENTS (points) };
  RbkChartSpec    spec = RBK_CHART_SPEC_INIT;
  RbkScale        x, y;

  spec.series = &series;
  spec.n_series = 1;
  spec.x_min = 40.0;
  spec.x_max = 80.0;
  rbk_chart_range_x (&spec, &x);
  rbk_chart_range_y (&spec, &x, 5, &y);
  g_assert_cmpfloat_with_epsilon (y.min, 40.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (y.max, 80.0, 1e-9);
}

static void
test_range_x (void)
{
  const RbkPoint  points[] = { { 0.0, 1.0 }, { 20.0, 2.0 }, { 500.0, 3.0 }, { 9000.0, HOLE } };
  const RbkSeries series = { .points = points, .n_points = G_N_ELEMENTS (points) };
  const RbkBin    bins[] = { { 0.0, 5.0, 1.0 }, { 5.0, 80.0, 2.0 } };
  RbkChartSpec    spec = RBK_CHART_SPEC_INIT;
  RbkScale        x;

  rbk_chart_range_x (&spec, &x);
  g_assert_cmpfloat_with_epsilon (x.max, 1000.0, 1e-9);
  spec.bins = bins;
  spec.n_bins = G_N_ELEMENTS (bins);
  rbk_chart_range_x (&spec, &x);
  g_assert_cmpfloat_with_epsilon (x.min, 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (x.max, 80.0, 1e-9);
  spec.series = &series;
  spec.n_series = 1;
  rbk_chart_range_x (&spec, &x);
  g_assert_cmpfloat_with_epsilon (x.max, 500.0, 1e-9);
  spec.x_log = TRUE;
  rbk_chart_range_x (&spec, &x);
  g_assert_cmpfloat_with_epsilon (x.min, 20.0, 1e-9);
  spec.n_series = 0;
  rbk_chart_range_x (&spec, &x);
  g_assert_cmpfloat_with_epsilon (x.min, 5.0, 1e-9);
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  RbkText text;

  rbk_text_init (&text, fixture->context);
  fixture->sample->guides[1].x = fixture->sample->guides[0].x * 1.05;
  lay_out (fixture, 840.0, 380.0);
  g_assert_cmpuint (fixture->layout.chip_rows, ==, 2);

  /* A third one at the same place is left out rather than put upon another. */
  fixture->sample->guides[2].x = fixture->sample->guides[0].x;
  g_assert_cmpuint (rbk_guides_chip_rows (&fixture->sample->spec, &fixture->layout, &text), ==, 2);

  fixture->sample->spec.n_guides = 0;
  lay_out (fixture, 840.0, 380.0);
  g_assert_cmpuint (fixture->layout.chip_rows, ==, 0);
  rbk_text_clear (&text);
}

static void
test_legend_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree SampleChart *many = sample_chart_new (200, RBK_CHART_PERCENT, TRUE);

  rbk_chart_layout (&many->spec, fixture->context, 840.0, 500.0, &fixture->layout);
  g_assert_cmpuint (fixture->layout.legend_rows, ==, 3);
  many->spec.legend = FALSE;
  rbk_chart_layout (&many->spec, fixture->context, 840.0, 500.0, &fixture->layout);
  g_assert_cmpuint (fixture->layout.legend_rows, ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (range_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/range/y/%u", i);

      g_test_add_data_func (path, &range_cases[i], test_range);
    }
  g_test_add_func ("/chart/range/part", test_range_of_part);
  g_test_add_func ("/chart/range/x", test_range_x);
  g_test_add_func ("/chart/axes/labels", test_labels);
  ADD ("/chart/layout/full", test_full);
  ADD ("/chart/layout/head-breaks", test_head_breaks);
  ADD ("/chart/layout/mirror", test_mirror);
  ADD ("/chart/layout/less-room", test_less_room);
  ADD ("/chart/layout/any-size", test_any_size);
  ADD ("/chart/layout/long-labels", test_long_labels);
  ADD ("/chart/layout/chips", test_chips);
  ADD ("/chart/layout/legend-rows", test_legend_rows);

  return g_test_run ();
}
