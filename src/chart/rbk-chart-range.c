/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-range.h"

/* Margins are shown from here at the lowest: a curve that dives deeper would
 * press all that matters into a thin band. */
#define PERCENT_LOWEST (-0.5)
#define PERCENT_ROOM 0.05
#define PERCENT_LOSS (-0.1)

/* Of a step between two ticks. */
#define LEAST_STRIP 0.25

typedef struct
{
  double low, high;
} Extent;

static const Extent nothing = { INFINITY, -INFINITY };

static void
include (Extent *extent, double value)
{
  if (!isfinite (value))
    return;
  extent->low = MIN (extent->low, value);
  extent->high = MAX (extent->high, value);
}

static gboolean
is_empty (const Extent *extent)
{
  return extent->low > extent->high;
}

static Extent
points_extent (const RbkChartSpec *spec)
{
  Extent extent = nothing;

  for (gsize i = 0; i < spec->n_series; i++)
    for (gsize j = 0; j < spec->series[i].n_points; j++)
      {
        const RbkPoint *point = &spec->series[i].points[j];

        /* Zero isn't on a log axis, so it must not set its low end. */
        if (isfinite (point->y) && (!spec->x_log || point->x > 0.0))
          include (&extent, point->x);
      }

  return extent;
}

static Extent
bins_extent (const RbkChartSpec *spec)
{
  Extent extent = nothing;

  for (gsize i = 0; i < spec->n_bins; i++)
    {
      if (!spec->x_log || spec->bins[i].from > 0.0)
        include (&extent, spec->bins[i].from);
      if (!spec->x_log || spec->bins[i].to > 0.0)
        include (&extent, spec->bins[i].to);
    }

  return extent;
}

/* Finds the usages to show: those the caller asks for, or all of the curves,
 * or of the histogram where there are no curves. */
void
rbk_chart_range_x (const RbkChartSpec *spec, RbkScale *scale)
{
  Extent extent = points_extent (spec);

  if (is_empty (&extent))
    extent = bins_extent (spec);
  if (is_empty (&extent))
    extent = (Extent){ spec->x_log ? 1.0 : 0.0, 1000.0 };
  if (isfinite (spec->x_min))
    extent.low = spec->x_min;
  if (isfinite (spec->x_max))
    extent.high = spec->x_max;

  rbk_scale_init (scale, spec->x_log ? RBK_SCALE_LOG : RBK_SCALE_LINEAR, extent.low, extent.high);
}

/* The values that the curves reach on the part of the axis that is shown. */
static Extent
values_extent (const RbkChartSpec *spec, const RbkScale *x)
{
  Extent extent = nothing;

  for (gsize i = 0; i < spec->n_series; i++)
    {
      const RbkSeries *series = &spec->series[i];

      include (&extent, rbk_series_value_at (series, x->min));
      include (&extent, rbk_series_value_at (series, x->max));
      for (gsize j = 0; j < series->n_points; j++)
        if (series->points[j].x >= x->min && series->points[j].x <= x->max)
          include (&extent, series->points[j].y);
    }

  return extent;
}

static Extent
percent_range (const RbkChartSpec *spec, const Extent *values)
{
  double floor_at = spec->loss_zone ? PERCENT_LOSS : 0.0;
  double low = is_empty (values) ? 0.0 : values->low;

  if (low < 0.0)
    floor_at = MIN (floor_at, low - PERCENT_ROOM);

  return (Extent){ MAX (floor_at, PERCENT_LOWEST),
                   is_empty (values) ? 1.0 : MAX (1.0, values->high) };
}

static Extent
money_range (const RbkChartSpec *spec, const Extent *values)
{
  Extent range = { MIN (values->low, 0.0), MAX (values->high, 0.0) };

  /* As with percents: losses far beyond what is earned are cut. */
  if (range.high > 0.0 && range.low < -2.0 * range.high)
    range.low = -range.high;

  return range;
}

/* Moves both ends out to ticks, so that the axis begins and ends on a figure. A
 * loss too small for a step of its own gets a strip, not the floor of the chart. */
static void
round_out (Extent *range, guint max_ticks)
{
  RbkScale scale;
  double   step;

  rbk_scale_init (&scale, RBK_SCALE_LINEAR, range->low, range->high);
  step = rbk_scale_step (&scale, MAX (2, max_ticks));
  if (range->low < 0.0 && range->low > -step * LEAST_STRIP)
    range->low = -step * LEAST_STRIP;
  else
    range->low = floor (range->low / step + 1e-9) * step;
  range->high = ceil (range->high / step - 1e-9) * step;
}

/* Finds the values to show on the part @x of the axis: those the caller asks
 * for, or what suits their kind. */
void
rbk_chart_range_y (const RbkChartSpec *spec, const RbkScale *x, guint max_ticks, RbkScale *scale)
{
  Extent values = values_extent (spec, x);
  Extent range = { 0.0, 1.0 };

  if (spec->y_kind == RBK_CHART_PERCENT)
    range = percent_range (spec, &values);
  else if (!is_empty (&values))
    {
      range = spec->y_kind == RBK_CHART_MONEY ? money_range (spec, &values) : values;
      if (range.high > range.low)
        round_out (&range, max_ticks);
      else if (!(fabs (range.low) > 0.0))
        range.high = 1.0;
    }
  if (isfinite (spec->y_min))
    range.low = spec->y_min;
  if (isfinite (spec->y_max))
    range.high = spec->y_max;

  rbk_scale_init (scale, RBK_SCALE_LINEAR, range.low, range.high);
}

/* As rbk_scale_ticks(), but shares prefer quarters to fifths. */
guint
rbk_chart_ticks_y (const RbkChartSpec *spec, const RbkScale *scale, guint max_ticks, double *ticks)
{
  static const double steps[] = { 0.25, 0.5, 1.0 };
  double              span = scale->max - scale->min;

  if (spec->y_kind == RBK_CHART_PERCENT && span >= 0.6 && span < 3.0)
    for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
      if (span / steps[i] + 1.0 <= max_ticks)
        return rbk_scale_ticks_every (scale, steps[i], MIN (max_ticks, RBK_SCALE_MAX_TICKS), ticks);

  return rbk_scale_ticks (scale, max_ticks, ticks);
}
