/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-date.h"
#include "rbk-error.h"

#include <string.h>

/* A catalogue of two texts. Of what is not in it, it gives back what it was asked for, as gettext
 * does; what it says about itself stands under the empty text. */
static const char *
translate (const char *text)
{
  if (text[0] == '\0')
    return "Content-Type: text/plain";
  if (strcmp (text, "%s is not a date; write it as YYYY-MM-DD, like 2026-09-01") == 0)
    return "%s ist kein Datum";
  if (strcmp (text, "field\004included") == 0)
    return "enthalten";
  return text;
}

static const char *
translate_plural (const char *one, const char *many, gulong n)
{
  return n == 0 ? "nichts" : n == 1 ? "eines" : "mehrere";
}

static char *
dup_failure (void)
{
  g_autoptr(GError) error = NULL;
  GDate date;

  g_assert_false (rbk_date_parse ("soon", &date, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
  return g_strdup (error->message);
}

/* Without a user there is no language. */
static void
test_english (void)
{
  g_autofree char *message = dup_failure ();

  g_assert_true (g_str_has_prefix (message, "\"soon\" is not a date; write it as "));
  g_assert_cmpstr (rbk_text_translate (""), ==, "");
  g_assert_cmpstr (rbk_text_translate_in ("field", "included"), ==, "included");
}

static void
test_translated (void)
{
  g_autofree char *message = NULL;

  rbk_text_set_translator (translate);
  message = dup_failure ();
  g_assert_cmpstr (message, ==, "\"soon\" ist kein Datum");
  g_assert_cmpstr (rbk_text_translate (""), ==, "");
  g_assert_cmpstr (rbk_text_translate ("included"), ==, "included");
  g_assert_cmpstr (rbk_text_translate_in ("field", "included"), ==, "enthalten");
  g_assert_cmpstr (rbk_text_translate_in ("field", "notes"), ==, "notes");
  rbk_text_set_translator (NULL);
}

/* What goes into a file stays as it is, however deep it was asked for. */
static void
test_held (void)
{
  rbk_text_set_translator (translate);
  rbk_text_hold_original ();
  rbk_text_hold_original ();
  rbk_text_release_original ();
  g_assert_cmpstr (rbk_text_translate_in ("field", "included"), ==, "included");
  g_assert_cmpstr (rbk_text_translate ("field\004included"), ==, "field\004included");
  rbk_text_release_original ();
  g_assert_cmpstr (rbk_text_translate_in ("field", "included"), ==, "enthalten");
  rbk_text_set_translator (NULL);
}

/* English has two forms, and a language as many as it likes. */
static void
test_plural (void)
{
  static const char *const english[] = { "none of %u", "one of %u" };

  g_assert_cmpstr (rbk_text_translate_plural (english[1], english[0], 1), ==, english[1]);
  g_assert_cmpstr (rbk_text_translate_plural (english[1], english[0], 0), ==, english[0]);
  rbk_text_set_plural_translator (translate_plural);
  g_assert_cmpstr (rbk_text_translate_plural (english[1], english[0], 0), ==, "nichts");
  g_assert_cmpstr (rbk_text_translate_plural (english[1], english[0], 1), ==, "eines");
  g_assert_cmpstr (rbk_text_translate_plural (english[1], english[0], 2), ==, "mehrere");
  rbk_text_hold_original ();
  g_assert_cmpstr (rbk_text_translate_plural (english[1], english[0], 1), ==, english[1]);
  rbk_text_release_original ();
  rbk_text_set_plural_translator (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/english", test_english);
  g_test_add_func ("/text/translated", test_translated);
  g_test_add_func ("/text/held", test_held);
  g_test_add_func ("/text/plural", test_plural);

  return g_test_run ();
}
