/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-working.h"

G_BEGIN_DECLS

#define RBK_TYPE_EXPLAIN_NODE (rbk_explain_node_get_type ())
G_DECLARE_FINAL_TYPE (RbkExplainNode, rbk_explain_node, RBK, EXPLAIN_NODE, GObject)

RbkExplainNode *rbk_explain_node_new (RbkWorking *working, guint depth) G_GNUC_WARN_UNUSED_RESULT;

const RbkWorking *rbk_explain_node_get_working (RbkExplainNode *self);
guint             rbk_explain_node_get_depth (RbkExplainNode *self);
GListModel       *rbk_explain_node_get_children (RbkExplainNode *self);
gboolean          rbk_explain_node_update (RbkExplainNode *self, RbkWorking *working);

G_END_DECLS
