/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-series.h"

#include <math.h>

/* The first point at @x or beyond, or n_points. */
static gsize
lower_bound (const RbkSeries *series, double x)
{
  gsize low = 0;
  gsize high = series->n_points;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (series->points[middle].x < x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * rbk_series_value_at:
 * @series: a curve
 * @x: a usage
 *
 * Reads the curve at @x by linear interpolation. Where it jumps, the value
 * before the jump counts, as a tier's bound belongs to the tier below.
 *
 * Returns: the value, or NaN in a gap and beyond the ends
 */
double
rbk_series_value_at (const RbkSeries *series, double x)
{
  gsize           next;
  const RbkPoint *a, *b;

  if (!isfinite (x))
    return NAN;

  next = lower_bound (series, x);
  if (next == series->n_points)
    return NAN;

  b = &series->points[next];
  if (b->x <= x)
    return isfinite (b->y) ? b->y : NAN;
  if (next == 0)
    return NAN;

  a = b - 1;
  if (!isfinite (a->y) || !isfinite (b->y) || !isfinite (a->x) || !isfinite (b->x))
    return NAN;

  return a->y + (b->y - a->y) * ((x - a->x) / (b->x - a->x));
}

/**
 * rbk_series_extent:
 * @series: a curve
 * @low: (out): the least x and the least y
 * @high: (out): the greatest x and the greatest y
 *
 * Measures the points that can be drawn; the corners found need not be points.
 *
 * Returns: whether there is any such point; if not, @low and @high are untouched
 */
gboolean
rbk_series_extent (const RbkSeries *series, RbkPoint *low, RbkPoint *high)
{
  gboolean found = FALSE;

  for (gsize i = 0; i < series->n_points; i++)
    {
      const RbkPoint *point = &series->points[i];

      if (!isfinite (point->x) || !isfinite (point->y))
        continue;
      if (!found)
        *low = *high = *point;
      low->x = MIN (low->x, point->x);
      low->y = MIN (low->y, point->y);
      high->x = MAX (high->x, point->x);
      high->y = MAX (high->y, point->y);
      found = TRUE;
    }

  return found;
}
