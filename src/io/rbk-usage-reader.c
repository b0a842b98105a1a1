/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reading.h"
#include "rbk-error.h"
#include "rbk-file.h"
#include "rbk-usage-cache.h"
#include "rbk-usage-fast.h"

#define ROWS_PER_PROGRESS 8192

/**
 * rbk_usage_ref:
 * @self: what was read from a usage file
 *
 * Takes a reference; from any thread.
 *
 * Returns: (transfer full): @self
 */
RbkUsage *
rbk_usage_ref (RbkUsage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rbk_usage_unref:
 * @self: (transfer full): what was read from a usage file
 *
 * Gives a reference back; from any thread.
 */
void
rbk_usage_unref (RbkUsage *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->format);
  g_clear_pointer (&self->skips, g_ptr_array_unref);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    g_free (self->columns[i]);
  g_strfreev (self->other_columns);
  g_free (self->first_day);
  g_free (self->last_day);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->days, rbk_slices_unref);
  g_clear_pointer (&self->by_model, rbk_slices_unref);
  g_clear_pointer (&self->requests, rbk_population_unref);
  g_free (self);
}

/**
 * rbk_usage_check_customers:
 * @self: what was read from a usage file
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_INVALID` when the file has no customers, just requests, so that no
 * book can be sized on it.
 *
 * Returns: whether it has customers
 */
gboolean
rbk_usage_check_customers (const RbkUsage *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->requests == NULL)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("the file has no customers, each row is a request; export the usage with a "
                   "customer id, or name its column with --map customer=COLUMN"));
  return FALSE;
}

static void
report_progress (RbkUsageTable *table, const RbkUsageOptions *options)
{
  if (options->progress != NULL)
    options->progress (rbk_usage_table_get_position (table), options->user_data);
}

static gboolean
read_rows (RbkUsageReading *reading, RbkUsageTable *table, GError **error)
{
  gboolean is_fast = rbk_usage_fast_fits (reading, table);
  g_autoptr(GError) cause = NULL;
  RbkUsageRecord record;

  while (rbk_usage_table_next (table, &record, reading->options->cancellable, &cause))
    {
      if (!rbk_usage_reading_take_row (reading, &record, error))
        return FALSE;
      if (reading->usage->rows % ROWS_PER_PROGRESS == 0)
        report_progress (table, reading->options);
      if (is_fast && !rbk_usage_table_is_in_head (table))
        return rbk_usage_fast_read (reading, table, error);
    }
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * rbk_usage_read_stream:
 * @stream: a stream at its start
 * @options: (nullable): how to read it
 * @error: return location for a [error@Error]
 *
 * Does what [func@usage_read] does, for a stream.
 *
 * Returns: (transfer full) (nullable): what was read
 */
RbkUsage *
rbk_usage_read_stream (GInputStream *stream, const RbkUsageOptions *options, GError **error)
{
  static const RbkUsageOptions defaults = { 0 };
  g_autoptr(RbkUsageTable) table = NULL;
  RbkUsageReading reading;
  RbkUsage       *usage = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  if (options == NULL)
    options = &defaults;
  if (options->format != NULL && rbk_usage_format_find (options->format, error) == NULL)
    return NULL;
  table = rbk_usage_table_new (stream, options->chunk_bytes, options->cancellable, error);
  if (table == NULL)
    return NULL;

  if (rbk_usage_reading_init (&reading, table, options, error) &&
      read_rows (&reading, table, error) && rbk_usage_reading_finish (&reading, error))
    {
      report_progress (table, options);
      usage = g_steal_pointer (&reading.usage);
    }
  rbk_usage_reading_clear (&reading);
  return usage;
}

/*
 * rbk_usage_open:
 * @file: a file
 * @options: (nullable): how it will be read
 * @error: return location for a [error@Error]
 *
 * Opens a usage file.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GInputStream *
rbk_usage_open (GFile *file, const RbkUsageOptions *options, GError **error)
{
  GFileInputStream *stream =
      rbk_file_open (file, options != NULL ? options->cancellable : NULL, error);

  return stream != NULL ? G_INPUT_STREAM (stream) : NULL;
}

/**
 * rbk_usage_read:
 * @file: a file of separated values or of JSON, also packed with gzip
 * @options: (nullable): how to read it
 * @error: return location for a [error@Error]
 *
 * Reads how much customers use, in a month, from a table with a header or from records of
 * JSON: one a customer, a customer and period, or a call.
 *
 * - The format is told by its signature, see `ratebook-cli usage --format help`. What is
 *   none of them is read by the usual names.
 * - Columns are found by their usual names, whatever their case and punctuation. Only
 *   the customer's is needed. Without a column of calls a row is one call.
 * - The rows of a customer are added up. A blank id is the customer `(none)`; bytes of
 *   an id that are not UTF-8 are written as `\xFC`, so that ids stay apart.
 * - With a month or a day, or a time, the rows are added up by calendar month; what a
 *   customer has is the average over the months in which it has rows, rounded half away
 *   from zero. A month that the file has only a part of counts as one.
 * - Counts are whole numbers in plain digits; `59200.0` is one. Costs may have decimals;
 *   they are added up exactly and rounded once, half away from zero, to 10^-9.
 * - Cached tokens that are part of the input, see [enum@UsageCached], are taken out of
 *   it. Tokens written to the cache are always counted beside the input.
 * - An event whose id was among the last 65,536 is left out. One for the input of a call
 *   and one for its output are one call, see [func@usage_events_count].
 * - A customer is on the plan that its last row in time names; blank cells say nothing.
 * - What comes of a large file is kept in the user's cache, see [func@usage_cache_look_up].
 * - A row that can't be used is skipped and reported; the first 20 with their line.
 *
 * Fails with `RBK_ERROR_READ`, `RBK_ERROR_SYNTAX` and `RBK_ERROR_RANGE` for a file that
 * is neither CSV nor JSON, `RBK_ERROR_INVALID` when the columns do not fit or no row can be used,
 * `RBK_ERROR_OVERFLOW` when a sum gets too large, and `RBK_ERROR_USAGE` for options that
 * make no sense. Messages name the line.
 *
 * Returns: (transfer full) (nullable): what was read
 */
RbkUsage *
rbk_usage_read (GFile *file, const RbkUsageOptions *options, GError **error)
{
  g_autoptr(GInputStream) stream = NULL;
  g_auto(RbkUsageCacheKey) key = { 0 };
  RbkUsage *usage;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  usage = rbk_usage_cache_look_up (&key, file, options);
  if (usage != NULL)
    return usage;

  stream = rbk_usage_open (file, options, error);
  usage = stream != NULL ? rbk_usage_read_stream (stream, options, error) : NULL;
  if (usage != NULL)
    rbk_usage_cache_keep (&key, usage);
  return usage;
}
