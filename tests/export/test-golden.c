/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one book is exported to is kept in golden/, so that a change of any file is seen by whoever
 * makes it. tests/export/make-golden writes them anew. */
#include "rbk-targets.h"

#include <string.h>

#include "rbk-book-reader.h"

static RbkBook *
read_book (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "export", "golden", "invoice-reader.ratebook", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  RbkBook *book = rbk_book_read_file (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return book;
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint       n_files = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n_files += g_file_test (child, G_FILE_TEST_IS_DIR) ? count_files (child) : 1;
    }
  return n_files;
}

static guint
line_of_difference (const char *a, const char *b)
{
  guint line = 1;

  for (; *a == *b && *a != '\0'; a++, b++)
    line += *a == '\n' ? 1 : 0;
  return line;
}

static void
check_file (const char *folder, const RbkExportTarget *target, const RbkExportFile *file)
{
  g_autofree char *path =
      g_build_filename (folder, target->is_directory ? file->path : target->name, NULL);
  g_autofree char *expected = NULL;
  gsize            length, size;
  const char      *data = g_bytes_get_data (file->bytes, &size);
  g_autofree char *made = g_strndup (data, size);

  if (!g_file_get_contents (path, &expected, &length, NULL))
    g_error ("%s is missing: run tests/export/make-golden", path);
  if (length != size || memcmp (expected, data, size) != 0)
    g_error ("%s: line %u is another now; where that is right run tests/export/make-golden", path,
             line_of_difference (expected, made));
}

static void
test_golden (gconstpointer data)
{
  const RbkExportTarget *target = data;
  g_autofree char       *folder =
      g_test_build_filename (G_TEST_DIST, "export", "golden", target->name, NULL);
  g_autoptr (RbkBook) book = read_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out =
                 rbk_export_run (target->name, &(RbkExportInput){ .book = book }, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < out->files->len; i++)
    check_file (folder, target, g_ptr_array_index (out->files, i));
  g_assert_cmpuint (count_files (folder), ==, out->files->len);
}

/* Some are mostly the bytes of the libraries that write them, or of a style sheet. */
static gboolean
is_kept (const char *target)
{
  static const char *const not_kept[] = { "pdf", "xlsx", "html", NULL };

  return !g_strv_contains (not_kept, target);
}

int
main (int argc, char **argv)
{
  gsize                  n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < n_targets; i++)
    {
      g_autofree char *path = g_strdup_printf ("/export/golden/%s", targets[i].name);

      if (is_kept (targets[i].name))
        g_test_add_data_func (path, &targets[i], test_golden);
    }
  return g_test_run ();
}
