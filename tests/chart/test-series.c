/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <rbk-series.h>

#define HOLE ((double) NAN)

static const RbkPoint points[] = {
  { 0.0, 10.0 },  { 10.0, 20.0 }, { 10.0, 5.0 }, { 20.0, 5.0 },
  { 30.0, HOLE }, { 40.0, 1.0 },  { 50.0, 3.0 },
};

static const RbkSeries series = { .points = points, .n_points = G_N_ELEMENTS (points) };

typedef struct
{
  double x, y;
} Case;

static const Case cases[] = {
  { 0.0, 10.0 },  { 5.0, 15.0 },  { 10.0, 20.0 },     { 10.5, 5.0 },
  { 20.0, 5.0 },  { 25.0, HOLE }, { 30.0, HOLE },     { 35.0, HOLE },
  { 40.0, 1.0 },  { 45.0, 2.0 },  { 50.0, 3.0 },      { 50.1, HOLE },
  { -0.1, HOLE }, { HOLE, HOLE }, { INFINITY, HOLE }, { -INFINITY, HOLE },
};

static void
test_value_at (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = rbk_series_value_at (&series, cases[i].x);

      if (isnan (cases[i].y))
        g_assert_true (isnan (value));
      else
        g_assert_cmpfloat_with_epsilon (value, cases[i].y, 1e-9);
    }
}

static void
test_value_of_nothing (void)
{
  const RbkPoint  single = { 5.0, 7.0 };
  const RbkSeries none = { .n_points = 0 };
  const RbkSeries one = { .points = &single, .n_points = 1 };

  g_assert_true (isnan (rbk_series_value_at (&none, 1.0)));
  g_assert_true (isnan (rbk_series_value_at (&one, 4.0)));
  g_assert_cmpfloat_with_epsilon (rbk_series_value_at (&one, 5.0), 7.0, 1e-12);
}

/* A straight line reads straight, wherever its points are. */
static void
test_random_line (void)
{
  for (guint round = 0; round < 200; round++)
    {
      RbkPoint  line[20];
      RbkSeries straight = { .points = line, .n_points = G_N_ELEMENTS (line) };
      double    slope = g_test_rand_double_range (-5.0, 5.0);
      double    x = 0.0;

      for (guint i = 0; i < G_N_ELEMENTS (line); i++)
        {
          line[i] = (RbkPoint){ x, 3.0 + slope * x };
          x += g_test_rand_double_range (0.0, 10.0);
        }
      for (guint i = 0; i < 50; i++)
        {
          double at = g_test_rand_double_range (0.0, line[G_N_ELEMENTS (line) - 1].x);

          g_assert_cmpfloat_with_epsilon (rbk_series_value_at (&straight, at), 3.0 + slope * at,
                                          1e-6);
        }
    }
}

static void
test_extent (void)
{
  const RbkPoint  holes[] = { { 1.0, HOLE }, { HOLE, 1.0 }, { INFINITY, 2.0 } };
  const RbkSeries empty = { .points = holes, .n_points = G_N_ELEMENTS (holes) };
  RbkPoint        low = { -1.0, -1.0 };
  RbkPoint        high = { -1.0, -1.0 };

  g_assert_false (rbk_series_extent (&empty, &low, &high));
  g_assert_cmpfloat_with_epsilon (low.x, -1.0, 1e-12);
  g_assert_true (rbk_series_extent (&series, &low, &high));
  g_assert_cmpfloat_with_epsilon (low.x, 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (low.y, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (high.x, 50.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (high.y, 20.0, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/series/value-at", test_value_at);
  g_test_add_func ("/chart/series/value-of-nothing", test_value_of_nothing);
  g_test_add_func ("/chart/series/random-line", test_random_line);
  g_test_add_func ("/chart/series/extent", test_extent);

  return g_test_run ();
}
