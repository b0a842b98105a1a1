/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-load.h"

#include "rbk-book-reader.h"
#include "rbk-customers.h"
#include "rbk-error.h"
#include "rbk-flat-book.h"

/**
 * rbk_migration_load_before:
 * @file: (nullable): the old book
 * @prices: (nullable) (array zero-terminated=1): flat prices, in place of one
 * @currency: what these are in
 * @date: (nullable): terms of which day; else of today
 * @error: return location for a #GError
 *
 * Reads what customers come from, in any thread. Fails as a book does that can't be read, and as
 * rbk_flat_book_new().
 *
 * Returns: (transfer full): the old book, frozen
 */
RbkSpec *
rbk_migration_load_before (
    GFile *file, const char *const *prices, const char *currency, const GDate *date, GError **error)
{
  g_autoptr(RbkBook) book = NULL;

  g_return_val_if_fail (currency != NULL, NULL);

  if (prices != NULL)
    book = rbk_flat_book_new (currency, prices, error);
  else if (file != NULL)
    book = rbk_book_read_file (file, NULL, NULL, NULL, error);
  else
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_READ,
                         E_ ("the old book is not found from here; choose it again"));

  return book != NULL ? rbk_spec_new (book, date, error) : NULL;
}

/* Customers that the old book costs by itself: what it says of models may be another. Made-up
 * ones use what calls of the new book do, and so does who pays a flat price: they cost the same. */
static RbkMixIndex *
make_ready (const RbkMigrationTask *self, gboolean *is_same_cost, GError **error)
{
  g_autoptr(RbkCustomers) customers = NULL;
  RbkMixIndex *index;

  *is_same_cost = self->is_flat;
  if (self->usage == NULL || self->is_flat)
    return rbk_mix_index_new (self->before, rbk_mix_index_get_population (self->after_index),
                              error);
  customers = rbk_customers_new_for_usage (self->usage);
  if (rbk_customers_get_costed (customers, self->before, self->source, error) == NULL)
    return NULL;
  index = rbk_customers_get_index (customers, self->before, error);
  return index != NULL ? rbk_mix_index_ref (index) : NULL;
}

/**
 * rbk_migration_task_run:
 * @self: what to do
 * @map: (out) (optional) (transfer full) (element-type RbkMapEntry): where customers of each old
 *   plan go
 * @error: return location for a #GError
 *
 * Works out what each customer pays before and after. Customers cost today what the old book
 * says, afterwards what the new one says; with flat prices, that are said to cost nothing, they
 * cost what they do afterwards. Fails as rbk_migration_map_new() and rbk_migration_bills_new() do.
 *
 * Returns: (transfer full): the bills
 */
RbkMigrationBills *
rbk_migration_task_run (const RbkMigrationTask *self, GArray **map, GError **error)
{
  g_autoptr(GArray) found = NULL;
  g_autoptr(RbkMixIndex) index = NULL;
  RbkMigrationBooks  books = { .before = self->before,
                               .after = self->after,
                               .after_index = self->after_index,
                               .cancellable = self->cancellable };
  RbkMigrationBills *bills;

  found = rbk_migration_map_new (self->before, self->after, self->map, error);
  if (found == NULL)
    return NULL;
  index = make_ready (self, &books.is_same_cost, error);
  if (index == NULL)
    return NULL;
  books.before_index = index;
  books.map = found;
  books.ignores_file_plans = self->is_flat && rbk_flat_spec_is_for_all (self->before);
  bills = rbk_migration_bills_new (&books, error);
  if (bills != NULL && map != NULL)
    *map = g_steal_pointer (&found);
  return bills;
}

/**
 * rbk_migration_plan_get_rollout:
 * @self: (nullable): what the book remembers of a move; nothing is what is usual
 * @after: the book
 * @rollout: (out caller-allocates): how to go about it
 * @error: return location for a #GError
 *
 * Reads in which steps customers move. Without a day it starts on that of the book's prices.
 *
 * Returns: whether the day is one
 */
gboolean
rbk_migration_plan_get_rollout (RbkMigrationPlan *self,
                                const RbkSpec    *after,
                                RbkRolloutPlan   *rollout,
                                GError          **error)
{
  g_autoptr(RbkMigrationPlan) plan =
                 self != NULL ? g_object_ref (self) : rbk_migration_plan_new ();
  const char *start = rbk_migration_plan_get_start (plan);

  *rollout = (RbkRolloutPlan){ .start = after->date,
                               .notice_days = (guint) rbk_migration_plan_get_notice_days (plan),
                               .n_waves = (guint) rbk_migration_plan_get_waves (plan),
                               .wave_days = (guint) rbk_migration_plan_get_wave_days (plan),
                               .keep_months = (guint) rbk_migration_plan_get_keep_months (plan),
                               .n_months = (guint) rbk_migration_plan_get_months (plan),
                               .leaving = rbk_migration_plan_get_leaving (plan) };
  return start == NULL || rbk_date_parse (start, &rollout->start, error);
}
