/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document-private.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-book-writer.h"
#include "rbk-customer-path.h"
#include "rbk-file.h"
#include "rbk-usage-source.h"

typedef struct
{
  GFile *file;
  char  *text;
  char  *etag;     /* (nullable) what must be there */
  char  *new_etag; /* (nullable) what is there afterwards */

  RbkUsageSource *source; /* (owned) (nullable) whose path is another there */
  char           *path;   /* (owned) (nullable) of it */
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->file);
  g_free (self->text);
  g_free (self->etag);
  g_free (self->new_etag);
  g_clear_object (&self->source);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/**
 * rbk_document_get_file:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): where it was loaded from or last saved to
 */
GFile *
rbk_document_get_file (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), NULL);

  return self->file;
}

/* What can't be read again must not take the place of what can. */
static gboolean
check_book (RbkDocument *self, GError **error)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (self->book);
  const RbkProblem *first;

  if (problems->len == 0)
    return TRUE;

  first = g_ptr_array_index (problems, 0);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s (%s)", first->message, first->path);

  return FALSE;
}

/* In another folder the customers' file is told of by another path. The book takes it once it is
 * there: a save may fail. */
static void
write_book (RbkDocument *self, Saving *saving)
{
  RbkUsageSource  *source = rbk_book_get_usage (self->book);
  g_autofree char *path = source != NULL ? g_strdup (rbk_usage_source_get_path (source)) : NULL;

  saving->path = rbk_customer_path_move (self->file, saving->file, path);
  if (saving->path != NULL)
    {
      saving->source = g_object_ref (source);
      g_object_set (source, "path", saving->path, NULL);
    }
  saving->text = rbk_book_to_text (self->book);
  if (saving->path != NULL)
    g_object_set (source, "path", path, NULL);
}

static Saving *
begin_save (RbkDocument *self, GFile *file, RbkSaveFlags flags, GError **error)
{
  Saving *saving;

  if (self->is_saving)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING,
                           E_ ("The book is being saved already; try again in a moment"));
      return NULL;
    }
  if (!check_book (self, error))
    return NULL;

  saving = g_new0 (Saving, 1);
  saving->file = g_object_ref (file);
  write_book (self, saving);
  if (!(flags & RBK_SAVE_OVERWRITE) && self->file != NULL && g_file_equal (file, self->file))
    saving->etag = g_strdup (self->etag);

  self->is_saving = TRUE;
  rbk_history_begin_save (self->history);

  return saving;
}

static gboolean
write_text (Saving *saving, GError **error)
{
  return rbk_file_replace (saving->file, saving->text, strlen (saving->text), saving->etag,
                           &saving->new_etag, error);
}

static void
end_save (RbkDocument *self, Saving *saving, gboolean succeeded)
{
  self->is_saving = FALSE;
  rbk_history_end_save (self->history, succeeded);
  if (!succeeded)
    return;

  if (saving->path != NULL)
    g_object_set (saving->source, "path", saving->path, NULL);
  g_free (self->etag);
  self->etag = g_steal_pointer (&saving->new_etag);
  if (self->file == NULL || !g_file_equal (self->file, saving->file))
    {
      g_set_object (&self->file, saving->file);
      rbk_document_watch (self);
      rbk_document_notify_file (self);
    }
  rbk_document_set_external_change (self, FALSE);
  rbk_document_update_draft (self);
}

/**
 * rbk_document_save:
 * @self: a document
 * @file: (nullable): where to; nothing is its own file, where it has one
 * @flags: how
 * @error: return location for a #GError
 *
 * Saves the book, all or nothing, and stays with @file. Fails with %RBK_ERROR_WRITE and
 * the reason, or with %G_IO_ERROR_WRONG_ETAG where somebody else changed the file: ask,
 * and save again with %RBK_SAVE_OVERWRITE.
 *
 * Returns: whether it was saved; where not, file and document are as they were
 */
gboolean
rbk_document_save (RbkDocument *self, GFile *file, RbkSaveFlags flags, GError **error)
{
  g_autoptr(Saving) saving = NULL;
  gboolean succeeded;

  g_return_val_if_fail (RBK_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (file != NULL || self->file != NULL, FALSE);

  saving = begin_save (self, file != NULL ? file : self->file, flags, error);
  if (saving == NULL)
    return FALSE;

  succeeded = write_text (saving, error);
  end_save (self, saving, succeeded);

  return succeeded;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (write_text (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  gboolean succeeded = g_task_propagate_boolean (G_TASK (result), &error);

  end_save (RBK_DOCUMENT (source), g_task_get_task_data (G_TASK (result)), succeeded);
  if (succeeded)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rbk_document_save_async:
 * @self: a document
 * @file: (nullable): where to; nothing is its own file, where it has one
 * @flags: how
 * @callback: (nullable) (scope async): called when done
 * @user_data: for @callback
 *
 * Saves the book as it is now, without waiting for the disk. Edits may follow meanwhile;
 * they are unsaved then.
 */
void
rbk_document_save_async (RbkDocument        *self,
                         GFile              *file,
                         RbkSaveFlags        flags,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) writing = NULL;
  g_autoptr(GError) error = NULL;
  Saving *saving;

  g_return_if_fail (RBK_IS_DOCUMENT (self));
  g_return_if_fail (file != NULL || self->file != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rbk_document_save_async);

  saving = begin_save (self, file != NULL ? file : self->file, flags, &error);
  if (saving == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  writing = g_task_new (self, NULL, saved_cb, g_steal_pointer (&task));
  g_task_set_task_data (writing, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (writing, save_in_thread);
}

/**
 * rbk_document_save_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location for a #GError, as of [method@Document.save]
 *
 * Returns: whether it was saved
 */
gboolean
rbk_document_save_finish (RbkDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
