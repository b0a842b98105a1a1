/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-legend.h"
#include "rbk-marker.h"

#define MAX_ROWS 3
#define MAX_ITEMS 48
#define MAX_NAME_WIDTH 160.0
#define MARKER_RADIUS 4.5
#define SAMPLE_WIDTH 24.0
#define MARKER_ROOM 31.0
#define ITEM_GAP 16.0
#define REST_ROOM 44.0
#define EDGE 8.0

typedef struct
{
  gsize  series;
  guint  row;
  double x;
} Item;

typedef struct
{
  Item   items[MAX_ITEMS];
  guint  n_items;
  guint  n_rows;
  double row_widths[MAX_ROWS];
  gsize  left_out;
} Flow;

/* Breaks the names into rows of at most @room pixels; what doesn't fit into
 * the last one is only counted. */
static void
flow_names (const RbkChartSpec *spec, RbkText *text, double room, Flow *flow)
{
  double x = 0.0;
  guint  row = 0;

  *flow = (Flow){ .n_rows = 0 };
  for (gsize i = 0; i < spec->n_series; i++)
    {
      double width, limit;

      rbk_text_set (text, spec->series[i].selected ? RBK_TEXT_STRONG : RBK_TEXT_NORMAL,
                    spec->series[i].name, MAX_NAME_WIDTH);
      width = MARKER_ROOM + text->width;
      limit = room - (row + 1 == MAX_ROWS && i + 1 < spec->n_series ? REST_ROOM : 0.0);

      if (x > 0.0 && x + width > limit)
        {
          x = 0.0;
          row++;
        }
      if (row == MAX_ROWS || flow->n_items == MAX_ITEMS)
        {
          flow->left_out = spec->n_series - i;
          return;
        }
      flow->items[flow->n_items++] = (Item){ .series = i, .row = row, .x = x };
      flow->row_widths[row] = x + width;
      flow->n_rows = row + 1;
      x += width + ITEM_GAP;
    }
}

/* Finds the rows that the names take where there are @room pixels.
 * Returns: the width of the widest row */
double
rbk_legend_measure (const RbkChartSpec *spec, RbkText *text, double room, guint *n_rows)
{
  Flow   flow;
  double widest = 0.0;

  flow_names (spec, text, room, &flow);
  for (guint i = 0; i < flow.n_rows; i++)
    widest = MAX (widest, flow.row_widths[i]);

  *n_rows = flow.n_rows;
  return widest;
}

/* A piece of the curve with its dash, and the marker on it: without its colour
 * a plan is still known by either. */
static void
draw_sample (const RbkSeries  *series,
             const RbkPalette *palette,
             const RbkRect    *rect,
             double            strength,
             cairo_t          *cr)
{
  int           n_dashes;
  const double *dash = rbk_palette_dash (palette, series->color_index, &n_dashes);
  double        y = rect->y + rect->height / 2.0;

  rbk_color_apply (rbk_palette_plan (palette, series->color_index), strength, cr);
  cairo_new_path (cr);
  cairo_move_to (cr, rect->x, y);
  cairo_line_to (cr, rect->x + rect->width, y);
  cairo_set_line_width (cr, 2.0);
  cairo_set_dash (cr, dash, n_dashes, 0.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);

  rbk_marker_path (series->color_index, rect->x + rect->width / 2.0, y, MARKER_RADIUS, cr);
  cairo_fill (cr);
}

static void
draw_item (const RbkChartSpec   *spec,
           const RbkChartLayout *layout,
           const RbkPalette     *palette,
           const RbkSeries      *series,
           RbkText              *text,
           double                x,
           double                y,
           cairo_t              *cr)
{
  double  strength = series->dimmed ? 0.4 : 1.0;
  RbkRect sample = { x, y, SAMPLE_WIDTH, layout->line_height };
  RbkRect name;

  sample = rbk_rect_mirror (spec, layout->width, sample);
  draw_sample (series, palette, &sample, strength, cr);

  rbk_text_set (text, series->selected ? RBK_TEXT_STRONG : RBK_TEXT_NORMAL, series->name,
                MAX_NAME_WIDTH);
  name = (RbkRect){ x + MARKER_ROOM, y, text->width, layout->line_height };
  name = rbk_rect_mirror (spec, layout->width, name);
  rbk_color_apply (&palette->ink, strength, cr);
  rbk_text_show (text, name.x, y + (layout->line_height - text->height) / 2.0, cr);
}

static void
draw_rest (const RbkChartSpec   *spec,
           const RbkChartLayout *layout,
           const RbkPalette     *palette,
           const Flow           *flow,
           RbkText              *text,
           cairo_t              *cr)
{
  g_autofree char *words = g_strdup_printf ("+%" G_GSIZE_FORMAT, flow->left_out);
  RbkRect          rect;

  rbk_text_set (text, RBK_TEXT_NORMAL, words, REST_ROOM);
  rect = (RbkRect){ layout->width - EDGE - text->width, layout->legend_top, text->width, 0.0 };
  rect = rbk_rect_mirror (spec, layout->width, rect);
  rbk_color_apply (&palette->dim_ink, 1.0, cr);
  rbk_text_show (text, rect.x, layout->legend_top + (flow->n_rows - 1) * layout->line_height, cr);
}

/* Draws the names of the curves, each with its marker, at the end of the
 * lines that the layout keeps for them. */
void
rbk_legend_draw (const RbkChartSpec   *spec,
                 const RbkChartLayout *layout,
                 const RbkPalette     *palette,
                 RbkText              *text,
                 cairo_t              *cr)
{
  Flow flow;

  if (layout->legend_rows == 0)
    return;

  flow_names (spec, text, layout->width - 2.0 * EDGE, &flow);
  for (guint i = 0; i < flow.n_items; i++)
    {
      const Item *item = &flow.items[i];
      double      indent = layout->width - EDGE - flow.row_widths[item->row];

      if (flow.left_out > 0 && item->row + 1 == flow.n_rows)
        indent -= REST_ROOM;
      draw_item (spec, layout, palette, &spec->series[item->series], text,
                 MAX (EDGE, indent) + item->x, layout->legend_top + item->row * layout->line_height,
                 cr);
    }
  if (flow.left_out > 0)
    draw_rest (spec, layout, palette, &flow, text, cr);
}
