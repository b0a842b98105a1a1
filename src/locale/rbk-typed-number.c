/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-money-format-private.h"

#include <unicode/uchar.h>
#include <string.h>

/* Superscripts, fractions and numbers in circles: their wide form is digits, but 5² is
 * not 52. */
static gboolean
has_odd_number (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_OTHER_NUMBER)
      return TRUE;
  return FALSE;
}

/* Brings what looks alike to one spelling: the digits of any script, wide forms, the
 * many spaces, dashes and apostrophes, and no invisible direction marks. NULL when the
 * text is not valid UTF-8 or can't be meant as a number. */
char *
rbk_typed_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString         *folded;

  if (normal == NULL || has_odd_number (text))
    return NULL;

  folded = g_string_new (NULL);
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int      digit = u_charDigitValue ((UChar32) c);

      if (digit >= 0)
        g_string_append_c (folded, (char) ('0' + digit));
      else if (g_unichar_isspace (c))
        g_string_append_c (folded, ' ');
      else if (c == 0x2212)
        g_string_append_c (folded, '-');
      else if (c == 0x2019)
        g_string_append_c (folded, '\'');
      else if (g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (folded, c);
    }
  return g_strstrip (g_string_free (folded, FALSE));
}

/* A point is a decimal point wherever it does not part groups: people type prices as
 * they find them on the web. */
static gboolean
is_decimal (const RbkTypedNumber *style, gunichar c)
{
  return c == style->decimal || (c == '.' && style->group != '.');
}

/* Spaces are understood as groups everywhere: they can't be anything else. */
static gboolean
is_group (const RbkTypedNumber *style, gunichar c)
{
  return c == style->group || c == ' ';
}

static gboolean
sizes_are (const GArray *sizes, guint primary, guint secondary)
{
  guint n = sizes->len;

  if (n == 1)
    return TRUE;
  if (g_array_index (sizes, guint, n - 1) != primary || g_array_index (sizes, guint, 0) == 0 ||
      g_array_index (sizes, guint, 0) > secondary)
    return FALSE;
  for (guint i = 1; i + 1 < n; i++)
    if (g_array_index (sizes, guint, i) != secondary)
      return FALSE;
  return TRUE;
}

/* Reads the whole units up to a decimal sign or the end. NULL when the groups are not
 * what the locale has, as in 1,2,3; or begin with a zero: 0,175 is not 175. */
static const char *
read_whole (const RbkTypedNumber *style, const char *at, const char *end, GString *plain)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  gunichar separator = 0;
  guint    size = 0;

  for (; at < end && !is_decimal (style, g_utf8_get_char (at)); at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_ascii_isdigit (*at))
        {
          g_string_append_c (plain, *at);
          size++;
          continue;
        }
      if (!is_group (style, c) || (separator != 0 && c != separator))
        return NULL;
      separator = c;
      g_array_append_val (sizes, size);
      size = 0;
    }
  g_array_append_val (sizes, size);
  if (sizes->len > 1 && plain->str[0] == '0')
    return NULL;
  if (!sizes_are (sizes, style->primary, style->secondary) && !sizes_are (sizes, 3, 3))
    return NULL;
  return at;
}

/* Turns a folded number without sign and currency to plain notation. NULL when it is not
 * one as the style has it, the whole of it. */
char *
rbk_typed_number_to_plain (const RbkTypedNumber *style, const char *text, gsize length)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *end = text + length, *at = read_whole (style, text, end, plain);

  if (at == NULL)
    return NULL;
  if (plain->len == 0)
    g_string_append_c (plain, '0');
  if (at == end)
    return length > 0 ? g_strdup (plain->str) : NULL;

  at = g_utf8_next_char (at);
  if (at == end || strspn (at, "0123456789") < (gsize) (end - at))
    return NULL;
  g_string_append_c (plain, '.');
  g_string_append_len (plain, at, end - at);
  return g_strdup (plain->str);
}
