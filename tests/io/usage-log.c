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
