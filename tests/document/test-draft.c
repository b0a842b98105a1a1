/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-draft.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rbk-book-writer.h"
#include "rbk-document.h"
#include "rbk-plan.h"
#include "rbk-test-book.h"

static const char *program;

static GFile *
folder_file (const char *folder)
{
  return g_file_new_build_filename (folder, "drafts", NULL);
}

static guint
count_left_behind (GFile *drafts)
{
  g_autoptr(GPtrArray) infos = rbk_draft_list (drafts);

  return infos->len;
}

static guint
count_files (GFile *drafts)
{
  g_autoptr(GDir) dir = g_dir_open (g_file_peek_path (drafts), 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
wait_for_files (GFile *drafts, guint n_files)
{
  for (guint i = 0; i < 600 && count_files (drafts) != n_files; i++)
    rbk_test_spin (10);
  g_assert_cmpuint (count_files (drafts), ==, n_files);
}

static void
test_open_drafts_are_not_left_behind (void)
{
  g_autofree char *folder = rbk_test_folder ();
  g_autoptr(GFile) drafts = folder_file (folder);
  g_autoptr(RbkBook) book = rbk_test_book ();
  RbkDraft *draft = rbk_draft_new (drafts);
  g_autoptr(GError) error = NULL;
  GStatBuf status;

  g_assert_cmpuint (count_left_behind (drafts), ==, 0);
  g_assert_true (rbk_draft_write (draft, book, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (g_file_peek_path (drafts), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpuint (count_files (drafts), ==, 2);
  g_assert_cmpuint (count_left_behind (drafts), ==, 0);

  g_assert_finalize_object (draft);
  g_assert_cmpuint (count_left_behind (drafts), ==, 1);
  rbk_test_remove_folder (folder);
}

static void
test_round_trip (void)
{
  g_autofree char *folder = rbk_test_folder ();
  g_autoptr(GFile) drafts = folder_file (folder);
  g_autoptr(GFile) original = g_file_new_build_filename (folder, "käse book.ratebook", NULL);
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkBook) again = NULL;
  g_autoptr(GPtrArray) infos = NULL;
  g_autoptr(RbkDraftInfo) copy = NULL;
  g_autoptr(GError) error = NULL;
  RbkDraft *draft = rbk_draft_new (drafts);

  g_object_set (book, "title", "\"Quoted\"\n<title>", NULL);
  g_assert_true (rbk_draft_write (draft, book, original, "12:34", &error));
  g_assert_no_error (error);
  g_object_unref (draft);

  infos = rbk_draft_list (drafts);
  g_assert_cmpuint (infos->len, ==, 1);
  copy = rbk_draft_info_copy (g_ptr_array_index (infos, 0));
  g_assert_true (g_file_equal (copy->original, original));
  g_assert_cmpstr (copy->title, ==, "\"Quoted\"\n<title>");
  g_assert_cmpstr (copy->etag, ==, "12:34");
  g_assert_cmpint (ABS (g_date_time_to_unix (copy->time) - g_get_real_time () / G_USEC_PER_SEC), <,
                   60);
  again = rbk_draft_info_read (copy, &error);
  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (again)));

  rbk_draft_info_discard (copy);
  g_assert_cmpuint (count_files (drafts), ==, 0);
  rbk_test_remove_folder (folder);
}

static void
test_removed_stays_removed (void)
{
  g_autofree char *folder = rbk_test_folder ();
  g_autoptr(GFile) drafts = folder_file (folder);
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDraft) draft = rbk_draft_new (drafts);

  g_assert_true (rbk_draft_write (draft, book, NULL, NULL, NULL));
  rbk_draft_write_async (draft, book, NULL, NULL, NULL, NULL);
  rbk_draft_remove (draft);
  rbk_test_spin (50);
  g_assert_cmpuint (count_files (drafts), ==, 0);
  g_assert_true (rbk_draft_write (draft, book, NULL, NULL, NULL));
  g_assert_cmpuint (count_files (drafts), ==, 0);
  rbk_test_remove_folder (folder);
}

/* Whatever lies in the folder, the list comes. */
static void
test_strange_files (void)
{
  static const char *const texts[] = {
    "",
    "{",
    "[]",
    "{\"format\": 7}",
    "{\"format\": \"ratebook-draft\"}",
    "{\"format\": \"ratebook-draft\", \"book\": \"{\", \"time\": \"never\", \"original\": 3}",
  };
  g_autofree char *folder = rbk_test_folder ();
  g_autofree char *notes = g_build_filename (folder, "notes.txt", NULL);
  g_autoptr(GFile) drafts = g_file_new_for_path (folder);
  g_autoptr(GPtrArray) infos = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GSIZE_FORMAT ".draft", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
    }
  g_assert_true (g_file_set_contents (notes, "x", 1, NULL));

  infos = rbk_draft_list (drafts);
  g_assert_cmpuint (infos->len, ==, 2);
  for (guint i = 0; i < infos->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) document_error = NULL;

      g_assert_null (rbk_draft_info_read (g_ptr_array_index (infos, i), &error));
      g_assert_true (error->domain == RBK_ERROR);
      g_assert_null (rbk_document_new_for_draft (g_ptr_array_index (infos, i), &document_error));
      g_assert_nonnull (document_error);
    }
  rbk_test_remove_folder (folder);
}

static void
test_no_room (void)
{
  g_autofree char *folder = rbk_test_folder ();
  g_autofree char *path = g_build_filename (folder, "drafts", NULL);
  g_autoptr(GFile) drafts = g_file_new_for_path (path);
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDraft) draft = rbk_draft_new (drafts);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "in the way", -1, NULL));
  g_assert_false (rbk_draft_write (draft, book, NULL, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_WRITE);
  rbk_test_remove_folder (folder);
}

/* The draft of a document: written within two seconds, gone when saved. */
static void
test_document (void)
{
  g_autofree char *folder = rbk_test_folder ();
  g_autoptr(GFile) drafts = folder_file (folder);
  g_autoptr(GFile) file = g_file_new_build_filename (folder, "book.ratebook", NULL);
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autoptr(GError) error = NULL;

  rbk_document_set_drafts_folder (document, drafts);
  g_assert_true (
      rbk_document_take (document, rbk_test_rename (rbk_test_plan (book, 0), "Basic"), NULL));
  g_assert_cmpuint (count_files (drafts), ==, 0);
  wait_for_files (drafts, 2);
  g_assert_true (rbk_document_save (document, file, RBK_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (drafts), ==, 0);

  g_assert_true (
      rbk_document_take (document, rbk_test_rename (rbk_test_plan (book, 0), "Again"), NULL));
  wait_for_files (drafts, 2);
  rbk_document_undo (document);
  g_assert_cmpuint (count_files (drafts), ==, 0);

  rbk_document_redo (document);
  wait_for_files (drafts, 2);
  rbk_document_close (document);
  g_assert_cmpuint (count_files (drafts), ==, 0);
  rbk_test_remove_folder (folder);
}

/* Runs in the child: edits, waits for the draft, says so, and waits to be killed. */
static int
run_child (const char *folder, const char *path)
{
  g_autoptr(GFile) drafts = folder_file (folder);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RbkDocument) document = rbk_document_load (file, NULL);

  rbk_document_set_drafts_folder (document, drafts);
  if (!rbk_document_take (document,
                          rbk_test_rename (rbk_test_plan (rbk_document_get_book (document), 0),
                                           "Basic"),
                          NULL))
    return 1;
  wait_for_files (drafts, 2);
  rbk_test_spin (100);
  if (write (STDOUT_FILENO, "!", 1) != 1)
    return 1;
  for (;;)
    pause ();
}

static void
kill_a_program_at_work (const char *folder, const char *path, GFile *drafts)
{
  const char *const argv[] = { program, "--child", folder, path, NULL };
  g_autoptr(GError) error = NULL;
  int  out;
  GPid pid;
  char mark = 0;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                           NULL, NULL, &pid, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &mark, 1), ==, 1);
  g_assert_cmpint (mark, ==, '!');
  g_assert_cmpuint (count_left_behind (drafts), ==, 0);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  close (out);
}

static void
test_survives_kill (void)
{
  g_autofree char *folder = rbk_test_folder ();
  g_autofree char *path = g_build_filename (folder, "book.ratebook", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) drafts = folder_file (folder);
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = NULL;
  g_autoptr(GPtrArray) infos = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_book_write_file (book, file, NULL, NULL, &error));
  kill_a_program_at_work (folder, path, drafts);

  infos = rbk_draft_list (drafts);
  g_assert_cmpuint (infos->len, ==, 1);
  document = rbk_document_new_for_draft (g_ptr_array_index (infos, 0), &error);
  g_assert_no_error (error);
  g_assert_false (rbk_document_get_is_saved (document));
  g_assert_true (g_file_equal (rbk_document_get_file (document), file));
  g_assert_cmpstr (rbk_plan_get_name (rbk_test_plan (rbk_document_get_book (document), 0)), ==,
                   "Basic");

  /* The old draft goes once there is a new one, and the new one with the save. */
  rbk_document_set_drafts_folder (document, drafts);
  g_assert_cmpuint (count_left_behind (drafts), ==, 1);
  for (guint i = 0; i < 600 && count_left_behind (drafts) > 0; i++)
    rbk_test_spin (10);
  g_assert_cmpuint (count_files (drafts), ==, 2);
  g_assert_true (rbk_document_save (document, NULL, RBK_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (drafts), ==, 0);
  rbk_test_remove_folder (folder);
}

static void
test_default_folder (void)
{
  g_autoptr(GFile) folder = rbk_draft_get_default_folder ();

  g_assert_true (g_str_has_suffix (g_file_peek_path (folder), "/ratebook/drafts"));
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/draft/open", test_open_drafts_are_not_left_behind);
  g_test_add_func ("/document/draft/round-trip", test_round_trip);
  g_test_add_func ("/document/draft/removed", test_removed_stays_removed);
  g_test_add_func ("/document/draft/strange-files", test_strange_files);
  g_test_add_func ("/document/draft/no-room", test_no_room);
  g_test_add_func ("/document/draft/document", test_document);
  g_test_add_func ("/document/draft/survives-kill", test_survives_kill);
  g_test_add_func ("/document/draft/default-folder", test_default_folder);

  return g_test_run ();
}
