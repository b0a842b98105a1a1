/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shell-probe.h"
#include "rbk-usage-source.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

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

static void
load (RbkWindow *window, const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  rbk_window_load_usage (window, file);
  for (guint i = 0; i < 200 && window->usage_cancellable != NULL; i++)
    rbk_probe_spin (20);
  g_assert_null (window->usage_cancellable);
  rbk_probe_settle (GTK_WIDGET (window));
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
  g_autoptr(GFile) file = g_file_new_for_path (path);

  rbk_window_load_usage (window, file);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.cancel-usage", NULL));
  for (guint i = 0; i < 200 && window->usage_cancellable != NULL; i++)
    rbk_probe_spin (20);
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
