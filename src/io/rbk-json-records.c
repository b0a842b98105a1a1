/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-records-private.h"

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
  rbk_text_window_init (&self->text, source, chunk_bytes, RBK_JSON_MAX_RECORD);
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

  rbk_text_window_clear (&self->text);
  g_free (self);
}

/* Passes over what does not matter of the object around. */
static void
pass_over (RbkJsonRecords *self, char c)
{
  if (self->in_string)
    {
      if (c == '\\' && self->text.start + 1 < self->text.end)
        self->text.start++;
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
  for (; self->text.start < self->text.end; self->text.start++)
    {
      char c = self->text.buffer[self->text.start];

      self->line += c == '\n';
      if (self->n_left > 0)
        {
          /* The escaped byte has to be there too, as it may be a quote. */
          if (c == '\\' && self->in_string && self->text.start + 1 == self->text.end &&
              !self->text.is_at_end)
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
  self->text.start += self->scan;
  self->scan = 0;
}

/* At the end of the bytes: a value without braces may end there. */
static RbkJsonScan
end_record (RbkJsonRecords *self, GError **error)
{
  if (self->depth == 0 && !self->in_string)
    return RBK_JSON_SCAN_RECORD;
  rbk_json_records_fail (self, RBK_ERROR_SYNTAX,
                         E_ ("the record that begins here is not complete; the file is cut off"),
                         error);
  return RBK_JSON_SCAN_FAILED;
}

static gboolean
read_to_record (RbkJsonRecords *self, GCancellable *cancellable, GError **error)
{
  while (!find_record (self))
    {
      if (self->text.is_at_end)
        return FALSE;
      if (!rbk_text_window_fill (&self->text, cancellable, error))
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
      if (self->text.is_at_end)
        return end_record (self, error);
      if (!rbk_text_window_fill (&self->text, cancellable, error))
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

  if (self->has_failed ||
      (!self->has_begun && !rbk_text_window_skip_mark (&self->text, cancellable, error)))
    return FALSE;
  self->has_begun = TRUE;
  self->text.start += self->scan;
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
  *text = self->text.buffer + self->text.start;
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

  return rbk_csv_source_get_position (self->text.source);
}
