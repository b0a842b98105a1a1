/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-output.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "rbk-command.h"
#include "rbk-currency.h"
#include "rbk-error.h"
#include "rbk-file.h"
#include "rbk-json.h"

static gboolean
write_standard_output (const char *data, gsize length, GError **error)
{
  if (fwrite (data, 1, length, stdout) != length || fflush (stdout) != 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE, "standard output can't be written: %s",
                   g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

/**
 * rbk_output_write:
 * @path: (nullable): where to; nothing and `-` are standard output
 * @data: what
 * @length: how much of it, in bytes
 * @error: return location for a #GError
 *
 * Writes a command's result. A file is replaced as a whole.
 *
 * Returns: whether all of it was written
 */
gboolean
rbk_output_write (const char *path, const char *data, gsize length, GError **error)
{
  g_autoptr(GFile) file = NULL;
  GError *reason = NULL;

  if (path == NULL || strcmp (path, "-") == 0)
    return write_standard_output (data, length, error);

  file = g_file_new_for_commandline_arg (path);
  if (rbk_file_replace (file, data, length, NULL, NULL, &reason))
    return TRUE;

  rbk_command_blame (&reason, path);
  g_propagate_error (error, reason);

  return FALSE;
}

/**
 * rbk_output_write_bytes:
 * @path: (nullable): where to; nothing and `-` are standard output
 * @bytes: what
 * @error: return location for a #GError
 *
 * As rbk_output_write(), of bytes that are held together.
 *
 * Returns: whether all of it was written
 */
gboolean
rbk_output_write_bytes (const char *path, GBytes *bytes, GError **error)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return rbk_output_write (path, data, length, error);
}

/**
 * rbk_output_write_json:
 * @path: (nullable): where to
 * @builder: a document, complete
 * @error: return location for a #GError
 *
 * Writes a JSON document.
 *
 * Returns: whether all of it was written
 */
gboolean
rbk_output_write_json (const char *path, JsonBuilder *builder, GError **error)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = rbk_json_to_text (root);

  return rbk_output_write (path, text, strlen (text), error);
}

/**
 * rbk_output_member_text:
 * @builder: an open object
 * @name: (nullable): the member; nothing in an array
 * @text: (nullable): its value; nothing is null
 *
 * Adds a text.
 */
void
rbk_output_member_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * rbk_output_member_decimal:
 * @builder: an open object
 * @name: the member
 * @exists: whether there is a value; else it is null
 * @value: the value
 *
 * Adds an amount or a quantity, as a decimal string.
 */
void
rbk_output_member_decimal (JsonBuilder *builder,
                           const char  *name,
                           gboolean     exists,
                           RbkDecimal   value)
{
  if (exists)
    rbk_json_builder_add_decimal (builder, name, value);
  else
    rbk_output_member_text (builder, name, NULL);
}

/**
 * rbk_output_member_ratio:
 * @builder: an open object
 * @name: the member
 * @exists: whether there is a value; else it is null
 * @value: the value
 *
 * Adds a margin or a share, as a number.
 */
void
rbk_output_member_ratio (JsonBuilder *builder, const char *name, gboolean exists, double value)
{
  rbk_json_builder_add_ratio (builder, name, exists ? value : NAN);
}

/**
 * rbk_output_member_count:
 * @builder: an open object
 * @name: the member
 * @count: how many
 *
 * Adds a number of things, as a number.
 */
void
rbk_output_member_count (JsonBuilder *builder, const char *name, guint64 count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) MIN (count, (guint64) G_MAXINT64));
}

/**
 * rbk_output_figure:
 * @builder: an open object
 * @figure: a plan at a place
 *
 * Adds the costs, the bill and the margin at a place.
 */
void
rbk_output_figure (JsonBuilder *builder, const RbkFigure *figure)
{
  rbk_output_member_decimal (builder, "inference", TRUE, figure->inference);
  rbk_output_member_decimal (builder, "overhead", TRUE, figure->overhead);
  rbk_output_member_decimal (builder, "cost", TRUE, figure->cost);
  rbk_output_member_decimal (builder, "bill", figure->has_bill, figure->bill);
  rbk_output_member_ratio (builder, "margin", figure->has_margin, figure->margin);
  rbk_output_member_decimal (builder, "margin_amount", figure->has_bill, figure->amount);
}

/**
 * rbk_printable:
 * @text: any text, of a file or the command line
 *
 * Returns: (transfer full): it on one line, as a terminal may show it
 */
char *
rbk_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *shown = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (shown, g_unichar_isprint (c) ? c : 0xfffd);
    }

  return g_string_free (shown, FALSE);
}

/**
 * rbk_output_has_color:
 * @path: (nullable): where a text goes
 *
 * Returns: whether it may have colours: on a terminal, where nobody asked for none
 */
gboolean
rbk_output_has_color (const char *path)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return (path == NULL || strcmp (path, "-") == 0) && (no_color == NULL || no_color[0] == '\0') &&
         g_strcmp0 (g_getenv ("TERM"), "dumb") != 0 && isatty (STDOUT_FILENO);
}

/**
 * rbk_percent_to_text:
 * @exists: whether there is a ratio
 * @ratio: the ratio
 *
 * Returns: (transfer full): it as a percentage with two decimals, or a dash
 */
char *
rbk_percent_to_text (gboolean exists, double ratio)
{
  return exists ? g_strdup_printf ("%.2f %%", ratio * 100.0) : g_strdup ("-");
}

/**
 * rbk_amount_to_text:
 * @currency: ISO 4217 code
 * @exists: whether there is an amount
 * @amount: the amount
 *
 * Returns: (transfer full): it with the decimals of its currency, or a dash
 */
char *
rbk_amount_to_text (const char *currency, gboolean exists, RbkDecimal amount)
{
  return exists ? rbk_currency_format_plain (currency, amount) : g_strdup ("-");
}

static char *
group (const char *digits)
{
  gsize    n_sign = digits[0] == '-' ? 1 : 0;
  gsize    n_whole = strcspn (digits + n_sign, ".");
  GString *text = g_string_new_len (digits, (gssize) n_sign);

  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[n_sign + i]);
    }
  g_string_append (text, digits + n_sign + n_whole);

  return g_string_free (text, FALSE);
}

/**
 * rbk_grouped_to_text:
 * @quantity: the quantity
 *
 * Returns: (transfer full): it with a comma after each three whole digits, for people
 */
char *
rbk_grouped_to_text (RbkDecimal quantity)
{
  g_autofree char *digits = rbk_decimal_to_string (quantity);

  return group (digits);
}

/**
 * rbk_grouped_amount_to_text:
 * @currency: ISO 4217 code
 * @amount: an amount
 *
 * Returns: (transfer full): it with the decimals of its currency, and a comma after each three
 *   whole digits, for people
 */
char *
rbk_grouped_amount_to_text (const char *currency, RbkDecimal amount)
{
  g_autofree char *digits = rbk_amount_to_text (currency, TRUE, amount);

  return group (digits);
}

/**
 * rbk_append_count:
 * @text: a text
 * @n: a count
 * @one: what it is that is counted, of one
 * @many: of several
 *
 * Appends `1 row`, `28,256,364 rows`.
 */
void
rbk_append_count (GString *text, guint64 n, const char *one, const char *many)
{
  g_autofree char *grouped = rbk_grouped_to_text (RBK_DECIMAL_UNITS ((__int128) n));

  g_string_append_printf (text, "%s %s", grouped, n == 1 ? one : many);
}

/**
 * rbk_quantity_to_text:
 * @exists: whether there is a quantity
 * @quantity: the quantity
 *
 * Returns: (transfer full): it in its shortest form, or a dash
 */
char *
rbk_quantity_to_text (gboolean exists, RbkDecimal quantity)
{
  if (!exists)
    return g_strdup ("-");

  return rbk_decimal_to_string (rbk_decimal_round (quantity, 4, RBK_ROUND_HALF_AWAY));
}
