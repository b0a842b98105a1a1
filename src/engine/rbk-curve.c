/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve.h"

#include "rbk-error.h"
#include "rbk-outline.h"

#include <math.h>

/* Points are drawn and listed: their usage needs no more decimals. */
#define POINT_PLACES 6
#define MAX_POINTS 100000

static int
compare_usages (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

static void
add_usage (GArray *usages, const RbkCurveRange *range, RbkDecimal usage)
{
  if (rbk_decimal_compare (usage, range->from) >= 0 && rbk_decimal_compare (usage, range->to) <= 0)
    g_array_append_val (usages, usage);
}

/* The first usage of a logarithmic axis, which has no zero. */
static double
first_of_log (const RbkCurveRange *range)
{
  double from = rbk_decimal_to_double (range->from), to = rbk_decimal_to_double (range->to);

  if (from > 0)
    return from;
  return to > 1 ? 1 : to / 1000;
}

static RbkDecimal
place_point (const RbkCurveRange *range, guint i)
{
  RbkDecimal way;
  double     first, usage;

  if (range->is_log)
    {
      first = first_of_log (range);
      usage = first * pow (rbk_decimal_to_double (range->to) / first,
                           (double) i / (double) (range->n_points - 1));
      /* A hundredth of a percent is less than a pixel. */
      return rbk_decimal_from_double (usage, usage >= 10000 ? 0 : POINT_PLACES);
    }
  way = rbk_decimal_mul_div (rbk_decimal_sub (range->to, range->from), rbk_decimal_from_int (i),
                             rbk_decimal_from_int (range->n_points - 1), RBK_ROUND_HALF_AWAY);
  return rbk_decimal_round (rbk_decimal_add (range->from, way), POINT_PLACES, RBK_ROUND_HALF_AWAY);
}

static GArray *
list_usages (const RbkCurveRange *range, const GArray *kinks)
{
  GArray *usages = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
  guint   n_kept = 0;

  add_usage (usages, range, range->from);
  add_usage (usages, range, range->to);
  for (guint i = 0; range->n_points > 1 && i < range->n_points; i++)
    add_usage (usages, range, place_point (range, i));
  for (guint i = 0; kinks != NULL && i < kinks->len; i++)
    add_usage (usages, range, g_array_index (kinks, RbkKink, i).at);
  g_array_sort (usages, compare_usages);

  for (guint i = 0; i < usages->len; i++)
    if (i == 0 || !rbk_decimal_equal (g_array_index (usages, RbkDecimal, i),
                                      g_array_index (usages, RbkDecimal, n_kept - 1)))
      g_array_index (usages, RbkDecimal, n_kept++) = g_array_index (usages, RbkDecimal, i);
  g_array_set_size (usages, n_kept);
  return usages;
}

static gboolean
add_points (RbkCurve *self, const RbkSpec *spec, const RbkCurveRange *range, const GArray *kinks)
{
  g_autoptr (GArray) usages = list_usages (range, kinks);
  g_auto (RbkAxis) axis = { 0 };
  gboolean fits = TRUE;

  rbk_axis_init (&axis, spec, range->axis, NULL);
  self->n_points = usages->len;
  self->points = g_new0 (RbkFigure, usages->len);
  for (guint i = 0; i < usages->len; i++)
    {
      rbk_axis_get_figure (&axis, self->plan, self->phase, g_array_index (usages, RbkDecimal, i),
                           NULL, &self->points[i]);
      fits = fits && rbk_decimal_is_valid (self->points[i].cost) &&
             rbk_decimal_is_valid (self->points[i].amount);
    }
  return fits;
}

/* A plan without a price has a cost, but no bends and nothing to certify. */
static gboolean
fill_curve (RbkCurve *self, const RbkSpec *spec, const RbkCurveRange *range)
{
  g_auto (RbkOutline) outline = { 0 };

  if (self->plan->is_quote_only || self->phase == NULL)
    return add_points (self, spec, range, NULL);

  rbk_outline_init (&outline, spec, self->plan, self->phase, range);
  if (!add_points (self, spec, range, outline.kinks) ||
      !rbk_outline_certify (&outline, &self->certificate))
    return FALSE;
  self->break_even = rbk_outline_find_break_even (&outline, &self->n_break_even);
  self->n_kinks = outline.kinks->len;
  self->kinks = (RbkKink *) (gpointer) g_array_free (g_steal_pointer (&outline.kinks), FALSE);
  return TRUE;
}

/**
 * rbk_curve_new:
 * @spec: a spec
 * @plan: one of its plans
 * @range: the axis and what of it to draw
 * @error: return location for a [error@Error]
 *
 * Lays a plan out over the usage axis, in its lasting terms on the spec's date. Points are
 * even along the axis, with every kink and both ends of the range among them; their bill is
 * rounded per line. Kinks, break-evens and the certificate are computed from amounts that are
 * not rounded, over everything up to the end of the range or of the certificate.
 *
 * Where a package price has more than 512 steps only those at the ends of a stretch between
 * other kinks and around break-evens are listed; if it then gains and loses on each of many
 * steps, the first and the last such break-even are given.
 *
 * A plan without a price has points, of its cost, and no more. Fails with
 * `RBK_ERROR_INVALID` for a range that makes no sense and with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the curve; it borrows from @spec
 */
RbkCurve *
rbk_curve_new (const RbkSpec       *spec,
               const RbkPlanSpec   *plan,
               const RbkCurveRange *range,
               GError             **error)
{
  g_autoptr (RbkCurve) self = g_new0 (RbkCurve, 1);

  g_return_val_if_fail (spec != NULL && plan != NULL && range != NULL, NULL);
  g_return_val_if_fail (range->axis < (int) spec->n_meters, NULL);

  self->plan = plan;
  self->phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  self->axis = range->axis;
  if (rbk_decimal_sign (range->from) < 0 || rbk_decimal_compare (range->from, range->to) >= 0 ||
      range->n_points > MAX_POINTS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("usage must go from 0 or more to something above it, in %d points at most"),
                   MAX_POINTS);
      return NULL;
    }
  if (fill_curve (self, spec, range))
    return g_steal_pointer (&self);
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("%s: amounts at that usage are more than can be computed; end the range "
                   "earlier"),
               plan->key);
  return NULL;
}

/**
 * rbk_curve_free:
 * @self: (transfer full): a curve
 *
 * Frees a curve.
 */
void
rbk_curve_free (RbkCurve *self)
{
  g_free (self->points);
  g_free (self->kinks);
  g_free (self->break_even);
  g_free (self);
}
