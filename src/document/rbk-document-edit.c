/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document-private.h"

#include "rbk-book-check.h"

/* Edits, undone and done again. */

static GPtrArray *
get_problems (RbkDocument *self)
{
  if (self->problems == NULL)
    self->problems = rbk_book_check (self->book);

  return self->problems;
}

static guint
count_of (GHashTable *counts, const char *message)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, message));
}

/* The first of @after that @before has not. An edit moves other places about, so a
 * problem is known again by what it says, not by where it is. */
static const RbkProblem *
find_new_problem (GPtrArray *before, GPtrArray *after)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->len; i++)
    {
      const RbkProblem *problem = g_ptr_array_index (before, i);
      guint             count = count_of (counts, problem->message);

      g_hash_table_insert (counts, problem->message, GUINT_TO_POINTER (count + 1));
    }

  for (guint i = 0; i < after->len; i++)
    {
      const RbkProblem *problem = g_ptr_array_index (after, i);
      guint             count = count_of (counts, problem->message);

      if (count == 0)
        return problem;
      g_hash_table_insert (counts, problem->message, GUINT_TO_POINTER (count - 1));
    }

  return NULL;
}

static void
changed (RbkDocument *self)
{
  rbk_document_bump (self);
  rbk_document_update_draft (self);
}

/**
 * rbk_document_take:
 * @self: a document
 * @edit: (transfer full): what to do
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Edits the book: the only door for writes. An edit that would leave the book with a
 * problem that it does not have yet is refused: such a book could be saved, but not be
 * opened again. One that changes nothing leaves no step.
 *
 * Returns: whether the book is as @edit wants it; where not, nothing has changed
 */
gboolean
rbk_document_take (RbkDocument *self, RbkEdit *edit, GError **error)
{
  g_autoptr(RbkEdit) owned = edit;
  g_autoptr(GPtrArray) after = NULL;
  const RbkProblem *problem;
  GPtrArray        *before;

  g_return_val_if_fail (RBK_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (rbk_edit_is_empty (edit))
    return TRUE;

  before = get_problems (self);
  if (!rbk_edit_apply (edit, error))
    return FALSE;

  after = rbk_book_check (self->book);
  problem = find_new_problem (before, after);
  if (problem != NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s (%s)", problem->message, problem->path);
      rbk_edit_revert (edit);
      return FALSE;
    }

  g_ptr_array_unref (self->problems);
  self->problems = g_steal_pointer (&after);
  rbk_history_take (self->history, g_steal_pointer (&owned));
  changed (self);

  return TRUE;
}

/**
 * rbk_document_undo:
 * @self: a document
 *
 * Reverts the last step, where there is one.
 */
void
rbk_document_undo (RbkDocument *self)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  if (!rbk_history_get_can_undo (self->history))
    return;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  rbk_history_undo (self->history);
  changed (self);
}

/**
 * rbk_document_redo:
 * @self: a document
 *
 * Does the step again that was undone last, where there is one.
 */
void
rbk_document_redo (RbkDocument *self)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  if (!rbk_history_get_can_redo (self->history))
    return;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  rbk_history_redo (self->history);
  changed (self);
}

/**
 * rbk_document_peek_undo:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the step that undo would revert
 */
const RbkEdit *
rbk_document_peek_undo (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), NULL);

  return rbk_history_peek_undo (self->history);
}

/**
 * rbk_document_peek_redo:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the step that redo would do
 */
const RbkEdit *
rbk_document_peek_redo (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), NULL);

  return rbk_history_peek_redo (self->history);
}

/**
 * rbk_document_seal:
 * @self: a document
 *
 * Ends the present step, as when the focus leaves a field: settings of one property that
 * follow each other are one step until then.
 */
void
rbk_document_seal (RbkDocument *self)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  rbk_history_seal (self->history);
}

/**
 * rbk_document_begin_group:
 * @self: a document
 * @label: (nullable): what the step is called, in English; nothing takes its first edit's
 *
 * Makes all edits up to [method@Document.end_group] one step, as a drag is one.
 */
void
rbk_document_begin_group (RbkDocument *self, const char *label)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  rbk_history_begin_group (self->history, label);
}

/**
 * rbk_document_end_group:
 * @self: a document with an open group
 *
 * Ends the step.
 */
void
rbk_document_end_group (RbkDocument *self)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  rbk_history_end_group (self->history);
}

/**
 * rbk_document_cancel_group:
 * @self: a document with an open group
 *
 * Reverts all edits of the group and ends it without a step, as when a drag is given up.
 */
void
rbk_document_cancel_group (RbkDocument *self)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  rbk_history_cancel_group (self->history);
  changed (self);
}
