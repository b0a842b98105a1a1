/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json.h"
#include "rbk-error.h"
#include "rbk-test-repeats.h"

#include <string.h>

/* A text that may hold a NUL. */
#define TEXT(literal) literal, sizeof (literal) - 1

typedef struct
{
  const char *text;
  gsize       length;
} Accepted;

static const Accepted accepted[] = {
  { TEXT ("null") },
  { TEXT ("true") },
  { TEXT ("false") },
  { TEXT (" \t\r\n[ ]\n ") },
  { TEXT ("{ }") },
  { TEXT ("\"\"") },
  { TEXT ("0") },
  { TEXT ("-0") },
  { TEXT ("-0.0e-0") },
  { TEXT ("123.456e+789") },
  { TEXT ("1E400") },
  { TEXT ("9223372036854775808") },
  { TEXT ("[1,2,[3],{\"a\":null}]") },
  { TEXT ("{\"a\":1,\"A\":2,\"\":3}") },
  { TEXT ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u20ac\"") },
  { TEXT ("\"\\ud83d\\ude00 \\uD83D\\uDE00\"") },
  { TEXT ("\"\x7f \xe2\x80\xa8 \xef\xbf\xbf \xf0\x9f\x98\x80\"") },
  { TEXT ("\"\xef\xbb\xbf\"") },
};

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = rbk_json_parse (accepted[i].text, accepted[i].length, &error);

      g_assert_no_error (error);
      g_assert_nonnull (root);
    }
}

typedef struct
{
  const char *text;
  gsize       length;
  int         code;
  const char *message; /* how it starts */
} Refused;

static const Refused refused[] = {
  { TEXT (""), RBK_ERROR_SYNTAX, "line 1, column 1: the text ends where a value should be" },
  { TEXT (" \n"), RBK_ERROR_SYNTAX, "line 2, column 1: the text ends where a value" },
  { TEXT ("nul"), RBK_ERROR_SYNTAX, "line 1, column 1: expected a value, found \"n\"" },
  { TEXT ("nullx"), RBK_ERROR_SYNTAX, "line 1, column 5: expected nothing after the end" },
  { TEXT ("True"), RBK_ERROR_SYNTAX, "line 1, column 1: expected a value, found \"T\"" },
  { TEXT ("NaN"), RBK_ERROR_SYNTAX, "line 1, column 1: expected a value" },
  { TEXT ("Infinity"), RBK_ERROR_SYNTAX, "line 1, column 1: expected a value" },
  { TEXT ("-Infinity"), RBK_ERROR_SYNTAX, "line 1, column 1: not a number" },
  { TEXT ("01"), RBK_ERROR_SYNTAX, "line 1, column 1: not a number" },
  { TEXT ("-01"), RBK_ERROR_SYNTAX, "line 1, column 1: not a number" },
  { TEXT ("-"), RBK_ERROR_SYNTAX, "line 1, column 1: not a number" },
  { TEXT ("+1"), RBK_ERROR_SYNTAX, "line 1, column 1: expected a value" },
  { TEXT (".5"), RBK_ERROR_SYNTAX, "line 1, column 1: expected a value" },
  { TEXT ("1."), RBK_ERROR_SYNTAX, "line 1, column 1: not a number" },
  { TEXT ("1.e5"), RBK_ERROR_SYNTAX, "line 1, column 1: not a number" },
  { TEXT ("1e"), RBK_ERROR_SYNTAX, "line 1, column 1: not a number" },
  { TEXT ("1e+"), RBK_ERROR_SYNTAX, "line 1, column 1: not a number" },
  { TEXT ("0x10"), RBK_ERROR_SYNTAX, "line 1, column 2: expected nothing after the end" },
  { TEXT ("1 2"), RBK_ERROR_SYNTAX, "line 1, column 3: expected nothing after the end" },
  { TEXT ("[][]"), RBK_ERROR_SYNTAX, "line 1, column 3: expected nothing after the end" },
  { TEXT ("[1]{\"a\":2}"), RBK_ERROR_SYNTAX, "line 1, column 4: expected nothing" },
  { TEXT ("[1,]"), RBK_ERROR_SYNTAX, "line 1, column 4: expected a value, found \"]\"" },
  { TEXT ("[,1]"), RBK_ERROR_SYNTAX, "line 1, column 2: expected a value, found \",\"" },
  { TEXT ("[1 2]"), RBK_ERROR_SYNTAX, "line 1, column 4: expected a comma or ]" },
  { TEXT ("[1}"), RBK_ERROR_SYNTAX, "line 1, column 3: expected a comma or ]" },
  { TEXT ("{\"a\":1,}"), RBK_ERROR_SYNTAX, "line 1, column 8: expected a member name" },
  { TEXT ("{a:1}"), RBK_ERROR_SYNTAX, "line 1, column 2: expected a member name" },
  { TEXT ("{'a':1}"), RBK_ERROR_SYNTAX, "line 1, column 2: expected a member name" },
  { TEXT ("{1:1}"), RBK_ERROR_SYNTAX, "line 1, column 2: expected a member name" },
  { TEXT ("{\"a\"}"), RBK_ERROR_SYNTAX, "line 1, column 5: expected a colon" },
  { TEXT ("{\"a\" 1}"), RBK_ERROR_SYNTAX, "line 1, column 6: expected a colon" },
  { TEXT ("{\"a\":1 \"b\":2}"), RBK_ERROR_SYNTAX, "line 1, column 8: expected a comma or }" },
  { TEXT ("{\n\"a\":1,\n  \"a\":2}"), RBK_ERROR_SYNTAX, "line 3, column 3: \"a\" is twice" },
  { TEXT ("{\"a\":1,\"\\u0061\":2}"), RBK_ERROR_SYNTAX, "line 1, column 8: \"a\" is twice" },
  { TEXT ("var x = [1];"), RBK_ERROR_SYNTAX, "line 1, column 1: expected a value" },
  { TEXT ("/* */ 1"), RBK_ERROR_SYNTAX, "line 1, column 1: expected a value" },
  { TEXT ("1 // one"), RBK_ERROR_SYNTAX, "line 1, column 3: expected nothing" },
  { TEXT ("\"abc"), RBK_ERROR_SYNTAX, "line 1, column 5: the text ends where the closing quote" },
  { TEXT ("\"abc\\"), RBK_ERROR_SYNTAX, "line 1, column 6: the text ends where one of" },
  { TEXT ("\"\\x41\""), RBK_ERROR_SYNTAX, "line 1, column 3: expected one of" },
  { TEXT ("\"\\'\""), RBK_ERROR_SYNTAX, "line 1, column 3: expected one of" },
  { TEXT ("\"\\u12g4\""), RBK_ERROR_SYNTAX, "line 1, column 6: expected four hexadecimal digits" },
  { TEXT ("\"\\u12"), RBK_ERROR_SYNTAX, "line 1, column 6: the text ends where four" },
  { TEXT ("\"\\u0000\""), RBK_ERROR_SYNTAX, "line 1, column 2: a NUL character" },
  { TEXT ("\"\\ud83d\""), RBK_ERROR_SYNTAX, "line 1, column 2: \\ud83d is half of a surrogate" },
  { TEXT ("\"\\ude00\""), RBK_ERROR_SYNTAX, "line 1, column 2: \\ude00 is half of a surrogate" },
  { TEXT ("\"\\ud83d\\n\""), RBK_ERROR_SYNTAX, "line 1, column 2: \\ud83d is half" },
  { TEXT ("\"\\ud83d\\u0041\""), RBK_ERROR_SYNTAX, "line 1, column 2: \\ud83d is half" },
  { TEXT ("\"\\ud83d\\u0000\""), RBK_ERROR_SYNTAX, "line 1, column 2: \\ud83d is half" },
  { TEXT ("\"\\ud83d\\ud83d\""), RBK_ERROR_SYNTAX, "line 1, column 2: \\ud83d is half" },
  { TEXT ("\"\\ud83d\\ude"), RBK_ERROR_SYNTAX, "line 1, column 12: the text ends where four" },
  { TEXT ("\"a\nb\""), RBK_ERROR_SYNTAX, "line 1, column 3: a control character in a string" },
  { TEXT ("\"a\tb\""), RBK_ERROR_SYNTAX, "line 1, column 3: a control character in a string" },
  { TEXT ("\"a\x1f\""), RBK_ERROR_SYNTAX, "line 1, column 3: a control character in a string" },
  { TEXT ("[\"€€\", x]"), RBK_ERROR_SYNTAX, "line 1, column 8: expected a value, found \"x\"" },
  { TEXT ("[€]"), RBK_ERROR_SYNTAX, "line 1, column 2: expected a value, found \"€\"" },
  { TEXT ("[1,\v2]"), RBK_ERROR_SYNTAX, "line 1, column 4: expected a value" },
  { TEXT ("[1,\xc2\xa0"
          "2]"),
    RBK_ERROR_SYNTAX, "line 1, column 4: expected a value" },
  { TEXT ("\xef\xbb\xbf[]"), RBK_ERROR_SYNTAX,
    "line 1, column 1: the text starts with a byte order" },
  { TEXT ("\xff\xfe[\0]\0"), RBK_ERROR_SYNTAX, "line 1, column 1: not valid UTF-8" },
  { TEXT ("[\"a\n\xc3\x28\"]"), RBK_ERROR_SYNTAX, "line 2, column 1: not valid UTF-8" },
  { TEXT ("\"\xed\xa0\x80\""), RBK_ERROR_SYNTAX, "line 1, column 2: not valid UTF-8" },
  { TEXT ("\"\xc0\x80\""), RBK_ERROR_SYNTAX, "line 1, column 2: not valid UTF-8" },
  { TEXT ("\"\xf4\x90\x80\x80\""), RBK_ERROR_SYNTAX, "line 1, column 2: not valid UTF-8" },
  { TEXT ("\"\xe2\x82"), RBK_ERROR_SYNTAX, "line 1, column 2: not valid UTF-8" },
  { TEXT ("\"a\0b\""), RBK_ERROR_SYNTAX, "line 1, column 3: a NUL byte" },
  { TEXT ("[]\0"), RBK_ERROR_SYNTAX, "line 1, column 3: a NUL byte" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const Refused *c = &refused[i];
      g_autoptr (GError) error = NULL;

      g_test_message ("%u: %s", i, c->message);
      g_assert_null (rbk_json_parse (c->text, c->length, &error));
      g_assert_error (error, RBK_ERROR, c->code);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, c->message));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (rbk_json_parse (c->text, c->length, NULL));
    }
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  g_string_append (text, "1");
  for (guint i = depth; i > 0; i--)
    g_string_append_c (text, i % 2 == 0 ? '}' : ']');
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nest (RBK_JSON_MAX_DEPTH), *deeper = nest (RBK_JSON_MAX_DEPTH + 1);
  g_autofree char *brackets = g_strnfill (200000, '[');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = rbk_json_parse (deepest, strlen (deepest), &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
  g_assert_null (rbk_json_parse (deeper, strlen (deeper), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "more than 64 deep"));
  g_clear_error (&error);
  g_assert_null (rbk_json_parse (brackets, 200000, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "column 65"));
}

/* Depth counts what is open, not what there is. */
static void
test_depth_of_siblings (void)
{
  g_autoptr (GString) text = g_string_new ("[[]");
  g_autoptr (JsonNode) root = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, ",[{}]");
  g_string_append_c (text, ']');
  root = rbk_json_parse (text->str, text->len, NULL);
  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 1001);
}

static void
test_number_length (void)
{
  g_autofree char *digits = g_strnfill (RBK_JSON_MAX_NUMBER_BYTES + 1, '7');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = rbk_json_parse (digits, RBK_JSON_MAX_NUMBER_BYTES, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (rbk_json_node_get_number (root)), ==, RBK_JSON_MAX_NUMBER_BYTES);
  g_assert_null (rbk_json_parse (digits, RBK_JSON_MAX_NUMBER_BYTES + 1, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
}

static void
test_member_count (void)
{
  g_autoptr (GString) text = g_string_new ("{\"m\":0");
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < RBK_JSON_MAX_MEMBERS; i++)
    g_string_append_printf (text, ",\"m%u\":0", i);
  g_string_append (text, "}");
  root = rbk_json_parse (text->str, text->len, &error);
  g_assert_no_error (error);

  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",\"one\":0}");
  g_assert_null (rbk_json_parse (text->str, text->len, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
}

static void
test_value_count (void)
{
  g_autoptr (GString) text = g_string_new ("[null");
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  /* The array is a value itself. */
  for (guint i = 2; i < RBK_JSON_MAX_VALUES; i++)
    g_string_append (text, ",null");
  g_string_append_c (text, ']');
  root = rbk_json_parse (text->str, text->len, &error);
  g_assert_no_error (error);

  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",null]");
  g_assert_null (rbk_json_parse (text->str, text->len, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
}

/* Refused for its size before a byte of it is looked at. */
static void
test_size (void)
{
  g_autofree char *zeros = g_malloc0 (RBK_JSON_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (rbk_json_parse (zeros, RBK_JSON_MAX_BYTES + 1, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
}

static const char document[] = "{\"format\": \"ratebook\", \"version\": 1,\n \"plans\": [{\"key\": "
                               "\"pro\\u20ac\\ud83d\\ude00\","
                               " \"price\": \"29.00\", \"share\": -0.5e-3, \"free\": false, "
                               "\"cap\": null, \"on\": true}], \"€\": {}}";

/* Every document that ends too early is refused, and says where. */
static void
test_truncations (void)
{
  g_autoptr (JsonNode) root = rbk_json_parse (document, strlen (document), NULL);

  g_assert_nonnull (root);
  for (gsize length = 0; length < strlen (document); length++)
    {
      g_autofree char *copy = g_memdup2 (document, MAX (length, 1));
      g_autoptr (GError) error = NULL;

      g_assert_null (rbk_json_parse (copy, length, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, "line "));
    }
}

/* One byte changed, anywhere to anything: a tree or an error, and a tree prints to a text
 * that reads back and prints the same. */
static void
test_mutations (void)
{
  for (guint i = 0; i < rbk_test_repeats (5000, 200); i++)
    {
      g_autofree char *copy = g_strdup (document);
      g_autofree char *text = NULL, *again = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = NULL, reread = NULL;

      copy[g_test_rand_int_range (0, (int) strlen (document))] =
          (char) g_test_rand_int_range (0, 256);
      root = rbk_json_parse (copy, strlen (document), &error);
      g_assert_true ((root == NULL) == (error != NULL));
      if (root == NULL)
        continue;
      text = rbk_json_to_text (root);
      reread = rbk_json_parse (text, strlen (text), &error);
      g_assert_no_error (error);
      again = rbk_json_to_text (reread);
      g_assert_cmpstr (again, ==, text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json/accepted", test_accepted);
  g_test_add_func ("/base/json/refused", test_refused);
  g_test_add_func ("/base/json/depth", test_depth);
  g_test_add_func ("/base/json/depth-of-siblings", test_depth_of_siblings);
  g_test_add_func ("/base/json/number-length", test_number_length);
  g_test_add_func ("/base/json/member-count", test_member_count);
  g_test_add_func ("/base/json/value-count", test_value_count);
  g_test_add_func ("/base/json/size", test_size);
  g_test_add_func ("/base/json/truncations", test_truncations);
  g_test_add_func ("/base/json/mutations", test_mutations);

  return g_test_run ();
}
