/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rbk-application.h"
#include "rbk-book-file.h"
#include "rbk-book-writer.h"
#include "rbk-plan.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"
#include "rbk-window.h"

static RbkApplication *application;

typedef struct
{
  char      *folder;
  GFile     *file; /* does not exist at first */
  RbkWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("ratebook-test-XXXXXX", NULL);
  self->file = g_file_new_build_filename (self->folder, "book.ratebook", NULL);
  self->window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (application), NULL));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  rbk_probe_settle (GTK_WIDGET (self->window));
}

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Nothing may keep a window or its book once it is gone. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  RbkDocument *document = self->window != NULL ? rbk_window_get_document (self->window) : NULL;

  if (document != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
      rbk_document_close (document);
    }
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  spin (50);
  g_assert_null (self->window);
  g_assert_null (document);
  g_unlink (g_file_peek_path (self->file));
  g_rmdir (self->folder);
  g_object_unref (self->file);
  g_free (self->folder);
}

static RbkDocument *
new_book (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-from-template", "s",
                              "usage-gated");
  rbk_probe_settle (GTK_WIDGET (self->window));
  g_assert_nonnull (rbk_window_get_document (self->window));

  return rbk_window_get_document (self->window);
}

static RbkPlan *
first_plan (RbkDocument *document)
{
  g_autoptr(RbkPlan) plan =
                 g_list_model_get_item (rbk_book_get_plans (rbk_document_get_book (document)), 0);

  return plan;
}

static void
rename_first (RbkDocument *document, const char *name)
{
  g_assert_true (
      rbk_document_take (document,
                         rbk_edit_new_set_text (RBK_RECORD (first_plan (document)), "name", name),
                         NULL));
}

static void
assert_on_disk (Fixture *self, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkDocument) document = rbk_document_load (self->file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, name);
}

static void
write_file (Fixture *self, const char *name)
{
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), 0);

  g_object_set (plan, "name", name, NULL);
  g_assert_true (rbk_book_write_file (book, self->file, NULL, NULL, NULL));
}

static gboolean
is_enabled (Fixture *self, const char *button)
{
  return gtk_widget_get_sensitive (rbk_probe_find_button (GTK_WIDGET (self->window), button));
}

/* The dialog that stands over the window. */
static GtkWindow *
find_dialog (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static AdwMessageDialog *
wait_for_question (void)
{
  for (guint i = 0; i < 500 && find_dialog (ADW_TYPE_MESSAGE_DIALOG) == NULL; i++)
    spin (10);
  g_assert_nonnull (find_dialog (ADW_TYPE_MESSAGE_DIALOG));

  return ADW_MESSAGE_DIALOG (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog = wait_for_question ();
  const char       *label = adw_message_dialog_get_response_label (dialog, response);

  g_signal_emit_by_name (rbk_probe_find_button (GTK_WIDGET (dialog), label), "clicked");
  spin (50);
}

static void
open_and_wait (Fixture *self)
{
  rbk_window_open (self->window, self->file);
  for (guint i = 0; i < 500 && rbk_window_get_document (self->window) == NULL; i++)
    spin (10);
  g_assert_nonnull (rbk_window_get_document (self->window));
  rbk_probe_settle (GTK_WIDGET (self->window));
}

static void
test_start_page (Fixture *self, gconstpointer data)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Ratebook");
  g_assert_nonnull (
      rbk_probe_find_button (GTK_WIDGET (self->window), "_Try It With the Sample Book"));
  for (gsize i = 0; i < n_templates; i++)
    g_assert_nonnull (rbk_probe_find_label (GTK_WIDGET (self->window), templates[i].title));

  /* There is nothing to save, and saying so anyway does no harm. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_each_template (Fixture *self, gconstpointer data)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      GtkWindow *window;

      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-from-template", "s",
                                  templates[i].name);
      window = gtk_application_get_active_window (GTK_APPLICATION (application));
      rbk_probe_settle (GTK_WIDGET (window));
      g_assert_nonnull (rbk_window_get_document (RBK_WINDOW (window)));
      if (window != GTK_WINDOW (self->window))
        gtk_window_close (window);
    }
}

static void
test_history (Fixture *self, gconstpointer data)
{
  RbkDocument     *document = new_book (self);
  g_autofree char *title = g_strdup (gtk_window_get_title (GTK_WINDOW (self->window)));
  g_autofree char *marked = g_strconcat ("• ", title, NULL);

  g_assert_false (is_enabled (self, "Undo"));
  g_assert_false (is_enabled (self, "Redo"));
  rename_first (document, "Basic");
  g_assert_true (is_enabled (self, "Undo: Change name of Basic"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, marked);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, "Starter");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, title);
  g_assert_false (is_enabled (self, "Undo"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, "Basic");
}

static void
test_add_plan (Fixture *self, gconstpointer data)
{
  RbkDocument *document = new_book (self);
  GListModel  *plans = rbk_book_get_plans (rbk_document_get_book (document));
  guint        n_plans = g_list_model_get_n_items (plans);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-plan", NULL);
  rbk_probe_settle (GTK_WIDGET (self->window));
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, n_plans + 1);
}

static void
save_and_wait (Fixture *self)
{
  rbk_window_save_to (self->window, self->file, RBK_SAVE_PLAIN);
  for (guint i = 0; i < 500 && !rbk_document_get_is_saved (rbk_window_get_document (self->window));
       i++)
    spin (10);
  spin (20);
}

static void
test_save (Fixture *self, gconstpointer data)
{
  RbkDocument *document = new_book (self);

  rename_first (document, "Basic");
  save_and_wait (self);
  assert_on_disk (self, "Basic");
  g_assert_true (g_file_equal (rbk_document_get_file (document), self->file));

  rename_first (document, "Again");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  for (guint i = 0; i < 500 && !rbk_document_get_is_saved (document); i++)
    spin (10);
  assert_on_disk (self, "Again");
}

/* What is still being typed is part of what is saved. */
static void
test_save_takes_what_is_typed (Fixture *self, gconstpointer data)
{
  RbkDocument *document = new_book (self);
  RbkCell     *cell = rbk_probe_find_cell (GTK_WIDGET (self->window), "Name of Starter");

  g_assert_nonnull (cell);
  rbk_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (rbk_probe_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT)),
                         "Typed");
  save_and_wait (self);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, "Typed");
  assert_on_disk (self, "Typed");
}

static void
test_failed_save (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) nowhere = g_file_new_build_filename (self->folder, "no", "such.ratebook", NULL);
  RbkDocument *document = new_book (self);

  rename_first (document, "Basic");
  rbk_window_save_to (self->window, nowhere, RBK_SAVE_PLAIN);
  g_assert_cmpstr (adw_message_dialog_get_heading (wait_for_question ()), ==,
                   "The Book Is Not Saved");
  answer ("close");
  g_assert_false (rbk_document_get_is_saved (document));
  g_assert_null (rbk_document_get_file (document));
}

static void
test_close_asks (Fixture *self, gconstpointer data)
{
  RbkDocument *document = new_book (self);

  rename_first (document, "Basic");
  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_cmpstr (adw_message_dialog_get_heading (wait_for_question ()), ==, "Save Changes?");
  answer ("cancel");
  g_assert_nonnull (self->window);
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, "Basic");

  gtk_window_close (GTK_WINDOW (self->window));
  answer ("discard");
  g_assert_null (self->window);
}

static void
test_close_saves (Fixture *self, gconstpointer data)
{
  write_file (self, "Starter");
  open_and_wait (self);
  rename_first (rbk_window_get_document (self->window), "Basic");
  gtk_window_close (GTK_WINDOW (self->window));
  answer ("save");
  for (guint i = 0; i < 500 && self->window != NULL; i++)
    spin (10);
  g_assert_null (self->window);
  assert_on_disk (self, "Basic");
}

static void
test_saved_book_closes_at_once (Fixture *self, gconstpointer data)
{
  new_book (self);
  gtk_window_close (GTK_WINDOW (self->window));
  spin (50);
  g_assert_null (self->window);
}

static void
test_open (Fixture *self, gconstpointer data)
{
  guint n_windows;

  write_file (self, "Starter");
  open_and_wait (self);
  n_windows = g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));

  /* The same book again is the same window. */
  rbk_window_open (self->window, self->file);
  spin (50);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    n_windows);
}

static void
test_open_broken (Fixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;

  g_assert_true (
      g_file_set_contents (g_file_peek_path (self->file), "{\n  \"format\": 1,", -1, NULL));
  rbk_window_open (self->window, self->file);
  dialog = wait_for_question ();
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (dialog), "book.ratebook"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "line 2"));
  answer ("close");
  g_assert_null (rbk_window_get_document (self->window));
}

static GtkRevealer *
banner_of (Fixture *self)
{
  GtkWidget *button = rbk_probe_find_button (GTK_WIDGET (self->window), "_Keep This One");

  return GTK_REVEALER (gtk_widget_get_ancestor (button, GTK_TYPE_REVEALER));
}

static void
change_on_disk (Fixture *self)
{
  spin (20);
  write_file (self, "Theirs");
  for (guint i = 0; i < 500 && !gtk_revealer_get_reveal_child (banner_of (self)); i++)
    spin (10);
  g_assert_true (gtk_revealer_get_reveal_child (banner_of (self)));
}

static void
test_changed_on_disk (Fixture *self, gconstpointer data)
{
  RbkDocument *document;

  write_file (self, "Starter");
  open_and_wait (self);
  document = rbk_window_get_document (self->window);
  change_on_disk (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  rbk_probe_settle (GTK_WIDGET (self->window));
  g_assert_false (gtk_revealer_get_reveal_child (banner_of (self)));
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, "Theirs");
  g_assert_nonnull (rbk_probe_find_cell (GTK_WIDGET (self->window), "Name of Theirs"));

  /* With work of one's own, it asks. */
  rename_first (document, "Mine");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  answer ("cancel");
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, "Mine");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  answer ("reload");
  g_assert_cmpstr (rbk_plan_get_name (first_plan (document)), ==, "Theirs");
}

static void
test_keep (Fixture *self, gconstpointer data)
{
  RbkDocument *document;

  write_file (self, "Starter");
  open_and_wait (self);
  document = rbk_window_get_document (self->window);
  change_on_disk (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.keep", NULL);
  g_assert_false (gtk_revealer_get_reveal_child (banner_of (self)));
  g_assert_false (rbk_document_get_is_saved (document));
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  RbkDocument *document;

  write_file (self, "Starter");
  open_and_wait (self);
  document = rbk_window_get_document (self->window);
  rename_first (document, "Mine");
  change_on_disk (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (wait_for_question ()), ==, "Replace the File?");
  answer ("cancel");
  assert_on_disk (self, "Theirs");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (wait_for_question ()), ==, "Replace the File?");
  answer ("overwrite");
  for (guint i = 0; i < 500 && !rbk_document_get_is_saved (document); i++)
    spin (10);
  assert_on_disk (self, "Mine");
}

static void
test_drop (Fixture *self, gconstpointer data)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->window));
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  write_file (self, "Starter");
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&self->file, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &is_taken);
    }
  g_assert_true (is_taken);
  for (guint i = 0; i < 500 && rbk_window_get_document (self->window) == NULL; i++)
    spin (10);
  g_assert_nonnull (rbk_window_get_document (self->window));
}

static void
test_narrow (Fixture *self, gconstpointer data)
{
  GtkWidget *deliver;
  int        minimum;

  new_book (self);
  deliver = rbk_probe_find_button (GTK_WIDGET (self->window), "_Deliver…");
  g_assert_true (gtk_widget_get_visible (deliver));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  spin (300);
  g_assert_false (gtk_widget_get_visible (deliver));
  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_suggested_names (void)
{
  static const struct
  {
    const char *title, *suffix, *name;
  } cases[] = {
    { "Acme Docs AI", "ratebook", "acme-docs-ai.ratebook" },
    { "../../etc/passwd", "csv", "etc-passwd.csv" },
    { "Größe & Preis!", NULL, "grosse-preis" },
    { "", "md", "book.md" },
    { NULL, NULL, "book" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = rbk_book_file_suggest_name (cases[i].title, cases[i].suffix);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/window/start-page", test_start_page },
    { "/window/each-template", test_each_template },
    { "/window/history", test_history },
    { "/window/add-plan", test_add_plan },
    { "/window/save", test_save },
    { "/window/save-takes-what-is-typed", test_save_takes_what_is_typed },
    { "/window/failed-save", test_failed_save },
    { "/window/close-asks", test_close_asks },
    { "/window/close-saves", test_close_saves },
    { "/window/saved-book-closes", test_saved_book_closes_at_once },
    { "/window/open", test_open },
    { "/window/open-broken", test_open_broken },
    { "/window/changed-on-disk", test_changed_on_disk },
    { "/window/keep", test_keep },
    { "/window/conflict", test_conflict },
    { "/window/drop", test_drop },
    { "/window/narrow", test_narrow },
  };
  g_autofree char *state = g_dir_make_tmp ("ratebook-state-XXXXXX", NULL);
  g_autoptr(GError) error = NULL;

  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return 77;
    }

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_DATA_HOME", state, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = rbk_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  g_test_add_func ("/window/suggested-names", test_suggested_names);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
