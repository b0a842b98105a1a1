/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-day.h"

static void
test_countries (void)
{
  static const struct
  {
    const char *locale, *day, *wanted;
  } cases[] = {
    { "de_DE", "2026-06-02", "02.06.2026" },
    { "de_DE.UTF-8", "2026-06-02", "02.06.2026" },
    { "fr_FR", "2026-06-02", "2 juin 2026" },
    { "en_US", "2026-06-02", "Jun 2, 2026" },
    { "ja_JP", "2026-06-02", "2026/06/02" },
    { "zh_CN", "2026-12-31", "2026年12月31日" },
    { "pt_BR", "2026-01-01", "1 de jan. de 2026" },
    { "es_ES", "2024-02-29", "29 feb 2024" },
    { "C", "2026-06-02", "2026-06-02" },
    { "C.UTF-8", "2026-06-02", "2026-06-02" },
    { "POSIX", "2026-06-02", "2026-06-02" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rbk_day_to_text (cases[i].day, cases[i].locale);

      g_assert_cmpstr (text, ==, cases[i].wanted);
    }
}

/* A file may tell of months alone, and what can't be read is shown as it is. */
static void
test_no_days (void)
{
  static const char *const texts[] = { "2026-06", "", "2026-02-30", "soon" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = rbk_day_to_text (texts[i], "fr_FR");

      g_assert_cmpstr (text, ==, texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/countries", test_countries);
  g_test_add_func ("/day/no-days", test_no_days);

  return g_test_run ();
}
