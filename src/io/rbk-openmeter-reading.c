/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-openmeter-reading.h"

#include "rbk-book-check.h"
#include "rbk-catalogue-rates.h"
#include "rbk-json.h"
#include "rbk-record-reader.h"

#define MAX_DEPTH 8

static void
item_free (gpointer data)
{
  RbkOpenmeterItem *item = data;

  json_object_unref (item->object);
  g_free (item->place);
  g_free (item);
}

static void
add_item (RbkOpenmeterReading *self, GPtrArray *list, JsonObject *object, GString *path)
{
  RbkOpenmeterItem *item;

  if (list->len >= RBK_LIST_MAX_ITEMS)
    {
      rbk_import_note (self->notes, self->file, path->str,
                       E_ ("there are more than %d of these; this one is left out"),
                       RBK_LIST_MAX_ITEMS);
      return;
    }
  item = g_new0 (RbkOpenmeterItem, 1);
  item->object = json_object_ref (object);
  item->file = self->file;
  item->place = g_strdup (path->str);
  g_ptr_array_add (list, item);
}

/* Of two of the same name the first is the one that is meant. */
static GHashTable *
index_items (GPtrArray *items, const char *member)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = items->len; i > 0; i--)
    {
      JsonObject *object = ((RbkOpenmeterItem *) items->pdata[i - 1])->object;

      g_hash_table_replace (index, (gpointer) rbk_json_peek_text (object, member), object);
    }

  return index;
}

static void visit (RbkOpenmeterReading *self, JsonNode *node, GString *path, guint depth);

static void
visit_members (RbkOpenmeterReading *self, JsonObject *object, GString *path, guint depth)
{
  static const char *const members[] = { "items", "data", "plans", "features", "meters", "plan" };
  gsize                    length = path->len;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (object, members[i]);

      if (node == NULL)
        continue;
      g_string_append_printf (path, ".%s", members[i]);
      visit (self, node, path, depth + 1);
      g_string_truncate (path, length);
    }
}

/* Nothing of OpenMeter says what it is, so its shape has to. */
static void
visit (RbkOpenmeterReading *self, JsonNode *node, GString *path, guint depth)
{
  gsize       length = path->len;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray  *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (depth > MAX_DEPTH)
    return;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      rbk_path_append_index (path, i);
      visit (self, json_array_get_element (array, i), path, depth + 1);
      g_string_truncate (path, length);
    }
  if (object == NULL)
    return;
  if (g_strcmp0 (rbk_json_peek_text (object, "status"), "archived") == 0)
    rbk_import_note (self->notes, self->file, path->str, E_ ("is archived, so it is left out"));
  else if (rbk_json_peek_array (object, "phases") != NULL)
    add_item (self, self->plans, object, path);
  else if (rbk_json_peek_text (object, "slug") != NULL)
    add_item (self, self->meters, object, path);
  else if (rbk_json_peek_text (object, "key") != NULL)
    add_item (self, self->features, object, path);
  else
    visit_members (self, object, path, depth);
}

/**
 * rbk_openmeter_reading_init: (skip)
 * @self: what is filled in; its notes are set
 * @files: (element-type RbkImportFile): plans, features and meters of OpenMeter
 * @error: return location for a #GError
 *
 * Finds the objects of an account: single ones, lists and pages of lists.
 *
 * Returns: whether the files are JSON
 */
gboolean
rbk_openmeter_reading_init (RbkOpenmeterReading *self, GPtrArray *files, GError **error)
{
  self->plans = g_ptr_array_new_with_free_func (item_free);
  self->features = g_ptr_array_new_with_free_func (item_free);
  self->meters = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < files->len; i++)
    {
      RbkImportFile *file = files->pdata[i];
      g_autoptr(JsonNode) root = rbk_json_parse (file->text, file->length, error);
      g_autoptr(GString) path = g_string_new ("$");

      if (root == NULL)
        {
          if (file->name != NULL)
            g_prefix_error (error, "%s: ", file->name);
          return FALSE;
        }
      self->file = file->name;
      visit (self, root, path, 0);
    }
  self->features_by_key = index_items (self->features, "key");
  self->meters_by_slug = index_items (self->meters, "slug");

  return TRUE;
}

/**
 * rbk_openmeter_reading_clear: (skip)
 * @self: a reading
 *
 * Frees what it holds.
 */
void
rbk_openmeter_reading_clear (RbkOpenmeterReading *self)
{
  g_clear_pointer (&self->features_by_key, g_hash_table_unref);
  g_clear_pointer (&self->meters_by_slug, g_hash_table_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->features, g_ptr_array_unref);
  g_clear_pointer (&self->meters, g_ptr_array_unref);
  g_clear_object (&self->book);
}
