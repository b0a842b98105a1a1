/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-private.h"

#include <math.h>

static void print_node (GString *out, JsonNode *node, guint depth);

/* GVariant's reader takes a double of any size and knows no locale. */
static gboolean
reads_back (const char *text, double value)
{
  g_autoptr (GVariant) read = g_variant_parse (G_VARIANT_TYPE_DOUBLE, text, NULL, NULL, NULL);

  return read != NULL && g_variant_get_double (read) == value;
}

/* The shortest digits that read back to the same double. */
void
rbk_json_print_double (double value, char text[RBK_JSON_DOUBLE_SIZE])
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  /* No minus before a zero. */
  if (value == 0)
    value = 0;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, RBK_JSON_DOUBLE_SIZE, formats[i], value);
      if (reads_back (text, value))
        break;
    }
}

static void
print_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
      const char       *found = NULL;

      for (guint i = 0; i + 1 < sizeof named; i += 2)
        if (named[i] == *p)
          found = named + i + 1;
      if (found != NULL)
        g_string_append_printf (out, "\\%c", *found);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
print_line_start (GString *out, guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static void
print_object (GString *out, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;
  gboolean       is_first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!is_first)
        g_string_append_c (out, ',');
      is_first = FALSE;
      print_line_start (out, depth + 1);
      print_string (out, name);
      g_string_append (out, ": ");
      print_node (out, member, depth + 1);
    }
  if (!is_first)
    print_line_start (out, depth);
  g_string_append_c (out, '}');
}

static void
print_array (GString *out, JsonArray *array, guint depth)
{
  guint n_elements = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n_elements; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      print_line_start (out, depth + 1);
      print_node (out, json_array_get_element (array, i), depth + 1);
    }
  if (n_elements > 0)
    print_line_start (out, depth);
  g_string_append_c (out, ']');
}

static void
print_value (GString *out, JsonNode *node)
{
  char  text[RBK_JSON_DOUBLE_SIZE];
  GType type = json_node_get_value_type (node);

  if (rbk_json_node_get_number (node) != NULL)
    g_string_append (out, rbk_json_node_get_number (node));
  else if (rbk_json_node_is_string (node))
    print_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE && isfinite (json_node_get_double (node)))
    {
      rbk_json_print_double (json_node_get_double (node), text);
      g_string_append (out, text);
    }
  else
    g_string_append (out, "null");
}

static void
print_node (GString *out, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    print_object (out, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    print_array (out, json_node_get_array (node), depth);
  else if (JSON_NODE_HOLDS_VALUE (node))
    print_value (out, node);
  else
    g_string_append (out, "null");
}

/**
 * rbk_json_to_text:
 * @root: the root of a tree, read or built
 *
 * Writes the canonical text of a tree, the same for the same tree on every machine: one
 * member or element a line, indented by two spaces, in the order they have; numbers that
 * were read as they were written, doubles as short as can be, NaN and infinity as
 * `null`; UTF-8 unescaped; a newline at the end.
 *
 * Returns: (transfer full): the text
 */
char *
rbk_json_to_text (JsonNode *root)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (root != NULL, g_string_free (out, FALSE));

  print_node (out, root, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/**
 * rbk_json_builder_add_decimal:
 * @builder: a builder, in an object or an array
 * @name: (nullable): the member's name; `NULL` in an array
 * @value: the number
 *
 * Adds an exact number, as a string in its shortest form; the invalid decimal becomes
 * `null`.
 */
void
rbk_json_builder_add_decimal (JsonBuilder *builder, const char *name, RbkDecimal value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (JSON_IS_BUILDER (builder));

  if (name != NULL)
    json_builder_set_member_name (builder, name);
  if (!rbk_decimal_is_valid (value))
    {
      json_builder_add_null_value (builder);
      return;
    }
  text = rbk_decimal_to_string (value);
  json_builder_add_string_value (builder, text);
}

/**
 * rbk_json_builder_add_ratio:
 * @builder: a builder, in an object or an array
 * @name: (nullable): the member's name; `NULL` in an array
 * @value: a ratio, such as a margin; never an amount
 *
 * Adds a ratio as a number; NaN and infinity become `null`.
 */
void
rbk_json_builder_add_ratio (JsonBuilder *builder, const char *name, double value)
{
  g_return_if_fail (JSON_IS_BUILDER (builder));

  if (name != NULL)
    json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}
