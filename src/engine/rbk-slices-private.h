/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-slices.h"

G_BEGIN_DECLS

#define RBK_SLICES_NO_CELL G_MAXUINT

typedef struct
{
  gint64   values[RBK_N_COLUMNS];
  gboolean is_too_large;
} RbkSliceTotal;

struct _RbkSlices
{
  gatomicrefcount ref_count;
  GPtrArray      *names;                  /* (owned) (element-type utf8) of the slices */
  GHashTable     *numbers;                /* (owned) (nullable) name to number; while building */
  RbkSliceCell   *cells;                  /* (owned) */
  gint64         *columns[RBK_N_COLUMNS]; /* (owned) (nullable) one value a cell */
  guint           n_cells, n_allocated;
  guint          *slots; /* (owned) (nullable) hash table of cells; while building */
  guint           n_slots, last;
  gboolean        is_sealed;
  RbkSliceTotal  *totals; /* (owned) (nullable) one a slice; once sealed */
};

void rbk_slices_add_up (RbkSlices *self);

G_END_DECLS
