/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-run.h"

#include "rbk-answer.h"
#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-mix-parts.h"
#include "rbk-scenario-bills.h"
#include "rbk-scenario-crowd.h"

/* What is computed for a case, with what it rests on. */
typedef struct
{
  RbkScenarioBase    base;
  RbkAnsweredSpec    answered;
  RbkScenarioResult *result; /* (owned) */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->base.after, rbk_mix_index_unref);
  g_clear_pointer (&self->base.costs, rbk_cost_percentiles_free);
  rbk_answered_spec_clear (&self->answered);
  g_clear_pointer (&self->result, rbk_scenario_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
fill_before (Run *self, guint plan, RbkCurveRange *range)
{
  RbkScenarioPlan *result = &self->result->plans[plan];

  result->factor = RBK_DECIMAL_ONE;
  result->has_before = rbk_scenario_figure_before (&self->base, plan, &result->before);
  result->has_lowest_before = !self->base.scenario->before->plans[plan].is_quote_only &&
                              rbk_scenario_certificate (&self->base, self->base.scenario->before,
                                                        plan, FALSE, range, &result->lowest_before);
}

static gboolean
passes_credits (const Run *self, guint plan)
{
  return self->base.scenario->answer == RBK_ANSWER_PASS &&
         rbk_answer_is_by_credits (self->base.scenario->before, plan);
}

static void
fill_bill (Run *self, guint plan, const RbkFigure *work)
{
  RbkScenarioPlan *result = &self->result->plans[plan];

  if (!result->has_before || !result->before.has_bill ||
      !rbk_scenario_bill_same_work (&self->base, &self->answered.spec, plan, &result->before, work,
                                    &result->bill_after))
    return;
  result->bill_before = result->before.bill;
  result->has_bill_change = rbk_decimal_sign (result->bill_before) > 0;
  if (result->has_bill_change)
    result->bill_change =
        rbk_decimal_to_double (rbk_decimal_sub (result->bill_after, result->bill_before)) /
        rbk_decimal_to_double (result->bill_before);
}

static void
fill_after (Run *self, guint plan, RbkCurveRange *range)
{
  RbkScenarioPlan *result = &self->result->plans[plan];
  const RbkSpec   *spec = &self->answered.spec;
  RbkFigure        work;

  result->has_after = rbk_scenario_figure_after (&self->base, spec, plan, &result->after);
  work = result->after;
  if (result->has_after && result->has_before && passes_credits (self, plan))
    result->has_after =
        rbk_scenario_figure_same_units (&self->base, spec, plan, &result->before, &result->after);
  if (result->has_after)
    fill_bill (self, plan, &work);
  result->has_lowest_after =
      !spec->plans[plan].is_quote_only &&
      rbk_scenario_certificate (&self->base, spec, plan, TRUE, range, &result->lowest_after);
}

/* A figure that there was may be past what can be computed after the shocks: that is no lack of a
 * margin. */
static gboolean
check_after (const Run *self, guint plan, GError **error)
{
  const RbkScenarioPlan *result = &self->result->plans[plan];
  const RbkSpec         *spec = &self->answered.spec;
  const RbkPlanSpec     *of = &spec->plans[plan];
  g_autoptr(GError) reason = NULL;
  RbkFigure figure;

  if (!result->has_before || result->has_after ||
      rbk_figure_at (spec, of, rbk_plan_spec_get_phase_on (of, &spec->date),
                     rbk_spec_get_axis_meter (spec, of), &of->sizing, NULL, &figure, &reason) ||
      !g_error_matches (reason, RBK_ERROR, RBK_ERROR_OVERFLOW))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("after %s: the figures of %s are more than can be computed; let the shocks be "
                   "less"),
               self->base.scenario->name, of->key);
  return FALSE;
}

static RbkDecimal
from_minor (const RbkSpec *spec, gint64 minor)
{
  return rbk_mix_scale (minor, rbk_mix_get_minor_raw (spec));
}

static gboolean
fill_changes (Run *self, GError **error)
{
  const RbkSpec            *spec = self->base.scenario->before;
  g_autofree RbkBillChange *changes = g_new0 (RbkBillChange, MAX (spec->n_plans, 1));
  g_autoptr(RbkCustomerBills) bills = rbk_customer_bills_new (spec, self->base.before, error);

  if (bills == NULL || !rbk_customer_bills_compare (bills, &self->answered.spec, self->base.after,
                                                    TRUE, changes, error))
    return FALSE;
  for (guint i = 0; i < spec->n_plans; i++)
    {
      RbkScenarioPlan     *plan = &self->result->plans[i];
      const RbkBillChange *change = &changes[i];

      plan->has_worst = change->has_worst;
      plan->worst_change = change->worst_change;
      plan->typical_change = change->typical_change;
      plan->worst_customer = change->worst_customer;
      plan->worst_before = from_minor (spec, change->worst_before);
      plan->worst_after = from_minor (spec, change->worst_after);
      plan->n_stopped = change->n_stopped;
      plan->n_paying_more = change->n_paying_more;
      plan->n_paying_less = change->n_paying_less;
    }
  return TRUE;
}

static gboolean
fill_mix (Run *self, GError **error)
{
  RbkScenarioResult *result = self->result;
  g_autoptr(RbkMix) before = rbk_mix_new (self->base.scenario->before, self->base.before, error);
  g_autoptr(RbkMix) after = before != NULL
                                 ? rbk_mix_new (&self->answered.spec, self->base.after, error)
                                 : NULL;

  if (after == NULL)
    return FALSE;
  result->has_customers = TRUE;
  result->total_before = before->total;
  result->total_after = after->total;
  result->n_unserved_before = before->n_unserved;
  result->n_unserved_after = after->n_unserved;
  for (guint i = 0; i < result->n_plans; i++)
    {
      result->plans[i].mix_before = before->plans[i];
      result->plans[i].mix_after = after->plans[i];
    }
  return fill_changes (self, error);
}

static gboolean
prepare (Run *self, const RbkScenarioCase *scenario, RbkMixIndex *index, GError **error)
{
  self->base.scenario = scenario;
  self->base.before = index;
  self->result = g_new0 (RbkScenarioResult, 1);
  self->result->n_plans = scenario->before->n_plans;
  self->result->plans = g_new0 (RbkScenarioPlan, MAX (self->result->n_plans, 1));
  self->result->cost_before = rbk_cost_average_call (scenario->before, -1, NULL);
  self->result->cost_after = rbk_cost_average_call (scenario->after, -1, NULL);
  rbk_answered_spec_init (&self->answered, scenario->after);
  if (index == NULL)
    return TRUE;
  self->base.after = rbk_scenario_crowd_new (scenario, index, error);
  if (self->base.after == NULL)
    return FALSE;
  self->base.costs = rbk_cost_percentiles_new (scenario->after, self->base.after);
  return TRUE;
}

/* Where credit rates have moved, customers take other amounts of credits. */
static gboolean
recount (Run *self, GError **error)
{
  g_autoptr(RbkMixIndex) after = g_steal_pointer (&self->base.after);

  if (after == NULL)
    return TRUE;
  self->base.after =
      rbk_mix_index_fits (after, &self->answered.spec)
          ? g_steal_pointer (&after)
          : rbk_scenario_crowd_recount (after, self->base.scenario, self->base.before,
                                        &self->answered.spec, error);
  return self->base.after != NULL;
}

/**
 * rbk_scenario_run:
 * @scenario: a case
 * @index: (nullable): customers, made ready for the book as it is
 * @error: return location for a [error@Error]
 *
 * Computes what the shocks and the answer make of each plan: at its sizing point, over the whole
 * of its usage, and of its customers, where there are any. They choose the cheapest plan that
 * allows them before and after. Where pass on moves credit rates, the margin after is that of a
 * customer who spends as many credits as before, and the change of the bill that of one who does
 * the same work. Fails with `RBK_ERROR_OVERFLOW`, and as [func@mix_new] does.
 *
 * Returns: (transfer full): the result
 */
RbkScenarioResult *
rbk_scenario_run (const RbkScenarioCase *scenario, RbkMixIndex *index, GError **error)
{
  g_auto(Run) self = { 0 };
  RbkCurveRange before = { 0 }, after = { 0 };

  g_return_val_if_fail (scenario != NULL, NULL);

  if (!prepare (&self, scenario, index, error))
    return NULL;
  for (guint i = 0; i < self.result->n_plans; i++)
    fill_before (&self, i, &before);
  self.result->note = rbk_answer_give (&self.answered, &self.base, self.result->plans);
  if (!recount (&self, error))
    return NULL;
  for (guint i = 0; i < self.result->n_plans; i++)
    {
      fill_after (&self, i, &after);
      if (!check_after (&self, i, error))
        return NULL;
    }
  if (index != NULL && !fill_mix (&self, error))
    return NULL;
  self.result->moves = g_array_ref (self.answered.moves);
  return g_steal_pointer (&self.result);
}

/**
 * rbk_scenario_result_free:
 * @self: (transfer full): a result
 *
 * Frees it.
 */
void
rbk_scenario_result_free (RbkScenarioResult *self)
{
  g_clear_pointer (&self->moves, g_array_unref);
  g_free (self->note);
  g_free (self->plans);
  g_free (self);
}
