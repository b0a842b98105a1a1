/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-share-option.h"

#include <string.h>

#include "rbk-error.h"

/**
 * rbk_share_option_read:
 * @option: the option, as it is written
 * @text: what it was given
 * @share: (out): that
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Reads a share such as 0.7, or a percentage such as 70%.
 *
 * Returns: whether it is one
 */
gboolean
rbk_share_option_read (const char *option, const char *text, RbkDecimal *share, GError **error)
{
  gboolean         is_percent = g_str_has_suffix (text, "%");
  g_autofree char *number = g_strndup (text, strlen (text) - (is_percent ? 1 : 0));
  g_autofree char *quoted = NULL;

  if (rbk_decimal_parse (number, share, NULL))
    {
      if (is_percent)
        *share = rbk_decimal_div (*share, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
      return TRUE;
    }
  quoted = rbk_error_quote (text, strlen (text));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "%s: %s is no share; write 0.7, or a percentage such as 70%%", option, quoted);

  return FALSE;
}
