/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wheel.h"

#include <math.h>

static gboolean
can_move (GtkAdjustment *adjustment, double by)
{
  double value = gtk_adjustment_get_value (adjustment);
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  return by < 0.0 ? value > gtk_adjustment_get_lower (adjustment) : value < most;
}

static gboolean
scroll_cb (GtkScrolledWindow *inner, double dx, double dy, GtkEventControllerScroll *controller)
{
  GtkEventController *wheel = GTK_EVENT_CONTROLLER (controller);
  GtkWidget          *widget = gtk_event_controller_get_widget (wheel);
  gboolean       is_shifted = gtk_event_controller_get_current_event_state (wheel) & GDK_SHIFT_MASK;
  GtkWidget     *page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double         unit = 1.0;

  if (page == NULL || is_shifted || fabs (dx) >= fabs (dy) ||
      can_move (gtk_scrolled_window_get_vadjustment (inner), dy))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    unit = pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * unit);

  return TRUE;
}

/**
 * rbk_wheel_pass_on:
 * @widget: a part of a page that scrolls
 * @inner: what scrolls by itself in @widget
 *
 * Has the page scroll where @inner can't. A scrolled window keeps the turns of a wheel to itself,
 * even those that it can't follow: the page would stop wherever the pointer meets a table.
 */
void
rbk_wheel_pass_on (GtkWidget *widget, GtkScrolledWindow *inner)
{
  GtkEventController *wheel;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (inner));

  wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scroll_cb), inner, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, wheel);
}
