/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-lognormal.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-where.h"

/**
 * rbk_quantile_parse:
 * @text: a percentile and the calls there, such as `p90=1000`
 * @quantile: (out): where to
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Reads a known percentile. Calls may end in k or M.
 *
 * Returns: whether it is one; which values make sense is for [func@lognormal_fit] to say
 */
gboolean
rbk_quantile_parse (const char *text, RbkQuantile *quantile, GError **error)
{
  g_autofree char *quoted = NULL;
  const char      *equals;

  g_return_val_if_fail (text != NULL && quantile != NULL, FALSE);

  equals = strchr (text, '=');
  if (text[0] == 'p' && equals != NULL &&
      rbk_decimal_parse_len (text + 1, (gsize) (equals - text - 1), &quantile->percent, NULL) &&
      rbk_quantity_parse (equals + 1, &quantile->value, NULL))
    return TRUE;

  quoted = rbk_error_quote (text, strlen (text));
  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               E_ ("%s is no percentile of calls; write it as p90=1000"), quoted);

  return FALSE;
}

/**
 * rbk_quantile_to_string:
 * @quantile: a known percentile
 *
 * Returns: (transfer full): it as rbk_quantile_parse() reads it
 */
char *
rbk_quantile_to_string (const RbkQuantile *quantile)
{
  g_autofree char *percent = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (quantile != NULL, NULL);

  percent = rbk_decimal_to_string (quantile->percent);
  value = rbk_decimal_to_string (quantile->value);

  return g_strdup_printf ("p%s=%s", percent, value);
}
