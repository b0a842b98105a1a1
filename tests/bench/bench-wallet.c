/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long months of wallets take.
 *
 *   bench-wallet [CUSTOMERS] [MONTHS]
 *
 * Prints for each policy the customers, the seconds of all of them at once, where months are alike
 * and where they differ by chance; the seconds that it takes one by one in decimals, scaled from a
 * sample; and the credits that expire, of the customers that a rival runs too: those whose calls
 * are 0 to 999, once each. */
#include "bench-support.h"
#include "rbk-template.h"
#include "rbk-wallet-policies.h"
#include "rbk-wallet-run.h"

#define RUNS 5
#define SAMPLE 2000
#define RIVAL_CUSTOMERS 1000
#define PLAN "starter"

static const char *const policies[] = {
  "lose",
  "once",
  "year",
  "never",
  "rollover=50%,rollover-cap=10000,at-zero=topup",
  "topup-below=1000,topup-expiry=after:P90D",
};

typedef struct
{
  RbkSpec        *spec;
  RbkWalletTerms *terms;
  RbkPopulation  *population;
  RbkWalletCrowd *crowd;
  RbkWalletTask   task;
} Bench;

static double
run_once (const Bench *bench)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr(RbkWalletRun) run =
                 rbk_wallet_run_new_for_crowd (bench->terms, &bench->task, bench->crowd, &error);

  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - start) / 1e6;
}

static double
run_often (const Bench *bench)
{
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    times[i] = run_once (bench);
  return bench_median (times, RUNS);
}

/* Each customer by itself, in decimals. */
static double
run_plain (const Bench *bench)
{
  const gint64 *calls = rbk_population_get_column (bench->population, RBK_COLUMN_CALLS);
  guint         n = MIN (SAMPLE, rbk_population_get_size (bench->population));
  gint64        start = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(RbkWalletRun) run =
                     rbk_wallet_run_new (bench->terms, &bench->task,
                                         rbk_decimal_from_int (calls[i] * 20), NULL);

      g_assert_nonnull (run);
    }

  return (double) (g_get_monotonic_time () - start) / 1e6 / n *
         rbk_population_get_size (bench->population);
}

static char *
find_expired (const Bench *bench)
{
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  g_autoptr(RbkWalletCrowd) crowd = NULL;
  g_autoptr(RbkWalletRun) run = NULL;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < RIVAL_CUSTOMERS; i++)
    {
      char id[16];

      g_snprintf (id, sizeof id, "c%u", i);
      rbk_population_set_value (population, rbk_population_add_customer (population, id),
                                RBK_COLUMN_CALLS, i);
    }
  rbk_population_seal (population);
  crowd = rbk_wallet_crowd_new (bench->spec, bench->terms, population, NULL, 0, NULL);
  run = rbk_wallet_run_new_for_crowd (bench->terms, &bench->task, crowd, NULL);

  return rbk_decimal_to_string (run->total.expired);
}

static void
bench_policy (const Bench *origin, const char *policy)
{
  Bench bench = *origin;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkWalletTerms) terms = rbk_wallet_terms_new_changed (origin->terms, policy, &error);
  g_autofree char *expired = NULL;
  double           flat, spread;

  g_assert_no_error (error);
  bench.terms = terms;
  flat = run_often (&bench);
  bench.task.path.sigma = 0.3;
  spread = run_often (&bench);
  bench.task.path.sigma = 0;
  expired = find_expired (&bench);
  g_print ("%-46s %9u %8.3f %8.3f %9.1f %s\n", policy, rbk_population_get_size (bench.population),
           flat, spread, run_plain (&bench), expired);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;
  guint n_months = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 24;
  Bench bench = { .task.n_months = n_months };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book ("credit-tiers", &error);
  g_autoptr(GPtrArray) pools = NULL;

  g_assert_no_error (error);
  bench.spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  pools = rbk_wallet_terms_list (bench.spec, rbk_spec_find_plan (bench.spec, PLAN, NULL), &error);
  g_assert_no_error (error);
  bench.terms = g_ptr_array_index (pools, 0);
  bench.population = bench_population_new (n);
  bench.crowd = rbk_wallet_crowd_new (bench.spec, bench.terms, bench.population, NULL, 0, &error);
  g_assert_no_error (error);
  g_print ("%-46s %9s %8s %8s %9s %s\n", "policy", "customers", "seconds", "differing",
           "one-by-one", "expired");
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    bench_policy (&bench, policies[i]);
  rbk_wallet_crowd_free (bench.crowd);
  rbk_population_unref (bench.population);
  rbk_spec_unref (bench.spec);

  return 0;
}
