/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document-private.h"

#include "rbk-book-reader.h"
#include "rbk-file.h"

/* A book comes whole or not at all: its text is read, in a thread where the window must
 * not wait, and parsed where the book is to live. */

typedef struct
{
  char *text;
  gsize length;
  char *etag;
} Loaded;

static void
loaded_free (Loaded *self)
{
  g_free (self->text);
  g_free (self->etag);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static Loaded *
load_text (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(Loaded) loaded = g_new0 (Loaded, 1);

  if (!rbk_file_load (file, RBK_BOOK_MAX_BYTES, &loaded->text, &loaded->length, &loaded->etag,
                      cancellable, error))
    return NULL;

  return g_steal_pointer (&loaded);
}

static RbkBook *
read_loaded (Loaded *loaded, GError **error)
{
  return rbk_book_read_text (loaded->text, loaded->length, NULL, error);
}

static RbkDocument *
document_from_loaded (GFile *file, Loaded *loaded, GError **error)
{
  g_autoptr(RbkBook) book = read_loaded (loaded, error);
  RbkDocument *self;

  if (book == NULL)
    return NULL;

  self = rbk_document_new_for_book (book);
  self->file = g_object_ref (file);
  self->etag = g_steal_pointer (&loaded->etag);
  rbk_document_watch (self);

  return self;
}

/**
 * rbk_document_load:
 * @file: a book's file
 * @error: return location for a #GError
 *
 * Opens a book. The message of an error says what is wrong and where in the file, but
 * does not name the file.
 *
 * Returns: (nullable) (transfer full): the document
 */
RbkDocument *
rbk_document_load (GFile *file, GError **error)
{
  g_autoptr(Loaded) loaded = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  loaded = load_text (file, NULL, error);

  return loaded != NULL ? document_from_loaded (file, loaded, error) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  Loaded *loaded = load_text (source, cancellable, &error);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) loaded_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rbk_document_load_async:
 * @file: a book's file
 * @cancellable: (nullable): to stop it
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Opens a book without waiting for the disk.
 */
void
rbk_document_load_async (GFile              *file,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, rbk_document_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * rbk_document_load_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (nullable) (transfer full): the document
 */
RbkDocument *
rbk_document_load_finish (GAsyncResult *result, GError **error)
{
  g_autoptr(Loaded) loaded = NULL;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == rbk_document_load_async, NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;

  return document_from_loaded (g_task_get_source_object (G_TASK (result)), loaded, error);
}

/**
 * rbk_document_new_for_draft:
 * @draft: what is known of a draft that was left behind
 * @error: return location for a #GError
 *
 * Takes up work where it was left. The document is unsaved. The draft stays until it is
 * saved, closed, or kept in a draft of its own.
 *
 * Returns: (nullable) (transfer full): the document
 */
RbkDocument *
rbk_document_new_for_draft (const RbkDraftInfo *draft, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  RbkDocument *self;

  g_return_val_if_fail (draft != NULL, NULL);

  book = rbk_draft_info_read (draft, error);
  if (book == NULL)
    return NULL;

  self = rbk_document_new_for_book (book);
  self->recovered = rbk_draft_info_copy (draft);
  rbk_history_mark_unsaved (self->history);
  if (draft->original != NULL)
    {
      self->file = g_object_ref (draft->original);
      self->etag = g_strdup (draft->etag);
      rbk_document_watch (self);
      rbk_document_look_for_change (self);
    }

  return self;
}

/**
 * rbk_document_reload:
 * @self: a document with a file
 * @error: return location for a #GError
 *
 * Takes the book as its file holds it by now. What was not saved is lost, and so is the
 * history.
 *
 * Returns: whether it was read; where not, nothing has changed
 */
gboolean
rbk_document_reload (RbkDocument *self, GError **error)
{
  g_autoptr(Loaded) loaded = NULL;
  g_autoptr(RbkBook) book = NULL;

  g_return_val_if_fail (RBK_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->file != NULL, FALSE);

  loaded = load_text (self->file, NULL, error);
  if (loaded == NULL)
    return FALSE;
  book = read_loaded (loaded, error);
  if (book == NULL)
    return FALSE;

  g_free (self->etag);
  self->etag = g_steal_pointer (&loaded->etag);
  rbk_document_set_book (self, book);
  rbk_document_set_external_change (self, FALSE);
  rbk_document_bump (self);
  rbk_document_update_draft (self);

  return TRUE;
}
