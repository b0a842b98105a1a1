/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-text.h"

#include <string.h>

/* A name as long as a book is of no use on a chart, and slow to shape. */
#define MAX_BYTES 400

/* Prepares @text for words in the font of @context. */
void
rbk_text_init (RbkText *text, PangoContext *context)
{
  *text = (RbkText){ .layout = pango_layout_new (context) };
  pango_layout_set_single_paragraph_mode (text->layout, TRUE);
  pango_layout_set_ellipsize (text->layout, PANGO_ELLIPSIZE_END);
}

/* Frees what rbk_text_init() made. */
void
rbk_text_clear (RbkText *text)
{
  g_clear_object (&text->layout);
}

static void
apply_style (PangoLayout *layout, RbkTextStyle style)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  /* Figures of one width, so that a read-out doesn't tremble as it moves. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (style == RBK_TEXT_SMALL || style == RBK_TEXT_SMALL_STRONG)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
  if (style == RBK_TEXT_STRONG || style == RBK_TEXT_SMALL_STRONG)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));

  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

/* Code points that are no characters: cairo gives up a whole page for one of them. */
static void
blank_noncharacters (char *words)
{
  for (char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if ((character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF))
        memset (c, ' ', (gsize) (g_utf8_next_char (c) - c));
    }
}

/* Sets @words, which may be %NULL, and measures them. Longer than @max_width
 * pixels they end in an ellipsis; a negative @max_width means no limit. */
void
rbk_text_set (RbkText *text, RbkTextStyle style, const char *words, double max_width)
{
  gsize            length = words == NULL ? 0 : strnlen (words, MAX_BYTES);
  g_autofree char *valid = g_utf8_make_valid (words == NULL ? "" : words, (gssize) length);
  PangoRectangle   extents;

  blank_noncharacters (valid);
  apply_style (text->layout, style);
  pango_layout_set_text (text->layout, valid, -1);
  pango_layout_set_width (text->layout, max_width < 0.0 ? -1 : pango_units_from_double (max_width));
  pango_layout_get_extents (text->layout, NULL, &extents);
  text->width = pango_units_to_double (extents.width);
  text->height = pango_units_to_double (extents.height);
}

/* Shows the words with their upper left corner at (@x, @y). */
void
rbk_text_show (const RbkText *text, double x, double y, cairo_t *cr)
{
  PangoRectangle extents;

  pango_layout_get_extents (text->layout, NULL, &extents);
  cairo_new_path (cr);
  cairo_move_to (cr, x - pango_units_to_double (extents.x), y);
  pango_cairo_show_layout (cr, text->layout);
  cairo_new_path (cr);
}

/* Turns a place reckoned from the left into one reckoned from the right, where
 * the chart is mirrored. */
RbkRect
rbk_rect_mirror (const RbkChartSpec *spec, double width, RbkRect rect)
{
  if (spec->rtl)
    rect.x = width - rect.x - rect.width;

  return rect;
}

/* Replaces the path of @cr by a rectangle with round corners. */
void
rbk_rect_path (const RbkRect *rect, double radius, cairo_t *cr)
{
  double r = MIN (radius, MIN (rect->width, rect->height) / 2.0);
  double right = rect->x + rect->width - r;
  double bottom = rect->y + rect->height - r;

  cairo_new_path (cr);
  cairo_arc (cr, right, rect->y + r, r, -G_PI / 2.0, 0.0);
  cairo_arc (cr, right, bottom, r, 0.0, G_PI / 2.0);
  cairo_arc (cr, rect->x + r, bottom, r, G_PI / 2.0, G_PI);
  cairo_arc (cr, rect->x + r, rect->y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}
