/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-findings.h"
#include "rbk-soon.h"
#include "rbk-tier-line.h"
#include "rbk-tier-paste.h"
#include "rbk-tier-sheet.h"
#include "rbk-tier-table.h"

G_BEGIN_DECLS

/* What the files of the tier table share: its state, its cursor, its actions. */

/* A cell, by the place of its plan and of its column in the table of columns. */
typedef struct
{
  guint row, column;
} RbkTierPlace;

struct _RbkTierTable
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  GSettings      *settings; /* (owned) (nullable) */
  RbkAnalysis    *analysis; /* (owned) (nullable) */
  RbkMoneyFormat *format;   /* (owned) (nullable) */
  RbkFindings    *findings; /* (owned) */
  GtkWidget      *scroller;
  RbkTierSheet   *sheet;
  GPtrArray      *lines;        /* (owned) (element-type RbkTierLine) */
  GPtrArray      *titles;       /* (owned) (element-type GtkWidget) one for each column */
  gboolean       *is_wanted;    /* (owned) (array length=rbk_n_tier_columns) as the user chose */
  gboolean       *is_shown;     /* (owned) (array length=rbk_n_tier_columns) as there is room */
  int            *title_widths; /* (owned) (array length=rbk_n_tier_columns) */
  int            *held_widths;  /* (owned) (array length=rbk_n_tier_columns) while figures move */
  RbkSoon         fitting;
  guint           n_rows;
  RbkTierPlace    cursor;      /* the one cell that has the keys */
  RbkTierPlace    anchor;      /* where the block that is selected begins */
  RbkTierPlace    extent;      /* and where it ends */
  GtkBitset      *picked;      /* (owned) rows that were picked beside the block */
  gboolean        is_quiet;    /* while rows move and the focus with them */
  guint           drag_from;   /* the row that is dragged */
  guint           drop_before; /* the row before which it was dropped */
  guint           drop_id;     /* the source that then moves it */
};

/* rbk-tier-table.c */
void rbk_tier_table_notify_selected (RbkTierTable *self);

/* rbk-tier-rows.c */
void rbk_tier_table_sync (RbkTierTable *self);
void rbk_tier_table_update_rows (RbkTierTable *self);

/* rbk-tier-widths.c */
void rbk_tier_table_update_widths (RbkTierTable *self);
void rbk_tier_table_forget_widths (RbkTierTable *self);
void rbk_tier_table_fit (RbkTierTable *self);
void rbk_tier_table_queue_widths (RbkTierTable *self);

/* rbk-tier-cursor.c */
RbkTierSlot *rbk_tier_table_find_slot (RbkTierTable *self, guint row, guint column);
void         rbk_tier_table_move_to (RbkTierTable *self, guint row, guint column, gboolean extend);
gboolean     rbk_tier_table_step (RbkTierTable *self, int rows, int columns, gboolean extend);
void         rbk_tier_table_select_rows (RbkTierTable *self, guint from, guint to);
void     rbk_tier_table_select_block (RbkTierTable *self, RbkTierPlace anchor, RbkTierPlace extent);
void     rbk_tier_table_pick_row (RbkTierTable *self, guint row);
void     rbk_tier_table_show_selection (RbkTierTable *self);
void     rbk_tier_table_clamp (RbkTierTable *self);
gboolean rbk_tier_table_has_focus (RbkTierTable *self);
void     rbk_tier_table_focus_cursor (RbkTierTable *self);
guint    rbk_tier_table_edge_column (RbkTierTable *self, gboolean last);
GArray  *rbk_tier_table_get_rows (RbkTierTable *self) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_tier_table_get_block (RbkTierTable *self, RbkTierBlock *block);

/* rbk-tier-marks.c */
gboolean rbk_tier_table_mark_line (RbkTierTable *self, RbkTierLine *line);
void     rbk_tier_table_add_marks (RbkTierTable *self);

/* rbk-tier-keys.c, rbk-tier-drag.c */
gboolean rbk_tier_table_begin (RbkTierTable *self, RbkTierSlot *slot);
void     rbk_tier_table_add_keys (RbkTierTable *self);
void     rbk_tier_table_watch (RbkTierTable *self, RbkTierLine *line);
void     rbk_tier_table_add_pointer (RbkTierTable *self);
void     rbk_tier_table_add_drag (RbkTierTable *self);
gboolean rbk_tier_table_drop (RbkTierTable *self, guint from, guint before);

/* rbk-tier-explain.c */
void rbk_tier_table_install_explain (GtkWidgetClass *widget_class);

/* rbk-tier-clipboard.c */
void rbk_tier_table_copy (RbkTierTable *self);
void rbk_tier_table_cut (RbkTierTable *self);
void rbk_tier_table_paste (RbkTierTable *self);
void rbk_tier_table_clear (RbkTierTable *self);
void rbk_tier_table_paste_text (RbkTierTable *self, const char *text);
void rbk_tier_table_say (RbkTierTable *self, const char *text, gboolean can_undo);

/* rbk-tier-table-actions.c, rbk-tier-menu.c */
gboolean    rbk_tier_table_take (RbkTierTable *self, RbkEdit *edit, int selected);
void        rbk_tier_table_install_actions (GtkWidgetClass *widget_class);
void        rbk_tier_table_update_actions (RbkTierTable *self);
GtkWidget  *rbk_tier_table_new_toolbar (RbkTierTable *self);
void        rbk_tier_table_install_menu (GtkWidgetClass *widget_class);
void        rbk_tier_table_add_columns (RbkTierTable *self);
void        rbk_tier_table_open_menu (RbkTierTable *self, GtkWidget *at, double x, double y);
void        rbk_tier_table_open_columns (RbkTierTable *self, GtkWidget *at);
GMenuModel *rbk_tier_table_new_columns_menu (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
