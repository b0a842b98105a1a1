/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-curve-panel.h"
#include "rbk-design-page.h"
#include "rbk-inspector.h"
#include "rbk-room.h"
#include "rbk-soon.h"
#include "rbk-status-line.h"
#include "rbk-tier-table.h"

G_BEGIN_DECLS

struct _RbkDesignPage
{
  GtkWidget parent_instance;

  RbkDocument   *document; /* (owned) */
  GSettings     *settings; /* (owned) (nullable) */
  RbkRoom       *room;
  GtkWidget     *stack; /* the workbench, or what to do with an empty book */
  GtkWidget     *scroller;
  GtkWidget     *columns; /* side by side, or one below the other */
  GtkWidget     *main;
  RbkCurvePanel *curves;
  RbkTierTable  *table;
  RbkInspector  *inspector;
  RbkStatusLine *status;
  GtkWidget     *problem; /* why there are no figures */
  RbkSoon        updating;
  gboolean       is_stale; /* there was an edit that the page has not seen */
};

void rbk_design_page_update (RbkDesignPage *self);

/* What can be done on the page, in rbk-design-page-actions.c. */
void rbk_design_page_install_actions (GtkWidgetClass *klass);

G_END_DECLS
