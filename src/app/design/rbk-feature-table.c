/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-feature-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-focus.h"
#include "rbk-state-page.h"

/**
 * RbkFeatureTable:
 *
 * What plans offer beside usage: a row for each feature, a column for each plan. A cell is
 * no, yes, or a text that says how much.
 *
 * ## Keys
 *
 * Arrows go from cell to cell, Space switches between yes and no, Enter and F2 go to the
 * text, as typing does; Delete is no. Alt with arrows moves the feature.
 *
 * ## Accessibility
 *
 * Cells are check boxes named “SSO in Pro”; their text is the description.
 */
G_DEFINE_FINAL_TYPE (RbkFeatureTable, rbk_feature_table, GTK_TYPE_WIDGET)

static gboolean
commit_value_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkFeatureTable *self = user_data;
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *folded = g_utf8_strdown (typed, -1);
  gboolean         is_no = typed[0] == '\0' || g_str_equal (folded, _ ("no")) ||
                   g_str_equal (folded, "no") || g_str_equal (typed, "–");
  gboolean is_yes = g_str_equal (folded, _ ("yes")) || g_str_equal (folded, "yes");

  if (self->row >= self->rows->len)
    return TRUE;

  return rbk_feature_table_set (self, self->row, self->column, !is_no, is_yes ? NULL : typed);
}

static gboolean
value_step_cb (RbkFeatureTable *self)
{
  rbk_feature_table_focus (self, self->row, self->column);

  return TRUE;
}

static RbkFeatureRow *
find_row (GPtrArray *rows, const char *key, guint *position)
{
  for (guint i = 0; i < rows->len; i++)
    {
      RbkFeatureRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->key, key))
        {
          *position = i;
          return row;
        }
    }

  return NULL;
}

/* The book's order, in which rows that no plan has any more keep their place. */
static void
merge_rows (RbkFeatureTable *self)
{
  GPtrArray *rows = rbk_feature_list_rows (rbk_document_get_book (self->document));

  for (guint i = 0; i < self->rows->len; i++)
    {
      RbkFeatureRow *old = rbk_feature_table_get_row (self, i);
      RbkFeatureRow *copy;
      guint          position;

      if (find_row (rows, old->key, &position) != NULL ||
          !g_hash_table_contains (self->kept, old->key))
        continue;
      copy = g_new (RbkFeatureRow, 1);
      copy->key = g_strdup (old->key);
      copy->name = g_strdup (old->name);
      g_ptr_array_insert (rows, (int) MIN (i, rows->len), copy);
    }
  g_ptr_array_unref (self->rows);
  self->rows = rows;
}

static char *
describe_shape (RbkFeatureTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    g_string_append_printf (text, "%s\n%s\n", rbk_feature_table_get_row (self, i)->key,
                            rbk_feature_table_get_row (self, i)->name);
  for (guint i = 0; i < rbk_feature_table_count_plans (self); i++)
    g_string_append_printf (text, "%s\n",
                            rbk_record_get_name (
                                RBK_RECORD (rbk_feature_table_get_plan (self, i))));

  return g_string_free (text, FALSE);
}

void
rbk_feature_table_update (RbkFeatureTable *self)
{
  guint            n_plans = rbk_feature_table_count_plans (self);
  gboolean         had_focus = gtk_widget_get_focus_child (self->cells) != NULL;
  g_autofree char *shape = NULL;

  merge_rows (self);
  shape = describe_shape (self);
  if (g_strcmp0 (shape, self->shape) != 0)
    {
      rbk_feature_table_rebuild (self);
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
      if (had_focus)
        rbk_feature_table_focus (self, MIN (self->row, MAX (self->rows->len, 1) - 1), self->column);
    }
  for (guint row = 0; row < self->rows->len; row++)
    for (guint column = 0; column < n_plans; column++)
      rbk_feature_table_show_cell (self, row, column);
  rbk_feature_table_show_value (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->rows->len > 0 && n_plans > 0 ? "matrix" : "empty");
}

static void
queue_update (RbkFeatureTable *self)
{
  rbk_soon_ask (&self->updating);
}

static void
rbk_feature_table_dispose (GObject *object)
{
  RbkFeatureTable *self = RBK_FEATURE_TABLE (object);

  rbk_soon_clear (&self->updating);
  if (self->stack != NULL)
    {
      rbk_feature_table_clear_grid (self->names);
      rbk_cell_set_commit (RBK_CELL (self->value), NULL, NULL);
    }
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_feature_table_parent_class)->dispose (object);
}

static void
rbk_feature_table_finalize (GObject *object)
{
  RbkFeatureTable *self = RBK_FEATURE_TABLE (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->kept);
  g_free (self->shape);

  G_OBJECT_CLASS (rbk_feature_table_parent_class)->finalize (object);
}

static gboolean
rbk_feature_table_grab_focus (GtkWidget *widget)
{
  RbkFeatureTable *self = RBK_FEATURE_TABLE (widget);

  rbk_feature_table_focus (self, self->row, self->column);

  return TRUE;
}

static void
rbk_feature_table_class_init (RbkFeatureTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_feature_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_feature_table_finalize;
  widget_class->focus = rbk_focus_within;
  widget_class->grab_focus = rbk_feature_table_grab_focus;

  rbk_feature_table_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "features");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_value_bar (RbkFeatureTable *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->where = gtk_label_new (NULL);
  self->value = rbk_cell_new (FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->where), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->where, "heading");
  gtk_widget_add_css_class (bar, "value");
  gtk_widget_set_hexpand (self->value, TRUE);
  gtk_widget_set_tooltip_text (bar, _ ("yes, no, or how much of it: 99.9 %"));
  rbk_cell_set_commit (RBK_CELL (self->value), commit_value_cb, self);
  g_signal_connect_object (self->value, "step", G_CALLBACK (value_step_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->where);
  gtk_box_append (GTK_BOX (bar), self->value);

  return bar;
}

/* Names stay while the plans scroll to the side; both scroll down together. */
static GtkWidget *
new_matrix (RbkFeatureTable *self)
{
  GtkWidget *sideways = gtk_scrolled_window_new ();
  GtkWidget *down = gtk_scrolled_window_new ();
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (sideways), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (down), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (sideways), self->cells);
  /* Names would take what room there is: what is typed in them may. */
  gtk_widget_set_hexpand (self->names, FALSE);
  gtk_widget_set_hexpand (sideways, TRUE);
  gtk_widget_set_valign (columns, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (columns), self->names);
  gtk_box_append (GTK_BOX (columns), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (columns), sideways);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (down), columns);
  gtk_widget_set_vexpand (down, TRUE);
  gtk_box_append (GTK_BOX (box), down);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), new_value_bar (self));

  return box;
}

static GtkWidget *
new_empty_state (void)
{
  return rbk_state_page_new_large ("object-select-symbolic", _ ("No Features Yet"),
                                   _ ("What plans offer beside usage: single sign-on, an audit "
                                      "log, "
                                      "support. Add the first with the plus above."));
}

static void
rbk_feature_table_init (RbkFeatureTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  rbk_soon_init (&self->updating, (RbkSoonFunc) rbk_feature_table_update, self);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_feature_row_free);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = gtk_grid_new ();
  self->cells = gtk_grid_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), new_matrix (self), "matrix");
  gtk_stack_add_named (GTK_STACK (self->stack), new_empty_state (), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Features of all plans"), -1);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (rbk_feature_table_take_key), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * rbk_feature_table_new:
 * @document: an open book
 *
 * Returns: (transfer floating): the features of its plans
 */
GtkWidget *
rbk_feature_table_new (RbkDocument *document)
{
  RbkFeatureTable *self = g_object_new (RBK_TYPE_FEATURE_TABLE, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  rbk_feature_table_update (self);

  return GTK_WIDGET (self);
}
