/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <string.h>

#include "rbk-error.h"

#define FILE_FONT "Cantarell, Sans 10"
#define PNG_SCALE 2.0
#define POINTS_PER_PIXEL 0.75

/* The same chart is the same file, whenever it is made. */
#define FIXED_DATE "2000-01-01T00:00:00Z"

typedef gboolean (*ChartPaint) (const RbkChartSpec *spec,
                                const RbkPalette   *palette,
                                guint               width,
                                guint               height,
                                GByteArray         *out);

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * rbk_chart_file_context:
 *
 * Makes the font that charts in files have: without hints, so that a chart has
 * the same proportions in every format. It needs no display.
 *
 * Returns: (transfer full): a new context
 */
PangoContext *
rbk_chart_file_context (void)
{
  PangoFontMap         *map = pango_cairo_font_map_get_default ();
  PangoContext         *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string (FILE_FONT);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);

  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return context;
}

static gboolean
paint (const RbkChartSpec *spec,
       const RbkPalette   *palette,
       guint               width,
       guint               height,
       double              scale,
       cairo_surface_t    *surface)
{
  PangoContext  *context = rbk_chart_file_context ();
  cairo_t       *cr = cairo_create (surface);
  RbkChartLayout layout;
  gboolean       is_fine;

  cairo_scale (cr, scale, scale);
  rbk_chart_layout (spec, context, width, height, &layout);
  rbk_chart_draw (spec, &layout, palette, cr, context);
  cairo_show_page (cr);
  is_fine = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  g_object_unref (context);

  return is_fine;
}

/* Cairo numbers surfaces over the whole run of a program; the number is the
 * one thing in the text that would differ the next time. */
static void
drop_surface_number (GString *svg)
{
  static const char prefix[] = "id=\"surface";
  char             *found = strstr (svg->str, prefix);
  gsize             from, digits;

  if (found == NULL)
    return;

  from = (gsize) (found - svg->str) + strlen (prefix);
  digits = strspn (svg->str + from, "0123456789");
  g_string_erase (svg, (gssize) from, (gssize) digits);
}

/* What a screen reader says of the picture. */
static void
insert_title (GString *svg, const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  g_autofree char *escaped = g_markup_escape_text (valid, -1);
  g_autofree char *element = g_strdup_printf ("\n<title>%s</title>", escaped);
  const char      *tag = strstr (svg->str, "<svg ");
  const char      *end = tag == NULL ? NULL : strchr (tag, '>');

  if (end == NULL)
    return;

  g_string_insert (svg, end + 1 - svg->str, element);
  g_string_insert (svg, tag + strlen ("<svg ") - svg->str, "role=\"img\" ");
}

static gboolean
paint_svg (
    const RbkChartSpec *spec, const RbkPalette *palette, guint width, guint height, GByteArray *out)
{
  g_autoptr(GByteArray) raw = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_cb, raw, width, height);
  GString         *text;
  gboolean         is_fine;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  is_fine = paint (spec, palette, width, height, 1.0, surface);
  cairo_surface_finish (surface);
  is_fine = is_fine && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);

  text = g_string_new_len ((const char *) raw->data, (gssize) raw->len);
  drop_surface_number (text);
  if (spec->title != NULL)
    insert_title (text, spec->title);
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  g_string_free (text, TRUE);

  return is_fine;
}

static gboolean
paint_png (
    const RbkChartSpec *spec, const RbkPalette *palette, guint width, guint height, GByteArray *out)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * PNG_SCALE),
                                  (int) (height * PNG_SCALE));
  gboolean is_fine = paint (spec, palette, width, height, PNG_SCALE, surface);

  cairo_surface_flush (surface);
  is_fine = is_fine &&
            cairo_surface_write_to_png_stream (surface, append_cb, out) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);

  return is_fine;
}

static gboolean
paint_pdf (
    const RbkChartSpec *spec, const RbkPalette *palette, guint width, guint height, GByteArray *out)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_cb, out, width * POINTS_PER_PIXEL,
                                           height * POINTS_PER_PIXEL);
  gboolean is_fine;

  /* What every reader reads, and the same bytes from cairo 1.18, which else packs objects. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  if (spec->title != NULL)
    {
      g_autofree char *title = g_utf8_make_valid (spec->title, -1);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
    }
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Ratebook");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, FIXED_DATE);

  is_fine = paint (spec, palette, width, height, POINTS_PER_PIXEL, surface);
  cairo_surface_finish (surface);
  is_fine = is_fine && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);

  return is_fine;
}

static gboolean
write_chart (ChartPaint          paint_chart,
             const RbkChartSpec *spec,
             const RbkPalette   *palette,
             guint               width,
             guint               height,
             GByteArray         *out,
             GError            **error)
{
  guint before = out->len;

  if (width < 1 || height < 1 || width > RBK_CHART_FILE_MAX_SIDE ||
      height > RBK_CHART_FILE_MAX_SIDE)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   "A chart of %u x %u pixels can't be made: give each side 1 to %d pixels", width,
                   height, RBK_CHART_FILE_MAX_SIDE);
      return FALSE;
    }
  if (paint_chart (spec, palette, width, height, out))
    return TRUE;

  g_byte_array_set_size (out, before);
  g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE,
               "The chart of %u x %u pixels couldn't be drawn: try a smaller size", width, height);
  return FALSE;
}

/**
 * rbk_chart_write_svg:
 * @spec: what to draw
 * @palette: the colours
 * @width: in pixels
 * @height: in pixels
 * @out: where the file is appended; untouched on failure
 * @error: return location for an error of %RBK_ERROR
 *
 * Draws a chart as SVG, its words as outlines and its title as the title of the
 * picture. The same chart gives the same bytes.
 *
 * Returns: whether it worked
 */
gboolean
rbk_chart_write_svg (const RbkChartSpec *spec,
                     const RbkPalette   *palette,
                     guint               width,
                     guint               height,
                     GByteArray         *out,
                     GError            **error)
{
  g_return_val_if_fail (spec != NULL && palette != NULL && out != NULL, FALSE);

  return write_chart (paint_svg, spec, palette, width, height, out, error);
}

/**
 * rbk_chart_write_png:
 * @spec: what to draw
 * @palette: the colours
 * @width: in pixels; the picture has twice as many, for dense screens
 * @height: in pixels; the picture has twice as many
 * @out: where the file is appended; untouched on failure
 * @error: return location for an error of %RBK_ERROR
 *
 * Draws a chart as PNG. The same chart gives the same bytes.
 *
 * Returns: whether it worked
 */
gboolean
rbk_chart_write_png (const RbkChartSpec *spec,
                     const RbkPalette   *palette,
                     guint               width,
                     guint               height,
                     GByteArray         *out,
                     GError            **error)
{
  g_return_val_if_fail (spec != NULL && palette != NULL && out != NULL, FALSE);

  return write_chart (paint_png, spec, palette, width, height, out, error);
}

/**
 * rbk_chart_write_pdf:
 * @spec: what to draw
 * @palette: the colours
 * @width: in pixels of 1/96 inch
 * @height: in pixels of 1/96 inch
 * @out: where the file is appended; untouched on failure
 * @error: return location for an error of %RBK_ERROR
 *
 * Draws a chart as a PDF of one page of that size, with the title in its
 * metadata. The same chart gives the same bytes.
 *
 * Returns: whether it worked
 */
gboolean
rbk_chart_write_pdf (const RbkChartSpec *spec,
                     const RbkPalette   *palette,
                     guint               width,
                     guint               height,
                     GByteArray         *out,
                     GError            **error)
{
  g_return_val_if_fail (spec != NULL && palette != NULL && out != NULL, FALSE);

  return write_chart (paint_pdf, spec, palette, width, height, out, error);
}
