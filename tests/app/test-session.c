/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-session.h"

#include "rbk-settings.h"
#include "rbk-shell-probe.h"
#include "rbk-window-fixture.h"
#include "rbk-window-probe.h"

/* What a start finds again of the last time: the books that were open, and work that a
 * program left behind when it ended without saying goodbye. */

static GSettings *settings;

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (rbk_probe_application)));
}

static void
assert_session (const char *expected)
{
  g_auto(GStrv) uris = g_settings_get_strv (settings, "session");

  if (expected == NULL)
    g_assert_null (uris[0]);
  else
    g_assert_cmpstr (uris[0], ==, expected);
}

static RbkWindow *
new_window (void)
{
  RbkWindow *window =
      RBK_WINDOW (rbk_window_new (GTK_APPLICATION (rbk_probe_application), settings));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_last_book (RbkWindowFixture *self, gconstpointer data)
{
  g_autofree char *uri = g_file_get_uri (self->file);
  RbkWindow       *window = new_window ();
  RbkWindow       *again;

  rbk_fixture_write_file (self, "Starter");
  rbk_window_open (window, self->file);
  g_assert_true (rbk_probe_wait_for_document (window));
  assert_session (uri);

  /* The last one that goes is what one was at. */
  gtk_window_close (GTK_WINDOW (window));
  rbk_probe_spin (50);
  assert_session (uri);
  gtk_window_destroy (GTK_WINDOW (self->window));
  rbk_probe_spin (50);
  g_assert_cmpuint (count_windows (), ==, 0);

  g_assert_true (rbk_session_restore (GTK_APPLICATION (rbk_probe_application), settings));
  again = gtk_application_get_windows (GTK_APPLICATION (rbk_probe_application))->data;
  g_assert_true (rbk_probe_wait_for_document (again));
  g_assert_true (
      g_file_equal (rbk_document_get_file (rbk_window_get_document (again)), self->file));
  rbk_probe_close_window (again);
}

static void
test_one_of_two (RbkWindowFixture *self, gconstpointer data)
{
  g_autoptr(GFile) other = g_file_new_build_filename (self->folder, "other.ratebook", NULL);
  g_autofree char *uri = g_file_get_uri (other);
  RbkWindow       *first = new_window ();
  RbkWindow       *second = new_window ();

  rbk_fixture_write_file (self, "Starter");
  g_assert_true (g_file_copy (self->file, other, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  rbk_window_open (first, self->file);
  rbk_window_open (second, other);
  g_assert_true (rbk_probe_wait_for_document (first) && rbk_probe_wait_for_document (second));

  gtk_window_close (GTK_WINDOW (first));
  rbk_probe_spin (50);
  assert_session (uri);
  g_assert_true (g_file_delete (other, NULL, NULL));
  rbk_probe_close_window (second);

  /* A book that is gone does not come back, and nothing is said of it. */
  g_assert_false (rbk_session_restore (GTK_APPLICATION (rbk_probe_application), settings));
}

static void
test_not_wanted (RbkWindowFixture *self, gconstpointer data)
{
  g_autofree char *uri = g_file_get_uri (self->file);
  const char      *session[] = { uri, NULL };

  rbk_fixture_write_file (self, "Starter");
  g_settings_set_strv (settings, "session", session);
  g_settings_set_boolean (settings, "restore-session", FALSE);
  g_assert_false (rbk_session_restore (GTK_APPLICATION (rbk_probe_application), settings));
  g_settings_reset (settings, "restore-session");
}

/* A draft as a program leaves it that was killed: nobody holds its lock. */
static void
leave_draft (RbkWindowFixture *self, const char *name)
{
  g_autoptr(GFile) folder = rbk_draft_get_default_folder ();
  g_autoptr(RbkDocument) document = rbk_document_load (self->file, NULL);
  RbkDraft *draft = rbk_draft_new (folder);

  rbk_fixture_rename_first (document, name);
  g_assert_true (rbk_draft_write (draft, rbk_document_get_book (document), self->file, NULL, NULL));
  g_object_unref (draft);
}

static const char *
first_name (RbkWindowFixture *self)
{
  g_assert_true (rbk_probe_wait_for_document (self->window));

  return rbk_plan_get_name (rbk_fixture_first_plan (rbk_window_get_document (self->window)));
}

static void
test_draft (RbkWindowFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *response, *name;
    gboolean    is_kept;
  } cases[] = {
    { "later", "Starter", TRUE },
    { "recover", "Kept", FALSE },
    { "discard", "Starter", FALSE },
  };
  g_autoptr(GFile) folder = rbk_draft_get_default_folder ();

  rbk_fixture_write_file (self, "Starter");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkWindow *first = self->window;

      leave_draft (self, "Kept");
      rbk_window_open (self->window, self->file);
      rbk_fixture_answer (cases[i].response);
      g_assert_cmpstr (first_name (self), ==, cases[i].name);
      rbk_document_close (rbk_window_get_document (self->window));
      g_object_remove_weak_pointer (G_OBJECT (first), (gpointer *) &self->window);
      self->window = new_window ();
      g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
      gtk_window_destroy (GTK_WINDOW (first));
      rbk_probe_spin (50);

      g_autoptr(RbkDraftInfo) left = rbk_draft_find (folder, self->file);
      g_assert_cmpint (left != NULL, ==, cases[i].is_kept);
      if (left != NULL)
        rbk_draft_info_discard (left);
    }
}

static void
test_toast (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document = rbk_fixture_new_book (self);

  rbk_fixture_rename_first (document, "Basic");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.toast", "(sb)", "Renamed", TRUE);
  rbk_probe_spin (50);
  g_assert_nonnull (rbk_probe_find_label (GTK_WIDGET (self->window), "Renamed"));
  rbk_probe_click (GTK_WIDGET (self->window), "_Undo");
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Starter");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (RbkWindowFixture *, gconstpointer);
  } tests[] = {
    { "/session/last-book", test_last_book },   { "/session/one-of-two", test_one_of_two },
    { "/session/not-wanted", test_not_wanted }, { "/session/draft", test_draft },
    { "/session/toast", test_toast },
  };
  int status;

  if (!rbk_probe_start (&argc, &argv))
    return 77;

  settings = rbk_settings_new ();
  g_assert_nonnull (settings);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RbkWindowFixture, NULL, rbk_fixture_set_up, tests[i].test,
                rbk_fixture_tear_down);
  status = g_test_run ();
  g_object_unref (settings);

  return status;
}
