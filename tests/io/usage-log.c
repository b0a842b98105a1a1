/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "usage-log.h"

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
