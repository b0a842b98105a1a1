/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-samples.h"
#include "rbk-chart-file.h"
#include "rbk-chart-grip.h"
#include "rbk-margin-chart.h"

#define WIDTH 720.0
#define HEIGHT 320.0

static RbkChartLayout
layout_of (const RbkChartSpec *spec)
{
  PangoContext  *context = rbk_chart_file_context ();
  RbkChartLayout layout;

  rbk_chart_layout (spec, context, WIDTH, HEIGHT, &layout);
  g_object_unref (context);

  return layout;
}

static RbkChartSpec
plain_spec (gboolean is_log, gboolean rtl)
{
  RbkChartSpec spec = RBK_CHART_SPEC_INIT;

  spec.x_log = is_log;
  spec.rtl = rtl;
  spec.x_min = is_log ? 1.0 : 0.0;
  spec.x_max = 100000.0;
  spec.y_min = -1.0;
  spec.y_max = 1.0;

  return spec;
}

static void
test_place_and_hit (void)
{
  for (guint i = 0; i < 4; i++)
    {
      RbkChartSpec   spec = plain_spec (i & 1, (i & 2) != 0);
      RbkChartLayout layout = layout_of (&spec);
      RbkGrip        grips[] = { { .x = 10.0, .y = 0.5 }, { .x = 50000.0, .y = -0.25 } };

      rbk_chart_place_grips (&layout, grips, G_N_ELEMENTS (grips));
      for (guint j = 0; j < G_N_ELEMENTS (grips); j++)
        {
          g_assert_true (grips[j].is_shown);
          g_assert_cmpfloat_with_epsilon (grips[j].px, rbk_scale_map (&layout.x, grips[j].x), 1e-9);
          g_assert_cmpfloat_with_epsilon (grips[j].py, rbk_scale_map (&layout.y, grips[j].y), 1e-9);
          g_assert_cmpint (rbk_chart_hit_grip (grips, 2, grips[j].px + 8.0, grips[j].py - 8.0), ==,
                           (int) j);
          g_assert_cmpint (rbk_chart_hit_grip (grips, 2, grips[j].px + 9.0, grips[j].py - 9.0), ==,
                           -1);
        }
    }
}

static void
test_out_of_sight (void)
{
  RbkChartSpec   spec = plain_spec (FALSE, FALSE);
  RbkChartLayout layout = layout_of (&spec);
  RbkGrip        grips[] = {
           { .x = 100001.0, .y = 0.0 },          { .x = -1.0, .y = 0.0 },
           { .x = (double) NAN, .y = 0.0 },      { .x = 1.0, .y = (double) NAN },
           { .x = 5.0, .y = (double) INFINITY },
  };

  rbk_chart_place_grips (&layout, grips, G_N_ELEMENTS (grips));
  for (guint i = 0; i < G_N_ELEMENTS (grips); i++)
    g_assert_false (grips[i].is_shown);
  g_assert_cmpint (rbk_chart_hit_grip (grips, G_N_ELEMENTS (grips), 0.0, 0.0), ==, -1);
  rbk_chart_place_grips (&layout, NULL, 0);
}

/* A value off its axis stands at the edge, where it can still be taken hold of. */
static void
test_at_the_edge (void)
{
  RbkChartSpec   spec = plain_spec (FALSE, FALSE);
  RbkChartLayout layout = layout_of (&spec);
  RbkGrip        grip = { .x = 500.0, .y = -40.0 };

  rbk_chart_place_grips (&layout, &grip, 1);
  g_assert_true (grip.is_shown);
  g_assert_cmpfloat_with_epsilon (grip.py, layout.plot.y + layout.plot.height, 1e-6);
}

static void
test_apart (void)
{
  RbkChartSpec   spec = plain_spec (TRUE, FALSE);
  RbkChartLayout layout = layout_of (&spec);
  RbkGrip        grips[4];

  for (guint i = 0; i < G_N_ELEMENTS (grips); i++)
    grips[i] = (RbkGrip){ .x = 100.0, .y = 1.0 };
  rbk_chart_place_grips (&layout, grips, G_N_ELEMENTS (grips));
  for (guint i = 0; i < G_N_ELEMENTS (grips); i++)
    {
      g_assert_cmpint (rbk_chart_hit_grip (grips, 4, grips[i].px, grips[i].py), ==, (int) i);
      g_assert_cmpfloat (grips[i].py, >=, layout.plot.y - 1e-9);
      g_assert_cmpfloat (grips[i].py, <=, layout.plot.y + layout.plot.height);
    }
}

static guint
count_ink (cairo_surface_t *surface)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  int            stride = cairo_image_surface_get_stride (surface) / 4;
  guint          n = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += pixels[y * stride + x] != 0;

  return n;
}

static guint
draw (const RbkGrip *grips, guint n_grips)
{
  RbkChartSpec     spec = plain_spec (FALSE, FALSE);
  RbkChartLayout   layout = layout_of (&spec);
  PangoContext    *context = rbk_chart_file_context ();
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);
  RbkGrip  placed[4];
  guint    ink;

  g_assert_cmpuint (n_grips, <=, G_N_ELEMENTS (placed));
  for (guint i = 0; i < n_grips; i++)
    placed[i] = grips[i];
  rbk_chart_place_grips (&layout, placed, n_grips);
  rbk_chart_draw_grips (&spec, &layout, rbk_palette_get (RBK_PALETTE_LIGHT), placed, n_grips, cr,
                        context);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  ink = count_ink (surface);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ink;
}

/* The more a grip stands out, the more there is of it; its words come only then. */
static void
test_states (void)
{
  RbkGrip grip = { .x = 50000.0, .y = 0.0, .label = "Price $299.00" };
  guint   idle = draw (&grip, 1);
  guint   hovered, held, silent;

  g_assert_cmpuint (draw (NULL, 0), ==, 0);
  g_assert_cmpuint (idle, >, 0);
  grip.state = RBK_GRIP_HOVERED;
  hovered = draw (&grip, 1);
  grip.state = RBK_GRIP_HELD;
  held = draw (&grip, 1);
  grip.label = NULL;
  silent = draw (&grip, 1);
  g_assert_cmpuint (hovered, >, idle);
  g_assert_cmpuint (held, >, hovered);
  g_assert_cmpuint (silent, <, held);

  /* At the top the words stand below, at the sides within. */
  grip = (RbkGrip){ .x = 0.0, .y = 1.0, .label = "Price", .state = RBK_GRIP_HELD };
  grip.direction = RBK_GRIP_UPRIGHT;
  g_assert_cmpuint (draw (&grip, 1), >, idle);
}

typedef struct
{
  RbkChartOf of;
  double     value, cost;
  gboolean   exists;
  double     bill;
} BillCase;

static const BillCase bill_cases[] = {
  { RBK_CHART_OF_BILL, 29.0, 5.0, TRUE, 29.0 },    { RBK_CHART_OF_AMOUNT, 24.0, 5.0, TRUE, 29.0 },
  { RBK_CHART_OF_AMOUNT, -5.0, 5.0, TRUE, 0.0 },   { RBK_CHART_OF_MARGIN, 0.5, 5.0, TRUE, 10.0 },
  { RBK_CHART_OF_MARGIN, -1.0, 5.0, TRUE, 2.5 },   { RBK_CHART_OF_MARGIN, 1.0, 5.0, TRUE, 5000.0 },
  { RBK_CHART_OF_MARGIN, 7.0, 5.0, TRUE, 5000.0 }, { RBK_CHART_OF_MARGIN, 0.5, 0.0, FALSE, 0.0 },
  { RBK_CHART_OF_COST, 5.0, 5.0, FALSE, 0.0 },
};

static void
test_bill (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bill_cases); i++)
    {
      const BillCase *c = &bill_cases[i];
      double          bill = 0.0;

      g_assert_cmpint (rbk_chart_of_get_bill (c->of, c->value, c->cost, &bill), ==, c->exists);
      if (c->exists)
        g_assert_cmpfloat_with_epsilon (bill, c->bill, 1e-6);
    }
}

/* What is under the pointer stays there, and zooming back comes back. */
static void
test_zoom (void)
{
  for (guint i = 0; i < 4; i++)
    {
      RbkScale scale, closer;
      double   min, max, pixel = 230.0;

      rbk_scale_init (&scale, (i & 1) ? RBK_SCALE_LOG : RBK_SCALE_LINEAR, 10.0, 100000.0);
      scale.from = (i & 2) ? 600.0 : 50.0;
      scale.to = (i & 2) ? 50.0 : 600.0;
      rbk_scale_zoom (&scale, pixel, 1.5, &min, &max);
      g_assert_cmpfloat (min, >, scale.min);
      g_assert_cmpfloat (max, <, scale.max);

      closer = scale;
      closer.min = min;
      closer.max = max;
      g_assert_cmpfloat_with_epsilon (rbk_scale_unmap (&closer, pixel) /
                                          rbk_scale_unmap (&scale, pixel),
                                      1.0, 1e-9);
      rbk_scale_zoom (&closer, pixel, 1.0 / 1.5, &min, &max);
      g_assert_cmpfloat_with_epsilon (min / scale.min, 1.0, 1e-9);
      g_assert_cmpfloat_with_epsilon (max / scale.max, 1.0, 1e-9);

      rbk_scale_pan (&scale, 40.0, &min, &max);
      closer.min = min;
      closer.max = max;
      g_assert_cmpfloat_with_epsilon (rbk_scale_unmap (&closer, pixel + 40.0),
                                      rbk_scale_unmap (&scale, pixel), 1e-6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/grip/place-and-hit", test_place_and_hit);
  g_test_add_func ("/chart/grip/out-of-sight", test_out_of_sight);
  g_test_add_func ("/chart/grip/at-the-edge", test_at_the_edge);
  g_test_add_func ("/chart/grip/apart", test_apart);
  g_test_add_func ("/chart/grip/states", test_states);
  g_test_add_func ("/chart/grip/bill", test_bill);
  g_test_add_func ("/chart/grip/zoom", test_zoom);

  return g_test_run ();
}
