/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-support.h"
#include "rbk-blend.h"
#include "rbk-mix-spread.h"
#include "rbk-moves.h"
#include "rbk-template.h"

/* How long all customers take to be priced anew after a price has changed, beside a plain loop
 * that bills them one by one.
 *
 * bench-mix [CUSTOMERS…]; 100,000 and 1,000,000 and 10,000,000 by default */

#define N_RUNS 15
#define N_SLOW_RUNS 3
#define RIVAL_CUSTOMERS 20000

/* The first fee of the first plan with one, in turn a cent more and a cent less. */
static void
move_price (RbkSpec *spec, guint run)
{
  for (guint i = 0; i < spec->n_plans; i++)
    for (guint k = 0; k < spec->plans[i].n_phases; k++)
      for (guint m = 0; m < spec->plans[i].phases[k].n_cards; m++)
        {
          RbkCardSpec *card = &spec->plans[i].phases[k].cards[m];
          RbkDecimal   cent = { .raw = RBK_DECIMAL_ONE_RAW / 100 };

          if (card->meter >= 0 || rbk_decimal_is_zero (card->amount))
            continue;
          card->amount = run % 2 == 0 ? rbk_decimal_add (card->amount, cent)
                                      : rbk_decimal_sub (card->amount, cent);
          return;
        }
}

static double
time_mix (RbkSpec *spec, RbkMixIndex *index)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start;
      g_autoptr(RbkMix) mix = NULL;

      move_price (spec, i);
      start = g_get_monotonic_time ();
      mix = rbk_mix_new (spec, index, NULL);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
      g_assert_nonnull (mix);
    }
  return bench_median (times, N_RUNS);
}

static double
time_index (const RbkSpec *spec, RbkPopulation *population)
{
  double times[N_SLOW_RUNS];

  for (guint i = 0; i < N_SLOW_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, population, NULL);

      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
      g_assert_nonnull (index);
    }
  return bench_median (times, N_SLOW_RUNS);
}

static double
time_spread (const RbkSpec *spec, RbkMixIndex *index)
{
  double times[N_SLOW_RUNS];

  for (guint i = 0; i < N_SLOW_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(RbkMixSpread) spread = rbk_mix_spread_new (spec, index, NULL);

      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
      g_assert_nonnull (spread);
    }
  return bench_median (times, N_SLOW_RUNS);
}

static double
time_moves (const RbkSpec *spec, RbkMixIndex *index)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(RbkMoves) moves = rbk_moves_new (spec, index, NULL);

  g_assert_nonnull (moves);
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* The rival bills a part of the customers, and all of them in proportion. */
static double
time_rival (const RbkSpec *spec, RbkMixIndex *index, guint n)
{
  guint  n_billed = MIN (n, RIVAL_CUSTOMERS);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n_billed; i++)
    {
      RbkMixCustomer customer;

      g_assert_true (rbk_mix_get_customer (spec, index, i, &customer, NULL));
    }
  return (double) (g_get_monotonic_time () - start) / 1000.0 * n / n_billed;
}

static void
bench (const char *name, RbkPopulation *population)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book (name, &error);
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkPopulation) costed = NULL;
  g_autoptr(RbkMixIndex) index = NULL;
  guint  n = rbk_population_get_size (population);
  double cost_time, index_time, mix_time, rival_time;
  gint64 start;

  g_assert_no_error (error);
  spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  costed = rbk_spec_cost_population (spec, population, &error);
  g_assert_no_error (error);
  cost_time = (double) (g_get_monotonic_time () - start) / 1000.0;
  index_time = time_index (spec, costed);
  index = rbk_mix_index_new (spec, costed, &error);
  g_assert_no_error (error);
  mix_time = time_mix (spec, index);
  rival_time = time_rival (spec, index, n);
  g_print ("%-14s %9u %9.1f %9.1f %9.1f %9.1f %9.3f %11.0f %9.0f\n", name, n, cost_time, index_time,
           time_spread (spec, index), time_moves (spec, index), mix_time, rival_time,
           rival_time / mix_time);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "usage-gated", "credit-tiers", "outcome", "hybrid",
                                       "token-api" };
  static const guint       sizes[] = { 100000, 1000000, 10000000 };

  g_print ("%-14s %9s %9s %9s %9s %9s %9s %11s %9s\n", "book", "customers", "cost ms", "index ms",
           "spread ms", "moves ms", "mix ms", "one by one", "ratio");
  for (int i = 0; i < (argc > 1 ? argc - 1 : (int) G_N_ELEMENTS (sizes)); i++)
    {
      guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[i + 1], NULL, 10) : sizes[i];
      g_autoptr(RbkPopulation) population = bench_population_new (n);

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        bench (names[k], population);
    }
  return 0;
}
