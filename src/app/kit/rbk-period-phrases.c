/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-period-phrases.h"

#include <glib/gi18n-lib.h>

/*
 * rbk_period_in_words:
 * @unit: a place in the order of units
 * @n: how many
 *
 * Returns: the phrase for “14 days”
 */
const char *
rbk_period_in_words (guint unit, guint n)
{
  switch (unit)
    {
    case 0:
      return ngettext ("%u year", "%u years", n);
    case 1:
      return ngettext ("%u month", "%u months", n);
    case 2:
      return ngettext ("%u week", "%u weeks", n);
    default:
      return ngettext ("%u day", "%u days", n);
    }
}

/*
 * rbk_period_in_short:
 * @unit: a place in the order of units
 * @n: how many
 *
 * Returns: the phrase for “14 d”, for where there is little room
 */
const char *
rbk_period_in_short (guint unit, guint n)
{
  switch (unit)
    {
    case 0:
      /* Translators: a number of years, where there is little room */
      return ngettext ("%u y", "%u y", n);
    case 1:
      /* Translators: a number of months, where there is little room */
      return ngettext ("%u mo", "%u mo", n);
    case 2:
      /* Translators: a number of weeks, where there is little room */
      return ngettext ("%u wk", "%u wk", n);
    default:
      /* Translators: a number of days, where there is little room */
      return ngettext ("%u d", "%u d", n);
    }
}

/*
 * rbk_period_as_cadence:
 * @unit: a place in the order of units
 * @n: how many
 *
 * Returns: the phrase for “every 14 days”
 */
const char *
rbk_period_as_cadence (guint unit, guint n)
{
  switch (unit)
    {
    case 0:
      return ngettext ("every %u year", "every %u years", n);
    case 1:
      return ngettext ("every %u month", "every %u months", n);
    case 2:
      return ngettext ("every %u week", "every %u weeks", n);
    default:
      return ngettext ("every %u day", "every %u days", n);
    }
}

/*
 * rbk_period_as_expiry:
 * @unit: a place in the order of units
 * @n: how many
 *
 * Returns: the phrase for “after 14 days”
 */
const char *
rbk_period_as_expiry (guint unit, guint n)
{
  switch (unit)
    {
    case 0:
      /* Translators: when credits go, counted from when they came */
      return ngettext ("after %u year", "after %u years", n);
    case 1:
      /* Translators: when credits go, counted from when they came */
      return ngettext ("after %u month", "after %u months", n);
    case 2:
      /* Translators: when credits go, counted from when they came */
      return ngettext ("after %u week", "after %u weeks", n);
    default:
      /* Translators: when credits go, counted from when they came */
      return ngettext ("after %u day", "after %u days", n);
    }
}
