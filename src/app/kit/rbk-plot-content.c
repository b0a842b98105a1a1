/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plot-private.h"

/* What a plot is of, added piece by piece. */

/**
 * rbk_plot_start:
 * @self: a plot
 * @axes: what is to be drawn where
 *
 * Empties it, to be filled anew.
 */
void
rbk_plot_start (RbkPlot *self, const RbkPlotAxes *axes)
{
  RbkPlotData *data = &self->data;

  g_return_if_fail (RBK_IS_PLOT (self));
  g_return_if_fail (axes != NULL);

  g_array_set_size (data->series, 0);
  g_array_set_size (data->items, 0);
  g_array_set_size (data->guides, 0);
  g_free (data->x_title);
  g_clear_pointer (&data->format, rbk_money_format_free);
  data->axes = *axes;
  data->x_title = g_strdup (axes->x_title);
  data->format = rbk_money_format_new (NULL, axes->currency != NULL ? axes->currency : "USD");
  data->axes.currency = NULL;
  data->axes.x_title = NULL;
  data->cursor = -1;
}

/**
 * rbk_plot_add_series:
 * @self: a plot of a stack or of lines, without items yet
 * @series: a layer or a line
 *
 * Adds to it. What @series points to is copied.
 */
void
rbk_plot_add_series (RbkPlot *self, const RbkPlotSeries *series)
{
  RbkPlotSeries copy;

  g_return_if_fail (RBK_IS_PLOT (self));
  g_return_if_fail (self->data.items->len == 0);

  copy = *series;
  copy.name = g_strdup (series->name);
  g_array_append_val (self->data.series, copy);
}

/**
 * rbk_plot_add_item:
 * @self: a plot
 * @item: a bar or point, to the right of those that it has
 *
 * Adds to it. What @item points to is copied.
 */
void
rbk_plot_add_item (RbkPlot *self, const RbkPlotItem *item)
{
  RbkPlotItem copy;

  g_return_if_fail (RBK_IS_PLOT (self));
  g_return_if_fail (self->data.series->len == 0 || item->values != NULL);

  copy = *item;
  copy.values = g_memdup2 (item->values, self->data.series->len * sizeof *item->values);
  copy.name = g_strdup (item->name);
  copy.text = g_strdup (item->text);
  g_array_append_val (self->data.items, copy);
}

/**
 * rbk_plot_add_guide:
 * @self: a plot
 * @x: a place on the horizontal axis
 * @label: what stands at its top
 * @color: the place of a plan's colour in the palette, or -1 for a plain guide
 *
 * Adds a vertical line. There is room for a few dozen; further ones are left out.
 */
void
rbk_plot_add_guide (RbkPlot *self, double x, const char *label, int color)
{
  RbkPlotGuide guide = { .x = x, .color = color };

  g_return_if_fail (RBK_IS_PLOT (self));

  if (self->data.guides->len >= RBK_PLOT_MAX_GUIDES)
    return;
  guide.label = g_strdup (label);
  g_array_append_val (self->data.guides, guide);
}
