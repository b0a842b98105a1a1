/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-text-window.h"

#include <string.h>

#define DEFAULT_CHUNK (256 * 1024)

/**
 * rbk_text_window_init:
 * @self: (out caller-allocates): a window
 * @source: (transfer full): a source that nothing was read from yet
 * @chunk_bytes: how much to read at once, 0 for a sensible amount
 * @max_chunk: the most to read at once
 *
 * Begins before the first byte.
 */
void
rbk_text_window_init (RbkTextWindow *self, RbkCsvSource *source, gsize chunk_bytes, gsize max_chunk)
{
  *self = (RbkTextWindow){ .source = source };
  self->chunk = chunk_bytes > 0 ? MIN (chunk_bytes, max_chunk) : DEFAULT_CHUNK;
  self->n_allocated = self->chunk;
  self->buffer = g_malloc (self->n_allocated);
}

/**
 * rbk_text_window_clear:
 * @self: a window
 *
 * Frees what the window holds.
 */
void
rbk_text_window_clear (RbkTextWindow *self)
{
  g_clear_pointer (&self->source, rbk_csv_source_free);
  g_free (self->buffer);
}

/**
 * rbk_text_window_fill:
 * @self: a window
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Reads more behind what is there, and lets go of what stands before the start. Fails as
 * [method@CsvSource.read] does.
 *
 * Returns: `FALSE` on failure, with @error set
 */
gboolean
rbk_text_window_fill (RbkTextWindow *self, GCancellable *cancellable, GError **error)
{
  gssize n_read;

  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->start = 0;
    }
  if (self->end == self->n_allocated)
    {
      self->n_allocated *= 2;
      self->buffer = g_realloc (self->buffer, self->n_allocated);
    }

  n_read =
      rbk_csv_source_read (self->source, self->buffer + self->end,
                           MIN (self->chunk, self->n_allocated - self->end), cancellable, error);
  if (n_read < 0)
    return FALSE;
  self->end += (gsize) n_read;
  self->is_at_end = n_read == 0;
  return TRUE;
}

/**
 * rbk_text_window_skip_mark:
 * @self: a window that nothing was taken from yet
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Passes over a byte order mark, if there is one. Fails as [method@CsvSource.read] does.
 *
 * Returns: `FALSE` on failure, with @error set
 */
gboolean
rbk_text_window_skip_mark (RbkTextWindow *self, GCancellable *cancellable, GError **error)
{
  const char mark[] = { '\xef', '\xbb', '\xbf' };

  while (!self->is_at_end && self->end < sizeof mark)
    if (!rbk_text_window_fill (self, cancellable, error))
      return FALSE;
  if (self->end >= sizeof mark && memcmp (self->buffer, mark, sizeof mark) == 0)
    self->start = sizeof mark;
  return TRUE;
}
