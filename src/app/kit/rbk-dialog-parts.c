/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-dialog-parts.h"

#include <glib/gi18n-lib.h>

#define SPACE 18

/**
 * rbk_dialog_header_new:
 * @accept: the label of the button that does it, with a mnemonic
 * @button: (out) (transfer none): that button
 *
 * Returns: (transfer floating): a title bar with a way out and a way on, and none to close the
 * window
 */
GtkWidget *
rbk_dialog_header_new (const char *accept, GtkWidget **button)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  *button = gtk_button_new_with_mnemonic (accept);
  gtk_widget_add_css_class (*button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), *button);

  return header;
}

/**
 * rbk_dialog_page_new:
 * @form: what is asked
 * @answer: what comes of it
 *
 * Returns: (transfer floating): both, one above the other, that scroll where a window is low
 */
GtkWidget *
rbk_dialog_page_new (GtkWidget *form, GtkWidget *answer)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACE);

  gtk_box_append (GTK_BOX (box), form);
  gtk_box_append (GTK_BOX (box), answer);
  gtk_widget_add_css_class (box, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);

  return scroller;
}

/**
 * rbk_dialog_line_new:
 * @css_class: how it looks
 *
 * Returns: (transfer floating): an empty label for a sentence with figures
 */
GtkWidget *
rbk_dialog_line_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

/**
 * rbk_dialog_caption_new:
 * @text: what follows
 *
 * Returns: (transfer floating): a small heading above a field
 */
GtkWidget *
rbk_dialog_caption_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "caption-heading");

  return label;
}
