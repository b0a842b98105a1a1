/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <rbk-chart.h>
#include <rbk-chart-file.h>

#define HOLE ((double) NAN)

static const RbkMark odd_marks[] = {
  { 0.0, 0.0, RBK_MARK_KINK, "" },
  { HOLE, HOLE, RBK_MARK_CAP, "nowhere" },
  { 5.0, 0.5, RBK_MARK_BREAK_EVEN, "even" },
  { 5.0, 0.5, RBK_MARK_INCLUDED, "included, in words that are far too long for any chart at all" },
  { 5.0, 0.5, RBK_MARK_LOWEST, "lowest" },
  { 5.1, 0.5, RBK_MARK_CAP, "cap" },
  { 5.0, 0.5, (RbkMarkKind) 99, "no such kind" },
};
static const RbkPoint odd_points[] = { { 0.0, 1e300 }, { 1.0, -1e300 }, { 2.0, HOLE },
                                       { 3.0, 0.1 },   { 3.0, 0.9 },    { 2.5, 0.4 },
                                       { HOLE, 1.0 },  { 5.0, 0.5 },    { INFINITY, 0.0 },
                                       { 6.0, -0.0 },  { 1e300, 0.3 },  { 1e301, INFINITY } };
static const RbkBin   odd_bins[] = { { 0.0, 0.0, 1.0 },  { 5.0, 1.0, 1.0 },      { 0.0, HOLE, 2.0 },
                                     { 1.0, 2.0, -4.0 }, { 1.0, 2.0, INFINITY }, { -9.0, 1e300, 3.0 },
                                     { 3.0, 4.0, 0.0 },  { 3.0, 3.0001, 1.0 } };
static const RbkGuide odd_guides[] = {
  { HOLE, "?" }, { 0.0, NULL }, { 3.0, "p\xff\xfe" }, { 3.0, "p50" }, { 1e300, "beyond" }
};

static char *
format_nothing (double value, gpointer user_data)
{
  return NULL;
}

static void
draw_odd (PangoContext *context, RbkChartSpec *spec, double width, double height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 64);
  cairo_t         *cr = cairo_create (surface);
  RbkCursorLine    line = { NULL, NULL, G_MAXUINT, TRUE, TRUE, 1e300 };
  RbkCursor        cursor = { 3.0, NULL, &line, 1 };
  RbkChartLayout   layout;
  RbkHit           hit;

  rbk_chart_layout (spec, context, width, height, &layout);
  rbk_chart_draw (spec, &layout, rbk_palette_get (RBK_PALETTE_DARK_CONTRAST), cr, context);
  rbk_chart_draw_cursor (spec, &layout, rbk_palette_get (RBK_PALETTE_DARK_CONTRAST), &cursor, cr,
                         context);
  rbk_chart_hit (spec, &layout, width / 2.0, height / 2.0, 20.0, &hit);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Every combination of odd data, odd axes and odd sizes draws without a word. */
static void
test_odd (void)
{
  static const double sizes[][2] = { { 0, 0 },   { 1, 1 },   { 10, 10 },
                                     { 300, 8 }, { 8, 300 }, { 500, 400 } };
  static const double ends[][2] = {
    { HOLE, HOLE }, { 0, 0 }, { 5, 1 }, { -1e308, 1e308 }, { INFINITY, 2 }
  };
  const RbkSeries series[] = {
    { .points = odd_points,
      .n_points = G_N_ELEMENTS (odd_points),
      .marks = odd_marks,
      .n_marks = G_N_ELEMENTS (odd_marks),
      .color_index = 4000000000u,
      .name = "\xc3" },
    { .points = odd_points, .n_points = 1, .selected = TRUE },
    { .dimmed = TRUE, .marks = odd_marks, .n_marks = 3 },
  };
  PangoContext *context = rbk_chart_file_context ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
      for (guint flags = 0; flags < 48; flags++)
        {
          RbkChartSpec spec = {
            .title = flags & 1 ? "A title" : NULL,
            .empty_message = "Nothing",
            .series = series,
            .n_series = flags & 1 ? G_N_ELEMENTS (series) : 0,
            .guides = odd_guides,
            .n_guides = G_N_ELEMENTS (odd_guides),
            .bins = odd_bins,
            .n_bins = G_N_ELEMENTS (odd_bins),
            .x_log = (flags & 2) != 0,
            .rtl = (flags & 4) != 0,
            .legend = TRUE,
            .loss_zone = (flags & 8) != 0,
            .y_kind = (RbkChartYKind) (flags / 16),
            .x_min = ends[j][0],
            .x_max = ends[j][1],
            .y_min = ends[j][1],
            .y_max = ends[j][0],
            .format_y = flags & 4 ? format_nothing : NULL,
          };

          draw_odd (context, &spec, sizes[i][0], sizes[i][1]);
        }
  g_assert_finalize_object (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/odd", test_odd);

  return g_test_run ();
}
