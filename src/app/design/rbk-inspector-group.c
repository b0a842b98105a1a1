/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-group.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-icon-menu.h"

/**
 * rbk_inspector_group_begin:
 * @self: a group
 * @id: by which its section is known again
 * @title: its heading
 *
 * Begins a section at the end of the box.
 */
void
rbk_inspector_group_begin (RbkInspectorGroup *self, const char *id, const char *title)
{
  GtkWidget *section = rbk_inspector_section_new (id, title, self->closed);

  self->section = RBK_INSPECTOR_SECTION (section);
  self->list = rbk_choice_list_new (title);
  rbk_inspector_section_add (self->section, self->list);
  gtk_box_append (GTK_BOX (self->box), section);
}

/**
 * rbk_inspector_group_add_part:
 * @self: a group
 * @widget: something in it
 * @record: what it shows
 * @show: brings it up to date
 *
 * Notes what has to follow the book.
 */
void
rbk_inspector_group_add_part (RbkInspectorGroup *self,
                              GtkWidget         *widget,
                              RbkRecord         *record,
                              RbkInspectorShow   show)
{
  RbkInspectorPart part = { .widget = widget, .record = record, .show = show };

  g_array_append_val (self->parts, part);
}

static void
show_row (GtkWidget *widget, RbkRecord *record, const RbkInspectorView *view)
{
  rbk_field_row_update (RBK_FIELD_ROW (widget));
}

/**
 * rbk_inspector_group_add:
 * @self: a group
 * @field: the name of a field of its target
 * @title: what to call it
 *
 * Adds a row that edits a field.
 *
 * Returns: (transfer none): the row
 */
RbkFieldRow *
rbk_inspector_group_add (RbkInspectorGroup *self, const char *field, const char *title)
{
  g_autofree char *accessible = NULL;
  GtkWidget       *row;

  /* Translators: the name of a field to a screen reader: “Price of Pro, evergreen, AI runs” */
  accessible = g_strdup_printf (_ ("%s of %s"), title, self->suffix);
  row = rbk_field_row_new (&self->target, field, title, accessible);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  rbk_inspector_group_add_part (self, row, self->target.record, show_row);

  return RBK_FIELD_ROW (row);
}

static GtkWidget *
new_plain_row (GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field");

  return row;
}

/**
 * rbk_inspector_group_add_widget:
 * @self: a group
 * @widget: what its next row holds
 */
void
rbk_inspector_group_add_widget (RbkInspectorGroup *self, GtkWidget *widget)
{
  gtk_list_box_append (GTK_LIST_BOX (self->list), new_plain_row (widget));
}

/**
 * rbk_inspector_group_add_note:
 * @self: a group
 * @record: what it speaks of
 * @show: sets the text of the label
 *
 * Adds a sentence below the list.
 */
void
rbk_inspector_group_add_note (RbkInspectorGroup *self, RbkRecord *record, RbkInspectorShow show)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "note");
  rbk_inspector_section_add (self->section, label);
  rbk_inspector_group_add_part (self, label, record, show);
}

/**
 * rbk_inspector_group_add_button:
 * @self: a group
 * @label: what it does
 * @tooltip: (nullable): the same in a sentence
 * @action: an action
 * @target: (nullable): the text it takes
 *
 * Adds a row that is a button.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
rbk_inspector_group_add_button (RbkInspectorGroup *self,
                                const char        *label,
                                const char        *tooltip,
                                const char        *action,
                                const char        *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  rbk_inspector_group_add_widget (self, button);

  return button;
}

/**
 * rbk_inspector_new_fact:
 * @title: what it is
 * @text: what it says
 * @tooltip: (nullable): what it means
 *
 * Returns: (transfer floating): a row that only says something
 */
GtkWidget *
rbk_inspector_new_fact (const char *title, const char *text, const char *tooltip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *value = gtk_label_new (text);
  GtkWidget *row = new_plain_row (box);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (value), 1.0f);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_justify (GTK_LABEL (value), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_set_tooltip_text (row, tooltip);

  return row;
}

/**
 * rbk_inspector_new_menu:
 * @menu: what can be done
 * @icon: the name of an icon
 * @tooltip: what the button is for, also its accessible name
 *
 * Returns: (transfer floating): a button that opens the menu
 */
GtkWidget *
rbk_inspector_new_menu (GMenuModel *menu, const char *icon, const char *tooltip)
{
  GtkWidget *button = rbk_icon_menu_new (icon, tooltip);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}
