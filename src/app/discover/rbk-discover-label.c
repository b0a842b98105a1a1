/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-label.h"

#include "rbk-wrapped-label.h"

/* A line of text is no narrower, so that it is no higher than a narrow window needs. */
#define LEAST_CHARS 28

/**
 * rbk_discover_label_new: (skip)
 * @text: (nullable): what it says; names may be as long as people make them
 * @css_class: (nullable): what it looks like
 *
 * Returns: (transfer floating): a text that goes on in the next line where there is no room
 */
GtkWidget *
rbk_discover_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (text, css_class);

  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);

  return label;
}
