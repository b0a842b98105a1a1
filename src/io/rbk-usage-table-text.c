/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-table-private.h"

#include "rbk-csv-private.h"

#include <string.h>

/**
 * rbk_usage_table_is_plain:
 * @self: a table
 *
 * Tells whether the records behind the first ones are separated values with no more columns
 * than the header has, and whether there are any.
 *
 * Returns: whether they are
 */
gboolean
rbk_usage_table_is_plain (RbkUsageTable *self)
{
  if (self->csv == NULL || self->packed->len > 0 || self->failure != NULL)
    return FALSE;

  return !self->csv->text.is_at_end ||
         self->csv->text.start + self->csv->scan < self->csv->text.end;
}

/**
 * rbk_usage_table_is_in_head:
 * @self: a table
 *
 * Returns: whether some of the first records, which are kept, have not been read
 */
gboolean
rbk_usage_table_is_in_head (RbkUsageTable *self)
{
  return self->next_head < self->head->len;
}

/**
 * rbk_usage_table_get_separator:
 * @self: a table of separated values
 *
 * Returns: what stands between cells
 */
char
rbk_usage_table_get_separator (RbkUsageTable *self)
{
  return rbk_csv_reader_get_separator (self->csv);
}

/**
 * rbk_usage_table_begin_text:
 * @self: a plain table whose first records are read
 * @line: (out): where the text begins that comes next
 * @skips_newline: (out): whether a LF that it begins with belongs to the line before
 *
 * From here on the records come as text, see [method@UsageTable.read_text], and the table has
 * only those that [method@UsageTable.set_text] gives back to it.
 */
void
rbk_usage_table_begin_text (RbkUsageTable *self, guint64 *line, gboolean *skips_newline)
{
  *line = self->csv->line;
  *skips_newline = self->csv->skips_newline;
  self->source = rbk_csv_reader_release (self->csv, &self->rest, &self->n_rest);
}

/**
 * rbk_usage_table_read_text:
 * @self: a table whose text has begun
 * @buffer: (out caller-allocates) (array length=count): where it goes
 * @count: how much fits there
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Reads some text, as [method@CsvSource.read] does; from one thread, while another may read
 * records.
 *
 * Returns: how many bytes there are; 0 at the end, -1 on failure
 */
gssize
rbk_usage_table_read_text (
    RbkUsageTable *self, char *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  gsize n = MIN (count, self->n_rest - self->rest_start);

  if (n == 0)
    return rbk_csv_source_read (self->source, buffer, count, cancellable, error);
  memcpy (buffer, self->rest + self->rest_start, n);
  self->rest_start += n;
  return (gssize) n;
}

/**
 * rbk_usage_table_set_text:
 * @self: a table whose text has begun
 * @text: (array length=length): a record, or so much of it that it can't be read
 * @length: its length
 * @line: where it begins
 * @is_end: whether it is the last one
 *
 * Gives a record back, so that it is what is read next.
 */
void
rbk_usage_table_set_text (
    RbkUsageTable *self, const char *text, gsize length, guint64 line, gboolean is_end)
{
  rbk_csv_reader_set_text (self->csv, text, length, line, is_end);
}
