/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-figure-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-money-format.h"
#include "rbk-wheel.h"

#define MAX_HEIGHT 420
#define ROW_HEIGHT 34
#define ROW_PADDING 8
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
G_DEFINE_FINAL_TYPE (RbkFigureTable, rbk_figure_table, GTK_TYPE_WIDGET)

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

      if (!is_all && !gtk_bitset_contains (selected, i))
        continue;
      for (guint k = 0; row->texts[k] != NULL; k++)
        {
          g_autofree char *cell = rbk_money_format_dup_typed (row->texts[k]);

          g_string_append_printf (text, "%s%s", k > 0 ? "\t" : "", cell);
        }
      g_string_append_c (text, '\n');
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
  g_autoptr(GtkColumnViewColumn) column = NULL;

  column = gtk_column_view_column_new (_ (self->columns[index].title),
                                       rbk_figure_cell_factory_new (self, index));
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
  rbk_wheel_pass_on (GTK_WIDGET (self), GTK_SCROLLED_WINDOW (self->scroller));
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
  if (shows_all)
    gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), -1);
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
  if (gtk_column_view_column_get_visible (shown) == is_shown)
    return;

  /* Cells that come into rows which are there are last in the eyes of the style, wherever they
   * stand, and end elsewhere than their title. */
  gtk_column_view_set_model (GTK_COLUMN_VIEW (view), NULL);
  gtk_column_view_column_set_visible (shown, is_shown);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (view), self->selection);
}

/* Figures in the digits of some languages are higher than Latin ones. */
static int
measure_row (RbkFigureTable *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  int height, row_height = ROW_HEIGHT;

  for (guint i = 0; self->rows->len > 0 && i < self->n_columns; i++)
    {
      const RbkFigureRow *row = g_ptr_array_index (self->rows, 0);

      pango_layout_set_text (layout, row->texts[i] != NULL ? row->texts[i] : "", -1);
      pango_layout_get_pixel_size (layout, NULL, &height);
      row_height = MAX (row_height, height + ROW_PADDING);
    }

  return row_height;
}

/* Large letters take the table past the height that it has else. */
static void
set_height (RbkFigureTable *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  int                least = (int) (MIN (self->rows->len, MIN_ROWS) + 1) * measure_row (self);
  int                most = MAX (MAX_HEIGHT, least);

  /* The least is never more than the most, meanwhile neither. */
  if (most > gtk_scrolled_window_get_max_content_height (scroller))
    gtk_scrolled_window_set_max_content_height (scroller, most);
  gtk_scrolled_window_set_min_content_height (scroller, least);
  gtk_scrolled_window_set_max_content_height (scroller, most);
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
    rbk_figure_cell_update (g_ptr_array_index (self->cells, i));
  if (!self->shows_all)
    set_height (self);
}
