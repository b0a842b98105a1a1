/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-output.h"

#include <stdarg.h>

struct _RbkColumns
{
  guint      n_columns;
  char      *alignment; /* a letter a column: l or r */
  GPtrArray *cells;     /* (element-type utf8) row by row, the titles first */
  GArray    *tints;     /* (element-type RbkTint) of the cells */
};

static const char *const escapes[] = {
  [RBK_TINT_NONE] = "",
  [RBK_TINT_THIN] = "\033[33m",
  [RBK_TINT_LOSS] = "\033[31m",
};

static void
add_cell (RbkColumns *self, const char *text)
{
  const RbkTint none = RBK_TINT_NONE;

  g_ptr_array_add (self->cells, rbk_printable (text));
  g_array_append_val (self->tints, none);
}

/**
 * rbk_columns_new:
 * @titles: (array zero-terminated=1): the heads of the columns
 * @alignment: for each column `l` or `r`
 *
 * Returns: (transfer full): an empty table
 */
RbkColumns *
rbk_columns_new (const char *const *titles, const char *alignment)
{
  RbkColumns *self = g_new0 (RbkColumns, 1);

  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->tints = g_array_new (FALSE, FALSE, sizeof (RbkTint));
  self->alignment = g_strdup (alignment);
  for (; titles[self->n_columns] != NULL; self->n_columns++)
    add_cell (self, titles[self->n_columns]);

  return self;
}

/**
 * rbk_columns_free:
 * @self: a table
 *
 * Frees a table.
 */
void
rbk_columns_free (RbkColumns *self)
{
  g_ptr_array_unref (self->cells);
  g_array_unref (self->tints);
  g_free (self->alignment);
  g_free (self);
}

/**
 * rbk_columns_add:
 * @self: a table
 * @...: as many texts as there are columns, then %NULL
 *
 * Adds a row.
 */
void
rbk_columns_add (RbkColumns *self, ...)
{
  va_list     list;
  const char *text;

  va_start (list, self);
  while ((text = va_arg (list, const char *)) != NULL)
    add_cell (self, text);
  va_end (list);
}

/**
 * rbk_columns_tint:
 * @self: a table
 * @column: a column of the row that was added last
 * @tint: its colour
 *
 * Colours a cell. Only for a text that goes to a terminal.
 */
void
rbk_columns_tint (RbkColumns *self, guint column, RbkTint tint)
{
  guint cell = self->cells->len - self->n_columns + column;

  g_array_index (self->tints, RbkTint, cell) = tint;
}

static glong
width_of (RbkColumns *self, guint column)
{
  glong width = 0;

  for (guint i = column; i < self->cells->len; i += self->n_columns)
    width = MAX (width, g_utf8_strlen (g_ptr_array_index (self->cells, i), -1));

  return width;
}

static void
pad (GString *text, glong n_spaces)
{
  for (glong i = 0; i < n_spaces; i++)
    g_string_append_c (text, ' ');
}

static void
append_cell (GString *text, const char *cell, RbkTint tint)
{
  g_string_append (text, escapes[tint]);
  g_string_append (text, cell);
  g_string_append (text, tint != RBK_TINT_NONE ? "\033[0m" : "");
}

/**
 * rbk_columns_to_text:
 * @self: a table
 *
 * Returns: (transfer full): its rows, the columns aligned and two spaces apart
 */
char *
rbk_columns_to_text (RbkColumns *self)
{
  GString          *text = g_string_new (NULL);
  g_autofree glong *widths = g_new (glong, self->n_columns);
  guint             column = 0;

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = width_of (self, i);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      glong       space = widths[column] - g_utf8_strlen (cell, -1);
      gboolean    is_last = column == self->n_columns - 1;

      pad (text, (column > 0 ? 2 : 0) + (self->alignment[column] == 'r' ? space : 0));
      append_cell (text, cell, g_array_index (self->tints, RbkTint, i));
      pad (text, self->alignment[column] == 'l' && !is_last ? space : 0);
      if (is_last)
        g_string_append_c (text, '\n');
      column = is_last ? 0 : column + 1;
    }

  return g_string_free (text, FALSE);
}
