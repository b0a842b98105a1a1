/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-notes.h"

#include <string.h>

typedef struct
{
  const char *one, *many;
} Sentence;

static const Sentence sentences[RBK_N_NOTES] = {
  [RBK_NOTE_BAD_SHAPE] = { NN_ ("{count} entry of another shape than the rest: left out",
                                "{count} entries of another shape than the rest: left out") },
  [RBK_NOTE_NO_PRICE] = { NN_ ("{count} entry without a price for text tokens: left out",
                               "{count} entries without a price for text tokens: left out") },
  [RBK_NOTE_OTHER_WORK] = { NN_ ("{count} entry for other work than text, such as images or sound: "
                                 "left out",
                                 "{count} entries for other work than text, such as images or "
                                 "sound: left out") },
  [RBK_NOTE_FREE] = { NN_ ("{count} entry at a price of zero: left out",
                           "{count} entries at a price of zero: left out") },
  [RBK_NOTE_VARIES] = { NN_ ("{count} entry at a price that varies: left out",
                             "{count} entries at a price that varies: left out") },
  [RBK_NOTE_BAD_PRICE] = { NN_ ("{count} entry whose price is not a number of zero or more: left "
                                "out",
                                "{count} entries whose price is not a number of zero or more: left "
                                "out") },
  [RBK_NOTE_BAD_ID] = { NN_ ("{count} entry whose id a book can't hold (over 64 characters, or "
                             "others than letters, digits and _ - . : /): left out",
                             "{count} entries whose id a book can't hold (over 64 characters, or "
                             "others than letters, digits and _ - . : /): left out") },
  [RBK_NOTE_BAD_DATE] = { NN_ ("{count} price from a date that is not YYYY-MM-DD: left out",
                               "{count} prices from a date that is not YYYY-MM-DD: left out") },
  [RBK_NOTE_CURRENCY] = { NN_ ("{count} entry in another currency than USD: left out",
                               "{count} entries in another currency than USD: left out") },
  [RBK_NOTE_TWICE] = { NN_ ("{count} price of a model and a day that have one already: left out",
                            "{count} prices of a model and a day that have one already: left "
                            "out") },
  [RBK_NOTE_BAD_TIER] = { NN_ ("{count} price for large requests that can't be understood: left "
                               "out",
                               "{count} prices for large requests that can't be understood: left "
                               "out") },
  [RBK_NOTE_SPECIAL] = { NN_ ("{count} model with rates for fast or priority service: the standard "
                              "rates count",
                              "{count} models with rates for fast or priority service: the "
                              "standard rates count") },
  [RBK_NOTE_PER_REQUEST] = { NN_ ("{count} model with a charge for each request beside its tokens: "
                                  "the charge is left out",
                                  "{count} models with a charge for each request beside its "
                                  "tokens: the charge is left out") },
  [RBK_NOTE_HOURS] = { NN_ ("{count} model priced by the time of day: the dearest hours count",
                            "{count} models priced by the time of day: the dearest hours count") },
  [RBK_NOTE_ENDED] = { NN_ ("{count} model whose last price has ended: kept as if it went on",
                            "{count} models whose last price has ended: kept as if it went on") },
  [RBK_NOTE_VENDORS] = { NN_ ("{count} price of models that several vendors sell: kept under "
                              "vendor/model",
                              "{count} prices of models that several vendors sell: kept under "
                              "vendor/model") },
  [RBK_NOTE_ODD] = { NN_ ("{count} price outside 0.001 to 1,000 per million tokens: kept, worth a "
                          "look",
                          "{count} prices outside 0.001 to 1,000 per million tokens: kept, worth a "
                          "look") },
};

static char *
count_to_text (guint count)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%u", count);
  for (gssize i = (gssize) text->len - 3; i > 0; i -= 3)
    g_string_insert_c (text, i, ',');

  return g_string_free (text, FALSE);
}

static char *
say (const Sentence *sentence, const RbkNoteCount *count)
{
  GString         *text;
  g_autofree char *number = count_to_text (count->count);
  g_autofree char *quoted =
      count->first != NULL ? rbk_error_quote (count->first, strlen (count->first)) : NULL;
  g_autofree char *said = NULL;

  text = g_string_new (rbk_text_translate_plural (sentence->one, sentence->many, count->count));
  g_string_replace (text, "{count}", number, 1);
  said = g_string_free (text, FALSE);
  if (quoted == NULL)
    return g_steal_pointer (&said);

  /* Translators: a sentence about entries of a price list, and the first of them */
  return g_strdup_printf (E_ ("%s (first: %s)"), said, quoted);
}

/**
 * rbk_catalogue_notes_to_strv: (skip)
 * @counts: how often there was something to note
 *
 * Returns: (transfer full) (array zero-terminated=1): a sentence for each that there was
 */
char **
rbk_catalogue_notes_to_strv (const RbkNoteCount counts[RBK_N_NOTES])
{
  g_autoptr(GStrvBuilder) notes = g_strv_builder_new ();

  for (guint i = 0; i < RBK_N_NOTES; i++)
    {
      g_autofree char *note = say (&sentences[i], &counts[i]);

      if (counts[i].count > 0)
        g_strv_builder_add (notes, note);
    }

  return g_strv_builder_end (notes);
}
