/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <rbk-chart-file.h>

#include "chart-samples.h"

#define REDRAWS 200

typedef struct
{
  const char    *name;
  guint          n_plans;
  RbkChartYKind  kind;
  gboolean       is_log, is_rtl, has_cursor;
  RbkPaletteKind palette;
  guint          width, height;
} Picture;

static const Picture pictures[] = {
  { "light", 5, RBK_CHART_PERCENT, TRUE, FALSE, FALSE, RBK_PALETTE_LIGHT, 840, 380 },
  { "cursor", 5, RBK_CHART_PERCENT, TRUE, FALSE, TRUE, RBK_PALETTE_LIGHT, 840, 380 },
  { "dark", 5, RBK_CHART_PERCENT, TRUE, FALSE, TRUE, RBK_PALETTE_DARK, 840, 380 },
  { "contrast", 5, RBK_CHART_PERCENT, TRUE, FALSE, FALSE, RBK_PALETTE_LIGHT_CONTRAST, 840, 380 },
  { "dark-contrast", 5, RBK_CHART_PERCENT, TRUE, FALSE, TRUE, RBK_PALETTE_DARK_CONTRAST, 840, 380 },
  { "money", 5, RBK_CHART_MONEY, FALSE, FALSE, FALSE, RBK_PALETTE_LIGHT, 840, 380 },
  { "money-log", 5, RBK_CHART_MONEY, TRUE, FALSE, FALSE, RBK_PALETTE_LIGHT, 840, 380 },
  { "rtl", 5, RBK_CHART_PERCENT, TRUE, TRUE, TRUE, RBK_PALETTE_LIGHT, 840, 380 },
  { "many", 40, RBK_CHART_PERCENT, TRUE, FALSE, FALSE, RBK_PALETTE_LIGHT, 840, 420 },
  { "narrow", 5, RBK_CHART_PERCENT, TRUE, FALSE, TRUE, RBK_PALETTE_LIGHT, 340, 300 },
  { "small", 5, RBK_CHART_PERCENT, TRUE, FALSE, FALSE, RBK_PALETTE_LIGHT, 200, 120 },
  { "tiny", 5, RBK_CHART_PERCENT, TRUE, FALSE, FALSE, RBK_PALETTE_LIGHT, 60, 30 },
  { "empty", 0, RBK_CHART_PERCENT, TRUE, FALSE, FALSE, RBK_PALETTE_LIGHT, 600, 300 },
};

static void
draw_cursor (const SampleChart    *sample,
             const RbkChartLayout *layout,
             const RbkPalette     *palette,
             cairo_t              *cr,
             PangoContext         *context)
{
  RbkCursorLine lines[5] = { 0 };
  char          values[5][32];
  RbkCursor     cursor = { 40000.0, "40,000 credits", lines, G_N_ELEMENTS (lines) };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      double y = rbk_series_value_at (&sample->series[i], cursor.x);

      g_snprintf (values[i], sizeof values[i], isfinite (y) ? "%.1f %%" : "no bill", y * 100.0);
      lines[i] = (RbkCursorLine){ sample->names[i], values[i], i, TRUE, i == 2, y };
    }
  rbk_chart_draw_cursor (&sample->spec, layout, palette, &cursor, cr, context);
}

static void
draw_picture (const Picture *picture, const char *folder)
{
  g_autofree SampleChart *sample =
      sample_chart_new (picture->n_plans, picture->kind, picture->is_log);
  g_autofree char  *name = g_strconcat (picture->name, ".png", NULL);
  g_autofree char  *path = g_build_filename (folder, name, NULL);
  const RbkPalette *palette = rbk_palette_get (picture->palette);
  PangoContext     *context = rbk_chart_file_context ();
  cairo_surface_t  *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * (int) picture->width,
                                  2 * (int) picture->height);
  cairo_t       *cr = cairo_create (surface);
  RbkChartLayout layout;

  sample->spec.rtl = picture->is_rtl;
  cairo_scale (cr, 2.0, 2.0);
  rbk_chart_layout (&sample->spec, context, picture->width, picture->height, &layout);
  rbk_chart_draw (&sample->spec, &layout, palette, cr, context);
  if (picture->has_cursor)
    draw_cursor (sample, &layout, palette, cr, context);
  cairo_destroy (cr);
  if (cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS)
    g_printerr ("Can't write %s\n", path);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
time_redraw (void)
{
  g_autofree SampleChart *sample = sample_chart_new (5, RBK_CHART_PERCENT, TRUE);
  PangoContext           *context = rbk_chart_file_context ();
  cairo_surface_t        *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 840, 380);
  cairo_t                *cr = cairo_create (surface);
  gint64                  best_layout = G_MAXINT64;
  gint64                  best_draw = G_MAXINT64;

  for (guint i = 0; i < REDRAWS; i++)
    {
      RbkChartLayout layout;
      gint64         start = g_get_monotonic_time ();
      gint64         middle, end;

      rbk_chart_layout (&sample->spec, context, 840, 380, &layout);
      middle = g_get_monotonic_time ();
      rbk_chart_draw (&sample->spec, &layout, rbk_palette_get (RBK_PALETTE_LIGHT), cr, context);
      end = g_get_monotonic_time ();
      best_layout = MIN (best_layout, middle - start);
      best_draw = MIN (best_draw, end - middle);
    }
  g_print ("5 plans x %d points, 840 x 380: layout %.3f ms, drawing %.3f ms\n", SAMPLE_POINTS,
           (double) best_layout / 1000.0, (double) best_draw / 1000.0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      g_printerr ("Usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    draw_picture (&pictures[i], argv[1]);
  time_redraw ();

  return 0;
}
