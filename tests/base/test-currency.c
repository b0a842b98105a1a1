/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-currency.h"

#include <string.h>

typedef struct
{
  const char *code;
  const char *amount;
  const char *rounded;
  const char *rounded_up;
  const char *plain;
} Case;

static const Case cases[] = {
  { "USD", "29", "29", "29", "29.00" },        { "USD", "0.0175", "0.02", "0.02", "0.0175" },
  { "USD", "0.005", "0.01", "0.01", "0.005" }, { "USD", "-0.005", "-0.01", "0", "-0.005" },
  { "USD", "1.001", "1", "1.01", "1.001" },    { "JPY", "1500.5", "1501", "1501", "1500.5" },
  { "JPY", "1500", "1500", "1500", "1500" },   { "KWD", "1.2345", "1.235", "1.235", "1.2345" },
  { "KWD", "1.2", "1.2", "1.2", "1.200" },     { "CLF", "1.00005", "1.0001", "1.0001", "1.00005" },
  { "QQQ", "1.005", "1.01", "1.01", "1.005" },
};

static void
test_rounding (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case      *c = &cases[i];
      RbkDecimal       amount;
      g_autofree char *rounded = NULL, *rounded_up = NULL, *plain = NULL;

      g_assert_true (rbk_decimal_parse (c->amount, &amount, NULL));
      rounded = rbk_decimal_to_string (rbk_currency_round (c->code, amount));
      rounded_up = rbk_decimal_to_string (rbk_currency_round_up (c->code, amount));
      plain = rbk_currency_format_plain (c->code, amount);
      g_test_message ("%s %s", c->code, c->amount);
      g_assert_cmpstr (rounded, ==, c->rounded);
      g_assert_cmpstr (rounded_up, ==, c->rounded_up);
      g_assert_cmpstr (plain, ==, c->plain);
    }
}

static void
test_find (void)
{
  const RbkCurrency *euro = rbk_currency_find ("EUR");

  g_assert_nonnull (euro);
  g_assert_cmpstr (euro->name, ==, "Euro");
  g_assert_cmpstr (euro->symbol, ==, "€");
  g_assert_null (rbk_currency_find ("eur"));
  g_assert_null (rbk_currency_find ("EURO"));
  g_assert_null (rbk_currency_find ("QQQ"));
  g_assert_null (rbk_currency_find (""));
  g_assert_null (rbk_currency_find (NULL));
}

/* Whether the code stands in a list of codes parted by spaces. */
static gboolean
is_in (const char *codes, const char *code)
{
  return strstr (codes, code) != NULL;
}

static void
test_table (void)
{
  const char        *none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
  const char        *three = "BHD IQD JOD KWD LYD OMR TND", *four = "CLF UYW";
  gsize              n_currencies;
  const RbkCurrency *all = rbk_currency_get_all (&n_currencies);

  g_assert_cmpuint (n_currencies, >, 160);
  for (gsize i = 0; i < n_currencies; i++)
    {
      guint digits = is_in (none, all[i].code)    ? 0
                     : is_in (three, all[i].code) ? 3
                     : is_in (four, all[i].code)  ? 4
                                                  : 2;

      g_assert_cmpuint (strlen (all[i].code), ==, 3);
      g_assert_true (rbk_currency_find (all[i].code) == &all[i]);
      g_assert_cmpuint (all[i].minor_digits, ==, digits);
      g_assert_true (g_utf8_validate (all[i].name, -1, NULL) && *all[i].name != '\0');
      g_assert_true (g_utf8_validate (all[i].symbol, -1, NULL) && *all[i].symbol != '\0');
      if (i > 0)
        g_assert_cmpstr (all[i - 1].code, <, all[i].code);
    }
}

static void
test_invalid (void)
{
  g_autofree char *plain = rbk_currency_format_plain ("USD", RBK_DECIMAL_INVALID);

  g_assert_false (rbk_decimal_is_valid (rbk_currency_round ("USD", RBK_DECIMAL_INVALID)));
  g_assert_false (rbk_decimal_is_valid (rbk_currency_round_up ("USD", RBK_DECIMAL_INVALID)));
  g_assert_cmpstr (plain, ==, "invalid");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/currency/rounding", test_rounding);
  g_test_add_func ("/base/currency/find", test_find);
  g_test_add_func ("/base/currency/table", test_table);
  g_test_add_func ("/base/currency/invalid", test_invalid);

  return g_test_run ();
}
