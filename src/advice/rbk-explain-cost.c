/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-private.h"

#include "rbk-error.h"

/* What workloads, average calls and models cost, as rbk-costing.c reckons it. */

/**
 * rbk_explain_part: (skip)
 * @whole: (transfer full): a figure
 * @weight: (transfer full): how much of it is taken
 * @label: (transfer none): what that is called
 * @fact: a name in @label
 * @name: (nullable): what stands there
 *
 * Returns: (transfer full): the part; @whole itself where it is all of it
 */
RbkWorking *
rbk_explain_part (
    RbkWorking *whole, RbkWorking *weight, const char *label, const char *fact, const char *name)
{
  if (rbk_decimal_equal (weight->value.value, RBK_DECIMAL_ONE))
    {
      rbk_working_unref (weight);
      return whole;
    }
  return rbk_working_name (rbk_working_new_of (RBK_OPERATION_PRODUCT, whole->value.kind, label,
                                               whole, weight, NULL),
                           fact, name);
}

/**
 * rbk_explain_workload_cost: (skip)
 * @input: what is explained
 * @workload: a workload's place
 * @tokens: (nullable): tokens of the call, in place of the routes' own totals
 *
 * Returns: (transfer full): what an average call of the workload costs
 */
RbkWorking *
rbk_explain_workload_cost (const RbkExplainInput *input, guint workload, const RbkDecimal *tokens)
{
  const RbkWorkloadSpec *spec = &input->spec->workloads[workload];
  RbkWorking *sum = rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_MONEY, N_ ("Cost of {workload}"));

  for (guint i = 0; i < spec->n_routes; i++)
    rbk_working_take (sum,
                      rbk_explain_part (rbk_explain_route (input, workload, i, tokens),
                                        rbk_explain_share (input, workload, i),
                                        N_ ("Part of {route}"), "route", spec->routes[i].name));
  rbk_working_compute (sum);
  if (tokens == NULL && spec->key != NULL)
    sum->where = g_strdup_printf ("workload:%s.cost", spec->key);
  return rbk_working_count (rbk_working_name (sum, "workload", spec->name), "call");
}

/**
 * rbk_explain_weight: (skip)
 * @input: what is explained
 * @workload: a workload's place
 *
 * Returns: (transfer full): how much the workload weighs among all calls
 */
RbkWorking *
rbk_explain_weight (const RbkExplainInput *input, guint workload)
{
  const RbkWorkloadSpec *spec = &input->spec->workloads[workload];

  return rbk_working_name (rbk_working_new_given (RBK_FACT_QUANTITY,
                                                  N_ ("Weight of {workload} among calls"),
                                                  spec->weight,
                                                  g_strdup_printf ("workloads[%u].share",
                                                                   workload)),
                           "workload", spec->name);
}

/**
 * rbk_explain_weights: (skip)
 * @input: what is explained
 *
 * Returns: (transfer full): what all workloads weigh together
 */
RbkWorking *
rbk_explain_weights (const RbkExplainInput *input)
{
  RbkWorking *sum =
      rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_QUANTITY, N_ ("Weights of all workloads"));

  for (guint i = 0; i < input->spec->n_workloads; i++)
    rbk_working_take (sum, rbk_explain_weight (input, i));
  rbk_working_compute (sum);
  return sum;
}

/**
 * rbk_explain_call_cost: (skip)
 * @input: what is explained
 * @axis: the meter on which calls count; -1 for every call
 * @tokens: (nullable): tokens of a call, in place of the routes' own totals
 *
 * Returns: (transfer full): what as many calls as the workloads weigh cost
 */
RbkWorking *
rbk_explain_call_cost (const RbkExplainInput *input, int axis, const RbkDecimal *tokens)
{
  const RbkSpec *spec = input->spec;
  RbkWorking    *sum =
      rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_MONEY, N_ ("Cost of calls, by their weights"));

  for (guint i = 0; i < spec->n_workloads; i++)
    if (axis < 0 || spec->workloads[i].counts[axis])
      rbk_working_take (sum,
                        rbk_explain_part (rbk_explain_workload_cost (input, i, tokens),
                                          rbk_explain_weight (input, i), N_ ("Part of {workload}"),
                                          "workload", spec->workloads[i].name));
  rbk_working_compute (sum);
  return sum;
}

static RbkWorking *
explain_model_part (const RbkExplainInput *input, guint workload, guint route)
{
  return rbk_working_name (rbk_working_new_of (RBK_OPERATION_PRODUCT, RBK_FACT_MONEY,
                                               N_ ("Part of {workload}"),
                                               rbk_explain_route (input, workload, route, NULL),
                                               rbk_working_new_of (RBK_OPERATION_PRODUCT,
                                                                   RBK_FACT_QUANTITY,
                                                                   N_ ("Weight of the route"),
                                                                   rbk_explain_weight (input,
                                                                                       workload),
                                                                   rbk_explain_share (input,
                                                                                      workload,
                                                                                      route),
                                                                   NULL),
                                               NULL),
                           "workload", input->spec->workloads[workload].name);
}

/**
 * rbk_explain_model_cost: (skip)
 * @input: what is explained
 * @model: a model's id
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_NOT_FOUND` where no route takes the model.
 *
 * Returns: (transfer full): what the model costs of an average call
 */
RbkWorking *
rbk_explain_model_cost (const RbkExplainInput *input, const char *model, GError **error)
{
  const RbkSpec *spec = input->spec;
  g_autoptr(RbkWorking) sum =
                 rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_MONEY, N_ ("Cost by weight"));
  RbkWorking *root;

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; k < spec->workloads[i].n_routes; k++)
      if (g_strcmp0 (spec->prices[spec->workloads[i].routes[k].price].model, model) == 0)
        rbk_working_take (sum, explain_model_part (input, i, k));
  if (sum->children->len == 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("no workload is served by %s; name a model that a route takes"), model);
      return NULL;
    }
  rbk_working_compute (sum);
  root = rbk_working_new_of (RBK_OPERATION_QUOTIENT, RBK_FACT_MONEY,
                             N_ ("What {model} costs of an average call"), rbk_working_ref (sum),
                             rbk_explain_weights (input), NULL);
  root->where = g_strdup_printf ("model:%s.cost", model);
  return rbk_working_count (rbk_working_name (root, "model", model), "call");
}
