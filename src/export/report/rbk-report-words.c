/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include <string.h>

#include "rbk-currency.h"
#include "rbk-export-text.h"
#include "rbk-where.h"

/* A name as long as a page can't head a column, nor stand in every table. */
#define HEAD_LENGTH 40
#define SHORT_LENGTH 90

/* Sets a minus as printers do. */
static char *
with_minus (char *number)
{
  GString *text = g_string_new (number);

  g_string_replace (text, "-", "\xe2\x88\x92", 1);
  g_free (number);

  return g_string_free (text, FALSE);
}

/* An amount with its currency, rounded as it is paid. */
char *
rbk_report_money (const RbkExportJob *job, gboolean exists, RbkDecimal amount)
{
  const char *currency = job->spec->currency;

  if (!exists || !rbk_decimal_is_valid (amount))
    return NULL;

  return with_minus (rbk_export_amount (currency, rbk_currency_round (currency, amount)));
}

/* The price of a unit, which may have more decimals than can be paid. */
char *
rbk_report_price (const RbkExportJob *job, gboolean exists, RbkDecimal price)
{
  g_autofree char *money = NULL;

  if (!exists || !rbk_decimal_is_valid (price))
    return NULL;
  money = rbk_export_amount (job->spec->currency, price);

  return with_minus (g_strdup (money + strlen (job->spec->currency) + 1));
}

/* An amount rounded as it is paid. */
char *
rbk_report_amount (const RbkExportJob *job, gboolean exists, RbkDecimal amount)
{
  return rbk_report_price (job, exists, rbk_currency_round (job->spec->currency, amount));
}

/* A usage, to the hundredth of a unit. */
char *
rbk_report_quantity (gboolean exists, RbkDecimal quantity)
{
  if (!exists || !rbk_decimal_is_valid (quantity))
    return NULL;

  return rbk_export_grouped (rbk_decimal_round (quantity, 2, RBK_ROUND_HALF_AWAY));
}

/* A share in per cent. */
char *
rbk_report_share (gboolean exists, double share)
{
  return exists ? rbk_export_percent (share) : NULL;
}

/* How many there are of something. */
char *
rbk_report_count (guint64 count)
{
  return rbk_export_grouped (rbk_decimal_from_int ((gint64) count));
}

/* A day as a letter has it: 30 June 2026. */
char *
rbk_report_date (const GDate *date)
{
  static const char *const months[] = { "January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December" };

  return g_strdup_printf ("%u %s %u", (guint) g_date_get_day (date),
                          months[g_date_get_month (date) - 1], (guint) g_date_get_year (date));
}

/* What something is called, else its key. */
char *
rbk_report_name (const char *name, const char *key)
{
  g_autofree char *clean = rbk_report_clean_line (name);

  return clean[0] != '\0' ? g_steal_pointer (&clean) : rbk_report_clean_line (key);
}

static char *
shorten (char *whole, glong length)
{
  g_autofree char *start = NULL;

  if (whole == NULL || g_utf8_strlen (whole, -1) <= length)
    return whole;
  start = g_utf8_substring (whole, 0, length - 1);
  g_free (whole);

  return g_strconcat (g_strchomp (start), "\xe2\x80\xa6", NULL);
}

/* Cuts words that are as long as a paragraph. */
char *
rbk_report_cut (char *words)
{
  return shorten (words, SHORT_LENGTH);
}

/* What something is called, cut likewise. The offer has the names of plans whole. */
char *
rbk_report_short_name (const char *name, const char *key)
{
  return shorten (rbk_report_name (name, key), SHORT_LENGTH);
}

/* Likewise, short enough for the head of a column. */
char *
rbk_report_head_name (const char *name, const char *key)
{
  return shorten (rbk_report_name (name, key), HEAD_LENGTH);
}

/* A place on the usage axis in words: "cap:80%" is 80 % of the limit. */
char *
rbk_report_place (const char *at)
{
  RbkWhere         where;
  g_autofree char *value = NULL;

  if (at == NULL || !rbk_where_parse (at, &where, NULL))
    return g_strdup (at);
  value = rbk_decimal_to_string (where.value);

  switch (where.kind)
    {
    case RBK_WHERE_PERCENTILE:
      return g_strdup_printf ("p%s", value);
    case RBK_WHERE_CAP:
      return strchr (at, ':') != NULL ? g_strdup_printf ("%s %% of the limit", value)
                                      : g_strdup ("the limit");
    case RBK_WHERE_INCLUDED:
      return g_strdup ("what is included");
    case RBK_WHERE_USAGE:
      return rbk_export_grouped (where.value);
    case RBK_WHERE_LEVEL:
    default:
      return g_strdup (at);
    }
}

/* Begins a part whose tables are in the book's currency, and says so. */
void
rbk_report_add_part (RbkReportFlow *flow, const RbkExportJob *job, const char *title)
{
  g_autofree char *heading = g_strdup_printf ("%s, in %s", title, job->spec->currency);

  rbk_report_flow_heading (flow, 2, heading);
}
