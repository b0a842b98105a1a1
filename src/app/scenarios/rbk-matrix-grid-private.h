/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-matrix-grid.h"

G_BEGIN_DECLS

/* What the parts of the grid share: rbk-matrix-grid.c has its widgets and which row is chosen,
 * -show.c says what they show. */

struct _RbkMatrixGrid
{
  GtkWidget parent_instance;

  GSettings *settings; /* (owned) (nullable) */
  GtkWidget *scroller, *grid;
  GPtrArray *names;    /* (owned) (element-type GtkWidget) a toggle button for each scenario */
  GPtrArray *problems; /* (owned) (element-type GtkWidget) a label for each scenario */
  GArray    *cells;    /* (owned) (element-type RbkMatrixFigure) by row, the book as it is first */
  GArray    *plans;    /* (owned) (element-type guint) by column; past the last plan is all */
  guint      n_scenarios, n_columns;
  guint      selected;
  gboolean   is_updating;
};

void rbk_matrix_grid_show_headings (RbkMatrixGrid *self, const RbkMatrixShown *shown);
void rbk_matrix_grid_show_row (RbkMatrixGrid        *self,
                               const RbkMatrixShown *shown,
                               guint                 position,
                               guint                 of_matrix);

G_END_DECLS
