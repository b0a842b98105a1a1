/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "usage-log.h"

#include <string.h>

static const char *const letters[RBK_N_COLUMNS] = {
  [RBK_COLUMN_CALLS] = "c",      [RBK_COLUMN_INPUT] = "i",       [RBK_COLUMN_OUTPUT] = "o",
  [RBK_COLUMN_CACHE_READ] = "r", [RBK_COLUMN_CACHE_WRITE] = "w", [RBK_COLUMN_COST] = "$",
};

/* `ID cCALLS iINPUT oOUTPUT rREAD wWRITE $NANO; …`, then the lines that were skipped. */
char *
usage_log_describe (RbkUsage *usage)
{
  GString *log = g_string_new (NULL);

  for (guint i = 0; i < rbk_population_get_size (usage->population); i++)
    {
      g_string_append_printf (log, "%s%s", i > 0 ? "; " : "",
                              rbk_population_get_id (usage->population, i));
      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        {
          const gint64 *values = rbk_population_get_column (usage->population, (RbkColumn) k);

          if (values != NULL)
            g_string_append_printf (log, " %s%" G_GINT64_FORMAT, letters[k], values[i]);
        }
    }
  for (guint i = 0; i < usage->skips->len; i++)
    {
      RbkUsageSkip *skip = g_ptr_array_index (usage->skips, i);

      g_string_append_printf (log, " -%d", (int) skip->line);
    }
  return g_string_free (log, FALSE);
}

/* `SLICE cCALLS …; …`, in all, without zeros; `-` where there are no slices. */
char *
usage_log_describe_slices (RbkSlices *slices)
{
  GString *log;

  if (slices == NULL)
    return g_strdup ("-");

  log = g_string_new (NULL);
  for (guint i = 0; i < rbk_slices_get_n_slices (slices); i++)
    {
      gint64 values[RBK_N_COLUMNS];

      g_assert_true (rbk_slices_get_total (slices, i, values));
      g_string_append_printf (log, "%s%s", i > 0 ? "; " : "", rbk_slices_get_name (slices, i));
      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        if (values[k] != 0)
          g_string_append_printf (log, " %s%" G_GINT64_FORMAT, letters[k], values[k]);
    }
  return g_string_free (log, FALSE);
}

static void
describe_cells (GString *log, RbkSlices *slices)
{
  const RbkSliceCell *cells;
  guint               n_cells;

  g_string_append (log, slices != NULL ? "\nslices" : "\nno slices");
  if (slices == NULL)
    return;
  cells = rbk_slices_get_cells (slices, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      g_string_append_printf (log, "; %u %s", cells[i].customer,
                              rbk_slices_get_name (slices, cells[i].slice));
      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        {
          const gint64 *values = rbk_slices_get_column (slices, (RbkColumn) k);

          g_string_append_printf (log, " %" G_GINT64_FORMAT, values != NULL ? values[i] : -1);
        }
    }
}

static void
describe_skips (GString *log, RbkUsage *usage)
{
  for (guint i = 0; i < usage->skips->len; i++)
    {
      RbkUsageSkip *skip = g_ptr_array_index (usage->skips, i);

      g_string_append_printf (log, "\nskip %d %d %s", (int) skip->line, (int) skip->reason,
                              skip->message);
    }
  for (guint i = 0; i < RBK_N_USAGE_SKIPS; i++)
    g_string_append_printf (log, " %d", (int) usage->skip_counts[i]);
}

/* Everything that was read, in some words. */
char *
usage_log_describe_all (RbkUsage *usage)
{
  g_autofree char *customers = usage_log_describe (usage);
  GString         *log = g_string_new (customers);

  g_string_append_printf (log, "\n%s: %d rows, %d skipped, %u months, %d nobody's, %s to %s, %d %d",
                          usage->format, (int) usage->rows, (int) usage->skipped, usage->n_months,
                          (int) usage->n_without_id, usage->first_day, usage->last_day,
                          usage->cached_is_part, usage->has_model);
  describe_skips (log, usage);
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    g_string_append_printf (log, " %s", usage->columns[i]);
  for (guint i = 0; usage->other_columns[i] != NULL; i++)
    g_string_append_printf (log, "\nother %s", usage->other_columns[i]);
  for (guint i = 0; i < usage->models->len; i++)
    g_string_append_printf (log, "\nmodel %s", (char *) g_ptr_array_index (usage->models, i));
  for (guint i = 0; i < usage->notes->len; i++)
    g_string_append_printf (log, "\nnote %s", (char *) g_ptr_array_index (usage->notes, i));
  describe_cells (log, usage->days);
  describe_cells (log, usage->by_model);
  return g_string_free (log, FALSE);
}

RbkUsage *
usage_log_read (const char *text, gssize length, const RbkUsageOptions *options, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, length, NULL);

  return rbk_usage_read_stream (stream, options, error);
}

/* What was read, or the error behind `!`. */
char *
usage_log_read_line (const char *text, const RbkUsageOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = usage_log_read (text, -1, options, &error);

  g_assert_true ((usage == NULL) == (error != NULL));
  return usage != NULL ? usage_log_describe (usage) : g_strdup_printf ("! %s", error->message);
}

/* The same bytes packed as `gzip` does. */
GBytes *
usage_log_pack (const char *text, gsize length)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (gzip));

  g_assert_true (g_output_stream_write_all (stream, text, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

gboolean
usage_log_has_note (RbkUsage *usage, const char *part)
{
  for (guint i = 0; i < usage->notes->len; i++)
    if (strstr (g_ptr_array_index (usage->notes, i), part) != NULL)
      return TRUE;
  return FALSE;
}
