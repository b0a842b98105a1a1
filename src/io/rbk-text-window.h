/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-csv-source.h"

G_BEGIN_DECLS

/**
 * RbkTextWindow:
 * @source: (owned): where the bytes come from
 * @chunk: how much to read at once, in bytes
 * @buffer: (owned): the bytes that are there
 * @n_allocated: how many it has room for
 * @start: the first that is still needed
 * @end: the one behind the last
 * @is_at_end: whether there is nothing behind them
 *
 * The part of a text that a reader has before it, so that it can read records of any length
 * from chunks of any length. What is counted from @start stays right when more is read.
 */
typedef struct
{
  RbkCsvSource *source;
  gsize         chunk;
  char         *buffer;
  gsize         n_allocated, start, end;
  gboolean      is_at_end;
} RbkTextWindow;

void     rbk_text_window_init (RbkTextWindow *self,
                               RbkCsvSource  *source,
                               gsize          chunk_bytes,
                               gsize          max_chunk);
void     rbk_text_window_clear (RbkTextWindow *self);
gboolean rbk_text_window_fill (RbkTextWindow *self, GCancellable *cancellable, GError **error);
gboolean rbk_text_window_skip_mark (RbkTextWindow *self, GCancellable *cancellable, GError **error);

G_END_DECLS
