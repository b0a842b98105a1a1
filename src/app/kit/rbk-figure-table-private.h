/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-figure-table.h"

G_BEGIN_DECLS

struct _RbkFigureTable
{
  GtkWidget parent_instance;

  GSettings             *settings; /* (owned) (nullable) */
  const RbkFigureColumn *columns;  /* static */
  guint                  n_columns;
  GPtrArray             *rows;      /* (owned) (element-type RbkFigureRow) */
  GtkStringList         *model;     /* (owned) as many as @rows; the texts say nothing */
  GtkSelectionModel     *selection; /* (owned) */
  GPtrArray             *cells;     /* (owned) (element-type RbkFigureCell) those on screen */
  gboolean               shows_all; /* it is as high as its rows are */
  GtkWidget             *scroller;
};

/**
 * RbkFigureCell:
 * @table: the table
 * @item: the row that it shows now
 * @column: its place in the columns
 * @label: what stands in it
 * @sign: (nullable): a plan's colour, or a verdict
 *
 * What is on screen of a figure.
 */
typedef struct
{
  RbkFigureTable *table;
  GtkListItem    *item;
  guint           column;
  GtkWidget      *label;
  GtkWidget      *sign;
} RbkFigureCell;

GtkListItemFactory *rbk_figure_cell_factory_new (RbkFigureTable *table,
                                                 guint           column) G_GNUC_WARN_UNUSED_RESULT;
void                rbk_figure_cell_update (const RbkFigureCell *self);

G_END_DECLS
