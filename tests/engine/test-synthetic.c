/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-synthetic.h"

#include <math.h>
#include <string.h>

#include "rbk-error.h"
#include "rbk-normal.h"
#include "rbk-table.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* By Python's statistics.NormalDist; the first two by the asymptotic series. */
static void
test_normal (void)
{
  static const double cases[][2] = {
    { 1e-300, -37.0470962993612 }, { 1e-20, -9.26234008979841 }, { 1e-9, -5.99780701500769 },
    { 1e-5, -4.26489079392283 },   { 0.001, -3.09023230616781 }, { 0.025, -1.95996398454005 },
    { 0.0749, -1.44023826752796 }, { 0.075, -1.43953147093846 }, { 0.0751, -1.43882539275254 },
    { 0.1, -1.2815515655446 },     { 0.25, -0.674489750196082 }, { 0.5, 0.0 },
    { 0.6, 0.2533471031358 },      { 0.9, 1.2815515655446 },     { 0.925, 1.43953147093846 },
    { 0.975, 1.95996398454005 },   { 0.99, 2.32634787404084 },   { 0.999, 3.09023230616781 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (rbk_normal_quantile (cases[i][0]), cases[i][1],
                                    1e-13 * MAX (1.0, fabs (cases[i][1])));
}

/* What stays below a quantile is its probability: by erfc(), which is another's code. */
static void
test_normal_inverse (void)
{
  for (int i = 0; i < 10000; i++)
    {
      double p = g_test_rand_double_range (1e-12, 1.0 - 1e-12);
      double z = rbk_normal_quantile (p);

      g_assert_cmpfloat_with_epsilon (0.5 * erfc (-z / sqrt (2.0)), p, 1e-14);
      g_assert_cmpfloat_with_epsilon (rbk_normal_quantile (1.0 - p), -z, 1e-3 / (p * 1e12) + 1e-9);
    }
}

static gboolean
fit (const char *text, RbkLognormal *calls, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  RbkQuantile quantiles[2 * RBK_LOGNORMAL_MAX_QUANTILES];
  guint       n = 0;

  for (; parts[n] != NULL; n++)
    if (!rbk_quantile_parse (parts[n], &quantiles[n], error))
      return FALSE;

  return rbk_lognormal_fit (quantiles, n, calls, error);
}

/* By hand: z of p90 is 1.2815515655446. */
static void
test_fit (void)
{
  static const struct
  {
    const char *text;
    double      median, sigma, miss;
  } cases[] = {
    { "p50=200", 200.0, 1.8, 0.0 },
    { "p90=1000", 99.580112, 1.8, 0.0 },
    { "p50=200,p90=1000", 200.0, 1.255851, 0.0 },
    { "p90=1000,p50=200", 200.0, 1.255851, 0.0 },
    { "p50=200,p90=200", 200.0, 0.0, 0.0 },
    { "p50=200,p90=1000,p99=3000", 207.143208, 1.167496, 0.07516373899096163 },
    { "p50=0.5,p84.1344746068543=1.5", 0.5, 1.098612, 0.0 },
    { "p50=2k,p90=1M", 2000.0, 4.849284, 0.0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RbkLognormal calls;

      fit (cases[i].text, &calls, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (calls.median, cases[i].median, 1e-6);
      g_assert_cmpfloat_with_epsilon (calls.sigma, cases[i].sigma, 1e-6);
      g_assert_cmpfloat_with_epsilon (calls.largest_miss, cases[i].miss, 1e-5);
    }
}

static void
test_fit_refused (void)
{
  static const char *const cases[][2] = {
    { "p50=200,p90=100", "p90=100 is less than p50=200" },
    { "p50=200,p50=300", "p50=200 and p50=300 are the same percentile" },
    { "p0=1", "no first and no last customer" },
    { "p100=1", "no first and no last customer" },
    { "p101=1", "no first and no last customer" },
    { "p-5=1", "no first and no last customer" },
    { "p50=0", "more than 0" },
    { "p50=-3", "more than 0" },
    { "p1=1,p50=1000000", "sigma from 0 to 5" },
    { "p99.9=0.0000001", "next to nothing" },
    { "p0.1=1000000000000", "more than can be counted" },
    { "", "no percentile to fit" },
    { "50=200", "write it as p90=1000" },
    { "p50", "write it as p90=1000" },
    { "p50=", "write it as p90=1000" },
    { "p=3", "write it as p90=1000" },
    { "pp50=3", "write it as p90=1000" },
    { "p50=nan", "write it as p90=1000" },
    { "p50=\xff", "write it as p90=1000" },
    { "p1=1,p2=2,p3=3,p4=4,p5=5,p6=6,p7=7,p8=8,p9=9,p10=10,p11=11,p12=12,p13=13,p14=14,p15=15,"
      "p16=16,p17=17",
      "17 percentiles are too many" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RbkLognormal calls;

      g_assert_false (fit (cases[i][0], &calls, &error));
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (strstr (error->message, cases[i][1]) == NULL)
        g_error ("%s: \"%s\" does not say \"%s\"", cases[i][0], error->message, cases[i][1]);
    }
  g_assert_false (rbk_lognormal_fit (NULL, 0, &(RbkLognormal){ .median = 0.0 }, NULL));
}

static void
test_init_refused (void)
{
  static const double cases[][2] = { { 0.0, 1.0 },          { -1.0, 1.0 },
                                     { 1e13, 1.0 },         { 1.0, -0.1 },
                                     { 1.0, 5.1 },          { (double) NAN, 1.0 },
                                     { 1.0, (double) NAN }, { (double) INFINITY, 1.0 },
                                     { 1e-9, 1.0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RbkLognormal calls;

      g_assert_false (rbk_lognormal_init (&calls, cases[i][0], cases[i][1], &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
    }
}

static void
test_levels (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkSpec) bare = NULL;
  g_autoptr (GError) error = NULL;
  RbkLognormal calls, expected;

  g_assert_true (rbk_lognormal_fit_levels (spec, &calls, &error));
  g_assert_no_error (error);
  g_assert_true (fit ("p50=200,p90=1000,p99=3000", &expected, NULL));
  g_assert_cmpfloat_with_epsilon (calls.median, expected.median, 1e-9);
  g_assert_cmpfloat_with_epsilon (calls.sigma, expected.sigma, 1e-9);
  g_assert_cmpuint (calls.n_quantiles, ==, 3);

  for (guint i = 0; i < 4; i++)
    g_object_set (rbk_test_get (book, "levels", i), "percentile", i == 0 ? "p100" : NULL, NULL);
  bare = rbk_test_freeze (book);
  g_assert_false (rbk_lognormal_fit_levels (bare, &calls, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

static RbkPopulation *
make (double median, double sigma, guint n, guint64 seed)
{
  RbkSyntheticTask task = { .n_customers = n, .seed = seed };
  g_autoptr (GError) error = NULL;
  RbkPopulation *population;

  g_assert_true (rbk_lognormal_init (&task.calls, median, sigma, &error));
  population = rbk_synthetic_new_calls (&task, &error);
  g_assert_no_error (error);

  return population;
}

static char *
sum (RbkPopulation *population)
{
  GChecksum    *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const gint64 *calls = rbk_population_get_column (population, RBK_COLUMN_CALLS);
  char         *digest;

  for (guint i = 0; i < rbk_population_get_size (population); i++)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", calls[i]);

      g_checksum_update (checksum, (const guchar *) line, -1);
    }
  digest = g_strdup (g_checksum_get_string (checksum));
  g_checksum_free (checksum);

  return digest;
}

/* The same customers on every machine, today and later. tests/oracle/check_synthetic.py draws
 * them by Python. */
static void
test_golden (void)
{
  static const struct
  {
    double      median, sigma;
    guint       n;
    guint64     seed;
    const char *digest;
  } cases[] = {
    { 200.0, 1.8, 1000, 1, "c720d6d7617f2583ef6d8afb0e3fd8c6c5e491fb98af6e81c6ecd4959b9fec5b" },
    { 207.143208, 1.167496, 10000, 7,
      "99d6fd68a42978970722a707b7564b95644a24c7bd8acc6981cd98f0de5a141a" },
    { 4926.0, 2.7, 73, 0, "407b0f9a414e2f7eab21cd21884227e56f6565191b4e70b494e7c6c131b9c326" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbkPopulation) population =
                     make (cases[i].median, cases[i].sigma, cases[i].n, cases[i].seed);
      g_autofree char *digest = sum (population);

      g_assert_cmpstr (digest, ==, cases[i].digest);
    }
}

static void
assert_near (RbkPopulation *population, const char *percent, double expected, double tolerance)
{
  RbkDecimal value;

  g_assert_true (rbk_population_get_percentile (population, RBK_COLUMN_CALLS,
                                                rbk_test_decimal (percent), &value));
  g_assert_cmpfloat_with_epsilon (rbk_decimal_to_double (value) / expected, 1.0, tolerance);
}

/* However few they are, they are spread as the curve says; another seed gives others. */
static void
test_spread (void)
{
  for (guint64 seed = 0; seed < 20; seed++)
    {
      g_autoptr (RbkPopulation) many = make (200.0, 1.8, 100000, seed);
      g_autoptr (RbkPopulation) few = make (20000.0, 1.2, 200, seed);
      g_autoptr (RbkPopulation) other = make (200.0, 1.8, 100000, seed + 1);
      g_autofree char *a = sum (many);
      g_autofree char *b = sum (other);

      assert_near (many, "50", 200.0, 0.01);
      assert_near (many, "90", 200.0 * exp (1.8 * 1.2815515655446), 0.01);
      assert_near (many, "99", 200.0 * exp (1.8 * 2.32634787404084), 0.02);
      assert_near (few, "50", 20000.0, 0.05);
      assert_near (few, "90", 20000.0 * exp (1.2 * 1.2815515655446), 0.06);
      g_assert_cmpstr (a, !=, b);
    }
}

static void
test_edges (void)
{
  g_autoptr (RbkPopulation) one = make (200.0, 0.0, 1, 3);
  g_autoptr (RbkPopulation) idle = make (0.01, 0.5, 10, 3);
  const gint64 *calls = rbk_population_get_column (one, RBK_COLUMN_CALLS);

  g_assert_cmpint (calls[0], ==, 200);
  g_assert_cmpstr (rbk_population_get_id (one, 0), ==, "synthetic-1");
  g_assert_cmpstr (rbk_population_get_synthetic (one), ==,
                   "lognormal, sigma 0.00, median 200, seed 3");
  calls = rbk_population_get_column (idle, RBK_COLUMN_CALLS);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (calls[i], ==, 0);
}

static void
assert_refused (const RbkSyntheticTask *task, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rbk_synthetic_new_calls (task, &error));
  g_assert_error (error, domain, code);
}

static void
count_cb (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <, 1.0);
  *last = fraction;
}

static void
test_refused (void)
{
  RbkSyntheticTask task = { .n_customers = 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RbkPopulation) population = NULL;
  double last = 0.0;

  g_assert_true (rbk_lognormal_init (&task.calls, 200.0, 1.8, NULL));
  assert_refused (&task, RBK_ERROR, RBK_ERROR_INVALID);
  task.n_customers = RBK_SYNTHETIC_MAX_CUSTOMERS + 1;
  assert_refused (&task, RBK_ERROR, RBK_ERROR_INVALID);

  task.n_customers = 200000;
  task.calls.median = 1e12;
  task.calls.sigma = 5.0;
  assert_refused (&task, RBK_ERROR, RBK_ERROR_OVERFLOW);
  task.calls.sigma = -1.0;
  assert_refused (&task, RBK_ERROR, RBK_ERROR_INVALID);

  task.calls.sigma = 1.0;
  task.calls.median = 100.0;
  task.progress = count_cb;
  task.user_data = &last;
  population = rbk_synthetic_new_calls (&task, NULL);
  g_assert_nonnull (population);
  g_assert_cmpfloat (last, >, 0.5);

  task.progress = NULL;
  task.cancellable = cancellable;
  g_cancellable_cancel (cancellable);
  assert_refused (&task, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A customer costs what the usage level that it stands on does, and between two levels the
 * tokens of a call follow its calls. Levels: 200 of 800 tokens, 1,000 of 1,500; a call costs
 * 0.0000125 a token. */
static void
test_tokens_of_levels (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkCallProfile) profile = rbk_call_profile_new (spec);
  g_autoptr (RbkCallProfile) same = rbk_call_profile_new (spec);
  g_autoptr (GError) error = NULL;

  g_assert_true (rbk_call_profile_equal (profile, same));
  for (guint i = 0; i < spec->n_levels; i++)
    {
      gint64 count;
      g_autoptr (RbkPopulation) calls = NULL;
      g_autoptr (RbkPopulation) priced = NULL;
      RbkDecimal cost, tokens;

      g_assert_true (rbk_decimal_to_int (spec->levels[i].calls, &count));
      calls = make ((double) count, 0.0, 1, 1);
      priced = rbk_call_profile_apply (profile, calls, &error);
      g_assert_no_error (error);
      tokens = rbk_population_get_total (priced, RBK_COLUMN_INPUT);
      if (rbk_population_has_column (priced, RBK_COLUMN_OUTPUT))
        tokens = rbk_decimal_add (tokens, rbk_population_get_total (priced, RBK_COLUMN_OUTPUT));
      cost = rbk_population_get_total (priced, RBK_COLUMN_COST);
      g_assert_true (rbk_decimal_equal (tokens, rbk_decimal_mul (spec->levels[i].calls,
                                                                 spec->levels[i].tokens)));
      g_assert_true (
          rbk_decimal_equal (cost, rbk_decimal_mul (tokens, rbk_test_decimal ("0.0000125"))));
      g_assert_cmpstr (rbk_population_get_synthetic (priced), !=, NULL);
    }
}

/* Without tokens on levels a call is the book's average call. */
static void
test_tokens_of_calls (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkPopulation) priced = NULL;
  g_autoptr (GError) error = NULL;
  RbkLognormal  calls;
  const gint64 *counts, *input, *output, *cost;

  g_assert_true (rbk_lognormal_init (&calls, 300.0, 2.0, NULL));
  priced = rbk_synthetic_new (spec, &calls, 500, 9, &error);
  g_assert_no_error (error);
  counts = rbk_population_get_column (priced, RBK_COLUMN_CALLS);
  input = rbk_population_get_column (priced, RBK_COLUMN_INPUT);
  output = rbk_population_get_column (priced, RBK_COLUMN_OUTPUT);
  cost = rbk_population_get_column (priced, RBK_COLUMN_COST);
  g_assert_false (rbk_population_has_column (priced, RBK_COLUMN_CACHE_READ));
  for (guint i = 0; i < 500; i++)
    {
      g_assert_cmpint (input[i], ==, counts[i] * 1000);
      g_assert_cmpint (output[i], ==, counts[i] * 500);
      g_assert_cmpint (cost[i], ==, counts[i] * 17500000);
    }
}

static void
test_without_routes (void)
{
  g_autoptr (RbkBook) book = rbk_book_new ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkPopulation) priced = NULL;
  RbkLognormal calls;

  g_assert_true (rbk_lognormal_init (&calls, 300.0, 2.0, NULL));
  priced = rbk_synthetic_new (spec, &calls, 10, 1, NULL);
  g_assert_nonnull (priced);
  g_assert_false (rbk_population_has_column (priced, RBK_COLUMN_COST));
}

static void
test_too_much (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (GError) error = NULL;
  RbkLognormal calls;

  g_assert_true (rbk_lognormal_init (&calls, 9e11, 0.0, NULL));
  g_assert_null (rbk_synthetic_new (spec, &calls, 10, 1, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

/* A tier table says that its percentiles rest on nobody. */
static void
test_table (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkPopulation) population = NULL;
  g_autoptr (RbkTable) table = NULL;
  g_autoptr (RbkTable) bare = NULL;
  RbkLognormal calls;

  g_assert_true (rbk_lognormal_fit_levels (spec, &calls, NULL));
  population = rbk_synthetic_new (spec, &calls, 100, 1, NULL);
  table = rbk_table_new (spec, population, NULL);
  bare = rbk_table_new (spec, NULL, NULL);
  g_assert_cmpstr (table->synthetic, ==, "lognormal, sigma 1.17, median 207, seed 1");
  g_assert_true (rbk_table_row_is_made_up (table, &table->rows[0]));
  g_assert_null (bare->synthetic);
  g_assert_false (rbk_table_row_is_made_up (bare, &bare->rows[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Engine/Synthetic/normal", test_normal);
  g_test_add_func ("/Engine/Synthetic/normal-inverse", test_normal_inverse);
  g_test_add_func ("/Engine/Synthetic/fit", test_fit);
  g_test_add_func ("/Engine/Synthetic/fit-refused", test_fit_refused);
  g_test_add_func ("/Engine/Synthetic/init-refused", test_init_refused);
  g_test_add_func ("/Engine/Synthetic/levels", test_levels);
  g_test_add_func ("/Engine/Synthetic/golden", test_golden);
  g_test_add_func ("/Engine/Synthetic/spread", test_spread);
  g_test_add_func ("/Engine/Synthetic/edges", test_edges);
  g_test_add_func ("/Engine/Synthetic/refused", test_refused);
  g_test_add_func ("/Engine/Synthetic/tokens-of-levels", test_tokens_of_levels);
  g_test_add_func ("/Engine/Synthetic/tokens-of-calls", test_tokens_of_calls);
  g_test_add_func ("/Engine/Synthetic/without-routes", test_without_routes);
  g_test_add_func ("/Engine/Synthetic/too-much", test_too_much);
  g_test_add_func ("/Engine/Synthetic/table", test_table);

  return g_test_run ();
}
