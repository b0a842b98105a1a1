/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-record-slot.h"

/**
 * rbk_record_slot:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer none): the place in @self where the field's value is
 */
gpointer
rbk_record_slot (RbkRecord *self, const RbkField *field)
{
  return G_STRUCT_MEMBER_P (self, field->offset);
}

/**
 * rbk_record_slot_reset:
 * @self: a record
 * @field: one of its fields
 *
 * Frees what a field owns, and leaves it empty.
 */
void
rbk_record_slot_reset (RbkRecord *self, const RbkField *field)
{
  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      g_clear_pointer ((RbkDecimal **) rbk_record_slot (self, field), rbk_decimal_free);
      break;

    case RBK_FIELD_STRINGS:
      g_clear_pointer ((char ***) rbk_record_slot (self, field), g_strfreev);
      break;

    case RBK_FIELD_OBJECT:
    case RBK_FIELD_LIST:
      g_clear_object ((GObject **) rbk_record_slot (self, field));
      break;

    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
      g_clear_pointer ((char **) rbk_record_slot (self, field), g_free);
      break;

    case RBK_FIELD_INTEGER:
    case RBK_FIELD_BOOLEAN:
    case RBK_FIELD_ENUM:
    default:
      break;
    }
}

static gboolean
set_decimal (RbkDecimal **place, const RbkDecimal *value)
{
  if (*place == value)
    return FALSE;
  if (*place != NULL && value != NULL && rbk_decimal_equal (**place, *value))
    return FALSE;

  rbk_decimal_free (*place);
  *place = value != NULL ? rbk_decimal_copy (value) : NULL;

  return TRUE;
}

static gboolean
set_text (char **place, const char *value)
{
  const char *text = value != NULL && value[0] != '\0' ? value : NULL;

  if (g_strcmp0 (*place, text) == 0)
    return FALSE;

  g_free (*place);
  *place = g_strdup (text);

  return TRUE;
}

static gboolean
set_strings (char ***place, char **value)
{
  char **texts = value != NULL && value[0] != NULL ? value : NULL;

  if (*place == texts)
    return FALSE;
  if (*place != NULL && texts != NULL &&
      g_strv_equal ((const char *const *) *place, (const char *const *) texts))
    return FALSE;

  g_strfreev (*place);
  *place = g_strdupv (texts);

  return TRUE;
}

static gboolean
set_int (int *place, int value)
{
  gboolean changed = *place != value;

  *place = value;

  return changed;
}

/**
 * rbk_record_slot_set:
 * @self: a record
 * @field: one of its fields that is no list
 * @value: a value of the field's type; it is copied
 *
 * Sets a field, and tells nobody.
 *
 * Returns: whether that changed anything
 */
gboolean
rbk_record_slot_set (RbkRecord *self, const RbkField *field, const GValue *value)
{
  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      return set_decimal (rbk_record_slot (self, field), g_value_get_boxed (value));

    case RBK_FIELD_STRINGS:
      return set_strings (rbk_record_slot (self, field), g_value_get_boxed (value));

    case RBK_FIELD_INTEGER:
      return set_int (rbk_record_slot (self, field), g_value_get_int (value));

    case RBK_FIELD_BOOLEAN:
      return set_int (rbk_record_slot (self, field), g_value_get_boolean (value));

    case RBK_FIELD_ENUM:
      return set_int (rbk_record_slot (self, field), g_value_get_enum (value));

    case RBK_FIELD_OBJECT:
      return g_set_object ((GObject **) rbk_record_slot (self, field), g_value_get_object (value));

    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
      return set_text (rbk_record_slot (self, field), g_value_get_string (value));

    case RBK_FIELD_LIST:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * rbk_record_slot_get:
 * @self: a record
 * @field: one of its fields
 * @value: a value of the field's type, set to a copy
 *
 * Gets a field.
 */
void
rbk_record_slot_get (RbkRecord *self, const RbkField *field, GValue *value)
{
  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
    case RBK_FIELD_STRINGS:
      g_value_set_boxed (value, *(gpointer *) rbk_record_slot (self, field));
      break;

    case RBK_FIELD_INTEGER:
      g_value_set_int (value, *(int *) rbk_record_slot (self, field));
      break;

    case RBK_FIELD_BOOLEAN:
      g_value_set_boolean (value, *(int *) rbk_record_slot (self, field));
      break;

    case RBK_FIELD_ENUM:
      g_value_set_enum (value, *(int *) rbk_record_slot (self, field));
      break;

    case RBK_FIELD_OBJECT:
    case RBK_FIELD_LIST:
      g_value_set_object (value, *(gpointer *) rbk_record_slot (self, field));
      break;

    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
    default:
      g_value_set_string (value, *(char **) rbk_record_slot (self, field));
    }
}
