/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mix-books.h"
#include "rbk-blend.h"
#include "rbk-error.h"
#include "rbk-mix-private.h"
#include "rbk-mix-spread.h"
#include "rbk-moves.h"
#include "rbk-quantiles.h"
#include "rbk-rating.h"
#include "rbk-test-books.h"

#include <string.h>

/* How margins spread and where customers move, beside what they come to one by one. */

#define N_BOOKS 150
#define MAX_CUSTOMERS 600

typedef struct
{
  RbkBook       *book;
  RbkSpec       *spec;
  RbkPopulation *population, *costed;
  RbkMixIndex   *index;
} Fixture;

static void
clear (Fixture *self)
{
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->costed, rbk_population_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->spec, rbk_spec_unref);
  g_clear_object (&self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear)

static void
freeze (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  self->spec = rbk_spec_new (self->book, NULL, &error);
  g_assert_no_error (error);
  self->costed = rbk_spec_cost_population (self->spec, self->population, &error);
  g_assert_no_error (error);
  self->index = rbk_mix_index_new (self->spec, self->costed, &error);
  g_assert_no_error (error);
}

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
get_amount (const Fixture *self, const RbkMixCustomer *customer)
{
  RbkDecimal overhead = self->spec->plans[customer->plan].overhead;
  RbkDecimal inference = rbk_decimal_sub (customer->cost, overhead);

  overhead = rbk_decimal_round (overhead, 9, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_sub (rbk_decimal_sub (customer->bill, inference), overhead);
}

/* Of a plan, or of all where it is -1. */
static void
assert_spread (const Fixture *self, const RbkMarginSpread *spread, int plan)
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
      g_auto(Fixture) self = { .book = mix_book_new_random (),
                                .population = mix_population_new_random (MAX_CUSTOMERS, i % 2) };
      g_autoptr(RbkMixSpread) spread = NULL;
      g_autoptr(GError) error = NULL;

      freeze (&self);
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

static gint64
get_from (const Fixture *self, guint customer)
{
  const guint *plans = rbk_population_get_plans (self->population);

  return plans != NULL ? (gint64) plans[customer] - 1 : -1;
}

/* What a customer would pay on a plan of the book, billed as a month is. */
static RbkDecimal
get_bill_on (const Fixture *self, int plan, guint customer)
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
assert_move (const Fixture *self, const RbkMoves *moves, const RbkMove *move)
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
      g_auto(Fixture) self = { .book = mix_book_new_random (),
                                .population = mix_population_new_random (MAX_CUSTOMERS, i % 2) };
      g_autoptr(RbkMoves) moves = NULL;
      g_autoptr(RbkMix) mix = NULL;
      g_autoptr(GError) error = NULL;

      freeze (&self);
      moves = rbk_moves_new (self.spec, self.index, &error);
      g_assert_no_error (error);
      mix = rbk_mix_new (self.spec, self.index, &error);
      for (guint k = 0; k < moves->moves->len; k++)
        assert_move (&self, moves, &g_array_index (moves->moves, RbkMove, k));
      assert_counts (moves, mix);
    }
}

/* Fifty customers cost a cent a call. */
static RbkBook *
make_book (void)
{
  static const char *const plans[][4] = { { "free", "Free", "0", "100" },
                                          { "starter", "Starter", "10", "1000" },
                                          { "pro", "Professional", "30", "100000" } };
  RbkBook                 *book = rbk_test_book_new_runs ();

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      const RbkTestCard fee = { .price = "flat", .amount = plans[i][2] };
      const RbkTestCard runs = {
        .price = "per_unit", .amount = "0.01", .included = "50", .limit = "hard", .cap = plans[i][3]
      };
      gpointer plan = rbk_test_add (book, "plans", "key", plans[i][0], "name", plans[i][1],
                                    "overhead", "1", "target-margin", "0.5", NULL);
      gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);

      rbk_test_add_card (phase, NULL, &fee);
      rbk_test_add_card (phase, "runs", &runs);
    }
  return book;
}

static RbkPopulation *
make_population (const gint64 *calls, const char *const *plans, guint n)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      rbk_population_set_value (population, customer, RBK_COLUMN_CALLS, calls[i]);
      if (plans != NULL && plans[i] != NULL)
        rbk_population_set_plan (population, customer,
                                 rbk_population_add_plan (population, plans[i]));
    }
  return population;
}

static void
assert_text (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_known_moves (void)
{
  const gint64      calls[] = { 50, 60, 500, 5000, 2000, 500000, 70, 90 };
  const char *const plans[] = { "free",    "Professional", " PRO ", "starter",
                                "Starter", "pro",          NULL,    "Enterprise" };
  g_auto(Fixture) self = { .book = make_book (),
                            .population = make_population (calls, plans, G_N_ELEMENTS (calls)) };
  g_autoptr(RbkMoves) moves = NULL;
  const RbkMove *move;

  freeze (&self);
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
  assert_text (move->bill_before, "30.1");
  assert_text (move->bill, "0.1");
  /* 5,000 calls, of which the starter plan serves 1,000: 950 past what is included. */
  move = &g_array_index (moves->moves, RbkMove, 3);
  assert_text (move->bill_before, "19.5");
  assert_text (move->bill, "79.5");
  /* Of the first five: 0 + 30.1 + 34.5 + 19.5 + 19.5, and 0 + 0.1 + 14.5 + 79.5 + 49.5. */
  assert_text (moves->bill_before, "103.6");
  assert_text (moves->bill, "143.6");
}

static void
test_no_plans (void)
{
  const gint64 calls[] = { 50, 500000 };
  g_auto(Fixture) self = { .book = make_book (), .population = make_population (calls, NULL, 2) };
  g_autoptr(RbkMoves) moves = NULL;

  freeze (&self);
  moves = rbk_moves_new (self.spec, self.index, NULL);
  g_assert_cmpuint (moves->n_names, ==, 0);
  g_assert_cmpuint (moves->moves->len, ==, 0);
  g_assert_cmpuint (moves->n_unknown, ==, 1);
  g_assert_cmpuint (moves->n_unserved, ==, 1);
  assert_text (moves->bill, "0");
}

/* One pays nothing, one costs more than it pays, one leaves half. */
static void
test_known_spread (void)
{
  const gint64 calls[] = { 0, 100, 1000 };
  g_auto(Fixture) self = { .book = make_book (), .population = make_population (calls, NULL, 3) };
  g_autoptr(RbkMixSpread) spread = NULL;

  freeze (&self);
  spread = rbk_mix_spread_new (self.spec, self.index, NULL);
  g_assert_cmpuint (spread->plans[0].n_customers, ==, 2);
  g_assert_cmpuint (spread->plans[0].n_free, ==, 1);
  /* -1 and 0.5 - 1 - 1: the middle is between them. */
  assert_text (spread->plans[0].amounts[2], "-1.25");
  assert_text (spread->plans[0].ratios[0], "-3");
  /* 10 + 9.5 - 10 - 1 of 19.5 */
  assert_text (spread->plans[1].amounts[4], "8.5");
  assert_text (spread->plans[1].ratios[2], "0.435897436");
  g_assert_false (spread->plans[2].has_amounts || spread->plans[2].has_ratios);
  assert_text (spread->total.amounts[2], "-1");
}

/* Nobody at all, nobody served, and plans that have no price. */
static void
test_nobody (void)
{
  const gint64 calls[] = { 1000000 };

  for (guint i = 0; i < 3; i++)
    {
      g_auto(Fixture) self = { .book = make_book (),
                                .population = make_population (calls, NULL, MIN (i, 1)) };
      g_autoptr(RbkMixSpread) spread = NULL;
      g_autoptr(RbkMoves) moves = NULL;

      for (guint k = 0; i == 2 && k < 3; k++)
        rbk_test_set (rbk_test_get (self.book, "plans", k), "quote-only", "true", NULL);
      freeze (&self);
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
  g_auto(Fixture) self = { .book = rbk_test_book_new_runs (),
                            .population = make_population (calls, NULL, 1) };
  const RbkTestCard dear = { .price = "per_unit", .amount = "100" };
  gpointer          plan, phase;
  g_autoptr(RbkMixSpread) spread = NULL;
  g_autoptr(GError) error = NULL;

  plan = rbk_test_add (self.book, "plans", "key", "dear", "overhead", "1", "target-margin", "0.5",
                       NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);
  rbk_test_add_card (phase, "runs", &dear);
  freeze (&self);
  spread = rbk_mix_spread_new (self.spec, self.index, &error);
  g_assert_null (spread);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mix-spread/random", test_random_spread);
  g_test_add_func ("/mix-spread/quantiles", test_quantiles);
  g_test_add_func ("/mix-spread/known", test_known_spread);
  g_test_add_func ("/mix-spread/nobody", test_nobody);
  g_test_add_func ("/mix-spread/too-much", test_too_much);
  g_test_add_func ("/moves/random", test_random_moves);
  g_test_add_func ("/moves/known", test_known_moves);
  g_test_add_func ("/moves/no-plans", test_no_plans);

  return g_test_run ();
}
