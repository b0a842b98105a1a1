/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-where.h"

#include "rbk-error.h"

#include <string.h>

static const char cap_prefix[] = "cap:";

/**
 * rbk_quantity_parse:
 * @text: a number of units, the whole of the text: `200`, `5k`, `1.5M`
 * @value: (out): the number
 * @error: return location for a [error@Error]
 *
 * Reads a quantity. A `k` at the end is thousands, an `M` millions. Fails with
 * `RBK_ERROR_SYNTAX` when @text is no number, with `RBK_ERROR_RANGE` when it does not fit.
 *
 * Returns: `TRUE` on success; on failure @value is left as it is
 */
gboolean
rbk_quantity_parse (const char *text, RbkDecimal *value, GError **error)
{
  RbkDecimal number, scale = RBK_DECIMAL_ONE;
  gsize      length;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  length = strlen (text);
  if (length > 1 && (text[length - 1] == 'k' || text[length - 1] == 'K'))
    scale = RBK_DECIMAL_UNITS (1000);
  else if (length > 1 && text[length - 1] == 'M')
    scale = RBK_DECIMAL_UNITS (1000000);
  if (!rbk_decimal_equal (scale, RBK_DECIMAL_ONE))
    length--;

  if (!rbk_decimal_parse_len (text, length, &number, error))
    return FALSE;
  number = rbk_decimal_mul (number, scale);
  if (!rbk_decimal_is_valid (number))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   E_ ("\"%s\" is more than can be counted; write a smaller number"), text);
      return FALSE;
    }
  *value = number;
  return TRUE;
}

/* A percentage between a prefix and, where has_sign says so, a percent sign. */
static gboolean
parse_percent (const char *text, gboolean has_sign, RbkDecimal *percent)
{
  gsize length = strlen (text);

  if (has_sign && (length == 0 || text[--length] != '%'))
    return FALSE;
  return length > 0 && g_ascii_isdigit (text[0]) &&
         rbk_decimal_parse_len (text, length, percent, NULL);
}

static gboolean
is_key (const char *text)
{
  gsize length = strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-.");

  return length > 0 && length < sizeof ((RbkWhere *) NULL)->level && text[length] == '\0';
}

static gboolean
parse_named (const char *text, RbkWhere *where)
{
  if (strcmp (text, "included") == 0)
    where->kind = RBK_WHERE_INCLUDED;
  else if (strcmp (text, "cap") == 0)
    {
      where->kind = RBK_WHERE_CAP;
      where->value = RBK_DECIMAL_UNITS (100);
    }
  else if (g_str_has_prefix (text, cap_prefix))
    {
      where->kind = RBK_WHERE_CAP;
      return parse_percent (text + strlen (cap_prefix), TRUE, &where->value);
    }
  else if (text[0] == 'p' && parse_percent (text + 1, FALSE, &where->value))
    {
      where->kind = RBK_WHERE_PERCENTILE;
      return rbk_decimal_compare (where->value, RBK_DECIMAL_UNITS (100)) <= 0;
    }
  else if (rbk_quantity_parse (text, &where->value, NULL))
    {
      where->kind = RBK_WHERE_USAGE;
      return rbk_decimal_sign (where->value) >= 0;
    }
  else
    {
      where->kind = RBK_WHERE_LEVEL;
      g_strlcpy (where->level, text, sizeof where->level);
      return is_key (text);
    }
  return TRUE;
}

/**
 * rbk_where_parse:
 * @text: the whole of the text
 * @where: (out caller-allocates): the place
 * @error: return location for a [error@Error]
 *
 * Reads a place on the usage axis: a number of units (`200`, `5k`), a percentile of
 * customers (`p50`, `p99.9`), the cap or a percentage of it (`cap`, `cap:80%`), `included`,
 * or the key of a usage level. A level's key that reads as one of the others can't be named.
 * Fails with `RBK_ERROR_SYNTAX`.
 *
 * Returns: `TRUE` on success; on failure @where is left as it is
 */
gboolean
rbk_where_parse (const char *text, RbkWhere *where, GError **error)
{
  RbkWhere         result = { 0 };
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (where != NULL, FALSE);

  if (parse_named (text, &result))
    {
      *where = result;
      return TRUE;
    }
  quoted = rbk_error_quote (text, strlen (text));
  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               E_ ("%s is no place on the usage axis; write a number such as 200 or 5k, p90, "
                   "cap:80%%, included, or the key of a usage level"),
               quoted);
  return FALSE;
}

/**
 * rbk_where_to_string:
 * @where: a place
 *
 * Returns: (transfer full): the text that [func@where_parse] reads back
 */
char *
rbk_where_to_string (const RbkWhere *where)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (where != NULL, NULL);

  switch (where->kind)
    {
    case RBK_WHERE_INCLUDED:
      return g_strdup ("included");
    case RBK_WHERE_LEVEL:
      return g_strdup (where->level);
    case RBK_WHERE_PERCENTILE:
      value = rbk_decimal_to_string (where->value);
      return g_strconcat ("p", value, NULL);
    case RBK_WHERE_CAP:
      value = rbk_decimal_to_string (where->value);
      return g_strconcat (cap_prefix, value, "%", NULL);
    case RBK_WHERE_USAGE:
    default:
      return rbk_decimal_to_string (where->value);
    }
}
