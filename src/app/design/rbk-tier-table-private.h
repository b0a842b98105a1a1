/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-tier-column.h"
#include "rbk-tier-table.h"

G_BEGIN_DECLS

/* What the files of the tier table share: its state, its cells, its actions. */

struct _RbkTierTable
{
  GtkWidget parent_instance;

  RbkDocument        *document; /* (owned) */
  GSettings          *settings; /* (owned) (nullable) */
  RbkAnalysis        *analysis; /* (owned) (nullable) */
  RbkMoneyFormat     *format;   /* (owned) (nullable) */
  GtkWidget          *scroller;
  GtkSingleSelection *selection;
  GPtrArray          *cells; /* (owned) (element-type RbkTierTableCell) those that are on screen */
  gboolean            is_quiet; /* while rows move and the focus with them */
};

/* A cell on screen: what it shows, and for which plan. */
typedef struct
{
  RbkTierTable        *table; /* (not owned) */
  const RbkTierColumn *column;
  GtkListItem         *item;   /* (not owned) */
  GtkWidget           *widget; /* an RbkCell, or a label in a box */
  GtkWidget           *color;  /* (nullable) */
} RbkTierTableCell;

GtkColumnViewColumn *rbk_tier_table_new_column (RbkTierTable *self, const RbkTierColumn *column);
void                 rbk_tier_table_update_cell (RbkTierTableCell *cell);
RbkTierTableCell    *rbk_tier_table_find_cell (RbkTierTable        *self,
                                               const RbkTierColumn *column,
                                               guint                position);
void                 rbk_tier_table_install_actions (GtkWidgetClass *widget_class);
GtkWidget           *rbk_tier_table_new_toolbar (void);

G_END_DECLS
