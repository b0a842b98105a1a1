/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-said-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * rbk_said_fold:
 * @text: what was typed, or what it is held against
 *
 * Spells in one way what is the same to a reader: letters in one case, digits of one script.
 *
 * Returns: (transfer full): that spelling, without spaces at the ends
 */
char *
rbk_said_fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = plain != NULL ? g_utf8_casefold (plain, -1) : g_strdup ("");
  g_autoptr(GString) spelt = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isdigit (letter))
        g_string_append_c (spelt, (char) ('0' + g_unichar_digit_value (letter)));
      else if (g_unichar_type (letter) != G_UNICODE_FORMAT)
        g_string_append_unichar (spelt, g_unichar_isspace (letter) ? ' ' : letter);
    }

  return g_strdup (g_strstrip (spelt->str));
}

/* As Latin, Arabic, Japanese and Chinese write it. */
static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0x060c || c == 0x3001 || c == 0xff0c;
}

/**
 * rbk_said_split_list:
 * @text: what was typed
 *
 * Takes a list apart at the commas of any script.
 *
 * Returns: (transfer full) (array zero-terminated=1): what stands between, without spaces at the
 * ends; it may be empty
 */
char **
rbk_said_split_list (const char *text)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr(GString) part = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (is_comma (g_utf8_get_char (at)))
      {
        g_strv_builder_add (parts, g_strstrip (part->str));
        g_string_truncate (part, 0);
      }
    else
      g_string_append_unichar (part, g_utf8_get_char (at));
  g_strv_builder_add (parts, g_strstrip (part->str));

  return g_strv_builder_end (parts);
}

/**
 * rbk_said_skip:
 * @at: (inout): a place in a folded text; it moves behind the words
 * @words: folded words
 * @length: of @words, in bytes
 *
 * Moves over words, whatever spaces are in either: many languages have none.
 *
 * Returns: whether the text goes on with them; where not, @at stays
 */
gboolean
rbk_said_skip (const char **at, const char *words, gsize length)
{
  const char *rest = *at;

  for (const char *word = words; word < words + length; word++)
    {
      if (*word == ' ')
        continue;
      for (; *rest == ' '; rest++)
        ;
      if (*rest != *word)
        return FALSE;
      rest++;
    }
  *at = rest;

  return TRUE;
}

/**
 * rbk_said_is:
 * @text: a folded text
 * @words: words of the user's language
 *
 * Returns: whether the text is nothing but these words
 */
gboolean
rbk_said_is (const char *text, const char *words)
{
  g_autofree char *folded = rbk_said_fold (words);

  return rbk_said_skip (&text, folded, strlen (folded)) && *text == '\0';
}

/**
 * rbk_place_to_words:
 * @place: (nullable): a place on the usage axis, as the file spells it
 *
 * Returns: (transfer full): the same with the words of the user's language; empty where there
 *   is none
 */
char *
rbk_place_to_words (const char *place)
{
  if (place == NULL)
    return g_strdup ("");
  if (strcmp (place, "included") == 0)
    return g_strdup (C_ ("place on the usage axis", "included"));
  if (strcmp (place, "cap") == 0 || g_str_has_prefix (place, "cap:"))
    /* Translators: people type it, also with a share behind it: “cap:80%” */
    return g_strconcat (C_ ("place on the usage axis", "cap"), place + strlen ("cap"), NULL);

  return g_strdup (place);
}

/**
 * rbk_place_from_words:
 * @text: a place on the usage axis, in English or with the words of the user's language
 *
 * Reads “inbegriffen” for `included`. What has no word of ours, as the key of a usage level, stays
 * as it is; whether it is a place is for [func@where_parse] to say.
 *
 * Returns: (transfer full): the same as the file spells it
 */
char *
rbk_place_from_words (const char *text)
{
  g_autofree char *folded = rbk_said_fold (text);
  g_autofree char *cap = rbk_said_fold (C_ ("place on the usage axis", "cap"));
  const char      *rest = folded;
  g_autofree char *share = NULL;
  g_auto(GStrv) parts = NULL;

  if (strcmp (folded, "included") == 0 ||
      rbk_said_is (folded, C_ ("place on the usage axis", "included")))
    return g_strdup ("included");
  if (!rbk_said_skip (&rest, cap, strlen (cap)) && !rbk_said_skip (&rest, "cap", strlen ("cap")))
    return g_strstrip (g_strdup (text));
  if (*rest == '\0')
    return g_strdup ("cap");
  rest += strspn (rest, " ");
  if (*rest != ':')
    return g_strstrip (g_strdup (text));
  parts = g_strsplit (rest, " ", -1);
  share = g_strjoinv ("", parts);

  return g_strconcat ("cap", share, NULL);
}
