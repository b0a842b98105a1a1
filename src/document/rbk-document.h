/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-analysis.h"
#include "rbk-draft.h"
#include "rbk-edit.h"

G_BEGIN_DECLS

/**
 * RbkSaveFlags:
 * @RBK_SAVE_PLAIN: fails with %G_IO_ERROR_WRONG_ETAG where the file changed on disk
 * @RBK_SAVE_OVERWRITE: replaces the file, whatever it holds by now
 *
 * How to save.
 */
typedef enum
{
  RBK_SAVE_PLAIN = 0,
  RBK_SAVE_OVERWRITE = 1 << 0,
} RbkSaveFlags;

#define RBK_TYPE_DOCUMENT (rbk_document_get_type ())
G_DECLARE_FINAL_TYPE (RbkDocument, rbk_document, RBK, DOCUMENT, GObject)

RbkDocument *rbk_document_new_for_book (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
RbkDocument *rbk_document_new_for_draft (const RbkDraftInfo *draft,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
RbkDocument *rbk_document_load (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         rbk_document_load_async (GFile              *file,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
RbkDocument *rbk_document_load_finish (GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

RbkBook       *rbk_document_get_book (RbkDocument *self);
GFile         *rbk_document_get_file (RbkDocument *self);
const char    *rbk_document_get_title (RbkDocument *self);
guint64        rbk_document_get_revision (RbkDocument *self);
gboolean       rbk_document_get_can_undo (RbkDocument *self);
gboolean       rbk_document_get_can_redo (RbkDocument *self);
gboolean       rbk_document_get_is_saved (RbkDocument *self);
void           rbk_document_mark_unsaved (RbkDocument *self);
gboolean       rbk_document_get_external_change (RbkDocument *self);
const RbkEdit *rbk_document_peek_undo (RbkDocument *self);
const RbkEdit *rbk_document_peek_redo (RbkDocument *self);

gboolean rbk_document_take (RbkDocument *self, RbkEdit *edit, GError **error);
void     rbk_document_undo (RbkDocument *self);
void     rbk_document_redo (RbkDocument *self);
void     rbk_document_seal (RbkDocument *self);
void     rbk_document_begin_group (RbkDocument *self, const char *label);
void     rbk_document_end_group (RbkDocument *self);
void     rbk_document_cancel_group (RbkDocument *self);

gboolean rbk_document_save (RbkDocument *self, GFile *file, RbkSaveFlags flags, GError **error);
void     rbk_document_save_async (RbkDocument        *self,
                                  GFile              *file,
                                  RbkSaveFlags        flags,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean rbk_document_save_finish (RbkDocument *self, GAsyncResult *result, GError **error);
gboolean rbk_document_reload (RbkDocument *self, GError **error);
void     rbk_document_keep (RbkDocument *self);
void     rbk_document_look_for_change (RbkDocument *self);
void     rbk_document_set_drafts_folder (RbkDocument *self, GFile *folder);
void     rbk_document_close (RbkDocument *self);

RbkAnalysis   *rbk_document_get_analysis (RbkDocument *self);
RbkPopulation *rbk_document_get_population (RbkDocument *self);
void           rbk_document_set_population (RbkDocument *self, RbkPopulation *population);
RbkUsage      *rbk_document_get_usage (RbkDocument *self);
void           rbk_document_set_usage (RbkDocument *self, RbkUsage *usage);
void           rbk_document_set_curve_range (RbkDocument *self, const RbkCurveRange *range);
void           rbk_document_set_is_log (RbkDocument *self, gboolean is_log);

G_END_DECLS
