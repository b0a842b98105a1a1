/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

/* The cursor of the tier table, the block from the anchor to the extent, which it is in, and
 * the rows picked beside it. */

/**
 * rbk_tier_table_find_slot:
 * @self: a table
 * @row: the place of a plan
 * @column: the place of a column
 *
 * Returns: (nullable) (transfer none): the cell, where it exists
 */
RbkTierSlot *
rbk_tier_table_find_slot (RbkTierTable *self, guint row, guint column)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      RbkTierLine *line = g_ptr_array_index (self->lines, i);

      if (line->position == row && line->plan != NULL)
        return &line->slots[column];
    }

  return NULL;
}

/* rbk_tier_table_edge_column: the first or the last column that is shown */
guint
rbk_tier_table_edge_column (RbkTierTable *self, gboolean last)
{
  guint column = last ? rbk_n_tier_columns - 1 : 0;

  while (!self->is_shown[column])
    column += last ? -1 : 1;

  return column;
}

/* rbk_tier_table_has_focus: whether a cell has the focus */
gboolean
rbk_tier_table_has_focus (RbkTierTable *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->sheet)) != NULL;
}

/* rbk_tier_table_focus_cursor: brings the focus to the cursor's cell */
void
rbk_tier_table_focus_cursor (RbkTierTable *self)
{
  RbkTierSlot *slot = rbk_tier_table_find_slot (self, self->cursor.row, self->cursor.column);
  gboolean     was_quiet = self->is_quiet;

  if (slot == NULL)
    return;
  self->is_quiet = TRUE;
  rbk_cell_edit (slot->cell);
  self->is_quiet = was_quiet;
}

/* rbk_tier_table_get_block: what is selected, in columns that are shown */
void
rbk_tier_table_get_block (RbkTierTable *self, RbkTierBlock *block)
{
  guint from = MIN (self->anchor.column, self->extent.column);
  guint to = MAX (self->anchor.column, self->extent.column);

  *block = (RbkTierBlock){ .row = MIN (self->anchor.row, self->extent.row) };
  block->n_rows = MAX (self->anchor.row, self->extent.row) - block->row + 1;
  for (guint i = 0; i <= to; i++)
    {
      if (!self->is_shown[i])
        continue;
      if (i < from)
        block->column++;
      else
        block->n_columns++;
    }
}

/**
 * rbk_tier_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer full) (element-type guint): the rows that are selected, ascending
 */
GArray *
rbk_tier_table_get_rows (RbkTierTable *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   from = MIN (self->anchor.row, self->extent.row);
  guint   to = MAX (self->anchor.row, self->extent.row);

  for (guint i = 0; i < self->n_rows; i++)
    if ((i >= from && i <= to) || gtk_bitset_contains (self->picked, i))
      g_array_append_val (rows, i);

  return rows;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_line (RbkTierTable *self, RbkTierLine *line)
{
  guint    top = MIN (self->anchor.row, self->extent.row);
  guint    bottom = MAX (self->anchor.row, self->extent.row);
  guint    left = MIN (self->anchor.column, self->extent.column);
  guint    right = MAX (self->anchor.column, self->extent.column);
  gboolean is_within = line->position >= top && line->position <= bottom;
  gboolean is_block = top != bottom || left != right;

  set_class (GTK_WIDGET (line->strip), "current", line->position == self->cursor.row);
  set_class (GTK_WIDGET (line->strip), "picked",
             gtk_bitset_contains (self->picked, line->position));
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      gboolean is_selected = is_within && i >= left && i <= right;

      set_class (line->slots[i].box, "in-block", is_block && is_selected);
      set_class (line->slots[i].box, "cursor",
                 line->position == self->cursor.row && i == self->cursor.column);
      gtk_accessible_update_state (GTK_ACCESSIBLE (line->slots[i].box),
                                   GTK_ACCESSIBLE_STATE_SELECTED, is_selected, -1);
    }
}

/* rbk_tier_table_show_selection: marks what is selected */
void
rbk_tier_table_show_selection (RbkTierTable *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    show_line (self, g_ptr_array_index (self->lines, i));
  rbk_tier_table_update_actions (self);
}

/**
 * rbk_tier_table_move_to:
 * @self: a table
 * @row: the place of a plan
 * @column: the place of a column that is shown
 * @extend: whether the block reaches to there; else that cell alone is selected
 *
 * Moves the cursor and the focus, or else the far end of the block.
 */
void
rbk_tier_table_move_to (RbkTierTable *self, guint row, guint column, gboolean extend)
{
  gboolean is_other_row = !extend && row != self->cursor.row;

  self->extent = (RbkTierPlace){ row, column };
  if (!extend)
    {
      self->cursor = self->anchor = self->extent;
      gtk_bitset_remove_all (self->picked);
    }
  rbk_tier_sheet_show (self->sheet, row, column);
  rbk_tier_table_sync (self);
  rbk_tier_table_focus_cursor (self);
  if (is_other_row)
    rbk_tier_table_notify_selected (self);
}

static guint
next_column (RbkTierTable *self, guint column, int step)
{
  guint edge = rbk_tier_table_edge_column (self, step > 0);

  if (column == edge)
    return column;
  do
    column += (guint) step;
  while (!self->is_shown[column]);

  return column;
}

/**
 * rbk_tier_table_step:
 * @self: a table
 * @rows: how far down
 * @columns: -1, 0 or 1 to the side
 * @extend: whether the block grows
 *
 * Moves the cursor, as far as there are cells.
 *
 * Returns: whether it moved
 */
gboolean
rbk_tier_table_step (RbkTierTable *self, int rows, int columns, gboolean extend)
{
  RbkTierPlace from = extend ? self->extent : self->cursor;
  int          last = (int) self->n_rows - 1;
  guint        row = (guint) CLAMP ((int) from.row + rows, 0, MAX (last, 0));
  guint        column = columns != 0 ? next_column (self, from.column, columns) : from.column;
  gboolean     moves = row != from.row || column != from.column;

  rbk_tier_table_move_to (self, row, column, extend);

  return moves;
}

/**
 * rbk_tier_table_select_block:
 * @self: a table
 * @anchor: one corner
 * @extent: the other
 *
 * Selects a block. The cursor stays where it is in it; else it goes to the first corner.
 */
void
rbk_tier_table_select_block (RbkTierTable *self, RbkTierPlace anchor, RbkTierPlace extent)
{
  guint    row = self->cursor.row;
  gboolean is_within = row >= MIN (anchor.row, extent.row) && row <= MAX (anchor.row, extent.row);

  gtk_bitset_remove_all (self->picked);
  self->anchor = anchor;
  self->extent = extent;
  if (!is_within)
    self->cursor = anchor;
  rbk_tier_table_clamp (self);
  rbk_tier_table_show_selection (self);
  if (rbk_tier_table_has_focus (self))
    rbk_tier_table_focus_cursor (self);
  if (self->cursor.row != row)
    rbk_tier_table_notify_selected (self);
}

/* rbk_tier_table_select_rows: selects whole rows */
void
rbk_tier_table_select_rows (RbkTierTable *self, guint from, guint to)
{
  rbk_tier_table_select_block (self,
                               (RbkTierPlace){ from, rbk_tier_table_edge_column (self, FALSE) },
                               (RbkTierPlace){ to, rbk_tier_table_edge_column (self, TRUE) });
}

/* rbk_tier_table_pick_row: takes a row to those that are selected, or from them */
void
rbk_tier_table_pick_row (RbkTierTable *self, guint row)
{
  if (gtk_bitset_is_empty (self->picked))
    gtk_bitset_add (self->picked, self->cursor.row);
  if (row != self->cursor.row && gtk_bitset_contains (self->picked, row))
    gtk_bitset_remove (self->picked, row);
  else
    gtk_bitset_add (self->picked, row);
  rbk_tier_table_show_selection (self);
}

static void
clamp (RbkTierTable *self, RbkTierPlace *place)
{
  place->row = MIN (place->row, MAX (self->n_rows, 1) - 1);
  while (!self->is_shown[place->column])
    place->column--;
}

/* rbk_tier_table_clamp: keeps the cursor on cells that there are */
void
rbk_tier_table_clamp (RbkTierTable *self)
{
  clamp (self, &self->cursor);
  clamp (self, &self->anchor);
  clamp (self, &self->extent);
  gtk_bitset_remove_range (self->picked, self->n_rows, G_MAXINT);
}
