/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbench-private.h"

/* Where the focus is after another page was turned to. */

/* The stack gives the focus to the first widget before any has its place, so that it may be
 * another: it is given again after the first frame. */
static gboolean
first_frame_cb (GtkWidget *page, GdkFrameClock *clock, gpointer user_data)
{
  GtkRoot   *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!GPOINTER_TO_INT (g_object_get_data (G_OBJECT (page), "has-place")))
    {
      g_object_set_data (G_OBJECT (page), "has-place", GINT_TO_POINTER (TRUE));
      return G_SOURCE_CONTINUE;
    }
  if (focus != NULL && focus == user_data && gtk_widget_is_ancestor (focus, page))
    {
      gtk_root_set_focus (root, NULL);
      gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
    }

  return G_SOURCE_REMOVE;
}

/* rbk_workbench_focus_page: has the focus in the page that is shown, wherever it was before */
void
rbk_workbench_focus_page (RbkWorkbench *self, gboolean is_new)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  GtkRoot   *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL)
    return;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  if (is_new)
    gtk_widget_add_tick_callback (page, first_frame_cb, gtk_root_get_focus (root), NULL);
}
