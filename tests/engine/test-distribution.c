/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-distribution.h"

#include <math.h>

static RbkPopulation *
make_population (const gint64 *calls, guint n)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      rbk_population_set_value (population, rbk_population_add_customer (population, id),
                                RBK_COLUMN_CALLS, calls[i]);
    }
  return population;
}

static void
assert_near (double actual, double expected)
{
  g_assert_cmpfloat_with_epsilon (actual, expected, 1e-9);
}

static void
assert_text (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_known (void)
{
  const gint64 calls[] = { 10000, 0, 1, 100, 10 };
  g_autoptr(RbkPopulation) population = make_population (calls, 5);
  g_autoptr(RbkDistribution) self =
                 rbk_distribution_new (population, RBK_DISTRIBUTION_CALLS, 4, 1);
  const double sum = 10111.0;

  g_assert_cmpuint (self->n_customers, ==, 5);
  g_assert_cmpuint (self->n_zero, ==, 1);
  g_assert_cmpuint (self->n_bins, ==, 4);
  assert_near (self->bins[0].from, 1.0);
  assert_near (self->bins[1].from, 10.0);
  assert_near (self->bins[3].to, 10000.0);
  g_assert_cmpuint (self->bins[0].count, ==, 1);
  g_assert_cmpuint (self->bins[1].count, ==, 1);
  g_assert_cmpuint (self->bins[2].count, ==, 1);
  g_assert_cmpuint (self->bins[3].count, ==, 1);

  g_assert_cmpuint (self->n_lorenz, ==, 6);
  assert_near (self->lorenz[2].customers, 0.4);
  assert_near (self->lorenz[2].amount, 1.0 / sum);
  assert_near (self->lorenz[5].customers, 1.0);
  assert_near (self->lorenz[5].amount, 1.0);
  assert_near (self->gini, (-2.0 * 1 + 0.0 * 10 + 2.0 * 100 + 4.0 * 10000) / (5 * sum));
  assert_near (self->top10_share, 10000.0 / sum);
  assert_text (self->intervals[0].value, "10");
  assert_text (self->intervals[1].value, "2080");
  g_assert_true (self->has_intervals);
}

/* A thousand resamples of a known shape: the interval is about where theory puts it, and the
 * seed decides it. */
static void
test_resampled (void)
{
  gint64 calls[1000];
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(RbkDistribution) self = NULL;
  g_autoptr(RbkDistribution) same = NULL;
  g_autoptr(RbkDistribution) other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    calls[i] = (gint64) i * 10;
  population = make_population (calls, G_N_ELEMENTS (calls));
  self = rbk_distribution_new (population, RBK_DISTRIBUTION_CALLS, 10, 7);
  same = rbk_distribution_new (population, RBK_DISTRIBUTION_CALLS, 10, 7);
  other = rbk_distribution_new (population, RBK_DISTRIBUTION_CALLS, 10, 8);

  assert_text (self->intervals[0].value, "4995");
  for (guint i = 0; i < self->n_intervals; i++)
    {
      const RbkInterval *interval = &self->intervals[i];
      double             share = interval->percent / 100.0;
      double             reach = 1.96 * sqrt (1000.0 * share * (1.0 - share)) * 10.0;

      g_assert_cmpfloat_with_epsilon (rbk_decimal_to_double (interval->low),
                                      rbk_decimal_to_double (interval->value) - reach, reach * 0.4);
      g_assert_cmpfloat_with_epsilon (rbk_decimal_to_double (interval->high),
                                      rbk_decimal_to_double (interval->value) + reach, reach * 0.4);
      g_assert_true (rbk_decimal_equal (interval->low, same->intervals[i].low));
      g_assert_true (rbk_decimal_equal (interval->high, same->intervals[i].high));
    }
  g_assert_false (rbk_decimal_equal (self->intervals[0].low, other->intervals[0].low) &&
                  rbk_decimal_equal (self->intervals[0].high, other->intervals[0].high));
}

static void
test_many (void)
{
  g_autofree gint64 *calls = g_new (gint64, 30000);
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(RbkDistribution) self = NULL;

  for (guint i = 0; i < 30000; i++)
    calls[i] = i;
  population = make_population (calls, 30000);
  self = rbk_distribution_new (population, RBK_DISTRIBUTION_CALLS, 10, 7);

  /* 30,000 / 2 -+ 1.96 x sqrt (30,000 / 4) = 169.7 */
  assert_text (self->intervals[0].low, "14830");
  assert_text (self->intervals[0].high, "15170");
  g_assert_cmpuint (self->n_lorenz, ==, 101);
  assert_near (self->lorenz[50].customers, 0.5);
}

static void
test_odd (void)
{
  const gint64 equal[] = { 5, 5 }, nothing[] = { 0, 0, 0 };
  g_autoptr(RbkPopulation) two = make_population (equal, 2);
  g_autoptr(RbkPopulation) zeros = make_population (nothing, 3);
  g_autoptr(RbkPopulation) nobody = make_population (NULL, 0);
  g_autoptr(RbkDistribution) self = rbk_distribution_new (two, RBK_DISTRIBUTION_CALLS, 9, 1);
  g_autoptr(RbkDistribution) none = rbk_distribution_new (zeros, RBK_DISTRIBUTION_CALLS, 9, 1);
  g_autoptr(RbkDistribution) empty = rbk_distribution_new (nobody, RBK_DISTRIBUTION_CALLS, 9, 1);
  g_autoptr(RbkDistribution) costs = rbk_distribution_new (two, RBK_DISTRIBUTION_COST, 9, 1);
  g_autoptr(RbkDistribution) tokens = rbk_distribution_new (two, RBK_DISTRIBUTION_TOKENS, 9, 1);

  g_assert_cmpuint (self->n_bins, ==, 1);
  g_assert_cmpuint (self->bins[0].count, ==, 2);
  assert_near (self->gini, 0.0);
  g_assert_false (self->has_intervals);
  assert_text (self->intervals[0].low, "5");

  g_assert_cmpuint (none->n_bins, ==, 0);
  g_assert_cmpuint (none->n_zero, ==, 3);
  assert_near (none->lorenz[none->n_lorenz - 1].amount, 1.0);
  assert_near (none->gini, 0.0);
  g_assert_cmpuint (empty->n_customers + empty->n_lorenz + empty->n_intervals, ==, 0);
  g_assert_cmpuint (costs->n_customers, ==, 0);
  g_assert_cmpuint (tokens->n_customers, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/distribution/known", test_known);
  g_test_add_func ("/distribution/resampled", test_resampled);
  g_test_add_func ("/distribution/many", test_many);
  g_test_add_func ("/distribution/odd", test_odd);

  return g_test_run ();
}
