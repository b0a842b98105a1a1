/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-range-bar.h"

#include "rbk-bar.h"

#define HEIGHT 16
#define WIDTH 12
#define RADIUS 5.0
#define TRACK 2.0
#define BAND 6.0

/**
 * RbkRangeBar:
 *
 * A value among those that are nearly as good: a thick band from the lowest of them to the
 * highest, a dot where the best stands and a ring where today's does.
 *
 * ## CSS nodes
 *
 * `rangebar`; the dot and the band have its color.
 *
 * ## Accessibility
 *
 * It is a picture, and its label says in words what is drawn.
 */
struct _RbkRangeBar
{
  GtkWidget parent_instance;

  RbkRange range;
};

G_DEFINE_FINAL_TYPE (RbkRangeBar, rbk_range_bar, GTK_TYPE_WIDGET)

static void
rbk_range_bar_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  rbk_bar_measure (orientation, HEIGHT, WIDTH, minimum, natural);
}

static double
place (RbkRangeBar *self, double value)
{
  const RbkRange *range = &self->range;
  double          least = MIN (range->low, MIN (range->before, range->after));
  double          most = MAX (range->high, MAX (range->before, range->after));

  return rbk_bar_place (GTK_WIDGET (self), RADIUS, least, most, value);
}

static void
draw_line (RbkRangeBar *self, cairo_t *cr, double from, double to, double width, double alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA          color;

  gtk_style_context_get_color (style, &color);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * alpha);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, from, HEIGHT / 2.0);
  cairo_line_to (cr, to, HEIGHT / 2.0);
  cairo_stroke (cr);
}

static void
draw_marks (RbkRangeBar *self, cairo_t *cr)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA          color;

  gtk_style_context_get_color (style, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  cairo_new_path (cr);
  cairo_arc (cr, place (self, self->range.before), HEIGHT / 2.0, RADIUS - 1.0, 0.0, 2.0 * G_PI);
  cairo_stroke (cr);
  cairo_arc (cr, place (self, self->range.after), HEIGHT / 2.0, RADIUS, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
}

static void
rbk_range_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkRangeBar *self = RBK_RANGE_BAR (widget);
  float        width = (float) gtk_widget_get_width (widget);
  cairo_t     *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT));

  draw_line (self, cr, RADIUS, (double) width - RADIUS, TRACK, 0.2);
  draw_line (self, cr, place (self, self->range.low), place (self, self->range.high), BAND, 0.4);
  draw_marks (self, cr);
  cairo_destroy (cr);
}

static void
rbk_range_bar_class_init (RbkRangeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rbk_range_bar_measure;
  widget_class->snapshot = rbk_range_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "rangebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rbk_range_bar_init (RbkRangeBar *self)
{
}

/**
 * rbk_range_bar_new:
 * @range: what is drawn
 * @label: the same in words
 *
 * Returns: (transfer floating): a picture of it
 */
GtkWidget *
rbk_range_bar_new (const RbkRange *range, const char *label)
{
  RbkRangeBar *self = g_object_new (RBK_TYPE_RANGE_BAR, NULL);

  self->range = *range;
  rbk_bar_tell (GTK_WIDGET (self), label);

  return GTK_WIDGET (self);
}
