/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-axis.h"

#include "rbk-error.h"
#include "rbk-meter-usage.h"

#include <string.h>

/**
 * rbk_margin_of:
 * @bill: what a customer pays, more than nothing
 * @cost: what serving it costs
 *
 * Returns: the gross margin, a share of @bill; what is compared with a target is compared
 *   exactly, not through this
 */
double
rbk_margin_of (RbkDecimal bill, RbkDecimal cost)
{
  return rbk_decimal_to_double (rbk_decimal_sub (bill, cost)) / rbk_decimal_to_double (bill);
}

/**
 * rbk_figure_at_usage:
 * @spec: a spec
 * @plan: one of its plans
 * @phase: (nullable): one of the plan's phases
 * @axis: the meter of the axis; -1 where usage is calls
 * @usage: units a month on the axis meter
 * @figure: (out caller-allocates): the plan there
 *
 * Computes a plan at a usage. Usage of the other meters follows that of the axis, as the
 * average call of the workloads on the axis counts on them; a customer has one seat. Past a
 * hard cap nothing more is served, billed or paid for. What does not fit is invalid.
 */
void
rbk_figure_at_usage (const RbkSpec      *spec,
                     const RbkPlanSpec  *plan,
                     const RbkPhaseSpec *phase,
                     int                 axis,
                     RbkDecimal          usage,
                     RbkFigure          *figure)
{
  g_auto (RbkAxis) self = { 0 };

  g_return_if_fail (spec != NULL && plan != NULL && figure != NULL);

  rbk_axis_init (&self, spec, axis, NULL);
  rbk_axis_get_figure (&self, plan, phase, usage, NULL, figure);
}

/* At a level a call may have tokens of its own: then units and cost of a call follow them. */
static void
init_at_level (RbkAxis *self, const RbkSpec *spec, int meter, const RbkLevelSpec *level)
{
  rbk_axis_init (self, spec, meter, level->has_tokens ? &level->tokens : NULL);
}

static void
figure_at_level (const RbkAxis      *axis,
                 const RbkPlanSpec  *plan,
                 const RbkPhaseSpec *phase,
                 const RbkLevelSpec *level,
                 RbkFigure          *figure)
{
  g_auto (RbkAxis) self = { 0 };
  RbkDecimal inference;

  init_at_level (&self, axis->spec, axis->meter, level);
  inference = rbk_axis_of_calls (&self, level->calls, self.call_cost);
  rbk_axis_get_figure (&self, plan, phase, rbk_axis_of_calls (&self, level->calls, self.units),
                       &inference, figure);
}

/**
 * rbk_spec_find_level:
 * @self: a spec
 * @where: a usage level, or a percentile
 *
 * Returns: (nullable) (transfer none): the level of that name, or the one that stands for that
 *   percentile
 */
const RbkLevelSpec *
rbk_spec_find_level (const RbkSpec *self, const RbkWhere *where)
{
  for (guint i = 0; i < self->n_levels; i++)
    {
      const RbkLevelSpec *level = &self->levels[i];

      if (where->kind == RBK_WHERE_LEVEL
              ? strcmp (level->key, where->level) == 0
              : level->has_percentile && rbk_decimal_equal (level->percentile, where->value))
        return level;
    }
  return NULL;
}

/* What customers cost at a percentile; FALSE where only their usage says it. */
static gboolean
get_inference (const RbkAxis *axis,
               RbkPopulation *population,
               RbkDecimal     percent,
               RbkDecimal    *inference)
{
  RbkDecimal calls;

  if (rbk_population_get_percentile (population, RBK_COLUMN_COST, percent, inference))
    return TRUE;
  if (!rbk_population_get_percentile (population, RBK_COLUMN_CALLS, percent, &calls))
    return FALSE;
  *inference = rbk_axis_of_calls (axis, calls, axis->call_cost);
  return TRUE;
}

/* What comes on a meter with the percentile of the axis. Where customers' own tokens say one of
 * them it is the percentile there too, as it is of cost: in what proportion the book's calls take
 * input and output says nothing of these customers. */
static RbkDecimal
get_other_usage (const RbkAxis       *axis,
                 const RbkMeterUsage *own,
                 guint                meter,
                 RbkDecimal           usage,
                 RbkPopulation       *population,
                 RbkDecimal           percent)
{
  RbkMeterUsage other;
  RbkDecimal    found;

  rbk_meter_usage_init (&other, axis->spec, (int) meter, population);
  if ((rbk_meter_usage_follows_calls (own) && rbk_meter_usage_follows_calls (&other)) ||
      !rbk_meter_usage_get_percentile (&other, population, percent, &found))
    return rbk_axis_get_usage (axis, (int) meter, usage);
  return found;
}

/* From here on a unit of the axis brings what it brings to customers of the percentile. FALSE
 * where they have none. */
static gboolean
follow_customers (RbkAxis *axis, RbkPopulation *population, RbkDecimal percent, RbkDecimal *usage)
{
  RbkMeterUsage own;

  if (population == NULL)
    return FALSE;
  rbk_meter_usage_init (&own, axis->spec, axis->meter, population);
  if (!rbk_meter_usage_get_percentile (&own, population, percent, usage))
    return FALSE;
  if (rbk_decimal_is_zero (*usage))
    return TRUE;
  for (guint i = 0; i < axis->spec->n_meters; i++)
    if (axis->spec->meters[i].kind != RBK_METER_KIND_SEAT)
      axis->call_units[i] = get_other_usage (axis, &own, i, *usage, population, percent);
  axis->units = *usage;
  return TRUE;
}

/* Makes an axis along which what comes on other meters with usage is as at a place: its cost of
 * a call is that of the routes' own tokens, or of the level's. */
void
rbk_axis_init_at (
    RbkAxis *self, const RbkSpec *spec, int meter, const RbkWhere *where, RbkPopulation *population)
{
  const RbkLevelSpec *level = NULL;
  RbkDecimal          usage;

  rbk_axis_init (self, spec, meter, NULL);
  if (where->kind == RBK_WHERE_PERCENTILE &&
      follow_customers (self, population, where->value, &usage))
    return;
  if (where->kind == RBK_WHERE_PERCENTILE || where->kind == RBK_WHERE_LEVEL)
    level = rbk_spec_find_level (spec, where);
  if (level == NULL)
    return;
  rbk_axis_clear (self);
  init_at_level (self, spec, meter, level);
}

static gboolean
figure_at_percentile (RbkAxis            *axis,
                      const RbkPlanSpec  *plan,
                      const RbkPhaseSpec *phase,
                      RbkDecimal          percent,
                      RbkPopulation      *population,
                      RbkFigure          *figure)
{
  g_auto (RbkAxis) own = { 0 };
  RbkDecimal usage, inference;

  rbk_axis_init (&own, axis->spec, axis->meter, NULL);
  if (!follow_customers (&own, population, percent, &usage))
    return FALSE;
  if (!get_inference (axis, population, percent, &inference))
    inference = rbk_axis_get_inference (axis, usage);
  rbk_axis_get_figure (&own, plan, phase, usage, &inference, figure);
  return TRUE;
}

static gboolean
figure_at_place (RbkAxis            *axis,
                 const RbkPlanSpec  *plan,
                 const RbkPhaseSpec *phase,
                 const RbkWhere     *where,
                 RbkPopulation      *population,
                 RbkFigure          *figure,
                 GError            **error)
{
  const RbkLevelSpec *level;
  RbkDecimal          usage;
  g_autofree char    *text = NULL;

  if (where->kind != RBK_WHERE_PERCENTILE && where->kind != RBK_WHERE_LEVEL)
    {
      if (!rbk_axis_resolve (axis, plan, phase, where, &usage, error))
        return FALSE;
      rbk_axis_get_figure (axis, plan, phase, usage, NULL, figure);
      return TRUE;
    }

  level = rbk_spec_find_level (axis->spec, where);
  if (where->kind == RBK_WHERE_PERCENTILE &&
      figure_at_percentile (axis, plan, phase, where->value, population, figure))
    return TRUE;
  if (level != NULL)
    {
      figure_at_level (axis, plan, phase, level, figure);
      return TRUE;
    }
  text = rbk_where_to_string (where);
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               where->kind == RBK_WHERE_LEVEL
                   ? E_ ("there is no usage level %s; add it or ask at a number")
                   : E_ ("%s is not known; import customers or say which usage level stands for "
                         "it"),
               text);
  return FALSE;
}

/**
 * rbk_figure_at:
 * @spec: a spec
 * @plan: one of its plans
 * @phase: (nullable): one of the plan's phases
 * @axis: the meter of the axis; -1 where usage is calls
 * @where: a place on the axis
 * @population: (nullable): customers, for percentiles
 * @figure: (out caller-allocates): the plan there
 * @error: return location for a [error@Error]
 *
 * Computes a plan at a named place. At a usage level a call takes the level's tokens, which
 * moves its cost and the units of token meters. A percentile is of what the customers use of
 * the meter, see [func@meter_usage_init], type 7, and of their cost where the
 * population has that column: whoever imports tokens fills it. With customers' own tokens it is
 * also of what they use of the other meters. Without customers it is the level
 * that stands for it. Fails with `RBK_ERROR_NOT_FOUND` where the place does not exist, and with
 * `RBK_ERROR_OVERFLOW`.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_figure_at (const RbkSpec      *spec,
               const RbkPlanSpec  *plan,
               const RbkPhaseSpec *phase,
               int                 axis,
               const RbkWhere     *where,
               RbkPopulation      *population,
               RbkFigure          *figure,
               GError            **error)
{
  g_auto (RbkAxis) self = { 0 };

  g_return_val_if_fail (spec != NULL && plan != NULL && where != NULL && figure != NULL, FALSE);

  rbk_axis_init (&self, spec, axis, NULL);
  if (!figure_at_place (&self, plan, phase, where, population, figure, error))
    return FALSE;
  if (rbk_decimal_is_valid (figure->usage) && rbk_decimal_is_valid (figure->cost) &&
      rbk_decimal_is_valid (figure->bill) && rbk_decimal_is_valid (figure->amount))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("%s: the figures there are more than can be computed; use less usage"),
               plan->key);
  return FALSE;
}
