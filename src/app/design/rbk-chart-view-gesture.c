/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-view-private.h"

/* How the pointer moves the grips, or pushes the chart aside. */

/* Past this many pixels a press is no click any more. */
#define DRAG_BEGINS 4.0

static RbkHandleSnap
snap_of (GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (state & GDK_CONTROL_MASK)
    return RBK_HANDLE_EXACT;

  return (state & GDK_SHIFT_MASK) ? RBK_HANDLE_FINE : RBK_HANDLE_COARSE;
}

/* What is being typed elsewhere is taken first, and may move the grip: it is held where it then
 * is. Returns its place among the grips, or -1 where it is gone. */
static int
settle_grip (RbkChartView *self, RbkHandleKind kind)
{
  RbkChartLayout layout;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  rbk_chart_view_set_analysis (self, rbk_document_get_analysis (self->document));
  if (!rbk_chart_view_layout (self, &layout))
    return -1;
  rbk_chart_view_place_grips (self, &layout);

  return rbk_chart_view_find_grip (self, kind);
}

static void
drag_begin_cb (RbkChartView *self, double x, double y, GtkGestureDrag *gesture)
{
  RbkChartLayout layout;
  int            grip;

  self->chosen = -1;
  self->is_panning = FALSE;
  self->can_pan = FALSE;
  if (!rbk_chart_view_layout (self, &layout))
    return;

  rbk_chart_view_place_grips (self, &layout);
  grip = rbk_chart_hit_grip (self->grips, self->n_grips, x, y);
  if (grip >= 0)
    {
      grip = settle_grip (self, self->handles[grip].kind);
      if (grip >= 0)
        rbk_chart_view_take_hold (self, (guint) grip, x, y);
      return;
    }
  self->can_pan = TRUE;
  self->pan_start = layout;
}

static void
drag_update_cb (RbkChartView *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y, min, max;

  if (self->chart == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->drag.is_on)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      rbk_chart_view_move_to (self, x + dx, y + dy, snap_of (GTK_EVENT_CONTROLLER (gesture)));
      return;
    }
  /* After Escape the button is still down. */
  if (!self->can_pan || (!self->is_panning && ABS (dx) < DRAG_BEGINS))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->is_panning = TRUE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  rbk_scale_pan (&self->pan_start.x, dx, &min, &max);
  rbk_chart_view_show_range (self, min, max);
}

static void
drag_end_cb (RbkChartView *self)
{
  rbk_chart_view_let_go (self);
  if (self->is_panning)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  self->is_panning = FALSE;
}

static void
drag_cancel_cb (RbkChartView *self)
{
  if (!self->drag.is_keyed)
    rbk_chart_view_give_up (self);
}

/* rbk_chart_view_add_drag: the gestures that move grips and push the chart aside */
void
rbk_chart_view_add_drag (RbkChartView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
