/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-private.h"

#include <string.h>

/* Names of models as people write them. Folded, a name is its words in lower case with a
 * blank around each: " claude opus 4 8 ". */

#define DATE_DIGITS 8

static gboolean
is_version_word (const char *word)
{
  return strcmp (word, "latest") == 0 ||
         (strlen (word) == DATE_DIGITS && strspn (word, "0123456789") == DATE_DIGITS);
}

/**
 * rbk_catalogue_fold: (skip)
 * @text: the id or the name of a model, with or without its vendor: `anthropic/claude-opus-4-8`
 *
 * Returns: (transfer full): its words; a release date or `latest` is no word
 */
char *
rbk_catalogue_fold (const char *text)
{
  const char      *slash = strrchr (text, '/');
  g_autofree char *lower = g_ascii_strdown (slash != NULL ? slash + 1 : text, -1);
  g_auto(GStrv) words = NULL;
  GString *folded = g_string_new (" ");

  for (char *p = lower; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      *p = ' ';
  words = g_strsplit (lower, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !is_version_word (words[i]))
      g_string_append_printf (folded, "%s ", words[i]);

  return g_string_free (folded, FALSE);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * rbk_catalogue_fold_sorted: (skip)
 * @text: the id or the name of a model
 *
 * Some write `claude-haiku-4-5`, some `claude-4.5-haiku`.
 *
 * Returns: (transfer full): its words in order of the alphabet, then its numbers as they stand
 */
char *
rbk_catalogue_fold_sorted (const char *text)
{
  g_autofree char *folded = rbk_catalogue_fold (text);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GString) numbers = g_string_new (NULL);
  GString *sorted = g_string_new (" ");

  for (char **word = words; *word != NULL; word++)
    if (g_ascii_isdigit (**word))
      g_string_append_printf (numbers, "%s ", *word);
    else if (**word != '\0')
      g_ptr_array_add (names, *word);
  g_ptr_array_sort (names, compare_words);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sorted, "%s ", (const char *) names->pdata[i]);
  g_string_append (sorted, numbers->str);

  return g_string_free (sorted, FALSE);
}

/**
 * rbk_catalogue_match: (skip)
 * @folded: a model's id or name, folded
 * @wanted: what was asked for, folded
 *
 * Returns: how well they match, better is more: the same words; ends in these words, as
 *   `claude opus 4 8` does in `opus 4 8`; holds them; or %RBK_CATALOGUE_NO_MATCH
 */
guint
rbk_catalogue_match (const char *folded, const char *wanted)
{
  if (wanted[1] == '\0')
    return RBK_CATALOGUE_NO_MATCH;
  if (strcmp (folded, wanted) == 0)
    return RBK_CATALOGUE_IS;
  if (g_str_has_suffix (folded, wanted))
    return RBK_CATALOGUE_ENDS;

  return strstr (folded, wanted) != NULL ? RBK_CATALOGUE_HOLDS : RBK_CATALOGUE_NO_MATCH;
}

static gboolean
has_pair (const char *text, const char *pair)
{
  for (const char *p = text; p[0] != '\0' && p[1] != '\0'; p++)
    if (p[0] == pair[0] && p[1] == pair[1])
      return TRUE;

  return FALSE;
}

/**
 * rbk_catalogue_likeness: (skip)
 * @folded: a model's id or name, folded
 * @wanted: what was asked for, folded
 *
 * Returns: from 0 to 1, how many neighbouring letters they share: what to suggest after a
 *   slip of the finger
 */
double
rbk_catalogue_likeness (const char *folded, const char *wanted)
{
  guint n_shared = 0;
  gsize n_pairs = strlen (folded) + strlen (wanted) - 2;

  for (const char *p = wanted; p[0] != '\0' && p[1] != '\0'; p++)
    n_shared += has_pair (folded, p);

  return n_pairs > 0 ? 2.0 * n_shared / (double) n_pairs : 0.0;
}
