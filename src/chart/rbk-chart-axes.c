/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-axes.h"

#define X_LABEL_GAP 14.0
#define X_TICK_DISTANCE 64.0

/* Four figures and a thousands' letter, the same in every locale: what a
 * caller without a formatter of its own gets. */
static char *
format_compact (double value, const char *unit)
{
  static const char *const letters[] = { "", "\u00a0k", "\u00a0M", "\u00a0G", "\u00a0T" };
  char                     digits[G_ASCII_DTOSTR_BUF_SIZE];
  double                   rest = fabs (value);
  guint                    thousands = 0;

  while (rest >= 999.95 && thousands + 1 < G_N_ELEMENTS (letters))
    {
      rest /= 1000.0;
      thousands++;
    }
  g_ascii_formatd (digits, sizeof digits, "%.4g", rest);

  return g_strconcat (value < 0.0 ? "\u2212" : "", digits, letters[thousands], unit, NULL);
}

/* Returns: (transfer full): the label of a usage */
static char *
axes_label_x (const RbkChartSpec *spec, double value)
{
  return spec->format_x != NULL ? spec->format_x (value, spec->user_data)
                                : format_compact (value, "");
}

/* Returns: (transfer full): the label of a value */
char *
rbk_axes_label_y (const RbkChartSpec *spec, double value)
{
  if (spec->format_y != NULL)
    return spec->format_y (value, spec->user_data);
  if (spec->y_kind == RBK_CHART_PERCENT)
    return format_compact (value * 100.0, "\u00a0%");

  return format_compact (value, "");
}

/* Returns: the width of the widest label of the vertical axis */
double
rbk_axes_y_width (const RbkChartSpec *spec, const RbkChartLayout *layout, RbkText *text)
{
  double widest = 0.0;

  for (guint i = 0; i < layout->n_y_ticks; i++)
    {
      g_autofree char *label = rbk_axes_label_y (spec, layout->y_ticks[i]);

      rbk_text_set (text, RBK_TEXT_SMALL, label, -1.0);
      widest = MAX (widest, text->width);
    }

  return widest;
}

static gboolean
labels_fit (const RbkChartSpec *spec, const RbkChartLayout *layout, RbkText *text)
{
  double previous = 0.0;
  double previous_width = 0.0;

  for (guint i = 0; i < layout->n_x_ticks; i++)
    {
      g_autofree char *label = axes_label_x (spec, layout->x_ticks[i]);
      double           x = rbk_scale_map (&layout->x, layout->x_ticks[i]);

      rbk_text_set (text, RBK_TEXT_SMALL, label, -1.0);
      if (i > 0 && fabs (x - previous) < (text->width + previous_width) / 2.0 + X_LABEL_GAP)
        return FALSE;
      previous = x;
      previous_width = text->width;
    }

  return TRUE;
}

/* Finds the most ticks of the horizontal axis whose labels don't touch, and
 * keeps them in @layout. Returns: how many */
guint
rbk_axes_fit_x (const RbkChartSpec *spec, RbkChartLayout *layout, RbkText *text)
{
  guint most = (guint) CLAMP (layout->plot.width / X_TICK_DISTANCE + 1.0, 0.0, RBK_SCALE_MAX_TICKS);

  layout->n_x_ticks = 0;
  for (guint limit = most; limit > 0; limit--)
    {
      layout->n_x_ticks = rbk_scale_ticks (&layout->x, limit, layout->x_ticks);
      if (labels_fit (spec, layout, text))
        break;
      layout->n_x_ticks = 0;
    }

  return layout->n_x_ticks;
}

static void
line (double x0, double y0, double x1, double y1, cairo_t *cr)
{
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
}

/* The middle of a pixel, where a line one pixel wide is crisp. */
static double
crisp (double position)
{
  return floor (position) + 0.5;
}

/* Draws the lines behind the curves, zero a little stronger. */
void
rbk_axes_draw_grid (const RbkChartSpec   *spec,
                    const RbkChartLayout *layout,
                    const RbkPalette     *palette,
                    cairo_t              *cr)
{
  const RbkRect *plot = &layout->plot;
  double         right = plot->x + plot->width;
  double         bottom = plot->y + plot->height;
  double         zero = crisp (rbk_scale_map (&layout->y, 0.0));

  cairo_new_path (cr);
  for (guint i = 0; i < layout->n_y_ticks; i++)
    {
      double y = crisp (rbk_scale_map (&layout->y, layout->y_ticks[i]));

      line (plot->x, y, right, y, cr);
    }
  for (guint i = 0; i < layout->n_x_ticks; i++)
    {
      double x = crisp (rbk_scale_map (&layout->x, layout->x_ticks[i]));

      line (x, plot->y, x, bottom, cr);
    }
  rbk_color_apply (&palette->grid, 1.0, cr);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);

  if (layout->y.min <= 0.0 && layout->y.max >= 0.0)
    {
      line (plot->x, zero, right, zero, cr);
      rbk_color_apply (&palette->axis, 1.0, cr);
      cairo_stroke (cr);
    }
}

static void
draw_y_labels (const RbkChartSpec *spec, const RbkChartLayout *layout, RbkText *text, cairo_t *cr)
{
  const RbkRect *plot = &layout->plot;

  for (guint i = 0; i < layout->n_y_ticks; i++)
    {
      g_autofree char *label = rbk_axes_label_y (spec, layout->y_ticks[i]);
      double           y = rbk_scale_map (&layout->y, layout->y_ticks[i]);

      rbk_text_set (text, RBK_TEXT_SMALL, label, -1.0);
      rbk_text_show (text,
                     spec->rtl ? plot->x + plot->width + RBK_AXES_GAP
                               : plot->x - RBK_AXES_GAP - text->width,
                     CLAMP (y - text->height / 2.0, 0.0, MAX (0.0, layout->height - text->height)),
                     cr);
    }
}

static void
draw_x_labels (const RbkChartSpec *spec, const RbkChartLayout *layout, RbkText *text, cairo_t *cr)
{
  double top = layout->plot.y + layout->plot.height + RBK_AXES_GAP / 2.0;

  for (guint i = 0; i < layout->n_x_ticks; i++)
    {
      g_autofree char *label = axes_label_x (spec, layout->x_ticks[i]);
      double           x = rbk_scale_map (&layout->x, layout->x_ticks[i]);

      rbk_text_set (text, RBK_TEXT_SMALL, label, -1.0);
      rbk_text_show (text,
                     CLAMP (x - text->width / 2.0, 0.0, MAX (0.0, layout->width - text->width)),
                     top, cr);
    }
}

/* Draws the figures on both axes and the title of the horizontal one. */
void
rbk_axes_draw_labels (const RbkChartSpec   *spec,
                      const RbkChartLayout *layout,
                      const RbkPalette     *palette,
                      RbkText              *text,
                      cairo_t              *cr)
{
  const RbkRect *plot = &layout->plot;

  if (layout->detail < RBK_CHART_AXES)
    return;

  rbk_color_apply (&palette->dim_ink, 1.0, cr);
  draw_y_labels (spec, layout, text, cr);
  draw_x_labels (spec, layout, text, cr);

  if (layout->detail == RBK_CHART_FULL && spec->x_title != NULL)
    {
      rbk_text_set (text, RBK_TEXT_SMALL, spec->x_title, plot->width);
      rbk_text_show (text, plot->x + (plot->width - text->width) / 2.0,
                     plot->y + plot->height + RBK_AXES_GAP / 2.0 + layout->line_height, cr);
    }
}
