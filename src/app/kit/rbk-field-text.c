/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-field-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rbk-currency.h"
#include "rbk-error.h"
#include "rbk-period-text.h"
#include "rbk-said-text.h"
#include "rbk-share-text.h"

static const char *const money_fields[] = { "amount",   "annual-amount", "minimum",
                                            "maximum",  "unit-price",    "flat-price",
                                            "overhead", "topup-price",   "annual-commitment",
                                            NULL };

static gboolean
is_percent (const RbkField *field)
{
  return (field->flags & RBK_FIELD_SHARE) != 0;
}

static gboolean
is_money (const RbkField *field)
{
  return g_strv_contains (money_fields, field->name);
}

static gboolean
is_expiry (const RbkField *field)
{
  static const char *const names[] = { "expiry", "rollover-expiry", "topup-expiry", NULL };

  return g_strv_contains (names, field->name);
}

/* How long a discount lasts. */
static gboolean
is_lasting (const RbkField *field)
{
  return field->kind == RBK_FIELD_STRING && g_str_equal (field->name, "duration");
}

static gboolean
is_percents (const RbkField *field)
{
  return g_str_equal (field->name, "alerts");
}

static char *
dup_decimal (const RbkField *field, const RbkDecimal *value, RbkMoneyFormat *format)
{
  if (value == NULL)
    return g_strdup ("");
  if (is_money (field))
    return rbk_money_format_amount (format, *value, TRUE);

  return is_percent (field) ? rbk_money_format_share (format, *value)
                            : rbk_money_format_quantity (format, *value);
}

/* “50, 80, 100%”: one sign is enough for all. */
static char *
dup_percents (const char *const *texts, RbkMoneyFormat *format)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      gboolean         is_last = texts[i + 1] == NULL;
      g_autofree char *share = NULL;
      RbkDecimal       number;

      if (!rbk_decimal_parse (texts[i], &number, NULL))
        share = g_strdup (texts[i]);
      else if (is_last)
        share = rbk_money_format_share (format, rbk_decimal_div (number, RBK_DECIMAL_UNITS (100),
                                                                 RBK_ROUND_HALF_AWAY));
      else
        share = rbk_money_format_quantity (format, number);
      g_string_append (joined, share);
      g_string_append (joined, is_last ? "" : ", ");
    }

  return g_strdup (joined->str);
}

static char *
dup_strings (const RbkField *field, const char *const *texts, RbkMoneyFormat *format)
{
  if (texts == NULL || texts[0] == NULL)
    return g_strdup ("");

  return is_percents (field) ? dup_percents (texts, format) : g_strjoinv (", ", (char **) texts);
}

/**
 * rbk_field_dup_words:
 * @field: a field that is a text
 * @text: (nullable): a value of it, as the file spells it
 *
 * Returns: (transfer full): the value as people say it
 */
char *
rbk_field_dup_words (const RbkField *field, const char *text)
{
  if (g_str_equal (field->name, "cadence"))
    return rbk_cadence_to_words (text);
  if (is_expiry (field))
    return rbk_expiry_to_words (text);
  if (is_lasting (field))
    return rbk_lasting_to_words (text);
  if (g_str_equal (field->name, "sizing"))
    return rbk_place_to_words (text);
  if (field->kind == RBK_FIELD_DURATION)
    return rbk_duration_to_words (text);

  return g_strdup (text != NULL ? text : "");
}

/**
 * rbk_field_dup_text:
 * @record: a record
 * @field: one of its fields that is neither an object, nor a list, nor a choice
 * @format: for the book's currency
 *
 * Returns: (transfer full): its value, as one would type it; empty where there is none
 */
char *
rbk_field_dup_text (RbkRecord *record, const RbkField *field, RbkMoneyFormat *format)
{
  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      return dup_decimal (field, rbk_record_get_decimal (record, field), format);

    case RBK_FIELD_STRINGS:
      return dup_strings (field, rbk_record_get_strings (record, field), format);

    case RBK_FIELD_INTEGER:
      return g_strdup_printf ("%d", rbk_record_get_integer (record, field));

    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
      return rbk_field_dup_words (field, rbk_record_get_string (record, field));

    case RBK_FIELD_BOOLEAN:
    case RBK_FIELD_ENUM:
    case RBK_FIELD_OBJECT:
    case RBK_FIELD_LIST:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
parse_decimal (const RbkField *field,
               RbkMoneyFormat *format,
               const char     *text,
               RbkDecimal     *number,
               GError        **error)
{
  if (is_percent (field))
    return rbk_share_parse_text (format, text, number, error);
  if (is_money (field))
    return rbk_money_parse_amount (format, text, number, error);

  return rbk_money_parse_quantity (format, text, number, error);
}

/* “80 %” and “٨٠٪” as 80. */
static char *
dup_percent (const char *text)
{
  g_autofree char *folded = rbk_said_fold (text);
  const char      *last = g_utf8_find_prev_char (folded, folded + strlen (folded));

  if (last != NULL && rbk_share_is_sign (g_utf8_get_char (last)))
    return g_strchomp (g_strndup (folded, (gsize) (last - folded)));

  return g_steal_pointer (&folded);
}

/* “50, 80, 100 %”: a sign may stand behind each, and at the end once for all. */
static char **
parse_strings (const RbkField *field, const char *text)
{
  g_auto(GStrv) parts = rbk_said_split_list (text);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *percent = is_percents (field) ? dup_percent (parts[i]) : NULL;
      const char      *part = percent != NULL ? percent : parts[i];

      if (part[0] != '\0')
        g_strv_builder_add (builder, part);
    }

  return g_strv_builder_end (builder);
}

/* A currency's code in any letters. Without one no figure could be made. */
static char *
parse_currency (const char *text, GError **error)
{
  g_autofree char *code = g_ascii_strup (text, -1);

  if (rbk_currency_find (code) != NULL)
    return g_steal_pointer (&code);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               _ ("\"%s\" is no currency; write an ISO 4217 code: USD"), text);

  return NULL;
}

/* What is said in words, as the file spells it. */
static char *
parse_text (const RbkField *field, const char *text, GError **error)
{
  if (g_str_equal (field->name, "currency"))
    return parse_currency (text, error);
  if (text[0] == '\0')
    return g_strdup ("");
  if (g_str_equal (field->name, "cadence"))
    return rbk_cadence_from_words (text, error);
  if (is_expiry (field))
    return rbk_expiry_from_words (text, error);
  if (is_lasting (field))
    return rbk_lasting_from_words (text, error);
  if (g_str_equal (field->name, "sizing"))
    return rbk_place_from_words (text);
  if (field->kind == RBK_FIELD_DURATION)
    return rbk_duration_from_words (text, error);

  return g_strdup (text);
}

/**
 * rbk_field_parse_text:
 * @field: a field that is neither an object, nor a list, nor a choice
 * @format: for the book's currency
 * @text: what was typed; nothing is no value
 * @value: (out): a value of the property's type, initialised here
 * @error: return location for a #GError
 *
 * Reads what was typed for a field, and checks it.
 *
 * Returns: whether the field may hold it
 */
gboolean
rbk_field_parse_text (
    const RbkField *field, RbkMoneyFormat *format, const char *text, GValue *value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gboolean         is_empty = stripped[0] == '\0';
  RbkDecimal       number;

  if (field->kind == RBK_FIELD_DECIMAL)
    {
      g_value_init (value, RBK_TYPE_DECIMAL);
      if (!is_empty && !parse_decimal (field, format, stripped, &number, error))
        return FALSE;
      g_value_set_boxed (value, is_empty ? NULL : &number);
    }
  else if (field->kind == RBK_FIELD_STRINGS)
    {
      g_value_init (value, G_TYPE_STRV);
      g_value_take_boxed (value, is_empty ? NULL : parse_strings (field, stripped));
    }
  else if (field->kind == RBK_FIELD_INTEGER)
    {
      g_value_init (value, G_TYPE_INT);
      return rbk_field_value_from_text (field, stripped, value, error);
    }
  else
    {
      g_value_init (value, G_TYPE_STRING);
      g_value_take_string (value, parse_text (field, stripped, error));
      if (g_value_get_string (value) == NULL)
        return FALSE;
    }

  return rbk_field_check (field, value, error);
}
