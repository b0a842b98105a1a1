/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json.h"
#include "rbk-error.h"

#include <math.h>
#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = rbk_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return root;
}

typedef struct
{
  const char *text;
  const char *expected; /* NULL when it is refused */
  int         code;
} DecimalCase;

static const DecimalCase decimal_cases[] = {
  { "\"0.0175\"", "0.0175", 0 },
  { "\"-12\"", "-12", 0 },
  { "0.0175", "0.0175", 0 },
  { "19.99", "19.99", 0 },
  { "-0", "0", 0 },
  { "-0e5", "0", 0 },
  { "0.000e-999999999999", "0", 0 },
  { "9223372036854775808", "9223372036854775808", 0 },
  { "1e3", "1000", 0 },
  { "1E+3", "1000", 0 },
  { "1.25e-3", "0.00125", 0 },
  { "-1.25e1", "-12.5", 0 },
  { "125e-2", "1.25", 0 },
  { "12500e-4", "1.25", 0 },
  { "0.00125e5", "125", 0 },
  { "3e-6", "0.000003", 0 },
  { "1e-18", "0.000000000000000001", 0 },
  { "1.7e20", "170000000000000000000", 0 },
  { "1000000000000000000000000e-24", "1", 0 },
  { "1e-19", NULL, RBK_ERROR_RANGE },
  { "12e-19", NULL, RBK_ERROR_RANGE },
  { "1e21", NULL, RBK_ERROR_RANGE },
  { "1e400", NULL, RBK_ERROR_RANGE },
  { "1e99999999999999999999", NULL, RBK_ERROR_RANGE },
  { "-1e-99999999999999999999", NULL, RBK_ERROR_RANGE },
  { "999999999999999999999", NULL, RBK_ERROR_RANGE },
  { "\"1e3\"", NULL, RBK_ERROR_SYNTAX },
  { "\"\"", NULL, RBK_ERROR_SYNTAX },
  { "\" 1\"", NULL, RBK_ERROR_SYNTAX },
  { "null", NULL, RBK_ERROR_INVALID },
  { "true", NULL, RBK_ERROR_INVALID },
  { "[]", NULL, RBK_ERROR_INVALID },
  { "{}", NULL, RBK_ERROR_INVALID },
};

static void
test_get_decimal (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (decimal_cases); i++)
    {
      const DecimalCase *c = &decimal_cases[i];
      g_autoptr (JsonNode) node = parse (c->text);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      RbkDecimal       value = RBK_DECIMAL_UNITS (42);

      g_test_message ("%s", c->text);
      g_assert_cmpint (rbk_json_node_get_decimal (node, &value, &error), ==, c->expected != NULL);
      text = rbk_decimal_to_string (value);
      g_assert_cmpstr (text, ==, c->expected != NULL ? c->expected : "42");
      if (c->expected == NULL)
        g_assert_error (error, RBK_ERROR, c->code);
    }
}

/* Trees that no text was read to make have their numbers as json-glib has them. */
static void
test_get_decimal_of_built (void)
{
  g_autoptr (JsonNode) integer = json_node_init_int (json_node_alloc (), G_MININT64);
  g_autoptr (JsonNode) ratio = json_node_init_double (json_node_alloc (), 0.7);
  g_autoptr (JsonNode) tiny = json_node_init_double (json_node_alloc (), 2.5e-7);
  g_autoptr (JsonNode) infinite = json_node_init_double (json_node_alloc (), INFINITY);
  g_autoptr (JsonNode) exact = rbk_json_node_new_number ("0.30");
  JsonNode   *nodes[] = { integer, ratio, tiny, exact };
  const char *expected[] = { "-9223372036854775808", "0.7", "0.00000025", "0.3" };
  RbkDecimal  value;

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (rbk_json_node_is_number (nodes[i]));
      g_assert_true (rbk_json_node_get_decimal (nodes[i], &value, NULL));
      text = rbk_decimal_to_string (value);
      g_assert_cmpstr (text, ==, expected[i]);
    }
  g_assert_false (rbk_json_node_get_decimal (infinite, &value, NULL));
}

static void
test_types (void)
{
  g_autoptr (JsonNode) root = parse ("[{}, [], \"1\", 1, true, null]");
  static const char *const names[] = { "an object", "a list",        "a text in quotes",
                                       "a number",  "true or false", "null" };
  JsonArray               *array = json_node_get_array (root);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      g_assert_cmpstr (rbk_json_node_type_name (node), ==, names[i]);
      g_assert_cmpint (rbk_json_node_is_string (node), ==,
                       strcmp (names[i], "a text in quotes") == 0);
      g_assert_cmpint (rbk_json_node_is_number (node), ==, strcmp (names[i], "a number") == 0);
      g_assert_cmpstr (rbk_json_node_get_number (node), ==,
                       strcmp (names[i], "a number") == 0 ? "1" : NULL);
    }
  g_assert_cmpstr (rbk_json_node_type_name (NULL), ==, "null");
}

typedef struct
{
  const char *text;
  const char *printed;
} PrintCase;

static const PrintCase print_cases[] = {
  { "null", "null\n" },
  { "[ ]", "[]\n" },
  { "{ }", "{}\n" },
  { "19.99", "19.99\n" },
  { "1.50E+3", "1.50E+3\n" },
  { "123456789012345678901234567890", "123456789012345678901234567890\n" },
  { "[true,[],{}]", "[\n  true,\n  [],\n  {}\n]\n" },
  { "{\"z\":1,\"a\":{\"m\":[false]}}",
    "{\n  \"z\": 1,\n  \"a\": {\n    \"m\": [\n      false\n    ]\n  }\n}\n" },
  { "\"\\u0041\\/\\u00e9\\u0007\\b\\f\\n\\r\\t\\\"\\\\\"",
    "\"A/é\\u0007\\b\\f\\n\\r\\t\\\"\\\\\"\n" },
  { "\"\x7f€😀\"", "\"\x7f€😀\"\n" },
  { "{\"a\\n\\\"\":\"\"}", "{\n  \"a\\n\\\"\": \"\"\n}\n" },
};

static void
test_print (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (print_cases); i++)
    {
      g_autoptr (JsonNode) root = parse (print_cases[i].text);
      g_autofree char *text = rbk_json_to_text (root);
      g_autoptr (JsonNode) again = parse (text);
      g_autofree char *printed_again = rbk_json_to_text (again);

      g_assert_cmpstr (text, ==, print_cases[i].printed);
      g_assert_cmpstr (printed_again, ==, text);
    }
}

static void
test_builder (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  RbkDecimal       price;

  g_assert_true (rbk_decimal_parse ("0.01750", &price, NULL));
  json_builder_begin_object (builder);
  rbk_json_builder_add_decimal (builder, "price", price);
  rbk_json_builder_add_decimal (builder, "none", RBK_DECIMAL_INVALID);
  rbk_json_builder_add_ratio (builder, "margin", 0.8103);
  rbk_json_builder_add_ratio (builder, "infinite", -INFINITY);
  json_builder_set_member_name (builder, "list");
  json_builder_begin_array (builder);
  rbk_json_builder_add_decimal (builder, NULL, RBK_DECIMAL_UNITS (29));
  rbk_json_builder_add_ratio (builder, NULL, NAN);
  json_builder_add_int_value (builder, G_MININT64);
  json_builder_add_string_value (builder, "a\xff");
  json_builder_add_value (builder, rbk_json_node_new_number ("1.50"));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = rbk_json_to_text (root);
  g_assert_cmpstr (text, ==,
                   "{\n  \"price\": \"0.0175\",\n  \"none\": null,\n  \"margin\": 0.8103,\n"
                   "  \"infinite\": null,\n  \"list\": [\n    \"29\",\n    null,\n"
                   "    -9223372036854775808,\n    \"a\357\277\275\",\n    1.50\n  ]\n}\n");
}

static void
assert_double (double value, const char *expected)
{
  g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), value);
  g_autofree char *text = rbk_json_to_text (node);

  g_assert_cmpstr (g_strchomp (text), ==, expected);
}

static void
test_doubles (void)
{
  assert_double (0.1, "0.1");
  assert_double (1.0, "1");
  assert_double (-0.0, "0");
  assert_double (1.0 / 3, "0.3333333333333333");
  assert_double (0.1 + 0.2, "0.30000000000000004");
  assert_double (1e300, "1e+300");
  assert_double (5e-324, "4.9406564584124654e-324");
  assert_double (NAN, "null");
  assert_double (INFINITY, "null");
}

/* Whatever bits a double has, its text is JSON and reads back to it. */
static void
test_doubles_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      double  value;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (JsonNode) reread = NULL;
      g_autofree char *text = NULL;

      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      node = json_node_init_double (json_node_alloc (), value);
      text = rbk_json_to_text (node);
      reread = parse (text);
      g_assert_cmpfloat (g_ascii_strtod (rbk_json_node_get_number (reread), NULL), ==, value);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json/tree/get-decimal", test_get_decimal);
  g_test_add_func ("/base/json/tree/get-decimal-of-built", test_get_decimal_of_built);
  g_test_add_func ("/base/json/tree/types", test_types);
  g_test_add_func ("/base/json/tree/print", test_print);
  g_test_add_func ("/base/json/tree/builder", test_builder);
  g_test_add_func ("/base/json/tree/doubles", test_doubles);
  g_test_add_func ("/base/json/tree/doubles-round-trip", test_doubles_round_trip);

  return g_test_run ();
}
