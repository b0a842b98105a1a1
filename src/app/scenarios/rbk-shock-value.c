/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shock-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-error.h"
#include "rbk-share-text.h"
#include "rbk-shock-words.h"

#define MOST 1000000
#define HOW N_ ("Write how many times what it was, as ×0.5, or by how much it changes, as −50 %")

static char *
dup_times (RbkDecimal factor, RbkMoneyFormat *format)
{
  g_autofree char *number = rbk_money_format_quantity (format, factor);

  return g_strdup_printf ("×%s", number);
}

/* +35%, −66.7%, and from twice on ×2. */
static char *
dup_factor (RbkDecimal factor, gboolean is_exact, RbkMoneyFormat *format)
{
  RbkDecimal       change = rbk_decimal_sub (factor, RBK_DECIMAL_ONE);
  RbkDecimal       rounded = rbk_decimal_round (change, 3, RBK_ROUND_HALF_AWAY);
  gboolean         is_less = rbk_decimal_sign (change) < 0;
  g_autofree char *percent = NULL;

  if (rbk_decimal_compare (factor, RBK_DECIMAL_UNITS (2)) >= 0 ||
      (is_exact && !rbk_decimal_equal (change, rounded)))
    return dup_times (factor, format);
  percent = rbk_money_format_share (format, is_less ? rbk_decimal_negate (rounded) : rounded);

  return g_strconcat (is_less ? "−" : "+", percent, NULL);
}

static char *
dup_text (const RbkShock *shock, gboolean is_exact, RbkMoneyFormat *format)
{
  if (rbk_shock_words_get_value (shock) == RBK_SHOCK_VALUE_DATE)
    return rbk_date_to_string (&shock->date);
  if (shock->is_factor)
    return dup_factor (shock->value, is_exact, format);
  if (shock->kind == RBK_SHOCK_MODEL)
    return rbk_money_format_amount (format, shock->value, TRUE);

  return rbk_money_format_share (format, shock->value);
}

/**
 * rbk_shock_value_dup_shown:
 * @shock: a shock
 * @format: for the book's currency
 *
 * Returns: (transfer full): its value for people: “−66.7%”
 */
char *
rbk_shock_value_dup_shown (const RbkShock *shock, RbkMoneyFormat *format)
{
  return dup_text (shock, FALSE, format);
}

/**
 * rbk_shock_value_dup_typed:
 * @shock: a shock
 * @format: for the book's currency
 *
 * Returns: (transfer full): its value to the last place, as it can be typed: “×0.333”
 */
char *
rbk_shock_value_dup_typed (const RbkShock *shock, RbkMoneyFormat *format)
{
  return dup_text (shock, TRUE, format);
}

static gboolean
fail (const char *message, GError **error)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_RANGE, message);

  return FALSE;
}

/* What is behind ×, where that is what @text begins with. */
static const char *
find_times (const char *text)
{
  if (g_str_has_prefix (text, "×"))
    return text + strlen ("×");

  return text[0] == 'x' || text[0] == 'X' ? text + 1 : NULL;
}

static gboolean
parse_change (const char *text, RbkMoneyFormat *format, RbkDecimal *factor, GError **error)
{
  gboolean   is_less = g_str_has_prefix (text, "−") || text[0] == '-';
  gsize      skip = g_str_has_prefix (text, "−") ? strlen ("−") : 1;
  RbkDecimal share;

  if (!rbk_share_parse_text (format, is_less || text[0] == '+' ? text + skip : text, &share, error))
    return FALSE;
  *factor =
      is_less ? rbk_decimal_sub (RBK_DECIMAL_ONE, share) : rbk_decimal_add (RBK_DECIMAL_ONE, share);

  return TRUE;
}

static gboolean
has_percent_sign (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (rbk_share_is_sign (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* What begins with a sign or has a percent sign is a change; a bare number is none. */
static gboolean
is_change (const char *text)
{
  return find_times (text) != NULL || text[0] == '+' || text[0] == '-' ||
         g_str_has_prefix (text, "−") || has_percent_sign (text);
}

static gboolean
parse_factor (RbkShock *shock, const char *text, RbkMoneyFormat *format, GError **error)
{
  const char *times = find_times (text);
  RbkDecimal  factor = RBK_DECIMAL_ZERO;

  if (!is_change (text))
    return fail (_ (HOW), error);
  if (times != NULL ? !rbk_money_parse_quantity (format, times, &factor, error)
                    : !parse_change (text, format, &factor, error))
    return FALSE;
  if (rbk_decimal_sign (factor) <= 0 || rbk_decimal_compare (factor, RBK_DECIMAL_UNITS (MOST)) > 0)
    return fail (_ (HOW), error);
  shock->is_factor = TRUE;
  shock->value = factor;

  return TRUE;
}

static gboolean
parse_amount (RbkShock *shock, const char *text, RbkMoneyFormat *format, GError **error)
{
  RbkDecimal amount;

  if (!rbk_money_parse_amount (format, text, &amount, error))
    return FALSE;
  if (rbk_decimal_sign (amount) < 0 || rbk_decimal_compare (amount, RBK_DECIMAL_UNITS (MOST)) > 0)
    return fail (_ ("A price for 1,000,000 tokens is between 0 and 1,000,000"), error);
  shock->is_factor = FALSE;
  shock->value = amount;

  return TRUE;
}

static gboolean
parse_share (RbkShock *shock, const char *text, RbkMoneyFormat *format, GError **error)
{
  RbkDecimal share;

  if (!rbk_share_parse_text (format, text, &share, error))
    return FALSE;
  if (rbk_decimal_sign (share) < 0 || rbk_decimal_compare (share, RBK_DECIMAL_ONE) > 0)
    return fail (_ ("A share is between 0 % and 100 %"), error);
  shock->value = share;

  return TRUE;
}

/**
 * rbk_shock_value_parse:
 * @shock: a shock
 * @text: what was typed for its value
 * @format: in which locale
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Gives a shock another value: “×0.5” and “−50 %” are the same; a share is “60 %”; a day is
 * “2026-09-01”.
 *
 * Returns: whether it could be read; @shock stays as it is else
 */
gboolean
rbk_shock_value_parse (RbkShock *shock, const char *text, RbkMoneyFormat *format, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  switch (rbk_shock_words_get_value (shock))
    {
    case RBK_SHOCK_VALUE_DATE:
      return rbk_date_parse (stripped, &shock->date, error);
    case RBK_SHOCK_VALUE_SHARE:
      return parse_share (shock, stripped, format, error);
    case RBK_SHOCK_VALUE_RATE:
      if (!is_change (stripped))
        return parse_amount (shock, stripped, format, error);
      return parse_factor (shock, stripped, format, error);
    case RBK_SHOCK_VALUE_FACTOR:
    default:
      return parse_factor (shock, stripped, format, error);
    }
}
