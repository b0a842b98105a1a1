/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reader.h"

#include "rbk-error.h"
#include "rbk-population-cost.h"
#include "rbk-usage-summary.h"

#include <math.h>
#include <string.h>

/* Real files that do not come with the sources: RBK_SHARED_DATA says where they are. */
static RbkUsage *
read_shared (const char *name, const RbkUsageOptions *options, GError **error)
{
  const char      *folder = g_getenv ("RBK_SHARED_DATA");
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (folder == NULL)
    {
      g_test_skip ("RBK_SHARED_DATA is not set: real usage files are NOT tested");
      return NULL;
    }
  path = g_build_filename (folder, "usage", name, NULL);
  file = g_file_new_for_path (path);
  return rbk_usage_read (file, options, error);
}

static void
assert_percentiles (const RbkDecimal *values, const char *const *expected)
{
  for (guint i = 0; i < RBK_N_SUMMARY_PERCENTS; i++)
    {
      g_autofree char *text = rbk_decimal_to_string (values[i]);

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

/* The price of Claude Haiku 4.5: with calls brought down to a median of 200, the costs of
 * the customers are known. */
static void
check_costs (RbkPopulation *population)
{
  const struct
  {
    guint  percent;
    double dollars, epsilon;
  } known[] = { { 50, 0.86, 0.005 },
                { 80, 5.25, 0.005 },
                { 90, 12.94, 0.005 },
                { 99, 110, 0.5 },
                { 100, 211, 0.5 } };
  RbkPriceSpec price = { .model = (char *) "claude-haiku-4-5",
                         .input = RBK_DECIMAL_ONE,
                         .output = RBK_DECIMAL_UNITS (5) };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkPopulation) costed = rbk_population_cost_tokens (population, &price, &error);
  RbkUsageSummary summary;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      RbkDecimal cost;

      g_assert_true (rbk_population_get_percentile (costed, RBK_COLUMN_COST,
                                                    RBK_DECIMAL_UNITS (known[i].percent), &cost));
      g_assert_cmpfloat_with_epsilon (rbk_decimal_to_double (cost) * 200 / 4926, known[i].dollars,
                                      known[i].epsilon);
    }
  rbk_usage_summary_init (&summary, costed);
  g_assert_true (summary.has_cost_ratio);
  g_assert_cmpstr (summary.advice, ==, "credits");
}

static void
test_customers (void)
{
  const char *const percentiles[] = { "4926", "25776.8", "39598.4", "189021.28" };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = read_shared ("servegen_r1_customers.csv", NULL, &error);
  RbkUsageSummary summary;
  RbkDecimal      highest;

  g_assert_no_error (error);
  if (usage == NULL)
    return;

  g_assert_cmpuint (usage->rows, ==, 73);
  g_assert_cmpuint (usage->skipped, ==, 0);
  rbk_usage_summary_init (&summary, usage->population);
  g_assert_cmpuint (summary.n_customers, ==, 73);
  assert_percentiles (summary.calls, percentiles);
  g_assert_cmpfloat_with_epsilon (summary.top10_share, 0.60, 0.005);
  g_assert_true (rbk_population_get_percentile (usage->population, RBK_COLUMN_CALLS,
                                                RBK_DECIMAL_UNITS (100), &highest));
  g_assert_true (rbk_decimal_equal (highest, RBK_DECIMAL_UNITS (395572)));
  check_costs (usage->population);
}

static void
test_days (void)
{
  const char *const percentiles[] = { "161197.5", "1217355.8", "2829332.2", "16214043.98" };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = read_shared ("servegen_mlarge_daily.csv", NULL, &error);
  RbkUsageSummary summary;

  g_assert_no_error (error);
  if (usage == NULL)
    return;

  rbk_usage_summary_init (&summary, usage->population);
  g_assert_cmpuint (summary.n_customers, ==, 162);
  g_assert_cmpuint (usage->n_months, ==, 1);
  assert_percentiles (summary.calls, percentiles);
  g_assert_cmpfloat_with_epsilon (summary.top10_share, 0.74, 0.005);
}

/* Sessions are no customers: nobody takes them for such unless told to. */
static void
test_sessions (void)
{
  const char *const percentiles[] = { "44", "102.8", "150", "342.36" };
  const char *const mapping[] = { "customer=session_id", NULL };
  RbkUsageOptions   options = { .mapping = mapping };
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) refused = read_shared ("claude_code_sessions.csv", NULL, &refusal);
  g_autoptr (RbkUsage) usage = read_shared ("claude_code_sessions.csv", &options, &error);
  RbkUsageSummary summary;
  RbkDecimal      input, cached;

  g_assert_no_error (error);
  if (usage == NULL)
    return;

  g_assert_null (refused);
  g_assert_error (refusal, RBK_ERROR, RBK_ERROR_INVALID);
  rbk_usage_summary_init (&summary, usage->population);
  g_assert_cmpuint (summary.n_customers, ==, 692);
  assert_percentiles (summary.calls, percentiles);

  /* 96.2 % of the input is a cached prefix. */
  g_assert_true (usage->cached_is_part);
  input = rbk_population_get_total (usage->population, RBK_COLUMN_INPUT);
  cached = rbk_population_get_total (usage->population, RBK_COLUMN_CACHE_READ);
  g_assert_cmpfloat_with_epsilon (rbk_decimal_to_double (cached) / (rbk_decimal_to_double (cached) +
                                                                    rbk_decimal_to_double (input)),
                                  0.962, 0.0005);
}

static void
test_no_ids (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = read_shared ("AzureLLMInferenceTrace_code.csv", NULL, &error);

  if (error == NULL)
    return;

  g_assert_null (usage);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "\"TIMESTAMP\", \"ContextTokens\""));
  g_assert_nonnull (strstr (error->message, "--map customer=COLUMN"));
}

/* The customers that come with the sample book are as skewed as real ones are. */
static void
test_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RBK_DATA_DIR"), "samples",
                                            "acme-docs-customers-synthetic.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkUsage) usage = rbk_usage_read (file, NULL, &error);
  const gint64 *calls;
  double        sum = 0, squares = 0, n;

  g_assert_no_error (error);
  g_assert_cmpuint (usage->skipped, ==, 0);
  g_assert_cmpuint (g_strv_length (usage->other_columns), ==, 0);
  n = rbk_population_get_size (usage->population);
  g_assert_cmpfloat (n, ==, 250);

  calls = rbk_population_get_column (usage->population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < (guint) n; i++)
    {
      g_assert_true (g_str_has_prefix (rbk_population_get_id (usage->population, i), "synthetic-"));
      g_assert_cmpint (calls[i], >, 0);
      sum += log ((double) calls[i]);
      squares += log ((double) calls[i]) * log ((double) calls[i]);
    }
  g_assert_cmpfloat_with_epsilon (sqrt (squares / n - sum / n * (sum / n)), 1.8, 0.1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usage/files/customers", test_customers);
  g_test_add_func ("/usage/files/days", test_days);
  g_test_add_func ("/usage/files/sessions", test_sessions);
  g_test_add_func ("/usage/files/no-ids", test_no_ids);
  g_test_add_func ("/usage/files/sample", test_sample);
  return g_test_run ();
}
