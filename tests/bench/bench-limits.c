/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this machine can do at most, to hold the program's rates against: reading memory on one
 * and on two threads, and reading a file that is in the page cache.
 *
 *   bench-limits [FILE]
 *
 * Prints `NAME GB/s` lines. */
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "bench-support.h"

#define BYTES ((gsize) 512 * 1024 * 1024)
#define CHUNK (1024 * 1024)
#define N_RUNS 7

typedef struct
{
  const guint64 *words;
  gsize          n;
  guint64        sum;
} Part;

static gpointer
sum_words (gpointer data)
{
  Part   *part = data;
  guint64 sums[8] = { 0 };

  for (gsize i = 0; i + 8 <= part->n; i += 8)
    for (guint k = 0; k < 8; k++)
      sums[k] += part->words[i + k];
  for (guint k = 0; k < 8; k++)
    part->sum += sums[k];
  return NULL;
}

static double
get_rate (gint64 start, double bytes)
{
  return bytes / 1000.0 / (double) MAX (g_get_monotonic_time () - start, 1);
}

static double
read_memory (const guint64 *words, guint n_threads)
{
  double rates[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      gsize    n = BYTES / sizeof (guint64) / n_threads;
      Part     parts[2] = { { words, n, 0 }, { words + n, n, 0 } };
      gint64   start = g_get_monotonic_time ();
      GThread *thread = n_threads > 1 ? g_thread_new ("read", sum_words, &parts[1]) : NULL;

      sum_words (&parts[0]);
      if (thread != NULL)
        g_thread_join (thread);
      rates[run] = get_rate (start, (double) BYTES);
      g_assert_cmpuint (parts[0].sum, !=, 0);
    }
  return bench_median (rates, N_RUNS);
}

static double
read_file (const char *path)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  double           rates[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      int     file = open (path, O_RDONLY | O_CLOEXEC);
      gint64  start = g_get_monotonic_time ();
      gssize  n_bytes;
      guint64 sum = 0, total = 0;

      g_assert_cmpint (file, >=, 0);
      while ((n_bytes = read (file, chunk, CHUNK)) > 0)
        {
          total += (guint64) n_bytes;
          for (gssize i = 0; i + 8 <= n_bytes; i += 8)
            {
              guint64 word;

              memcpy (&word, chunk + i, sizeof word);
              sum += word;
            }
        }
      rates[run] = get_rate (start, (double) total);
      g_assert_cmpuint (sum, !=, 0);
      close (file);
    }
  return bench_median (rates, N_RUNS);
}

int
main (int argc, char **argv)
{
  g_autofree guint64 *words = g_malloc (BYTES);

  for (gsize i = 0; i < BYTES / sizeof (guint64); i++)
    words[i] = i | 1;
  g_print ("memory-1 %.2f\n", read_memory (words, 1));
  g_print ("memory-2 %.2f\n", read_memory (words, 2));
  if (argc > 1)
    g_print ("file %.2f\n", read_file (argv[1]));
  return 0;
}
