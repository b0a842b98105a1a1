/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration.h"

#include "rbk-error.h"
#include "rbk-large.h"
#include "rbk-migration-percentiles.h"
#include "rbk-sorted.h"
#include "rbk-move-tally.h"

static const char *const nicks[] = {
  [RBK_COHORT_LESS] = "less",       [RBK_COHORT_SAME] = "same",
  [RBK_COHORT_MORE] = "more",       [RBK_COHORT_OVER] = "over",
  [RBK_COHORT_STOPPED] = "stopped", [RBK_COHORT_KEPT] = "kept",
  [RBK_COHORT_QUOTED] = "quoted",   [RBK_COHORT_UNSERVED] = "unserved",
  [RBK_COHORT_UNKNOWN] = "unknown",
};

static void
fill_spread (RbkMoveSpread *spread, const RbkPlanCount *tally, const RbkMigrationBills *bills)
{
  spread->sums = rbk_move_count_get_sums (&tally->sums, bills);
  spread->n_less = tally->n_less;
  spread->n_same = tally->n_same;
  spread->n_more = tally->n_more;
  spread->n_over = tally->n_over;
  spread->n_stopped = tally->n_stopped;
  for (guint i = 0; i < RBK_N_RISE_BINS; i++)
    spread->bins[i] = tally->bins[i];
}

static void
fill_flows (RbkMigration *self, const RbkMoveTally *tally)
{
  for (guint from = 0; from <= tally->n_old; from++)
    for (guint to = 0; to <= tally->n_new; to++)
      {
        const RbkFlowCount *count = rbk_move_tally_get_flow (tally, from, to);
        RbkMoveFlow         flow = { (int) from - 1, (int) to - 1,
                                     rbk_move_count_get_sums (&count->sums, self->bills), count->n_more,
                                     count->n_over };

        if (count->sums.n > 0)
          g_array_append_val (self->flows, flow);
      }
}

static gboolean
stays (RbkCohort cohort)
{
  return cohort == RBK_COHORT_KEPT || cohort == RBK_COHORT_QUOTED || cohort == RBK_COHORT_UNSERVED;
}

/* How many of those over the threshold may leave, and their cost with them not counted: it is
 * revenue that is held. */
static void
find_break_even (RbkMigration *self)
{
  RbkDecimal gain = rbk_decimal_sub (self->revenue_after, self->revenue_before);
  RbkDecimal over = self->sums[RBK_COHORT_OVER].new_bill;

  self->has_break_even = rbk_decimal_sign (over) > 0 && rbk_decimal_sign (gain) >= 0;
  if (self->has_break_even)
    self->break_even = MIN (rbk_decimal_to_double (gain) / rbk_decimal_to_double (over), 1);
}

static void
add_up (RbkMigration *self)
{
  RbkDecimal cost_before = RBK_DECIMAL_ZERO, cost_after = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < RBK_N_COHORTS; i++)
    {
      RbkMoveSums sums = rbk_migration_get_sums (self, i);

      self->n_customers += sums.n;
      if (i == RBK_COHORT_UNKNOWN)
        continue;
      self->revenue_before = rbk_decimal_add (self->revenue_before, sums.old_bill);
      self->revenue_after = rbk_decimal_add (self->revenue_after, sums.new_bill);
      cost_before = rbk_decimal_add (cost_before, sums.old_cost);
      cost_after = rbk_decimal_add (cost_after, sums.new_cost);
    }
  self->margin_before = rbk_decimal_sub (self->revenue_before, cost_before);
  self->margin_after = rbk_decimal_sub (self->revenue_after, cost_after);
  self->forgone =
      rbk_decimal_sub (self->sums[RBK_COHORT_KEPT].new_bill, self->sums[RBK_COHORT_KEPT].old_bill);
}

static gboolean
fill (RbkMigration *self, const RbkMoveTally *tally, GError **error)
{
  RbkPlanCount total = { 0 };

  for (guint i = 0; i < RBK_N_COHORTS; i++)
    self->sums[i] = rbk_move_count_get_sums (&tally->cohorts[i], self->bills);
  for (guint i = 0; i < self->n_plans; i++)
    {
      fill_spread (&self->plans[i], &tally->plans[i], self->bills);
      rbk_plan_count_add (&total, &tally->plans[i]);
    }
  fill_spread (&self->total, &total, self->bills);
  fill_flows (self, tally);
  add_up (self);
  if (rbk_decimal_is_valid (self->margin_before) && rbk_decimal_is_valid (self->margin_after))
    {
      find_break_even (self);
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("the customers together pay more than can be computed; check the usage file"));
  return FALSE;
}

/**
 * rbk_migration_new:
 * @bills: what each customer pays before and after
 * @threshold: which rise is too much: 0.2, as rbk_rise_parse() reads it
 * @rules: (nullable) (element-type RbkKeepRule): whom to leave on the old terms
 * @error: return location for a [error@Error]
 *
 * Says what a move comes to: who pays more and who less, by how much, where they go from where,
 * and what it does to revenue and margin a month. Customers who are kept, who need a quote or
 * whom no new plan allows go on paying what they do. Fails with `RBK_ERROR_NOT_FOUND` for a rule
 * of a plan that there is not, and with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): what it comes to
 */
RbkMigration *
rbk_migration_new (RbkMigrationBills *bills,
                   RbkDecimal         threshold,
                   const GArray      *rules,
                   GError           **error)
{
  g_autoptr(RbkMigration) self = NULL;
  g_autofree guint8 *kept = NULL;
  g_auto(RbkMoveTally) tally = { 0 };

  g_return_val_if_fail (bills != NULL && rbk_decimal_sign (threshold) >= 0, NULL);

  kept = rbk_keep_rules_apply (rules, bills, error);
  if (kept == NULL)
    return NULL;
  self = g_new0 (RbkMigration, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->bills = rbk_migration_bills_ref (bills);
  self->threshold = threshold;
  self->n_plans = bills->before->n_plans;
  self->cohorts = rbk_large_new0 (MAX (bills->n, 1));
  self->plans = g_new0 (RbkMoveSpread, MAX (self->n_plans, 1));
  self->flows = g_array_new (FALSE, FALSE, sizeof (RbkMoveFlow));
  rbk_move_tally_init (&tally, self, kept);
  if (!fill (self, &tally, error))
    return NULL;
  rbk_migration_take_percentiles (self);
  return g_steal_pointer (&self);
}

/**
 * rbk_migration_ref:
 * @self: a migration
 *
 * Returns: (transfer full): @self with one more reference; from any thread
 */
RbkMigration *
rbk_migration_ref (RbkMigration *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rbk_migration_unref:
 * @self: (transfer full): a migration
 *
 * Gives a reference back, from any thread.
 */
void
rbk_migration_unref (RbkMigration *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  rbk_migration_bills_unref (self->bills);
  g_array_unref (self->flows);
  g_free (self->cohorts);
  g_free (self->plans);
  g_free (self);
}

/**
 * rbk_cohort_get_nick:
 * @cohort: a cohort
 *
 * Returns: (transfer none): its name for programs
 */
const char *
rbk_cohort_get_nick (RbkCohort cohort)
{
  g_return_val_if_fail (cohort < RBK_N_COHORTS, NULL);

  return nicks[cohort];
}

/**
 * rbk_migration_get_sums:
 * @self: a migration
 * @cohort: some of its customers
 *
 * Sums up what they pay and cost before and after. Who is kept, needs a quote or fits no new plan
 * goes on as before. Whose bill today is not known is in neither revenue, so has no bill after
 * either. Bills of all cohorts together are the revenue.
 *
 * Returns: what they come to
 */
RbkMoveSums
rbk_migration_get_sums (const RbkMigration *self, RbkCohort cohort)
{
  RbkMoveSums sums = { 0 };

  g_return_val_if_fail (self != NULL && cohort < RBK_N_COHORTS, sums);

  sums = self->sums[cohort];
  if (stays (cohort))
    {
      sums.new_bill = sums.old_bill;
      sums.new_cost = sums.old_cost;
    }
  else if (cohort == RBK_COHORT_UNKNOWN)
    sums.new_bill = RBK_DECIMAL_INVALID;

  return sums;
}

/**
 * rbk_migration_get_mover:
 * @self: a migration
 * @customer: the place of one of its customers in the population
 * @mover: (out caller-allocates): what happens to it
 *
 * Says what happens to one customer, as [method@Migration.get_sums] does of many:
 * rbk_migration_bills_get() says what would if nobody were kept.
 */
void
rbk_migration_get_mover (const RbkMigration *self, guint customer, RbkMover *mover)
{
  g_return_if_fail (self != NULL && mover != NULL);

  rbk_migration_bills_get (self->bills, customer, mover);
  if (stays (self->cohorts[customer]))
    {
      mover->new_bill = mover->old_bill;
      mover->new_cost = mover->old_cost;
      mover->has_rise = rbk_decimal_sign (mover->old_bill) > 0;
      mover->rise = RBK_DECIMAL_ZERO;
    }
  else if (self->cohorts[customer] == RBK_COHORT_UNKNOWN)
    mover->new_bill = RBK_DECIMAL_INVALID;
}

/**
 * rbk_migration_list:
 * @self: a migration
 * @cohorts: a bit for each #RbkCohort to list
 * @limit: how many to list at most; 0 for all
 *
 * Lists customers, those whose bill rises most as a share first; of equal ones the one whose
 * bill rises by more, then the earlier.
 *
 * Returns: (transfer full) (element-type guint): their places in the population
 */
GArray *
rbk_migration_list (const RbkMigration *self, guint cohorts, guint limit)
{
  const RbkMigrationBills *bills;
  GArray                  *list;
  g_autofree gint64       *keys = NULL;
  g_autofree gint64       *places = NULL;
  guint                    n = 0;

  g_return_val_if_fail (self != NULL, NULL);

  bills = self->bills;
  keys = rbk_large_new0 (MAX (bills->n, 1) * sizeof (gint64));
  places = rbk_large_new0 (MAX (bills->n, 1) * sizeof (gint64));
  for (guint i = 0; i < bills->n; i++)
    if (cohorts & (1u << self->cohorts[i]))
      {
        keys[n] = bills->old_bills[i] - bills->new_bills[i];
        places[n++] = i;
      }
  rbk_sort_weighted (keys, places, n);
  for (guint i = 0; i < n; i++)
    keys[i] = -bills->rises[places[i]];
  rbk_sort_weighted (keys, places, n);
  n = limit > 0 ? MIN (n, limit) : n;
  list = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  for (guint i = 0; i < n; i++)
    {
      guint place = (guint) places[i];

      g_array_append_val (list, place);
    }
  return list;
}
