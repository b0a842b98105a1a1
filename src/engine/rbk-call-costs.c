/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-call-costs.h"

#include "rbk-axis.h"
#include "rbk-costing.h"
#include "rbk-fee.h"

/* The percentile of the level that a typical customer is at. */
#define MEDIAN 50

/**
 * rbk_spec_get_call_cost:
 * @spec: a spec
 * @workload: a workload's index; -1 for the average call of all
 *
 * Returns: what a call costs, in major units; invalid when it does not fit
 */
RbkDecimal
rbk_spec_get_call_cost (const RbkSpec *spec, int workload)
{
  g_return_val_if_fail (spec != NULL && workload < (int) spec->n_workloads, RBK_DECIMAL_INVALID);

  return workload < 0 ? rbk_cost_average_call (spec, -1, NULL)
                      : rbk_cost_workload (spec, &spec->workloads[workload], NULL);
}

static RbkDecimal
unweigh (const RbkSpec *spec, RbkDecimal value, RbkDecimal calls)
{
  if (rbk_decimal_is_zero (spec->weights))
    return RBK_DECIMAL_ZERO;
  return rbk_decimal_mul_div (calls, value, spec->weights, RBK_ROUND_HALF_AWAY);
}

static RbkDecimal
sum_tokens (const RbkRouteSpec *route)
{
  return rbk_decimal_add (rbk_decimal_add (route->input, route->cache_read),
                          rbk_decimal_add (route->cache_write, route->output));
}

/* Tokens of as many calls as the workloads weigh together. */
static RbkDecimal
weigh_tokens (const RbkSpec *spec)
{
  RbkDecimal tokens = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; k < spec->workloads[i].n_routes; k++)
      {
        const RbkRouteSpec *route = &spec->workloads[i].routes[k];
        RbkDecimal          share = rbk_decimal_mul (spec->workloads[i].weight, route->share);

        tokens = rbk_decimal_add (tokens, rbk_decimal_mul (sum_tokens (route), share));
      }
  return tokens;
}

/**
 * rbk_spec_get_call_tokens:
 * @spec: a spec
 *
 * Returns: the tokens of an average call, in and out, as the routes say
 */
RbkDecimal
rbk_spec_get_call_tokens (const RbkSpec *spec)
{
  g_return_val_if_fail (spec != NULL, RBK_DECIMAL_INVALID);

  return unweigh (spec, weigh_tokens (spec), RBK_DECIMAL_ONE);
}

static RbkDecimal
weigh_model (const RbkSpec *spec, const char *model)
{
  RbkDecimal cost = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; k < spec->workloads[i].n_routes; k++)
      {
        const RbkRouteSpec *route = &spec->workloads[i].routes[k];
        RbkDecimal          share = rbk_decimal_mul (spec->workloads[i].weight, route->share);

        if (g_strcmp0 (spec->prices[route->price].model, model) == 0)
          cost =
              rbk_decimal_add (cost, rbk_decimal_mul (rbk_cost_route (spec, route, NULL), share));
      }
  return cost;
}

/**
 * rbk_spec_get_model_cost:
 * @spec: a spec
 * @model: a model's id
 *
 * Returns: what the model's routes cost of an average call; invalid when it does not fit
 */
RbkDecimal
rbk_spec_get_model_cost (const RbkSpec *spec, const char *model)
{
  g_return_val_if_fail (spec != NULL && model != NULL, RBK_DECIMAL_INVALID);

  return unweigh (spec, weigh_model (spec, model), RBK_DECIMAL_ONE);
}

/**
 * rbk_spec_get_model_share:
 * @spec: a spec
 * @model: a model's id
 * @share: (out): the part that the model has of what an average call costs, 0 to 1
 *
 * Returns: whether a call costs anything
 */
gboolean
rbk_spec_get_model_share (const RbkSpec *spec, const char *model, double *share)
{
  RbkDecimal all, own;

  g_return_val_if_fail (spec != NULL && model != NULL && share != NULL, FALSE);

  all = rbk_cost_weighed_call (spec, -1, NULL);
  own = weigh_model (spec, model);
  if (!rbk_decimal_is_valid (own) || !rbk_decimal_is_valid (all) || rbk_decimal_sign (all) <= 0)
    return FALSE;
  *share = rbk_decimal_to_double (own) / rbk_decimal_to_double (all);
  return TRUE;
}

/**
 * rbk_spec_get_usual_calls:
 * @spec: a spec
 *
 * Returns: the calls a month of the usage level that stands for the median, else of the first
 *   level, else 200
 */
RbkDecimal
rbk_spec_get_usual_calls (const RbkSpec *spec)
{
  g_return_val_if_fail (spec != NULL, RBK_DECIMAL_INVALID);

  for (guint i = 0; i < spec->n_levels; i++)
    if (spec->levels[i].percent == MEDIAN)
      return spec->levels[i].calls;
  return spec->n_levels > 0 ? spec->levels[0].calls : RBK_DECIMAL_UNITS (200);
}

/**
 * rbk_spec_get_month_tokens:
 * @spec: a spec
 * @calls: calls a month
 * @tokens: (nullable): tokens of a call, in place of what the routes say
 *
 * Returns: the tokens of a month, in and out; invalid when they don't fit
 */
RbkDecimal
rbk_spec_get_month_tokens (const RbkSpec *spec, RbkDecimal calls, const RbkDecimal *tokens)
{
  g_return_val_if_fail (spec != NULL, RBK_DECIMAL_INVALID);

  return tokens != NULL ? rbk_decimal_mul (*tokens, calls)
                        : unweigh (spec, weigh_tokens (spec), calls);
}

/**
 * rbk_spec_get_month_cost:
 * @spec: a spec
 * @calls: calls a month
 * @tokens: (nullable): tokens of a call, in place of the routes' own totals
 *
 * Returns: what the models cost for them, rounded once; invalid when it does not fit
 */
RbkDecimal
rbk_spec_get_month_cost (const RbkSpec *spec, RbkDecimal calls, const RbkDecimal *tokens)
{
  g_return_val_if_fail (spec != NULL, RBK_DECIMAL_INVALID);

  return unweigh (spec, rbk_cost_weighed_call (spec, -1, tokens), calls);
}

/**
 * rbk_cost_get_change:
 * @before: a cost
 * @after: another in its place
 * @change: (out): by which share it is more; less than nothing where it is less
 *
 * Returns: whether there is such a share: the first costs something
 */
gboolean
rbk_cost_get_change (RbkDecimal before, RbkDecimal after, double *change)
{
  g_return_val_if_fail (change != NULL, FALSE);

  if (!rbk_decimal_is_valid (before) || !rbk_decimal_is_valid (after) ||
      rbk_decimal_sign (before) <= 0)
    return FALSE;
  *change = rbk_decimal_to_double (after) / rbk_decimal_to_double (before) - 1.0;
  return TRUE;
}

/**
 * rbk_cost_get_of_credit:
 * @cost: of a call
 * @credits: (nullable): that the call takes
 * @each: (out): what one of them costs to serve
 *
 * Returns: whether the call takes any
 */
gboolean
rbk_cost_get_of_credit (RbkDecimal cost, const RbkDecimal *credits, RbkDecimal *each)
{
  g_return_val_if_fail (each != NULL, FALSE);

  if (credits == NULL || rbk_decimal_sign (*credits) <= 0)
    return FALSE;
  *each = rbk_decimal_div (cost, *credits, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_is_valid (*each);
}

/**
 * rbk_plan_at_calls_init:
 * @self: (out caller-allocates): the plan there
 * @spec: a spec
 * @plan: one of its plans
 * @calls: calls a month
 *
 * Computes the lasting terms of a plan for a customer of so many average calls, as
 * [func@figure_at] does at a usage level. A quote-only plan has a cost and no floor price.
 *
 * Returns: whether the figures fit
 */
gboolean
rbk_plan_at_calls_init (RbkPlanAtCalls    *self,
                        const RbkSpec     *spec,
                        const RbkPlanSpec *plan,
                        RbkDecimal         calls)
{
  g_auto (RbkAxis) axis = { 0 };
  const RbkPhaseSpec *phase;
  RbkDecimal          inference, fees;

  g_return_val_if_fail (self != NULL && spec != NULL && plan != NULL, FALSE);

  *self = (RbkPlanAtCalls){ 0 };
  phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  rbk_axis_init (&axis, spec, rbk_spec_get_axis_meter (spec, plan), NULL);
  inference = rbk_axis_of_calls (&axis, calls, axis.call_cost);
  rbk_axis_get_figure (&axis, plan, phase, rbk_axis_of_calls (&axis, calls, axis.units), &inference,
                       &self->figure);
  if (!rbk_decimal_is_valid (self->figure.cost) || !rbk_decimal_is_valid (self->figure.usage) ||
      (self->figure.has_bill && !rbk_decimal_is_valid (self->figure.amount)))
    return FALSE;

  fees = phase != NULL ? rbk_phase_spec_get_fees (spec, phase) : RBK_DECIMAL_ZERO;
  self->has_floor =
      self->figure.has_bill &&
      rbk_fee_find_floor (spec, self->figure.cost, rbk_decimal_sub (self->figure.bill, fees),
                          plan->target_margin, &self->floor_price);
  return TRUE;
}
