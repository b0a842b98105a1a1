/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-text.h"

static RbkTranslator       translate;
static RbkPluralTranslator translate_plural;

/* How many of this thread's callers want texts as they stand in the source. */
static _Thread_local guint held;

/**
 * rbk_text_set_translator:
 * @translator: (scope forever) (nullable): puts texts into the user's language, from any thread
 *
 * Has the messages of errors made in another language than English. A program sets it before it
 * begins to work, and one that is read by other programs does not.
 */
void
rbk_text_set_translator (RbkTranslator translator)
{
  translate = translator;
}

/**
 * rbk_text_set_plural_translator:
 * @translator: (scope forever) (nullable): puts texts that count something into the user's
 *   language, from any thread
 *
 * Does what rbk_text_set_translator() does, for texts that stand in the singular and the plural.
 */
void
rbk_text_set_plural_translator (RbkPluralTranslator translator)
{
  translate_plural = translator;
}

/**
 * rbk_text_hold_original:
 *
 * From here to rbk_text_release_original() this thread's texts stay English: for what is written
 * into files that other programs and people read, which are the same in any language.
 */
void
rbk_text_hold_original (void)
{
  held++;
}

/**
 * rbk_text_release_original:
 *
 * Ends what rbk_text_hold_original() began; they nest.
 */
void
rbk_text_release_original (void)
{
  g_return_if_fail (held > 0);

  held--;
}

/**
 * rbk_text_translate:
 * @text: a text in English
 *
 * Returns: (transfer none): what the program's translator makes of it; without one the same
 */
const char *
rbk_text_translate (const char *text)
{
  /* An empty text stands in catalogues for what they say about themselves. */
  return translate != NULL && held == 0 && text[0] != '\0' ? translate (text) : text;
}

/**
 * rbk_text_translate_in:
 * @context: what tells it from others that are spelt the same
 * @text: a text in English, marked with NC_()
 *
 * Returns: (transfer none): what the program's translator makes of it; without one the same
 */
const char *
rbk_text_translate_in (const char *context, const char *text)
{
  g_autofree char *key = NULL;
  const char      *translated;

  if (translate == NULL || held > 0 || text[0] == '\0')
    return text;

  /* Catalogues keep both as one. Of what is not in them the key itself comes back. */
  key = g_strconcat (context, "\004", text, NULL);
  translated = translate (key);
  return translated != key ? translated : text;
}

/**
 * rbk_text_translate_plural:
 * @one: a text in English for one thing
 * @many: the same for several
 * @n: how many there are
 *
 * Returns: (transfer none): what the program's translator makes of it; without one the one of
 *   both that English has for so many
 */
const char *
rbk_text_translate_plural (const char *one, const char *many, gulong n)
{
  if (translate_plural != NULL && held == 0)
    return translate_plural (one, many, n);

  return n == 1 ? one : many;
}
