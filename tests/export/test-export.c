/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-targets.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rbk-error.h"
#include "stripe-reader.h"

typedef struct
{
  char    *folder; /* (owned) */
  RbkBook *book;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("ratebook-export-XXXXXX", NULL);
  self->book = book_with_card ("'price':'flat','amount':'29'");
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
  g_free (self->folder);
  g_object_unref (self->book);
}

static RbkExport *
run (Fixture *self, const char *target)
{
  g_autoptr (GError) error = NULL;
  RbkExport *out = rbk_export_run (target, &(RbkExportInput){ .book = self->book }, &error);

  g_assert_no_error (error);
  return out;
}

static GFile *
place (Fixture *self, const char *name)
{
  return g_file_new_build_filename (self->folder, name, NULL);
}

static guint
count_entries (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_list (void)
{
  gsize                  n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_targets, >=, 5);
  for (gsize i = 0; i < n_targets; i++)
    {
      g_assert_true (rbk_export_find (targets[i].name, NULL) == &targets[i]);
      g_assert_true (targets[i].is_directory == (targets[i].extension == NULL));
    }
  g_assert_true (rbk_export_list (NULL) == targets);
  g_assert_null (rbk_export_find ("stripes", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  for (gsize i = 0; i < n_targets; i++)
    g_assert_nonnull (strstr (error->message, targets[i].name));
}

/* Every target, twice, gives the same bytes; a single file for all but folders. */
static void
test_run (Fixture *self, gconstpointer data)
{
  gsize                  n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);

  for (gsize i = 0; i < n_targets; i++)
    {
      g_autoptr (RbkExport) first = run (self, targets[i].name);
      g_autoptr (RbkExport) second = run (self, targets[i].name);

      g_assert_true (first->target == &targets[i]);
      g_assert_true (targets[i].is_directory || first->files->len == 1);
      for (guint j = 0; j < first->files->len; j++)
        {
          const RbkExportFile *file = g_ptr_array_index (first->files, j);

          g_assert_cmpuint (g_bytes_get_size (file->bytes), >, 0);
          g_assert_true (
              g_bytes_equal (file->bytes, rbk_export_get_file (second, file->path)->bytes));
        }
      g_assert_null (rbk_export_get_file (first, "no such file"));
    }
}

static void
test_unknown_target (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rbk_export_run ("xlsx2", &(RbkExportInput){ .book = self->book }, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
}

static void
test_broken_book (void)
{
  g_autoptr (RbkBook) book = book_with_card ("'price':'flat','amount':'29'");
  g_autoptr (RbkRecord) plan = RBK_RECORD (g_list_model_get_item (rbk_book_get_plans (book), 0));
  g_autoptr (GError) error = NULL;

  g_object_set (plan, "sizing", "nowhere at all", NULL);
  g_assert_null (rbk_export_run ("csv", &(RbkExportInput){ .book = book }, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

/* The table of the caller is shown; the date decides whose terms are exported. */
static void
test_table_and_date (void)
{
  g_autoptr (RbkBook) book = book_from_text (
      "{'format':'ratebook','version':1,'currency':'USD','as_of':'2026-06-01','plans':[{'key':'a',"
      "'phases':[{'key':'e','rate_cards':[{'key':'base','amount':'10'}]},"
      "{'key':'later','effective_from':'2027-01-01','rate_cards':[{'key':'base','amount':'20'}]}"
      "]}]}");
  g_autoptr (RbkSpec) spec = NULL;
  g_autoptr (RbkTable) table = NULL;
  g_autoptr (RbkExport) now = NULL, later = NULL, shown = NULL;
  g_autoptr (GError) error = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2027);
  now = rbk_export_run ("csv", &(RbkExportInput){ .book = book }, &error);
  later = rbk_export_run ("csv", &(RbkExportInput){ .book = book, .date = &date }, &error);
  spec = rbk_spec_new (book, &date, &error);
  table = rbk_table_new (spec, NULL, &error);
  shown = rbk_export_run ("csv", &(RbkExportInput){ .book = book, .table = table }, &error);
  g_assert_no_error (error);
  g_assert_nonnull (
      strstr (g_bytes_get_data (rbk_export_get_file (now, NULL)->bytes, NULL), ",USD,10,"));
  g_assert_nonnull (
      strstr (g_bytes_get_data (rbk_export_get_file (later, NULL)->bytes, NULL), ",USD,20,"));
  g_assert_true (g_bytes_equal (rbk_export_get_file (later, NULL)->bytes,
                                rbk_export_get_file (shown, NULL)->bytes));
}

static void
test_write_file (Fixture *self, gconstpointer data)
{
  g_autoptr (RbkExport) out = run (self, "csv");
  g_autoptr (GFile) file = place (self, "plans.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize            length;
  GStatBuf         status;

  g_assert_true (
      g_file_replace_contents (file, "old", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0640), ==, 0);
  g_assert_true (rbk_export_write (out, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &text, &length, NULL, NULL));
  g_assert_cmpmem (text, length, g_bytes_get_data (rbk_export_get_file (out, NULL)->bytes, NULL),
                   g_bytes_get_size (rbk_export_get_file (out, NULL)->bytes));
  g_assert_cmpint (g_stat (g_file_peek_path (file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (count_entries (self), ==, 1);
}

/* A folder is made with its parents, and what else is in it stays. */
static void
test_write_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (RbkExport) out = run (self, "stripe");
  g_autoptr (GFile) folder = place (self, "a/b");
  g_autoptr (GFile) other = place (self, "a/b/mine.txt");
  g_autoptr (GError) error = NULL;

  g_assert_true (rbk_export_write (out, folder, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_replace_contents (other, "mine", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                          NULL, NULL));
  g_assert_true (rbk_export_write (out, folder, &error));
  g_assert_true (g_file_query_exists (other, NULL));
  for (guint i = 0; i < out->files->len; i++)
    {
      const RbkExportFile *file = g_ptr_array_index (out->files, i);
      g_autoptr (GFile) child = g_file_get_child (folder, file->path);

      g_assert_true (g_file_query_exists (child, NULL));
    }
}

static void
assert_not_written (Fixture *self, const char *target, const char *name, guint n_entries)
{
  g_autoptr (RbkExport) out = run (self, target);
  g_autoptr (GFile) file = place (self, name);
  g_autoptr (GError) error = NULL;

  g_assert_false (rbk_export_write (out, file, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, self->folder));
  g_assert_cmpuint (count_entries (self), ==, n_entries);
}

/* Whatever is in the way, nothing is left half written. */
static void
test_write_failures (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) blocked = place (self, "folder/README.md");
  g_autoptr (GFile) file = place (self, "file");
  g_autoptr (GFile) fixtures = place (self, "folder/stripe-fixtures.json");

  g_assert_true (g_file_make_directory_with_parents (blocked, NULL, NULL));
  g_assert_true (
      g_file_replace_contents (file, "", 0, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  assert_not_written (self, "csv", "folder", 2);
  assert_not_written (self, "csv", "missing/plans.csv", 2);
  assert_not_written (self, "stripe", "file", 2);
  assert_not_written (self, "stripe", "file/below", 2);
  assert_not_written (self, "stripe", "folder", 2);
  g_assert_false (g_file_query_exists (fixtures, NULL));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/list", test_list);
  ADD ("/export/run", test_run);
  ADD ("/export/unknown-target", test_unknown_target);
  g_test_add_func ("/export/broken-book", test_broken_book);
  g_test_add_func ("/export/table-and-date", test_table_and_date);
  ADD ("/export/write/file", test_write_file);
  ADD ("/export/write/folder", test_write_folder);
  ADD ("/export/write/failures", test_write_failures);
  return g_test_run ();
}
