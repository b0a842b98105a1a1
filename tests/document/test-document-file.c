/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document.h"

#include <glib/gstdio.h>

#include "rbk-book-writer.h"
#include "rbk-plan.h"
#include "rbk-test-book.h"

typedef struct
{
  char        *folder;
  GFile       *file;
  RbkDocument *document;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(GError) error = NULL;

  self->folder = rbk_test_folder ();
  self->file = g_file_new_build_filename (self->folder, "book.ratebook", NULL);
  g_assert_true (rbk_book_write_file (book, self->file, NULL, NULL, &error));
  g_assert_no_error (error);
  self->document = rbk_document_load (self->file, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rbk_document_close (self->document);
  rbk_test_spin (10);
  g_assert_finalize_object (self->document);
  g_object_unref (self->file);
  rbk_test_remove_folder (self->folder);
  g_free (self->folder);
}

static RbkPlan *
first_plan (RbkDocument *document)
{
  return rbk_test_plan (rbk_document_get_book (document), 0);
}

static void
rename_first (Fixture *self, const char *name)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_document_take (self->document,
                                    rbk_test_rename (first_plan (self->document), name), &error));
  g_assert_no_error (error);
}

static void
assert_on_disk (GFile *file, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkDocument) document = rbk_document_load (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, name);
}

/* Somebody else's change, with a time of its own. */
static void
change_on_disk (Fixture *self, const char *name)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(GError) error = NULL;

  g_object_set (rbk_test_plan (book, 0), "name", name, NULL);
  g_usleep (2000);
  g_assert_true (rbk_book_write_file (book, self->file, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
wait_for_change (Fixture *self, gboolean external_change)
{
  for (guint i = 0; i < 500 && rbk_document_get_external_change (self->document) != external_change;
       i++)
    rbk_test_spin (10);
  g_assert_cmpint (rbk_document_get_external_change (self->document), ==, external_change);
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_equal (rbk_document_get_file (self->document), self->file));
  rename_first (self, "Basic");
  g_assert_true (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  g_assert_true (rbk_document_get_is_saved (self->document));
  assert_on_disk (self->file, "Basic");

  rename_first (self, "Again");
  g_assert_true (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  assert_on_disk (self->file, "Again");
  rbk_test_spin (300);
  g_assert_false (rbk_document_get_external_change (self->document));
}

static void
test_save_as (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) other = g_file_new_build_filename (self->folder, "other.ratebook", NULL);
  g_autoptr(GError) error = NULL;

  rename_first (self, "Basic");
  g_assert_true (rbk_document_save (self->document, other, RBK_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_equal (rbk_document_get_file (self->document), other));
  assert_on_disk (other, "Basic");
  assert_on_disk (self->file, "Starter");

  rename_first (self, "Third");
  g_assert_true (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, &error));
  assert_on_disk (other, "Third");
}

static void
save_failed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_false (rbk_document_save_finish (RBK_DOCUMENT (source), result, user_data));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_document_save_finish (RBK_DOCUMENT (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Edits and a second save while the first is under way. */
static void
test_save_async (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) busy = NULL;
  gboolean is_saved = FALSE;

  rename_first (self, "Basic");
  rbk_document_save_async (self->document, NULL, RBK_SAVE_PLAIN, saved_cb, &is_saved);
  rename_first (self, "Later");
  rbk_document_save_async (self->document, NULL, RBK_SAVE_PLAIN, save_failed_cb, &busy);
  while (!is_saved || busy == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (busy, G_IO_ERROR, G_IO_ERROR_PENDING);
  assert_on_disk (self->file, "Basic");
  g_assert_false (rbk_document_get_is_saved (self->document));
  rbk_document_undo (self->document);
  g_assert_true (rbk_document_get_is_saved (self->document));
}

static void
test_failed_save_keeps_all (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) nowhere = g_file_new_build_filename (self->folder, "no", "such.ratebook", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) later = NULL;

  rename_first (self, "Basic");
  g_assert_false (rbk_document_save (self->document, nowhere, RBK_SAVE_PLAIN, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_WRITE);
  g_assert_true (g_file_equal (rbk_document_get_file (self->document), self->file));
  g_assert_false (rbk_document_get_is_saved (self->document));
  assert_on_disk (self->file, "Starter");

  rbk_document_save_async (self->document, nowhere, RBK_SAVE_PLAIN, save_failed_cb, &later);
  while (later == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (later, RBK_ERROR, RBK_ERROR_WRITE);
  g_assert_true (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, NULL));
  assert_on_disk (self->file, "Basic");
}

/* What could not be opened again does not replace what can. */
static void
test_broken_book_is_not_saved (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) later = NULL;

  g_object_set (first_plan (self->document), "sizing", "sometimes", NULL);
  g_assert_false (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  rbk_document_save_async (self->document, NULL, RBK_SAVE_PLAIN, save_failed_cb, &later);
  while (later == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (later, RBK_ERROR, RBK_ERROR_INVALID);
  assert_on_disk (self->file, "Starter");
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  change_on_disk (self, "Theirs");
  rename_first (self, "Mine");
  g_assert_false (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_on_disk (self->file, "Theirs");
  g_assert_false (rbk_document_get_is_saved (self->document));

  g_clear_error (&error);
  g_assert_true (rbk_document_save (self->document, NULL, RBK_SAVE_OVERWRITE, &error));
  g_assert_no_error (error);
  assert_on_disk (self->file, "Mine");
}

static void
test_notices_a_change (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) before = g_object_ref (rbk_document_get_book (self->document));
  gboolean external_change;

  rename_first (self, "Mine");
  change_on_disk (self, "Theirs");
  wait_for_change (self, TRUE);
  g_object_get (self->document, "external-change", &external_change, NULL);
  g_assert_true (external_change);

  g_assert_true (rbk_document_reload (self->document, &error));
  g_assert_no_error (error);
  g_assert_true (rbk_document_get_book (self->document) != before);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (self->document)), ==, "Theirs");
  g_assert_false (rbk_document_get_external_change (self->document));
  g_assert_false (rbk_document_get_can_undo (self->document));
  g_assert_true (rbk_document_get_is_saved (self->document));
}

/* A link in another folder: there is nothing to be seen in that. */
static void
test_notices_behind_a_link (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("ratebook-link-XXXXXX", NULL);
  g_autoptr(GFile) link = g_file_new_build_filename (folder, "link.ratebook", NULL);
  g_autoptr(GError) error = NULL;

  g_file_make_symbolic_link (link, g_file_peek_path (self->file), NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->document);
  self->document = rbk_document_load (link, &error);
  g_assert_no_error (error);
  change_on_disk (self, "Theirs");
  wait_for_change (self, TRUE);
  g_assert_true (g_file_delete (link, NULL, &error));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_keep (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  change_on_disk (self, "Theirs");
  wait_for_change (self, TRUE);
  rbk_document_keep (self->document);
  g_assert_false (rbk_document_get_external_change (self->document));
  g_assert_false (rbk_document_get_is_saved (self->document));
  rbk_document_look_for_change (self->document);
  rbk_test_spin (50);
  g_assert_false (rbk_document_get_external_change (self->document));
  g_assert_true (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  assert_on_disk (self->file, "Starter");
}

static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_unlink (g_file_peek_path (self->file));
  rbk_document_look_for_change (self->document);
  wait_for_change (self, TRUE);
  g_assert_false (rbk_document_reload (self->document, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (self->document)), ==, "Starter");

  rbk_document_keep (self->document);
  g_assert_false (rbk_document_get_external_change (self->document));
  g_assert_true (rbk_document_save (self->document, NULL, RBK_SAVE_PLAIN, NULL));
  assert_on_disk (self->file, "Starter");
}

/* A reload of what makes no sense leaves the book in the window. */
static void
test_broken_reload (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  rename_first (self, "Mine");
  g_assert_true (g_file_set_contents (g_file_peek_path (self->file), "{", 1, NULL));
  g_assert_false (rbk_document_reload (self->document, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (self->document)), ==, "Mine");
  g_assert_true (rbk_document_get_can_undo (self->document));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkDocument **document = user_data;
  g_autoptr(GError) error = NULL;

  *document = rbk_document_load_finish (result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (*document);
}

static void
load_failed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_null (rbk_document_load_finish (result, user_data));
}

static void
test_load_async (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) nowhere = g_file_new_build_filename (self->folder, "none.ratebook", NULL);
  g_autoptr(RbkDocument) document = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) missing = NULL;

  rbk_document_load_async (self->file, NULL, loaded_cb, &document);
  rbk_document_load_async (nowhere, NULL, load_failed_cb, &error);
  while (document == NULL || error == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_object_get (document, "file", &file, NULL);
  g_assert_true (g_file_equal (file, self->file));
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, "Starter");
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_assert_null (rbk_document_load (nowhere, &missing));
  g_assert_error (missing, RBK_ERROR, RBK_ERROR_READ);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/document/file/save", test_save },
    { "/document/file/save-as", test_save_as },
    { "/document/file/save-async", test_save_async },
    { "/document/file/failed-save", test_failed_save_keeps_all },
    { "/document/file/broken-book", test_broken_book_is_not_saved },
    { "/document/file/conflict", test_conflict },
    { "/document/file/notices-a-change", test_notices_a_change },
    { "/document/file/notices-behind-a-link", test_notices_behind_a_link },
    { "/document/file/keep", test_keep },
    { "/document/file/deleted", test_deleted },
    { "/document/file/broken-reload", test_broken_reload },
    { "/document/file/load-async", test_load_async },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
