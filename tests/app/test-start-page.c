/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "rbk-book-file.h"
#include "rbk-book-writer.h"
#include "rbk-shell-probe.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

/* Drafts and recent books on the start page. */

static void
leave_draft (const char *title)
{
  g_autoptr(GFile) drafts = rbk_draft_get_default_folder ();
  g_autoptr(RbkDraft) draft = rbk_draft_new (drafts);
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(GError) error = NULL;

  g_object_set (book, "title", title, NULL);
  g_assert_true (rbk_draft_write (draft, book, NULL, NULL, &error));
  g_assert_no_error (error);
}

static guint
count_drafts (void)
{
  g_autoptr(GFile) drafts = rbk_draft_get_default_folder ();
  g_autoptr(GPtrArray) infos = rbk_draft_list (drafts);

  return infos->len;
}

static void
test_recover (void)
{
  RbkWindow *window;

  leave_draft ("Left <b>behind</b>");
  window = rbk_probe_new_window (NULL);
  rbk_probe_click (GTK_WIDGET (window), "_Recover");
  g_assert_nonnull (rbk_window_get_document (window));
  g_assert_false (rbk_document_get_is_saved (rbk_window_get_document (window)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "• Left <b>behind</b>");
  rbk_probe_close_window (window);
  g_assert_cmpuint (count_drafts (), ==, 0);
}

static void
test_discard (void)
{
  RbkWindow *window;

  leave_draft ("One");
  window = rbk_probe_new_window (NULL);
  rbk_probe_click (GTK_WIDGET (window), "_Discard");
  g_assert_cmpuint (count_drafts (), ==, 0);
  g_assert_null (rbk_probe_find_button (GTK_WIDGET (window), "_Discard"));
  rbk_probe_close_window (window);
}

static void
test_recent (void)
{
  g_autofree char *path = g_build_filename (rbk_probe_folder, "recent one.ratebook", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(GPtrArray) gone = NULL;
  GtkWidget *row;
  RbkWindow *window;

  g_assert_true (rbk_book_write_file (book, file, NULL, NULL, NULL));
  rbk_book_file_remember (file);
  rbk_probe_spin (100);
  window = rbk_probe_new_window (NULL);
  row =
      rbk_probe_find_type (rbk_probe_find_label (GTK_WIDGET (window), "recent one.ratebook") != NULL
                               ? GTK_WIDGET (window)
                               : NULL,
                           ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  for (guint i = 0; i < 500 && rbk_window_get_document (window) == NULL; i++)
    rbk_probe_spin (10);
  g_assert_true (g_file_equal (rbk_document_get_file (rbk_window_get_document (window)), file));
  rbk_probe_close_window (window);

  /* A book that is gone is not offered. */
  g_unlink (path);
  gone = rbk_book_file_list_recent ();
  g_assert_cmpuint (gone->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/start-page/recover", test_recover);
  g_test_add_func ("/start-page/discard", test_discard);
  g_test_add_func ("/start-page/recent", test_recent);

  return g_test_run ();
}
