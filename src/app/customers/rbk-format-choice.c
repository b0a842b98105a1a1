/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-format-choice.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-usage-format.h"

static guint
find_format (const char *name)
{
  for (guint i = 0; name != NULL && i < rbk_usage_n_formats; i++)
    if (g_str_equal (rbk_usage_formats[i].name, name))
      return i;

  return 0;
}

/**
 * rbk_format_choice_new:
 * @chosen: called with @owner when another format is chosen
 * @owner: (type GObject): whose choice it is
 *
 * Returns: (transfer floating): a choice of the formats that usage files have
 */
GtkWidget *
rbk_format_choice_new (GCallback chosen, gpointer owner)
{
  GtkStringList *model = gtk_string_list_new (NULL);
  GtkWidget     *choice;

  for (guint i = 0; i < rbk_usage_n_formats; i++)
    gtk_string_list_append (model, _ (rbk_usage_formats[i].title));
  choice = gtk_drop_down_new (G_LIST_MODEL (model), NULL);
  rbk_choice_set_title (choice, _ ("Format of the file"));
  gtk_widget_set_tooltip_text (choice, _ ("Format of the file"));
  g_signal_connect_object (choice, "notify::selected", chosen, owner, G_CONNECT_SWAPPED);

  return choice;
}

/**
 * rbk_format_choice_show:
 * @choice: a choice of formats
 * @name: (nullable): the name of one; the plain one stands for any other
 *
 * Chooses it.
 */
void
rbk_format_choice_show (GtkWidget *choice, const char *name)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), find_format (name));
}

/**
 * rbk_format_choice_get_name:
 * @choice: a choice of formats
 *
 * Returns: (transfer none) (nullable): the name of the one that is chosen
 */
const char *
rbk_format_choice_get_name (GtkWidget *choice)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));

  return selected < rbk_usage_n_formats ? rbk_usage_formats[selected].name : NULL;
}
