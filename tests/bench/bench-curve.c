/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame of the curves without customers: 1,000 points of every plan worked out, and drawn.
 *
 *   bench-curve TEMPLATE
 *
 * Prints `evaluate` and `draw` with their milliseconds, medians. */
#include <pango/pangocairo.h>

#include "bench-support.h"
#include "rbk-chart.h"
#include "rbk-margin-chart.h"
#include "rbk-template.h"

#define N_RUNS 51
#define WIDTH 1100
#define HEIGHT 500

static GPtrArray *
evaluate (const RbkSpec *spec)
{
  GPtrArray    *curves = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_curve_free);
  RbkCurveRange range;

  rbk_curve_range_init (&range, spec, NULL);
  range.n_points = 1000;
  for (guint i = 0; i < spec->n_plans; i++)
    if (!spec->plans[i].is_quote_only)
      g_ptr_array_add (curves, rbk_curve_new (spec, &spec->plans[i], &range, NULL));
  return curves;
}

static void
draw (const RbkMarginChart *chart, cairo_surface_t *surface)
{
  cairo_t          *cr = cairo_create (surface);
  PangoContext     *context = pango_cairo_create_context (cr);
  const RbkPalette *palette = rbk_palette_choose (FALSE, FALSE);
  RbkChartLayout    layout;

  rbk_chart_layout (&chart->spec, context, WIDTH, HEIGHT, &layout);
  rbk_chart_draw (&chart->spec, &layout, palette, cr, context);
  g_object_unref (context);
  cairo_destroy (cr);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book (argc > 1 ? argv[1] : "credit-tiers", &error);
  g_autoptr(RbkSpec) spec = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  double           evaluating[N_RUNS], drawing[N_RUNS];

  g_assert_no_error (error);
  spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) curves = evaluate (spec);
      g_autoptr(RbkMarginChart) chart = NULL;

      evaluating[run] = (double) (g_get_monotonic_time () - start) / 1e3;
      chart = rbk_margin_chart_new (spec, (RbkCurve *const *) curves->pdata, curves->len,
                                    RBK_CHART_OF_MARGIN, FALSE, NULL);
      start = g_get_monotonic_time ();
      draw (chart, surface);
      drawing[run] = (double) (g_get_monotonic_time () - start) / 1e3;
    }
  cairo_surface_destroy (surface);
  g_print ("evaluate %.3f\ndraw %.3f\n", bench_median (evaluating, N_RUNS),
           bench_median (drawing, N_RUNS));
  return 0;
}
