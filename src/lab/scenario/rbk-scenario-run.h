/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-curve.h"
#include "rbk-mix.h"
#include "rbk-scenario-case.h"

G_BEGIN_DECLS

/**
 * RbkScenarioMove:
 * @plan: the place of the plan, -1 for a credit rate
 * @phase: the place of the phase there
 * @card: the place of the rate card there
 * @tier: the place of the tier there, -1 for none
 * @workload: the place of the workload of a credit rate
 * @route: the place there of the route, of those that are no fallback
 * @field: (not owned): the property that moves: `amount`, `unit-price`, `flat-price`, `minimum`,
 *   `maximum` or `credits`
 * @name: of the rate card, or of the workload and the route
 * @is_fee: whether it is an amount of money on the bill, not the price of a unit
 * @before: the price, or credits a call
 * @after: the same, in steps that can be said
 *
 * A price or a credit rate that an answer moves.
 */
typedef struct
{
  int         plan;
  guint       phase, card;
  int         tier;
  guint       workload, route;
  const char *field;
  char       *name;
  gboolean    is_fee;
  RbkDecimal  before, after;
} RbkScenarioMove;

/**
 * RbkScenarioPlan:
 * @has_before: whether there are figures at the plan's sizing point before
 * @before: they
 * @has_after: whether there are after
 * @after: they
 * @has_bill_change: whether the customer of the sizing point had a bill to compare with
 * @bill_change: by which share the bill changes of the customer who was at the sizing point and
 *   does the same work, or so much more as usage grows
 * @bill_before: of that customer
 * @bill_after: of that customer
 * @has_lowest_before: whether there is a margin certificate before
 * @has_lowest_after: whether there is one after
 * @lowest_before: it
 * @lowest_after: it
 * @mix_before: what the plan makes of the population
 * @mix_after: the same, when customers choose again
 * @has_worst: whether anybody is on the plan before who pays for it
 * @worst_change: by how much the bill of one of them rises most, as a share; customers choose the
 *   cheapest plan that allows them again
 * @worst_customer: that customer's place in the population
 * @worst_before: that customer's bill
 * @worst_after: the same
 * @typical_change: the change of the customer in the middle
 * @n_stopped: customers of the plan whom no plan allows any more
 * @n_paying_more: customers of the plan whose bill rises
 * @n_paying_less: those whose bill falls
 * @factor: what pass on multiplies the plan's prices with, before they are rounded; one where it
 *   doesn't
 *
 * A plan in a scenario.
 */
typedef struct
{
  gboolean       has_before, has_after, has_bill_change;
  RbkFigure      before, after;
  double         bill_change;
  RbkDecimal     bill_before, bill_after;
  gboolean       has_lowest_before, has_lowest_after;
  RbkCertificate lowest_before, lowest_after;
  RbkMixPlan     mix_before, mix_after;
  gboolean       has_worst;
  double         worst_change, typical_change;
  guint          worst_customer;
  RbkDecimal     worst_before, worst_after;
  guint64        n_stopped, n_paying_more, n_paying_less;
  RbkDecimal     factor;
} RbkScenarioPlan;

/**
 * RbkScenarioResult:
 * @plans: (array length=n_plans): in the book's order
 * @n_plans: how many
 * @has_customers: whether there was a population
 * @total_before: all its plans together
 * @total_after: the same
 * @n_unserved_before: customers whom no plan allows
 * @n_unserved_after: the same
 * @moves: (element-type RbkScenarioMove): what the answer moves
 * @note: (nullable): why the answer moves nothing, or what else to know of it
 * @cost_before: of the average call
 * @cost_after: of the same call
 *
 * What shocks and the answer to them make of a book.
 */
typedef struct
{
  RbkScenarioPlan *plans;
  guint            n_plans;
  gboolean         has_customers;
  RbkMixPlan       total_before, total_after;
  guint64          n_unserved_before, n_unserved_after;
  GArray          *moves;
  char            *note;
  RbkDecimal       cost_before, cost_after;
} RbkScenarioResult;

RbkScenarioResult *rbk_scenario_run (const RbkScenarioCase *scenario,
                                     RbkMixIndex           *index,
                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void               rbk_scenario_result_free (RbkScenarioResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkScenarioResult, rbk_scenario_result_free)

G_END_DECLS
