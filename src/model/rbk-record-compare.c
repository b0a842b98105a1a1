/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-record.h"

#include "rbk-json.h"

/* Copying and comparing, by the table of fields. */

static gboolean
decimals_equal (const RbkDecimal *a, const RbkDecimal *b)
{
  return a == b || (a != NULL && b != NULL && rbk_decimal_equal (*a, *b));
}

static gboolean
strings_equal (const char *const *a, const char *const *b)
{
  return a == b || (a != NULL && b != NULL && g_strv_equal (a, b));
}

static gboolean
lists_equal (GListModel *a, GListModel *b)
{
  guint n_items = g_list_model_get_n_items (a);

  if (n_items != g_list_model_get_n_items (b))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkRecord) left = g_list_model_get_item (a, i);
      g_autoptr(RbkRecord) right = g_list_model_get_item (b, i);

      if (!rbk_record_equal (left, right))
        return FALSE;
    }

  return TRUE;
}

static gboolean
objects_equal (RbkRecord *a, RbkRecord *b)
{
  return a == b || (a != NULL && b != NULL && rbk_record_equal (a, b));
}

static gboolean
fields_equal (RbkRecord *a, RbkRecord *b, const RbkField *field)
{
  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      return decimals_equal (rbk_record_get_decimal (a, field), rbk_record_get_decimal (b, field));
    case RBK_FIELD_STRINGS:
      return strings_equal (rbk_record_get_strings (a, field), rbk_record_get_strings (b, field));
    case RBK_FIELD_OBJECT:
      return objects_equal (rbk_record_get_object (a, field), rbk_record_get_object (b, field));
    case RBK_FIELD_LIST:
      return lists_equal (G_LIST_MODEL (rbk_record_get_list (a, field)),
                          G_LIST_MODEL (rbk_record_get_list (b, field)));
    case RBK_FIELD_INTEGER:
    case RBK_FIELD_BOOLEAN:
    case RBK_FIELD_ENUM:
      return rbk_record_get_integer (a, field) == rbk_record_get_integer (b, field);
    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
    default:
      return g_strcmp0 (rbk_record_get_string (a, field), rbk_record_get_string (b, field)) == 0;
    }
}

static gboolean
unknown_equal (JsonObject *a, JsonObject *b)
{
  g_autoptr(JsonNode) left = NULL;
  g_autoptr(JsonNode) right = NULL;

  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  left = json_node_init_object (json_node_alloc (), a);
  right = json_node_init_object (json_node_alloc (), b);

  return json_node_equal (left, right);
}

/**
 * rbk_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether both are of one type and say the same, all the way down
 */
gboolean
rbk_record_equal (RbkRecord *a, RbkRecord *b)
{
  const RbkField *fields;
  guint           n_fields;

  g_return_val_if_fail (RBK_IS_RECORD (a), FALSE);
  g_return_val_if_fail (RBK_IS_RECORD (b), FALSE);

  if (a == b)
    return TRUE;
  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;

  fields = rbk_record_get_fields (a, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (!fields_equal (a, b, &fields[i]))
      return FALSE;

  return unknown_equal (rbk_record_get_unknown (a), rbk_record_get_unknown (b));
}

static void
copy_list (GListModel *from, GListStore *to)
{
  guint n_items = g_list_model_get_n_items (from);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkRecord) item = g_list_model_get_item (from, i);
      g_autoptr(RbkRecord) copy = rbk_record_copy (item);

      g_list_store_append (to, copy);
    }
}

static void
copy_field (RbkRecord *self, RbkRecord *copy, const RbkField *field)
{
  if (field->kind == RBK_FIELD_LIST)
    {
      copy_list (G_LIST_MODEL (rbk_record_get_list (self, field)),
                 rbk_record_get_list (copy, field));
    }
  else if (field->kind == RBK_FIELD_OBJECT)
    {
      RbkRecord *child = rbk_record_get_object (self, field);
      g_autoptr(RbkRecord) child_copy = child != NULL ? rbk_record_copy (child) : NULL;

      g_object_set (copy, field->name, child_copy, NULL);
    }
  else
    {
      g_auto(GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (self), field->name, &value);
      g_object_set_property (G_OBJECT (copy), field->name, &value);
    }
}

/**
 * rbk_record_copy:
 * @self: a record
 *
 * Copies a record and all that it holds.
 *
 * Returns: (transfer full): the copy
 */
RbkRecord *
rbk_record_copy (RbkRecord *self)
{
  const RbkField *fields;
  guint           n_fields;
  RbkRecord      *copy;

  g_return_val_if_fail (RBK_IS_RECORD (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  fields = rbk_record_get_fields (self, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    copy_field (self, copy, &fields[i]);
  rbk_record_set_unknown (copy, rbk_record_get_unknown (self));

  return copy;
}

/* One untouched record of each class, to compare with. */
static RbkRecord *
get_pristine (RbkRecord *self)
{
  RbkRecordClass *klass = RBK_RECORD_GET_CLASS (self);

  if (g_once_init_enter (&klass->pristine))
    {
      RbkRecord *pristine = g_object_new (G_OBJECT_TYPE (self), NULL);

      g_once_init_leave (&klass->pristine, pristine);
    }

  return klass->pristine;
}

/**
 * rbk_record_is_fallback:
 * @self: a record
 * @field: one of its fields that is neither an object nor a list
 *
 * Returns: whether the field has the value that it has where none is set
 */
gboolean
rbk_record_is_fallback (RbkRecord *self, const RbkField *field)
{
  return fields_equal (self, get_pristine (self), field);
}

/**
 * rbk_record_find_by_key:
 * @list: a list of records
 * @key: (nullable): a key
 *
 * Returns: (nullable) (transfer none): the first record of that key
 */
RbkRecord *
rbk_record_find_by_key (GListModel *list, const char *key)
{
  guint n_items = g_list_model_get_n_items (list);

  if (key == NULL)
    return NULL;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkRecord) item = g_list_model_get_item (list, i);

      if (g_strcmp0 (rbk_record_get_key (item), key) == 0)
        return item;
    }

  return NULL;
}
