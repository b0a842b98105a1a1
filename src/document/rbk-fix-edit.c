/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-fix-edit.h"

#include <string.h>

/* A remedy of a rule, which is plain data, becomes an edit of a book: records are found by the
 * paths that the file would have for them. */

#define MOST_DIGITS 6

/* A book, and the objects that steps before have made but no edit has put there yet. */
typedef struct
{
  RbkBook    *book;  /* (not owned) */
  RbkEdit    *group; /* (not owned) */
  GHashTable *made;  /* (owned) (element-type utf8 RbkRecord) by their paths */
} Builder;

static gpointer
fail (GError **error, const char *path)
{
  g_autofree char *quoted = rbk_error_quote (path, strlen (path));

  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               E_ ("the book has no place %s; check it again, and take a fix of that"), quoted);
  return NULL;
}

/* The field that a file's member stands for. */
static const RbkField *
find_member (RbkRecord *record, const char *member, gsize length)
{
  guint           n_fields;
  const RbkField *fields = rbk_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *name = rbk_record_get_member (record, i);

      if (strlen (name) == length && strncmp (name, member, length) == 0)
        return &fields[i];
    }
  return NULL;
}

/* Reads `name` or `name[3]`: where it ends, and the place in a list or -1. */
static const char *
read_part (const char *path, gsize *length, int *place)
{
  gsize n_digits;

  *length = strcspn (path, ".[");
  *place = -1;
  path += *length;
  if (*path == '\0' || *path == '.')
    return path;

  n_digits = strspn (path + 1, "0123456789");
  if (n_digits == 0 || n_digits > MOST_DIGITS || path[n_digits + 1] != ']')
    return NULL;
  *place = (int) g_ascii_strtoull (path + 1, NULL, 10);
  path += n_digits + 2;
  return *path == '\0' || *path == '.' ? path : NULL;
}

/* The object of a field, which is made where there is none. */
static RbkRecord *
reach_object (Builder *self, RbkRecord *record, const RbkField *field, const char *path, gsize end)
{
  RbkRecord       *child = rbk_record_get_object (record, field);
  g_autofree char *own_path = g_strndup (path, end);

  if (child == NULL)
    child = g_hash_table_lookup (self->made, own_path);
  if (child != NULL)
    return g_object_ref (child);

  child = g_object_new (field->get_type (), NULL);
  rbk_edit_add (self->group, rbk_edit_new_set_object (record, field->name, child));
  g_hash_table_insert (self->made, g_steal_pointer (&own_path), g_object_ref (child));
  return child;
}

/* The record at a path, and the list and the place in which it stands, if it is in one. */
static RbkRecord *
reach (Builder *self, const char *path, GListStore **list, guint *position, GError **error)
{
  g_autoptr(RbkRecord) record = g_object_ref (RBK_RECORD (self->book));
  const char *at = path;

  *list = NULL;
  while (*at != '\0')
    {
      gsize           length;
      int             place;
      const char     *end = read_part (at, &length, &place);
      const RbkField *field = end != NULL ? find_member (record, at, length) : NULL;
      RbkRecord      *next = NULL;

      *list = NULL;
      if (field != NULL && field->kind == RBK_FIELD_LIST && place >= 0)
        {
          *list = rbk_record_get_list (record, field);
          *position = (guint) place;
          next = g_list_model_get_item (G_LIST_MODEL (*list), *position);
        }
      else if (field != NULL && field->kind == RBK_FIELD_OBJECT && place < 0)
        next = reach_object (self, record, field, path, (gsize) (end - path));
      if (next == NULL)
        return fail (error, path);
      g_object_unref (record);
      record = next;
      at = *end == '.' ? end + 1 : end;
    }
  return g_steal_pointer (&record);
}

static gboolean
add_set (Builder *self, RbkRecord *record, const RbkFixStep *step, GError **error)
{
  const RbkField *field = find_member (record, step->field, strlen (step->field));
  g_auto(GValue) value = G_VALUE_INIT;
  GParamSpec *pspec;

  if (field == NULL || field->kind == RBK_FIELD_LIST || field->kind == RBK_FIELD_OBJECT)
    return fail (error, step->field) != NULL;

  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name);
  g_value_init (&value, pspec->value_type);
  if (step->value != NULL && field->kind == RBK_FIELD_STRINGS)
    g_value_take_boxed (&value, g_strsplit (step->value, "\n", -1));
  else if (step->value != NULL && !rbk_field_value_from_text (field, step->value, &value, error))
    return FALSE;
  rbk_edit_add (self->group, rbk_edit_new_set (record, field->name, &value));
  return TRUE;
}

static gboolean
add_step (Builder *self, const RbkFixStep *step, GError **error)
{
  GListStore *list;
  guint       position = 0;
  g_autoptr(RbkRecord) record = reach (self, step->path, &list, &position, error);

  if (record == NULL)
    return FALSE;
  if (step->kind == RBK_FIX_SET)
    return add_set (self, record, step, error);
  if (list == NULL ||
      (step->kind == RBK_FIX_MOVE && step->to >= g_list_model_get_n_items (G_LIST_MODEL (list))))
    return fail (error, step->path) != NULL;

  rbk_edit_add (self->group, step->kind == RBK_FIX_REMOVE
                                 ? rbk_edit_new_remove (list, position)
                                 : rbk_edit_new_move (list, position, step->to));
  return TRUE;
}

/**
 * rbk_fix_edit_new:
 * @book: a book
 * @fix: a remedy for a finding about it
 * @label: (nullable): what the step is called; nothing takes that of its first change
 * @error: return location for a #GError
 *
 * Makes a remedy an edit that is one step of the history. Fails with %RBK_ERROR_NOT_FOUND where
 * the book has changed since, so that a place is no more.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_fix_edit_new (RbkBook *book, const RbkFix *fix, const char *label, GError **error)
{
  g_autoptr(RbkEdit) group = NULL;
  g_autoptr(GHashTable) made = NULL;
  Builder self;

  g_return_val_if_fail (RBK_IS_BOOK (book) && fix != NULL, NULL);

  group = rbk_edit_new_group (label);
  made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self = (Builder){ .book = book, .group = group, .made = made };
  for (guint i = 0; i < fix->steps->len; i++)
    if (!add_step (&self, g_ptr_array_index (fix->steps, i), error))
      return NULL;

  return g_steal_pointer (&group);
}
