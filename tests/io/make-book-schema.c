/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-schema.h"

#include <stdio.h>

/* Prints the JSON Schema of a book. After a change of a table of fields, from the root of
 * the project: `_build/tests/io/make-book-schema > data/ratebook.schema.json`. */
int
main (void)
{
  g_autofree char *text = book_schema_to_text ();

  fputs (text, stdout);

  return 0;
}
