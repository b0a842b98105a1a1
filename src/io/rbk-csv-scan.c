/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-csv-private.h"
#include "rbk-error.h"

#include <string.h>

static gboolean
fail (GError **error, RbkErrorCode code, guint64 line, const char *problem)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);

  g_set_error (error, RBK_ERROR, (int) code, E_ ("line %s: %s"), number, problem);
  return FALSE;
}

/*
 * rbk_csv_reader_fail_too_long:
 * @self: a reader
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_RANGE`, for a record that is too long.
 *
 * Returns: `FALSE`
 */
gboolean
rbk_csv_reader_fail_too_long (RbkCsvReader *self, GError **error)
{
  if (self->state == RBK_CSV_QUOTED)
    return fail (error, RBK_ERROR_RANGE, self->quote_line,
                 E_ ("more than 1 MiB stands between quotes; is the closing quote missing?"));
  return fail (error, RBK_ERROR_RANGE, self->record_line,
               E_ ("the record is longer than 1 MiB; is this a CSV file?"));
}

/* Moves the bytes from scan up to `to` behind what the cell has already. */
static void
take_run (RbkCsvReader *self, gsize to)
{
  char *record = self->text.buffer + self->text.start;

  if (self->cell_end != self->scan)
    memmove (record + self->cell_end, record + self->scan, to - self->scan);
  self->cell_end += to - self->scan;
  self->scan = to;
}

static gboolean
end_cell (RbkCsvReader *self, GError **error)
{
  RbkCsvCell cell = { NULL, self->cell_end - self->cell_start };

  if (self->cells->len == RBK_CSV_MAX_CELLS)
    return fail (error, RBK_ERROR_RANGE, self->record_line,
                 E_ ("there are more than 4096 cells in the record; is this a CSV file?"));

  /* Until the record is complete the place stands where the pointer will be. */
  cell.text = GSIZE_TO_POINTER (self->cell_start);
  g_array_append_val (self->cells, cell);
  self->state = RBK_CSV_START;
  return TRUE;
}

static gboolean
fail_at_nul (RbkCsvReader *self, GError **error)
{
  return fail (error, RBK_ERROR_SYNTAX, self->line,
               E_ ("there is a zero byte: the file is binary or in UTF-16; save it as text in "
                   "UTF-8"));
}

/* At a byte that ends a run outside quotes. */
static RbkCsvScan
scan_special (RbkCsvReader *self, char c, GError **error)
{
  if (self->scan > RBK_CSV_MAX_RECORD)
    return rbk_csv_reader_fail_too_long (self, error) ? RBK_CSV_MORE : RBK_CSV_FAILED;
  if (c == '\0')
    return fail_at_nul (self, error) ? RBK_CSV_MORE : RBK_CSV_FAILED;
  if (!end_cell (self, error))
    return RBK_CSV_FAILED;

  self->scan++;
  if (c == self->separator)
    return RBK_CSV_MORE;
  self->line++;
  self->skips_newline = c == '\r';
  return RBK_CSV_RECORD;
}

/* Inside quotes, up to the next quote; lines are counted on the way. */
static gboolean
scan_quoted (RbkCsvReader *self, GError **error)
{
  const char *record = self->text.buffer + self->text.start;
  gsize       n = self->text.end - self->text.start, at;

  for (at = self->scan; at < n && record[at] != '"'; at++)
    {
      if (at <= RBK_CSV_MAX_RECORD && record[at] == '\0')
        return fail_at_nul (self, error);
      if (record[at] == '\r' || (record[at] == '\n' && at != self->return_at))
        self->line++;
      if (record[at] == '\r')
        self->return_at = at + 1;
    }
  if (at > RBK_CSV_MAX_RECORD)
    return rbk_csv_reader_fail_too_long (self, error);

  take_run (self, at);
  if (at < n)
    {
      self->scan++;
      self->state = RBK_CSV_AFTER_QUOTE;
    }
  return TRUE;
}

/* The first byte of a cell, or the one behind a quote. */
static void
scan_turn (RbkCsvReader *self, char c)
{
  if (self->state == RBK_CSV_START)
    {
      self->cell_start = self->cell_end = self->scan;
      self->state = RBK_CSV_PLAIN;
      if (c == '"')
        {
          self->cell_start = self->cell_end = ++self->scan;
          self->quote_line = self->line;
          self->state = RBK_CSV_QUOTED;
        }
      return;
    }

  self->state = RBK_CSV_PLAIN;
  if (c == '"')
    {
      take_run (self, self->scan + 1);
      self->state = RBK_CSV_QUOTED;
    }
}

/*
 * rbk_csv_reader_scan:
 * @self: a reader
 * @error: return location for a [error@Error]
 *
 * Scans on in the record that has begun, as far as there are bytes.
 *
 * Returns: whether the record is complete
 */
RbkCsvScan
rbk_csv_reader_scan (RbkCsvReader *self, GError **error)
{
  const char *record = self->text.buffer + self->text.start;
  gsize       n = self->text.end - self->text.start;
  RbkCsvScan  result = RBK_CSV_MORE;

  while (result == RBK_CSV_MORE && self->scan < n)
    if (self->state == RBK_CSV_QUOTED)
      {
        if (!scan_quoted (self, error))
          return RBK_CSV_FAILED;
      }
    else if (self->state == RBK_CSV_PLAIN)
      {
        gsize at = self->scan;

        while (at < n && !self->is_special[(guchar) record[at]])
          at++;
        take_run (self, at);
        if (at < n)
          result = scan_special (self, record[at], error);
      }
    else
      scan_turn (self, record[self->scan]);
  return result;
}

/*
 * rbk_csv_reader_end:
 * @self: a reader that has scanned all bytes there are
 * @error: return location for a [error@Error]
 *
 * Ends the last record, as the end of the bytes does.
 *
 * Returns: whether there was one
 */
RbkCsvScan
rbk_csv_reader_end (RbkCsvReader *self, GError **error)
{
  if (self->state == RBK_CSV_QUOTED)
    {
      fail (error, RBK_ERROR_SYNTAX, self->quote_line,
            E_ ("the quote that opens here is never closed; the file may be cut off"));
      return RBK_CSV_FAILED;
    }
  if (self->scan == 0)
    return RBK_CSV_MORE;
  if (self->state == RBK_CSV_START)
    self->cell_start = self->cell_end = self->scan;
  return end_cell (self, error) ? RBK_CSV_RECORD : RBK_CSV_FAILED;
}
