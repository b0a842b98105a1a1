/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-record-reader.h"

#include <string.h>

#include "rbk-json.h"

/* Reads records by their tables of fields. Nothing stops at the first mistake: each is
 * noted with its place, the field keeps its fallback, and reading goes on. */

typedef struct
{
  GString   *path;     /* (owned) where the reader stands */
  GPtrArray *problems; /* (not owned) (element-type RbkProblem) */
  guint      n_items;  /* of all lists so far */
} Reader;

static void report (Reader *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
report (Reader *self, const char *format, ...)
{
  va_list args;
  char   *message;

  if (self->problems->len >= RBK_BOOK_MAX_PROBLEMS)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (self->problems, rbk_problem_new (g_strdup (self->path->str), message));
}

static const char *
expectation (RbkFieldKind kind)
{
  switch (kind)
    {
    case RBK_FIELD_DECIMAL:
      return E_ ("a number in quotes, such as \"29\"");
    case RBK_FIELD_INTEGER:
      return E_ ("a whole number without quotes");
    case RBK_FIELD_BOOLEAN:
      return E_ ("true or false");
    case RBK_FIELD_STRINGS:
      return E_ ("a list of texts");
    case RBK_FIELD_OBJECT:
      return E_ ("an object");
    case RBK_FIELD_LIST:
      return E_ ("a list");
    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_ENUM:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
    default:
      return E_ ("a text in quotes");
    }
}

static void
report_type (Reader *self, const RbkField *field, JsonNode *node)
{
  if (field->kind == RBK_FIELD_DECIMAL && rbk_json_node_is_number (node))
    report (self, E_ ("write \"%s\", with quotes: amounts are exact decimals"),
            rbk_json_node_get_number (node));
  else
    report (self, E_ ("must be %s, not %s"), expectation (field->kind),
            rbk_json_node_type_name (node));
}

static gboolean
is_whole (const char *number)
{
  return strpbrk (number, ".eE") == NULL;
}

/* The text of a scalar in the file's own spelling; NULL where the node is of another type. */
static const char *
get_scalar_text (const RbkField *field, JsonNode *node)
{
  if (field->kind == RBK_FIELD_INTEGER)
    return rbk_json_node_is_number (node) && is_whole (rbk_json_node_get_number (node))
               ? rbk_json_node_get_number (node)
               : NULL;
  if (field->kind == RBK_FIELD_BOOLEAN)
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
               ? (json_node_get_boolean (node) ? "true" : "false")
               : NULL;

  return rbk_json_node_is_string (node) ? json_node_get_string (node) : NULL;
}

static gboolean
may_be_null (const RbkField *field)
{
  return field->kind != RBK_FIELD_INTEGER && field->kind != RBK_FIELD_BOOLEAN &&
         field->kind != RBK_FIELD_ENUM && field->kind != RBK_FIELD_LIST;
}

static void
read_scalar (Reader *self, RbkRecord *record, const RbkField *field, JsonNode *node)
{
  const char *text = get_scalar_text (field, node);
  GParamSpec *pspec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (G_OBJECT (record)), field->name);
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    {
      report_type (self, field, node);
      return;
    }

  g_value_init (&value, pspec->value_type);
  if (rbk_field_value_from_text (field, text, &value, &error))
    g_object_set_property (G_OBJECT (record), field->name, &value);
  else
    report (self, "%s", error->message);
}

static gboolean
count_items (Reader *self, JsonArray *array)
{
  guint n_items = json_array_get_length (array);

  if (n_items > RBK_LIST_MAX_ITEMS)
    report (self, E_ ("has %u items; a list holds %d at most"), n_items, RBK_LIST_MAX_ITEMS);
  else if (self->n_items + n_items > RBK_RECORD_MAX_ITEMS)
    report (self, E_ ("is one list too many; a file holds %d items at most"), RBK_RECORD_MAX_ITEMS);
  else
    {
      self->n_items += n_items;
      return TRUE;
    }

  return FALSE;
}

static void
read_strings (Reader *self, RbkRecord *record, const RbkField *field, JsonNode *node)
{
  g_autoptr(GStrvBuilder) builder = NULL;
  g_auto(GStrv) texts = NULL;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      report_type (self, field, node);
      return;
    }

  array = json_node_get_array (node);
  if (!count_items (self, array))
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (rbk_json_node_is_string (item))
        {
          g_strv_builder_add (builder, json_node_get_string (item));
        }
      else
        {
          gsize length = self->path->len;

          rbk_path_append_index (self->path, i);
          report (self, E_ ("must be a text in quotes, not %s"), rbk_json_node_type_name (item));
          g_string_truncate (self->path, length);
        }
    }

  texts = g_strv_builder_end (builder);
  g_object_set (record, field->name, texts, NULL);
}

static void read_object (Reader *self, RbkRecord *record, JsonObject *object);

static void
read_child (Reader *self, RbkRecord *record, const RbkField *field, JsonNode *node)
{
  g_autoptr(RbkRecord) child = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      report_type (self, field, node);
      return;
    }

  child = g_object_new (field->get_type (), NULL);
  read_object (self, child, json_node_get_object (node));
  g_object_set (record, field->name, child, NULL);
}

static void
read_list (Reader *self, RbkRecord *record, const RbkField *field, JsonNode *node)
{
  GListStore *list = rbk_record_get_list (record, field);
  JsonArray  *array;
  g_autoptr(GPtrArray) children = NULL;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      report_type (self, field, node);
      return;
    }

  array = json_node_get_array (node);
  if (!count_items (self, array))
    return;

  children = g_ptr_array_new_full (json_array_get_length (array), g_object_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode  *item = json_array_get_element (array, i);
      gsize      length = self->path->len;
      RbkRecord *child = g_object_new (field->get_type (), NULL);

      rbk_path_append_index (self->path, i);
      if (JSON_NODE_HOLDS_OBJECT (item))
        read_object (self, child, json_node_get_object (item));
      else
        report (self, E_ ("must be an object, not %s"), rbk_json_node_type_name (item));
      g_ptr_array_add (children, child);
      g_string_truncate (self->path, length);
    }
  /* One by one, each would be told to whoever listens. */
  g_list_store_splice (list, 0, 0, children->pdata, children->len);
}

static void
read_field (Reader *self, RbkRecord *record, const RbkField *field, JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node) && may_be_null (field))
    g_object_set (record, field->name, NULL, NULL);
  else if (field->kind == RBK_FIELD_OBJECT)
    read_child (self, record, field, node);
  else if (field->kind == RBK_FIELD_LIST)
    read_list (self, record, field, node);
  else if (field->kind == RBK_FIELD_STRINGS)
    read_strings (self, record, field, node);
  else
    read_scalar (self, record, field, node);
}

static gboolean
has_member (RbkRecord *record, guint n_fields, const char *name)
{
  for (guint i = 0; i < n_fields; i++)
    if (strcmp (rbk_record_get_member (record, i), name) == 0)
      return TRUE;
  return FALSE;
}

/* The members that are no fields of this version, in their order. */
static JsonObject *
pick_unknown (RbkRecord *record, JsonObject *object, guint n_fields)
{
  JsonObject    *unknown = NULL;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!has_member (record, n_fields, name))
      {
        if (unknown == NULL)
          unknown = json_object_new ();
        json_object_set_member (unknown, name, json_node_copy (node));
      }

  return unknown;
}

static void
read_object (Reader *self, RbkRecord *record, JsonObject *object)
{
  g_autoptr(JsonObject) unknown = NULL;
  guint           n_fields, n_read = 0;
  const RbkField *fields = rbk_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *member = rbk_record_get_member (record, i);
      JsonNode   *node = json_object_get_member (object, member);
      gsize       length = self->path->len;

      if (node == NULL)
        continue;
      n_read++;
      g_string_append_c (self->path, '.');
      g_string_append (self->path, member);
      read_field (self, record, &fields[i], node);
      g_string_truncate (self->path, length);
    }

  if (n_read < json_object_get_size (object))
    unknown = pick_unknown (record, object, n_fields);
  rbk_record_set_unknown (record, unknown);
}

/**
 * rbk_record_read:
 * @type: a type that derives from RbkRecord
 * @object: its JSON
 * @path: where the object stands, as a JSON path
 * @problems: (element-type RbkProblem): what is wrong is added here
 *
 * Makes a record of what a file says. A decimal is a text in quotes, so that no program
 * on its way bends it; `null` is no value. Members that are no fields are kept, to be
 * written again. The record holds what could be read; it is for use only when there are
 * no problems.
 *
 * Returns: (transfer full): the record
 */
RbkRecord *
rbk_record_read (GType type, JsonObject *object, const char *path, GPtrArray *problems)
{
  Reader     reader = { .problems = problems };
  RbkRecord *record;

  g_return_val_if_fail (g_type_is_a (type, RBK_TYPE_RECORD), NULL);
  g_return_val_if_fail (object != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  record = g_object_new (type, NULL);
  reader.path = g_string_new (path);
  read_object (&reader, record, object);
  g_string_free (reader.path, TRUE);

  return record;
}
