/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-tier-sheet.h"

G_BEGIN_DECLS

#define RBK_TIER_SHEET_ALL_ROWS 100 /* up to which all rows are there, whether seen or not */

/* What the files of the sheet share. */
struct _RbkTierSheet
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment, *vadjustment; /* (owned) (nullable) */
  RbkTierStrip  *head;
  GArray        *natural; /* (owned) (element-type int) widths that show all; 0: hidden */
  GArray        *widths;  /* (owned) (element-type int) as they are */
  guint          n_rows;
  int            head_height, row_height;
  int            offset; /* from the start, whichever side that is */
  int            drop;   /* before which row; -1: nothing is dragged */
  guint          range_first, range_n;
  gboolean       is_allocating;
};

int    rbk_tier_sheet_get_total (RbkTierSheet *self);
void   rbk_tier_sheet_range_changed (RbkTierSheet *self);
double rbk_tier_sheet_get_top (RbkTierSheet *self);
void   rbk_tier_sheet_set_adjustment (RbkTierSheet   *self,
                                      GtkAdjustment **place,
                                      GtkAdjustment  *adjustment);
void   rbk_tier_sheet_configure (RbkTierSheet *self, int width, int height);

G_END_DECLS
