/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-private.h"

#include <math.h>
#include <string.h>

/* What an exponent counts as when it is beyond every number that could fit. */
#define HUGE_EXPONENT 100000

static gsize
count_digits (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* How many bytes at the start of the text are a number as RFC 8259 has it; 0 when it
 * does not start with one. What follows is the caller's to judge. */
gsize
rbk_json_measure_number (const char *text, gsize length)
{
  gsize i = 0, n;

  if (i < length && text[i] == '-')
    i++;
  n = count_digits (text + i, length - i);
  if (n == 0 || (n > 1 && text[i] == '0'))
    return 0;
  i += n;
  if (i < length && text[i] == '.')
    {
      n = count_digits (text + i + 1, length - i - 1);
      if (n == 0)
        return 0;
      i += 1 + n;
    }
  if (i < length && (text[i] == 'e' || text[i] == 'E'))
    {
      i++;
      if (i < length && (text[i] == '+' || text[i] == '-'))
        i++;
      n = count_digits (text + i, length - i);
      if (n == 0)
        return 0;
      i += n;
    }
  return i;
}

JsonNode *
rbk_json_node_new_number_len (const char *text, gsize length)
{
  g_autofree char *marked = g_malloc (length + 2);
  JsonNode        *node = json_node_new (JSON_NODE_VALUE);

  marked[0] = RBK_JSON_NUMBER_MARK;
  memcpy (marked + 1, text, length);
  marked[length + 1] = '\0';
  json_node_set_string (node, marked);
  return node;
}

/**
 * rbk_json_node_new_number:
 * @text: a number as JSON writes it, at most `RBK_JSON_MAX_NUMBER_BYTES` of it
 *
 * Makes a number that is written as @text, byte for byte.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
rbk_json_node_new_number (const char *text)
{
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  g_return_val_if_fail (length > 0 && length <= RBK_JSON_MAX_NUMBER_BYTES, NULL);
  g_return_val_if_fail (rbk_json_measure_number (text, length) == length, NULL);

  return rbk_json_node_new_number_len (text, length);
}

static const char *
peek_text (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
is_marked (const char *text)
{
  return text != NULL && text[0] == RBK_JSON_NUMBER_MARK;
}

/**
 * rbk_json_node_is_number:
 * @node: a node
 *
 * Returns: whether @node is a number, read from a text or built
 */
gboolean
rbk_json_node_is_number (JsonNode *node)
{
  GType type;

  g_return_val_if_fail (node != NULL, FALSE);

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  type = json_node_get_value_type (node);
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE || is_marked (peek_text (node));
}

/**
 * rbk_json_node_is_string:
 * @node: a node
 *
 * Tells a string from a number that keeps its text: `JSON_NODE_HOLDS_VALUE` and the
 * value type do not.
 *
 * Returns: whether @node is a string
 */
gboolean
rbk_json_node_is_string (JsonNode *node)
{
  const char *text;

  g_return_val_if_fail (node != NULL, FALSE);

  text = peek_text (node);
  return text != NULL && !is_marked (text);
}

/**
 * rbk_json_node_get_number:
 * @node: a node
 *
 * Returns: (transfer none) (nullable): the text of a number that was read from a text or
 *   made by [func@json_node_new_number]; `NULL` for everything else
 */
const char *
rbk_json_node_get_number (JsonNode *node)
{
  const char *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = peek_text (node);
  return is_marked (text) ? text + 1 : NULL;
}

/**
 * rbk_json_node_type_name:
 * @node: (nullable): a node
 *
 * Names what a node is, for a message, in the language of the user where there is one.
 *
 * Returns: (transfer none): “an object”, “a list”, “a text in quotes”, “a number”, “true or
 *   false” or “null”
 */
const char *
rbk_json_node_type_name (JsonNode *node)
{
  /* Translators: kinds of values in a file, in messages such as “must be a list, not an object”
   * and “expected a decimal number, found a list” */
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return E_ ("null");
  if (JSON_NODE_HOLDS_OBJECT (node))
    return E_ ("an object");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return E_ ("a list");
  if (rbk_json_node_is_number (node))
    return E_ ("a number");
  return rbk_json_node_is_string (node) ? E_ ("a text in quotes") : E_ ("true or false");
}

static int
read_exponent (const char *text)
{
  gboolean is_negative = *text == '-';
  int      exponent = 0;

  if (*text == '-' || *text == '+')
    text++;
  for (; *text != '\0' && exponent < HUGE_EXPONENT; text++)
    exponent = exponent * 10 + (*text - '0');
  return is_negative ? -exponent : exponent;
}

/* The digits of a number without sign, point and the zeros at both ends; *point says how
 * many of them stand before the point, which may be less than none or more than all. */
static GString *
collect_digits (const char *text, gsize n_mantissa, int *point)
{
  GString    *digits = g_string_new (NULL);
  const char *dot = memchr (text, '.', n_mantissa);
  gsize       n_leading;

  for (gsize i = 0; i < n_mantissa; i++)
    if (g_ascii_isdigit (text[i]))
      g_string_append_c (digits, text[i]);
  *point = (int) (digits->len - (dot != NULL ? (gsize) (text + n_mantissa - dot) - 1 : 0));

  n_leading = strspn (digits->str, "0");
  g_string_erase (digits, 0, (gssize) n_leading);
  *point -= (int) n_leading;
  while (digits->len > 0 && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
  return digits;
}

/* Writes out a number that has an exponent: 1.25e-3 is 0.00125. The text is one that
 * rbk_json_measure_number() took. NULL when there is no decimal so large or so fine. */
static char *
expand_exponent (const char *text)
{
  gsize            n_mantissa = strcspn (text, "eE");
  int              point;
  g_autofree char *zeros = NULL;
  g_autoptr (GString) digits = collect_digits (text, n_mantissa, &point);
  const char *sign = text[0] == '-' ? "-" : "";

  point += read_exponent (text + n_mantissa + 1);
  if (digits->len == 0)
    return g_strdup ("0");
  if (point > 39 || point < -RBK_DECIMAL_PLACES)
    return NULL;

  zeros = g_strnfill ((gsize) ABS (point), '0');
  if (point <= 0)
    return g_strconcat (sign, "0.", zeros, digits->str, NULL);
  if ((gsize) point >= digits->len)
    return g_strconcat (sign, digits->str, zeros + digits->len, NULL);
  g_string_insert_c (digits, point, '.');
  return g_strconcat (sign, digits->str, NULL);
}

static gboolean
parse_number (const char *text, RbkDecimal *value, GError **error)
{
  g_autofree char *plain = NULL;

  if (strpbrk (text, "eE") == NULL)
    return rbk_decimal_parse (text, value, error);

  plain = expand_exponent (text);
  if (plain != NULL)
    return rbk_decimal_parse (plain, value, error);
  g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
               E_ ("\"%.40s\" is too large or has more than 18 decimals"), text);
  return FALSE;
}

/**
 * rbk_json_node_get_decimal:
 * @node: a node
 * @value: (out): the number
 * @error: return location for a [error@Error]
 *
 * Reads an exact number from either of its spellings: a string in plain notation, as
 * our own files have it, or a JSON number, also one with an exponent. Fails with
 * `RBK_ERROR_INVALID` when @node is something else, and as [func@decimal_parse] does.
 *
 * Returns: `TRUE` on success; on failure @value is left as it is
 */
gboolean
rbk_json_node_get_decimal (JsonNode *node, RbkDecimal *value, GError **error)
{
  char        text[RBK_JSON_DOUBLE_SIZE];
  const char *number;

  g_return_val_if_fail (node != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  number = rbk_json_node_get_number (node);
  if (number != NULL)
    return parse_number (number, value, error);
  if (rbk_json_node_is_string (node))
    return rbk_decimal_parse (json_node_get_string (node), value, error);
  if (!rbk_json_node_is_number (node) || !isfinite (json_node_get_double (node)))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("expected a decimal number, like \"12.50\", found %s"),
                   rbk_json_node_type_name (node));
      return FALSE;
    }
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *value = rbk_decimal_from_int (json_node_get_int (node));
      return TRUE;
    }
  rbk_json_print_double (json_node_get_double (node), text);
  return parse_number (text, value, error);
}
