/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-money-format-private.h"

#include <unicode/uloc.h>

#define LEFT_TO_RIGHT_MARK 0x200e
#define MAX_UNITS 32

/*
 * rbk_money_format_keep_sign:
 * @format: a format of amounts
 * @locale: its locale
 *
 * In a text from right to left the sign of “US$” would go to its other side: a mark behind it
 * keeps it there.
 */
void
rbk_money_format_keep_sign (UNumberFormat *format, const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar      symbol[MAX_UNITS + 1];
  int32_t    length = unum_getSymbol (format, UNUM_CURRENCY_SYMBOL, symbol, MAX_UNITS, &status);

  if (U_FAILURE (status) || length < 2 || length > MAX_UNITS || !uloc_isRightToLeft (locale) ||
      symbol[0] > G_MAXINT8 || !g_ascii_isalpha ((char) symbol[0]) ||
      g_unichar_type (symbol[length - 1]) != G_UNICODE_CURRENCY_SYMBOL)
    return;
  symbol[length++] = LEFT_TO_RIGHT_MARK;
  unum_setSymbol (format, UNUM_CURRENCY_SYMBOL, symbol, length, &status);
}
