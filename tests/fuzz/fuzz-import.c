/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-import.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_book (RbkBook *book)
{
  g_autofree char *text = rbk_book_to_text (book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) again = rbk_book_read_text (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (again)));
}

static void
check_source (const char *source, GPtrArray *files)
{
  g_autoptr(GPtrArray) notes =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_note_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_import_book (source, files, notes, &error);

  g_assert_true ((book == NULL) == (error != NULL));
  for (guint i = 0; i < notes->len; i++)
    {
      const RbkImportNote *note = notes->pdata[i];

      g_assert_true (note->place[0] == '$');
      g_assert_true (g_utf8_validate (note->message, -1, NULL));
    }
  if (book != NULL)
    check_book (book);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Whatever Stripe or OpenMeter is said to have answered, it is a book that can be saved and read
 * again, or an error that says why not. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GPtrArray) files =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_file_free);

  g_ptr_array_add (files, rbk_import_file_new ("a.json", (const char *) data, size));
  check_source ("stripe", files);
  check_source ("openmeter", files);

  return 0;
}
