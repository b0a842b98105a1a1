/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-private.h"

#include "rbk-costing.h"

/* What calls count on meters, as rbk-costing.c reckons it. */

#define LAST_INPUT 2
#define OUTPUT 3

const char *
rbk_explain_unit_of (const RbkSpec *spec, int meter)
{
  if (meter < 0)
    return "calls";
  return spec->meters[meter].unit != NULL ? spec->meters[meter].unit : spec->meters[meter].name;
}

static gboolean
has_tokens (const RbkRouteSpec *route)
{
  return !rbk_decimal_is_zero (
      rbk_decimal_add (rbk_decimal_add (route->input, route->cache_read),
                       rbk_decimal_add (route->cache_write, route->output)));
}

/* What a call on a route counts of a kind of token, with those of a level where there is one. */
static RbkWorking *
explain_counted (const RbkExplainInput *input,
                 guint                  workload,
                 guint                  route,
                 RbkMeterKind           kind,
                 const RbkDecimal      *tokens)
{
  const RbkRouteSpec *spec = &input->spec->workloads[workload].routes[route];
  guint               from = kind == RBK_METER_KIND_OUTPUT_TOKEN ? OUTPUT : 0;
  guint               to = kind == RBK_METER_KIND_INPUT_TOKEN ? LAST_INPUT : OUTPUT;
  RbkDecimal          bare =
      tokens != NULL && kind != RBK_METER_KIND_OUTPUT_TOKEN ? *tokens : RBK_DECIMAL_ZERO;

  if (tokens == NULL)
    return rbk_explain_tokens (input, workload, route, from, to);
  if (!has_tokens (spec))
    return rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Tokens of a call at that usage level"),
                                  bare, g_strdup ("levels"));
  return rbk_working_count (rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_QUANTITY,
                                                N_ ("Tokens counted at that usage level"),
                                                rbk_explain_tokens (input, workload, route, from,
                                                                    to),
                                                rbk_working_new_given (RBK_FACT_QUANTITY,
                                                                       N_ ("Tokens of a call at "
                                                                           "that usage level"),
                                                                       *tokens,
                                                                       g_strdup ("levels")),
                                                rbk_explain_tokens (input, workload, route, 0,
                                                                    OUTPUT),
                                                NULL),
                            "tokens");
}

static RbkWorking *
explain_route_units (const RbkExplainInput *input,
                     guint                  workload,
                     guint                  route,
                     RbkMeterKind           kind,
                     const RbkDecimal      *tokens)
{
  const RbkRouteSpec *spec = &input->spec->workloads[workload].routes[route];
  RbkWorking         *counted =
      kind == RBK_METER_KIND_CREDIT
                  ? rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Credits of a call"), spec->credits,
                                           g_strdup_printf ("workloads[%u].routes", workload))
                  : explain_counted (input, workload, route, kind, tokens);

  return rbk_explain_part (counted, rbk_explain_share (input, workload, route),
                           N_ ("Counted by {route}"), "route", spec->name);
}

/* Internal units that a call of a workload counts. */
static RbkWorking *
explain_call (const RbkExplainInput *input, guint workload, int meter, const RbkDecimal *tokens)
{
  const RbkWorkloadSpec *spec = &input->spec->workloads[workload];
  RbkMeterKind kind = meter >= 0 ? input->spec->meters[meter].kind : RBK_METER_KIND_REQUEST;
  RbkWorking  *sum;

  if (meter < 0)
    return rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("A call"), RBK_DECIMAL_ONE,
                                  g_strdup ("by convention"));
  if (kind == RBK_METER_KIND_SEAT)
    return rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Seats don't follow calls"),
                                  RBK_DECIMAL_ZERO, g_strdup ("by convention"));
  if (kind == RBK_METER_KIND_REQUEST || kind == RBK_METER_KIND_OUTCOME)
    return rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Units of a call"), spec->units_per_call,
                                  g_strdup_printf ("workloads[%u].units_per_call", workload));

  sum = rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_QUANTITY, N_ ("Counted of a call"));
  for (guint i = 0; i < spec->n_routes; i++)
    rbk_working_take (sum, explain_route_units (input, workload, i, kind, tokens));
  rbk_working_compute (sum);
  return sum;
}

/**
 * rbk_explain_units: (skip)
 * @input: what is explained
 * @meter: a meter's place; -1 counts calls
 * @axis: the meter whose calls are taken; -1 for every call
 * @tokens: (nullable): tokens of a call, in place of the routes' own totals
 *
 * Returns: (transfer full): what as many calls as the workloads weigh count on @meter
 */
RbkWorking *
rbk_explain_units (const RbkExplainInput *input, int meter, int axis, const RbkDecimal *tokens)
{
  const RbkSpec *spec = input->spec;
  RbkWorking    *sum = rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_QUANTITY,
                                        N_ ("Units of calls, by their weights"));

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      const RbkWorkloadSpec *workload = &spec->workloads[i];

      if ((axis >= 0 && !workload->counts[axis]) || (meter >= 0 && !workload->counts[meter]))
        continue;
      rbk_working_take (sum,
                        rbk_explain_part (explain_call (input, i, meter, tokens),
                                          rbk_explain_weight (input, i), N_ ("Part of {workload}"),
                                          "workload", workload->name));
    }
  rbk_working_compute (sum);
  if (meter < 0)
    return rbk_working_count (sum, "calls");
  if (rbk_decimal_equal (spec->meters[meter].conversion, RBK_DECIMAL_ONE))
    return rbk_working_count (sum, rbk_explain_unit_of (spec, meter));
  return rbk_working_count (rbk_working_new_of (RBK_OPERATION_QUOTIENT, RBK_FACT_QUANTITY,
                                                N_ ("The same in customers' units"), sum,
                                                rbk_working_new_given (RBK_FACT_QUANTITY,
                                                                       N_ ("Internal units in one"),
                                                                       spec->meters[meter]
                                                                           .conversion,
                                                                       g_strdup_printf ("meters[%d]"
                                                                                        ".conversio"
                                                                                        "n",
                                                                                        meter)),
                                                NULL),
                            rbk_explain_unit_of (spec, meter));
}
