/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-table-private.h"

#include <string.h>

/*
 * rbk_usage_head_row_free:
 * @data: (transfer full): a record that is kept
 *
 * Frees it.
 */
void
rbk_usage_head_row_free (gpointer data)
{
  RbkUsageHeadRow *row = data;

  g_free (row->cells);
  g_free (row->text);
  g_free (row->problem);
  g_free (row);
}

/*
 * rbk_usage_table_keep:
 * @self: a table
 * @record: a record
 *
 * Keeps one of the first records.
 *
 * Returns: how many bytes it takes
 */
gsize
rbk_usage_table_keep (RbkUsageTable *self, const RbkUsageRecord *record)
{
  RbkUsageHeadRow *row = g_new0 (RbkUsageHeadRow, 1);
  gsize            n_bytes = 0;
  char            *at;

  for (guint i = 0; i < record->n_cells; i++)
    n_bytes += record->cells[i].length;
  row->cells = g_new0 (RbkCsvCell, record->n_cells);
  row->n_cells = record->n_cells;
  row->text = at = g_malloc (n_bytes + 1);
  row->line = record->line;
  row->problem = g_strdup (record->problem);
  for (guint i = 0; i < record->n_cells; i++)
    {
      row->cells[i] = (RbkCsvCell){ at, record->cells[i].length };
      memcpy (at, record->cells[i].text, record->cells[i].length);
      at += record->cells[i].length;
    }
  g_ptr_array_add (self->head, row);
  return n_bytes + record->n_cells * sizeof (RbkCsvCell);
}

/**
 * rbk_usage_table_get_n_head:
 * @self: a table
 *
 * Returns: how many of the first records are kept
 */
guint
rbk_usage_table_get_n_head (RbkUsageTable *self)
{
  return self->head->len;
}

/**
 * rbk_usage_table_get_head:
 * @self: a table
 * @i: which of the first records
 * @record: (out caller-allocates): the record, good as long as the table
 *
 * Looks at one of the first records without reading it.
 */
void
rbk_usage_table_get_head (RbkUsageTable *self, guint i, RbkUsageRecord *record)
{
  const RbkUsageHeadRow *row = g_ptr_array_index (self->head, i);

  *record = (RbkUsageRecord){ row->cells, row->n_cells, row->line, row->problem };
}

/**
 * rbk_usage_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns there are by now
 */
guint
rbk_usage_table_get_n_columns (RbkUsageTable *self)
{
  return self->members.names->len;
}

/**
 * rbk_usage_table_get_name:
 * @self: a table
 * @column: a column
 *
 * Returns: (transfer none): its name
 */
const char *
rbk_usage_table_get_name (RbkUsageTable *self, guint column)
{
  return g_ptr_array_index (self->members.names, column);
}

/**
 * rbk_usage_table_is_json:
 * @self: a table
 *
 * Returns: whether its records are JSON
 */
gboolean
rbk_usage_table_is_json (RbkUsageTable *self)
{
  return self->json != NULL;
}

/**
 * rbk_usage_table_is_packed:
 * @self: a table
 * @column: a column
 *
 * Returns: whether what stands in it has columns of its own
 */
gboolean
rbk_usage_table_is_packed (RbkUsageTable *self, guint column)
{
  for (guint i = 0; i < self->packed->len; i++)
    if (g_array_index (self->packed, guint, i) == column)
      return TRUE;
  return FALSE;
}

/**
 * rbk_usage_table_may_be_short:
 * @self: a table
 *
 * Returns: whether records with fewer cells than there are columns are odd: members of JSON
 *   come and go
 */
gboolean
rbk_usage_table_may_be_short (RbkUsageTable *self)
{
  return self->csv != NULL && self->packed->len == 0;
}

/**
 * rbk_usage_table_has_mark:
 * @self: a table
 *
 * Returns: whether the file begins with a byte order mark
 */
gboolean
rbk_usage_table_has_mark (RbkUsageTable *self)
{
  return self->has_mark;
}

/**
 * rbk_usage_table_get_position:
 * @self: a table
 *
 * Returns: how many bytes of the stream are read
 */
guint64
rbk_usage_table_get_position (RbkUsageTable *self)
{
  if (self->source != NULL)
    return rbk_csv_source_get_position (self->source);
  return self->csv != NULL ? rbk_csv_reader_get_position (self->csv)
                           : rbk_json_records_get_position (self->json);
}
