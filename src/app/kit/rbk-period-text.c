/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-period-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-date.h"
#include "rbk-error.h"
#include "rbk-said-text.h"

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

/* A phrase with the number as %u, in the form that a language has for @n. */
typedef const char *(*PhraseFunc) (guint unit, guint n);

static const char *
in_words (guint unit, guint n)
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

static const char *
in_short (guint unit, guint n)
{
  static const char *const phrases[N_UNITS] = {
    /* Translators: a number of years, where there is little room */
    N_ ("%u y"),
    /* Translators: a number of months, where there is little room */
    N_ ("%u mo"),
    /* Translators: a number of weeks, where there is little room */
    N_ ("%u wk"),
    /* Translators: a number of days, where there is little room */
    N_ ("%u d"),
  };

  return _ (phrases[unit]);
}

static const char *
as_cadence (guint unit, guint n)
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

static const char *
as_expiry (guint unit, guint n)
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

static char *
fill (PhraseFunc phrase, guint unit, guint n)
{
  g_autoptr(GString) text = g_string_new (phrase (unit, n));
  g_autofree char *number = g_strdup_printf ("%u", n);

  g_string_replace (text, "%u", number, 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_parts (const char *iso, guint parts[N_UNITS])
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
join (const char *iso, PhraseFunc phrase)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint parts[N_UNITS];

  if (iso == NULL)
    return g_strdup ("");
  if (!read_parts (iso, parts))
    return g_strdup (iso);

  for (guint i = 0; i < N_UNITS; i++)
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
say (const char *iso, PhraseFunc phrase, const char *frame)
{
  g_autoptr(GString) text = NULL;
  g_autofree char *words = NULL;
  guint            parts[N_UNITS] = { 0 };
  guint            n_parts = 0, unit = 0;

  for (guint i = 0; read_parts (iso, parts) && i < N_UNITS; i++)
    if (parts[i] > 0)
      {
        unit = i;
        n_parts++;
      }
  if (n_parts == 1)
    return fill (phrase, unit, parts[unit]);
  words = join (iso, in_words);
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
  return join (iso, in_words);
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
  return join (iso, in_short);
}

typedef struct
{
  const char *end; /* where the text goes on; NULL where nothing was found */
  guint       unit, n;
} Part;

/* Takes a text for a number and a unit where it begins so. The longest is meant: “3 months”
 * begins like “3 m”. */
static void
try_phrase (const char *text, const char *phrase, guint unit, guint implied, Part *part)
{
  g_autofree char *folded = rbk_said_fold (phrase);
  const char      *place = strstr (folded, "%u");
  guint64          n = implied;

  if (!rbk_said_skip (&text, folded, place != NULL ? (gsize) (place - folded) : strlen (folded)))
    return;
  if (place != NULL)
    {
      char *end;

      for (; *text == ' '; text++)
        ;
      n = g_ascii_isdigit (*text) ? g_ascii_strtoull (text, &end, 10) : 0;
      if (n == 0 || n > MAX_NUMBER)
        return;
      text = end;
      if (!rbk_said_skip (&text, place + 2, strlen (place + 2)))
        return;
    }
  else if (implied == 0)
    return;
  if (text > part->end)
    *part = (Part){ text, unit, (guint) n };
}

/* All forms of a phrase, for whoever types a form that belongs to another number. */
static void
try_phrases (const char *text, PhraseFunc phrase, Part *part)
{
  static const guint examples[] = { 1, 2, 3, 5, 11, 21, 100, 0 };

  for (guint unit = 0; unit < N_UNITS; unit++)
    for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
      {
        const char *form = phrase (unit, examples[i]);
        const char *number = strstr (form, "%u");

        /* A language may have a word for two days, with no number in it. */
        try_phrase (text, form, unit, examples[i] <= 2 ? examples[i] : 0, part);
        if (number != NULL)
          try_phrase (text, number, unit, 0, part);
      }
}

static void
try_unit_words (const char *text, Part *part)
{
  for (guint unit = 0; unit < N_UNITS; unit++)
    for (gsize i = 0; unit_words[unit][i] != NULL; i++)
      {
        g_autofree char *phrase = g_strconcat ("%u", unit_words[unit][i], NULL);

        try_phrase (text, phrase, unit, 0, part);
      }
}

/* Moves over what stands between the parts of a duration. */
static const char *
skip_separators (const char *text)
{
  static const char *const separators[] = { " ", ",", "،", "、" };

  for (gsize i = 0; i < G_N_ELEMENTS (separators);)
    if (g_str_has_prefix (text, separators[i]))
      {
        text += strlen (separators[i]);
        i = 0;
      }
    else
      i++;

  return text;
}

static gboolean
parse_words (const char *text, RbkDuration *duration)
{
  guint *parts[N_UNITS] = { &duration->years, &duration->months, &duration->weeks,
                            &duration->days };

  *duration = (RbkDuration){ 0 };
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text = skip_separators (text))
    {
      Part part = { NULL, 0, 0 };

      try_unit_words (text, &part);
      try_phrases (text, in_words, &part);
      try_phrases (text, in_short, &part);
      if (part.end == NULL)
        return FALSE;
      *parts[part.unit] += part.n;
      text = part.end;
    }

  return TRUE;
}

/* What stands in a frame such as “every %s”, or all of a text that is in none. */
static char *
dup_framed (const char *text, const char *frame)
{
  g_autofree char *folded = rbk_said_fold (frame);
  char            *place = strstr (folded, "%s");
  const char      *rest = text;
  const char      *tail = place != NULL ? place + 2 : "";
  gsize            length = strlen (text);

  if (place == NULL || !rbk_said_skip (&rest, folded, (gsize) (place - folded)))
    return g_strdup (text);
  for (; *tail == ' '; tail++)
    ;
  if (!g_str_has_suffix (rest, tail))
    return g_strdup (text);
  length = strlen (rest) - strlen (tail);

  return g_strstrip (g_strndup (rest, length));
}

/* Reads “every 3 months” as the user's language says it, and as English does. */
static char *
parse_framed (const char *text, PhraseFunc phrase, const char *frame, const char *english)
{
  g_autofree char *own = dup_framed (text, frame);
  g_autofree char *plain = dup_framed (own, english);
  Part             part = { NULL, 0, 0 };

  try_phrases (text, phrase, &part);
  if (part.end != NULL && *part.end == '\0')
    {
      RbkDuration duration = { .years = part.unit == 0 ? part.n : 0,
                               .months = part.unit == 1 ? part.n : 0,
                               .weeks = part.unit == 2 ? part.n : 0,
                               .days = part.unit == 3 ? part.n : 0 };

      return rbk_duration_to_string (&duration);
    }

  return rbk_duration_from_words (plain, NULL);
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
  const char *value = cadence != NULL ? cadence : "P1M";

  for (gsize i = 0; i < 5; i++)
    if (strcmp (cadences[i].value, value) == 0)
      return g_strdup (_ (cadences[i].word));

  /* Translators: how often; %s is a duration of several units: “every 1 year 6 months” */
  return say (value, as_cadence, _ ("every %s"));
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
  duration = parse_framed (folded, as_cadence, _ ("every %s"), "every %s");
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
  return say (expiry + strlen ("after:"), as_expiry, _ ("after %s"));
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
      parse_framed (g_str_has_prefix (folded, "after:") ? folded + strlen ("after:") : folded,
                    as_expiry, _ ("after %s"), "after %s");
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
