/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plot-private.h"

#include <math.h>

/* What an item says, where it is read: on the first line, or on a card over the plot where that
 * has no room. */

#define CARD_PADDING 8.0
#define CARD_RADIUS 8.0
#define PARTS " · "

/* rbk_plot_new_read_out: what is read, all of it; FALSE in @is_card where a line has room for it
 * (transfer full) */
PangoLayout *
rbk_plot_new_read_out (const RbkPlotData *data, GtkWidget *widget, gboolean *is_card)
{
  const char  *text = g_array_index (data->items, RbkPlotItem, data->cursor).text;
  PangoLayout *layout = rbk_plot_new_text (widget, text);
  g_auto(GStrv) parts = NULL;
  g_autofree char *lines = NULL;
  int              room = gtk_widget_get_width (widget), width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  *is_card = width > room;
  if (!*is_card)
    return layout;

  parts = g_strsplit (text, PARTS, -1);
  lines = g_strjoinv ("\n", parts);
  pango_layout_set_text (layout, lines, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MIN (width, room - (int) (2.0 * CARD_PADDING)) * PANGO_SCALE);

  return layout;
}

static void
add_card (double x, double y, double width, double height, cairo_t *cr)
{
  double right = x + width, bottom = y + height;

  cairo_new_path (cr);
  cairo_arc (cr, right - CARD_RADIUS, y + CARD_RADIUS, CARD_RADIUS, -G_PI_2, 0.0);
  cairo_arc (cr, right - CARD_RADIUS, bottom - CARD_RADIUS, CARD_RADIUS, 0.0, G_PI_2);
  cairo_arc (cr, x + CARD_RADIUS, bottom - CARD_RADIUS, CARD_RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, x + CARD_RADIUS, y + CARD_RADIUS, CARD_RADIUS, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* It stands at the side where nothing is read. */
static void
draw_card (const RbkPlotLayout *layout,
           const RbkPalette    *palette,
           PangoLayout         *text,
           double               cursor,
           cairo_t             *cr)
{
  int    width, height;
  double card, x;

  pango_layout_get_pixel_size (text, &width, &height);
  card = width + 2.0 * CARD_PADDING;
  x = cursor < (layout->left + layout->right) / 2.0 ? layout->right - card : layout->left;
  x = floor (CLAMP (x, 0.0, MAX (0.0, layout->right - card)));
  add_card (x, 0.0, card, height + 2.0 * CARD_PADDING, cr);
  rbk_color_apply (&palette->card, 1.0, cr);
  cairo_fill (cr);
  rbk_color_apply (&palette->card_ink, 1.0, cr);
  cairo_move_to (cr, x + CARD_PADDING, CARD_PADDING);
  pango_cairo_show_layout (cr, text);
}

/* rbk_plot_draw_read_out: draws what is read, if anything is */
void
rbk_plot_draw_read_out (const RbkPlotData   *data,
                        const RbkPlotLayout *layout,
                        const RbkPalette    *palette,
                        GtkWidget           *widget,
                        cairo_t             *cr)
{
  gboolean is_rtl = layout->x.to < layout->x.from, is_card;
  int      width;
  g_autoptr(PangoLayout) text = NULL;

  if (data->cursor < 0)
    return;
  text = rbk_plot_new_read_out (data, widget, &is_card);
  if (is_card)
    {
      const RbkPlotItem *item = &g_array_index (data->items, RbkPlotItem, data->cursor);

      draw_card (layout, palette, text, rbk_scale_map (&layout->x, item->from), cr);
      return;
    }

  pango_layout_get_pixel_size (text, &width, NULL);
  rbk_color_apply (&palette->ink, 1.0, cr);
  cairo_move_to (cr, is_rtl ? floor (layout->left) : floor (MAX (layout->right - width, 0.0)), 0.0);
  pango_cairo_show_layout (cr, text);
}
