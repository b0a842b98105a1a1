/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-money-format-private.h"

#include <string.h>
#include <unicode/uloc.h>

#define LEFT_TO_RIGHT_MARK 0x200e
#define MINUS_SIGN 0x2212
#define MINUS "−"
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

/*
 * rbk_money_format_dup_shown:
 * @text: a number as ICU writes it, which is changed
 * @length: its units
 *
 * In most locales ICU writes a hyphen, which is shorter than the “+” it stands among.
 */
char *
rbk_money_format_dup_shown (UChar *text, int32_t length)
{
  for (int32_t i = 0; i < length; i++)
    if (text[i] == '-')
      text[i] = MINUS_SIGN;

  return g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
}

/**
 * rbk_money_format_dup_typed:
 * @shown: a text that may be a number, as one of the functions here shows it
 *
 * Spreadsheets know a number below nothing by the hyphen of keyboards alone.
 *
 * Returns: (transfer full): the text for other programs
 */
char *
rbk_money_format_dup_typed (const char *shown)
{
  const char *at = shown;

  g_return_val_if_fail (shown != NULL, NULL);

  while (g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_FORMAT)
    at = g_utf8_next_char (at);
  if (!g_str_has_prefix (at, MINUS))
    return g_strdup (shown);

  return g_strdup_printf ("%.*s-%s", (int) (at - shown), shown, at + strlen (MINUS));
}
