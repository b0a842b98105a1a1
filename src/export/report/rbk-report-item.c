/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-flow.h"

/* Counts the lines from @first on that fit into @room, and says how high they are. */
guint
rbk_report_lines_fit (PangoLayout *layout, guint first, double room, double *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double           top = 0.0;
  guint            line = 0, n_fit = 0;

  *height = 0.0;
  do
    {
      PangoRectangle extents;

      if (line++ < first)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (line == first + 1)
        top = pango_units_to_double (extents.y);
      if (pango_units_to_double (extents.y + extents.height) - top > room + 0.01)
        break;
      *height = pango_units_to_double (extents.y + extents.height) - top;
      n_fit++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return n_fit;
}

static void
draw_lines (const RbkReportItem *item, PangoContext *context, cairo_t *cr)
{
  g_autoptr(PangoLayout) layout = rbk_report_type_layout (context, item->style, item->text,
                                                           item->align, item->width);
  PangoLayoutIter *iter;
  double           top = 0.0;

  if (item->n_lines == 0)
    {
      pango_layout_set_height (layout, 0);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  iter = pango_layout_get_iter (layout);
  for (guint line = 0; line < item->first_line + MAX (item->n_lines, 1); line++)
    {
      PangoRectangle extents;
      double         baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (line == item->first_line)
        top = pango_units_to_double (extents.y);
      if (line >= item->first_line)
        {
          cairo_move_to (cr, item->x + pango_units_to_double (extents.x), item->y + baseline - top);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
}

/* Draws something at its place. */
void
rbk_report_item_draw (const RbkReportItem *item, PangoContext *context, cairo_t *cr)
{
  cairo_new_path (cr);
  switch (item->kind)
    {
    case RBK_REPORT_ITEM_TEXT:
      rbk_report_type_set_color (item->style, cr);
      draw_lines (item, context, cr);
      break;
    case RBK_REPORT_ITEM_FILL:
      rbk_report_ink_set_color (item->ink, cr);
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_fill (cr);
      break;
    case RBK_REPORT_ITEM_FIGURE:
    default:
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      item->draw (item->figure, item->width, item->height, cr);
      cairo_restore (cr);
      break;
    }
  cairo_new_path (cr);
}
