/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-entitlement.h"
#include "rbk-plan.h"
#include "rbk-random-book.h"
#include "rbk-test-repeats.h"

#define HEAD "{ \"format\": \"ratebook\", \"version\": 1"

static RbkBook *
read_text (const char *text, GPtrArray *problems, GError **error)
{
  return rbk_book_read_text (text, strlen (text), problems, error);
}

static RbkBook *
read_valid (const char *text)
{
  g_autoptr(GError) error = NULL;
  RbkBook *book = read_text (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (RBK_IS_BOOK (book));

  return book;
}

static void
test_random_round_trip (void)
{
  for (guint32 seed = 0; seed < rbk_test_repeats (300, 10); seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autofree char *text = rbk_book_to_text (book);
      g_autoptr(RbkBook) read = read_valid (text);
      g_autofree char *again = rbk_book_to_text (read);

      g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (read)));
      g_assert_cmpstr (text, ==, again);
    }
}

typedef struct
{
  const char *body; /* what follows the head */
  const char *path;
  const char *message;
} Case;

static const Case wrong[] = {
  { ", \"plans\": {}", "$.plans", "a list, not" },
  { ", \"plans\": [7]", "$.plans[0]", "an object, not" },
  { ", \"plans\": null", "$.plans", "a list, not" },
  { ", \"plans\": [{}]", "$.plans[0].key", "given" },
  { ", \"title\": 5", "$.title", "a text in quotes" },
  { ", \"title\": [\"a\"]", "$.title", "a text in quotes" },
  { ", \"currency\": null", "$.currency", "given" },
  { ", \"currency\": \"DM\"", "$.currency", "ISO 4217" },
  { ", \"as_of\": \"2026-13-01\"", "$.as_of", "2026-13-01" },
  { ", \"target_margin\": 0.7", "$.target_margin",
    "write \"0.7\", with quotes: amounts are exact decimals" },
  { ", \"target_margin\": true", "$.target_margin", "a number in quotes" },
  { ", \"target_margin\": \"7e-1\"", "$.target_margin", "7e-1" },
  { ", \"target_margin\": \"1.5\"", "$.target_margin", "0 to 1" },
  { ", \"target_margin\": \"\"", "$.target_margin", "" },
  { ", \"meters\": [{\"key\": \"m\", \"kind\": \"calls\"}]", "$.meters[0].kind", "use one of" },
  { ", \"meters\": [{\"key\": \"m\", \"kind\": null}]", "$.meters[0].kind", "a text" },
  { ", \"meters\": [{\"key\": \"m m\"}]", "$.meters[0].key", "letters" },
  { ", \"meters\": [{\"key\": \"m\", \"conversion\": \"0\"}]", "$.meters[0].conversion", "zero" },
  { ", \"plans\": [{\"key\": \"p\", \"quote_only\": true, \"color\": \"1\"}]", "$.plans[0].color",
    "whole number without quotes" },
  { ", \"plans\": [{\"key\": \"p\", \"quote_only\": true, \"color\": 1.0}]", "$.plans[0].color",
    "whole number" },
  { ", \"plans\": [{\"key\": \"p\", \"quote_only\": true, \"color\": 99999999999}]",
    "$.plans[0].color", "whole number" },
  { ", \"plans\": [{\"key\": \"p\", \"quote_only\": 1}]", "$.plans[0].quote_only",
    "true or false" },
  { ", \"scenarios\": [{\"key\": \"s\", \"shocks\": \"usage=x2\"}]", "$.scenarios[0].shocks",
    "a list of texts" },
  { ", \"scenarios\": [{\"key\": \"s\", \"shocks\": [\"usage=x2\", 5]}]",
    "$.scenarios[0].shocks[1]", "a text" },
  { ", \"usage\": []", "$.usage", "an object" },
  { ", \"usage\": {}", "$.usage.path", "given" },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strconcat (HEAD, wrong[i].body, "}", NULL);
      g_autoptr(GPtrArray) problems =
                     g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkBook) book = read_text (text, problems, &error);
      RbkProblem *first;

      g_assert_null (book);
      g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
      g_test_message ("%s", error->message);
      first = problems->pdata[0];
      g_assert_cmpstr (first->path, ==, wrong[i].path);
      g_assert_nonnull (strstr (first->message, wrong[i].message));
      g_assert_true (g_str_has_prefix (error->message, wrong[i].path));
    }
}

/* One mistake is told once; what follows from it is not told. */
static void
test_all_problems (void)
{
  static const char        text[] = HEAD ", \"title\": 5, \"currency\": 7, \"target_margin\": 1,"
                                         "\"plans\": [9, {\"key\": \"a b\", \"overhead\": 3}]}";
  static const char *const paths[] = { "$.title",          "$.currency",     "$.target_margin",
                                       "$.plans[0]",       "$.plans[1].key", "$.plans[1].overhead",
                                       "$.plans[1].phases" };
  g_autoptr(GPtrArray) problems =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = read_text (text, problems, &error);

  g_assert_null (book);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpstr (((RbkProblem *) problems->pdata[i])->path, ==, paths[i]);
  g_assert_true (g_str_has_suffix (error->message, "(and 6 more)"));
}

typedef struct
{
  const char *text;
  int         code;
  const char *message;
} HeadCase;

static const HeadCase heads[] = {
  { "{ \"format\": \"ratebook\", \"version\": 7 }", RBK_ERROR_VERSION,
    "a newer Ratebook, version 7; this one reads up to 1" },
  { "{ \"format\": \"ratebook\", \"version\": 2, \"plans\": 5 }", RBK_ERROR_VERSION, "version 2" },
  { "{ \"format\": \"ratebook\", \"version\": 10 }", RBK_ERROR_VERSION, "version 10" },
  { "{ \"format\": \"ratebook\", \"version\": 99999999999999999999999999 }", RBK_ERROR_VERSION,
    "version 99999999999999999999" },
  { "{ \"format\": \"ratebook\", \"version\": \"1\" }", RBK_ERROR_INVALID, "the number 1" },
  { "{ \"format\": \"ratebook\", \"version\": 0 }", RBK_ERROR_INVALID, "the number 1" },
  { "{ \"format\": \"ratebook\", \"version\": -1 }", RBK_ERROR_INVALID, "the number 1" },
  { "{ \"format\": \"ratebook\", \"version\": 1.0 }", RBK_ERROR_INVALID, "the number 1" },
  { "{ \"format\": \"ratebook\", \"version\": 1e2 }", RBK_ERROR_INVALID, "the number 1" },
  { "{ \"format\": \"ratebook\" }", RBK_ERROR_INVALID, "the number 1" },
  { "{ \"format\": \"openmeter\", \"version\": 1 }", RBK_ERROR_INVALID, "$.format" },
  { "{ \"format\": 1, \"version\": 1 }", RBK_ERROR_INVALID, "$.format" },
  { "{}", RBK_ERROR_INVALID, "$.format" },
  { "[]", RBK_ERROR_INVALID, "$: a book is an object" },
  { "7", RBK_ERROR_INVALID, "$: a book is an object" },
  { "", RBK_ERROR_SYNTAX, "line 1" },
};

static void
test_heads (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr(GPtrArray) problems =
                     g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_problem_free);
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkBook) book = read_text (heads[i].text, problems, &error);

      g_assert_null (book);
      g_assert_error (error, RBK_ERROR, heads[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, heads[i].message));
      g_assert_cmpuint (problems->len, ==, 1);
    }
}

static const char with_unknown[] = "{\n"
                                   "  \"format\": \"ratebook\",\n"
                                   "  \"version\": 1,\n"
                                   "  \"title\": \"Unknown\",\n"
                                   "  \"currency\": \"USD\",\n"
                                   "  \"plans\": [\n"
                                   "    {\n"
                                   "      \"key\": \"pro\",\n"
                                   "      \"quote_only\": true,\n"
                                   "      \"x_color\": {\n"
                                   "        \"hue\": 210.50,\n"
                                   "        \"exact\": 0.1000000000000000055511151231257827,\n"
                                   "        \"large\": 123456789012345678901234567890,\n"
                                   "        \"small\": 1E-7,\n"
                                   "        \"none\": null,\n"
                                   "        \"list\": [\n"
                                   "          true,\n"
                                   "          []\n"
                                   "        ]\n"
                                   "      },\n"
                                   "      \"a_later_member\": \"kept\"\n"
                                   "    }\n"
                                   "  ],\n"
                                   "  \"z_first\": 1,\n"
                                   "  \"a_second\": {}\n"
                                   "}\n";

static void
test_unknown_members (void)
{
  g_autoptr(RbkBook) book = read_valid (with_unknown);
  g_autofree char *text = rbk_book_to_text (book);
  g_autoptr(RbkRecord) copy = rbk_record_copy (RBK_RECORD (book));
  g_autofree char *copied = rbk_book_to_text (RBK_BOOK (copy));

  g_assert_cmpstr (text, ==, with_unknown);
  g_assert_cmpstr (copied, ==, with_unknown);
}

/* Nothing where there is a fallback is not the fallback. */
static void
test_nothing_is_kept (void)
{
  static const char text[] =
      HEAD ", \"target_margin\": null, \"meters\": [{\"key\": \"m\", \"conversion\": null}],"
           "\"plans\": [{\"key\": \"p\", \"sizing\": null, \"phases\": [{\"key\": \"e\","
           "\"rate_cards\": [{\"key\": \"c\", \"meter\": \"m\", \"amount\": null, \"entitlement\":"
           "{\"alerts\": [], \"wallet\": null}}]}]}]}";
  g_autoptr(RbkBook) book = read_valid (text);
  g_autofree char *written = rbk_book_to_text (book);
  g_autoptr(RbkBook) again = read_valid (written);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (again), 0);

  g_assert_null (rbk_plan_get_sizing (plan));
  g_assert_nonnull (strstr (written, "\"alerts\": []"));
  g_assert_nonnull (strstr (written, "\"sizing\": null"));
  g_assert_nonnull (strstr (written, "\"target_margin\": null"));
  g_assert_null (strstr (written, "\"amount\""));
  g_assert_null (strstr (written, "\"wallet\""));
  g_assert_true (rbk_record_equal (RBK_RECORD (book), RBK_RECORD (again)));
}

static void
test_canonical (void)
{
  static const char loose[] =
      "{\"plans\":[{\"quote_only\":true,\"overhead\":\"00.500\",\"name\":\"\",\"key\":\"p\"}],"
      "\"version\":1,\"meters\":[],\"title\":\"\\u00dc\",\"format\":\"ratebook\"}";
  static const char canonical[] = "{\n"
                                  "  \"format\": \"ratebook\",\n"
                                  "  \"version\": 1,\n"
                                  "  \"title\": \"Ü\",\n"
                                  "  \"currency\": \"USD\",\n"
                                  "  \"plans\": [\n"
                                  "    {\n"
                                  "      \"key\": \"p\",\n"
                                  "      \"quote_only\": true,\n"
                                  "      \"overhead\": \"0.5\"\n"
                                  "    }\n"
                                  "  ]\n"
                                  "}\n";
  g_autoptr(RbkBook) book = read_valid (loose);
  g_autofree char *text = rbk_book_to_text (book);

  g_assert_cmpstr (text, ==, canonical);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Io/BookReader/random-round-trip", test_random_round_trip);
  g_test_add_func ("/Io/BookReader/wrong", test_wrong);
  g_test_add_func ("/Io/BookReader/all-problems", test_all_problems);
  g_test_add_func ("/Io/BookReader/heads", test_heads);
  g_test_add_func ("/Io/BookReader/unknown-members", test_unknown_members);
  g_test_add_func ("/Io/BookReader/nothing-is-kept", test_nothing_is_kept);
  g_test_add_func ("/Io/BookWriter/canonical", test_canonical);

  return g_test_run ();
}
