/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RbkLatest:
 *
 * Work that is done beside the window, one piece at a time. What is asked for while a piece is
 * under way waits, and only the latest of it is done.
 */
typedef struct _RbkLatest RbkLatest;

/**
 * RbkLatestFacts:
 * @work: called in a thread with a request; gives a result
 * @done: called with the owner and the result, which it takes
 * @free_request: frees a request
 * @free_result: frees a result
 *
 * What the work is.
 */
typedef struct
{
  gpointer (*work) (gpointer request);
  void (*done) (gpointer owner, gpointer result);
  GDestroyNotify free_request, free_result;
} RbkLatestFacts;

RbkLatest *rbk_latest_new (const RbkLatestFacts *facts, gpointer owner) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_latest_free (RbkLatest *self);
void       rbk_latest_ask (RbkLatest *self, gpointer request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkLatest, rbk_latest_free)

G_END_DECLS
