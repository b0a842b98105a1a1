/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plan-color.h"

#include <adwaita.h>

#include "rbk-marker.h"
#include "rbk-palette.h"

#define SIZE 14

/**
 * RbkPlanColor:
 *
 * The colour and the marker by which a plan is known in the curves, as a small sign before
 * its name. It only decorates: the name says the same.
 */
struct _RbkPlanColor
{
  GtkWidget parent_instance;

  guint index; /* in the palette */
};

G_DEFINE_FINAL_TYPE (RbkPlanColor, rbk_plan_color, GTK_TYPE_WIDGET)

/**
 * rbk_plan_get_palette_index:
 * @plan: a plan
 * @position: its place in the book
 *
 * Returns: its place in the palette: the one chosen for it, else its own
 */
guint
rbk_plan_get_palette_index (RbkPlan *plan, guint position)
{
  int color = rbk_plan_get_color (plan);

  return color >= 0 ? (guint) color : position;
}

static void
rbk_plan_color_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkPlanColor     *self = RBK_PLAN_COLOR (widget);
  AdwStyleManager  *manager = adw_style_manager_get_default ();
  const RbkPalette *palette = rbk_palette_choose (adw_style_manager_get_dark (manager),
                                                  adw_style_manager_get_high_contrast (manager));
  float             width = (float) gtk_widget_get_width (widget);
  float             height = (float) gtk_widget_get_height (widget);
  cairo_t          *cr;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_new_path (cr);
  rbk_marker_path (self->index, width / 2.0, height / 2.0, SIZE * 0.38, cr);
  rbk_color_apply (rbk_palette_plan (palette, self->index), 1.0, cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
rbk_plan_color_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
redraw_cb (RbkPlanColor *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rbk_plan_color_class_init (RbkPlanColorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = rbk_plan_color_snapshot;
  widget_class->measure = rbk_plan_color_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rbk_plan_color_init (RbkPlanColor *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rbk_plan_color_new:
 *
 * Returns: (transfer floating): the sign of the first colour
 */
GtkWidget *
rbk_plan_color_new (void)
{
  return g_object_new (RBK_TYPE_PLAN_COLOR, NULL);
}

/**
 * rbk_plan_color_set_index:
 * @self: a sign
 * @index: a place in the palette
 *
 * Shows another colour.
 */
void
rbk_plan_color_set_index (RbkPlanColor *self, guint index)
{
  g_return_if_fail (RBK_IS_PLAN_COLOR (self));

  self->index = index;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
