/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-plan-color.h"
#include "rbk-verdict.h"

static const RbkTableRow *
find_row (RbkTierTable *self, guint position)
{
  const RbkTable *table = self->analysis != NULL ? rbk_analysis_get_table (self->analysis) : NULL;

  return table != NULL && position < table->n_rows ? &table->rows[position] : NULL;
}

static gboolean
fill_context (RbkTierTableCell *cell, RbkTierCell *context)
{
  RbkTierTable *self = cell->table;

  *context = (RbkTierCell){ 0 };
  context->plan = gtk_list_item_get_item (cell->item);
  if (context->plan == NULL || self->format == NULL)
    return FALSE;
  context->document = self->document;
  context->row = find_row (self, gtk_list_item_get_position (cell->item));
  context->spec = self->analysis != NULL ? rbk_analysis_get_spec (self->analysis) : NULL;
  context->format = self->format;

  return TRUE;
}

/* Good, thin or losing is a sign as well as a colour. */
static void
show_verdict (RbkTierTableCell *cell, const RbkTierCell *context)
{
  const RbkFigure *figure = context->row != NULL ? &context->row->sizing : NULL;
  gboolean         has_margin = figure != NULL && context->row->has_sizing && figure->has_margin;

  rbk_verdict_show (cell->color, cell->table->settings, has_margin,
                    has_margin ? figure->margin : 0.0);
}

static void
update_label (RbkTierTableCell *cell, const RbkTierCell *context, const char *name)
{
  g_autofree char *text = cell->column->dup_shown (context);

  gtk_label_set_text (GTK_LABEL (cell->widget), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (cell->color != NULL)
    show_verdict (cell, context);
}

/**
 * rbk_tier_table_update_cell:
 * @cell: a cell on screen
 *
 * Shows the value as it is now.
 */
void
rbk_tier_table_update_cell (RbkTierTableCell *cell)
{
  RbkTierCell      context;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *typed = NULL;

  if (!fill_context (cell, &context))
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (_ (cell->column->accessible),
                          rbk_record_get_name (RBK_RECORD (context.plan)));
#pragma GCC diagnostic pop
  if (cell->column->commit == NULL)
    {
      update_label (cell, &context, name);
      return;
    }

  shown = cell->column->dup_shown (&context);
  typed = cell->column->dup_typed (&context);
  rbk_cell_set_title (RBK_CELL (cell->widget), name);
  rbk_cell_set_text (RBK_CELL (cell->widget), shown, typed);
  if (cell->color != NULL)
    rbk_plan_color_set_index (RBK_PLAN_COLOR (cell->color),
                              rbk_plan_get_palette_index (context.plan,
                                                          gtk_list_item_get_position (cell->item)));
}

static gboolean
commit_cb (RbkCell *widget, const char *text, gpointer user_data, GError **error)
{
  RbkTierTableCell *cell = user_data;
  RbkTierCell       context;

  return fill_context (cell, &context) && cell->column->commit (&context, text, error);
}

/**
 * rbk_tier_table_find_cell:
 * @self: a table
 * @column: a column
 * @position: the place of a plan
 *
 * Returns: (nullable) (transfer none): the cell, where it is on screen
 */
RbkTierTableCell *
rbk_tier_table_find_cell (RbkTierTable *self, const RbkTierColumn *column, guint position)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      RbkTierTableCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->column == column && gtk_list_item_get_item (cell->item) != NULL &&
          gtk_list_item_get_position (cell->item) == position)
        return cell;
    }

  return NULL;
}

static const RbkTierColumn *
next_edited (const RbkTierColumn *column, int step)
{
  const RbkTierColumn *last = rbk_tier_columns + rbk_n_tier_columns - 1;

  do
    column += step;
  while (column >= rbk_tier_columns && column <= last && column->commit == NULL);

  return column >= rbk_tier_columns && column <= last ? column : NULL;
}

static gboolean
step_cb (RbkTierTableCell *cell, int columns, int rows)
{
  guint                position = gtk_list_item_get_position (cell->item);
  const RbkTierColumn *column = cell->column;
  RbkTierTableCell    *next;

  if (columns != 0)
    column = next_edited (column, columns);
  if (column == NULL)
    {
      /* Past the end of a row the next one begins. */
      column =
          columns > 0 ? rbk_tier_columns : next_edited (rbk_tier_columns + rbk_n_tier_columns, -1);
      rows = columns;
    }
  if (rows < 0 && position == 0)
    return FALSE;
  next = rbk_tier_table_find_cell (cell->table, column, position + (guint) rows);
  if (next == NULL)
    return FALSE;
  rbk_cell_edit (RBK_CELL (next->widget));

  return TRUE;
}

static void
focus_cb (RbkTierTableCell *cell)
{
  if (!cell->table->is_quiet)
    gtk_single_selection_set_selected (cell->table->selection,
                                       gtk_list_item_get_position (cell->item));
}

static void
setup_edited (RbkTierTableCell *cell, GtkWidget *box)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (cell->column == rbk_tier_columns)
    {
      cell->color = rbk_plan_color_new ();
      gtk_box_append (GTK_BOX (box), cell->color);
    }
  cell->widget = rbk_cell_new (cell->column->is_number);
  gtk_widget_set_hexpand (cell->widget, TRUE);
  rbk_cell_set_commit (RBK_CELL (cell->widget), commit_cb, cell);
  g_signal_connect_data (cell->widget, "step", G_CALLBACK (step_cb), cell, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (focus, "enter", G_CALLBACK (focus_cb), cell, NULL, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (cell->widget, focus);
  gtk_box_append (GTK_BOX (box), cell->widget);
}

static void
setup_label (RbkTierTableCell *cell, GtkWidget *box)
{
  if (g_str_equal (cell->column->id, "margin"))
    {
      cell->color = rbk_verdict_new ();
      gtk_widget_set_hexpand (cell->color, TRUE);
      gtk_widget_set_halign (cell->color, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), cell->color);
    }
  cell->widget = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell->widget), cell->column->is_number ? 1.0f : 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (cell->widget), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (cell->widget, cell->color == NULL);
  gtk_widget_add_css_class (cell->widget, "numeric");
  if (g_str_equal (cell->column->id, "floor") || g_str_equal (cell->column->id, "multiple"))
    gtk_widget_add_css_class (cell->widget, "dim-label");
  gtk_box_append (GTK_BOX (box), cell->widget);
}

static void
setup_cb (RbkTierTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  RbkTierTableCell *cell = g_new0 (RbkTierTableCell, 1);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  cell->table = self;
  cell->item = item;
  cell->column = g_object_get_data (G_OBJECT (factory), "column");
  if (cell->column->commit != NULL)
    setup_edited (cell, box);
  else
    setup_label (cell, box);
  gtk_widget_set_size_request (box, cell->column->width, -1);
  gtk_widget_set_tooltip_text (box, _ (cell->column->tooltip));
  gtk_list_item_set_child (item, box);
  g_ptr_array_add (self->cells, cell);
}

static RbkTierTableCell *
cell_of_item (RbkTierTable *self, GtkListItem *item)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      RbkTierTableCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->item == item)
        return cell;
    }

  return NULL;
}

static void
bind_cb (RbkTierTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  RbkTierTableCell *cell = cell_of_item (self, item);

  if (cell != NULL)
    rbk_tier_table_update_cell (cell);
}

static void
teardown_cb (RbkTierTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  RbkTierTableCell *cell = cell_of_item (self, item);

  if (cell == NULL)
    return;
  if (RBK_IS_CELL (cell->widget))
    {
      rbk_cell_set_commit (RBK_CELL (cell->widget), NULL, NULL);
      g_signal_handlers_disconnect_by_data (cell->widget, cell);
    }
  g_ptr_array_remove_fast (self->cells, cell);
}

/**
 * rbk_tier_table_new_column:
 * @self: a table
 * @column: what it shows and edits
 *
 * Returns: (transfer full): a column of the view
 */
GtkColumnViewColumn *
rbk_tier_table_new_column (RbkTierTable *self, const RbkTierColumn *column)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_cb), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (_ (column->title), factory);
  gtk_column_view_column_set_expand (view_column, column == rbk_tier_columns);
  gtk_column_view_column_set_resizable (view_column, TRUE);

  return view_column;
}
