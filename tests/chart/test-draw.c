/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-svg.h>
#include <rbk-chart-file.h>
#include <rbk-chart-legend.h>
#include <rbk-chart-trace.h>
#include <string.h>

#include "chart-samples.h"

#define WIDTH 840.0
#define HEIGHT 380.0

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
  rbk_chart_layout (&fixture->sample->spec, fixture->context, WIDTH, HEIGHT, &fixture->layout);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->sample);
  g_assert_finalize_object (fixture->context);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, (gssize) length);

  return CAIRO_STATUS_SUCCESS;
}

/* Draws as SVG, whose paths are the recorded points of the drawing. */
static GString *
draw_svg (Fixture *fixture, const RbkPalette *palette)
{
  GString         *svg = g_string_new (NULL);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_cb, svg, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);

  /* What was begun before must not leak into the drawing. */
  cairo_move_to (cr, 1.0, 1.0);
  cairo_line_to (cr, 2.0, 2.0);
  rbk_chart_draw (&fixture->sample->spec, &fixture->layout, palette, cr, fixture->context);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return svg;
}

/* The longest path drawn in a colour: its curve, not its mark or its sample.
 * Returns: (transfer full): the commands of the path */
static char *
find_curve (const GString *svg, const RbkColor *color)
{
  g_autofree char *paint = g_strdup_printf ("rgb(%f%%", color->red * 100.0);
  g_auto(GStrv) lines = g_strsplit (svg->str, "<path", -1);
  char *longest = NULL;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      const char *tag_end = strstr (lines[i], "/>");
      const char *stroke = strstr (lines[i], paint);
      const char *commands = strstr (lines[i], " d=\"");
      char       *end;

      if (stroke == NULL || stroke > tag_end || commands == NULL || commands > tag_end)
        continue;
      commands += strlen (" d=\"");
      end = strchr (commands, '"');
      if (longest == NULL || strlen (longest) < (gsize) (end - commands))
        {
          g_free (longest);
          longest = g_strndup (commands, (gsize) (end - commands));
        }
    }

  return longest;
}

static void
expect_cb (double x0, double y0, double x1, double y1, gsize index, gpointer user_data)
{
  GArray  *expected = user_data;
  RbkPoint first = { x0, y0 };
  RbkPoint last = { x1, y1 };

  if (expected->len == 0)
    g_array_append_val (expected, first);
  g_array_append_val (expected, last);
}

/* Reads one path: all its points are of the curve, in their order, and it is
 * one stroke from the first to the last. Cairo leaves out points in between
 * that lie on a straight line. */
static void
check_path (const char *commands, const GArray *expected)
{
  guint       next = 0;
  guint       n_points = 0;
  const char *rest = commands;
  char        command;
  double      x, y;
  int         length;

  while (sscanf (rest, " %c %lf %lf%n", &command, &x, &y, &length) == 3)
    {
      const RbkPoint *point = NULL;

      g_assert_cmpint (command, ==, n_points == 0 ? 'M' : 'L');
      do
        {
          g_assert_cmpuint (next, <, expected->len);
          point = &g_array_index (expected, RbkPoint, next++);
        }
      while (n_points > 0 && hypot (point->x - x, point->y - y) > 0.01);
      g_assert_cmpfloat_with_epsilon (x, point->x, 0.01);
      g_assert_cmpfloat_with_epsilon (y, point->y, 0.01);
      rest += length;
      n_points++;
    }
  g_assert_cmpuint (strspn (rest, " "), ==, strlen (rest));
  g_assert_cmpuint (next, ==, expected->len);
  g_assert_cmpuint (n_points, >, SAMPLE_POINTS / 2);
}

static void
test_curve_path (Fixture *fixture, gconstpointer data)
{
  const RbkPalette *palette = rbk_palette_get (RBK_PALETTE_LIGHT);
  GString          *svg = draw_svg (fixture, palette);

  for (guint i = 1; i < 5; i++)
    {
      g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (RbkPoint));
      g_autofree char *commands = find_curve (svg, rbk_palette_plan (palette, i));

      g_assert_nonnull (commands);
      rbk_chart_trace (&fixture->sample->series[i], &fixture->layout, expect_cb, expected);
      check_path (commands, expected);
    }
  g_string_free (svg, TRUE);
}

static void
test_state_is_kept (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 840, 380);
  cairo_t         *cr = cairo_create (surface);
  RbkCursor        cursor = { .x = 1000.0, .title = "1,000" };

  cairo_set_line_width (cr, 7.0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_GOOD);
  cairo_move_to (cr, 5.0, 5.0);
  rbk_chart_draw (&fixture->sample->spec, &fixture->layout, rbk_palette_get (RBK_PALETTE_DARK), cr,
                  fixture->context);
  rbk_chart_draw_cursor (&fixture->sample->spec, &fixture->layout,
                         rbk_palette_get (RBK_PALETTE_DARK), &cursor, cr, fixture->context);
  g_assert_cmpfloat_with_epsilon (cairo_get_line_width (cr), 7.0, 1e-9);
  g_assert_cmpint (cairo_get_line_cap (cr), ==, CAIRO_LINE_CAP_SQUARE);
  g_assert_cmpint (cairo_get_antialias (cr), ==, CAIRO_ANTIALIAS_GOOD);
  g_assert_cmpint (cairo_get_dash_count (cr), ==, 0);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint8 *row = data + (int) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[(int) x] & 0xffffff;
}

static cairo_surface_t *
draw_image (Fixture *fixture, const RbkPalette *palette)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 840, 380);
  cairo_t         *cr = cairo_create (surface);

  rbk_chart_draw (&fixture->sample->spec, &fixture->layout, palette, cr, fixture->context);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* Looks at single pixels: the ground, the zone of losses, a bar, zero itself. */
static void
test_ground (Fixture *fixture, gconstpointer data)
{
  const RbkRect   *plot = &fixture->layout.plot;
  double           zero = rbk_scale_map (&fixture->layout.y, 0.0);
  double           right = plot->x + plot->width - 4.0;
  double           crowded = rbk_scale_map (&fixture->layout.x, 2000.0);
  cairo_surface_t *surface;
  guint32          loss;

  fixture->sample->spec.n_series = 0;
  surface = draw_image (fixture, rbk_palette_get (RBK_PALETTE_LIGHT));
  loss = pixel_at (surface, right, zero + 5.0);
  g_assert_cmphex (pixel_at (surface, 1.0, 1.0), ==, 0xffffff);
  g_assert_cmphex (pixel_at (surface, right, zero - 5.0), ==, 0xffffff);
  g_assert_cmpuint (loss >> 16, >, loss & 0xff);
  g_assert_cmphex (pixel_at (surface, right, zero), !=, loss);
  g_assert_cmphex (pixel_at (surface, crowded, zero - 15.0), !=, 0xffffff);
  g_assert_cmphex (pixel_at (surface, crowded, plot->y + 8.0), ==, 0xffffff);
  cairo_surface_destroy (surface);

  fixture->sample->spec.loss_zone = FALSE;
  fixture->sample->spec.n_bins = 0;
  surface = draw_image (fixture, rbk_palette_get (RBK_PALETTE_LIGHT));
  g_assert_cmphex (pixel_at (surface, right, zero + 5.0), ==, 0xffffff);
  g_assert_cmphex (pixel_at (surface, crowded, zero - 15.0), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

/* A ground without alpha leaves what the caller has drawn. */
static void
test_clear_ground (Fixture *fixture, gconstpointer data)
{
  RbkPalette       palette = *rbk_palette_get (RBK_PALETTE_LIGHT);
  cairo_surface_t *surface;

  palette.background.alpha = 0.0;
  surface = draw_image (fixture, &palette);
  g_assert_cmphex (pixel_at (surface, 1.0, 1.0), ==, 0x000000);
  cairo_surface_destroy (surface);
}

/* The selected curve lies above one that comes later. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  const RbkPoint   points[] = { { 50.0, 0.5 }, { 3e6, 0.5 } };
  RbkSeries       *series = fixture->sample->series;
  double           x = rbk_scale_map (&fixture->layout.x, 300.0);
  double           y = rbk_scale_map (&fixture->layout.y, 0.5);
  cairo_surface_t *surface;
  guint32          alone;

  for (guint i = 0; i < 2; i++)
    series[i] = (RbkSeries){ .color_index = i + 1, .points = points, .n_points = 2 };
  series[0].selected = TRUE;
  fixture->sample->spec.n_series = 1;
  surface = draw_image (fixture, rbk_palette_get (RBK_PALETTE_LIGHT));
  alone = pixel_at (surface, x, y);
  cairo_surface_destroy (surface);

  fixture->sample->spec.n_series = 2;
  surface = draw_image (fixture, rbk_palette_get (RBK_PALETTE_LIGHT));
  g_assert_cmphex (pixel_at (surface, x, y), ==, alone);
  cairo_surface_destroy (surface);

  series[0].selected = FALSE;
  series[0].dimmed = TRUE;
  surface = draw_image (fixture, rbk_palette_get (RBK_PALETTE_LIGHT));
  g_assert_cmphex (pixel_at (surface, x, y), !=, alone);
  cairo_surface_destroy (surface);
}

static void
legend_extents (Fixture *fixture, SampleChart *sample, RbkRect *ink)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t         *cr = cairo_create (surface);
  RbkText          text;

  rbk_text_init (&text, fixture->context);
  rbk_chart_layout (&sample->spec, fixture->context, WIDTH, HEIGHT, &fixture->layout);
  rbk_legend_draw (&sample->spec, &fixture->layout, rbk_palette_get (RBK_PALETTE_LIGHT_CONTRAST),
                   &text, cr);
  rbk_text_clear (&text);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &ink->x, &ink->y, &ink->width, &ink->height);
  cairo_surface_destroy (surface);
}

/* However many plans there are, their names keep to their lines, at the end of
 * them; without a legend there is no ink. */
static void
test_legend (Fixture *fixture, gconstpointer data)
{
  static const guint counts[] = { 1, 5, 40, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (int rtl = FALSE; rtl <= TRUE; rtl++)
      {
        g_autofree SampleChart *sample = sample_chart_new (counts[i], RBK_CHART_PERCENT, TRUE);
        const RbkChartLayout   *layout = &fixture->layout;
        RbkRect                 ink;

        sample->spec.rtl = rtl;
        legend_extents (fixture, sample, &ink);
        g_assert_cmpuint (layout->legend_rows, ==, counts[i] > 5 ? 3 : 1);
        g_assert_cmpfloat (ink.width, >, 40.0);
        g_assert_cmpfloat (ink.x, >=, 4.0);
        g_assert_cmpfloat (ink.x + ink.width, <=, WIDTH - 4.0);
        g_assert_cmpfloat (rtl ? ink.x : WIDTH - ink.x - ink.width, <=, 14.0);
        g_assert_cmpfloat (ink.y, >=, layout->legend_top - 1.0);
        g_assert_cmpfloat (ink.y + ink.height, <=,
                           layout->legend_top + layout->legend_rows * layout->line_height + 2.0);

        sample->spec.legend = FALSE;
        legend_extents (fixture, sample, &ink);
        g_assert_cmpfloat_with_epsilon (ink.width, 0.0, 1e-9);
      }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/chart/draw/curve-path", test_curve_path);
  ADD ("/chart/draw/state-is-kept", test_state_is_kept);
  ADD ("/chart/draw/ground", test_ground);
  ADD ("/chart/draw/clear-ground", test_clear_ground);
  ADD ("/chart/draw/order", test_order);
  ADD ("/chart/draw/legend", test_legend);

  return g_test_run ();
}
