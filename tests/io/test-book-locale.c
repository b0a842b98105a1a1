/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "rbk-book-writer.h"
#include "rbk-template.h"

/* A book is written the same way wherever its writer lives. */
static char *
dup_sample (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book (RBK_TEMPLATE_SAMPLE, &error);

  g_assert_no_error (error);
  return rbk_book_to_text (book);
}

static void
test_locale (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *english = dup_sample ();
  g_autofree char *text = NULL;

  if (setlocale (LC_ALL, name) == NULL)
    {
      g_test_skip ("this machine does not have the locale");
      return;
    }
  text = dup_sample ();
  setlocale (LC_ALL, "C");
  g_assert_cmpstr (text, ==, english);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C");
  g_test_add_data_func ("/book-locale/german", "de_DE.UTF-8", test_locale);
  g_test_add_data_func ("/book-locale/arabic", "ar_EG.UTF-8", test_locale);
  g_test_add_data_func ("/book-locale/japanese", "ja_JP.UTF-8", test_locale);

  return g_test_run ();
}
