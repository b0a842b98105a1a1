/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-fixture.h"
#include "rbk-mix-parts.h"
#include "rbk-plan-match.h"
#include "rbk-rating.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

/* Moves of random customers between random books, beside what they come to one by one. */

#define N_BOOKS rbk_test_repeats (120, 40)
#define MAX_CUSTOMERS 400

/* What happens to a customer, worked out by billing it alone. */
typedef struct
{
  RbkMoverKind kind;
  int          old_plan, new_plan;
  RbkDecimal   old_bill, new_bill;
  gboolean     is_stopped;
} Expected;

static RbkDecimal
bill_on (const MixFixture *self, int plan, guint customer, gboolean *is_stopped)
{
  g_autofree RbkDecimal *usage = g_new0 (RbkDecimal, MAX (self->spec->n_meters, 1));
  const RbkPhaseSpec    *phase = rbk_mix_get_phase (self->spec, &self->spec->plans[plan]);

  *is_stopped = FALSE;
  if (phase == NULL)
    return RBK_DECIMAL_INVALID;
  for (guint i = 0; i < self->spec->n_meters; i++)
    usage[i] = rbk_mix_meter_get_usage (&self->index->meters[i],
                                        rbk_mix_get_number (self->index, i, customer));
  for (guint i = 0; i < phase->n_cards; i++)
    {
      RbkRating rating;

      if (!rbk_mix_uses_card (&phase->cards[i]))
        continue;
      rbk_rate_card_rate (&phase->cards[i],
                          rbk_decimal_mul (usage[phase->cards[i].meter], phase->cards[i].months),
                          &rating);
      *is_stopped = *is_stopped || rbk_decimal_sign (rating.blocked) > 0;
    }
  return rbk_bill_monthly (self->spec, phase, usage);
}

static RbkDecimal
take (const MixFixture *self, guint customer, int wanted, int *plan, gboolean *is_stopped)
{
  RbkMixCustomer cheapest;

  *plan = wanted;
  *is_stopped = FALSE;
  if (wanted >= 0)
    return bill_on (self, wanted, customer, is_stopped);
  g_assert_true (rbk_mix_get_customer (self->spec, self->index, customer, &cheapest, NULL));
  *plan = cheapest.plan;
  return cheapest.plan >= 0 ? cheapest.bill : RBK_DECIMAL_INVALID;
}

static Expected
expect (const MigrationFixture *self, guint customer)
{
  RbkPopulation *population = self->before.costed;
  const guint   *plans = rbk_population_get_plans (population);
  int            today = RBK_MIX_CHEAPEST, next = RBK_MIX_CHEAPEST;
  Expected       expected = { .old_plan = -1 };
  gboolean       is_stopped;

  if (plans != NULL && plans[customer] > 0)
    {
      const char *name = rbk_population_get_plan_name (population, plans[customer] - 1);

      today = rbk_plan_match (self->before.spec, name, NULL);
      if (today < 0)
        today = RBK_MIX_NO_PLAN;
    }
  if (today == RBK_MIX_NO_PLAN)
    expected.old_bill = RBK_DECIMAL_INVALID;
  else
    expected.old_bill = take (&self->before, customer, today, &expected.old_plan, &is_stopped);
  if (expected.old_plan >= 0)
    next = g_array_index (self->map, RbkMapEntry, expected.old_plan).to;
  expected.new_bill = take (&self->after, customer, next, &expected.new_plan, &expected.is_stopped);
  expected.kind = !rbk_decimal_is_valid (expected.old_bill)  ? RBK_MOVER_UNKNOWN
                  : rbk_decimal_is_valid (expected.new_bill) ? RBK_MOVER_COMPARED
                  : expected.new_plan >= 0                   ? RBK_MOVER_QUOTED
                                                             : RBK_MOVER_UNSERVED;
  return expected;
}

static RbkCohort
expect_cohort (const Expected *self, RbkDecimal threshold, gboolean is_kept)
{
  RbkDecimal change = rbk_decimal_sub (self->new_bill, self->old_bill);

  if (self->kind != RBK_MOVER_COMPARED)
    return self->kind == RBK_MOVER_UNSERVED ? RBK_COHORT_UNSERVED
           : self->kind == RBK_MOVER_QUOTED ? RBK_COHORT_QUOTED
                                            : RBK_COHORT_UNKNOWN;
  if (is_kept)
    return RBK_COHORT_KEPT;
  if (self->is_stopped)
    return RBK_COHORT_STOPPED;
  if (rbk_decimal_sign (change) <= 0)
    return rbk_decimal_sign (change) < 0 ? RBK_COHORT_LESS : RBK_COHORT_SAME;
  return rbk_decimal_compare (change, rbk_decimal_mul (self->old_bill, threshold)) > 0
             ? RBK_COHORT_OVER
             : RBK_COHORT_MORE;
}

static void
assert_mover (const MigrationFixture *self, guint customer, const Expected *expected)
{
  RbkMover mover;

  rbk_migration_bills_get (self->bills, customer, &mover);
  g_assert_cmpint (mover.kind, ==, expected->kind);
  g_assert_cmpint (mover.old_plan, ==, expected->old_plan);
  if (mover.kind != RBK_MOVER_UNKNOWN)
    {
      mix_assert_equal (mover.old_bill, expected->old_bill);
      g_assert_cmpint (mover.new_plan, ==, expected->new_plan);
    }
  if (mover.kind != RBK_MOVER_COMPARED)
    return;
  mix_assert_equal (mover.new_bill, expected->new_bill);
  g_assert_cmpint (mover.is_stopped, ==, expected->is_stopped);
  g_assert_cmpint (mover.has_rise, ==, rbk_decimal_sign (expected->old_bill) > 0);
  if (mover.has_rise)
    mix_assert_equal (mover.rise,
                      rbk_decimal_round (rbk_decimal_div (rbk_decimal_sub (mover.new_bill,
                                                                           mover.old_bill),
                                                          mover.old_bill, RBK_ROUND_HALF_EVEN),
                                         9, RBK_ROUND_HALF_AWAY));
}

/* The sums of all cohorts, and of all flows, are those of the customers one by one. */
typedef struct
{
  guint64    n[RBK_N_COHORTS];
  RbkDecimal old_bill[RBK_N_COHORTS], new_bill[RBK_N_COHORTS], new_cost[RBK_N_COHORTS];
  RbkDecimal old_cost[RBK_N_COHORTS];
  guint64    n_bins;
} Totals;

static void
add (RbkDecimal *sum, RbkDecimal amount, RbkDecimal weight)
{
  if (rbk_decimal_is_valid (amount))
    *sum = rbk_decimal_add (*sum, rbk_decimal_mul (amount, weight));
}

static RbkDecimal
round_cost (RbkDecimal cost, gint64 nano, const RbkPlanSpec *plan)
{
  cost.raw = nano * RBK_NANO_RAW;
  return plan != NULL
             ? rbk_decimal_add (cost, rbk_decimal_round (plan->overhead, 9, RBK_ROUND_HALF_AWAY))
             : cost;
}

static void
assert_totals (const RbkMigration *migration, const Totals *totals)
{
  guint64 n_bins = 0, n_flows = 0;

  for (guint i = 0; i < RBK_N_COHORTS; i++)
    {
      g_assert_cmpuint (migration->sums[i].n, ==, totals->n[i]);
      n_flows += totals->n[i];
      mix_assert_equal (migration->sums[i].old_bill, totals->old_bill[i]);
      mix_assert_equal (migration->sums[i].new_bill, totals->new_bill[i]);
      mix_assert_equal (migration->sums[i].old_cost, totals->old_cost[i]);
      mix_assert_equal (migration->sums[i].new_cost, totals->new_cost[i]);
    }
  g_assert_cmpuint (migration->n_customers, ==, n_flows);
  for (guint i = 0; i < RBK_N_RISE_BINS; i++)
    n_bins += migration->total.bins[i];
  g_assert_cmpuint (n_bins, ==, migration->total.sums.n);
  for (guint i = 0; i < migration->flows->len; i++)
    n_flows -= g_array_index (migration->flows, RbkMoveFlow, i).sums.n;
  g_assert_cmpuint (n_flows, ==, 0);
}

static int
compare_rises (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

/* Type 7, from all of them in a row. */
static void
assert_percentiles (const RbkMigration *migration, GArray *rises)
{
  g_assert_cmpint (migration->total.has_percentiles, ==, rises->len > 0);
  g_array_sort (rises, compare_rises);
  for (guint i = 0; i < RBK_N_RISE_PERCENTS && rises->len > 0; i++)
    {
      guint      rank = (rises->len - 1) * rbk_rise_percents[i];
      RbkDecimal low = g_array_index (rises, RbkDecimal, rank / 100);
      RbkDecimal high = g_array_index (rises, RbkDecimal, MIN (rank / 100 + 1, rises->len - 1));
      RbkDecimal part =
          rbk_decimal_mul_div (rbk_decimal_sub (high, low), rbk_decimal_from_int (rank % 100),
                               RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);

      mix_assert_equal (migration->total.rises[i],
                        rbk_decimal_round (rbk_decimal_add (low, part), 9, RBK_ROUND_HALF_AWAY));
    }
}

static void
add_customer (const MigrationFixture *self,
              const RbkMigration     *migration,
              guint                   i,
              Totals                 *totals,
              GArray                 *rises)
{
  Expected   expected = expect (self, i);
  RbkDecimal weight = rbk_decimal_from_int (rbk_migration_bills_get_weight (self->bills, i));
  RbkDecimal rise_bound = rbk_decimal_mul (expected.old_bill, rbk_test_decimal ("0.5"));
  RbkDecimal change = rbk_decimal_sub (expected.new_bill, expected.old_bill);
  gboolean   is_kept =
      (expected.kind == RBK_MOVER_COMPARED && rbk_decimal_compare (change, rise_bound) > 0) ||
      (expected.kind == RBK_MOVER_COMPARED && expected.is_stopped);
  RbkCohort cohort = expect_cohort (&expected, migration->threshold, is_kept);
  RbkMover  mover;

  assert_mover (self, i, &expected);
  g_assert_cmpint (migration->cohorts[i], ==, cohort);
  rbk_migration_bills_get (self->bills, i, &mover);
  totals->n[cohort] += (guint64) mover.weight;
  add (&totals->old_bill[cohort], expected.old_bill, weight);
  if (expected.kind != RBK_MOVER_QUOTED)
    add (&totals->new_bill[cohort], expected.new_bill, weight);
  add (&totals->old_cost[cohort],
       round_cost (mover.old_cost, self->before.index->cost[i],
                   expected.old_plan >= 0 ? &self->before.spec->plans[expected.old_plan] : NULL),
       weight);
  if (expected.new_plan >= 0)
    add (&totals->new_cost[cohort],
         round_cost (mover.new_cost, self->after.index->cost[i],
                     &self->after.spec->plans[expected.new_plan]),
         weight);
  for (gint64 k = 0; mover.has_rise && k < mover.weight; k++)
    g_array_append_val (rises, mover.rise);
}

static void
test_random (void)
{
  guint64 seen[RBK_N_COHORTS] = { 0 };

  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_auto(MigrationFixture) self = { 0 };
      g_autoptr(RbkPopulation) population = mix_population_new_random (MAX_CUSTOMERS, i % 2);
      g_autoptr(RbkMigration) migration = NULL;
      g_autoptr(GArray) rises = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
      Totals totals = { 0 };

      self.before.book = mix_book_new_random ();
      self.after.book = mix_book_new_random ();
      rbk_test_set (self.after.book, "currency", rbk_book_get_currency (self.before.book), NULL);
      migration_fixture_freeze (&self, population, NULL);
      migration =
          migration_fixture_move (&self, i % 3 ? "20%" : "0%", i % 4 ? "rise:50% stopped" : "");
      if (i % 4 == 0)
        continue;
      for (guint k = 0; k < self.bills->n; k++)
        add_customer (&self, migration, k, &totals, rises);
      assert_totals (migration, &totals);
      assert_percentiles (migration, rises);
      for (guint k = 0; k < RBK_N_COHORTS; k++)
        seen[k] += totals.n[k];
    }
  for (guint k = 0; k < RBK_N_COHORTS; k++)
    if (k != RBK_COHORT_STOPPED && k != RBK_COHORT_SAME)
      g_assert_cmpuint (seen[k], >, 0);
}

/* The same customers, with weights or written out, come to the same. */
static void
test_weights (void)
{
  for (guint i = 0; i < N_BOOKS / 4; i++)
    {
      g_auto(MigrationFixture) one = { 0 };
      g_auto(MigrationFixture) all = { 0 };
      g_autoptr(RbkPopulation) weighted = mix_population_new_random (MAX_CUSTOMERS, TRUE);
      g_autoptr(RbkPopulation) expanded = mix_population_expand (weighted);
      g_autoptr(RbkMigration) a = NULL;
      g_autoptr(RbkMigration) b = NULL;

      one.before.book = mix_book_new_random ();
      one.after.book = mix_book_new_random ();
      rbk_test_set (one.after.book, "currency", rbk_book_get_currency (one.before.book), NULL);
      all.before.book = g_object_ref (one.before.book);
      all.after.book = g_object_ref (one.after.book);
      migration_fixture_freeze (&one, weighted, NULL);
      migration_fixture_freeze (&all, expanded, NULL);
      a = migration_fixture_move (&one, "20%", "usage:5..700");
      b = migration_fixture_move (&all, "20%", "usage:5..700");
      mix_assert_equal (a->revenue_after, b->revenue_after);
      mix_assert_equal (a->margin_after, b->margin_after);
      mix_assert_equal (a->forgone, b->forgone);
      for (guint k = 0; k < RBK_N_RISE_PERCENTS; k++)
        mix_assert_equal (a->total.changes[k], b->total.changes[k]);
      for (guint k = 0; k < RBK_N_COHORTS; k++)
        g_assert_cmpuint (a->sums[k].n, ==, b->sums[k].n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration/random", test_random);
  g_test_add_func ("/migration/weights", test_weights);
  return g_test_run ();
}
