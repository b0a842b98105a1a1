/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-look.h"
#include "rbk-usage-reader.h"
#include "rbk-usage-summary.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static RbkUsage *
read_bytes (const uint8_t *data, size_t size, gsize chunk, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  RbkUsageOptions options = { .chunk_bytes = chunk };

  return rbk_usage_read_stream (stream, &options, error);
}

/* The first look never fails where reading does not, and says the same format. */
static void
check_look (const uint8_t *data, size_t size, RbkUsage *usage)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (RbkUsageLook) look = rbk_usage_look_new_for_stream (stream, NULL, NULL);

  g_assert_true (usage == NULL || look != NULL);
  if (usage != NULL)
    g_assert_cmpstr (look->format, ==, usage->format);
  for (guint i = 0; look != NULL && i < look->rows->len; i++)
    g_assert_cmpuint (g_strv_length (g_ptr_array_index (look->rows, i)), ==,
                      g_strv_length (look->columns));
}

static void
check_slices (RbkSlices *a, RbkSlices *b)
{
  guint n_cells, n_others;

  g_assert_true ((a == NULL) == (b == NULL));
  if (a == NULL)
    return;
  rbk_slices_get_cells (a, &n_cells);
  rbk_slices_get_cells (b, &n_others);
  g_assert_cmpuint (n_cells, ==, n_others);
  g_assert_cmpuint (rbk_slices_get_n_slices (a), ==, rbk_slices_get_n_slices (b));
}

static gboolean
is_packed (const uint8_t *data, size_t size)
{
  return size >= 2 && data[0] == 0x1f && data[1] == 0x8b;
}

static void
check_same (RbkUsage *a, RbkUsage *b)
{
  guint n = rbk_population_get_size (a->population);

  g_assert_cmpuint (a->rows, ==, b->rows);
  g_assert_cmpuint (a->skipped, ==, b->skipped);
  g_assert_cmpuint (rbk_population_get_size (b->population), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const char *id = rbk_population_get_id (a->population, i);

      g_assert_true (g_utf8_validate (id, -1, NULL));
      g_assert_cmpstr (id, ==, rbk_population_get_id (b->population, i));
    }
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    {
      const gint64 *values = rbk_population_get_column (a->population, (RbkColumn) i);
      const gint64 *others = rbk_population_get_column (b->population, (RbkColumn) i);

      g_assert_true ((values == NULL) == (others == NULL));
      for (guint k = 0; values != NULL && k < n; k++)
        {
          g_assert_cmpint (values[k], >=, 0);
          g_assert_cmpint (values[k], ==, others[k]);
        }
    }
}

/* The first byte says in what pieces the rest arrives, which must not matter. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other_error = NULL;
  g_autoptr (RbkUsage) usage = NULL;
  g_autoptr (RbkUsage) other = NULL;
  RbkUsageSummary summary;

  if (size == 0)
    return 0;
  usage = read_bytes (data + 1, size - 1, 0, &error);
  other = read_bytes (data + 1, size - 1, (gsize) data[0] + 1, &other_error);

  g_assert_true ((usage == NULL) == (error != NULL));
  check_look (data + 1, size - 1, usage);
  if (usage == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (other_error);
      /* How much comes out of a damaged packed file before the damage is up to zlib. */
      if (!is_packed (data + 1, size - 1))
        g_assert_cmpstr (error->message, ==, other_error->message);
      return 0;
    }
  g_assert_no_error (other_error);
  check_same (usage, other);
  check_slices (usage->days, other->days);
  check_slices (usage->by_model, other->by_model);
  g_assert_cmpuint (usage->skipped, <, usage->rows);
  rbk_usage_summary_init (&summary, usage->population);
  g_assert_cmpuint (summary.n_customers, ==, rbk_population_get_size (usage->population));
  return 0;
}
