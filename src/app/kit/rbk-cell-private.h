/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-cell.h"

G_BEGIN_DECLS

/* What the files of the cell share: its state, and how it shows a value. */

struct _RbkCell
{
  GtkWidget parent_instance;

  GtkEntry     *text;
  GtkWidget    *popover;     /* (nullable) made when there is a reason */
  GtkWidget    *reason;      /* (nullable) */
  char         *title;       /* (owned) (nullable) */
  char         *shown;       /* (owned) */
  char         *typed;       /* (owned) */
  char         *problem;     /* (owned) (nullable) */
  char         *description; /* (owned) (nullable) what there is to say beside the value */
  RbkCellCommit commit;
  gpointer      user_data;
  gboolean      is_number; /* stands at the end */
  gboolean      has_focus;
  gboolean      is_in_table;
  gboolean      is_editing; /* in a table: it has the keys */
  gboolean      is_showing; /* while the text changes by itself */
};

void     rbk_cell_set_editing (RbkCell *self, gboolean is_editing);
gboolean rbk_cell_is_in_window (RbkCell *self);
void     rbk_cell_show (RbkCell *self, const char *text);
void     rbk_cell_describe (RbkCell *self);
void     rbk_cell_align (RbkCell *self);
void     rbk_cell_watch_outside (RbkCell *self);

G_END_DECLS
