/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-compare-panel.h"
#include "rbk-work-row.h"

G_BEGIN_DECLS

#define RBK_COMPARE_MOST_COLUMNS 8

/**
 * RbkCompareColumn:
 * @document: (owned) (nullable): another book
 * @key: (owned) (nullable): of a scenario of this book
 * @answer: what is done about it
 *
 * Another book, or this one with a scenario.
 */
typedef struct
{
  RbkDocument *document;
  char        *key;
  RbkAnswer    answer;
} RbkCompareColumn;

struct _RbkComparePanel
{
  GtkWidget parent_instance;

  RbkDocument          *document; /* (owned) */
  RbkAnalysis          *analysis; /* (owned) (nullable) */
  GPtrArray            *columns;  /* (owned) (element-type RbkCompareColumn) beside the book */
  GtkFileChooserNative *chooser;  /* (owned) (nullable) while it is open */
  GtkWidget            *scroller, *section, *tag, *table, *none, *copy;
  RbkWorkRow           *row;
};

void rbk_compare_panel_ask (RbkComparePanel *self);

/* Of rbk-compare-panel-actions.c */
void     rbk_compare_panel_install_actions (GtkWidgetClass *widget_class);
gboolean rbk_compare_panel_drop (RbkComparePanel *self, const GValue *value, double x, double y);

G_END_DECLS
