/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-period-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-date.h"
#include "rbk-error.h"

#define N_UNITS 4
#define MAX_NUMBER 9999

/* The words of each unit that are understood in any language, the shortest too. */
static const char *const unit_words[N_UNITS][6] = {
  { "year", "years", "yr", "yrs", "y", NULL },
  { "month", "months", "mo", "mos", "m", NULL },
  { "week", "weeks", "wk", "wks", "w", NULL },
  { "day", "days", "d", NULL },
};

static const struct
{
  const char *value, *word;
} cadences[] = {
  { "once", N_ ("once") },      { "P1D", N_ ("daily") },       { "P1W", N_ ("weekly") },
  { "P1M", N_ ("monthly") },    { "P1Y", N_ ("yearly") },      { "P1Y", N_ ("annually") },
  { "P3M", N_ ("quarterly") },  { "P1M", N_ ("every month") }, { "P1Y", N_ ("every year") },
  { "P1W", N_ ("every week") }, { "P1D", N_ ("every day") },   { "P1M", N_ ("month") },
  { "P1Y", N_ ("year") },
};

static const struct
{
  const char *value, *word;
} expiries[] = {
  { "month_end", N_ ("at the end of the month") },
  { "year_end", N_ ("at the end of the year") },
  { "contract_end", N_ ("when the contract ends") },
  { "never", N_ ("never") },
};

static char *
words_for (guint unit, guint n)
{
  switch (unit)
    {
    case 0:
      return g_strdup_printf (ngettext ("%u year", "%u years", n), n);
    case 1:
      return g_strdup_printf (ngettext ("%u month", "%u months", n), n);
    case 2:
      return g_strdup_printf (ngettext ("%u week", "%u weeks", n), n);
    default:
      return g_strdup_printf (ngettext ("%u day", "%u days", n), n);
    }
}

static char *
short_for (guint unit, guint n)
{
  static const char *const formats[N_UNITS] = {
    /* Translators: a number of years, where there is little room */
    N_ ("%u y"),
    /* Translators: a number of months, where there is little room */
    N_ ("%u mo"),
    /* Translators: a number of weeks, where there is little room */
    N_ ("%u wk"),
    /* Translators: a number of days, where there is little room */
    N_ ("%u d"),
  };
  g_autoptr(GString) text = g_string_new (_ (formats[unit]));
  g_autofree char *number = g_strdup_printf ("%u", n);

  g_string_replace (text, "%u", number, 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join (const char *iso, char *(*text_for) (guint unit, guint n))
{
  g_autoptr(GString) text = g_string_new (NULL);
  RbkDuration duration;
  guint       parts[N_UNITS];

  if (iso == NULL)
    return g_strdup ("");
  if (!rbk_duration_parse (iso, &duration, NULL))
    return g_strdup (iso);

  parts[0] = duration.years;
  parts[1] = duration.months;
  parts[2] = duration.weeks;
  parts[3] = duration.days;
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autofree char *part = parts[i] > 0 ? text_for (i, parts[i]) : NULL;

      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
    }
  if (text->len == 0)
    return g_strdup (iso);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rbk_duration_to_words:
 * @iso: (nullable): an ISO 8601 duration
 *
 * Returns: (transfer full): “14 days”; empty where there is none, as it is where it is no
 *   duration
 */
char *
rbk_duration_to_words (const char *iso)
{
  return join (iso, words_for);
}

/**
 * rbk_duration_to_short:
 * @iso: (nullable): an ISO 8601 duration
 *
 * Returns: (transfer full): “14 d”, for where there is little room
 */
char *
rbk_duration_to_short (const char *iso)
{
  return join (iso, short_for);
}

/* Whether the text goes on with a unit, in the user's words or in those of any language. */
static gboolean
take_unit (const char **at, guint n, guint *unit)
{
  gsize length = strspn (*at, "abcdefghijklmnopqrstuvwxyz");

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autofree char *whole = words_for (i, n);
      g_autofree char *lower = g_utf8_strdown (whole, -1);
      const char      *word = strchr (lower, ' ') != NULL ? strchr (lower, ' ') + 1 : lower;
      g_autofree char *typed = g_strndup (*at, length);

      if (length > 0 && g_strv_contains (unit_words[i], typed))
        {
          *at += length;
          *unit = i;
          return TRUE;
        }
      if (word[0] != '\0' && g_str_has_prefix (*at, word))
        {
          *at += strlen (word);
          *unit = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
parse_words (const char *text, RbkDuration *duration)
{
  guint *parts[N_UNITS] = { &duration->years, &duration->months, &duration->weeks,
                            &duration->days };
  guint  n_parts = 0;

  *duration = (RbkDuration){ 0 };
  while (*text != '\0')
    {
      char   *end;
      guint64 n = g_ascii_strtoull (text, &end, 10);
      guint   unit;

      if (!g_ascii_isdigit (*text) || n > MAX_NUMBER)
        return FALSE;
      for (text = end; *text == ' '; text++)
        ;
      if (!take_unit (&text, (guint) n, &unit))
        return FALSE;
      *parts[unit] += (guint) n;
      n_parts++;
      while (*text == ' ' || *text == ',')
        text++;
    }

  return n_parts > 0 && duration->years + duration->months + duration->weeks + duration->days > 0;
}

static char *
fold (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_strdup (g_strstrip (lower));
}

/**
 * rbk_duration_from_words:
 * @text: “14 days”, “3 months”, “1 year 6 months”, “P14D”
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Returns: (transfer full) (nullable): the ISO 8601 duration
 */
char *
rbk_duration_from_words (const char *text, GError **error)
{
  g_autofree char *folded = fold (text);
  g_autofree char *upper = g_ascii_strup (folded, -1);
  RbkDuration      duration;

  if (rbk_duration_parse (upper, &duration, NULL) || parse_words (folded, &duration))
    return rbk_duration_to_string (&duration);

  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               _ ("“%s” is no duration; write it like 14 days or 3 months"), text);

  return NULL;
}

/**
 * rbk_cadence_to_words:
 * @cadence: (nullable): an ISO 8601 duration, or `once`; nothing is a month
 *
 * Returns: (transfer full): “monthly”, “once”, “every 3 months”
 */
char *
rbk_cadence_to_words (const char *cadence)
{
  const char      *value = cadence != NULL ? cadence : "P1M";
  g_autofree char *words = NULL;

  for (gsize i = 0; i < 5; i++)
    if (strcmp (cadences[i].value, value) == 0)
      return g_strdup (_ (cadences[i].word));
  words = rbk_duration_to_words (value);

  /* Translators: how often; %s is a duration: “every 3 months” */
  return g_strdup_printf (_ ("every %s"), words);
}

/**
 * rbk_cadence_from_words:
 * @text: “monthly”, “once”, “every 3 months”, “P3M”
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Returns: (transfer full) (nullable): the ISO 8601 duration, or `once`
 */
char *
rbk_cadence_from_words (const char *text, GError **error)
{
  g_autofree char *folded = fold (text);
  g_autofree char *every = g_strdup_printf (_ ("every %s"), "");
  const char      *rest = folded;
  char            *duration;

  for (gsize i = 0; i < G_N_ELEMENTS (cadences); i++)
    {
      g_autofree char *translated = g_utf8_strdown (_ (cadences[i].word), -1);

      if (strcmp (folded, cadences[i].word) == 0 || strcmp (folded, translated) == 0)
        return g_strdup (cadences[i].value);
    }
  if (g_str_has_prefix (rest, every))
    rest += strlen (every);
  else if (g_str_has_prefix (rest, "every "))
    rest += strlen ("every ");
  duration = rbk_duration_from_words (rest, NULL);
  if (duration == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                 _ ("“%s” is no billing period; write monthly, yearly, once or every 3 months"),
                 text);

  return duration;
}

/**
 * rbk_expiry_to_words:
 * @expiry: (nullable): when credits go, as the file spells it
 *
 * Returns: (transfer full): “at the end of the month”, “after 90 days”; empty where there
 *   is none
 */
char *
rbk_expiry_to_words (const char *expiry)
{
  g_autofree char *words = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (expiries); i++)
    if (g_strcmp0 (expiries[i].value, expiry) == 0)
      return g_strdup (_ (expiries[i].word));
  if (expiry == NULL || !g_str_has_prefix (expiry, "after:"))
    return g_strdup (expiry != NULL ? expiry : "");
  words = rbk_duration_to_words (expiry + strlen ("after:"));

  /* Translators: when credits go; %s is a duration: “after 90 days” */
  return g_strdup_printf (_ ("after %s"), words);
}

/**
 * rbk_expiry_from_words:
 * @text: “never”, “after 90 days”, “month_end”
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Returns: (transfer full) (nullable): the same as the file spells it
 */
char *
rbk_expiry_from_words (const char *text, GError **error)
{
  g_autofree char *folded = fold (text);
  g_autofree char *after = g_strdup_printf (_ ("after %s"), "");
  g_autofree char *duration = NULL;
  const char      *rest = folded;

  for (gsize i = 0; i < G_N_ELEMENTS (expiries); i++)
    {
      g_autofree char *translated = g_utf8_strdown (_ (expiries[i].word), -1);

      if (strcmp (folded, expiries[i].value) == 0 || strcmp (folded, expiries[i].word) == 0 ||
          strcmp (folded, translated) == 0)
        return g_strdup (expiries[i].value);
    }
  if (g_str_has_prefix (rest, after))
    rest += strlen (after);
  else if (g_str_has_prefix (rest, "after:") || g_str_has_prefix (rest, "after "))
    rest += strlen ("after:");
  duration = rbk_duration_from_words (rest, NULL);
  if (duration != NULL)
    return g_strconcat ("after:", duration, NULL);

  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               _ ("“%s” is no expiry; write never, after 90 days, or choose one from the list"),
               text);

  return NULL;
}
