/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the search for the best prices takes.
 *
 *   bench-optimise [CUSTOMERS]
 *
 * Prints the book, the customers, the seconds and how many books were tried. */
#include "bench-support.h"
#include "rbk-blend.h"
#include "rbk-optimise.h"
#include "rbk-template.h"

static void
bench (const char *name, RbkPopulation *population)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book (name, &error);
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkPopulation) costed = NULL;
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(RbkOptimum) optimum = NULL;
  RbkOptimiseTask task = { .prices = TRUE, .caps = TRUE, .overages = TRUE };
  gint64          start;

  g_assert_no_error (error);
  spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  costed = rbk_spec_cost_population (spec, population, &error);
  g_assert_no_error (error);
  index = rbk_mix_index_new (spec, costed, &error);
  g_assert_no_error (error);
  g_assert_true (rbk_demand_parse ("elasticity:1.5", &task.demand, &error));
  start = g_get_monotonic_time ();
  optimum = rbk_optimise (spec, &task, index, &error);
  g_assert_no_error (error);
  g_print ("%-14s %9u %9.3f %8u\n", name, rbk_population_get_size (population),
           (double) (g_get_monotonic_time () - start) / 1e6, optimum->n_tried);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "usage-gated", "credit-tiers", "outcome", "hybrid" };
  guint                    n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autoptr(RbkPopulation) population = bench_population_new (n);

  g_print ("%-14s %9s %9s %8s\n", "book", "customers", "seconds", "tried");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    bench (names[i], population);
  return 0;
}
