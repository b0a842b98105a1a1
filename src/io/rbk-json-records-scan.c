/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-records-private.h"

#include <string.h>

#define MAX_KEY 16

/*
 * rbk_json_records_fail:
 * @self: a reader
 * @code: what kind of failure
 * @problem: what is wrong with the record
 * @error: return location for a [error@Error]
 *
 * Fails, naming the line.
 *
 * Returns: `FALSE`
 */
gboolean
rbk_json_records_fail (RbkJsonRecords *self, RbkErrorCode code, const char *problem, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->record_line);

  g_set_error (error, RBK_ERROR, (int) code, E_ ("line %s: %s"), line, problem);
  return FALSE;
}

/* Whether the array that begins on the first level is where records are kept. */
static gboolean
is_list_key (RbkJsonRecords *self)
{
  static const char *const keys[] = {
    "data", "events", "items", "observations", "records", "rows"
  };
  const char *record = self->text.buffer + self->text.start;
  gsize       length = self->string_end - self->string_at;

  if (self->around != RBK_JSON_AROUND_NOTHING || self->depth != 1 || record[0] != '{' ||
      length > MAX_KEY)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strlen (keys[i]) == length && memcmp (keys[i], record + self->string_at, length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a brace opens where no value can stand: an earlier one was never closed. */
static gboolean
is_misplaced (RbkJsonRecords *self)
{
  const char *record = self->text.buffer + self->text.start;
  gsize       at = self->scan;

  while (at > 0 && g_ascii_isspace (record[at - 1]))
    at--;
  return at > 0 && self->around == RBK_JSON_AROUND_NOTHING &&
         strchr (",:[", record[at - 1]) == NULL;
}

/* Inside a string, up to its end. */
static RbkJsonScan
scan_string (RbkJsonRecords *self)
{
  const char *record = self->text.buffer + self->text.start;
  gsize       n = self->text.end - self->text.start;

  while (self->scan < n && record[self->scan] != '"')
    {
      char c = record[self->scan];

      /* No string of JSON spans lines: the quote is missing, and the next line is sound. */
      if (c == '\n' && self->around == RBK_JSON_AROUND_NOTHING)
        return RBK_JSON_SCAN_RECORD;
      if (c == '\\' && self->scan + 1 == n)
        return RBK_JSON_SCAN_MORE;
      self->line += c == '\n';
      self->scan += c == '\\' ? 2 : 1;
    }
  if (self->scan >= n)
    return RBK_JSON_SCAN_MORE;

  self->in_string = FALSE;
  if (self->depth == 1)
    self->string_end = self->scan;
  self->scan++;
  return self->depth == 0 ? RBK_JSON_SCAN_RECORD : RBK_JSON_SCAN_MORE;
}

/* A brace or bracket that opens. */
static RbkJsonScan
scan_opening (RbkJsonRecords *self, char c)
{
  if (c == '{' && is_misplaced (self))
    return RBK_JSON_SCAN_RECORD;
  if (c == '{' && self->opens_array)
    return RBK_JSON_SCAN_INSIDE;

  self->opens_array = c == '[' && is_list_key (self);
  self->depth++;
  self->scan++;
  return RBK_JSON_SCAN_MORE;
}

/* One that closes; it may be one of those around, behind a value that has none. */
static RbkJsonScan
scan_closing (RbkJsonRecords *self)
{
  if (self->opens_array)
    return RBK_JSON_SCAN_INSIDE;
  if (self->depth == 0 && self->around != RBK_JSON_AROUND_NOTHING && self->scan > 0)
    return RBK_JSON_SCAN_RECORD;

  self->depth -= self->depth > 0;
  self->scan++;
  return self->depth == 0 && self->around != RBK_JSON_AROUND_NOTHING ? RBK_JSON_SCAN_RECORD
                                                                     : RBK_JSON_SCAN_MORE;
}

/* A byte outside strings. */
static RbkJsonScan
scan_byte (RbkJsonRecords *self, char c)
{
  gboolean is_space = g_ascii_isspace (c);

  if (c == '{' || c == '[')
    return scan_opening (self, c);
  if (c == '}' || c == ']')
    {
      gboolean    ends = self->depth == 1;
      RbkJsonScan result = scan_closing (self);

      return ends && result == RBK_JSON_SCAN_MORE ? RBK_JSON_SCAN_RECORD : result;
    }
  /* A value without braces ends with its line, or with the comma of the array around. */
  if (self->depth == 0 &&
      (c == '\n' || (self->around != RBK_JSON_AROUND_NOTHING && (c == ',' || is_space))))
    return RBK_JSON_SCAN_RECORD;

  self->line += c == '\n';
  self->opens_array = self->opens_array && is_space;
  self->scan++;
  if (c == '"')
    {
      self->in_string = TRUE;
      if (self->depth == 1)
        self->string_at = self->scan;
    }
  return RBK_JSON_SCAN_MORE;
}

/*
 * rbk_json_records_scan:
 * @self: a reader
 * @error: return location for a [error@Error]
 *
 * Scans on in the record that has begun, as far as there are bytes.
 *
 * Returns: whether the record is complete
 */
RbkJsonScan
rbk_json_records_scan (RbkJsonRecords *self, GError **error)
{
  RbkJsonScan result = RBK_JSON_SCAN_MORE;

  while (result == RBK_JSON_SCAN_MORE && self->text.start + self->scan < self->text.end)
    {
      gsize before = self->scan;

      result = self->in_string ? scan_string (self)
                               : scan_byte (self, self->text.buffer[self->text.start + self->scan]);
      if (result == RBK_JSON_SCAN_MORE && self->scan == before)
        break;
    }
  if (self->scan > RBK_JSON_MAX_RECORD)
    return rbk_json_records_fail (self, RBK_ERROR_RANGE,
                                  E_ ("the record is longer than 1 MiB; is this a list of events?"),
                                  error)
               ? RBK_JSON_SCAN_MORE
               : RBK_JSON_SCAN_FAILED;
  return result;
}
