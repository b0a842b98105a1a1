/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-date.h"

static void
check_date (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *written = NULL;
  GDate            date;

  if (!rbk_date_parse (text, &date, &error))
    {
      fuzz_check_error (error);
      return;
    }
  written = rbk_date_to_string (&date);
  g_assert_cmpstr (written, ==, text);
}

static void
check_duration (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *written = NULL, *again = NULL;
  RbkDuration      duration;
  RbkDecimal       months;
  GDate            date;

  if (!rbk_duration_parse (text, &duration, &error))
    {
      fuzz_check_error (error);
      return;
    }
  written = rbk_duration_to_string (&duration);
  if (rbk_duration_get_months (&duration, &months))
    g_assert_true (rbk_decimal_is_valid (months));
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 31, 1, 2027);
  rbk_duration_add (&duration, &date);
  g_assert_true (g_date_valid (&date));
  g_assert_true (rbk_duration_parse (written, &duration, &error));
  g_assert_no_error (error);
  again = rbk_duration_to_string (&duration);
  g_assert_cmpstr (again, ==, written);
}

/* Dates and durations of a book: what reads writes the same, and can be counted with. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);

  check_date (text);
  check_duration (text);
  return 0;
}
