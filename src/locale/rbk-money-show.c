/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-money-format-private.h"

#include <math.h>

/* Amounts, quantities and shares as people read them. */

/* What is shown where there is no number. */
#define NO_NUMBER "—"

static char *
format_decimal (const UNumberFormat *format, RbkDecimal value)
{
  g_autofree char *plain = rbk_decimal_to_string (value);
  UChar            units[RBK_MONEY_MAX_UNITS];
  UErrorCode       status = U_ZERO_ERROR;
  int32_t          length;

  if (!rbk_decimal_is_valid (value))
    return g_strdup (NO_NUMBER);

  length = unum_formatDecimal (format, plain, -1, units, RBK_MONEY_MAX_UNITS, NULL, &status);
  if (U_FAILURE (status))
    return g_steal_pointer (&plain);
  return rbk_money_format_dup_shown (units, length);
}

/**
 * rbk_money_format_amount:
 * @self: a money format
 * @amount: an amount in the major unit
 * @full_precision: whether to show more decimals than the minor unit has where there are
 *
 * Returns: (transfer full): the amount as the locale shows it, "$29.00", "1.234,50 €",
 *   with full precision "$0.0175"; else rounded, a half away from zero; a dash for the
 *   invalid decimal
 */
char *
rbk_money_format_amount (RbkMoneyFormat *self, RbkDecimal amount, gboolean full_precision)
{
  g_return_val_if_fail (self != NULL, NULL);

  return format_decimal (full_precision ? self->full_amount : self->amount, amount);
}

/**
 * rbk_money_format_whole_amount:
 * @self: a money format
 * @amount: an amount in the major unit
 *
 * Shortens an amount for an axis whose ticks are whole. It is rounded; don't read it back.
 *
 * Returns: (transfer full): "$14,000"; a dash for the invalid decimal
 */
char *
rbk_money_format_whole_amount (RbkMoneyFormat *self, RbkDecimal amount)
{
  g_return_val_if_fail (self != NULL, NULL);

  return format_decimal (self->whole_amount, amount);
}

/**
 * rbk_money_format_quantity:
 * @self: a money format
 * @quantity: a quantity
 *
 * Returns: (transfer full): the quantity as the locale shows it, with all its decimals,
 *   "5,000"; a dash for the invalid decimal
 */
char *
rbk_money_format_quantity (RbkMoneyFormat *self, RbkDecimal quantity)
{
  g_return_val_if_fail (self != NULL, NULL);

  return format_decimal (self->quantity, quantity);
}

/**
 * rbk_money_format_compact:
 * @self: a money format
 * @quantity: a quantity
 *
 * Shortens a quantity for an axis or a badge. It is rounded; don't read it back.
 *
 * Returns: (transfer full): "10K"; a dash for the invalid decimal
 */
char *
rbk_money_format_compact (RbkMoneyFormat *self, RbkDecimal quantity)
{
  g_autofree char *plain = rbk_decimal_to_string (quantity);
  UChar            units[RBK_MONEY_MAX_UNITS];
  UErrorCode       status = U_ZERO_ERROR;
  int32_t          length;

  g_return_val_if_fail (self != NULL, NULL);

  if (!rbk_decimal_is_valid (quantity))
    return g_strdup (NO_NUMBER);

  unumf_formatDecimal (self->compact, plain, -1, self->compact_result, &status);
  length = unumf_resultToString (self->compact_result, units, RBK_MONEY_MAX_UNITS, &status);
  if (U_FAILURE (status))
    return g_steal_pointer (&plain);
  return rbk_money_format_dup_shown (units, length);
}

/**
 * rbk_money_format_share:
 * @self: a money format
 * @share: a share, 1 for 100 %
 *
 * Returns: (transfer full): the share in percent to its last place as the locale shows it,
 *   "17.5%", for what can be typed again; a dash for the invalid decimal
 */
char *
rbk_money_format_share (RbkMoneyFormat *self, RbkDecimal share)
{
  g_return_val_if_fail (self != NULL, NULL);

  unum_setAttribute (self->percent, UNUM_MIN_FRACTION_DIGITS, 0);
  unum_setAttribute (self->percent, UNUM_MAX_FRACTION_DIGITS, RBK_DECIMAL_PLACES);

  return format_decimal (self->percent, share);
}

/**
 * rbk_money_format_percent:
 * @self: a money format
 * @ratio: a ratio such as a margin, 1 for 100 %
 * @places: decimals to show; more than 18 count as 18
 *
 * Returns: (transfer full): the ratio in percent as the locale shows it, "81.0%",
 *   rounded; a dash when @ratio is not finite
 */
char *
rbk_money_format_percent (RbkMoneyFormat *self, double ratio, guint places)
{
  UChar      units[RBK_MONEY_MAX_UNITS];
  UErrorCode status = U_ZERO_ERROR;
  int32_t    length;

  g_return_val_if_fail (self != NULL, NULL);

  if (!isfinite (ratio))
    return g_strdup (NO_NUMBER);

  places = MIN (places, RBK_DECIMAL_PLACES);
  unum_setAttribute (self->percent, UNUM_MAX_FRACTION_DIGITS, (int32_t) places);
  unum_setAttribute (self->percent, UNUM_MIN_FRACTION_DIGITS, (int32_t) places);
  length = unum_formatDouble (self->percent, ratio, units, RBK_MONEY_MAX_UNITS, NULL, &status);
  if (U_FAILURE (status))
    return g_strdup (NO_NUMBER);
  return rbk_money_format_dup_shown (units, length);
}
