/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to exports, of every target, where the disk is full, the folder closed, or
 * something else is in the way: it is said, and nothing is lost or left half written. */
#include "rbk-targets.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rbk-error.h"
#include "rbk-template.h"

#define NOBODY 65534
#define MINE "this is mine\n"

typedef struct
{
  char      *folder; /* (owned) */
  RbkExport *out;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const RbkExportTarget *target = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", &error);

  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("ratebook-faults-XXXXXX", NULL);
  self->out = rbk_export_run (target->name, &(RbkExportInput){ .book = book }, &error);
  g_assert_no_error (error);
}

static void
remove_all (GFile *file)
{
  g_autoptr (GFileEnumerator) children =
                 g_file_enumerate_children (file, "standard::name",
                                            G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_all (child);
  g_file_delete (file, NULL, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  remove_all (folder);
  rbk_export_free (self->out);
  g_free (self->folder);
}

static void
put (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_text (Fixture *self, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Everything below the folder, links and hidden files too, as one text. */
static void
list_below (const char *path, GString *list)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);

      g_string_append_printf (list, "%s\n", child);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        list_below (child, list);
    }
}

static char *
list_all (Fixture *self)
{
  GString *list = g_string_new (NULL);

  list_below (self->folder, list);
  return g_string_free (list, FALSE);
}

static gboolean
write_to (Fixture *self, const char *name, GError **error)
{
  g_autoptr (GFile) place = g_file_new_build_filename (self->folder, name, NULL);

  return rbk_export_write (self->out, place, error);
}

/* It fails, says where, and leaves all as it was. */
static void
assert_refused (Fixture *self, const char *name)
{
  g_autofree char *before = list_all (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (write_to (self, name, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, self->folder));
  after = list_all (self);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
is_folder (Fixture *self)
{
  return self->out->target->is_directory;
}

/* The name of the first file that is written to @place. */
static char *
first_file (Fixture *self, const char *place)
{
  const RbkExportFile *file = rbk_export_get_file (self->out, NULL);

  return is_folder (self) ? g_build_filename (place, file->path, NULL) : g_strdup (place);
}

/* A full disk: no file of more than a few bytes can be written. */
static void
test_full (Fixture *self, gconstpointer data)
{
  g_autofree char *old = first_file (self, "old");
  struct rlimit    limit, none;

  put (self, old, MINE);
  put (self, "other.txt", MINE);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &none), ==, 0);
  limit = none;
  limit.rlim_cur = 20;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_refused (self, "old");
  assert_refused (self, "new");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  assert_text (self, old, MINE);
}

/* Who is root may write everywhere, so a child of ours is nobody. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autofree char *old = first_file (self, "closed/old");
  g_autofree char *closed = g_build_filename (self->folder, "closed", NULL);
  g_autofree char *inner = g_build_filename (closed, "old", NULL);
  pid_t            child;
  int              status;

  put (self, old, MINE);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  if (is_folder (self))
    g_assert_cmpint (g_chmod (inner, 0555), ==, 0);
  g_assert_cmpint (g_chmod (closed, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    {
      if (getuid () == 0 &&
          (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (2);
      assert_refused (self, "closed/old");
      assert_refused (self, "closed/new");
      /* What the test holds is its parent's: whoever looks for leaks has nothing to find here. */
      execl ("/bin/true", "true", NULL);
      _exit (3);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  assert_text (self, old, MINE);
  g_assert_cmpint (g_chmod (closed, 0755), ==, 0);
  if (is_folder (self))
    g_assert_cmpint (g_chmod (inner, 0755), ==, 0);
}

/* What is in a folder beside our files stays, and is named. */
static void
test_other_files (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = g_file_new_build_filename (self->folder, "out", NULL);
  g_autofree char *first = first_file (self, "out/b");
  g_auto (GStrv) others = NULL;

  put (self, "out/mine.txt", MINE);
  put (self, "out/another/deep.txt", MINE);
  put (self, "out/.env", MINE);
  put (self, first, MINE);
  g_assert_true (write_to (self, is_folder (self) ? "out" : "out/b", &error));
  g_assert_no_error (error);
  assert_text (self, "out/mine.txt", MINE);
  assert_text (self, "out/another/deep.txt", MINE);
  assert_text (self, "out/.env", MINE);
  if (!is_folder (self))
    return;
  others = rbk_export_list_others (self->out, folder);
  g_assert_cmpuint (g_strv_length (others), ==, 3);
  g_assert_cmpstr (others[0], ==, "another");
  g_assert_cmpstr (others[1], ==, "b");
  g_assert_cmpstr (others[2], ==, "mine.txt");
}

/* A link stays a link. What leads out of a folder that we fill is not followed. */
static void
test_links (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (self->folder, "link", NULL);
  g_autofree char *target = first_file (self, "real");
  g_autofree char *elsewhere = g_build_filename (self->folder, "elsewhere.txt", NULL);
  g_autofree char *inner = first_file (self, "real");
  g_autofree char *planted = g_build_filename (self->folder, inner, NULL);

  put (self, target, MINE);
  put (self, "elsewhere.txt", MINE);
  g_assert_cmpint (symlink ("real", link), ==, 0);
  if (is_folder (self))
    g_assert_true (g_unlink (planted) == 0 && symlink (elsewhere, planted) == 0);
  g_assert_true (write_to (self, "link", &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (planted, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (planted, G_FILE_TEST_IS_SYMLINK));
  assert_text (self, "elsewhere.txt", MINE);
}

static void
test_in_the_way (Fixture *self, gconstpointer data)
{
  g_autofree char *blocked = first_file (self, "blocked");
  g_autofree char *below = g_build_filename (blocked, "x.txt", NULL);
  g_autofree char *pipe = first_file (self, "pipes");
  g_autofree char *pipe_path = g_build_filename (self->folder, pipe, NULL);
  g_autofree char *parent = g_path_get_dirname (pipe_path);

  put (self, below, MINE);
  put (self, "file", MINE);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (self, "blocked");
  assert_refused (self, "pipes");
  assert_refused (self, "file/below");
  if (is_folder (self))
    assert_refused (self, "file");
  else
    assert_refused (self, "missing/below");
  assert_text (self, "file", MINE);
}

static void
add (const RbkExportTarget *target, const char *name, void (*function) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/export/%s/%s", target->name, name);

  g_test_add (path, Fixture, target, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  gsize                  n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < n_targets; i++)
    {
      add (&targets[i], "full-disk", test_full);
      add (&targets[i], "read-only-folder", test_read_only);
      add (&targets[i], "other-files", test_other_files);
      add (&targets[i], "links", test_links);
      add (&targets[i], "in-the-way", test_in_the_way);
    }
  return g_test_run ();
}
