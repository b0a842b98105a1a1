/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz-text.h"
#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-catalogue.h"
#include "rbk-discover.h"
#include "rbk-spec.h"

static GPtrArray *
get_prices (void)
{
  static const char *const models[] = { "claude-haiku-4-5", "claude-sonnet-4-6", "gpt-5" };
  static GPtrArray        *prices;
  g_autoptr(RbkCatalogue) catalogue = NULL;

  if (prices != NULL)
    return prices;
  catalogue = rbk_catalogue_load_bundled (NULL);
  prices = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr(GPtrArray) history = rbk_catalogue_dup_history (catalogue, models[i]);

      g_ptr_array_extend (prices, history, (GCopyFunc) g_object_ref, NULL);
    }
  return prices;
}

/* What is proposed saves, reads as the same and can be computed with. */
static void
check_book (RbkBook *book)
{
  g_autofree char *text = rbk_book_to_text (book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) again = rbk_book_read_text (text, strlen (text), NULL, &error);
  g_autoptr(RbkSpec) spec = NULL;

  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (again)));
  spec = rbk_spec_new (again, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (spec);
}

/* Answers as a book or a file has them, one a line: refused, or what they write reads as the same,
 * and a book comes of them or a reason why none does. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_auto(GStrv) lines = fuzz_dup_lines (data, size);
  g_auto(GStrv) texts = NULL;
  g_auto(GStrv) again = NULL;
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  g_autoptr(RbkAnswers) reread = rbk_answers_new ();
  g_autoptr(RbkProposal) proposal = NULL;
  g_autoptr(GError) error = NULL;
  GDate date;

  if (!rbk_answers_set_texts (answers, (const char *const *) lines, &error))
    {
      fuzz_check_error (error);
      return 0;
    }
  texts = rbk_answers_dup_texts (answers);
  if (texts == NULL)
    return 0; /* all were skipped */
  g_assert_true (rbk_answers_set_texts (reread, (const char *const *) texts, &error));
  g_assert_no_error (error);
  again = rbk_answers_dup_texts (reread);
  g_assert_true (g_strv_equal ((const char *const *) texts, (const char *const *) again));

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 21, 8, 2026);
  proposal = rbk_discover_propose (answers, get_prices (), "USD", &date, &error);
  if (proposal != NULL)
    check_book (proposal->book);
  else
    fuzz_check_error (error);
  return 0;
}
