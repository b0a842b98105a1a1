/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-book SEED: prints a random valid book. */
#include "rbk-book-writer.h"
#include "rbk-random-book.h"

int
main (int argc, char **argv)
{
  g_autoptr(RbkBook) book = NULL;
  g_autofree char *text = NULL;
  guint64          seed;

  if (argc != 2 || !g_ascii_string_to_unsigned (argv[1], 10, 0, G_MAXUINT32, &seed, NULL))
    {
      g_printerr ("usage: make-book SEED\n");
      return 2;
    }

  book = rbk_random_book_new ((guint32) seed);
  text = rbk_book_to_text (book);
  g_print ("%s", text);

  return 0;
}
