/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-trace.h"

/* Pixels between two places of a straight line that a log axis bends. */
#define BEND 8.0
#define MAX_PIECES 512.0

/* How far beyond the plot a curve is followed; more than half a line's width,
 * so that the clip, not the end of the line, cuts it. */
#define OVERSHOOT 8.0

typedef struct
{
  const RbkChartLayout *layout;
  RbkTraceFunc          visit;
  gpointer              user_data;
} Trace;

static gboolean
is_drawable (const RbkPoint *point)
{
  return isfinite (point->x) && isfinite (point->y);
}

/* The part of the line from @a to @b where it crosses the level @y. */
static double
cross (double a, double b, double y)
{
  return (y - a) / (b - a);
}

/* Hands on the part of a piece that lies between the top and the bottom. */
static void
visit_clipped (const Trace *trace, double x0, double y0, double x1, double y1, gsize index)
{
  const RbkRect *plot = &trace->layout->plot;
  double         top = plot->y - OVERSHOOT;
  double         bottom = plot->y + plot->height + OVERSHOOT;
  double         begin = 0.0;
  double         end = 1.0;

  if ((y0 < top && y1 < top) || (y0 > bottom && y1 > bottom))
    return;

  if (y0 < top || y0 > bottom)
    begin = cross (y0, y1, y0 < top ? top : bottom);
  if (y1 < top || y1 > bottom)
    end = cross (y0, y1, y1 < top ? top : bottom);

  trace->visit (begin > 0.0 ? x0 + (x1 - x0) * begin : x0,
                begin > 0.0 ? y0 + (y1 - y0) * begin : y0, end < 1.0 ? x0 + (x1 - x0) * end : x1,
                end < 1.0 ? y0 + (y1 - y0) * end : y1, index, trace->user_data);
}

/* A line that is straight in values is bent on a log axis: follow the bend. */
static void
visit_pieces (const Trace *trace, const RbkPoint *a, const RbkPoint *b, gsize index)
{
  const RbkScale *x = &trace->layout->x;
  const RbkScale *y = &trace->layout->y;
  double          x0 = rbk_scale_map (x, a->x);
  double          y0 = rbk_scale_map (y, a->y);
  double          last_x = rbk_scale_map (x, b->x);
  double          start = x0;
  guint           pieces = 1;

  if (x->kind == RBK_SCALE_LOG && b->x > a->x)
    pieces = (guint) CLAMP (ceil (fabs (last_x - x0) / BEND), 1.0, MAX_PIECES);

  for (guint i = 1; i <= pieces; i++)
    {
      double x1 = i < pieces ? start + (last_x - start) * i / pieces : last_x;
      double value = b->y;
      double y1;

      if (i < pieces)
        value = a->y + (b->y - a->y) * ((rbk_scale_unmap (x, x1) - a->x) / (b->x - a->x));
      y1 = rbk_scale_map (y, value);
      visit_clipped (trace, x0, y0, x1, y1, index);
      x0 = x1;
      y0 = y1;
    }
}

static RbkPoint
between (const RbkPoint *a, const RbkPoint *b, double x)
{
  return (RbkPoint){ x, a->y + (b->y - a->y) * ((x - a->x) / (b->x - a->x)) };
}

/* Cuts a line at the ends of the axis, in values. */
static void
visit_line (const Trace *trace, RbkPoint a, RbkPoint b, gsize index)
{
  const RbkScale *x = &trace->layout->x;
  RbkPoint        first = a;
  RbkPoint        last = b;

  if (b.x < a.x || b.x < x->min || a.x > x->max)
    return;
  if (a.x < x->min)
    first = between (&a, &b, x->min);
  if (b.x > x->max)
    last = between (&a, &b, x->max);

  visit_pieces (trace, &first, &last, index);
}

static void
visit_alone (const Trace *trace, const RbkPoint *point, gsize index)
{
  const RbkChartLayout *layout = trace->layout;
  double                x, y;

  if (point->x < layout->x.min || point->x > layout->x.max)
    return;

  x = rbk_scale_map (&layout->x, point->x);
  y = rbk_scale_map (&layout->y, point->y);
  visit_clipped (trace, x, y, x, y, index);
}

/**
 * rbk_chart_trace:
 * @series: a curve
 * @layout: where it is drawn
 * @visit: (scope call): called for each visible piece, from low usage to high
 * @user_data: for @visit
 *
 * Walks along @series as it appears on paper. What draws a curve and what
 * looks for the pointer on it both go through here, and so can't disagree.
 */
void
rbk_chart_trace (const RbkSeries      *series,
                 const RbkChartLayout *layout,
                 RbkTraceFunc          visit,
                 gpointer              user_data)
{
  Trace    trace = { layout, visit, user_data };
  gboolean joined = FALSE;

  for (gsize i = 0; i < series->n_points; i++)
    {
      const RbkPoint *point = &series->points[i];
      gboolean        goes_on;

      if (!is_drawable (point))
        {
          joined = FALSE;
          continue;
        }
      goes_on = i + 1 < series->n_points && is_drawable (point + 1);
      if (goes_on)
        visit_line (&trace, point[0], point[1], i);
      else if (!joined)
        visit_alone (&trace, point, i);
      joined = goes_on;
    }
}
