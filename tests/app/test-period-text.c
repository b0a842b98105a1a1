/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-period-text.h"

/* Durations, billing periods and expiries as people say them. */

typedef struct
{
  const char *typed, *value, *words; /* no value: refused */
} WordCase;

static const WordCase duration_cases[] = {
  { "14 days", "P14D", "14 days" },
  { "1 day", "P1D", "1 day" },
  { "3mo", "P3M", "3 months" },
  { "1 year 6 months", "P1Y6M", "1 year 6 months" },
  { "2 Weeks", "P2W", "2 weeks" },
  { "p1m", "P1M", "1 month" },
  { "90d", "P90D", "90 days" },
  { "", NULL, NULL },
  { "0 days", NULL, NULL },
  { "days", NULL, NULL },
  { "14", NULL, NULL },
  { "14 fortnights", NULL, NULL },
  { "99999 days", NULL, NULL },
  { "-3 days", NULL, NULL },
  { "1.5 months", NULL, NULL },
};

static const WordCase cadence_cases[] = {
  { "monthly", "P1M", "monthly" },
  { "Once", "once", "once" },
  { "yearly", "P1Y", "yearly" },
  { "annually", "P1Y", "yearly" },
  { "quarterly", "P3M", "every 3 months" },
  { "every 3 months", "P3M", "every 3 months" },
  { "every month", "P1M", "monthly" },
  { "P6M", "P6M", "every 6 months" },
  { "14 days", "P14D", "every 14 days" },
  { "sometimes", NULL, NULL },
  { "every", NULL, NULL },
};

static const WordCase expiry_cases[] = {
  { "never", "never", "never" },
  { "after 90 days", "after:P90D", "after 90 days" },
  { "after:P1Y", "after:P1Y", "after 1 year" },
  { "month_end", "month_end", "at the end of the month" },
  { "At the end of the year", "year_end", "at the end of the year" },
  { "6 months", "after:P6M", "after 6 months" },
  { "after", NULL, NULL },
  { "soon", NULL, NULL },
};

static void
check_words (const WordCase *cases,
             gsize           n_cases,
             char *(*from_words) (const char *text, GError **error),
             char *(*to_words) (const char *value))
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *value = from_words (cases[i].typed, &error);
      g_autofree char *words = value != NULL ? to_words (value) : NULL;

      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (error == NULL, ==, value != NULL);
    }
}

static void
test_words (void)
{
  check_words (duration_cases, G_N_ELEMENTS (duration_cases), rbk_duration_from_words,
               rbk_duration_to_words);
  check_words (cadence_cases, G_N_ELEMENTS (cadence_cases), rbk_cadence_from_words,
               rbk_cadence_to_words);
  check_words (expiry_cases, G_N_ELEMENTS (expiry_cases), rbk_expiry_from_words,
               rbk_expiry_to_words);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period-text/words", test_words);

  return g_test_run ();
}
