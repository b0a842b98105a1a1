/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mix-books.h"
#include "rbk-blend.h"
#include "rbk-mix-kernel.h"
#include "rbk-test-repeats.h"

/* What a mix says is what its customers are one by one, on books and populations of all
 * shapes. */

#define N_BOOKS rbk_test_repeats (300, 10)
#define MAX_CUSTOMERS 1200
#define N_LARGE_BOOKS rbk_test_repeats (60, 3)
#define MAX_LARGE_CUSTOMERS 30000

static void
add_customer (RbkMixPlan *plan, const RbkMixCustomer *customer, RbkDecimal overhead)
{
  plan->n_customers++;
  plan->revenue = rbk_decimal_add (plan->revenue, customer->bill);
  plan->cost = rbk_decimal_add (plan->cost, customer->cost);
  plan->overhead = rbk_decimal_add (plan->overhead, overhead);
  if (rbk_decimal_compare (customer->bill, customer->cost) >= 0)
    return;
  plan->n_losing++;
  plan->loss = rbk_decimal_add (plan->loss, rbk_decimal_sub (customer->cost, customer->bill));
}

/* Whether a customer comes to a part of any cap of the plan. */
static gboolean
is_at (const RbkSpec *spec, const RbkMixIndex *index, guint customer, int plan, gint64 percent)
{
  const RbkPhaseSpec *phase = rbk_mix_get_phase (spec, &spec->plans[plan]);

  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      RbkDecimal         quantity;

      if (!rbk_mix_has_cap (card) || index->meters[card->meter].source == RBK_MIX_NOTHING)
        continue;
      quantity = rbk_mix_meter_get_usage (&index->meters[card->meter],
                                          rbk_mix_get_number (index, card->meter, customer));
      quantity =
          rbk_decimal_mul (rbk_decimal_mul (quantity, card->months), RBK_DECIMAL_UNITS (100));
      if (rbk_decimal_compare (quantity,
                               rbk_decimal_mul (card->cap, rbk_decimal_from_int (percent))) >= 0)
        return TRUE;
    }
  return FALSE;
}

static void
assert_mix (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  g_autofree RbkMixPlan *plans = g_new0 (RbkMixPlan, spec->n_plans);
  RbkPopulation         *population = rbk_mix_index_get_population (index);
  const gint64          *weights = rbk_population_get_weights (population);
  guint                  n_unserved = 0;

  for (guint i = 0; i < rbk_population_get_size (population); i++)
    {
      gint64         weight = weights != NULL ? weights[i] : 1;
      RbkMixCustomer customer;
      g_autoptr(GError) error = NULL;

      g_assert_true (rbk_mix_get_customer (spec, index, i, &customer, &error));
      if (customer.plan < 0)
        n_unserved += weight;
      for (gint64 k = 0; k < weight && customer.plan >= 0; k++)
        {
          add_customer (&plans[customer.plan], &customer, spec->plans[customer.plan].overhead);
          plans[customer.plan].n_at_80 += is_at (spec, index, i, customer.plan, 80);
          plans[customer.plan].n_at_100 += is_at (spec, index, i, customer.plan, 100);
        }
    }
  g_assert_cmpuint (mix->n_unserved, ==, n_unserved);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      g_assert_cmpuint (mix->plans[i].n_customers, ==, plans[i].n_customers);
      g_assert_cmpuint (mix->plans[i].n_losing, ==, plans[i].n_losing);
      g_assert_cmpuint (mix->plans[i].n_at_80, ==, plans[i].n_at_80);
      g_assert_cmpuint (mix->plans[i].n_at_100, ==, plans[i].n_at_100);
      mix_assert_equal (mix->plans[i].revenue, plans[i].revenue);
      mix_assert_equal (mix->plans[i].cost, plans[i].cost);
      mix_assert_equal (mix->plans[i].overhead, plans[i].overhead);
      mix_assert_equal (mix->plans[i].loss, plans[i].loss);
      mix_assert_equal (mix->plans[i].margin, rbk_decimal_sub (plans[i].revenue, plans[i].cost));
    }
}

static int
compare_losses (gconstpointer a, gconstpointer b)
{
  const RbkMixLoss *left = a, *right = b;
  int               order = rbk_decimal_compare (rbk_decimal_sub (right->cost, right->bill),
                                                 rbk_decimal_sub (left->cost, left->bill));

  return order != 0 ? order : (int) left->customer - (int) right->customer;
}

/* The list has the greatest losses, in order, and they are what the customers say. */
static void
assert_losing (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) some = rbk_mix_list_losing (spec, -1, index, 5, &error);
  g_autoptr(GArray) all = rbk_mix_list_losing (spec, -1, index, G_MAXUINT, &error);
  RbkDecimal loss = RBK_DECIMAL_ZERO;
  guint64    n_losing = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, MIN (all->len, 5));
  for (guint i = 0; i < all->len; i++)
    {
      const RbkMixLoss *item = &g_array_index (all, RbkMixLoss, i);

      if (i > 0)
        g_assert_cmpint (compare_losses (item - 1, item), <, 0);
      if (i < some->len)
        g_assert_cmpuint (g_array_index (some, RbkMixLoss, i).customer, ==, item->customer);
      g_assert_cmpint (rbk_decimal_compare (item->break_even, item->cost), >=, 0);
      loss = rbk_decimal_add (loss, rbk_decimal_mul (rbk_decimal_sub (item->cost, item->bill),
                                                     rbk_decimal_from_int ((gint64) item->weight)));
      n_losing += item->weight;
    }
  g_assert_cmpuint (n_losing, ==, mix->total.n_losing);
  mix_assert_equal (loss, mix->total.loss);
}

static void
assert_customers (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  for (guint i = 0; i < spec->n_plans; i++)
    {
      g_autoptr(GArray) customers = rbk_mix_list_customers (spec, i, index, NULL);
      guint64 n_customers = 0;

      for (guint k = 0; k < customers->len; k++)
        {
          RbkMixCustomer customer;

          g_assert_true (rbk_mix_get_customer (spec, index, g_array_index (customers, guint, k),
                                               &customer, NULL));
          g_assert_cmpint (customer.plan, ==, (int) i);
          n_customers += (guint64) rbk_mix_get_weight (index, g_array_index (customers, guint, k));
        }
      g_assert_cmpuint (n_customers, ==, mix->plans[i].n_customers);
    }
}

/* With one plan alone, those that it allows are on it. */
static void
assert_single (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  guint plan = (guint) g_test_rand_int_range (0, (int) spec->n_plans);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkMix) single = rbk_mix_new_for_plan (spec, plan, index, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (single->total.n_customers, ==, single->plans[plan].n_customers);
  g_assert_cmpuint (single->plans[plan].n_customers, >=, mix->plans[plan].n_customers);
  g_assert_cmpuint (single->n_unserved + single->total.n_customers, ==, mix->n_customers);
}

static void
assert_same (const RbkMix *a, const RbkMix *b)
{
  g_assert_cmpuint (a->n_unserved, ==, b->n_unserved);
  for (guint i = 0; i < a->n_plans; i++)
    {
      g_assert_cmpuint (a->plans[i].n_customers, ==, b->plans[i].n_customers);
      g_assert_cmpuint (a->plans[i].n_losing, ==, b->plans[i].n_losing);
      mix_assert_equal (a->plans[i].revenue, b->plans[i].revenue);
      mix_assert_equal (a->plans[i].cost, b->plans[i].cost);
      mix_assert_equal (a->plans[i].loss, b->plans[i].loss);
    }
}

/* The same without the processor's vectors, and block by block where it went along a column. */
static void
assert_other_ways (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  g_autofree RbkMixTally *tallies = g_new0 (RbkMixTally, spec->n_plans);
  g_autoptr(RbkMix) plain = NULL;
  g_autoptr(GArray) offers = NULL;
  gint64 minor_raw = rbk_mix_get_minor_raw (spec);

  rbk_mix_may_be_vectors = FALSE;
  plain = rbk_mix_new (spec, index, NULL);
  rbk_mix_may_be_vectors = TRUE;
  assert_same (mix, plain);
  if (index->source == RBK_MIX_NOTHING || index->values[index->source] == NULL)
    return;
  offers = rbk_mix_offers_new (spec, index, -1, NULL);
  rbk_mix_pass (index, rbk_mix_index_get_blocks (index, spec), offers,
                minor_raw / (gint64) RBK_NANO_RAW, tallies, spec->n_plans, NULL);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      g_assert_cmpuint (tallies[i].n_customers, ==, mix->plans[i].n_customers);
      g_assert_cmpuint (tallies[i].n_losing, ==, mix->plans[i].n_losing);
      g_assert_cmpuint (tallies[i].n_at_80, ==, mix->plans[i].n_at_80);
      g_assert_cmpuint (tallies[i].n_at_100, ==, mix->plans[i].n_at_100);
      mix_assert_equal (rbk_mix_scale (tallies[i].revenue, minor_raw), mix->plans[i].revenue);
    }
}

static void
assert_random (guint max_customers, gboolean has_weights)
{
  g_autoptr(RbkBook) book = mix_book_new_random ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkPopulation) population = mix_population_new_random (max_customers, has_weights);
  g_autoptr(RbkPopulation) costed = NULL;
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(RbkMix) mix = NULL;

  g_assert_no_error (error);
  costed = rbk_spec_cost_population (spec, population, &error);
  g_assert_no_error (error);
  index = rbk_mix_index_new (spec, costed, &error);
  g_assert_no_error (error);
  mix = rbk_mix_new (spec, index, &error);
  g_assert_no_error (error);
  assert_mix (spec, index, mix);
  assert_losing (spec, index, mix);
  assert_customers (spec, index, mix);
  assert_single (spec, index, mix);
  assert_other_ways (spec, index, mix);
}

static void
test_random (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    assert_random (MAX_CUSTOMERS, i % 2 == 0);
}

/* Enough for blocks that one plan wins. */
static void
test_large (void)
{
  for (guint i = 0; i < N_LARGE_BOOKS; i++)
    assert_random (MAX_LARGE_CUSTOMERS, i % 4 == 0);
}

/* An entry that stands for many is as good as the many. */
static void
test_weights (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_autoptr(RbkBook) book = mix_book_new_random ();
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkPopulation) population = mix_population_new_random (MAX_CUSTOMERS, TRUE);
      g_autoptr(RbkPopulation) expanded = mix_population_expand (population);
      g_autoptr(RbkPopulation) costed = rbk_spec_cost_population (spec, population, NULL);
      g_autoptr(RbkPopulation) all_costed = rbk_spec_cost_population (spec, expanded, NULL);
      g_autoptr(RbkMixIndex) index = rbk_mix_index_new (spec, costed, NULL);
      g_autoptr(RbkMixIndex) all_index = rbk_mix_index_new (spec, all_costed, NULL);
      g_autoptr(RbkMix) mix = rbk_mix_new (spec, index, NULL);
      g_autoptr(RbkMix) all = rbk_mix_new (spec, all_index, NULL);

      g_assert_cmpuint (mix->n_customers, ==, rbk_population_get_size (expanded));
      assert_same (mix, all);
    }
}

static RbkMixPiece
make_piece (void)
{
  static const gint64 units[] = { 1, 10, 100, 1000, 10000000, 1000000000 };
  RbkMixPiece         piece = { .is_exact = TRUE, .is_straight = TRUE, .to = G_MAXINT32 };

  piece.from = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 1000);
  piece.first = g_test_rand_int_range (0, 1 << g_test_rand_int_range (1, 30));
  piece.step = g_test_rand_int_range (0, 1 << g_test_rand_int_range (1, 20));
  rbk_mix_piece_set_unit (&piece, units[g_test_rand_int_range (0, G_N_ELEMENTS (units))]);
  return piece;
}

static void
test_kernel (void)
{
  const RbkMixKernel *kernels[] = { rbk_mix_kernel_get (FALSE), rbk_mix_kernel_get (TRUE) };

  for (guint run = 0; run < rbk_test_repeats (2000, 100); run++)
    {
      RbkMixPiece piece = make_piece ();
      RbkMixSlope slope;
      guint       n = (guint) g_test_rand_int_range (0, 40);
      int         most = 500000000 >> g_test_rand_int_range (0, 28);
      RbkMixSums  expected = { 0 };
      gint64      costs[40], overhead = g_test_rand_int_range (0, 1000000000);
      guint32     numbers[40];
      double      nano = 10000000;
      gboolean    is_small = TRUE;

      g_assert_true (rbk_mix_slope_init (&slope, &piece, piece.from + most));
      for (guint i = 0; i < n; i++)
        {
          gint64 bill;

          numbers[i] = (guint32) (piece.from + g_test_rand_int_range (0, most) /
                                                   (run % 2 ? 1 : 100) * (run % 2 ? 1 : 100));
          bill = rbk_mix_piece_get_minor (&piece, numbers[i]);
          is_small = is_small && bill < RBK_MIX_KERNEL_MAX_NANO / 10000000;
          costs[i] = MIN (bill, 100000000) * 10000000 - overhead + g_test_rand_int_range (-2, 3);
          expected.bill += bill;
          if (costs[i] <= (__int128) bill * 10000000 - overhead)
            continue;
          expected.n_losing++;
          expected.losing_bill += bill;
          expected.losing_cost += costs[i];
        }
      for (guint k = 0; k < G_N_ELEMENTS (kernels); k++)
        {
          RbkMixSums sums = { 0 };
          double     bills[40] = { 0 };

          g_assert_cmpint (kernels[k]->sum (&slope, numbers, n), ==, expected.bill);
          kernels[k]->add (&slope, numbers, n, bills);
          if (!is_small)
            continue;
          kernels[k]->compare (bills, costs, n, nano, (double) overhead, &sums);
          g_assert_cmpint (sums.bill, ==, expected.bill);
          g_assert_cmpuint (sums.n_losing, ==, expected.n_losing);
          g_assert_cmpint (sums.losing_bill, ==, expected.losing_bill);
          g_assert_cmpint (sums.losing_cost, ==, expected.losing_cost);
        }
    }
}

/* What doubles can't hold is left to whole numbers. */
static void
test_slope_limits (void)
{
  RbkMixPiece piece = { .is_exact = TRUE, .to = G_MAXINT64 };
  RbkMixSlope slope;

  rbk_mix_piece_set_unit (&piece, 10);
  piece.step = 1 << 19;
  g_assert_true (rbk_mix_slope_init (&slope, &piece, G_MAXINT32));
  piece.step = 1 << 20;
  g_assert_false (rbk_mix_slope_init (&slope, &piece, G_MAXINT32));
  g_assert_false (rbk_mix_slope_init (&slope, &piece, G_GINT64_CONSTANT (1) << 32));
  piece.step = 0;
  piece.first = G_GINT64_CONSTANT (1) << 50;
  g_assert_false (rbk_mix_slope_init (&slope, &piece, 1));
  piece.first = 0;
  piece.is_exact = FALSE;
  g_assert_false (rbk_mix_slope_init (&slope, &piece, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mix/random", test_random);
  g_test_add_func ("/mix/large", test_large);
  g_test_add_func ("/mix/weights", test_weights);
  g_test_add_func ("/mix/kernel", test_kernel);
  g_test_add_func ("/mix/slope-limits", test_slope_limits);

  return g_test_run ();
}
