/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json-private.h"
#include "rbk-error.h"

#include <string.h>

/* Where the parser stands in the text. Line and column are found when they are needed,
 * which is once, for the error. */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint       depth;
  guint       n_values;
  GString    *string; /* (owned): the string read last */
  GError    **error;
} Parser;

static JsonNode *parse_value (Parser *self);

G_GNUC_PRINTF (4, 5)
static void
set_error (Parser *self, RbkErrorCode code, const char *where, const char *format, ...)
{
  g_autofree char *message = NULL;
  const char      *line_start = self->start;
  guint            line = 1;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  for (const char *p = self->start; p < where; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  g_set_error (self->error, RBK_ERROR, (int) code, "line %u, column %ld: %s", line,
               g_utf8_strlen (line_start, where - line_start) + 1, message);
}

/* Names the place for a person: what stands there, or that nothing does. */
static void
set_unexpected (Parser *self, const char *expected)
{
  g_autofree char *found = NULL;

  if (self->at == self->end)
    {
      set_error (self, RBK_ERROR_SYNTAX, self->at, "the text ends where %s should be", expected);
      return;
    }
  found = rbk_error_quote (self->at, (gsize) MIN (g_utf8_next_char (self->at) - self->at,
                                                  self->end - self->at));
  set_error (self, RBK_ERROR_SYNTAX, self->at, "expected %s, found %s", expected, found);
}

static void
skip_space (Parser *self)
{
  while (self->at < self->end && strchr (" \t\n\r", *self->at) != NULL)
    self->at++;
}

static gboolean
skip_byte (Parser *self, char byte)
{
  if (self->at == self->end || *self->at != byte)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Reads the four digits of a \u escape. */
static gboolean
parse_hex4 (Parser *self, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (self->at == self->end || !g_ascii_isxdigit (*self->at))
        {
          set_unexpected (self, "four hexadecimal digits after \\u");
          return FALSE;
        }
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (*self->at++);
    }
  return TRUE;
}

/* Reads what follows \u: a character, or the two halves of one. */
static gboolean
parse_unicode_escape (Parser *self)
{
  const char *escape = self->at - 2;
  gunichar    unit, low = 0;

  if (!parse_hex4 (self, &unit))
    return FALSE;
  if (unit >= 0xd800 && unit <= 0xdbff && self->end - self->at >= 2 && self->at[0] == '\\' &&
      self->at[1] == 'u')
    {
      self->at += 2;
      if (!parse_hex4 (self, &low))
        return FALSE;
    }
  if (low >= 0xdc00 && low <= 0xdfff)
    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
  else if (low != 0 || (unit >= 0xd800 && unit <= 0xdfff))
    {
      set_error (self, RBK_ERROR_SYNTAX, escape,
                 "\\u%04x is half of a surrogate pair; write the character itself", unit);
      return FALSE;
    }
  if (unit == 0)
    {
      set_error (self, RBK_ERROR_SYNTAX, escape, "a NUL character can't be in a string; remove it");
      return FALSE;
    }
  g_string_append_unichar (self->string, unit);
  return TRUE;
}

static gboolean
parse_escape (Parser *self)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char       *name;

  if (skip_byte (self, 'u'))
    return parse_unicode_escape (self);

  name = self->at < self->end && *self->at != '\0' ? strchr (names, *self->at) : NULL;
  if (name == NULL)
    {
      set_unexpected (self, "one of \"\\/bfnrtu after a backslash");
      return FALSE;
    }
  g_string_append_c (self->string, values[name - names]);
  self->at++;
  return TRUE;
}

/* Reads a string into self->string; the caller has seen the opening quote. */
static gboolean
parse_string (Parser *self)
{
  g_string_truncate (self->string, 0);
  self->at++;
  for (;;)
    {
      const char *run = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\' &&
             (guchar) *self->at >= 0x20)
        self->at++;
      g_string_append_len (self->string, run, self->at - run);

      if (skip_byte (self, '"'))
        return TRUE;
      if (skip_byte (self, '\\'))
        {
          if (!parse_escape (self))
            return FALSE;
        }
      else if (self->at == self->end)
        {
          set_unexpected (self, "the closing quote of a string");
          return FALSE;
        }
      else
        {
          set_error (self, RBK_ERROR_SYNTAX, self->at,
                     "a control character in a string; write it as \\u%04x",
                     (guint) (guchar) *self->at);
          return FALSE;
        }
    }
}

static JsonNode *
parse_number (Parser *self)
{
  const char *start = self->at;
  gsize       length = rbk_json_measure_number (start, (gsize) (self->end - start));

  if (length == 0)
    {
      set_error (self, RBK_ERROR_SYNTAX, start,
                 "not a number as JSON writes it; write it like -12.5 or 0.5, without leading "
                 "zeros");
      return NULL;
    }
  if (length > RBK_JSON_MAX_NUMBER_BYTES)
    {
      set_error (self, RBK_ERROR_RANGE, start,
                 "a number of %" G_GSIZE_FORMAT " characters; shorten it to %d", length,
                 RBK_JSON_MAX_NUMBER_BYTES);
      return NULL;
    }
  self->at += length;
  return rbk_json_node_new_number_len (start, length);
}

/* Reads one member into the object; its name may not be there yet. */
static gboolean
parse_member (Parser *self, JsonObject *object)
{
  g_autofree char *name = NULL;
  const char      *start = self->at;
  JsonNode        *value;

  if (self->at == self->end || *self->at != '"')
    {
      set_unexpected (self, "a member name in double quotes");
      return FALSE;
    }
  if (!parse_string (self))
    return FALSE;
  name = g_strndup (self->string->str, self->string->len);
  if (json_object_has_member (object, name))
    {
      g_autofree char *quoted = rbk_error_quote (name, strlen (name));

      set_error (self, RBK_ERROR_SYNTAX, start, "%s is twice in this object; remove one", quoted);
      return FALSE;
    }
  if (json_object_get_size (object) == RBK_JSON_MAX_MEMBERS)
    {
      set_error (self, RBK_ERROR_RANGE, start, "an object of more than %d members",
                 RBK_JSON_MAX_MEMBERS);
      return FALSE;
    }
  skip_space (self);
  if (!skip_byte (self, ':'))
    {
      set_unexpected (self, "a colon after a member name");
      return FALSE;
    }
  value = parse_value (self);
  if (value == NULL)
    return FALSE;
  json_object_set_member (object, name, value);
  return TRUE;
}

static JsonNode *
parse_object (Parser *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node;

  self->at++;
  skip_space (self);
  if (!skip_byte (self, '}'))
    for (;;)
      {
        skip_space (self);
        if (!parse_member (self, object))
          return NULL;
        skip_space (self);
        if (skip_byte (self, '}'))
          break;
        if (!skip_byte (self, ','))
          {
            set_unexpected (self, "a comma or } after a member");
            return NULL;
          }
      }
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

static JsonNode *
parse_array (Parser *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node;

  self->at++;
  skip_space (self);
  if (!skip_byte (self, ']'))
    for (;;)
      {
        JsonNode *element = parse_value (self);

        if (element == NULL)
          return NULL;
        json_array_add_element (array, element);
        skip_space (self);
        if (skip_byte (self, ']'))
          break;
        if (!skip_byte (self, ','))
          {
            set_unexpected (self, "a comma or ] after an element");
            return NULL;
          }
      }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&array));
  return node;
}

static gboolean
skip_word (Parser *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

static JsonNode *
parse_scalar (Parser *self)
{
  JsonNode *node;

  if (*self->at == '-' || g_ascii_isdigit (*self->at))
    return parse_number (self);
  if (*self->at == '"')
    {
      if (!parse_string (self))
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
  set_unexpected (self, "a value");
  return NULL;
}

static JsonNode *
parse_value (Parser *self)
{
  JsonNode *node;

  skip_space (self);
  if (self->at == self->end)
    {
      set_unexpected (self, "a value");
      return NULL;
    }
  if (++self->n_values > RBK_JSON_MAX_VALUES)
    {
      set_error (self, RBK_ERROR_RANGE, self->at, "more than %d values", RBK_JSON_MAX_VALUES);
      return NULL;
    }
  if (*self->at != '{' && *self->at != '[')
    return parse_scalar (self);

  if (self->depth == RBK_JSON_MAX_DEPTH)
    {
      set_error (self, RBK_ERROR_RANGE, self->at, "objects and arrays nested more than %d deep",
                 RBK_JSON_MAX_DEPTH);
      return NULL;
    }
  self->depth++;
  node = *self->at == '{' ? parse_object (self) : parse_array (self);
  self->depth--;
  return node;
}

/* What must hold of the bytes before they are looked at as JSON. */
static gboolean
check_bytes (Parser *self)
{
  gsize       length = (gsize) (self->end - self->start);
  const char *invalid;

  if (length > RBK_JSON_MAX_BYTES)
    {
      set_error (self, RBK_ERROR_RANGE, self->start, "the text is larger than %d bytes",
                 RBK_JSON_MAX_BYTES);
      return FALSE;
    }
  if (length >= 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    {
      set_error (self, RBK_ERROR_SYNTAX, self->start,
                 "the text starts with a byte order mark; save it as UTF-8 without one");
      return FALSE;
    }
  if (!g_utf8_validate_len (self->start, length, &invalid))
    {
      if (*invalid == '\0')
        set_error (self, RBK_ERROR_SYNTAX, invalid, "a NUL byte; save the text as UTF-8");
      else
        set_error (self, RBK_ERROR_SYNTAX, invalid, "not valid UTF-8; save the text as UTF-8");
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
  Parser    self = { .error = error };
  JsonNode *root = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  self.start = self.at = text != NULL ? text : "";
  self.end = self.start + length;
  if (!check_bytes (&self))
    return NULL;

  self.string = g_string_new (NULL);
  root = parse_value (&self);
  skip_space (&self);
  if (root != NULL && self.at < self.end)
    {
      set_unexpected (&self, "nothing after the end of the value");
      g_clear_pointer (&root, json_node_unref);
    }
  g_string_free (self.string, TRUE);
  return root;
}
