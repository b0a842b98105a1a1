/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-record-reader.h"
#include "rbk-template.h"
#include "rbk-test-repeats.h"

#define HEAD "{ \"format\": \"ratebook\", \"version\": 1"

static void
refuse (const char *text, gsize length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_book_read_text (text, length, NULL, &error);

  g_assert_null (book);
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 0);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
refuse_every_start (const char *text)
{
  gsize length = strlen (text);
  gsize step = length / rbk_test_repeats ((guint) length, 40);

  /* All but the newline at the end. */
  for (gsize i = 0; i + 1 < length; i += step)
    {
      g_autofree char *start = g_memdup2 (text, i + 1);

      refuse (start, i);
    }
}

static void
test_truncated (void)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr(RbkBook) book = rbk_template_new_book (templates[i].name, NULL);
      g_autofree char *text = rbk_book_to_text (book);

      refuse_every_start (text);
    }
}

static void
test_truncated_sample (void)
{
  g_autoptr(RbkBook) book = rbk_template_new_book (RBK_TEMPLATE_SAMPLE, NULL);
  g_autofree char *text = rbk_book_to_text (book);

  refuse_every_start (text);
}

/* A byte replaced by another: an error or a book, never a crash; what reads, writes and
 * reads again the same. */
static void
test_bytes_replaced (void)
{
  g_autoptr(RbkBook) original = rbk_template_new_book ("credit-tiers", NULL);
  g_autofree char *text = rbk_book_to_text (original);
  gsize            length = strlen (text);

  for (guint i = 0; i < rbk_test_repeats (4000, 100); i++)
    {
      gsize            at = (gsize) g_test_rand_int_range (0, (gint32) length);
      g_autofree char *bent = g_memdup2 (text, length + 1);
      g_autoptr(RbkBook) book = NULL;

      bent[at] = (char) g_test_rand_int_range (0, 256);
      book = rbk_book_read_text (bent, length, NULL, NULL);
      if (book != NULL)
        {
          g_autofree char *written = rbk_book_to_text (book);
          g_autoptr(RbkBook) again = rbk_book_read_text (written, strlen (written), NULL, NULL);

          g_assert_nonnull (again);
          g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (again)));
        }
    }
}

static const char *const corpus[] = {
  "",
  " ",
  "\n",
  "null",
  "{",
  "}",
  "NaN",
  "\xef\xbb\xbf" HEAD "}",
  HEAD "} trailing",
  HEAD ",}",
  HEAD ", \"title\": \"a\", \"title\": \"b\" }",
  HEAD ", \"title\": \"\xff\" }",
  HEAD ", \"title\": \"\xed\xa0\x80\" }",
  HEAD ", \"title\": \"\\ud800\" }",
  HEAD ", \"title\": \"\\u0000\" }",
  HEAD ", \"title\": \"raw \x01 control\" }",
  HEAD ", \"target_margin\": NaN }",
  HEAD ", \"target_margin\": Infinity }",
  HEAD ", \"target_margin\": 1e999999999 }",
  HEAD ", \"target_margin\": \"NaN\" }",
  HEAD ", \"target_margin\": \"1e999999999\" }",
  HEAD ", \"target_margin\": \"999999999999999999999999999999\" }",
  HEAD ", \"target_margin\": \"0.0000000000000000001\" }",
  HEAD ", \"target_margin\": \" 0.5\" }",
  HEAD ", \"target_margin\": \"0,5\" }",
  HEAD ", \"target_margin\": \"\xd9\xa1\" }",
  HEAD ", \"plans\": [[[[{}]]]] }",
  HEAD ", \"plans\": [{\"key\": {\"key\": \"p\"}}] }",
  HEAD ", \"plans\": [{\"key\": \"../../etc/passwd%s%n\"}] }",
  HEAD ", \"usage\": {\"path\": {\"path\": 1}} }",
  "{ 'format': 'ratebook', 'version': 1 }",
  "{ \"format\": \"ratebook\", \"version\": 1 /* comment */ }",
};

static void
test_corpus (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    refuse (corpus[i], strlen (corpus[i]));
  refuse ("{\"format\": \"ratebook\"\0, \"version\": 1}", 38);
}

static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new (HEAD ", \"x\": ");

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  refuse (text->str, text->len);
}

static char *
make_list (const char *member, const char *item, guint n_items)
{
  GString *text = g_string_new (HEAD ", \"");

  g_string_append_printf (text, "%s\": [", member);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(GString) one = g_string_new (item);
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_string_replace (one, "#", number, 0);
      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", one->str);
    }
  g_string_append (text, "]}");

  return g_string_free (text, FALSE);
}

static void
test_many (void)
{
  static const char plan[] = "{\"key\": \"p#\", \"quote_only\": true}";
  g_autofree char  *enough = make_list ("plans", plan, RBK_LIST_MAX_ITEMS);
  g_autofree char  *many = make_list ("plans", plan, 100000);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_book_read_text (enough, strlen (enough), NULL, &error);
  g_autoptr(RbkBook) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_plans (book)), ==, RBK_LIST_MAX_ITEMS);

  none = rbk_book_read_text (many, strlen (many), NULL, &error);
  g_assert_null (none);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "$.plans: has 100000 items"));
}

/* Many lists that are not long by themselves. */
static void
test_many_in_all (void)
{
  g_autoptr(GString) plan =
                 g_string_new ("{\"key\": \"p#\", \"quote_only\": true, \"features\": [");
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) none = NULL;

  for (guint i = 0; i < 9000; i++)
    g_string_append (plan, i > 0 ? ",{}" : "{}");
  g_string_append (plan, "]}");
  text = make_list ("plans", plan->str, 120);
  none = rbk_book_read_text (text, strlen (text), NULL, &error);
  g_assert_null (none);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Io/BookHostile/truncated", test_truncated);
  g_test_add_func ("/Io/BookHostile/truncated-sample", test_truncated_sample);
  g_test_add_func ("/Io/BookHostile/bytes-replaced", test_bytes_replaced);
  g_test_add_func ("/Io/BookHostile/corpus", test_corpus);
  g_test_add_func ("/Io/BookHostile/deep", test_deep);
  g_test_add_func ("/Io/BookHostile/many", test_many);
  g_test_add_func ("/Io/BookHostile/many-in-all", test_many_in_all);

  return g_test_run ();
}
