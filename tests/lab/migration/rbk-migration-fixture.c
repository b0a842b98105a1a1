/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-fixture.h"

#include "rbk-flat-book.h"
#include "rbk-test-books.h"

/* Makes the customers ready for the fixture's books. */
void
migration_fixture_freeze (MigrationFixture  *self,
                          RbkPopulation     *population,
                          const char *const *by_hand)
{
  g_autoptr(GError) error = NULL;
  RbkMigrationBooks books = { .is_same_cost = self->is_same_cost };

  self->before.population = rbk_population_ref (population);
  self->after.population = rbk_population_ref (population);
  mix_fixture_freeze (&self->before);
  mix_fixture_freeze (&self->after);
  self->map = rbk_migration_map_new (self->before.spec, self->after.spec, by_hand, &error);
  g_assert_no_error (error);
  books.before = self->before.spec;
  books.before_index = self->before.index;
  books.after = self->after.spec;
  books.after_index = self->after.index;
  books.map = self->map;
  self->bills = rbk_migration_bills_new (&books, &error);
  g_assert_no_error (error);
}

/* Gives everything back. */
void
migration_fixture_clear (MigrationFixture *self)
{
  g_clear_pointer (&self->bills, rbk_migration_bills_unref);
  g_clear_pointer (&self->map, g_array_unref);
  mix_fixture_clear (&self->before);
  mix_fixture_clear (&self->after);
}

/* What the move comes to, with rules that are parted by blanks. */
RbkMigration *
migration_fixture_move (MigrationFixture *self, const char *threshold, const char *rules)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) texts = g_strsplit (rules, " ", -1);
  g_autoptr(GArray) parsed = rbk_keep_rules_parse ((const char *const *) texts, &error);
  RbkDecimal    share;
  RbkMigration *migration;

  g_assert_no_error (error);
  g_assert_true (rbk_rise_parse (threshold, &share, &error));
  migration = rbk_migration_new (self->bills, share, parsed, &error);
  g_assert_no_error (error);
  return migration;
}

/* Everybody pays 20 today; tomorrow the known book holds: a fee of 0, 10 or 30, 50 calls included
 * and a cent for each more, up to 100, 1000 or 100000. */
void
migration_fixture_init_flat (MigrationFixture *self)
{
  static const gint64      calls[] = { 20, 60, 300, 1000, 1050, 3000, 200000 };
  static const char *const prices[] = { "20", NULL };
  g_autoptr(RbkPopulation) population =
                 mix_population_new_known (calls, NULL, G_N_ELEMENTS (calls));
  g_autoptr(GError) error = NULL;

  self->after.book = mix_book_new_known ();
  self->before.book = rbk_flat_book_new ("USD", prices, &error);
  g_assert_no_error (error);
  self->is_same_cost = TRUE;
  migration_fixture_freeze (self, population, NULL);
}
