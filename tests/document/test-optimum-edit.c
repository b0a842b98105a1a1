/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimum-edit.h"
#include "rbk-solve-customers.h"
#include "rbk-test-book.h"
#include "rbk-test-optimise.h"
#include "rbk-test-repeats.h"

/* A book that takes over what was found comes to what was promised, and goes back. */

#define N_BOOKS rbk_test_repeats (150, 90)

static void
assert_same_mix (const RbkMix *a, const RbkMix *b)
{
  g_assert_cmpuint (a->n_unserved, ==, b->n_unserved);
  for (guint i = 0; i < a->n_plans; i++)
    {
      g_assert_cmpuint (a->plans[i].n_customers, ==, b->plans[i].n_customers);
      g_assert_true (rbk_decimal_equal (a->plans[i].revenue, b->plans[i].revenue));
      g_assert_true (rbk_decimal_equal (a->plans[i].cost, b->plans[i].cost));
    }
}

/* Applies the edit, looks at the mix of the book then, and takes it back. */
static void
check_edit (
    RbkBook *book, RbkEdit *edit, RbkMixIndex *index, const RbkMix *before, const RbkMix *after)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) changed = NULL;
  g_autoptr(RbkSpec) back = NULL;
  g_autoptr(RbkMix) mix_changed = NULL;
  g_autoptr(RbkMix) mix_back = NULL;

  g_assert_true (rbk_edit_apply (edit, &error));
  g_assert_no_error (error);
  changed = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  mix_changed = rbk_mix_new (changed, index, &error);
  g_assert_no_error (error);
  assert_same_mix (mix_changed, after);
  rbk_edit_revert (edit);
  back = rbk_spec_new (book, NULL, &error);
  mix_back = rbk_mix_new (back, index, &error);
  g_assert_no_error (error);
  assert_same_mix (mix_back, before);
}

static guint
check_optimum (RbkBook *book, const RbkSpec *spec, RbkMixIndex *index)
{
  static const char *const demands[] = { "bound:20%", "elasticity:1.5", "churn:5%" };
  RbkOptimiseTask task = { .prices = TRUE, .caps = TRUE, .included = TRUE, .overages = TRUE };
  g_autoptr(RbkOptimum) optimum = NULL;
  g_autoptr(RbkEdit) edit = NULL;
  g_autoptr(GError) error = NULL;

  rbk_demand_parse (demands[g_test_rand_int_range (0, 3)], &task.demand, NULL);
  optimum = rbk_optimise (spec, &task, index, NULL);
  if (optimum == NULL)
    return 0;
  edit = rbk_optimum_edit_new (book, spec, optimum, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rbk_edit_is_empty (edit), ==, optimum->n_changed == 0);
  check_edit (book, edit, index, optimum->before, optimum->after);
  return optimum->n_changed;
}

static guint
check_solution (RbkBook *book, const RbkSpec *spec, RbkMixIndex *index)
{
  RbkSolveFor what = (RbkSolveFor) g_test_rand_int_range (0, 4);
  guint       n_solved = 0;

  for (guint i = 0; i < spec->n_plans; i++)
    {
      g_autoptr(RbkCustomersSolution) solution =
              rbk_solve_customers (spec, i, what,
                                   rbk_decimal_from_double (g_test_rand_double_range (0.1, 0.95),
                                                            2),
                                   index, NULL, NULL);
      g_autoptr(RbkEdit) edit = NULL;
      g_autoptr(GError) error = NULL;

      if (solution == NULL)
        continue;
      edit = rbk_solution_edit_new (book, spec, i, what, solution->value, &error);
      g_assert_no_error (error);
      check_edit (book, edit, index, solution->mix_before, solution->mix_after);
      n_solved++;
    }
  return n_solved;
}

static void
test_random (void)
{
  guint n_changed = 0, n_solved = 0;

  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_auto(RbkTestMarket) market = { 0 };

      rbk_test_market_init_random (&market, (guint) g_test_rand_int_range (1, 4),
                                   (guint) g_test_rand_int_range (1, 60));
      n_changed += check_optimum (market.book, market.spec, market.index);
      n_solved += check_solution (market.book, market.spec, market.index);
    }
  g_test_message ("%u terms changed, %u values solved", n_changed, n_solved);
  g_assert_cmpuint (n_changed, >, 10);
  g_assert_cmpuint (n_solved, >, 10);
}

/* A book from which the plan has gone takes nothing over. */
static void
test_gone (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkBook) empty = rbk_book_new ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (spec);
  g_assert_null (rbk_solution_edit_new (empty, spec, 0, RBK_SOLVE_PRICE, RBK_DECIMAL_ONE, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/optimum-edit/gone", test_gone);
  g_test_add_func ("/optimum-edit/random", test_random);
  return g_test_run ();
}
