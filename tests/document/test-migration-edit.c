/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document.h"
#include "rbk-migration-edit.h"

/* What a book remembers of a move of customers: each choice is one step. */

static void
take (RbkDocument *document, RbkEdit *edit)
{
  g_autoptr(GError) error = NULL;

  rbk_document_seal (document);
  g_assert_true (rbk_document_take (document, edit, &error));
  g_assert_no_error (error);
}

static void
assert_texts (const char *const *texts, const char *expected)
{
  g_autofree char *joined = texts != NULL ? g_strjoinv (" ", (char **) texts) : g_strdup ("");

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_from (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  const char *const prices[] = { "49", NULL };
  const char *const map[] = { "flat=starter", NULL };
  const char *const keep[] = { "plan:flat", "rise:20%", NULL };

  take (document, rbk_migration_edit_set_from (book, "old.ratebook"));
  g_assert_cmpstr (rbk_migration_plan_get_from_path (rbk_book_get_migration (book)), ==,
                   "old.ratebook");
  g_object_set (rbk_book_get_migration (book), "prices", prices, "map", map, "keep", keep, NULL);
  take (document, rbk_migration_edit_set_from (book, "older.ratebook"));
  assert_texts (rbk_migration_plan_get_prices (rbk_book_get_migration (book)), "");
  assert_texts (rbk_migration_plan_get_map (rbk_book_get_migration (book)), "");
  assert_texts (rbk_migration_plan_get_keep (rbk_book_get_migration (book)), "rise:20%");
  rbk_document_undo (document);
  assert_texts (rbk_migration_plan_get_map (rbk_book_get_migration (book)), "flat=starter");
  assert_texts (rbk_migration_plan_get_prices (rbk_book_get_migration (book)), "49");
  g_assert_cmpstr (rbk_migration_plan_get_from_path (rbk_book_get_migration (book)), ==,
                   "old.ratebook");
  rbk_document_undo (document);
  g_assert_null (rbk_book_get_migration (book));
}

static void
test_map (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);

  take (document, rbk_migration_edit_set_map (book, "pro", "scale"));
  take (document, rbk_migration_edit_set_map (book, "pro-2", "cheapest"));
  take (document, rbk_migration_edit_set_map (book, "pro", "starter"));
  assert_texts (rbk_migration_plan_get_map (rbk_book_get_migration (book)),
                "pro-2=cheapest pro=starter");
  take (document, rbk_migration_edit_set_map (book, "pro", NULL));
  assert_texts (rbk_migration_plan_get_map (rbk_book_get_migration (book)), "pro-2=cheapest");
  rbk_document_undo (document);
  rbk_document_undo (document);
  assert_texts (rbk_migration_plan_get_map (rbk_book_get_migration (book)),
                "pro=scale pro-2=cheapest");
}

static void
test_keep (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);

  g_assert_false (rbk_migration_plan_keeps (NULL, "stopped"));
  take (document, rbk_migration_edit_set_keep (book, "stopped", TRUE));
  take (document, rbk_migration_edit_set_keep (book, "rise:20%", TRUE));
  take (document, rbk_migration_edit_set_keep (book, "stopped", TRUE));
  assert_texts (rbk_migration_plan_get_keep (rbk_book_get_migration (book)), "rise:20% stopped");
  g_assert_true (rbk_migration_plan_keeps (rbk_book_get_migration (book), "stopped"));
  take (document, rbk_migration_edit_set_keep (book, "stopped", FALSE));
  take (document, rbk_migration_edit_set_keep (book, "rise:20%", FALSE));
  assert_texts (rbk_migration_plan_get_keep (rbk_book_get_migration (book)), "");
  rbk_document_undo (document);
  g_assert_true (rbk_migration_plan_keeps (rbk_book_get_migration (book), "rise:20%"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Document/MigrationEdit/from", test_from);
  g_test_add_func ("/Document/MigrationEdit/map", test_map);
  g_test_add_func ("/Document/MigrationEdit/keep", test_keep);

  return g_test_run ();
}
