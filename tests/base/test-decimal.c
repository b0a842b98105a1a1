/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decimal-support.h"

#include <gmp.h>
#include <math.h>
#include <string.h>

static RbkRounding
read_rounding (const char *name)
{
  static const char *const names[] = { "half-away", "half-even", "down", "up", "floor", "ceiling" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      return (RbkRounding) i;
  g_error ("no rounding %s", name);
}

/* Computes a line of cases/decimal.txt: operation, operands, "=", result. */
static RbkDecimal
compute (char **words)
{
  const char *operation = words[0];
  RbkDecimal  a = read_decimal (words[1]);

  if (strcmp (operation, "round") == 0)
    return rbk_decimal_round (a, (guint) g_ascii_strtoull (words[2], NULL, 10),
                              read_rounding (words[3]));
  if (strcmp (operation, "add") == 0)
    return rbk_decimal_add (a, read_decimal (words[2]));
  if (strcmp (operation, "sub") == 0)
    return rbk_decimal_sub (a, read_decimal (words[2]));
  if (strcmp (operation, "mul") == 0)
    return rbk_decimal_mul (a, read_decimal (words[2]));
  if (strcmp (operation, "div") == 0)
    return rbk_decimal_div (a, read_decimal (words[2]), read_rounding (words[3]));
  g_assert_cmpstr (operation, ==, "mul-div");
  return rbk_decimal_mul_div (a, read_decimal (words[2]), read_decimal (words[3]),
                              read_rounding (words[4]));
}

static void
test_arithmetic_cases (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "base", "cases", "decimal.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_cases = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", -1);

      if (**line == '\0' || **line == '#')
        continue;
      g_test_message ("%s", *line);
      assert_text (compute (words), words[g_strv_length (words) - 1]);
      n_cases++;
    }
  g_assert_cmpuint (n_cases, >, 2000);
}

static void
set_mpz (mpz_t z, RbkDecimal value)
{
  guint64  halves[2];
  __int128 raw = value.raw < 0 ? -value.raw : value.raw;

  halves[0] = (guint64) raw;
  halves[1] = (guint64) (raw >> 64);
  mpz_import (z, 2, -1, sizeof (guint64), 0, 0, halves);
  if (value.raw < 0)
    mpz_neg (z, z);
}

/* The same with numbers of any size: floor (2 |a b| + |c|) / (2 |c|) rounds half away. */
static void
test_mul_div_against_mpz (void)
{
  mpz_t a, b, c, limit, result;

  mpz_inits (a, b, c, limit, result, NULL);
  mpz_setbit (limit, 127);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      RbkDecimal x = random_decimal (), y = random_decimal (), z = random_decimal ();
      RbkDecimal got = rbk_decimal_mul_div (x, y, z, RBK_ROUND_HALF_AWAY);
      int        sign = rbk_decimal_sign (x) * rbk_decimal_sign (y) * rbk_decimal_sign (z);

      if (z.raw == 0)
        {
          g_assert_false (rbk_decimal_is_valid (got));
          continue;
        }
      set_mpz (a, x);
      set_mpz (b, y);
      set_mpz (c, z);
      mpz_mul (result, a, b);
      mpz_abs (result, result);
      mpz_abs (c, c);
      mpz_mul_ui (result, result, 2);
      mpz_add (result, result, c);
      mpz_mul_ui (c, c, 2);
      mpz_fdiv_q (result, result, c);
      g_assert_cmpint (rbk_decimal_is_valid (got), ==, mpz_cmp (result, limit) < 0);
      if (!rbk_decimal_is_valid (got))
        continue;
      if (sign < 0)
        mpz_neg (result, result);
      set_mpz (a, got);
      g_assert_cmpint (mpz_cmp (a, result), ==, 0);
    }
  mpz_clears (a, b, c, limit, result, NULL);
}

static void
test_identities (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      RbkDecimal a = random_decimal (), b = random_decimal ();
      RbkDecimal sum = rbk_decimal_add (a, b), product = rbk_decimal_mul (a, b);

      g_assert_true (rbk_decimal_equal (sum, rbk_decimal_add (b, a)));
      g_assert_true (rbk_decimal_equal (product, rbk_decimal_mul (b, a)));
      if (rbk_decimal_is_valid (sum))
        g_assert_true (rbk_decimal_equal (rbk_decimal_sub (sum, b), a));
      g_assert_true (rbk_decimal_equal (rbk_decimal_mul (a, RBK_DECIMAL_ONE), a));
      g_assert_true (rbk_decimal_equal (rbk_decimal_negate (rbk_decimal_negate (a)), a));
      g_assert_cmpint (rbk_decimal_compare (a, b), ==, -rbk_decimal_compare (b, a));
      g_assert_true (rbk_decimal_equal (rbk_decimal_min (a, b), rbk_decimal_min (b, a)));
      g_assert_cmpint (rbk_decimal_compare (rbk_decimal_min (a, b), rbk_decimal_max (a, b)), <=, 0);
      if (a.raw != 0)
        g_assert_true (
            rbk_decimal_equal (rbk_decimal_div (a, a, RBK_ROUND_HALF_EVEN), RBK_DECIMAL_ONE));
      g_assert_cmpuint (rbk_decimal_places (rbk_decimal_round (a, 7, RBK_ROUND_DOWN)), <=, 7);
    }
}

static void
assert_all_invalid (RbkDecimal a, RbkDecimal b)
{
  const RbkDecimal results[] = {
    rbk_decimal_add (a, b),
    rbk_decimal_sub (a, b),
    rbk_decimal_mul (a, b),
    rbk_decimal_div (a, b, RBK_ROUND_DOWN),
    rbk_decimal_min (a, b),
    rbk_decimal_max (a, b),
    rbk_decimal_mul_div (a, b, RBK_DECIMAL_ONE, RBK_ROUND_DOWN),
    rbk_decimal_mul_div (RBK_DECIMAL_ONE, a, b, RBK_ROUND_DOWN),
  };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_assert_false (rbk_decimal_is_valid (results[i]));
}

static void
test_poison (void)
{
  const RbkDecimal invalid = RBK_DECIMAL_INVALID, one = RBK_DECIMAL_ONE;
  gint64           units = 7;

  assert_all_invalid (invalid, one);
  assert_all_invalid (one, invalid);
  assert_all_invalid (invalid, invalid);
  g_assert_false (rbk_decimal_is_valid (rbk_decimal_negate (invalid)));
  g_assert_false (rbk_decimal_is_valid (rbk_decimal_round (invalid, 2, RBK_ROUND_UP)));
  g_assert_false (rbk_decimal_is_valid (rbk_decimal_div (one, RBK_DECIMAL_ZERO, RBK_ROUND_UP)));
  g_assert_false (rbk_decimal_is_zero (invalid));
  g_assert_false (rbk_decimal_is_integer (invalid));
  g_assert_cmpint (rbk_decimal_sign (invalid), ==, 0);
  g_assert_cmpuint (rbk_decimal_places (invalid), ==, 0);
  g_assert_false (rbk_decimal_to_int (invalid, &units));
  g_assert_cmpint (units, ==, 7);
  g_assert_true (isnan (rbk_decimal_to_double (invalid)));
  g_assert_cmpint (rbk_decimal_compare (invalid, read_decimal ("-170141183460469231731")), <, 0);
}

static void
test_integers (void)
{
  static const gint64 numbers[] = { 0, 1, -1, 42, G_MAXINT64, G_MININT64 };
  gint64              units;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      RbkDecimal value = rbk_decimal_from_int (numbers[i]);

      g_assert_true (rbk_decimal_to_int (value, &units));
      g_assert_cmpint (units, ==, numbers[i]);
      g_assert_cmpint (rbk_decimal_sign (value), ==, (numbers[i] > 0) - (numbers[i] < 0));
      g_assert_cmpint (rbk_decimal_is_zero (value), ==, numbers[i] == 0);
    }
  g_assert_false (rbk_decimal_to_int (read_decimal ("0.5"), &units));
  g_assert_false (rbk_decimal_to_int (read_decimal ("9223372036854775808"), &units));
  g_assert_false (rbk_decimal_to_int (read_decimal ("-9223372036854775809"), &units));
  g_assert_false (rbk_decimal_is_integer (read_decimal ("-0.000000000000000001")));
  g_assert_cmpuint (rbk_decimal_places (read_decimal ("-0.50")), ==, 1);
  g_assert_cmpuint (rbk_decimal_places (read_decimal ("100")), ==, 0);
}

static void
test_doubles (void)
{
  assert_text (rbk_decimal_from_double (29.994999, 2), "29.99");
  assert_text (rbk_decimal_from_double (0.125, 2), "0.13");
  assert_text (rbk_decimal_from_double (-0.125, 2), "-0.13");
  assert_text (rbk_decimal_from_double (-0.0, 2), "0");
  assert_text (rbk_decimal_from_double (1e20, 0), "100000000000000000000");
  assert_text (rbk_decimal_from_double (0.1, 99), "0.100000000000000006");
  g_assert_false (rbk_decimal_is_valid (rbk_decimal_from_double (NAN, 2)));
  g_assert_false (rbk_decimal_is_valid (rbk_decimal_from_double (INFINITY, 2)));
  g_assert_false (rbk_decimal_is_valid (rbk_decimal_from_double (-1e300, 2)));
  g_assert_false (rbk_decimal_is_valid (rbk_decimal_from_double (5e20, 2)));
  g_assert_cmpfloat (rbk_decimal_to_double (read_decimal ("-12.5")), ==, -12.5);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      RbkDecimal cents = { (__int128) g_test_rand_int_range (-99999999, 99999999) *
                           (RBK_DECIMAL_ONE_RAW / 100) };

      g_assert_true (
          rbk_decimal_equal (rbk_decimal_from_double (rbk_decimal_to_double (cents), 2), cents));
    }
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (RbkDecimal) copy = NULL;
  RbkDecimal price = read_decimal ("0.0175");

  g_value_init (&value, RBK_TYPE_DECIMAL);
  g_value_set_boxed (&value, &price);
  copy = g_value_dup_boxed (&value);
  g_assert_true (copy != &price);
  g_assert_true (rbk_decimal_equal (*copy, price));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/decimal/arithmetic-cases", test_arithmetic_cases);
  g_test_add_func ("/base/decimal/mul-div-against-mpz", test_mul_div_against_mpz);
  g_test_add_func ("/base/decimal/identities", test_identities);
  g_test_add_func ("/base/decimal/poison", test_poison);
  g_test_add_func ("/base/decimal/integers", test_integers);
  g_test_add_func ("/base/decimal/doubles", test_doubles);
  g_test_add_func ("/base/decimal/boxed", test_boxed);

  return g_test_run ();
}
