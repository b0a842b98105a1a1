/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-schema.h"

/* When this fails, see make-book-schema.c for how to write the file anew. */
static void
test_file_is_current (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("RBK_DATA_DIR"), "ratebook.schema.json", NULL);
  g_autofree char *expected = book_schema_to_text ();
  g_autofree char *actual = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &actual, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Io/BookSchema/file-is-current", test_file_is_current);

  return g_test_run ();
}
