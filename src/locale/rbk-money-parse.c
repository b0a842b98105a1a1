/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-money-format-private.h"
#include "rbk-currency.h"
#include "rbk-error.h"

#include <string.h>

#define DIGITS "0123456789"

/* A folded text in its three parts. */
typedef struct
{
  char       *prefix; /* (owned) */
  char       *suffix; /* (owned) */
  char       *plain;  /* (owned) (nullable): NULL when the middle is not a number */
  gboolean    is_negative;
  const char *foreign; /* (nullable): a currency that is named and is not ours */
} Typed;

static void
typed_clear (Typed *typed)
{
  g_free (typed->prefix);
  g_free (typed->suffix);
  g_free (typed->plain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

static gboolean
is_our_currency (RbkMoneyFormat *self, const char *name)
{
  for (const char *const *own = rbk_money_format_get_currency_names (self); *own != NULL; own++)
    if (same_name (*own, name))
      return TRUE;
  return FALSE;
}

/* The code of some currency with this code or sign. */
static const char *
find_foreign (const char *name)
{
  gsize              n_currencies;
  const RbkCurrency *currencies = rbk_currency_get_all (&n_currencies);

  for (gsize i = 0; i < n_currencies; i++)
    if (same_name (currencies[i].code, name) || same_name (currencies[i].symbol, name))
      return currencies[i].code;
  return NULL;
}

/* Takes a minus off one end of what stands before the number. */
static void
take_minus (Typed *typed)
{
  gsize length = strlen (typed->prefix);

  if (g_str_has_prefix (typed->prefix, "-"))
    typed->prefix[0] = ' ';
  else if (g_str_has_suffix (typed->prefix, "-"))
    typed->prefix[length - 1] = ' ';
  else
    return;
  typed->is_negative = TRUE;
  g_strstrip (typed->prefix);
}

/* Cuts a text before its first digit and after its last one. A decimal sign right before
 * the first digit belongs to the number, unless it ends a currency's sign, as in "kr.5". */
static gboolean
split (RbkMoneyFormat *self, const RbkTypedNumber *style, const char *text, Typed *typed)
{
  g_autofree char *folded = rbk_typed_fold (text);
  const char      *first, *last, *before;
  gunichar         c;

  if (folded == NULL || folded[strcspn (folded, DIGITS)] == '\0')
    return FALSE;

  first = folded + strcspn (folded, DIGITS);
  for (last = folded + strlen (folded); !g_ascii_isdigit (last[-1]); last--)
    ;
  typed->prefix = g_strstrip (g_strndup (folded, (gsize) (first - folded)));
  take_minus (typed);
  before = g_utf8_find_prev_char (folded, first);
  c = before != NULL ? g_utf8_get_char (before) : 0;
  if (c != 0 && (c == style->decimal || c == '.') && !is_our_currency (self, typed->prefix))
    {
      first = before;
      g_free (typed->prefix);
      typed->is_negative = FALSE;
      typed->prefix = g_strstrip (g_strndup (folded, (gsize) (first - folded)));
      take_minus (typed);
    }
  typed->suffix = g_strstrip (g_strdup (last));
  typed->plain = rbk_typed_number_to_plain (style, first, (gsize) (last - first));
  return typed->plain != NULL;
}

/* Whether an end of the text is empty or names our currency. */
static gboolean
check_currency (RbkMoneyFormat *self, const char *name, Typed *typed)
{
  if (*name == '\0' || is_our_currency (self, name))
    return TRUE;
  typed->foreign = find_foreign (name);
  return FALSE;
}

static gboolean
parse_plain (const Typed *typed, RbkDecimal *value, GError **error)
{
  if (!rbk_decimal_parse (typed->plain, value, error))
    return FALSE;
  if (typed->is_negative)
    *value = rbk_decimal_negate (*value);
  return TRUE;
}

/**
 * rbk_money_parse_amount:
 * @self: a money format
 * @text: what was typed, the whole of it
 * @amount: (out): the amount in the major unit
 * @error: return location for a [error@Error]
 *
 * Reads an amount as people of the locale type it: "1.234,50 EUR", "€ 1.234,50", "29". A
 * currency may be named on either side, but only the one of @self. Groups must be right
 * when there are any: 1,2,3 is no number, and 1.234 has three decimals where a point is
 * the decimal sign and a thousand where it parts groups.
 *
 * Fails with `RBK_ERROR_SYNTAX`, with `RBK_ERROR_INVALID` for another currency, or with
 * `RBK_ERROR_RANGE`; the message shows how to write it.
 *
 * Returns: `TRUE` on success; on failure @amount is left as it is
 */
gboolean
rbk_money_parse_amount (RbkMoneyFormat *self, const char *text, RbkDecimal *amount, GError **error)
{
  g_auto (Typed) typed = { 0 };
  g_autofree char *quoted = NULL, *example = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (amount != NULL, FALSE);

  if (split (self, rbk_money_format_get_amount_style (self), text, &typed) &&
      check_currency (self, typed.prefix, &typed) && check_currency (self, typed.suffix, &typed))
    return parse_plain (&typed, amount, error);

  quoted = rbk_error_quote (text, strlen (text));
  example = rbk_money_format_amount (self, (RbkDecimal){ RBK_DECIMAL_ONE_RAW / 2 * 2469 }, FALSE);
  if (typed.foreign != NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("%s names another currency; amounts here are in %s, like %s"), quoted,
                 rbk_money_format_get_currency (self), example);
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX, E_ ("%s is not an amount; write it like %s"),
                 quoted, example);
  return FALSE;
}

/* What the letter after a quantity multiplies it by; zero when it is not one we know. */
static gint64
read_multiplier (const char *suffix)
{
  if (*suffix == '\0')
    return 1;
  if (strcmp (suffix, "k") == 0 || strcmp (suffix, "K") == 0)
    return 1000;
  return strcmp (suffix, "M") == 0 ? 1000 * 1000 : 0;
}

/**
 * rbk_money_parse_quantity:
 * @self: a money format
 * @text: what was typed, the whole of it
 * @quantity: (out): the quantity
 * @error: return location for a [error@Error]
 *
 * Reads a quantity as people of the locale type it, also with a k for thousands or an M
 * for millions: "5,000", "5k", "1.5M". Fails with `RBK_ERROR_SYNTAX` or with
 * `RBK_ERROR_RANGE`; the message shows how to write it.
 *
 * Returns: `TRUE` on success; on failure @quantity is left as it is
 */
gboolean
rbk_money_parse_quantity (RbkMoneyFormat *self,
                          const char     *text,
                          RbkDecimal     *quantity,
                          GError        **error)
{
  g_auto (Typed) typed = { 0 };
  g_autofree char *quoted = NULL, *example = NULL;
  RbkDecimal       value;
  gint64           multiplier;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (quantity != NULL, FALSE);

  quoted = rbk_error_quote (text, strlen (text));
  if (!split (self, rbk_money_format_get_quantity_style (self), text, &typed) ||
      *typed.prefix != '\0' || (multiplier = read_multiplier (typed.suffix)) == 0)
    {
      example = rbk_money_format_quantity (self, RBK_DECIMAL_UNITS (5000));
      g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                   E_ ("%s is not a quantity; write it like %s, 5k or 2M"), quoted, example);
      return FALSE;
    }
  if (!parse_plain (&typed, &value, error))
    return FALSE;
  value = rbk_decimal_mul (value, rbk_decimal_from_int (multiplier));
  if (!rbk_decimal_is_valid (value))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   E_ ("%s is too large; write a smaller quantity"), quoted);
      return FALSE;
    }
  *quantity = value;
  return TRUE;
}
