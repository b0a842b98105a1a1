/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-system-text.h"

#include "rbk-json.h"

/* The text without the spaces around it, cut where it is too long; nothing where there is none. */
static char *
system_cut (const char *text, guint max_chars)
{
  char *clean = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (g_utf8_strlen (clean, -1) > (glong) max_chars)
    {
      *g_utf8_offset_to_pointer (clean, (glong) max_chars) = '\0';
      g_strchomp (clean);
    }
  if (clean[0] == '\0')
    g_clear_pointer (&clean, g_free);
  return clean;
}

/**
 * rbk_system_set_text:
 * @object: an object
 * @name: a member
 * @text: (nullable): text of the book
 * @max_chars: how long it may be
 *
 * Sets a member to text, or leaves it out where there is none.
 */
void
rbk_system_set_text (JsonObject *object, const char *name, const char *text, guint max_chars)
{
  g_autofree char *clean = system_cut (text, max_chars);

  if (clean != NULL)
    json_object_set_string_member (object, name, clean);
}

/**
 * rbk_system_set_decimal:
 * @object: an object
 * @name: a member
 * @value: an amount
 *
 * Sets a member to an amount as text, as it is exact.
 */
void
rbk_system_set_decimal (JsonObject *object, const char *name, RbkDecimal value)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  json_object_set_string_member (object, name, text);
}

/**
 * rbk_system_set_number:
 * @object: an object
 * @name: a member
 * @value: an amount
 *
 * Sets a member to an amount as a number, with the digits that it has.
 */
void
rbk_system_set_number (JsonObject *object, const char *name, RbkDecimal value)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  json_object_set_member (object, name, rbk_json_node_new_number (text));
}

/**
 * rbk_system_clean_xml:
 * @text: text of the book
 *
 * Returns: (transfer full): the text without the characters that XML has no way to write
 */
char *
rbk_system_clean_xml (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if ((c >= 0x20 && c != 0xfffe && c != 0xffff) || c == '\t' || c == '\n')
        g_string_append_unichar (clean, c == '\n' ? ' ' : c);
    }
  return g_string_free (clean, FALSE);
}

/**
 * rbk_system_escape_xml:
 * @text: text of the book
 *
 * Returns: (transfer full): the text as the content of an element
 */
char *
rbk_system_escape_xml (const char *text)
{
  g_autofree char *clean = rbk_system_clean_xml (text);

  return g_markup_escape_text (clean, -1);
}

/**
 * rbk_system_object_to_line:
 * @object: (transfer full): an object
 *
 * Returns: (transfer full): it on one line
 */
char *
rbk_system_object_to_line (JsonObject *object)
{
  g_autofree char *text = rbk_system_object_to_text (object);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    g_strchug (*line);
  return g_strjoinv ("", lines);
}

/**
 * rbk_system_object_to_text:
 * @object: (transfer full): an object
 *
 * Returns: (transfer full): it as a file
 */
char *
rbk_system_object_to_text (JsonObject *object)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return rbk_json_to_text (node);
}
