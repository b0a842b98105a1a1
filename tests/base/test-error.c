/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"

#include <string.h>

static void
assert_quoted (const char *text, gsize length, const char *expected)
{
  g_autofree char *quoted = rbk_error_quote (text, length);

  g_assert_cmpstr (quoted, ==, expected);
}

static void
test_quote (void)
{
  g_autofree char *letters = g_strnfill (100000, 'x');
  g_autofree char *euros = NULL;
  g_autoptr (GString) many = g_string_new (NULL);

  assert_quoted ("29", 2, "\"29\"");
  assert_quoted (NULL, 0, "\"\"");
  assert_quoted ("price in € a month", strlen ("price in € a month"), "\"price in € a month\"");
  assert_quoted ("a\nb\033[2J", 7, "\"a\357\277\275b\357\277\275[2J\"");
  assert_quoted ("\xff\xfe", 2, "\"\357\277\275\357\277\275\"");
  assert_quoted (letters, 100000, "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\"");
  assert_quoted (letters, 40, "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"");

  /* Four bytes each, and cut in the middle of one: still whole characters. */
  for (guint i = 0; i < 200; i++)
    g_string_append (many, "😀");
  euros = rbk_error_quote (many->str, many->len);
  g_assert_true (g_utf8_validate (euros, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (euros, -1), ==, 43);
}

static void
test_reason (void)
{
  g_autoptr (GError) told =
                 g_error_new_literal (RBK_ERROR, 0, "Error opening file a: b: It is gone");
  g_autoptr (GError) bare = g_error_new_literal (RBK_ERROR, 0, "It is gone");

  g_assert_cmpstr (rbk_error_get_reason (told), ==, "It is gone");
  g_assert_cmpstr (rbk_error_get_reason (bare), ==, "It is gone");
}

static void
test_domain (void)
{
  g_assert_cmpstr (g_quark_to_string (RBK_ERROR), ==, "rbk_error");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/error/quote", test_quote);
  g_test_add_func ("/base/error/reason", test_reason);
  g_test_add_func ("/base/error/domain", test_domain);

  return g_test_run ();
}
