/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-paste.h"

#include <glib/gi18n-lib.h>

#include "rbk-plan-edit.h"

#define MAX_NEW_PLANS 100

/* An edit may rest on the one before: a limit goes on the rate card that included units
 * brought. So each is in effect while the next is made; then all are taken back, and are one
 * step to be taken as a whole. */

typedef struct
{
  const RbkTierGrid *grid;
  RbkEdit           *group;
  guint              n_tried; /* cells of columns that take something */
} Paste;

static gboolean
apply (Paste *paste, RbkEdit *edit, GError **error)
{
  if (!rbk_edit_apply (edit, error))
    {
      rbk_edit_free (edit);
      return FALSE;
    }
  rbk_edit_add (paste->group, edit);

  return TRUE;
}

static guint
count_plans (const RbkTierGrid *grid)
{
  return g_list_model_get_n_items (rbk_book_get_plans (grid->book));
}

static gboolean
add_plans (Paste *paste, guint n_rows, GError **error)
{
  guint n_plans = count_plans (paste->grid);

  if (n_rows > n_plans + MAX_NEW_PLANS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   /* Translators: %u are numbers of rows and of plans */
                   ngettext ("The block would add %u plan; paste at most %u more than there are",
                             "The block would add %u plans; paste at most %u more than there are",
                             n_rows - n_plans),
                   n_rows - n_plans, (guint) MAX_NEW_PLANS);
      return FALSE;
    }
  for (; n_plans < n_rows; n_plans++)
    if (!apply (paste, rbk_plan_edit_add (paste->grid->book), error))
      return FALSE;

  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

static gboolean
paste_cell (Paste *paste, guint row, const RbkTierColumn *column, const char *text, GError **error)
{
  const RbkTierGrid *grid = paste->grid;
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (grid->book), row);
  g_autofree char *plain = NULL;
  g_autofree char *name = NULL;
  RbkTierCell      cell;
  RbkEdit         *edit;

  paste->n_tried++;
  rbk_tier_cell_init (&cell, grid->book, grid->analysis, grid->format, plan, row);
  /* What is there already stays just as it is, to the last decimal. */
  plain = rbk_tier_column_dup_plain (column, &cell);
  if (cell.row == NULL ? is_blank (text) : g_str_equal (text, plain))
    return TRUE;

  name = rbk_tier_column_dup_name (column, plan);
  edit = column->new_edit (&cell, text, error);
  if (edit == NULL || !apply (paste, edit, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
paste_rows (Paste *paste, const RbkTextBlock *text, const RbkTierBlock *block, GError **error)
{
  for (guint i = 0; i < block->n_rows; i++)
    for (guint k = 0; k < block->n_columns; k++)
      {
        const RbkTierColumn *column = paste->grid->columns[block->column + k];
        const char          *cell = rbk_text_block_get (text, i % rbk_text_block_get_n_rows (text),
                                                        k % rbk_text_block_get_n_columns (text));

        if (cell != NULL && column->new_edit != NULL &&
            !paste_cell (paste, block->row + i, column, cell, error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
check_tried (Paste *paste, const RbkTierBlock *block, GError **error)
{
  if (paste->n_tried > 0)
    return TRUE;

  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               /* Translators: %s is the head of a column of figures that are computed */
               _ ("%s is computed and takes no value"),
               _ (paste->grid->columns[block->column]->title));

  return FALSE;
}

/* A block that the selection is a multiple of fills it; any other goes in once. */
static void
fit (const RbkTierGrid *grid, const RbkTextBlock *text, RbkTierBlock *block)
{
  guint n_rows = rbk_text_block_get_n_rows (text);
  guint n_columns = rbk_text_block_get_n_columns (text);

  if (block->n_rows % n_rows != 0 || block->n_columns % n_columns != 0)
    {
      block->n_rows = n_rows;
      block->n_columns = n_columns;
    }
  block->n_columns = MIN (block->n_columns, grid->n_columns - block->column);
}

static RbkEdit *
finish (Paste *paste, gboolean is_good)
{
  rbk_edit_revert (paste->group);
  if (is_good)
    return g_steal_pointer (&paste->group);
  g_clear_pointer (&paste->group, rbk_edit_free);

  return NULL;
}

/**
 * rbk_tier_paste:
 * @grid: where to
 * @text: from the clipboard
 * @block: (inout): the cells that are selected; afterwards those that are pasted into
 * @error: return location for a #GError of domain RBK_ERROR, which names the cell
 *
 * Makes the one edit that pastes a block at the first of the selected cells. Plans that are
 * missing are added; figures that are computed are passed over.
 *
 * Returns: (transfer full) (nullable): the edit, not yet applied, or %NULL where a value can't
 *   be taken; then nothing has changed
 */
RbkEdit *
rbk_tier_paste (const RbkTierGrid *grid, const char *text, RbkTierBlock *block, GError **error)
{
  g_autoptr(RbkTextBlock) cells =
                 rbk_text_block_parse (text, rbk_text_block_guess_separator (text), error);
  Paste paste = { .grid = grid };

  if (cells == NULL)
    return NULL;
  fit (grid, cells, block);
  paste.group = rbk_edit_new_group (N_ ("Paste cells"));

  return finish (&paste, add_plans (&paste, block->row + block->n_rows, error) &&
                             paste_rows (&paste, cells, block, error) &&
                             check_tried (&paste, block, error));
}

static gboolean
clear_rows (Paste *paste, const RbkTierBlock *block, GError **error)
{
  for (guint i = 0; i < block->n_rows; i++)
    for (guint k = 0; k < block->n_columns; k++)
      {
        const RbkTierColumn *column = paste->grid->columns[block->column + k];

        if (column->can_clear && !paste_cell (paste, block->row + i, column, "", error))
          return FALSE;
      }

  if (paste->n_tried == 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 /* Translators: %s is the head of a column */
                 _ ("%s can't be empty"), _ (paste->grid->columns[block->column]->title));

  return paste->n_tried > 0;
}

/**
 * rbk_tier_clear:
 * @grid: where
 * @block: some cells
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the one edit that empties those of the cells that may be empty.
 *
 * Returns: (transfer full) (nullable): the edit, not yet applied, or %NULL where none of them
 *   may be empty
 */
RbkEdit *
rbk_tier_clear (const RbkTierGrid *grid, const RbkTierBlock *block, GError **error)
{
  Paste paste = { .grid = grid, .group = rbk_edit_new_group (N_ ("Clear cells")) };

  return finish (&paste, clear_rows (&paste, block, error));
}

/**
 * rbk_tier_copy:
 * @grid: from where
 * @block: some cells
 *
 * Writes cells as spreadsheets read them from the clipboard.
 *
 * Returns: (transfer full): a line a plan, cells parted by tabs
 */
char *
rbk_tier_copy (const RbkTierGrid *grid, const RbkTierBlock *block)
{
  g_autoptr(RbkTextBlock) text = rbk_text_block_new ();

  for (guint i = 0; i < block->n_rows; i++)
    {
      g_autoptr(RbkPlan) plan =
                     g_list_model_get_item (rbk_book_get_plans (grid->book), block->row + i);
      RbkTierCell cell;

      rbk_text_block_begin_row (text);
      rbk_tier_cell_init (&cell, grid->book, grid->analysis, grid->format, plan, block->row + i);
      for (guint k = 0; k < block->n_columns; k++)
        {
          g_autofree char *plain =
              rbk_tier_column_dup_plain (grid->columns[block->column + k], &cell);

          rbk_text_block_add (text, plain);
        }
    }

  return rbk_text_block_to_string (text);
}
