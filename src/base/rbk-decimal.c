/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decimal-private.h"

#include <gmp.h>

/* The wide path below lays a 128-bit magnitude out as two limbs. */
G_STATIC_ASSERT (GMP_NUMB_BITS == 64);

#define N_LIMBS 2

G_DEFINE_BOXED_TYPE (RbkDecimal, rbk_decimal, rbk_decimal_copy, rbk_decimal_free)

/* 10^exponent for 0 <= exponent <= 38. */
unsigned __int128
rbk_decimal_power_of_ten (guint exponent)
{
  unsigned __int128 power = 1;

  g_assert (exponent <= 38);

  while (exponent-- > 0)
    power *= 10;
  return power;
}

unsigned __int128
rbk_decimal_magnitude (RbkDecimal value)
{
  unsigned __int128 bits = (unsigned __int128) value.raw;

  return value.raw < 0 ? -bits : bits;
}

/* The invalid decimal when the magnitude does not fit. */
RbkDecimal
rbk_decimal_from_magnitude (unsigned __int128 magnitude, gboolean is_negative)
{
  if (magnitude >> 127 != 0)
    return RBK_DECIMAL_INVALID;
  return (RbkDecimal){ .raw = is_negative ? -(__int128) magnitude : (__int128) magnitude };
}

/* Whether a quotient's magnitude goes one up, for what is left of the division. */
gboolean
rbk_decimal_rounds_up (unsigned __int128 quotient,
                       unsigned __int128 remainder,
                       unsigned __int128 divisor,
                       gboolean          is_negative,
                       RbkRounding       rounding)
{
  unsigned __int128 rest = divisor - remainder;

  if (remainder == 0)
    return FALSE;

  switch (rounding)
    {
    case RBK_ROUND_HALF_AWAY:
      return remainder >= rest;
    case RBK_ROUND_HALF_EVEN:
      return remainder > rest || (remainder == rest && (quotient & 1) != 0);
    case RBK_ROUND_DOWN:
      return FALSE;
    case RBK_ROUND_UP:
      return TRUE;
    case RBK_ROUND_FLOOR:
      return is_negative;
    case RBK_ROUND_CEILING:
      return !is_negative;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
split (unsigned __int128 value, mp_limb_t *limbs)
{
  limbs[0] = (mp_limb_t) value;
  limbs[1] = (mp_limb_t) (value >> 64);
}

static unsigned __int128
join (const mp_limb_t *limbs)
{
  return (unsigned __int128) limbs[1] << 64 | limbs[0];
}

/* a * b / divisor by way of 256 bits; FALSE when the quotient needs more than 128. */
static gboolean
divide_wide (unsigned __int128  a,
             unsigned __int128  b,
             unsigned __int128  divisor,
             unsigned __int128 *quotient,
             unsigned __int128 *remainder)
{
  mp_limb_t a_limbs[N_LIMBS], b_limbs[N_LIMBS], divisor_limbs[N_LIMBS];
  mp_limb_t product[2 * N_LIMBS], quotient_limbs[2 * N_LIMBS] = { 0 }, rest[N_LIMBS] = { 0 };
  mp_size_t n_divisor;

  split (a, a_limbs);
  split (b, b_limbs);
  split (divisor, divisor_limbs);
  n_divisor = divisor_limbs[1] != 0 ? 2 : 1;

  mpn_mul_n (product, a_limbs, b_limbs, N_LIMBS);
  mpn_tdiv_qr (quotient_limbs, rest, 0, product, 2 * N_LIMBS, divisor_limbs, n_divisor);

  *quotient = join (quotient_limbs);
  *remainder = join (rest);
  return quotient_limbs[2] == 0 && quotient_limbs[3] == 0;
}

/**
 * rbk_decimal_mul_div:
 * @a: a factor
 * @b: a factor
 * @c: the divisor
 * @rounding: how the 18th decimal is rounded
 *
 * Computes @a × @b / @c with one rounding at the end: the product is not rounded and may
 * be far out of range as long as the quotient is not.
 *
 * Returns: the result; invalid when it does not fit, for a zero @c, or when one of
 *   the three is invalid
 */
RbkDecimal
rbk_decimal_mul_div (RbkDecimal a, RbkDecimal b, RbkDecimal c, RbkRounding rounding)
{
  unsigned __int128 a_size, b_size, divisor, product, quotient, remainder;
  gboolean          is_negative;

  if (!rbk_decimal_is_valid (a) || !rbk_decimal_is_valid (b) || !rbk_decimal_is_valid (c) ||
      c.raw == 0)
    return RBK_DECIMAL_INVALID;

  is_negative = ((a.raw < 0) != (b.raw < 0)) != (c.raw < 0);
  a_size = rbk_decimal_magnitude (a);
  b_size = rbk_decimal_magnitude (b);
  divisor = rbk_decimal_magnitude (c);

  if (!__builtin_mul_overflow (a_size, b_size, &product))
    {
      quotient = product / divisor;
      remainder = product % divisor;
    }
  else if (!divide_wide (a_size, b_size, divisor, &quotient, &remainder))
    return RBK_DECIMAL_INVALID;

  if (rbk_decimal_rounds_up (quotient, remainder, divisor, is_negative, rounding) &&
      ++quotient == 0)
    return RBK_DECIMAL_INVALID;
  return rbk_decimal_from_magnitude (quotient, is_negative);
}

/**
 * rbk_decimal_mul:
 * @a: a factor
 * @b: a factor
 *
 * Multiplies. A product of more than 18 decimals is rounded, a half away from zero.
 *
 * Returns: the product; invalid when it does not fit or a factor is invalid
 */
RbkDecimal
rbk_decimal_mul (RbkDecimal a, RbkDecimal b)
{
  return rbk_decimal_mul_div (a, b, RBK_DECIMAL_ONE, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_decimal_div:
 * @a: the dividend
 * @b: the divisor
 * @rounding: how the 18th decimal is rounded
 *
 * Divides.
 *
 * Returns: the quotient; invalid when it does not fit, for a zero @b, or when one of
 *   the two is invalid
 */
RbkDecimal
rbk_decimal_div (RbkDecimal a, RbkDecimal b, RbkRounding rounding)
{
  return rbk_decimal_mul_div (a, RBK_DECIMAL_ONE, b, rounding);
}

/**
 * rbk_decimal_add:
 * @a: a summand
 * @b: a summand
 *
 * Adds, exactly.
 *
 * Returns: the sum; invalid when it does not fit or a summand is invalid
 */
RbkDecimal
rbk_decimal_add (RbkDecimal a, RbkDecimal b)
{
  RbkDecimal sum;

  /* A sum of exactly -2^127 is the invalid decimal's own bits: it is out of range too. */
  if (!rbk_decimal_is_valid (a) || !rbk_decimal_is_valid (b) ||
      __builtin_add_overflow (a.raw, b.raw, &sum.raw))
    return RBK_DECIMAL_INVALID;
  return sum;
}

/**
 * rbk_decimal_sub:
 * @a: the minuend
 * @b: what is taken away from it
 *
 * Subtracts, exactly.
 *
 * Returns: the difference; invalid when it does not fit or one of the two is invalid
 */
RbkDecimal
rbk_decimal_sub (RbkDecimal a, RbkDecimal b)
{
  return rbk_decimal_add (a, rbk_decimal_negate (b));
}

/**
 * rbk_decimal_negate:
 * @a: a number
 *
 * Returns: -@a; the invalid decimal stays invalid
 */
RbkDecimal
rbk_decimal_negate (RbkDecimal a)
{
  if (!rbk_decimal_is_valid (a))
    return RBK_DECIMAL_INVALID;
  return (RbkDecimal){ .raw = -a.raw };
}

/**
 * rbk_decimal_min:
 * @a: a number
 * @b: a number
 *
 * Returns: the smaller of the two; invalid when one of them is
 */
RbkDecimal
rbk_decimal_min (RbkDecimal a, RbkDecimal b)
{
  /* Nothing has a smaller raw value than the invalid decimal. */
  return a.raw < b.raw ? a : b;
}

/**
 * rbk_decimal_max:
 * @a: a number
 * @b: a number
 *
 * Returns: the larger of the two; invalid when one of them is
 */
RbkDecimal
rbk_decimal_max (RbkDecimal a, RbkDecimal b)
{
  if (!rbk_decimal_is_valid (a) || !rbk_decimal_is_valid (b))
    return RBK_DECIMAL_INVALID;
  return a.raw > b.raw ? a : b;
}

/**
 * rbk_decimal_round:
 * @value: a number
 * @places: decimals to keep; 18 and more keep them all
 * @rounding: how to round
 *
 * Returns: @value rounded; invalid when that does not fit or @value is invalid
 */
RbkDecimal
rbk_decimal_round (RbkDecimal value, guint places, RbkRounding rounding)
{
  unsigned __int128 unit, size, quotient, remainder;
  gboolean          is_negative = value.raw < 0;

  if (!rbk_decimal_is_valid (value) || places >= RBK_DECIMAL_PLACES)
    return value;

  unit = rbk_decimal_power_of_ten (RBK_DECIMAL_PLACES - places);
  size = rbk_decimal_magnitude (value);
  quotient = size / unit;
  remainder = size % unit;
  if (rbk_decimal_rounds_up (quotient, remainder, unit, is_negative, rounding))
    quotient++;
  return rbk_decimal_from_magnitude (quotient * unit, is_negative);
}
