/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-money-format.h"

typedef struct
{
  const char     *locale, *currency;
  RbkMoneyFormat *format;
} Style;

static RbkMoneyFormat *
get_format (guint n)
{
  static Style styles[] = {
    { "en_US", "USD", NULL }, { "de_DE", "EUR", NULL }, { "fr_FR", "EUR", NULL },
    { "ja_JP", "JPY", NULL }, { "ar_EG", "KWD", NULL }, { "en_IN", "INR", NULL },
    { "de_CH", "CHF", NULL }, { "pt_BR", "BRL", NULL },
  };
  Style *style = &styles[n % G_N_ELEMENTS (styles)];

  if (style->format == NULL)
    style->format = rbk_money_format_new (style->locale, style->currency);
  return style->format;
}

static void
check_amount (RbkMoneyFormat *format, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = NULL;
  RbkDecimal       amount, again;

  if (!rbk_money_parse_amount (format, text, &amount, &error))
    {
      fuzz_check_error (error);
      return;
    }
  g_assert_true (rbk_decimal_is_valid (amount));
  shown = rbk_money_format_amount (format, amount, TRUE);
  g_assert_true (rbk_money_parse_amount (format, shown, &again, &error));
  g_assert_no_error (error);
  g_assert_true (rbk_decimal_equal (amount, again));
}

static void
check_quantity (RbkMoneyFormat *format, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = NULL;
  RbkDecimal       quantity, again;

  if (!rbk_money_parse_quantity (format, text, &quantity, &error))
    {
      fuzz_check_error (error);
      return;
    }
  g_assert_true (rbk_decimal_is_valid (quantity));
  shown = rbk_money_format_quantity (format, quantity);
  g_assert_true (rbk_money_parse_quantity (format, shown, &again, &error));
  g_assert_no_error (error);
  g_assert_true (rbk_decimal_equal (quantity, again));
}

/* What is typed reads as what is shown of it, to the last digit. The first byte says in which
 * locale; the window gives UTF-8. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = size > 0 ? fuzz_dup_text (data + 1, size - 1) : NULL;
  g_autofree char *text = NULL;

  if (size == 0)
    return 0;
  text = g_utf8_make_valid (bytes, -1);
  check_amount (get_format (data[0]), text);
  check_quantity (get_format (data[0]), text);
  return 0;
}
