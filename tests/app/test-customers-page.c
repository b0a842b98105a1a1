/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-column-table.h"
#include "rbk-customer-file.h"
#include "rbk-customers-page.h"
#include "rbk-figure-table.h"
#include "rbk-import-step.h"
#include "rbk-models-panel.h"
#include "rbk-plot.h"
#include "rbk-shell-probe.h"
#include "rbk-usage-source.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

#include <glib/gstdio.h>

/* The Customers page: opening a file, choosing its columns, and what it then says. */

static GtkWidget *
page_of (RbkWindow *window)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "customers");
  rbk_probe_settle (GTK_WIDGET (window));
  page = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_CUSTOMERS_PAGE);
  g_assert_nonnull (page);

  return page;
}

static const char *
shown (GtkWidget *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_first_child (page)));
}

static void
wait_until_shown (GtkWidget *page, const char *name)
{
  for (guint i = 0; i < 500 && g_strcmp0 (shown (page), name) != 0; i++)
    rbk_probe_spin (10);
  g_assert_cmpstr (shown (page), ==, name);
  /* What is worked out beside the window comes a little later. */
  rbk_probe_spin (200);
}

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (rbk_probe_folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static void
open_file (GtkWidget *page, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_widget_activate_action (page, "customers.open", "s", uri);
}

static void
wait_until_looked (GtkWidget *page)
{
  GtkWidget *import = rbk_probe_find_button (page, "_Import");

  for (guint i = 0; i < 500 && !gtk_widget_get_sensitive (import); i++)
    rbk_probe_spin (10);
  g_assert_true (gtk_widget_get_sensitive (import));
}

static void
import (GtkWidget *page, const char *path)
{
  open_file (page, path);
  wait_until_looked (page);
  rbk_probe_click (page, "_Import");
  wait_until_shown (page, "figures");
}

static RbkUsageSource *
source_of (RbkWindow *window)
{
  return rbk_book_get_usage (rbk_document_get_book (window->document));
}

/* Eleven customers of 100, 200 … 1,100 calls, on each of two days half of it. */
static char *
write_customers (void)
{
  g_autoptr(GString) text = g_string_new ("customer_id,day,calls\n");

  for (int i = 1; i <= 11; i++)
    g_string_append_printf (text, "c%d,2026-06-01,%d\nc%d,2026-06-02,%d\n", i, i * 50, i, i * 50);

  return write_file ("page.csv", text->str);
}

static void
test_empty (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = page_of (window);

  g_assert_cmpstr (shown (page), ==, "empty");
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
  page = page_of (window);
  rbk_probe_click (page, "_Use the Sample Customers");
  wait_until_looked (page);
  if (g_strcmp0 (shown (page), "import") == 0)
    rbk_probe_click (page, "_Import");
  wait_until_shown (page, "figures");
  g_assert_cmpuint (rbk_population_get_size (rbk_document_get_population (window->document)), ==,
                    250);
  rbk_probe_close_window (window);
}

/* What follows from an edit is worked out beside the window. */
static void
assert_figure (GtkWidget *page, const char *name, const char *text)
{
  GtkWidget *label = rbk_probe_find_label (page, name);

  for (guint i = 0;
       i < 500 && label != NULL && !g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text); i++)
    {
      rbk_probe_spin (10);
      label = rbk_probe_find_label (page, name);
    }
  if (label == NULL)
    g_error ("there is no “%s”", name);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, text);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

static void
test_figures (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = page_of (window);
  g_autofree char *path = write_customers ();

  import (page, path);
  assert_figure (page, "Value of p50", "600");
  assert_figure (page, "Value of p90", "1,000");
  assert_figure (page, "Customers of All", "11");
  assert_figure (page, "Share of All", "100.0%");

  /* An edit is followed at once. */
  rbk_document_undo (window->document);
  wait_until_shown (page, "empty");
  rbk_document_redo (window->document);
  wait_until_shown (page, "figures");
  rbk_probe_click (page, "Do without these customers");
  wait_until_shown (page, "empty");
  g_assert_null (source_of (window));
  rbk_probe_close_window (window);
}

/* Real shape, rescaled: the median of 600 becomes 60. */
static void
test_rescale (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = page_of (window);
  g_autofree char *path = write_customers ();
  g_autofree char *factor = NULL;

  import (page, path);
  rbk_probe_type (page, "Calls of the median customer", "60");
  rbk_probe_spin (300);
  factor = rbk_decimal_to_string (*rbk_usage_source_get_rescale (source_of (window)));
  g_assert_cmpstr (factor, ==, "0.1");
  assert_figure (page, "Value of p50", "60");
  rbk_probe_click (page, "As in the file");
  rbk_probe_spin (300);
  g_assert_null (rbk_usage_source_get_rescale (source_of (window)));
  assert_figure (page, "Value of p50", "600");
  rbk_probe_close_window (window);
}

/* A model that the book does not know is priced as one that it does, in one step. */
static void
test_models (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = page_of (window);
  g_autofree char *path = write_file ("models.csv", "customer,model,calls,input_tokens\n"
                                                    "a,unheard,1,1000000\nb,unheard,1,2000000\n");
  GtkWidget       *panel;
  GtkDropDown     *choice;

  import (page, path);
  panel = rbk_probe_find_type (page, RBK_TYPE_MODELS_PANEL);
  g_assert_true (gtk_widget_get_mapped (panel));
  choice = GTK_DROP_DOWN (rbk_probe_find_type (panel, GTK_TYPE_DROP_DOWN));
  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What unheard is priced as");
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
  GtkWidget       *page = page_of (window);
  g_autofree char *path = write_file ("odd.csv", "who,calls,runs\na,1,10\nb,2,20\n");
  RbkImportStep   *step = RBK_IMPORT_STEP (rbk_probe_find_type (page, RBK_TYPE_IMPORT_STEP));
  RbkColumnTable  *table;
  GtkDropDown     *choice;

  open_file (page, path);
  wait_until_shown (page, "import");
  wait_until_looked (page);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (step)));
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
  wait_until_shown (page, "figures");
  g_assert_cmpuint (rbk_population_get_size (rbk_document_get_population (window->document)), ==,
                    2);
  g_assert_cmpstr (rbk_usage_source_get_mapping (source_of (window))[0], ==, "customer=who");

  /* Asked again, the page knows what was chosen. */
  rbk_probe_click (page, "C_olumns…");
  wait_until_shown (page, "import");
  wait_until_looked (page);
  g_assert_cmpint (rbk_column_table_get_column (table, RBK_USAGE_CUSTOMER), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (step), "import.cancel", NULL);
  wait_until_shown (page, "figures");
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
  GtkWidget       *page = page_of (window);
  g_autofree char *path = write_file ("gone.csv", "customer,calls\na,1\n");

  import (page, path);
  g_assert_cmpint (g_remove (path), ==, 0);
  wait_for_state (window, RBK_CUSTOMER_FILE_MISSING);
  assert_notice (page, TRUE, TRUE);
  g_assert_cmpstr (shown (page), ==, "figures");
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
  assert_figure (page, "Customers of All", "2");
  rbk_document_undo (window->document);

  g_assert_cmpint (g_remove (path), ==, 0);
  /* Undone and done again, nothing is left of it. */
  rbk_document_undo (window->document);
  rbk_document_redo (window->document);
  wait_until_shown (page, "problem");
  rbk_probe_click (page, "_Do Without Customers");
  wait_until_shown (page, "empty");
  rbk_probe_close_window (window);
}

/* A plot is an image with a name; its description is what is being read. */
static void
test_plot (void)
{
  const RbkPlotAxes axes = { .kind = RBK_PLOT_BARS, .x_unit = RBK_PLOT_NAME };
  GtkWidget        *plot = g_object_ref_sink (rbk_plot_new ("Hits"));
  RbkPlotItem       one = { .from = 0, .to = 1, .value = 3, .name = "1", .text = "first" };
  RbkPlotItem       two = { .from = 1, .to = 2, .value = 4, .name = "2", .text = "second" };

  gtk_test_accessible_assert_role (plot, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL, "Hits");
  rbk_plot_start (RBK_PLOT (plot), &axes);
  rbk_plot_add_item (RBK_PLOT (plot), &one);
  rbk_plot_add_item (RBK_PLOT (plot), &two);
  rbk_plot_add_guide (RBK_PLOT (plot), 1.5, "p50", -1);
  rbk_plot_finish (RBK_PLOT (plot), "seven in all");
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "seven in all");
  rbk_plot_move (RBK_PLOT (plot), 1);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "first");
  rbk_plot_move (RBK_PLOT (plot), 5);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "second");
  rbk_plot_move (RBK_PLOT (plot), -1);
  g_assert_cmpstr (rbk_plot_get_read_out (RBK_PLOT (plot)), ==, "first");
  g_assert_finalize_object (plot);
}

static GtkDropDown *
find_drop_down (GtkWidget *root, const char *label)
{
  g_autofree char *problem = NULL;

  if (GTK_IS_DROP_DOWN (root))
    problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  if (GTK_IS_DROP_DOWN (root) && problem == NULL)
    return GTK_DROP_DOWN (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_drop_down (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* How cached tokens are meant is asked, remembered in the book, and asked again as it was. */
static void
test_cached (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = page_of (window);
  g_autofree char *path =
      write_file ("cached.csv", "customer_id,input_tokens,cached_tokens\na,100,60\nb,10,0\n");
  GtkDropDown *choice;

  open_file (page, path);
  wait_until_shown (page, "import");
  wait_until_looked (page);
  choice = find_drop_down (page, "Cached tokens are");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (choice)));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  gtk_drop_down_set_selected (choice, RBK_USAGE_CACHED_APART);
  rbk_probe_click (page, "_Import");
  wait_until_shown (page, "figures");
  g_assert_cmpstr (rbk_usage_source_get_mapping (source_of (window))[0], ==, "cached=apart");
  g_assert_false (rbk_document_get_usage (window->document)->cached_is_part);

  gtk_drop_down_set_selected (choice, 0);
  rbk_probe_click (page, "C_olumns…");
  wait_until_shown (page, "import");
  wait_until_looked (page);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, RBK_USAGE_CACHED_APART);
  rbk_probe_close_window (window);
}

/* A file of requests alone is told what it is and what it lacks, without a command line. */
static void
test_requests (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = page_of (window);
  g_autofree char *path = write_file ("trace.csv", "TIMESTAMP,ContextTokens,GeneratedTokens\n"
                                                   "2023-11-16 18:17:03.9799600,4808,10\n"
                                                   "2023-11-16 18:17:04.0319600,3180,8\n");
  const GError    *error;

  open_file (page, path);
  wait_until_shown (page, "problem");
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
  g_test_add_func ("/customers-page/figures", test_figures);
  g_test_add_func ("/customers-page/rescale", test_rescale);
  g_test_add_func ("/customers-page/models", test_models);
  g_test_add_func ("/customers-page/columns", test_columns);
  g_test_add_func ("/customers-page/cached", test_cached);
  g_test_add_func ("/customers-page/requests", test_requests);
  g_test_add_func ("/customers-page/missing", test_missing);
  g_test_add_func ("/customers-page/plot", test_plot);

  return g_test_run ();
}
