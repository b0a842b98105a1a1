/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-record.h"

#include <string.h>

#include "rbk-record-slot.h"

/**
 * RbkRecord:
 *
 * What all parts of a book have in common: a table of fields that are properties,
 * lists or records in turn, and the members of the file that this version does not
 * know and hands on.
 *
 * Setting a property checks nothing but its type. Edits go through the document,
 * which checks with [func@field_check] first.
 */
typedef struct
{
  JsonObject *unknown; /* (owned) (nullable) */
} RbkRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RbkRecord, rbk_record, G_TYPE_OBJECT)

static void
rbk_record_finalize (GObject *object)
{
  RbkRecord        *self = RBK_RECORD (object);
  RbkRecordPrivate *priv = rbk_record_get_instance_private (self);
  RbkRecordClass   *klass = RBK_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    rbk_record_slot_reset (self, &klass->fields[i]);
  g_clear_pointer (&priv->unknown, json_object_unref);

  G_OBJECT_CLASS (rbk_record_parent_class)->finalize (object);
}

static void
rbk_record_constructed (GObject *object)
{
  RbkRecord      *self = RBK_RECORD (object);
  RbkRecordClass *klass = RBK_RECORD_GET_CLASS (self);

  G_OBJECT_CLASS (rbk_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const RbkField *field = &klass->fields[i];

      if (field->kind == RBK_FIELD_LIST)
        *(GListStore **) rbk_record_slot (self, field) = g_list_store_new (field->get_type ());
      else if (G_IS_VALUE (&klass->fallbacks[i]))
        rbk_record_slot_set (self, field, &klass->fallbacks[i]);
    }
}

static void
rbk_record_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RbkRecord *self = RBK_RECORD (object);

  rbk_record_slot_get (self, &RBK_RECORD_GET_CLASS (self)->fields[property_id - 1], value);
}

static void
rbk_record_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  RbkRecord      *self = RBK_RECORD (object);
  const RbkField *field = &RBK_RECORD_GET_CLASS (self)->fields[property_id - 1];

  if (rbk_record_slot_set (self, field, value))
    g_object_notify_by_pspec (object, pspec);
}

static void
rbk_record_class_init (RbkRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rbk_record_constructed;
  object_class->finalize = rbk_record_finalize;
}

static void
rbk_record_init (RbkRecord *self)
{
}

static GParamSpec *
field_pspec (const RbkField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      return g_param_spec_boxed (field->name, field->title, NULL, RBK_TYPE_DECIMAL, flags);
    case RBK_FIELD_STRINGS:
      return g_param_spec_boxed (field->name, field->title, NULL, G_TYPE_STRV, flags);
    case RBK_FIELD_INTEGER:
      return g_param_spec_int (field->name, field->title, NULL, G_MININT, G_MAXINT, 0, flags);
    case RBK_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, field->title, NULL, FALSE, flags);
    case RBK_FIELD_ENUM:
      return g_param_spec_enum (field->name, field->title, NULL, field->get_type (), 0, flags);
    case RBK_FIELD_OBJECT:
      return g_param_spec_object (field->name, field->title, NULL, field->get_type (), flags);
    case RBK_FIELD_LIST:
      return g_param_spec_object (field->name, field->title, NULL, G_TYPE_LIST_STORE,
                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
    default:
      return g_param_spec_string (field->name, field->title, NULL, NULL, flags);
    }
}

/**
 * rbk_record_class_install_fields: (skip)
 * @klass: a class that derives from RbkRecord directly
 * @fields: its fields, in the order of the file
 * @n_fields: how many
 *
 * Gives a class its properties. To be called once, in class_init.
 */
void
rbk_record_class_install_fields (RbkRecordClass *klass, const RbkField *fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject hands these down to no class. */
  object_class->get_property = rbk_record_get_property;
  object_class->set_property = rbk_record_set_property;

  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->members = g_new (const char *, n_fields);
  klass->fallbacks = g_new0 (GValue, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *member = rbk_field_get_member (&fields[i]);

      klass->members[i] = g_intern_string (member);
      g_object_class_install_property (object_class, i + 1, field_pspec (&fields[i]));
      if (fields[i].fallback == NULL)
        continue;
      g_value_init (&klass->fallbacks[i],
                    g_object_class_find_property (object_class, fields[i].name)->value_type);
      rbk_field_value_from_text (&fields[i], fields[i].fallback, &klass->fallbacks[i], NULL);
    }
}

/**
 * rbk_record_get_fields:
 * @self: a record
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (array length=n_fields): its fields, in the order of the file
 */
const RbkField *
rbk_record_get_fields (RbkRecord *self, guint *n_fields)
{
  g_return_val_if_fail (RBK_IS_RECORD (self), NULL);

  *n_fields = RBK_RECORD_GET_CLASS (self)->n_fields;

  return RBK_RECORD_GET_CLASS (self)->fields;
}

/**
 * rbk_record_get_member:
 * @self: a record
 * @field: the place of one of its fields
 *
 * Returns: (transfer none): what the field is called in a file, as [func@field_get_member] says
 */
const char *
rbk_record_get_member (RbkRecord *self, guint field)
{
  RbkRecordClass *klass = RBK_RECORD_GET_CLASS (self);

  g_return_val_if_fail (field < klass->n_fields, NULL);

  return klass->members[field];
}

/**
 * rbk_record_class_get_fields:
 * @type: a type that derives from RbkRecord
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (array length=n_fields): the fields of the type's records
 */
const RbkField *
rbk_record_class_get_fields (GType type, guint *n_fields)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);

  *n_fields = RBK_RECORD_CLASS (klass)->n_fields;

  return RBK_RECORD_CLASS (klass)->fields;
}

/**
 * rbk_record_find_field:
 * @self: a record
 * @name: a property's name or a file's member
 *
 * Returns: (nullable) (transfer none): the field of that name
 */
const RbkField *
rbk_record_find_field (RbkRecord *self, const char *name)
{
  RbkRecordClass  *klass = RBK_RECORD_GET_CLASS (self);
  g_autofree char *property = g_strdelimit (g_strdup (name), "_", '-');

  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, property) == 0)
      return &klass->fields[i];

  return NULL;
}

/**
 * rbk_record_get_string:
 * @self: a record
 * @field: one of its fields that holds a text
 *
 * Returns: (nullable) (transfer none): the text
 */
const char *
rbk_record_get_string (RbkRecord *self, const RbkField *field)
{
  return *(char **) rbk_record_slot (self, field);
}

/**
 * rbk_record_get_decimal:
 * @self: a record
 * @field: one of its fields that holds a number
 *
 * Returns: (nullable) (transfer none): the number
 */
const RbkDecimal *
rbk_record_get_decimal (RbkRecord *self, const RbkField *field)
{
  return *(RbkDecimal **) rbk_record_slot (self, field);
}

/**
 * rbk_record_get_integer:
 * @self: a record
 * @field: one of its fields that holds an integer, a boolean or an enumeration
 *
 * Returns: its value
 */
int
rbk_record_get_integer (RbkRecord *self, const RbkField *field)
{
  return *(int *) rbk_record_slot (self, field);
}

/**
 * rbk_record_get_strings:
 * @self: a record
 * @field: one of its fields that holds a list of texts
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): the texts
 */
const char *const *
rbk_record_get_strings (RbkRecord *self, const RbkField *field)
{
  return *(const char *const **) rbk_record_slot (self, field);
}

/**
 * rbk_record_get_object:
 * @self: a record
 * @field: one of its fields that holds a record
 *
 * Returns: (nullable) (transfer none): the record
 */
RbkRecord *
rbk_record_get_object (RbkRecord *self, const RbkField *field)
{
  return *(RbkRecord **) rbk_record_slot (self, field);
}

/**
 * rbk_record_get_list:
 * @self: a record
 * @field: one of its fields that holds a list
 *
 * Returns: (transfer none): the list
 */
GListStore *
rbk_record_get_list (RbkRecord *self, const RbkField *field)
{
  return *(GListStore **) rbk_record_slot (self, field);
}

/**
 * rbk_record_get_key:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): its key, where its type has one
 */
const char *
rbk_record_get_key (RbkRecord *self)
{
  const RbkField *field = rbk_record_find_field (self, "key");

  return field != NULL ? rbk_record_get_string (self, field) : NULL;
}

/**
 * rbk_record_get_name:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): what to call it: its name, else its key
 */
const char *
rbk_record_get_name (RbkRecord *self)
{
  const RbkField *field = rbk_record_find_field (self, "name");
  const char     *name = field != NULL ? rbk_record_get_string (self, field) : NULL;

  return name != NULL ? name : rbk_record_get_key (self);
}

/**
 * rbk_record_get_unknown:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the members of the file that are not fields
 */
JsonObject *
rbk_record_get_unknown (RbkRecord *self)
{
  RbkRecordPrivate *priv = rbk_record_get_instance_private (self);

  return priv->unknown;
}

/**
 * rbk_record_set_unknown:
 * @self: a record
 * @unknown: (nullable) (transfer none): members that are not fields
 *
 * Keeps what a newer or another program wrote, to be written again.
 */
void
rbk_record_set_unknown (RbkRecord *self, JsonObject *unknown)
{
  RbkRecordPrivate *priv = rbk_record_get_instance_private (self);

  g_clear_pointer (&priv->unknown, json_object_unref);
  if (unknown != NULL)
    priv->unknown = json_object_ref (unknown);
}
