/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-icon-menu.h"

/**
 * rbk_icon_menu_keep_free:
 * @button: a menu button with a tooltip
 *
 * Takes its tooltip away while its menu is open: it would cover it.
 */
void
rbk_icon_menu_keep_free (GtkWidget *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  /* Whether it is open only the button within it knows, before GTK 4.10. */
  g_object_bind_property (gtk_widget_get_first_child (button), "active", button, "has-tooltip",
                          G_BINDING_INVERT_BOOLEAN);
}

/**
 * rbk_icon_menu_new:
 * @icon: the name of its icon
 * @name: what it is called, in a tooltip and to who can't see it
 *
 * Makes a button that opens a menu or a popover, which is given to it.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
rbk_icon_menu_new (const char *icon, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  rbk_icon_menu_keep_free (button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}
