/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-figure-table.h"

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
