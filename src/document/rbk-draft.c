/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-draft.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "rbk-book-writer.h"
#include "rbk-draft-private.h"
#include "rbk-file.h"
#include "rbk-json.h"

/**
 * RbkDraft:
 *
 * The unsaved work of one open book, kept where a later start of the program finds it.
 *
 * Beside the draft lies a file that is locked as long as the program lives. The system
 * lets go of the lock whichever way the program ends, so a draft whose lock is free is
 * one that was left behind. Drafts are written whole or not at all.
 */
struct _RbkDraft
{
  GObject parent_instance;

  char *path;      /* (owned) of the draft */
  char *lock_path; /* (owned) */

  GMutex   mutex;      /* guards what follows: writing happens in a thread */
  int      lock_fd;    /* -1 until something is written */
  gboolean is_removed; /* nothing is written any more */
};

G_DEFINE_FINAL_TYPE (RbkDraft, rbk_draft, G_TYPE_OBJECT)

static void
rbk_draft_finalize (GObject *object)
{
  RbkDraft *self = RBK_DRAFT (object);

  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->lock_path, g_free);

  G_OBJECT_CLASS (rbk_draft_parent_class)->finalize (object);
}

static void
rbk_draft_class_init (RbkDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rbk_draft_finalize;
}

static void
rbk_draft_init (RbkDraft *self)
{
  g_mutex_init (&self->mutex);
  self->lock_fd = -1;
}

/**
 * rbk_draft_get_default_folder:
 *
 * Returns: (transfer full): where the user's drafts are kept
 */
GFile *
rbk_draft_get_default_folder (void)
{
  return g_file_new_build_filename (g_get_user_state_dir (), "ratebook", "drafts", NULL);
}

/**
 * rbk_draft_new:
 * @folder: a folder on this machine; it is made when something is written
 *
 * Returns: (transfer full): a draft of a name of its own, with nothing written yet
 */
RbkDraft *
rbk_draft_new (GFile *folder)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *stem = NULL;
  RbkDraft        *self;

  g_return_val_if_fail (G_IS_FILE (folder) && g_file_peek_path (folder) != NULL, NULL);

  stem = g_build_filename (g_file_peek_path (folder), name, NULL);
  self = g_object_new (RBK_TYPE_DRAFT, NULL);
  self->path = g_strconcat (stem, RBK_DRAFT_SUFFIX, NULL);
  self->lock_path = g_strconcat (stem, RBK_DRAFT_LOCK_SUFFIX, NULL);

  return self;
}

/*
 * rbk_draft_lock:
 * @path: of a lock
 *
 * Returns: a file descriptor that holds the lock, or -1 where another holds it
 */
int
rbk_draft_lock (const char *path)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      fd = -1;
    }

  return fd;
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* The book is kept as its own text, so that what comes back is what was there. */
static char *
draft_text (RbkBook *book, GFile *original, const char *etag)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autofree char *uri = original != NULL ? g_file_get_uri (original) : NULL;
  g_autofree char *text = rbk_book_to_text (book);
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "format", RBK_DRAFT_FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, RBK_DRAFT_VERSION);
  add_text (builder, "time", time);
  add_text (builder, "title", rbk_book_get_title (book));
  add_text (builder, "original", uri);
  add_text (builder, "etag", etag);
  add_text (builder, "book", text);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return rbk_json_to_text (root);
}

static gboolean
prepare_folder (RbkDraft *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (self->lock_fd >= 0)
    return TRUE;

  /* Prices before they are announced are nobody else's business. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    self->lock_fd = rbk_draft_lock (self->lock_path);
  if (self->lock_fd < 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE, E_ ("No draft can be kept in %s"), folder);

  return self->lock_fd >= 0;
}

static gboolean
write_text (RbkDraft *self, const char *text, GError **error)
{
  G_GNUC_UNUSED g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GFile) file = NULL;

  if (self->is_removed)
    return TRUE;
  if (!prepare_folder (self, error))
    return FALSE;

  file = g_file_new_for_path (self->path);

  return rbk_file_replace (file, text, strlen (text), NULL, NULL, error);
}

/**
 * rbk_draft_write:
 * @self: a draft
 * @book: the book as it is
 * @original: (nullable): the book's own file
 * @etag: (nullable): of @original, as it was loaded or saved
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Writes the draft.
 *
 * Returns: whether it was written, or had been removed
 */
gboolean
rbk_draft_write (RbkDraft *self, RbkBook *book, GFile *original, const char *etag, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (RBK_IS_DRAFT (self), FALSE);
  g_return_val_if_fail (RBK_IS_BOOK (book), FALSE);

  text = draft_text (book, original, etag);

  return write_text (self, text, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (write_text (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rbk_draft_write_async:
 * @self: a draft
 * @book: the book as it is now
 * @original: (nullable): the book's own file
 * @etag: (nullable): of @original, as it was loaded or saved
 * @callback: (nullable) (scope async): called when done
 * @user_data: for @callback
 *
 * Writes the draft without waiting for the disk.
 */
void
rbk_draft_write_async (RbkDraft           *self,
                       RbkBook            *book,
                       GFile              *original,
                       const char         *etag,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (RBK_IS_DRAFT (self));
  g_return_if_fail (RBK_IS_BOOK (book));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rbk_draft_write_async);
  g_task_set_task_data (task, draft_text (book, original, etag), g_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * rbk_draft_write_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Returns: whether it was written, or had been removed
 */
gboolean
rbk_draft_write_finish (RbkDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rbk_draft_remove:
 * @self: a draft
 *
 * Removes what was written, for the work is saved or given up. Nothing is written after
 * that, even where writing had begun.
 */
void
rbk_draft_remove (RbkDraft *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_if_fail (RBK_IS_DRAFT (self));

  locker = g_mutex_locker_new (&self->mutex);
  self->is_removed = TRUE;
  if (self->lock_fd < 0)
    return;

  unlink (self->path);
  unlink (self->lock_path);
  close (self->lock_fd);
  self->lock_fd = -1;
}
