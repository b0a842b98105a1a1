/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve-output.h"

#include <string.h>

#include "rbk-chart-file.h"
#include "rbk-json.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

static void
add_points (JsonBuilder *builder, const RbkCurve *curve)
{
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < curve->n_points; i++)
    {
      const RbkFigure *point = &curve->points[i];

      json_builder_begin_array (builder);
      rbk_output_member_decimal (builder, NULL, TRUE, point->usage);
      rbk_output_member_decimal (builder, NULL, point->has_bill, point->bill);
      rbk_output_member_decimal (builder, NULL, TRUE, point->cost);
      rbk_output_member_ratio (builder, NULL, point->has_margin, point->margin);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_certificate (JsonBuilder *builder, const RbkCurve *curve)
{
  const RbkCertificate *certificate = &curve->certificate;
  gboolean              has_bill = !curve->plan->is_quote_only;

  json_builder_set_member_name (builder, "certificate");
  json_builder_begin_object (builder);
  rbk_output_member_ratio (builder, "lowest_margin", certificate->has_lowest,
                           certificate->lowest_margin);
  rbk_output_member_decimal (builder, "at", certificate->has_lowest, certificate->at);
  json_builder_set_member_name (builder, "just_past");
  json_builder_add_boolean_value (builder, certificate->is_past);
  rbk_output_member_decimal (builder, "from", TRUE, certificate->from);
  rbk_output_member_decimal (builder, "to", TRUE, certificate->to);
  rbk_output_member_decimal (builder, "lowest_amount", has_bill, certificate->lowest_amount);
  rbk_output_member_decimal (builder, "lowest_amount_at", has_bill, certificate->lowest_amount_at);
  json_builder_end_object (builder);
}

static void
add_curve (JsonBuilder *builder, const RbkCurve *curve)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", curve->plan->key);
  rbk_output_member_text (builder, "name", curve->plan->name);
  add_points (builder, curve);
  json_builder_set_member_name (builder, "kinks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < curve->n_kinks; i++)
    if (i == 0 || !rbk_decimal_equal (curve->kinks[i].at, curve->kinks[i - 1].at))
      rbk_output_member_decimal (builder, NULL, TRUE, curve->kinks[i].at);
  json_builder_end_array (builder);
  add_certificate (builder, curve);
  json_builder_set_member_name (builder, "break_even");
  json_builder_begin_array (builder);
  for (guint i = 0; i < curve->n_break_even; i++)
    rbk_output_member_decimal (builder, NULL, TRUE, curve->break_even[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * rbk_curve_output_json:
 * @spec: the book
 * @axis: the meter on the axis
 * @curves: (element-type RbkCurve): curves of its plans
 *
 * Returns: (transfer full): the curves and what is exact about them, as JSON
 */
char *
rbk_curve_output_json (const RbkSpec *spec, int axis, GPtrArray *curves, const RbkOwnFile *from)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "meter", axis >= 0 ? spec->meters[axis].key : NULL);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_synthetic_output_member (builder, from);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < curves->len; i++)
    add_curve (builder, g_ptr_array_index (curves, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return rbk_json_to_text (root);
}

static void
append_decimal (GString *text, gboolean exists, RbkDecimal value)
{
  g_autofree char *number = exists ? rbk_decimal_to_string (value) : NULL;

  g_string_append_c (text, ',');
  g_string_append (text, number != NULL ? number : "");
}

static void
append_row (GString *text, const RbkCurve *curve, const RbkFigure *point)
{
  char margin[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (point->has_margin)
    g_ascii_formatd (margin, sizeof margin, "%.6f", point->margin);
  g_string_append (text, curve->plan->key);
  append_decimal (text, TRUE, point->usage);
  append_decimal (text, point->has_bill, point->bill);
  append_decimal (text, TRUE, point->cost);
  g_string_append_printf (text, ",%s\n", margin);
}

/**
 * rbk_curve_output_csv:
 * @curves: (element-type RbkCurve): curves
 *
 * Returns: (transfer full): their points as CSV; keys of plans need no quotes
 */
char *
rbk_curve_output_csv (GPtrArray *curves)
{
  GString *text = g_string_new ("plan,usage,bill,cost,margin\n");

  for (guint i = 0; i < curves->len; i++)
    {
      const RbkCurve *curve = g_ptr_array_index (curves, i);

      for (guint k = 0; k < curve->n_points; k++)
        append_row (text, curve, &curve->points[k]);
    }

  return g_string_free (text, FALSE);
}

/**
 * rbk_curve_output_picture:
 * @chart: what to draw
 * @format: `svg`, `png` or `pdf`
 * @width: of the picture, in pixels of 1/96 inch
 * @height: of the picture, likewise
 * @error: return location for a #GError
 *
 * Draws a chart as it is printed: dark on white. The same chart gives the same bytes.
 *
 * Returns: (transfer full): the picture
 */
GBytes *
rbk_curve_output_picture (
    const RbkChartSpec *chart, const char *format, guint width, guint height, GError **error)
{
  const RbkPalette *palette = rbk_palette_get (RBK_PALETTE_LIGHT);
  g_autoptr(GByteArray) picture = g_byte_array_new ();
  gboolean is_drawn;

  if (strcmp (format, "svg") == 0)
    is_drawn = rbk_chart_write_svg (chart, palette, width, height, picture, error);
  else if (strcmp (format, "png") == 0)
    is_drawn = rbk_chart_write_png (chart, palette, width, height, picture, error);
  else
    is_drawn = rbk_chart_write_pdf (chart, palette, width, height, picture, error);

  return is_drawn ? g_byte_array_free_to_bytes (g_steal_pointer (&picture)) : NULL;
}
