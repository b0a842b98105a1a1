/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-fact-list.h"

#include <string.h>

/* Longer values go over several lines. */
#define SHORT_VALUE 28

/**
 * rbk_fact_list_new:
 * @label: its accessible name
 *
 * Returns: (transfer floating): a list without a fact
 */
GtkWidget *
rbk_fact_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return list;
}

/**
 * rbk_fact_list_clear:
 * @list: a list of facts
 *
 * Empties it.
 */
void
rbk_fact_list_clear (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

/**
 * rbk_fact_list_add:
 * @list: a list of facts
 * @title: what is told
 * @detail: (nullable): a line that explains it
 * @value: (nullable): the figure
 *
 * Adds a fact.
 *
 * Returns: (transfer none): its row, for a control at its end
 */
GtkWidget *
rbk_fact_list_add (GtkWidget *list, const char *title, const char *detail, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  if (value != NULL)
    {
      label = gtk_label_new (value);
      gtk_label_set_wrap (GTK_LABEL (label), strlen (value) > SHORT_VALUE);
      gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      value, -1);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return row;
}
