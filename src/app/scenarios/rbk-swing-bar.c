/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-swing-bar.h"

#include "rbk-bar.h"

#define HEIGHT 20
#define WIDTH 16
#define BAR 14.0

/**
 * RbkSwingBar:
 *
 * How far a margin moves to either side of where it is: a bar below it in one colour, above it in
 * another, and a line where it is today.
 *
 * ## CSS nodes
 *
 * `swingbar`; the line has its color.
 *
 * ## Accessibility
 *
 * It is a picture, and its label says in words what is drawn.
 */
struct _RbkSwingBar
{
  GtkWidget parent_instance;

  RbkSwing swing;
};

G_DEFINE_FINAL_TYPE (RbkSwingBar, rbk_swing_bar, GTK_TYPE_WIDGET)

static void
rbk_swing_bar_measure (GtkWidget     *widget,
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
place (RbkSwingBar *self, double value)
{
  return rbk_bar_place (GTK_WIDGET (self), 1.0, self->swing.least, self->swing.most, value);
}

static void
fill_part (RbkSwingBar *self, cairo_t *cr, double to, const char *color_name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA          color = { 0.5f, 0.5f, 0.5f, 1.0f };
  double           from = place (self, self->swing.now);

  gtk_style_context_lookup_color (style, color_name, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  to = place (self, to);
  cairo_rectangle (cr, MIN (from, to), (HEIGHT - BAR) / 2.0, MAX (from, to) - MIN (from, to), BAR);
  cairo_fill (cr);
}

static void
rbk_swing_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkSwingBar     *self = RBK_SWING_BAR (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  float            width = (float) gtk_widget_get_width (widget);
  double           least = MIN (self->swing.low, self->swing.high);
  double           most = MAX (self->swing.low, self->swing.high);
  GdkRGBA          color;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT));

  if (least < self->swing.now)
    fill_part (self, cr, least, "red_3");
  if (most > self->swing.now)
    fill_part (self, cr, most, "green_4");
  gtk_style_context_get_color (style, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, place (self, self->swing.now) - 0.75, 0.0, 1.5, HEIGHT);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
rbk_swing_bar_class_init (RbkSwingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rbk_swing_bar_measure;
  widget_class->snapshot = rbk_swing_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swingbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rbk_swing_bar_init (RbkSwingBar *self)
{
}

/**
 * rbk_swing_bar_new:
 * @swing: what is drawn
 * @label: the same in words
 *
 * Returns: (transfer floating): a picture of it
 */
GtkWidget *
rbk_swing_bar_new (const RbkSwing *swing, const char *label)
{
  RbkSwingBar *self = g_object_new (RBK_TYPE_SWING_BAR, NULL);

  self->swing = *swing;
  rbk_bar_tell (GTK_WIDGET (self), label);

  return GTK_WIDGET (self);
}
