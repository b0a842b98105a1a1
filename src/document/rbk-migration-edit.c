/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-edit.h"

#include <string.h>

/* A book that remembers nothing of a move gets what it remembers with the first choice. */
static RbkEdit *
set_texts (RbkBook *book, const char *field, GPtrArray *texts)
{
  RbkMigrationPlan *plan = rbk_book_get_migration (book);
  g_autoptr(RbkMigrationPlan) fresh = NULL;
  g_auto(GValue) value = G_VALUE_INIT;

  if (texts->len > 0)
    g_ptr_array_add (texts, NULL);
  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, texts->len > 0 ? texts->pdata : NULL);
  if (plan != NULL)
    return rbk_edit_new_set (RBK_RECORD (plan), field, &value);
  fresh = rbk_migration_plan_new ();
  g_object_set_property (G_OBJECT (fresh), field, &value);
  return rbk_edit_new_set_object (RBK_RECORD (book), "migration", RBK_RECORD (fresh));
}

/* Whether a line of the map is of a plan. */
static gboolean
is_of (const char *line, const char *old_plan)
{
  gsize length = strlen (old_plan);

  return strncmp (line, old_plan, length) == 0 && line[length] == '=';
}

/**
 * rbk_migration_edit_set_map:
 * @book: a book
 * @old_plan: the key of a plan of the old book
 * @new_plan: (nullable): the key of the plan that its customers go to, or `cheapest`; nothing
 *   leaves it to keys and names
 *
 * Says where customers of an old plan go.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_migration_edit_set_map (RbkBook *book, const char *old_plan, const char *new_plan)
{
  RbkMigrationPlan  *plan;
  const char *const *map;
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *line = NULL;

  g_return_val_if_fail (RBK_IS_BOOK (book) && old_plan != NULL, NULL);

  plan = rbk_book_get_migration (book);
  map = plan != NULL ? rbk_migration_plan_get_map (plan) : NULL;
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    if (!is_of (map[i], old_plan))
      g_ptr_array_add (texts, (gpointer) map[i]);
  if (new_plan != NULL)
    {
      line = g_strconcat (old_plan, "=", new_plan, NULL);
      g_ptr_array_add (texts, line);
    }
  return set_texts (book, "map", texts);
}

/**
 * rbk_migration_plan_keeps:
 * @self: (nullable): what a book remembers of a move
 * @rule: whom to leave on the old terms
 *
 * Returns: whether it does so
 */
gboolean
rbk_migration_plan_keeps (RbkMigrationPlan *self, const char *rule)
{
  const char *const *rules = self != NULL ? rbk_migration_plan_get_keep (self) : NULL;

  return rules != NULL && g_strv_contains (rules, rule);
}

/**
 * rbk_migration_edit_set_keep:
 * @book: a book
 * @rule: whom to leave on the old terms: `rise:50%`
 * @is_kept: whether to
 *
 * Leaves customers on the old terms, or no longer.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_migration_edit_set_keep (RbkBook *book, const char *rule, gboolean is_kept)
{
  RbkMigrationPlan  *plan;
  const char *const *rules;
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  g_return_val_if_fail (RBK_IS_BOOK (book) && rule != NULL, NULL);

  plan = rbk_book_get_migration (book);
  rules = plan != NULL ? rbk_migration_plan_get_keep (plan) : NULL;
  for (guint i = 0; rules != NULL && rules[i] != NULL; i++)
    if (!g_str_equal (rules[i], rule))
      g_ptr_array_add (texts, (gpointer) rules[i]);
  if (is_kept)
    g_ptr_array_add (texts, (gpointer) rule);
  return set_texts (book, "keep", texts);
}
