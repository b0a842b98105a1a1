/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-icon-button.h"

/**
 * rbk_button_name:
 * @button: a button that shows no words, or not enough
 * @name: what it does
 *
 * Says what a button does to those who point at it, and to those who don't see it.
 */
void
rbk_button_name (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * rbk_button_name_after:
 * @button: a button that shows words which others beside it show, too
 * @about: a label that says what this one is about
 *
 * Has those who don't see where it stands hear both.
 */
void
rbk_button_name_after (GtkWidget *button, GtkWidget *about)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  gtk_button_get_child (GTK_BUTTON (button)), about, NULL, -1);
}

/**
 * rbk_icon_button_new:
 * @icon: the name of an icon
 * @label: what the button does, for those who don't know the icon or don't see it
 * @action: (nullable): its action; one with a target is set by the caller, after its target
 *
 * Returns: (transfer floating): a flat button that shows an icon alone
 */
GtkWidget *
rbk_icon_button_new (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  rbk_button_name (button, label);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/**
 * rbk_text_button_new:
 * @label: what it says, with a mnemonic
 * @action: the action that it asks for
 *
 * Makes a button no taller than it has to be.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
rbk_text_button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}
