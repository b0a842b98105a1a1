/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a book takes to be read into the model, to be frozen for the engine, and to become a
 * tier table.
 *
 *   bench-open BOOK
 *
 * Prints `read`, `freeze` and `table` with their milliseconds, medians. */
#include "bench-support.h"
#include "rbk-book-reader.h"
#include "rbk-table.h"

#define N_RUNS 7

static double
get_ms (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

int
main (int argc, char **argv)
{
  g_autoptr(GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  double times[3][N_RUNS];

  if (file == NULL)
    {
      g_printerr ("usage: bench-open BOOK\n");
      return 2;
    }
  for (guint run = 0; run < N_RUNS; run++)
    {
      g_autoptr(GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr(RbkBook) book = rbk_book_read_file (file, NULL, NULL, NULL, &error);
      g_autoptr(RbkSpec) spec = NULL;
      g_autoptr(RbkTable) table = NULL;

      g_assert_no_error (error);
      times[0][run] = get_ms (start);
      start = g_get_monotonic_time ();
      spec = rbk_spec_new (book, NULL, &error);
      g_assert_no_error (error);
      times[1][run] = get_ms (start);
      start = g_get_monotonic_time ();
      table = rbk_table_new (spec, NULL, &error);
      g_assert_no_error (error);
      times[2][run] = get_ms (start);
    }
  g_print ("read %.2f\nfreeze %.2f\ntable %.2f\n", bench_median (times[0], N_RUNS),
           bench_median (times[1], N_RUNS), bench_median (times[2], N_RUNS));
  return 0;
}
