/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plot-private.h"
#include "rbk-shell-probe.h"
#include "rbk-window-probe.h"

/* A plot of several series: what it reads, what its legend says, and where things are drawn. */

typedef struct
{
  GtkWidget *window;
  GtkWidget *plot;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = gtk_window_new ();
  self->plot = rbk_plot_new ("Months");
  gtk_box_append (GTK_BOX (box), self->plot);
  gtk_box_append (GTK_BOX (box), rbk_plot_get_legend (RBK_PLOT (self->plot)));
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  rbk_probe_settle (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rbk_probe_spin (20);
}

static void
fill (Fixture *self, RbkPlotKind kind, const double values[][2], guint n)
{
  static const RbkPlotSeries series[] = { { "Used", 1, FALSE }, { "Left", 2, TRUE } };
  RbkPlot                   *plot = RBK_PLOT (self->plot);
  RbkPlotAxes axes = { .kind = kind, .x_unit = RBK_PLOT_NAME, .y_unit = RBK_PLOT_QUANTITY };

  rbk_plot_start (plot, &axes);
  for (guint i = 0; i < 2; i++)
    rbk_plot_add_series (plot, &series[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i + 1);
      g_autofree char *text = g_strdup_printf ("Month %u", i + 1);
      RbkPlotItem      item = {
             .from = i + 0.5, .to = i + 1.5, .values = values[i], .name = name, .text = text
      };

      rbk_plot_add_item (plot, &item);
    }
  rbk_plot_finish (plot, "All of it");
  rbk_probe_settle (self->window);
}

static const double months[][2] = { { 1, 4 }, { 2, 0 }, { 3, 5 } };

static gboolean
has_legend (Fixture *self, const char *name)
{
  return rbk_probe_find_label (rbk_plot_get_legend (RBK_PLOT (self->plot)), name) != NULL;
}

static void
test_read (Fixture *self, gconstpointer data)
{
  RbkPlot *plot = RBK_PLOT (self->plot);

  fill (self, RBK_PLOT_STACK, months, G_N_ELEMENTS (months));
  g_assert_cmpstr (rbk_plot_get_read_out (plot), ==, "All of it");
  rbk_plot_move (plot, 2);
  g_assert_cmpstr (rbk_plot_get_read_out (plot), ==, "Month 2");
  rbk_plot_move (plot, 9);
  g_assert_cmpstr (rbk_plot_get_read_out (plot), ==, "Month 3");
  fill (self, RBK_PLOT_LINES, months, 1);
  g_assert_cmpstr (rbk_plot_get_read_out (plot), ==, "All of it");
}

/* All of a long text is read, a part on each line, and within the plot. */
static void
test_read_long (Fixture *self, gconstpointer data)
{
  static const double value[2] = { 1, 4 };
  RbkPlot            *plot = RBK_PLOT (self->plot);
  gboolean            is_card;
  int                 width;
  g_autoptr(PangoLayout) text = NULL;
  RbkPlotItem item = { .from = 0.5,
                       .to = 1.5,
                       .values = value,
                       .name = "1",
                       .text =
                           "Month 1: As in the book 5,000,000 · Use it or lose it 120,000,000 · "
                           "Carried on once 60,000,000 · Good for a year 12,000 · "
                           "A policy with a name that alone is as long as the whole plot is wide, "
                           "or longer yet 0" };

  fill (self, RBK_PLOT_LINES, months, G_N_ELEMENTS (months));
  rbk_plot_move (plot, 1);
  text = rbk_plot_new_read_out (&plot->data, self->plot, &is_card);
  g_assert_false (is_card);
  g_clear_object (&text);

  rbk_plot_add_item (plot, &item);
  rbk_plot_finish (plot, "All of it");
  rbk_plot_move (plot, 9);
  rbk_probe_settle (self->window);
  text = rbk_plot_new_read_out (&plot->data, self->plot, &is_card);
  pango_layout_get_pixel_size (text, &width, NULL);
  g_assert_true (is_card);
  g_assert_false (pango_layout_is_ellipsized (text));
  g_assert_cmpint (pango_layout_get_line_count (text), >=, 6);
  g_assert_cmpint (width, <, gtk_widget_get_width (self->plot));
}

static void
test_legend (Fixture *self, gconstpointer data)
{
  GtkWidget  *legend = rbk_plot_get_legend (RBK_PLOT (self->plot));
  RbkPlotAxes axes = { .kind = RBK_PLOT_BARS };

  g_assert_false (gtk_widget_get_visible (legend));
  fill (self, RBK_PLOT_STACK, months, G_N_ELEMENTS (months));
  g_assert_true (gtk_widget_get_visible (legend));
  g_assert_true (has_legend (self, "Used"));
  g_assert_true (has_legend (self, "Left"));
  rbk_plot_start (RBK_PLOT (self->plot), &axes);
  rbk_plot_finish (RBK_PLOT (self->plot), NULL);
  g_assert_false (gtk_widget_get_visible (legend));
}

/* How much of the plot is of a colour of the palette, in thousandths. */
static guint
measure_color (Fixture *self, guint index)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (self->plot);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  const RbkColor     *color = rbk_palette_plan (rbk_palette_choose (FALSE, FALSE), index);
  guint32             wanted = 0xff000000u | (guint32) (color->red * 255.0 + 0.5) << 16 |
                   (guint32) (color->green * 255.0 + 0.5) << 8 |
                   (guint32) (color->blue * 255.0 + 0.5);
  int   width = gtk_widget_get_width (self->plot), height = gtk_widget_get_height (self->plot);
  guint n = 0;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  pixels = g_new0 (guint32, (gsize) width * (gsize) height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (int i = 0; i < width * height; i++)
    n += pixels[i] == wanted;

  return n * 1000 / (guint) (width * height);
}

/* Layers are as large as their values, and stand on each other. */
static void
test_stack (Fixture *self, gconstpointer data)
{
  static const double same[][2] = { { 4, 0 }, { 4, 0 }, { 4, 0 } };
  static const double half[][2] = { { 4, 4 }, { 4, 4 }, { 4, 4 } };
  guint               whole, part;

  fill (self, RBK_PLOT_STACK, same, G_N_ELEMENTS (same));
  whole = measure_color (self, 1);
  g_assert_cmpuint (whole, >, 50);
  fill (self, RBK_PLOT_STACK, half, G_N_ELEMENTS (half));
  part = measure_color (self, 1);
  g_assert_cmpuint (part * 10, >, whole * 4);
  g_assert_cmpuint (part * 10, <, whole * 6);
}

/* Lines at the ground are lines too; one that stands back is fainter. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  static const double ground[][2] = { { 0, 0 }, { 0, 0 }, { 0, 0 } };

  fill (self, RBK_PLOT_LINES, ground, G_N_ELEMENTS (ground));
  g_assert_cmpuint (measure_color (self, 1), >, 0);
  fill (self, RBK_PLOT_LINES, months, G_N_ELEMENTS (months));
  g_assert_cmpuint (measure_color (self, 1), >, 0);
  g_assert_cmpuint (measure_color (self, 1), >, measure_color (self, 2));
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add ("/plot/read", Fixture, NULL, set_up, test_read, tear_down);
  g_test_add ("/plot/read-long", Fixture, NULL, set_up, test_read_long, tear_down);
  g_test_add ("/plot/legend", Fixture, NULL, set_up, test_legend, tear_down);
  g_test_add ("/plot/stack", Fixture, NULL, set_up, test_stack, tear_down);
  g_test_add ("/plot/lines", Fixture, NULL, set_up, test_lines, tear_down);

  return g_test_run ();
}
