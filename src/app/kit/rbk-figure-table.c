/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-figure-table.h"

#include <glib/gi18n-lib.h>

#include "rbk-explained.h"
#include "rbk-plan-color.h"
#include "rbk-verdict.h"

#define MAX_HEIGHT 420
#define ROW_HEIGHT 34
#define MIN_ROWS 10 /* that are always on screen, where there are as many */

/**
 * RbkFigureTable:
 *
 * A table to be read: figures in columns, of which rows can be selected and copied. New figures
 * of the same rows keep what is selected.
 *
 * ## Shortcuts
 *
 * Up and Down go from row to row, Ctrl+C copies the selected rows, or all of them, for a
 * spreadsheet.
 */
struct _RbkFigureTable
{
  GtkWidget parent_instance;

  GSettings             *settings; /* (owned) (nullable) */
  const RbkFigureColumn *columns;  /* static */
  guint                  n_columns;
  GPtrArray             *rows;      /* (owned) (element-type RbkFigureRow) */
  GtkStringList         *model;     /* (owned) as many as @rows; the texts say nothing */
  GtkSelectionModel     *selection; /* (owned) */
  GPtrArray             *cells;     /* (owned) (element-type Cell) those on screen */
  gboolean               shows_all; /* it is as high as its rows are */
  GtkWidget             *scroller;
};

G_DEFINE_FINAL_TYPE (RbkFigureTable, rbk_figure_table, GTK_TYPE_WIDGET)

typedef struct
{
  RbkFigureTable *table;
  GtkListItem    *item;
  guint           column;
  GtkWidget      *label;
  GtkWidget      *sign; /* (nullable) a plan's colour, or a verdict */
} Cell;

/**
 * rbk_figure_row_new:
 * @texts: (transfer full): what stands in it
 *
 * Returns: (transfer full): a row without a colour or a margin
 */
RbkFigureRow *
rbk_figure_row_new (char **texts)
{
  RbkFigureRow *self = g_new0 (RbkFigureRow, 1);

  self->texts = texts;
  self->color = -1;

  return self;
}

/**
 * rbk_figure_row_explain:
 * @self: a row
 * @n_columns: how many it has
 * @column: one of them
 * @where: (transfer full) (nullable): what to ask for its derivation, as [func@explain] takes it
 *
 * Lets a person ask for it.
 */
void
rbk_figure_row_explain (RbkFigureRow *self, guint n_columns, guint column, char *where)
{
  g_return_if_fail (column < n_columns);

  if (self->wheres == NULL)
    {
      self->wheres = g_new0 (char *, n_columns + 1);
      for (guint i = 0; i < n_columns; i++)
        self->wheres[i] = g_strdup ("");
    }
  g_free (self->wheres[column]);
  self->wheres[column] = where != NULL ? where : g_strdup ("");
}

/**
 * rbk_figure_row_free:
 * @self: a row
 *
 * Frees it.
 */
void
rbk_figure_row_free (RbkFigureRow *self)
{
  g_strfreev (self->wheres);
  g_strfreev (self->texts);
  g_free (self);
}

static void
show_sign (const Cell *cell, const RbkFigureRow *row)
{
  if (cell->sign == NULL)
    return;
  if (!RBK_IS_PLAN_COLOR (cell->sign))
    {
      rbk_verdict_show (cell->sign, cell->table->settings, row->has_margin, row->margin);
      return;
    }
  gtk_widget_set_visible (cell->sign, row->color >= 0);
  if (row->color >= 0)
    rbk_plan_color_set_index (RBK_PLAN_COLOR (cell->sign), (guint) row->color);
}

/* A row takes the focus, so it has a name: that of what it is about. */
static void
name_row (const Cell *cell, const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (cell->item));

  row = row != NULL ? gtk_widget_get_parent (row) : NULL;
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_cell (const Cell *cell)
{
  const RbkFigureColumn *column = &cell->table->columns[cell->column];
  guint                  position = gtk_list_item_get_position (cell->item);
  const RbkFigureRow    *row;
  g_autofree char       *name = NULL;

  if (position >= cell->table->rows->len)
    return;

  row = g_ptr_array_index (cell->table->rows, position);
  gtk_label_set_text (GTK_LABEL (cell->label), row->texts[cell->column]);
  show_sign (cell, row);
  rbk_explained_set (cell->label, row->wheres != NULL && row->wheres[cell->column][0] != '\0'
                                      ? row->wheres[cell->column]
                                      : NULL);
  /* The name is a format out of a static table. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (_ (column->name), row->texts[0]);
#pragma GCC diagnostic pop
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, row->texts[cell->column],
                                  -1);
  if (cell->column == 0)
    name_row (cell, name);
}

static void
setup_cb (RbkFigureTable *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  const RbkFigureColumn *facts = &self->columns[column];
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Cell                  *cell = g_new0 (Cell, 1);

  cell->table = self;
  cell->item = item;
  cell->column = column;
  cell->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell->label), facts->is_number ? 1.0f : 0.0f);
  if (facts->has_verdict)
    cell->sign = rbk_verdict_new ();
  else if (column == 0)
    cell->sign = rbk_plan_color_new ();
  if (cell->sign != NULL)
    gtk_box_append (GTK_BOX (box), cell->sign);
  gtk_box_append (GTK_BOX (box), cell->label);
  gtk_widget_set_halign (box, facts->is_number ? GTK_ALIGN_END : GTK_ALIGN_START);
  if (facts->is_number)
    gtk_widget_add_css_class (cell->label, "numeric");
  else
    gtk_label_set_ellipsize (GTK_LABEL (cell->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (cell->label), facts->is_number ? -1 : 10);
  gtk_list_item_set_child (item, box);
  g_object_set_data (G_OBJECT (item), "cell", cell);
  g_ptr_array_add (self->cells, cell);
}

static void
bind_cb (RbkFigureTable *self, GtkListItem *item)
{
  update_cell (g_object_get_data (G_OBJECT (item), "cell"));
}

static void
teardown_cb (RbkFigureTable *self, GtkListItem *item)
{
  Cell *cell = g_object_get_data (G_OBJECT (item), "cell");

  g_object_set_data (G_OBJECT (item), "cell", NULL);
  if (cell != NULL)
    g_ptr_array_remove_fast (self->cells, cell);
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkFigureTable *self = RBK_FIGURE_TABLE (widget);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  gboolean is_all = gtk_bitset_is_empty (selected);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (text, "%s%c", _ (self->columns[i].title),
                            i + 1 < self->n_columns ? '\t' : '\n');
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RbkFigureRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char    *line = NULL;

      if (!is_all && !gtk_bitset_contains (selected, i))
        continue;
      line = g_strjoinv ("\t", row->texts);
      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static void
rbk_figure_table_dispose (GObject *object)
{
  RbkFigureTable *self = RBK_FIGURE_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rbk_figure_table_parent_class)->dispose (object);
}

static void
rbk_figure_table_finalize (GObject *object)
{
  RbkFigureTable *self = RBK_FIGURE_TABLE (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (rbk_figure_table_parent_class)->finalize (object);
}

static void
rbk_figure_table_class_init (RbkFigureTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_figure_table_dispose;
  object_class->finalize = rbk_figure_table_finalize;

  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figuretable");
}

static void
rbk_figure_table_init (RbkFigureTable *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->model = gtk_string_list_new (NULL);
}

static void
add_column (RbkFigureTable *self, GtkColumnView *view, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_cb), self, G_CONNECT_SWAPPED);
  column = gtk_column_view_column_new (_ (self->columns[index].title), factory);
  gtk_column_view_column_set_expand (column, index == 0 || self->columns[index].is_number);
  gtk_column_view_append_column (view, column);
}

/* Titles of numbers stand over their numbers; the view itself knows only one side. The titles'
 * row and the list below it take the focus, too. */
static void
dress_titles (RbkFigureTable *self, GtkWidget *view, const char *label)
{
  GtkWidget *head = gtk_widget_get_first_child (view);
  GtkWidget *title = gtk_widget_get_first_child (head);

  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Column titles"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (view)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  for (guint i = 0; i < self->n_columns && title != NULL; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (self->columns[i].is_number && box != NULL)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
      if (self->columns[i].tooltip != NULL)
        gtk_widget_set_tooltip_text (title, _ (self->columns[i].tooltip));
      title = gtk_widget_get_next_sibling (title);
    }
}

static void
fill (RbkFigureTable *self, const char *label)
{
  GtkWidget *view;

  self->selection =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  view = gtk_column_view_new (g_object_ref (self->selection));
  for (guint i = 0; i < self->n_columns; i++)
    add_column (self, GTK_COLUMN_VIEW (view), i);
  dress_titles (self, view, label);
  gtk_widget_add_css_class (view, "data-table");
  gtk_widget_add_css_class (view, "figures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_figure_table_new:
 * @label: its accessible name
 * @columns: (array length=n_columns): what it shows; static
 * @n_columns: how many
 * @settings: (nullable): which margins are called good and thin
 *
 * Returns: (transfer floating): a table without a row
 */
GtkWidget *
rbk_figure_table_new (const char            *label,
                      const RbkFigureColumn *columns,
                      guint                  n_columns,
                      GSettings             *settings)
{
  RbkFigureTable *self = g_object_new (RBK_TYPE_FIGURE_TABLE, NULL);

  self->columns = columns;
  self->n_columns = n_columns;
  g_set_object (&self->settings, settings);
  fill (self, label);

  return GTK_WIDGET (self);
}

/* A window that scrolls sideways alone takes every turn of the wheel for itself, though it does
 * nothing with most. */
static void
leave_wheel (GtkWidget *scroller)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (scroller);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_scroll_set_flags (GTK_EVENT_CONTROLLER_SCROLL (controller),
                                               GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);
    }
}

/**
 * rbk_figure_table_set_shows_all:
 * @self: a table of few rows
 * @shows_all: whether all its rows are shown, so that it never scrolls up or down by itself; for
 *   good
 *
 * A page that scrolls need not have another one in it.
 */
void
rbk_figure_table_set_shows_all (RbkFigureTable *self, gboolean shows_all)
{
  g_return_if_fail (RBK_IS_FIGURE_TABLE (self));

  self->shows_all = shows_all;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  shows_all ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  if (!shows_all)
    return;
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), -1);
  leave_wheel (self->scroller);
}

/**
 * rbk_figure_table_show_column:
 * @self: a table
 * @column: which
 * @is_shown: whether it has anything to say
 *
 * Shows a column, or leaves it out; it is copied anyhow.
 */
void
rbk_figure_table_show_column (RbkFigureTable *self, guint column, gboolean is_shown)
{
  GtkWidget  *view;
  GListModel *columns;
  g_autoptr(GtkColumnViewColumn) shown = NULL;

  g_return_if_fail (RBK_IS_FIGURE_TABLE (self));
  g_return_if_fail (column < self->n_columns);

  view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller));
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  shown = g_list_model_get_item (columns, column);
  gtk_column_view_column_set_visible (shown, is_shown);
}

/**
 * rbk_figure_table_take_rows:
 * @self: a table
 * @rows: (transfer full) (element-type RbkFigureRow): what is to stand in it, which frees its
 *   elements
 *
 * Shows other figures.
 */
void
rbk_figure_table_take_rows (RbkFigureTable *self, GPtrArray *rows)
{
  guint n_before, n_kept;

  g_return_if_fail (RBK_IS_FIGURE_TABLE (self));
  g_return_if_fail (rows != NULL);

  g_ptr_array_unref (self->rows);
  self->rows = rows;
  n_before = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  n_kept = MIN (n_before, rows->len);
  for (guint i = n_before; i > n_kept; i--)
    gtk_string_list_remove (self->model, i - 1);
  for (guint i = n_kept; i < rows->len; i++)
    gtk_string_list_append (self->model, "");
  for (guint i = 0; i < self->cells->len; i++)
    update_cell (g_ptr_array_index (self->cells, i));
  if (!self->shows_all)
    gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                                (int) (MIN (rows->len, MIN_ROWS) + 1) * ROW_HEIGHT);
}
