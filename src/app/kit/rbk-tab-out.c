/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tab-out.h"

static void
set_others_can_focus (GtkListBox *list, gboolean can_focus)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (list);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (row != selected)
      gtk_widget_set_can_focus (GTK_WIDGET (row), can_focus);
}

static gboolean
tabbed_cb (gpointer user_data)
{
  set_others_can_focus (user_data, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
key_cb (GtkListBox *list, guint key)
{
  if (key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab && key != GDK_KEY_KP_Tab)
    return FALSE;

  set_others_can_focus (list, FALSE);
  g_idle_add_full (G_PRIORITY_HIGH, tabbed_cb, g_object_ref (list), g_object_unref);

  return FALSE;
}

/**
 * rbk_tab_out_add:
 * @list: a list of which one row is chosen
 *
 * Has Tab leave @list, while arrows go through it. By itself a list would go through all its rows
 * first, and choose each, so that the one that was chosen could not be left as it is.
 */
void
rbk_tab_out_add (GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}
