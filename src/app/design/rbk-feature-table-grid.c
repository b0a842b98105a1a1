/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-feature-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-inspector-group.h"

#define ROW_HEIGHT 40
#define NAME_WIDTH 190
#define CELL_WIDTH 96

static gboolean
commit_name_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkFeatureTable *self = user_data;
  const char      *key = gtk_widget_get_name (GTK_WIDGET (cell));
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (name[0] == '\0')
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("A feature needs a name; to be rid of it, remove it"));
      return FALSE;
    }

  return rbk_document_take (self->document,
                            rbk_feature_edit_rename (rbk_document_get_book (self->document), key,
                                                     name),
                            error);
}

static GtkWidget *
new_row_menu (const RbkFeatureRow *row)
{
  static const struct
  {
    const char *label, *action;
  } items[] = {
    { N_ ("Move _Up"), "feature.move-up" },
    { N_ ("Move _Down"), "feature.move-down" },
    { N_ ("_Remove"), "feature.remove" },
  };
  GMenu           *menu = g_menu_new ();
  g_autofree char *tooltip = g_strdup_printf (_ ("More for %s"), row->name);
  GtkWidget       *button;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s", row->key);
      g_menu_append_item (menu, item);
    }
  button = rbk_inspector_new_menu (G_MENU_MODEL (menu), "view-more-symbolic", tooltip);
  g_object_unref (menu);

  return button;
}

static void
add_name (RbkFeatureTable *self, guint row)
{
  RbkFeatureRow   *feature = rbk_feature_table_get_row (self, row);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *cell = rbk_cell_new (FALSE);
  g_autofree char *title = g_strdup_printf (_ ("Name of %s"), feature->name);

  rbk_cell_set_title (RBK_CELL (cell), title);
  rbk_cell_set_text (RBK_CELL (cell), feature->name, feature->name);
  rbk_cell_set_commit (RBK_CELL (cell), commit_name_cb, self);
  gtk_widget_set_name (cell, feature->key);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cell);
  gtk_box_append (GTK_BOX (box), new_row_menu (feature));
  gtk_widget_set_size_request (box, NAME_WIDTH, ROW_HEIGHT);
  gtk_grid_attach (GTK_GRID (self->names), box, 0, (int) row + 1, 1, 1);
}

static void
add_cell (RbkFeatureTable *self, guint row, guint column)
{
  GtkWidget *cell =
      g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (cell, "flat");
  gtk_widget_set_size_request (cell, CELL_WIDTH, ROW_HEIGHT);
  gtk_widget_set_hexpand (cell, TRUE);
  g_signal_connect_object (cell, "clicked", G_CALLBACK (rbk_feature_table_toggle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (rbk_feature_table_note_focus), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (cell, focus);
  gtk_grid_attach (GTK_GRID (self->cells), cell, (int) column, (int) row + 1, 1, 1);
}

static GtkWidget *
new_heading (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_size_request (label, -1, ROW_HEIGHT);

  return label;
}

/* rbk_feature_table_clear_grid: cells hold the table, so they let go of it first. */
void
rbk_feature_table_clear_grid (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    {
      GtkWidget *cell = gtk_widget_get_first_child (child);

      if (RBK_IS_CELL (cell))
        rbk_cell_set_commit (RBK_CELL (cell), NULL, NULL);
      gtk_grid_remove (GTK_GRID (grid), child);
    }
}

/* rbk_feature_table_rebuild: a row for each feature and a column for each plan, still without
 * what stands in them. */
void
rbk_feature_table_rebuild (RbkFeatureTable *self)
{
  guint n_plans = rbk_feature_table_count_plans (self);

  rbk_feature_table_clear_grid (self->names);
  rbk_feature_table_clear_grid (self->cells);
  gtk_grid_attach (GTK_GRID (self->names), new_heading (_ ("Feature"), 0.0f), 0, 0, 1, 1);
  for (guint column = 0; column < n_plans; column++)
    {
      RbkRecord *plan = RBK_RECORD (rbk_feature_table_get_plan (self, column));

      gtk_grid_attach (GTK_GRID (self->cells), new_heading (rbk_record_get_name (plan), 0.5f),
                       (int) column, 0, 1, 1);
    }
  for (guint row = 0; row < self->rows->len; row++)
    {
      add_name (self, row);
      for (guint column = 0; column < n_plans; column++)
        add_cell (self, row, column);
    }
}
