/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-beside.h"

#include <glib/gi18n-lib.h>

#include "rbk-customer-file.h"

/*
 * rbk_explain_beside_follow:
 * @self: a window, which is an object
 * @document: the open book
 * @changed_cb: called with @self first
 *
 * Calls whenever the book, another in its place, or its customers have changed, for as long as the
 * window lives.
 */
void
rbk_explain_beside_follow (gpointer self, RbkDocument *document, GCallback changed_cb)
{
  g_signal_connect_object (document, "notify::revision", changed_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::book", changed_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rbk_document_get_customer_file (document), "changed", changed_cb, self,
                           G_CONNECT_SWAPPED);
}

/*
 * rbk_explain_beside_new_copy_button:
 * @action: what it does
 * @tooltip: what that is
 *
 * Returns: (transfer floating): a button for a header bar
 */
GtkWidget *
rbk_explain_beside_new_copy_button (const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy"), -1);

  return button;
}
