/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-support.h"
#include "rbk-blend.h"
#include "rbk-mix-variant.h"
#include "rbk-scenario-matrix.h"
#include "rbk-template.h"

/* How long twenty shocks on all plans and all customers take, beside doing each from the start:
 * pricing the tokens of all customers, sorting them, and billing them.
 *
 * bench-scenario [CUSTOMERS]; 1,000,000 by default */

#define N_RUNS 7
#define N_SLOW_RUNS 3

/* Shocks of all kinds; half of them are to costs alone, as most in a life are. */
static const char *const shocks[] = {
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

#define N_SHOCKS G_N_ELEMENTS (shocks)

static void
make_cases (RbkBook *book, RbkScenarioCase **cases)
{
  for (guint i = 0; i < N_SHOCKS; i++)
    {
      const char *texts[] = { shocks[i], NULL };
      g_autoptr(GPtrArray) parsed = rbk_shocks_parse (texts, NULL);

      cases[i] = rbk_scenario_case_new (book, NULL, NULL, parsed, RBK_ANSWER_HOLD, NULL, NULL);
      g_assert_nonnull (cases[i]);
    }
}

static double
time_matrix (RbkScenarioCase **cases, RbkMixIndex *index)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(RbkScenarioMatrix) matrix =
                     rbk_scenario_matrix_new (cases, N_SHOCKS, index, NULL, NULL, NULL, NULL);

      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
      g_assert_nonnull (matrix);
    }
  return bench_median (times, N_RUNS);
}

/* One shock alone, when percentiles of the customers are not yet known. */
static double
time_first (RbkScenarioCase **cases, RbkMixIndex *index)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(RbkScenarioMatrix) matrix =
                 rbk_scenario_matrix_new (cases, 1, index, NULL, NULL, NULL, NULL);

  g_assert_nonnull (matrix);
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* Each shock from the start: less is computed than in a row of the matrix. */
static double
time_plain (RbkScenarioCase **cases, RbkPopulation *population)
{
  double times[N_SLOW_RUNS];

  for (guint i = 0; i < N_SLOW_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint k = 0; k < N_SHOCKS; k++)
        {
          const RbkSpec *spec = rbk_scenario_case_get_after (cases[k]);
          g_autoptr(RbkPopulation) costed = rbk_spec_cost_population (spec, population, NULL);
          g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, costed, NULL);
          g_autoptr(RbkMix) mix = rbk_mix_new (spec, index, NULL);

          g_assert_nonnull (mix);
        }
      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
    }
  return bench_median (times, N_SLOW_RUNS);
}

static void
measure (const char *name, RbkPopulation *population, gboolean with_plain)
{
  g_autoptr(RbkBook) book = rbk_template_new_book (name, NULL);
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkPopulation) costed = rbk_spec_cost_population (spec, population, NULL);
  g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, costed, NULL);
  RbkScenarioCase *cases[N_SHOCKS];
  double           first, matrix, plain;

  make_cases (book, cases);
  first = time_first (cases, index);
  matrix = time_matrix (cases, index);
  plain = with_plain ? time_plain (cases, population) : 0;
  g_print ("%s: %u shocks x %u plans x %u customers: %.0f ms (first row, with percentiles: %.0f "
           "ms); each from the start: %.0f ms\n",
           name, (guint) N_SHOCKS, spec->n_plans, rbk_population_get_size (population), matrix,
           first, plain);
  for (guint i = 0; i < N_SHOCKS; i++)
    rbk_scenario_case_unref (cases[i]);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  g_autoptr(RbkPopulation) population = bench_population_new (n);

  measure ("credit-tiers", population, TRUE);
  measure ("usage-gated", population, TRUE);
  measure ("token-api", population, TRUE);
  measure ("hybrid", population, FALSE);
  return 0;
}
