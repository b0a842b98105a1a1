/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario-run.h"

#include <string.h>

#include "rbk-blend.h"
#include "rbk-error.h"
#include "rbk-known-scenarios.h"
#include "rbk-predictability.h"
#include "rbk-scenario.h"
#include "rbk-test-books.h"
#include "rbk-tornado.h"

/* A flat plan of 20 up to 1,000 runs, and one of 0.10 a run without an end. */
static RbkBook *
make_book (void)
{
  const RbkTestCard flat = { .price = "flat", .amount = "20" };
  const RbkTestCard capped = { .price = "per_unit", .included = "100", .limit = "hard" };
  const RbkTestCard each = { .price = "per_unit", .amount = "0.1" };
  RbkBook          *book = rbk_test_book_new_runs ();
  gpointer          plan, phase;

  plan = rbk_test_add (book, "plans", "key", "flat", "sizing", "p50", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
  rbk_test_add_card (phase, NULL, &flat);
  rbk_test_add_card (phase, "runs", &capped);
  plan = rbk_test_add (book, "plans", "key", "each", "sizing", "p90", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
  rbk_test_add_card (phase, "runs", &each);
  return book;
}

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

/* Runs of three customers in three months: steady, growing by half each month, and one who came in
 * the second. */
static const gint64 months[][3] = { { 500, 400, 0 }, { 550, 600, 300 }, { 450, 900, 310 } };

static RbkSlices *
make_days (guint n_months, guint n_days)
{
  RbkSlices *days = rbk_slices_new ();

  for (guint m = 0; m < n_months; m++)
    for (guint d = 1; d <= n_days; d++)
      {
        g_autofree char *name = g_strdup_printf ("2026-%02u-%02u", m + 1, d);
        guint            slice = rbk_slices_add_slice (days, name);

        /* All on the first day of the month. */
        for (guint c = 0; c < 3 && d == 1; c++)
          if (months[m][c] > 0)
            g_assert_true (rbk_slices_add (days, c, slice, RBK_COLUMN_CALLS, months[m][c]));
      }
  rbk_slices_seal (days);
  return days;
}

static RbkPredictability *
judge (const gint64 *calls, guint n, RbkSlices *days, double sigma)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkPopulation) population = make_population (calls, n);
  g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, population, NULL);
  g_autoptr(GError) error = NULL;
  RbkPredictability *found = rbk_predictability_new (spec, index, days, sigma, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* Of months seen: 500, 550, 450 is within a fifth of 500; 400, 600, 900 is not of 633; 300 and 310
 * is, and the month before it came does not count. */
static void
test_seen (void)
{
  const gint64 calls[] = { 500, 633, 203 };
  g_autoptr(RbkSlices) days = make_days (3, 28);
  g_autoptr(RbkPredictability) found = judge (calls, 3, days, 0.3);

  g_assert_cmpuint (found->n_months, ==, 3);
  g_assert_cmpuint (found->plans[0].n_customers, ==, 0);
  g_assert_cmpint (found->plans[0].verdict, ==, RBK_PREDICTABILITY_UNKNOWN);
  g_assert_cmpuint (found->plans[1].n_customers, ==, 3);
  scenario_assert_near (found->plans[1].share, 2.0 / 3, 1e-12);
  g_assert_cmpint (found->plans[1].verdict, ==, RBK_BORDERLINE);
  g_assert_nonnull (strstr (found->plans[1].reason, "66 % of 3 customers"));
  g_assert_nonnull (strstr (found->plans[1].reason, "3 whole months of the file"));
}

/* A month of half the days is no month: then they are supposed. */
static void
test_not_whole (void)
{
  const gint64 calls[] = { 500, 633, 203 };
  g_autoptr(RbkSlices) days = make_days (3, 25);
  g_autoptr(RbkPredictability) found = judge (calls, 3, days, 0.05);

  g_assert_cmpuint (found->n_months, ==, 0);
  g_assert_cmpfloat (found->sigma, ==, 0.05);
  g_assert_cmpfloat (found->plans[1].share, ==, 1.0);
  g_assert_cmpint (found->plans[1].verdict, ==, RBK_PREDICTABLE);
  g_assert_nonnull (strstr (found->plans[1].reason, "which is an assumption"));
}

/* Supposed months: a flat bill stays whatever they are; one by use does not, when they differ by
 * as much as 0.3: the ten multiples go from 0.59 to 1.58. At 0.1 the outer ones are 0.85 and 1.18,
 * which is within a fifth. */
static void
test_supposed (void)
{
  const gint64 calls[] = { 100, 50, 800, 300 };
  g_autoptr(RbkPredictability) wide = judge (calls, 4, NULL, 0.3);
  g_autoptr(RbkPredictability) narrow = judge (calls, 4, NULL, 0.1);

  g_assert_cmpuint (wide->plans[1].n_customers, ==, 4);
  g_assert_cmpint (wide->plans[1].verdict, ==, RBK_UNPREDICTABLE);
  g_assert_cmpint (narrow->plans[1].verdict, ==, RBK_PREDICTABLE);
}

static void
test_flat (void)
{
  const gint64 calls[] = { 90 };
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkPopulation) population = make_population (calls, 1);
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(RbkPredictability) found = NULL;

  /* Dearer by use than the flat plan. */
  rbk_test_set (rbk_test_get (rbk_test_get (rbk_test_get (book, "plans", 1), "phases", 0),
                              "rate-cards", 0),
                "amount", "1", NULL);
  spec = rbk_spec_new (book, NULL, NULL);
  index = rbk_mix_index_new (spec, population, NULL);
  found = rbk_predictability_new (spec, index, NULL, 2.0, NULL, NULL);
  g_assert_cmpuint (found->plans[0].n_customers, ==, 1);
  g_assert_cmpint (found->plans[0].verdict, ==, RBK_PREDICTABLE);
  g_assert_null (rbk_predictability_new (spec, index, NULL, 3.5, NULL, NULL));
  g_assert_null (rbk_predictability_new (spec, index, NULL, -1, NULL, NULL));
}

/* Who stops it gets no verdicts. */
static void
test_stopped (void)
{
  const gint64 calls[] = { 90 };
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkPopulation) population = make_population (calls, 1);
  g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, population, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rbk_predictability_new (spec, index, NULL, 0.3, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* At p50 the flat plan is 20 for 200 runs of which 100 are served, at 0.01 a run. */
static void
test_tornado (void)
{
  const char *pairs[] = { "overhead=x1..x2", "output=x1..x2", "model:*.price=x0.5..x3", NULL };
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkTornadoCases) cases = NULL;
  g_autoptr(RbkTornado) tornado = NULL;
  g_autoptr(GError) error = NULL;

  rbk_test_set (rbk_test_get (book, "plans", 0), "overhead", "2", NULL);
  cases = rbk_tornado_cases_new (book, NULL, pairs, &error);
  g_assert_no_error (error);
  tornado = rbk_tornado_new (cases, 0, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  scenario_assert_near (tornado->margin, 17.0 / 20, 1e-12);
  g_assert_cmpuint (tornado->n_bars, ==, 3);
  g_assert_cmpstr (tornado->bars[0].name, ==, "Price of all models");
  g_assert_cmpstr (tornado->bars[0].high, ==, "model:*.price=x3");
  scenario_assert_near (tornado->bars[0].low_margin, 17.5 / 20, 1e-12);
  scenario_assert_near (tornado->bars[0].high_margin, 15.0 / 20, 1e-12);
  scenario_assert_near (tornado->bars[0].swing, 2.5 / 20, 1e-12);
  g_assert_cmpstr (tornado->bars[1].name, ==, "Overhead of a customer");
  g_assert_cmpstr (tornado->bars[2].name, ==, "Output of a call");
}

static void
test_tornado_of_customers (void)
{
  const gint64 calls[] = { 50, 300, 800 };
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkPopulation) population = make_population (calls, 3);
  g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, population, NULL);
  g_autoptr(RbkTornadoCases) cases = rbk_tornado_cases_new (book, NULL, NULL, NULL);
  g_autoptr(RbkTornado) tornado = rbk_tornado_new (cases, -1, index, NULL, NULL, NULL, NULL);

  g_assert_true (tornado->has_margin);
  scenario_assert_near (tornado->margin, 0.9, 1e-12); /* 0.1 a run of which 0.01 is cost */
  g_assert_cmpuint (tornado->n_bars, ==, 8);
  g_assert_cmpstr (tornado->bars[0].low, ==, "model:*.price=x0.5");
  scenario_assert_near (tornado->bars[0].low_margin, 0.95, 1e-12);
  for (guint i = 1; i < tornado->n_bars; i++)
    g_assert_cmpfloat (tornado->bars[i].swing, <=, tornado->bars[i - 1].swing);
}

static void
test_tornado_refused (void)
{
  static const char *const pairs[] = { "usage", "usage=x2", "usage=..", "usage=x1..2",
                                       "=..",   "..",       NULL };
  g_autoptr(RbkBook) book = make_book ();

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *one[] = { pairs[i], NULL };
      g_autoptr(GError) error = NULL;

      g_assert_null (rbk_tornado_cases_new (book, NULL, one, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
    }
}

/* The scenarios to start from can all be computed, and know of a price that is to come. */
static void
test_known (void)
{
  g_autoptr(RbkBook) book = make_book ();
  g_autoptr(GListModel) plain = rbk_known_scenarios_new (book);
  g_autoptr(GListModel) dated = NULL;
  g_autoptr(RbkScenario) last = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (plain), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(RbkScenario) scenario = g_list_model_get_item (plain, i);
      g_autoptr(RbkScenarioResult) result =
                     scenario_run (book, rbk_scenario_get_shocks (scenario)[0], RBK_ANSWER_HOLD,
                                   NULL);

      g_assert_cmpuint (result->n_plans, ==, 2);
    }
  rbk_test_add (book, "models", "model", "m", "effective-from", "2026-07-01", "input", "1",
                "output", "1", NULL);
  rbk_test_add (book, "models", "model", "m", "effective-from", "2027-01-01", "input", "3",
                "output", "3", NULL);
  rbk_test_add (book, "models", "model", "m", "effective-from", "2026-09-01", "input", "2",
                "output", "2", NULL);
  dated = rbk_known_scenarios_new (book);
  g_assert_cmpuint (g_list_model_get_n_items (dated), ==, 7);
  last = g_list_model_get_item (dated, 6);
  g_assert_cmpstr (rbk_scenario_get_shocks (last)[0], ==, "date=2026-09-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lab/predictability/seen", test_seen);
  g_test_add_func ("/lab/predictability/not-whole", test_not_whole);
  g_test_add_func ("/lab/predictability/supposed", test_supposed);
  g_test_add_func ("/lab/predictability/flat", test_flat);
  g_test_add_func ("/lab/predictability/stopped", test_stopped);
  g_test_add_func ("/lab/tornado/plan", test_tornado);
  g_test_add_func ("/lab/tornado/customers", test_tornado_of_customers);
  g_test_add_func ("/lab/tornado/refused", test_tornado_refused);
  g_test_add_func ("/lab/known-scenarios", test_known);
  return g_test_run ();
}
