/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast a usage file is read, beside what one would write with GLib, and with libcsv where it
 * is installed. All add up the last three columns, and must come to the same.
 *
 *   bench-read FILE [RUNS]
 *
 * Prints `NAME SECONDS GB/s` lines, medians. */
#include <gio/gio.h>
#ifdef HAVE_LIBCSV
#include <csv.h>
#endif

#include "bench-support.h"
#include "rbk-usage-reader.h"

#define MAX_RUNS 15
#define N_SUMS 3

typedef void (*Reader) (GFile *file, guint64 sums[N_SUMS]);

static void
read_ratebook (GFile *file, guint64 sums[N_SUMS])
{
  static const RbkColumn columns[] = { RBK_COLUMN_CALLS, RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT };
  RbkUsageOptions        options = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = rbk_usage_read (file, &options, &error);

  g_assert_no_error (error);
  for (guint k = 0; k < N_SUMS; k++)
    {
      const gint64 *values = rbk_population_get_column (usage->population, columns[k]);

      for (guint i = 0; i < rbk_population_get_size (usage->population); i++)
        sums[k] += (guint64) values[i];
    }
}

/* What is usual with GLib: a line, then split at commas. */
static void
read_glib (GFile *file, guint64 sums[N_SUMS])
{
  g_autoptr(GInputStream) bytes = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (bytes);
  gboolean is_head = TRUE;
  char    *line;

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_auto(GStrv) cells = g_strsplit (line, ",", -1);

      for (guint k = 0; !is_head && k < N_SUMS; k++)
        sums[k] += g_ascii_strtoull (cells[k + 1], NULL, 10);
      is_head = FALSE;
      g_free (line);
    }
}

#ifdef HAVE_LIBCSV
typedef struct
{
  guint64 *sums;
  guint    cell;
  gboolean is_body;
} Row;

static void
take_cell (void *text, size_t length, void *data)
{
  Row *row = data;

  if (row->is_body && row->cell >= 1 && row->cell <= N_SUMS)
    row->sums[row->cell - 1] += g_ascii_strtoull (text, NULL, 10);
  row->cell++;
}

static void
take_row (int end, void *data)
{
  Row *row = data;

  row->cell = 0;
  row->is_body = TRUE;
}

static void
read_libcsv (GFile *file, guint64 sums[N_SUMS])
{
  g_autoptr(GInputStream) bytes = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  g_autofree char  *chunk = g_malloc (256 * 1024);
  struct csv_parser parser;
  Row               row = { .sums = sums };
  gssize            n_bytes;

  csv_init (&parser, CSV_APPEND_NULL);
  while ((n_bytes = g_input_stream_read (bytes, chunk, 256 * 1024, NULL, NULL)) > 0)
    csv_parse (&parser, chunk, (size_t) n_bytes, take_cell, take_row, &row);
  csv_fini (&parser, take_cell, take_row, &row);
  csv_free (&parser);
}
#endif

static void
bench (const char *name, Reader reader, GFile *file, guint n_runs, guint64 expected[N_SUMS])
{
  double times[MAX_RUNS], median;
  g_autoptr(GFileInfo) info = g_file_query_info (file, "standard::size", 0, NULL, NULL);

  for (guint run = 0; run < n_runs; run++)
    {
      guint64 sums[N_SUMS] = { 0 };
      gint64  start = g_get_monotonic_time ();

      reader (file, sums);
      times[run] = (double) (g_get_monotonic_time () - start) / 1e6;
      for (guint k = 0; k < N_SUMS; k++)
        if (expected[k] == 0)
          expected[k] = sums[k];
        else
          g_assert_cmpuint (sums[k], ==, expected[k]);
    }
  median = bench_median (times, n_runs);
  g_print ("%s %.4f %.3f\n", name, median, (double) g_file_info_get_size (info) / median / 1e9);
}

int
main (int argc, char **argv)
{
  g_autoptr(GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  guint   n_runs = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 7;
  guint64 expected[N_SUMS] = { 0 };

  if (file == NULL || n_runs == 0 || n_runs > MAX_RUNS)
    {
      g_printerr ("usage: bench-read FILE [RUNS, up to %d]\n", MAX_RUNS);
      return 2;
    }
  bench ("ratebook", read_ratebook, file, n_runs, expected);
#ifdef HAVE_LIBCSV
  bench ("libcsv", read_libcsv, file, MIN (n_runs, 3), expected);
#endif
  bench ("glib", read_glib, file, 1, expected);
  return 0;
}
