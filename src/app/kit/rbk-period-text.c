/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-period-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-error.h"
#include "rbk-period-phrases.h"
#include "rbk-said-text.h"

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
fill (RbkPeriodPhrase phrase, guint unit, guint n)
{
  g_autoptr(GString) text = g_string_new (phrase (unit, n));
  g_autofree char *number = g_strdup_printf ("%u", n);

  g_string_replace (text, "%u", number, 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_parts (const char *iso, guint parts[RBK_PERIOD_N_UNITS])
{
  RbkDuration duration;

  if (!rbk_duration_parse (iso, &duration, NULL))
    return FALSE;
  parts[0] = duration.years;
  parts[1] = duration.months;
  parts[2] = duration.weeks;
  parts[3] = duration.days;

  return TRUE;
}

static char *
join (const char *iso, RbkPeriodPhrase phrase)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint parts[RBK_PERIOD_N_UNITS];

  if (iso == NULL)
    return g_strdup ("");
  if (!read_parts (iso, parts))
    return g_strdup (iso);

  for (guint i = 0; i < RBK_PERIOD_N_UNITS; i++)
    {
      g_autofree char *part = parts[i] > 0 ? fill (phrase, i, parts[i]) : NULL;

      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
    }
  if (text->len == 0)
    return g_strdup (iso);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A duration of one unit has a phrase of its own; one of several stands in a frame. */
static char *
say (const char *iso, RbkPeriodPhrase phrase, const char *frame)
{
  g_autoptr(GString) text = NULL;
  g_autofree char *words = NULL;
  guint            parts[RBK_PERIOD_N_UNITS] = { 0 };
  guint            n_parts = 0, unit = 0;

  for (guint i = 0; read_parts (iso, parts) && i < RBK_PERIOD_N_UNITS; i++)
    if (parts[i] > 0)
      {
        unit = i;
        n_parts++;
      }
  if (n_parts == 1)
    return fill (phrase, unit, parts[unit]);
  words = join (iso, rbk_period_in_words);
  text = g_string_new (frame);
  g_string_replace (text, "%s", words, 1);

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
  return join (iso, rbk_period_in_words);
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
  return join (iso, rbk_period_in_short);
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
  g_autofree char *folded = rbk_said_fold (text);
  g_autofree char *upper = g_ascii_strup (folded, -1);
  RbkDuration      duration;

  if (rbk_duration_parse (upper, &duration, NULL) || rbk_period_read_words (folded, &duration))
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
  const char *value = cadence != NULL ? cadence : "P1M";

  for (gsize i = 0; i < 5; i++)
    if (strcmp (cadences[i].value, value) == 0)
      return g_strdup (_ (cadences[i].word));

  /* Translators: how often; %s is a duration of several units: “every 1 year 6 months” */
  return say (value, rbk_period_as_cadence, _ ("every %s"));
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
  g_autofree char *folded = rbk_said_fold (text);
  char            *duration;

  for (gsize i = 0; i < G_N_ELEMENTS (cadences); i++)
    if (rbk_said_is (folded, cadences[i].word) || rbk_said_is (folded, _ (cadences[i].word)))
      return g_strdup (cadences[i].value);
  duration = rbk_period_read_framed (folded, rbk_period_as_cadence, _ ("every %s"), "every %s");
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
  for (gsize i = 0; i < G_N_ELEMENTS (expiries); i++)
    if (g_strcmp0 (expiries[i].value, expiry) == 0)
      return g_strdup (_ (expiries[i].word));
  if (expiry == NULL || !g_str_has_prefix (expiry, "after:"))
    return g_strdup (expiry != NULL ? expiry : "");

  /* Translators: when credits go; %s is a duration of several units: “after 1 year 6 months” */
  return say (expiry + strlen ("after:"), rbk_period_as_expiry, _ ("after %s"));
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
  g_autofree char *folded = rbk_said_fold (text);
  g_autofree char *duration = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (expiries); i++)
    if (strcmp (folded, expiries[i].value) == 0 || rbk_said_is (folded, expiries[i].word) ||
        rbk_said_is (folded, _ (expiries[i].word)))
      return g_strdup (expiries[i].value);
  duration =
      rbk_period_read_framed (g_str_has_prefix (folded, "after:") ? folded + strlen ("after:")
                                                                  : folded,
                              rbk_period_as_expiry, _ ("after %s"), "after %s");
  if (duration != NULL)
    return g_strconcat ("after:", duration, NULL);

  g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
               _ ("“%s” is no expiry; write never, after 90 days, or choose one from the list"),
               text);

  return NULL;
}

/**
 * rbk_lasting_to_words:
 * @lasting: (nullable): how long a discount lasts, as the file spells it
 *
 * Returns: (transfer full): “once”, “forever”, “3 months”; empty where there is none
 */
char *
rbk_lasting_to_words (const char *lasting)
{
  if (g_strcmp0 (lasting, "once") == 0)
    return g_strdup (C_ ("how long a discount lasts", "once"));
  if (g_strcmp0 (lasting, "forever") == 0)
    return g_strdup (C_ ("how long a discount lasts", "forever"));

  return rbk_duration_to_words (lasting);
}

/**
 * rbk_lasting_from_words:
 * @text: “once”, “forever”, “3 months”, “P3M”
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Returns: (transfer full) (nullable): the same as the file spells it
 */
char *
rbk_lasting_from_words (const char *text, GError **error)
{
  g_autofree char *folded = rbk_said_fold (text);
  char            *duration;

  if (strcmp (folded, "once") == 0 ||
      rbk_said_is (folded, C_ ("how long a discount lasts", "once")))
    return g_strdup ("once");
  if (strcmp (folded, "forever") == 0 ||
      rbk_said_is (folded, C_ ("how long a discount lasts", "forever")))
    return g_strdup ("forever");
  duration = rbk_duration_from_words (text, NULL);
  if (duration == NULL)
    g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                 _ ("“%s” does not say how long a discount lasts; write once, forever or 3 months"),
                 text);

  return duration;
}
