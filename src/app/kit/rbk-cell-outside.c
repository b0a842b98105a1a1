/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cell-private.h"

/* A click outside the cell that has the keys. */

#define PRESSED "rbk-cell-pressed-outside"

static RbkCell *
find_focused (GtkWidget *native)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (native));
  GtkWidget *cell = focus != NULL ? gtk_widget_get_ancestor (focus, RBK_TYPE_CELL) : NULL;

  return cell != NULL && GTK_WIDGET (gtk_widget_get_native (cell)) == native ? RBK_CELL (cell)
                                                                             : NULL;
}

static gboolean
is_outside (GtkWidget *native, RbkCell *cell, GdkEvent *event)
{
  GtkWidget *widget = GTK_WIDGET (cell);
  double     x, y, left, top, inner_x, inner_y;

  gdk_event_get_position (event, &x, &y);
  gtk_native_get_surface_transform (GTK_NATIVE (native), &left, &top);
  if (!gtk_widget_translate_coordinates (native, widget, x - left, y - top, &inner_x, &inner_y))
    return FALSE;

  return !gtk_widget_contains (widget, inner_x, inner_y);
}

/* Text that is selected with the mouse may end outside: where the press was is what counts. What is
 * pressed in the menu of the text, or in another popover, passes the window as well. */
static gboolean
event_cb (GtkWidget *native, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  gboolean     is_press = type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN;
  gboolean     is_release = type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END;
  RbkCell     *cell;

  if ((!is_press && !is_release) ||
      gdk_event_get_surface (event) != gtk_native_get_surface (GTK_NATIVE (native)))
    return FALSE;

  cell = find_focused (native);
  if (is_press)
    g_object_set_data (G_OBJECT (native), PRESSED,
                       cell != NULL && is_outside (native, cell, event) ? cell : NULL);
  else if (cell != NULL && g_object_steal_data (G_OBJECT (native), PRESSED) == cell)
    rbk_cell_commit (cell);

  return FALSE;
}

/* rbk_cell_watch_outside: has a click outside the cell take what was typed. The focus leaves it
 * only for what takes the focus, as empty ground and a switch do not: who clicked there would
 * believe the value taken. It is at the release, before what was clicked hears of it, so that
 * nothing is built anew below a click. One watch is enough for all cells of a window. */
void
rbk_cell_watch_outside (RbkCell *self)
{
  GtkWidget          *native = GTK_WIDGET (gtk_widget_get_native (GTK_WIDGET (self)));
  GtkEventController *events;

  if (g_object_get_data (G_OBJECT (native), "rbk-cell-watch") != NULL)
    return;

  events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), native, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (native, events);
  g_object_set_data (G_OBJECT (native), "rbk-cell-watch", events);
}
