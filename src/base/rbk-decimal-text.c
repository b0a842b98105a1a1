/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decimal-private.h"
#include "rbk-error.h"

#include <math.h>
#include <string.h>

/* 39 digits of 128 bits, a point, a sign and the end, with room for leading zeros. */
#define MAX_TEXT 64

static gboolean
refuse (GError **error, RbkErrorCode code, const char *text, gsize length, const char *what)
{
  g_autofree char *quoted = rbk_error_quote (text, length);

  g_set_error (error, RBK_ERROR, (int) code, "%s %s", quoted, what);
  return FALSE;
}

/* -?digits(.digits)?: what JSON calls a number, without the exponent. */
static gboolean
is_plain_decimal (const char *text, gsize length)
{
  gsize i = 0, n_whole = 0, n_fraction = 0;

  if (i < length && text[i] == '-')
    i++;
  for (; i < length && g_ascii_isdigit (text[i]); i++)
    n_whole++;
  if (i == length)
    return n_whole > 0;
  if (text[i++] != '.')
    return FALSE;
  for (; i < length && g_ascii_isdigit (text[i]); i++)
    n_fraction++;
  return i == length && n_whole > 0 && n_fraction > 0;
}

static gboolean
append_digit (unsigned __int128 *magnitude, char digit)
{
  return !__builtin_mul_overflow (*magnitude, (unsigned __int128) 10, magnitude) &&
         !__builtin_add_overflow (*magnitude, (unsigned __int128) (digit - '0'), magnitude);
}

/**
 * rbk_decimal_parse_len:
 * @text: (array length=length): the text; it need not end in a NUL
 * @length: its length in bytes
 * @value: (out): the number
 * @error: return location for a [error@Error]
 *
 * Reads an exact decimal in plain notation: digits, an optional minus before them, an
 * optional point with digits after it. No sign but minus, no exponent, no spaces, no
 * grouping; for what people type there is the money format of the locale room.
 *
 * Fails with `RBK_ERROR_SYNTAX` when it is something else, with `RBK_ERROR_RANGE` when
 * the number is too large or has more than 18 decimals that are not zeros.
 *
 * Returns: `TRUE` on success; on failure @value is left as it is
 */
gboolean
rbk_decimal_parse_len (const char *text, gsize length, RbkDecimal *value, GError **error)
{
  unsigned __int128 magnitude = 0;
  guint             n_places = 0;
  gboolean          in_fraction = FALSE, fits = TRUE;
  RbkDecimal        result;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!is_plain_decimal (text, length))
    return refuse (error, RBK_ERROR_SYNTAX, text, length,
                   E_ ("is not a decimal number; write it like 1234.5"));

  for (gsize i = text[0] == '-' ? 1 : 0; i < length && fits; i++)
    {
      if (text[i] == '.')
        in_fraction = TRUE;
      else if (!in_fraction || n_places < RBK_DECIMAL_PLACES)
        {
          fits = append_digit (&magnitude, text[i]);
          n_places += in_fraction ? 1 : 0;
        }
      else if (text[i] != '0')
        return refuse (error, RBK_ERROR_RANGE, text, length,
                       E_ ("has more than 18 decimals; round it first"));
    }
  for (; fits && n_places < RBK_DECIMAL_PLACES; n_places++)
    fits = append_digit (&magnitude, '0');

  result = rbk_decimal_from_magnitude (magnitude, text[0] == '-');
  if (!fits || !rbk_decimal_is_valid (result))
    return refuse (error, RBK_ERROR_RANGE, text, length,
                   E_ ("is too large; the largest number is about 1.7 times 10 to the 20th"));
  *value = result;
  return TRUE;
}

/**
 * rbk_decimal_parse:
 * @text: the text, the whole of it
 * @value: (out): the number
 * @error: return location for a [error@Error]
 *
 * Does what [func@decimal_parse_len] does, on a string that ends in a NUL.
 *
 * Returns: `TRUE` on success; on failure @value is left as it is
 */
gboolean
rbk_decimal_parse (const char *text, RbkDecimal *value, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return rbk_decimal_parse_len (text, strlen (text), value, error);
}

/* Writes a magnitude in units of 10^-places. */
static char *
print (unsigned __int128 magnitude, guint places, gboolean is_negative)
{
  char  text[MAX_TEXT];
  guint at = MAX_TEXT, n_digits = 0;

  text[--at] = '\0';
  while (magnitude != 0 || n_digits <= places)
    {
      if (n_digits == places && places > 0)
        text[--at] = '.';
      text[--at] = (char) ('0' + (int) (magnitude % 10));
      magnitude /= 10;
      n_digits++;
    }
  if (is_negative)
    text[--at] = '-';
  return g_strdup (text + at);
}

/**
 * rbk_decimal_to_fixed:
 * @value: a number
 * @places: how many decimals to write; more than 18 count as 18
 *
 * Writes a number with a fixed count of decimals, rounded, a half away from zero.
 *
 * Returns: (transfer full): the text, never `-0`; `invalid` for the invalid decimal
 */
char *
rbk_decimal_to_fixed (RbkDecimal value, guint places)
{
  unsigned __int128 unit, size, quotient;
  gboolean          is_negative = value.raw < 0;

  if (!rbk_decimal_is_valid (value))
    return g_strdup ("invalid");

  places = MIN (places, RBK_DECIMAL_PLACES);
  unit = rbk_decimal_power_of_ten (RBK_DECIMAL_PLACES - places);
  size = rbk_decimal_magnitude (value);
  quotient = size / unit;
  /* Not by way of rbk_decimal_round(), which fails at the very ends of the range. */
  if (rbk_decimal_rounds_up (quotient, size % unit, unit, is_negative, RBK_ROUND_HALF_AWAY))
    quotient++;
  return print (quotient, places, is_negative && quotient != 0);
}

/**
 * rbk_decimal_to_string:
 * @value: a number
 *
 * Writes a number exactly and as short as can be: no exponent, no trailing zeros.
 *
 * Returns: (transfer full): text that [func@decimal_parse] reads back to the same
 *   number; `invalid`, which it refuses, for the invalid decimal
 */
char *
rbk_decimal_to_string (RbkDecimal value)
{
  return rbk_decimal_to_fixed (value, rbk_decimal_places (value));
}

/**
 * rbk_decimal_to_double:
 * @value: a number
 *
 * Makes a coordinate of a number. For drawing alone: what is billed is never a double.
 *
 * Returns: a double close to @value; NaN for the invalid decimal
 */
double
rbk_decimal_to_double (RbkDecimal value)
{
  if (!rbk_decimal_is_valid (value))
    return NAN;
  return (double) value.raw / 1e18;
}

/**
 * rbk_decimal_from_double:
 * @value: a coordinate
 * @places: decimals to round to; more than 18 count as 18
 *
 * Makes a number of a coordinate, such as where the pointer dropped a price.
 *
 * Returns: @value rounded to @places, a half away from zero; invalid when it is not
 *   finite or does not fit
 */
RbkDecimal
rbk_decimal_from_double (double value, guint places)
{
  RbkDecimal exact;
  char       text[MAX_TEXT];

  /* Also bounds the text below; what lies between is refused when it is read. */
  if (!isfinite (value) || fabs (value) >= 1e21)
    return RBK_DECIMAL_INVALID;

  g_ascii_formatd (text, sizeof text, "%.18f", value);
  if (!rbk_decimal_parse (text, &exact, NULL))
    return RBK_DECIMAL_INVALID;
  return rbk_decimal_round (exact, places, RBK_ROUND_HALF_AWAY);
}
