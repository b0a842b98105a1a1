/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-round-book.h"

static void round_record (RbkRecord *record);

static void
round_field (RbkRecord *record, const RbkField *field)
{
  const RbkDecimal *value = rbk_record_get_decimal (record, field);
  RbkDecimal        rounded;

  if (value == NULL || field->flags & RBK_FIELD_SHARE)
    return;
  rounded = rbk_decimal_round (*value, g_str_equal (field->name, "up-to") ? 0 : 2, RBK_ROUND_UP);
  g_object_set (record, field->name, &rounded, NULL);
}

static void
round_list (RbkRecord *record, const RbkField *field)
{
  GListModel *list = G_LIST_MODEL (rbk_record_get_list (record, field));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RbkRecord) item = g_list_model_get_item (list, i);

      round_record (item);
    }
}

static void
round_record (RbkRecord *record)
{
  guint           n_fields;
  const RbkField *fields = rbk_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      RbkRecord *object;

      if (fields[i].kind == RBK_FIELD_DECIMAL)
        round_field (record, &fields[i]);
      if (fields[i].kind == RBK_FIELD_LIST)
        round_list (record, &fields[i]);
      object =
          fields[i].kind == RBK_FIELD_OBJECT ? rbk_record_get_object (record, &fields[i]) : NULL;
      if (object != NULL)
        round_record (object);
    }
}

void
round_book (RbkBook *book)
{
  round_record (RBK_RECORD (book));
}
