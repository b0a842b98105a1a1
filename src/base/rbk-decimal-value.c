/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decimal-private.h"

/**
 * rbk_decimal_copy:
 * @value: a number
 *
 * Returns: (transfer full): a copy on the heap, for what must hold a pointer
 */
RbkDecimal *
rbk_decimal_copy (const RbkDecimal *value)
{
  RbkDecimal *copy;

  g_return_val_if_fail (value != NULL, NULL);

  copy = g_new (RbkDecimal, 1);
  *copy = *value;
  return copy;
}

/**
 * rbk_decimal_free:
 * @value: (transfer full) (nullable): what [func@decimal_copy] made
 *
 * Frees a copy.
 */
void
rbk_decimal_free (RbkDecimal *value)
{
  g_free (value);
}

/**
 * rbk_decimal_from_int:
 * @units: whole units
 *
 * Returns: @units as a decimal; every 64-bit integer fits
 */
RbkDecimal
rbk_decimal_from_int (gint64 units)
{
  return RBK_DECIMAL_UNITS (units);
}

/**
 * rbk_decimal_to_int:
 * @value: a number
 * @units: (out): its whole units
 *
 * Returns: `FALSE`, with @units left as it is, when @value is not whole, does not fit
 *   64 bits or is invalid
 */
gboolean
rbk_decimal_to_int (RbkDecimal value, gint64 *units)
{
  __int128 whole = value.raw / RBK_DECIMAL_ONE_RAW;

  g_return_val_if_fail (units != NULL, FALSE);

  if (!rbk_decimal_is_integer (value) || whole < G_MININT64 || whole > G_MAXINT64)
    return FALSE;
  *units = (gint64) whole;
  return TRUE;
}

/**
 * rbk_decimal_is_valid:
 * @value: a number
 *
 * Returns: `FALSE` when @value comes from something that did not fit or from a
 *   division by zero
 */
gboolean
rbk_decimal_is_valid (RbkDecimal value)
{
  return value.raw != RBK_DECIMAL_INVALID_RAW;
}

/**
 * rbk_decimal_is_zero:
 * @value: a number
 *
 * Returns: whether @value is zero; the invalid decimal is not
 */
gboolean
rbk_decimal_is_zero (RbkDecimal value)
{
  return value.raw == 0;
}

/**
 * rbk_decimal_is_integer:
 * @value: a number
 *
 * Returns: whether @value has no decimals; the invalid decimal is no integer
 */
gboolean
rbk_decimal_is_integer (RbkDecimal value)
{
  return rbk_decimal_is_valid (value) && value.raw % RBK_DECIMAL_ONE_RAW == 0;
}

/**
 * rbk_decimal_sign:
 * @value: a number
 *
 * Returns: -1, 0 or 1; 0 for the invalid decimal
 */
int
rbk_decimal_sign (RbkDecimal value)
{
  if (!rbk_decimal_is_valid (value))
    return 0;
  return (value.raw > 0) - (value.raw < 0);
}

/**
 * rbk_decimal_compare:
 * @a: a number
 * @b: a number
 *
 * Orders two numbers. The invalid decimal sorts below every number, so that an order
 * is total; ask [func@decimal_is_valid] where it could come up.
 *
 * Returns: -1, 0 or 1
 */
int
rbk_decimal_compare (RbkDecimal a, RbkDecimal b)
{
  return (a.raw > b.raw) - (a.raw < b.raw);
}

/**
 * rbk_decimal_equal:
 * @a: a number
 * @b: a number
 *
 * Returns: whether both are the same; two invalid decimals are
 */
gboolean
rbk_decimal_equal (RbkDecimal a, RbkDecimal b)
{
  return a.raw == b.raw;
}

/**
 * rbk_decimal_places:
 * @value: a number
 *
 * Returns: how many decimals @value needs, 1 for 0.50; 0 for the invalid decimal
 */
guint
rbk_decimal_places (RbkDecimal value)
{
  unsigned __int128 fraction;
  guint             places = RBK_DECIMAL_PLACES;

  fraction = rbk_decimal_magnitude (value) % RBK_DECIMAL_ONE_RAW;
  if (!rbk_decimal_is_valid (value) || fraction == 0)
    return 0;
  while (fraction % 10 == 0)
    {
      fraction /= 10;
      places--;
    }
  return places;
}
