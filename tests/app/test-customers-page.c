/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-column-table.h"
#include "rbk-customer-file.h"
#include "rbk-customers-fixture.h"
#include "rbk-figure-table.h"
#include "rbk-import-step.h"
#include "rbk-models-panel.h"
#include "rbk-shell-probe.h"
#include "rbk-usage-source.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

#include <glib/gstdio.h>

/* The Customers page: opening a file, choosing its columns. */

static RbkUsageSource *
source_of (RbkWindow *window)
{
  return rbk_book_get_usage (rbk_document_get_book (window->document));
}

static void
test_empty (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = rbk_customers_page_of (window);

  g_assert_cmpstr (rbk_customers_shown (page), ==, "empty");
  g_assert_nonnull (rbk_probe_find_button (page, "_Open a Usage File…"));
  /* Another book has customers of its own. */
  g_assert_null (rbk_probe_find_button (page, "_Use the Sample Customers"));
  rbk_probe_close_window (window);
}

static void
test_sample (void)
{
  RbkWindow *window = rbk_probe_new_window (NULL);
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-template", "s", "acme-docs");
  g_assert_true (rbk_probe_wait_for_document (window));
  page = rbk_customers_page_of (window);
  rbk_probe_click (page, "_Use the Sample Customers");
  rbk_customers_wait_until_shown (page, "import");
  rbk_customers_wait_until_looked (page);
  rbk_probe_click (page, "_Import");
  rbk_customers_wait_until_shown (page, "figures");
  g_assert_cmpuint (rbk_population_get_size (rbk_document_get_population (window->document)), ==,
                    250);
  rbk_probe_close_window (window);
}

static gboolean
turn_wheel (GtkWidget *over, double by)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (over);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        g_signal_emit_by_name (controller, "scroll", 0.0, by, &is_taken);
    }

  return is_taken;
}

/* A page goes on where the pointer meets a table that has nothing more to scroll. */
static void
test_wheel (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = rbk_customers_write_file ("wheel.csv", "customer,calls\na,10\nb,160\n");
  GtkWidget       *table, *outer;
  GtkAdjustment   *place;

  rbk_customers_import (page, path);
  rbk_probe_resize (GTK_WINDOW (window), 900, 500);
  table = rbk_probe_find_type (page, RBK_TYPE_FIGURE_TABLE);
  outer = gtk_widget_get_ancestor (table, GTK_TYPE_SCROLLED_WINDOW);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outer));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0.0);
  g_assert_true (turn_wheel (table, 1.0));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 0.0);
  g_assert_true (turn_wheel (table, -1.0));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0.0);
  rbk_probe_close_window (window);
}

/* A model that the book does not know is priced as one that it does, in one step. */
static void
test_models (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path =
      rbk_customers_write_file ("models.csv", "customer,model,calls,input_tokens\n"
                                              "a,unheard,1,1000000\nb,unheard,1,2000000\n");
  GtkWidget   *panel;
  GtkDropDown *choice;

  rbk_customers_import (page, path);
  panel = rbk_probe_find_type (page, RBK_TYPE_MODELS_PANEL);
  g_assert_true (gtk_widget_get_mapped (panel));
  choice = GTK_DROP_DOWN (rbk_probe_find_type (panel, GTK_TYPE_DROP_DOWN));
  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What unheard is priced as");
  /* So does what has the focus in it. */
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (GTK_WIDGET (choice)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "What unheard is priced as");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  gtk_drop_down_set_selected (choice, 1);
  g_assert_true (
      g_str_has_prefix (rbk_usage_source_get_models (source_of (window))[0], "unheard="));
  rbk_probe_spin (200);
  /* It is still the same, and has the focus if it had. */
  g_assert_true (GTK_WIDGET (choice) == rbk_probe_find_type (panel, GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 1);
  g_assert_cmpuint (rbk_analysis_get_n_unknown (rbk_document_get_analysis (window->document)), ==,
                    0);
  rbk_document_undo (window->document);
  rbk_probe_spin (200);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  g_assert_cmpuint (rbk_analysis_get_n_unknown (rbk_document_get_analysis (window->document)), ==,
                    2);
  rbk_probe_close_window (window);
}

/* A column that is named unusually is chosen, and the choice is remembered in the book. */
static void
test_columns (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = rbk_customers_write_file ("odd.csv", "who,calls,runs\na,1,10\nb,2,20\n");
  RbkImportStep   *step = RBK_IMPORT_STEP (rbk_probe_find_type (page, RBK_TYPE_IMPORT_STEP));
  RbkColumnTable  *table;
  GtkDropDown     *choice;

  rbk_customers_open_file (page, path);
  rbk_customers_wait_until_shown (page, "import");
  rbk_customers_wait_until_looked (page);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (step)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 rbk_probe_find_button (GTK_WIDGET (step), "_Import"));
  table = RBK_COLUMN_TABLE (rbk_probe_find_type (page, RBK_TYPE_COLUMN_TABLE));
  g_assert_cmpint (rbk_column_table_get_column (table, RBK_USAGE_CUSTOMER), ==, -1);
  g_assert_cmpint (rbk_column_table_get_column (table, RBK_USAGE_CALLS), ==, 1);
  choice = GTK_DROP_DOWN (rbk_probe_find_type (GTK_WIDGET (table), GTK_TYPE_DROP_DOWN));
  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What the column who says");
  gtk_drop_down_set_selected (choice, RBK_USAGE_CUSTOMER + 1);
  g_assert_cmpstr (rbk_import_step_get_mapping (step)[0], ==, "customer=who");
  g_assert_null (rbk_import_step_get_mapping (step)[1]);

  rbk_probe_click (page, "_Import");
  rbk_customers_wait_until_shown (page, "figures");
  g_assert_cmpuint (rbk_population_get_size (rbk_document_get_population (window->document)), ==,
                    2);
  g_assert_cmpstr (rbk_usage_source_get_mapping (source_of (window))[0], ==, "customer=who");

  /* Asked again, the page knows what was chosen. */
  rbk_probe_click (page, "C_olumns…");
  rbk_customers_wait_until_shown (page, "import");
  rbk_customers_wait_until_looked (page);
  g_assert_cmpint (rbk_column_table_get_column (table, RBK_USAGE_CUSTOMER), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (step), "import.cancel", NULL);
  rbk_customers_wait_until_shown (page, "figures");
  rbk_probe_close_window (window);
}

static void
wait_for_state (RbkWindow *window, RbkCustomerFileState state)
{
  RbkCustomerFile *file = rbk_document_get_customer_file (window->document);

  for (guint i = 0; i < 500 && rbk_customer_file_get_state (file) != state; i++)
    rbk_probe_spin (10);
  g_assert_cmpint (rbk_customer_file_get_state (file), ==, state);
  rbk_probe_spin (50);
}

static gboolean
is_shown (GtkWidget *page, const char *button)
{
  GtkWidget *widget = rbk_probe_find_button (page, button);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
assert_notice (GtkWidget *page, gboolean has_again, gboolean has_other)
{
  g_assert_cmpint (is_shown (page, "Read Again"), ==, has_again);
  g_assert_cmpint (is_shown (page, "Open Another…"), ==, has_other);
}

static void
test_missing (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = rbk_customers_write_file ("gone.csv", "customer,calls\na,1\n");

  rbk_customers_import (page, path);
  g_assert_cmpint (g_remove (path), ==, 0);
  wait_for_state (window, RBK_CUSTOMER_FILE_MISSING);
  assert_notice (page, TRUE, TRUE);
  g_assert_cmpstr (rbk_customers_shown (page), ==, "figures");
  rbk_probe_click (page, "Read Again");
  wait_for_state (window, RBK_CUSTOMER_FILE_MISSING);
  assert_notice (page, TRUE, TRUE);

  /* Put back, it says something else. */
  g_assert_true (g_file_set_contents (path, "customer,calls\na,1\nb,1\n", -1, NULL));
  wait_for_state (window, RBK_CUSTOMER_FILE_CHANGED);
  assert_notice (page, TRUE, FALSE);
  rbk_probe_click (page, "Read Again");
  wait_for_state (window, RBK_CUSTOMER_FILE_READY);
  assert_notice (page, FALSE, FALSE);
  rbk_customers_assert_figure (page, "Customers of All", "2");
  rbk_document_undo (window->document);

  g_assert_cmpint (g_remove (path), ==, 0);
  /* Undone and done again, nothing is left of it. */
  rbk_document_undo (window->document);
  rbk_document_redo (window->document);
  rbk_customers_wait_until_shown (page, "problem");
  rbk_probe_click (page, "_Do Without Customers");
  rbk_customers_wait_until_shown (page, "empty");
  rbk_probe_close_window (window);
}

/* How cached tokens are meant is asked, remembered in the book, and asked again as it was. */
static void
test_cached (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path =
      rbk_customers_write_file ("cached.csv",
                                "customer_id,input_tokens,cached_tokens\na,100,60\nb,10,0\n");
  GtkDropDown *choice;

  rbk_customers_open_file (page, path);
  rbk_customers_wait_until_shown (page, "import");
  rbk_customers_wait_until_looked (page);
  choice = rbk_customers_find_drop_down (page, "Cached tokens are");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (choice)));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  gtk_drop_down_set_selected (choice, RBK_USAGE_CACHED_APART);
  rbk_probe_click (page, "_Import");
  rbk_customers_wait_until_shown (page, "figures");
  g_assert_cmpstr (rbk_usage_source_get_mapping (source_of (window))[0], ==, "cached=apart");
  g_assert_false (rbk_document_get_usage (window->document)->cached_is_part);

  gtk_drop_down_set_selected (choice, 0);
  rbk_probe_click (page, "C_olumns…");
  rbk_customers_wait_until_shown (page, "import");
  rbk_customers_wait_until_looked (page);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, RBK_USAGE_CACHED_APART);
  rbk_probe_close_window (window);
}

/* A file of requests alone is told what it is and what it lacks, without a command line. */
static void
test_requests (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path =
      rbk_customers_write_file ("trace.csv", "TIMESTAMP,ContextTokens,GeneratedTokens\n"
                                             "2023-11-16 18:17:03.9799600,4808,10\n"
                                             "2023-11-16 18:17:04.0319600,3180,8\n");
  const GError *error;

  rbk_customers_open_file (page, path);
  rbk_customers_wait_until_shown (page, "problem");
  error = rbk_customer_file_get_error (rbk_document_get_customer_file (window->document));
  g_assert_nonnull (strstr (error->message, "2 requests"));
  g_assert_nonnull (strstr (error->message, "3270 to 4737 tokens"));
  g_assert_null (strstr (error->message, "--map"));
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/customers-page/empty", test_empty);
  g_test_add_func ("/customers-page/sample", test_sample);
  g_test_add_func ("/customers-page/wheel", test_wheel);
  g_test_add_func ("/customers-page/models", test_models);
  g_test_add_func ("/customers-page/columns", test_columns);
  g_test_add_func ("/customers-page/cached", test_cached);
  g_test_add_func ("/customers-page/requests", test_requests);
  g_test_add_func ("/customers-page/missing", test_missing);

  return g_test_run ();
}
