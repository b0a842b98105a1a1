/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-migration-draft.h"
#include "rbk-migration-fixture.h"
#include "rbk-test-books.h"

/* Waves and months of moves. */

static RbkRolloutPlan
plan_of (guint n_waves)
{
  RbkRolloutPlan plan = { .notice_days = 30, .n_waves = n_waves, .wave_days = 14, .n_months = 4 };

  g_date_set_dmy (&plan.start, 1, G_DATE_JANUARY, 2027);
  return plan;
}

static const RbkWave *
get_wave (const RbkRollout *rollout, guint i)
{
  return &g_array_index (rollout->waves, RbkWave, i);
}

static const RbkRolloutMonth *
get_month (const RbkRollout *rollout, guint i)
{
  return &g_array_index (rollout->months, RbkRolloutMonth, i);
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = rbk_date_to_string (date);

  g_assert_cmpstr (text, ==, expected);
}

/* Six of seven move, from 20 to 0, 0.1, 12.5, 19.5 and then 40 and 59.5; one stays at 20. Three
 * waves move on 31 January, 14 and 28 February. */
static void
test_waves (void)
{
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) migration = NULL;
  g_autoptr(RbkRollout) rollout = NULL;
  RbkRolloutPlan plan = plan_of (3);

  migration_fixture_init_flat (&self);
  migration = migration_fixture_move (&self, "20%", "");
  rollout = rbk_rollout_new (migration, &plan, NULL);
  g_assert_cmpuint (rollout->waves->len, ==, 3);
  assert_date (&get_wave (rollout, 0)->told, "2027-01-01");
  assert_date (&get_wave (rollout, 0)->moves, "2027-01-31");
  assert_date (&get_wave (rollout, 2)->moves, "2027-02-28");
  for (guint i = 0; i < 6; i++)
    g_assert_cmpuint (rollout->entry_waves[i], ==, i / 2);
  g_assert_cmpuint (rollout->entry_waves[6], ==, RBK_NO_WAVE);
  g_assert_cmpint (get_wave (rollout, 2)->lowest, ==, 1000000000);
  g_assert_cmpint (get_wave (rollout, 2)->highest, ==, 1975000000);
  g_assert_cmpuint (get_wave (rollout, 2)->over.n, ==, 2);
  /* January: 140, but one day of 31 of the first wave at 0.1 in place of 40. */
  mix_assert_text (get_month (rollout, 0)->revenue, "138.71");
  g_assert_cmpuint (get_month (rollout, 0)->n_moved, ==, 2);
  /* February: 20 + 0.1 + 13/28 x 40 + 15/28 x 32 + 27/28 x 40 + 1/28 x 99.5. */
  mix_assert_text (get_month (rollout, 1)->revenue, "97.94");
  mix_assert_text (get_month (rollout, 2)->revenue, "151.6");
  mix_assert_text (get_month (rollout, 2)->revenue_before, "140");
  g_assert_cmpuint (get_month (rollout, 2)->n_moved, ==, 6);
}

/* Those who are kept move two months after the start, and half of those over leave. */
static void
test_kept (void)
{
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) migration = NULL;
  g_autoptr(RbkRollout) rollout = NULL;
  g_autoptr(RbkRollout) forever = NULL;
  RbkRolloutPlan plan = plan_of (1);

  migration_fixture_init_flat (&self);
  migration = migration_fixture_move (&self, "20%", "rise:150%");
  plan.notice_days = 0;
  plan.leaving = rbk_test_decimal ("0.5");
  forever = rbk_rollout_new (migration, &plan, NULL);
  g_assert_cmpuint (forever->waves->len, ==, 1);
  /* 20 stays, 20 is kept, 32.1 gain, and a half of 40 leaves. */
  mix_assert_text (get_month (forever, 3)->revenue, "92.1");
  mix_assert_text (get_month (forever, 3)->n_left, "0.5");
  plan.keep_months = 2;
  rollout = rbk_rollout_new (migration, &plan, NULL);
  g_assert_cmpuint (rollout->waves->len, ==, 2);
  g_assert_true (get_wave (rollout, 1)->is_kept);
  assert_date (&get_wave (rollout, 1)->moves, "2027-03-01");
  g_assert_cmpuint (rollout->entry_waves[5], ==, 1);
  mix_assert_text (get_month (rollout, 1)->revenue, "92.1");
  mix_assert_text (get_month (rollout, 2)->revenue, "101.85");
  mix_assert_text (get_month (rollout, 2)->n_left, "1");
  g_assert_cmpuint (get_month (rollout, 2)->n_moved, ==, 6);
  /* Costs: overheads and calls at a cent, without a half of each who left. */
  mix_assert_text (get_month (rollout, 0)->cost, "2054.55");
}

static void
test_shares (void)
{
  const RbkDecimal shares[] = { RBK_DECIMAL_UNITS (1), RBK_DECIMAL_UNITS (4),
                                RBK_DECIMAL_UNITS (1) };
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) migration = NULL;
  g_autoptr(RbkRollout) rollout = NULL;
  RbkRolloutPlan plan = plan_of (3);

  migration_fixture_init_flat (&self);
  migration = migration_fixture_move (&self, "20%", "");
  plan.shares = shares;
  rollout = rbk_rollout_new (migration, &plan, NULL);
  g_assert_cmpuint (get_wave (rollout, 0)->sums.n, ==, 1);
  g_assert_cmpuint (get_wave (rollout, 1)->sums.n, ==, 4);
  g_assert_cmpuint (get_wave (rollout, 2)->sums.n, ==, 1);
}

/* Whatever the books, everybody who moves is in a wave, none rises more than one in a later wave,
 * and when all have moved revenue is what the move comes to. */
static void
test_random (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_auto(MigrationFixture) self = { 0 };
      g_autoptr(RbkPopulation) population = mix_population_new_random (300, i % 2);
      g_autoptr(RbkMigration) migration = NULL;
      g_autoptr(RbkRollout) rollout = NULL;
      RbkRolloutPlan plan = plan_of ((guint) g_test_rand_int_range (1, 9));
      guint64        n = 0;
      gint64         highest = G_MININT64;

      self.before.book = mix_book_new_random ();
      self.after.book = mix_book_new_random ();
      rbk_test_set (self.after.book, "currency", rbk_book_get_currency (self.before.book), NULL);
      migration_fixture_freeze (&self, population, NULL);
      migration = migration_fixture_move (&self, "20%", i % 2 ? "rise:80%" : "");
      plan.n_months = 12;
      rollout = rbk_rollout_new (migration, &plan, NULL);
      for (guint k = 0; k < rollout->waves->len; k++)
        {
          const RbkWave *wave = get_wave (rollout, k);

          n += wave->sums.n;
          if (!wave->has_rises)
            continue;
          g_assert_cmpint (wave->lowest, >=, highest);
          highest = wave->highest;
        }
      for (guint k = RBK_COHORT_KEPT; k < RBK_N_COHORTS; k++)
        n += migration->sums[k].n;
      g_assert_cmpuint (n, ==, migration->n_customers);
      mix_assert_equal (get_month (rollout, 11)->revenue, migration->revenue_after);
    }
}

static void
test_refused (void)
{
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) migration = NULL;
  const RbkDecimal none[] = { { 0 } };

  migration_fixture_init_flat (&self);
  migration = migration_fixture_move (&self, "20%", "");
  for (guint i = 0; i < 9; i++)
    {
      RbkRolloutPlan plan = plan_of (1);
      g_autoptr(GError) error = NULL;

      switch (i)
        {
        case 0:
          plan.n_waves = 0;
          break;
        case 1:
          plan.n_waves = 53;
          break;
        case 2:
          plan.wave_days = 367;
          break;
        case 3:
          plan.notice_days = 367;
          break;
        case 4:
          plan.n_months = 0;
          break;
        case 5:
          plan.keep_months = 121;
          break;
        case 6:
          plan.leaving = rbk_test_decimal ("1.01");
          break;
        case 7:
          plan.shares = none;
          break;
        default:
          g_date_clear (&plan.start, 1);
          break;
        }
      g_assert_null (rbk_rollout_new (migration, &plan, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
    }
}

static void
assert_filled (const RbkMigration *migration,
               const RbkRollout   *rollout,
               RbkCohort           cohort,
               const char         *title,
               const char         *part)
{
  const RbkMigrationDraft *draft = rbk_migration_draft_get (cohort, rollout);
  guint                    customer;
  g_autofree char         *filled = NULL;
  g_autofree char         *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_migration_find_example (migration, cohort, &customer));
  filled = rbk_migration_draft_fill (draft->title, migration, rollout, customer, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (filled, ==, title);
  text = rbk_migration_draft_fill (draft->text, migration, rollout, customer, &error);
  g_assert_no_error (error);
  if (strstr (text, part) == NULL)
    g_error ("“%s” has no “%s”", text, part);
  /* No customer knows what a price without a plan is called here. */
  if (strstr (text, "Flat price") != NULL)
    g_error ("“%s” names a plan that there is not", text);
}

static void
test_drafts (void)
{
  g_auto(MigrationFixture) self = { 0 };
  g_autoptr(RbkMigration) migration = NULL;
  g_autoptr(RbkRollout) rollout = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *percent = NULL;
  RbkRolloutPlan   plan = plan_of (1);
  guint            customer;

  migration_fixture_init_flat (&self);
  migration = migration_fixture_move (&self, "20%", "rise:150%");
  plan.keep_months = 6;
  rollout = rbk_rollout_new (migration, &plan, NULL);
  assert_filled (migration, rollout, RBK_COHORT_LESS, "Your bill goes down on 2027-01-31",
                 "19.90 USD");
  assert_filled (migration, rollout, RBK_COHORT_OVER,
                 "Your bill goes up on 2027-01-31: please read this", "20.00");
  assert_filled (migration, rollout, RBK_COHORT_KEPT, "You keep your price until 2027-07-01",
                 "Professional");
  assert_filled (migration, rollout, RBK_COHORT_UNSERVED,
                 "Our prices change; your plan stays for now", "pay 20.00 USD a month");
  assert_filled (migration, NULL, RBK_COHORT_KEPT, "Our prices change; yours stays",
                 "you pay 20.00 USD a month, as today");
  g_assert_null (rbk_migration_draft_get (RBK_COHORT_UNKNOWN, rollout));
  g_assert_false (rbk_migration_find_example (migration, RBK_COHORT_SAME, &customer));
  percent = rbk_migration_draft_fill ("{percent}", migration, rollout, 5, NULL);
  g_assert_cmpstr (percent, ==, "198 %");
  g_assert_null (rbk_migration_draft_fill ("{next_price}", migration, rollout, 6, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (rbk_migration_draft_fill ("{cap}", migration, rollout, 0, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

/* Each draft fills in for whom it is, whatever is not known of them. */
static void
test_every_draft (void)
{
  guint n_filled = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_auto(MigrationFixture) self = { 0 };
      g_autoptr(RbkPopulation) population = mix_population_new_random (200, FALSE);
      g_autoptr(RbkMigration) migration = NULL;
      g_autoptr(RbkRollout) rollout = NULL;
      RbkRolloutPlan plan = plan_of (2);

      self.before.book = mix_book_new_random ();
      self.after.book = mix_book_new_random ();
      rbk_test_set (self.after.book, "currency", rbk_book_get_currency (self.before.book), NULL);
      migration_fixture_freeze (&self, population, NULL);
      migration = migration_fixture_move (&self, "20%", i % 2 ? "rise:80%" : "");
      plan.keep_months = i % 3;
      rollout = rbk_rollout_new (migration, &plan, NULL);
      for (guint k = 0; k < self.bills->n; k++)
        {
          const RbkMigrationDraft *draft = rbk_migration_draft_get (migration->cohorts[k], rollout);
          g_autoptr(GError) error = NULL;
          g_autofree char *text = NULL;

          if (draft == NULL)
            continue;
          text = rbk_migration_draft_fill (draft->text, migration, rollout, k, &error);
          g_assert_no_error (error);
          n_filled++;
        }
    }
  g_assert_cmpuint (n_filled, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rollout/waves", test_waves);
  g_test_add_func ("/rollout/kept", test_kept);
  g_test_add_func ("/rollout/shares", test_shares);
  g_test_add_func ("/rollout/random", test_random);
  g_test_add_func ("/rollout/refused", test_refused);
  g_test_add_func ("/rollout/drafts", test_drafts);
  g_test_add_func ("/rollout/every-draft", test_every_draft);
  return g_test_run ();
}
