/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <rbk-scale.h>

typedef struct
{
  RbkScaleKind kind;
  double       min, max;
  guint        max_ticks;
  double       ticks[12];
  guint        n_ticks;
} TickCase;

static const TickCase tick_cases[] = {
  { RBK_SCALE_LINEAR, 0.0, 100.0, 6, { 0, 20, 40, 60, 80, 100 }, 6 },
  { RBK_SCALE_LINEAR, 0.0, 100.0, 11, { 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100 }, 11 },
  { RBK_SCALE_LINEAR, 0.0, 100.0, 3, { 0, 50, 100 }, 3 },
  { RBK_SCALE_LINEAR, -0.3, 1.0, 4, { 0, 0.5, 1 }, 3 },
  { RBK_SCALE_LINEAR, -7.0, 7.0, 4, { -5, 0, 5 }, 3 },
  { RBK_SCALE_LINEAR, 0.0, 0.0003, 4, { 0, 0.0001, 0.0002, 0.0003 }, 4 },
  { RBK_SCALE_LINEAR, 0.0, 10.0, 1, { 0 }, 0 },
  { RBK_SCALE_LINEAR, 0.0, 10.0, 0, { 0 }, 0 },
  { RBK_SCALE_LOG, 1.0, 100.0, 8, { 1, 2, 5, 10, 20, 50, 100 }, 7 },
  { RBK_SCALE_LOG, 1.0, 100.0, 6, { 1, 10, 100 }, 3 },
  { RBK_SCALE_LOG, 50.0, 3e6, 6, { 100, 1e3, 1e4, 1e5, 1e6 }, 5 },
  { RBK_SCALE_LOG, 1.0, 1e6, 4, { 1, 100, 1e4, 1e6 }, 4 },
  { RBK_SCALE_LOG, 1.0, 1e12, 4, { 1, 1e4, 1e8, 1e12 }, 4 },
  { RBK_SCALE_LOG, 100.0, 150.0, 6, { 100, 110, 120, 130, 140, 150 }, 6 },
  { RBK_SCALE_LOG, 1.0, 100.0, 0, { 0 }, 0 },
};

static void
test_ticks (gconstpointer data)
{
  const TickCase *expected = data;
  double          ticks[RBK_SCALE_MAX_TICKS];
  RbkScale        scale;
  guint           n;

  rbk_scale_init (&scale, expected->kind, expected->min, expected->max);
  n = rbk_scale_ticks (&scale, expected->max_ticks, ticks);
  g_assert_cmpuint (n, ==, expected->n_ticks);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (ticks[i], expected->ticks[i],
                                      fabs (expected->ticks[i]) * 1e-9 + 1e-12);
      g_assert_false (signbit (ticks[i]) && !(ticks[i] < 0.0));
    }
}

static void
test_map (void)
{
  RbkScale scale;

  rbk_scale_init (&scale, RBK_SCALE_LOG, 1.0, 10000.0);
  scale.from = 10.0;
  scale.to = 410.0;
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&scale, 1.0), 10.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&scale, 100.0), 210.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&scale, 10000.0), 410.0, 1e-9);

  rbk_scale_init (&scale, RBK_SCALE_LINEAR, -1.0, 1.0);
  scale.from = 200.0;
  scale.to = 100.0;
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&scale, 0.0), 150.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&scale, 2.0), 50.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rbk_scale_unmap (&scale, 125.0), 0.5, 1e-9);
}

static void
test_zero_on_log (void)
{
  RbkScale scale;

  rbk_scale_init (&scale, RBK_SCALE_LOG, 10.0, 1000.0);
  scale.from = 50.0;
  scale.to = 150.0;
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&scale, 0.0), 50.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&scale, -5.0), 50.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rbk_scale_map (&scale, 3.0), 50.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rbk_scale_clamp (&scale, 0.0), 10.0, 1e-9);

  rbk_scale_init (&scale, RBK_SCALE_LOG, 0.0, 1000.0);
  g_assert_cmpfloat_with_epsilon (scale.min, 0.001, 1e-12);
  rbk_scale_init (&scale, RBK_SCALE_LOG, -5.0, -1.0);
  g_assert_cmpfloat (scale.min, >, 0.0);
  g_assert_cmpfloat (scale.max, >, scale.min);
}

static void
test_domains (void)
{
  static const double odd[] = { 0.0, -0.0, 1.0, -1.0, 1e-300, 1e300, -1e300, 5e-324, 42.0, 42.0 };
  const double        worst[] = { (double) NAN, (double) INFINITY, (double) -INFINITY };
  double              values[G_N_ELEMENTS (odd) + G_N_ELEMENTS (worst)];
  guint               n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    values[n++] = odd[i];
  for (guint i = 0; i < G_N_ELEMENTS (worst); i++)
    values[n++] = worst[i];

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      for (int kind = RBK_SCALE_LINEAR; kind <= RBK_SCALE_LOG; kind++)
        {
          double   ticks[RBK_SCALE_MAX_TICKS];
          RbkScale scale;
          guint    n_ticks;

          rbk_scale_init (&scale, (RbkScaleKind) kind, values[i], values[j]);
          g_assert_true (isfinite (scale.min) && isfinite (scale.max));
          g_assert_cmpfloat (scale.min, <, scale.max);
          g_assert_true (kind == RBK_SCALE_LINEAR || scale.min > 0.0);

          n_ticks = rbk_scale_ticks (&scale, 1000, ticks);
          g_assert_cmpuint (n_ticks, <=, RBK_SCALE_MAX_TICKS);
          for (guint k = 0; k < n; k++)
            if (!isnan (values[k]))
              g_assert_true (isfinite (rbk_scale_map (&scale, values[k])));
        }
}

static void
test_equal_ends (void)
{
  RbkScale scale;

  rbk_scale_init (&scale, RBK_SCALE_LINEAR, 10.0, 10.0);
  g_assert_cmpfloat_with_epsilon (scale.min, 5.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.max, 15.0, 1e-9);
  rbk_scale_init (&scale, RBK_SCALE_LOG, 10.0, 10.0);
  g_assert_cmpfloat_with_epsilon (scale.min, 5.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (scale.max, 20.0, 1e-9);
  rbk_scale_init (&scale, RBK_SCALE_LINEAR, 3.0, 1.0);
  g_assert_cmpfloat_with_epsilon (scale.min, 1.0, 1e-9);

  scale.from = scale.to = 7.0;
  g_assert_cmpfloat_with_epsilon (rbk_scale_unmap (&scale, 7.0), 1.0, 1e-9);
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      RbkScaleKind kind = g_test_rand_bit () ? RBK_SCALE_LOG : RBK_SCALE_LINEAR;
      double       low = pow (10.0, g_test_rand_double_range (-6.0, 9.0));
      double       high = low * g_test_rand_double_range (1.1, 1e6);
      double       part = g_test_rand_double_range (0.0, 1.0);
      double       value = low + part * (high - low);
      RbkScale     scale;

      rbk_scale_init (&scale, kind, low, high);
      scale.from = g_test_rand_double_range (0.0, 200.0);
      scale.to =
          scale.from + (g_test_rand_bit () ? 1.0 : -1.0) * g_test_rand_double_range (1.0, 4000.0);
      g_assert_cmpfloat_with_epsilon (rbk_scale_unmap (&scale, rbk_scale_map (&scale, value)),
                                      value, high * 1e-9);
    }
}

/* Ticks rise, lie on the axis, and are never more than asked for. */
static void
test_random_ticks (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      RbkScaleKind kind = g_test_rand_bit () ? RBK_SCALE_LOG : RBK_SCALE_LINEAR;
      double       low = pow (10.0, g_test_rand_double_range (-6.0, 9.0));
      double       high = low * pow (10.0, g_test_rand_double_range (0.01, 12.0));
      guint        most = (guint) g_test_rand_int_range (2, 20);
      double       slack = (high - low) * 1e-6;
      double       ticks[RBK_SCALE_MAX_TICKS];
      RbkScale     scale;
      guint        n;

      rbk_scale_init (&scale, kind, low, high);
      n = rbk_scale_ticks (&scale, most, ticks);
      g_assert_cmpuint (n, <=, most);
      for (guint j = 0; j < n; j++)
        {
          g_assert_cmpfloat (ticks[j], >=, scale.min * (1.0 - 1e-6) - slack);
          g_assert_cmpfloat (ticks[j], <=, scale.max * (1.0 + 1e-6) + slack);
          g_assert_true (j == 0 || ticks[j] > ticks[j - 1]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tick_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/scale/ticks/%u", i);

      g_test_add_data_func (path, &tick_cases[i], test_ticks);
    }
  g_test_add_func ("/chart/scale/map", test_map);
  g_test_add_func ("/chart/scale/zero-on-log", test_zero_on_log);
  g_test_add_func ("/chart/scale/domains", test_domains);
  g_test_add_func ("/chart/scale/equal-ends", test_equal_ends);
  g_test_add_func ("/chart/scale/round-trip", test_round_trip);
  g_test_add_func ("/chart/scale/random-ticks", test_random_ticks);

  return g_test_run ();
}
