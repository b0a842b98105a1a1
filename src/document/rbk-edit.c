/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-edit-private.h"

/* An edit is a value with a kind, not a class: five kinds cover every field of every
 * record, as all scalars are properties and all lists are list stores. Records and
 * lists are kept alive by the edits that name them, so an item that was removed comes
 * back as the very same object and later edits still point at it. */

/**
 * rbk_edit_new_set:
 * @record: whose property
 * @property: its name
 * @value: what it is to be, of the property's type
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_set (RbkRecord *record, const char *property, const GValue *value)
{
  GParamSpec *pspec;
  RbkEdit    *self;

  g_return_val_if_fail (RBK_IS_RECORD (record), NULL);
  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), property);
  g_return_val_if_fail (pspec != NULL && (pspec->flags & G_PARAM_WRITABLE), NULL);
  g_return_val_if_fail (G_VALUE_HOLDS (value, pspec->value_type), NULL);

  self = g_new0 (RbkEdit, 1);
  self->kind = RBK_EDIT_SET;
  self->set.record = g_object_ref (record);
  self->set.pspec = pspec;
  self->set.field = rbk_record_find_field (record, property);
  g_object_get_property (G_OBJECT (record), pspec->name, &self->set.before);
  g_value_init (&self->set.after, G_VALUE_TYPE (value));
  g_value_copy (value, &self->set.after);

  return self;
}

/**
 * rbk_edit_new_set_decimal:
 * @record: whose property
 * @property: the name of a property that holds a number
 * @value: (nullable): the number, nothing to have none
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_set_decimal (RbkRecord *record, const char *property, const RbkDecimal *value)
{
  g_auto(GValue) boxed = G_VALUE_INIT;

  g_value_init (&boxed, RBK_TYPE_DECIMAL);
  g_value_set_boxed (&boxed, value);

  return rbk_edit_new_set (record, property, &boxed);
}

/**
 * rbk_edit_new_set_text:
 * @record: whose property
 * @property: the name of a property that holds a text, a key, a date…
 * @value: (nullable): the text
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_set_text (RbkRecord *record, const char *property, const char *value)
{
  g_auto(GValue) text = G_VALUE_INIT;

  /* Nothing and the empty text are one: else an edit would be left that changes nothing. */
  g_value_init (&text, G_TYPE_STRING);
  g_value_set_string (&text, value != NULL && value[0] != '\0' ? value : NULL);

  return rbk_edit_new_set (record, property, &text);
}

/**
 * rbk_edit_new_set_integer:
 * @record: whose property
 * @property: the name of a property that holds an integer, a boolean or an enumeration
 * @value: its value
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_set_integer (RbkRecord *record, const char *property, int value)
{
  g_auto(GValue) number = G_VALUE_INIT;
  GParamSpec *pspec;

  g_return_val_if_fail (RBK_IS_RECORD (record), NULL);
  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), property);
  g_return_val_if_fail (pspec != NULL, NULL);

  g_value_init (&number, pspec->value_type);
  if (G_VALUE_HOLDS_ENUM (&number))
    g_value_set_enum (&number, value);
  else if (G_VALUE_HOLDS_BOOLEAN (&number))
    g_value_set_boolean (&number, value != 0);
  else
    g_value_set_int (&number, value);

  return rbk_edit_new_set (record, property, &number);
}

/**
 * rbk_edit_new_set_object:
 * @record: whose property
 * @property: the name of a property that holds a record
 * @value: (nullable) (transfer none): the record
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_set_object (RbkRecord *record, const char *property, RbkRecord *value)
{
  g_auto(GValue) object = G_VALUE_INIT;
  GParamSpec *pspec;

  g_return_val_if_fail (RBK_IS_RECORD (record), NULL);
  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), property);
  g_return_val_if_fail (pspec != NULL, NULL);

  g_value_init (&object, pspec->value_type);
  g_value_set_object (&object, value);

  return rbk_edit_new_set (record, property, &object);
}

static RbkEdit *
new_item_edit (RbkEditKind kind, GListStore *list, RbkRecord *item, guint position, guint to)
{
  RbkEdit *self = g_new0 (RbkEdit, 1);

  self->kind = kind;
  self->item.list = g_object_ref (list);
  self->item.item = item;
  self->item.position = position;
  self->item.to = to;

  return self;
}

/**
 * rbk_edit_new_insert:
 * @list: a list of a record
 * @position: where; the list's length appends
 * @item: (transfer none): what
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_insert (GListStore *list, guint position, RbkRecord *item)
{
  g_return_val_if_fail (G_IS_LIST_STORE (list), NULL);
  g_return_val_if_fail (RBK_IS_RECORD (item), NULL);

  return new_item_edit (RBK_EDIT_INSERT, list, g_object_ref (item), position, 0);
}

/**
 * rbk_edit_new_remove:
 * @list: a list of a record
 * @position: which item
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_remove (GListStore *list, guint position)
{
  g_return_val_if_fail (G_IS_LIST_STORE (list), NULL);

  return new_item_edit (RBK_EDIT_REMOVE, list,
                        g_list_model_get_item (G_LIST_MODEL (list), position), position, 0);
}

/**
 * rbk_edit_new_move:
 * @list: a list of a record
 * @from: which item
 * @to: where it is to be in the end
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_move (GListStore *list, guint from, guint to)
{
  g_return_val_if_fail (G_IS_LIST_STORE (list), NULL);

  return new_item_edit (RBK_EDIT_MOVE, list, g_list_model_get_item (G_LIST_MODEL (list), from),
                        from, to);
}

/**
 * rbk_edit_new_group:
 * @label: (nullable): what the step is called, in English; nothing takes its first edit's
 *
 * Makes an empty group, to be filled with [func@edit_add] before it is taken.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_edit_new_group (const char *label)
{
  RbkEdit *self = g_new0 (RbkEdit, 1);

  self->kind = RBK_EDIT_GROUP;
  self->group.label = g_strdup (label);
  self->group.edits = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_edit_free);

  return self;
}

/**
 * rbk_edit_add:
 * @self: a group
 * @edit: (transfer full): what comes after the edits that it has
 */
void
rbk_edit_add (RbkEdit *self, RbkEdit *edit)
{
  g_return_if_fail (self != NULL && self->kind == RBK_EDIT_GROUP);
  g_return_if_fail (edit != NULL && edit != self);

  g_ptr_array_add (self->group.edits, edit);
}

/**
 * rbk_edit_free:
 * @self: (nullable) (transfer full): an edit
 */
void
rbk_edit_free (RbkEdit *self)
{
  if (self == NULL)
    return;

  switch (self->kind)
    {
    case RBK_EDIT_SET:
      g_clear_object (&self->set.record);
      g_value_unset (&self->set.before);
      g_value_unset (&self->set.after);
      break;

    case RBK_EDIT_INSERT:
    case RBK_EDIT_REMOVE:
    case RBK_EDIT_MOVE:
      g_clear_object (&self->item.list);
      g_clear_object (&self->item.item);
      break;

    case RBK_EDIT_GROUP:
    default:
      g_clear_pointer (&self->group.label, g_free);
      g_clear_pointer (&self->group.edits, g_ptr_array_unref);
    }

  g_free (self);
}

/**
 * rbk_edit_get_kind:
 * @self: an edit
 *
 * Returns: what it does
 */
RbkEditKind
rbk_edit_get_kind (const RbkEdit *self)
{
  g_return_val_if_fail (self != NULL, RBK_EDIT_GROUP);

  return self->kind;
}

/* Puts @item where @position is, or takes it from there. */
static void
put (const RbkEdit *self, guint position)
{
  g_list_store_insert (self->item.list, position, self->item.item);
}

static void
pull (RbkEdit *self, guint position)
{
  g_autoptr(RbkRecord) item = g_list_model_get_item (G_LIST_MODEL (self->item.list), position);

  g_return_if_fail (item != NULL);
  g_set_object (&self->item.item, item);
  g_list_store_remove (self->item.list, position);
}

static gboolean
apply_group (RbkEdit *self, GError **error)
{
  GPtrArray *edits = self->group.edits;

  for (guint i = 0; i < edits->len; i++)
    {
      if (rbk_edit_apply (g_ptr_array_index (edits, i), error))
        continue;

      while (i > 0)
        rbk_edit_revert (g_ptr_array_index (edits, --i));
      return FALSE;
    }

  return TRUE;
}

/**
 * rbk_edit_apply:
 * @self: an edit that is not in effect
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Does it, for the first time or again: both are one code path. Values are checked by
 * their field and places by the length of the list, as they are when their turn comes.
 *
 * Returns: whether it is in effect; where not, nothing has changed
 */
gboolean
rbk_edit_apply (RbkEdit *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!rbk_edit_check (self, error))
    return FALSE;

  switch (self->kind)
    {
    case RBK_EDIT_SET:
      /* Edits of a group may set one property twice. */
      g_object_get_property (G_OBJECT (self->set.record), self->set.pspec->name, &self->set.before);
      g_object_set_property (G_OBJECT (self->set.record), self->set.pspec->name, &self->set.after);
      return TRUE;

    case RBK_EDIT_INSERT:
      put (self, self->item.position);
      return TRUE;

    case RBK_EDIT_REMOVE:
      pull (self, self->item.position);
      return TRUE;

    case RBK_EDIT_MOVE:
      pull (self, self->item.position);
      put (self, self->item.to);
      return TRUE;

    case RBK_EDIT_GROUP:
    default:
      return apply_group (self, error);
    }
}

/**
 * rbk_edit_revert:
 * @self: the edit that was applied last
 *
 * Undoes it.
 */
void
rbk_edit_revert (RbkEdit *self)
{
  g_return_if_fail (self != NULL);

  switch (self->kind)
    {
    case RBK_EDIT_SET:
      g_object_set_property (G_OBJECT (self->set.record), self->set.pspec->name, &self->set.before);
      break;

    case RBK_EDIT_INSERT:
      pull (self, self->item.position);
      break;

    case RBK_EDIT_REMOVE:
      put (self, self->item.position);
      break;

    case RBK_EDIT_MOVE:
      pull (self, self->item.to);
      put (self, self->item.position);
      break;

    case RBK_EDIT_GROUP:
    default:
      for (guint i = self->group.edits->len; i > 0; i--)
        rbk_edit_revert (g_ptr_array_index (self->group.edits, i - 1));
    }
}
