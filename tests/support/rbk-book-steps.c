/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-steps.h"

#include <string.h>

static RbkRecord *
find_record (RbkBook *book, const char *place)
{
  g_auto(GStrv) parts = g_strsplit (place, "/", -1);
  RbkRecord *record = RBK_RECORD (book);

  for (guint i = 0; place[0] != '\0' && parts[i] != NULL; i++)
    {
      const RbkField *field = rbk_record_find_field (record, parts[i]);

      g_assert_nonnull (field);
      if (field->kind == RBK_FIELD_OBJECT)
        {
          record = rbk_record_get_object (record, field);
        }
      else
        {
          GListModel *list = G_LIST_MODEL (rbk_record_get_list (record, field));
          guint64     index = g_ascii_strtoull (parts[++i], NULL, 10);
          g_autoptr(RbkRecord) item = g_list_model_get_item (list, (guint) index);

          record = item;
        }
      g_assert_nonnull (record);
    }

  return record;
}

static void
change_list (GListStore *list, const RbkField *field, const char *value)
{
  g_autoptr(RbkRecord) item = NULL;

  if (strcmp (value, "-") == 0)
    {
      g_list_store_remove_all (list);
      return;
    }
  if (strcmp (value, "2x") == 0)
    {
      guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
      g_autoptr(RbkRecord) last = g_list_model_get_item (G_LIST_MODEL (list), n_items - 1);

      item = rbk_record_copy (last);
    }
  else
    {
      item = g_object_new (field->get_type (), NULL);
    }
  g_list_store_append (list, item);
}

static void
set_scalar (RbkRecord *record, const RbkField *field, const char *value)
{
  GParamSpec *pspec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (G_OBJECT (record)), field->name);
  g_auto(GValue) unchecked = G_VALUE_INIT;
  RbkField loose = *field;

  /* What the field itself would refuse can be set too. */
  loose.flags = RBK_FIELD_PLAIN;
  g_value_init (&unchecked, pspec->value_type);
  if (value != NULL && field->kind <= RBK_FIELD_REF)
    g_value_set_string (&unchecked, value);
  else if (value != NULL && (field->kind == RBK_FIELD_DATE || field->kind == RBK_FIELD_DURATION))
    g_value_set_string (&unchecked, value);
  else if (value != NULL)
    g_assert_true (rbk_field_value_from_text (&loose, value, &unchecked, NULL));
  g_object_set_property (G_OBJECT (record), field->name, &unchecked);
}

/**
 * rbk_book_take_step:
 * @book: a book
 * @step: what to change
 *
 * Changes a book whether or not that makes sense. A step that names no record or field
 * aborts.
 */
void
rbk_book_take_step (RbkBook *book, const RbkBookStep *step)
{
  RbkRecord      *record = find_record (book, step->record);
  const RbkField *field = rbk_record_find_field (record, step->field);

  g_assert_nonnull (field);
  if (field->kind == RBK_FIELD_LIST)
    {
      change_list (rbk_record_get_list (record, field), field, step->value);
    }
  else if (field->kind == RBK_FIELD_OBJECT)
    {
      g_autoptr(RbkRecord) child = g_object_new (field->get_type (), NULL);

      g_object_set (record, field->name, child, NULL);
    }
  else
    {
      set_scalar (record, field, step->value);
    }
}
