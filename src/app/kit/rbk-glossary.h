/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkGlossaryWord:
 * @id: what programs call it: `floor-price`
 * @word: the word, in English
 * @meaning: what it means, in English
 *
 * A word that the window uses and not everybody knows.
 */
typedef struct
{
  const char *id, *word, *meaning;
} RbkGlossaryWord;

const RbkGlossaryWord *rbk_glossary_list (guint *n_words);
const char            *rbk_glossary_get_meaning (const char *id);

G_END_DECLS
