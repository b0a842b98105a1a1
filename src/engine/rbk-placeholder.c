/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-placeholder.h"

#include <string.h>

#include "rbk-error.h"

typedef struct
{
  const RbkPlaceholder *placeholders;
  gsize                 n;
  const char *const    *values; /* (nullable) */
  gboolean             *uses;   /* (nullable) */
  GString              *filled;
} Walk;

/*
 * rbk_placeholder_find:
 * @placeholders: (array length=n_placeholders): those that there are
 * @n_placeholders: how many
 * @name: the name of one
 * @length: of the name, in bytes
 *
 * Returns: its place; -1 where there is no such one
 */
int
rbk_placeholder_find (const RbkPlaceholder *placeholders,
                      gsize                 n_placeholders,
                      const char           *name,
                      gsize                 length)
{
  for (gsize i = 0; i < n_placeholders; i++)
    if (strlen (placeholders[i].name) == length &&
        strncmp (placeholders[i].name, name, length) == 0)
      return (int) i;
  return -1;
}

static void
set_unknown (const Walk *self, const char *name, gsize length, GError **error)
{
  g_autofree char *quoted = rbk_error_quote (name, length);
  g_autoptr(GString) names = g_string_new (NULL);

  for (gsize i = 0; i < self->n; i++)
    g_string_append_printf (names, "%s{%s}", i > 0 ? ", " : "", self->placeholders[i].name);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("%s is no placeholder; write one of %s, or {{ for a brace"), quoted, names->str);
}

static gboolean
append_value (const Walk *self, int which, GError **error)
{
  if (self->uses != NULL)
    self->uses[which] = TRUE;
  if (self->values == NULL)
    return TRUE;
  if (self->values[which] == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("there is nothing to say for {%s} here; leave it out of this message"),
                   self->placeholders[which].name);
      return FALSE;
    }
  g_string_append (self->filled, self->values[which]);
  return TRUE;
}

/* Goes on from a brace. Returns where the text goes on; %NULL with an error. */
static const char *
take_placeholder (const Walk *self, const char *brace, GError **error)
{
  const char *end = strchr (brace, '}');
  gsize       length = end != NULL ? (gsize) (end - brace - 1) : 0;
  int         which;

  if (end == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("a placeholder is not closed; write } after its name, or {{ for a "
                               "brace"));
      return NULL;
    }
  which = rbk_placeholder_find (self->placeholders, self->n, brace + 1, length);
  if (which >= 0)
    return append_value (self, which, error) ? end + 1 : NULL;
  set_unknown (self, brace + 1, length, error);
  return NULL;
}

/*
 * rbk_placeholder_fill:
 * @placeholders: (array length=n_placeholders): those that there are
 * @n_placeholders: how many
 * @text: a text with placeholders in braces; `{{` and `}}` are braces
 * @values: (nullable) (array length=n_placeholders): what stands in the place of each, %NULL where
 *   that is not known; without values the text is only checked
 * @uses: (out) (optional) (array length=n_placeholders): set for each that the text contains
 * @error: return location for a [error@Error]
 *
 * Fills a text in. A value is text: what looks like a placeholder in it stays as it is. Fails
 * with `RBK_ERROR_INVALID` for a placeholder that there is not, by its name, and for one that is
 * not closed, and with `RBK_ERROR_NOT_FOUND` where the text needs a value that is not known.
 *
 * Returns: (transfer full) (nullable): what is read
 */
char *
rbk_placeholder_fill (const RbkPlaceholder *placeholders,
                      gsize                 n_placeholders,
                      const char           *text,
                      const char *const    *values,
                      gboolean             *uses,
                      GError              **error)
{
  g_autoptr(GString) filled = g_string_new (NULL);
  const Walk  self = { placeholders, n_placeholders, values, uses, filled };
  const char *c = text;

  while (*c != '\0')
    {
      gboolean is_doubled = (c[0] == '{' && c[1] == '{') || (c[0] == '}' && c[1] == '}');

      if (c[0] == '{' && !is_doubled)
        {
          c = take_placeholder (&self, c, error);
          if (c == NULL)
            return NULL;
          continue;
        }
      g_string_append_c (filled, c[0]);
      c += is_doubled ? 2 : 1;
    }
  return g_strdup (filled->str);
}
