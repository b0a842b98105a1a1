/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-private.h"

#include <string.h>

static JsonNode *parse_value (RbkJsonText *self);

static JsonNode *
parse_number (RbkJsonText *self)
{
  const char *start = self->at;
  gsize       length = rbk_json_measure_number (start, (gsize) (self->end - start));

  if (length == 0)
    {
      rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, start,
                               "not a number as JSON writes it; write it like -12.5 or 0.5, "
                               "without leading "
                               "zeros");
      return NULL;
    }
  if (length > RBK_JSON_MAX_NUMBER_BYTES)
    {
      rbk_json_text_set_error (self, RBK_ERROR_RANGE, start,
                               "a number of %" G_GSIZE_FORMAT " characters; shorten it to %d",
                               length, RBK_JSON_MAX_NUMBER_BYTES);
      return NULL;
    }
  self->at += length;
  return rbk_json_node_new_number_len (start, length);
}

/* Reads the name of a member, which may not be in the object yet. NULL on failure. */
static char *
parse_name (RbkJsonText *self, JsonObject *object)
{
  g_autofree char *quoted = NULL;
  const char      *start = self->at;

  if (self->at == self->end || *self->at != '"')
    {
      rbk_json_text_set_unexpected (self, "a member name in double quotes");
      return NULL;
    }
  if (!rbk_json_text_read_string (self))
    return NULL;
  if (json_object_has_member (object, self->string->str))
    {
      quoted = rbk_error_quote (self->string->str, self->string->len);
      rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, start,
                               "%s is twice in this object; remove one", quoted);
      return NULL;
    }
  if (json_object_get_size (object) == RBK_JSON_MAX_MEMBERS)
    {
      rbk_json_text_set_error (self, RBK_ERROR_RANGE, start, "an object of more than %d members",
                               RBK_JSON_MAX_MEMBERS);
      return NULL;
    }
  return g_strdup (self->string->str);
}

static gboolean
parse_member (RbkJsonText *self, JsonObject *object)
{
  g_autofree char *name = parse_name (self, object);
  JsonNode        *value;

  if (name == NULL)
    return FALSE;
  rbk_json_text_skip_space (self);
  if (!rbk_json_text_skip_byte (self, ':'))
    {
      rbk_json_text_set_unexpected (self, "a colon after a member name");
      return FALSE;
    }
  value = parse_value (self);
  if (value == NULL)
    return FALSE;
  json_object_set_member (object, name, value);
  return TRUE;
}

static JsonNode *
parse_object (RbkJsonText *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node;

  self->at++;
  rbk_json_text_skip_space (self);
  if (!rbk_json_text_skip_byte (self, '}'))
    for (;;)
      {
        rbk_json_text_skip_space (self);
        if (!parse_member (self, object))
          return NULL;
        rbk_json_text_skip_space (self);
        if (rbk_json_text_skip_byte (self, '}'))
          break;
        if (!rbk_json_text_skip_byte (self, ','))
          {
            rbk_json_text_set_unexpected (self, "a comma or } after a member");
            return NULL;
          }
      }
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

static JsonNode *
parse_array (RbkJsonText *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node;

  self->at++;
  rbk_json_text_skip_space (self);
  if (!rbk_json_text_skip_byte (self, ']'))
    for (;;)
      {
        JsonNode *element = parse_value (self);

        if (element == NULL)
          return NULL;
        json_array_add_element (array, element);
        rbk_json_text_skip_space (self);
        if (rbk_json_text_skip_byte (self, ']'))
          break;
        if (!rbk_json_text_skip_byte (self, ','))
          {
            rbk_json_text_set_unexpected (self, "a comma or ] after an element");
            return NULL;
          }
      }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&array));
  return node;
}

static gboolean
skip_word (RbkJsonText *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

static JsonNode *
parse_scalar (RbkJsonText *self)
{
  JsonNode *node;

  if (*self->at == '-' || g_ascii_isdigit (*self->at))
    return parse_number (self);
  if (*self->at == '"')
    {
      if (!rbk_json_text_read_string (self))
        return NULL;
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (node, self->string->str);
      return node;
    }
  if (skip_word (self, "null"))
    return json_node_new (JSON_NODE_NULL);
  if (skip_word (self, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (skip_word (self, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  rbk_json_text_set_unexpected (self, "a value");
  return NULL;
}

static JsonNode *
parse_value (RbkJsonText *self)
{
  JsonNode *node;

  rbk_json_text_skip_space (self);
  if (self->at == self->end)
    {
      rbk_json_text_set_unexpected (self, "a value");
      return NULL;
    }
  if (++self->n_values > RBK_JSON_MAX_VALUES)
    {
      rbk_json_text_set_error (self, RBK_ERROR_RANGE, self->at, "more than %d values",
                               RBK_JSON_MAX_VALUES);
      return NULL;
    }
  if (*self->at != '{' && *self->at != '[')
    return parse_scalar (self);

  if (self->depth == RBK_JSON_MAX_DEPTH)
    {
      rbk_json_text_set_error (self, RBK_ERROR_RANGE, self->at,
                               "objects and arrays nested more than %d deep", RBK_JSON_MAX_DEPTH);
      return NULL;
    }
  self->depth++;
  node = *self->at == '{' ? parse_object (self) : parse_array (self);
  self->depth--;
  return node;
}

/* What must hold of the bytes before they are looked at as JSON. */
static gboolean
check_bytes (RbkJsonText *self)
{
  gsize       length = (gsize) (self->end - self->start);
  const char *invalid;

  if (length > RBK_JSON_MAX_BYTES)
    {
      rbk_json_text_set_error (self, RBK_ERROR_RANGE, self->start,
                               "the text is larger than %d bytes", RBK_JSON_MAX_BYTES);
      return FALSE;
    }
  if (length >= 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    {
      rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, self->start,
                               "the text starts with a byte order mark; save it as UTF-8 without "
                               "one");
      return FALSE;
    }
  if (!g_utf8_validate_len (self->start, length, &invalid))
    {
      if (*invalid == '\0')
        rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, invalid,
                                 "a NUL byte; save the text as UTF-8");
      else
        rbk_json_text_set_error (self, RBK_ERROR_SYNTAX, invalid,
                                 "not valid UTF-8; save the text as UTF-8");
      return FALSE;
    }
  return TRUE;
}

/**
 * rbk_json_parse:
 * @text: (array length=length): a whole JSON text; it need not end in a NUL
 * @length: its length in bytes
 * @error: return location for a [error@Error]
 *
 * Reads a JSON text by the letter of RFC 8259, and refuses what programs disagree about:
 * a member name that comes twice, a byte order mark, half a surrogate pair, a NUL.
 * Fails with `RBK_ERROR_SYNTAX`, or with `RBK_ERROR_RANGE` for what is beyond a limit
 * above. Messages start with the line and the column, both from 1.
 *
 * Returns: (transfer full) (nullable): the root, or `NULL` on failure
 */
JsonNode *
rbk_json_parse (const char *text, gsize length, GError **error)
{
  RbkJsonText self = { .error = error };
  JsonNode   *root = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  self.start = self.at = text != NULL ? text : "";
  self.end = self.start + length;
  if (!check_bytes (&self))
    return NULL;

  self.string = g_string_new (NULL);
  root = parse_value (&self);
  rbk_json_text_skip_space (&self);
  if (root != NULL && self.at < self.end)
    {
      rbk_json_text_set_unexpected (&self, "nothing after the end of the value");
      g_clear_pointer (&root, json_node_unref);
    }
  g_string_free (self.string, TRUE);
  return root;
}
