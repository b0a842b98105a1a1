/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-migration-map.h"

G_BEGIN_DECLS

/**
 * RbkMoverKind:
 * @RBK_MOVER_COMPARED: both bills are known
 * @RBK_MOVER_UNSERVED: no new plan allows its usage, so it stays where it is
 * @RBK_MOVER_QUOTED: its new plan has a price on request alone
 * @RBK_MOVER_UNKNOWN: what it pays today is not known: its file names a plan that the old book
 *   has no price of, or no old plan allows its usage
 *
 * What can be said of a customer's bills.
 */
typedef enum
{
  RBK_MOVER_COMPARED,
  RBK_MOVER_UNSERVED,
  RBK_MOVER_QUOTED,
  RBK_MOVER_UNKNOWN,
} RbkMoverKind;

/* The rise of a bill that was nothing. */
#define RBK_RISE_FROM_NOTHING G_MAXINT64

/* Rises are in parts of this: a rise of 20 % is 200000000. */
#define RBK_RISE_ONE G_GINT64_CONSTANT (1000000000)

/**
 * RbkMigrationBooks:
 * @before: the old book, frozen
 * @before_index: the customers, made ready for it
 * @after: the new book, of the same currency
 * @after_index: the same customers in the same order, made ready for that
 * @map: (element-type RbkMapEntry): where customers of each old plan go
 * @ignores_file_plans: whether everybody is on the cheapest old plan, whatever the file says
 * @is_same_cost: whether customers cost before what they cost after, as where the old prices are
 *   flat ones that say nothing of cost
 * @cancellable: (nullable): to stop
 *
 * What to compare.
 */
typedef struct
{
  const RbkSpec *before;
  RbkMixIndex   *before_index;
  const RbkSpec *after;
  RbkMixIndex   *after_index;
  const GArray  *map;
  gboolean       ignores_file_plans, is_same_cost;
  GCancellable  *cancellable;
} RbkMigrationBooks;

/**
 * RbkMigrationBills:
 * @before: (owned): the old book
 * @after: (owned): the new one
 * @population: (owned): the customers
 * @n: how many entries it has
 * @weights: (nullable) (array length=n): how many customers each stands for; else one
 * @kinds: (array length=n): of each, a #RbkMoverKind
 * @is_stopped: (array length=n): whether a hard cap of the new plan stops a part of its usage
 * @old_plans: (array length=n): the place of today's plan in the old book; -1: not known
 * @new_plans: (array length=n): the place of the next one; -1: none
 * @old_bills: (array length=n): what it pays a month today, in minor units
 * @new_bills: (array length=n): what it will
 * @old_costs: (array length=n): what it costs to serve beside the overhead, in nano-units
 * @new_costs: (array length=n): likewise, by the new book
 * @rises: (array length=n): (new bill - old bill) / old bill in billionths, half away from zero;
 *   of those that are compared
 * @is_same_cost: whether the overhead of today is that of the new plan
 *
 * What each customer pays before and after. It never changes once made, and may cross threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  RbkSpec        *before, *after;
  RbkPopulation  *population;
  RbkMixIndex    *before_index, *after_index;
  guint           n;
  const gint64   *weights;
  guint8         *kinds, *is_stopped;
  int            *old_plans, *new_plans;
  gint64         *old_bills, *new_bills;
  const gint64   *old_costs, *new_costs;
  gint64         *rises;
  gboolean        is_same_cost;
} RbkMigrationBills;

/**
 * RbkMover:
 * @kind: what is known of it
 * @weight: how many customers are alike
 * @old_plan: its plan today, -1 where that is not known
 * @new_plan: its next, -1 for none
 * @is_stopped: whether the new plan stops a part of its usage
 * @old_bill: what it pays; invalid where that is not known
 * @new_bill: what it will pay
 * @old_cost: its loaded cost today
 * @new_cost: and then; invalid where there is no plan
 * @has_rise: whether there is a bill that the change is a share of
 * @rise: (new bill - old bill) / old bill, to nine decimals
 *
 * One customer, in major units.
 */
typedef struct
{
  RbkMoverKind kind;
  gint64       weight;
  int          old_plan, new_plan;
  gboolean     is_stopped, has_rise;
  RbkDecimal   old_bill, new_bill, old_cost, new_cost, rise;
} RbkMover;

RbkMigrationBills *rbk_migration_bills_new (const RbkMigrationBooks *books,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
RbkMigrationBills *rbk_migration_bills_ref (RbkMigrationBills *self);
void               rbk_migration_bills_unref (RbkMigrationBills *self);
void rbk_migration_bills_get (const RbkMigrationBills *self, guint customer, RbkMover *mover);

static inline gint64
rbk_migration_bills_get_weight (const RbkMigrationBills *self, guint customer)
{
  return self->weights != NULL ? self->weights[customer] : 1;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMigrationBills, rbk_migration_bills_unref)

G_END_DECLS
