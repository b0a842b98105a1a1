/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-fixture.h"

#include <adwaita.h>

#include "rbk-costs-page.h"
#include "rbk-test-books.h"
#include "rbk-window-probe.h"

void
rbk_costs_fixture_open_book (RbkCostsFixture *fixture, RbkBook *book)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->document = rbk_document_new_for_book (book);
  fixture->page = rbk_costs_page_new (fixture->document, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rbk_probe_settle (fixture->window);
}

/* The second article's book, of which one request takes $0.0175. */
void
rbk_costs_fixture_set_up (RbkCostsFixture *fixture, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_credit_tiers ();

  rbk_test_set (rbk_test_get (book, "workloads", 0), "name", "Ask", NULL);
  rbk_test_set (rbk_test_get (rbk_test_get (book, "workloads", 0), "routes", 0), "name", "Main",
                NULL);
  rbk_test_set (rbk_test_get (book, "models", 0), "name", "Opus", NULL);
  rbk_test_add (book, "models", "model", "haiku", "name", "Haiku", "input", "1", "output", "5",
                NULL);
  rbk_test_add (book, "levels", "key", "light", "name", "Light", "calls", "100", NULL);
  rbk_test_add (book, "levels", "key", "heavy", "name", "Heavy", "calls", "2000", "tokens", "3000",
                NULL);
  rbk_test_set (rbk_test_get (book, "plans", 0), "name", "Starter", NULL);
  rbk_costs_fixture_open_book (fixture, book);
}

/* Nothing may keep the page or the document once the window is gone. */
void
rbk_costs_fixture_tear_down (RbkCostsFixture *fixture, gconstpointer data)
{
  gpointer page = fixture->page;
  gpointer document = fixture->document;

  g_object_add_weak_pointer (page, &page);
  g_object_add_weak_pointer (document, &document);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rbk_document_close (fixture->document);
  g_object_unref (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (page);
  g_assert_null (document);
}

void
rbk_costs_fixture_assert_shows (RbkCostsFixture *fixture, const char *name, const char *text)
{
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, name), ==, text);
}

guint
rbk_costs_fixture_count (RbkCostsFixture *fixture, const char *list)
{
  RbkRecord      *book = RBK_RECORD (rbk_document_get_book (fixture->document));
  const RbkField *field = rbk_record_find_field (book, list);

  return g_list_model_get_n_items (G_LIST_MODEL (rbk_record_get_list (book, field)));
}

void
rbk_costs_fixture_undo (RbkCostsFixture *fixture)
{
  g_assert_true (rbk_document_get_can_undo (fixture->document));
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
}

void
rbk_costs_fixture_click (RbkCostsFixture *fixture, const char *label)
{
  GtkWidget *button = rbk_probe_find_button (fixture->page, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_settle (fixture->window);
}

GtkWidget *
rbk_costs_fixture_find_drop_down (RbkCostsFixture *fixture, GtkWidget *root, const char *label)
{
  g_autofree char *problem = NULL;

  if (GTK_IS_DROP_DOWN (root))
    {
      problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      if (problem == NULL)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rbk_costs_fixture_find_drop_down (fixture, child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
rbk_costs_fixture_choose (RbkCostsFixture *fixture, const char *label, const char *name)
{
  GtkWidget  *drop_down = rbk_costs_fixture_find_drop_down (fixture, fixture->page, label);
  GListModel *names;

  g_assert_nonnull (drop_down);
  names = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name))
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
        rbk_probe_settle (fixture->window);
        return;
      }
  g_error ("“%s” has no “%s”", label, name);
}

GtkWidget *
rbk_costs_fixture_find_menu_button (GtkWidget *root, const char *tooltip)
{
  if (GTK_IS_MENU_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rbk_costs_fixture_find_menu_button (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}
