/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-marker.h"
#include "rbk-plot-private.h"

#define MAX_BAR_WIDTH 40.0
#define BAR_SHARE 0.72 /* of the room that a bar has */
#define LINE_WIDTH 2.0
#define STRONG_WIDTH 2.75
#define FAINT 0.55
#define FAINT_LAYER 0.3
#define MARKER_SIZE 4.0

#define ITEM(data, i) (&g_array_index ((data)->items, RbkPlotItem, i))
#define SERIES(data, i) (&g_array_index ((data)->series, RbkPlotSeries, i))

/* rbk_plot_item_top: how high the highest of an item stands */
double
rbk_plot_item_top (const RbkPlotData *data, guint item)
{
  const double *values = ITEM (data, item)->values;
  double        top = 0.0;

  if (data->series->len == 0)
    return ITEM (data, item)->value;
  for (guint i = 0; i < data->series->len; i++)
    top = data->axes.kind == RBK_PLOT_STACK ? top + MAX (values[i], 0.0) : MAX (top, values[i]);

  return top;
}

static void
draw_layers (const RbkPlotData   *data,
             const RbkPlotLayout *layout,
             const RbkPalette    *palette,
             guint                index,
             cairo_t             *cr)
{
  const RbkPlotItem *item = ITEM (data, index);
  double             a = rbk_scale_map (&layout->x, item->from);
  double             b = rbk_scale_map (&layout->x, item->to);
  double             width = CLAMP (ABS (b - a) * BAR_SHARE, 1.0, MAX_BAR_WIDTH);
  double             bottom = layout->bottom, sum = 0.0;

  for (guint i = 0; i < data->series->len; i++)
    {
      const RbkPlotSeries *series = SERIES (data, i);
      double               strength = series->is_faint ? FAINT_LAYER : 1.0;
      double               top;

      if (!(item->values[i] > 0.0))
        continue;
      sum += item->values[i];
      top = rbk_scale_map (&layout->y, sum);
      rbk_color_apply (rbk_palette_plan (palette, (guint) series->color),
                       data->cursor < 0 || data->cursor == (int) index ? strength
                                                                       : strength * FAINT,
                       cr);
      /* A line of the ground between two layers parts them without their colours. */
      cairo_rectangle (cr, (a + b - width) / 2.0, top, width,
                       MAX (bottom - top - (bottom < layout->bottom ? 1.0 : 0.0), 0.5));
      cairo_fill (cr);
      bottom = top;
    }
}

/* rbk_plot_draw_stack: a bar of layers for each item */
void
rbk_plot_draw_stack (const RbkPlotData   *data,
                     const RbkPlotLayout *layout,
                     const RbkPalette    *palette,
                     cairo_t             *cr)
{
  for (guint i = 0; i < data->items->len; i++)
    draw_layers (data, layout, palette, i, cr);
}

static void
draw_marker (
    const RbkPlotData *data, const RbkPlotLayout *layout, guint series, guint item, cairo_t *cr)
{
  cairo_new_path (cr);
  rbk_marker_path ((guint) SERIES (data, series)->color,
                   rbk_scale_map (&layout->x, ITEM (data, item)->from),
                   rbk_scale_map (&layout->y, ITEM (data, item)->values[series]), MARKER_SIZE, cr);
  cairo_fill (cr);
}

static void
draw_series (const RbkPlotData   *data,
             const RbkPlotLayout *layout,
             const RbkPalette    *palette,
             guint                index,
             cairo_t             *cr)
{
  const RbkPlotSeries *series = SERIES (data, index);
  int                  n_dashes = 0;
  const double        *dash = rbk_palette_dash (palette, (guint) series->color, &n_dashes);

  cairo_new_path (cr);
  for (guint i = 0; i < data->items->len; i++)
    cairo_line_to (cr, rbk_scale_map (&layout->x, ITEM (data, i)->from),
                   rbk_scale_map (&layout->y, ITEM (data, i)->values[index]));
  rbk_color_apply (rbk_palette_plan (palette, (guint) series->color),
                   series->is_faint ? FAINT : 1.0, cr);
  cairo_set_line_width (cr, series->is_faint ? LINE_WIDTH : STRONG_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dash, n_dashes, 0.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
  if (data->items->len > 0)
    draw_marker (data, layout, index, data->items->len - 1, cr);
  if (data->cursor >= 0)
    draw_marker (data, layout, index, (guint) data->cursor, cr);
}

/* Where one reads, from the top to the ground. */
static void
draw_cursor (const RbkPlotData   *data,
             const RbkPlotLayout *layout,
             const RbkPalette    *palette,
             cairo_t             *cr)
{
  double x;

  if (data->cursor < 0)
    return;
  x = (double) (int) rbk_scale_map (&layout->x, ITEM (data, data->cursor)->from) + 0.5;
  rbk_color_apply (&palette->axis, 1.0, cr);
  cairo_set_line_width (cr, 1.0);
  cairo_move_to (cr, x, layout->top);
  cairo_line_to (cr, x, layout->bottom);
  cairo_stroke (cr);
}

/* rbk_plot_draw_lines: a line for each series, those that stand back first */
void
rbk_plot_draw_lines (const RbkPlotData   *data,
                     const RbkPlotLayout *layout,
                     const RbkPalette    *palette,
                     cairo_t             *cr)
{
  draw_cursor (data, layout, palette, cr);
  for (guint i = 0; i < data->series->len; i++)
    if (SERIES (data, i)->is_faint)
      draw_series (data, layout, palette, i, cr);
  for (guint i = 0; i < data->series->len; i++)
    if (!SERIES (data, i)->is_faint)
      draw_series (data, layout, palette, i, cr);
}
