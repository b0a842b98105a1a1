/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-file.h"
#include "rbk-import-step.h"
#include "rbk-shell-probe.h"
#include "rbk-usage-source.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

/* The customers' file as the window sees it: opened there, it sizes the tier table. */

/* Eleven customers of 100, 200 … 1,100 calls: p50 is 600, p90 is 1,000. */
static char *
write_customers (void)
{
  g_autoptr(GString) text = g_string_new ("customer_id,calls\n");
  char *path = g_build_filename (rbk_probe_folder, "customers.csv", NULL);

  for (int i = 1; i <= 11; i++)
    g_string_append_printf (text, "c%d,%d\n", i, i * 100);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

static RbkCustomerFileState
state_of (RbkWindow *window)
{
  return rbk_customer_file_get_state (rbk_document_get_customer_file (window->document));
}

static void
wait_until_read (RbkWindow *window)
{
  for (guint i = 0; i < 200 && state_of (window) == RBK_CUSTOMER_FILE_READING; i++)
    rbk_probe_spin (20);
  g_assert_cmpint (state_of (window), !=, RBK_CUSTOMER_FILE_READING);
  rbk_probe_settle (GTK_WIDGET (window));
}

/* Opens a file and takes what was found out about its columns. */
static void
load (RbkWindow *window, const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *step;
  GtkWidget *import;

  rbk_window_load_usage (window, file);
  step = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_IMPORT_STEP);
  g_assert_nonnull (step);
  import = rbk_probe_find_button (step, "_Import");
  g_assert_nonnull (import);
  for (guint i = 0; i < 100 && !gtk_widget_get_sensitive (import); i++)
    rbk_probe_spin (10);
  if (gtk_widget_get_sensitive (import))
    gtk_widget_activate_action (step, "import.import", NULL);
}

static RbkUsageSource *
source_of (RbkWindow *window)
{
  return rbk_book_get_usage (rbk_document_get_book (window->document));
}

static void
test_load (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *root = GTK_WIDGET (window);
  g_autofree char *path = write_customers ();

  g_assert_cmpstr (rbk_probe_get_text (root, "Sizing of Starter"), ==, "p50 · 200");
  load (window, path);
  wait_until_read (window);
  gtk_widget_activate_action (root, "win.page", "s", "design");
  rbk_probe_settle (root);
  g_assert_cmpuint (rbk_population_get_size (rbk_document_get_population (window->document)), ==,
                    11);
  /* The tier table rests on the file now: 1,000 runs at 12.50 a million, and 5 overhead. */
  g_assert_cmpstr (rbk_probe_get_text (root, "Sizing of Pro"), ==, "p90 · 1K");
  g_assert_cmpstr (rbk_probe_get_text (root, "Loaded cost of Pro"), ==, "$17.50");
  g_assert_nonnull (rbk_probe_find_label (root, "Margin of Pro"));
  /* The book names the file and its digest, and holds nothing of it. */
  g_assert_cmpstr (rbk_usage_source_get_path (source_of (window)), ==, path);
  g_assert_cmpuint (strlen (rbk_usage_source_get_sha256 (source_of (window))), ==, 64);

  g_assert_true (gtk_widget_activate_action (root, "win.forget-usage", NULL));
  rbk_probe_settle (root);
  g_assert_null (rbk_document_get_population (window->document));
  g_assert_null (source_of (window));
  g_assert_cmpstr (rbk_probe_get_text (root, "Loaded cost of Pro"), ==, "$23.75");
  rbk_probe_close_window (window);
}

/* A file that can't be used is refused with a reason, and what was there stays. */
static void
test_refused (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  g_autofree char *path = g_build_filename (rbk_probe_folder, "broken.csv", NULL);

  g_assert_true (g_file_set_contents (path, "when,what\n1,2\n", -1, NULL));
  load (window, path);
  wait_until_read (window);
  g_assert_null (rbk_document_get_population (window->document));
  g_assert_null (source_of (window));
  g_assert_false (rbk_document_get_can_undo (window->document));
  rbk_probe_close_window (window);
}

static void
test_cancel (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  g_autofree char *path = write_customers ();

  load (window, path);
  g_assert_cmpint (state_of (window), ==, RBK_CUSTOMER_FILE_READING);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.cancel-usage", NULL));
  wait_until_read (window);
  g_assert_cmpint (state_of (window), ==, RBK_CUSTOMER_FILE_NONE);
  g_assert_null (rbk_document_get_population (window->document));
  g_assert_null (source_of (window));
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/usage/load", test_load);
  g_test_add_func ("/usage/refused", test_refused);
  g_test_add_func ("/usage/cancel", test_cancel);

  return g_test_run ();
}
