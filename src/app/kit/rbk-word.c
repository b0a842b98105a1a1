/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-word.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PLURAL_PERIOD 1000000

/* What the file's words are called in the window. */
static const struct
{
  const char *nick, *word;
} words[] = {
  { "none", N_ ("None") },
  { "hard", N_ ("Hard") },
  { "soft", N_ ("Soft") },
  { "flat", N_ ("Flat") },
  { "per_unit", N_ ("Per unit") },
  { "package", N_ ("Package") },
  { "graduated", N_ ("Graduated") },
  { "volume", N_ ("Volume") },
  { "trial", N_ ("Trial") },
  { "discount", N_ ("Discount") },
  { "ramp", N_ ("Ramp") },
  { "evergreen", N_ ("Evergreen") },
  { "share", N_ ("A share") },
  { "full", N_ ("Full") },
  { "self_serve", N_ ("Self-serve") },
  { "sales", N_ ("Sales") },
  { "alert", N_ ("Near the limit") },
  { "limit", N_ ("At the limit") },
  { "projection", N_ ("Limit foreseen") },
  { "upgrade", N_ ("Upgrade page") },
  { "confirmation", N_ ("After an upgrade") },
  { "banner", N_ ("Banner") },
  { "mail", N_ ("Mail") },
  { "page", N_ ("Page") },
};

/**
 * rbk_word_for_nick:
 * @nick: a word of the file
 *
 * Returns: (transfer none): the same in the user's language
 */
const char *
rbk_word_for_nick (const char *nick)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].nick, nick) == 0)
      return _ (words[i].word);

  return nick;
}

/**
 * rbk_word_translate:
 * @text: a text that is marked for translators elsewhere; it may be empty
 *
 * Returns: (transfer none): it in the user's language
 */
const char *
rbk_word_translate (const char *text)
{
  /* An empty text stands in catalogues for what they say about themselves. */
  return text[0] != '\0' ? g_dgettext (GETTEXT_PACKAGE, text) : text;
}

/**
 * rbk_word_plural:
 * @number: of something
 *
 * Returns: a number for ngettext() that is as singular or plural as @number, which may be larger
 *   than what that takes
 */
unsigned long
rbk_word_plural (guint64 number)
{
  /* No language looks at more than the last six digits. */
  return (unsigned long) (number < PLURAL_PERIOD ? number : number % PLURAL_PERIOD + PLURAL_PERIOD);
}
