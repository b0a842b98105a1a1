/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-cell.h"
#include "rbk-finding.h"
#include "rbk-tier-column.h"
#include "rbk-tier-strip.h"

G_BEGIN_DECLS

typedef struct _RbkTierLine RbkTierLine;

/**
 * RbkTierSlot:
 * @line: the row
 * @column: the place of its column in the table of columns
 * @box: all of the cell
 * @cell: its value
 * @extra: (nullable): the plan's colour, a margin's verdict, or what applies a floor price
 * @mark: (nullable): what the rules say of the plan
 * @width: what it needs to show all, in pixels
 *
 * One cell of a row.
 */
typedef struct
{
  RbkTierLine *line;
  guint        column;
  GtkWidget   *box;
  RbkCell     *cell;
  GtkWidget   *extra, *mark;
  int          width;
} RbkTierSlot;

/**
 * RbkTierLine:
 * @strip: the widget
 * @plan: (nullable): the plan it shows
 * @position: its place in the book
 * @slots: its cells, one for each column
 * @settings: (nullable): which margins are called good and thin
 *
 * A row of the tier table on screen. It may come to show another plan.
 */
struct _RbkTierLine
{
  RbkTierStrip *strip; /* (not owned) the sheet has it */
  RbkPlan      *plan;  /* (owned) (nullable) */
  guint         position;
  RbkTierSlot  *slots;    /* (owned) (array length=rbk_n_tier_columns) */
  GSettings    *settings; /* (owned) (nullable) */
};

RbkTierLine *rbk_tier_line_new (GSettings    *settings,
                                RbkCellCommit commit) G_GNUC_WARN_UNUSED_RESULT;
void         rbk_tier_line_free (RbkTierLine *self);
void         rbk_tier_line_set_plan (RbkTierLine *self, RbkPlan *plan, guint position);
void         rbk_tier_line_update (RbkTierLine *self, const RbkTierCell *context);
gboolean     rbk_tier_line_mark (RbkTierLine *self, const RbkFinding *finding, const char *message);
void         rbk_tier_line_set_shown (RbkTierLine *self, guint column, gboolean is_shown);
RbkTierSlot *rbk_tier_slot_of (GtkWidget *widget);

G_END_DECLS
