/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-date.h"
#include "rbk-error.h"

#include <string.h>

static const char *const good_dates[] = { "2026-09-01", "2024-02-29", "2000-02-29", "0001-01-01",
                                          "9999-12-31" };

typedef struct
{
  const char *text;
  int         code;
} BadDate;

static const BadDate bad_dates[] = {
  { "2026-02-29", RBK_ERROR_INVALID }, { "1900-02-29", RBK_ERROR_INVALID },
  { "2026-13-01", RBK_ERROR_INVALID }, { "2026-00-01", RBK_ERROR_INVALID },
  { "2026-01-00", RBK_ERROR_INVALID }, { "2026-01-99", RBK_ERROR_INVALID },
  { "0000-01-01", RBK_ERROR_INVALID }, { "", RBK_ERROR_SYNTAX },
  { "2026-9-1", RBK_ERROR_SYNTAX },    { "2026-09-01T", RBK_ERROR_SYNTAX },
  { "2026/09/01", RBK_ERROR_SYNTAX },  { " 2026-9-01", RBK_ERROR_SYNTAX },
  { "20260-9-01", RBK_ERROR_SYNTAX },  { "-026-09-01", RBK_ERROR_SYNTAX },
  { "2026-0a-01", RBK_ERROR_SYNTAX },  { "2026-09-0x", RBK_ERROR_SYNTAX },
  { "01.09.2026", RBK_ERROR_SYNTAX },  { "tomorrow", RBK_ERROR_SYNTAX },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good_dates); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      GDate            date;

      g_date_clear (&date, 1);
      rbk_date_parse (good_dates[i], &date, &error);
      g_assert_no_error (error);
      text = rbk_date_to_string (&date);
      g_assert_cmpstr (text, ==, good_dates[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_dates); i++)
    {
      g_autoptr (GError) error = NULL;
      GDate date;

      g_date_clear (&date, 1);
      g_test_message ("%s", bad_dates[i].text);
      g_assert_false (rbk_date_parse (bad_dates[i].text, &date, &error));
      g_assert_error (error, RBK_ERROR, bad_dates[i].code);
      g_assert_nonnull (strstr (error->message, bad_dates[i].text));
      g_assert_false (g_date_valid (&date));
    }
}

static void
test_today (void)
{
  GDate date;

  g_date_clear (&date, 1);
  rbk_date_today (&date);
  g_assert_true (g_date_valid (&date));
  g_assert_cmpuint (g_date_get_year (&date), >=, 2024);
}

static void
test_duration_round_trip (void)
{
  static const char *const texts[] = {
    "P14D", "P1M", "P1Y6M", "P2W", "P1Y2M3W4D", "P0D", "P9999Y"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      RbkDuration      duration;

      rbk_duration_parse (texts[i], &duration, &error);
      g_assert_no_error (error);
      text = rbk_duration_to_string (&duration);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_duration_refused (void)
{
  static const char *const texts[] = { "",     "P",     "14D",   "P14",  "p14D", "P1D1M",
                                       "PT1H", "P-1D",  "P1.5M", "P1D ", "P 1D", "P10000D",
                                       "P1Q",  "P1M1M", "PD",    "P1Y1", "P٣D" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      RbkDuration duration = { 1, 2, 3, 4 };

      g_test_message ("%s", texts[i]);
      g_assert_false (rbk_duration_parse (texts[i], &duration, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, "P14D"));
      g_assert_cmpuint (duration.days, ==, 4);
    }
}

typedef struct
{
  const char *date;
  const char *duration;
  const char *expected;
} AddCase;

static const AddCase add_cases[] = {
  { "2026-01-31", "P1M", "2026-02-28" },         { "2024-01-31", "P1M", "2024-02-29" },
  { "2024-02-29", "P1Y", "2025-02-28" },         { "2024-02-29", "P4Y", "2028-02-29" },
  { "2026-12-15", "P1M", "2027-01-15" },         { "2026-12-31", "P14D", "2027-01-14" },
  { "2026-01-31", "P1M1D", "2026-03-01" },       { "2026-05-31", "P1Y6M", "2027-11-30" },
  { "2026-09-01", "P2W", "2026-09-15" },         { "2026-09-01", "P0D", "2026-09-01" },
  { "2026-01-30", "P13M", "2027-02-28" },        { "9999-12-01", "P1M", "9999-12-31" },
  { "9999-12-20", "P2W", "9999-12-31" },         { "2026-09-01", "P9999Y9999M", "9999-12-31" },
  { "0001-01-01", "P9999W9999D", "0220-01-06" },
};

static void
test_duration_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (add_cases); i++)
    {
      g_autofree char *text = NULL;
      RbkDuration      duration;
      GDate            date;

      g_assert_true (rbk_date_parse (add_cases[i].date, &date, NULL));
      g_assert_true (rbk_duration_parse (add_cases[i].duration, &duration, NULL));
      rbk_duration_add (&duration, &date);
      text = rbk_date_to_string (&date);
      g_assert_cmpstr (text, ==, add_cases[i].expected);
    }
}

/* What no text says, but a program can: it stops at the end of the calendar too. */
static void
test_duration_add_absurd (void)
{
  const RbkDuration duration = { G_MAXUINT, G_MAXUINT, G_MAXUINT, G_MAXUINT };
  const RbkDuration weeks = { 0, 0, G_MAXUINT, G_MAXUINT };
  g_autofree char  *text = NULL, *from_weeks = NULL;
  GDate             date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2026);
  rbk_duration_add (&duration, &date);
  text = rbk_date_to_string (&date);
  g_assert_cmpstr (text, ==, "9999-12-31");

  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2026);
  rbk_duration_add (&weeks, &date);
  from_weeks = rbk_date_to_string (&date);
  g_assert_cmpstr (from_weeks, ==, "9999-12-31");
}

static void
test_duration_months (void)
{
  static const char *const cases[][2] = {
    { "P1M", "1" },
    { "P1Y6M", "18" },
    { "P365D", "12" },
    { "P14D", "0.460273972602739726" },
    { "P2W", "0.460273972602739726" },
    { "P1M73D", "3.4" },
    { "P0D", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      RbkDuration      duration;
      RbkDecimal       months;

      g_assert_true (rbk_duration_parse (cases[i][0], &duration, NULL));
      g_assert_cmpint (rbk_duration_get_months (&duration, &months), ==,
                       strcmp (cases[i][1], "0") != 0);
      text = rbk_decimal_to_string (months);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/today", test_today);
  g_test_add_func ("/base/duration/round-trip", test_duration_round_trip);
  g_test_add_func ("/base/duration/refused", test_duration_refused);
  g_test_add_func ("/base/duration/add", test_duration_add);
  g_test_add_func ("/base/duration/add-absurd", test_duration_add_absurd);
  g_test_add_func ("/base/duration/months", test_duration_months);

  return g_test_run ();
}
