/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-period-text.h"

typedef char *(*FromWords) (const char *text, GError **error);
typedef char *(*ToWords) (const char *value);

/* What is understood has words, which are understood as the same. */
static void
check (const char *text, FromWords from_words, ToWords to_words)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *value = from_words (text, &error);
  g_autofree char *words = NULL, *again = NULL;

  if (value == NULL)
    {
      fuzz_check_error (error);
      return;
    }
  g_assert_no_error (error);
  words = to_words (value);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  again = from_words (words, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, value);
}

/* What people type for a duration, a billing period and an expiry. The window gives UTF-8. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *bytes = fuzz_dup_text (data, size);
  g_autofree char *text = g_utf8_make_valid (bytes, -1);

  check (text, rbk_duration_from_words, rbk_duration_to_words);
  check (text, rbk_cadence_from_words, rbk_cadence_to_words);
  check (text, rbk_expiry_from_words, rbk_expiry_to_words);
  return 0;
}
