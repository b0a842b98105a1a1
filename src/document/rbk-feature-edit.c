/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-feature-edit.h"

#include "rbk-text.h"

static GListStore *
features_of (RbkPlan *plan)
{
  return G_LIST_STORE (rbk_plan_get_features (plan));
}

static guint
n_features_of (RbkPlan *plan)
{
  return g_list_model_get_n_items (rbk_plan_get_features (plan));
}

static int
find_position (RbkPlan *plan, const char *key)
{
  guint n_features = n_features_of (plan);

  for (guint i = 0; i < n_features; i++)
    {
      g_autoptr(RbkRecord) feature = g_list_model_get_item (rbk_plan_get_features (plan), i);

      if (g_strcmp0 (rbk_record_get_key (feature), key) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * rbk_feature_row_free:
 * @self: (transfer full): a row
 */
void
rbk_feature_row_free (RbkFeatureRow *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self);
}

/**
 * rbk_feature_find:
 * @plan: a plan
 * @key: a feature's key
 *
 * Returns: (nullable) (transfer none): the plan's feature of that key
 */
RbkFeature *
rbk_feature_find (RbkPlan *plan, const char *key)
{
  int position;
  g_autoptr(RbkFeature) feature = NULL;

  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);

  position = find_position (plan, key);
  if (position >= 0)
    feature = g_list_model_get_item (rbk_plan_get_features (plan), (guint) position);

  return feature;
}

static int
find_row (GPtrArray *rows, const char *key)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((RbkFeatureRow *) g_ptr_array_index (rows, i))->key, key))
      return (int) i;

  return -1;
}

/* What is not there yet goes behind what the plan has before it. */
static void
merge_plan (GPtrArray *rows, RbkPlan *plan)
{
  int at = 0;

  for (guint i = 0; i < n_features_of (plan); i++)
    {
      g_autoptr(RbkRecord) feature = g_list_model_get_item (rbk_plan_get_features (plan), i);
      const char    *key = rbk_record_get_key (feature);
      int            found = key != NULL ? find_row (rows, key) : 0;
      RbkFeatureRow *row;

      if (key == NULL)
        continue;
      if (found >= 0)
        {
          at = MAX (at, found + 1);
          continue;
        }
      row = g_new (RbkFeatureRow, 1);
      row->key = g_strdup (key);
      row->name = g_strdup (rbk_record_get_name (feature));
      g_ptr_array_insert (rows, at++, row);
    }
}

/**
 * rbk_feature_list_rows:
 * @book: a book
 *
 * Lists what any plan offers beside usage, each once, in an order that keeps the plans' own.
 *
 * Returns: (transfer full) (element-type RbkFeatureRow): the rows
 */
GPtrArray *
rbk_feature_list_rows (RbkBook *book)
{
  GPtrArray  *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_feature_row_free);
  GListModel *plans;

  g_return_val_if_fail (RBK_IS_BOOK (book), rows);

  plans = rbk_book_get_plans (book);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      merge_plan (rows, plan);
    }

  return rows;
}

/**
 * rbk_feature_edit_set:
 * @plan: a plan
 * @row: a feature
 * @has: whether the plan has it
 * @value: (nullable): its extent, such as `99.9 %`
 *
 * Makes the edit that says whether a plan has a feature, and how much of it.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_feature_edit_set (RbkPlan *plan, const RbkFeatureRow *row, gboolean has, const char *value)
{
  RbkEdit *group;
  int      position;
  g_autoptr(RbkFeature) fresh = NULL;

  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  position = find_position (plan, row->key);
  group = rbk_edit_new_group (NULL);
  if (!has && position >= 0)
    rbk_edit_add (group, rbk_edit_new_remove (features_of (plan), (guint) position));
  else if (has && position >= 0)
    rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (rbk_feature_find (plan, row->key)),
                                                "value", value));
  else if (has)
    {
      fresh = rbk_feature_new ();
      g_object_set (fresh, "key", row->key, "name", row->name, "value",
                    value != NULL && value[0] != '\0' ? value : NULL, NULL);
      rbk_edit_add (group, rbk_edit_new_insert (features_of (plan), n_features_of (plan),
                                                RBK_RECORD (fresh)));
    }

  return group;
}

/**
 * rbk_feature_edit_rename:
 * @book: a book
 * @key: a feature's key
 * @name: what to call it
 *
 * Makes the edit that renames a feature in all plans that have it.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_feature_edit_rename (RbkBook *book, const char *key, const char *name)
{
  RbkEdit    *group = rbk_edit_new_group (N_ ("Rename feature"));
  GListModel *plans;

  g_return_val_if_fail (RBK_IS_BOOK (book), group);

  plans = rbk_book_get_plans (book);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      RbkFeature *feature = rbk_feature_find (plan, key);

      if (feature != NULL)
        rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (feature), "name", name));
    }

  return group;
}

/**
 * rbk_feature_edit_remove:
 * @book: a book
 * @key: a feature's key
 *
 * Makes the edit that removes a feature from all plans.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_feature_edit_remove (RbkBook *book, const char *key)
{
  RbkEdit    *group = rbk_edit_new_group (N_ ("Remove feature"));
  GListModel *plans;

  g_return_val_if_fail (RBK_IS_BOOK (book), group);

  plans = rbk_book_get_plans (book);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      int position = find_position (plan, key);

      if (position >= 0)
        rbk_edit_add (group, rbk_edit_new_remove (features_of (plan), (guint) position));
    }

  return group;
}

/* Selection sort on keys, noting each move: positions are as they are when its turn comes. */
static void
order_plan (RbkEdit *group, RbkPlan *plan, GPtrArray *rows)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  guint next = 0;

  for (guint i = 0; i < n_features_of (plan); i++)
    {
      g_autoptr(RbkRecord) feature = g_list_model_get_item (rbk_plan_get_features (plan), i);

      g_ptr_array_add (keys, (gpointer) rbk_record_get_key (feature));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const RbkFeatureRow *row = g_ptr_array_index (rows, i);
      guint                from;

      if (!g_ptr_array_find_with_equal_func (keys, row->key, g_str_equal, &from))
        continue;
      if (from != next)
        {
          gpointer key = g_ptr_array_steal_index (keys, from);

          g_ptr_array_insert (keys, (int) next, key);
          rbk_edit_add (group, rbk_edit_new_move (features_of (plan), from, next));
        }
      next++;
    }
}

/**
 * rbk_feature_edit_order:
 * @book: a book
 * @rows: (element-type RbkFeatureRow): the features in the order they should have
 *
 * Makes the edit that brings each plan's features into an order.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_feature_edit_order (RbkBook *book, GPtrArray *rows)
{
  RbkEdit    *group = rbk_edit_new_group (N_ ("Move feature"));
  GListModel *plans;

  g_return_val_if_fail (RBK_IS_BOOK (book), group);

  plans = rbk_book_get_plans (book);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);

      order_plan (group, plan, rows);
    }

  return group;
}
