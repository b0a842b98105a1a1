/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-history-private.h"

/**
 * rbk_history_begin_save:
 * @self: a history
 *
 * Remembers the present state as the one that is being written. Edits may follow while
 * it is; they are no part of it.
 */
void
rbk_history_begin_save (RbkHistory *self)
{
  g_return_if_fail (RBK_IS_HISTORY (self));

  rbk_history_seal (self);
  self->n_saving = self->n_done;
}

/**
 * rbk_history_end_save:
 * @self: a history
 * @succeeded: whether the state was written
 *
 * Ends what [method@History.begin_save] began.
 */
void
rbk_history_end_save (RbkHistory *self, gboolean succeeded)
{
  g_return_if_fail (RBK_IS_HISTORY (self));

  if (succeeded)
    self->n_saved = self->n_saving;
  self->n_saving = RBK_HISTORY_NEVER;
  rbk_history_notify (self);
}

/**
 * rbk_history_mark_unsaved:
 * @self: a history
 *
 * Forgets the saved state: what is on disk is no state of this history.
 */
void
rbk_history_mark_unsaved (RbkHistory *self)
{
  g_return_if_fail (RBK_IS_HISTORY (self));

  self->n_saved = RBK_HISTORY_NEVER;
  rbk_history_notify (self);
}
