/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-number.h"

#define MAX_PARTS 3
#define MAX_YEAR 9999

/* How many digits there are in a time counted from 1970. */
#define SECONDS_DIGITS 10
#define MILLISECONDS_DIGITS 13

typedef struct
{
  guint number, n_digits;
} Part;

/* Reads digits, at most 8 of which count; returns the place behind them. */
static gsize
read_part (RbkCsvCell cell, gsize at, Part *part)
{
  *part = (Part){ 0, 0 };
  for (; at < cell.length && g_ascii_isdigit (cell.text[at]); at++)
    if (part->n_digits++ < 8)
      part->number = part->number * 10 + (guint) (cell.text[at] - '0');
  return at;
}

static gboolean
is_between (guint value, guint low, guint high)
{
  return value >= low && value <= high;
}

static gboolean
set_date (guint year, guint month, guint day, RbkUsageDate *result)
{
  if (!is_between (year, 1, MAX_YEAR) || !is_between (month, 1, 12) ||
      day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return FALSE;
  *result = (RbkUsageDate){ year * 12 + month - 1, day };
  return TRUE;
}

/* Seconds since 1970, or milliseconds, from the digits themselves. */
static gboolean
set_time (RbkCsvCell cell, RbkUsageDate *result)
{
  g_autoptr(GDateTime) time = NULL;
  gint64 seconds = 0;

  for (guint i = 0; i < SECONDS_DIGITS; i++)
    seconds = seconds * 10 + (cell.text[i] - '0');
  time = g_date_time_new_from_unix_utc (seconds);
  return time != NULL &&
         set_date ((guint) g_date_time_get_year (time), (guint) g_date_time_get_month (time),
                   (guint) g_date_time_get_day_of_month (time), result);
}

/* A number alone: a day or a month of no named year, 202606, 20260615, or a time. */
static gboolean
set_number (RbkCsvCell cell, Part part, gboolean is_day, RbkUsageDate *result)
{
  guint number = part.number;

  *result = (RbkUsageDate){ is_day ? 0 : number, is_day ? number : 0 };
  if (part.n_digits <= 2)
    return is_between (number, 1, is_day ? 31 : 12);
  if (part.n_digits == 6)
    return set_date (number / 100, number % 100, 0, result);
  if (part.n_digits == 8)
    return number % 100 > 0 && set_date (number / 10000, number / 100 % 100, number % 100, result);
  if (part.n_digits == SECONDS_DIGITS || part.n_digits == MILLISECONDS_DIGITS)
    return set_time (cell, result);
  return FALSE;
}

static gboolean
is_date_separator (char c)
{
  return c == '-' || c == '/' || c == '.';
}

/**
 * rbk_usage_cell_get_date:
 * @cell: a cell
 * @is_day: whether a small number alone is the day of a month, else it is a month
 * @date: (out): the month and the day, as far as the cell says them
 * @reason: (out): what is wrong, on a problem
 *
 * Reads a date. It begins with year and month: `2026-06`, `2026/6/15`,
 * `2026-06-15T12:00:00Z`, `20260615`; or it is a time since 1970, whose day is that of UTC,
 * or a day or a month alone. A blank cell says nothing.
 *
 * Returns: what the cell is
 */
RbkUsageCellKind
rbk_usage_cell_get_date (RbkCsvCell          cell,
                         gboolean            is_day,
                         RbkUsageDate       *date,
                         RbkUsageSkipReason *reason)
{
  Part     parts[MAX_PARTS] = { 0 };
  gsize    at;
  gboolean is_good;

  *date = (RbkUsageDate){ 0, 0 };
  cell = rbk_usage_cell_trim (cell);
  *reason = RBK_USAGE_SKIP_DATE;
  if (cell.length == 0)
    return RBK_USAGE_CELL_BLANK;

  at = read_part (cell, 0, &parts[0]);
  for (guint i = 1; i < MAX_PARTS && at < cell.length && is_date_separator (cell.text[at]); i++)
    at = read_part (cell, at + 1, &parts[i]);

  /* A time since 1970 may have decimals. */
  if (parts[0].n_digits == SECONDS_DIGITS && parts[2].n_digits == 0 &&
      (parts[1].n_digits == 0 || cell.text[SECONDS_DIGITS] == '.'))
    is_good = at == cell.length && set_time (cell, date);
  else if (parts[1].n_digits == 0)
    is_good = at == cell.length && set_number (cell, parts[0], is_day, date);
  else
    is_good = parts[0].n_digits == 4 && parts[1].n_digits <= 2 &&
              (parts[2].n_digits == 0 || parts[2].number > 0) &&
              set_date (parts[0].number, parts[1].number, parts[2].number, date) &&
              (at == cell.length || cell.text[at] == 'T' || cell.text[at] == ' ');
  if (is_good)
    return RBK_USAGE_CELL_VALUE;

  *date = (RbkUsageDate){ 0, 0 };
  return RBK_USAGE_CELL_PROBLEM;
}
