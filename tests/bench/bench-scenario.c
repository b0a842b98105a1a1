/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-support.h"
#include "rbk-blend.h"
#include "rbk-mix-bills.h"
#include "rbk-scenario-matrix.h"
#include "rbk-template.h"

/* How long twenty shocks on all plans and all customers take, beside doing each from the start:
 * pricing the tokens of all customers, sorting them, and billing them.
 *
 *
 *   bench-scenario [CUSTOMERS [SHOCK…]]
 *
 * 1,000,000 customers by default, and shocks of all kinds. Prints the book, the customers and the
 * milliseconds: of the matrix, of one shock alone when percentiles are not known yet, and of each
 * from the start. */

#define N_RUNS 7
#define N_SLOW_RUNS 3

/* Shocks of all kinds; half of them are to costs alone, as most in a life are. */
static const char *const usual[] = {
  "model:*.price=x0.333",
  "model:*.price=x0.5",
  "model:*.price=x2",
  "model:*.output=x1.5",
  "tokenizer=x1.35",
  "tokenizer-input=x1.35",
  "cache-hit=0.6",
  "cache-hit=0.3",
  "retries=x1.1",
  "retries=x1.2",
  "overhead=x1.5",
  "overhead=x2",
  "output=x1.2",
  "output=x0.8",
  "input=x1.2",
  "input=x2",
  "usage=x2",
  "usage=x0.5",
  "usage=x1.2",
  "usage=x1.5",
};

/* What is done to a book. */
typedef struct
{
  RbkScenarioCase **cases;
  guint             n;
} Cases;

static void
make_cases (RbkBook *book, const char *const *shocks, Cases *cases)
{
  for (guint i = 0; i < cases->n; i++)
    {
      const char *texts[] = { shocks[i], NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) parsed = rbk_shocks_parse (texts, &error);

      g_assert_no_error (error);
      cases->cases[i] =
          rbk_scenario_case_new (book, NULL, NULL, parsed, RBK_ANSWER_HOLD, NULL, &error);
      g_assert_no_error (error);
    }
}

static double
time_matrix (const Cases *cases, RbkMixIndex *index)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(RbkScenarioMatrix) matrix = rbk_scenario_matrix_new (cases->cases, cases->n, index,
                                                                      NULL, NULL, NULL, NULL);

      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
      g_assert_nonnull (matrix);
    }
  return bench_median (times, N_RUNS);
}

/* One shock alone, when percentiles of the customers are not yet known. */
static double
time_first (const Cases *cases, RbkMixIndex *index)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(RbkScenarioMatrix) matrix =
                 rbk_scenario_matrix_new (cases->cases, 1, index, NULL, NULL, NULL, NULL);

  g_assert_nonnull (matrix);
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* Each shock from the start, with what a row of the matrix rests on: what everybody costs, the
 * percentile that a plan is sized by, who takes what, and everybody's bill. */
static double
time_plain (const Cases *cases, RbkPopulation *population)
{
  double times[N_SLOW_RUNS];

  for (guint i = 0; i < N_SLOW_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint k = 0; k < cases->n; k++)
        {
          const RbkSpec *spec = rbk_scenario_case_get_after (cases->cases[k]);
          g_autoptr(RbkPopulation) costed = rbk_spec_cost_population (spec, population, NULL);
          g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, costed, NULL);
          g_autoptr(RbkMix) mix = rbk_mix_new (spec, index, NULL);
          g_autoptr(RbkMixBills) bills = rbk_mix_bills_new (spec, index, NULL, NULL);
          RbkDecimal cost;

          g_assert_true (rbk_population_get_percentile (costed, RBK_COLUMN_COST,
                                                        RBK_DECIMAL_UNITS (90), &cost));
          g_assert_true (mix != NULL && bills != NULL);
        }
      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
    }
  return bench_median (times, N_SLOW_RUNS);
}

static void
measure (const char *name, RbkPopulation *population, const char *const *shocks, guint n_shocks)
{
  g_autoptr(RbkBook) book = rbk_template_new_book (name, NULL);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkPopulation) costed = rbk_spec_cost_population (spec, population, NULL);
  g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, costed, NULL);
  g_autofree RbkScenarioCase **list = g_new0 (RbkScenarioCase *, n_shocks);
  Cases                        cases = { list, n_shocks };
  double                       first, matrix;

  make_cases (book, shocks, &cases);
  first = time_first (&cases, index);
  matrix = time_matrix (&cases, index);
  g_print ("%-14s %9u %7u %6u %9.1f %9.1f %9.1f\n", name, rbk_population_get_size (population),
           n_shocks, spec->n_plans, matrix, first, time_plain (&cases, population));
  for (guint i = 0; i < n_shocks; i++)
    rbk_scenario_case_unref (list[i]);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "credit-tiers", "usage-gated", "token-api", "hybrid" };
  guint                    n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  g_autoptr(RbkPopulation) population = bench_population_new (n);
  const char *const *shocks = argc > 2 ? (const char *const *) argv + 2 : usual;
  guint              n_shocks = argc > 2 ? (guint) argc - 2 : G_N_ELEMENTS (usual);

  g_print ("%-14s %9s %7s %6s %9s %9s %9s\n", "book", "customers", "shocks", "plans", "matrix ms",
           "first ms", "anew ms");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    measure (names[i], population, shocks, n_shocks);
  return 0;
}
