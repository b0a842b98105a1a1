/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-answers-json.h"

#include <string.h>

#include "rbk-error.h"

/* What a value says: a text, a number, yes or no, or texts with commas between them. */
static char *
dup_value (JsonNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);
  JsonArray *array;

  if (rbk_json_node_is_string (node))
    return g_strdup (json_node_get_string (node));
  if (rbk_json_node_is_number (node))
    return g_strdup (rbk_json_node_get_number (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!rbk_json_node_is_string (item))
        return NULL;
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", json_node_get_string (item));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_member (RbkAnswers *answers, const char *name, JsonNode *node, GError **error)
{
  g_autofree char *text = dup_value (node);

  if (text == NULL && !JSON_NODE_HOLDS_NULL (node))
    {
      g_autofree char *quoted = rbk_error_quote (name, strlen (name));

      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   "%s: write a text, a number, true or false, or a list of texts", quoted);
      return FALSE;
    }
  return rbk_answers_set (answers, name, text, error);
}

/**
 * rbk_answers_set_json:
 * @self: answers
 * @root: a JSON object with a member for each answer
 * @error: return location for a #GError of domain RBK_ERROR, which says which member it is about
 *
 * Takes answers as [method@Answers.set] does: up to the first member that is none.
 *
 * Returns: whether all of them are answers
 */
gboolean
rbk_answers_set_json (RbkAnswers *self, JsonNode *root, GError **error)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   "write an object with a member for each answer, as {\"goal\": \"revenue\"}");
      return FALSE;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!read_member (self, name, node, error))
      {
        g_prefix_error (error, "$.");
        return FALSE;
      }
  return TRUE;
}
