/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-check-private.h"

/* What all checks of a book share: problems, the path of the walk, keys, fields. */

/**
 * rbk_problem_new:
 * @path: (transfer full): where, as a JSON path
 * @message: (transfer full): what is wrong and what to do
 *
 * Returns: (transfer full): a problem
 */
RbkProblem *
rbk_problem_new (char *path, char *message)
{
  RbkProblem *self = g_new0 (RbkProblem, 1);

  self->path = path;
  self->message = message;

  return self;
}

/**
 * rbk_problem_free:
 * @self: (transfer full): a problem
 */
void
rbk_problem_free (RbkProblem *self)
{
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

/**
 * rbk_path_append_index:
 * @path: a JSON path
 * @index: an item's place in its list
 *
 * Adds `[3]` to a path. A large book has tens of thousands of items, and is checked with each
 * edit, so this is worth being quick.
 */
void
rbk_path_append_index (GString *path, guint index)
{
  char  text[16];
  guint at = sizeof text;

  text[--at] = ']';
  do
    text[--at] = (char) ('0' + index % 10);
  while ((index /= 10) > 0);
  text[--at] = '[';
  g_string_append_len (path, text + at, sizeof text - at);
}

/**
 * rbk_book_check_enter: (skip)
 * @self: a walk
 * @member: a list of the file
 * @index: an item of it
 *
 * Returns: what to give to rbk_book_check_leave() to go back
 */
gsize
rbk_book_check_enter (RbkBookCheck *self, const char *member, guint index)
{
  gsize length = self->path->len;

  rbk_book_check_enter_object (self, member);
  rbk_path_append_index (self->path, index);

  return length;
}

/**
 * rbk_book_check_enter_object: (skip)
 * @self: a walk
 * @member: an object of the file
 *
 * Returns: what to give to rbk_book_check_leave() to go back
 */
gsize
rbk_book_check_enter_object (RbkBookCheck *self, const char *member)
{
  gsize length = self->path->len;

  g_string_append_c (self->path, '.');
  g_string_append (self->path, member);

  return length;
}

/**
 * rbk_book_check_leave: (skip)
 * @self: a walk
 * @length: what entering gave
 */
void
rbk_book_check_leave (RbkBookCheck *self, gsize length)
{
  g_string_truncate (self->path, length);
}

static void G_GNUC_PRINTF (4, 0) report (
    RbkBookCheck *self, const char *rule, const char *member, const char *format, va_list args)
{
  RbkProblem *problem;
  char       *message;

  if (self->problems->len >= RBK_BOOK_MAX_PROBLEMS)
    return;

  message = g_strdup_vprintf (format, args);
  problem = rbk_problem_new (g_strdup_printf ("%s.%s", self->path->str, member), message);
  problem->rule = rule;
  g_ptr_array_add (self->problems, problem);
}

/**
 * rbk_book_check_report: (skip)
 * @self: a walk
 * @member: the member of the record at which the walk stands
 * @format: what is wrong and what to do, in the manner of printf()
 * @...: its values
 */
void
rbk_book_check_report (RbkBookCheck *self, const char *member, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  report (self, NULL, member, format, args);
  va_end (args);
}

/**
 * rbk_book_check_report_rule: (skip)
 * @self: a walk
 * @rule: (transfer none): the rule of `check` that is broken; a text of the program's
 * @member: the member of the record at which the walk stands
 * @format: what is wrong and what to do, in the manner of printf()
 * @...: its values
 */
void
rbk_book_check_report_rule (
    RbkBookCheck *self, const char *rule, const char *member, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  report (self, rule, member, format, args);
  va_end (args);
}

/**
 * rbk_book_check_refs: (skip)
 * @self: a walk
 * @member: a member that is a list of keys
 * @keys: (nullable): the keys
 * @known: set of the keys that there are
 * @what: what they are keys of
 */
void
rbk_book_check_refs (RbkBookCheck      *self,
                     const char        *member,
                     const char *const *keys,
                     GHashTable        *known,
                     const char        *what)
{
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!g_hash_table_contains (known, keys[i]))
      {
        g_autofree char *item = g_strdup_printf ("%s[%u]", member, i);

        rbk_book_check_report (self, item,
                               E_ ("no %s has the key \"%s\"; add it or correct the key"), what,
                               keys[i]);
      }
}

/**
 * rbk_book_check_unique: (skip)
 * @self: a walk
 * @member: a list of the record at which the walk stands
 * @list: its records, which have keys
 */
void
rbk_book_check_unique (RbkBookCheck *self, const char *member, GListModel *list)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (list, i);
      const char *key = rbk_record_get_key (record);

      if (key != NULL && !g_hash_table_add (seen, (gpointer) key))
        {
          gsize length = rbk_book_check_enter (self, member, i);

          rbk_book_check_report_rule (self, "duplicate-key", "key",
                                      E_ ("the key \"%s\" is taken; give each its own"), key);
          rbk_book_check_leave (self, length);
        }
    }
}

static void
check_list_records (RbkBookCheck *self, const char *member, GListModel *list)
{
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(RbkRecord) item = g_list_model_get_item (list, i);
      gsize length = rbk_book_check_enter (self, member, i);

      rbk_book_check_fields (self, item);
      rbk_book_check_leave (self, length);
    }
}

static void
check_value (RbkBookCheck *self, RbkRecord *record, const RbkField *field, const char *member)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  g_object_get_property (G_OBJECT (record), field->name, &value);
  if (!rbk_field_check (field, &value, &error))
    rbk_book_check_report (self, member, "%s", error->message);
}

/**
 * rbk_book_check_fields: (skip)
 * @self: a walk that stands at @record
 * @record: a record
 *
 * Checks each field on its own, all the way down: ranges, shapes, what is required.
 */
void
rbk_book_check_fields (RbkBookCheck *self, RbkRecord *record)
{
  guint           n_fields;
  const RbkField *fields = rbk_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *member = rbk_record_get_member (record, i);

      if (fields[i].kind == RBK_FIELD_LIST)
        {
          check_list_records (self, member,
                              G_LIST_MODEL (rbk_record_get_list (record, &fields[i])));
        }
      else if (fields[i].kind == RBK_FIELD_OBJECT)
        {
          RbkRecord *child = rbk_record_get_object (record, &fields[i]);
          gsize      length = rbk_book_check_enter_object (self, member);

          if (child != NULL)
            rbk_book_check_fields (self, child);
          rbk_book_check_leave (self, length);
        }
      else
        {
          check_value (self, record, &fields[i], member);
        }
    }
}
