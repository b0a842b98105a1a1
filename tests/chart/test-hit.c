/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <rbk-chart-file.h>
#include <rbk-chart-trace.h>

#define HOLE ((double) NAN)
#define MAX_PIECES 400

/* A plot of 100 by 100 pixels at (10, 20). */
static RbkChartLayout
plain_layout (RbkScaleKind kind, double x_min, double x_max)
{
  RbkChartLayout layout = { .width = 120.0, .height = 140.0, .plot = { 10.0, 20.0, 100.0, 100.0 } };

  rbk_scale_init (&layout.x, kind, x_min, x_max);
  rbk_scale_init (&layout.y, RBK_SCALE_LINEAR, 0.0, 100.0);
  layout.x.from = 10.0;
  layout.x.to = 110.0;
  layout.y.from = 120.0;
  layout.y.to = 20.0;

  return layout;
}

typedef struct
{
  double pieces[MAX_PIECES][4];
  gsize  indexes[MAX_PIECES];
  guint  n;
} Record;

static void
record_cb (double x0, double y0, double x1, double y1, gsize index, gpointer user_data)
{
  Record *record = user_data;

  g_assert_cmpuint (record->n, <, MAX_PIECES);
  record->pieces[record->n][0] = x0;
  record->pieces[record->n][1] = y0;
  record->pieces[record->n][2] = x1;
  record->pieces[record->n][3] = y1;
  record->indexes[record->n++] = index;
}

static void
check_piece (const Record *record, guint i, double x0, double y0, double x1, double y1)
{
  g_assert_cmpfloat_with_epsilon (record->pieces[i][0], x0, 1e-6);
  g_assert_cmpfloat_with_epsilon (record->pieces[i][1], y0, 1e-6);
  g_assert_cmpfloat_with_epsilon (record->pieces[i][2], x1, 1e-6);
  g_assert_cmpfloat_with_epsilon (record->pieces[i][3], y1, 1e-6);
}

static void
trace (const RbkPoint *points, gsize n_points, const RbkChartLayout *layout, Record *record)
{
  const RbkSeries series = { .points = points, .n_points = n_points };

  record->n = 0;
  rbk_chart_trace (&series, layout, record_cb, record);
}

static void
test_trace_line (void)
{
  const RbkPoint points[] = { { 0.0, 0.0 }, { 50.0, 100.0 }, { 100.0, 50.0 } };
  RbkChartLayout layout = plain_layout (RBK_SCALE_LINEAR, 0.0, 100.0);
  Record         record;

  trace (points, G_N_ELEMENTS (points), &layout, &record);
  g_assert_cmpuint (record.n, ==, 2);
  check_piece (&record, 0, 10.0, 120.0, 60.0, 20.0);
  check_piece (&record, 1, 60.0, 20.0, 110.0, 70.0);
  g_assert_cmpuint (record.indexes[1], ==, 1);
}

static void
test_trace_gaps (void)
{
  const RbkPoint points[] = { { 0.0, HOLE },  { 10.0, 10.0 }, { 20.0, HOLE }, { 30.0, 30.0 },
                              { 40.0, 40.0 }, { 50.0, HOLE }, { 60.0, 60.0 } };
  RbkChartLayout layout = plain_layout (RBK_SCALE_LINEAR, 0.0, 100.0);
  Record         record;

  trace (points, G_N_ELEMENTS (points), &layout, &record);
  g_assert_cmpuint (record.n, ==, 3);
  check_piece (&record, 0, 20.0, 110.0, 20.0, 110.0);
  check_piece (&record, 1, 40.0, 90.0, 50.0, 80.0);
  check_piece (&record, 2, 70.0, 60.0, 70.0, 60.0);
}

/* What leaves the plot is cut where it leaves, and keeps its slope. */
static void
test_trace_cuts (void)
{
  const RbkPoint points[] = { { -100.0, -100.0 }, { 50.0, 50.0 }, { 50.0, 1e30 }, { 200.0, 1e30 } };
  const RbkPoint steep[] = { { 0.0, -900.0 }, { 100.0, 1100.0 } };
  RbkChartLayout layout = plain_layout (RBK_SCALE_LINEAR, 0.0, 100.0);
  Record         record;

  trace (points, G_N_ELEMENTS (points), &layout, &record);
  g_assert_cmpuint (record.n, ==, 2);
  check_piece (&record, 0, 10.0, 120.0, 60.0, 70.0);
  check_piece (&record, 1, 60.0, 70.0, 60.0, 12.0);

  trace (steep, G_N_ELEMENTS (steep), &layout, &record);
  g_assert_cmpuint (record.n, ==, 1);
  check_piece (&record, 0, 54.6, 128.0, 60.4, 12.0);
}

/* On a log axis a straight line in values is followed along its bend. */
static void
test_trace_bend (void)
{
  const RbkPoint points[] = { { 1.0, 0.0 }, { 1000.0, 100.0 } };
  RbkChartLayout layout = plain_layout (RBK_SCALE_LOG, 1.0, 1000.0);
  Record         record;

  trace (points, G_N_ELEMENTS (points), &layout, &record);
  g_assert_cmpuint (record.n, >=, 10);
  for (guint i = 0; i < record.n; i++)
    {
      double usage = rbk_scale_unmap (&layout.x, record.pieces[i][2]);
      double value = (usage - 1.0) / 999.0 * 100.0;

      g_assert_cmpfloat_with_epsilon (record.pieces[i][3], rbk_scale_map (&layout.y, value), 1e-6);
      g_assert_true (i == 0 || fabs (record.pieces[i][0] - record.pieces[i - 1][2]) < 1e-9);
    }
}

static void
test_trace_zero_on_log (void)
{
  const RbkPoint points[] = { { 0.0, 0.0 }, { 100.0, 100.0 } };
  RbkChartLayout layout = plain_layout (RBK_SCALE_LOG, 10.0, 100.0);
  Record         record;

  trace (points, G_N_ELEMENTS (points), &layout, &record);
  g_assert_cmpfloat_with_epsilon (record.pieces[0][0], 10.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (record.pieces[0][1], rbk_scale_map (&layout.y, 10.0), 1e-6);
}

/* Nothing hostile gets past the plot or makes a number that isn't one. */
static void
test_trace_random (void)
{
  static const double wild[] = { 1e300, -1e300, 0.0, INFINITY, -INFINITY };

  for (guint round = 0; round < 2000; round++)
    {
      gboolean       is_log = g_test_rand_bit ();
      RbkChartLayout layout = plain_layout (is_log ? RBK_SCALE_LOG : RBK_SCALE_LINEAR, 1.0, 100.0);
      RbkPoint       points[8];
      Record         record;

      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        points[i] = (RbkPoint){
          g_test_rand_int_range (0, 6) == 0 ? wild[g_test_rand_int_range (0, 5)]
                                            : g_test_rand_double_range (-50.0, 200.0),
          g_test_rand_int_range (0, 6) == 0 ? wild[g_test_rand_int_range (0, 5)]
                                            : g_test_rand_double_range (-300.0, 300.0),
        };
      trace (points, G_N_ELEMENTS (points), &layout, &record);
      for (guint i = 0; i < record.n; i++)
        for (guint j = 0; j < 4; j += 2)
          {
            g_assert_cmpfloat (record.pieces[i][j], >=, 10.0 - 1e-6);
            g_assert_cmpfloat (record.pieces[i][j], <=, 110.0 + 1e-6);
            g_assert_cmpfloat (record.pieces[i][j + 1], >=, 12.0 - 1e-6);
            g_assert_cmpfloat (record.pieces[i][j + 1], <=, 128.0 + 1e-6);
          }
    }
}

static const RbkPoint rising[] = { { 0.0, 0.0 }, { 100.0, 100.0 } };
static const RbkPoint level[] = { { 0.0, 50.0 }, { 50.0, 50.0 }, { 100.0, 50.0 } };
static const RbkMark  level_marks[] = { { 80.0, 50.0, RBK_MARK_CAP, NULL },
                                        { 30.0, 50.0, RBK_MARK_KINK, NULL },
                                        { 30.0, 5000.0, RBK_MARK_KINK, NULL } };

typedef struct
{
  double   px, py, radius;
  gboolean found;
  gsize    series;
  gboolean is_mark;
  gsize    index;
  double   x, y, usage;
} HitCase;

static const HitCase hit_cases[] = {
  { 80.0, 73.0, 10.0, TRUE, 1, FALSE, 1, 80.0, 70.0, 70.0 },
  { 30.0, 100.0, 10.0, TRUE, 0, FALSE, 0, 30.0, 100.0, 20.0 },
  { 34.0, 104.0, 10.0, TRUE, 0, FALSE, 0, 30.0, 100.0, 20.0 },
  { 75.0, 72.0, 10.0, TRUE, 1, FALSE, 1, 75.0, 70.0, 65.0 },
  { 88.0, 72.0, 10.0, TRUE, 1, TRUE, 0, 90.0, 70.0, 80.0 },
  { 42.0, 68.0, 10.0, TRUE, 1, TRUE, 1, 40.0, 70.0, 30.0 },
  { 60.0, 70.0, 10.0, TRUE, 1, FALSE, 1, 60.0, 70.0, 50.0 },
  { 20.0, 30.0, 10.0, FALSE, 0, FALSE, 0, 0.0, 0.0, 0.0 },
  { 75.0, 80.5, 10.0, FALSE, 0, FALSE, 0, 0.0, 0.0, 0.0 },
  { -50.0, 70.0, 10.0, FALSE, 0, FALSE, 0, 0.0, 0.0, 0.0 },
  { 60.0, 500.0, 10.0, FALSE, 0, FALSE, 0, 0.0, 0.0, 0.0 },
};

static void
test_hit (gconstpointer data)
{
  const HitCase  *expected = data;
  const RbkSeries series[] = {
    { .points = rising, .n_points = G_N_ELEMENTS (rising) },
    { .selected = TRUE,
      .points = level,
      .n_points = G_N_ELEMENTS (level),
      .marks = level_marks,
      .n_marks = G_N_ELEMENTS (level_marks) },
  };
  RbkChartLayout layout = plain_layout (RBK_SCALE_LINEAR, 0.0, 100.0);
  RbkChartSpec   spec = RBK_CHART_SPEC_INIT;
  RbkHit         hit = { .series = 77 };

  spec.series = series;
  spec.n_series = G_N_ELEMENTS (series);
  g_assert_cmpint (rbk_chart_hit (&spec, &layout, expected->px, expected->py, expected->radius,
                                  &hit),
                   ==, expected->found);
  if (!expected->found)
    {
      g_assert_cmpuint (hit.series, ==, 77);
      return;
    }
  g_assert_cmpuint (hit.series, ==, expected->series);
  g_assert_cmpint (hit.is_mark, ==, expected->is_mark);
  g_assert_cmpuint (hit.index, ==, expected->index);
  g_assert_cmpfloat_with_epsilon (hit.x, expected->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (hit.y, expected->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (hit.usage, expected->usage, 1e-6);
  g_assert_cmpfloat_with_epsilon (hit.distance,
                                  hypot (expected->x - expected->px, expected->y - expected->py),
                                  1e-6);
}

/* The nearest place found is never farther than the nearest of many samples. */
static void
test_hit_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      RbkPoint       points[10];
      RbkSeries      series = { .points = points, .n_points = G_N_ELEMENTS (points) };
      RbkChartLayout layout = plain_layout (RBK_SCALE_LINEAR, 0.0, 100.0);
      RbkChartSpec   spec = RBK_CHART_SPEC_INIT;
      double         px = g_test_rand_double_range (10.0, 110.0);
      double         py = g_test_rand_double_range (20.0, 120.0);
      double         nearest = INFINITY;
      RbkHit         hit;

      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        points[i] = (RbkPoint){ i * 100.0 / 9.0, g_test_rand_double_range (0.0, 100.0) };
      spec.series = &series;
      spec.n_series = 1;
      for (double x = 0.0; x <= 100.0; x += 0.05)
        nearest =
            MIN (nearest, hypot (rbk_scale_map (&layout.x, x) - px,
                                 rbk_scale_map (&layout.y, rbk_series_value_at (&series, x)) - py));

      g_assert_true (rbk_chart_hit (&spec, &layout, px, py, 500.0, &hit));
      g_assert_cmpfloat (hit.distance, <=, nearest + 1e-9);
      g_assert_cmpfloat (hit.distance, >=, nearest - 1.5);
      g_assert_cmpfloat_with_epsilon (rbk_series_value_at (&series, hit.usage),
                                      rbk_scale_unmap (&layout.y, hit.y), 1e-6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/trace/line", test_trace_line);
  g_test_add_func ("/chart/trace/gaps", test_trace_gaps);
  g_test_add_func ("/chart/trace/cuts", test_trace_cuts);
  g_test_add_func ("/chart/trace/bend", test_trace_bend);
  g_test_add_func ("/chart/trace/zero-on-log", test_trace_zero_on_log);
  g_test_add_func ("/chart/trace/random", test_trace_random);
  for (guint i = 0; i < G_N_ELEMENTS (hit_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/hit/%u", i);

      g_test_add_data_func (path, &hit_cases[i], test_hit);
    }
  g_test_add_func ("/chart/hit/random", test_hit_random);

  return g_test_run ();
}
