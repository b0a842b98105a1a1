/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-node.h"

#include <string.h>

/**
 * RbkExplainNode:
 *
 * A figure of a derivation as a list shows it. While the tree below it has the same shape it takes
 * new values without being another one, so that what was opened stays open.
 */
struct _RbkExplainNode
{
  GObject parent_instance;

  RbkWorking *working;  /* (owned) */
  GListStore *children; /* (owned) (nullable) */
  guint       depth;    /* of the root: 0 */
};

G_DEFINE_FINAL_TYPE (RbkExplainNode, rbk_explain_node, G_TYPE_OBJECT)

static guint changed_signal;

static void
rbk_explain_node_finalize (GObject *object)
{
  RbkExplainNode *self = RBK_EXPLAIN_NODE (object);

  g_clear_object (&self->children);
  rbk_working_unref (self->working);

  G_OBJECT_CLASS (rbk_explain_node_parent_class)->finalize (object);
}

static void
rbk_explain_node_class_init (RbkExplainNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rbk_explain_node_finalize;

  /**
   * RbkExplainNode::changed:
   * @self: a figure
   *
   * It has another value.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_explain_node_init (RbkExplainNode *self)
{
}

/**
 * rbk_explain_node_new:
 * @working: a figure
 * @depth: how deep it stands
 *
 * Returns: (transfer full): an item for it
 */
RbkExplainNode *
rbk_explain_node_new (RbkWorking *working, guint depth)
{
  RbkExplainNode *self = g_object_new (RBK_TYPE_EXPLAIN_NODE, NULL);

  self->working = rbk_working_ref (working);
  self->depth = depth;

  return self;
}

/**
 * rbk_explain_node_get_working:
 * @self: an item
 *
 * Returns: (transfer none): its figure
 */
const RbkWorking *
rbk_explain_node_get_working (RbkExplainNode *self)
{
  g_return_val_if_fail (RBK_IS_EXPLAIN_NODE (self), NULL);

  return self->working;
}

/**
 * rbk_explain_node_get_depth:
 * @self: an item
 *
 * Returns: how deep it stands
 */
guint
rbk_explain_node_get_depth (RbkExplainNode *self)
{
  g_return_val_if_fail (RBK_IS_EXPLAIN_NODE (self), 0);

  return self->depth;
}

/**
 * rbk_explain_node_get_children:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what its figure comes from; made when first asked for, as
 *   one derivation may stand in many places of a tree
 */
GListModel *
rbk_explain_node_get_children (RbkExplainNode *self)
{
  g_return_val_if_fail (RBK_IS_EXPLAIN_NODE (self), NULL);

  if (self->children == NULL && self->working->children->len > 0)
    {
      self->children = g_list_store_new (RBK_TYPE_EXPLAIN_NODE);
      for (guint i = 0; i < self->working->children->len; i++)
        {
          g_autoptr(RbkExplainNode) child =
                         rbk_explain_node_new (g_ptr_array_index (self->working->children, i),
                                               self->depth + 1);

          g_list_store_append (self->children, child);
        }
    }

  return G_LIST_MODEL (self->children);
}

static gboolean
is_like (const RbkWorking *self, const RbkWorking *other)
{
  gboolean is_same = self->how == other->how && strcmp (self->label, other->label) == 0 &&
                     self->children->len == other->children->len;

  for (guint i = 0; is_same && i < self->children->len; i++)
    is_same =
        is_like (g_ptr_array_index (self->children, i), g_ptr_array_index (other->children, i));

  return is_same;
}

static void
take (RbkExplainNode *self, RbkWorking *working)
{
  RbkWorking *before = self->working;

  self->working = rbk_working_ref (working);
  rbk_working_unref (before);
  for (guint i = 0; self->children != NULL && i < working->children->len; i++)
    {
      g_autoptr(RbkExplainNode) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      take (child, g_ptr_array_index (working->children, i));
    }
  g_signal_emit (self, changed_signal, 0);
}

/**
 * rbk_explain_node_update:
 * @self: an item
 * @working: its figure in a book that has changed
 *
 * Takes new values.
 *
 * Returns: whether the tree has the shape that it had; else nothing is taken
 */
gboolean
rbk_explain_node_update (RbkExplainNode *self, RbkWorking *working)
{
  g_return_val_if_fail (RBK_IS_EXPLAIN_NODE (self), FALSE);
  g_return_val_if_fail (working != NULL, FALSE);

  if (!is_like (self->working, working))
    return FALSE;
  take (self, working);

  return TRUE;
}
