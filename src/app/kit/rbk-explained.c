/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explained.h"

#include <glib/gi18n-lib.h>

#define WHERE "explained-where"

/**
 * rbk_explained_show:
 * @widget: a widget of the window
 * @where: a figure, as [func@explain] takes it
 *
 * Has the window say how a figure comes about.
 */
void
rbk_explained_show (GtkWidget *widget, const char *where)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.explain", "s", where);
}

/* The entry of a menu that asks how it comes about. */
static GMenuItem *
new_item (const char *where)
{
  GMenuItem *item = g_menu_item_new (_ ("_Why This Number…"), NULL);

  g_menu_item_set_action_and_target (item, "win.explain", "s", where);

  return item;
}

static void
drop (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static gboolean
drop_cb (gpointer popover)
{
  drop (popover);

  return G_SOURCE_REMOVE;
}

/* Its action is still to run, so it goes a little later. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (popover), g_object_unref);
}

static void
open_menu (GtkWidget *widget, double x, double y)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuItem) item = new_item (rbk_explained_get (widget));
  GtkWidget *popover;

  g_menu_append_item (menu, item);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), popover, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unrealize", G_CALLBACK (drop), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
menu_cb (GtkWidget *widget, int n_press, double x, double y, GtkGesture *gesture)
{
  if (rbk_explained_get (widget) == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (widget, x, y);
}

static void
held_cb (GtkWidget *widget, double x, double y, GtkGesture *gesture)
{
  menu_cb (widget, 1, x, y, gesture);
}

static void
clicked_cb (GtkWidget *widget, int n_press, double x, double y, GtkGesture *gesture)
{
  const char *where = rbk_explained_get (widget);

  if (where == NULL || !gtk_widget_contains (widget, x, y))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  rbk_explained_show (widget, where);
}

static void
add_click (GtkWidget *widget, guint button, const char *signal, GCallback callback)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect_object (click, signal, callback, widget, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/* A figure is like a link: it is underlined beneath the pointer, and a click follows it. */
static void
dress (GtkWidget *widget)
{
  GtkGesture *hold = gtk_gesture_long_press_new ();

  add_click (widget, GDK_BUTTON_PRIMARY, "released", G_CALLBACK (clicked_cb));
  add_click (widget, GDK_BUTTON_SECONDARY, "pressed", G_CALLBACK (menu_cb));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (held_cb), widget, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hold));
}

/* One that it has of its own says more. */
static void
show_tooltip (GtkWidget *widget, gboolean can_ask)
{
  const char *ours = _ ("Why this number");
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (can_ask && tooltip == NULL)
    gtk_widget_set_tooltip_text (widget, ours);
  else if (!can_ask && g_strcmp0 (tooltip, ours) == 0)
    gtk_widget_set_tooltip_text (widget, NULL);
}

/**
 * rbk_explained_set:
 * @widget: what shows a figure
 * @where: (nullable): which, as [func@explain] takes it; nothing where it can't be explained
 *
 * Lets a person ask a figure how it comes about: by a click, by the menu, or by the key of
 * `win.explain-focus` where it or its row has the focus.
 */
void
rbk_explained_set (GtkWidget *widget, const char *where)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (rbk_explained_get (widget), where) == 0)
    return;
  if (!GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "explained-dressed")))
    {
      g_object_set_data (G_OBJECT (widget), "explained-dressed", GINT_TO_POINTER (TRUE));
      dress (widget);
    }
  g_object_set_data_full (G_OBJECT (widget), WHERE, g_strdup (where), g_free);
  if (where != NULL)
    gtk_widget_add_css_class (widget, "explained");
  else
    gtk_widget_remove_css_class (widget, "explained");
  gtk_widget_set_cursor_from_name (widget, where != NULL ? "help" : NULL);
  show_tooltip (widget, where != NULL);
}

/**
 * rbk_explained_get:
 * @widget: what shows a figure
 *
 * Returns: (transfer none) (nullable): which figure it shows
 */
const char *
rbk_explained_get (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return g_object_get_data (G_OBJECT (widget), WHERE);
}

/* The first within a row, or a cell. */
static const char *
find_within (GtkWidget *widget)
{
  const char *where = rbk_explained_get (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); where == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    where = find_within (child);

  return where;
}

static gboolean
is_row (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_ROW || role == GTK_ACCESSIBLE_ROLE_LIST_ITEM;
}

/**
 * rbk_explained_find:
 * @widget: (nullable): where the focus is
 *
 * Returns: (transfer none) (nullable): the figure there, or the first of its row
 */
const char *
rbk_explained_find (GtkWidget *widget)
{
  const char *where = widget != NULL ? find_within (widget) : NULL;

  for (; where == NULL && widget != NULL; widget = gtk_widget_get_parent (widget))
    where = is_row (widget) ? find_within (widget) : rbk_explained_get (widget);

  return where;
}
