/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-writer.h"
#include "rbk-document.h"
#include "rbk-migration-edit.h"
#include "rbk-migration-load.h"
#include "rbk-plan.h"
#include "rbk-test-book.h"

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

/* A day, in place of the clock's. */
static void
set_old (RbkDocument *document, GFile *place, const char *path, const char *const *prices)
{
  GDate           today;
  RbkMigrationOld old = { place, path, prices, &today };

  g_assert_true (rbk_date_parse ("2026-11-22", &today, NULL));
  take (document, rbk_migration_edit_set_old (rbk_document_get_book (document), &old));
}

static RbkMigrationPlan *
plan_of (RbkDocument *document)
{
  return rbk_book_get_migration (rbk_document_get_book (document));
}

/* A book takes the place of flat prices, with what was said of these, and they the place of it. */
static void
test_from (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  const char *const prices[] = { "49", NULL };
  const char *const map[] = { "flat=starter", NULL };
  const char *const keep[] = { "plan:flat", "rise:20%", NULL };

  set_old (document, NULL, "old.ratebook", NULL);
  g_assert_cmpstr (rbk_migration_plan_get_from_path (plan_of (document)), ==, "old.ratebook");
  set_old (document, NULL, "old.ratebook", prices);
  g_assert_null (rbk_migration_plan_get_from_path (plan_of (document)));
  g_object_set (plan_of (document), "map", map, "keep", keep, NULL);
  set_old (document, NULL, "older.ratebook", NULL);
  assert_texts (rbk_migration_plan_get_prices (plan_of (document)), "");
  assert_texts (rbk_migration_plan_get_map (plan_of (document)), "");
  assert_texts (rbk_migration_plan_get_keep (plan_of (document)), "rise:20%");
  rbk_document_undo (document);
  assert_texts (rbk_migration_plan_get_map (plan_of (document)), "flat=starter");
  assert_texts (rbk_migration_plan_get_prices (plan_of (document)), "49");
  g_assert_null (rbk_migration_plan_get_from_path (plan_of (document)));
  rbk_document_undo (document);
  g_assert_cmpstr (rbk_migration_plan_get_from_path (plan_of (document)), ==, "old.ratebook");
  rbk_document_undo (document);
  g_assert_null (plan_of (document));
}

/* Writes a book with plans of these keys, and no prices. */
static void
write_book (GFile *folder, const char *name, const char *const *keys)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(GFile) file = g_file_get_child (folder, name);
  g_autoptr(GError) error = NULL;

  for (; *keys != NULL; keys++)
    {
      g_autoptr(RbkPlan) plan = rbk_plan_new ();

      g_object_set (plan, "key", *keys, "name", *keys, "quote-only", TRUE, NULL);
      g_list_store_append (G_LIST_STORE (rbk_book_get_plans (book)), plan);
    }
  rbk_book_write_file (book, file, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What names a plan that the next old side has not is dropped, and nothing else. */
static void
test_next_side (void)
{
  static const char *const one[] = { "basic", "pro", NULL };
  static const char *const other[] = { "pro", "team", NULL };
  static const struct
  {
    const char *path, *prices, *map, *keep;
  } cases[] = {
    { "other.ratebook", NULL, "pro=cheapest *=starter", "plan:pro stopped" },
    { "./one.ratebook", NULL, "basic=starter pro=cheapest *=starter",
      "plan:pro plan:basic stopped" },
    { "gone.ratebook", NULL, "basic=starter pro=cheapest *=starter",
      "plan:pro plan:basic stopped" },
    { NULL, "Basic=9 Team=20", "basic=starter *=starter", "plan:basic stopped" },
    { NULL, "49", "*=starter", "stopped" },
  };
  g_autofree char *path = g_dir_make_tmp ("migration-XXXXXX", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFile) place = g_file_get_child (folder, "new.ratebook");
  const char *const map[] = { "basic=starter", "pro=cheapest", "*=starter", NULL };
  const char *const keep[] = { "plan:pro", "plan:basic", "stopped", NULL };

  write_book (folder, "one.ratebook", one);
  write_book (folder, "other.ratebook", other);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_book_new ();
      g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
      g_auto(GStrv) prices =
                  cases[i].prices != NULL ? g_strsplit (cases[i].prices, " ", -1) : NULL;

      set_old (document, place, "one.ratebook", NULL);
      g_object_set (plan_of (document), "map", map, "keep", keep, NULL);
      set_old (document, place, cases[i].path, (const char *const *) prices);
      assert_texts (rbk_migration_plan_get_map (plan_of (document)), cases[i].map);
      assert_texts (rbk_migration_plan_get_keep (plan_of (document)), cases[i].keep);
      rbk_document_undo (document);
      assert_texts (rbk_migration_plan_get_map (plan_of (document)),
                    "basic=starter pro=cheapest *=starter");
      assert_texts (rbk_migration_plan_get_keep (plan_of (document)),
                    "plan:pro plan:basic stopped");
    }
  rbk_test_remove_folder (path);
}

/* The first flat price is another one where they are written anew. */
static void
test_next_prices (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  const char *const prices[] = { "Basic=9", "Pro=20", NULL };
  const char *const dearer[] = { "Basic=10", "Pro=20", NULL };
  const char *const other[] = { "Team=9", "Pro=20", NULL };
  const char *const map[] = { "flat-1=starter", "flat-2=cheapest", "Pro=team", NULL };

  set_old (document, NULL, NULL, prices);
  g_object_set (plan_of (document), "map", map, NULL);
  set_old (document, NULL, NULL, dearer);
  assert_texts (rbk_migration_plan_get_map (plan_of (document)),
                "flat-1=starter flat-2=cheapest Pro=team");
  set_old (document, NULL, NULL, other);
  assert_texts (rbk_migration_plan_get_map (plan_of (document)), "flat-2=cheapest Pro=team");
}

/* Nobody is told on a day that has passed, but who wrote one is left with it. */
static void
test_start (void)
{
  static const struct
  {
    const char *as_of, *start, *expected;
  } cases[] = {
    { NULL, NULL, NULL },
    { "2026-06-30", NULL, "2026-11-22" },
    { "2026-11-22", NULL, NULL },
    { "2027-01-01", NULL, NULL },
    { "2026-06-30", "2026-07-01", "2026-07-01" },
  };
  const char *const prices[] = { "49", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_book_new ();
      g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
      g_autoptr(RbkMigrationPlan) plan = rbk_migration_plan_new ();

      g_object_set (plan, "start", cases[i].start, NULL);
      g_object_set (book, "as-of", cases[i].as_of, "migration",
                    cases[i].start != NULL ? plan : NULL, NULL);
      set_old (document, NULL, NULL, prices);
      g_assert_cmpstr (rbk_migration_plan_get_start (plan_of (document)), ==, cases[i].expected);
      /* Who takes it away again has said so. */
      g_object_set (plan_of (document), "start", NULL, NULL);
      set_old (document, NULL, "old.ratebook", NULL);
      g_assert_null (rbk_migration_plan_get_start (plan_of (document)));
    }
}

/* What can't be done is dropped, and what can stays. */
static void
test_mend (void)
{
  static const char *const keys[] = { "basic", "pro", NULL };
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autofree char *path = g_dir_make_tmp ("migration-XXXXXX", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFile) file = g_file_get_child (folder, "one.ratebook");
  g_autoptr(RbkMigrationPlan) plan = rbk_migration_plan_new ();
  const char *const map[] = { "basic=pro", "gone=pro", "pro=gone", NULL };
  const char *const keep[] = { "plan:gone", "plan:pro", "nobody", NULL };
  g_autoptr(RbkSpec) spec = NULL;

  write_book (folder, "one.ratebook", keys);
  spec = rbk_migration_load_before (file, NULL, "USD", NULL, NULL);
  g_assert_true (rbk_migration_plan_fits (NULL, spec, spec));
  g_object_set (plan, "from", "one.ratebook", "map", map, "keep", keep, "waves", 3, "months", 500,
                NULL);
  g_object_set (book, "migration", plan, NULL);
  g_assert_false (rbk_migration_plan_fits (plan, spec, spec));
  take (document, rbk_migration_edit_mend (book, spec, spec));
  assert_texts (rbk_migration_plan_get_map (plan), "basic=pro");
  assert_texts (rbk_migration_plan_get_keep (plan), "plan:pro");
  g_assert_cmpint (rbk_migration_plan_get_months (plan), ==, 12);
  g_assert_true (rbk_migration_plan_fits (plan, spec, spec));
  rbk_document_undo (document);
  assert_texts (rbk_migration_plan_get_map (plan), "basic=pro gone=pro pro=gone");
  g_assert_cmpint (rbk_migration_plan_get_waves (plan), ==, 3);
  rbk_test_remove_folder (path);
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
  g_test_add_func ("/Document/MigrationEdit/next-side", test_next_side);
  g_test_add_func ("/Document/MigrationEdit/next-prices", test_next_prices);
  g_test_add_func ("/Document/MigrationEdit/start", test_start);
  g_test_add_func ("/Document/MigrationEdit/mend", test_mend);
  g_test_add_func ("/Document/MigrationEdit/map", test_map);
  g_test_add_func ("/Document/MigrationEdit/keep", test_keep);

  return g_test_run ();
}
