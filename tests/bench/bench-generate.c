/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a usage file for the benchmarks, the same for the same seed:
 *
 *   bench-generate customers ROWS [SEED]            a row a customer, in order of ids
 *   bench-generate shuffled ROWS [SEED]             the same customers, in no order
 *   bench-generate events ROWS CUSTOMERS [SEED]     a row a call, of five models
 *
 * Calls are lognormal with a median of 200 and a sigma of 1.2. */
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An odd number: times it, modulo a power of two, every number is there once. */
#define SHUFFLE G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

static double
random_normal (GRand *rand)
{
  double u = 1.0 - g_rand_double (rand), v = g_rand_double (rand);

  return sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * v);
}

/* The place of a number among the first `n`, as if they had been shuffled. */
static guint64
shuffle (guint64 number, guint64 n)
{
  guint64 size = 1;

  while (size < n)
    size *= 2;
  do
    number = (number * SHUFFLE + 12345) & (size - 1);
  while (number >= n);
  return number;
}

static void
write_customers (guint64 n, GRand *rand, gboolean is_shuffled)
{
  puts ("customer_id,calls,input_tokens,output_tokens");
  for (guint64 i = 0; i < n; i++)
    {
      double calls = floor (200.0 * exp (1.2 * random_normal (rand)));

      printf ("cus_%08" G_GUINT64_FORMAT ",%.0f,%.0f,%.0f\n", is_shuffled ? shuffle (i, n) : i,
              calls, floor (calls * 1200.0 * exp (0.4 * random_normal (rand))),
              floor (calls * 400.0 * exp (0.4 * random_normal (rand))));
    }
}

/* A few customers make most of the events. */
static void
write_events (guint64 n, guint64 n_customers, GRand *rand)
{
  static const char *const models[] = { "claude-opus-4-8", "claude-sonnet-4-6", "claude-haiku-4-5",
                                        "gpt-5", "gpt-5-mini" };

  puts ("timestamp,customer_id,model,input_tokens,output_tokens");
  for (guint64 i = 0; i < n; i++)
    {
      double  part = g_rand_double (rand);
      guint64 customer = (guint64) ((double) n_customers * part * part);
      guint   second = (guint) ((double) i / (double) n * 30 * 86400);

      printf ("2026-06-%02uT%02u:%02u:%02uZ,cus_%08" G_GUINT64_FORMAT ",%s,%.0f,%.0f\n",
              second / 86400 + 1, second / 3600 % 24, second / 60 % 60, second % 60,
              shuffle (customer, n_customers), models[g_rand_int (rand) % G_N_ELEMENTS (models)],
              floor (1200.0 * exp (0.6 * random_normal (rand))),
              floor (400.0 * exp (0.6 * random_normal (rand))));
    }
}

int
main (int argc, char **argv)
{
  gboolean has_events = argc > 1 && strcmp (argv[1], "events") == 0;
  int      seed_at = has_events ? 4 : 3;
  guint64  n = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : 0;
  GRand   *rand;

  if (n == 0 || argc < seed_at)
    {
      fprintf (stderr, "usage: bench-generate customers|shuffled ROWS [SEED]\n"
                       "       bench-generate events ROWS CUSTOMERS [SEED]\n");
      return 2;
    }
  rand = g_rand_new_with_seed (argc > seed_at ? (guint32) strtoul (argv[seed_at], NULL, 10) : 42);
  if (has_events)
    write_events (n, MAX (g_ascii_strtoull (argv[3], NULL, 10), 1), rand);
  else
    write_customers (n, rand, strcmp (argv[1], "shuffled") == 0);
  g_rand_free (rand);
  return ferror (stdout) || fflush (stdout) != 0;
}
