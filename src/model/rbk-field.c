/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-record.h"

#include <string.h>

#include "rbk-date.h"

#define MAX_KEY_LENGTH 64
#define MAX_TEXT_LENGTH 65536

/**
 * rbk_field_get_member:
 * @field: a field
 *
 * Gets what the file calls the field.
 *
 * Returns: (transfer full): the name of the JSON member
 */
char *
rbk_field_get_member (const RbkField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}

/**
 * rbk_field_enum_nick:
 * @field: a field of the kind enumeration
 * @value: one of its values
 *
 * Returns: (nullable): the value as the file spells it
 */
const char *
rbk_field_enum_nick (const RbkField *field, int value)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());
  const GEnumValue *found = g_enum_get_value (klass, value);

  return found != NULL ? found->value_nick : NULL;
}

/* What a field is called, in the language of the message. */
static const char *
title_of (const RbkField *field)
{
  return rbk_text_translate_in ("field", field->title);
}

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *message, ...)
{
  g_autofree char *text = NULL;
  va_list          titles;

  va_start (titles, message);
  text = g_strdup_vprintf (message, titles);
  va_end (titles);
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, text);

  return FALSE;
}

static gboolean
check_decimal (const RbkField *field, const RbkDecimal *value, GError **error)
{
  if (value == NULL)
    return TRUE;
  if (!rbk_decimal_is_valid (*value))
    return fail (error, E_ ("%s must be a number within range"), title_of (field));
  if ((field->flags & RBK_FIELD_POSITIVE) && rbk_decimal_sign (*value) <= 0)
    return fail (error, E_ ("%s must be more than zero"), title_of (field));
  if ((field->flags & RBK_FIELD_SCORE) &&
      (rbk_decimal_sign (*value) < 0 || rbk_decimal_compare (*value, RBK_DECIMAL_UNITS (100)) > 0))
    return fail (error, E_ ("%s must be a score from 0 to 100"), title_of (field));
  if ((field->flags & (RBK_FIELD_NON_NEGATIVE | RBK_FIELD_SHARE)) && rbk_decimal_sign (*value) < 0)
    return fail (error, E_ ("%s must be zero or more"), title_of (field));
  if ((field->flags & RBK_FIELD_SHARE) && rbk_decimal_compare (*value, RBK_DECIMAL_ONE) > 0)
    return fail (error, E_ ("%s must be a share from 0 to 1"), title_of (field));
  if ((field->flags & RBK_FIELD_WHOLE) && !rbk_decimal_is_integer (*value))
    return fail (error, E_ ("%s must be a whole number"), title_of (field));

  return TRUE;
}

static gboolean
check_key (const RbkField *field, const char *text, GError **error)
{
  gsize length = strlen (text);

  if (length > MAX_KEY_LENGTH)
    return fail (error, E_ ("%s must be 64 characters or fewer"), title_of (field));
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("_-.:/", text[i]) == NULL)
      return fail (error, E_ ("%s must be of letters, digits and _ - . : / only"),
                   title_of (field));

  return TRUE;
}

static gboolean
check_text (const RbkField *field, const char *text, GError **error)
{
  RbkDuration duration;
  GDate       date;

  if (text == NULL || text[0] == '\0')
    return (field->flags & RBK_FIELD_REQUIRED)
               ? fail (error, E_ ("%s must be given"), title_of (field))
               : TRUE;
  if (strlen (text) > MAX_TEXT_LENGTH)
    return fail (error, E_ ("%s must be shorter than 64 KiB"), title_of (field));
  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, E_ ("%s must be valid UTF-8"), title_of (field));

  switch (field->kind)
    {
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
      return check_key (field, text, error);
    case RBK_FIELD_DATE:
      return rbk_date_parse (text, &date, error);
    case RBK_FIELD_DURATION:
      return rbk_duration_parse (text, &duration, error);
    case RBK_FIELD_STRING:
    case RBK_FIELD_DECIMAL:
    case RBK_FIELD_INTEGER:
    case RBK_FIELD_BOOLEAN:
    case RBK_FIELD_ENUM:
    case RBK_FIELD_STRINGS:
    case RBK_FIELD_OBJECT:
    case RBK_FIELD_LIST:
    default:
      return TRUE;
    }
}

/**
 * rbk_field_check:
 * @field: a field
 * @value: a value of its property
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Checks a value before it is set: its range, the shape of a key, a date, a duration.
 *
 * Returns: whether the field may hold @value
 */
gboolean
rbk_field_check (const RbkField *field, const GValue *value, GError **error)
{
  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      if (g_value_get_boxed (value) == NULL && (field->flags & RBK_FIELD_REQUIRED))
        return fail (error, E_ ("%s must be given"), title_of (field));
      return check_decimal (field, g_value_get_boxed (value), error);

    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
      return check_text (field, g_value_get_string (value), error);

    case RBK_FIELD_ENUM:
      if (rbk_field_enum_nick (field, g_value_get_enum (value)) == NULL)
        return fail (error, E_ ("%s must be one of the known words"), title_of (field));
      return TRUE;

    case RBK_FIELD_INTEGER:
      if ((field->flags & RBK_FIELD_NON_NEGATIVE) && g_value_get_int (value) < 0)
        return fail (error, E_ ("%s must be zero or more"), title_of (field));
      return TRUE;

    case RBK_FIELD_BOOLEAN:
    case RBK_FIELD_STRINGS:
    case RBK_FIELD_OBJECT:
    case RBK_FIELD_LIST:
    default:
      return TRUE;
    }
}

static gboolean
enum_from_text (const RbkField *field, const char *text, GValue *value, GError **error)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());
  const GEnumValue *found = g_enum_get_value_by_nick (klass, text);
  g_autoptr(GString) words = NULL;

  if (found != NULL)
    {
      g_value_set_enum (value, found->value);
      return TRUE;
    }

  words = g_string_new (NULL);
  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? "" : ", ", klass->values[i].value_nick);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("\"%s\" is not a %s; use one of: %s"), text,
               title_of (field), words->str);

  return FALSE;
}

/**
 * rbk_field_value_from_text:
 * @field: a field that is neither an object nor a list
 * @text: its value as the file spells it; lists of texts are parted by commas
 * @value: (out): an initialised value of the property's type
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Reads and checks a value.
 *
 * Returns: whether @value was set
 */
gboolean
rbk_field_value_from_text (const RbkField *field, const char *text, GValue *value, GError **error)
{
  RbkDecimal number;
  gint64     whole;

  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      if (!rbk_decimal_parse (text, &number, error))
        return FALSE;
      g_value_set_boxed (value, &number);
      break;

    case RBK_FIELD_INTEGER:
      if (!rbk_decimal_parse (text, &number, error))
        return FALSE;
      if (!rbk_decimal_to_int (number, &whole) || ABS (whole) > G_MAXINT32 / 2)
        return fail (error, E_ ("%s must be a small whole number"), title_of (field));
      g_value_set_int (value, (int) whole);
      break;

    case RBK_FIELD_BOOLEAN:
      g_value_set_boolean (value, strcmp (text, "true") == 0);
      break;

    case RBK_FIELD_ENUM:
      return enum_from_text (field, text, value, error);

    case RBK_FIELD_STRINGS:
      g_value_take_boxed (value, text[0] == '\0' ? NULL : g_strsplit (text, ",", -1));
      break;

    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
      g_value_set_string (value, text);
      break;

    case RBK_FIELD_OBJECT:
    case RBK_FIELD_LIST:
    default:
      g_return_val_if_reached (FALSE);
    }

  return rbk_field_check (field, value, error);
}
