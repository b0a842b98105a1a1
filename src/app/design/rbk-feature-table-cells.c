/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-feature-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"

/* The cells of the features matrix: what they show, and the keys. */

static GListModel *
plans_of (RbkFeatureTable *self)
{
  return rbk_book_get_plans (rbk_document_get_book (self->document));
}

guint
rbk_feature_table_count_plans (RbkFeatureTable *self)
{
  return g_list_model_get_n_items (plans_of (self));
}

/* The book holds its plans, so what is borrowed from it stays. */
RbkPlan *
rbk_feature_table_get_plan (RbkFeatureTable *self, guint column)
{
  g_autoptr(RbkPlan) plan = g_list_model_get_item (plans_of (self), column);

  return plan;
}

RbkFeatureRow *
rbk_feature_table_get_row (RbkFeatureTable *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

static RbkFeature *
feature_at (RbkFeatureTable *self, guint row, guint column)
{
  RbkPlan *plan = rbk_feature_table_get_plan (self, column);

  return plan != NULL ? rbk_feature_find (plan, rbk_feature_table_get_row (self, row)->key) : NULL;
}

gboolean
rbk_feature_table_take (RbkFeatureTable *self, RbkEdit *edit)
{
  rbk_document_seal (self->document);
  if (rbk_document_take (self->document, edit, NULL))
    return TRUE;
  gtk_widget_error_bell (GTK_WIDGET (self));

  return FALSE;
}

gboolean
rbk_feature_table_set (
    RbkFeatureTable *self, guint row, guint column, gboolean has, const char *value)
{
  RbkFeatureRow *feature = rbk_feature_table_get_row (self, row);
  gboolean       is_taken =
      rbk_feature_table_take (self, rbk_feature_edit_set (rbk_feature_table_get_plan (self, column),
                                                          feature, has, value));

  /* A row that no plan has any more stays to be ticked again. */
  g_hash_table_add (self->kept, g_strdup (feature->key));

  return is_taken;
}

static GtkWidget *
cell_at (RbkFeatureTable *self, guint row, guint column)
{
  return gtk_grid_get_child_at (GTK_GRID (self->cells), (int) column, (int) row + 1);
}

static char *
dup_cell_name (RbkFeatureTable *self, guint row, guint column)
{
  /* Translators: a cell of the features matrix: a feature, and a plan: “SSO in Pro” */
  return g_strdup_printf (_ ("%s in %s"), rbk_feature_table_get_row (self, row)->name,
                          rbk_record_get_name (
                              RBK_RECORD (rbk_feature_table_get_plan (self, column))));
}

void
rbk_feature_table_show_value (RbkFeatureTable *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  RbkFeature      *feature;
  const char      *text;

  if (self->row >= self->rows->len || self->column >= rbk_feature_table_count_plans (self))
    return;
  feature = feature_at (self, self->row, self->column);
  text = feature == NULL                           ? _ ("no")
         : rbk_feature_get_value (feature) != NULL ? rbk_feature_get_value (feature)
                                                   : _ ("yes");
  name = dup_cell_name (self, self->row, self->column);
  /* Translators: the name of a field; %s is a cell: “Value of SSO in Pro” */
  title = g_strdup_printf (_ ("Value of %s"), name);
  gtk_label_set_text (GTK_LABEL (self->where), name);
  rbk_cell_set_title (RBK_CELL (self->value), title);
  rbk_cell_set_text (RBK_CELL (self->value), text, text);
}

void
rbk_feature_table_show_cell (RbkFeatureTable *self, guint row, guint column)
{
  GtkWidget       *cell = cell_at (self, row, column);
  RbkFeature      *feature = feature_at (self, row, column);
  const char      *value = feature != NULL ? rbk_feature_get_value (feature) : NULL;
  g_autofree char *name = dup_cell_name (self, row, column);

  if (value != NULL)
    gtk_button_set_label (GTK_BUTTON (cell), value);
  else if (feature != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (cell), "object-select-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (cell), "–");
  if (feature == NULL)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value != NULL ? value : "",
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_CHECKED,
                               feature != NULL ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                               : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static gboolean
find_cell (RbkFeatureTable *self, GtkWidget *cell, guint *row, guint *column)
{
  int left, top, width, height;

  if (cell == NULL || gtk_widget_get_parent (cell) != self->cells)
    return FALSE;
  gtk_grid_query_child (GTK_GRID (self->cells), cell, &left, &top, &width, &height);
  *row = (guint) top - 1;
  *column = (guint) left;

  return top > 0;
}

void
rbk_feature_table_toggle (RbkFeatureTable *self, GtkWidget *cell)
{
  guint row, column;

  if (!find_cell (self, cell, &row, &column))
    return;
  rbk_feature_table_set (self, row, column, feature_at (self, row, column) == NULL, NULL);
  self->row = row;
  self->column = column;
}

void
rbk_feature_table_note_focus (RbkFeatureTable *self, GtkEventController *controller)
{
  guint row, column;

  if (!find_cell (self, gtk_event_controller_get_widget (controller), &row, &column))
    return;
  self->row = row;
  self->column = column;
  rbk_feature_table_show_value (self);
}

void
rbk_feature_table_focus (RbkFeatureTable *self, guint row, guint column)
{
  GtkWidget *cell;

  if (row >= self->rows->len || column >= rbk_feature_table_count_plans (self))
    return;
  cell = cell_at (self, row, column);
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
}

static void
edit_text (RbkFeatureTable *self, guint key)
{
  gunichar   c = gdk_keyval_to_unicode (key);
  GtkWidget *value = self->value;

  rbk_cell_edit (RBK_CELL (value));
  if (c != 0 && g_unichar_isprint (c))
    {
      char       typed[7] = { 0 };
      GtkWidget *entry = gtk_widget_get_first_child (value);

      g_unichar_to_utf8 (c, typed);
      gtk_editable_set_text (GTK_EDITABLE (entry), typed);
      gtk_editable_set_position (GTK_EDITABLE (entry), -1);
    }
}

static gboolean
go (RbkFeatureTable *self, int columns, int rows)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      row = (int) self->row + rows;
  int      column = (int) self->column + (is_rtl ? -columns : columns);

  if (row < 0 || column < 0)
    return TRUE;
  rbk_feature_table_focus (self, (guint) row, (guint) column);

  return TRUE;
}

static gboolean
move_row (RbkFeatureTable *self, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (self), action, "s",
                                     rbk_feature_table_get_row (self, self->row)->key);
}

gboolean
rbk_feature_table_take_key (RbkFeatureTable *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!find_cell (self, root != NULL ? gtk_root_get_focus (root) : NULL, &self->row, &self->column))
    return FALSE;
  if (state & GDK_ALT_MASK)
    return key == GDK_KEY_Up     ? move_row (self, "feature.move-up")
           : key == GDK_KEY_Down ? move_row (self, "feature.move-down")
                                 : FALSE;
  if (state & GDK_CONTROL_MASK)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Left:
      return go (self, -1, 0);
    case GDK_KEY_Right:
      return go (self, 1, 0);
    case GDK_KEY_Up:
      return go (self, 0, -1);
    case GDK_KEY_Down:
      return go (self, 0, 1);
    case GDK_KEY_space:
      rbk_feature_table_toggle (self, cell_at (self, self->row, self->column));
      return TRUE;
    case GDK_KEY_Delete:
      rbk_feature_table_set (self, self->row, self->column, FALSE, NULL);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      edit_text (self, 0);
      return TRUE;
    default:
      if (gdk_keyval_to_unicode (key) < 0x21)
        return FALSE;
      edit_text (self, key);
      return TRUE;
    }
}
