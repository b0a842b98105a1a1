/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RbkFigureColumn:
 * @title: its heading, in English
 * @tooltip: (nullable): what it means, in English
 * @name: the accessible name of a cell, in English: “Revenue of %s”
 * @is_number: whether it stands at the end
 * @has_verdict: whether a sign before it judges the row's margin
 *
 * A column of figures. The first one names the row.
 */
typedef struct
{
  const char *title, *tooltip, *name;
  gboolean    is_number, has_verdict;
} RbkFigureColumn;

/**
 * RbkFigureRow:
 * @texts: (array length=n_columns): (nullable): what stands in it
 * @color: a place in the palette, or -1
 * @has_margin: whether there is a @margin
 * @margin: to be judged
 * @wheres: (array length=n_columns) (nullable): what to ask for the derivation of each, as
 *   [func@explain] takes it; an empty text where there is none
 *
 * A row of figures.
 */
typedef struct
{
  char   **texts;
  int      color;
  gboolean has_margin;
  double   margin;
  char   **wheres;
} RbkFigureRow;

RbkFigureRow *rbk_figure_row_new (char **texts) G_GNUC_WARN_UNUSED_RESULT;
void rbk_figure_row_explain (RbkFigureRow *self, guint n_columns, guint column, char *where);
void rbk_figure_row_free (RbkFigureRow *self);

#define RBK_TYPE_FIGURE_TABLE (rbk_figure_table_get_type ())
G_DECLARE_FINAL_TYPE (RbkFigureTable, rbk_figure_table, RBK, FIGURE_TABLE, GtkWidget)

GtkWidget *rbk_figure_table_new (const char            *label,
                                 const RbkFigureColumn *columns,
                                 guint                  n_columns,
                                 GSettings             *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_figure_table_set_shows_all (RbkFigureTable *self, gboolean shows_all);
void       rbk_figure_table_show_column (RbkFigureTable *self, guint column, gboolean is_shown);
void       rbk_figure_table_take_rows (RbkFigureTable *self, GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkFigureRow, rbk_figure_row_free)

G_END_DECLS
