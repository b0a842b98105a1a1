/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cached-choice.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-usage-reader.h"

static const struct
{
  const char *entry, *title;
} meanings[] = {
  { NULL, N_ ("As the format and the rows say") },
  { RBK_USAGE_CACHED_ENTRY_PART, N_ ("Part of the input tokens") },
  { RBK_USAGE_CACHED_ENTRY_APART, N_ ("Beside the input tokens") },
};

static GtkDropDown *
drop_down_of (GtkWidget *choice)
{
  return GTK_DROP_DOWN (gtk_widget_get_last_child (choice));
}

/**
 * rbk_cached_choice_new:
 * @chosen: called with @owner when another meaning is chosen
 * @owner: a #GObject
 *
 * Returns: (transfer floating): a choice of how cached tokens are meant
 */
GtkWidget *
rbk_cached_choice_new (GCallback chosen, gpointer owner)
{
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget     *label = gtk_label_new (_ ("Cached tokens are"));
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget     *drop_down;

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    gtk_string_list_append (titles, _ (meanings[i].title));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (titles), NULL);
  gtk_widget_set_tooltip_text (drop_down,
                               _ ("OpenAI counts cached tokens among the input tokens, Anthropic "
                                  "beside them"));
  rbk_choice_set_title (drop_down, _ ("Cached tokens are"));
  g_signal_connect_object (drop_down, "notify::selected", chosen, owner, G_CONNECT_SWAPPED);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drop_down);

  return box;
}

/**
 * rbk_cached_choice_show:
 * @choice: a choice
 * @mapping: (nullable) (array zero-terminated=1): entries that were chosen before
 *
 * Shows what they say of cached tokens.
 */
void
rbk_cached_choice_show (GtkWidget *choice, const char *const *mapping)
{
  guint selected = 0;

  for (guint i = 1; mapping != NULL && i < G_N_ELEMENTS (meanings); i++)
    if (g_strv_contains (mapping, meanings[i].entry))
      selected = i;
  gtk_drop_down_set_selected (drop_down_of (choice), selected);
}

/**
 * rbk_cached_choice_get_entry:
 * @choice: a choice
 *
 * Returns: (nullable) (transfer none): the entry of a mapping that says what is chosen; nothing
 *   where there is nothing to say
 */
const char *
rbk_cached_choice_get_entry (GtkWidget *choice)
{
  guint selected = gtk_drop_down_get_selected (drop_down_of (choice));

  return selected < G_N_ELEMENTS (meanings) ? meanings[selected].entry : NULL;
}
