/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plot-private.h"

#include <math.h>

/* Upright lines that mark a place, and the labels above them. */

#define CHIP_PADDING 5.0
#define N_CHIP_ROWS 2

#define GUIDE(data, i) (&g_array_index ((data)->guides, RbkPlotGuide, i))

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
  double half = rbk_plot_measure_text (widget, guide->label, NULL) / 2.0 + CHIP_PADDING;
  double width = gtk_widget_get_width (widget);
  int    row = guide->color >= 0 ? 1 : 0;

  *middle = CLAMP (rbk_scale_map (&layout->x, guide->x), half, MAX (half, width - half));
  if (take_room (&rows[row], *middle - half, *middle + half))
    return row;
  if (take_room (&rows[1 - row], *middle - half, *middle + half))
    return 1 - row;

  return -1;
}

/* rbk_plot_count_label_rows: how many rows the labels of the guides that are seen need */
guint
rbk_plot_count_label_rows (const RbkPlotData *data, const RbkPlotLayout *layout)
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

/* rbk_plot_draw_guides: draws those that are on the axis */
void
rbk_plot_draw_guides (const RbkPlotData   *data,
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
      rbk_plot_draw_text (widget, cr, guide->label, middle,
                          layout->line_height * (1.35 + 1.2 * row), 0.5);
    }
  cairo_set_dash (cr, NULL, 0, 0.0);
}
