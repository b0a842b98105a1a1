/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mix-books.h"
#include "rbk-error.h"
#include "rbk-mix-parts.h"
#include "rbk-mix-spread.h"
#include "rbk-moves.h"
#include "rbk-quantiles.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

#include <string.h>

/* How margins spread, beside what they come to one by one. */

#define N_BOOKS rbk_test_repeats (150, 10)
#define MAX_CUSTOMERS 600
#define N_MANY 120000

/* Of ascending nano-units: a hundredth of one is a whole number of the decimal's last places. */
static RbkDecimal
get_percentile (const gint64 *values, guint n, guint percent)
{
  guint64    rank = (guint64) (n - 1) * percent;
  __int128   low = values[rank / 100], high = rank % 100 == 0 ? low : values[rank / 100 + 1];
  RbkDecimal value = { .raw = low * RBK_NANO_RAW };

  value.raw += (high - low) * (gint64) (rank % 100) * (RBK_NANO_RAW / 100);
  return value;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* All of them sorted. */
static void
assert_percentiles (const RbkDecimal *found, GArray *values)
{
  g_array_sort (values, compare_values);
  for (guint i = 0; i < RBK_N_SPREAD_PERCENTS; i++)
    {
      RbkDecimal expected = get_percentile ((const gint64 *) (gpointer) values->data, values->len,
                                            rbk_spread_percents[i]);

      mix_assert_equal (rbk_decimal_round (found[i], 9, RBK_ROUND_HALF_AWAY),
                        rbk_decimal_round (expected, 9, RBK_ROUND_HALF_AWAY));
    }
}

static gint64
to_nano (RbkDecimal value)
{
  return (gint64) (rbk_decimal_round (value, 9, RBK_ROUND_HALF_AWAY).raw / RBK_NANO_RAW);
}

/* What is left of a bill once the overhead is rounded. */
static RbkDecimal
get_amount (const MixFixture *self, const RbkMixCustomer *customer)
{
  RbkDecimal overhead = self->spec->plans[customer->plan].overhead;
  RbkDecimal inference = rbk_decimal_sub (customer->cost, overhead);

  overhead = rbk_decimal_round (overhead, 9, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_sub (rbk_decimal_sub (customer->bill, inference), overhead);
}

/* Of a plan, or of all where it is -1. */
static void
assert_spread (const MixFixture *self, const RbkMarginSpread *spread, int plan)
{
  g_autoptr(GArray) amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) ratios = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->index->n_customers; i++)
    {
      RbkMixCustomer customer;
      RbkDecimal     amount, ratio;
      gint64         value;

      g_assert_true (rbk_mix_get_customer (self->spec, self->index, i, &customer, NULL));
      if (customer.plan < 0 || (plan >= 0 && customer.plan != plan))
        continue;
      amount = get_amount (self, &customer);
      ratio = rbk_decimal_mul_div (amount, RBK_DECIMAL_ONE, customer.bill, RBK_ROUND_HALF_AWAY);
      for (gint64 k = 0; k < rbk_mix_get_weight (self->index, i); k++)
        {
          value = to_nano (amount);
          g_array_append_val (amounts, value);
          if (rbk_decimal_is_zero (customer.bill))
            continue;
          value = to_nano (ratio);
          g_array_append_val (ratios, value);
        }
    }
  g_assert_cmpuint (spread->n_customers, ==, amounts->len);
  g_assert_cmpuint (spread->n_free, ==, amounts->len - ratios->len);
  g_assert_cmpint (spread->has_amounts, ==, amounts->len > 0);
  g_assert_cmpint (spread->has_ratios, ==, ratios->len > 0);
  if (spread->has_amounts)
    assert_percentiles (spread->amounts, amounts);
  if (spread->has_ratios)
    assert_percentiles (spread->ratios, ratios);
}

static void
test_random_spread (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_auto(MixFixture) self = { .book = mix_book_new_random (),
                                   .population = mix_population_new_random (MAX_CUSTOMERS, i % 2) };
      g_autoptr(RbkMixSpread) spread = NULL;
      g_autoptr(GError) error = NULL;

      mix_fixture_freeze (&self);
      spread = rbk_mix_spread_new (self.spec, self.index, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (spread->n_plans, ==, self.spec->n_plans);
      for (guint k = 0; k < spread->n_plans; k++)
        assert_spread (&self, &spread->plans[k], (int) k);
      assert_spread (&self, &spread->total, -1);
    }
}

/* So many that they are counted in bins, of all sizes and both signs, some of them often. */
static void
test_quantiles (void)
{
  static const guint percents[] = { 0, 1, 5, 37, 50, 90, 99, 100 };
  const guint        n = 100000;
  g_autofree gint64 *values = g_new (gint64, 3 * n);

  for (guint run = 0; run < 4; run++)
    {
      g_autoptr(RbkQuantiles) self = rbk_quantiles_new (n);
      g_autoptr(RbkQuantiles) other = rbk_quantiles_new (n);
      guint n_weighted = 0;

      for (guint i = 0; i < n; i++)
        {
          gint64 size = (gint64) ((guint64) (guint32) g_test_rand_int () << 31 |
                                  (guint32) g_test_rand_int ()) &
                        G_MAXINT64;
          gint64 value = run == 0 ? 7 : size >> g_test_rand_int_range (0, run == 1 ? 64 : 63 / run);
          guint  weight = run == 2 ? (guint) g_test_rand_int_range (1, 4) : 1;

          if (run > 0 && g_test_rand_bit ())
            value = -value;
          for (guint k = 0; k < weight; k++)
            values[n_weighted++] = value;
          rbk_quantiles_count (i % 2 == 0 ? self : other, value, weight);
        }
      rbk_quantiles_merge (self, other);
      g_assert_cmpuint (rbk_quantiles_get_count (self), ==, n_weighted);
      if (rbk_quantiles_prepare (self, percents, G_N_ELEMENTS (percents)))
        for (guint i = 0; i < n_weighted; i++)
          rbk_quantiles_keep (self, values[i], 1);
      rbk_sort_values (values, n_weighted);
      for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
        {
          RbkDecimal found;

          g_assert_true (rbk_quantiles_get (self, percents[i], &found));
          mix_assert_equal (found, get_percentile (values, n_weighted, percents[i]));
        }
    }
}

/* One pays nothing, one costs more than it pays, one leaves half. */
static void
test_known_spread (void)
{
  const gint64 calls[] = { 0, 100, 1000 };
  g_auto(MixFixture) self = { .book = mix_book_new_known (),
                               .population = mix_population_new_known (calls, NULL, 3) };
  g_autoptr(RbkMixSpread) spread = NULL;

  mix_fixture_freeze (&self);
  spread = rbk_mix_spread_new (self.spec, self.index, NULL);
  g_assert_cmpuint (spread->plans[0].n_customers, ==, 2);
  g_assert_cmpuint (spread->plans[0].n_free, ==, 1);
  /* -1 and 0.5 - 1 - 1: the middle is between them. */
  mix_assert_text (spread->plans[0].amounts[2], "-1.25");
  mix_assert_text (spread->plans[0].ratios[0], "-3");
  /* 10 + 9.5 - 10 - 1 of 19.5 */
  mix_assert_text (spread->plans[1].amounts[4], "8.5");
  mix_assert_text (spread->plans[1].ratios[2], "0.435897436");
  g_assert_false (spread->plans[2].has_amounts || spread->plans[2].has_ratios);
  mix_assert_text (spread->total.amounts[2], "-1");
}

/* Nobody at all, nobody served, and plans that have no price. */
static void
test_nobody (void)
{
  const gint64 calls[] = { 1000000 };

  for (guint i = 0; i < 3; i++)
    {
      g_auto(MixFixture)
                  self = { .book = mix_book_new_known (),
                           .population = mix_population_new_known (calls, NULL, MIN (i, 1)) };
      g_autoptr(RbkMixSpread) spread = NULL;
      g_autoptr(RbkMoves) moves = NULL;

      for (guint k = 0; i == 2 && k < 3; k++)
        rbk_test_set (rbk_test_get (self.book, "plans", k), "quote-only", "true", NULL);
      mix_fixture_freeze (&self);
      spread = rbk_mix_spread_new (self.spec, self.index, NULL);
      moves = rbk_moves_new (self.spec, self.index, NULL);
      g_assert_false (spread->total.has_amounts || spread->total.has_ratios);
      g_assert_cmpuint (spread->total.n_customers, ==, 0);
      g_assert_cmpuint (moves->n_unserved, ==, MIN (i, 1));
    }
}

static void
test_too_much (void)
{
  const gint64 calls[] = { 100000000 };
  g_auto(MixFixture) self = { .book = rbk_test_book_new_runs (),
                               .population = mix_population_new_known (calls, NULL, 1) };
  const RbkTestCard dear = { .price = "per_unit", .amount = "100" };
  gpointer          plan, phase;
  g_autoptr(RbkMixSpread) spread = NULL;
  g_autoptr(GError) error = NULL;

  plan = rbk_test_add (self.book, "plans", "key", "dear", "overhead", "1", "target-margin", "0.5",
                       NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);
  rbk_test_add_card (phase, "runs", &dear);
  mix_fixture_freeze (&self);
  spread = rbk_mix_spread_new (self.spec, self.index, &error);
  g_assert_null (spread);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

/* So many customers are shared among threads: nobody is left out or counted twice. */
static void
test_threads (void)
{
  g_autofree gint64 *calls = g_new (gint64, N_MANY);
  g_auto(MixFixture) self = { .book = mix_book_new_known () };
  g_autoptr(RbkMixSpread) spread = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_MANY; i++)
    calls[i] = i;
  self.population = mix_population_new_known (calls, NULL, N_MANY);
  mix_fixture_freeze (&self);
  spread = rbk_mix_spread_new (self.spec, self.index, &error);
  g_assert_no_error (error);
  for (guint k = 0; k < spread->n_plans; k++)
    assert_spread (&self, &spread->plans[k], (int) k);
  assert_spread (&self, &spread->total, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mix-spread/random", test_random_spread);
  g_test_add_func ("/mix-spread/threads", test_threads);
  g_test_add_func ("/mix-spread/quantiles", test_quantiles);
  g_test_add_func ("/mix-spread/known", test_known_spread);
  g_test_add_func ("/mix-spread/nobody", test_nobody);
  g_test_add_func ("/mix-spread/too-much", test_too_much);

  return g_test_run ();
}
