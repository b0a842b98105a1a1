/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-record-value.h"

#include "rbk-field-text.h"
#include "rbk-share-text.h"
static gboolean
take (RbkDocument    *document,
      RbkRecord      *record,
      const RbkField *field,
      const GValue   *value,
      GError        **error)
{
  if (!rbk_field_check (field, value, error))
    return FALSE;
  rbk_document_seal (document);

  return rbk_document_take (document, rbk_edit_new_set (record, field->name, value), error);
}

static gboolean
parse_number (
    RbkMoneyFormat *format, RbkRecordUnit unit, const char *text, GValue *value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  RbkDecimal       number;

  g_value_init (value, RBK_TYPE_DECIMAL);
  if (stripped[0] == '\0' || g_str_equal (stripped, RBK_RECORD_NONE))
    return TRUE;
  if (unit == RBK_RECORD_UNIT_MONEY)
    {
      if (!rbk_money_parse_amount (format, stripped, &number, error))
        return FALSE;
    }
  else if (!rbk_share_parse_text (format, stripped, &number, error))
    return FALSE;
  g_value_set_boxed (value, &number);

  return TRUE;
}

/*
 * rbk_record_value_take:
 * @document: the open book
 * @record: of it
 * @column: which says what of the record the text is
 * @format: how numbers are typed
 * @text: what was typed
 * @error: return location for a #GError
 *
 * Sets what was typed as a step of its own.
 *
 * Returns: whether it could be
 */
gboolean
rbk_record_value_take (RbkDocument           *document,
                       RbkRecord             *record,
                       const RbkRecordColumn *column,
                       RbkMoneyFormat        *format,
                       const char            *text,
                       GError               **error)
{
  const RbkField *field = rbk_record_find_field (record, column->field);
  g_auto(GValue) value = G_VALUE_INIT;

  if (column->unit != RBK_RECORD_UNIT_FIELD && field->kind == RBK_FIELD_DECIMAL)
    {
      if (!parse_number (format, column->unit, text, &value, error))
        return FALSE;
    }
  else if (!rbk_field_parse_text (field, format, text, &value, error))
    return FALSE;

  return take (document, record, field, &value, error);
}

/*
 * rbk_record_value_dup_text:
 * @record: a record
 * @column: which of its fields is meant, and in which unit
 * @format: how numbers are shown
 *
 * Returns: (transfer full): what the field says, as it is typed; empty for nothing
 */
char *
rbk_record_value_dup_text (RbkRecord *record, const RbkRecordColumn *column, RbkMoneyFormat *format)
{
  const RbkField   *field = rbk_record_find_field (record, column->field);
  const RbkDecimal *number;

  if (column->unit == RBK_RECORD_UNIT_FIELD)
    return rbk_field_dup_text (record, field, format);
  number = rbk_record_get_decimal (record, field);
  if (number == NULL)
    return g_strdup ("");

  return column->unit == RBK_RECORD_UNIT_MONEY ? rbk_money_format_amount (format, *number, TRUE)
                                               : rbk_money_format_share (format, *number);
}
