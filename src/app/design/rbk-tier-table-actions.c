/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-plan-edit.h"

/* Takes an edit of the list of plans, and selects a plan afterwards. A row that moves takes
 * the focus from its cell, so it is given back, and what passes meanwhile selects nothing. */
static gboolean
take (RbkTierTable *self, RbkEdit *edit, int selected)
{
  gboolean          had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  RbkTierTableCell *cell;
  gboolean          is_taken;

  rbk_document_seal (self->document);
  self->is_quiet = TRUE;
  is_taken = rbk_document_take (self->document, edit, NULL);
  if (!is_taken)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    rbk_tier_table_set_selected (self, selected);
  cell = rbk_tier_table_find_cell (self, rbk_tier_columns, (guint) selected);
  if (is_taken && had_focus && cell != NULL)
    rbk_cell_edit (RBK_CELL (cell->widget));
  self->is_quiet = FALSE;

  return is_taken;
}

static void
duplicate_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  int           plan = rbk_tier_table_get_selected (self);

  take (self, rbk_plan_edit_duplicate (rbk_document_get_book (self->document), (guint) plan),
        plan + 1);
}

static void
delete_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  RbkBook      *book = rbk_document_get_book (self->document);
  int           plan = rbk_tier_table_get_selected (self);
  g_autoptr(RbkRecord) record = g_list_model_get_item (rbk_book_get_plans (book), (guint) plan);
  GtkWidget       *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *text = NULL;
  AdwToast        *toast;

  if (!take (self, rbk_plan_edit_remove (book, (guint) plan), MAX (plan - 1, 0)) || overlay == NULL)
    return;

  /* Translators: a plan was removed; %s is its name */
  text = g_strdup_printf (_ ("Deleted %s"), rbk_record_get_name (record));
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
move_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  int           plan = rbk_tier_table_get_selected (self);
  int           to = plan + (g_str_equal (action_name, "plan.move-up") ? -1 : 1);

  take (self, rbk_plan_edit_move (rbk_document_get_book (self->document), (guint) plan, (guint) to),
        to);
}

/**
 * rbk_tier_table_install_actions:
 * @widget_class: the class of the table
 *
 * Installs what can be done with plans, and the keys for it.
 */
void
rbk_tier_table_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "plan.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "plan.move-down", NULL, move_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "plan.duplicate",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "plan.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "plan.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "plan.move-down",
                                       NULL);
}

static GtkWidget *
new_tool (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);

  return button;
}

/**
 * rbk_tier_table_new_toolbar:
 *
 * Returns: (transfer floating): a button for each action
 */
GtkWidget *
rbk_tier_table_new_toolbar (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "tools");
  gtk_box_append (GTK_BOX (bar), new_tool ("list-add-symbolic", _ ("Add plan"), "plan.add"));
  gtk_box_append (GTK_BOX (bar),
                  new_tool ("edit-copy-symbolic", _ ("Duplicate plan"), "plan.duplicate"));
  gtk_box_append (GTK_BOX (bar), new_tool ("go-up-symbolic", _ ("Move plan up"), "plan.move-up"));
  gtk_box_append (GTK_BOX (bar),
                  new_tool ("go-down-symbolic", _ ("Move plan down"), "plan.move-down"));
  gtk_box_append (GTK_BOX (bar),
                  new_tool ("user-trash-symbolic", _ ("Delete plan"), "plan.delete"));

  return bar;
}
