/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-money-format.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define NBSP "\302\240"
#define NNBSP "\342\200\257"
#define RLM "\342\200\217"
#define LRM "\342\200\216"

static RbkDecimal
read_decimal (const char *text)
{
  RbkDecimal value;

  g_assert_true (rbk_decimal_parse (text, &value, NULL));
  return value;
}

typedef struct
{
  const char *locale;
  const char *currency;
  const char *value;
  const char *amount;
  const char *full;
  const char *quantity;
} Case;

static const Case cases[] = {
  { "en_US", "USD", "29", "$29.00", "$29.00", "29" },
  { "en_US", "USD", "0.0175", "$0.02", "$0.0175", "0.0175" },
  { "en_US", "USD", "-1234.5", "−$1,234.50", "−$1,234.50", "−1,234.5" },
  { "en_US", "USD", "0.005", "$0.01", "$0.005", "0.005" },
  { "en_US", "USD", "-0.005", "−$0.01", "−$0.005", "−0.005" },
  { "en_US", "EUR", "1.5", "€1.50", "€1.50", "1.5" },
  { "en_US", "KWD", "1.2345", "KWD" NBSP "1.235", "KWD" NBSP "1.2345", "1.2345" },
  { "C", "USD", "5000", "$5,000.00", "$5,000.00", "5,000" },
  { "POSIX", "USD", "5000", "$5,000.00", "$5,000.00", "5,000" },
  { "C.UTF-8", "USD", "5000", "$5,000.00", "$5,000.00", "5,000" },
  { "de_DE", "EUR", "1234.5", "1.234,50" NBSP "€", "1.234,50" NBSP "€", "1.234,5" },
  { "de_DE.UTF-8", "EUR", "1234.5", "1.234,50" NBSP "€", "1.234,50" NBSP "€", "1.234,5" },
  { "de_DE.UTF-8@euro", "EUR", "0.0175", "0,02" NBSP "€", "0,0175" NBSP "€", "0,0175" },
  { "fr_FR", "EUR", "1234567.5", "1" NNBSP "234" NNBSP "567,50" NBSP "€",
    "1" NNBSP "234" NNBSP "567,50" NBSP "€", "1" NNBSP "234" NNBSP "567,5" },
  { "ja_JP", "JPY", "1500.5", "￥1,501", "￥1,500.5", "1,500.5" },
  { "hi_IN", "INR", "12345678.9", "₹1,23,45,678.90", "₹1,23,45,678.90", "1,23,45,678.9" },
  { "ar_EG", "USD", "1234.5", RLM "١٬٢٣٤٫٥٠" NBSP "US$" LRM, RLM "١٬٢٣٤٫٥٠" NBSP "US$" LRM,
    "١٬٢٣٤٫٥" },
  { "en_US", "USD", "170141183460469231731.687303715884105727", "$170,141,183,460,469,231,731.69",
    "$170,141,183,460,469,231,731.687303715884105727",
    "170,141,183,460,469,231,731.687303715884105727" },
};

static void
test_whole (void)
{
  static const struct
  {
    const char *locale, *currency, *value, *wanted;
  } whole[] = {
    { "en_US", "USD", "14000", "$14,000" },       { "en_US", "USD", "-25.5", "−$26" },
    { "de_DE", "EUR", "1250", "1.250" NBSP "€" }, { "en_US", "KWD", "5", "KWD" NBSP "5" },
    { "ja_JP", "JPY", "1500", "￥1,500" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (whole[i].locale, whole[i].currency);
      g_autofree char *text = rbk_money_format_whole_amount (format, read_decimal (whole[i].value));

      g_assert_cmpstr (text, ==, whole[i].wanted);
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (RbkMoneyFormat) format = rbk_money_format_new (c->locale, c->currency);
      RbkDecimal       value = read_decimal (c->value);
      g_autofree char *amount = rbk_money_format_amount (format, value, FALSE);
      g_autofree char *full = rbk_money_format_amount (format, value, TRUE);
      g_autofree char *quantity = rbk_money_format_quantity (format, value);

      g_assert_cmpstr (amount, ==, c->amount);
      g_assert_cmpstr (full, ==, c->full);
      g_assert_cmpstr (quantity, ==, c->quantity);
      g_assert_cmpstr (rbk_money_format_get_currency (format), ==, c->currency);
    }
}

static void
test_percent (void)
{
  g_autoptr (RbkMoneyFormat) english = rbk_money_format_new ("en_US", "USD");
  g_autoptr (RbkMoneyFormat) german = rbk_money_format_new ("de_DE", "EUR");
  g_autofree char *whole = rbk_money_format_percent (english, 0.8103, 0);
  g_autofree char *tenths = rbk_money_format_percent (english, 0.8103, 1);
  g_autofree char *loss = rbk_money_format_percent (german, -12.5, 2);
  g_autofree char *none = rbk_money_format_percent (english, NAN, 1);
  g_autofree char *infinite = rbk_money_format_percent (english, INFINITY, 1);
  g_autofree char *absurd = rbk_money_format_percent (english, 1e300, 1);
  g_autofree char *fine = rbk_money_format_percent (english, 0.5, 1000000);

  g_assert_cmpstr (whole, ==, "81%");
  g_assert_cmpstr (tenths, ==, "81.0%");
  g_assert_cmpstr (loss, ==, "−1.250,00" NBSP "%");
  g_assert_cmpstr (none, ==, "—");
  g_assert_cmpstr (infinite, ==, "—");
  g_assert_cmpstr (absurd, ==, "—");
  g_assert_cmpstr (fine, ==, "50.000000000000000000%");
}

/* To the last place, whatever was shown before. */
static void
test_share (void)
{
  static const struct
  {
    const char *locale, *share, *shown;
  } shares[] = {
    { "en_US", "0.175", "17.5%" },
    { "en_US", "1", "100%" },
    { "en_US", "-0.04", "−4%" },
    { "en_US", "0.000333333333333333", "0.0333333333333333%" },
    { "de_DE", "0.175", "17,5" NBSP "%" },
    { "tr_TR", "0.175", "%17,5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autoptr (RbkMoneyFormat) format = rbk_money_format_new (shares[i].locale, "USD");
      g_autofree char *before = rbk_money_format_percent (format, 0.5, 0);
      g_autofree char *shown = NULL;
      RbkDecimal       share;

      g_assert_nonnull (before);
      g_assert_true (rbk_decimal_parse (shares[i].share, &share, NULL));
      shown = rbk_money_format_share (format, share);
      g_assert_cmpstr (shown, ==, shares[i].shown);
      g_free (shown);
      shown = rbk_money_format_share (format, RBK_DECIMAL_INVALID);
      g_assert_cmpstr (shown, ==, "—");
    }
}

static void
test_compact (void)
{
  g_autoptr (RbkMoneyFormat) english = rbk_money_format_new ("en_US", "USD");
  g_autoptr (RbkMoneyFormat) german = rbk_money_format_new ("de_DE", "EUR");
  g_autofree char *thousands = rbk_money_format_compact (english, RBK_DECIMAL_UNITS (10000));
  g_autofree char *millions = rbk_money_format_compact (english, RBK_DECIMAL_UNITS (1500000));
  g_autofree char *small = rbk_money_format_compact (english, RBK_DECIMAL_UNITS (200));
  g_autofree char *mio = rbk_money_format_compact (german, RBK_DECIMAL_UNITS (2000000));
  g_autofree char *none = rbk_money_format_compact (english, RBK_DECIMAL_INVALID);

  g_assert_cmpstr (thousands, ==, "10K");
  g_assert_cmpstr (millions, ==, "1.5M");
  g_assert_cmpstr (small, ==, "200");
  g_assert_cmpstr (mio, ==, "2" NBSP "Mio.");
  g_assert_cmpstr (none, ==, "—");
}

/* A minus is one wherever it is shown, and a hyphen for other programs. */
static void
test_minus (void)
{
  static const char *const locales[] = { "en_US", "de_DE", "fr_FR", "es_ES", "pt_BR",
                                         "ja_JP", "zh_CN", "ar_EG", "sv_SE", "fa_IR" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (RbkMoneyFormat) format = rbk_money_format_new (locales[i], "USD");
      RbkDecimal loss = read_decimal ("-12345.5");
      char      *texts[] = {
             rbk_money_format_amount (format, loss, FALSE), rbk_money_format_amount (format, loss, TRUE),
             rbk_money_format_whole_amount (format, loss),  rbk_money_format_quantity (format, loss),
             rbk_money_format_compact (format, loss),       rbk_money_format_percent (format, -0.52, 1)
      };

      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          g_autofree char *shown = texts[k];
          g_autofree char *typed = rbk_money_format_dup_typed (shown);
          const char      *minus = strstr (shown, "−");

          g_assert_nonnull (minus);
          g_assert_null (strchr (shown, '-'));
          g_assert_null (strstr (typed, "−"));
          g_assert_cmpint (typed[minus - shown], ==, '-');
          g_assert_cmpstr (typed + (minus - shown) + 1, ==, minus + strlen ("−"));
        }
    }
}

static void
test_typed (void)
{
  static const char *const same[] = { "", "29", "-5", "3 − 2", "Pro −", "—" };
  g_autofree char         *less = rbk_money_format_dup_typed ("−$26");

  g_assert_cmpstr (less, ==, "-$26");
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *typed = rbk_money_format_dup_typed (same[i]);

      g_assert_cmpstr (typed, ==, same[i]);
    }
}

static void
test_invalid (void)
{
  g_autoptr (RbkMoneyFormat) format = rbk_money_format_new ("en_US", "USD");
  g_autofree char *amount = rbk_money_format_amount (format, RBK_DECIMAL_INVALID, TRUE);
  g_autofree char *quantity = rbk_money_format_quantity (format, RBK_DECIMAL_INVALID);

  g_assert_cmpstr (amount, ==, "—");
  g_assert_cmpstr (quantity, ==, "—");
  rbk_money_format_free (NULL);
}

/* Books are strange: neither an unknown code nor an unknown locale may stop the window. */
static void
test_unknown (void)
{
  static const char *const currencies[] = { "QQQ", "credits", "", "€", "U$D" };

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      g_autoptr (RbkMoneyFormat) format = rbk_money_format_new ("qq_QQ", currencies[i]);
      g_autofree char *text = rbk_money_format_amount (format, RBK_DECIMAL_UNITS (1234), TRUE);
      RbkDecimal       value;

      g_assert_nonnull (strstr (text, "234.00"));
      g_assert_true (rbk_money_parse_amount (format, "12.50", &value, NULL));
    }
}

/* Without a locale it is the one of the process: C here, as tests run. */
static void
test_process_locale (void)
{
  g_autoptr (RbkMoneyFormat) format = NULL;
  g_autofree char *text = NULL;

  setlocale (LC_ALL, "C");
  format = rbk_money_format_new (NULL, "USD");
  text = rbk_money_format_amount (format, RBK_DECIMAL_UNITS (1234), FALSE);
  g_assert_cmpstr (text, ==, "$1,234.00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/locale/money-format/cases", test_cases);
  g_test_add_func ("/locale/money-format/whole", test_whole);
  g_test_add_func ("/locale/money-format/percent", test_percent);
  g_test_add_func ("/locale/money-format/share", test_share);
  g_test_add_func ("/locale/money-format/compact", test_compact);
  g_test_add_func ("/locale/money-format/minus", test_minus);
  g_test_add_func ("/locale/money-format/typed", test_typed);
  g_test_add_func ("/locale/money-format/invalid", test_invalid);
  g_test_add_func ("/locale/money-format/unknown", test_unknown);
  g_test_add_func ("/locale/money-format/process-locale", test_process_locale);

  return g_test_run ();
}
