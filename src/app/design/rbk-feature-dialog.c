/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-feature-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-feature-table.h"
#include "rbk-inspector-group.h"

#define WIDTH 760
#define HEIGHT 520

/* What is chosen in the header is done by the table. */
static void
add_cb (GtkWidget *table, GVariant *parameter)
{
  gtk_widget_activate_action_variant (table, "feature.add", parameter);
}

static GtkWidget *
new_header (GtkWidget *table)
{
  g_autoptr(GMenuModel) menu = rbk_feature_table_new_menu ();
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) add = g_simple_action_new ("add", G_VARIANT_TYPE_STRING);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *button = rbk_inspector_new_menu (menu, "list-add-symbolic", _ ("Add feature"));

  g_signal_connect_object (add, "activate", G_CALLBACK (add_cb), table, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (add));
  gtk_widget_insert_action_group (button, "feature", G_ACTION_GROUP (actions));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), button);

  return header;
}

/**
 * rbk_feature_dialog_new:
 * @parent: the window over which it stands
 * @document: its book
 *
 * Returns: (transfer none): a window with what plans offer beside usage, not yet shown
 */
GtkWidget *
rbk_feature_dialog_new (GtkWindow *parent, RbkDocument *document)
{
  GtkWidget          *window = gtk_window_new ();
  GtkWidget          *overlay = adw_toast_overlay_new ();
  GtkWidget          *table = rbk_feature_table_new (document);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut        *close = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                gtk_named_action_new ("window.close"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), close);
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Features of All Plans"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_titlebar (GTK_WINDOW (window), new_header (table));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), table);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_widget_grab_focus (table);

  return window;
}
