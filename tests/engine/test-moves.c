/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mix-books.h"
#include "rbk-mix-parts.h"
#include "rbk-moves.h"
#include "rbk-rating.h"
#include "rbk-test-repeats.h"

/* Where customers move, beside what they come to one by one. */

#define N_BOOKS rbk_test_repeats (150, 20)
#define MAX_CUSTOMERS 600

static gint64
get_from (const MixFixture *self, guint customer)
{
  const guint *plans = rbk_population_get_plans (self->population);

  return plans != NULL ? (gint64) plans[customer] - 1 : -1;
}

/* What a customer would pay on a plan of the book, billed as a month is. */
static RbkDecimal
get_bill_on (const MixFixture *self, int plan, guint customer)
{
  g_autofree RbkDecimal *usage = g_new0 (RbkDecimal, self->spec->n_meters);
  const RbkPhaseSpec    *phase;

  phase = plan >= 0 ? rbk_mix_get_phase (self->spec, &self->spec->plans[plan]) : NULL;
  for (guint i = 0; i < self->spec->n_meters; i++)
    usage[i] = rbk_mix_meter_get_usage (&self->index->meters[i],
                                        rbk_mix_get_number (self->index, i, customer));
  return phase != NULL ? rbk_bill_monthly (self->spec, phase, usage) : RBK_DECIMAL_INVALID;
}

static void
assert_move (const MixFixture *self, const RbkMoves *moves, const RbkMove *move)
{
  guint64    n = 0;
  RbkDecimal before = RBK_DECIMAL_ZERO, bill = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < self->index->n_customers; i++)
    {
      RbkDecimal     weight = rbk_decimal_from_int (rbk_mix_get_weight (self->index, i));
      RbkMixCustomer customer;

      g_assert_true (rbk_mix_get_customer (self->spec, self->index, i, &customer, NULL));
      if (get_from (self, i) != move->from || customer.plan != move->to)
        continue;
      n += (guint64) rbk_mix_get_weight (self->index, i);
      bill = rbk_decimal_add (bill, rbk_decimal_mul (customer.bill, weight));
      before = rbk_decimal_add (before,
                                rbk_decimal_mul (get_bill_on (self, moves->places[move->from], i),
                                                 weight));
    }
  g_assert_cmpuint (n, ==, move->n_customers);
  g_assert_cmpuint (n, >, 0);
  mix_assert_equal (bill, move->bill);
  g_assert_cmpint (rbk_decimal_is_valid (before), ==, rbk_decimal_is_valid (move->bill_before));
  if (rbk_decimal_is_valid (before))
    mix_assert_equal (before, move->bill_before);
}

static void
assert_counts (const RbkMoves *moves, const RbkMix *mix)
{
  guint64 n = moves->n_staying + moves->n_upgrading + moves->n_downgrading;

  g_assert_cmpuint (n + moves->n_unserved + moves->n_unknown, ==, mix->n_customers);
  g_assert_cmpuint (moves->n_unserved, ==, mix->n_unserved);
}

static void
test_random_moves (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_auto(MixFixture) self = { .book = mix_book_new_random (),
                                   .population = mix_population_new_random (MAX_CUSTOMERS, i % 2) };
      g_autoptr(RbkMoves) moves = NULL;
      g_autoptr(RbkMix) mix = NULL;
      g_autoptr(GError) error = NULL;

      mix_fixture_freeze (&self);
      moves = rbk_moves_new (self.spec, self.index, &error);
      g_assert_no_error (error);
      mix = rbk_mix_new (self.spec, self.index, &error);
      for (guint k = 0; k < moves->moves->len; k++)
        assert_move (&self, moves, &g_array_index (moves->moves, RbkMove, k));
      assert_counts (moves, mix);
    }
}

static void
test_known_moves (void)
{
  const gint64      calls[] = { 50, 60, 500, 5000, 2000, 500000, 70, 90 };
  const char *const plans[] = { "free",    "Professional", " PRO ", "starter",
                                "Starter", "pro",          NULL,    "Enterprise" };
  g_auto(MixFixture) self = { .book = mix_book_new_known (),
                               .population =
                                   mix_population_new_known (calls, plans, G_N_ELEMENTS (calls)) };
  g_autoptr(RbkMoves) moves = NULL;
  const RbkMove *move;

  mix_fixture_freeze (&self);
  moves = rbk_moves_new (self.spec, self.index, NULL);
  g_assert_cmpuint (moves->n_names, ==, 7);
  g_assert_cmpint (moves->places[0], ==, 0);
  g_assert_cmpint (moves->places[1], ==, 2);
  g_assert_cmpint (moves->places[2], ==, 2);
  g_assert_cmpint (moves->places[6], ==, -1);
  g_assert_cmpuint (moves->n_staying, ==, 1);
  g_assert_cmpuint (moves->n_downgrading, ==, 2);
  g_assert_cmpuint (moves->n_upgrading, ==, 2);
  g_assert_cmpuint (moves->n_unserved, ==, 1);
  g_assert_cmpuint (moves->n_unknown, ==, 2);
  g_assert_cmpuint (moves->moves->len, ==, 7);

  /* 60 calls: 30 and 10 past what is included, now 0.10. */
  move = &g_array_index (moves->moves, RbkMove, 1);
  mix_assert_text (move->bill_before, "30.1");
  mix_assert_text (move->bill, "0.1");
  /* 5,000 calls, of which the starter plan serves 1,000: 950 past what is included. */
  move = &g_array_index (moves->moves, RbkMove, 3);
  mix_assert_text (move->bill_before, "19.5");
  mix_assert_text (move->bill, "79.5");
  /* Of the first five: 0 + 30.1 + 34.5 + 19.5 + 19.5, and 0 + 0.1 + 14.5 + 79.5 + 49.5. */
  mix_assert_text (moves->bill_before, "103.6");
  mix_assert_text (moves->bill, "143.6");
}

/* As many customers go up as down above: of one alone it shows which way is up. */
static void
test_direction (void)
{
  const gint64             calls[] = { 5000, 60 };
  static const char *const plans[] = { "starter", "pro" };

  for (guint i = 0; i < 2; i++)
    {
      g_auto(MixFixture)
                  self = { .book = mix_book_new_known (),
                           .population = mix_population_new_known (&calls[i], &plans[i], 1) };
      g_autoptr(RbkMoves) moves = NULL;

      mix_fixture_freeze (&self);
      moves = rbk_moves_new (self.spec, self.index, NULL);
      g_assert_cmpuint (moves->n_upgrading, ==, i == 0);
      g_assert_cmpuint (moves->n_downgrading, ==, i == 1);
      g_assert_cmpuint (moves->n_staying, ==, 0);
    }
}

static void
test_no_plans (void)
{
  const gint64 calls[] = { 50, 500000 };
  g_auto(MixFixture) self = { .book = mix_book_new_known (),
                               .population = mix_population_new_known (calls, NULL, 2) };
  g_autoptr(RbkMoves) moves = NULL;

  mix_fixture_freeze (&self);
  moves = rbk_moves_new (self.spec, self.index, NULL);
  g_assert_cmpuint (moves->n_names, ==, 0);
  g_assert_cmpuint (moves->moves->len, ==, 0);
  g_assert_cmpuint (moves->n_unknown, ==, 1);
  g_assert_cmpuint (moves->n_unserved, ==, 1);
  mix_assert_text (moves->bill, "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/moves/random", test_random_moves);
  g_test_add_func ("/moves/known", test_known_moves);
  g_test_add_func ("/moves/direction", test_direction);
  g_test_add_func ("/moves/no-plans", test_no_plans);

  return g_test_run ();
}
