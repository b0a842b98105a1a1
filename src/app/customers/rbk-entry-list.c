/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-entry-list.h"

#include "rbk-dialog-parts.h"

#define CONTENT_WIDTH 560
#define MIN_CHARS 10 /* in a window as narrow as a phone */

/**
 * rbk_entry_list_new:
 * @box: where it is put below what is there
 * @title: (nullable): its heading
 *
 * Returns: (transfer none): a list without a row
 */
GtkWidget *
rbk_entry_list_new (GtkWidget *box, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  if (title != NULL)
    {
      GtkWidget *heading = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
      gtk_widget_add_css_class (heading, "heading");
      gtk_box_append (GTK_BOX (box), heading);
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      -1);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);

  return list;
}

/**
 * rbk_entry_list_add:
 * @list: a list
 * @title: what is asked for
 * @detail: (nullable): a line that explains it
 * @control: what stands at the end of the row
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
rbk_entry_list_add (GtkWidget *list, const char *title, const char *detail, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return row;
}

/**
 * rbk_entry_list_add_entry:
 * @list: a list
 * @title: what is asked for
 * @detail: (nullable): a line that explains it
 * @text: (nullable): what stands there
 * @width_chars: how wide it is where there is room
 *
 * Returns: (transfer none): what is to be filled in
 */
GtkEntry *
rbk_entry_list_add_entry (
    GtkWidget *list, const char *title, const char *detail, const char *text, int width_chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), MIN (width_chars, MIN_CHARS));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width_chars);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  rbk_entry_list_add (list, title, detail, entry);

  return GTK_ENTRY (entry);
}

/**
 * rbk_entry_list_set_problem:
 * @entry: an entry
 * @problem: (nullable): what is wrong with its text
 *
 * Marks it, or no longer.
 */
void
rbk_entry_list_set_problem (GtkEntry *entry, const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/**
 * rbk_entry_list_new_window:
 * @window: a dialog
 * @accept: the label of the button that does it
 * @action: what that button does
 * @content: a box of what is to be filled in
 *
 * Puts together what a dialog has: a way out, a way on, and what is to be filled in, which
 * scrolls where there is no room.
 *
 * Returns: (transfer none): the button that does it
 */
GtkWidget *
rbk_entry_list_new_window (GtkWindow  *window,
                           const char *accept,
                           const char *action,
                           GtkWidget  *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *button;

  gtk_box_append (GTK_BOX (box), rbk_dialog_header_new (accept, &button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (content, "page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), CONTENT_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_widget (window, button);
  gtk_window_set_modal (window, TRUE);
  gtk_window_set_destroy_with_parent (window, TRUE);

  return button;
}
