/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-type.h"

/* Figures of one width; no ligatures, which a search in a PDF does not find. */
#define FEATURES "tnum=1, liga=0"

#define FONT "Cantarell,Inter,Noto Sans,DejaVu Sans,Sans"

typedef struct
{
  double      size; /* in points */
  PangoWeight weight;
  double      spacing; /* of lines, in ems */
  double      red, green, blue;
} TypeStyle;

#define INK 0.114, 0.114, 0.125
#define DIM_INK 0.369, 0.361, 0.392
#define ACCENT 0.102, 0.373, 0.706

static const TypeStyle styles[] = {
  [RBK_REPORT_TITLE] = { 30.0, PANGO_WEIGHT_BOLD, 0.0, INK },
  [RBK_REPORT_SUBTITLE] = { 14.0, PANGO_WEIGHT_NORMAL, 0.1, DIM_INK },
  [RBK_REPORT_HEADING] = { 18.0, PANGO_WEIGHT_BOLD, 0.0, INK },
  [RBK_REPORT_SUBHEADING] = { 11.5, PANGO_WEIGHT_BOLD, 0.0, INK },
  [RBK_REPORT_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, 0.2, INK },
  [RBK_REPORT_LARGE] = { 11.0, PANGO_WEIGHT_NORMAL, 0.25, INK },
  [RBK_REPORT_NOTE] = { 8.5, PANGO_WEIGHT_NORMAL, 0.15, DIM_INK },
  [RBK_REPORT_CELL] = { 8.5, PANGO_WEIGHT_NORMAL, 0.08, INK },
  [RBK_REPORT_CELL_STRONG] = { 8.5, PANGO_WEIGHT_BOLD, 0.08, INK },
  [RBK_REPORT_CELL_HEAD] = { 8.0, PANGO_WEIGHT_BOLD, 0.0, DIM_INK },
  [RBK_REPORT_EDGE] = { 8.0, PANGO_WEIGHT_NORMAL, 0.0, DIM_INK },
};

/* Makes the fonts of a report: a unit is a point, and nothing is rounded to pixels, so that a
 * page is broken alike wherever it is drawn. It belongs to the thread that makes it. */
PangoContext *
rbk_report_type_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en"));
  cairo_font_options_destroy (options);

  return context;
}

/* Sets words in a style; they wrap at @width points, unless it is negative. */
PangoLayout *
rbk_report_type_layout (PangoContext  *context,
                        RbkReportStyle style,
                        const char    *text,
                        PangoAlignment align,
                        double         width)
{
  const TypeStyle      *type = &styles[style];
  PangoLayout          *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList        *attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (font, FONT);
  pango_font_description_set_absolute_size (font, type->size * PANGO_SCALE);
  pango_font_description_set_weight (font, type->weight);
  pango_attr_list_insert (attributes, pango_attr_font_features_new (FEATURES));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, pango_units_from_double (type->spacing * type->size));
  pango_layout_set_width (layout, width < 0.0 ? -1 : pango_units_from_double (width));
  pango_layout_set_text (layout, text, -1);
  /* Pango turns alignments round in text from right to left; figures and edges are to stay
   * where they are. */
  if (align == PANGO_ALIGN_RIGHT && pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL)
    align = PANGO_ALIGN_LEFT;
  pango_layout_set_alignment (layout, align);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  return layout;
}

/* Takes up the colour of words. */
void
rbk_report_type_set_color (RbkReportStyle style, cairo_t *cr)
{
  cairo_set_source_rgb (cr, styles[style].red, styles[style].green, styles[style].blue);
}

/* Takes up the colour of what is no word. */
void
rbk_report_ink_set_color (RbkReportInk ink, cairo_t *cr)
{
  static const double colors[][3] = {
    [RBK_REPORT_INK_ACCENT] = { ACCENT },
    [RBK_REPORT_INK_RULE] = { 0.86, 0.855, 0.87 },
    [RBK_REPORT_INK_STRONG_RULE] = { 0.42, 0.415, 0.44 },
    [RBK_REPORT_INK_CALLOUT] = { 0.996, 0.957, 0.863 },
  };

  cairo_set_source_rgb (cr, colors[ink][0], colors[ink][1], colors[ink][2]);
}

/* Whether a character would turn the words around it, or is no word at all. */
static gboolean
is_control (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x2028 || c == 0x2029 || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* A word longer than this is none, and takes pango the square of its length to break. */
#define LONGEST_WORD 60

static char *
clean (const char *text, gboolean keeps_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString         *result = g_string_new (NULL);
  guint            n_in_word = 0;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      n_in_word = g_unichar_isspace (character) ? 0 : n_in_word + 1;
      if (n_in_word > 0 && n_in_word % LONGEST_WORD == 0)
        g_string_append (result, "\xe2\x80\x8b");
      if (keeps_lines && character == '\n')
        g_string_append_c (result, '\n');
      else if (character != '\r')
        g_string_append_unichar (result, is_control (character) ? ' ' : character);
    }

  return g_strstrip (g_string_free (result, FALSE));
}

/* Makes text of a book fit to be printed, with the lines that it has. */
char *
rbk_report_clean (const char *text)
{
  return clean (text, TRUE);
}

/* Likewise, as one line. */
char *
rbk_report_clean_line (const char *text)
{
  return clean (text, FALSE);
}
