/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Blocks of cells from and to the clipboard. */

/* The columns that are shown, in order; free the list. */
static void
fill_grid (RbkTierTable *self, RbkTierGrid *grid, const RbkTierColumn ***columns)
{
  *columns = g_new0 (const RbkTierColumn *, rbk_n_tier_columns);
  *grid = (RbkTierGrid){ .book = rbk_document_get_book (self->document),
                         .analysis = self->analysis,
                         .format = self->format,
                         .columns = *columns };
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    if (self->is_shown[i])
      (*columns)[grid->n_columns++] = &rbk_tier_columns[i];
}

/* rbk_tier_table_say: tells the user in passing */
void
rbk_tier_table_say (RbkTierTable *self, const char *text, gboolean can_undo)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (text);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
refuse (RbkTierTable *self, const GError *error)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  rbk_tier_table_say (self, error->message, FALSE);
}

/* Takes one step; the rows it adds and takes away meanwhile are no news. */
static gboolean
take (RbkTierTable *self, RbkEdit *edit, GError **error)
{
  if (edit == NULL)
    return FALSE;
  rbk_document_seal (self->document);

  return rbk_document_take (self->document, edit, error);
}

/* rbk_tier_table_copy: the selected cells, for a spreadsheet */
void
rbk_tier_table_copy (RbkTierTable *self)
{
  g_autofree const RbkTierColumn **columns = NULL;
  g_autofree char                 *text = NULL;
  RbkTierGrid                      grid;
  RbkTierBlock                     block;

  if (self->n_rows == 0 || self->format == NULL)
    return;
  fill_grid (self, &grid, &columns);
  rbk_tier_table_get_block (self, &block);
  text = rbk_tier_copy (&grid, &block);
  /* A single value is no row: other programs would add a line. */
  if (block.n_rows == 1 && block.n_columns == 1)
    g_strchomp (text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* rbk_tier_table_clear: empties those of the selected cells that may be empty */
void
rbk_tier_table_clear (RbkTierTable *self)
{
  g_autofree const RbkTierColumn **columns = NULL;
  g_autoptr(GError) error = NULL;
  RbkTierGrid  grid;
  RbkTierBlock block;
  gboolean     is_taken;

  if (self->n_rows == 0 || self->format == NULL)
    return;
  fill_grid (self, &grid, &columns);
  rbk_tier_table_get_block (self, &block);
  self->is_quiet = TRUE;
  is_taken = take (self, rbk_tier_clear (&grid, &block, &error), &error);
  self->is_quiet = FALSE;
  if (!is_taken)
    refuse (self, error);
}

/* rbk_tier_table_cut: copies, then empties */
void
rbk_tier_table_cut (RbkTierTable *self)
{
  rbk_tier_table_copy (self);
  rbk_tier_table_clear (self);
}

/* The column that stands at a place among those that are shown. */
static guint
column_at (RbkTierTable *self, guint place)
{
  guint column = 0;

  for (guint n_passed = 0; column < rbk_n_tier_columns; column++)
    if (self->is_shown[column] && n_passed++ == place)
      break;

  return column;
}

/**
 * rbk_tier_table_paste_text:
 * @self: a table
 * @text: cells from a spreadsheet
 *
 * Pastes at the cursor as one step, or says which value can't be taken.
 */
void
rbk_tier_table_paste_text (RbkTierTable *self, const char *text)
{
  g_autofree const RbkTierColumn **columns = NULL;
  g_autoptr(GError) error = NULL;
  RbkTierGrid  grid;
  RbkTierBlock block;
  gboolean     is_taken;

  if (self->format == NULL)
    return;
  fill_grid (self, &grid, &columns);
  rbk_tier_table_get_block (self, &block);
  self->is_quiet = TRUE;
  is_taken = take (self, rbk_tier_paste (&grid, text, &block, &error), &error);
  self->is_quiet = FALSE;
  rbk_tier_table_sync (self);
  if (is_taken)
    rbk_tier_table_select_block (self, (RbkTierPlace){ block.row, column_at (self, block.column) },
                                 (RbkTierPlace){
                                     block.row + block.n_rows - 1,
                                     column_at (self, block.column + block.n_columns - 1) });
  else
    refuse (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkTierTable) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->document == NULL)
    return;
  if (text != NULL)
    rbk_tier_table_paste_text (self, text);
  else
    rbk_tier_table_say (self, _ ("There are no cells to paste"), FALSE);
}

/* rbk_tier_table_paste: asks for what is on the clipboard, and pastes it when it is there */
void
rbk_tier_table_paste (RbkTierTable *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, read_cb,
                                 g_object_ref (self));
}
