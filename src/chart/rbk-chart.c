/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart.h"
#include "rbk-chart-axes.h"
#include "rbk-chart-guides.h"
#include "rbk-chart-legend.h"
#include "rbk-chart-marks.h"
#include "rbk-chart-trace.h"

#define EDGE 8.0
#define LINE_WIDTH 2.0
#define SELECTED_WIDTH 3.0
#define DIMMED 0.35

/* Curves along the edge of the plot, as 100 % margin, keep their full width. */
#define CLIP_ROOM 2.0

/* The histogram takes this part of the plot at most. */
#define BINS_HEIGHT 0.34

typedef struct
{
  cairo_t *cr;
  double   x, y;
  gboolean started;
} Pen;

static void
pen_cb (double x0, double y0, double x1, double y1, gsize index, gpointer user_data)
{
  Pen     *pen = user_data;
  gboolean goes_on = pen->started && fabs (pen->x - x0) < 1e-6 && fabs (pen->y - y0) < 1e-6;

  if (!goes_on)
    cairo_move_to (pen->cr, x0, y0);
  cairo_line_to (pen->cr, x1, y1);
  pen->x = x1;
  pen->y = y1;
  pen->started = TRUE;
}

static void
draw_curve (const RbkSeries      *series,
            const RbkChartLayout *layout,
            const RbkPalette     *palette,
            cairo_t              *cr)
{
  Pen           pen = { .cr = cr };
  int           n_dashes;
  const double *dash = rbk_palette_dash (palette, series->color_index, &n_dashes);

  cairo_new_path (cr);
  rbk_chart_trace (series, layout, pen_cb, &pen);

  /* Curves are most of the time of a redraw, and look the same so. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_line_width (cr, series->selected ? SELECTED_WIDTH : LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, n_dashes > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dash, n_dashes, 0.0);
  rbk_color_apply (rbk_palette_plan (palette, series->color_index), series->dimmed ? DIMMED : 1.0,
                   cr);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

static guint
level_of (const RbkSeries *series)
{
  if (series->selected)
    return 2;

  return series->dimmed ? 0 : 1;
}

/* Draws dimmed curves first and the selected ones last, each with its marks. */
static void
draw_curves (const RbkChartSpec   *spec,
             const RbkChartLayout *layout,
             const RbkPalette     *palette,
             cairo_t              *cr)
{
  const RbkRect *plot = &layout->plot;

  for (guint level = 0; level < 3; level++)
    for (gsize i = 0; i < spec->n_series; i++)
      {
        if (level_of (&spec->series[i]) != level)
          continue;
        cairo_save (cr);
        cairo_new_path (cr);
        cairo_rectangle (cr, plot->x - CLIP_ROOM, plot->y - CLIP_ROOM,
                         plot->width + 2.0 * CLIP_ROOM, plot->height + 2.0 * CLIP_ROOM);
        cairo_clip (cr);
        draw_curve (&spec->series[i], layout, palette, cr);
        cairo_restore (cr);
        rbk_marks_draw (&spec->series[i], layout, palette, cr);
      }
}

static void
draw_ground (const RbkChartSpec   *spec,
             const RbkChartLayout *layout,
             const RbkPalette     *palette,
             cairo_t              *cr)
{
  const RbkRect *plot = &layout->plot;
  double         zero = rbk_scale_map (&layout->y, rbk_scale_clamp (&layout->y, 0.0));

  cairo_new_path (cr);
  if (palette->background.alpha > 0.0)
    {
      cairo_rectangle (cr, 0.0, 0.0, layout->width, layout->height);
      rbk_color_apply (&palette->background, 1.0, cr);
      cairo_fill (cr);
    }
  if (spec->loss_zone && layout->y.min < 0.0)
    {
      cairo_rectangle (cr, plot->x, floor (zero), plot->width,
                       plot->y + plot->height - floor (zero));
      rbk_color_apply (&palette->loss, 1.0, cr);
      cairo_fill (cr);
    }
}

static double
heaviest (const RbkChartSpec *spec)
{
  double most = 0.0;

  for (gsize i = 0; i < spec->n_bins; i++)
    if (isfinite (spec->bins[i].weight))
      most = MAX (most, spec->bins[i].weight);

  return most;
}

/* Draws the histogram on the floor of the plot, on whole pixels: bars of one
 * width, a hair apart, and several times quicker to fill. */
static void
draw_bins (const RbkChartSpec   *spec,
           const RbkChartLayout *layout,
           const RbkPalette     *palette,
           cairo_t              *cr)
{
  const RbkRect *plot = &layout->plot;
  double         most = heaviest (spec);
  double         bottom = floor (plot->y + plot->height);

  cairo_new_path (cr);
  for (gsize i = 0; i < spec->n_bins; i++)
    {
      const RbkBin *bin = &spec->bins[i];
      double        from, to, left, width, height;

      if (!(bin->weight > 0.0) || !isfinite (bin->weight) || !(bin->to > layout->x.min) ||
          !(bin->from < layout->x.max))
        continue;

      from = rbk_scale_map (&layout->x, rbk_scale_clamp (&layout->x, bin->from));
      to = rbk_scale_map (&layout->x, rbk_scale_clamp (&layout->x, bin->to));
      left = floor (MIN (from, to));
      width = floor (MAX (from, to)) - left;
      height = ceil (plot->height * BINS_HEIGHT * bin->weight / most);
      cairo_rectangle (cr, left, bottom - height, MAX (1.0, width - (width > 4.0 ? 1.0 : 0.0)),
                       height);
    }
  rbk_color_apply (&palette->bin, 1.0, cr);
  cairo_fill (cr);
}

static void
draw_head (const RbkChartSpec   *spec,
           const RbkChartLayout *layout,
           const RbkPalette     *palette,
           RbkText              *text,
           cairo_t              *cr)
{
  const char *const words[] = { spec->title, spec->y_title };
  double            x = EDGE;

  if (layout->detail < RBK_CHART_FULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      RbkRect rect = { x, layout->head_top, 0.0, layout->line_height };

      if (words[i] == NULL)
        continue;
      rbk_text_set (text, i == 0 ? RBK_TEXT_STRONG : RBK_TEXT_SMALL, words[i],
                    MAX (0.0, layout->width - EDGE - x));
      rect.width = text->width;
      rect = rbk_rect_mirror (spec, layout->width, rect);
      rbk_color_apply (i == 0 ? &palette->ink : &palette->dim_ink, 1.0, cr);
      rbk_text_show (text, rect.x, rect.y + (rect.height - text->height) / 2.0, cr);
      x += text->width + 2.0 * EDGE;
    }
}

static gboolean
is_empty (const RbkChartSpec *spec)
{
  RbkPoint low, high;

  for (gsize i = 0; i < spec->n_series; i++)
    if (rbk_series_extent (&spec->series[i], &low, &high))
      return FALSE;

  return TRUE;
}

static void
draw_empty (const RbkChartSpec   *spec,
            const RbkChartLayout *layout,
            const RbkPalette     *palette,
            RbkText              *text,
            cairo_t              *cr)
{
  const RbkRect *plot = &layout->plot;
  RbkRect        rect;

  if (spec->empty_message == NULL || layout->detail < RBK_CHART_AXES || !is_empty (spec))
    return;

  rbk_text_set (text, RBK_TEXT_NORMAL, spec->empty_message, MAX (0.0, plot->width - 4.0 * EDGE));
  rect = (RbkRect){ plot->x + (plot->width - text->width) / 2.0 - EDGE,
                    plot->y + (plot->height - text->height) / 2.0 - EDGE / 2.0,
                    text->width + 2.0 * EDGE, text->height + EDGE };
  rbk_rect_path (&rect, EDGE, cr);
  rbk_color_apply (&palette->chip, 1.0, cr);
  cairo_fill (cr);
  rbk_color_apply (&palette->ink, 1.0, cr);
  rbk_text_show (text, rect.x + EDGE, rect.y + EDGE / 2.0, cr);
}

/**
 * rbk_chart_draw:
 * @spec: what to draw
 * @layout: where, by rbk_chart_layout() of the same @spec
 * @palette: the colours
 * @cr: what to draw on
 * @context: the font
 *
 * Draws the whole chart: on the screen, into a picture or onto paper. The
 * state of @cr is kept, its path is left empty.
 */
void
rbk_chart_draw (const RbkChartSpec   *spec,
                const RbkChartLayout *layout,
                const RbkPalette     *palette,
                cairo_t              *cr,
                PangoContext         *context)
{
  g_auto(RbkText) text = { 0 };

  g_return_if_fail (spec != NULL && layout != NULL && palette != NULL && cr != NULL);
  g_return_if_fail (PANGO_IS_CONTEXT (context));

  rbk_text_init (&text, context);
  cairo_save (cr);
  draw_ground (spec, layout, palette, cr);
  draw_bins (spec, layout, palette, cr);
  rbk_axes_draw_grid (spec, layout, palette, cr);
  rbk_guides_draw_lines (spec, layout, palette, cr);
  draw_curves (spec, layout, palette, cr);
  rbk_marks_draw_labels (spec, layout, palette, &text, cr);
  rbk_axes_draw_labels (spec, layout, palette, &text, cr);
  rbk_guides_draw_chips (spec, layout, palette, &text, cr);
  rbk_legend_draw (spec, layout, palette, &text, cr);
  draw_head (spec, layout, palette, &text, cr);
  draw_empty (spec, layout, palette, &text, cr);
  cairo_restore (cr);
  cairo_new_path (cr);
}
