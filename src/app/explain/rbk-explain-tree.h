/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-explain-node.h"
#include "rbk-explain-words.h"

G_BEGIN_DECLS

#define RBK_TYPE_EXPLAIN_TREE (rbk_explain_tree_get_type ())
G_DECLARE_FINAL_TYPE (RbkExplainTree, rbk_explain_tree, RBK, EXPLAIN_TREE, GtkWidget)

GtkWidget *rbk_explain_tree_new (void) G_GNUC_WARN_UNUSED_RESULT;

void rbk_explain_tree_show (RbkExplainTree *self,
                            RbkWorking     *root,
                            RbkMoneyFormat *format,
                            RbkBook        *book);
void rbk_explain_tree_open_all (RbkExplainTree *self, gboolean is_open);

G_END_DECLS
