/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plot-private.h"

#include <math.h>

/* The small texts of a plot. */

#define SMALL 0.86

/* rbk_plot_new_text: a text to be drawn (transfer full) */
PangoLayout *
rbk_plot_new_text (GtkWidget *widget, const char *text)
{
  PangoLayout   *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

/* rbk_plot_measure_text: how wide a text is, and how high, where @height is not NULL */
double
rbk_plot_measure_text (GtkWidget *widget, const char *text, double *height)
{
  g_autoptr(PangoLayout) layout = rbk_plot_new_text (widget, text);
  int width, tall;

  pango_layout_get_pixel_size (layout, &width, &tall);
  if (height != NULL)
    *height = tall;

  return width;
}

/* rbk_plot_draw_text: draws a text below y;
 * @anchor: which part of the text stands at x: 0 its left, 0.5 its middle, 1 its right */
void
rbk_plot_draw_text (
    GtkWidget *widget, cairo_t *cr, const char *text, double x, double y, double anchor)
{
  g_autoptr(PangoLayout) layout = rbk_plot_new_text (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  cairo_move_to (cr, floor (x - width * anchor), floor (y));
  pango_cairo_show_layout (cr, layout);
}
