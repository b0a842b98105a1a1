/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-date.h"
#include "rbk-error.h"

#include <string.h>

/* Four digits keep every sum of a date and a duration far from what GDate can't hold. */
#define MAX_PART 9999
#define MAX_YEAR 9999

/* Reads exactly n_digits digits. */
static gboolean
read_digits (const char *text, guint n_digits, guint *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (guint) (text[i] - '0');
    }
  return TRUE;
}

/**
 * rbk_date_parse:
 * @text: a date as YYYY-MM-DD, the whole of the text
 * @date: (out caller-allocates): the date
 * @error: return location for a [error@Error]
 *
 * Reads a date of the Gregorian calendar. Fails with `RBK_ERROR_SYNTAX` when @text is
 * something else, with `RBK_ERROR_INVALID` when there is no such day.
 *
 * Returns: `TRUE` on success; on failure @date is left as it is
 */
gboolean
rbk_date_parse (const char *text, GDate *date, GError **error)
{
  g_autofree char *quoted = NULL;
  guint            year, month, day;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (strlen (text) != strlen ("YYYY-MM-DD") || !read_digits (text, 4, &year) || text[4] != '-' ||
      !read_digits (text + 5, 2, &month) || text[7] != '-' || !read_digits (text + 8, 2, &day))
    {
      quoted = rbk_error_quote (text, strlen (text));
      g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                   E_ ("%s is not a date; write it as YYYY-MM-DD, like 2026-09-01"), quoted);
      return FALSE;
    }
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("\"%s\" is not a day of the calendar; check the month and the day"), text);
      return FALSE;
    }
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * rbk_date_to_string:
 * @date: a valid date
 *
 * Returns: (transfer full): the date as YYYY-MM-DD
 */
char *
rbk_date_to_string (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date),
                          (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

/**
 * rbk_date_today:
 * @date: (out caller-allocates): today, where the user is
 *
 * Asks the system clock.
 */
void
rbk_date_today (GDate *date)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (date != NULL);

  g_date_set_dmy (date, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

/* Reads "<digits><designator>"; leaves the text and the part alone when it is not there. */
static gboolean
read_part (const char **text, char designator, guint *part)
{
  guint number, n_digits = (guint) strspn (*text, "0123456789");

  if (n_digits == 0 || n_digits > 4 || (*text)[n_digits] != designator)
    return FALSE;
  if (!read_digits (*text, n_digits, &number))
    return FALSE;
  *part = number;
  *text += n_digits + 1;
  return TRUE;
}

/**
 * rbk_duration_parse:
 * @text: a duration like P14D, P1M or P1Y6M, the whole of the text
 * @duration: (out caller-allocates): the duration
 * @error: return location for a [error@Error]
 *
 * Reads an ISO 8601 duration of whole years, months, weeks and days, in this order, at
 * least one of them and each below 10,000. Fails with `RBK_ERROR_SYNTAX`.
 *
 * Returns: `TRUE` on success; on failure @duration is left as it is
 */
gboolean
rbk_duration_parse (const char *text, RbkDuration *duration, GError **error)
{
  g_autofree char *quoted = NULL;
  RbkDuration      result = { 0 };
  const char      *at = text;
  guint            n_parts = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (duration != NULL, FALSE);

  if (*at++ == 'P')
    {
      n_parts += read_part (&at, 'Y', &result.years) ? 1 : 0;
      n_parts += read_part (&at, 'M', &result.months) ? 1 : 0;
      n_parts += read_part (&at, 'W', &result.weeks) ? 1 : 0;
      n_parts += read_part (&at, 'D', &result.days) ? 1 : 0;
      if (n_parts > 0 && *at == '\0')
        {
          *duration = result;
          return TRUE;
        }
    }
  quoted = rbk_error_quote (text, strlen (text));
  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               E_ ("%s is not a duration; write it like P14D, P1M or P1Y, no number above %d"),
               quoted, MAX_PART);
  return FALSE;
}

/**
 * rbk_duration_to_string:
 * @duration: a duration
 *
 * Returns: (transfer full): the duration as ISO 8601 writes it; P0D for an empty one
 */
char *
rbk_duration_to_string (const RbkDuration *duration)
{
  GString *text = g_string_new ("P");

  g_return_val_if_fail (duration != NULL, g_string_free (text, FALSE));

  if (duration->years > 0)
    g_string_append_printf (text, "%uY", duration->years);
  if (duration->months > 0)
    g_string_append_printf (text, "%uM", duration->months);
  if (duration->weeks > 0)
    g_string_append_printf (text, "%uW", duration->weeks);
  if (duration->days > 0 || text->len == 1)
    g_string_append_printf (text, "%uD", duration->days);
  return g_string_free (text, FALSE);
}

/**
 * rbk_duration_add:
 * @duration: a duration
 * @date: (inout): a valid date, which is moved
 *
 * Moves a date by a duration: first by its years and months together, where a day that
 * the month does not have becomes its last day (2026-01-31 and P1M is 2026-02-28), then
 * by its weeks and days. It stops at 9999-12-31.
 */
void
rbk_duration_add (const RbkDuration *duration, GDate *date)
{
  guint   day, month;
  guint64 n_months, year, n_days;

  g_return_if_fail (duration != NULL);
  g_return_if_fail (date != NULL && g_date_valid (date));

  n_months = (guint64) duration->years * 12 + duration->months + g_date_get_month (date) - 1;
  year = g_date_get_year (date) + n_months / 12;
  month = (guint) (n_months % 12) + 1;
  if (year <= MAX_YEAR)
    {
      day = MIN (g_date_get_day (date),
                 g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
      g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    }
  /* Below 10,000 years there are fewer than 3,652,500 days to go. */
  n_days = MIN ((guint64) duration->weeks * 7 + duration->days, 3652500);
  if (year <= MAX_YEAR)
    g_date_add_days (date, (guint) n_days);
  if (year > MAX_YEAR || g_date_get_year (date) > MAX_YEAR)
    g_date_set_dmy (date, 31, G_DATE_DECEMBER, MAX_YEAR);
}

/**
 * rbk_duration_get_months:
 * @duration: a duration
 * @months: (out): its length in months
 *
 * Measures a duration in months, to spread an amount over it. Years and months are
 * exact. A week is seven days, and 365 / 12 = 30.416… days count as a month, so that 365
 * days are twelve of them.
 *
 * Returns: `FALSE` for an empty duration, which nothing can be spread over; @months is
 *   then zero
 */
gboolean
rbk_duration_get_months (const RbkDuration *duration, RbkDecimal *months)
{
  gint64     n_days;
  RbkDecimal rest;

  g_return_val_if_fail (duration != NULL, FALSE);
  g_return_val_if_fail (months != NULL, FALSE);

  n_days = (gint64) duration->weeks * 7 + duration->days;
  rest = rbk_decimal_mul_div (rbk_decimal_from_int (n_days), RBK_DECIMAL_UNITS (12),
                              RBK_DECIMAL_UNITS (365), RBK_ROUND_HALF_AWAY);
  *months =
      rbk_decimal_add (rbk_decimal_from_int ((gint64) duration->years * 12 + duration->months),
                       rest);
  return rbk_decimal_sign (*months) > 0;
}
