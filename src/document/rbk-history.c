/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-history-private.h"

/**
 * RbkHistory:
 *
 * The edits of a document, those done and those undone. The ones below `n_done` are in
 * effect. A document is saved where `n_done` is where it was at the last save; that
 * place is lost for good once its branch is cut.
 */
G_DEFINE_FINAL_TYPE (RbkHistory, rbk_history, G_TYPE_OBJECT)

typedef enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_IS_SAVED,
} RbkHistoryProperty;

static GParamSpec *properties[PROP_IS_SAVED + 1];

/* rbk_history_notify: says that any of its properties may be another. */
void
rbk_history_notify (RbkHistory *self)
{
  for (guint i = PROP_CAN_UNDO; i < G_N_ELEMENTS (properties); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
rbk_history_finalize (GObject *object)
{
  RbkHistory *self = RBK_HISTORY (object);

  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_pointer (&self->group_label, g_free);

  G_OBJECT_CLASS (rbk_history_parent_class)->finalize (object);
}

static void
rbk_history_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RbkHistory *self = RBK_HISTORY (object);

  switch ((RbkHistoryProperty) property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, rbk_history_get_can_undo (self));
      break;

    case PROP_CAN_REDO:
      g_value_set_boolean (value, rbk_history_get_can_redo (self));
      break;

    case PROP_IS_SAVED:
      g_value_set_boolean (value, rbk_history_get_is_saved (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rbk_history_class_init (RbkHistoryClass *klass)
{
  static const char *const names[] = { NULL, "can-undo", "can-redo", "is-saved" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rbk_history_finalize;
  object_class->get_property = rbk_history_get_property;

  for (guint i = PROP_CAN_UNDO; i < G_N_ELEMENTS (properties); i++)
    properties[i] =
        g_param_spec_boolean (names[i], NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rbk_history_init (RbkHistory *self)
{
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_edit_free);
  self->n_saving = RBK_HISTORY_NEVER;
  self->is_sealed = TRUE;
}

/**
 * rbk_history_new:
 *
 * Returns: (transfer full): a history without edits, which is a saved one
 */
RbkHistory *
rbk_history_new (void)
{
  return g_object_new (RBK_TYPE_HISTORY, NULL);
}

/**
 * rbk_history_get_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to undo
 */
gboolean
rbk_history_get_can_undo (RbkHistory *self)
{
  g_return_val_if_fail (RBK_IS_HISTORY (self), FALSE);

  return self->n_done > 0;
}

/**
 * rbk_history_get_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step to do again
 */
gboolean
rbk_history_get_can_redo (RbkHistory *self)
{
  g_return_val_if_fail (RBK_IS_HISTORY (self), FALSE);

  return self->n_done < self->edits->len;
}

/**
 * rbk_history_get_is_saved:
 * @self: a history
 *
 * Returns: whether the document is as it was last saved
 */
gboolean
rbk_history_get_is_saved (RbkHistory *self)
{
  g_return_val_if_fail (RBK_IS_HISTORY (self), FALSE);

  return self->n_done == self->n_saved;
}

/**
 * rbk_history_peek_undo:
 * @self: a history
 *
 * Returns: (nullable) (transfer none): the step that undo would revert
 */
const RbkEdit *
rbk_history_peek_undo (RbkHistory *self)
{
  g_return_val_if_fail (RBK_IS_HISTORY (self), NULL);

  return self->n_done > 0 ? g_ptr_array_index (self->edits, self->n_done - 1) : NULL;
}

/**
 * rbk_history_peek_redo:
 * @self: a history
 *
 * Returns: (nullable) (transfer none): the step that redo would do
 */
const RbkEdit *
rbk_history_peek_redo (RbkHistory *self)
{
  g_return_val_if_fail (RBK_IS_HISTORY (self), NULL);

  return self->n_done < self->edits->len ? g_ptr_array_index (self->edits, self->n_done) : NULL;
}

/* Forgets what was undone, and with it a saved state that lay there. */
static void
cut_branch (RbkHistory *self)
{
  g_ptr_array_set_size (self->edits, (int) self->n_done);
  if (self->n_saved != RBK_HISTORY_NEVER && self->n_saved > self->n_done)
    self->n_saved = RBK_HISTORY_NEVER;
  if (self->n_saving != RBK_HISTORY_NEVER && self->n_saving > self->n_done)
    self->n_saving = RBK_HISTORY_NEVER;
}

static void
push (RbkHistory *self, RbkEdit *edit)
{
  g_ptr_array_add (self->edits, edit);
  self->n_done++;
}

static void
take_into_group (RbkHistory *self, RbkEdit *edit)
{
  if (self->group == NULL)
    {
      self->group = rbk_edit_new_group (self->group_label);
      push (self, self->group);
    }

  if (rbk_edit_merge (self->group, edit))
    rbk_edit_free (edit);
  else
    rbk_edit_add (self->group, edit);
}

/**
 * rbk_history_take:
 * @self: a history
 * @edit: (transfer full): an edit that was just applied
 *
 * Makes @edit the step that undo would revert, or a part of it. What had been undone is
 * forgotten.
 */
void
rbk_history_take (RbkHistory *self, RbkEdit *edit)
{
  RbkEdit *top;

  g_return_if_fail (RBK_IS_HISTORY (self));
  g_return_if_fail (edit != NULL);

  cut_branch (self);
  top = self->n_done > 0 ? g_ptr_array_index (self->edits, self->n_done - 1) : NULL;

  if (self->n_groups > 0)
    take_into_group (self, edit);
  else if (!self->is_sealed && top != NULL && rbk_edit_merge (top, edit))
    rbk_edit_free (edit);
  else
    push (self, edit);

  self->is_sealed = FALSE;
  rbk_history_notify (self);
}

/**
 * rbk_history_undo:
 * @self: a history that can undo
 *
 * Reverts the last step.
 */
void
rbk_history_undo (RbkHistory *self)
{
  g_return_if_fail (rbk_history_get_can_undo (self));

  rbk_history_seal (self);
  rbk_edit_revert (g_ptr_array_index (self->edits, --self->n_done));
  rbk_history_notify (self);
}

/**
 * rbk_history_redo:
 * @self: a history that can redo
 *
 * Does the step again that was undone last.
 */
void
rbk_history_redo (RbkHistory *self)
{
  g_return_if_fail (rbk_history_get_can_redo (self));

  rbk_history_seal (self);
  if (rbk_edit_apply (g_ptr_array_index (self->edits, self->n_done), NULL))
    self->n_done++;
  rbk_history_notify (self);
}

/**
 * rbk_history_seal:
 * @self: a history
 *
 * Ends the present step: the next edit is undone on its own.
 */
void
rbk_history_seal (RbkHistory *self)
{
  g_return_if_fail (RBK_IS_HISTORY (self));

  self->is_sealed = TRUE;
  self->group = NULL;
}

/**
 * rbk_history_begin_group:
 * @self: a history
 * @label: (nullable): what the step is called, in English; nothing takes its first edit's
 *
 * Makes all edits up to [method@History.end_group] one step, as a drag is one. Groups
 * within a group are part of it.
 */
void
rbk_history_begin_group (RbkHistory *self, const char *label)
{
  g_return_if_fail (RBK_IS_HISTORY (self));

  if (self->n_groups++ > 0)
    return;

  rbk_history_seal (self);
  g_free (self->group_label);
  self->group_label = g_strdup (label);
}

/**
 * rbk_history_end_group:
 * @self: a history with an open group
 *
 * Ends the step. A group without edits leaves no trace.
 */
void
rbk_history_end_group (RbkHistory *self)
{
  g_return_if_fail (RBK_IS_HISTORY (self));
  g_return_if_fail (self->n_groups > 0);

  if (--self->n_groups == 0)
    rbk_history_seal (self);
}

/**
 * rbk_history_cancel_group:
 * @self: a history with an open group
 *
 * Reverts the edits of the group and forgets them, as when a drag is given up. What had
 * been undone before its first edit does not come back.
 */
void
rbk_history_cancel_group (RbkHistory *self)
{
  g_return_if_fail (RBK_IS_HISTORY (self));
  g_return_if_fail (self->n_groups > 0);

  if (self->group != NULL)
    {
      rbk_edit_revert (self->group);
      self->n_done--;
      cut_branch (self);
    }
  rbk_history_end_group (self);
  rbk_history_notify (self);
}

/**
 * rbk_history_clear:
 * @self: a history
 *
 * Forgets all edits. The present state is a saved one.
 */
void
rbk_history_clear (RbkHistory *self)
{
  g_return_if_fail (RBK_IS_HISTORY (self));

  rbk_history_seal (self);
  g_ptr_array_set_size (self->edits, 0);
  self->n_done = 0;
  self->n_saved = 0;
  self->n_saving = RBK_HISTORY_NEVER;
  rbk_history_notify (self);
}
