/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-usage-cuts.h"
#include "usage-log.h"

#include <string.h>

/* What is kept of a usage file beside its customers: days, models, and requests of nobody. */

/* Days of too many customers are not kept; nothing else is lost by it. */
static void
add (RbkUsageCuts *cuts,
     guint         n_customers,
     RbkUsageDate  date,
     const char   *model,
     const gint64 *values)
{
  RbkUsageCut row = { 0, n_customers, date, model, { 0 } };

  memcpy (row.values, values, sizeof row.values);
  rbk_usage_cuts_add_batch (cuts, &row, 1);
}

static void
test_cuts (void)
{
  const gint64 values[RBK_N_COLUMNS] = { 1 };
  RbkUsageCuts cuts;

  rbk_usage_cuts_init (&cuts);
  cuts.n_rows = RBK_USAGE_MAX_CELLS;
  add (&cuts, RBK_USAGE_MAX_CELLS / 2, (RbkUsageDate){ 24312, 1 }, "m", values);
  add (&cuts, RBK_USAGE_MAX_CELLS / 2, (RbkUsageDate){ 24312, 2 }, "m", values);
  g_assert_nonnull (cuts.days);
  add (&cuts, RBK_USAGE_MAX_CELLS / 2, (RbkUsageDate){ 24312, 3 }, "m", values);
  g_assert_null (cuts.days);
  g_assert_true (cuts.days_are_dropped);
  g_assert_false (cuts.models_are_dropped);
  add (&cuts, RBK_USAGE_MAX_CELLS, (RbkUsageDate){ 24312, 3 }, "n", values);
  g_assert_true (cuts.models_are_dropped);
  rbk_usage_cuts_clear (&cuts);
}

/* Days without a month are put in their order, and the period is as exact as the file. */
static void
test_dates (void)
{
  const char *lone = "customer_id,day,calls\na,10,1\na,2,1\nb,1,1\n";
  const char *months = "customer_id,month,calls\na,2026-03,1\na,2025-12,1\n";
  const char *times = "customer_id,time,calls\na,1780272000,1\na,2026-06-02T00:00:00,1\na,,1\n";
  g_autoptr (RbkUsage) first = usage_log_read (lone, -1, NULL, NULL);
  g_autoptr (RbkUsage) second = usage_log_read (months, -1, NULL, NULL);
  g_autoptr (RbkUsage) third = usage_log_read (times, -1, NULL, NULL);
  g_autofree char *days = usage_log_describe_slices (first->days);
  g_autofree char *instants = usage_log_describe_slices (third->days);

  g_assert_cmpstr (days, ==, "1 c1; 2 c1; 10 c1");
  g_assert_null (first->first_day);
  g_assert_null (second->days);
  g_assert_cmpstr (second->first_day, ==, "2025-12");
  g_assert_cmpstr (second->last_day, ==, "2026-03");
  g_assert_cmpstr (instants, ==, "2026-06-01 c1; 2026-06-02 c1");
  g_assert_cmpuint (third->skip_counts[RBK_USAGE_SKIP_DATE], ==, 1);
}

/* Beyond the models that are kept the rest is one, and so is what names none. */
static void
test_models (void)
{
  g_autoptr (GString) text = g_string_new ("customer_id,model\na,\n");
  g_autoptr (RbkUsage) usage = NULL;

  for (guint i = 0; i < 70; i++)
    g_string_append_printf (text, "a,model-%u\n", i);
  usage = usage_log_read (text->str, (gssize) text->len, NULL, NULL);
  g_assert_cmpuint (rbk_slices_get_n_slices (usage->by_model), ==, RBK_USAGE_MAX_MODELS + 2);
  g_assert_cmpstr (rbk_slices_get_name (usage->by_model, 0), ==, "(none)");
  g_assert_cmpstr (rbk_slices_get_name (usage->by_model, RBK_USAGE_MAX_MODELS + 1), ==, "(other)");
  g_assert_true (usage_log_has_note (usage, "64 models are kept apart"));
}

/* A file without customers has requests, and sizes no book. */
static void
test_requests (void)
{
  const char       *text = "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,100,5\n"
                           "2023-11-16 18:17:04,200,7\n";
  const char *const mapping[] = { "customer=TIMESTAMP", NULL };
  RbkUsageOptions   options = { .mapping = mapping };
  g_autoptr (RbkUsage) usage = usage_log_read (text, -1, NULL, NULL);
  g_autoptr (RbkUsage) mapped = usage_log_read (text, -1, &options, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (rbk_population_get_size (usage->requests), ==, 2);
  g_assert_cmpint (rbk_population_get_column (usage->requests, RBK_COLUMN_OUTPUT)[1], ==, 7);
  g_assert_true (usage_log_has_note (usage, "the file has no customers"));
  g_assert_false (rbk_usage_check_customers (usage, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_null (mapped->requests);
  g_assert_true (rbk_usage_check_customers (mapped, NULL));
  g_assert_cmpuint (rbk_population_get_size (mapped->population), ==, 2);
}

/* Several threads may hold what was read. */
static void
test_shared (void)
{
  const char *text = "customer_id\na\n";
  RbkUsage   *usage = usage_log_read (text, -1, NULL, NULL);

  g_assert_true (rbk_usage_ref (usage) == usage);
  rbk_usage_unref (usage);
  g_assert_cmpuint (usage->rows, ==, 1);
  rbk_usage_unref (usage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usage/cuts/cuts", test_cuts);
  g_test_add_func ("/usage/cuts/dates", test_dates);
  g_test_add_func ("/usage/cuts/models", test_models);
  g_test_add_func ("/usage/cuts/requests", test_requests);
  g_test_add_func ("/usage/cuts/shared", test_shared);
  return g_test_run ();
}
