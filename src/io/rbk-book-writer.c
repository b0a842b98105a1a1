/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-writer.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-file.h"
#include "rbk-json.h"

static gboolean
has_value (RbkRecord *record, const RbkField *field)
{
  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      return rbk_record_get_decimal (record, field) != NULL;
    case RBK_FIELD_STRINGS:
      return rbk_record_get_strings (record, field) != NULL;
    case RBK_FIELD_OBJECT:
      return rbk_record_get_object (record, field) != NULL;
    case RBK_FIELD_LIST:
      return g_list_model_get_n_items (G_LIST_MODEL (rbk_record_get_list (record, field))) > 0;
    case RBK_FIELD_INTEGER:
    case RBK_FIELD_BOOLEAN:
    case RBK_FIELD_ENUM:
      return TRUE;
    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
    default:
      return rbk_record_get_string (record, field) != NULL;
    }
}

/* What a reader of a diff needs is always there: what is required, which of several kinds
 * it is. All else is left out where it is as if not set. */
static gboolean
is_written (RbkRecord *record, const RbkField *field)
{
  if (field->kind == RBK_FIELD_OBJECT || field->kind == RBK_FIELD_LIST)
    return has_value (record, field);
  if (field->kind == RBK_FIELD_ENUM)
    return TRUE;
  if ((field->flags & RBK_FIELD_REQUIRED) && has_value (record, field))
    return TRUE;

  return !rbk_record_is_fallback (record, field);
}

static JsonNode *
string_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
integer_node (int value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  return rbk_json_node_new_number (text);
}

static JsonNode *
decimal_node (const RbkDecimal *value)
{
  g_autofree char *text = rbk_decimal_to_string (*value);

  return string_node (text);
}

static JsonNode *
strings_node (const char *const *texts)
{
  JsonArray *array = json_array_new ();
  JsonNode  *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  json_node_take_array (node, array);

  return node;
}

static JsonNode *
list_node (GListModel *list)
{
  JsonArray *array = json_array_new ();
  JsonNode  *node = json_node_new (JSON_NODE_ARRAY);
  guint      n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkRecord) item = g_list_model_get_item (list, i);

      json_array_add_element (array, rbk_record_to_node (item));
    }
  json_node_take_array (node, array);

  return node;
}

static JsonNode *
field_node (RbkRecord *record, const RbkField *field)
{
  if (field->kind == RBK_FIELD_STRINGS)
    return strings_node (rbk_record_get_strings (record, field));
  if (!has_value (record, field))
    return json_node_new (JSON_NODE_NULL);

  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      return decimal_node (rbk_record_get_decimal (record, field));
    case RBK_FIELD_INTEGER:
      return integer_node (rbk_record_get_integer (record, field));
    case RBK_FIELD_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), rbk_record_get_integer (record, field));
    case RBK_FIELD_ENUM:
      return string_node (rbk_field_enum_nick (field, rbk_record_get_integer (record, field)));
    case RBK_FIELD_OBJECT:
      return rbk_record_to_node (rbk_record_get_object (record, field));
    case RBK_FIELD_LIST:
      return list_node (G_LIST_MODEL (rbk_record_get_list (record, field)));
    case RBK_FIELD_STRINGS:
    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
    default:
      return string_node (rbk_record_get_string (record, field));
    }
}

static void
add_unknown (JsonObject *object, JsonObject *unknown)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (object, name, json_node_copy (node));
}

static void
add_record (JsonObject *object, RbkRecord *record)
{
  guint           n_fields;
  const RbkField *fields = rbk_record_get_fields (record, &n_fields);
  JsonObject     *unknown = rbk_record_get_unknown (record);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *member = rbk_field_get_member (&fields[i]);

      if (is_written (record, &fields[i]))
        json_object_set_member (object, member, field_node (record, &fields[i]));
    }
  if (unknown != NULL)
    add_unknown (object, unknown);
}

/**
 * rbk_record_to_node:
 * @record: a record
 *
 * Makes the canonical JSON of a record: its fields in the order of their table, then the
 * members it does not know, in the order in which they came. Left out are empty lists and
 * whatever is as if not set, except required fields and enumerations: they say what the
 * record is. A field that has a fallback but was set to nothing is `null`, or `[]`.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
rbk_record_to_node (RbkRecord *record)
{
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (RBK_IS_RECORD (record), NULL);

  add_record (object, record);
  json_node_take_object (node, object);

  return node;
}

/**
 * rbk_book_to_text:
 * @book: a book
 *
 * Writes a book in its one canonical form, so that a diff of two files is a diff of two
 * books: fixed order, two spaces, amounts as exact decimals in quotes.
 *
 * Returns: (transfer full): the text, with a newline at its end
 */
char *
rbk_book_to_text (RbkBook *book)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  json_object_set_string_member (object, "format", "ratebook");
  json_object_set_member (object, "version", integer_node (RBK_BOOK_VERSION));
  add_record (object, RBK_RECORD (book));
  json_node_take_object (root, object);

  return rbk_json_to_text (root);
}

/**
 * rbk_book_write_file:
 * @book: a book
 * @file: where to
 * @etag: (nullable): of the file when it was read, or %NULL not to ask
 * @new_etag: (out) (optional) (nullable): of the file as it is then
 * @error: return location for a #GError
 *
 * Saves a book, all or nothing.
 *
 * Returns: whether it was saved; see rbk_file_replace() for the errors
 */
gboolean
rbk_book_write_file (RbkBook *book, GFile *file, const char *etag, char **new_etag, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  text = rbk_book_to_text (book);

  return rbk_file_replace (file, text, strlen (text), etag, new_etag, error);
}
