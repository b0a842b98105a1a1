/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-feature-edit.h"
#include "rbk-test-book.h"
#include "rbk-unique.h"

/* What the edits of the plans' features make, and the keys they give. */

static void
assert_rows (RbkBook *book, const char *expected)
{
  g_autoptr(GPtrArray) rows = rbk_feature_list_rows (book);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((RbkFeatureRow *) g_ptr_array_index (rows, i))->key);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add_feature (RbkPlan *plan, const char *key)
{
  g_autoptr(RbkFeature) feature = rbk_feature_new ();

  g_object_set (feature, "key", key, "name", key, NULL);
  g_list_store_append (G_LIST_STORE (rbk_plan_get_features (plan)), feature);
}

static void
test_features (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(RbkEdit) order = NULL;
  g_autoptr(RbkEdit) rename = NULL;
  g_autoptr(RbkEdit) remove = NULL;
  g_autoptr(RbkEdit) set = NULL;
  RbkFeatureRow audit = { (char *) "audit", (char *) "Audit log" };

  for (guint i = 0; i < 3; i++)
    g_list_store_remove_all (G_LIST_STORE (rbk_plan_get_features (rbk_test_plan (book, i))));
  add_feature (rbk_test_plan (book, 0), "api");
  add_feature (rbk_test_plan (book, 1), "api");
  add_feature (rbk_test_plan (book, 1), "sso");
  add_feature (rbk_test_plan (book, 2), "sla");
  add_feature (rbk_test_plan (book, 2), "sso");
  assert_rows (book, "sla api sso");

  set = rbk_feature_edit_set (rbk_test_plan (book, 2), &audit, TRUE, "7 days");
  g_assert_true (rbk_edit_apply (set, NULL));
  g_assert_cmpstr (rbk_feature_get_value (rbk_feature_find (rbk_test_plan (book, 2), "audit")), ==,
                   "7 days");
  rows = rbk_feature_list_rows (book);
  g_ptr_array_insert (rows, 0, g_ptr_array_steal_index (rows, 3));
  order = rbk_feature_edit_order (book, rows);
  g_assert_true (rbk_edit_apply (order, NULL));
  assert_rows (book, "audit sla api sso");
  rename = rbk_feature_edit_rename (book, "sso", "Single sign-on");
  g_assert_true (rbk_edit_apply (rename, NULL));
  g_assert_cmpstr (rbk_feature_get_name (rbk_feature_find (rbk_test_plan (book, 1), "sso")), ==,
                   "Single sign-on");
  remove = rbk_feature_edit_remove (book, "sso");
  g_assert_true (rbk_edit_apply (remove, NULL));
  assert_rows (book, "audit sla api");
  rbk_edit_revert (remove);
  rbk_edit_revert (rename);
  rbk_edit_revert (order);
  rbk_edit_revert (set);
  assert_rows (book, "sla api sso");
}

static void
test_unique_keys (void)
{
  g_autoptr(GListStore) list = g_list_store_new (RBK_TYPE_FEATURE);
  static const struct
  {
    const char *name, *key;
  } cases[] = {
    { "Audit log", "audit-log" },   { "  SSO (SAML)! ", "sso-saml" }, { "…", "item" },
    { "Audit log", "audit-log-2" }, { "Zürich", "z-rich" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkFeature) feature = rbk_feature_new ();
      g_autofree char *key = rbk_unique_key_for_name (G_LIST_MODEL (list), cases[i].name);

      g_assert_cmpstr (key, ==, cases[i].key);
      g_object_set (feature, "key", key, NULL);
      g_list_store_append (list, feature);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feature-edit/features", test_features);
  g_test_add_func ("/feature-edit/unique-keys", test_unique_keys);

  return g_test_run ();
}
