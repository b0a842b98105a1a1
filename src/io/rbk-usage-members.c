/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-members.h"
#include "rbk-json.h"

#include <string.h>

#define MAX_NESTED 6

/*
 * rbk_usage_members_init:
 * @self: (out caller-allocates): members
 *
 * Begins without columns.
 */
void
rbk_usage_members_init (RbkUsageMembers *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->cells = g_array_new (FALSE, TRUE, sizeof (RbkCsvCell));
  self->path = g_string_new (NULL);
  self->last = 0;
  self->limit = 0;
}

/*
 * rbk_usage_members_clear:
 * @self: members
 *
 * Frees what is in them.
 */
void
rbk_usage_members_clear (RbkUsageMembers *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->names);
  g_array_unref (self->cells);
  g_string_free (self->path, TRUE);
}

/*
 * rbk_usage_members_add_name:
 * @self: members
 * @name: (transfer full): a name
 *
 * Adds a column. Of several that have the same name the first is found by it.
 */
void
rbk_usage_members_add_name (RbkUsageMembers *self, char *name)
{
  g_ptr_array_add (self->names, name);
  if (!g_hash_table_contains (self->numbers, name))
    g_hash_table_insert (self->numbers, name, GUINT_TO_POINTER (self->names->len));
}

/*
 * rbk_usage_members_begin:
 * @self: members
 *
 * Blanks the cells, for the next record.
 */
void
rbk_usage_members_begin (RbkUsageMembers *self)
{
  static const RbkCsvCell blank = { "", 0 };

  g_array_set_size (self->cells, self->names->len);
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, RbkCsvCell, i) = blank;
  self->last = 0;
}

/* The column of the path at hand, added where it is new; FALSE when there are too many. */
static gboolean
find_column (RbkUsageMembers *self, guint *column)
{
  guint next = self->last + 1;

  if (next < self->names->len &&
      g_str_equal (g_ptr_array_index (self->names, next), self->path->str))
    {
      *column = next;
      return TRUE;
    }
  *column = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, self->path->str));
  if (*column == 0)
    {
      if (self->names->len >= self->limit)
        return FALSE;
      rbk_usage_members_add_name (self, g_strdup (self->path->str));
      *column = self->names->len;
    }
  (*column)--;
  return TRUE;
}

static void
fill_column (RbkUsageMembers *self, JsonNode *node)
{
  const char *text = "";
  RbkCsvCell  blank = { "", 0 };
  guint       column;

  if (!find_column (self, &column))
    return;
  if (rbk_json_node_is_number (node))
    text = rbk_json_node_get_number (node);
  else if (rbk_json_node_is_string (node))
    text = json_node_get_string (node);
  else if (JSON_NODE_HOLDS_VALUE (node))
    text = json_node_get_boolean (node) ? "true" : "false";

  while (self->cells->len <= column)
    g_array_append_val (self->cells, blank);
  g_array_index (self->cells, RbkCsvCell, column) = (RbkCsvCell){ text, strlen (text) };
  self->last = column;
}

/* Lists say nothing that a column could hold. */
static void
take_object (RbkUsageMembers *self, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;
  gsize          length = self->path->len;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (length > 0)
        g_string_append_c (self->path, '.');
      g_string_append (self->path, name);
      if (JSON_NODE_HOLDS_OBJECT (node) && depth < MAX_NESTED)
        take_object (self, json_node_get_object (node), depth + 1);
      else if (!JSON_NODE_HOLDS_OBJECT (node) && !JSON_NODE_HOLDS_ARRAY (node))
        fill_column (self, node);
      g_string_truncate (self->path, length);
    }
}

/*
 * rbk_usage_members_take:
 * @self: members
 * @prefix: what the object is a member of, or nothing
 * @object: an object, that has to live as long as the cells are looked at
 *
 * Fills the cells with what is in an object and those inside it.
 */
void
rbk_usage_members_take (RbkUsageMembers *self, const char *prefix, JsonObject *object)
{
  g_string_assign (self->path, prefix);
  take_object (self, object, 0);
}
