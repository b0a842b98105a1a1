/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decimal-support.h"
#include "rbk-error.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expected; /* NULL when it is refused */
  int         code;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "0", "0", 0 },
  { "-0", "0", 0 },
  { "-0.000", "0", 0 },
  { "7", "7", 0 },
  { "007", "7", 0 },
  { "29.00", "29", 0 },
  { "0.0175", "0.0175", 0 },
  { "-12.5", "-12.5", 0 },
  { "0.000000000000000001", "0.000000000000000001", 0 },
  { "0.1000000000000000000000000", "0.1", 0 },
  { "170141183460469231731.687303715884105727", "170141183460469231731.687303715884105727", 0 },
  { "-170141183460469231731.687303715884105727", "-170141183460469231731.687303715884105727", 0 },
  { "000000000000000000000000000000000000000000000000000000001", "1", 0 },
  { "170141183460469231731.687303715884105728", NULL, RBK_ERROR_RANGE },
  { "-170141183460469231731.687303715884105728", NULL, RBK_ERROR_RANGE },
  { "340282366920938463463.374607431768211456", NULL, RBK_ERROR_RANGE },
  { "1000000000000000000000000000000000000000000", NULL, RBK_ERROR_RANGE },
  { "0.0000000000000000001", NULL, RBK_ERROR_RANGE },
  { "1.0000000000000000000000001", NULL, RBK_ERROR_RANGE },
  { "", NULL, RBK_ERROR_SYNTAX },
  { "-", NULL, RBK_ERROR_SYNTAX },
  { "+1", NULL, RBK_ERROR_SYNTAX },
  { "--1", NULL, RBK_ERROR_SYNTAX },
  { ".5", NULL, RBK_ERROR_SYNTAX },
  { "5.", NULL, RBK_ERROR_SYNTAX },
  { "-.5", NULL, RBK_ERROR_SYNTAX },
  { ".", NULL, RBK_ERROR_SYNTAX },
  { "1.2.3", NULL, RBK_ERROR_SYNTAX },
  { "1e3", NULL, RBK_ERROR_SYNTAX },
  { "1,000", NULL, RBK_ERROR_SYNTAX },
  { " 1", NULL, RBK_ERROR_SYNTAX },
  { "1 ", NULL, RBK_ERROR_SYNTAX },
  { "0x10", NULL, RBK_ERROR_SYNTAX },
  { "inf", NULL, RBK_ERROR_SYNTAX },
  { "NaN", NULL, RBK_ERROR_SYNTAX },
  { "invalid", NULL, RBK_ERROR_SYNTAX },
  { "١٢", NULL, RBK_ERROR_SYNTAX },
  { "1\xff", NULL, RBK_ERROR_SYNTAX },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GError) error = NULL;
      RbkDecimal value = RBK_DECIMAL_UNITS (42);

      g_test_message ("case %u", i);
      g_assert_cmpint (rbk_decimal_parse (c->text, &value, &error), ==, c->expected != NULL);
      if (c->expected != NULL)
        {
          g_assert_no_error (error);
          assert_text (value, c->expected);
          continue;
        }
      g_assert_error (error, RBK_ERROR, c->code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      assert_text (value, "42");
    }
}

static void
test_parse_names_the_text (void)
{
  g_autoptr (GError) error = NULL;
  RbkDecimal value;

  g_assert_false (rbk_decimal_parse ("12 apples", &value, &error));
  g_assert_nonnull (strstr (error->message, "\"12 apples\""));
  g_clear_error (&error);

  g_assert_false (rbk_decimal_parse ("999999999999999999999", &value, &error));
  g_assert_nonnull (strstr (error->message, "\"999999999999999999999\" is too large"));
}

static void
test_parse_len (void)
{
  RbkDecimal value;

  g_assert_true (rbk_decimal_parse_len ("12.5USD", 4, &value, NULL));
  assert_text (value, "12.5");
  g_assert_false (rbk_decimal_parse_len ("12.5", 3, &value, NULL));
  g_assert_false (rbk_decimal_parse_len (NULL, 0, &value, NULL));
  g_assert_false (rbk_decimal_parse_len ("1\0002", 3, &value, NULL));
}

static void
test_text_round_trip (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      RbkDecimal       value = random_decimal ();
      g_autofree char *text = rbk_decimal_to_string (value);
      g_autofree char *full = rbk_decimal_to_fixed (value, 18);

      g_assert_true (rbk_decimal_equal (read_decimal (text), value));
      g_assert_true (rbk_decimal_equal (read_decimal (full), value));
      g_assert_false (strchr (text, '.') != NULL && g_str_has_suffix (text, "0"));
      g_assert_false (g_str_has_suffix (text, "."));
    }
}

typedef struct
{
  const char *value;
  guint       places;
  const char *expected;
} FixedCase;

static const FixedCase fixed_cases[] = {
  { "29", 2, "29.00" },
  { "0.005", 2, "0.01" },
  { "-0.005", 2, "-0.01" },
  { "0.004999", 2, "0.00" },
  { "-0.004", 2, "0.00" },
  { "-0.4", 0, "0" },
  { "-0.5", 0, "-1" },
  { "999.995", 2, "1000.00" },
  { "0", 3, "0.000" },
  { "1.5", 40, "1.500000000000000000" },
  { "170141183460469231731.687303715884105727", 0, "170141183460469231732" },
  { "-170141183460469231731.687303715884105727", 17, "-170141183460469231731.68730371588410573" },
};

static void
test_to_fixed (void)
{
  g_autofree char *invalid = rbk_decimal_to_fixed (RBK_DECIMAL_INVALID, 2);

  for (guint i = 0; i < G_N_ELEMENTS (fixed_cases); i++)
    {
      const FixedCase *c = &fixed_cases[i];
      g_autofree char *text = rbk_decimal_to_fixed (read_decimal (c->value), c->places);

      g_assert_cmpstr (text, ==, c->expected);
    }
  g_assert_cmpstr (invalid, ==, "invalid");
  assert_text (RBK_DECIMAL_INVALID, "invalid");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/decimal/parse", test_parse);
  g_test_add_func ("/base/decimal/parse-names-the-text", test_parse_names_the_text);
  g_test_add_func ("/base/decimal/parse-len", test_parse_len);
  g_test_add_func ("/base/decimal/text-round-trip", test_text_round_trip);
  g_test_add_func ("/base/decimal/to-fixed", test_to_fixed);

  return g_test_run ();
}
