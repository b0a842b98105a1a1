/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-keep-rule.h"

G_BEGIN_DECLS

/**
 * RbkCohort:
 * @RBK_COHORT_LESS: they pay less
 * @RBK_COHORT_SAME: they pay the same
 * @RBK_COHORT_MORE: they pay more, up to the threshold
 * @RBK_COHORT_OVER: they pay more than that
 * @RBK_COHORT_STOPPED: the new plan stops a part of their usage, whatever they pay
 * @RBK_COHORT_KEPT: they stay on the old terms: grandfathered
 * @RBK_COHORT_QUOTED: their new price is on request
 * @RBK_COHORT_UNSERVED: no new plan allows their usage, so they stay
 * @RBK_COHORT_UNKNOWN: what they pay today is not known
 *
 * Customers for whom a move means the same. Each is in one.
 */
typedef enum
{
  RBK_COHORT_LESS,
  RBK_COHORT_SAME,
  RBK_COHORT_MORE,
  RBK_COHORT_OVER,
  RBK_COHORT_STOPPED,
  RBK_COHORT_KEPT,
  RBK_COHORT_QUOTED,
  RBK_COHORT_UNSERVED,
  RBK_COHORT_UNKNOWN,
  RBK_N_COHORTS,
} RbkCohort;

#define RBK_N_RISE_BINS 11
#define RBK_N_RISE_PERCENTS 7

extern const guint rbk_rise_percents[RBK_N_RISE_PERCENTS]; /* 5, 10, 25, 50, 75, 90, 95 */

/**
 * RbkMoveSums:
 * @n: customers, with weights
 * @old_bill: what they pay together, a month
 * @new_bill: what they will; of those who are kept, what they would
 * @old_cost: their loaded cost; @new_cost: and then
 *
 * Some customers together, in major units. What is not known counts nothing.
 */
typedef struct
{
  guint64    n;
  RbkDecimal old_bill, new_bill, old_cost, new_cost;
} RbkMoveSums;

/**
 * RbkMoveSpread:
 * @sums: together: of those both of whose bills are known
 * @n_less: how many pay less
 * @n_same: the same
 * @n_more: more, by any amount
 * @n_over: more than the threshold
 * @n_stopped: how many cannot use all that they use today
 * @bins: how many in each range of change, as rbk_rise_bin_get_range() has them
 * @has_percentiles: whether anybody pays today
 * @rises: percentiles of the change as a share of today's bill, of those who pay today; to nine
 *   decimals
 * @has_changes: whether there is anybody
 * @changes: percentiles of the change in major units
 *
 * How bills change among some customers.
 */
typedef struct
{
  RbkMoveSums sums;
  guint64     n_less, n_same, n_more, n_over, n_stopped;
  guint64     bins[RBK_N_RISE_BINS];
  gboolean    has_percentiles, has_changes;
  RbkDecimal  rises[RBK_N_RISE_PERCENTS];
  RbkDecimal  changes[RBK_N_RISE_PERCENTS];
} RbkMoveSpread;

/**
 * RbkMoveFlow:
 * @from: the place of the old plan, -1 for one that is not known
 * @to: the place of the new one, -1 for none
 * @sums: who goes that way
 * @n_more: how many of them pay more
 * @n_over: more than the threshold
 */
typedef struct
{
  int         from, to;
  RbkMoveSums sums;
  guint64     n_more, n_over;
} RbkMoveFlow;

/**
 * RbkMigration:
 * @bills: (owned): of each customer
 * @threshold: the rise that is too much, as a share
 * @cohorts: (owned) (array): of each entry of the population, a #RbkCohort
 * @sums: of each cohort, as if nobody were kept; see [method@Migration.get_sums]
 * @total: of all both of whose bills are known, as if nobody were kept
 * @plans: (owned) (array length=n_plans): of those on each old plan
 * @n_plans: how many plans the old book has
 * @flows: (owned) (element-type RbkMoveFlow): by old plan, then by new; none is empty
 * @n_customers: all, with weights
 * @revenue_before: what all pay whose bill today is known
 * @revenue_after: the same when those who are kept, unserved or quoted go on paying what they do
 * @margin_before: that less their loaded cost
 * @margin_after: likewise
 * @forgone: what keeping customers on the old terms costs a month: by how much more they would pay
 * @has_break_even: whether bills over the threshold could make up for customers that leave
 * @break_even: which share of those over the threshold may leave until revenue is what it was
 *
 * What a move of customers from old prices to new ones comes to, a month. Immutable once made.
 */
typedef struct
{
  gatomicrefcount    ref_count;
  RbkMigrationBills *bills;
  RbkDecimal         threshold;
  guint8            *cohorts;
  RbkMoveSums        sums[RBK_N_COHORTS];
  RbkMoveSpread      total;
  RbkMoveSpread     *plans;
  guint              n_plans;
  GArray            *flows;
  guint64            n_customers;
  RbkDecimal         revenue_before, revenue_after, margin_before, margin_after, forgone;
  gboolean           has_break_even;
  double             break_even;
} RbkMigration;

const char *rbk_cohort_get_nick (RbkCohort cohort);
void rbk_rise_bin_get_range (guint bin, gboolean *has_low, int *low, gboolean *has_high, int *high);

RbkMigration *rbk_migration_new (RbkMigrationBills *bills,
                                 RbkDecimal         threshold,
                                 const GArray      *rules,
                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkMigration *rbk_migration_ref (RbkMigration *self);
void          rbk_migration_unref (RbkMigration *self);
GArray       *rbk_migration_list (const RbkMigration *self,
                                  guint               cohorts,
                                  guint               limit) G_GNUC_WARN_UNUSED_RESULT;
RbkMoveSums   rbk_migration_get_sums (const RbkMigration *self, RbkCohort cohort);
void          rbk_migration_get_mover (const RbkMigration *self, guint customer, RbkMover *mover);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMigration, rbk_migration_unref)

G_END_DECLS
