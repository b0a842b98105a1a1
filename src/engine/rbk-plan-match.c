/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plan-match.h"

#include <string.h>

static char *
fold (const char *text)
{
  return g_strstrip (g_utf8_casefold (text, -1));
}

static gboolean
is_same (const char *folded, const char *text)
{
  g_autofree char *other = fold (text);

  return strcmp (folded, other) == 0;
}

/**
 * rbk_plan_match:
 * @spec: a book
 * @text: what somebody calls a plan
 * @is_by_key: (out) (optional): whether that is its key, rather than its name
 *
 * Finds a plan by its key or its name, whatever the case and the spaces around it. Keys come
 * before names: two plans may have the same name, of which it is the first.
 *
 * Returns: its place in the book; -1 where there is none
 */
int
rbk_plan_match (const RbkSpec *spec, const char *text, gboolean *is_by_key)
{
  g_autofree char *folded = NULL;
  gboolean         by_key;

  g_return_val_if_fail (spec != NULL && text != NULL, -1);

  if (is_by_key == NULL)
    is_by_key = &by_key;
  folded = fold (text);
  *is_by_key = TRUE;
  for (guint i = 0; i < spec->n_plans; i++)
    if (is_same (folded, spec->plans[i].key))
      return (int) i;
  *is_by_key = FALSE;
  for (guint i = 0; i < spec->n_plans; i++)
    if (is_same (folded, spec->plans[i].name))
      return (int) i;
  return -1;
}
