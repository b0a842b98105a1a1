/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-money-format-private.h"
#include "rbk-currency.h"

#include <locale.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

/* The locale's name as ICU has it. The C locale has no way to write money; it is shown
 * as in the United States, whose notation is its nearest relative. */
static char *
find_locale (const char *locale, int category)
{
  const char      *name = locale != NULL ? locale : setlocale (category, NULL);
  g_autofree char *bare = name != NULL ? g_strndup (name, strcspn (name, ".")) : NULL;

  if (bare == NULL || *bare == '\0' || strcmp (bare, "C") == 0 || strcmp (bare, "POSIX") == 0)
    return g_strdup ("en_US");
  return g_strdup (name);
}

static char *
to_utf8 (const UChar *text, int32_t length)
{
  return g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
}

static UNumberFormat *
open_format (UNumberFormatStyle style, const char *locale, guint min_places, guint max_places)
{
  UErrorCode     status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open (style, NULL, 0, locale, NULL, &status);

  if (U_FAILURE (status))
    g_error ("ICU has no number format for %s: %s", locale, u_errorName (status));
  unum_setAttribute (format, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
  unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, (int32_t) max_places);
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, (int32_t) min_places);
  return format;
}

/* Setting a currency sets its usual decimals too: the wanted ones come after it. */
static UNumberFormat *
open_amount_format (const char *locale, const UChar *code, guint min_places, guint max_places)
{
  UErrorCode     status = U_ZERO_ERROR;
  UNumberFormat *format = open_format (UNUM_CURRENCY, locale, min_places, max_places);

  unum_setTextAttribute (format, UNUM_CURRENCY_CODE, code, 3, &status);
  rbk_money_format_keep_sign (format, locale);
  unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, (int32_t) max_places);
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, (int32_t) min_places);
  return format;
}

/* The first character of a symbol, as it is in a folded text. */
static gunichar
get_symbol (const UNumberFormat *format, UNumberFormatSymbol symbol)
{
  UChar            units[RBK_MONEY_MAX_UNITS];
  UErrorCode       status = U_ZERO_ERROR;
  int32_t          length = unum_getSymbol (format, symbol, units, RBK_MONEY_MAX_UNITS, &status);
  g_autofree char *text = to_utf8 (units, U_SUCCESS (status) ? length : 0);
  g_autofree char *folded = rbk_typed_fold (text);

  /* A symbol that is nothing but a space folds to nothing. */
  return *folded != '\0' ? g_utf8_get_char (folded) : ' ';
}

static void
read_style (const UNumberFormat *format,
            UNumberFormatSymbol  decimal,
            UNumberFormatSymbol  group,
            RbkTypedNumber      *style)
{
  int32_t primary = unum_getAttribute (format, UNUM_GROUPING_SIZE);
  int32_t secondary = unum_getAttribute (format, UNUM_SECONDARY_GROUPING_SIZE);

  style->decimal = get_symbol (format, decimal);
  style->group = get_symbol (format, group);
  style->primary = primary > 0 ? (guint) primary : 3;
  style->secondary = secondary > 0 ? (guint) secondary : style->primary;
}

static void
add_name (GStrvBuilder *names, const char *name)
{
  g_autofree char *folded = rbk_typed_fold (name);

  if (folded != NULL && *folded != '\0')
    g_strv_builder_add (names, folded);
}

static char **
list_currency_names (const char *currency, const UChar *code, const char *locale)
{
  static const UCurrNameStyle styles[] = { UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const RbkCurrency *known = rbk_currency_find (currency);

  add_name (names, currency);
  if (known != NULL)
    add_name (names, known->symbol);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      UErrorCode       status = U_ZERO_ERROR;
      int32_t          length = 0;
      const UChar     *name = ucurr_getName (code, locale, styles[i], NULL, &length, &status);
      g_autofree char *text = to_utf8 (name, U_SUCCESS (status) ? length : 0);

      add_name (names, text);
    }
  return g_strv_builder_end (names);
}

/* ICU takes three letters; three times X is its name for no currency. */
static void
set_code (UChar code[4], const char *currency)
{
  gboolean is_code = strlen (currency) == 3;

  for (guint i = 0; is_code && i < 3; i++)
    is_code = g_ascii_isalpha (currency[i]);
  for (guint i = 0; i < 3; i++)
    code[i] = (UChar) (is_code ? currency[i] : 'X');
  code[3] = 0;
}

static void
open_compact (RbkMoneyFormat *self, const char *locale)
{
  UChar      skeleton[16];
  UErrorCode status = U_ZERO_ERROR;

  u_uastrcpy (skeleton, "compact-short");
  self->compact = unumf_openForSkeletonAndLocale (skeleton, -1, locale, &status);
  self->compact_result = unumf_openResult (&status);
  if (U_FAILURE (status))
    g_error ("ICU has no compact numbers for %s: %s", locale, u_errorName (status));
}

/**
 * rbk_money_format_new:
 * @locale: (nullable): a locale such as `de_DE`, or `NULL` for the ones that setlocale()
 *   has for money and for numbers
 * @currency: an ISO 4217 code
 *
 * Makes the format of a book's amounts and quantities. The C locale shows them as
 * `en_US` does, and a locale that ICU does not know as its language or its root does.
 *
 * Returns: (transfer full): the format
 */
RbkMoneyFormat *
rbk_money_format_new (const char *locale, const char *currency)
{
  g_autofree char   *monetary = find_locale (locale, LC_MONETARY);
  g_autofree char   *numeric = find_locale (locale, LC_NUMERIC);
  const RbkCurrency *known = rbk_currency_find (currency);
  guint              minor_digits = known != NULL ? known->minor_digits : 2;
  UChar              code[4];
  RbkMoneyFormat    *self;

  g_return_val_if_fail (currency != NULL, NULL);

  set_code (code, currency);
  self = g_new0 (RbkMoneyFormat, 1);
  self->currency = g_strdup (currency);
  self->currency_names = list_currency_names (currency, code, monetary);
  self->amount = open_amount_format (monetary, code, minor_digits, minor_digits);
  self->full_amount = open_amount_format (monetary, code, minor_digits, RBK_DECIMAL_PLACES);
  self->whole_amount = open_amount_format (monetary, code, 0, 0);
  self->quantity = open_format (UNUM_DECIMAL, numeric, 0, RBK_DECIMAL_PLACES);
  self->percent = open_format (UNUM_PERCENT, numeric, 0, 0);
  open_compact (self, numeric);
  read_style (self->amount, UNUM_MONETARY_SEPARATOR_SYMBOL, UNUM_MONETARY_GROUPING_SEPARATOR_SYMBOL,
              &self->amount_style);
  read_style (self->quantity, UNUM_DECIMAL_SEPARATOR_SYMBOL, UNUM_GROUPING_SEPARATOR_SYMBOL,
              &self->quantity_style);
  return self;
}

/**
 * rbk_money_format_free:
 * @self: (transfer full) (nullable): a money format
 *
 * Frees the format.
 */
void
rbk_money_format_free (RbkMoneyFormat *self)
{
  if (self == NULL)
    return;
  g_free (self->currency);
  g_strfreev (self->currency_names);
  unum_close (self->amount);
  unum_close (self->full_amount);
  unum_close (self->whole_amount);
  unum_close (self->quantity);
  unum_close (self->percent);
  unumf_close (self->compact);
  unumf_closeResult (self->compact_result);
  g_free (self);
}

/**
 * rbk_money_format_get_currency:
 * @self: a money format
 *
 * Returns: (transfer none): the ISO 4217 code it was made for
 */
const char *
rbk_money_format_get_currency (RbkMoneyFormat *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->currency;
}

/* How a typed amount is written. */
const RbkTypedNumber *
rbk_money_format_get_amount_style (RbkMoneyFormat *self)
{
  return &self->amount_style;
}

/* How a typed quantity is written. */
const RbkTypedNumber *
rbk_money_format_get_quantity_style (RbkMoneyFormat *self)
{
  return &self->quantity_style;
}

/* What the currency may be called, folded; ends in NULL. */
const char *const *
rbk_money_format_get_currency_names (RbkMoneyFormat *self)
{
  return (const char *const *) self->currency_names;
}
