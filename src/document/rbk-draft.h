/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

#define RBK_TYPE_DRAFT (rbk_draft_get_type ())
G_DECLARE_FINAL_TYPE (RbkDraft, rbk_draft, RBK, DRAFT, GObject)

/**
 * RbkDraftInfo:
 * @draft: (owned): where the draft is
 * @original: (owned) (nullable): the book's own file; none where it was never saved
 * @title: (owned) (nullable): the book's title
 * @etag: (owned) (nullable): of @original, when the draft's work began
 * @time: (owned): when the draft was written
 *
 * Work that a program left behind when it ended without saying goodbye.
 */
typedef struct
{
  GFile     *draft;
  GFile     *original;
  char      *title;
  char      *etag;
  GDateTime *time;
} RbkDraftInfo;

GFile *rbk_draft_get_default_folder (void) G_GNUC_WARN_UNUSED_RESULT;

RbkDraft *rbk_draft_new (GFile *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean  rbk_draft_write (
     RbkDraft *self, RbkBook *book, GFile *original, const char *etag, GError **error);
void     rbk_draft_write_async (RbkDraft           *self,
                                RbkBook            *book,
                                GFile              *original,
                                const char         *etag,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean rbk_draft_write_finish (RbkDraft *self, GAsyncResult *result, GError **error);
void     rbk_draft_remove (RbkDraft *self);

GPtrArray    *rbk_draft_list (GFile *folder) G_GNUC_WARN_UNUSED_RESULT;
RbkDraftInfo *rbk_draft_find (GFile *folder, GFile *original) G_GNUC_WARN_UNUSED_RESULT;
RbkDraftInfo *rbk_draft_info_copy (const RbkDraftInfo *self) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_draft_info_free (RbkDraftInfo *self);
RbkBook *rbk_draft_info_read (const RbkDraftInfo *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_draft_info_discard (const RbkDraftInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkDraftInfo, rbk_draft_info_free)

G_END_DECLS
