/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One piece of work, as the thread sees it that does it. */
typedef struct _RbkWorkPiece RbkWorkPiece;

/**
 * RbkWorkFacts:
 * @work: called in a thread with a request; gives a result, or nothing and why not
 * @done: called with the owner and the result, which it takes
 * @free_request: frees a request
 * @free_result: frees a result
 *
 * What the work is.
 */
typedef struct
{
  gpointer (*work) (gpointer request, RbkWorkPiece *piece, GError **error);
  void (*done) (gpointer owner, gpointer result);
  GDestroyNotify free_request, free_result;
} RbkWorkFacts;

#define RBK_TYPE_WORK_ROW (rbk_work_row_get_type ())
G_DECLARE_FINAL_TYPE (RbkWorkRow, rbk_work_row, RBK, WORK_ROW, GtkWidget)

GtkWidget *rbk_work_row_new (const RbkWorkFacts *facts,
                             gpointer            owner,
                             const char         *label) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_work_row_ask (RbkWorkRow *self, gpointer request);
gboolean   rbk_work_row_get_is_working (RbkWorkRow *self);

GCancellable *rbk_work_piece_get_cancellable (RbkWorkPiece *piece);
void          rbk_work_piece_note (double fraction, gpointer piece);

G_END_DECLS
