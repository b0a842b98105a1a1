/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wrapped-label.h"

/**
 * rbk_wrapped_label_new:
 * @text: (nullable): what it says
 * @css_class: (nullable): its style
 *
 * Makes a label for a sentence or more. It goes on in the next line where there is no room, within
 * a word where that alone is too long: file names and keys have no spaces.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
rbk_wrapped_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}
