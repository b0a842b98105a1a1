/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-figures.h"

#include "rbk-axis.h"
#include "rbk-costing.h"
#include "rbk-meter-usage.h"
#include "rbk-population-amounts.h"
#include "rbk-quantiles.h"

/* A curve is asked for its certificate alone. */
#define FEW_POINTS 2

struct _RbkCostPercentiles
{
  RbkQuantiles *quantiles; /* (owned) */
  GArray       *percents;  /* (owned) (element-type guint) those that it was made ready for */
};

static void
visit_costs (RbkMixIndex  *index,
             RbkQuantiles *quantiles,
             void (*visit) (RbkQuantiles *self, gint64 value, gint64 weight))
{
  RbkPopulation *population = rbk_mix_index_get_population (index);
  const gint64  *costs = rbk_mix_index_get_cost (index);
  const gint64  *weights = rbk_population_get_weights (population);
  guint          n = rbk_population_get_size (population);

  for (guint i = 0; i < n; i++)
    visit (quantiles, costs[i], weights != NULL ? weights[i] : 1);
}

/*
 * rbk_cost_percentiles_new:
 * @spec: a book
 * @index: customers
 *
 * Finds what customers cost at the whole percentiles that plans are sized by, without sorting them.
 *
 * Returns: (transfer full) (nullable): the percentiles; nothing where no plan asks for one
 */
RbkCostPercentiles *
rbk_cost_percentiles_new (const RbkSpec *spec, RbkMixIndex *index)
{
  g_autoptr(GArray) percents = g_array_new (FALSE, FALSE, sizeof (guint));
  RbkCostPercentiles *self;

  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkWhere *where = &spec->plans[i].sizing;
      gint64          percent;

      if (where->kind == RBK_WHERE_PERCENTILE && rbk_decimal_to_int (where->value, &percent))
        {
          guint value = (guint) percent;

          g_array_append_val (percents, value);
        }
    }
  if (percents->len == 0)
    return NULL;
  self = g_new0 (RbkCostPercentiles, 1);
  self->quantiles =
      rbk_quantiles_new (rbk_population_get_size (rbk_mix_index_get_population (index)));
  visit_costs (index, self->quantiles, rbk_quantiles_count);
  if (rbk_quantiles_prepare (self->quantiles, (const guint *) (gpointer) percents->data,
                             percents->len))
    visit_costs (index, self->quantiles, rbk_quantiles_keep);
  self->percents = g_steal_pointer (&percents);
  return self;
}

void
rbk_cost_percentiles_free (RbkCostPercentiles *self)
{
  rbk_quantiles_free (self->quantiles);
  g_array_unref (self->percents);
  g_free (self);
}

static gboolean
find_cost (const RbkCostPercentiles *self, RbkDecimal percent, RbkDecimal *cost)
{
  gint64 whole;

  if (self == NULL || !rbk_decimal_to_int (percent, &whole))
    return FALSE;
  for (guint i = 0; i < self->percents->len; i++)
    if (g_array_index (self->percents, guint, i) == whole &&
        rbk_quantiles_get (self->quantiles, (guint) whole, cost))
      return TRUE;
  return FALSE;
}

static const RbkPhaseSpec *
get_phase (const RbkSpec *spec, guint plan)
{
  return rbk_plan_spec_get_phase_on (&spec->plans[plan], &spec->date);
}

static RbkPopulation *
get_population (RbkMixIndex *index)
{
  return index != NULL ? rbk_mix_index_get_population (index) : NULL;
}

static gboolean
figure_at (const RbkSpec *spec, guint plan, RbkPopulation *population, RbkFigure *figure)
{
  const RbkPlanSpec *of = &spec->plans[plan];

  return rbk_figure_at (spec, of, get_phase (spec, plan), rbk_spec_get_axis_meter (spec, of),
                        &of->sizing, population, figure, NULL);
}

/* A plan at its sizing point, as the book is. */
gboolean
rbk_scenario_figure_before (const RbkScenarioBase *base, guint plan, RbkFigure *figure)
{
  return figure_at (base->scenario->before, plan, get_population (base->before), figure);
}

/* Whether the customers after the shocks are the same ones with multiples of what they used. */
static gboolean
is_variant (const RbkScenarioBase *base)
{
  return base->after != NULL && get_population (base->after) == get_population (base->before);
}

static RbkDecimal
get_growth (const RbkScenarioBase *base, int meter)
{
  return meter >= 0 ? rbk_mix_index_get_growth (base->after, (guint) meter)
                    : base->scenario->growth.calls;
}

/* For a percentile with decimals customers are sorted. */
static gboolean
sort_for_cost (RbkMixIndex *index, RbkDecimal percent, RbkDecimal *cost)
{
  RbkPopulation *population = rbk_mix_index_get_population (index);
  gsize          n_bytes = rbk_population_get_size (population) * sizeof (gint64);
  g_autoptr(RbkPopulation) costed = NULL;

  if (n_bytes == 0)
    return FALSE;
  costed = rbk_population_new_with_cost (population,
                                         g_memdup2 (rbk_mix_index_get_cost (index), n_bytes));
  return rbk_population_get_percentile (costed, RBK_COLUMN_COST, percent, cost);
}

/* What customers of the percentile cost after the shocks. */
static RbkDecimal
get_inference (const RbkScenarioBase *base,
               const RbkSpec         *spec,
               int                    meter,
               RbkDecimal             percent,
               RbkDecimal             usage)
{
  g_auto (RbkAxis) axis = { 0 };
  RbkPopulation *population = get_population (base->before);
  RbkDecimal     cost, calls;

  rbk_axis_init (&axis, spec, meter, NULL);
  if (rbk_mix_index_has_own_cost (base->before) &&
      (find_cost (base->costs, percent, &cost) || sort_for_cost (base->after, percent, &cost)))
    return cost;
  if (rbk_population_get_percentile (population, RBK_COLUMN_CALLS, percent, &calls))
    return rbk_axis_of_calls (&axis, rbk_decimal_mul (calls, base->scenario->growth.calls),
                              axis.call_cost);
  return rbk_axis_get_inference (&axis, usage);
}

/* At a percentile of customers who are multiples of those there were. FALSE where customers don't
 * say it. */
static gboolean
figure_at_percentile (const RbkScenarioBase *base,
                      const RbkSpec         *spec,
                      guint                  plan,
                      RbkFigure             *figure)
{
  g_auto (RbkAxis) axis = { 0 };
  const RbkPlanSpec *of = &spec->plans[plan];
  int                meter = rbk_spec_get_axis_meter (spec, of);
  RbkPopulation     *population = get_population (base->before);
  RbkMeterUsage      own;
  RbkDecimal         usage, inference;

  rbk_meter_usage_init (&own, spec, meter, population);
  if (!rbk_meter_usage_get_percentile (&own, population, of->sizing.value, &usage))
    return FALSE;
  rbk_axis_init_at (&axis, spec, meter, &of->sizing, population);
  usage = rbk_decimal_mul (usage, get_growth (base, meter));
  if (!rbk_decimal_is_zero (usage))
    {
      for (guint i = 0; i < spec->n_meters; i++)
        axis.call_units[i] = rbk_decimal_mul (axis.call_units[i], get_growth (base, (int) i));
      axis.units = usage;
    }
  inference = get_inference (base, spec, meter, of->sizing.value, usage);
  rbk_axis_get_figure (&axis, of, get_phase (spec, plan), usage, &inference, figure);
  return rbk_decimal_is_valid (figure->usage) && rbk_decimal_is_valid (figure->cost) &&
         rbk_decimal_is_valid (figure->bill) && rbk_decimal_is_valid (figure->amount);
}

/* A plan at its sizing point, after the shocks or an answer to them. */
gboolean
rbk_scenario_figure_after (const RbkScenarioBase *base,
                           const RbkSpec         *spec,
                           guint                  plan,
                           RbkFigure             *figure)
{
  if (is_variant (base) && spec->plans[plan].sizing.kind == RBK_WHERE_PERCENTILE &&
      figure_at_percentile (base, spec, plan, figure))
    return TRUE;
  return figure_at (spec, plan, get_population (base->after), figure);
}

static RbkDecimal
get_unit_cost (const RbkSpec *spec, int meter, RbkDecimal usage)
{
  return rbk_cost_of_usage (spec, meter, usage);
}

/* For as many units as before, or so many more as usage grows: where credit rates moved, what a
 * customer gets for them has changed. */
gboolean
rbk_scenario_figure_same_units (const RbkScenarioBase *base,
                                const RbkSpec         *spec,
                                guint                  plan,
                                const RbkFigure       *before,
                                RbkFigure             *figure)
{
  g_auto (RbkAxis) axis = { 0 };
  const RbkSpec     *was = base->scenario->before;
  const RbkPlanSpec *of = &spec->plans[plan];
  int                meter = rbk_spec_get_axis_meter (spec, of);
  RbkDecimal         usage = before->usage, cost, cost_before, inference;

  if (of->sizing.kind != RBK_WHERE_PERCENTILE && of->sizing.kind != RBK_WHERE_LEVEL)
    return figure_at (spec, plan, get_population (base->after), figure);
  usage = rbk_decimal_mul (usage, base->scenario->growth.calls);
  cost_before = get_unit_cost (was, meter, before->usage);
  cost = get_unit_cost (spec, meter, usage);
  if (rbk_decimal_is_zero (cost_before))
    return rbk_scenario_figure_after (base, spec, plan, figure);
  inference = rbk_decimal_mul_div (before->inference, cost, cost_before, RBK_ROUND_HALF_AWAY);
  rbk_axis_init_at (&axis, spec, meter, &of->sizing, get_population (base->before));
  rbk_axis_get_figure (&axis, of, get_phase (spec, plan), usage, &inference, figure);
  return rbk_decimal_is_valid (figure->cost) && rbk_decimal_is_valid (figure->amount);
}

/* What the customer who was at the sizing point pays for the same work, or so much more of it as
 * usage grows. */
gboolean
rbk_scenario_bill_same_work (const RbkScenarioBase *base,
                             const RbkSpec         *spec,
                             guint                  plan,
                             const RbkFigure       *before,
                             const RbkFigure       *after,
                             RbkDecimal            *bill)
{
  const RbkSpec     *was = base->scenario->before;
  const RbkPlanSpec *of = &spec->plans[plan];
  int                meter = rbk_spec_get_axis_meter (spec, of);
  RbkDecimal         units_before, units, usage;
  RbkFigure          figure;

  *bill = after->bill;
  if (of->sizing.kind == RBK_WHERE_PERCENTILE || of->sizing.kind == RBK_WHERE_LEVEL)
    return after->has_bill;
  units_before = rbk_cost_units_of_weighed_call (was, meter, meter, NULL);
  units = rbk_cost_units_of_weighed_call (spec, meter, meter, NULL);
  usage = rbk_decimal_mul (before->usage, base->scenario->growth.calls);
  if (!rbk_decimal_is_zero (units_before))
    usage = rbk_decimal_mul_div (usage, units, units_before, RBK_ROUND_HALF_AWAY);
  rbk_figure_at_usage (spec, of, get_phase (spec, plan), meter, usage, &figure);
  *bill = figure.bill;
  return figure.has_bill && rbk_decimal_is_valid (figure.bill);
}

static void
init_range (RbkCurveRange         *range,
            const RbkScenarioBase *base,
            const RbkSpec         *spec,
            int                    meter,
            gboolean               is_after)
{
  rbk_curve_range_init_on (range, spec, meter,
                           get_population (is_after ? base->after : base->before));
  if (is_after && is_variant (base) && range->has_reach)
    {
      range->reach = rbk_decimal_mul (range->reach, get_growth (base, meter));
      range->to = rbk_decimal_max (range->to, range->reach);
    }
  range->n_points = FEW_POINTS;
}

/* The lowest margin of a plan from no usage to its cap, or to where customers reach. @range is all
 * 0 at the first plan of a book, and then what the one before it left: all plans of an axis have
 * one. */
gboolean
rbk_scenario_certificate (const RbkScenarioBase *base,
                          const RbkSpec         *spec,
                          guint                  plan,
                          gboolean               is_after,
                          RbkCurveRange         *range,
                          RbkCertificate        *certificate)
{
  const RbkPlanSpec *of = &spec->plans[plan];
  int                meter = rbk_spec_get_axis_meter (spec, of);
  g_autoptr(RbkCurve) curve = NULL;

  if (range->n_points == 0 || range->axis != meter)
    init_range (range, base, spec, meter, is_after);
  curve = rbk_curve_new (spec, of, range, NULL);
  if (curve == NULL || !curve->certificate.has_lowest)
    return FALSE;
  *certificate = curve->certificate;
  return TRUE;
}
