/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-notes.h"

#include <string.h>

typedef struct
{
  const char *one, *many;
  const char *text;
} Sentence;

static const Sentence sentences[RBK_N_NOTES] = {
  [RBK_NOTE_BAD_SHAPE] = { "entry", "entries", "of another shape than the rest: left out" },
  [RBK_NOTE_NO_PRICE] = { "entry", "entries", "without a price for text tokens: left out" },
  [RBK_NOTE_OTHER_WORK] = { "entry", "entries",
                            "for other work than text, such as images or sound: left out" },
  [RBK_NOTE_FREE] = { "entry", "entries", "at a price of zero: left out" },
  [RBK_NOTE_VARIES] = { "entry", "entries", "at a price that varies: left out" },
  [RBK_NOTE_BAD_PRICE] = { "entry", "entries",
                           "whose price is not a number of zero or more: "
                           "left out" },
  [RBK_NOTE_BAD_ID] = { "entry", "entries",
                        "whose id a book can't hold (over 64 characters, or others than letters, "
                        "digits and _ - . : /): left out" },
  [RBK_NOTE_BAD_DATE] = { "price", "prices", "from a date that is not YYYY-MM-DD: left out" },
  [RBK_NOTE_CURRENCY] = { "entry", "entries", "in another currency than USD: left out" },
  [RBK_NOTE_TWICE] = { "price", "prices", "of a model and a day that have one already: left out" },
  [RBK_NOTE_BAD_TIER] = { "price", "prices",
                          "for large requests that can't be understood: left out" },
  [RBK_NOTE_SPECIAL] = { "model", "models",
                         "with rates for fast or priority service: the standard rates count" },
  [RBK_NOTE_PER_REQUEST] = { "model", "models",
                             "with a charge for each request beside its tokens: the charge is "
                             "left out" },
  [RBK_NOTE_HOURS] = { "model", "models", "priced by the time of day: the dearest hours count" },
  [RBK_NOTE_ENDED] = { "model", "models", "whose last price has ended: kept as if it went on" },
  [RBK_NOTE_VENDORS] = { "price", "prices",
                         "of models that several vendors sell: kept under vendor/model" },
  [RBK_NOTE_ODD] = { "price", "prices",
                     "outside 0.001 to 1,000 per million tokens: kept, worth "
                     "a look" },
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
      const Sentence  *sentence = &sentences[i];
      const char      *first = counts[i].first;
      g_autofree char *count = count_to_text (counts[i].count);
      g_autofree char *quoted = first != NULL ? rbk_error_quote (first, strlen (first)) : NULL;
      g_autofree char *note =
          g_strdup_printf ("%s %s %s%s%s%s", count,
                           counts[i].count == 1 ? sentence->one : sentence->many, sentence->text,
                           quoted != NULL ? " (first: " : "", quoted != NULL ? quoted : "",
                           quoted != NULL ? ")" : "");

      if (counts[i].count > 0)
        g_strv_builder_add (notes, note);
    }

  return g_strv_builder_end (notes);
}
