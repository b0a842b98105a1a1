/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RbkPlotKind:
 * @RBK_PLOT_BARS: a bar for each item, from its left to its right
 * @RBK_PLOT_LINE: a line from item to item
 * @RBK_PLOT_STACK: a bar for each item, in it a layer for each series, the first one lowest
 * @RBK_PLOT_LINES: a line for each series, from item to item
 *
 * How items are drawn.
 */
typedef enum
{
  RBK_PLOT_BARS,
  RBK_PLOT_LINE,
  RBK_PLOT_STACK,
  RBK_PLOT_LINES,
} RbkPlotKind;

/**
 * RbkPlotUnit:
 * @RBK_PLOT_QUANTITY: a quantity, short: 10K
 * @RBK_PLOT_AMOUNT: an amount in the book's currency
 * @RBK_PLOT_PERCENT: a share: 0.25 is 25 %
 * @RBK_PLOT_NAME: the name of the item that is there
 *
 * What the numbers of an axis are.
 */
typedef enum
{
  RBK_PLOT_QUANTITY,
  RBK_PLOT_AMOUNT,
  RBK_PLOT_PERCENT,
  RBK_PLOT_NAME,
} RbkPlotUnit;

/**
 * RbkPlotAxes:
 * @kind: how items are drawn
 * @x_unit: of the horizontal axis
 * @y_unit: of the vertical one, which begins at 0
 * @x_log: whether the horizontal axis is logarithmic
 * @has_diagonal: whether a dashed line runs from corner to corner
 * @currency: (nullable): of amounts
 * @x_title: (nullable): below the axis
 *
 * What is drawn where.
 */
typedef struct
{
  RbkPlotKind kind;
  RbkPlotUnit x_unit, y_unit;
  gboolean    x_log, has_diagonal;
  const char *currency;
  const char *x_title;
} RbkPlotAxes;

/**
 * RbkPlotItem:
 * @from: where a bar begins, or the place of a point
 * @to: where the bar ends
 * @value: its height
 * @part: how much of the height is strong
 * @values: (nullable): in place of @value, one for each series
 * @name: (nullable): what stands below it, where the axis is one of names
 * @text: what it says in words
 *
 * A bar or a point.
 */
typedef struct
{
  double        from, to, value, part;
  const double *values;
  const char   *name;
  const char   *text;
} RbkPlotItem;

/**
 * RbkPlotSeries:
 * @name: what the legend calls it
 * @color: a place in the palette of plans
 * @is_faint: whether it stands back behind the others
 *
 * A layer of the bars, or a line among several.
 */
typedef struct
{
  const char *name;
  int         color;
  gboolean    is_faint;
} RbkPlotSeries;

#define RBK_TYPE_PLOT (rbk_plot_get_type ())
G_DECLARE_FINAL_TYPE (RbkPlot, rbk_plot, RBK, PLOT, GtkWidget)

GtkWidget *rbk_plot_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;

void rbk_plot_set_height (RbkPlot *self, int height);
void rbk_plot_start (RbkPlot *self, const RbkPlotAxes *axes);
void rbk_plot_add_series (RbkPlot *self, const RbkPlotSeries *series);
void rbk_plot_add_item (RbkPlot *self, const RbkPlotItem *item);
void rbk_plot_add_guide (RbkPlot *self, double x, const char *label, int color);
void rbk_plot_finish (RbkPlot *self, const char *summary);
void rbk_plot_move (RbkPlot *self, int steps);

GtkWidget  *rbk_plot_get_legend (RbkPlot *self);
const char *rbk_plot_get_read_out (RbkPlot *self);

G_END_DECLS
