/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-day.h"

#include <locale.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "rbk-date.h"

/* Room for the longest date: “27 de novembro de 2026”. */
#define MAX_UNITS 128

/* The name without its encoding; NULL where dates are in no language. */
static char *
find_locale (const char *locale)
{
  const char      *name = locale != NULL ? locale : setlocale (LC_TIME, NULL);
  g_autofree char *bare = name != NULL ? g_strndup (name, strcspn (name, ".")) : NULL;

  if (bare == NULL || *bare == '\0' || strcmp (bare, "C") == 0 || strcmp (bare, "POSIX") == 0)
    return NULL;
  return g_steal_pointer (&bare);
}

static double
to_milliseconds (const GDate *date)
{
  g_autoptr (GDateTime) noon =
                 g_date_time_new_utc (g_date_get_year (date), (int) g_date_get_month (date),
                                      g_date_get_day (date), 12, 0, 0.0);

  return (double) g_date_time_to_unix (noon) * 1000.0;
}

static char *
format (const GDate *date, const char *locale)
{
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UErrorCode         status = U_ZERO_ERROR;
  UDateFormat       *style = udat_open (UDAT_NONE, UDAT_MEDIUM, locale, utc, -1, NULL, 0, &status);
  UChar              units[MAX_UNITS];
  int32_t            length;

  if (U_FAILURE (status))
    return NULL;
  length = udat_format (style, to_milliseconds (date), units, MAX_UNITS, NULL, &status);
  udat_close (style);
  if (U_FAILURE (status) || length > MAX_UNITS)
    return NULL;

  return g_utf16_to_utf8 ((const gunichar2 *) units, length, NULL, NULL, NULL);
}

/**
 * rbk_day_to_text:
 * @day: a day as files have it, `2026-06-02`
 * @locale: (nullable): a locale such as `de_DE`, or `NULL` for the one that setlocale() chose
 *
 * Writes a day as people of a country do, for where it is read and not typed. What is no day, as
 * a month, stays as it is, and so does a day in the C locale, which has no custom of its own.
 *
 * Returns: (transfer full): “2 juin 2026”
 */
char *
rbk_day_to_text (const char *day, const char *locale)
{
  g_autofree char *name = find_locale (locale);
  g_autofree char *text = NULL;
  GDate            date;

  g_return_val_if_fail (day != NULL, NULL);

  if (name != NULL && rbk_date_parse (day, &date, NULL))
    text = format (&date, name);

  return text != NULL ? g_steal_pointer (&text) : g_strdup (day);
}
