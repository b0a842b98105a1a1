/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-bills.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-large.h"
#include "rbk-mix-parts.h"
#include "rbk-plan-match.h"
#include "rbk-work.h"

#define MIN_PER_PART 50000
#define MAX_PARTS 4

static gboolean
check (const RbkMigrationBooks *books, GError **error)
{
  RbkPopulation *before = rbk_mix_index_get_population (books->before_index);
  RbkPopulation *after = rbk_mix_index_get_population (books->after_index);

  if (strcmp (books->before->currency, books->after->currency) != 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("the old prices are in %s and the new ones in %s, so bills can't be "
                       "compared; bring the books to one currency"),
                   books->before->currency, books->after->currency);
      return FALSE;
    }
  if (rbk_population_get_size (before) == rbk_population_get_size (after))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("the customers before and after are not the same; take both from one file"));
  return FALSE;
}

/* What each customer is on today: a plan that its file names, else the cheapest. */
static int *
find_old_plans (const RbkMigrationBooks *books, RbkPopulation *population)
{
  guint           n = rbk_population_get_size (population);
  guint           n_names = rbk_population_get_n_plans (population);
  const guint    *plans = rbk_population_get_plans (population);
  int            *wanted = rbk_large_new0 (MAX (n, 1) * sizeof (int));
  g_autofree int *places = g_new (int, n_names + 1);

  places[0] = RBK_MIX_CHEAPEST;
  for (guint i = 0; i < n_names; i++)
    {
      const char *name = rbk_population_get_plan_name (population, i);

      places[i + 1] = rbk_plan_match (books->before, name, NULL);
      if (places[i + 1] < 0)
        places[i + 1] = RBK_MIX_NO_PLAN;
    }
  for (guint i = 0; i < n; i++)
    wanted[i] = plans != NULL && !books->ignores_file_plans ? places[plans[i]] : RBK_MIX_CHEAPEST;
  return wanted;
}

static int *
find_new_plans (const RbkMigrationBooks *books, const RbkMigrationBills *self)
{
  int *wanted = rbk_large_new0 (MAX (self->n, 1) * sizeof (int));

  for (guint i = 0; i < self->n; i++)
    wanted[i] = self->old_plans[i] < 0
                    ? RBK_MIX_CHEAPEST
                    : g_array_index (books->map, RbkMapEntry, self->old_plans[i]).to;
  return wanted;
}

/* A change as a share of what it is a change of, in billionths. */
static gint64
get_rise (gint64 before, gint64 after)
{
  __int128 change = ((__int128) after - before) * RBK_RISE_ONE, half = before / 2;

  if (before == 0)
    return after > 0 ? RBK_RISE_FROM_NOTHING : 0;
  /* With an even number a half away from zero is reached by adding half of it; with an odd one
   * there is no half. */
  change = (change + (change < 0 ? -half : half)) / before;
  return (gint64) MIN (change, (__int128) RBK_RISE_FROM_NOTHING - 1);
}

static RbkMoverKind
get_kind (const RbkMigrationBills *self, guint customer, int wanted)
{
  if (self->old_plans[customer] < 0 ||
      rbk_mix_get_phase (self->before, &self->before->plans[self->old_plans[customer]]) == NULL)
    return RBK_MOVER_UNKNOWN;
  if (self->new_plans[customer] >= 0)
    return RBK_MOVER_COMPARED;
  return wanted >= 0 ? RBK_MOVER_QUOTED : RBK_MOVER_UNSERVED;
}

typedef struct
{
  RbkMigrationBills *bills;
  const int         *wanted;
  guint              n_parts;
} Comparison;

static void
compare_part (guint part, gpointer data)
{
  const Comparison  *work = data;
  RbkMigrationBills *self = work->bills;
  guint              from = (guint) ((guint64) self->n * part / work->n_parts);
  guint              to = (guint) ((guint64) self->n * (part + 1) / work->n_parts);

  for (guint i = from; i < to; i++)
    {
      self->kinds[i] = (guint8) get_kind (self, i, work->wanted[i]);
      if (self->new_plans[i] < 0)
        self->new_plans[i] = MAX (work->wanted[i], -1);
      if (self->kinds[i] == RBK_MOVER_COMPARED)
        self->rises[i] = get_rise (self->old_bills[i], self->new_bills[i]);
    }
}

static void
compare (RbkMigrationBills *self, const int *wanted)
{
  Comparison work = { self, wanted, 0 };

  self->kinds = rbk_large_new0 (MAX (self->n, 1));
  self->rises = rbk_large_new0 (MAX (self->n, 1) * sizeof (gint64));
  work.n_parts = MIN (CLAMP (self->n / MIN_PER_PART, 1, MAX_PARTS), g_get_num_processors ());
  rbk_work_run (compare_part, work.n_parts, &work);
}

/* A plan that the file names and that has a price on request alone is known, but no bill is. */
static void
take_old (RbkMigrationBills *self, RbkMixBills *bills, const int *wanted)
{
  self->old_plans = g_steal_pointer (&bills->plans);
  self->old_bills = g_steal_pointer (&bills->bills);
  for (guint i = 0; i < self->n; i++)
    if (wanted[i] >= 0)
      self->old_plans[i] = wanted[i];
}

static gboolean
bill (RbkMigrationBills *self, const RbkMigrationBooks *books, GError **error)
{
  g_autofree int *today = find_old_plans (books, self->population);
  g_autofree int *next = NULL;
  g_autoptr(RbkMixBills) before = NULL;
  g_autoptr(RbkMixBills) after = NULL;

  before = rbk_mix_bills_new (books->before, books->before_index, today, error);
  if (before == NULL || g_cancellable_set_error_if_cancelled (books->cancellable, error))
    return FALSE;
  take_old (self, before, today);
  next = find_new_plans (books, self);
  after = rbk_mix_bills_new (books->after, books->after_index, next, error);
  if (after == NULL || g_cancellable_set_error_if_cancelled (books->cancellable, error))
    return FALSE;
  self->new_plans = g_steal_pointer (&after->plans);
  self->new_bills = g_steal_pointer (&after->bills);
  self->is_stopped = g_steal_pointer (&after->is_stopped);
  compare (self, next);
  return TRUE;
}

/**
 * rbk_migration_bills_new:
 * @books: what to compare
 * @error: return location for a [error@Error]
 *
 * Bills every customer on its plan of today and on its next one, to the minor unit. Today's plan
 * is the one that the customers' file names, by key or name; where it names none, it is the
 * cheapest old one that allows the usage. The next is the one that the map says. A hard cap keeps
 * nobody from a plan that the file or the map puts it on, but usage past it is not billed.
 *
 * A customer whose plan of today is not known goes to the cheapest.
 *
 * Fails as [func@mix_new] does, with `RBK_ERROR_INVALID` for books of two currencies or for other
 * customers, and with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): the bills
 */
RbkMigrationBills *
rbk_migration_bills_new (const RbkMigrationBooks *books, GError **error)
{
  g_autoptr(RbkMigrationBills) self = NULL;

  g_return_val_if_fail (books != NULL && books->map != NULL, NULL);
  g_return_val_if_fail (books->map->len == books->before->n_plans, NULL);

  if (!check (books, error))
    return NULL;
  self = g_new0 (RbkMigrationBills, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->before = rbk_spec_ref ((RbkSpec *) books->before);
  self->after = rbk_spec_ref ((RbkSpec *) books->after);
  self->before_index = rbk_mix_index_ref (books->before_index);
  self->after_index = rbk_mix_index_ref (books->after_index);
  self->population = rbk_population_ref (rbk_mix_index_get_population (books->after_index));
  self->n = rbk_population_get_size (self->population);
  self->weights = rbk_population_get_weights (self->population);
  self->is_same_cost = books->is_same_cost;
  self->new_costs = rbk_mix_index_get_costs (books->after_index);
  self->old_costs =
      books->is_same_cost ? self->new_costs : rbk_mix_index_get_costs (books->before_index);
  return bill (self, books, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rbk_migration_bills_ref:
 * @self: bills
 *
 * Returns: (transfer full): @self with one more reference; from any thread
 */
RbkMigrationBills *
rbk_migration_bills_ref (RbkMigrationBills *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rbk_migration_bills_unref:
 * @self: (transfer full): bills
 *
 * Gives a reference back, from any thread.
 */
void
rbk_migration_bills_unref (RbkMigrationBills *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  rbk_spec_unref (self->before);
  rbk_spec_unref (self->after);
  rbk_mix_index_unref (self->before_index);
  rbk_mix_index_unref (self->after_index);
  rbk_population_unref (self->population);
  g_free (self->kinds);
  g_free (self->is_stopped);
  g_free (self->old_plans);
  g_free (self->new_plans);
  g_free (self->old_bills);
  g_free (self->new_bills);
  g_free (self->rises);
  g_free (self);
}

static RbkDecimal
get_cost (const RbkSpec *spec, int plan, gint64 nano)
{
  RbkDecimal cost = { .raw = nano * RBK_NANO_RAW };

  return plan >= 0 ? rbk_decimal_add (cost, spec->plans[plan].overhead) : cost;
}

/**
 * rbk_migration_bills_get:
 * @self: bills
 * @customer: the place of one of them in the population
 * @mover: (out caller-allocates): what happens to it
 *
 * Says what happens to one customer. Where customers cost before what they do afterwards, one
 * without a next plan costs its inference alone.
 */
void
rbk_migration_bills_get (const RbkMigrationBills *self, guint customer, RbkMover *mover)
{
  gint64 minor_raw;

  g_return_if_fail (self != NULL && customer < self->n && mover != NULL);

  minor_raw = rbk_mix_get_minor_raw (self->after);
  *mover = (RbkMover){ .kind = self->kinds[customer],
                       .weight = rbk_migration_bills_get_weight (self, customer),
                       .old_plan = self->old_plans[customer],
                       .new_plan = self->new_plans[customer],
                       .is_stopped = self->is_stopped[customer],
                       .old_bill = RBK_DECIMAL_INVALID,
                       .new_bill = RBK_DECIMAL_INVALID,
                       .new_cost = RBK_DECIMAL_INVALID };
  if (mover->kind != RBK_MOVER_UNKNOWN)
    mover->old_bill = rbk_mix_scale (self->old_bills[customer], minor_raw);
  if (mover->new_plan >= 0)
    mover->new_cost = get_cost (self->after, mover->new_plan, self->new_costs[customer]);
  if (mover->new_plan >= 0 &&
      rbk_mix_get_phase (self->after, &self->after->plans[mover->new_plan]) != NULL)
    mover->new_bill = rbk_mix_scale (self->new_bills[customer], minor_raw);
  mover->old_cost = self->is_same_cost
                        ? get_cost (self->after, mover->new_plan, self->new_costs[customer])
                        : get_cost (self->before, mover->old_plan, self->old_costs[customer]);
  mover->has_rise = mover->kind == RBK_MOVER_COMPARED && self->old_bills[customer] > 0;
  if (mover->has_rise)
    mover->rise.raw = self->rises[customer] * RBK_NANO_RAW;
}
