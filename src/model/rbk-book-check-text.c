/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-check-private.h"

#include <string.h>

#include "rbk-date.h"

/* The small languages inside a book's texts. */

static gboolean
parse_percent (const char *text, gsize length, RbkDecimal *percent)
{
  return rbk_decimal_parse_len (text, length, percent, NULL) && rbk_decimal_sign (*percent) >= 0;
}

/**
 * rbk_percentile_is_valid: (skip)
 * @text: a text such as `p50` or `p99.9`
 *
 * Returns: whether it is `p` and a number from 0 to 100
 */
gboolean
rbk_percentile_is_valid (const char *text)
{
  RbkDecimal percent;

  return text[0] == 'p' && parse_percent (text + 1, strlen (text + 1), &percent) &&
         rbk_decimal_compare (percent, RBK_DECIMAL_UNITS (100)) <= 0;
}

/**
 * rbk_quantile_is_valid: (skip)
 * @text: a text such as `p90=1000`
 *
 * Returns: whether it is a percentile and the usage there, more than nothing
 */
gboolean
rbk_quantile_is_valid (const char *text)
{
  const char      *equals = strchr (text, '=');
  g_autofree char *percentile = NULL;
  RbkDecimal       value;

  if (equals == NULL)
    return FALSE;
  percentile = g_strndup (text, (gsize) (equals - text));

  return rbk_percentile_is_valid (percentile) && rbk_decimal_parse (equals + 1, &value, NULL) &&
         rbk_decimal_sign (value) > 0;
}

static gboolean
cap_is_valid (const char *text)
{
  gsize      length = strlen (text);
  RbkDecimal percent;

  if (strcmp (text, "cap") == 0)
    return TRUE;

  return g_str_has_prefix (text, "cap:") && g_str_has_suffix (text, "%") &&
         parse_percent (text + 4, length - 5, &percent);
}

static gboolean
quantity_is_valid (const char *text)
{
  gsize      length = strlen (text);
  RbkDecimal quantity;

  if (length > 1 && (text[length - 1] == 'k' || text[length - 1] == 'M'))
    length--;

  return rbk_decimal_parse_len (text, length, &quantity, NULL) && rbk_decimal_sign (quantity) >= 0;
}

/**
 * rbk_sizing_is_valid: (skip)
 * @text: a place on the usage axis: `p90`, `cap`, `cap:80%`, `included`, `200`, `5k`, a level
 * @levels: set of the keys of the usage levels
 *
 * Returns: whether the place is spelled right and, where it is a level, there is one
 */
gboolean
rbk_sizing_is_valid (const char *text, GHashTable *levels)
{
  return g_hash_table_contains (levels, text) || strcmp (text, "included") == 0 ||
         cap_is_valid (text) || rbk_percentile_is_valid (text) || quantity_is_valid (text);
}

static gboolean
lasts (const RbkDuration *duration)
{
  return duration->years > 0 || duration->months > 0 || duration->weeks > 0 || duration->days > 0;
}

/**
 * rbk_cadence_is_valid: (skip)
 * @text: an ISO 8601 duration
 *
 * Returns: whether it is a duration of a day or more
 */
gboolean
rbk_cadence_is_valid (const char *text)
{
  RbkDuration duration;

  return rbk_duration_parse (text, &duration, NULL) && lasts (&duration);
}

/**
 * rbk_duration_is_zero: (skip)
 * @text: (nullable): an ISO 8601 duration
 *
 * Returns: whether it is a well-formed duration of no time at all: what a field's own
 *   check lets pass
 */
gboolean
rbk_duration_is_zero (const char *text)
{
  RbkDuration duration;

  return text != NULL && rbk_duration_parse (text, &duration, NULL) && !lasts (&duration);
}

/**
 * rbk_expiry_is_valid: (skip)
 * @text: when credits expire
 *
 * Returns: whether it is `month_end`, `year_end`, `contract_end`, `never` or `after:` and a
 * duration
 */
gboolean
rbk_expiry_is_valid (const char *text)
{
  static const char *const words[] = { "month_end", "year_end", "contract_end", "never", NULL };

  return g_strv_contains (words, text) ||
         (g_str_has_prefix (text, "after:") && rbk_cadence_is_valid (text + strlen ("after:")));
}
