/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document-private.h"

#include <stdlib.h>

#include "rbk-file.h"

/* Notices when somebody else writes the file: another program, or git. */

typedef struct
{
  GFile *file; /* (owned) */
  char  *etag; /* (owned) (nullable) what was known when the look began */
} Look;

static void
look_free (Look *self)
{
  g_object_unref (self->file);
  g_free (self->etag);
  g_free (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkDocument *self = RBK_DOCUMENT (source);
  const Look  *look = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *etag = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What is there now may be what was written meanwhile. */
  if (self->is_saving || g_strcmp0 (look->etag, self->etag) != 0)
    return;
  /* A disk that is away for a while has not changed. */
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return;

  rbk_document_set_external_change (self, g_strcmp0 (etag, self->etag) != 0);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Look *look = data;
  g_autoptr(GError) error = NULL;
  char *etag = rbk_file_query_etag (look->file, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, etag, g_free);
}

/**
 * rbk_document_look_for_change:
 * @self: a document
 *
 * Looks whether the file is still what it was. There is no need to call it where files
 * are watched by the system; elsewhere it may be called when a window is turned to.
 */
void
rbk_document_look_for_change (RbkDocument *self)
{
  g_autoptr(GTask) task = NULL;
  Look *look;

  g_return_if_fail (RBK_IS_DOCUMENT (self));

  if (self->file == NULL || self->is_saving)
    return;

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();

  look = g_new0 (Look, 1);
  look->file = g_object_ref (self->file);
  look->etag = g_strdup (self->etag);
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_source_tag (task, rbk_document_look_for_change);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_in_thread);
}

/*
 * rbk_document_unwatch:
 * @self: a document
 */
void
rbk_document_unwatch (RbkDocument *self)
{
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

/* The file that a link leads to: what happens to that is not told of the link. */
static GFile *
dup_target (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char       *resolved = path != NULL ? realpath (path, NULL) : NULL;
  GFile *target = resolved != NULL ? g_file_new_for_path (resolved) : G_FILE (g_object_ref (file));

  free (resolved);

  return target;
}

/*
 * rbk_document_watch:
 * @self: a document whose file is another
 */
void
rbk_document_watch (RbkDocument *self)
{
  g_autoptr(GFile) target = NULL;

  rbk_document_unwatch (self);

  target = dup_target (self->file);
  /* Where files can't be watched, saving still asks whether the file has changed. */
  self->monitor = g_file_monitor_file (target, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (rbk_document_look_for_change),
                             self, G_CONNECT_SWAPPED);
}

/**
 * rbk_document_keep:
 * @self: a document
 *
 * Stays with the book as it is here, whatever its file holds by now. The book is unsaved
 * then, and the next save replaces the file.
 */
void
rbk_document_keep (RbkDocument *self)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  if (self->file == NULL)
    return;

  g_free (self->etag);
  self->etag = rbk_file_query_etag (self->file, NULL, NULL);
  rbk_history_mark_unsaved (self->history);
  rbk_document_set_external_change (self, FALSE);
  rbk_document_update_draft (self);
}
