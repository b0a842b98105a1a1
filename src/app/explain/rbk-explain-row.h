/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-explain-node.h"
#include "rbk-explain-words.h"

G_BEGIN_DECLS

#define RBK_TYPE_EXPLAIN_ROW (rbk_explain_row_get_type ())
G_DECLARE_FINAL_TYPE (RbkExplainRow, rbk_explain_row, RBK, EXPLAIN_ROW, GtkWidget)

GtkWidget *rbk_explain_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

void rbk_explain_row_show (RbkExplainRow  *self,
                           GtkTreeListRow *row,
                           RbkMoneyFormat *format,
                           RbkBook        *book);
void rbk_explain_row_clear (RbkExplainRow *self);

G_END_DECLS
