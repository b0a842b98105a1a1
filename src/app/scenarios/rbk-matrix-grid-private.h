/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-matrix-grid.h"

G_BEGIN_DECLS

/* What the parts of the grid share: rbk-matrix-grid.c has which row is chosen and how many
 * plans there are, -build.c makes its widgets, -show.c says what they show. */

struct _RbkMatrixGrid
{
  GtkWidget parent_instance;

  GSettings *settings; /* (owned) (nullable) */
  GtkWidget *box, *scroller, *grid, *as_is;
  GtkWidget *all;      /* shows those past the limit, too */
  GPtrArray *heads;    /* (owned) (element-type GtkWidget) a label for each column */
  GPtrArray *names;    /* (owned) (element-type GtkWidget) a toggle button for each scenario */
  GPtrArray *problems; /* (owned) (element-type GtkWidget) a label for each scenario */
  GPtrArray *rows;     /* (owned) (element-type GArray) of figures, by column; the book as it is
                          first */
  GArray  *plans;      /* (owned) (element-type guint) by column; past the last plan is all */
  guint    limit;      /* of plans */
  guint    selected;
  gboolean is_updating;
};

void rbk_matrix_grid_build (RbkMatrixGrid *self, guint n_scenarios);
void rbk_matrix_grid_choose (RbkMatrixGrid *self, guint position);
void rbk_matrix_grid_show_headings (RbkMatrixGrid *self, const RbkMatrixShown *shown);
void rbk_matrix_grid_show_row (RbkMatrixGrid        *self,
                               const RbkMatrixShown *shown,
                               guint                 position,
                               guint                 of_matrix);

G_END_DECLS
