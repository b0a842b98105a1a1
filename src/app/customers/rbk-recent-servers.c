/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-recent-servers.h"

#include <glib/gi18n-lib.h>

#include "rbk-warehouse.h"

#define KEY "recent-servers"
#define MAX_SERVERS 8

static char **
list_servers (GSettings *settings)
{
  return settings != NULL ? g_settings_get_strv (settings, KEY) : g_new0 (char *, 1);
}

/**
 * rbk_recent_servers_new:
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a button with the servers that were asked last, each of which
 *   is a parameter of the action `database.recent`; not seen where there are none
 */
GtkWidget *
rbk_recent_servers_new (GSettings *settings)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();
  g_auto(GStrv) servers = list_servers (settings);

  for (guint i = 0; servers[i] != NULL; i++)
    {
      g_autoptr(GMenuItem) item = NULL;

      /* What was written there by hand may be anything. */
      if (!rbk_warehouse_check_uri (servers[i], NULL))
        continue;
      item = g_menu_item_new (servers[i], NULL);
      g_menu_item_set_action_and_target (item, "database.recent", "s", servers[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-open-recent-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Servers that were asked last"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Servers that were asked last"), -1);
  gtk_widget_set_visible (button, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);

  return button;
}

/**
 * rbk_recent_servers_add:
 * @settings: (nullable): the user's choices
 * @uri: an address that was checked to have no password in it
 *
 * Remembers a server, as the last one.
 */
void
rbk_recent_servers_add (GSettings *settings, const char *uri)
{
  g_auto(GStrv) servers = list_servers (settings);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;
  guint n_servers = 1;

  if (settings == NULL || !rbk_warehouse_check_uri (uri, NULL))
    return;

  g_strv_builder_add (builder, uri);
  for (guint i = 0; servers[i] != NULL && n_servers < MAX_SERVERS; i++)
    if (!g_str_equal (servers[i], uri))
      {
        g_strv_builder_add (builder, servers[i]);
        n_servers++;
      }
  all = g_strv_builder_end (builder);
  g_settings_set_strv (settings, KEY, (const char *const *) all);
}
