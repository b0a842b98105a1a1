/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many wallets at once are the same, to the last digit, as one by one; and whatever the terms,
 * nothing comes from nowhere. */
#include "rbk-test-books.h"
#include "rbk-test-wallets.h"
#include "rbk-test-repeats.h"

#define ROUNDS rbk_test_repeats (300, 20)
#define MAX_CUSTOMERS 12

static RbkPopulation *
new_population (GRand *rand, guint n, gboolean has_weights, gint64 largest)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      rbk_population_set_value (population, customer, RBK_COLUMN_CALLS,
                                g_rand_int_range (rand, 0, 5) == 0
                                    ? 0
                                    : (gint64) g_rand_double_range (rand, 0, (double) largest));
      if (has_weights)
        rbk_population_set_weight (population, customer, g_rand_int_range (rand, 1, 5));
    }
  rbk_population_seal (population);

  return population;
}

static void
random_task (GRand *rand, RbkWalletTask *task)
{
  static const char *const starts[] = { "2025-01-31", "2024-02-29", "2025-06-15", "2023-12-01" };

  *task = (RbkWalletTask){ .n_months = (guint) g_rand_int_range (rand, 1, 27) };
  task->has_start = g_rand_boolean (rand);
  if (task->has_start)
    g_assert_true (rbk_date_parse (starts[g_rand_int_range (rand, 0, G_N_ELEMENTS (starts))],
                                   &task->start, NULL));
  if (g_rand_boolean (rand))
    task->opening = rbk_decimal_from_int (g_rand_int_range (rand, 0, 900));
  if (g_rand_boolean (rand))
    task->path.growth = rbk_test_decimal (g_rand_boolean (rand) ? "0.05" : "-0.11");
  task->path.sigma = g_rand_boolean (rand) ? 0.4 : 0;
  task->path.seed = g_rand_int (rand);
}

static void
add_to (RbkDecimal *sum, RbkDecimal value, gint64 times)
{
  *sum = rbk_decimal_add (*sum, rbk_decimal_mul (value, rbk_decimal_from_int (times)));
}

/* The crowd's months are the sums of those of each customer, worked out day by day. */
static void
check_crowd (const RbkWalletRun        *crowd,
             const RbkWalletRun *const *runs,
             const gint64              *weights,
             guint                      n)
{
  guint64 n_losing = 0, n_topping_up = 0, n_unserved = 0;

  for (guint month = 0; month < crowd->n_months; month++)
    {
      const RbkWalletMonth *found = &crowd->months[month];
      RbkWalletMonth        sum = { 0 };

      for (guint i = 0; i < n; i++)
        {
          const RbkWalletMonth *one = &runs[i]->months[month];
          gint64                weight = weights != NULL ? weights[i] : 1;

          add_to (&sum.granted, one->granted, weight);
          add_to (&sum.rolled_over, one->rolled_over, weight);
          add_to (&sum.topped_up, one->topped_up, weight);
          add_to (&sum.used, one->used, weight);
          add_to (&sum.expired, one->expired, weight);
          add_to (&sum.closing, one->closing, weight);
          add_to (&sum.overage, one->overage, weight);
          add_to (&sum.unserved, one->unserved, weight);
          add_to (&sum.topup_revenue, one->topup_revenue, weight);
        }
      wallet_assert_equal (found->granted, sum.granted);
      wallet_assert_equal (found->rolled_over, sum.rolled_over);
      wallet_assert_equal (found->topped_up, sum.topped_up);
      wallet_assert_equal (found->used, sum.used);
      wallet_assert_equal (found->expired, sum.expired);
      wallet_assert_equal (found->closing, sum.closing);
      wallet_assert_equal (found->overage, sum.overage);
      wallet_assert_equal (found->unserved, sum.unserved);
      wallet_assert_equal (found->topup_revenue, sum.topup_revenue);
    }
  for (guint i = 0; i < n; i++)
    {
      guint64 weight = weights != NULL ? (guint64) weights[i] : 1;

      n_losing += runs[i]->n_losing * weight;
      n_topping_up += runs[i]->n_topping_up * weight;
      n_unserved += runs[i]->n_unserved * weight;
    }
  g_assert_cmpuint (crowd->n_losing, ==, n_losing);
  g_assert_cmpuint (crowd->n_topping_up, ==, n_topping_up);
  g_assert_cmpuint (crowd->n_unserved, ==, n_unserved);
}

/* What a path gives a customer of a crowd, as a list of its own. */
static RbkWalletRun *
run_customer (const RbkWalletTerms *terms, const RbkWalletTask *task, guint customer, gint64 calls)
{
  RbkWalletTask alone = *task;
  gint64        use[RBK_WALLET_MAX_MONTHS];
  RbkDecimal    list[RBK_WALLET_MAX_MONTHS];
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkWalletPathTable) table =
                 rbk_wallet_path_table_new (&task->path, task->n_months, &error);
  RbkWalletRun *run;

  g_assert_no_error (error);
  g_assert_true (rbk_wallet_path_table_get_use (table, customer, calls * RBK_WALLET_MICRO, use));
  for (guint i = 0; i < task->n_months; i++)
    list[i] = rbk_decimal_div (rbk_decimal_from_int (use[i]), RBK_DECIMAL_UNITS (RBK_WALLET_MICRO),
                               RBK_ROUND_HALF_AWAY);
  alone.path = (RbkWalletPath){ .list = list, .n_list = task->n_months };
  run = rbk_wallet_run_new (terms, &alone, RBK_DECIMAL_ZERO, &error);
  g_assert_no_error (error);

  return run;
}

static void
check_terms (GRand *rand, const RbkSpec *spec, const RbkWalletTerms *terms, gint64 largest)
{
  guint    n = (guint) g_rand_int_range (rand, 1, MAX_CUSTOMERS);
  gboolean has_weights = g_rand_boolean (rand);
  g_autoptr(RbkPopulation) population = new_population (rand, n, has_weights, largest);
  g_autoptr(GPtrArray) runs =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_wallet_run_free);
  const gint64 *calls = rbk_population_get_column (population, RBK_COLUMN_CALLS);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkWalletCrowd) crowd = NULL;
  g_autoptr(RbkWalletRun) run = NULL;
  RbkWalletTask task;

  random_task (rand, &task);
  crowd = rbk_wallet_crowd_new (spec, terms, population, NULL, 0, &error);
  g_assert_no_error (error);
  run = rbk_wallet_run_new_for_crowd (terms, &task, crowd, &error);
  g_assert_no_error (error);
  wallet_assert_sound (run);
  for (guint i = 0; i < n; i++)
    {
      RbkWalletRun *alone = run_customer (terms, &task, i, calls[i]);

      wallet_assert_sound (alone);
      g_ptr_array_add (runs, alone);
    }
  check_crowd (run, (const RbkWalletRun *const *) runs->pdata,
               rbk_population_get_weights (population), n);
}

static void
test_random (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (20);

  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr(RbkWalletTerms) terms = wallet_terms_new_random (rand);

      check_terms (rand, fixture.spec, terms, 900);
    }
}

/* Some customers use too much for whole numbers, the others don't. */
static void
test_random_large (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (21);

  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr(RbkWalletTerms) terms = wallet_terms_new_random (rand);

      check_terms (rand, fixture.spec, terms, G_GINT64_CONSTANT (100000000000));
    }
}

/* As much as can be counted, on days in the middle of months; and more than that. */
static void
test_largest (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  const gint64  calls = G_GINT64_CONSTANT (1000000000000);
  RbkWalletTask task = { .n_months = 7 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkWalletCrowd) crowd = NULL;
  g_autoptr(RbkWalletRun) run = NULL;
  g_autoptr(RbkWalletRun) alone = NULL;
  const RbkWalletRun *runs[1];

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  rbk_population_set_value (population, rbk_population_add_customer (population, "a"),
                            RBK_COLUMN_CALLS, calls);
  rbk_population_seal (population);
  wallet_fixture_init (&fixture, "29", NULL, "soft", "expiry=after:P90D,rollover=50%");
  crowd = rbk_wallet_crowd_new (fixture.spec, fixture.terms, population, NULL, 0, &error);
  g_assert_no_error (error);
  run = rbk_wallet_run_new_for_crowd (fixture.terms, &task, crowd, &error);
  g_assert_no_error (error);
  wallet_assert_sound (run);
  runs[0] = alone = run_customer (fixture.terms, &task, 0, calls);
  check_crowd (run, runs, NULL, 1);
  task.path.growth = RBK_DECIMAL_ONE;
  g_assert_null (rbk_wallet_run_new_for_crowd (fixture.terms, &task, crowd, &error));
  g_assert_nonnull (error);
}

static void
count_cb (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_progress_and_cancel (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (22);
  g_autoptr(RbkPopulation) population = new_population (rand, 200000, FALSE, 300);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkWalletCrowd) crowd = NULL;
  g_autoptr(RbkWalletRun) run = NULL;
  double        last = 0;
  RbkWalletTask task = {
    .n_months = 6, .cancellable = cancellable, .progress = count_cb, .user_data = &last
  };

  wallet_fixture_init (&fixture, "29", NULL, "hard", "rollover=full");
  crowd = rbk_wallet_crowd_new (fixture.spec, fixture.terms, population, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rbk_wallet_crowd_get_count (crowd), ==, 200000);
  run = rbk_wallet_run_new_for_crowd (fixture.terms, &task, crowd, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  wallet_assert_sound (run);
  wallet_assert_text (run->months[0].granted, "20000000");
  g_cancellable_cancel (cancellable);
  last = 0;
  g_assert_null (rbk_wallet_run_new_for_crowd (fixture.terms, &task, crowd, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Some of the customers, and nobody at all. */
static void
test_some (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  const guint  chosen[] = { 2, 0 };
  const gint64 calls[] = { 10, 1000, 30 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkWalletCrowd) crowd = NULL;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      const char id[] = { (char) ('a' + i), '\0' };

      rbk_population_set_value (population, rbk_population_add_customer (population, id),
                                RBK_COLUMN_CALLS, calls[i]);
    }
  rbk_population_seal (population);
  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  crowd = rbk_wallet_crowd_new (fixture.spec, fixture.terms, population, chosen, 2, &error);
  g_assert_no_error (error);
  wallet_assert_text (rbk_wallet_crowd_get_use (crowd), "40");
  g_assert_null (rbk_wallet_crowd_new (fixture.spec, fixture.terms, population, chosen, 0, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lab/wallet/crowd/random", test_random);
  g_test_add_func ("/lab/wallet/crowd/random-large", test_random_large);
  g_test_add_func ("/lab/wallet/crowd/largest", test_largest);
  g_test_add_func ("/lab/wallet/crowd/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/lab/wallet/crowd/some", test_some);

  return g_test_run ();
}
