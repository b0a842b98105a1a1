/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "rbk-scale.h"
#include "rbk-series.h"

G_BEGIN_DECLS

/**
 * RbkGuide:
 * @x: a usage
 * @label: (nullable): what stands on its chip, as "p50"
 *
 * A dashed line from top to bottom.
 */
typedef struct
{
  double      x;
  const char *label;
} RbkGuide;

/**
 * RbkBin:
 * @from: the lower bound
 * @to: the upper bound
 * @weight: how many are in it, in any unit; only proportions count
 *
 * A bar of the histogram behind the curves.
 */
typedef struct
{
  double from, to, weight;
} RbkBin;

/**
 * RbkChartYKind:
 * @RBK_CHART_PLAIN: any number
 * @RBK_CHART_PERCENT: a share: 0.25 is 25 %
 * @RBK_CHART_MONEY: an amount in the major unit
 *
 * What stands on the vertical axis. It decides on the range, the ticks and,
 * without a callback, the labels.
 */
typedef enum
{
  RBK_CHART_PLAIN,
  RBK_CHART_PERCENT,
  RBK_CHART_MONEY,
} RbkChartYKind;

/**
 * RbkChartFormat:
 * @value: a tick
 * @user_data: what the spec says
 *
 * Returns: (transfer full): its label
 */
typedef char *(*RbkChartFormat) (double value, gpointer user_data);

/**
 * RbkChartSpec:
 * @title: (nullable): in bold at the top, and the title of files
 * @x_title: (nullable): below the horizontal axis
 * @y_title: (nullable): beside @title
 * @empty_message: (nullable): in the middle when there is nothing to draw
 * @series: (array length=n_series): the curves; later ones lie above
 * @n_series: how many
 * @guides: (array length=n_guides): vertical lines
 * @n_guides: how many
 * @bins: (array length=n_bins): the histogram
 * @n_bins: how many
 * @x_log: whether usage is on a logarithmic axis
 * @y_kind: what the values are
 * @loss_zone: whether all below zero is shaded
 * @rtl: whether the chart is mirrored, as for right-to-left text
 * @legend: whether the names of the curves stand at the top
 * @x_min: the lower end, or NaN to find it
 * @x_max: the upper end, or NaN
 * @y_min: the lower end, or NaN
 * @y_max: the upper end, or NaN
 * @format_x: (nullable): labels of the horizontal axis
 * @format_y: (nullable): labels of the vertical axis
 * @user_data: for both
 *
 * All that is to be drawn. Borrows everything it points to. Start from
 * %RBK_CHART_SPEC_INIT, whose ends are NaN.
 */
typedef struct
{
  const char      *title;
  const char      *x_title;
  const char      *y_title;
  const char      *empty_message;
  const RbkSeries *series;
  gsize            n_series;
  const RbkGuide  *guides;
  gsize            n_guides;
  const RbkBin    *bins;
  gsize            n_bins;
  gboolean         x_log;
  RbkChartYKind    y_kind;
  gboolean         loss_zone;
  gboolean         rtl;
  gboolean         legend;
  double           x_min, x_max;
  double           y_min, y_max;
  RbkChartFormat   format_x;
  RbkChartFormat   format_y;
  gpointer         user_data;
} RbkChartSpec;

#define RBK_CHART_SPEC_INIT                                                                        \
  {                                                                                                \
    .x_min = (double) NAN, .x_max = (double) NAN, .y_min = (double) NAN, .y_max = (double) NAN     \
  }

/**
 * RbkRect:
 * @x: the left side
 * @y: the upper side
 * @width: its width
 * @height: its height
 *
 * A rectangle in pixels.
 */
typedef struct
{
  double x, y, width, height;
} RbkRect;

/**
 * RbkChartDetail:
 * @RBK_CHART_BARE: the curves alone
 * @RBK_CHART_AXES: and labelled axes
 * @RBK_CHART_GUIDES: and the chips of the guides
 * @RBK_CHART_LEGEND: and the legend
 * @RBK_CHART_FULL: and the titles
 *
 * How much there is room for.
 */
typedef enum
{
  RBK_CHART_BARE,
  RBK_CHART_AXES,
  RBK_CHART_GUIDES,
  RBK_CHART_LEGEND,
  RBK_CHART_FULL,
} RbkChartDetail;

/**
 * RbkChartLayout:
 * @width: of the whole
 * @height: of the whole
 * @plot: where the curves are
 * @x: maps usage to pixels
 * @y: maps values to pixels
 * @x_ticks: the labelled usages
 * @n_x_ticks: how many
 * @y_ticks: the labelled values
 * @n_y_ticks: how many
 * @detail: what there is room for
 * @line_height: of a line of text
 * @head_top: where the titles are
 * @legend_top: where the legend begins
 * @legend_rows: how many lines it has
 * @chip_top: where the chips of the guides begin
 * @chip_rows: how many lines of them
 *
 * Where everything goes. A value, good as long as its spec and font are.
 */
typedef struct
{
  double         width, height;
  RbkRect        plot;
  RbkScale       x, y;
  double         x_ticks[RBK_SCALE_MAX_TICKS];
  guint          n_x_ticks;
  double         y_ticks[RBK_SCALE_MAX_TICKS];
  guint          n_y_ticks;
  RbkChartDetail detail;
  double         line_height;
  double         head_top;
  double         legend_top;
  guint          legend_rows;
  double         chip_top;
  guint          chip_rows;
} RbkChartLayout;

G_END_DECLS
