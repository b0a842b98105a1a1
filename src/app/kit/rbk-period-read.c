/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-period-phrases.h"

#include <string.h>

#include "rbk-period-text.h"
#include "rbk-said-text.h"

#define MAX_NUMBER 9999

/* The words of each unit that are understood in any language, the shortest too. */
static const char *const unit_words[RBK_PERIOD_N_UNITS][6] = {
  { "year", "years", "yr", "yrs", "y", NULL },
  { "month", "months", "mo", "mos", "m", NULL },
  { "week", "weeks", "wk", "wks", "w", NULL },
  { "day", "days", "d", NULL },
};

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
try_phrases (const char *text, RbkPeriodPhrase phrase, Part *part)
{
  static const guint examples[] = { 1, 2, 3, 5, 11, 21, 100, 0 };

  for (guint unit = 0; unit < RBK_PERIOD_N_UNITS; unit++)
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
  for (guint unit = 0; unit < RBK_PERIOD_N_UNITS; unit++)
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

/*
 * rbk_period_read_words:
 * @text: (not nullable): a text as rbk_said_fold() leaves it: “1 year 6 months”
 * @duration: (out caller-allocates): what it says
 *
 * Returns: whether it is a duration, in the user's language or in English
 */
gboolean
rbk_period_read_words (const char *text, RbkDuration *duration)
{
  guint *parts[RBK_PERIOD_N_UNITS] = { &duration->years, &duration->months, &duration->weeks,
                                       &duration->days };

  *duration = (RbkDuration){ 0 };
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text = skip_separators (text))
    {
      Part part = { NULL, 0, 0 };

      try_unit_words (text, &part);
      try_phrases (text, rbk_period_in_words, &part);
      try_phrases (text, rbk_period_in_short, &part);
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

/*
 * rbk_period_read_framed:
 * @text: a text as rbk_said_fold() leaves it
 * @phrase: how one unit stands in a frame
 * @frame: the frame in the user's language, with %s for what stands in it
 * @english: the same in English
 *
 * Reads “every 3 months” as the user's language says it, and as English does.
 *
 * Returns: (transfer full) (nullable): the ISO 8601 duration
 */
char *
rbk_period_read_framed (const char     *text,
                        RbkPeriodPhrase phrase,
                        const char     *frame,
                        const char     *english)
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
