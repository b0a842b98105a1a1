/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-records.h"
#include "rbk-error.h"

#include <string.h>

#define DEFAULT_CHUNK (256 * 1024)
#define MAX_KEY 16

/* What stands around the records. */
typedef enum
{
  AROUND_NOTHING,
  AROUND_ARRAY,
  AROUND_OBJECT, /* and an array in it */
} Around;

typedef enum
{
  SCAN_RECORD,
  SCAN_MORE,   /* the bytes ran out inside a record */
  SCAN_INSIDE, /* there is no record, but an array of them inside */
  SCAN_FAILED,
} Scan;

/* Places are counted from `start`, where the record begins, so that it can be moved. */
struct _RbkJsonRecords
{
  RbkCsvSource *source; /* (owned) */
  gsize         chunk;
  char         *buffer; /* (owned) */
  gsize         n_allocated, start, end, scan;
  gboolean      has_begun, has_failed, is_at_end;

  Around   around;
  guint    n_left; /* what is still to be passed over of the object around: its depth */
  guint    depth;  /* of braces in the record */
  gboolean in_string;
  gsize    string_at; /* where the last string on the first level begins, behind the quote */
  gsize    string_end;
  gboolean opens_array; /* an array has just begun that may hold the records */
  guint64  line, record_line;
};

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

static gboolean
fail (RbkJsonRecords *self, RbkErrorCode code, const char *problem, GError **error)
{
  g_set_error (error, RBK_ERROR, (int) code, "line %" G_GUINT64_FORMAT ": %s", self->record_line,
               problem);
  return FALSE;
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
    self->around = AROUND_NOTHING;
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
      else if (g_ascii_isspace (c) || (c == ',' && self->around != AROUND_NOTHING))
        continue;
      else if (c == '[' && self->around == AROUND_NOTHING)
        self->around = AROUND_ARRAY;
      else if (c == ']' && self->around == AROUND_ARRAY)
        self->around = AROUND_NOTHING;
      else if (c == ']' && self->around == AROUND_OBJECT)
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

/* Whether the array that begins on the first level is where records are kept. */
static gboolean
is_list_key (RbkJsonRecords *self)
{
  static const char *const keys[] = {
    "data", "events", "items", "observations", "records", "rows"
  };
  const char *record = self->buffer + self->start;
  gsize       length = self->string_end - self->string_at;

  if (self->around != AROUND_NOTHING || self->depth != 1 || record[0] != '{' || length > MAX_KEY)
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
  const char *record = self->buffer + self->start;
  gsize       at = self->scan;

  while (at > 0 && g_ascii_isspace (record[at - 1]))
    at--;
  return at > 0 && self->around == AROUND_NOTHING && strchr (",:[", record[at - 1]) == NULL;
}

/* Inside a string, up to its end. */
static Scan
scan_string (RbkJsonRecords *self)
{
  const char *record = self->buffer + self->start;
  gsize       n = self->end - self->start;

  while (self->scan < n && record[self->scan] != '"')
    {
      char c = record[self->scan];

      /* No string of JSON spans lines: the quote is missing, and the next line is sound. */
      if (c == '\n' && self->around == AROUND_NOTHING)
        return SCAN_RECORD;
      if (c == '\\' && self->scan + 1 == n)
        return SCAN_MORE;
      self->line += c == '\n';
      self->scan += c == '\\' ? 2 : 1;
    }
  if (self->scan >= n)
    return SCAN_MORE;

  self->in_string = FALSE;
  if (self->depth == 1)
    self->string_end = self->scan;
  self->scan++;
  return self->depth == 0 ? SCAN_RECORD : SCAN_MORE;
}

/* A brace or bracket that opens. */
static Scan
scan_opening (RbkJsonRecords *self, char c)
{
  if (c == '{' && is_misplaced (self))
    return SCAN_RECORD;
  if (c == '{' && self->opens_array)
    return SCAN_INSIDE;

  self->opens_array = c == '[' && is_list_key (self);
  self->depth++;
  self->scan++;
  return SCAN_MORE;
}

/* One that closes; it may be one of those around, behind a value that has none. */
static Scan
scan_closing (RbkJsonRecords *self)
{
  if (self->opens_array)
    return SCAN_INSIDE;
  if (self->depth == 0 && self->around != AROUND_NOTHING && self->scan > 0)
    return SCAN_RECORD;

  self->depth -= self->depth > 0;
  self->scan++;
  return self->depth == 0 && self->around != AROUND_NOTHING ? SCAN_RECORD : SCAN_MORE;
}

/* A byte outside strings. */
static Scan
scan_byte (RbkJsonRecords *self, char c)
{
  gboolean is_space = g_ascii_isspace (c);

  if (c == '{' || c == '[')
    return scan_opening (self, c);
  if (c == '}' || c == ']')
    {
      gboolean ends = self->depth == 1;
      Scan     result = scan_closing (self);

      return ends && result == SCAN_MORE ? SCAN_RECORD : result;
    }
  /* A value without braces ends with its line, or with the comma of the array around. */
  if (self->depth == 0 && (c == '\n' || (self->around != AROUND_NOTHING && (c == ',' || is_space))))
    return SCAN_RECORD;

  self->line += c == '\n';
  self->opens_array = self->opens_array && is_space;
  self->scan++;
  if (c == '"')
    {
      self->in_string = TRUE;
      if (self->depth == 1)
        self->string_at = self->scan;
    }
  return SCAN_MORE;
}

/* Scans on in the record that has begun, as far as there are bytes. */
static Scan
scan_on (RbkJsonRecords *self, GError **error)
{
  Scan result = SCAN_MORE;

  while (result == SCAN_MORE && self->start + self->scan < self->end)
    {
      gsize before = self->scan;

      result = self->in_string ? scan_string (self)
                               : scan_byte (self, self->buffer[self->start + self->scan]);
      if (result == SCAN_MORE && self->scan == before)
        break;
    }
  if (self->scan > RBK_JSON_MAX_RECORD)
    return fail (self, RBK_ERROR_RANGE,
                 "the record is longer than 1 MiB; is this a list of events?", error)
               ? SCAN_MORE
               : SCAN_FAILED;
  return result;
}

/* The object around is no record; those in its array are. */
static void
enter_array (RbkJsonRecords *self)
{
  self->around = AROUND_OBJECT;
  self->start += self->scan;
  self->scan = 0;
}

/* At the end of the bytes: a value without braces may end there. */
static Scan
end_record (RbkJsonRecords *self, GError **error)
{
  if (self->depth == 0 && !self->in_string)
    return SCAN_RECORD;
  fail (self, RBK_ERROR_SYNTAX, "the record that begins here is not complete; the file is cut off",
        error);
  return SCAN_FAILED;
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

static Scan
read_record (RbkJsonRecords *self, GCancellable *cancellable, GError **error)
{
  Scan result = scan_on (self, error);

  while (result == SCAN_MORE)
    {
      if (self->is_at_end)
        return end_record (self, error);
      if (!fill (self, cancellable, error))
        return SCAN_FAILED;
      result = scan_on (self, error);
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
  Scan result = SCAN_INSIDE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL && length != NULL, FALSE);

  if (self->has_failed || (!self->has_begun && !skip_mark (self, cancellable, error)))
    return FALSE;
  self->start += self->scan;
  self->scan = 0;
  self->in_string = FALSE;
  while (result == SCAN_INSIDE)
    {
      if (!read_to_record (self, cancellable, error))
        return FALSE;
      result = read_record (self, cancellable, error);
      if (result == SCAN_INSIDE)
        enter_array (self);
    }
  self->has_failed = result == SCAN_FAILED;
  *text = self->buffer + self->start;
  *length = self->scan;
  return result == SCAN_RECORD;
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
