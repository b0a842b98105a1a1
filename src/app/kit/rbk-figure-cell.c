/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-figure-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-explained.h"
#include "rbk-plan-color.h"
#include "rbk-verdict.h"

static void
show_sign (const RbkFigureCell *cell, const RbkFigureRow *row)
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
name_row (const RbkFigureCell *cell, const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (cell->item));

  row = row != NULL ? gtk_widget_get_parent (row) : NULL;
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/*
 * rbk_figure_cell_update:
 * @self: a cell
 *
 * Shows what stands in its row now.
 */
void
rbk_figure_cell_update (const RbkFigureCell *self)
{
  const RbkFigureColumn *column = &self->table->columns[self->column];
  guint                  position = gtk_list_item_get_position (self->item);
  const RbkFigureRow    *row;
  g_autofree char       *name = NULL;

  if (position >= self->table->rows->len)
    return;

  row = g_ptr_array_index (self->table->rows, position);
  gtk_label_set_text (GTK_LABEL (self->label), row->texts[self->column]);
  show_sign (self, row);
  rbk_explained_set (self->label, row->wheres != NULL && row->wheres[self->column][0] != '\0'
                                      ? row->wheres[self->column]
                                      : NULL);
  /* The name is a format out of a static table. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (_ (column->name), row->texts[0]);
#pragma GCC diagnostic pop
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, row->texts[self->column],
                                  -1);
  if (self->column == 0)
    name_row (self, name);
}

static void
setup_cb (RbkFigureTable *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  const RbkFigureColumn *facts = &self->columns[column];
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  RbkFigureCell         *cell = g_new0 (RbkFigureCell, 1);

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
  rbk_figure_cell_update (g_object_get_data (G_OBJECT (item), "cell"));
}

static void
teardown_cb (RbkFigureTable *self, GtkListItem *item)
{
  RbkFigureCell *cell = g_object_get_data (G_OBJECT (item), "cell");

  g_object_set_data (G_OBJECT (item), "cell", NULL);
  if (cell != NULL)
    g_ptr_array_remove_fast (self->cells, cell);
}

/*
 * rbk_figure_cell_factory_new:
 * @table: a table
 * @column: one of its columns
 *
 * Returns: (transfer full): what makes the column's cells and keeps the table's list of them
 */
GtkListItemFactory *
rbk_figure_cell_factory_new (RbkFigureTable *table, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_cb), table, G_CONNECT_SWAPPED);

  return factory;
}
