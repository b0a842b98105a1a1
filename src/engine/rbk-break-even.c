/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-break-even.h"

#include "rbk-axis.h"
#include "rbk-costing.h"
#include "rbk-curve.h"
#include "rbk-mix-parts.h"

/* The first and the last number of the source on a stretch where money is lost. */
typedef struct
{
  gint64 from, to;
} Stretch;

/* What customers use along the axis. */
typedef struct
{
  RbkMixMeter   meter;
  const gint64 *values; /* (nullable) of each; nothing where all use the same */
  gint64        largest;
} Usage;

/* A meter on which no plan charges was not made ready: it counts by the average call. */
static Usage
get_usage (const RbkSpec *spec, const RbkMixIndex *index, int axis)
{
  Usage self = { { RBK_MIX_CALLS, RBK_DECIMAL_ONE, RBK_DECIMAL_ONE }, NULL, 0 };

  if (axis >= 0)
    {
      self.meter = index->meters[axis];
      self.values = index->values[self.meter.source];
      self.largest = index->largest[self.meter.source];
      if (self.values != NULL || self.meter.source == RBK_MIX_NOTHING)
        return self;
      self.meter.source = RBK_MIX_CALLS;
      self.meter.units = rbk_cost_units_of_weighed_call (spec, axis, -1, NULL);
      self.meter.weights = spec->weights;
    }
  self.values = rbk_population_get_column (index->population, RBK_COLUMN_CALLS);
  for (guint i = 0; self.values != NULL && i < index->n_customers; i++)
    self.largest = MAX (self.largest, self.values[i]);
  return self;
}

static gboolean
find_usages (RbkBreakEven *self, const RbkSpec *spec, const Usage *usage, GError **error)
{
  RbkCurveRange range;
  g_autoptr(RbkCurve) curve = NULL;

  rbk_curve_range_init_on (&range, spec, self->axis, NULL);
  range.to = rbk_decimal_max (range.to, rbk_mix_meter_get_usage (&usage->meter, usage->largest));
  range.n_points = 2;
  curve = rbk_curve_new (spec, &spec->plans[self->plan], &range, error);
  if (curve == NULL)
    return FALSE;
  self->usages = g_steal_pointer (&curve->break_even);
  self->n_usages = curve->n_break_even;
  curve->n_break_even = 0;
  return TRUE;
}

static gboolean
loses_at (const RbkSpec *spec, const RbkBreakEven *self, RbkDecimal usage)
{
  const RbkPlanSpec *plan = &spec->plans[self->plan];
  RbkFigure          figure;

  rbk_figure_at_usage (spec, plan, rbk_plan_spec_get_phase_on (plan, &spec->date), self->axis,
                       usage, &figure);
  return figure.has_bill && rbk_decimal_sign (figure.amount) < 0;
}

/* Between two break-evens a plan loses on all usages or on none: one of them tells. */
static gboolean
loses_between (const RbkSpec *spec, const RbkBreakEven *self, guint stretch, RbkDecimal largest)
{
  RbkDecimal from = stretch == 0 ? RBK_DECIMAL_ZERO : self->usages[stretch - 1];
  RbkDecimal to = stretch == self->n_usages ? largest : self->usages[stretch];

  return loses_at (spec, self,
                   rbk_decimal_mul_div (rbk_decimal_add (from, to), RBK_DECIMAL_ONE,
                                        RBK_DECIMAL_UNITS (2), RBK_ROUND_HALF_AWAY));
}

/* The first of the numbers up to the largest whose usage is at a bound, or past it. */
static gint64
find_first (const RbkMixMeter *meter, gint64 largest, RbkDecimal bound, gboolean is_past)
{
  gint64 low = 0, high = largest + 1;

  while (low < high)
    {
      gint64 middle = low + (high - low) / 2;
      int    order = rbk_decimal_compare (rbk_mix_meter_get_usage (meter, middle), bound);

      if (is_past ? order > 0 : order >= 0)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Where the bill jumps, the break-even itself may be on either side. */
static void
add_break_even (GArray             *stretches,
                const RbkBreakEven *self,
                const RbkSpec      *spec,
                const Usage        *usage,
                guint               i,
                gint64              limit)
{
  gint64  number = find_first (&usage->meter, usage->largest, self->usages[i], FALSE);
  Stretch stretch = { number, number };

  if (number <= limit &&
      rbk_decimal_equal (rbk_mix_meter_get_usage (&usage->meter, number), self->usages[i]) &&
      loses_at (spec, self, self->usages[i]))
    g_array_append_val (stretches, stretch);
}

static GArray *
list_stretches (const RbkBreakEven *self, const RbkSpec *spec, const Usage *usage, gint64 limit)
{
  GArray    *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  RbkDecimal end = rbk_mix_meter_get_usage (&usage->meter, usage->largest);

  for (guint i = 0; i <= self->n_usages; i++)
    {
      Stretch stretch = { 0, limit };

      if (i < self->n_usages)
        add_break_even (stretches, self, spec, usage, i, limit);
      if (!loses_between (spec, self, i, end))
        continue;
      if (i > 0)
        stretch.from = find_first (&usage->meter, usage->largest, self->usages[i - 1], TRUE);
      if (i < self->n_usages)
        stretch.to =
            MIN (limit, find_first (&usage->meter, usage->largest, self->usages[i], FALSE) - 1);
      g_array_append_val (stretches, stretch);
    }
  return stretches;
}

static gboolean
is_in_any (const GArray *stretches, gint64 number)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      if (number >= stretch->from && number <= stretch->to)
        return TRUE;
    }
  return FALSE;
}

/* The last number that the plan's hard caps allow. */
static gint64
find_limit (const RbkBreakEven *self, const RbkSpec *spec, const Usage *usage)
{
  g_auto (RbkAxis) axis = { 0 };
  const RbkPlanSpec *plan = &spec->plans[self->plan];
  RbkDecimal         limit;

  rbk_axis_init (&axis, spec, self->axis, NULL);
  if (!rbk_axis_get_limit (&axis, rbk_plan_spec_get_phase_on (plan, &spec->date), &limit))
    return usage->largest;
  return find_first (&usage->meter, usage->largest, limit, TRUE) - 1;
}

static guint64
count_past (const RbkBreakEven *self,
            const RbkSpec      *spec,
            const RbkMixIndex  *index,
            const Usage        *usage)
{
  g_autoptr(GArray) stretches = NULL;
  guint64 n_past = 0;

  if (usage->values == NULL)
    return loses_at (spec, self, rbk_mix_meter_get_usage (&usage->meter, 0)) ? index->n_weighted
                                                                             : 0;
  stretches = list_stretches (self, spec, usage, find_limit (self, spec, usage));
  for (guint i = 0; i < index->n_customers; i++)
    if (is_in_any (stretches, usage->values[i]))
      n_past += (guint64) rbk_mix_get_weight (index, i);
  return n_past;
}

/**
 * rbk_break_even_new:
 * @spec: a book
 * @plan: the place of one of its plans, one with a price
 * @index: its customers
 * @error: return location for a [error@Error]
 *
 * Finds where a plan begins to lose money, along the meter on which it is sized, and the
 * customers that are there. Fails as [func@mix_new] and [func@curve_new] do.
 *
 * Returns: (transfer full): the places and the customers
 */
RbkBreakEven *
rbk_break_even_new (const RbkSpec *spec, guint plan, RbkMixIndex *index, GError **error)
{
  g_autoptr(RbkBreakEven) self = g_new0 (RbkBreakEven, 1);
  g_autoptr(RbkMix) everybody = NULL;
  Usage usage;

  g_return_val_if_fail (spec != NULL && index != NULL && plan < spec->n_plans, NULL);

  self->plan = plan;
  self->axis = rbk_spec_get_axis_meter (spec, &spec->plans[plan]);
  everybody = rbk_mix_new_for_plan (spec, plan, index, error);
  usage = get_usage (spec, index, self->axis);
  if (everybody == NULL || !find_usages (self, spec, &usage, error))
    return NULL;
  self->n_past = count_past (self, spec, index, &usage);
  self->n_unserved = everybody->n_unserved;
  self->n_losing = everybody->total.n_losing;
  self->loss = everybody->total.loss;
  return g_steal_pointer (&self);
}

/**
 * rbk_break_even_free:
 * @self: (transfer full): places
 *
 * Frees them.
 */
void
rbk_break_even_free (RbkBreakEven *self)
{
  g_free (self->usages);
  g_free (self);
}
