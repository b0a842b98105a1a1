/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-records-private.h"

#include <string.h>

#define DEFAULT_CHUNK (256 * 1024)

/**
 * rbk_json_records_new:
 * @source: (transfer full): a source that nothing was read from yet
 * @chunk_bytes: how much to read at once, 0 for a sensible amount
 *
 * Makes a reader of records.
 *
 * Returns: (transfer full): the reader
 */
RbkJsonRecords *
rbk_json_records_new (RbkCsvSource *source, gsize chunk_bytes)
{
  RbkJsonRecords *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (RbkJsonRecords, 1);
  self->source = source;
  self->chunk = chunk_bytes > 0 ? MIN (chunk_bytes, RBK_JSON_MAX_RECORD) : DEFAULT_CHUNK;
  self->n_allocated = self->chunk;
  self->buffer = g_malloc (self->n_allocated);
  self->line = self->record_line = 1;
  return self;
}

/**
 * rbk_json_records_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees a reader.
 */
void
rbk_json_records_free (RbkJsonRecords *self)
{
  if (self == NULL)
    return;

  rbk_csv_source_free (self->source);
  g_free (self->buffer);
  g_free (self);
}

/* Reads more behind what is there. */
static gboolean
fill (RbkJsonRecords *self, GCancellable *cancellable, GError **error)
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

static gboolean
skip_mark (RbkJsonRecords *self, GCancellable *cancellable, GError **error)
{
  while (!self->is_at_end && self->end < 3)
    if (!fill (self, cancellable, error))
      return FALSE;
  if (self->end >= 3 && memcmp (self->buffer, "\xef\xbb\xbf", 3) == 0)
    self->start = 3;
  self->has_begun = TRUE;
  return TRUE;
}

/* Passes over what does not matter of the object around. */
static void
pass_over (RbkJsonRecords *self, char c)
{
  if (self->in_string)
    {
      if (c == '\\' && self->start + 1 < self->end)
        self->start++;
      self->in_string = c != '"';
    }
  else if (c == '"')
    self->in_string = TRUE;
  else if (c == '{' || c == '[')
    self->n_left++;
  else if (c == '}' || c == ']')
    self->n_left--;
  if (self->n_left == 0)
    self->around = RBK_JSON_AROUND_NOTHING;
}

/* Steps to the first byte of the next record, if it is there already. */
static gboolean
find_record (RbkJsonRecords *self)
{
  for (; self->start < self->end; self->start++)
    {
      char c = self->buffer[self->start];

      self->line += c == '\n';
      if (self->n_left > 0)
        {
          /* The escaped byte has to be there too, as it may be a quote. */
          if (c == '\\' && self->in_string && self->start + 1 == self->end && !self->is_at_end)
            return FALSE;
          pass_over (self, c);
        }
      else if (g_ascii_isspace (c) || (c == ',' && self->around != RBK_JSON_AROUND_NOTHING))
        continue;
      else if (c == '[' && self->around == RBK_JSON_AROUND_NOTHING)
        self->around = RBK_JSON_AROUND_ARRAY;
      else if (c == ']' && self->around == RBK_JSON_AROUND_ARRAY)
        self->around = RBK_JSON_AROUND_NOTHING;
      else if (c == ']' && self->around == RBK_JSON_AROUND_OBJECT)
        self->n_left = 1;
      else
        return TRUE;
    }
  return FALSE;
}

static void
start_record (RbkJsonRecords *self)
{
  self->record_line = self->line;
  self->scan = self->depth = 0;
  self->string_at = self->string_end = 0;
  self->in_string = self->opens_array = FALSE;
}

/* The object around is no record; those in its array are. */
static void
enter_array (RbkJsonRecords *self)
{
  self->around = RBK_JSON_AROUND_OBJECT;
  self->start += self->scan;
  self->scan = 0;
}

/* At the end of the bytes: a value without braces may end there. */
static RbkJsonScan
end_record (RbkJsonRecords *self, GError **error)
{
  if (self->depth == 0 && !self->in_string)
    return RBK_JSON_SCAN_RECORD;
  rbk_json_records_fail (self, RBK_ERROR_SYNTAX,
                         "the record that begins here is not complete; the file is cut off", error);
  return RBK_JSON_SCAN_FAILED;
}

static gboolean
read_to_record (RbkJsonRecords *self, GCancellable *cancellable, GError **error)
{
  while (!find_record (self))
    {
      if (self->is_at_end)
        return FALSE;
      if (!fill (self, cancellable, error))
        {
          self->has_failed = TRUE;
          return FALSE;
        }
    }
  start_record (self);
  return TRUE;
}

static RbkJsonScan
read_record (RbkJsonRecords *self, GCancellable *cancellable, GError **error)
{
  RbkJsonScan result = rbk_json_records_scan (self, error);

  while (result == RBK_JSON_SCAN_MORE)
    {
      if (self->is_at_end)
        return end_record (self, error);
      if (!fill (self, cancellable, error))
        return RBK_JSON_SCAN_FAILED;
      result = rbk_json_records_scan (self, error);
    }
  return result;
}

/**
 * rbk_json_records_next:
 * @self: a reader
 * @text: (out) (transfer none) (array length=length): the text of the next record, good
 *   until the reader is used again
 * @length: (out): how long it is
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Finds the next record.
 *
 * Fails with `RBK_ERROR_SYNTAX`, `RBK_ERROR_RANGE` or `RBK_ERROR_READ`. A reader that has
 * failed is at its end.
 *
 * Returns: `FALSE` on failure, with @error set, and at the end, without
 */
gboolean
rbk_json_records_next (RbkJsonRecords *self,
                       const char    **text,
                       gsize          *length,
                       GCancellable   *cancellable,
                       GError        **error)
{
  RbkJsonScan result = RBK_JSON_SCAN_INSIDE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL && length != NULL, FALSE);

  if (self->has_failed || (!self->has_begun && !skip_mark (self, cancellable, error)))
    return FALSE;
  self->start += self->scan;
  self->scan = 0;
  self->in_string = FALSE;
  while (result == RBK_JSON_SCAN_INSIDE)
    {
      if (!read_to_record (self, cancellable, error))
        return FALSE;
      result = read_record (self, cancellable, error);
      if (result == RBK_JSON_SCAN_INSIDE)
        enter_array (self);
    }
  self->has_failed = result == RBK_JSON_SCAN_FAILED;
  *text = self->buffer + self->start;
  *length = self->scan;
  return result == RBK_JSON_SCAN_RECORD;
}

/**
 * rbk_json_records_get_line:
 * @self: a reader
 *
 * Tells where the record that was read last begins.
 *
 * Returns: its line, from 1
 */
guint64
rbk_json_records_get_line (RbkJsonRecords *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->record_line;
}

/**
 * rbk_json_records_get_position:
 * @self: a reader
 *
 * Tells how far the stream has been read, in its own bytes.
 *
 * Returns: the count of bytes
 */
guint64
rbk_json_records_get_position (RbkJsonRecords *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rbk_csv_source_get_position (self->source);
}
