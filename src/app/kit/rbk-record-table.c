/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-record-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-cell.h"
#include "rbk-heading.h"
#include "rbk-record-row.h"
#include "rbk-show-all.h"
#include "rbk-wheel.h"
#include "rbk-word.h"

/**
 * RbkRecordTable:
 *
 * A list of records as a table: a row each, whose values are edited where they stand. Rows stay
 * when others come and go, so that the focus does. Where it is narrow the table scrolls
 * sideways. Of very many records it shows the first, until all are asked for.
 *
 * ## Shortcuts
 *
 * Tab and Shift+Tab go along the row, Enter, Up and Down from row to row. Alt+Up and
 * Alt+Down move a row where that is possible.
 */
struct _RbkRecordTable
{
  GtkWidget parent_instance;

  RbkRecordTableSpec spec;   /* document and records owned */
  RbkMoneyFormat    *format; /* (not owned) (nullable) the page's */
  GtkSizeGroup     **groups; /* (owned) (array) (element-type GtkSizeGroup) */
  GtkWidget         *scroller;
  GtkWidget         *head;
  GtkWidget         *rows;
  guint              n_rows, limit;
  GtkWidget         *all; /* shows those past the limit, too */
  GtkWidget         *placeholder;
  gboolean          *hidden; /* (owned) (array) which columns are */
};

G_DEFINE_FINAL_TYPE (RbkRecordTable, rbk_record_table, GTK_TYPE_WIDGET)

static GtkWidget *
row_at (RbkRecordTable *self, int position)
{
  GtkWidget *row = position >= 0 ? gtk_widget_get_first_child (self->rows) : NULL;

  for (int i = 0; i < position && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

static gboolean
edit_if_cell (GtkWidget *row, int column)
{
  GtkWidget *cell = rbk_record_row_get_cell (RBK_RECORD_ROW (row), (guint) column);

  if (!RBK_IS_CELL (cell))
    return FALSE;
  rbk_cell_edit (RBK_CELL (cell));

  return TRUE;
}

/* Enter and arrows go from row to row. Tab goes where the toolkit takes it: to all that can be
 * worked in the row, the buttons at its end too. */
static gboolean
step_cb (RbkCell *cell, int columns, int rows, RbkRecordTable *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (cell), RBK_TYPE_RECORD_ROW);
  int        column = 0, position = 0;

  if (columns != 0)
    return FALSE;
  while (rbk_record_row_get_cell (RBK_RECORD_ROW (row), (guint) column) != GTK_WIDGET (cell))
    column++;
  while (row_at (self, position) != row)
    position++;
  row = row_at (self, position + rows);

  return row != NULL && edit_if_cell (row, column);
}

static void
insert_row (RbkRecordTable *self, guint position)
{
  g_autoptr(RbkRecord) record = g_list_model_get_item (self->spec.records, position);
  GtkWidget *row = rbk_record_row_new (&self->spec, record, self->groups);

  for (guint i = 0; i < self->spec.n_columns; i++)
    {
      GtkWidget *cell = rbk_record_row_get_cell (RBK_RECORD_ROW (row), i);

      gtk_widget_set_visible (cell, !self->hidden[i]);
      if (RBK_IS_CELL (cell))
        g_signal_connect_object (cell, "step", G_CALLBACK (step_cb), self, G_CONNECT_DEFAULT);
    }
  gtk_box_insert_child_after (GTK_BOX (self->rows), row, row_at (self, (int) position - 1));
  self->n_rows++;
  if (self->format != NULL)
    rbk_record_row_update (RBK_RECORD_ROW (row), self->format);
}

static gboolean
has_focus (GtkWidget *row)
{
  GtkRoot   *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

/* Who removes a row by its menu goes on at the row that stands there now. */
static void
focus_near (RbkRecordTable *self, guint position)
{
  GtkWidget *row = self->n_rows > 0 ? row_at (self, (int) MIN (position, self->n_rows - 1)) : NULL;

  if (row != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* Whether the focus was in it. */
static gboolean
remove_row (RbkRecordTable *self, guint position)
{
  GtkWidget *row = row_at (self, (int) position);
  gboolean   is_left = has_focus (row);

  gtk_box_remove (GTK_BOX (self->rows), row);
  self->n_rows--;

  return is_left;
}

static void
items_changed_cb (RbkRecordTable *self, guint position, guint removed, guint added)
{
  guint    n_records = g_list_model_get_n_items (self->spec.records);
  gboolean is_empty = n_records == 0, is_left = FALSE;

  for (guint i = 0; i < removed && position < self->n_rows; i++)
    is_left |= remove_row (self, position);
  for (guint i = position; i < position + added && i <= self->n_rows && i < self->limit; i++)
    insert_row (self, i);
  while (self->n_rows > self->limit)
    is_left |= remove_row (self, self->n_rows - 1);
  while (self->n_rows < MIN (n_records, self->limit))
    insert_row (self, self->n_rows);
  rbk_show_all_update (self->all, self->n_rows, n_records);

  gtk_widget_set_visible (self->scroller, !is_empty);
  gtk_widget_set_visible (self->placeholder, is_empty && self->spec.placeholder != NULL);
  if (is_left)
    focus_near (self, position);
}

static void
rbk_record_table_dispose (GObject *object)
{
  RbkRecordTable *self = RBK_RECORD_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->placeholder, gtk_widget_unparent);
  g_clear_pointer (&self->all, gtk_widget_unparent);
  for (guint i = 0; self->groups != NULL && i <= self->spec.n_columns; i++)
    g_object_unref (self->groups[i]);
  g_clear_pointer (&self->groups, g_free);
  g_clear_pointer (&self->hidden, g_free);
  g_clear_object (&self->spec.records);
  g_clear_object (&self->spec.document);

  G_OBJECT_CLASS (rbk_record_table_parent_class)->dispose (object);
}

static void
rbk_record_table_class_init (RbkRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_record_table_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordtable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
show_all_cb (RbkRecordTable *self)
{
  guint first = self->n_rows;

  self->limit = G_MAXUINT;
  items_changed_cb (self, 0, 0, 0);
  focus_near (self, first);
}

static void
rbk_record_table_init (RbkRecordTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->head, "head");
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->rows);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  rbk_wheel_pass_on (GTK_WIDGET (self), GTK_SCROLLED_WINDOW (self->scroller));

  self->placeholder = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->placeholder), TRUE);
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  gtk_widget_set_parent (self->placeholder, GTK_WIDGET (self));

  self->limit = RBK_SHOW_ALL_LIMIT;
  self->all = rbk_show_all_new (G_CALLBACK (show_all_cb), self);
  gtk_widget_set_parent (self->all, GTK_WIDGET (self));
}

static void
add_heading (RbkRecordTable *self, guint i)
{
  const RbkRecordColumn *column = &self->spec.columns[i];
  g_autofree char *title = rbk_heading_dup (rbk_word_translate (column->title), column->width);
  GtkWidget       *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), column->is_text ? 0.0f : 1.0f);
  gtk_label_set_justify (GTK_LABEL (label), column->is_text ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, column->expands);
  if (column->tooltip != NULL)
    gtk_widget_set_tooltip_text (label, rbk_word_translate (column->tooltip));
  gtk_size_group_add_widget (self->groups[i], label);
  gtk_box_append (GTK_BOX (self->head), label);
}

static void
add_head (RbkRecordTable *self)
{
  GtkWidget *corner;

  for (guint i = 0; i < self->spec.n_columns; i++)
    add_heading (self, i);
  if (!self->spec.is_editable)
    return;
  corner = gtk_label_new (NULL);
  gtk_size_group_add_widget (self->groups[self->spec.n_columns], corner);
  gtk_box_append (GTK_BOX (self->head), corner);
}

/**
 * rbk_record_table_new:
 * @spec: what it shows; columns and texts must outlive the table
 *
 * Returns: (transfer floating): a table, to be updated before it is shown
 */
GtkWidget *
rbk_record_table_new (const RbkRecordTableSpec *spec)
{
  RbkRecordTable *self = g_object_new (RBK_TYPE_RECORD_TABLE, NULL);

  self->spec = *spec;
  g_object_ref (self->spec.document);
  g_object_ref (self->spec.records);
  self->groups = g_new0 (GtkSizeGroup *, spec->n_columns + 1);
  self->hidden = g_new0 (gboolean, spec->n_columns);
  for (guint i = 0; i <= spec->n_columns; i++)
    self->groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spec->label,
                                  -1);
  gtk_label_set_text (GTK_LABEL (self->placeholder),
                      spec->placeholder != NULL ? spec->placeholder : "");
  add_head (self);
  g_signal_connect_object (spec->records, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (spec->records));

  return GTK_WIDGET (self);
}

/**
 * rbk_record_table_update:
 * @self: a table
 * @format: how numbers are shown and typed; it must outlive the table, or the next update
 *
 * Shows the records as they are now.
 */
void
rbk_record_table_update (RbkRecordTable *self, RbkMoneyFormat *format)
{
  g_return_if_fail (RBK_IS_RECORD_TABLE (self));

  self->format = format;
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    rbk_record_row_update (RBK_RECORD_ROW (row), format);
}

/**
 * rbk_record_table_show_column:
 * @self: a table
 * @column: the index of a column
 * @is_shown: whether it has something to say
 *
 * Shows or hides a column.
 */
void
rbk_record_table_show_column (RbkRecordTable *self, guint column, gboolean is_shown)
{
  GtkWidget *heading;

  g_return_if_fail (RBK_IS_RECORD_TABLE (self));
  g_return_if_fail (column < self->spec.n_columns);

  if (self->hidden[column] == !is_shown)
    return;

  self->hidden[column] = !is_shown;
  heading = gtk_widget_get_first_child (self->head);
  for (guint i = 0; i < column; i++)
    heading = gtk_widget_get_next_sibling (heading);
  gtk_widget_set_visible (heading, is_shown);
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (rbk_record_row_get_cell (RBK_RECORD_ROW (row), column), is_shown);
}

/**
 * rbk_record_table_edit:
 * @self: a table
 * @position: the place of a record
 *
 * Goes to the first cell of a record.
 */
void
rbk_record_table_edit (RbkRecordTable *self, guint position)
{
  GtkWidget *row;

  g_return_if_fail (RBK_IS_RECORD_TABLE (self));

  if (position >= self->limit)
    show_all_cb (self);
  row = row_at (self, (int) position);
  for (guint i = 0; row != NULL && i < self->spec.n_columns; i++)
    if (edit_if_cell (row, (int) i))
      return;
}
