/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-text.h"
#include "rbk-shock-apply.h"
#include "rbk-template.h"

static RbkBook *
get_book (void)
{
  static RbkBook *book;

  if (book == NULL)
    book = rbk_template_new_book (RBK_TEMPLATE_SAMPLE, NULL);
  return book;
}

static void
check_shock (const RbkShock *shock)
{
  g_autofree char *written = rbk_shock_to_string (shock);
  g_autofree char *words = rbk_shock_describe (shock);
  g_autofree char *subject = rbk_shock_dup_subject (shock);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkShock) reread = rbk_shock_parse (written, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (reread->kind, ==, shock->kind);
  again = rbk_shock_to_string (reread);
  g_assert_cmpstr (again, ==, written);
  g_assert_cmpstr (words, !=, "");
  g_assert_cmpstr (subject, !=, "");
}

/* What is supposed to happen reads as what it writes, and either makes a book that can be computed
 * with or says why it does not. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_auto(GStrv) lines = fuzz_dup_lines (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) shocks = rbk_shocks_parse ((const char *const *) lines, &error);
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = NULL;

  if (shocks == NULL)
    {
      fuzz_check_error (error);
      return 0;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < shocks->len; i++)
    check_shock (g_ptr_array_index (shocks, i));
  book = rbk_shocks_apply (shocks, get_book (), rbk_book_get_models (get_book ()), &error);
  if (book != NULL)
    spec = rbk_spec_new (book, NULL, &error);
  if (spec == NULL)
    fuzz_check_error (error);
  return 0;
}
