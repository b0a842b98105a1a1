/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario-run.h"

#include "mix-books.h"
#include "rbk-answer-apply.h"
#include "rbk-blend.h"
#include "rbk-costing.h"
#include "rbk-mix-parts.h"
#include "rbk-mix-variant.h"
#include "rbk-scenario-case-private.h"
#include "rbk-scenario-crowd.h"
#include "rbk-scenario-matrix.h"
#include "rbk-test-repeats.h"

#include <math.h>

#define N_BOOKS rbk_test_repeats (150, 12)

static const char *const shocks[] = {
  "model:m.price=x0.333",
  "model:*.output=x2",
  "model:m.input=0",
  "tokenizer=x1.35",
  "tokenizer-input=x1.3",
  "input=x2",
  "output=x3",
  "cache-hit=0.6",
  "cache-hit=0",
  "retries=x1.1",
  "usage=x2",
  "usage=x3",
  "overhead=x1.5",
  "input=x2 output=x2",
  "usage=x2 output=x2",
  "usage=x2 tokenizer=x1.2",
  "usage=x1",
  "model:m.price=x1",
  "output=x2 usage=x2 input=x2 model:m.output=7",
};

static void
make_fixture (MixFixture *self)
{
  self->book = mix_book_new_random ();
  self->population = mix_population_new_random (300, g_test_rand_bit ());
  mix_fixture_freeze (self);
}

static gint64
scale (gint64 value, RbkDecimal factor)
{
  gint64 whole;

  g_assert_true (
      rbk_decimal_to_int (rbk_decimal_mul (rbk_decimal_from_int (value), factor), &whole));
  return whole;
}

/* The customers one by one, as they are after shocks of whole multiples. */
static RbkPopulation *
make_grown (RbkPopulation *population, const RbkMixGrowth *growth, const gint64 *costs)
{
  static const RbkColumn columns[] = { RBK_COLUMN_CALLS, RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT };
  const RbkDecimal       factors[] = { growth->calls, growth->input, growth->output };
  const gint64          *weights = rbk_population_get_weights (population);
  RbkPopulation         *grown = rbk_population_new ();

  rbk_population_add_column (grown, RBK_COLUMN_COST);
  for (guint k = 0; k < 3; k++)
    if (rbk_population_has_column (population, columns[k]))
      rbk_population_add_column (grown, columns[k]);
  for (guint i = 0; i < rbk_population_get_size (population); i++)
    {
      rbk_population_add_customer (grown, rbk_population_get_id (population, i));
      rbk_population_set_value (grown, i, RBK_COLUMN_COST, costs[i]);
      if (weights != NULL)
        rbk_population_set_weight (grown, i, weights[i]);
      for (guint k = 0; k < 3; k++)
        if (rbk_population_has_column (population, columns[k]))
          rbk_population_set_value (grown, i, columns[k],
                                    scale (rbk_population_get_column (population, columns[k])[i],
                                           factors[k]));
    }
  return grown;
}

static void
assert_same_plan (const RbkMixPlan *a, const RbkMixPlan *b)
{
  g_assert_cmpuint (a->n_customers, ==, b->n_customers);
  g_assert_cmpuint (a->n_losing, ==, b->n_losing);
  g_assert_cmpuint (a->n_at_80, ==, b->n_at_80);
  g_assert_cmpuint (a->n_at_100, ==, b->n_at_100);
  mix_assert_equal (a->revenue, b->revenue);
  mix_assert_equal (a->cost, b->cost);
  mix_assert_equal (a->loss, b->loss);
}

/* Customers who are not sorted again come to what those do who are counted anew. */
static void
test_variant (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_auto(MixFixture) fixture = { 0 };
      g_autoptr(RbkScenarioCase) scenario = NULL;
      g_autoptr(RbkMixIndex) fast = NULL;
      g_autoptr(RbkMixIndex) slow = NULL;
      g_autoptr(RbkPopulation) grown = NULL;
      g_autoptr(RbkMix) a = NULL;
      g_autoptr(RbkMix) b = NULL;
      g_autoptr(GError) error = NULL;

      make_fixture (&fixture);
      scenario =
          scenario_case_new (fixture.book, shocks[g_test_rand_int_range (0, G_N_ELEMENTS (shocks))],
                             RBK_ANSWER_HOLD);
      fast = rbk_scenario_crowd_new (scenario, fixture.index, &error);
      g_assert_no_error (error);
      grown = make_grown (fixture.costed, &scenario->growth, rbk_mix_index_get_cost (fast));
      slow = rbk_mix_index_new (scenario->after, grown, &error);
      g_assert_no_error (error);
      a = rbk_mix_new (scenario->after, fast, &error);
      g_assert_no_error (error);
      b = rbk_mix_new (scenario->after, slow, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (a->n_unserved, ==, b->n_unserved);
      for (guint k = 0; k < a->n_plans; k++)
        assert_same_plan (&a->plans[k], &b->plans[k]);
      assert_same_plan (&a->total, &b->total);
    }
}

static double
get_rate (RbkDecimal rate)
{
  return rbk_decimal_to_double (rate);
}

/* What a customer's tokens are worth: once as they are, and once after the shocks. */
static void
weigh (const RbkScenarioCase *scenario,
       RbkPopulation         *population,
       guint                  customer,
       double                *before,
       double                *after)
{
  double       in = (double) rbk_population_get_column (population, RBK_COLUMN_INPUT)[customer];
  double       out = (double) rbk_population_get_column (population, RBK_COLUMN_OUTPUT)[customer];
  double       hit = scenario->has_cache_hit ? get_rate (scenario->cache_hit) : 0;
  RbkPriceSpec was, is;

  rbk_spec_blend_prices (scenario->before, &was);
  rbk_spec_blend_prices (scenario->after, &is);
  *before = in * get_rate (was.input) + out * get_rate (was.output);
  *after = in * get_rate (scenario->growth.input) *
               ((1 - hit) * get_rate (is.input) + hit * get_rate (is.cache_read)) +
           out * get_rate (scenario->growth.output) * get_rate (is.output);
}

/* A cost changes as the customer's tokens do, to a nano-unit or a millionth. */
static void
test_costs (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_auto(MixFixture) fixture = { 0 };
      g_autoptr(RbkScenarioCase) scenario = NULL;
      g_autoptr(RbkMixIndex) after = NULL;
      g_autoptr(GError) error = NULL;
      double calls;

      make_fixture (&fixture);
      scenario =
          scenario_case_new (fixture.book, shocks[g_test_rand_int_range (0, G_N_ELEMENTS (shocks))],
                             RBK_ANSWER_HOLD);
      after = rbk_scenario_crowd_new (scenario, fixture.index, &error);
      g_assert_no_error (error);
      calls = get_rate (rbk_cost_average_call (scenario->after, -1, NULL)) *
              get_rate (scenario->growth.calls) /
              get_rate (rbk_cost_average_call (scenario->before, -1, NULL));
      for (guint k = 0; k < rbk_population_get_size (fixture.costed); k++)
        {
          double was = (double) rbk_mix_index_get_cost (fixture.index)[k];
          double is = (double) rbk_mix_index_get_cost (after)[k];
          double up = calls, down = 1;

          if (rbk_population_has_column (fixture.costed, RBK_COLUMN_INPUT))
            weigh (scenario, fixture.costed, k, &down, &up);
          if (down <= 0)
            {
              up = calls;
              down = 1;
            }
          g_assert_cmpfloat (fabs (is - was * up / down), <=, 1 + was * up / down * 1e-6);
        }
    }
}

/* The worst change of a bill, customer by customer. */
static void
find_worst (const RbkSpec *before,
            RbkMixIndex   *customers,
            const RbkSpec *after,
            RbkMixIndex   *shocked,
            guint          plan,
            gboolean      *has_worst,
            double        *worst,
            guint64       *n_stopped)
{
  RbkPopulation *population = rbk_mix_index_get_population (customers);
  const gint64  *weights = rbk_population_get_weights (population);

  *has_worst = FALSE;
  *worst = 0;
  *n_stopped = 0;
  for (guint i = 0; i < rbk_population_get_size (population); i++)
    {
      RbkMixCustomer was, is;
      double         change;

      g_assert_true (rbk_mix_get_customer (before, customers, i, &was, NULL));
      g_assert_true (rbk_mix_get_customer (after, shocked, i, &is, NULL));
      if (was.plan != (int) plan)
        continue;
      if (is.plan < 0)
        *n_stopped += weights != NULL ? (guint64) weights[i] : 1;
      if (is.plan < 0 || rbk_decimal_sign (was.bill) <= 0)
        continue;
      change = rbk_decimal_to_double (rbk_decimal_sub (is.bill, was.bill)) /
               rbk_decimal_to_double (was.bill);
      if (!*has_worst || change > *worst)
        *worst = change;
      *has_worst = TRUE;
    }
}

/* A row of the matrix is what its case comes to alone, and the worst change is that of all. */
static void
test_matrix (void)
{
  for (guint i = 0; i < N_BOOKS / 3; i++)
    {
      g_auto(MixFixture) fixture = { 0 };
      g_autoptr(GPtrArray) cases =
                     g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_scenario_case_unref);
      g_autoptr(RbkScenarioMatrix) matrix = NULL;
      g_autoptr(GError) error = NULL;

      make_fixture (&fixture);
      for (guint k = 0; k < 4; k++)
        g_ptr_array_add (cases, scenario_case_new (fixture.book,
                                                   shocks[g_test_rand_int_range (0, G_N_ELEMENTS (
                                                                                        shocks))],
                                                   (RbkAnswer) g_test_rand_int_range (0, 3)));
      matrix = rbk_scenario_matrix_new ((RbkScenarioCase *const *) cases->pdata, cases->len,
                                        fixture.index, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < cases->len; k++)
        {
          RbkScenarioCase *scenario = g_ptr_array_index (cases, k);
          g_autoptr(RbkScenarioResult) result = rbk_scenario_run (scenario, fixture.index, &error);

          g_assert_no_error (error);
          for (guint m = 0; m < matrix->n_plans; m++)
            {
              const RbkMatrixCell   *cell = rbk_scenario_matrix_get_cell (matrix, k + 1, m);
              const RbkScenarioPlan *plan = &result->plans[m];

              g_assert_cmpuint (cell->n_customers, ==, plan->mix_after.n_customers);
              g_assert_cmpuint (cell->n_losing, ==, plan->mix_after.n_losing);
              g_assert_cmpint (cell->has_lowest, ==, plan->has_lowest_after);
              g_assert_cmpfloat (cell->has_lowest ? cell->lowest : 0, ==,
                                 plan->has_lowest_after ? plan->lowest_after.lowest_margin : 0);
              if (scenario->answer != RBK_ANSWER_PASS)
                g_assert_cmpfloat (cell->has_margin ? cell->margin : 0, ==,
                                   plan->has_after && plan->after.has_margin ? plan->after.margin
                                                                             : 0);
              g_assert_cmpfloat (cell->has_worst ? cell->worst_change : 0, ==,
                                 plan->has_worst ? plan->worst_change : 0);
            }
        }
    }
}

static void
test_worst (void)
{
  for (guint i = 0; i < N_BOOKS / 3; i++)
    {
      g_auto(MixFixture) fixture = { 0 };
      g_autoptr(RbkScenarioCase) scenario = NULL;
      g_autoptr(RbkMixIndex) after = NULL;
      g_autoptr(RbkScenarioResult) result = NULL;
      g_autoptr(GError) error = NULL;

      make_fixture (&fixture);
      scenario =
          scenario_case_new (fixture.book, shocks[g_test_rand_int_range (0, G_N_ELEMENTS (shocks))],
                             RBK_ANSWER_HOLD);
      after = rbk_scenario_crowd_new (scenario, fixture.index, &error);
      g_assert_no_error (error);
      result = rbk_scenario_run (scenario, fixture.index, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < result->n_plans; k++)
        {
          gboolean has_worst;
          double   worst;
          guint64  n_stopped;

          find_worst (scenario->before, fixture.index, scenario->after, after, k, &has_worst,
                      &worst, &n_stopped);
          g_assert_cmpint (result->plans[k].has_worst, ==, has_worst);
          g_assert_cmpuint (result->plans[k].n_stopped, ==, n_stopped);
          if (has_worst)
            scenario_assert_near (result->plans[k].worst_change, worst, 1e-12);
        }
    }
}

static void
assert_same_figure (const RbkFigure *a, const RbkFigure *b)
{
  mix_assert_equal (a->usage, b->usage);
  mix_assert_equal (a->cost, b->cost);
  mix_assert_equal (a->bill, b->bill);
}

/* The book that a scenario is saved as has the figures that the scenario has. */
static void
test_saved (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_autoptr(RbkBook) book = mix_book_new_random ();
      RbkAnswer answer = (RbkAnswer) g_test_rand_int_range (0, 3);
      g_autoptr(RbkScenarioCase) scenario =
                     scenario_case_new (book,
                                        shocks[g_test_rand_int_range (0, G_N_ELEMENTS (shocks))],
                                        answer);
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkScenarioResult) result = rbk_scenario_run (scenario, NULL, &error);
      g_autoptr(RbkBook) saved = NULL;
      g_autoptr(RbkSpec) spec = NULL;

      g_assert_no_error (error);
      saved = rbk_scenario_make_book (scenario, result, book, NULL, &error);
      g_assert_no_error (error);
      spec = rbk_spec_new (saved, NULL, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < spec->n_plans; k++)
        {
          const RbkPlanSpec *plan = &spec->plans[k];
          RbkFigure          figure;
          gboolean           has_figure =
              rbk_figure_at (spec, plan, rbk_plan_spec_get_phase_on (plan, &spec->date),
                             rbk_spec_get_axis_meter (spec, plan), &plan->sizing, NULL, &figure,
                             NULL);

          g_assert_cmpint (has_figure, ==, result->plans[k].has_after);
          if (has_figure)
            assert_same_figure (&figure, &result->plans[k].after);
        }
    }
}

/* Passed on, no plan without credits keeps less of its bill than it did, but for the rounding of
 * the lines of the bill. */
static void
test_pass_on (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_autoptr(RbkBook) book = mix_book_new_random ();
      g_autoptr(RbkScenarioResult) result =
                     scenario_run (book, shocks[g_test_rand_int_range (0, 5)], RBK_ANSWER_PASS,
                                   NULL);
      double minor = g_str_equal (rbk_book_get_currency (book), "JPY") ? 1 : 0.01;

      for (guint k = 0; k < result->n_plans; k++)
        {
          const RbkScenarioPlan *plan = &result->plans[k];
          double                 slack;

          if (!plan->has_before || !plan->has_after || !plan->before.has_margin ||
              !plan->after.has_margin)
            continue;
          /* Three lines, each rounded by half a minor unit at most, before and after. */
          slack = 3 * minor / rbk_decimal_to_double (plan->after.bill) +
                  3 * minor / rbk_decimal_to_double (plan->before.bill);
          g_assert_cmpfloat (plan->after.margin, >=,
                             plan->before.margin - slack * (1 - plan->before.margin));
        }
    }
}

static void
count_steps (double fraction, gpointer data)
{
  guint *n = data;

  g_assert_cmpfloat (fraction, >, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  (*n)++;
}

static void
test_progress_and_cancel (void)
{
  g_auto(MixFixture) fixture = { 0 };
  g_autoptr(RbkScenarioCase) scenario = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(RbkScenarioMatrix) matrix = NULL;
  g_autoptr(GError) error = NULL;
  RbkScenarioCase *cases[3];
  guint            n = 0;

  make_fixture (&fixture);
  scenario = scenario_case_new (fixture.book, "usage=x2", RBK_ANSWER_HOLD);
  cases[0] = cases[1] = cases[2] = scenario;
  matrix = rbk_scenario_matrix_new (cases, 3, fixture.index, cancellable, count_steps, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_cancellable_cancel (cancellable);
  g_assert_null (
      rbk_scenario_matrix_new (cases, 3, fixture.index, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lab/scenario/variant", test_variant);
  g_test_add_func ("/lab/scenario/costs", test_costs);
  g_test_add_func ("/lab/scenario/matrix", test_matrix);
  g_test_add_func ("/lab/scenario/worst", test_worst);
  g_test_add_func ("/lab/scenario/saved", test_saved);
  g_test_add_func ("/lab/scenario/pass-on", test_pass_on);
  g_test_add_func ("/lab/scenario/progress-and-cancel", test_progress_and_cancel);
  return g_test_run ();
}
