/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plot-private.h"

#include <math.h>

#define MAX_TICKS 8
#define MIN_TICK_GAP 8.0
#define TICK_GAP 6.0
#define RIGHT_MARGIN 14.0
#define CHIP_PADDING 5.0
#define N_CHIP_ROWS 2
#define MAX_BAR_WIDTH 56.0
#define LONE_BAR_WIDTH 24.0 /* of a bar that is all at one place */
#define SMALL 0.86

#define ITEM(data, i) (&g_array_index ((data)->items, RbkPlotItem, i))
#define GUIDE(data, i) (&g_array_index ((data)->guides, RbkPlotGuide, i))

static PangoLayout *
new_text (GtkWidget *widget, const char *text)
{
  PangoLayout   *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

static double
measure (GtkWidget *widget, const char *text, double *height)
{
  g_autoptr(PangoLayout) layout = new_text (widget, text);
  int width, tall;

  pango_layout_get_pixel_size (layout, &width, &tall);
  if (height != NULL)
    *height = tall;

  return width;
}

/* @anchor: which part of the text stands at x: 0 its left, 0.5 its middle, 1 its right */
static void
draw_text (GtkWidget *widget, cairo_t *cr, const char *text, double x, double y, double anchor)
{
  g_autoptr(PangoLayout) layout = new_text (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  cairo_move_to (cr, floor (x - width * anchor), floor (y));
  pango_cairo_show_layout (cr, layout);
}

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

      widest = MAX (widest, measure (widget, text, NULL));
    }

  return widest;
}

/* Where the labels of a row begin and end that have their place by now. */
typedef struct
{
  double starts[RBK_PLOT_MAX_GUIDES], ends[RBK_PLOT_MAX_GUIDES];
  guint  n;
} ChipRow;

static gboolean
take_room (ChipRow *row, double start, double end)
{
  for (guint i = 0; i < row->n; i++)
    if (start < row->ends[i] && end > row->starts[i])
      return FALSE;
  row->starts[row->n] = start;
  row->ends[row->n++] = end;

  return TRUE;
}

static gboolean
is_on_axis (const RbkPlotLayout *layout, const RbkPlotGuide *guide)
{
  return guide->x >= layout->x.min && guide->x <= layout->x.max;
}

/* The labels of plans stand in the lower of two rows, those of plain guides above them; one that
 * finds no room there goes to the other. -1: there is none either; the line tells for itself. */
static int
place_chip (const RbkPlotGuide  *guide,
            const RbkPlotLayout *layout,
            GtkWidget           *widget,
            ChipRow              rows[N_CHIP_ROWS],
            double              *middle)
{
  double half = measure (widget, guide->label, NULL) / 2.0 + CHIP_PADDING;
  double width = gtk_widget_get_width (widget);
  int    row = guide->color >= 0 ? 1 : 0;

  *middle = CLAMP (rbk_scale_map (&layout->x, guide->x), half, MAX (half, width - half));
  if (take_room (&rows[row], *middle - half, *middle + half))
    return row;
  if (take_room (&rows[1 - row], *middle - half, *middle + half))
    return 1 - row;

  return -1;
}

static guint
count_chip_rows (const RbkPlotData *data, const RbkPlotLayout *layout)
{
  gboolean has_plain = FALSE, has_plans = FALSE;

  for (guint i = 0; i < data->guides->len; i++)
    if (is_on_axis (layout, GUIDE (data, i)))
      {
        has_plans = has_plans || GUIDE (data, i)->color >= 0;
        has_plain = has_plain || GUIDE (data, i)->color < 0;
      }

  return has_plans ? 2 : has_plain ? 1 : 0;
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
  measure (widget, "0", &layout->line_height);
  labels = widest_y_label (data, layout, widget) + TICK_GAP;
  layout->left = is_rtl ? RIGHT_MARGIN : labels;
  layout->right = width - (is_rtl ? labels : RIGHT_MARGIN);
  layout->bottom = height - layout->line_height * (data->x_title != NULL ? 2.4 : 1.3);
  layout->x.from = is_rtl ? layout->right : layout->left;
  layout->x.to = is_rtl ? layout->left : layout->right;
  /* The read-out has the first line; then come the chips of the guides. */
  layout->top = layout->line_height * (1.4 + 1.2 * count_chip_rows (data, layout));
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
      draw_text (widget, cr, text, is_rtl ? layout->right + TICK_GAP : layout->left - TICK_GAP,
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
  double half = measure (widget, text, NULL) / 2.0;
  double middle =
      CLAMP (x, MAX (layout->left - 20.0, 0.0) + half, layout->right + RIGHT_MARGIN - half);

  if (fabs (middle - *last) < 2.0 * half + MIN_TICK_GAP)
    return;
  draw_text (widget, cr, text, middle, layout->bottom + 3.0, 0.5);
  *last = middle;
}

/* Every how many names there is room for one. */
static guint
find_stride (const RbkPlotData *data, const RbkPlotLayout *layout, GtkWidget *widget)
{
  double widest = 0.0, room = (layout->right - layout->left) / data->items->len;

  for (guint i = 0; i < data->items->len; i++)
    widest = MAX (widest, measure (widget, ITEM (data, i)->name, NULL));

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
    draw_text (widget, cr, data->x_title, (layout->left + layout->right) / 2.0,
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

static void
draw_guides (const RbkPlotData   *data,
             const RbkPlotLayout *layout,
             const RbkPalette    *palette,
             GtkWidget           *widget,
             cairo_t             *cr)
{
  ChipRow      rows[N_CHIP_ROWS] = { 0 };
  const double dashes[] = { 3.0, 3.0 };

  for (guint i = 0; i < data->guides->len; i++)
    {
      const RbkPlotGuide *guide = GUIDE (data, i);
      gboolean            is_plan = guide->color >= 0;
      const RbkColor     *color =
          is_plan ? rbk_palette_plan (palette, (guint) guide->color) : &palette->ink;
      double x = floor (rbk_scale_map (&layout->x, guide->x)) + 0.5, middle;
      int    row;

      if (!is_on_axis (layout, guide))
        continue;
      row = place_chip (guide, layout, widget, rows, &middle);
      rbk_color_apply (color, is_plan ? 0.9 : 0.5, cr);
      cairo_set_line_width (cr, is_plan ? 1.5 : 1.0);
      cairo_set_dash (cr, dashes, is_plan ? 0 : (int) G_N_ELEMENTS (dashes), 0.0);
      cairo_move_to (cr, x, layout->top - 2.0);
      cairo_line_to (cr, x, layout->bottom);
      cairo_stroke (cr);
      if (row < 0)
        continue;
      rbk_color_apply (is_plan ? color : &palette->dim_ink, 1.0, cr);
      draw_text (widget, cr, guide->label, middle, layout->line_height * (1.35 + 1.2 * row), 0.5);
    }
  cairo_set_dash (cr, NULL, 0, 0.0);
}

/* What has no room loses its end, not its beginning. */
static void
draw_read_out (const RbkPlotData   *data,
               const RbkPlotLayout *layout,
               const RbkPalette    *palette,
               GtkWidget           *widget,
               cairo_t             *cr)
{
  gboolean is_rtl = layout->x.to < layout->x.from;
  int      room = gtk_widget_get_width (widget), width;
  g_autoptr(PangoLayout) text = NULL;

  if (data->cursor < 0)
    return;
  text = new_text (widget, ITEM (data, data->cursor)->text);
  pango_layout_get_pixel_size (text, &width, NULL);
  if (width > room)
    {
      pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (text, room * PANGO_SCALE);
    }
  rbk_color_apply (&palette->ink, 1.0, cr);
  cairo_move_to (cr,
                 width > room ? 0.0
                 : is_rtl     ? floor (layout->left)
                              : floor (MAX (layout->right - width, 0.0)),
                 0.0);
  pango_cairo_show_layout (cr, text);
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
  draw_guides (data, layout, palette, widget, cr);
  draw_read_out (data, layout, palette, widget, cr);
}
