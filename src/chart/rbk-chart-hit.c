/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart.h"
#include "rbk-chart-marks.h"
#include "rbk-chart-trace.h"

typedef struct
{
  double   px, py;
  gsize    series;
  RbkHit  *hit;
  gboolean found;
  double   nearest;
} Search;

/* Keeps the nearest place of a piece of a curve, when none nearer is known. */
static void
visit_cb (double x0, double y0, double x1, double y1, gsize index, gpointer user_data)
{
  Search *search = user_data;
  double  dx = x1 - x0;
  double  dy = y1 - y0;
  double  square = dx * dx + dy * dy;
  double  part = square > 0.0 ? ((search->px - x0) * dx + (search->py - y0) * dy) / square : 0.0;
  double  x = x0 + CLAMP (part, 0.0, 1.0) * dx;
  double  y = y0 + CLAMP (part, 0.0, 1.0) * dy;
  double  distance = hypot (x - search->px, y - search->py);

  if (distance > search->nearest)
    return;

  search->nearest = distance;
  search->found = TRUE;
  *search->hit =
      (RbkHit){ .series = search->series, .index = index, .x = x, .y = y, .distance = distance };
}

static void
search_marks (Search *search, const RbkSeries *series, const RbkChartLayout *layout)
{
  for (gsize i = 0; i < series->n_marks; i++)
    {
      double x, y, distance;

      if (!rbk_mark_place (&series->marks[i], layout, &x, &y))
        continue;
      distance = hypot (x - search->px, y - search->py);
      if (distance > search->nearest)
        continue;

      search->nearest = distance;
      search->found = TRUE;
      *search->hit = (RbkHit){
        .series = search->series, .is_mark = TRUE, .index = i, .x = x, .y = y, .distance = distance
      };
    }
}

static gboolean
is_near_plot (const RbkRect *plot, double px, double py, double radius)
{
  return px >= plot->x - radius && px <= plot->x + plot->width + radius && py >= plot->y - radius &&
         py <= plot->y + plot->height + radius;
}

/* The selected curve lies above the others, so it is searched last and wins a tie. */
static void
search_all (const RbkChartSpec *spec, const RbkChartLayout *layout, Search *search, gboolean marks)
{
  for (guint pass = 0; pass < 2; pass++)
    for (gsize i = 0; i < spec->n_series; i++)
      {
        const RbkSeries *series = &spec->series[i];

        if ((series->selected != FALSE) != (pass == 1))
          continue;
        search->series = i;
        if (marks)
          search_marks (search, series, layout);
        else
          rbk_chart_trace (series, layout, visit_cb, search);
      }
}

/**
 * rbk_chart_hit:
 * @spec: what is drawn
 * @layout: where
 * @px: the pointer
 * @py: the pointer
 * @radius: how far away a thing may be, in pixels
 * @hit: (out): what was hit
 *
 * Finds what is under the pointer: a mark if one is near enough, else the
 * nearest place of a curve, also between its points.
 *
 * Returns: whether anything was hit; if not, @hit is untouched
 */
gboolean
rbk_chart_hit (const RbkChartSpec   *spec,
               const RbkChartLayout *layout,
               double                px,
               double                py,
               double                radius,
               RbkHit               *hit)
{
  RbkHit nearest;
  Search search = { .px = px, .py = py, .hit = &nearest, .nearest = radius };

  g_return_val_if_fail (spec != NULL && layout != NULL && hit != NULL, FALSE);

  if (!is_near_plot (&layout->plot, px, py, radius))
    return FALSE;

  search_all (spec, layout, &search, TRUE);
  if (!search.found)
    search_all (spec, layout, &search, FALSE);
  if (!search.found)
    return FALSE;

  nearest.usage = nearest.is_mark ? spec->series[nearest.series].marks[nearest.index].x
                                  : rbk_scale_unmap (&layout->x, nearest.x);
  *hit = nearest;
  return TRUE;
}
