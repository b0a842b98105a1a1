/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <rbk-chart-file.h>
#include <rbk-error.h>
#include <string.h>

#include "chart-samples.h"

typedef gboolean (*ChartWrite) (const RbkChartSpec *spec,
                                const RbkPalette   *palette,
                                guint               width,
                                guint               height,
                                GByteArray         *out,
                                GError            **error);

typedef struct
{
  const char *name;
  ChartWrite  write;
  const char *beginning;
} Format;

static const Format formats[] = {
  { "svg", rbk_chart_write_svg, "<?xml" },
  { "png", rbk_chart_write_png, "\x89PNG\r\n\x1a\n" },
  { "pdf", rbk_chart_write_pdf, "%PDF-" },
};

static GByteArray *
write_sample (const Format *format, guint n_plans, const char *title)
{
  g_autofree SampleChart *sample = sample_chart_new (n_plans, RBK_CHART_PERCENT, TRUE);
  g_autoptr(GByteArray) out = g_byte_array_new ();
  g_autoptr(GError) error = NULL;

  sample->spec.title = title;
  g_assert_true (
      format->write (&sample->spec, rbk_palette_get (RBK_PALETTE_LIGHT), 640, 320, out, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&out);
}

static void
test_same_bytes (gconstpointer data)
{
  const Format *format = data;
  g_autoptr(GByteArray) first = write_sample (format, 5, "Acme");
  g_autoptr(GByteArray) second = write_sample (format, 5, "Acme");
  g_autoptr(GByteArray) other = write_sample (format, 4, "Acme");

  g_assert_cmpuint (first->len, >, 1000);
  g_assert_cmpmem (first->data, strlen (format->beginning), format->beginning,
                   strlen (format->beginning));
  g_assert_cmpmem (first->data, first->len, second->data, second->len);
  g_assert_false (first->len == other->len && memcmp (first->data, other->data, first->len) == 0);
}

static void
test_sizes (gconstpointer data)
{
  static const guint sizes[][2] = {
    { 0, 100 },
    { 100, 0 },
    { RBK_CHART_FILE_MAX_SIDE + 1, 100 },
    { 100, G_MAXUINT },
  };
  const Format           *format = data;
  g_autofree SampleChart *sample = sample_chart_new (2, RBK_CHART_MONEY, FALSE);
  g_autoptr(GByteArray) out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) "kept", 4);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (format->write (&sample->spec, rbk_palette_get (RBK_PALETTE_LIGHT),
                                     sizes[i][0], sizes[i][1], out, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
      g_assert_cmpmem (out->data, out->len, "kept", 4);
    }
  g_assert_true (
      format->write (&sample->spec, rbk_palette_get (RBK_PALETTE_DARK), 1, 1, out, NULL));
  g_assert_cmpmem (out->data, 4, "kept", 4);
  g_assert_cmpuint (out->len, >, 4);
}

static guint32
big_endian (const guint8 *bytes)
{
  return ((guint32) bytes[0] << 24) | ((guint32) bytes[1] << 16) | ((guint32) bytes[2] << 8) |
         bytes[3];
}

static void
test_png_size (void)
{
  g_autoptr(GByteArray) png = write_sample (&formats[1], 5, NULL);

  g_assert_cmpuint (png->len, >, 24);
  g_assert_cmpuint (big_endian (png->data + 16), ==, 1280);
  g_assert_cmpuint (big_endian (png->data + 20), ==, 640);
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  if (g_str_equal (g_markup_parse_context_get_element (context), "title"))
    g_string_append_len (user_data, text, (gssize) length);
}

static void
test_svg_is_xml (void)
{
  static const GMarkupParser parser = { .text = text_cb };
  static const char          title[] = "Acme <Docs> & \"AI\"";
  g_autoptr(GByteArray) svg = write_sample (&formats[0], 5, title);
  g_autoptr(GError) error = NULL;
  g_autoptr(GMarkupParseContext) context = NULL;
  GString *found = g_string_new (NULL);

  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, found, NULL);
  g_assert_true (
      g_markup_parse_context_parse (context, (const char *) svg->data, (gssize) svg->len, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, title);
  g_string_free (found, TRUE);
}

/* A stricter reader than ours, where it is installed. */
static void
test_svg_by_xmllint (void)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autoptr(GByteArray) svg = write_sample (&formats[0], 5, "A & B");
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) input = NULL;
  g_autoptr(GError) error = NULL;

  if (program == NULL)
    {
      g_test_skip ("xmllint isn't installed");
      return;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, program, "--noout", "--nonet",
                              "-", NULL);
  g_assert_no_error (error);
  input = g_bytes_new (svg->data, svg->len);
  g_assert_true (g_subprocess_communicate (process, input, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
}

static void
test_untitled (void)
{
  g_autoptr(GByteArray) svg = write_sample (&formats[0], 5, NULL);
  g_autoptr(GByteArray) broken = write_sample (&formats[0], 5, "\xff\xfe");
  g_autoptr(GByteArray) pdf = write_sample (&formats[2], 5, "\xff\xfe");

  g_assert_null (g_strstr_len ((const char *) svg->data, (gssize) svg->len, "<title>"));
  g_assert_nonnull (g_strstr_len ((const char *) broken->data, (gssize) broken->len, "<title>"));
  g_assert_cmpmem (pdf->data, 5, "%PDF-", 5);
}

static void
test_pdf_metadata (void)
{
  g_autoptr(GByteArray) pdf = write_sample (&formats[2], 5, "Acme");
  gboolean has_date = FALSE;
  gboolean has_title = FALSE;
  gboolean has_size = FALSE;

  for (guint i = 0; i + 32 < pdf->len; i++)
    {
      const char *at = (const char *) pdf->data + i;

      has_date = has_date || g_str_has_prefix (at, "/CreationDate (20000101000000");
      has_date = has_date || g_str_has_prefix (at, "/CreationDate (D:20000101000000");
      has_title = has_title || g_str_has_prefix (at, "/Title (Acme)");
      has_size = has_size || g_str_has_prefix (at, "[ 0 0 480 240 ]");
    }
  g_assert_true (has_date);
  g_assert_true (has_title);
  g_assert_true (has_size);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *same = g_strdup_printf ("/chart/file/%s/same-bytes", formats[i].name);
      g_autofree char *sizes = g_strdup_printf ("/chart/file/%s/sizes", formats[i].name);

      g_test_add_data_func (same, &formats[i], test_same_bytes);
      g_test_add_data_func (sizes, &formats[i], test_sizes);
    }
  g_test_add_func ("/chart/file/png/size", test_png_size);
  g_test_add_func ("/chart/file/svg/is-xml", test_svg_is_xml);
  g_test_add_func ("/chart/file/svg/xmllint", test_svg_by_xmllint);
  g_test_add_func ("/chart/file/untitled", test_untitled);
  g_test_add_func ("/chart/file/pdf/metadata", test_pdf_metadata);

  return g_test_run ();
}
