/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-file-place.h"
#include "rbk-shell-probe.h"
#include "rbk-window-fixture.h"
#include "rbk-window-probe.h"

/* Saving, closing, and what somebody else did to the file. */

static void
save_and_wait (RbkWindowFixture *self)
{
  rbk_window_save_to (self->window, self->file, RBK_SAVE_PLAIN);
  for (guint i = 0; i < 500 && !rbk_document_get_is_saved (rbk_window_get_document (self->window));
       i++)
    rbk_probe_spin (10);
  rbk_probe_spin (20);
}

static void
test_save (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document = rbk_fixture_new_book (self);

  rbk_fixture_rename_first (document, "Basic");
  save_and_wait (self);
  rbk_fixture_assert_on_disk (self, "Basic");
  g_assert_true (g_file_equal (rbk_document_get_file (document), self->file));

  rbk_fixture_rename_first (document, "Again");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  for (guint i = 0; i < 500 && !rbk_document_get_is_saved (document); i++)
    rbk_probe_spin (10);
  rbk_fixture_assert_on_disk (self, "Again");
}

/* What is still being typed is part of what is saved. */
static void
test_save_takes_what_is_typed (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document = rbk_fixture_new_book (self);
  RbkCell     *cell = rbk_probe_find_cell (GTK_WIDGET (self->window), "Name of Starter");

  g_assert_nonnull (cell);
  rbk_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (rbk_probe_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT)),
                         "Typed");
  save_and_wait (self);
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Typed");
  rbk_fixture_assert_on_disk (self, "Typed");
}

static gboolean
begins_in (GtkFileChooserNative *chooser, GFile *folder)
{
  g_autoptr(GFile) begins = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (chooser));

  return begins != NULL && g_file_equal (begins, folder);
}

/* What belongs to a book is looked for, and put, beside it. */
static void
test_files_beside_the_book (RbkWindowFixture *self, gconstpointer data)
{
  g_autoptr(GFile) folder = g_file_get_parent (self->file);

  rbk_fixture_new_book (self);
  for (guint is_saved = 0; is_saved < 2; is_saved++)
    {
      g_autoptr(GtkFileChooserNative) chooser =
                     gtk_file_chooser_native_new ("Open", GTK_WINDOW (self->window),
                                                  GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

      if (is_saved)
        save_and_wait (self);
      rbk_file_place_begin (chooser);
      /* The folder is looked at first, and until then the chooser may be in another. On a busy
       * machine one that is not shown may lose what it was told, and is told again. */
      for (guint i = 1; i < 1500 && is_saved && !begins_in (chooser, folder); i++)
        {
          rbk_probe_spin (10);
          if (i % 100 == 0)
            rbk_file_place_begin (chooser);
        }
      g_assert_cmpint (begins_in (chooser, folder), ==, is_saved);
      gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
    }
}

static gboolean
is_called (RbkWindowFixture *self, const char *name)
{
  GFile           *file = rbk_document_get_file (rbk_window_get_document (self->window));
  g_autofree char *called = g_file_get_basename (file);

  return g_str_equal (called, name) && g_file_query_exists (file, NULL);
}

/* Save As begins where the book is, and with its name; a name without an ending gets one. */
static void
test_save_as (RbkWindowFixture *self, gconstpointer data)
{
  g_autoptr(GFile) folder = g_file_get_parent (self->file);
  g_autofree char      *own = g_file_get_basename (self->file);
  g_autofree char      *proposed = NULL;
  GtkFileChooserNative *chooser;
  guint                 n_windows;

  rbk_fixture_new_book (self);
  save_and_wait (self);
  n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save-as", NULL);
  rbk_probe_spin (1500);
  chooser = g_object_get_data (G_OBJECT (self->window), "chooser");
  proposed = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (proposed, ==, own);
  g_assert_true (begins_in (chooser, folder));
  /* The chooser is there, and nothing that complains. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows + 1);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "another v1.2");
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_ACCEPT);
  g_object_set_data (G_OBJECT (self->window), "chooser", NULL);
  for (guint i = 0; i < 500 && !is_called (self, "another v1.2.ratebook"); i++)
    rbk_probe_spin (10);
  g_assert_true (is_called (self, "another v1.2.ratebook"));
}

static void
test_failed_save (RbkWindowFixture *self, gconstpointer data)
{
  g_autoptr(GFile) nowhere = g_file_new_build_filename (self->folder, "no", "such.ratebook", NULL);
  RbkDocument *document = rbk_fixture_new_book (self);

  rbk_fixture_rename_first (document, "Basic");
  rbk_window_save_to (self->window, nowhere, RBK_SAVE_PLAIN);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (rbk_fixture_wait_for_question ())), ==,
                   "The Book Is Not Saved");
  rbk_fixture_answer ("close");
  g_assert_false (rbk_document_get_is_saved (document));
  g_assert_null (rbk_document_get_file (document));
}

static void
test_close_asks (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document = rbk_fixture_new_book (self);

  rbk_fixture_rename_first (document, "Basic");
  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (rbk_fixture_wait_for_question ())), ==,
                   "Save Changes?");
  rbk_fixture_answer ("cancel");
  g_assert_nonnull (self->window);
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Basic");

  gtk_window_close (GTK_WINDOW (self->window));
  rbk_fixture_answer ("discard");
  rbk_fixture_assert_closed (self);
}

static void
test_close_saves (RbkWindowFixture *self, gconstpointer data)
{
  rbk_fixture_write_file (self, "Starter");
  rbk_fixture_open (self);
  rbk_fixture_rename_first (rbk_window_get_document (self->window), "Basic");
  gtk_window_close (GTK_WINDOW (self->window));
  rbk_fixture_answer ("save");
  for (guint i = 0; i < 500 && self->window != NULL; i++)
    rbk_probe_spin (10);
  rbk_fixture_assert_closed (self);
  rbk_fixture_assert_on_disk (self, "Basic");
}

static void
test_saved_book_closes_at_once (RbkWindowFixture *self, gconstpointer data)
{
  rbk_fixture_new_book (self);
  gtk_window_close (GTK_WINDOW (self->window));
  rbk_probe_spin (50);
  rbk_fixture_assert_closed (self);
}

static GtkRevealer *
banner_of (RbkWindowFixture *self)
{
  GtkWidget *button = rbk_probe_find_button (GTK_WIDGET (self->window), "_Keep This One");

  return GTK_REVEALER (gtk_widget_get_ancestor (button, GTK_TYPE_REVEALER));
}

static void
change_on_disk (RbkWindowFixture *self)
{
  rbk_probe_spin (20);
  rbk_fixture_write_file (self, "Theirs");
  for (guint i = 0; i < 500 && !gtk_revealer_get_reveal_child (banner_of (self)); i++)
    rbk_probe_spin (10);
  g_assert_true (gtk_revealer_get_reveal_child (banner_of (self)));
}

static void
test_changed_on_disk (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document;

  rbk_fixture_write_file (self, "Starter");
  rbk_fixture_open (self);
  document = rbk_window_get_document (self->window);
  change_on_disk (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  rbk_probe_settle (GTK_WIDGET (self->window));
  g_assert_false (gtk_revealer_get_reveal_child (banner_of (self)));
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Theirs");
  g_assert_nonnull (rbk_probe_find_cell (GTK_WIDGET (self->window), "Name of Theirs"));

  /* With work of one's own, it asks. */
  rbk_fixture_rename_first (document, "Mine");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  rbk_fixture_answer ("cancel");
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Mine");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  rbk_fixture_answer ("reload");
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Theirs");
}

static int
measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* In languages whose words are long, the buttons go below the text. */
static void
test_banner_width (RbkWindowFixture *self, gconstpointer data)
{
  GtkWidget *button = rbk_probe_find_button (GTK_WIDGET (self->window), "_Keep This One");
  GtkWidget *buttons = gtk_widget_get_parent (button);
  GtkWidget *text = gtk_widget_get_prev_sibling (buttons);

  g_assert_cmpint (measure_width (GTK_WIDGET (banner_of (self))), <,
                   measure_width (buttons) + measure_width (text));
  g_assert_cmpint (measure_width (GTK_WIDGET (banner_of (self))), <=, 360);
}

static void
test_keep (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document;

  rbk_fixture_write_file (self, "Starter");
  rbk_fixture_open (self);
  document = rbk_window_get_document (self->window);
  change_on_disk (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.keep", NULL);
  g_assert_false (gtk_revealer_get_reveal_child (banner_of (self)));
  g_assert_false (rbk_document_get_is_saved (document));
}

static void
test_conflict (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document;

  rbk_fixture_write_file (self, "Starter");
  rbk_fixture_open (self);
  document = rbk_window_get_document (self->window);
  rbk_fixture_rename_first (document, "Mine");
  change_on_disk (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (rbk_fixture_wait_for_question ())), ==,
                   "Replace the File?");
  rbk_fixture_answer ("cancel");
  rbk_fixture_assert_on_disk (self, "Theirs");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (rbk_fixture_wait_for_question ())), ==,
                   "Replace the File?");
  rbk_fixture_answer ("overwrite");
  for (guint i = 0; i < 500 && !rbk_document_get_is_saved (document); i++)
    rbk_probe_spin (10);
  rbk_fixture_assert_on_disk (self, "Mine");
}

static void
point_to (GFile *link, const char *name)
{
  g_autoptr(GError) error = NULL;

  g_file_delete (link, NULL, NULL);
  g_file_make_symbolic_link (link, name, NULL, &error);
  g_assert_no_error (error);
}

/* The system does not tell of every change: where a link leads now is not seen until somebody
 * turns to the window. */
static void
test_looks_when_turned_to (RbkWindowFixture *self, gconstpointer data)
{
  g_autoptr(GFile) link = g_file_new_build_filename (self->folder, "link.ratebook", NULL);
  g_autoptr(GFile) mine = g_file_new_build_filename (self->folder, "mine.ratebook", NULL);
  g_autoptr(GError) error = NULL;
  GtkWidget   *other = gtk_window_new ();
  RbkDocument *document;

  rbk_fixture_write_file (self, "Mine");
  g_file_copy (self->file, mine, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  rbk_fixture_write_file (self, "Theirs");
  point_to (link, "mine.ratebook");
  rbk_window_open (self->window, link);
  g_assert_true (rbk_probe_wait_for_document (self->window));
  document = rbk_window_get_document (self->window);

  gtk_window_present (GTK_WINDOW (other));
  rbk_probe_spin (300);
  point_to (link, "book.ratebook");
  rbk_probe_spin (300);
  g_assert_false (rbk_document_get_external_change (document));
  gtk_window_present (GTK_WINDOW (self->window));
  for (guint i = 0; i < 500 && !rbk_document_get_external_change (document); i++)
    rbk_probe_spin (10);
  g_assert_true (rbk_document_get_external_change (document));

  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_true (g_file_delete (link, NULL, NULL));
  g_assert_true (g_file_delete (mine, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (RbkWindowFixture *, gconstpointer);
  } tests[] = {
    { "/window-save/save", test_save },
    { "/window-save/save-takes-what-is-typed", test_save_takes_what_is_typed },
    { "/window-save/files-beside-the-book", test_files_beside_the_book },
    { "/window-save/save-as", test_save_as },
    { "/window-save/failed-save", test_failed_save },
    { "/window-save/close-asks", test_close_asks },
    { "/window-save/close-saves", test_close_saves },
    { "/window-save/saved-book-closes-at-once", test_saved_book_closes_at_once },
    { "/window-save/changed-on-disk", test_changed_on_disk },
    { "/window-save/banner-width", test_banner_width },
    { "/window-save/keep", test_keep },
    { "/window-save/conflict", test_conflict },
    { "/window-save/looks-when-turned-to", test_looks_when_turned_to },
  };

  if (!rbk_probe_start (&argc, &argv))
    return 77;

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RbkWindowFixture, NULL, rbk_fixture_set_up, tests[i].test,
                rbk_fixture_tear_down);

  return g_test_run ();
}
