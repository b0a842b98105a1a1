/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-cache-file.h"

#include <string.h>

#include "rbk-population-parts.h"
#include "rbk-usage-cache-private.h"
#include "rbk-usage-reading.h"

/*
 * rbk_usage_cache_can_hold:
 * @usage: what was read from a usage file
 *
 * Returns: whether it can be written: requests of nobody and made-up customers are not
 */
gboolean
rbk_usage_cache_can_hold (const RbkUsage *usage)
{
  return usage->requests == NULL && rbk_population_get_weights (usage->population) == NULL &&
         rbk_population_get_synthetic (usage->population) == NULL;
}

static void
put_columns (RbkCacheStream *stream, const gint64 *const columns[RBK_N_COLUMNS], guint n)
{
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    {
      rbk_cache_put_number (stream, columns[i] != NULL);
      if (columns[i] != NULL)
        rbk_cache_put (stream, columns[i], n * sizeof (gint64));
    }
}

static void
get_columns (RbkCacheStream *stream, gint64 *columns[RBK_N_COLUMNS], guint n)
{
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (rbk_cache_get_number (stream, 1) == 1)
      columns[i] = n > 0 ? rbk_cache_get_array (stream, n, sizeof (gint64)) : g_new0 (gint64, 1);
}

static void
put_population (RbkCacheStream *stream, RbkPopulation *population)
{
  const gint64 *columns[RBK_N_COLUMNS];
  const guint  *plans = rbk_population_get_plans (population);
  guint         n = rbk_population_get_size (population);
  guint         n_plans = rbk_population_get_n_plans (population);
  gsize         n_bytes;
  const char   *bytes = rbk_population_get_id_bytes (population, &n_bytes);

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    columns[i] = rbk_population_get_column (population, (RbkColumn) i);
  rbk_cache_put_number (stream, n);
  rbk_cache_put_number (stream, n_bytes);
  rbk_cache_put (stream, bytes, n_bytes);
  put_columns (stream, columns, n);
  rbk_cache_put_number (stream, n_plans);
  for (guint i = 0; i < n_plans; i++)
    rbk_cache_put_text (stream, rbk_population_get_plan_name (population, i));
  rbk_cache_put_number (stream, plans != NULL);
  if (plans != NULL)
    rbk_cache_put (stream, plans, n * sizeof *plans);
}

static RbkPopulation *
get_population (RbkCacheStream *stream)
{
  gint64    *columns[RBK_N_COLUMNS] = { NULL };
  guint      n = (guint) rbk_cache_get_number (stream, G_MAXUINT - 1);
  guint64    n_bytes = rbk_cache_get_number (stream, G_MAXUINT64);
  char      *bytes = rbk_cache_get_array (stream, n_bytes, 1);
  GPtrArray *names;
  guint     *plans = NULL;

  get_columns (stream, columns, n);
  names = rbk_cache_get_texts (stream);
  if (rbk_cache_get_number (stream, 1) == 1)
    plans = rbk_cache_get_array (stream, n, sizeof *plans);
  if (names->len == 0)
    g_clear_pointer (&names, g_ptr_array_unref);
  /* What was not read whole does not fit, and is freed there. */
  return rbk_population_new_from_parts (bytes, bytes != NULL ? n_bytes : 0, n, columns, plans,
                                        names);
}

static void
put_slices (RbkCacheStream *stream, RbkSlices *slices)
{
  const gint64       *columns[RBK_N_COLUMNS];
  const RbkSliceCell *cells;
  guint               n_cells;

  rbk_cache_put_number (stream, slices != NULL);
  if (slices == NULL)
    return;

  rbk_cache_put_number (stream, rbk_slices_get_n_slices (slices));
  for (guint i = 0; i < rbk_slices_get_n_slices (slices); i++)
    rbk_cache_put_text (stream, rbk_slices_get_name (slices, i));
  cells = rbk_slices_get_cells (slices, &n_cells);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    columns[i] = rbk_slices_get_column (slices, (RbkColumn) i);
  rbk_cache_put_number (stream, n_cells);
  rbk_cache_put (stream, cells, n_cells * sizeof *cells);
  put_columns (stream, columns, n_cells);
}

static RbkSlices *
get_slices (RbkCacheStream *stream, guint n_customers)
{
  gint64       *columns[RBK_N_COLUMNS] = { NULL };
  GPtrArray    *names;
  RbkSliceCell *cells;
  RbkSlices    *slices;
  guint         n_cells;

  if (rbk_cache_get_number (stream, 1) == 0)
    return NULL;
  names = rbk_cache_get_texts (stream);
  n_cells = (guint) rbk_cache_get_number (stream, G_MAXUINT / 4);
  cells = rbk_cache_get_array (stream, n_cells, sizeof *cells);
  get_columns (stream, columns, n_cells);
  slices =
      rbk_slices_new_from_parts (names, cells, cells != NULL ? n_cells : 0, columns, n_customers);
  stream->has_failed = stream->has_failed || slices == NULL || (cells == NULL && n_cells > 0);
  return slices;
}

static void
put_facts (RbkCacheStream *stream, const RbkUsage *usage)
{
  rbk_cache_put_text (stream, usage->format);
  rbk_cache_put_number (stream, usage->rows);
  rbk_cache_put_number (stream, usage->skipped);
  rbk_cache_put (stream, usage->skip_counts, sizeof usage->skip_counts);
  rbk_cache_put_number (stream, usage->skips->len);
  for (guint i = 0; i < usage->skips->len; i++)
    {
      const RbkUsageSkip *skip = g_ptr_array_index (usage->skips, i);

      rbk_cache_put_number (stream, skip->line);
      rbk_cache_put_number (stream, skip->reason);
      rbk_cache_put_text (stream, skip->message);
    }
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    rbk_cache_put_text (stream, usage->columns[i]);
  rbk_cache_put_number (stream, g_strv_length (usage->other_columns));
  for (guint i = 0; usage->other_columns[i] != NULL; i++)
    rbk_cache_put_text (stream, usage->other_columns[i]);
  rbk_cache_put_texts (stream, usage->models);
  rbk_cache_put_texts (stream, usage->notes);
  rbk_cache_put_number (stream, usage->n_months);
  rbk_cache_put_number (stream, usage->n_without_id);
  rbk_cache_put_text (stream, usage->first_day);
  rbk_cache_put_text (stream, usage->last_day);
  rbk_cache_put_number (stream, (guint64) usage->cached_is_part);
  rbk_cache_put_number (stream, (guint64) usage->has_model);
}

static void
get_skips (RbkCacheStream *stream, RbkUsage *usage)
{
  guint64 n = rbk_cache_get_number (stream, RBK_USAGE_MAX_SKIPS);

  for (guint i = 0; i < n && !stream->has_failed; i++)
    {
      RbkUsageSkip *skip = g_new0 (RbkUsageSkip, 1);

      skip->line = rbk_cache_get_number (stream, G_MAXUINT64);
      skip->reason = (RbkUsageSkipReason) rbk_cache_get_number (stream, RBK_N_USAGE_SKIPS - 1);
      skip->message = rbk_cache_get_text (stream);
      stream->has_failed = stream->has_failed || skip->message == NULL;
      g_ptr_array_add (usage->skips, skip);
    }
}

static void
get_facts (RbkCacheStream *stream, RbkUsage *usage)
{
  guint64   *counts;
  GPtrArray *others;

  usage->format = rbk_cache_get_text (stream);
  usage->rows = rbk_cache_get_number (stream, G_MAXUINT64);
  usage->skipped = rbk_cache_get_number (stream, G_MAXUINT64);
  counts = rbk_cache_get_array (stream, RBK_N_USAGE_SKIPS, sizeof *counts);
  if (counts != NULL)
    memcpy (usage->skip_counts, counts, sizeof usage->skip_counts);
  g_free (counts);
  get_skips (stream, usage);
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    usage->columns[i] = rbk_cache_get_text (stream);
  others = rbk_cache_get_texts (stream);
  g_ptr_array_add (others, NULL);
  usage->other_columns = (char **) g_ptr_array_free (others, FALSE);
  usage->models = rbk_cache_get_texts (stream);
  usage->notes = rbk_cache_get_texts (stream);
  usage->n_months = (guint) rbk_cache_get_number (stream, G_MAXUINT);
  usage->n_without_id = rbk_cache_get_number (stream, G_MAXUINT64);
  usage->first_day = rbk_cache_get_text (stream);
  usage->last_day = rbk_cache_get_text (stream);
  usage->cached_is_part = rbk_cache_get_number (stream, 1) == 1;
  usage->has_model = rbk_cache_get_number (stream, 1) == 1;
}

/*
 * rbk_usage_cache_write:
 * @usage: what was read from a usage file
 * @key: what it is known by
 * @fd: an empty file
 *
 * Writes it down.
 *
 * Returns: whether all of it was written
 */
gboolean
rbk_usage_cache_write (const RbkUsage *usage, const char *key, int fd)
{
  RbkCacheStream stream;

  rbk_cache_stream_init (&stream, fd);
  rbk_cache_put_text (&stream, RBK_USAGE_CACHE_MAGIC);
  rbk_cache_put_text (&stream, key);
  put_facts (&stream, usage);
  put_population (&stream, usage->population);
  put_slices (&stream, usage->days);
  put_slices (&stream, usage->by_model);
  rbk_cache_put_end (&stream);
  rbk_cache_stream_clear (&stream);
  return !stream.has_failed;
}

/*
 * rbk_usage_cache_read:
 * @key: what is looked for
 * @fd: a file, at its beginning
 *
 * Reads what [func@usage_cache_write] wrote. Whatever else the file has in it, nothing is made of
 * it: lengths, texts, numbers of things and the checksum are looked at.
 *
 * Returns: (transfer full) (nullable): what was read
 */
RbkUsage *
rbk_usage_cache_read (const char *key, int fd)
{
  RbkUsage        *usage = rbk_usage_new ();
  RbkCacheStream   stream;
  g_autofree char *magic = NULL, *found = NULL;
  gboolean         is_good = FALSE;

  rbk_cache_stream_init (&stream, fd);
  magic = rbk_cache_get_text (&stream);
  found = rbk_cache_get_text (&stream);
  if (g_strcmp0 (magic, RBK_USAGE_CACHE_MAGIC) == 0 && g_strcmp0 (found, key) == 0)
    {
      get_facts (&stream, usage);
      usage->population = get_population (&stream);
      if (usage->population != NULL)
        {
          guint n = rbk_population_get_size (usage->population);

          usage->days = get_slices (&stream, n);
          usage->by_model = get_slices (&stream, n);
          is_good = usage->format != NULL && rbk_cache_get_end (&stream);
        }
    }
  rbk_cache_stream_clear (&stream);
  if (is_good)
    return usage;
  rbk_usage_unref (usage);
  return NULL;
}
