/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-made-up-tag.h"

#include <glib/gi18n-lib.h>

/**
 * rbk_made_up_tag_new:
 *
 * Returns: (transfer floating): a tag that is not seen yet
 */
GtkWidget *
rbk_made_up_tag_new (void)
{
  /* Translators: of customers that nobody has counted */
  GtkWidget *tag = gtk_label_new (_ ("Made up"));

  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_widget_set_visible (tag, FALSE);

  return tag;
}

/**
 * rbk_made_up_tag_update:
 * @tag: a tag
 * @population: (nullable): the customers that figures beside it rest on
 *
 * Shows it where they are made up, and says how.
 */
void
rbk_made_up_tag_update (GtkWidget *tag, RbkPopulation *population)
{
  const char      *how = population != NULL ? rbk_population_get_synthetic (population) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (tag, how != NULL);
  if (how == NULL)
    return;

  /* Translators: %s is how: “lognormal, sigma 1.80, median 200, seed 1” */
  text = g_strdup_printf (_ ("These figures rest on customers that are made up, not measured: %s"),
                          how);
  gtk_widget_set_tooltip_text (tag, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tag), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Made up"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
