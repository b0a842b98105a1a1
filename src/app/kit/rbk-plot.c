/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plot-private.h"

#include <adwaita.h>

#define MIN_WIDTH 220
#define HEIGHT 320
#define END 100000 /* more items than there are */

/**
 * RbkPlot:
 *
 * A small diagram: bars or a line, with guides, of which each item can be read.
 *
 * ## Shortcuts
 *
 * With the focus on it: Left and Right go from item to item, Home and End to the ends, Escape
 * puts the read-out away.
 *
 * ## Accessibility
 *
 * It has the role `img` and the label that it was made with. Its description is the item that
 * is being read, else its summary.
 */
G_DEFINE_FINAL_TYPE (RbkPlot, rbk_plot, GTK_TYPE_WIDGET)

static void
describe (RbkPlot *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  rbk_plot_get_read_out (self), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
put_cursor (RbkPlot *self, int cursor)
{
  if (self->data.cursor == cursor)
    return;

  self->data.cursor = cursor;
  describe (self);
}

static void
motion_cb (RbkPlot *self, double x, double y)
{
  RbkPlotLayout layout;

  if (rbk_plot_layout (&self->data, GTK_WIDGET (self), &layout))
    put_cursor (self, rbk_plot_find (&self->data, &layout, x));
}

static void
leave_cb (RbkPlot *self)
{
  put_cursor (self, -1);
}

static void
pressed_cb (RbkPlot *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
move_cursor_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkPlot *self = RBK_PLOT (widget);
  int      steps = g_variant_get_int32 (parameter);

  if (self->data.items->len == 0)
    return FALSE;

  /* Left is left on the screen; the ends are those of the items. */
  if (ABS (steps) < END && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    steps = -steps;
  rbk_plot_move (self, steps);

  return TRUE;
}

static gboolean
hide_cursor_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkPlot *self = RBK_PLOT (widget);

  if (self->data.cursor < 0)
    return FALSE;
  put_cursor (self, -1);

  return TRUE;
}

/* The colours of charts, with the accent of the theme. */
static RbkPalette
current_palette (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  RbkPalette       palette = *rbk_palette_choose (adw_style_manager_get_dark (manager),
                                                  adw_style_manager_get_high_contrast (manager));
  GdkRGBA          accent;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                      &accent))
    palette.accent = (RbkColor){ accent.red, accent.green, accent.blue, 1.0 };

  return palette;
}

static void
rbk_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkPlot      *self = RBK_PLOT (widget);
  RbkPalette    palette;
  float         width = (float) gtk_widget_get_width (widget);
  float         height = (float) gtk_widget_get_height (widget);
  RbkPlotLayout layout;
  cairo_t      *cr;

  if (rbk_plot_layout (&self->data, widget, &layout))
    {
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      palette = current_palette (widget);
      rbk_plot_draw (&self->data, &layout, &palette, widget, cr);
      cairo_destroy (cr);
    }
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 1, 1, width - 2,
                               height - 2);
}

static void
rbk_plot_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural,
                  int           *minimum_baseline,
                  int           *natural_baseline)
{
  const RbkPlot *self = RBK_PLOT (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : self->height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * MIN_WIDTH : self->height;
}

static void
clear_item (gpointer data)
{
  RbkPlotItem *item = data;

  g_free ((char *) item->name);
  g_free ((char *) item->text);
  g_free ((double *) item->values);
}

static void
clear_series (gpointer data)
{
  g_free ((char *) ((RbkPlotSeries *) data)->name);
}

static void
clear_guide (gpointer data)
{
  g_free (((RbkPlotGuide *) data)->label);
}

static void
rbk_plot_dispose (GObject *object)
{
  g_clear_object (&RBK_PLOT (object)->legend);

  G_OBJECT_CLASS (rbk_plot_parent_class)->dispose (object);
}

static void
rbk_plot_finalize (GObject *object)
{
  RbkPlot *self = RBK_PLOT (object);

  g_array_unref (self->data.series);
  g_array_unref (self->data.items);
  g_array_unref (self->data.guides);
  g_clear_pointer (&self->data.format, rbk_money_format_free);
  g_free (self->data.x_title);
  g_free (self->summary);

  G_OBJECT_CLASS (rbk_plot_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   steps;
  } moves[] = {
    { GDK_KEY_Left, -1 },    { GDK_KEY_Right, 1 },   { GDK_KEY_KP_Left, -1 },
    { GDK_KEY_KP_Right, 1 }, { GDK_KEY_Home, -END }, { GDK_KEY_End, END },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cursor_cb, "i",
                                  moves[i].steps);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, hide_cursor_cb, NULL);
}

static void
rbk_plot_class_init (RbkPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_plot_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_plot_finalize;
  widget_class->snapshot = rbk_plot_snapshot;
  widget_class->measure = rbk_plot_measure;

  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_bindings (widget_class);
}

static void
rbk_plot_init (RbkPlot *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  AdwStyleManager    *manager = adw_style_manager_get_default ();

  self->height = HEIGHT;
  self->legend = g_object_ref_sink (rbk_plot_legend_new ());
  self->data.series = g_array_new (FALSE, FALSE, sizeof (RbkPlotSeries));
  g_array_set_clear_func (self->data.series, clear_series);
  self->data.items = g_array_new (FALSE, FALSE, sizeof (RbkPlotItem));
  self->data.guides = g_array_new (FALSE, FALSE, sizeof (RbkPlotGuide));
  g_array_set_clear_func (self->data.items, clear_item);
  g_array_set_clear_func (self->data.guides, clear_guide);
  self->data.cursor = -1;

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rbk_plot_new:
 * @label: its accessible name
 *
 * Returns: (transfer floating): a plot of nothing
 */
GtkWidget *
rbk_plot_new (const char *label)
{
  GtkWidget *self = g_object_new (RBK_TYPE_PLOT, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}

/**
 * rbk_plot_set_height:
 * @self: a plot
 * @height: in pixels, with its texts
 *
 * Makes it as high as there is room, where it is not a page's own.
 */
void
rbk_plot_set_height (RbkPlot *self, int height)
{
  g_return_if_fail (RBK_IS_PLOT (self));

  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rbk_plot_finish:
 * @self: a plot
 * @summary: what it says as a whole
 *
 * Shows what was added.
 */
void
rbk_plot_finish (RbkPlot *self, const char *summary)
{
  g_return_if_fail (RBK_IS_PLOT (self));

  g_free (self->summary);
  self->summary = g_strdup (summary);
  rbk_plot_legend_show (self->legend, self->data.series);
  describe (self);
}

/**
 * rbk_plot_get_legend:
 * @self: a plot
 *
 * Returns: (transfer none): what its colours mean, to be put beside it; hidden where it has no
 *   series
 */
GtkWidget *
rbk_plot_get_legend (RbkPlot *self)
{
  g_return_val_if_fail (RBK_IS_PLOT (self), NULL);

  return self->legend;
}

/**
 * rbk_plot_get_read_out:
 * @self: a plot
 *
 * Returns: (transfer none): its accessible description
 */
const char *
rbk_plot_get_read_out (RbkPlot *self)
{
  g_return_val_if_fail (RBK_IS_PLOT (self), NULL);

  if (self->data.cursor >= 0)
    return g_array_index (self->data.items, RbkPlotItem, self->data.cursor).text;

  return self->summary != NULL ? self->summary : "";
}

/**
 * rbk_plot_move:
 * @self: a plot
 * @steps: how many items to go on, or back; where none is read yet, from before the first or
 *   after the last
 *
 * Reads another item, as the arrow keys do. It goes no further than the ends.
 */
void
rbk_plot_move (RbkPlot *self, int steps)
{
  int n_items, from;

  g_return_if_fail (RBK_IS_PLOT (self));

  n_items = (int) self->data.items->len;
  from = self->data.cursor >= 0 ? self->data.cursor : steps > 0 ? -1 : n_items;
  put_cursor (self, CLAMP (from + steps, MIN (0, n_items - 1), n_items - 1));
}
