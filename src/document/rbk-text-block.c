/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-text-block.h"

#include <string.h>

#include "rbk-error.h"

struct _RbkTextBlock
{
  GPtrArray *rows; /* (owned) (element-type GPtrArray) of texts */
  guint      n_columns;
};

static void
free_row (gpointer row)
{
  g_ptr_array_unref (row);
}

/**
 * rbk_text_block_new:
 *
 * Returns: (transfer full): a block without rows
 */
RbkTextBlock *
rbk_text_block_new (void)
{
  RbkTextBlock *self = g_new0 (RbkTextBlock, 1);

  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

/**
 * rbk_text_block_free:
 * @self: (nullable) (transfer full): a block
 */
void
rbk_text_block_free (RbkTextBlock *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * rbk_text_block_begin_row:
 * @self: a block
 *
 * Adds an empty row below the others.
 */
void
rbk_text_block_begin_row (RbkTextBlock *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (g_free));
}

static void
add_owned (RbkTextBlock *self, char *text)
{
  GPtrArray *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  g_ptr_array_add (row, text);
  self->n_columns = MAX (self->n_columns, row->len);
}

/**
 * rbk_text_block_add:
 * @self: a block with a row
 * @text: what stands in the cell
 *
 * Adds a cell to the last row.
 */
void
rbk_text_block_add (RbkTextBlock *self, const char *text)
{
  g_return_if_fail (self != NULL && self->rows->len > 0);
  g_return_if_fail (text != NULL);

  add_owned (self, g_strdup (text));
}

/* The quote that closes the one at @at, where there is one: two in a row stand for one. */
static const char *
find_closing (const char *at)
{
  for (at++; *at != '\0'; at++)
    {
      if (*at != '"')
        continue;
      if (at[1] != '"')
        return at;
      at++;
    }

  return NULL;
}

static gboolean
is_end (char c, char separator)
{
  return c == '\0' || c == '\n' || c == '\r' || c == separator;
}

static char *
unquote (const char *from, const char *to)
{
  GString *text = g_string_new (NULL);

  for (; from < to; from++)
    {
      g_string_append_c (text, *from);
      if (*from == '"')
        from++;
    }

  return g_string_free (text, FALSE);
}

/* Reads a cell and leaves @at at what ends it. A quote that is never closed, or that is
 * followed by more, is a quote like any: an inch is typed as 5". */
static char *
read_cell (const char **at, char separator)
{
  const char *start = *at;
  const char *closing = *start == '"' ? find_closing (start) : NULL;

  if (closing != NULL && is_end (closing[1], separator))
    {
      *at = closing + 1;
      return unquote (start + 1, closing);
    }

  while (!is_end (**at, separator))
    (*at)++;

  return g_strndup (start, (gsize) (*at - start));
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_RANGE, message);

  return FALSE;
}

static gboolean
read_rows (RbkTextBlock *self, const char *at, char separator, GError **error)
{
  while (*at != '\0')
    {
      if (self->rows->len == RBK_TEXT_BLOCK_MAX_ROWS)
        return refuse (error, E_ ("the block has more than 1,000 rows; copy a smaller block"));
      rbk_text_block_begin_row (self);
      add_owned (self, read_cell (&at, separator));
      while (*at == separator)
        {
          at++;
          add_owned (self, read_cell (&at, separator));
          if (self->n_columns > RBK_TEXT_BLOCK_MAX_COLUMNS)
            return refuse (error, E_ ("the block has more than 64 columns; copy a smaller block"));
        }
      /* The line end behind the last row begins no further row. */
      if (*at == '\r')
        at += at[1] == '\n' ? 2 : 1;
      else if (*at == '\n')
        at++;
    }

  return TRUE;
}

/**
 * rbk_text_block_parse:
 * @text: from the clipboard
 * @separator: what parts the cells: a tab, a comma or a semicolon
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Reads a block. Lines may end in LF, CRLF or CR, the last one also in nothing; empty lines
 * are rows with one empty cell.
 *
 * Returns: (transfer full) (nullable): the block, or %NULL where it is empty, too large or
 *   not UTF-8
 */
RbkTextBlock *
rbk_text_block_parse (const char *text, char separator, GError **error)
{
  g_autoptr(RbkTextBlock) self = rbk_text_block_new ();

  g_return_val_if_fail (text != NULL, NULL);

  if (text[0] == '\0')
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("there is nothing to paste"));
  else if (strlen (text) > RBK_TEXT_BLOCK_MAX_BYTES)
    refuse (error, E_ ("the block is larger than 1 MiB; copy a smaller block"));
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("the block is not text in UTF-8"));
  else if (read_rows (self, text, separator, error))
    return g_steal_pointer (&self);

  return NULL;
}

/* Whether each of several rows has the same number of cells, and more than one. */
static gboolean
is_even (const char *text, char separator)
{
  g_autoptr(RbkTextBlock) block = rbk_text_block_parse (text, separator, NULL);

  if (block == NULL || block->rows->len < 2 || block->n_columns < 2)
    return FALSE;
  for (guint i = 0; i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);

      if (row->len != block->n_columns)
        return FALSE;
    }

  return TRUE;
}

/**
 * rbk_text_block_guess_separator:
 * @text: from the clipboard
 *
 * Spreadsheets part cells by tabs. Text without any is separated values only where it is so
 * throughout: in 1,234 the comma parts no cells.
 *
 * Returns: a tab, a semicolon or a comma
 */
char
rbk_text_block_guess_separator (const char *text)
{
  g_return_val_if_fail (text != NULL, '\t');

  if (strchr (text, '\t') != NULL)
    return '\t';
  if (is_even (text, ';'))
    return ';';

  return is_even (text, ',') ? ',' : '\t';
}

/**
 * rbk_text_block_get_n_rows:
 * @self: a block
 *
 * Returns: how many rows it has
 */
guint
rbk_text_block_get_n_rows (const RbkTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * rbk_text_block_get_n_columns:
 * @self: a block
 *
 * Returns: how many cells its longest row has
 */
guint
rbk_text_block_get_n_columns (const RbkTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * rbk_text_block_get:
 * @self: a block
 * @row: a row
 * @column: a column
 *
 * Returns: (nullable) (transfer none): what stands there, or %NULL where the row ends before
 */
const char *
rbk_text_block_get (const RbkTextBlock *self, guint row, guint column)
{
  GPtrArray *cells;

  g_return_val_if_fail (self != NULL, NULL);

  if (row >= self->rows->len)
    return NULL;
  cells = g_ptr_array_index (self->rows, row);

  return column < cells->len ? g_ptr_array_index (cells, column) : NULL;
}

static void
append_cell (GString *text, const char *cell)
{
  if (strpbrk (cell, "\t\r\n\"") == NULL)
    {
      g_string_append (text, cell);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');
}

/**
 * rbk_text_block_to_string:
 * @self: a block
 *
 * Writes the block as spreadsheets read it from the clipboard.
 *
 * Returns: (transfer full): cells parted by tabs, each row with a line end
 */
char *
rbk_text_block_to_string (const RbkTextBlock *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);

      for (guint k = 0; k < row->len; k++)
        {
          if (k > 0)
            g_string_append_c (text, '\t');
          append_cell (text, g_ptr_array_index (row, k));
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}
