/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-price-views.h"

#include "rbk-costing.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

static void
assert_margin (const RbkPriceView *view, double margin)
{
  g_assert_true (view->has_price && view->has_margin);
  g_assert_cmpfloat_with_epsilon (view->margin, margin, 1e-12);
}

/* A cost of $0.0175 at 70 %: 0.0175 / 0.3 = 0.058333…, rounded up so that 70 % is reached. */
static void
test_cost_plus (void)
{
  RbkPriceView view;

  rbk_price_view_cost_plus (&view, rbk_test_decimal ("0.0175"), rbk_test_decimal ("0.7"));
  rbk_test_assert_decimal (view.price, "0.058333333333333334");
  assert_margin (&view, 0.7);

  rbk_price_view_cost_plus (&view, rbk_test_decimal ("0.0175"), rbk_test_decimal ("0.75"));
  rbk_test_assert_decimal (view.price, "0.07");
  rbk_test_assert_decimal (view.profit, "0.0525");

  rbk_price_view_cost_plus (&view, rbk_test_decimal ("0.0175"), RBK_DECIMAL_ONE);
  g_assert_false (view.has_price);
  rbk_price_view_cost_plus (&view, RBK_DECIMAL_ZERO, rbk_test_decimal ("0.7"));
  g_assert_true (view.has_price);
  g_assert_false (view.has_margin);
}

/* The margin that was asked for is reached at any cost and margin. */
static void
test_cost_plus_reaches (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260701);

  for (guint i = 0; i < 2000; i++)
    {
      RbkDecimal   cost = rbk_decimal_from_double (g_rand_double_range (rand, 1e-6, 10.0), 9);
      RbkDecimal   margin = rbk_decimal_from_double (g_rand_double_range (rand, 0.0, 0.99), 4);
      RbkDecimal   kept = rbk_decimal_sub (RBK_DECIMAL_ONE, margin);
      RbkPriceView view;

      rbk_price_view_cost_plus (&view, cost, margin);
      g_assert_true (view.has_price);
      /* Exactly: price × (1 - margin) is the cost or more, by less than one last decimal. */
      g_assert_cmpint (rbk_decimal_compare (rbk_decimal_mul_div (view.price, kept, RBK_DECIMAL_ONE,
                                                                 RBK_ROUND_UP),
                                            cost),
                       >=, 0);
    }
}

static void
test_value_and_credits (void)
{
  RbkPriceView view;

  rbk_price_view_from_value (&view, rbk_test_decimal ("0.0175"), rbk_test_decimal ("0.99"),
                             rbk_test_decimal ("0.15"));
  rbk_test_assert_decimal (view.price, "0.1485");
  assert_margin (&view, 1.0 - 0.0175 / 0.1485);

  rbk_price_view_from_credits (&view, rbk_test_decimal ("0.0175"), rbk_test_decimal ("5"),
                               rbk_test_decimal ("0.0058"));
  rbk_test_assert_decimal (view.price, "0.029");
  rbk_test_assert_decimal (view.profit, "0.0115");

  /* One credit for such a call loses money: the article's starter plan. */
  rbk_price_view_from_credits (&view, rbk_test_decimal ("0.0175"), RBK_DECIMAL_ONE,
                               rbk_test_decimal ("0.0058"));
  assert_margin (&view, -2.0172413793103448);

  rbk_price_view_from_price (&view, RBK_DECIMAL_ZERO, RBK_DECIMAL_INVALID);
  g_assert_false (view.has_price || view.has_margin);
}

/* The second article's Starter, a free plan and one on request; three of four calls take 4
 * credits each, the fourth costs nothing and counts on nothing. */
static RbkSpec *
new_spec (void)
{
  const RbkTestCard free_card = {
    .price = "per_unit", .amount = "0.01", .included = "100", .limit = "hard"
  };
  const RbkTestCard no_fee = { .price = "flat", .amount = "0" };
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr(GError) error = NULL;
  gpointer workload = rbk_test_get (book, "workloads", 0);
  gpointer plan = rbk_test_add (book, "plans", "key", "free", NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
  RbkSpec *spec;

  rbk_test_add_card (phase, NULL, &no_fee);
  rbk_test_add_card (phase, "credits", &free_card);
  rbk_test_set (workload, "share", "0.75", NULL);
  rbk_test_set (rbk_test_get (workload, "routes", 0), "credits", "4", NULL);
  workload = rbk_test_add (book, "workloads", "key", "idle", "share", "0.25", NULL);
  rbk_test_add (workload, "routes", "model", "opus", NULL);
  spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);

  return spec;
}

static void
test_plan_charge (void)
{
  g_autoptr(RbkSpec) spec = new_spec ();
  RbkPlanCharge charge;

  rbk_plan_charge_init (&charge, spec, &spec->plans[0], 0);
  g_assert_true (charge.has_included && charge.has_overage);
  rbk_test_assert_decimal (charge.unit, "0.0058");
  rbk_test_assert_decimal (charge.included.price, "0.0232");
  rbk_test_assert_decimal (charge.overage.price, "0.04");
  assert_margin (&charge.overage, 0.5625);

  /* The average call is a credit call three times of four, and costs as much of it. */
  rbk_plan_charge_init (&charge, spec, &spec->plans[0], -1);
  rbk_test_assert_decimal (charge.included.price, "0.0174");
  rbk_test_assert_decimal (charge.included.profit, "0.004275");

  /* A hard cap at what is included: nothing past it is billed. */
  rbk_plan_charge_init (&charge, spec, &spec->plans[3], 0);
  g_assert_true (charge.has_included);
  g_assert_false (charge.has_overage);
  g_assert_false (charge.included.has_margin);

  rbk_plan_charge_init (&charge, spec, &spec->plans[2], 0);
  g_assert_false (charge.has_included || charge.has_overage);
  /* A call that counts on no meter is charged by none. */
  rbk_plan_charge_init (&charge, spec, &spec->plans[0], 1);
  g_assert_false (charge.has_included || charge.has_overage);
}

static void
test_credits (void)
{
  g_autoptr(RbkSpec) spec = new_spec ();
  RbkDecimal value;

  g_assert_true (rbk_spec_get_credits_per_call (spec, 0, &value));
  rbk_test_assert_decimal (value, "4");
  g_assert_true (rbk_spec_get_credits_per_call (spec, -1, &value));
  rbk_test_assert_decimal (value, "3");
  g_assert_false (rbk_spec_get_credits_per_call (spec, 1, &value));
  g_assert_true (rbk_spec_get_credit_price (spec, &spec->plans[0], &value));
  rbk_test_assert_decimal (value, "0.0058");
  g_assert_false (rbk_spec_get_credit_price (spec, &spec->plans[3], &value));
  g_assert_false (rbk_spec_get_credit_price (spec, &spec->plans[2], &value));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/price-views/cost-plus", test_cost_plus);
  g_test_add_func ("/price-views/cost-plus-reaches", test_cost_plus_reaches);
  g_test_add_func ("/price-views/value-and-credits", test_value_and_credits);
  g_test_add_func ("/price-views/plan-charge", test_plan_charge);
  g_test_add_func ("/price-views/credits", test_credits);

  return g_test_run ();
}
