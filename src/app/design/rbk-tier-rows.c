/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

/* The rows of the tier table: which plans they show, and what typing into one does. */

static gboolean
commit_cb (RbkCell *widget, const char *text, gpointer user_data, GError **error)
{
  RbkTierSlot  *slot = user_data;
  RbkTierTable *self =
      RBK_TIER_TABLE (gtk_widget_get_ancestor (GTK_WIDGET (widget), RBK_TYPE_TIER_TABLE));
  RbkTierCell cell;
  RbkEdit    *edit;

  if (slot->line->plan == NULL || self->format == NULL)
    return FALSE;
  rbk_tier_cell_init (&cell, rbk_document_get_book (self->document), self->analysis, self->format,
                      slot->line->plan, slot->line->position);
  edit = rbk_tier_columns[slot->column].new_edit (&cell, text, error);
  if (edit == NULL)
    return FALSE;
  rbk_document_seal (self->document);

  return rbk_document_take (self->document, edit, error);
}

static void
update_line (RbkTierTable *self, RbkTierLine *line)
{
  RbkTierCell cell;

  if (self->format == NULL)
    return;
  rbk_tier_table_mark_line (self, line);
  rbk_tier_cell_init (&cell, rbk_document_get_book (self->document), self->analysis, self->format,
                      line->plan, line->position);
  rbk_tier_line_update (line, &cell);
}

static RbkTierLine *
add_line (RbkTierTable *self)
{
  RbkTierLine *line = rbk_tier_line_new (self->settings, commit_cb);

  rbk_tier_table_watch (self, line);
  rbk_tier_sheet_add_row (self->sheet, line->strip);
  g_ptr_array_add (self->lines, line);

  return line;
}

/* Gives the line at @index of the list a plan to show. */
static void
bind_line (RbkTierTable *self, guint index, guint position)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, position);
  RbkTierLine *line =
      index < self->lines->len ? g_ptr_array_index (self->lines, index) : add_line (self);

  if (line->plan == plan && line->position == position)
    return;
  rbk_tier_line_set_plan (line, plan, position);
  rbk_tier_sheet_place_row (self->sheet, line->strip, position);
  update_line (self, line);
}

/**
 * rbk_tier_table_sync:
 * @self: a table
 *
 * Brings the rows in line with the plans that there are, as far as they are seen. The row of
 * the cursor is always there: it may have the focus.
 */
void
rbk_tier_table_sync (RbkTierTable *self)
{
  GListModel *plans;
  guint       first, n_rows, n_lines;
  gboolean    was_quiet = self->is_quiet;

  if (self->document == NULL || self->is_quiet)
    return;
  self->is_quiet = TRUE;
  plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  if (self->n_rows != g_list_model_get_n_items (plans))
    rbk_tier_table_forget_widths (self);
  self->n_rows = g_list_model_get_n_items (plans);
  rbk_tier_table_clamp (self);
  rbk_tier_sheet_set_n_rows (self->sheet, self->n_rows);
  rbk_tier_sheet_get_range (self->sheet, &first, &n_rows);
  n_rows = MIN (n_rows, self->n_rows - MIN (first, self->n_rows));
  n_lines = n_rows;
  for (guint i = 0; i < n_rows; i++)
    bind_line (self, i, first + i);
  if (self->n_rows > 0 && (self->cursor.row < first || self->cursor.row >= first + n_rows))
    bind_line (self, n_lines++, self->cursor.row);
  if (self->lines->len > n_lines)
    g_ptr_array_remove_range (self->lines, n_lines, self->lines->len - n_lines);
  self->is_quiet = was_quiet;
  rbk_tier_table_update_widths (self);
}

/* rbk_tier_table_update_rows: shows the figures as they are now, and the rows that are seen */
void
rbk_tier_table_update_rows (RbkTierTable *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    update_line (self, g_ptr_array_index (self->lines, i));
  rbk_tier_table_sync (self);
}
