/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-reader.h"
#include "rbk-book-writer.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What reads as a book writes; what is written reads as the same book and writes the
 * same again. What does not read says why. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
  g_autoptr(RbkBook) book = rbk_book_read_text ((const char *) data, size, problems, &error);
  g_autoptr(RbkBook) reread = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  if (book == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (problems->len, >, 0);
      return 0;
    }

  g_assert_no_error (error);
  text = rbk_book_to_text (book);
  reread = rbk_book_read_text (text, strlen (text), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (reread)));
  again = rbk_book_to_text (reread);
  g_assert_cmpstr (text, ==, again);

  return 0;
}
