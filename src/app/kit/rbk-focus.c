/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-focus.h"

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/**
 * rbk_focus_within:
 * @widget: a widget whose first child holds all that can be focused in it
 * @direction: where the focus goes
 *
 * Is what a widget class with a `grab_focus` of its own takes for `focus`. By itself the toolkit
 * has a widget grab the focus when it is left backward; one that hands it on to what is in it
 * would get it back with each Shift+Tab and never be left.
 *
 * Returns: whether the focus stays in @widget, or came to it
 */
gboolean
rbk_focus_within (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (direction == GTK_DIR_TAB_FORWARD && !has_focus_within (widget) &&
      gtk_widget_grab_focus (widget) && has_focus_within (widget))
    return TRUE;
  child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}
