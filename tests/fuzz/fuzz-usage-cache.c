/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "fuzz-text.h"
#include "rbk-usage-cache-private.h"
#include "rbk-usage-summary.h"

#define KEY "key"

/* The bytes between a head and a checksum that are as they should be. */
static FILE *
forge (const uint8_t *data, size_t size)
{
  FILE          *file = tmpfile ();
  RbkCacheStream stream;

  g_assert_nonnull (file);
  rbk_cache_stream_init (&stream, fileno (file));
  rbk_cache_put_text (&stream, RBK_USAGE_CACHE_MAGIC);
  rbk_cache_put_text (&stream, KEY);
  rbk_cache_put (&stream, data, size);
  rbk_cache_put_end (&stream);
  rbk_cache_stream_clear (&stream);
  g_assert_false (stream.has_failed);
  g_assert_cmpint (lseek (fileno (file), 0, SEEK_SET), ==, 0);
  return file;
}

static void
check_slices (RbkSlices *slices)
{
  gint64 values[RBK_N_COLUMNS];
  guint  n = slices != NULL ? rbk_slices_get_n_slices (slices) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_utf8_validate (rbk_slices_get_name (slices, i), -1, NULL));
      (void) rbk_slices_get_total (slices, i, values);
    }
}

static void
check_population (RbkPopulation *population)
{
  const guint    *plans = rbk_population_get_plans (population);
  guint           n = rbk_population_get_size (population);
  guint           n_plans = rbk_population_get_n_plans (population);
  RbkUsageSummary summary;

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_utf8_validate (rbk_population_get_id (population, i), -1, NULL));
      g_assert_true (plans == NULL || plans[i] <= n_plans);
    }
  for (guint i = 0; i < n_plans; i++)
    g_assert_true (g_utf8_validate (rbk_population_get_plan_name (population, i), -1, NULL));
  rbk_usage_summary_init (&summary, population);
  g_assert_cmpuint (summary.n_customers, ==, n);
}

/* What is made of it can be kept again. */
static void
check_again (const RbkUsage *usage)
{
  FILE *file = tmpfile ();
  g_autoptr(RbkUsage) again = NULL;

  g_assert_nonnull (file);
  g_assert_true (rbk_usage_cache_write (usage, KEY, fileno (file)));
  g_assert_cmpint (lseek (fileno (file), 0, SEEK_SET), ==, 0);
  again = rbk_usage_cache_read (KEY, fileno (file));
  g_assert_nonnull (again);
  g_assert_cmpuint (again->rows, ==, usage->rows);
  g_assert_cmpuint (rbk_population_get_size (again->population), ==,
                    rbk_population_get_size (usage->population));
  fclose (file);
}

/* What is kept of a usage file, by somebody who knows how to make the checksum: nothing is made of
 * it, or something that holds together. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FILE *file = forge (data, size);
  g_autoptr(RbkUsage) usage = rbk_usage_cache_read (KEY, fileno (file));

  fclose (file);
  if (usage == NULL)
    return 0;
  check_population (usage->population);
  check_slices (usage->days);
  check_slices (usage->by_model);
  check_again (usage);
  return 0;
}
