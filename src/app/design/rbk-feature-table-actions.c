/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-feature-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-undo-toast.h"
#include "rbk-unique.h"

/* What can be done with features as rows. */

static int
find_row (RbkFeatureTable *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (((RbkFeatureRow *) g_ptr_array_index (self->rows, i))->key, key))
      return (int) i;

  return -1;
}

static char *
dup_new_key (RbkFeatureTable *self, const char *name)
{
  g_autoptr(GListStore) taken = g_list_store_new (RBK_TYPE_FEATURE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr(RbkFeature) feature = rbk_feature_new ();

      g_object_set (feature, "key", ((RbkFeatureRow *) g_ptr_array_index (self->rows, i))->key,
                    NULL);
      g_list_store_append (taken, feature);
    }

  return rbk_unique_key_for_name (G_LIST_MODEL (taken), name);
}

/* A new feature goes to the last plan, the largest as a rule; the others are ticked. */
static void
add_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkFeatureTable *self = RBK_FEATURE_TABLE (widget);
  guint            n_plans = rbk_feature_table_count_plans (self);
  g_autofree char *name = g_strdup (g_variant_get_string (parameter, NULL));
  g_autofree char *key = dup_new_key (self, name);
  RbkFeatureRow    row = { .key = key, .name = name };
  RbkEdit         *group;

  if (n_plans == 0)
    return;
  group = rbk_edit_new_group (N_ ("Add feature"));
  rbk_edit_add (group, rbk_feature_edit_set (rbk_feature_table_get_plan (self, n_plans - 1), &row,
                                             TRUE, NULL));
  if (!rbk_feature_table_take (self, group))
    return;
  rbk_feature_table_update (self);
  rbk_feature_table_focus (self, (guint) MAX (find_row (self, key), 0), n_plans - 1);
}

static void
remove_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkFeatureTable *self = RBK_FEATURE_TABLE (widget);
  g_autofree char *key = g_strdup (g_variant_get_string (parameter, NULL));
  int              row = find_row (self, key);
  g_autofree char *text = NULL;

  if (row < 0)
    return;
  text = g_strdup_printf (_ ("Removed %s"),
                          ((RbkFeatureRow *) g_ptr_array_index (self->rows, row))->name);
  g_hash_table_remove (self->kept, key);
  if (rbk_feature_table_take (self, rbk_feature_edit_remove (rbk_document_get_book (self->document),
                                                             key)))
    rbk_undo_toast_show (widget, text);
  rbk_feature_table_update (self);
}

static void
move_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkFeatureTable *self = RBK_FEATURE_TABLE (widget);
  int              row = find_row (self, g_variant_get_string (parameter, NULL));
  int              to = row + (g_str_equal (action_name, "feature.move-up") ? -1 : 1);

  if (row < 0 || to < 0 || to >= (int) self->rows->len)
    return;
  g_ptr_array_insert (self->rows, to, g_ptr_array_steal_index (self->rows, (guint) row));
  rbk_feature_table_take (self, rbk_feature_edit_order (rbk_document_get_book (self->document),
                                                        self->rows));
  rbk_feature_table_update (self);
  rbk_feature_table_focus (self, (guint) to, self->column);
}

static void
undo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDocument *document = RBK_FEATURE_TABLE (widget)->document;

  if (g_str_equal (action_name, "win.undo"))
    rbk_document_undo (document);
  else
    rbk_document_redo (document);
}

/**
 * rbk_feature_table_install_actions:
 * @widget_class: the class of the table
 *
 * Installs what can be done with features. The table stands in a window of its own, which
 * has no undo: so it brings that along.
 */
void
rbk_feature_table_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "feature.add", "s", add_cb);
  gtk_widget_class_install_action (widget_class, "feature.remove", "s", remove_cb);
  gtk_widget_class_install_action (widget_class, "feature.move-up", "s", move_cb);
  gtk_widget_class_install_action (widget_class, "feature.move-down", "s", move_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

/**
 * rbk_feature_table_new_menu:
 *
 * Returns: (transfer full): what is often offered beside usage, to be added
 */
GMenuModel *
rbk_feature_table_new_menu (void)
{
  static const char *const names[] = { N_ ("SSO"),
                                       N_ ("Audit log"),
                                       N_ ("SLA"),
                                       N_ ("API access"),
                                       N_ ("Priority support"),
                                       N_ ("Extra seats"),
                                       N_ ("Another feature") };
  GMenu                   *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_ (names[i]), NULL);

      g_menu_item_set_action_and_target (item, "feature.add", "s", _ (names[i]));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}
