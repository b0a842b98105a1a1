/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-heading.h"

#include <string.h>

/* Where a heading without spaces is best broken: between two scripts, as in “キャッシュ読取”,
 * behind a slash, or in the middle of ideographs. The place nearest to the middle, or none. */
static const char *
find_break (const char *title)
{
  glong          length = g_utf8_strlen (title, -1), best = length;
  const char    *found = NULL, *at = title;
  GUnicodeScript before = g_unichar_get_script (g_utf8_get_char (title));

  for (glong i = 1; i < length; i++)
    {
      GUnicodeScript script;

      at = g_utf8_next_char (at);
      script = g_unichar_get_script (g_utf8_get_char (at));
      /* Marks belong to what stands before them. */
      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      if ((script != before || script == G_UNICODE_SCRIPT_HAN || at[-1] == '/') &&
          ABS (2 * i - length) < best)
        {
          best = ABS (2 * i - length);
          found = at;
        }
      before = script;
    }

  return found;
}

static gboolean
has_wide_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iswide (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/*
 * rbk_heading_dup:
 * @title: what a column is called
 * @width: how many letters are as wide as its cells
 *
 * A heading longer than its column is wide stands on two lines. They are broken here: a label
 * that wraps by itself has no width of its own, by which columns could be aligned.
 *
 * Returns: (transfer full): the title, perhaps on two lines
 */
char *
rbk_heading_dup (const char *title, int width)
{
  g_autofree char *heading = g_strdup (title);
  char            *gap = strrchr (heading, ' ');
  const char      *middle = NULL;
  glong            length = g_utf8_strlen (title, -1);

  if (gap != NULL && length > width)
    *gap = '\n';
  else if (gap == NULL && length > 3 && 2 * length > width && has_wide_letters (title))
    middle = find_break (title);
  if (middle != NULL)
    return g_strdup_printf ("%.*s\n%s", (int) (middle - title), title, middle);

  return g_steal_pointer (&heading);
}
