/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-record-row.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-choice.h"
#include "rbk-explained.h"
#include "rbk-icon-menu.h"
#include "rbk-record-value.h"
#include "rbk-step.h"
#include "rbk-word.h"

/**
 * RbkRecordRow:
 *
 * One record: a cell, a figure or a widget for each column, and a menu that moves or removes it.
 * Alt+Up and Alt+Down move it, too.
 */
struct _RbkRecordRow
{
  GtkWidget parent_instance;

  RbkRecordTableSpec spec;   /* document owned, the rest is the table's */
  RbkRecord         *record; /* (owned) */
  RbkMoneyFormat    *format; /* (not owned) the page's */
  GtkWidget        **cells;  /* (owned) (array) one for each column */
  char             **shown; /* (owned) (array) what each of them says, to change only what is new */
  GtkWidget         *box;
  GtkWidget         *menu; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkRecordRow, rbk_record_row, GTK_TYPE_WIDGET)

static char *
dup_name (RbkRecordRow *self)
{
  const char *name;

  if (self->spec.dup_name != NULL)
    return self->spec.dup_name (self->record, self->spec.user_data);
  name = rbk_record_get_name (self->record);

  return g_strdup (name != NULL ? name : _ ("this row"));
}

static guint
find_column (RbkRecordRow *self, GtkWidget *cell)
{
  guint column = 0;

  while (self->cells[column] != cell)
    column++;

  return column;
}

static gboolean
commit_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkRecordRow *self = user_data;
  guint         column = find_column (self, GTK_WIDGET (cell));

  return rbk_record_value_take (self->spec.document, self->record, &self->spec.columns[column],
                                self->format, text, error);
}

static void
name_widget (GtkWidget *widget, const char *name, const char *text)
{
  if (RBK_IS_CELL (widget))
    rbk_cell_set_title (RBK_CELL (widget), name);
  else if (GTK_IS_DROP_DOWN (widget))
    rbk_choice_set_title (widget, name);
  else if (GTK_IS_LABEL (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text != NULL ? text : RBK_RECORD_NONE, -1);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static char *
dup_text (RbkRecordRow *self, const RbkRecordColumn *column)
{
  if (column->field != NULL)
    return rbk_record_value_dup_text (self->record, column, self->format);

  return column->dup_text != NULL ? column->dup_text (self->record, self->spec.user_data) : NULL;
}

/* An edit touches few cells of a page: the rest is neither laid out nor told anew. */
static gboolean
is_shown (RbkRecordRow *self, guint i, const char *record_name, const char *text)
{
  g_autofree char *now = g_strconcat (record_name, "\n", text, NULL);

  if (g_strcmp0 (now, self->shown[i]) == 0)
    return TRUE;
  g_free (self->shown[i]);
  self->shown[i] = g_steal_pointer (&now);

  return FALSE;
}

/* No value reads as what it means. */
static const char *
say (RbkRecordRow *self, const RbkRecordColumn *column, const char *text)
{
  const RbkField *field = rbk_record_find_field (self->record, column->field);
  gboolean        is_nothing =
      text[0] == '\0' ||
      (column->none != NULL && field->kind == RBK_FIELD_INTEGER && g_str_equal (text, "0"));

  if (!is_nothing)
    return text;

  return column->none != NULL ? rbk_word_translate (column->none) : RBK_RECORD_NONE;
}

static void
show_cell (RbkRecordRow *self, guint i, const char *record_name, const char *text)
{
  const RbkRecordColumn *column = &self->spec.columns[i];
  g_autofree char       *name = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (rbk_word_translate (column->name), record_name);
#pragma GCC diagnostic pop
  if (column->field != NULL)
    rbk_cell_set_text (RBK_CELL (self->cells[i]), say (self, column, text), text);
  else if (column->dup_text != NULL)
    gtk_label_set_text (GTK_LABEL (self->cells[i]), text != NULL ? text : RBK_RECORD_NONE);
  /* A label takes its text for its name, so this comes after it. */
  name_widget (self->cells[i], name, text);
}

static void
update_cell (RbkRecordRow *self, guint i, const char *record_name)
{
  const RbkRecordColumn *column = &self->spec.columns[i];
  g_autofree char       *text = dup_text (self, column);

  /* A cell may still hold what was typed and refused. */
  if (column->field != NULL || !is_shown (self, i, record_name, text))
    show_cell (self, i, record_name, text);
  if (column->update != NULL)
    column->update (self->cells[i], self->record, self->spec.user_data);
  if (column->dup_where != NULL)
    {
      g_autofree char *where =
          column->dup_where (self->record, column->figure, self->spec.user_data);

      rbk_explained_set (self->cells[i], where);
    }
}

/**
 * rbk_record_row_update:
 * @self: a row
 * @format: how numbers are shown and typed; it must outlive the row, or the next update
 *
 * Shows the record as it is now.
 */
void
rbk_record_row_update (RbkRecordRow *self, RbkMoneyFormat *format)
{
  g_autofree char *name = NULL;
  g_autofree char *menu = NULL;

  g_return_if_fail (RBK_IS_RECORD_ROW (self));

  self->format = format;
  name = dup_name (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Translators: the menu of a row; %s is what it shows */
  menu = g_strdup_printf (_ ("Move or remove %s"), name);
  if (self->menu != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    menu, -1);
  for (guint i = 0; i < self->spec.n_columns; i++)
    update_cell (self, i, name);
}

static void
set_width (GtkWidget *widget, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (RBK_IS_CELL (widget) && GTK_IS_EDITABLE (child))
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (child), width);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (child), width);
    }
  else if (GTK_IS_LABEL (widget))
    gtk_label_set_width_chars (GTK_LABEL (widget), width);
}

static GtkWidget *
make_cell (RbkRecordRow *self, const RbkRecordColumn *column)
{
  GtkWidget *widget;

  if (column->make != NULL)
    return column->make (self->record, self->spec.user_data);
  if (column->field != NULL)
    {
      widget = rbk_cell_new (!column->is_text);
      rbk_cell_set_commit (RBK_CELL (widget), commit_cb, self);
    }
  else
    {
      widget = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (widget), column->is_text ? 0.0f : 1.0f);
      gtk_label_set_ellipsize (GTK_LABEL (widget),
                               column->is_text ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
      gtk_widget_add_css_class (widget, "figure");
      if (!column->is_text)
        gtk_widget_add_css_class (widget, "numeric");
    }
  set_width (widget, column->width);

  return widget;
}

static void
remove_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkRecordRow    *self = RBK_RECORD_ROW (widget);
  GListStore      *list = G_LIST_STORE (self->spec.records);
  g_autofree char *name = dup_name (self);
  g_autofree char *text = NULL;
  GtkWidget       *table;
  guint            position;

  if (!g_list_store_find (list, self->record, &position))
    return;
  /* Translators: a row was removed; %s is what it is called */
  text = g_strdup_printf (_ ("Removed “%s”"), name);
  /* With the record its row goes, and what is said hangs on what stays. */
  table = gtk_widget_get_ancestor (widget, RBK_TYPE_RECORD_TABLE);
  rbk_step_take (table, self->spec.document, rbk_edit_new_remove (list, position), text);
}

static void
move (RbkRecordRow *self, int by)
{
  GListStore *list = G_LIST_STORE (self->spec.records);
  guint       position, n_records = g_list_model_get_n_items (self->spec.records);

  if (!g_list_store_find (list, self->record, &position) || (by < 0 && position == 0) ||
      (by > 0 && position + 1 >= n_records))
    return;
  rbk_document_seal (self->spec.document);
  rbk_document_take (self->spec.document,
                     rbk_edit_new_move (list, position, (guint) ((int) position + by)), NULL);
}

static void
move_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  move (RBK_RECORD_ROW (widget), g_str_equal (action_name, "record.move-up") ? -1 : 1);
}

static void
rbk_record_row_dispose (GObject *object)
{
  RbkRecordRow *self = RBK_RECORD_ROW (object);

  for (guint i = 0; self->box != NULL && i < self->spec.n_columns; i++)
    if (RBK_IS_CELL (self->cells[i]))
      rbk_cell_set_commit (RBK_CELL (self->cells[i]), NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  for (guint i = 0; self->shown != NULL && i < self->spec.n_columns; i++)
    g_free (self->shown[i]);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->cells, g_free);
  g_clear_object (&self->record);
  g_clear_object (&self->spec.document);

  G_OBJECT_CLASS (rbk_record_row_parent_class)->dispose (object);
}

static void
rbk_record_row_class_init (RbkRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_record_row_dispose;

  gtk_widget_class_install_action (widget_class, "record.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "record.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "record.move-down", NULL, move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "record.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "record.move-down",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
rbk_record_row_init (RbkRecordRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
new_menu_button (void)
{
  GtkWidget *button = rbk_icon_menu_new ("view-more-symbolic", _ ("Move or Remove"));
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Move _Up"), "record.move-up");
  g_menu_append (menu, _ ("Move _Down"), "record.move-down");
  g_menu_append (menu, _ ("_Remove"), "record.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

/*
 * rbk_record_row_new:
 * @spec: what the table shows
 * @record: what the row shows
 * @groups: (array): the widths of the columns, and of the menu after them
 *
 * Returns: (transfer floating): the row, to be updated before it is shown
 */
GtkWidget *
rbk_record_row_new (const RbkRecordTableSpec *spec, RbkRecord *record, GtkSizeGroup **groups)
{
  RbkRecordRow *self = g_object_new (RBK_TYPE_RECORD_ROW, NULL);

  self->spec = *spec;
  g_object_ref (self->spec.document);
  self->record = g_object_ref (record);
  self->cells = g_new0 (GtkWidget *, spec->n_columns);
  self->shown = g_new0 (char *, spec->n_columns);
  for (guint i = 0; i < spec->n_columns; i++)
    {
      self->cells[i] = make_cell (self, &spec->columns[i]);
      gtk_widget_set_hexpand (self->cells[i], spec->columns[i].expands);
      gtk_size_group_add_widget (groups[i], self->cells[i]);
      gtk_box_append (GTK_BOX (self->box), self->cells[i]);
    }
  if (spec->is_editable)
    {
      self->menu = new_menu_button ();
      gtk_size_group_add_widget (groups[spec->n_columns], self->menu);
      gtk_box_append (GTK_BOX (self->box), self->menu);
    }

  return GTK_WIDGET (self);
}

/*
 * rbk_record_row_get_cell:
 * @self: a row
 * @column: the index of a column
 *
 * Returns: (transfer none): the widget there
 */
GtkWidget *
rbk_record_row_get_cell (RbkRecordRow *self, guint column)
{
  return self->cells[column];
}
