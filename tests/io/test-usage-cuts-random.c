/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-cut-log.h"
#include "rbk-usage-cuts.h"

#include <string.h>

/* However cells are made, from rows that were written down or as they come, in a grid or one by
 * one, they are the sums of their rows. */

#define MAX_CUSTOMERS 300
#define N_DAYS 28
#define N_MODELS 5
#define MONTH (2026 * 12 + 5)

static const char *const models[N_MODELS] = { "gpt-5", "claude", "(none)", "m3", "(other)" };

typedef struct
{
  gint64 days[MAX_CUSTOMERS][N_DAYS][RBK_N_COLUMNS];
  gint64 models[MAX_CUSTOMERS][N_MODELS][RBK_N_COLUMNS];
  guint  n_customers;
} Sums;

/* How cells come to be made. */
typedef struct
{
  const char *name;
  guint       n_customers, n_rows;
  guint64     n_before;      /* rows that the file is said to have had before */
  gsize       max_log_bytes; /* or 0 */
  gboolean    is_sorted;     /* in the order of time, as logs are */
} Regime;

static const Regime regimes[] = {
  { "few-rows-of-many", 300, 250, 0, 0, FALSE },
  { "many-rows-of-few", 4, 3000, 0, 0, TRUE },
  { "many-rows-of-many", 300, 9000, 0, 0, TRUE },
  { "no-log", 40, 2000, 0, 1, FALSE },
  { "log-is-full", 40, 2000, 0, 9000, TRUE },
  { "too-many-rows", 40, 2000, RBK_USAGE_MAX_CELLS - 700, 0, TRUE },
  { "too-many-from-the-first", 300, 2000, RBK_USAGE_MAX_CELLS, 0, FALSE },
};

static gint64
random_value (void)
{
  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
    case 1:
      return 0;

    case 2:
      return g_test_rand_int_range (1, 200);

    case 3:
      return g_test_rand_int_range (200, G_MAXINT32);

    default:
      return (gint64) g_test_rand_int_range (0, G_MAXINT32) << g_test_rand_int_range (0, 18);
    }
}

static void
note (Sums *sums, const RbkUsageCut *row, guint day, guint model)
{
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    {
      if (day > 0)
        sums->days[row->customer][day - 1][i] += row->values[i];
      if (row->model != NULL)
        sums->models[row->customer][model][i] += row->values[i];
    }
}

static void
make_row (const Regime *regime, guint number, Sums *sums, RbkUsageCut *row)
{
  guint n_new = MIN (regime->n_customers, number * regime->n_customers * 2 / regime->n_rows + 1);
  guint customer = (guint) g_test_rand_int_range (0, (gint32) n_new);
  guint day = regime->is_sorted ? number * N_DAYS / regime->n_rows + 1
                                : (guint) g_test_rand_int_range (0, N_DAYS + 1);
  guint model = (guint) g_test_rand_int_range (0, N_MODELS);

  sums->n_customers = MAX (sums->n_customers, customer + 1);
  *row = (RbkUsageCut){ customer, sums->n_customers, { MONTH, day }, models[model], { 0 } };
  if (g_test_rand_int_range (0, 50) == 0)
    row->model = NULL;
  for (guint i = 0; i < RBK_N_COLUMNS - number % 2; i++)
    row->values[i] = random_value ();
  note (sums, row, day, model);
}

static void
add_rows (RbkUsageCuts *cuts, const Regime *regime, Sums *sums)
{
  RbkUsageCut batch[RBK_USAGE_CUT_BATCH];

  for (guint done = 0; done < regime->n_rows;)
    {
      guint n = (guint) g_test_rand_int_range (0, RBK_USAGE_CUT_BATCH + 1);

      n = MIN (n, regime->n_rows - done);
      for (guint i = 0; i < n; i++)
        make_row (regime, done + i, sums, &batch[i]);
      rbk_usage_cuts_add_batch (cuts, batch, n);
      done += n;
    }
}

static guint
find_place (gboolean are_days, const char *name)
{
  if (are_days)
    return (guint) g_ascii_strtoull (name + strlen ("2026-06-"), NULL, 10) - 1;
  for (guint i = 0; i < N_MODELS; i++)
    if (g_str_equal (models[i], name))
      return i;
  g_assert_not_reached ();
}

static gboolean
is_something (const gint64 *values)
{
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (values[i] != 0)
      return TRUE;
  return FALSE;
}

static guint
count_cells (const Sums *sums, gboolean are_days)
{
  guint n = 0;

  for (guint i = 0; i < MAX_CUSTOMERS; i++)
    for (guint k = 0; k < (are_days ? N_DAYS : N_MODELS); k++)
      n += (guint) is_something (are_days ? sums->days[i][k] : sums->models[i][k]);
  return n;
}

static void
check_slices (RbkSlices *slices, const Sums *sums, gboolean are_days)
{
  guint               n;
  const RbkSliceCell *cells;

  g_assert_nonnull (slices);
  cells = rbk_slices_get_cells (slices, &n);
  g_assert_cmpuint (n, ==, count_cells (sums, are_days));
  for (guint i = 0; i < n; i++)
    {
      guint         place = find_place (are_days, rbk_slices_get_name (slices, cells[i].slice));
      const gint64 *expected =
          are_days ? sums->days[cells[i].customer][place] : sums->models[cells[i].customer][place];

      if (i > 0)
        g_assert_true (
            cells[i].customer > cells[i - 1].customer ||
            (cells[i].customer == cells[i - 1].customer && cells[i].slice > cells[i - 1].slice));
      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        {
          const gint64 *values = rbk_slices_get_column (slices, (RbkColumn) k);

          g_assert_cmpint (values != NULL ? values[i] : 0, ==, expected[k]);
        }
    }
}

static void
test_regime (gconstpointer data)
{
  const Regime    *regime = data;
  g_autofree Sums *sums = NULL;
  RbkUsageCuts     cuts;

  for (guint round = 0; round < 8; round++)
    {
      g_clear_pointer (&sums, g_free);
      sums = g_new0 (Sums, 1);
      rbk_usage_cuts_init (&cuts);
      cuts.n_rows = regime->n_before;
      if (regime->max_log_bytes > 0)
        cuts.max_log_bytes = regime->max_log_bytes;
      add_rows (&cuts, regime, sums);
      rbk_usage_cuts_finish (&cuts, FALSE);
      check_slices (cuts.days, sums, TRUE);
      check_slices (cuts.models, sums, FALSE);
      rbk_usage_cuts_clear (&cuts);
    }
}

/* Cells are in a grid or not: where rows are many for them, they are. */
static void
test_choice (void)
{
  const gint64 values[RBK_N_COLUMNS] = { 1 };
  RbkUsageCut  row = { 0, 1, { MONTH, 1 }, "m", { 0 } };
  RbkUsageCuts cuts;

  memcpy (row.values, values, sizeof values);
  rbk_usage_cuts_init (&cuts);
  rbk_usage_cuts_add_batch (&cuts, &row, 1);
  g_assert_nonnull (cuts.log);
  g_assert_null (cuts.day_grid);
  cuts.n_rows = RBK_USAGE_MAX_CELLS;
  row.n_customers = RBK_USAGE_MAX_CELLS - 1;
  row.model = "n";
  rbk_usage_cuts_add_batch (&cuts, &row, 1);
  g_assert_null (cuts.log);
  g_assert_nonnull (cuts.day_grid);
  g_assert_null (cuts.models);
  g_assert_true (cuts.models_are_dropped);
  rbk_usage_cuts_clear (&cuts);
}

/* Few rows make few cells, however many customers and days there are. */
static void
test_few (void)
{
  RbkUsageCut  row = { 0, RBK_USAGE_MAX_CELLS, { MONTH, 1 }, "m", { 1 } };
  RbkUsageCuts cuts;

  rbk_usage_cuts_init (&cuts);
  rbk_usage_cuts_add_batch (&cuts, &row, 1);
  row.date.day = 2;
  row.model = "n";
  rbk_usage_cuts_add_batch (&cuts, &row, 1);
  rbk_usage_cuts_finish (&cuts, FALSE);
  g_assert_nonnull (cuts.days);
  g_assert_nonnull (cuts.models);
  rbk_usage_cuts_clear (&cuts);
}

/* A sum that does not fit is found in a grid as in cells, and takes only its own kind along. */
static void
test_overflow (void)
{
  for (guint n_before = 0; n_before < 2; n_before++)
    {
      RbkUsageCut  row = { 0, 1, { MONTH, 1 }, "m", { G_MAXINT64, 1 } };
      RbkUsageCuts cuts;

      rbk_usage_cuts_init (&cuts);
      cuts.n_rows = n_before * RBK_USAGE_MAX_CELLS;
      rbk_usage_cuts_add_batch (&cuts, &row, 1);
      row.model = "n";
      row.values[0] = 1;
      rbk_usage_cuts_add_batch (&cuts, &row, 1);
      rbk_usage_cuts_finish (&cuts, FALSE);
      g_assert_null (cuts.days);
      g_assert_true (cuts.days_are_dropped);
      g_assert_nonnull (cuts.models);
      g_assert_false (cuts.models_are_dropped);
      rbk_usage_cuts_clear (&cuts);
    }
}

/* What is read back of a log is what was written, the largest numbers too. */
static void
test_log (void)
{
  g_autoptr (RbkUsageCutLog) log = rbk_usage_cut_log_new ();
  const guint                  n = 20000;
  g_autofree RbkUsageCutEntry *entries = g_new0 (RbkUsageCutEntry, n);
  RbkUsageCutEntry             found;

  for (guint i = 0; i < n; i++)
    {
      entries[i].customer = g_test_rand_int_range (0, 9) == 0 ? G_MAXUINT : i * 7;
      entries[i].day = g_test_rand_int_range (0, 9) == 0 ? (guint) g_test_rand_int () : i / 600;
      entries[i].model = (guint) g_test_rand_int_range (0, 3);
      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        entries[i].values[k] = g_test_rand_int_range (0, 99) == 0 ? G_MAXINT64 : random_value ();
      rbk_usage_cut_log_append (log, &entries[i]);
    }
  for (guint round = 0; round < 2; round++)
    {
      rbk_usage_cut_log_rewind (log);
      for (guint i = 0; i < n; i++)
        {
          memset (&found, 0xff, sizeof found);
          g_assert_true (rbk_usage_cut_log_next (log, &found));
          g_assert_cmpuint (found.customer, ==, entries[i].customer);
          g_assert_cmpuint (found.day, ==, entries[i].day);
          g_assert_cmpuint (found.model, ==, entries[i].model);
          g_assert_cmpmem (found.values, sizeof found.values, entries[i].values,
                           sizeof entries[i].values);
        }
      g_assert_false (rbk_usage_cut_log_next (log, &found));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (regimes); i++)
    {
      g_autofree char *path = g_strconcat ("/usage-cuts/", regimes[i].name, NULL);

      g_test_add_data_func (path, &regimes[i], test_regime);
    }
  g_test_add_func ("/usage-cuts/choice", test_choice);
  g_test_add_func ("/usage-cuts/few", test_few);
  g_test_add_func ("/usage-cuts/overflow", test_overflow);
  g_test_add_func ("/usage-cuts/log", test_log);
  return g_test_run ();
}
