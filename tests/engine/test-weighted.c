/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-distribution.h"
#include "rbk-population-cost.h"
#include "rbk-population-rescale.h"
#include "rbk-slices.h"
#include "rbk-usage-summary.h"
#include "rbk-test-repeats.h"

#include <math.h>

/* Customers that share an entry count as if each were written out. */

#define N_ROUNDS rbk_test_repeats (60, 5)
#define MAX_ENTRIES 400

typedef struct
{
  RbkPopulation *weighted, *written_out;
} Pair;

static gint64
draw_value (void)
{
  gint64 scale = g_test_rand_int_range (0, 3) == 0 ? 1 : 1000003;

  return g_test_rand_int_range (0, 5) == 0 ? 0 : g_test_rand_int_range (0, 50) * scale;
}

static void
add_columns (RbkPopulation *population, gboolean has_tokens)
{
  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  rbk_population_add_column (population, RBK_COLUMN_COST);
  for (guint i = RBK_COLUMN_INPUT; has_tokens && i <= RBK_COLUMN_CACHE_READ; i++)
    rbk_population_add_column (population, (RbkColumn) i);
}

static void
add_customer (RbkPopulation *population, const gint64 values[RBK_N_COLUMNS])
{
  g_autofree char *id = g_strdup_printf ("c%u", rbk_population_get_size (population));
  guint            customer = rbk_population_add_customer (population, id);

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (rbk_population_has_column (population, (RbkColumn) i))
      rbk_population_set_value (population, customer, (RbkColumn) i, values[i]);
}

static void
pair_init (Pair *self, guint n_entries)
{
  gboolean has_tokens = g_test_rand_int_range (0, 3) > 0;

  self->weighted = rbk_population_new ();
  self->written_out = rbk_population_new ();
  add_columns (self->weighted, has_tokens);
  add_columns (self->written_out, has_tokens);
  for (guint i = 0; i < n_entries; i++)
    {
      gint64 weight = g_test_rand_int_range (1, 8), values[RBK_N_COLUMNS];

      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        values[k] = draw_value ();
      add_customer (self->weighted, values);
      if (weight > 1)
        rbk_population_set_weight (self->weighted, i, weight);
      for (gint64 k = 0; k < weight; k++)
        add_customer (self->written_out, values);
    }
  rbk_population_seal (self->weighted);
  rbk_population_seal (self->written_out);
}

static void
pair_clear (Pair *self)
{
  rbk_population_unref (self->weighted);
  rbk_population_unref (self->written_out);
}

static void
assert_decimal (RbkDecimal a, RbkDecimal b)
{
  g_assert_true (a.raw == b.raw);
}

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat (fabs (a - b), <, 1e-12);
}

static void
compare_percentiles (RbkPopulation *a, RbkPopulation *b)
{
  for (guint i = 0; i < 12; i++)
    {
      RbkDecimal percent = { .raw = RBK_DECIMAL_ONE_RAW / 10 * g_test_rand_int_range (0, 1001) };
      RbkDecimal left = RBK_DECIMAL_ZERO, right = RBK_DECIMAL_ZERO;
      double     bound = g_test_rand_int_range (0, 60000000);

      g_assert_cmpint (rbk_population_get_tokens_percentile (a, percent, &left), ==,
                       rbk_population_get_tokens_percentile (b, percent, &right));
      assert_decimal (left, right);
      for (guint k = 0; k < RBK_N_COLUMNS; k++)
        {
          g_assert_cmpint (rbk_population_get_percentile (a, (RbkColumn) k, percent, &left), ==,
                           rbk_population_get_percentile (b, (RbkColumn) k, percent, &right));
          assert_decimal (left, right);
          g_assert_cmpuint (rbk_population_count_below (a, (RbkColumn) k, bound), ==,
                            rbk_population_count_below (b, (RbkColumn) k, bound));
          assert_decimal (rbk_population_get_total (a, (RbkColumn) k),
                          rbk_population_get_total (b, (RbkColumn) k));
        }
    }
}

static void
compare_summaries (RbkPopulation *a, RbkPopulation *b)
{
  RbkUsageSummary left, right;

  rbk_usage_summary_init (&left, a);
  rbk_usage_summary_init (&right, b);
  g_assert_cmpuint (left.n_customers, ==, right.n_customers);
  g_assert_cmpint (left.has_tokens, ==, right.has_tokens);
  g_assert_cmpint (left.has_cost_ratio, ==, right.has_cost_ratio);
  g_assert_cmpint (left.has_top10_share, ==, right.has_top10_share);
  assert_near (left.cost_ratio, right.cost_ratio);
  assert_near (left.top10_share, right.top10_share);
  g_assert_cmpstr (left.advice, ==, right.advice);
  for (guint i = 0; i < RBK_N_SUMMARY_PERCENTS; i++)
    assert_decimal (left.cost[i], right.cost[i]);
}

static void
compare_distributions (RbkPopulation *a, RbkPopulation *b, RbkDistributionOf of)
{
  g_autoptr(RbkDistribution) left = rbk_distribution_new (a, of, 12, 7);
  g_autoptr(RbkDistribution) right = rbk_distribution_new (b, of, 12, 7);

  g_assert_cmpuint (left->n_customers, ==, right->n_customers);
  g_assert_cmpuint (left->n_zero, ==, right->n_zero);
  g_assert_cmpuint (left->n_bins, ==, right->n_bins);
  for (guint i = 0; i < left->n_bins; i++)
    g_assert_cmpuint (left->bins[i].count, ==, right->bins[i].count);
  g_assert_cmpuint (left->n_lorenz, ==, right->n_lorenz);
  for (guint i = 0; i < left->n_lorenz; i++)
    {
      assert_near (left->lorenz[i].customers, right->lorenz[i].customers);
      assert_near (left->lorenz[i].amount, right->lorenz[i].amount);
    }
  assert_near (left->gini, right->gini);
  assert_near (left->top10_share, right->top10_share);
  g_assert_cmpint (left->has_intervals, ==, right->has_intervals);
  for (guint i = 0; i < left->n_intervals; i++)
    {
      assert_decimal (left->intervals[i].value, right->intervals[i].value);
      assert_decimal (left->intervals[i].low, right->intervals[i].low);
      assert_decimal (left->intervals[i].high, right->intervals[i].high);
    }
}

static void
compare_all (RbkPopulation *a, RbkPopulation *b)
{
  g_assert_cmpuint (rbk_population_get_count (a), ==, rbk_population_get_count (b));
  compare_percentiles (a, b);
  compare_summaries (a, b);
  for (guint of = RBK_DISTRIBUTION_CALLS; of <= RBK_DISTRIBUTION_COST; of++)
    compare_distributions (a, b, (RbkDistributionOf) of);
}

static void
test_written_out (void)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(RbkPopulation) left = NULL;
      g_autoptr(RbkPopulation) right = NULL;
      RbkDecimal factor = { .raw = RBK_DECIMAL_ONE_RAW / 7 * g_test_rand_int_range (1, 40) };
      Pair       pair;

      pair_init (&pair, (guint) g_test_rand_int_range (1, i < 40 ? 12 : MAX_ENTRIES));
      compare_all (pair.weighted, pair.written_out);
      left = rbk_population_rescale (pair.weighted, factor, NULL);
      right = rbk_population_rescale (pair.written_out, factor, NULL);
      compare_all (left, right);
      pair_clear (&pair);
    }
}

/* Past 20,000 customers intervals are those of order statistics. */
static void
test_many (void)
{
  Pair pair;

  pair_init (&pair, 6000);
  g_assert_cmpuint (rbk_population_get_count (pair.weighted), >, 20000);
  compare_distributions (pair.weighted, pair.written_out, RBK_DISTRIBUTION_COST);
  pair_clear (&pair);
}

/* Of a model that is not known there is a word for each customer. */
static void
test_unknown_models (void)
{
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  g_autoptr(RbkSlices) models = rbk_slices_new ();
  g_autoptr(RbkPopulation) costed = NULL;
  g_autoptr(GError) error = NULL;
  const RbkPriceSpec *prices[] = { NULL };
  guint               n_unknown = 0;

  rbk_population_add_column (population, RBK_COLUMN_INPUT);
  rbk_population_set_value (population, rbk_population_add_customer (population, "a"),
                            RBK_COLUMN_INPUT, 5);
  rbk_population_set_weight (population, 0, 40);
  rbk_slices_add_slice (models, "x");
  g_assert_true (rbk_slices_add (models, 0, 0, RBK_COLUMN_INPUT, 5));
  rbk_slices_seal (models);
  costed = rbk_population_cost_slices (population, models, prices, NULL, &n_unknown, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_unknown, ==, 40);
}

/* Nobody, and more than there can be. */
static void
test_ends (void)
{
  g_autoptr(RbkPopulation) nobody = rbk_population_new ();
  g_autoptr(RbkPopulation) everybody = rbk_population_new ();
  g_autoptr(RbkDistribution) distribution = NULL;
  RbkUsageSummary summary;
  RbkDecimal      value;

  rbk_population_add_column (nobody, RBK_COLUMN_CALLS);
  rbk_population_seal (nobody);
  g_assert_false (
      rbk_population_get_percentile (nobody, RBK_COLUMN_CALLS, RBK_DECIMAL_UNITS (50), &value));
  rbk_usage_summary_init (&summary, nobody);
  g_assert_false (summary.has_calls || summary.has_top10_share);

  rbk_population_add_column (everybody, RBK_COLUMN_CALLS);
  for (guint i = 0; i < 3; i++)
    {
      add_customer (everybody, (const gint64[RBK_N_COLUMNS]){ 1, 1, 1, 1, 1, 1 });
      rbk_population_set_weight (everybody, i, G_MAXINT64);
    }
  rbk_population_seal (everybody);
  g_assert_false (
      rbk_population_get_percentile (everybody, RBK_COLUMN_CALLS, RBK_DECIMAL_UNITS (50), &value));
  rbk_usage_summary_init (&summary, everybody);
  g_assert_false (summary.has_calls || summary.has_top10_share);
  distribution = rbk_distribution_new (everybody, RBK_DISTRIBUTION_CALLS, 5, 1);
  g_assert_cmpuint (distribution->n_customers, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/weighted/written-out", test_written_out);
  g_test_add_func ("/weighted/many", test_many);
  g_test_add_func ("/weighted/unknown-models", test_unknown_models);
  g_test_add_func ("/weighted/ends", test_ends);

  return g_test_run ();
}
