/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <rbk-chart-file.h>

#include "chart-samples.h"

#define HOLE ((double) NAN)
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

static void
cursor_extents (Fixture *fixture, const RbkCursor *cursor, RbkRect *ink)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t         *cr = cairo_create (surface);

  rbk_chart_draw_cursor (&fixture->sample->spec, &fixture->layout,
                         rbk_palette_get (RBK_PALETTE_LIGHT), cursor, cr, fixture->context);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &ink->x, &ink->y, &ink->width, &ink->height);
  cairo_surface_destroy (surface);
}

/* Wherever the crosshair is, the card stays within the plot. */
static void
test_cursor_stays_inside (Fixture *fixture, gconstpointer data)
{
  static const double places[] = { 50.0, 60.0, 5000.0, 2.5e6, 3e6 };
  RbkCursorLine       lines[40];
  RbkCursor           cursor = { .title = "5,000 credits", .lines = lines };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i] = (RbkCursorLine){ "A plan", "87.2 %", i, i % 2 == 0, i == 3, i == 1 ? HOLE : 0.5 };

  for (int rtl = FALSE; rtl <= TRUE; rtl++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      for (gsize n = 0; n <= G_N_ELEMENTS (lines); n += 5)
        {
          const RbkRect *plot = &fixture->layout.plot;
          RbkRect        ink;

          fixture->sample->spec.rtl = rtl;
          rbk_chart_layout (&fixture->sample->spec, fixture->context, WIDTH, HEIGHT,
                            &fixture->layout);
          cursor.x = places[i];
          cursor.n_lines = n;
          cursor_extents (fixture, &cursor, &ink);
          g_assert_cmpfloat (ink.width, >, 20.0);
          g_assert_cmpfloat (ink.x, >=, plot->x - 8.0);
          g_assert_cmpfloat (ink.y, >=, plot->y - 8.0);
          g_assert_cmpfloat (ink.x + ink.width, <=, plot->x + plot->width + 8.0);
          g_assert_cmpfloat (ink.y + ink.height, <=, plot->y + plot->height + 8.0);
        }
}

static void
test_cursor_off_axis (Fixture *fixture, gconstpointer data)
{
  static const double places[] = { 1.0, 1e9, HOLE };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      RbkCursor cursor = { .x = places[i], .title = "Nowhere" };
      RbkRect   ink;

      cursor_extents (fixture, &cursor, &ink);
      g_assert_cmpfloat_with_epsilon (ink.width, 0.0, 1e-9);
    }
}

/* Where there is no room for a card, the crosshair stands alone. */
static void
test_cursor_small (Fixture *fixture, gconstpointer data)
{
  RbkCursor cursor = { .x = 5000.0, .title = "A long title that can't fit anywhere here" };
  RbkRect   ink;

  rbk_chart_layout (&fixture->sample->spec, fixture->context, 40.0, 20.0, &fixture->layout);
  cursor_extents (fixture, &cursor, &ink);
  g_assert_cmpfloat (ink.width, <=, 2.0);
  g_assert_cmpfloat (ink.height, >, 0.0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/chart/cursor/stays-inside", test_cursor_stays_inside);
  ADD ("/chart/cursor/off-axis", test_cursor_off_axis);
  ADD ("/chart/cursor/small", test_cursor_small);

  return g_test_run ();
}
