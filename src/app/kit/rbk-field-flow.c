/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-field-flow.h"

#include "rbk-choice.h"

#define MAX_A_LINE 8

/**
 * rbk_field_flow_new:
 *
 * Returns: (transfer floating): room for editors
 */
GtkWidget *
rbk_field_flow_new (void)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), MAX_A_LINE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_widget_add_css_class (flow, "fields");

  return flow;
}

/**
 * rbk_field_flow_add:
 * @flow: room for editors
 * @title: what is asked
 * @help: (nullable): what it means
 * @editor: (transfer floating): where it is answered
 *
 * Adds an editor, to which the focus goes.
 */
void
rbk_field_flow_add (GtkWidget *flow, const char *title, const char *help, GtkWidget *editor)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (box, help);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
}

/**
 * rbk_field_flow_add_choice:
 * @flow: room for editors
 * @title: what is chosen
 * @help: (nullable): what it means
 *
 * Returns: (transfer none): a list to choose from, empty at first
 */
GtkWidget *
rbk_field_flow_add_choice (GtkWidget *flow, const char *title, const char *help)
{
  GtkWidget *choice = rbk_choice_new_framed (title);

  rbk_field_flow_add (flow, title, help, choice);

  return choice;
}

/**
 * rbk_field_flow_set_texts:
 * @choice: a choice
 * @texts: (element-type utf8): what can be chosen
 *
 * Offers other texts; the same ones again change nothing.
 */
void
rbk_field_flow_set_texts (GtkWidget *choice, const GPtrArray *texts)
{
  GtkStringList          *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)));
  guint                   n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  gboolean                is_same = n_old == texts->len;
  g_autofree const char **strings = g_new0 (const char *, texts->len + 1);

  for (guint i = 0; i < texts->len; i++)
    {
      strings[i] = g_ptr_array_index (texts, i);
      is_same = is_same && g_str_equal (gtk_string_list_get_string (list, i), strings[i]);
    }
  if (!is_same)
    gtk_string_list_splice (list, 0, n_old, strings);
}

/**
 * rbk_field_flow_show:
 * @editor: one that was added
 * @is_shown: whether it is asked about
 *
 * Shows it with its caption, or takes both away.
 */
void
rbk_field_flow_show (GtkWidget *editor, gboolean is_shown)
{
  gtk_widget_set_visible (gtk_widget_get_ancestor (editor, GTK_TYPE_FLOW_BOX_CHILD), is_shown);
}
