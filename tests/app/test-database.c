/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pg-server.h"
#include "rbk-customers-fixture.h"
#include "rbk-database-dialog.h"
#include "rbk-shell-probe.h"
#include "rbk-usage-source.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* Customers that a real server adds up, by a password that is typed. */

#define TABLE "app_usage"
#define COLUMNS "customer text, day date, calls int"
#define ROWS                                                                                       \
  "customer,day,calls\na,2026-06-01,100\na,2026-06-02,50\nb,2026-06-01,300\nc,2026-06-03,150\n"

static RbkUsageSource *
source_of (RbkWindow *window)
{
  return rbk_book_get_usage (rbk_document_get_book (window->document));
}

static guint
count_connections (void)
{
  g_autofree char *log = NULL;
  guint            n_connections = 0;

  g_assert_true (g_file_get_contents (g_getenv ("RBK_PG_LOG"), &log, NULL, NULL));
  for (const char *p = log; (p = strstr (p, "READ ONLY")) != NULL; p++)
    n_connections++;

  return n_connections;
}

static void
answer_password (const char *password)
{
  GtkWidget *dialog = rbk_customers_wait_for_dialog (ADW_TYPE_MESSAGE_DIALOG);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  if (password != NULL)
    rbk_customers_fill_in (dialog, "Password", password);
  rbk_probe_click (dialog, password != NULL ? "C_onnect" : "_Cancel");
  for (guint i = 0; i < 500 && dialog != NULL; i++)
    rbk_probe_spin (10);
  g_assert_null (dialog);
}

static void
wait_until_sensitive (GtkWidget *button, gboolean is_sensitive)
{
  for (guint i = 0; i < 1000 && gtk_widget_get_sensitive (button) != is_sensitive; i++)
    rbk_probe_spin (10);
  g_assert_cmpint (gtk_widget_get_sensitive (button), ==, is_sensitive);
}

static GtkWidget *
open_dialog (GtkWidget *page)
{
  g_autofree char *uri = pg_server_uri ("reader");
  GtkWidget       *dialog;

  gtk_widget_activate_action (page, "customers.database", NULL);
  dialog = rbk_customers_wait_for_dialog (RBK_TYPE_DATABASE_DIALOG);
  rbk_customers_fill_in (dialog, "Server", uri);
  rbk_customers_fill_in (dialog, "Table or view", TABLE);

  return dialog;
}

static void
load_columns (GtkWidget *dialog)
{
  rbk_probe_click (dialog, "_Load Columns");
  answer_password (g_getenv ("RBK_PG_PASSWORD"));
  wait_until_sensitive (rbk_probe_find_button (dialog, "_Import"), TRUE);
}

static void
assert_customers (GtkWidget *page)
{
  rbk_customers_wait_until_shown (page, "figures");
  rbk_customers_assert_figure (page, "Customers of All", "3");
  rbk_customers_assert_figure (page, "Value of p50", "150");
}

/* The whole way: what was answered is asked once, and stays after undo and redo. */
static void
test_import (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = pg_server_load (TABLE, COLUMNS, ROWS);
  GtkWidget       *dialog = open_dialog (page);
  guint            n_connections;

  load_columns (dialog);
  rbk_probe_click (dialog, "_Import");
  assert_customers (page);
  g_assert_true (g_str_has_prefix (rbk_usage_source_get_path (source_of (window)), "postgresql:"));
  g_assert_null (
      strstr (rbk_usage_source_get_path (source_of (window)), g_getenv ("RBK_PG_PASSWORD")));
  g_assert_true (
      g_strv_contains (rbk_usage_source_get_mapping (source_of (window)), "table=" TABLE));

  n_connections = count_connections ();
  g_assert_cmpuint (n_connections, >, 0);
  rbk_document_undo (window->document);
  rbk_customers_wait_until_shown (page, "empty");
  rbk_document_redo (window->document);
  assert_customers (page);
  g_assert_cmpuint (count_connections (), ==, n_connections);
  g_unlink (path);
  rbk_probe_close_window (window);
}

/* Alike customers as one row: two with 150 calls. */
static void
test_histogram (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = pg_server_load (TABLE, COLUMNS, ROWS);
  GtkWidget       *dialog = open_dialog (page);

  load_columns (dialog);
  gtk_switch_set_active (GTK_SWITCH (rbk_probe_find_type (dialog, GTK_TYPE_SWITCH)), TRUE);
  rbk_probe_click (dialog, "_Import");
  assert_customers (page);
  g_assert_cmpuint (rbk_population_get_size (rbk_document_get_population (window->document)), ==,
                    2);
  g_unlink (path);
  rbk_probe_close_window (window);
}

/* What goes wrong is said, without a secret, and can be put right. */
static void
test_wrong (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = pg_server_load (TABLE, COLUMNS, ROWS);
  GtkWidget       *dialog = open_dialog (page);
  GtkWidget       *load = rbk_probe_find_button (dialog, "_Load Columns");
  GtkWidget       *accept = rbk_probe_find_button (dialog, "_Import");

  rbk_customers_fill_in (dialog, "Server", "postgresql://reader:secret@127.0.0.1/shop");
  rbk_probe_click (dialog, "_Load Columns");
  rbk_probe_spin (50);
  g_assert_false (gtk_widget_get_sensitive (accept));

  gtk_window_close (GTK_WINDOW (dialog));
  dialog = open_dialog (page);
  load = rbk_probe_find_button (dialog, "_Load Columns");
  accept = rbk_probe_find_button (dialog, "_Import");
  rbk_probe_click (dialog, "_Load Columns");
  answer_password ("not it");
  wait_until_sensitive (load, TRUE);
  g_assert_false (gtk_widget_get_sensitive (accept));
  rbk_probe_click (dialog, "_Load Columns");
  answer_password (NULL);
  wait_until_sensitive (load, TRUE);
  g_assert_false (gtk_widget_get_sensitive (accept));
  rbk_customers_fill_in (dialog, "Table or view", "no_such_table");
  rbk_probe_click (dialog, "_Load Columns");
  answer_password (g_getenv ("RBK_PG_PASSWORD"));
  wait_until_sensitive (load, TRUE);
  g_assert_false (gtk_widget_get_sensitive (accept));
  rbk_customers_fill_in (dialog, "Table or view", TABLE);
  load_columns (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  rbk_probe_spin (50);
  g_assert_cmpstr (rbk_customers_shown (page), ==, "empty");
  g_unlink (path);
  rbk_probe_close_window (window);
}

/* A book that names a database waits to be connected. */
static void
test_known (void)
{
  g_autofree char *uri = pg_server_uri ("reader");
  const char      *mapping[] = { "table=" TABLE, NULL };
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = pg_server_load (TABLE, COLUMNS, ROWS);
  g_autoptr(RbkUsageSource) source = rbk_usage_source_new ();
  guint n_connections = count_connections ();

  g_object_set (source, "path", uri, "format", "postgresql", "mapping", mapping, NULL);
  g_assert_true (rbk_document_take (window->document,
                                    rbk_edit_new_set_object (RBK_RECORD (rbk_document_get_book (
                                                                 window->document)),
                                                             "usage", RBK_RECORD (source)),
                                    NULL));
  rbk_customers_wait_until_shown (page, "database");
  rbk_probe_spin (300);
  g_assert_cmpuint (count_connections (), ==, n_connections);

  rbk_probe_click (page, "C_onnect");
  answer_password ("not it");
  rbk_customers_wait_until_shown (page, "problem");
  rbk_probe_click (page, "C_onnect Again");
  answer_password (g_getenv ("RBK_PG_PASSWORD"));
  assert_customers (page);
  g_assert_true (source_of (window) == source);
  g_unlink (path);
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/database/import", test_import);
  g_test_add_func ("/database/histogram", test_histogram);
  g_test_add_func ("/database/wrong", test_wrong);
  g_test_add_func ("/database/known", test_known);

  return g_test_run ();
}
