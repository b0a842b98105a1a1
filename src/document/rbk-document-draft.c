/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document-private.h"

#define SECONDS_TO_DRAFT 2

/* Unsaved work is kept in a draft, so that it outlives the program. */

static void
draft_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkDocument) self = user_data;
  g_autoptr(GError) error = NULL;

  /* The work is still in the window: nothing is lost yet, and the next edit tries again. */
  if (!rbk_draft_write_finish (RBK_DRAFT (source), result, &error))
    g_info ("%s", error->message);
  else if (self->draft == RBK_DRAFT (source) && self->recovered != NULL)
    {
      rbk_draft_info_discard (self->recovered);
      g_clear_pointer (&self->recovered, rbk_draft_info_free);
    }
}

static gboolean
write_draft_cb (gpointer user_data)
{
  RbkDocument *self = user_data;

  self->draft_source = 0;
  if (self->draft == NULL)
    self->draft = rbk_draft_new (self->drafts_folder);
  rbk_draft_write_async (self->draft, self->book, self->file, self->etag, draft_written_cb,
                         g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
drop_draft (RbkDocument *self)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->draft != NULL)
    rbk_draft_remove (self->draft);
  g_clear_object (&self->draft);
  if (self->recovered != NULL)
    rbk_draft_info_discard (self->recovered);
  g_clear_pointer (&self->recovered, rbk_draft_info_free);
}

/*
 * rbk_document_update_draft:
 * @self: a document that was edited or saved
 *
 * Sees to it that there is a draft of unsaved work soon, and none of saved work. The
 * timer is not put off by further edits: no more than two seconds are ever lost.
 */
void
rbk_document_update_draft (RbkDocument *self)
{
  if (rbk_document_get_is_saved (self))
    drop_draft (self);
  else if (self->drafts_folder != NULL && self->draft_source == 0)
    self->draft_source = g_timeout_add_seconds (SECONDS_TO_DRAFT, write_draft_cb, self);
}

/**
 * rbk_document_mark_unsaved:
 * @self: a document
 *
 * Has the book count as work that is not saved, though nobody edited it yet: one that was
 * made of files in other formats would be lost with its window.
 */
void
rbk_document_mark_unsaved (RbkDocument *self)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  rbk_history_mark_unsaved (self->history);
  rbk_document_update_draft (self);
}

/**
 * rbk_document_set_drafts_folder:
 * @self: a document
 * @folder: (nullable): a folder on this machine; nothing keeps no drafts
 *
 * Has unsaved work kept in a draft within two seconds of an edit. The draft goes when the
 * work is saved or the document closed; what is left behind by a program that was killed
 * is found by [func@draft_list].
 */
void
rbk_document_set_drafts_folder (RbkDocument *self, GFile *folder)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));
  g_return_if_fail (folder == NULL || G_IS_FILE (folder));

  g_set_object (&self->drafts_folder, folder);
  if (folder == NULL)
    g_clear_handle_id (&self->draft_source, g_source_remove);
  else
    rbk_document_update_draft (self);
}

/**
 * rbk_document_close:
 * @self: a document
 *
 * Gives up what is not saved: removes its draft and stops watching its file.
 */
void
rbk_document_close (RbkDocument *self)
{
  g_return_if_fail (RBK_IS_DOCUMENT (self));

  rbk_document_unwatch (self);
  drop_draft (self);
  g_clear_object (&self->drafts_folder);
}
