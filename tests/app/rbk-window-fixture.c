/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-fixture.h"

#include <glib/gstdio.h>

#include "rbk-book-writer.h"
#include "rbk-shell-probe.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

void
rbk_fixture_set_up (RbkWindowFixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("ratebook-test-XXXXXX", NULL);
  self->file = g_file_new_build_filename (self->folder, "book.ratebook", NULL);
  self->window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (rbk_probe_application), NULL));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  rbk_probe_settle (GTK_WIDGET (self->window));
}

/* Nothing may keep a window or its book once it is gone. */
void
rbk_fixture_tear_down (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document = self->window != NULL ? rbk_window_get_document (self->window) : NULL;

  if (document != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
      rbk_document_close (document);
    }
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  rbk_probe_spin (50);
  g_assert_null (self->window);
  g_assert_null (document);
  g_unlink (g_file_peek_path (self->file));
  g_rmdir (self->folder);
  g_object_unref (self->file);
  g_free (self->folder);
}

RbkDocument *
rbk_fixture_new_book (RbkWindowFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-from-template", "s",
                              "usage-gated");
  rbk_probe_settle (GTK_WIDGET (self->window));
  g_assert_nonnull (rbk_window_get_document (self->window));

  return rbk_window_get_document (self->window);
}

RbkPlan *
rbk_fixture_first_plan (RbkDocument *document)
{
  g_autoptr(RbkPlan) plan =
                 g_list_model_get_item (rbk_book_get_plans (rbk_document_get_book (document)), 0);

  return plan;
}

void
rbk_fixture_rename_first (RbkDocument *document, const char *name)
{
  g_assert_true (
      rbk_document_take (document,
                         rbk_edit_new_set_text (RBK_RECORD (rbk_fixture_first_plan (document)),
                                                "name", name),
                         NULL));
}

void
rbk_fixture_assert_on_disk (RbkWindowFixture *self, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkDocument) document = rbk_document_load (self->file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, name);
}

void
rbk_fixture_write_file (RbkWindowFixture *self, const char *name)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 0);

  g_object_set (plan, "name", name, NULL);
  g_assert_true (rbk_book_write_file (book, self->file, NULL, NULL, NULL));
}

/* The dialog that stands over the window. */
GtkWindow *
rbk_fixture_find_question (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

AdwMessageDialog *
rbk_fixture_wait_for_question (void)
{
  for (guint i = 0; i < 500 && rbk_fixture_find_question () == NULL; i++)
    rbk_probe_spin (10);
  g_assert_nonnull (rbk_fixture_find_question ());

  return ADW_MESSAGE_DIALOG (rbk_fixture_find_question ());
}

void
rbk_fixture_answer (const char *response)
{
  AdwMessageDialog *dialog = rbk_fixture_wait_for_question ();
  const char       *label = adw_message_dialog_get_response_label (dialog, response);

  g_signal_emit_by_name (rbk_probe_find_button (GTK_WIDGET (dialog), label), "clicked");
  rbk_probe_spin (50);
}

/* A window that is closed goes when its last work is done. */
void
rbk_fixture_assert_closed (RbkWindowFixture *self)
{
  for (guint i = 0; i < 500 && self->window != NULL; i++)
    rbk_probe_spin (10);
  g_assert_null (self->window);
}

void
rbk_fixture_open (RbkWindowFixture *self)
{
  rbk_window_open (self->window, self->file);
  for (guint i = 0; i < 500 && rbk_window_get_document (self->window) == NULL; i++)
    rbk_probe_spin (10);
  g_assert_nonnull (rbk_window_get_document (self->window));
  rbk_probe_settle (GTK_WIDGET (self->window));
}
