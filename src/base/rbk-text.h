/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts of the rooms below the window are marked here and translated where there is a user: these
 * rooms know no language. */
#define N_(String) (String)
#define NC_(Context, String) (String)
#define NN_(One, Many) One, Many

/**
 * RbkTranslator:
 * @text: a text in English, as it stands in a catalogue
 *
 * Returns: (transfer none): the text in the user's language, with the same conversions
 */
typedef const char *(*RbkTranslator) (const char *text);

/**
 * RbkPluralTranslator:
 * @one: a text in English for one thing, as it stands in a catalogue
 * @many: the same for several
 * @n: how many there are
 *
 * Returns: (transfer none): the text for so many in the user's language
 */
typedef const char *(*RbkPluralTranslator) (const char *one, const char *many, gulong n);

void        rbk_text_set_translator (RbkTranslator translator);
void        rbk_text_set_plural_translator (RbkPluralTranslator translator);
void        rbk_text_hold_original (void);
void        rbk_text_release_original (void);
const char *rbk_text_translate (const char *text) G_GNUC_FORMAT (1);
const char *rbk_text_translate_in (const char *context, const char *text) G_GNUC_FORMAT (2);
const char *rbk_text_translate_plural (const char *one, const char *many, gulong n)
    G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

G_END_DECLS
