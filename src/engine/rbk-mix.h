/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkMixIndex:
 *
 * Customers made ready for being priced again and again: sorted by usage, with running sums.
 * Made once for a population and its costs; immutable, so it can cross threads.
 */
typedef struct _RbkMixIndex RbkMixIndex;

/**
 * RbkMixPlan:
 * @n_customers: how many take the plan, each entry as many times as its weight says; and so below
 * @n_losing: those of them whose bill is below their loaded cost
 * @n_at_80: those that use at least 80 % of its cap
 * @n_at_100: those that use all of its cap or more
 * @revenue: their bills together
 * @inference: what their calls cost
 * @overhead: what they cost beside that
 * @cost: @inference + @overhead
 * @margin: @revenue - @cost
 * @loss: what the losing ones cost more than they pay, together; 0 or more
 *
 * What a plan makes of the customers that choose it, a month, in major units.
 */
typedef struct
{
  guint64    n_customers, n_losing, n_at_80, n_at_100;
  RbkDecimal revenue, inference, overhead, cost, margin, loss;
} RbkMixPlan;

/**
 * RbkMix:
 * @n_customers: all of them
 * @n_unserved: those that no plan with a price allows
 * @plans: (array length=n_plans): in the spec's order; quote-only plans have nobody
 * @n_plans: how many
 * @total: all plans together
 *
 * Which plan each customer takes: the cheapest that allows its usage, of equal ones the
 * earlier. Bills are rounded as invoices are.
 */
typedef struct
{
  guint64     n_customers, n_unserved;
  RbkMixPlan *plans;
  guint       n_plans;
  RbkMixPlan  total;
} RbkMix;

/**
 * RbkMixCustomer:
 * @plan: the place of the plan that it takes, or -1
 * @usage: on the axis
 * @bill: what it pays there, in major units
 * @cost: its loaded cost there
 *
 * One customer in the mix.
 */
typedef struct
{
  int        plan;
  RbkDecimal usage, bill, cost;
} RbkMixCustomer;

RbkMixIndex *rbk_mix_index_new (const RbkSpec *spec,
                                RbkPopulation *population,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
RbkMixIndex *rbk_mix_index_ref (RbkMixIndex *self);
void         rbk_mix_index_unref (RbkMixIndex *self);
gboolean     rbk_mix_index_fits (RbkMixIndex *self, const RbkSpec *spec);

RbkPopulation *rbk_mix_index_get_population (RbkMixIndex *self);

/**
 * RbkMixLoss:
 * @customer: the customer's place in the population
 * @weight: how many customers alike that entry stands for
 * @plan: the place of the plan that it takes
 * @usage: on the axis
 * @bill: what it pays
 * @cost: its loaded cost
 * @break_even: the lowest price in minor units that covers the cost
 * @target_price: the lowest that leaves the plan's target margin; invalid where none does
 *
 * A customer on which money is lost, and what it would need to pay.
 */
typedef struct
{
  guint      customer, plan;
  guint64    weight;
  RbkDecimal usage, bill, cost, break_even, target_price;
} RbkMixLoss;

RbkMix *rbk_mix_new (const RbkSpec *spec,
                     RbkMixIndex   *index,
                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
RbkMix *rbk_mix_new_for_plan (const RbkSpec *spec, guint plan, RbkMixIndex *index, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void    rbk_mix_free (RbkMix *self);
GArray *rbk_mix_list_losing (const RbkSpec *spec,
                             int            plan,
                             RbkMixIndex   *index,
                             guint          limit,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *rbk_mix_list_customers (const RbkSpec *spec, guint plan, RbkMixIndex *index, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_mix_get_customer (const RbkSpec  *spec,
                               RbkMixIndex    *index,
                               guint           customer,
                               RbkMixCustomer *result,
                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMixIndex, rbk_mix_index_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMix, rbk_mix_free)

G_END_DECLS
