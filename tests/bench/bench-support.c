/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-support.h"

#include <math.h>
#include <stdlib.h>

#define SEED 42

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

double
bench_median (double *times, guint n)
{
  qsort (times, n, sizeof (double), compare_doubles);
  return times[n / 2];
}

/* From the standard normal distribution, by two uniform numbers. */
static double
random_normal (GRand *rand)
{
  double u = 1.0 - g_rand_double (rand), v = g_rand_double (rand);

  return sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * v);
}

/* Calls lognormal with a median of 200 and a p90 of 940, tokens a call lognormal too. */
RbkPopulation *
bench_population_new (guint n)
{
  RbkPopulation *population = rbk_population_new ();
  GRand         *rand = g_rand_new_with_seed (SEED);

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  rbk_population_add_column (population, RBK_COLUMN_INPUT);
  rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
  for (guint i = 0; i < n; i++)
    {
      char   id[16];
      guint  customer;
      double calls = 200.0 * exp (1.2 * random_normal (rand));

      g_snprintf (id, sizeof id, "c%u", i);
      customer = rbk_population_add_customer (population, id);
      rbk_population_set_value (population, customer, RBK_COLUMN_CALLS, (gint64) calls);
      rbk_population_set_value (population, customer, RBK_COLUMN_INPUT,
                                (gint64) (calls * 1200.0 * exp (0.4 * random_normal (rand))));
      rbk_population_set_value (population, customer, RBK_COLUMN_OUTPUT,
                                (gint64) (calls * 400.0 * exp (0.4 * random_normal (rand))));
    }
  g_rand_free (rand);
  rbk_population_seal (population);
  return population;
}
