/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-view-private.h"

/* What the pointer does where it drags nothing: it reads values and picks plans. */

#define HIT_RADIUS 16.0

static gboolean
is_inside (const RbkRect *rect, double x, double y)
{
  return x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height;
}

static void
hover (RbkChartView *self, int grip)
{
  static const char *const cursors[] = {
    [RBK_GRIP_ACROSS] = "ew-resize", [RBK_GRIP_UPRIGHT] = "ns-resize"
  };

  if (self->hovered == grip)
    return;
  self->hovered = grip;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   grip >= 0 ? cursors[self->grips[grip].direction] : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (RbkChartView *self, double x, double y)
{
  RbkChartLayout layout;

  self->pointer_x = x;
  if (self->drag.is_on || self->is_panning || !rbk_chart_view_layout (self, &layout))
    return;

  rbk_chart_view_place_grips (self, &layout);
  hover (self, rbk_chart_hit_grip (self->grips, self->n_grips, x, y));
  if (is_inside (&layout.plot, x, y))
    rbk_chart_view_put_cursor (self, TRUE, rbk_scale_unmap (&layout.x, x));
  else
    rbk_chart_view_put_cursor (self, FALSE, 0.0);
}

static void
leave_cb (RbkChartView *self)
{
  if (self->drag.is_on)
    return;
  hover (self, -1);
  rbk_chart_view_put_cursor (self, FALSE, 0.0);
}

static void
pressed_cb (RbkChartView *self, int n_press, double x, double y)
{
  RbkChartLayout layout;
  RbkHit         hit;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!rbk_chart_view_layout (self, &layout))
    return;

  rbk_chart_view_place_grips (self, &layout);
  if (rbk_chart_hit_grip (self->grips, self->n_grips, x, y) >= 0)
    return;
  if (rbk_chart_hit (&self->chart->spec, &layout, x, y, HIT_RADIUS, &hit))
    rbk_chart_view_pick (self, g_array_index (self->plans, guint, hit.series));
  else if (n_press == 2)
    rbk_chart_view_reset_range (self);
}

/* rbk_chart_view_add_pointer: has it follow the pointer */
void
rbk_chart_view_add_pointer (RbkChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
