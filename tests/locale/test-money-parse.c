/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-money-format.h"
#include "rbk-error.h"

#include <string.h>

#define NBSP "\302\240"
#define NNBSP "\342\200\257"
#define THIN "\342\200\211"

typedef struct
{
  const char *locale;
  const char *currency;
  const char *text;
  const char *expected; /* NULL when it is refused */
  int         code;
} Case;

static const Case amounts[] = {
  { "en_US", "USD", "29", "29", 0 },
  { "en_US", "USD", "$29", "29", 0 },
  { "en_US", "USD", "  $ 29.00 ", "29", 0 },
  { "en_US", "USD", "29 USD", "29", 0 },
  { "en_US", "USD", "usd 29", "29", 0 },
  { "en_US", "USD", "$29 USD", "29", 0 },
  { "en_US", "USD", "0.0175", "0.0175", 0 },
  { "en_US", "USD", ".5", "0.5", 0 },
  { "en_US", "USD", "$.5", "0.5", 0 },
  { "en_US", "USD", "-$.5", "-0.5", 0 },
  { "en_US", "USD", "-29", "-29", 0 },
  { "en_US", "USD", "-$29", "-29", 0 },
  { "en_US", "USD", "$-29", "-29", 0 },
  { "en_US", "USD",
    "\342\210\222"
    "29",
    "-29", 0 },
  { "en_US", "USD", "1,234.50", "1234.5", 0 },
  { "en_US", "USD", "1,234,567", "1234567", 0 },
  { "en_US", "USD", "1 234 567.5", "1234567.5", 0 },
  { "en_US", "USD", "1.234", "1.234", 0 },
  { "en_US", "USD", "１，２３４．５", "1234.5", 0 },
  { "en_US", "CAD", "$5", "5", 0 },
  { "en_US", "CAD", "CA$5", "5", 0 },
  { "C", "USD", "$1,234.50", "1234.5", 0 },
  { "de_DE", "EUR", "1.234,50 EUR", "1234.5", 0 },
  { "de_DE", "EUR", "1.234,50" NBSP "€", "1234.5", 0 },
  { "de_DE", "EUR", "€ 1.234,50", "1234.5", 0 },
  { "de_DE", "EUR", "1.234", "1234", 0 },
  { "de_DE", "EUR", "29", "29", 0 },
  { "de_DE", "EUR", "0,0175", "0.0175", 0 },
  { "de_DE", "EUR", ",5", "0.5", 0 },
  { "de_DE", "EUR", "1 234,50", "1234.5", 0 },
  { "fr_FR", "EUR", "1" NBSP "234,50", "1234.5", 0 },
  { "fr_FR", "EUR", "1" NNBSP "234,50 €", "1234.5", 0 },
  { "fr_FR", "EUR", "1" THIN "234,50", "1234.5", 0 },
  { "fr_FR", "EUR", "1 234,50 eur", "1234.5", 0 },
  { "fr_FR", "EUR", "0.0175", "0.0175", 0 },
  { "ja_JP", "JPY", "￥1,500", "1500", 0 },
  { "ja_JP", "JPY", "¥1500", "1500", 0 },
  { "ja_JP", "JPY", "１５００", "1500", 0 },
  { "hi_IN", "INR", "₹1,23,45,678.90", "12345678.9", 0 },
  { "hi_IN", "INR", "1,234,567", "1234567", 0 },
  { "hi_IN", "INR", "₹१२", "12", 0 },
  { "ar_EG", "USD", "١٬٢٣٤٫٥٠", "1234.5", 0 },
  { "ar_EG", "USD", "US$ 1234.5", "1234.5", 0 },
  { "de_CH", "CHF", "CHF 1’234.50", "1234.5", 0 },
  { "de_CH", "CHF", "1'234.50", "1234.5", 0 },
  { "da_DK", "DKK", "kr. 5", "5", 0 },
  { "da_DK", "DKK", "kr.5", "5", 0 },
  { "da_DK", "DKK", "5 kr", "5", 0 },

  { "en_US", "USD", "", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "   ", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "$", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "abc", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "29 apples", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "about 29", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "29$x", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1,2,3", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1,23", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "12,3456", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1234,567", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1,23,456", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", ",123", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1,,234", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "0,175", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1,234 567", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1.2.3", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1.234,5", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "29.", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "..5", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "--5", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "-$-5", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "+5", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "5-", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1e3", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "0x10", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "5k", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "5%", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "½", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "5²", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "①", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "5\xff", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "29 EUR", NULL, RBK_ERROR_INVALID },
  { "en_US", "USD", "€29", NULL, RBK_ERROR_INVALID },
  { "en_US", "USD", "$29 EUR", NULL, RBK_ERROR_INVALID },
  { "de_DE", "EUR", "$29", NULL, RBK_ERROR_INVALID },
  { "de_DE", "EUR", "0.0175", NULL, RBK_ERROR_SYNTAX },
  { "de_DE", "EUR", "1,234.50", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "999999999999999999999", NULL, RBK_ERROR_RANGE },
  { "en_US", "USD", "0.0000000000000000001", NULL, RBK_ERROR_RANGE },
};

static const Case quantities[] = {
  { "en_US", "USD", "200", "200", 0 },
  { "en_US", "USD", "5,000", "5000", 0 },
  { "en_US", "USD", "5k", "5000", 0 },
  { "en_US", "USD", "5 K", "5000", 0 },
  { "en_US", "USD", "1.5M", "1500000", 0 },
  { "en_US", "USD", "-5k", "-5000", 0 },
  { "en_US", "USD", "0.0005k", "0.5", 0 },
  { "de_DE", "EUR", "1,5M", "1500000", 0 },
  { "de_DE", "EUR", "5.000", "5000", 0 },
  { "fr_FR", "EUR", "5" NNBSP "000", "5000", 0 },
  { "ar_EG", "USD", "٥٬٠٠٠", "5000", 0 },
  { "en_US", "USD", "", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "k", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "5kk", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "5m", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "$5", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "5 runs", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "1,2,3", NULL, RBK_ERROR_SYNTAX },
  { "en_US", "USD", "999999999999999M", NULL, RBK_ERROR_RANGE },
  { "en_US", "USD", "999999999999999999999", NULL, RBK_ERROR_RANGE },
};

typedef gboolean (*ParseFunc) (RbkMoneyFormat *, const char *, RbkDecimal *, GError **);

static void
check (const Case *c, ParseFunc parse)
{
  g_autoptr (RbkMoneyFormat) format = rbk_money_format_new (c->locale, c->currency);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *shown = g_utf8_make_valid (c->text, -1);
  RbkDecimal       value = RBK_DECIMAL_UNITS (42);

  g_test_message ("%s %s: %s", c->locale, c->currency, shown);
  g_assert_cmpint (parse (format, c->text, &value, &error), ==, c->expected != NULL);
  text = rbk_decimal_to_string (value);
  g_assert_cmpstr (text, ==, c->expected != NULL ? c->expected : "42");
  if (c->expected != NULL)
    return;
  g_assert_error (error, RBK_ERROR, c->code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_false (parse (format, c->text, &value, NULL));
}

static void
test_amounts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    check (&amounts[i], rbk_money_parse_amount);
}

static void
test_quantities (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    check (&quantities[i], rbk_money_parse_quantity);
}

static void
test_messages (void)
{
  g_autoptr (RbkMoneyFormat) german = rbk_money_format_new ("de_DE", "EUR");
  g_autoptr (GError) garbage = NULL, foreign = NULL, quantity = NULL;
  RbkDecimal value;

  g_assert_false (rbk_money_parse_amount (german, "viel", &value, &garbage));
  g_assert_cmpstr (garbage->message, ==,
                   "\"viel\" is not an amount; write it like 1.234,50" NBSP "€");
  g_assert_false (rbk_money_parse_amount (german, "29 USD", &value, &foreign));
  g_assert_cmpstr (foreign->message, ==,
                   "\"29 USD\" names another currency; amounts here are in EUR, like 1.234,50" NBSP
                   "€");
  g_assert_false (rbk_money_parse_quantity (german, "viele", &value, &quantity));
  g_assert_cmpstr (quantity->message, ==,
                   "\"viele\" is not a quantity; write it like 5.000, 5k or 2M");
}

static RbkDecimal
random_decimal (void)
{
  unsigned __int128 raw = 0;

  for (guint i = 0; i < 4; i++)
    raw = raw << 32 | (guint32) g_test_rand_int ();
  raw >>= g_test_rand_int_range (1, 128);
  if (g_test_rand_bit ())
    raw = raw / 1000000000000 * 1000000000000;
  return (RbkDecimal){ g_test_rand_bit () ? -(__int128) raw : (__int128) raw };
}

/* What is shown in full can be typed back and is the same number, to the last digit. */
static void
test_round_trips (void)
{
  static const char *const places[][2] = {
    { "en_US", "USD" }, { "de_DE", "EUR" }, { "fr_FR", "EUR" }, { "ja_JP", "JPY" },
    { "ar_EG", "EGP" }, { "hi_IN", "INR" }, { "en_US", "KWD" }, { "ar_KW", "KWD" },
    { "de_CH", "CHF" }, { "de_AT", "EUR" }, { "pl_PL", "PLN" }, { "sv_SE", "SEK" },
    { "fa_IR", "IRR" }, { "bn_BD", "BDT" }, { "pt_BR", "BRL" }, { "nl_NL", "EUR" },
    { "he_IL", "ILS" }, { "C", "QQQ" },     { "es_ES", "USD" }, { "da_DK", "DKK" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (RbkMoneyFormat) format = rbk_money_format_new (places[i][0], places[i][1]);

      for (guint n = 0; n < 200; n++)
        {
          g_autoptr (GError) error = NULL;
          RbkDecimal       value = random_decimal (), amount, quantity;
          g_autofree char *amount_text = rbk_money_format_amount (format, value, TRUE);
          g_autofree char *quantity_text = rbk_money_format_quantity (format, value);

          g_test_message ("%s: %s %s", places[i][0], amount_text, quantity_text);
          rbk_money_parse_amount (format, amount_text, &amount, &error);
          g_assert_no_error (error);
          g_assert_true (rbk_decimal_equal (amount, value));
          rbk_money_parse_quantity (format, quantity_text, &quantity, &error);
          g_assert_no_error (error);
          g_assert_true (rbk_decimal_equal (quantity, value));
        }
    }
}

/* Any text at all is a number or an error, and nothing else. */
static void
test_random_text (void)
{
  static const char pieces[] = "0123456789.,'- $kM€ \303\251\377";
  g_autoptr (RbkMoneyFormat) format = rbk_money_format_new ("de_DE", "EUR");

  for (guint i = 0; i < 5000; i++)
    {
      char       text[13] = { 0 };
      gint32     length = g_test_rand_int_range (0, 12);
      RbkDecimal value;
      g_autoptr (GError) amount_error = NULL;
      g_autoptr (GError) quantity_error = NULL;

      for (gint32 n = 0; n < length; n++)
        text[n] = pieces[g_test_rand_int_range (0, (gint32) sizeof pieces - 1)];
      g_assert_true (rbk_money_parse_amount (format, text, &value, &amount_error) ==
                     (amount_error == NULL));
      g_assert_true (rbk_money_parse_quantity (format, text, &value, &quantity_error) ==
                     (quantity_error == NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/locale/money-parse/amounts", test_amounts);
  g_test_add_func ("/locale/money-parse/quantities", test_quantities);
  g_test_add_func ("/locale/money-parse/messages", test_messages);
  g_test_add_func ("/locale/money-parse/round-trips", test_round_trips);
  g_test_add_func ("/locale/money-parse/random-text", test_random_text);

  return g_test_run ();
}
