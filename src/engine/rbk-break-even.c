/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-break-even.h"

#include "rbk-axis.h"
#include "rbk-curve.h"
#include "rbk-mix-private.h"

/* The first and the last number of the source on a stretch where money is lost. */
typedef struct
{
  gint64 from, to;
} Stretch;

static RbkDecimal
get_largest (const RbkMixIndex *index, int axis)
{
  const RbkMixMeter *meter;

  if (axis < 0)
    return rbk_decimal_from_int (index->largest[RBK_MIX_CALLS]);
  meter = &index->meters[axis];
  return rbk_mix_meter_get_usage (meter, index->largest[meter->source]);
}

static gboolean
find_usages (RbkBreakEven *self, const RbkSpec *spec, const RbkMixIndex *index, GError **error)
{
  RbkCurveRange range;
  g_autoptr(RbkCurve) curve = NULL;

  rbk_curve_range_init_on (&range, spec, self->axis, NULL);
  range.to = rbk_decimal_max (range.to, get_largest (index, self->axis));
  range.n_points = 2;
  curve = rbk_curve_new (spec, &spec->plans[self->plan], &range, error);
  if (curve == NULL)
    return FALSE;
  self->usages = g_steal_pointer (&curve->break_even);
  self->n_usages = curve->n_break_even;
  curve->n_break_even = 0;
  return TRUE;
}

/* Between two break-evens a plan loses on all usages or on none: one of them tells. */
static gboolean
loses_between (const RbkSpec *spec, const RbkBreakEven *self, guint stretch, RbkDecimal largest)
{
  const RbkPlanSpec *plan = &spec->plans[self->plan];
  RbkDecimal         from = stretch == 0 ? RBK_DECIMAL_ZERO : self->usages[stretch - 1];
  RbkDecimal         to = stretch == self->n_usages ? largest : self->usages[stretch];
  RbkFigure          figure;

  rbk_figure_at_usage (spec, plan, rbk_plan_spec_get_phase_on (plan, &spec->date), self->axis,
                       rbk_decimal_mul_div (rbk_decimal_add (from, to), RBK_DECIMAL_ONE,
                                            RBK_DECIMAL_UNITS (2), RBK_ROUND_HALF_AWAY),
                       &figure);
  return figure.has_bill && rbk_decimal_sign (figure.amount) < 0;
}

static gboolean
is_in (const RbkBreakEven *self, guint stretch, RbkDecimal usage)
{
  if (stretch > 0 && rbk_decimal_compare (usage, self->usages[stretch - 1]) <= 0)
    return FALSE;
  return stretch == self->n_usages || rbk_decimal_compare (usage, self->usages[stretch]) < 0;
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

static GArray *
list_stretches (const RbkBreakEven *self,
                const RbkSpec      *spec,
                const RbkMixMeter  *meter,
                gint64              largest,
                gint64              limit)
{
  GArray    *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  RbkDecimal end = rbk_mix_meter_get_usage (meter, largest);

  for (guint i = 0; i <= self->n_usages; i++)
    {
      Stretch stretch = { 0, limit };

      if (!loses_between (spec, self, i, end))
        continue;
      if (i > 0)
        stretch.from = find_first (meter, largest, self->usages[i - 1], TRUE);
      if (i < self->n_usages)
        stretch.to = MIN (limit, find_first (meter, largest, self->usages[i], FALSE) - 1);
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
find_limit (const RbkBreakEven *self, const RbkSpec *spec, const RbkMixMeter *meter, gint64 largest)
{
  g_auto (RbkAxis) axis = { 0 };
  const RbkPlanSpec *plan = &spec->plans[self->plan];
  RbkDecimal         limit;

  rbk_axis_init (&axis, spec, self->axis, NULL);
  if (!rbk_axis_get_limit (&axis, rbk_plan_spec_get_phase_on (plan, &spec->date), &limit))
    return largest;
  return find_first (meter, largest, limit, TRUE) - 1;
}

/* Where everybody uses the same it is one usage that counts. */
static guint
count_alike (const RbkBreakEven *self,
             const RbkSpec      *spec,
             const RbkMixIndex  *index,
             RbkDecimal          usage)
{
  for (guint i = 0; i <= self->n_usages; i++)
    if (is_in (self, i, usage))
      return loses_between (spec, self, i, usage) ? index->n_customers : 0;
  return 0;
}

static guint
count_past (const RbkBreakEven *self, const RbkSpec *spec, const RbkMixIndex *index)
{
  RbkMixMeter        calls = { RBK_MIX_CALLS, RBK_DECIMAL_ONE, RBK_DECIMAL_ONE };
  const RbkMixMeter *meter = self->axis >= 0 ? &index->meters[self->axis] : &calls;
  const gint64      *values = index->values[meter->source];
  gint64             largest = index->largest[meter->source];
  g_autoptr(GArray) stretches = NULL;
  guint n_past = 0;

  if (values == NULL)
    return count_alike (self, spec, index, rbk_mix_meter_get_usage (meter, 0));
  stretches = list_stretches (self, spec, meter, largest, find_limit (self, spec, meter, largest));
  for (guint i = 0; i < index->n_customers; i++)
    n_past += is_in_any (stretches, values[i]);
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

  g_return_val_if_fail (spec != NULL && index != NULL && plan < spec->n_plans, NULL);

  self->plan = plan;
  self->axis = rbk_spec_get_axis_meter (spec, &spec->plans[plan]);
  everybody = rbk_mix_new_for_plan (spec, plan, index, error);
  if (everybody == NULL || !find_usages (self, spec, index, error))
    return NULL;
  self->n_past = count_past (self, spec, index);
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
