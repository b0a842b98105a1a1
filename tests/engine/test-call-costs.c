/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-break-even.h"
#include "rbk-call-costs.h"

#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* A run costs 0.01; the plan 29 a month, and 3 beside the runs. */
static RbkSpec *
make_spec (const RbkTestCard *card)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_card (card, "29", "3");

  return rbk_test_freeze (book);
}

static RbkPopulation *
make_customers (const gint64 *calls, guint n_customers)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n_customers; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      rbk_population_set_value (population, rbk_population_add_customer (population, id),
                                RBK_COLUMN_CALLS, calls[i]);
    }
  rbk_population_seal (population);
  return population;
}

static void
test_month (void)
{
  const RbkTestCard card = { .price = "per_unit", .included = "200", .limit = "hard" };
  g_autoptr (RbkSpec) spec = make_spec (&card);
  RbkPlanAtCalls place;
  RbkDecimal     each, credits = RBK_DECIMAL_UNITS (4);
  double         change;

  rbk_test_assert_decimal (rbk_spec_get_call_cost (spec, -1), "0.01");
  rbk_test_assert_decimal (rbk_spec_get_call_cost (spec, 0), "0.01");
  rbk_test_assert_decimal (rbk_spec_get_month_cost (spec, RBK_DECIMAL_UNITS (300), NULL), "3");
  g_assert_true (rbk_plan_at_calls_init (&place, spec, spec->plans, RBK_DECIMAL_UNITS (100)));
  rbk_test_assert_decimal (place.figure.inference, "1");
  rbk_test_assert_decimal (place.figure.cost, "4");
  rbk_test_assert_decimal (place.figure.bill, "29");
  g_assert_true (place.has_floor);
  rbk_test_assert_decimal (place.floor_price, "13.34");
  g_assert_true (rbk_cost_get_of_credit (RBK_DECIMAL_ONE, &credits, &each));
  rbk_test_assert_decimal (each, "0.25");
  credits = RBK_DECIMAL_ZERO;
  g_assert_false (rbk_cost_get_of_credit (RBK_DECIMAL_ONE, &credits, &each));
  g_assert_false (rbk_cost_get_of_credit (RBK_DECIMAL_ONE, NULL, &each));
  g_assert_true (rbk_cost_get_change (RBK_DECIMAL_UNITS (2), RBK_DECIMAL_ONE, &change));
  g_assert_cmpfloat (change, ==, -0.5);
  g_assert_false (rbk_cost_get_change (RBK_DECIMAL_ZERO, RBK_DECIMAL_ONE, &change));
}

/* 26 are left of the fee for runs: 2,600 of them. */
static void
test_break_even (void)
{
  const RbkTestCard card = { .price = "per_unit", .included = "100" };
  const gint64      calls[] = { 0, 100, 2600, 2601, 9000 };
  g_autoptr (RbkSpec) spec = make_spec (&card);
  g_autoptr (RbkPopulation) population = make_customers (calls, G_N_ELEMENTS (calls));
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkMixIndex) index = rbk_mix_index_new (spec, population, &error);
  g_autoptr (RbkBreakEven) even = NULL;

  g_assert_no_error (error);
  even = rbk_break_even_new (spec, 0, index, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (even->n_usages, ==, 1);
  rbk_test_assert_decimal (even->usages[0], "2600");
  g_assert_cmpuint (even->n_past, ==, 2);
  g_assert_cmpuint (even->n_losing, ==, 2);
  g_assert_cmpuint (even->n_unserved, ==, 0);
  rbk_test_assert_decimal (even->loss, "64.01");
}

/* A cap before it keeps everybody on the good side. */
static void
test_capped (void)
{
  const RbkTestCard card = { .price = "per_unit", .included = "200", .limit = "hard" };
  const gint64      calls[] = { 0, 200, 9000 };
  g_autoptr (RbkSpec) spec = make_spec (&card);
  g_autoptr (RbkPopulation) population = make_customers (calls, G_N_ELEMENTS (calls));
  g_autoptr (RbkMixIndex) index = rbk_mix_index_new (spec, population, NULL);
  g_autoptr (RbkBreakEven) even = rbk_break_even_new (spec, 0, index, NULL);

  g_assert_cmpuint (even->n_usages, ==, 0);
  g_assert_cmpuint (even->n_past, ==, 0);
  g_assert_cmpuint (even->n_losing, ==, 0);
  g_assert_cmpuint (even->n_unserved, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call-costs/month", test_month);
  g_test_add_func ("/break-even/flat", test_break_even);
  g_test_add_func ("/break-even/capped", test_capped);

  return g_test_run ();
}
