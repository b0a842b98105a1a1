/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-fix-try.h"

#include "rbk-book-check.h"
#include "rbk-book-writer.h"

void
rbk_test_assert_valid (RbkBook *book)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  for (guint i = 0; i < problems->len; i++)
    g_error ("%s: %s", ((RbkProblem *) problems->pdata[i])->path,
             ((RbkProblem *) problems->pdata[i])->message);
}

/* Applies a fix, looks, and takes it back. */
static void
try_fix (RbkBook *book, const RbkFinding *finding, const char *before)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkEdit) edit = rbk_fix_edit_new (book, finding->fix, "Mend it", &error);
  g_autoptr(GPtrArray) left = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;

  g_test_message ("%s at %s", finding->rule, finding->where);
  g_assert_no_error (error);
  g_assert_true (rbk_edit_apply (edit, &error));
  g_assert_no_error (error);
  rbk_test_assert_valid (book);
  changed = rbk_book_to_text (book);
  g_assert_cmpstr (changed, !=, before);
  left = rbk_test_check (book);
  g_assert_null (rbk_test_find (left, finding->rule, finding->where));
  rbk_edit_revert (edit);
  after = rbk_book_to_text (book);
  g_assert_cmpstr (after, ==, before);
}

/* Tries every fix that is offered, adds the rules that have one, and counts. */
guint
rbk_test_try_fixes (RbkBook *book, GHashTable *rules)
{
  g_autoptr(GPtrArray) findings = rbk_test_check (book);
  g_autofree char *before = rbk_book_to_text (book);
  guint            n_fixed = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (findings, i);

      if (finding->fix == NULL)
        continue;
      try_fix (book, finding, before);
      g_hash_table_add (rules, (gpointer) finding->rule);
      n_fixed++;
    }
  return n_fixed;
}
