/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-path.h"

#include <string.h>

/**
 * rbk_path_take_position:
 * @path: (inout): a place in a book, like `plans[0].phases[1].price`
 * @list: the name of a list, like `plans`
 * @position: (out): where in that list, from 0
 *
 * Reads the name of the list and the position at the start of the path, and moves it past both and
 * past the dot that follows. Without them it stays.
 *
 * Returns: whether it begins so
 */
gboolean
rbk_path_take_position (const char **path, const char *list, guint *position)
{
  gsize       length = strlen (list);
  const char *at = *path;
  guint64     number = 0;

  if (strncmp (at, list, length) != 0 || at[length] != '[' || !g_ascii_isdigit (at[length + 1]))
    return FALSE;

  for (at += length + 1; g_ascii_isdigit (*at); at++)
    {
      number = number * 10 + (guint64) g_ascii_digit_value (*at);
      if (number > G_MAXUINT)
        return FALSE;
    }
  if (*at++ != ']')
    return FALSE;

  *position = (guint) number;
  *path = *at == '.' ? at + 1 : at;
  return TRUE;
}
