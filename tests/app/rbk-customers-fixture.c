/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-fixture.h"

#include "rbk-customers-page.h"
#include "rbk-shell-probe.h"
#include "rbk-window-probe.h"

GtkWidget *
rbk_customers_page_of (RbkWindow *window)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "customers");
  rbk_probe_settle (GTK_WIDGET (window));
  page = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_CUSTOMERS_PAGE);
  g_assert_nonnull (page);

  return page;
}

const char *
rbk_customers_shown (GtkWidget *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_first_child (page)));
}

void
rbk_customers_wait_until_shown (GtkWidget *page, const char *name)
{
  for (guint i = 0; i < 500 && g_strcmp0 (rbk_customers_shown (page), name) != 0; i++)
    rbk_probe_spin (10);
  g_assert_cmpstr (rbk_customers_shown (page), ==, name);
  /* What is worked out beside the window comes a little later. */
  rbk_probe_spin (200);
}

char *
rbk_customers_write_file (const char *name, const char *text)
{
  char *path = g_build_filename (rbk_probe_folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

void
rbk_customers_open_file (GtkWidget *page, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_widget_activate_action (page, "customers.open", "s", uri);
}

void
rbk_customers_wait_until_looked (GtkWidget *page)
{
  GtkWidget *import = rbk_probe_find_button (page, "_Import");

  for (guint i = 0; i < 500 && !gtk_widget_get_sensitive (import); i++)
    rbk_probe_spin (10);
  g_assert_true (gtk_widget_get_sensitive (import));
}

void
rbk_customers_import (GtkWidget *page, const char *path)
{
  rbk_customers_open_file (page, path);
  rbk_customers_wait_until_looked (page);
  rbk_probe_click (page, "_Import");
  rbk_customers_wait_until_shown (page, "figures");
}

/* What follows from an edit is worked out beside the window. */
void
rbk_customers_assert_figure (GtkWidget *page, const char *name, const char *text)
{
  GtkWidget *label = rbk_probe_find_label (page, name);

  for (guint i = 0; i < 500; i++)
    {
      if (label != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
        break;
      rbk_probe_spin (10);
      label = rbk_probe_find_label (page, name);
    }
  if (label == NULL)
    g_error ("there is no “%s”", name);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, text);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

GtkDropDown *
rbk_customers_find_drop_down (GtkWidget *root, const char *label)
{
  return (GtkDropDown *) rbk_probe_find_named (root, GTK_TYPE_DROP_DOWN, label);
}

/* The dialog of a type that is open, or that opens in a while. */
GtkWidget *
rbk_customers_wait_for_dialog (GType type)
{
  for (guint i = 0; i < 500; i++)
    {
      GListModel *windows = gtk_window_get_toplevels ();

      for (guint j = 0; j < g_list_model_get_n_items (windows); j++)
        {
          g_autoptr(GtkWidget) window = g_list_model_get_item (windows, j);

          if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
            return window;
        }
      rbk_probe_spin (10);
    }
  g_error ("no %s opens", g_type_name (type));

  return NULL;
}

/* Types into what has that accessible name. */
void
rbk_customers_fill_in (GtkWidget *root, const char *label, const char *text)
{
  GtkWidget *entry = rbk_probe_find_named (root, GTK_TYPE_ENTRY, label);

  if (entry == NULL)
    g_error ("no entry is named “%s”", label);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  rbk_probe_spin (20);
}
