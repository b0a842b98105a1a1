/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-text.h"

#include <glib/gi18n-lib.h>

#include "rbk-error.h"

/**
 * rbk_usage_text_parse:
 * @format: how numbers are typed
 * @text: what was typed
 * @usage: (out): the usage
 * @error: return location for a [error@Error]
 *
 * Reads how much was used. Fails with `RBK_ERROR_RANGE` where it is less than nothing.
 *
 * Returns: whether it is usage
 */
gboolean
rbk_usage_text_parse (RbkMoneyFormat *format, const char *text, RbkDecimal *usage, GError **error)
{
  if (!rbk_money_parse_quantity (format, text, usage, error))
    return FALSE;
  if (rbk_decimal_sign (*usage) >= 0)
    return TRUE;
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_RANGE,
                       _ ("Usage can’t be negative; write 0 or more"));

  return FALSE;
}
