/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-csv-private.h"

#include <string.h>

/**
 * rbk_csv_reader_new:
 * @stream: a stream at its start
 * @chunk_bytes: how much to read at once, 0 for a sensible amount
 *
 * Makes a reader.
 *
 * Returns: (transfer full): the reader
 */
RbkCsvReader *
rbk_csv_reader_new (GInputStream *stream, gsize chunk_bytes)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  return rbk_csv_reader_new_for_source (rbk_csv_source_new (stream), chunk_bytes);
}

/**
 * rbk_csv_reader_new_for_source:
 * @source: (transfer full): a source that nothing was read from yet
 * @chunk_bytes: how much to read at once, 0 for a sensible amount
 *
 * Makes a reader of what a source gives.
 *
 * Returns: (transfer full): the reader
 */
RbkCsvReader *
rbk_csv_reader_new_for_source (RbkCsvSource *source, gsize chunk_bytes)
{
  RbkCsvReader *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (RbkCsvReader, 1);
  rbk_text_window_init (&self->text, source, chunk_bytes, RBK_CSV_MAX_RECORD);
  self->cells = g_array_new (FALSE, FALSE, sizeof (RbkCsvCell));
  self->line = self->record_line = 1;
  return self;
}

/**
 * rbk_csv_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees a reader.
 */
void
rbk_csv_reader_free (RbkCsvReader *self)
{
  if (self == NULL)
    return;

  rbk_text_window_clear (&self->text);
  g_array_unref (self->cells);
  g_free (self);
}

/* Reads more, unless the record is too long already. */
static gboolean
fill (RbkCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (self->text.end - self->text.start > RBK_CSV_MAX_RECORD)
    return rbk_csv_reader_fail_too_long (self, error);
  return rbk_text_window_fill (&self->text, cancellable, error);
}

static gboolean
is_candidate (char c)
{
  return c == ',' || c == ';' || c == '\t' || c == '|';
}

/* Counts the bytes of the first line outside quotes; TRUE when the line's end is seen. */
static gboolean
survey_header (RbkCsvReader *self, gsize *counts)
{
  gsize    n = MIN (self->text.end - self->text.start, RBK_CSV_MAX_RECORD);
  gboolean is_quoted = FALSE, opens = TRUE, is_blank = TRUE;

  memset (counts, 0, 256 * sizeof *counts);
  for (gsize i = 0; i < n; i++)
    {
      char c = self->text.buffer[self->text.start + i];

      if (c == '"' && (is_quoted || opens))
        is_quoted = !is_quoted;
      else if ((c == '\n' || c == '\r') && !is_quoted && !is_blank)
        return TRUE;
      else if (!is_quoted)
        counts[(guchar) c]++;
      opens = c == '"' || c == '\n' || c == '\r' || is_candidate (c);
      is_blank = is_blank && (c == '\n' || c == '\r');
    }
  return n == RBK_CSV_MAX_RECORD;
}

static void
set_separator (RbkCsvReader *self, const gsize *counts)
{
  const char candidates[] = { ',', ';', '\t', '|' };

  self->separator = candidates[0];
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[(guchar) candidates[i]] > counts[(guchar) self->separator])
      self->separator = candidates[i];

  self->is_special['\0'] = self->is_special['\n'] = self->is_special['\r'] = TRUE;
  self->is_special[(guchar) self->separator] = TRUE;
}

/* Passes over a byte order mark and finds the separator. */
static gboolean
begin (RbkCsvReader *self, GCancellable *cancellable, GError **error)
{
  gsize counts[256];

  if (!rbk_text_window_skip_mark (&self->text, cancellable, error))
    return FALSE;

  while (!survey_header (self, counts) && !self->text.is_at_end)
    if (!fill (self, cancellable, error))
      return FALSE;
  set_separator (self, counts);
  self->has_begun = TRUE;
  return TRUE;
}

/* Steps behind the record that was handed out. */
static void
start_record (RbkCsvReader *self)
{
  self->text.start += self->scan;
  self->scan = self->cell_start = self->cell_end = 0;
  self->return_at = G_MAXSIZE;
  self->state = RBK_CSV_START;
  self->record_line = self->line;
  g_array_set_size (self->cells, 0);
}

static RbkCsvScan
read_record (RbkCsvReader *self, GCancellable *cancellable, GError **error)
{
  RbkCsvScan result = RBK_CSV_MORE;

  start_record (self);
  while (result == RBK_CSV_MORE)
    {
      if (self->text.start < self->text.end && self->skips_newline)
        {
          self->text.start += self->text.buffer[self->text.start] == '\n';
          self->skips_newline = FALSE;
        }
      result = rbk_csv_reader_scan (self, error);
      if (result == RBK_CSV_MORE && self->text.is_at_end)
        return rbk_csv_reader_end (self, error);
      if (result == RBK_CSV_MORE && !fill (self, cancellable, error))
        return RBK_CSV_FAILED;
    }
  return result;
}

/* A lone empty cell without so much as quotes. */
static gboolean
is_empty_line (RbkCsvReader *self)
{
  return self->cells->len == 1 && self->scan <= 1 && self->cell_end == self->cell_start;
}

/**
 * rbk_csv_reader_next:
 * @self: a reader
 * @cells: (out) (transfer none) (array length=n_cells): the cells of the next record,
 *   good until the reader is used again
 * @n_cells: (out): how many there are, at least one
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Reads the next record; the first is the header, if there is one.
 *
 * Fails with `RBK_ERROR_SYNTAX`, `RBK_ERROR_RANGE` or `RBK_ERROR_READ`; all but the last
 * name the line. A reader that has failed is at its end.
 *
 * Returns: `FALSE` on failure, with @error set, and at the end, without
 */
gboolean
rbk_csv_reader_next (RbkCsvReader      *self,
                     const RbkCsvCell **cells,
                     guint             *n_cells,
                     GCancellable      *cancellable,
                     GError           **error)
{
  RbkCsvScan result = RBK_CSV_FAILED;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (cells != NULL && n_cells != NULL, FALSE);

  if (self->has_failed)
    return FALSE;
  if (self->has_begun || begin (self, cancellable, error))
    do
      result = read_record (self, cancellable, error);
    while (result == RBK_CSV_RECORD && is_empty_line (self));

  self->has_failed = result == RBK_CSV_FAILED;
  if (result != RBK_CSV_RECORD)
    return FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      RbkCsvCell *cell = &g_array_index (self->cells, RbkCsvCell, i);

      cell->text = self->text.buffer + self->text.start + GPOINTER_TO_SIZE (cell->text);
    }
  *cells = &g_array_index (self->cells, RbkCsvCell, 0);
  *n_cells = self->cells->len;
  return TRUE;
}

/*
 * rbk_csv_reader_release:
 * @self: a reader that has read a record
 * @rest: (out) (transfer full): what was read from the source and is in no record yet
 * @n_rest: (out): how many bytes that is
 *
 * Lets others read from the source of a reader, which itself reads what
 * [method@CsvReader.set_text] gives it from now on.
 *
 * Returns: (transfer full): the source
 */
RbkCsvSource *
rbk_csv_reader_release (RbkCsvReader *self, char **rest, gsize *n_rest)
{
  gsize first = self->text.start + self->scan;

  *n_rest = self->text.end - first;
  *rest = g_memdup2 (self->text.buffer + first, *n_rest);
  self->text.start = self->text.end = self->scan = 0;
  return g_steal_pointer (&self->text.source);
}

/*
 * rbk_csv_reader_set_text:
 * @self: a reader whose source was released
 * @text: (array length=length): a record, or so much of it that it can't be read
 * @length: its length
 * @line: where it begins
 * @is_end: whether it is the last one
 *
 * Gives the reader the one record that it will read.
 */
void
rbk_csv_reader_set_text (
    RbkCsvReader *self, const char *text, gsize length, guint64 line, gboolean is_end)
{
  if (length > self->text.n_allocated)
    {
      self->text.n_allocated = length;
      self->text.buffer = g_realloc (self->text.buffer, length);
    }
  memcpy (self->text.buffer, text, length);
  self->text.start = self->scan = 0;
  self->text.end = length;
  self->text.is_at_end = is_end;
  self->skips_newline = FALSE;
  self->line = line;
}

/**
 * rbk_csv_reader_get_line:
 * @self: a reader
 *
 * Tells where the record that was read last begins.
 *
 * Returns: its line, from 1
 */
guint64
rbk_csv_reader_get_line (RbkCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->record_line;
}

/**
 * rbk_csv_reader_get_position:
 * @self: a reader
 *
 * Tells how far the stream has been read, in its own bytes: packed ones where it is
 * packed.
 *
 * Returns: the count of bytes
 */
guint64
rbk_csv_reader_get_position (RbkCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rbk_csv_source_get_position (self->text.source);
}

/**
 * rbk_csv_reader_get_separator:
 * @self: a reader that has read a record
 *
 * Tells what stands between cells.
 *
 * Returns: the separator
 */
char
rbk_csv_reader_get_separator (RbkCsvReader *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->separator;
}
