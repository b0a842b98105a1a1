/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-export BOOK TARGET DESTINATION: exports a file, a template by its name, or, as
 * random:SEED, a random book. */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-targets.h"
#include "rbk-template.h"
#include "soft-book.h"

static RbkBook *
open_book (const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_has_prefix (name, "random:"))
    return soft_book_new ((guint32) g_ascii_strtoull (name + strlen ("random:"), NULL, 10));
  if (!g_str_has_suffix (name, ".ratebook"))
    return rbk_template_new_book (name, error);
  file = g_file_new_for_commandline_arg (name);
  return rbk_book_read_file (file, NULL, NULL, NULL, error);
}

static gboolean
make (char **arguments, GError **error)
{
  g_autoptr (RbkBook) book = open_book (arguments[1], error);
  g_autoptr (GFile) destination = g_file_new_for_commandline_arg (arguments[3]);
  g_autoptr (RbkExport) out = NULL;

  if (book == NULL)
    return FALSE;
  out = rbk_export_run (arguments[2], &(RbkExportInput){ .book = book }, error);
  return out != NULL && rbk_export_write (out, destination, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      g_printerr ("usage: make-export BOOK TARGET DESTINATION\n");
      return 2;
    }
  if (make (argv, &error))
    return 0;
  g_printerr ("make-export: %s: %s\n", argv[1], error->message);
  return g_error_matches (error, RBK_ERROR, RBK_ERROR_REFUSED) ? 1 : 3;
}
