/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-file.h"
#include "rbk-template.h"

#define NOBODY 65534

typedef struct
{
  char  *folder; /* (owned) */
  char  *path;   /* (owned) a file in it, which is not there yet */
  GFile *file;   /* (owned) the same */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("rbk-file-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "book.ratebook", NULL);
  self->file = g_file_new_for_path (self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  g_chmod (self->folder, 0700);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->file);
}

static guint
count_files (Fixture *self)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;

  return n_files;
}

static void
put (const char *path, const char *text)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *actual = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &actual, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, text);
}

static void
replace (GFile *file, const char *text)
{
  g_autoptr(GError) error = NULL;
  gboolean is_replaced = rbk_file_replace (file, text, strlen (text), NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (is_replaced);
}

static void
refuse (GFile *file, const char *message)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (rbk_file_replace (file, "new", 3, NULL, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_WRITE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, message));
}

static mode_t
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);

  return info.st_mode & 07777;
}

static void
test_new (Fixture *self, gconstpointer data)
{
  mode_t mask = umask (027);

  replace (self->file, "one");
  umask (mask);
  assert_holds (self->path, "one");
  g_assert_cmpuint (get_mode (self->path), ==, 0640);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_keeps_mode (Fixture *self, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0664, 0644, 0640, 0777 };

  put (self->path, "old");
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_cmpint (g_chmod (self->path, (int) modes[i]), ==, 0);
      replace (self->file, "new");
      g_assert_cmpuint (get_mode (self->path), ==, modes[i]);
    }
  assert_holds (self->path, "new");
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_link (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->folder, "link.ratebook", NULL);
  g_autofree char *other = g_build_filename (self->folder, "other.ratebook", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (link);

  put (self->path, "old");
  g_assert_cmpint (symlink ("book.ratebook", link), ==, 0);
  g_assert_cmpint (symlink ("link.ratebook", other), ==, 0);
  replace (file, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
  assert_holds (self->path, "new");
  assert_holds (other, "new");
}

static void
test_link_loop (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->folder, "link.ratebook", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (link);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = NULL;

  g_assert_cmpint (symlink ("link.ratebook", self->path), ==, 0);
  g_assert_cmpint (symlink ("book.ratebook", link), ==, 0);
  refuse (file, g_strerror (ELOOP));
  book = rbk_book_read_file (file, NULL, NULL, NULL, &error);
  g_assert_null (book);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
}

static void
test_link_to_nothing (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (symlink ("missing.ratebook", self->path), ==, 0);
  refuse (self->file, "link");
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* As /dev/stdout does, which may be a pipe: it has no path. */
static void
test_link_to_descriptor (Fixture *self, gconstpointer data)
{
  g_autofree char *target = NULL;
  char             got[8] = "";
  int              ends[2];

  if (!g_file_test ("/proc/self/fd", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there is no /proc/self/fd");
      return;
    }
  g_assert_cmpint (pipe (ends), ==, 0);
  target = g_strdup_printf ("/proc/self/fd/%d", ends[1]);
  g_assert_cmpint (symlink (target, self->path), ==, 0);
  replace (self->file, "new");
  g_assert_cmpint (read (ends[0], got, sizeof got), ==, 3);
  g_assert_cmpstr (got, ==, "new");
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (self), ==, 1);
  close (ends[0]);
  close (ends[1]);
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "missing", "book.ratebook", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  refuse (file, g_strerror (ENOENT));
}

static void
test_folder (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = NULL;

  refuse (file, g_strerror (EISDIR));
  book = rbk_book_read_file (file, NULL, NULL, NULL, &error);
  g_assert_null (book);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
}

/* Root may write everywhere, so root stops being root for a moment. */
static void
test_read_only_folder (Fixture *self, gconstpointer data)
{
  uid_t user = geteuid ();

  put (self->path, "old");
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  if (user == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  refuse (self->file, g_strerror (EACCES));
  g_assert_cmpint (seteuid (user), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  assert_holds (self->path, "old");
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* Closed to writing by its owner, in a folder that is not. */
static void
test_read_only_file (Fixture *self, gconstpointer data)
{
  uid_t user = geteuid ();

  put (self->path, "old");
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0777), ==, 0);
  if (user == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  refuse (self->file, g_strerror (EACCES));
  g_assert_cmpint (seteuid (user), ==, 0);
  assert_holds (self->path, "old");
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* A limit on the size of files stands for a disk that is full half way. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr(GError) error = NULL;
  struct rlimit before, small;
  gboolean      is_replaced;

  put (self->path, "old");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 50000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  is_replaced = rbk_file_replace (self->file, text, strlen (text), NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (is_replaced);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, g_strerror (EFBIG)));
  assert_holds (self->path, "old");
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_full_device (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr(GFile) null = g_file_new_for_path ("/dev/null");

  refuse (full, g_strerror (ENOSPC));
  replace (null, "into nothing");
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
}

static void
test_changed_on_disk (Fixture *self, gconstpointer data)
{
  g_autofree char *etag = NULL;
  g_autofree char *new_etag = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  put (self->path, "mine");
  g_assert_true (rbk_file_load (self->file, 1024, &contents, &length, &etag, NULL, &error));
  g_assert_cmpmem (contents, length, "mine", 4);
  g_assert_true (rbk_file_replace (self->file, "mine 2", 6, etag, &new_etag, &error));
  g_assert_cmpstr (etag, !=, new_etag);

  put (self->path, "theirs");
  g_assert_false (rbk_file_replace (self->file, "mine 3", 6, new_etag, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_holds (self->path, "theirs");

  /* Who does not ask overwrites; what is gone can be written again. */
  replace (self->file, "mine 4");
  assert_holds (self->path, "mine 4");
  g_remove (self->path);
  g_clear_error (&error);
  g_assert_true (rbk_file_replace (self->file, "mine 5", 6, new_etag, NULL, &error));
}

static void
test_too_large (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (2 * 1024 * 1024 + 1, ' ');
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  put (self->path, text);
  g_assert_false (
      rbk_file_load (self->file, 2 * 1024 * 1024, &contents, &length, NULL, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "2 MiB"));
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_book_read_file (self->file, NULL, NULL, NULL, &error);

  g_assert_null (book);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_clear_error (&error);

  put (self->path, "{}");
  g_cancellable_cancel (cancellable);
  book = rbk_book_read_file (self->file, NULL, NULL, cancellable, &error);
  g_assert_null (book);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A pipe that nobody writes to keeps nobody waiting. */
static void
test_pipe (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  g_assert_null (rbk_file_open (self->file, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "it is a pipe; write what comes through it to a"));
}

static void
test_book (Fixture *self, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(RbkBook) read = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *read_etag = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_book_write_file (book, self->file, NULL, &etag, &error));
  read = rbk_book_read_file (self->file, &read_etag, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (read)));
  g_assert_cmpstr (etag, ==, read_etag);
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/Io/File/new", test_new);
  add ("/Io/File/keeps-mode", test_keeps_mode);
  add ("/Io/File/link", test_link);
  add ("/Io/File/link-loop", test_link_loop);
  add ("/Io/File/link-to-nothing", test_link_to_nothing);
  add ("/Io/File/link-to-descriptor", test_link_to_descriptor);
  add ("/Io/File/no-folder", test_no_folder);
  add ("/Io/File/folder", test_folder);
  add ("/Io/File/read-only-folder", test_read_only_folder);
  add ("/Io/File/read-only-file", test_read_only_file);
  add ("/Io/File/full-disk", test_full_disk);
  add ("/Io/File/full-device", test_full_device);
  add ("/Io/File/changed-on-disk", test_changed_on_disk);
  add ("/Io/File/too-large", test_too_large);
  add ("/Io/File/missing", test_missing);
  add ("/Io/File/pipe", test_pipe);
  add ("/Io/File/book", test_book);

  return g_test_run ();
}
