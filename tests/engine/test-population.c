/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population.h"

#include "rbk-error.h"
#include "rbk-population-cost.h"
#include "rbk-usage-summary.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

typedef struct
{
  gint64      values[6];
  guint       n;
  const char *percent, *expected;
} PercentileCase;

static const PercentileCase percentile_cases[] = {
  { { 7 }, 1, "0", "7" },
  { { 7 }, 1, "50", "7" },
  { { 7 }, 1, "100", "7" },
  { { 10, 20 }, 2, "0", "10" },
  { { 10, 20 }, 2, "50", "15" },
  { { 10, 20 }, 2, "90", "19" },
  { { 10, 20 }, 2, "99.9", "19.99" },
  { { 10, 20 }, 2, "100", "20" },
  { { 1, 2, 4, 8, 16 }, 5, "0", "1" },
  { { 1, 2, 4, 8, 16 }, 5, "25", "2" },
  { { 1, 2, 4, 8, 16 }, 5, "50", "4" },
  { { 1, 2, 4, 8, 16 }, 5, "80", "9.6" },
  { { 1, 2, 4, 8, 16 }, 5, "90", "12.8" },
  { { 1, 2, 4, 8, 16 }, 5, "99", "15.68" },
  { { 1, 2, 4, 8, 16 }, 5, "100", "16" },
  { { 0, 1, 1, 1 }, 4, "33.3333333333333333", "0.999999999999999999" },
  { { -5, 5 }, 2, "50", "0" },
  { { G_MININT64, G_MAXINT64 }, 2, "50", "-0.5" },
  { { 0, G_MAXINT64 }, 2, "0.000000000000000001", "0.092233720368547758" },
};

static void
test_percentile_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (percentile_cases); i++)
    {
      const PercentileCase *c = &percentile_cases[i];
      RbkDecimal            value;

      g_assert_true (rbk_percentile (c->values, c->n, rbk_test_decimal (c->percent), &value));
      rbk_test_assert_decimal (value, c->expected);
    }
}

static void
test_percentile_refused (void)
{
  const gint64 one = 1;
  RbkDecimal   value = RBK_DECIMAL_UNITS (42);

  g_assert_false (rbk_percentile (NULL, 0, RBK_DECIMAL_UNITS (50), &value));
  g_assert_false (rbk_percentile (&one, 1, rbk_test_decimal ("-0.1"), &value));
  g_assert_false (rbk_percentile (&one, 1, rbk_test_decimal ("100.000000000000000001"), &value));
  g_assert_false (rbk_percentile (&one, 1, RBK_DECIMAL_INVALID, &value));
  rbk_test_assert_decimal (value, "42");
}

/* Sorting and percentiles agree with counting: no half is on one side of the median. */
static void
test_percentile_of_random (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (RbkPopulation) population = rbk_population_new ();
      guint         n = (guint) g_test_rand_int_range (1, 1200), n_below = 0, n_above = 0;
      const gint64 *column;
      RbkDecimal    low, value, high;

      rbk_population_add_column (population, RBK_COLUMN_CALLS);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("customer %u", i);
          gint64           calls =
              (gint64) (((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ());

          g_assert_cmpuint (rbk_population_add_customer (population, id), ==, i);
          rbk_population_set_value (population, i, RBK_COLUMN_CALLS,
                                    calls >> g_test_rand_int_range (0, 60));
        }
      g_assert_true (
          rbk_population_get_percentile (population, RBK_COLUMN_CALLS, RBK_DECIMAL_ZERO, &low));
      g_assert_true (rbk_population_get_percentile (population, RBK_COLUMN_CALLS,
                                                    RBK_DECIMAL_UNITS (50), &value));
      g_assert_true (rbk_population_get_percentile (population, RBK_COLUMN_CALLS,
                                                    RBK_DECIMAL_UNITS (100), &high));
      column = rbk_population_get_column (population, RBK_COLUMN_CALLS);
      for (guint i = 0; i < n; i++)
        {
          RbkDecimal own = rbk_decimal_from_int (column[i]);

          g_assert_cmpint (rbk_decimal_compare (low, own), <=, 0);
          g_assert_cmpint (rbk_decimal_compare (own, high), <=, 0);
          n_below += rbk_decimal_compare (own, value) < 0;
          n_above += rbk_decimal_compare (own, value) > 0;
        }
      g_assert_cmpuint (n_below, <=, n / 2);
      g_assert_cmpuint (n_above, <=, n / 2);
    }
}

static void
test_customers (void)
{
  g_autoptr (RbkPopulation) population = rbk_population_new ();

  g_assert_cmpuint (rbk_population_get_size (population), ==, 0);
  g_assert_cmpuint (rbk_population_add_customer (population, "a"), ==, 0);
  g_assert_cmpuint (rbk_population_add_customer (population, ""), ==, 1);
  g_assert_cmpuint (rbk_population_add_customer_len (population, "abc", 2), ==, 2);
  g_assert_cmpuint (rbk_population_add_customer (population, "a"), ==, 0);
  g_assert_cmpuint (rbk_population_add_customer (population, "ab"), ==, 2);
  g_assert_cmpuint (rbk_population_add_customer_len (population, "", 0), ==, 1);
  g_assert_cmpuint (rbk_population_get_size (population), ==, 3);
  g_assert_cmpstr (rbk_population_get_id (population, 2), ==, "ab");
}

/* Enough of them that hash and columns grow, and each is found again. */
static void
test_many_customers (void)
{
  g_autoptr (RbkPopulation) population = rbk_population_new ();
  const guint n = 20000;

  rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *id = g_strdup_printf ("cus_%u_%0*u", i, (int) (i % 30), i);
        guint            customer = rbk_population_add_customer (population, id);

        g_assert_cmpuint (customer, ==, i);
        g_assert_true (rbk_population_add_value (population, customer, RBK_COLUMN_OUTPUT, i));
        if (round == 0 && i == n / 2)
          rbk_population_add_column (population, RBK_COLUMN_INPUT);
      }

  rbk_population_seal (population);
  g_assert_cmpuint (rbk_population_get_size (population), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (rbk_population_get_column (population, RBK_COLUMN_OUTPUT)[i], ==, 2 * i);
      g_assert_cmpint (rbk_population_get_column (population, RBK_COLUMN_INPUT)[i], ==, 0);
    }
  rbk_test_assert_decimal (rbk_population_get_total (population, RBK_COLUMN_OUTPUT), "399980000");
}

static void
test_overflow (void)
{
  g_autoptr (RbkPopulation) population = rbk_population_new ();
  RbkDecimal value;

  rbk_population_add_column (population, RBK_COLUMN_INPUT);
  rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
  rbk_population_add_customer (population, "a");
  g_assert_true (rbk_population_add_value (population, 0, RBK_COLUMN_INPUT, G_MAXINT64));
  g_assert_true (rbk_population_get_tokens_percentile (population, RBK_DECIMAL_ZERO, &value));
  rbk_test_assert_decimal (value, "9223372036854775807");

  g_assert_false (rbk_population_add_value (population, 0, RBK_COLUMN_INPUT, 1));
  g_assert_cmpint (rbk_population_get_column (population, RBK_COLUMN_INPUT)[0], ==, G_MAXINT64);
  g_assert_true (rbk_population_add_value (population, 0, RBK_COLUMN_OUTPUT, 1));
  g_assert_false (rbk_population_get_tokens_percentile (population, RBK_DECIMAL_ZERO, &value));

  for (guint i = 1; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      rbk_population_add_customer (population, id);
      g_assert_true (rbk_population_add_value (population, i, RBK_COLUMN_INPUT, G_MAXINT64));
    }
  g_assert_false (rbk_decimal_is_valid (rbk_population_get_total (population, RBK_COLUMN_INPUT)));
}

static void
test_empty (void)
{
  g_autoptr (RbkPopulation) population = rbk_population_new ();
  RbkUsageSummary summary;
  RbkDecimal      value;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  rbk_population_add_column (population, RBK_COLUMN_INPUT);
  g_assert_false (
      rbk_population_get_percentile (population, RBK_COLUMN_CALLS, RBK_DECIMAL_UNITS (50), &value));
  g_assert_false (
      rbk_population_get_tokens_percentile (population, RBK_DECIMAL_UNITS (50), &value));
  rbk_test_assert_decimal (rbk_population_get_total (population, RBK_COLUMN_CALLS), "0");
  rbk_test_assert_decimal (rbk_population_get_total (population, RBK_COLUMN_COST), "0");

  rbk_usage_summary_init (&summary, population);
  g_assert_cmpuint (summary.n_customers, ==, 0);
  g_assert_false (summary.has_calls || summary.has_tokens || summary.has_cost);
  g_assert_false (summary.has_cost_ratio || summary.has_top10_share);
  g_assert_null (summary.advice);
}

/* A percentile that was asked for does not stick when the population goes on growing. */
static void
test_percentile_follows (void)
{
  g_autoptr (RbkPopulation) population = rbk_population_new ();
  RbkDecimal value;

  rbk_population_add_column (population, RBK_COLUMN_COST);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i), *expected = g_strdup_printf ("%u.5", i);

      rbk_population_add_customer (population, id);
      rbk_population_set_value (population, i - 1, RBK_COLUMN_COST,
                                i * G_GINT64_CONSTANT (1500000000));
      rbk_population_get_percentile (population, RBK_COLUMN_COST, RBK_DECIMAL_UNITS (100), &value);
      rbk_population_add_value (population, i - 1, RBK_COLUMN_COST,
                                i * G_GINT64_CONSTANT (-500000000));
      rbk_population_add_value (population, i - 1, RBK_COLUMN_COST, 500000000);
      rbk_population_get_percentile (population, RBK_COLUMN_COST, RBK_DECIMAL_UNITS (100), &value);
      rbk_test_assert_decimal (value, expected);
    }
  g_assert_false (
      rbk_population_get_percentile (population, RBK_COLUMN_CALLS, RBK_DECIMAL_ZERO, &value));
}

static RbkPopulation *
make_tokens (const gint64 *input, const gint64 *output, guint n)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  rbk_population_add_column (population, RBK_COLUMN_INPUT);
  rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
  rbk_population_add_column (population, RBK_COLUMN_CACHE_READ);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      rbk_population_add_customer (population, id);
      rbk_population_set_value (population, i, RBK_COLUMN_CALLS, 2);
      rbk_population_set_value (population, i, RBK_COLUMN_INPUT, input[i]);
      rbk_population_set_value (population, i, RBK_COLUMN_OUTPUT, output[i]);
      rbk_population_set_value (population, i, RBK_COLUMN_CACHE_READ, 1);
    }
  return population;
}

static void
test_cost (void)
{
  const gint64 input[] = { 1000, 1, 0 }, output[] = { 500, 0, 0 };
  RbkPriceSpec price = { .model = (char *) "m",
                         .input = rbk_test_decimal ("5"),
                         .output = rbk_test_decimal ("25"),
                         .cache_read = rbk_test_decimal ("0.0005"),
                         .cache_write = rbk_test_decimal ("6.25") };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkPopulation) tokens = make_tokens (input, output, 3);
  g_autoptr (RbkPopulation) costed = rbk_population_cost_tokens (tokens, &price, &error);
  g_autoptr (RbkPopulation) again = NULL;
  const gint64 *cost;

  g_assert_no_error (error);
  g_assert_false (rbk_population_has_column (tokens, RBK_COLUMN_COST));
  cost = rbk_population_get_column (costed, RBK_COLUMN_COST);
  g_assert_cmpint (cost[0], ==, 17500001); /* $0.0175, and half a nano-dollar up */
  g_assert_cmpint (cost[1], ==, 5001);
  g_assert_cmpint (cost[2], ==, 1);

  price.input = price.output = RBK_DECIMAL_ZERO;
  price.cache_read = rbk_test_decimal ("0.000499999999999999");
  again = rbk_population_cost_tokens (costed, &price, &error);
  g_assert_no_error (error);
  g_clear_pointer (&tokens, rbk_population_unref);
  g_clear_pointer (&costed, rbk_population_unref);
  g_assert_cmpint (rbk_population_get_column (again, RBK_COLUMN_COST)[0], ==, 0);
  g_assert_cmpint (rbk_population_get_column (again, RBK_COLUMN_INPUT)[0], ==, 1000);
  g_assert_cmpstr (rbk_population_get_id (again, 2), ==, "2");
}

static void
test_cost_refused (void)
{
  const gint64 input[] = { G_MAXINT64 }, output[] = { G_MAXINT64 };
  const char  *prices[] = { "5", "0.001", "0.000501", "1000000000000" };
  RbkPriceSpec price = { .model = (char *) "m" };
  g_autoptr (RbkPopulation) tokens = make_tokens (input, output, 1);
  g_autoptr (RbkPopulation) bare = rbk_population_new ();

  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autoptr (GError) error = NULL;

      price.input = price.output = rbk_test_decimal (prices[i]);
      g_assert_null (rbk_population_cost_tokens (tokens, &price, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      price.input = price.output = rbk_test_decimal (i == 0 ? "1" : "-1");
      g_assert_null (rbk_population_cost_tokens (i == 0 ? bare : tokens, &price, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
    }
}

typedef struct
{
  gint64      cheap, dear; /* cost of a call, in nano-units */
  const char *advice;
} AdviceCase;

/* One dear customer in two: the 5th and 95th percentile are 5 % inside the two. */
static const AdviceCase advice_cases[] = {
  { 1000, 1000, "caps" },
  { 1000, 2176, "caps" },
  { 1000, 2177, "borderline" },
  { 1000, 5000, "borderline" },
  { 1000, 7000, "credits" },
  { 1000, 900000, "credits" },
  { 0, 0, NULL },
};

static void
test_advice (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (advice_cases); i++)
    {
      g_autoptr (RbkPopulation) population = rbk_population_new ();
      RbkUsageSummary summary;

      rbk_population_add_column (population, RBK_COLUMN_CALLS);
      rbk_population_add_column (population, RBK_COLUMN_COST);
      for (guint k = 0; k < 3; k++)
        {
          const char *ids[] = { "cheap", "dear", "idle" };
          gint64      costs[] = { advice_cases[i].cheap, advice_cases[i].dear, 0 };

          rbk_population_add_customer (population, ids[k]);
          rbk_population_set_value (population, k, RBK_COLUMN_CALLS, k < 2 ? 10 : 0);
          rbk_population_set_value (population, k, RBK_COLUMN_COST, costs[k] * 10);
        }
      rbk_usage_summary_init (&summary, population);
      g_assert_cmpstr (summary.advice, ==, advice_cases[i].advice);
      g_assert_true (summary.has_cost_ratio == (advice_cases[i].advice != NULL));
    }
}

static void
test_summary (void)
{
  g_autoptr (RbkPopulation) population = rbk_population_new ();
  RbkUsageSummary summary;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < 11; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      rbk_population_add_customer (population, id);
      rbk_population_set_value (population, i, RBK_COLUMN_CALLS, i * 10);
    }
  rbk_usage_summary_init (&summary, population);
  g_assert_cmpuint (summary.n_customers, ==, 11);
  g_assert_true (summary.has_calls && !summary.has_tokens && !summary.has_cost);
  rbk_test_assert_decimal (summary.calls[0], "50");
  rbk_test_assert_decimal (summary.calls[3], "99");
  g_assert_false (summary.has_cost_ratio);
  /* One of eleven is the top tenth. */
  g_assert_cmpfloat_with_epsilon (summary.top10_share, 100.0 / 550.0, 1e-12);
}

static gpointer
ask_percentiles (gpointer data)
{
  RbkPopulation *population = data;
  RbkDecimal     value;

  for (guint i = 0; i <= 100; i++)
    {
      g_assert_true (rbk_population_get_percentile (population, RBK_COLUMN_CALLS,
                                                    RBK_DECIMAL_UNITS (i), &value));
      rbk_test_assert_decimal (value, "3");
    }
  rbk_population_unref (population);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (RbkPopulation) population = rbk_population_new ();
  GThread *threads[4];

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      rbk_population_add_value (population, rbk_population_add_customer (population, id),
                                RBK_COLUMN_CALLS, 3);
    }
  rbk_population_seal (population);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_percentiles, rbk_population_ref (population));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/population/percentile/cases", test_percentile_cases);
  g_test_add_func ("/population/percentile/refused", test_percentile_refused);
  g_test_add_func ("/population/percentile/random", test_percentile_of_random);
  g_test_add_func ("/population/percentile/follows", test_percentile_follows);
  g_test_add_func ("/population/customers", test_customers);
  g_test_add_func ("/population/many-customers", test_many_customers);
  g_test_add_func ("/population/overflow", test_overflow);
  g_test_add_func ("/population/empty", test_empty);
  g_test_add_func ("/population/cost", test_cost);
  g_test_add_func ("/population/cost/refused", test_cost_refused);
  g_test_add_func ("/population/summary", test_summary);
  g_test_add_func ("/population/summary/advice", test_advice);
  g_test_add_func ("/population/threads", test_threads);
  return g_test_run ();
}
