/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart.h"
#include "rbk-chart-axes.h"
#include "rbk-chart-guides.h"
#include "rbk-chart-legend.h"
#include "rbk-chart-range.h"

#define EDGE 8.0
#define END_EDGE 16.0
#define HEAD_GAP 6.0
#define LEAST_WIDTH 96.0
#define LEAST_HEIGHT 56.0
#define Y_TICK_DISTANCE 36.0

static double
head_width (const RbkChartSpec *spec, RbkText *text)
{
  double width = 0.0;

  if (spec->title != NULL)
    {
      rbk_text_set (text, RBK_TEXT_STRONG, spec->title, -1.0);
      width += text->width + END_EDGE;
    }
  if (spec->y_title != NULL)
    {
      rbk_text_set (text, RBK_TEXT_SMALL, spec->y_title, -1.0);
      width += text->width + END_EDGE;
    }

  return width;
}

/* Places the titles and the legend, on one line where both fit.
 * Returns: where what follows begins */
static double
place_head (const RbkChartSpec *spec, RbkText *text, RbkChartLayout *layout, double top)
{
  double head = layout->detail >= RBK_CHART_FULL ? head_width (spec, text) : 0.0;
  double room = layout->width - 2.0 * EDGE;
  double legend = 0.0;

  layout->head_top = top;
  layout->legend_top = top;
  layout->legend_rows = 0;

  if (layout->detail >= RBK_CHART_LEGEND && spec->legend)
    legend = rbk_legend_measure (spec, text, room, &layout->legend_rows);

  if (head > 0.0 && layout->legend_rows > 0 && (layout->legend_rows > 1 || head + legend > room))
    layout->legend_top += layout->line_height + HEAD_GAP;
  if (head > 0.0 || layout->legend_rows > 0)
    top = layout->legend_top + MAX (1, layout->legend_rows) * layout->line_height + HEAD_GAP;

  return top;
}

/* Places all that stands above and below the plot. */
static void
place_rows (const RbkChartSpec *spec, RbkText *text, RbkChartLayout *layout)
{
  double top = layout->detail >= RBK_CHART_AXES ? EDGE : 0.0;
  double bottom = layout->height;

  top = place_head (spec, text, layout, top);
  layout->chip_top = top;
  if (layout->detail < RBK_CHART_GUIDES)
    layout->chip_rows = 0;
  top += layout->chip_rows * (layout->line_height + RBK_CHIP_ROOM);

  if (layout->detail >= RBK_CHART_AXES)
    bottom -= layout->line_height + RBK_AXES_GAP;
  if (layout->detail >= RBK_CHART_FULL && spec->x_title != NULL)
    bottom -= layout->line_height;

  layout->plot.y = top;
  layout->plot.height = MAX (1.0, bottom - top);
}

static void
place_y (const RbkChartSpec *spec, RbkChartLayout *layout)
{
  guint most =
      (guint) CLAMP (layout->plot.height / Y_TICK_DISTANCE + 1.0, 0.0, RBK_SCALE_MAX_TICKS);

  rbk_chart_range_y (spec, &layout->x, most, &layout->y);
  layout->y.from = layout->plot.y + layout->plot.height;
  layout->y.to = layout->plot.y;
  layout->n_y_ticks = rbk_chart_ticks_y (spec, &layout->y, most, layout->y_ticks);
}

static void
place_x (const RbkChartSpec *spec, RbkText *text, RbkChartLayout *layout)
{
  RbkRect plot = layout->plot;
  double  start = 0.0;
  double  end = 0.0;

  if (layout->detail >= RBK_CHART_AXES)
    {
      start = EDGE + rbk_axes_y_width (spec, layout, text) + RBK_AXES_GAP;
      end = END_EDGE;
    }
  plot.x = start;
  plot.width = MAX (1.0, layout->width - start - end);
  layout->plot = rbk_rect_mirror (spec, layout->width, plot);

  layout->x.from = spec->rtl ? layout->plot.x + layout->plot.width : layout->plot.x;
  layout->x.to = spec->rtl ? layout->plot.x : layout->plot.x + layout->plot.width;
  layout->n_x_ticks = 0;
  if (layout->detail >= RBK_CHART_AXES)
    rbk_axes_fit_x (spec, layout, text);
}

/* Tries one degree of detail. Returns: whether it leaves the curves enough room */
static gboolean
try_detail (const RbkChartSpec *spec, RbkText *text, RbkChartDetail detail, RbkChartLayout *layout)
{
  guint rows = 1;

  layout->detail = detail;
  for (guint pass = 0; pass < RBK_CHIP_MAX_ROWS; pass++)
    {
      layout->chip_rows = spec->n_guides > 0 ? rows : 0;
      place_rows (spec, text, layout);
      place_y (spec, layout);
      place_x (spec, text, layout);
      if (layout->chip_rows == 0)
        break;

      /* Only now is it known how near the chips come to each other. */
      rows = rbk_guides_chip_rows (spec, layout, text);
      if (rows == layout->chip_rows)
        break;
    }

  return layout->plot.width >= LEAST_WIDTH && layout->plot.height >= LEAST_HEIGHT;
}

/**
 * rbk_chart_layout:
 * @spec: what to draw
 * @context: the font
 * @width: of the whole, in pixels
 * @height: of the whole, in pixels
 * @layout: (out caller-allocates): where everything goes
 *
 * Finds the ranges, the ticks and the place of the plot from the size of the
 * labels. Where room is short it leaves out the titles, then the legend, the
 * chips and at last the axes, so that the curves stay readable; any size and
 * any range give a layout that can be drawn.
 */
void
rbk_chart_layout (const RbkChartSpec *spec,
                  PangoContext       *context,
                  double              width,
                  double              height,
                  RbkChartLayout     *layout)
{
  g_auto(RbkText) text = { 0 };

  g_return_if_fail (spec != NULL && layout != NULL);
  g_return_if_fail (PANGO_IS_CONTEXT (context));

  *layout = (RbkChartLayout){ .width = MAX (1.0, width), .height = MAX (1.0, height) };
  rbk_text_init (&text, context);
  rbk_text_set (&text, RBK_TEXT_NORMAL, "0", -1.0);
  layout->line_height = ceil (text.height);
  rbk_chart_range_x (spec, &layout->x);

  for (int detail = RBK_CHART_FULL; detail >= RBK_CHART_BARE; detail--)
    if (try_detail (spec, &text, (RbkChartDetail) detail, layout))
      break;
}
