/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-show-all.h"

#include <glib/gi18n-lib.h>

/**
 * rbk_show_all_new:
 * @callback: called with @owner where all are wanted
 * @owner: an object
 *
 * Makes what stands below a long list of which only the beginning is shown.
 *
 * Returns: (transfer floating): a button, to be updated before it is seen
 */
GtkWidget *
rbk_show_all_new (GCallback callback, gpointer owner)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("");

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", callback, owner, G_CONNECT_SWAPPED);

  return button;
}

/**
 * rbk_show_all_update:
 * @button: the button
 * @n_shown: how many are shown
 * @n: how many there are
 *
 * Says how many there are, unless all are shown.
 */
void
rbk_show_all_update (GtkWidget *button, guint n_shown, guint n)
{
  /* Translators: %u is how many there are in a list */
  g_autofree char *text = g_strdup_printf (_ ("Show _All %u"), n);

  g_return_if_fail (GTK_IS_BUTTON (button));

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_visible (button, n_shown < n);
}
