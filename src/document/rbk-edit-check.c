/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-edit-private.h"

/* What an edit is worth before it is applied, and how two become one. */

static gboolean
values_equal (const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS (a, RBK_TYPE_DECIMAL))
    {
      const RbkDecimal *left = g_value_get_boxed (a);
      const RbkDecimal *right = g_value_get_boxed (b);

      return left == right || (left != NULL && right != NULL && rbk_decimal_equal (*left, *right));
    }
  if (G_VALUE_HOLDS (a, G_TYPE_STRV))
    {
      const char *const *left = g_value_get_boxed (a);
      const char *const *right = g_value_get_boxed (b);

      return left == right || (left != NULL && right != NULL && g_strv_equal (left, right));
    }
  if (G_VALUE_HOLDS_STRING (a))
    return g_strcmp0 (g_value_get_string (a), g_value_get_string (b)) == 0;
  if (G_VALUE_HOLDS_OBJECT (a))
    return g_value_get_object (a) == g_value_get_object (b);
  if (G_VALUE_HOLDS_ENUM (a))
    return g_value_get_enum (a) == g_value_get_enum (b);
  if (G_VALUE_HOLDS_BOOLEAN (a))
    return g_value_get_boolean (a) == g_value_get_boolean (b);

  return g_value_get_int (a) == g_value_get_int (b);
}

/**
 * rbk_edit_is_empty:
 * @self: an edit that is not applied
 *
 * Returns: whether it would change nothing
 */
gboolean
rbk_edit_is_empty (const RbkEdit *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  switch (self->kind)
    {
    case RBK_EDIT_SET:
      return values_equal (&self->set.before, &self->set.after);

    case RBK_EDIT_MOVE:
      return self->item.position == self->item.to;

    case RBK_EDIT_GROUP:
      for (guint i = 0; i < self->group.edits->len; i++)
        if (!rbk_edit_is_empty (g_ptr_array_index (self->group.edits, i)))
          return FALSE;
      return TRUE;

    case RBK_EDIT_INSERT:
    case RBK_EDIT_REMOVE:
    default:
      return FALSE;
    }
}

static gboolean
check_item (const RbkEdit *self, GError **error)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->item.list));
  GType type = g_list_model_get_item_type (G_LIST_MODEL (self->item.list));
  guint n_places = self->kind == RBK_EDIT_INSERT ? n_items + 1 : n_items;

  if (self->item.position >= n_places || (self->kind == RBK_EDIT_MOVE && self->item.to >= n_items))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   E_ ("There is no place %u in a list of %u items"),
                   MAX (self->item.position, self->item.to), n_items);
      return FALSE;
    }
  if (self->item.item != NULL && !g_type_is_a (G_OBJECT_TYPE (self->item.item), type))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("A list of %s can't hold a %s"),
                   g_type_name (type), G_OBJECT_TYPE_NAME (self->item.item));
      return FALSE;
    }

  return TRUE;
}

/*
 * rbk_edit_check:
 * @self: an edit that is not applied
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Checks a value by its field and places by the length of the list. The edits of a group
 * are checked when their turn comes, as they depend on those before them.
 *
 * Returns: whether it may be applied
 */
gboolean
rbk_edit_check (const RbkEdit *self, GError **error)
{
  switch (self->kind)
    {
    case RBK_EDIT_SET:
      return rbk_field_check (self->set.field, &self->set.after, error);

    case RBK_EDIT_INSERT:
    case RBK_EDIT_REMOVE:
    case RBK_EDIT_MOVE:
      return check_item (self, error);

    case RBK_EDIT_GROUP:
    default:
      return TRUE;
    }
}

/**
 * rbk_edit_merge:
 * @self: an edit that is applied
 * @next: the one applied after it
 *
 * Takes @next into @self where both set the same property, so that a drag or typing is
 * one step. A group looks through the settings at its end: they may come in turns.
 *
 * Returns: whether @self now does the work of both
 */
gboolean
rbk_edit_merge (RbkEdit *self, const RbkEdit *next)
{
  g_return_val_if_fail (self != NULL && next != NULL, FALSE);

  if (next->kind != RBK_EDIT_SET)
    return FALSE;

  if (self->kind == RBK_EDIT_GROUP)
    {
      for (guint i = self->group.edits->len; i > 0; i--)
        {
          RbkEdit *edit = g_ptr_array_index (self->group.edits, i - 1);

          if (edit->kind != RBK_EDIT_SET)
            return FALSE;
          if (rbk_edit_merge (edit, next))
            return TRUE;
        }
      return FALSE;
    }

  if (self->kind != RBK_EDIT_SET || self->set.record != next->set.record ||
      self->set.pspec != next->set.pspec)
    return FALSE;

  g_value_copy (&next->set.after, &self->set.after);

  return TRUE;
}
