/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-answer.h"

#include "rbk-costing.h"

/* Whether a plan is used up in credits, so that credit rates are what an answer moves. */
gboolean
rbk_answer_is_by_credits (const RbkSpec *spec, guint plan)
{
  int meter = rbk_spec_get_axis_meter (spec, &spec->plans[plan]);

  return !spec->plans[plan].is_quote_only && meter >= 0 &&
         spec->meters[meter].kind == RBK_METER_KIND_CREDIT;
}

/* By how much an amount changed; one where there was none. */
static RbkDecimal
get_ratio (RbkDecimal after, RbkDecimal before)
{
  RbkDecimal ratio = RBK_DECIMAL_INVALID;

  if (rbk_decimal_sign (before) > 0 && rbk_decimal_sign (after) > 0)
    ratio = rbk_decimal_div (after, before, RBK_ROUND_CEILING);
  return rbk_decimal_is_valid (ratio) ? ratio : RBK_DECIMAL_ONE;
}

/* By how much the cost of a call on a route changed. */
static RbkDecimal
get_route_ratio (const RbkScenarioCase *scenario, guint workload, guint route)
{
  const RbkSpec *before = scenario->before, *after = scenario->after;

  return get_ratio (rbk_cost_route (after, &after->workloads[workload].routes[route], NULL),
                    rbk_cost_route (before, &before->workloads[workload].routes[route], NULL));
}

static gboolean
has_credits (const RbkWorkloadSpec *workload, guint route)
{
  return workload->routes[route].has_credits &&
         rbk_decimal_sign (workload->routes[route].credits) > 0;
}

/* Each route takes as many credits more or less as its calls cost: a credit costs what it did. */
static void
pass_credits (RbkAnsweredSpec *self, const RbkScenarioCase *scenario)
{
  for (guint i = 0; i < self->spec.n_workloads; i++)
    for (guint k = 0; k < self->spec.workloads[i].n_routes; k++)
      if (has_credits (&self->spec.workloads[i], k))
        rbk_answered_spec_move_credits (self, i, k, get_route_ratio (scenario, i, k));
  rbk_answered_spec_count_calls (self);
}

/* The factor at which the bill leaves the margin that it left: bill x factor : cost after = bill
 * before : cost before. */
static RbkDecimal
find_factor (const RbkFigure *before, const RbkFigure *after)
{
  RbkDecimal bill, factor;

  if (!before->has_margin || !after->has_margin || rbk_decimal_sign (before->cost) <= 0 ||
      rbk_decimal_sign (after->cost) <= 0)
    return RBK_DECIMAL_ONE;
  bill = rbk_decimal_mul_div (before->bill, after->cost, before->cost, RBK_ROUND_CEILING);
  factor = rbk_decimal_div (bill, after->bill, RBK_ROUND_CEILING);
  return rbk_decimal_is_valid (factor) ? factor : RBK_DECIMAL_ONE;
}

/* What credits cost follows the rates; what a customer costs beside them does not. */
static gboolean
is_settled_by_credits (const RbkScenarioBase *base, guint plan)
{
  const RbkScenarioCase *scenario = base->scenario;

  return rbk_answer_is_by_credits (scenario->before, plan) &&
         rbk_decimal_equal (scenario->before->plans[plan].overhead,
                            scenario->after->plans[plan].overhead);
}

static void
pass_on (RbkAnsweredSpec *self, const RbkScenarioBase *base, RbkScenarioPlan *plans)
{
  pass_credits (self, base->scenario);
  for (guint i = 0; i < self->spec.n_plans; i++)
    {
      RbkFigure figure;
      gboolean  is_by_credits = rbk_answer_is_by_credits (base->scenario->before, i);

      if (!plans[i].has_before || is_settled_by_credits (base, i))
        continue;
      if (!(is_by_credits
                ? rbk_scenario_figure_same_units (base, &self->spec, i, &plans[i].before, &figure)
                : rbk_scenario_figure_after (base, &self->spec, i, &figure)))
        continue;
      plans[i].factor = find_factor (&plans[i].before, &figure);
      rbk_answered_spec_move_plan (self, i, plans[i].factor);
    }
}

/* Newer first, and of equal age the cheaper. */
static gboolean
is_newer (const RbkPriceSpec *a, const RbkPriceSpec *b)
{
  int order = 0;

  if (a->has_effective_from != b->has_effective_from)
    return a->has_effective_from;
  if (a->has_effective_from)
    order = g_date_compare (&a->effective_from, &b->effective_from);
  if (order != 0)
    return order > 0;
  return rbk_decimal_compare (rbk_decimal_add (a->input, a->output),
                              rbk_decimal_add (b->input, b->output)) < 0;
}

static gboolean
is_of_model (const RbkSpec *spec, const RbkRouteSpec *route, const char *model)
{
  return g_strcmp0 (spec->prices[route->price].model, model) == 0;
}

/* The newest model that calls go to, and whether there is an older one. */
static const char *
find_newest (const RbkSpec *spec, gboolean *has_older)
{
  const RbkPriceSpec *newest = NULL;

  *has_older = FALSE;
  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; k < spec->workloads[i].n_routes; k++)
      {
        const RbkRouteSpec *route = &spec->workloads[i].routes[k];
        const RbkPriceSpec *price = &spec->prices[route->price];

        if (newest != NULL && !is_of_model (spec, route, newest->model))
          *has_older = TRUE;
        if (newest == NULL || is_newer (price, newest))
          newest = price;
      }
  return newest != NULL ? newest->model : NULL;
}

/* What rebalancing multiplies by: where calls got cheaper, an older model by what it got cheaper
 * itself or by what the average call did, whichever is more; where they got dearer, by its own. */
static RbkDecimal
rebalance_ratio (RbkDecimal own, RbkDecimal average)
{
  if (rbk_decimal_compare (average, RBK_DECIMAL_ONE) > 0)
    return rbk_decimal_max (own, RBK_DECIMAL_ONE);
  return rbk_decimal_min (own, average);
}

static void
rebalance_credits (RbkAnsweredSpec       *self,
                   const RbkScenarioCase *scenario,
                   const char            *newest,
                   RbkDecimal             average)
{
  for (guint i = 0; i < self->spec.n_workloads; i++)
    for (guint k = 0; k < self->spec.workloads[i].n_routes; k++)
      if (has_credits (&self->spec.workloads[i], k) &&
          !is_of_model (&self->spec, &self->spec.workloads[i].routes[k], newest))
        rbk_answered_spec_move_credits (self, i, k,
                                        rebalance_ratio (get_route_ratio (scenario, i, k),
                                                         average));
  rbk_answered_spec_count_calls (self);
}

/* Whether all that is counted on a meter is served by models that are not the newest. */
static gboolean
is_older_only (const RbkSpec *spec, guint meter, const char *newest)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; spec->workloads[i].counts[meter] && k < spec->workloads[i].n_routes; k++)
      {
        if (is_of_model (spec, &spec->workloads[i].routes[k], newest))
          return FALSE;
        is_any = TRUE;
      }
  return is_any;
}

static char *
rebalance (RbkAnsweredSpec *self, const RbkScenarioCase *scenario)
{
  gboolean    has_older;
  const char *newest = find_newest (&self->spec, &has_older);
  RbkDecimal  average = get_ratio (rbk_cost_average_call (scenario->after, -1, NULL),
                                   rbk_cost_average_call (scenario->before, -1, NULL));

  if (newest == NULL || !has_older)
    return g_strdup (E_ ("One model serves all calls, so there is no older one to make cheaper: "
                         "rebalancing is the same as holding prices."));
  rebalance_credits (self, scenario, newest, average);
  for (guint i = 0; i < self->spec.n_meters; i++)
    if (self->spec.meters[i].kind != RBK_METER_KIND_CREDIT &&
        is_older_only (&self->spec, i, newest))
      rbk_answered_spec_move_meter (self, i,
                                    rebalance_ratio (get_ratio (rbk_cost_average_call (scenario
                                                                                           ->after,
                                                                                       (int) i,
                                                                                       NULL),
                                                                rbk_cost_average_call (scenario
                                                                                           ->before,
                                                                                       (int) i,
                                                                                       NULL)),
                                                     average));
  if (self->moves->len > 0)
    return g_strdup_printf (E_ ("%s, the newest model, keeps its rates; older ones follow what "
                                "calls "
                                "cost."),
                            newest);
  return g_strdup_printf (E_ ("Customers pay one price whichever model serves them, so nothing can "
                              "be "
                              "moved for models older than %s: rebalancing is the same as holding "
                              "prices."),
                          newest);
}

/*
 * rbk_answer_give:
 * @self: the book after the shocks, in which prices and rates are moved
 * @base: what figures rest on
 * @plans: (inout): the plans, with their figures before; they take the factors
 *
 * Moves what the case's answer moves.
 *
 * - Hold moves nothing.
 * - Pass on moves, where plans are used up in credits, each route's credits by what its calls cost
 *   more or less, so that a credit costs what it did: a customer who spends as many leaves the
 *   margin that it left, and the included credits go further. Other plans, by tokens, requests,
 *   outcomes or seats, have every price of their lasting terms multiplied so that the bill at the
 *   sizing point leaves the margin that it left.
 * - Rebalance moves credit rates of routes on other models than the newest, or prices of meters
 *   that only those serve.
 *
 * Returns: (transfer full) (nullable): what to know of it
 */
char *
rbk_answer_give (RbkAnsweredSpec *self, const RbkScenarioBase *base, RbkScenarioPlan *plans)
{
  if (base->scenario->answer == RBK_ANSWER_REBALANCE)
    return rebalance (self, base->scenario);
  if (base->scenario->answer == RBK_ANSWER_HOLD)
    return NULL;
  pass_on (self, base, plans);
  return self->moves->len == 0
             ? g_strdup (E_ ("What a call or a customer costs changes by no more than prices are "
                             "rounded by: nothing is to be passed on."))
             : NULL;
}
