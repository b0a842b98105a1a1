/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plot-private.h"

#include <math.h>

#define MAX_TICKS 8
#define MIN_TICK_GAP 8.0
#define TICK_GAP 6.0
#define RIGHT_MARGIN 14.0
#define MAX_BAR_WIDTH 56.0
#define LONE_BAR_WIDTH 24.0 /* of a bar that is all at one place */

#define ITEM(data, i) (&g_array_index ((data)->items, RbkPlotItem, i))

static char *
format_value (const RbkPlotData *data, RbkPlotUnit unit, double value)
{
  if (unit == RBK_PLOT_PERCENT)
    return rbk_money_format_percent (data->format, value, 0);
  if (unit == RBK_PLOT_QUANTITY)
    return rbk_money_format_compact (data->format, rbk_decimal_from_double (value, 4));

  return rbk_money_format_amount (data->format, rbk_decimal_from_double (value, 6), value < 1.0);
}

static void
find_range (const RbkPlotData *data, double *x_min, double *x_max, double *y_max)
{
  *x_min = ITEM (data, 0)->from;
  *x_max = *x_min;
  *y_max = 0.0;
  for (guint i = 0; i < data->items->len; i++)
    {
      *x_min = MIN (*x_min, ITEM (data, i)->from);
      *x_max = MAX (*x_max, MAX (ITEM (data, i)->to, ITEM (data, i)->from));
      *y_max = MAX (*y_max, rbk_plot_item_top (data, i));
    }
  /* Lines may well lie on the ground. */
  if (data->axes.kind == RBK_PLOT_LINES && *y_max <= 0.0)
    *y_max = 1.0;
  /* All customers may be of one size. */
  if (*x_max <= *x_min && *x_min > 0.0)
    {
      *x_min /= 2.0;
      *x_max *= 2.0;
    }
}

/* There are no half customers. */
static guint
find_y_ticks (const RbkPlotData *data, const RbkPlotLayout *layout, guint max_ticks, double *ticks)
{
  double step = rbk_scale_step (&layout->y, max_ticks);

  if (data->axes.y_unit == RBK_PLOT_QUANTITY)
    step = MAX (step, 1.0);

  return rbk_scale_ticks_every (&layout->y, step, max_ticks, ticks);
}

static double
widest_y_label (const RbkPlotData *data, const RbkPlotLayout *layout, GtkWidget *widget)
{
  double ticks[RBK_SCALE_MAX_TICKS], widest = 0.0;
  guint  n_ticks = find_y_ticks (data, layout, MAX_TICKS, ticks);

  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = format_value (data, data->axes.y_unit, ticks[i]);

      widest = MAX (widest, rbk_plot_measure_text (widget, text, NULL));
    }

  return widest;
}

/* rbk_plot_layout: FALSE where there is nothing to draw */
gboolean
rbk_plot_layout (const RbkPlotData *data, GtkWidget *widget, RbkPlotLayout *layout)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double   width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double   x_min, x_max, y_max, labels;

  if (data->items->len == 0 || width < 60.0)
    return FALSE;

  find_range (data, &x_min, &x_max, &y_max);
  if (!(x_max > x_min) || !(y_max > 0.0))
    return FALSE;
  rbk_scale_init (&layout->x, data->axes.x_log ? RBK_SCALE_LOG : RBK_SCALE_LINEAR, x_min, x_max);
  rbk_scale_init (&layout->y, RBK_SCALE_LINEAR, 0.0,
                  data->axes.y_unit == RBK_PLOT_PERCENT ? y_max : y_max * 1.06);
  rbk_plot_measure_text (widget, "0", &layout->line_height);
  labels = widest_y_label (data, layout, widget) + TICK_GAP;
  layout->left = is_rtl ? RIGHT_MARGIN : labels;
  layout->right = width - (is_rtl ? labels : RIGHT_MARGIN);
  layout->bottom = height - layout->line_height * (data->x_title != NULL ? 2.4 : 1.3);
  layout->x.from = is_rtl ? layout->right : layout->left;
  layout->x.to = is_rtl ? layout->left : layout->right;
  /* The read-out has the first line; then come the chips of the guides. */
  layout->top = layout->line_height * (1.4 + 1.2 * rbk_plot_count_label_rows (data, layout));
  layout->y.from = layout->bottom;
  layout->y.to = layout->top;

  return layout->right > layout->left + 20.0 && layout->bottom > layout->top + 20.0;
}

static gboolean
has_bars (const RbkPlotData *data)
{
  return data->axes.kind == RBK_PLOT_BARS || data->axes.kind == RBK_PLOT_STACK;
}

/* rbk_plot_find: the item at a pixel, or -1 */
int
rbk_plot_find (const RbkPlotData *data, const RbkPlotLayout *layout, double x)
{
  double value, nearest = INFINITY;
  int    found = -1;

  if (x < layout->left || x > layout->right)
    return -1;

  value = rbk_scale_unmap (&layout->x, x);
  for (guint i = 0; i < data->items->len; i++)
    {
      const RbkPlotItem *item = ITEM (data, i);
      double             distance = fabs (rbk_scale_map (&layout->x, item->from) - x);

      if (has_bars (data) && value >= item->from && value <= item->to)
        return (int) i;
      if (!has_bars (data) && distance < nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }

  return found;
}

static void
draw_y_axis (const RbkPlotData   *data,
             const RbkPlotLayout *layout,
             const RbkPalette    *palette,
             GtkWidget           *widget,
             cairo_t             *cr)
{
  gboolean is_rtl = layout->x.to < layout->x.from;
  double   ticks[RBK_SCALE_MAX_TICKS];
  double   room = (layout->bottom - layout->top) / (layout->line_height + MIN_TICK_GAP);
  guint    n_ticks = find_y_ticks (data, layout, (guint) CLAMP (room, 3.0, MAX_TICKS), ticks);

  cairo_set_line_width (cr, 1.0);
  for (guint i = 0; i < n_ticks; i++)
    {
      double           y = floor (rbk_scale_map (&layout->y, ticks[i])) + 0.5;
      g_autofree char *text = format_value (data, data->axes.y_unit, ticks[i]);

      rbk_color_apply (i == 0 ? &palette->axis : &palette->grid, 1.0, cr);
      cairo_move_to (cr, layout->left, y);
      cairo_line_to (cr, layout->right, y);
      cairo_stroke (cr);
      rbk_color_apply (&palette->dim_ink, 1.0, cr);
      rbk_plot_draw_text (widget, cr, text,
                          is_rtl ? layout->right + TICK_GAP : layout->left - TICK_GAP,
                          y - layout->line_height / 2.0, is_rtl ? 0.0 : 1.0);
    }
}

/* Labels that would touch the one before are left out. */
static void
draw_x_label (const RbkPlotLayout *layout,
              GtkWidget           *widget,
              cairo_t             *cr,
              const char          *text,
              double               x,
              double              *last)
{
  double half = rbk_plot_measure_text (widget, text, NULL) / 2.0;
  double middle =
      CLAMP (x, MAX (layout->left - 20.0, 0.0) + half, layout->right + RIGHT_MARGIN - half);

  if (fabs (middle - *last) < 2.0 * half + MIN_TICK_GAP)
    return;
  rbk_plot_draw_text (widget, cr, text, middle, layout->bottom + 3.0, 0.5);
  *last = middle;
}

/* Every how many names there is room for one. */
static guint
find_stride (const RbkPlotData *data, const RbkPlotLayout *layout, GtkWidget *widget)
{
  double widest = 0.0, room = (layout->right - layout->left) / data->items->len;

  for (guint i = 0; i < data->items->len; i++)
    widest = MAX (widest, rbk_plot_measure_text (widget, ITEM (data, i)->name, NULL));

  return (guint) CLAMP (ceil ((widest + MIN_TICK_GAP) / room), 1.0, data->items->len);
}

static void
draw_x_axis (const RbkPlotData   *data,
             const RbkPlotLayout *layout,
             const RbkPalette    *palette,
             GtkWidget           *widget,
             cairo_t             *cr)
{
  double ticks[RBK_SCALE_MAX_TICKS], last = -1e9;
  guint  n_ticks = data->axes.x_unit == RBK_PLOT_NAME
                       ? data->items->len
                       : rbk_scale_ticks (&layout->x, MAX_TICKS, ticks);
  guint  stride = data->axes.x_unit == RBK_PLOT_NAME ? find_stride (data, layout, widget) : 1;

  rbk_color_apply (&palette->dim_ink, 1.0, cr);
  for (guint i = 0; i < n_ticks; i += stride)
    if (data->axes.x_unit == RBK_PLOT_NAME)
      {
        const RbkPlotItem *item = ITEM (data, i);

        draw_x_label (layout, widget, cr, item->name,
                      rbk_scale_map (&layout->x, (item->from + item->to) / 2.0), &last);
      }
    else
      {
        g_autofree char *text = format_value (data, data->axes.x_unit, ticks[i]);

        draw_x_label (layout, widget, cr, text, rbk_scale_map (&layout->x, ticks[i]), &last);
      }
  if (data->x_title != NULL)
    rbk_plot_draw_text (widget, cr, data->x_title, (layout->left + layout->right) / 2.0,
                        layout->bottom + layout->line_height * 1.3, 0.5);
}

static void
add_bar (const RbkPlotLayout *layout, const RbkPlotItem *item, double value, cairo_t *cr)
{
  double a = rbk_scale_map (&layout->x, item->from);
  double b = rbk_scale_map (&layout->x, item->to);
  double y = rbk_scale_map (&layout->y, value);
  double gap = fabs (b - a) > 4.0 ? 1.0 : 0.0;
  double width =
      item->to > item->from ? CLAMP (fabs (b - a) - gap, 1.0, MAX_BAR_WIDTH) : LONE_BAR_WIDTH;

  cairo_rectangle (cr, (a + b - width) / 2.0, y, width, layout->bottom - y);
}

static void
draw_bars (const RbkPlotData   *data,
           const RbkPlotLayout *layout,
           const RbkPalette    *palette,
           cairo_t             *cr)
{
  for (guint i = 0; i < data->items->len; i++)
    {
      const RbkPlotItem *item = ITEM (data, i);
      gboolean           is_read = data->cursor == (int) i;

      rbk_color_apply (&palette->accent, is_read ? 0.75 : 0.4, cr);
      add_bar (layout, item, item->value, cr);
      cairo_fill (cr);
      if (item->part <= 0.0)
        continue;
      rbk_color_apply (&palette->accent, is_read ? 1.0 : 0.9, cr);
      add_bar (layout, item, item->part, cr);
      cairo_fill (cr);
    }
}

static void
draw_line (const RbkPlotData   *data,
           const RbkPlotLayout *layout,
           const RbkPalette    *palette,
           cairo_t             *cr)
{
  if (data->items->len == 0)
    return;
  /* A text that was drawn before leaves a place behind. */
  cairo_new_path (cr);
  for (guint i = 0; i < data->items->len; i++)
    cairo_line_to (cr, rbk_scale_map (&layout->x, ITEM (data, i)->from),
                   rbk_scale_map (&layout->y, ITEM (data, i)->value));
  rbk_color_apply (&palette->accent, 1.0, cr);
  cairo_set_line_width (cr, 2.0);
  cairo_stroke_preserve (cr);
  cairo_line_to (cr, rbk_scale_map (&layout->x, ITEM (data, data->items->len - 1)->from),
                 layout->bottom);
  cairo_line_to (cr, rbk_scale_map (&layout->x, ITEM (data, 0)->from), layout->bottom);
  cairo_close_path (cr);
  rbk_color_apply (&palette->accent, 0.12, cr);
  cairo_fill (cr);
  if (data->cursor >= 0)
    {
      const RbkPlotItem *item = ITEM (data, data->cursor);

      rbk_color_apply (&palette->accent, 1.0, cr);
      cairo_arc (cr, rbk_scale_map (&layout->x, item->from),
                 rbk_scale_map (&layout->y, item->value), 4.5, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_items (const RbkPlotData   *data,
            const RbkPlotLayout *layout,
            const RbkPalette    *palette,
            cairo_t             *cr)
{
  switch (data->axes.kind)
    {
    case RBK_PLOT_BARS:
      draw_bars (data, layout, palette, cr);
      break;

    case RBK_PLOT_LINE:
      draw_line (data, layout, palette, cr);
      break;

    case RBK_PLOT_STACK:
      rbk_plot_draw_stack (data, layout, palette, cr);
      break;

    case RBK_PLOT_LINES:
    default:
      rbk_plot_draw_lines (data, layout, palette, cr);
      break;
    }
}

static void
draw_diagonal (const RbkPlotLayout *layout, const RbkPalette *palette, cairo_t *cr)
{
  const double dashes[] = { 4.0, 4.0 };

  rbk_color_apply (&palette->axis, 1.0, cr);
  cairo_set_line_width (cr, 1.0);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_move_to (cr, layout->x.from, rbk_scale_map (&layout->y, layout->y.min));
  cairo_line_to (cr, layout->x.to, rbk_scale_map (&layout->y, layout->y.max));
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

/* rbk_plot_draw: draws it all */
void
rbk_plot_draw (const RbkPlotData   *data,
               const RbkPlotLayout *layout,
               const RbkPalette    *palette,
               GtkWidget           *widget,
               cairo_t             *cr)
{
  draw_y_axis (data, layout, palette, widget, cr);
  draw_x_axis (data, layout, palette, widget, cr);
  if (data->axes.has_diagonal)
    draw_diagonal (layout, palette, cr);
  draw_items (data, layout, palette, cr);
  rbk_plot_draw_guides (data, layout, palette, widget, cr);
  rbk_plot_draw_read_out (data, layout, palette, widget, cr);
}
