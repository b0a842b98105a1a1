/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-flat-book.h"
#include "rbk-migration-fixture.h"
#include "rbk-test-books.h"

/* A move worked out by hand: from 20 flat to a free plan with 50 calls, then a cent each up to
 * 100; 10 up to 1000; 30 up to 100000. A call costs a cent, the overhead is 1. */

static const struct
{
  int       plan;
  RbkCohort cohort;
  gint64    bill, rise;
} expected[] = {
  /* calls: 20, 60, 300, 1000, 1050, 3000, 200000 */
  { 0, RBK_COHORT_LESS, 0, -1000000000 },   { 0, RBK_COHORT_LESS, 10, -995000000 },
  { 1, RBK_COHORT_LESS, 1250, -375000000 }, { 1, RBK_COHORT_LESS, 1950, -25000000 },
  { 2, RBK_COHORT_OVER, 4000, 1000000000 }, { 2, RBK_COHORT_OVER, 5950, 1975000000 },
  { -1, RBK_COHORT_UNSERVED, 0, 0 },
};

static void
test_flat (void)
{
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) migration = NULL;
  RbkMover mover;

  migration_fixture_init_flat (&self);
  migration = migration_fixture_move (&self, "20%", "");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (self.bills->old_plans[i], ==, 0);
      g_assert_cmpint (self.bills->old_bills[i], ==, 2000);
      g_assert_cmpint (self.bills->new_plans[i], ==, expected[i].plan);
      g_assert_cmpint (self.bills->new_bills[i], ==, expected[i].bill);
      g_assert_cmpint (self.bills->rises[i], ==, expected[i].rise);
      g_assert_cmpint (migration->cohorts[i], ==, expected[i].cohort);
    }
  rbk_migration_bills_get (self.bills, 5, &mover);
  g_assert_cmpint (mover.weight, ==, 1);
  mix_assert_text (mover.old_bill, "20");
  mix_assert_text (mover.new_bill, "59.5");
  mix_assert_text (mover.old_cost, "31");
  mix_assert_text (mover.new_cost, "31");
  mix_assert_text (mover.rise, "1.975");
  rbk_migration_bills_get (self.bills, 6, &mover);
  g_assert_false (mover.has_rise);
  g_assert_false (rbk_decimal_is_valid (mover.new_bill));
}

static void
test_flat_together (void)
{
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) migration = NULL;
  const guint64 bins[RBK_N_RISE_BINS] = { 2, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0 };

  migration_fixture_init_flat (&self);
  migration = migration_fixture_move (&self, "0.2", "");
  g_assert_cmpuint (migration->n_customers, ==, 7);
  mix_assert_text (migration->revenue_before, "140");
  mix_assert_text (migration->revenue_after, "151.6"); /* 131.6, and 20 of the one that stays */
  mix_assert_text (migration->total.sums.new_bill, "131.6");
  mix_assert_text (migration->total.sums.old_bill, "120");
  g_assert_cmpuint (migration->total.n_less, ==, 4);
  g_assert_cmpuint (migration->total.n_over, ==, 2);
  g_assert_cmpuint (migration->sums[RBK_COHORT_UNSERVED].n, ==, 1);
  for (guint i = 0; i < RBK_N_RISE_BINS; i++)
    g_assert_cmpuint (migration->total.bins[i], ==, bins[i]);
  mix_assert_text (migration->total.rises[3], "-0.2"); /* between -37.5 % and -2.5 % */
  mix_assert_text (migration->total.changes[3], "-4");
  g_assert_cmpuint (migration->flows->len, ==, 4);
  g_assert_true (migration->has_break_even);
  g_assert_cmpfloat_with_epsilon (migration->break_even, 11.6 / 99.5, 1e-12);
}

/* Those who are kept pay 20 each; they would pay 99.5 together. */
static void
test_keep (void)
{
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) all = NULL;
  g_autoptr(RbkMigration) one = NULL;
  g_autoptr(RbkMigration) plan = NULL;

  migration_fixture_init_flat (&self);
  all = migration_fixture_move (&self, "20%", "rise:20%");
  g_assert_cmpuint (all->sums[RBK_COHORT_KEPT].n, ==, 2);
  g_assert_cmpuint (all->sums[RBK_COHORT_OVER].n, ==, 0);
  mix_assert_text (all->forgone, "59.5");
  mix_assert_text (all->revenue_after, "92.1");
  g_assert_false (all->has_break_even);
  /* A rise of exactly as much is not over it, and calls are counted with both ends. */
  one = migration_fixture_move (&self, "20%", "rise:100% usage:0..1049");
  g_assert_cmpuint (one->sums[RBK_COHORT_KEPT].n, ==, 1);
  g_assert_cmpint (one->cohorts[5], ==, RBK_COHORT_KEPT);
  plan = migration_fixture_move (&self, "20%", "plan:FLAT");
  g_assert_cmpuint (plan->sums[RBK_COHORT_KEPT].n, ==, 2);
  g_assert_cmpuint (plan->sums[RBK_COHORT_LESS].n, ==, 4);
}

/* What cohorts pay is the revenue, and what customers pay is what their cohort does. */
static void
assert_adds_up (const RbkMigration *migration)
{
  RbkDecimal before = RBK_DECIMAL_ZERO, after = RBK_DECIMAL_ZERO, of_each = RBK_DECIMAL_ZERO;

  for (RbkCohort i = 0; i < RBK_N_COHORTS; i++)
    {
      RbkMoveSums sums = rbk_migration_get_sums (migration, i);

      g_assert_true (rbk_decimal_is_valid (sums.new_bill) == (i != RBK_COHORT_UNKNOWN));
      if (i == RBK_COHORT_UNKNOWN)
        continue;
      before = rbk_decimal_add (before, sums.old_bill);
      after = rbk_decimal_add (after, sums.new_bill);
    }
  for (guint i = 0; i < migration->bills->n; i++)
    {
      RbkMover mover;

      rbk_migration_get_mover (migration, i, &mover);
      g_assert_true (rbk_decimal_is_valid (mover.new_bill) ==
                     (migration->cohorts[i] != RBK_COHORT_UNKNOWN));
      if (rbk_decimal_is_valid (mover.new_bill))
        of_each = rbk_decimal_add (of_each, rbk_decimal_mul (mover.new_bill,
                                                             rbk_decimal_from_int (mover.weight)));
    }
  g_assert_cmpint (rbk_decimal_compare (before, migration->revenue_before), ==, 0);
  g_assert_cmpint (rbk_decimal_compare (after, migration->revenue_after), ==, 0);
  g_assert_cmpint (rbk_decimal_compare (of_each, migration->revenue_after), ==, 0);
}

static void
test_adds_up (void)
{
  g_auto(MigrationFixture) flat = { 0 };
  g_autoptr(RbkMigration) kept = NULL;
  RbkMover mover;

  migration_fixture_init_flat (&flat);
  kept = migration_fixture_move (&flat, "20%", "rise:150%");
  assert_adds_up (kept);
  mix_assert_text (rbk_migration_get_sums (kept, RBK_COHORT_KEPT).new_bill, "20");
  mix_assert_text (kept->sums[RBK_COHORT_KEPT].new_bill, "59.5");
  mix_assert_text (rbk_migration_get_sums (kept, RBK_COHORT_UNSERVED).new_bill, "20");
  rbk_migration_get_mover (kept, 5, &mover);
  mix_assert_text (mover.new_bill, "20");
  mix_assert_text (mover.rise, "0");
  for (guint i = 0; i < 60; i++)
    {
      g_auto(MigrationFixture) self = { 0 };
      g_autoptr(RbkPopulation) population = mix_population_new_random (200, i % 2 == 0);
      g_autoptr(RbkMigration) migration = NULL;

      self.before.book = mix_book_new_random ();
      self.after.book = mix_book_new_random ();
      rbk_test_set (self.after.book, "currency", rbk_book_get_currency (self.before.book), NULL);
      migration_fixture_freeze (&self, population, NULL);
      migration = migration_fixture_move (&self, "20%", i % 3 ? "rise:80% stopped" : "");
      assert_adds_up (migration);
    }
}

static void
test_threshold (void)
{
  static const struct
  {
    const char *share;
    guint64     n_over, n_more;
  } cases[] = { { "0%", 2, 0 }, { "99.99%", 2, 0 }, { "100%", 1, 1 }, { "197.5%", 0, 2 } };
  g_auto(MigrationFixture) self = { 0 };

  migration_fixture_init_flat (&self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkMigration) migration = migration_fixture_move (&self, cases[i].share, "");

      g_assert_cmpuint (migration->sums[RBK_COHORT_OVER].n, ==, cases[i].n_over);
      g_assert_cmpuint (migration->sums[RBK_COHORT_MORE].n, ==, cases[i].n_more);
      g_assert_cmpuint (migration->total.n_more, ==, 2);
    }
}

static void
test_list (void)
{
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) migration = NULL;
  g_autoptr(GArray) over = NULL;
  g_autoptr(GArray) first = NULL;

  migration_fixture_init_flat (&self);
  migration = migration_fixture_move (&self, "20%", "");
  over = rbk_migration_list (migration, 1u << RBK_COHORT_OVER, 0);
  g_assert_cmpuint (over->len, ==, 2);
  g_assert_cmpuint (g_array_index (over, guint, 0), ==, 5);
  g_assert_cmpuint (g_array_index (over, guint, 1), ==, 4);
  first = rbk_migration_list (migration, 1u << RBK_COHORT_LESS | 1u << RBK_COHORT_OVER, 3);
  g_assert_cmpuint (first->len, ==, 3);
  g_assert_cmpuint (g_array_index (first, guint, 2), ==, 3);
}

/* Today's plan is what the file says; who is put where he can't go on is stopped. */
static void
test_file_plans (void)
{
  const gint64      calls[] = { 60, 500, 500, 20, 500 };
  const char *const plans[] = { "basic", "Basic", "pro", "gone", NULL };
  const char *const prices[] = { "Basic=5", "pro=50", NULL };
  const char *const by_hand[] = { "basic=free", "pro=Starter", NULL };
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkPopulation) population =
                 mix_population_new_known (calls, plans, G_N_ELEMENTS (calls));
  g_autoptr(RbkMigration) migration = NULL;
  RbkMover mover;

  self.before.book = rbk_flat_book_new ("USD", prices, NULL);
  self.after.book = mix_book_new_known ();
  migration_fixture_freeze (&self, population, by_hand);
  migration = migration_fixture_move (&self, "20%", "");
  g_assert_cmpint (migration->cohorts[0], ==, RBK_COHORT_LESS);
  g_assert_cmpint (migration->cohorts[1], ==, RBK_COHORT_STOPPED);
  g_assert_cmpint (self.bills->new_bills[1], ==, 50); /* up to its cap of 100 */
  g_assert_cmpint (migration->cohorts[2], ==, RBK_COHORT_LESS);
  g_assert_cmpint (self.bills->new_bills[2], ==, 1450);
  g_assert_cmpint (migration->cohorts[3], ==, RBK_COHORT_UNKNOWN);
  g_assert_cmpint (self.bills->old_plans[4], ==, 0);
  rbk_migration_bills_get (self.bills, 3, &mover);
  g_assert_cmpint (mover.old_plan, ==, -1);
  g_assert_cmpint (mover.new_plan, ==, 0);
  g_assert_false (rbk_decimal_is_valid (mover.old_bill));
  g_assert_cmpuint (migration->plans[0].n_stopped, ==, 2);
}

/* A price on request is no bill, and nobody's rise. */
static void
test_quoted (void)
{
  const char *const by_hand[] = { "*=custom", NULL };
  const gint64      calls[] = { 60 };
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkPopulation) population = mix_population_new_known (calls, NULL, 1);
  g_autoptr(RbkMigration) migration = NULL;
  RbkMover mover;

  self.before.book = mix_book_new_known ();
  self.after.book = mix_book_new_known ();
  rbk_test_add (self.after.book, "plans", "key", "custom", "quote-only", "true", NULL);
  migration_fixture_freeze (&self, population, by_hand);
  migration = migration_fixture_move (&self, "20%", "");
  g_assert_cmpint (migration->cohorts[0], ==, RBK_COHORT_QUOTED);
  g_assert_cmpint (self.bills->new_plans[0], ==, 3);
  mix_assert_text (migration->revenue_after, "0.1");
  g_assert_cmpuint (migration->total.sums.n, ==, 0);
  g_assert_false (migration->total.has_percentiles);
  rbk_migration_bills_get (self.bills, 0, &mover);
  g_assert_false (rbk_decimal_is_valid (mover.new_bill));
  g_assert_true (rbk_decimal_is_valid (mover.new_cost));
}

static void
test_refused (void)
{
  const gint64 calls[] = { 60, 70 };
  g_auto(MigrationFixture) one = { 0 };
  g_auto(MigrationFixture) two = { 0 };
  g_autoptr(RbkPopulation) few = mix_population_new_known (calls, NULL, 1);
  g_autoptr(RbkPopulation) more = mix_population_new_known (calls, NULL, 2);
  RbkMigrationBooks books = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  one.before.book = mix_book_new_known ();
  one.after.book = mix_book_new_known ();
  migration_fixture_freeze (&one, few, NULL);
  two.before.book = mix_book_new_known ();
  two.after.book = mix_book_new_known ();
  rbk_test_set (two.after.book, "currency", "EUR", NULL);
  rbk_test_set (two.before.book, "currency", "EUR", NULL);
  migration_fixture_freeze (&two, more, NULL);
  books = (RbkMigrationBooks){ .before = one.before.spec,
                               .before_index = one.before.index,
                               .after = two.after.spec,
                               .after_index = two.after.index,
                               .map = one.map };
  g_assert_null (rbk_migration_bills_new (&books, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "EUR"));
  g_clear_error (&error);
  books.before = two.before.spec;
  g_assert_null (rbk_migration_bills_new (&books, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_clear_error (&error);
  books.before_index = two.before.index;
  books.cancellable = cancellable;
  g_cancellable_cancel (cancellable);
  g_assert_null (rbk_migration_bills_new (&books, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration/flat", test_flat);
  g_test_add_func ("/migration/flat/together", test_flat_together);
  g_test_add_func ("/migration/keep", test_keep);
  g_test_add_func ("/migration/adds-up", test_adds_up);
  g_test_add_func ("/migration/threshold", test_threshold);
  g_test_add_func ("/migration/list", test_list);
  g_test_add_func ("/migration/file-plans", test_file_plans);
  g_test_add_func ("/migration/quoted", test_quoted);
  g_test_add_func ("/migration/refused", test_refused);
  return g_test_run ();
}
