/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-icon-button.h"
#include "rbk-icon-menu.h"
#include "rbk-phase-edit.h"
#include "rbk-plans-edit.h"

/**
 * rbk_tier_table_take:
 * @self: a table
 * @edit: (transfer full): an edit of the list of plans
 * @selected: the row that is the cursor's afterwards
 *
 * Takes an edit as one step. A row that moves takes the focus with it, so it is given back, and
 * what passes meanwhile selects nothing.
 *
 * Returns: whether it was taken
 */
gboolean
rbk_tier_table_take (RbkTierTable *self, RbkEdit *edit, int selected)
{
  gboolean had_focus = rbk_tier_table_has_focus (self);
  gboolean is_taken;

  rbk_document_seal (self->document);
  self->is_quiet = TRUE;
  is_taken = rbk_document_take (self->document, edit, NULL);
  self->is_quiet = FALSE;
  if (!is_taken)
    gtk_widget_error_bell (GTK_WIDGET (self));
  rbk_tier_table_sync (self);
  if (is_taken)
    rbk_tier_table_set_selected (self, selected);
  if (had_focus && self->n_rows > 0)
    rbk_tier_table_focus_cursor (self);

  return is_taken;
}

static guint
first_of (GArray *rows)
{
  return g_array_index (rows, guint, 0);
}

static guint
last_of (GArray *rows)
{
  return g_array_index (rows, guint, rows->len - 1);
}

static const guint *
data_of (GArray *rows)
{
  return (const guint *) (gpointer) rows->data;
}

static void
duplicate_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  g_autoptr(GArray) rows = rbk_tier_table_get_rows (self);

  if (rows->len > 0)
    rbk_tier_table_take (self,
                         rbk_plans_edit_duplicate (rbk_document_get_book (self->document),
                                                   data_of (rows), rows->len),
                         (int) first_of (rows) + 1);
}

static char *
describe_deleted (RbkTierTable *self, GArray *rows)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, first_of (rows));

  if (rows->len > 1)
    return g_strdup_printf (ngettext ("Deleted %u plan", "Deleted %u plans", rows->len), rows->len);

  /* Translators: a plan was removed; %s is its name */
  return g_strdup_printf (_ ("Deleted %s"), rbk_record_get_name (plan));
}

static void
delete_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  RbkBook      *book = rbk_document_get_book (self->document);
  g_autoptr(GArray) rows = rbk_tier_table_get_rows (self);
  g_autofree char *text = NULL;

  if (rows->len == 0)
    return;
  text = describe_deleted (self, rows);
  if (rbk_tier_table_take (self, rbk_plans_edit_remove (book, data_of (rows), rows->len),
                           MAX ((int) first_of (rows) - 1, 0)))
    rbk_tier_table_say (self, text, TRUE);
}

static void
move_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  gboolean      is_up = g_str_equal (action_name, "plan.move-up");
  g_autoptr(GArray) rows = rbk_tier_table_get_rows (self);
  guint before, n_rows;
  int   top;

  if (rows->len == 0 || (is_up ? first_of (rows) == 0 : last_of (rows) + 1 >= self->n_rows))
    return;
  n_rows = rows->len;
  before = is_up ? first_of (rows) - 1 : last_of (rows) + 2;
  top = (int) before - (is_up ? 0 : (int) n_rows);
  if (rbk_tier_table_take (self,
                           rbk_plans_edit_move (rbk_document_get_book (self->document),
                                                data_of (rows), n_rows, before),
                           top) &&
      n_rows > 1)
    rbk_tier_table_select_rows (self, (guint) top, (guint) top + n_rows - 1);
}

/* The price becomes the floor, as it stands beside it. */
static void
apply_floor_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  guint         row = g_variant_get_uint32 (parameter);
  g_autoptr(GError) error = NULL;
  const RbkTable *table = self->analysis != NULL ? rbk_analysis_get_table (self->analysis) : NULL;
  RbkTierSlot    *slot = rbk_tier_table_find_slot (self, row, 0);
  g_autoptr(RbkPhase) phase = NULL;
  const RbkTableRow *figures;
  RbkEdit           *edit;

  if (slot == NULL || table == NULL || row >= table->n_rows || !table->rows[row].has_floor)
    return;
  figures = &table->rows[row];
  phase = g_list_model_get_item (rbk_plan_get_phases (slot->line->plan),
                                 (guint) (figures->phase - figures->plan->phases));
  edit = phase != NULL ? rbk_phase_edit_price (phase, figures->floor_price, &error) : NULL;
  rbk_document_seal (self->document);
  if (edit == NULL || !rbk_document_take (self->document, edit, &error))
    rbk_tier_table_say (self, error != NULL ? error->message : "", FALSE);
}

static void
clipboard_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);

  if (g_str_equal (action_name, "cells.copy"))
    rbk_tier_table_copy (self);
  else if (g_str_equal (action_name, "cells.cut"))
    rbk_tier_table_cut (self);
  else if (g_str_equal (action_name, "cells.paste"))
    rbk_tier_table_paste (self);
  else
    rbk_tier_table_clear (self);
}

/* rbk_tier_table_update_actions: what can be done with the rows that are selected */
void
rbk_tier_table_update_actions (RbkTierTable *self)
{
  g_autoptr(GArray) rows = rbk_tier_table_get_rows (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   has_rows = rows->len > 0;

  gtk_widget_action_set_enabled (widget, "plan.duplicate", has_rows);
  gtk_widget_action_set_enabled (widget, "plan.delete", has_rows);
  gtk_widget_action_set_enabled (widget, "plan.move-up", has_rows && first_of (rows) > 0);
  gtk_widget_action_set_enabled (widget, "plan.move-down",
                                 has_rows && last_of (rows) + 1 < self->n_rows);
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
  gtk_widget_class_install_action (widget_class, "plan.apply-floor", "u", apply_floor_cb);
  gtk_widget_class_install_action (widget_class, "cells.copy", NULL, clipboard_cb);
  gtk_widget_class_install_action (widget_class, "cells.cut", NULL, clipboard_cb);
  gtk_widget_class_install_action (widget_class, "cells.paste", NULL, clipboard_cb);
  gtk_widget_class_install_action (widget_class, "cells.clear", NULL, clipboard_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "plan.duplicate",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "plan.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "plan.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "plan.move-down",
                                       NULL);
  rbk_tier_table_install_menu (widget_class);
}

static GtkWidget *
new_columns_button (void)
{
  GtkWidget *button = rbk_icon_menu_new ("view-more-symbolic", _ ("Columns"));
  g_autoptr(GMenuModel) menu = rbk_tier_table_new_columns_menu ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

/**
 * rbk_tier_table_new_toolbar:
 * @self: a table
 *
 * Returns: (transfer floating): a button for each action
 */
GtkWidget *
rbk_tier_table_new_toolbar (RbkTierTable *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "tools");
  gtk_box_append (GTK_BOX (bar),
                  rbk_icon_button_new ("list-add-symbolic", _ ("Add plan"), "plan.add"));
  gtk_box_append (GTK_BOX (bar), rbk_icon_button_new ("edit-copy-symbolic", _ ("Duplicate plan"),
                                                      "plan.duplicate"));
  gtk_box_append (GTK_BOX (bar),
                  rbk_icon_button_new ("go-up-symbolic", _ ("Move plan up"), "plan.move-up"));
  gtk_box_append (GTK_BOX (bar),
                  rbk_icon_button_new ("go-down-symbolic", _ ("Move plan down"), "plan.move-down"));
  gtk_box_append (GTK_BOX (bar),
                  rbk_icon_button_new ("user-trash-symbolic", _ ("Delete plan"), "plan.delete"));
  gtk_box_append (GTK_BOX (bar), rbk_icon_button_new ("dialog-question-symbolic",
                                                      _ ("Why this number"), "figure.explain"));
  gtk_box_append (GTK_BOX (bar), new_columns_button ());

  return bar;
}
