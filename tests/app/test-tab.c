/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-fixture.h"
#include "rbk-discover-dialog.h"
#include "rbk-feature-dialog.h"
#include "rbk-shell-probe.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

/* Whoever works by keyboard alone comes through all of the program, and back. */

#define MAX_STEPS 1000

/* Goes through what is in @part until the focus is past it. Nothing may hold it: neither what
 * keeps it, nor what passes it round among its parts. */
static guint
go_through (GtkWidget *part, GtkDirectionType direction, const char *what)
{
  GtkRoot *root = gtk_widget_get_root (part);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  gtk_root_set_focus (root, NULL);
  while (gtk_widget_child_focus (part, direction))
    {
      GtkWidget *at = gtk_root_get_focus (root);

      if (at == NULL || !g_hash_table_add (seen, at))
        g_error ("%s: Tab comes to %s again and again, after %u others", what,
                 at != NULL ? G_OBJECT_TYPE_NAME (at) : "nothing", g_hash_table_size (seen));
      g_assert_cmpuint (g_hash_table_size (seen), <, MAX_STEPS);
    }

  return g_hash_table_size (seen);
}

static void
assert_there_and_back (GtkWidget *part, const char *what, guint n_least)
{
  g_assert_cmpuint (go_through (part, GTK_DIR_TAB_FORWARD, what), >=, n_least);
  g_assert_cmpuint (go_through (part, GTK_DIR_TAB_BACKWARD, what), >=, n_least);
}

static GtkWidget *
get_page (RbkWindow *window)
{
  GtkWidget *stack = rbk_probe_find_type (window->workbench, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child (GTK_STACK (stack));
}

static const char *const pages[] = { "design", "costs",     "customers", "scenarios",
                                     "wallet", "migration", "findings",  "deliver" };

static void
assert_pages (RbkWindow *window)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
      rbk_probe_spin (500);
      assert_there_and_back (get_page (window), pages[i], 1);
    }
}

static void
test_pages (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");

  assert_pages (window);
  rbk_probe_close_window (window);
}

/* With customers there are more tables, charts and figures on most pages. */
static void
test_pages_with_customers (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  g_autofree char *path =
      rbk_customers_write_file ("tab.csv", "customer,calls\na,10\nb,160\nc,200\nd,201\n");

  rbk_customers_import (rbk_customers_page_of (window), path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "migration");
  rbk_probe_settle (GTK_WIDGET (window));
  assert_there_and_back (get_page (window), "migration without prices", 2);
  rbk_probe_type (get_page (window), "Or flat prices today", "49");
  rbk_customers_assert_figure (get_page (window), "Customers: Pay less", "3");
  assert_pages (window);
  rbk_probe_close_window (window);
}

/* A page that is asked for by its key has the focus, be it made now or seen before, and wherever
 * the focus was: in the head of the window, as after a menu, or in the list of pages. */
static void
test_page_takes_focus (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");

  for (guint i = 0; i < 2 * G_N_ELEMENTS (pages); i++)
    {
      const char *page = pages[i % G_N_ELEMENTS (pages)];

      gtk_widget_grab_focus (window->deliver_button);
      g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == window->deliver_button);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
      rbk_probe_spin (300);
      g_assert_true (
          gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), get_page (window)));
    }
  rbk_probe_close_window (window);
}

static GtkWindow *
find_dialog (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return GTK_WINDOW (window);
    }
  g_assert_not_reached ();
}

static void
test_questions (void)
{
  RbkWindow *window = rbk_probe_new_window (NULL);
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-questions", NULL);
  rbk_probe_spin (100);
  dialog = find_dialog (RBK_TYPE_DISCOVER_DIALOG);
  assert_there_and_back (gtk_window_get_child (dialog), "questions", 5);
  gtk_window_destroy (dialog);
  rbk_probe_close_window (window);
}

static void
test_features (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *dialog =
      rbk_feature_dialog_new (GTK_WINDOW (window), rbk_window_get_document (window));

  gtk_window_present (GTK_WINDOW (dialog));
  rbk_probe_spin (100);
  assert_there_and_back (gtk_window_get_child (GTK_WINDOW (dialog)), "features", 5);
  gtk_window_destroy (GTK_WINDOW (dialog));
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/tab/pages", test_pages);
  g_test_add_func ("/tab/pages-with-customers", test_pages_with_customers);
  g_test_add_func ("/tab/page-takes-focus", test_page_takes_focus);
  g_test_add_func ("/tab/questions", test_questions);
  g_test_add_func ("/tab/features", test_features);

  return g_test_run ();
}
