/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-look.h"
#include "rbk-error.h"
#include "rbk-usage-columns.h"

static char *
describe_encoding (RbkUsageTable *table)
{
  for (guint i = 0; i < rbk_usage_table_get_n_head (table); i++)
    {
      RbkUsageRecord record;

      rbk_usage_table_get_head (table, i, &record);
      for (guint k = 0; k < record.n_cells; k++)
        if (!g_utf8_validate_len (record.cells[k].text, record.cells[k].length, NULL))
          return g_strdup (E_ ("not UTF-8, perhaps Latin-1; save it in UTF-8 to have all letters"));
    }
  return rbk_usage_table_has_mark (table) ? g_strdup (E_ ("UTF-8 with a byte order mark")) : NULL;
}

static GStrv
dup_row (RbkUsageTable *table, const RbkUsageRecord *record)
{
  guint n = rbk_usage_table_get_n_columns (table);
  GStrv row = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    row[i] = i < record->n_cells
                 ? g_utf8_make_valid (record->cells[i].text, (gssize) record->cells[i].length)
                 : g_strdup ("");
  return row;
}

static void
fill_look (RbkUsageLook *self, RbkUsageTable *table, const RbkUsageColumns *columns)
{
  guint n_columns = rbk_usage_table_get_n_columns (table);
  guint n_rows = MIN (rbk_usage_table_get_n_head (table), RBK_USAGE_LOOK_ROWS);

  self->format = g_strdup (columns->format->name);
  self->is_sure = columns->is_sure;
  self->columns = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i] = g_strdup (rbk_usage_table_get_name (table, i));
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    self->mapping[i] = g_strdup (rbk_usage_columns_get_name (columns, (RbkUsageField) i));
  for (guint i = 0; i < n_rows; i++)
    {
      RbkUsageRecord record;

      rbk_usage_table_get_head (table, i, &record);
      g_ptr_array_add (self->rows, dup_row (table, &record));
    }
  self->encoding = describe_encoding (table);
}

/**
 * rbk_usage_look_new_for_stream:
 * @stream: a stream at its start
 * @options: (nullable): how it would be read
 * @error: return location for a [error@Error]
 *
 * Does what [func@usage_look_new] does, for a stream.
 *
 * Returns: (transfer full) (nullable): what was seen
 */
RbkUsageLook *
rbk_usage_look_new_for_stream (GInputStream *stream, const RbkUsageOptions *options, GError **error)
{
  static const RbkUsageOptions defaults = { 0 };
  g_autoptr(RbkUsageTable) table = NULL;
  RbkUsageLook   *self = NULL;
  RbkUsageColumns columns;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  if (options == NULL)
    options = &defaults;
  table = rbk_usage_table_new (stream, options->chunk_bytes, options->cancellable, error);
  if (table == NULL)
    return NULL;
  if (rbk_usage_columns_init (&columns, table, options, error))
    {
      self = g_new0 (RbkUsageLook, 1);
      self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      fill_look (self, table, &columns);
    }
  rbk_usage_columns_clear (&columns);
  return self;
}

/**
 * rbk_usage_look_new:
 * @file: a usage file
 * @options: (nullable): how it would be read: what is mapped goes before what is guessed
 * @error: return location for a [error@Error]
 *
 * Looks at how a usage file begins, and finds out what it is as [func@usage_read] does. That
 * no column names the customer is not a failure here: the mapping says it.
 *
 * Fails as reading does for what is no usage file at all, and with `RBK_ERROR_USAGE` and
 * `RBK_ERROR_INVALID` for options that do not fit.
 *
 * Returns: (transfer full) (nullable): what was seen
 */
RbkUsageLook *
rbk_usage_look_new (GFile *file, const RbkUsageOptions *options, GError **error)
{
  g_autoptr(GInputStream) stream = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = rbk_usage_open (file, options, error);
  return stream != NULL ? rbk_usage_look_new_for_stream (stream, options, error) : NULL;
}

/**
 * rbk_usage_look_free:
 * @self: (transfer full) (nullable): a look
 *
 * Frees it.
 */
void
rbk_usage_look_free (RbkUsageLook *self)
{
  if (self == NULL)
    return;

  g_free (self->format);
  g_strfreev (self->columns);
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    g_free (self->mapping[i]);
  g_ptr_array_unref (self->rows);
  g_free (self->encoding);
  g_free (self);
}
