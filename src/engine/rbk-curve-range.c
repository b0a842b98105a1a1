/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-axis.h"
#include "rbk-curve.h"
#include "rbk-meter-usage.h"

#include "rbk-rating-card.h"

#define DEFAULT_POINTS 200

/* Where nothing says how much is used. */
#define DEFAULT_END RBK_DECIMAL_UNITS (1000)

static RbkDecimal
times_tenths (RbkDecimal value, gint64 tenths)
{
  return rbk_decimal_mul_div (value, rbk_decimal_from_int (tenths), RBK_DECIMAL_UNITS (10),
                              RBK_ROUND_HALF_AWAY);
}

static RbkDecimal
include_level (const RbkSpec *spec, const RbkLevelSpec *level, int axis, RbkDecimal end)
{
  g_auto (RbkAxis) self = { 0 };

  rbk_axis_init (&self, spec, axis, level->has_tokens ? &level->tokens : NULL);
  return rbk_decimal_max (end, rbk_axis_of_calls (&self, level->calls, self.units));
}

static RbkDecimal
include_plan (const RbkSpec *spec, const RbkPlanSpec *plan, int axis, RbkDecimal end)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (plan, &spec->date);

  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (card->meter < 0 || card->meter != axis)
        continue;
      end = rbk_decimal_max (end, times_tenths (rbk_card_spec_to_month (card, card->included), 12));
      if (card->has_cap)
        end = rbk_decimal_max (end, rbk_card_spec_to_month (card, card->cap));
    }
  return end;
}

static gboolean
find_reach (const RbkSpec *spec, RbkPopulation *population, int axis, RbkDecimal *reach)
{
  RbkDecimal    percent = { .raw = RBK_DECIMAL_ONE_RAW * 999 / 10 };
  RbkMeterUsage meter;

  if (population == NULL)
    return FALSE;
  rbk_meter_usage_init (&meter, spec, axis, population);
  return rbk_meter_usage_get_percentile (&meter, population, percent, reach);
}

/**
 * rbk_curve_range_init_on:
 * @range: (out caller-allocates): a range to begin with
 * @spec: a spec
 * @axis: the meter of the axis; -1 where usage is calls
 * @population: (nullable): customers
 *
 * Chooses what to draw of an axis: from nothing to a tenth past the heaviest usage level, the
 * highest cap, the largest included amount and a fifth, and the customers' p99.9, in 200
 * points on a linear axis.
 */
void
rbk_curve_range_init_on (RbkCurveRange *range,
                         const RbkSpec *spec,
                         int            axis,
                         RbkPopulation *population)
{
  RbkDecimal end = RBK_DECIMAL_ZERO;

  g_return_if_fail (range != NULL && spec != NULL && axis < (int) spec->n_meters);

  *range = (RbkCurveRange){ .axis = axis, .n_points = DEFAULT_POINTS };
  for (guint i = 0; i < spec->n_levels; i++)
    end = include_level (spec, &spec->levels[i], axis, end);
  for (guint i = 0; i < spec->n_plans; i++)
    end = include_plan (spec, &spec->plans[i], axis, end);
  range->has_reach = find_reach (spec, population, axis, &range->reach);
  if (range->has_reach)
    end = rbk_decimal_max (end, range->reach);

  range->to = times_tenths (end, 11);
  if (rbk_decimal_sign (range->to) <= 0)
    range->to = DEFAULT_END;
}

/**
 * rbk_curve_range_init:
 * @range: (out caller-allocates): a range to begin with
 * @spec: a spec
 * @population: (nullable): customers
 *
 * As [func@curve_range_init_on], on the axis of the first plan that has one.
 *
 * Returns: `FALSE` when calls count on no meter; the axis is calls then
 */
gboolean
rbk_curve_range_init (RbkCurveRange *range, const RbkSpec *spec, RbkPopulation *population)
{
  int axis = -1;

  g_return_val_if_fail (range != NULL && spec != NULL, FALSE);

  for (guint i = 0; i < spec->n_plans && axis < 0; i++)
    axis = rbk_spec_get_axis_meter (spec, &spec->plans[i]);
  rbk_curve_range_init_on (range, spec, axis, population);
  return axis >= 0;
}
