/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-share-text.h"

#include "rbk-error.h"

#include <string.h>

/**
 * rbk_share_is_sign:
 * @c: a character
 *
 * Returns: whether it is a percent sign: as it is, in Arabic, or as a small or wide form of it
 */
gboolean
rbk_share_is_sign (gunichar c)
{
  return c == '%' || c == 0x066a || c == 0xfe6a || c == 0xff05;
}

/* Takes out the one sign that stands before the number, as in Turkish, or behind it. One within
 * the number means nothing. */
static char *
take_sign (const char *text)
{
  g_autoptr(GString) rest = g_string_new (NULL);
  gboolean has_digit = FALSE, has_sign = FALSE, is_over = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (rbk_share_is_sign (c))
        {
          if (has_sign)
            return NULL;
          has_sign = TRUE;
          is_over = has_digit;
          continue;
        }
      if (is_over && g_unichar_isgraph (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        return NULL;
      has_digit = has_digit || g_unichar_isdigit (c);
      g_string_append_unichar (rest, c);
    }

  return g_strdup (rest->str);
}

/**
 * rbk_share_parse_text:
 * @format: in which locale
 * @text: what was typed, valid UTF-8
 * @share: (out): the share
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Reads “70 %”, “%70” and “70” as 0.7.
 *
 * Returns: `TRUE` on success; on failure @share is left as it is
 */
gboolean
rbk_share_parse_text (RbkMoneyFormat *format, const char *text, RbkDecimal *share, GError **error)
{
  g_autofree char *number = NULL;
  RbkDecimal       percent;

  g_return_val_if_fail (format != NULL && text != NULL && share != NULL, FALSE);

  number = take_sign (text);
  if (!rbk_money_parse_quantity (format, number != NULL ? number : text, &percent, error))
    return FALSE;
  *share = rbk_decimal_div (percent, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);

  return TRUE;
}
