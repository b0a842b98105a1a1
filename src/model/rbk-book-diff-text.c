/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-diff-text.h"

#include <string.h>

/**
 * rbk_diff_get_item_title:
 * @field: a list
 *
 * Returns: (transfer none): what one of its records is called, in English
 */
const char *
rbk_diff_get_item_title (const RbkField *field)
{
  static const char *const titles[][2] = {
    { "plans", "plan" },
    { "phases", "phase" },
    { "rate-cards", "rate card" },
    { "tiers", "tier" },
    { "features", "feature" },
    { "currency-prices", "price in another currency" },
    { "meters", "meter" },
    { "models", "model price" },
    { "credit-rates", "credit rate" },
    { "workloads", "workload" },
    { "routes", "route" },
    { "levels", "usage level" },
    { "discounts", "discount" },
    { "messages", "message" },
    { "scenarios", "scenario" },
    { "decisions", "decision" },
    { "context-tiers", "context tier" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i][0], field->name) == 0)
      return titles[i][1];

  return field->title;
}

/**
 * rbk_diff_dup_value:
 * @record: a record
 * @field: one of its fields
 *
 * Returns: (transfer full) (nullable): its value as a list of changes shows it; nothing where it
 *   has none, and for records within the record
 */
char *
rbk_diff_dup_value (RbkRecord *record, const RbkField *field)
{
  const RbkDecimal  *decimal;
  const char *const *strings;

  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      decimal = rbk_record_get_decimal (record, field);
      return decimal != NULL ? rbk_decimal_to_string (*decimal) : NULL;
    case RBK_FIELD_INTEGER:
      return g_strdup_printf ("%d", rbk_record_get_integer (record, field));
    case RBK_FIELD_BOOLEAN:
      return g_strdup (rbk_record_get_integer (record, field) ? "yes" : "no");
    case RBK_FIELD_ENUM:
      return g_strdup (rbk_field_enum_nick (field, rbk_record_get_integer (record, field)));
    case RBK_FIELD_STRINGS:
      strings = rbk_record_get_strings (record, field);
      return strings != NULL ? g_strjoinv (", ", (char **) strings) : NULL;
    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
      return g_strdup (rbk_record_get_string (record, field));
    case RBK_FIELD_OBJECT:
    case RBK_FIELD_LIST:
    default:
      return NULL;
    }
}
