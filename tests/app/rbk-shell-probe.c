/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shell-probe.h"

#include "rbk-book-writer.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

#include <unistd.h>

#define MAX_WAITS 500
#define PATIENCE_SECONDS 30

RbkApplication *rbk_probe_application;
char           *rbk_probe_folder;

/* rbk_probe_start: registers the program; FALSE where there is no display */
gboolean
rbk_probe_start (int *argc, char ***argv)
{
  g_autoptr(GError) error = NULL;

  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return FALSE;
    }

  rbk_probe_folder = g_dir_make_tmp ("ratebook-test-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", rbk_probe_folder, TRUE);
  g_setenv ("XDG_DATA_HOME", rbk_probe_folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", rbk_probe_folder, TRUE);
  gtk_test_init (argc, argv, NULL);
  rbk_probe_application = rbk_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (rbk_probe_application), NULL, &error));
  g_assert_no_error (error);

  return TRUE;
}

/* Whether the kernel lists another thread of this program as running, or as wanting to: it is so on
 * a machine that has no time for it as well. */
static gboolean
is_work_under_way (void)
{
  g_autoptr(GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  const char *name;

  while (threads != NULL && (name = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", name, "stat", NULL);
      g_autofree char *text = NULL;
      const char      *state;

      if (g_ascii_strtoull (name, NULL, 10) == (guint64) getpid () ||
          !g_file_get_contents (path, &text, NULL, NULL))
        continue;
      state = strrchr (text, ')');
      if (state != NULL && (state[2] == 'R' || state[2] == 'D'))
        return TRUE;
    }

  return FALSE;
}

/* rbk_probe_spin: lets that time go by, and then what is worked out beside the window come to its
 * end and be shown, however slow the machine is */
void
rbk_probe_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  gint64 patience = end + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < patience)
    {
      gboolean is_over = g_get_monotonic_time () >= end && !is_work_under_way ();

      if (g_main_context_iteration (NULL, FALSE))
        continue;
      if (is_over)
        return;
      g_usleep (1000);
    }
}

void
rbk_probe_click (GtkWidget *root, const char *label)
{
  GtkWidget *button = rbk_probe_find_button (root, label);

  if (button == NULL)
    g_error ("no button is labelled “%s”", label);
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_spin (50);
}

RbkWindow *
rbk_probe_new_window (const char *template)
{
  RbkWindow *window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (rbk_probe_application), NULL));

  gtk_window_present (GTK_WINDOW (window));
  if (template != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-template", "s", template);
  rbk_probe_settle (GTK_WIDGET (window));

  return window;
}

/* rbk_probe_close_window: gives up its book, and checks that nothing keeps the window */
void
rbk_probe_close_window (RbkWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  if (rbk_window_get_document (window) != NULL)
    rbk_document_close (rbk_window_get_document (window));
  gtk_window_destroy (GTK_WINDOW (window));
  rbk_probe_spin (50);
  g_assert_null (weak);
}

gboolean
rbk_probe_wait_for_document (RbkWindow *window)
{
  for (guint i = 0; i < MAX_WAITS && rbk_window_get_document (window) == NULL; i++)
    rbk_probe_spin (10);

  return rbk_window_get_document (window) != NULL;
}

/* rbk_probe_write_book: a template as a file of that name; returns where it is */
char *
rbk_probe_write_book (const char *template, const char *name)
{
  g_autoptr(RbkBook) book = rbk_template_new_book (template, NULL);
  g_autofree char *path = g_build_filename (rbk_probe_folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (rbk_book_write_file (book, file, NULL, NULL, NULL));

  return g_steal_pointer (&path);
}

/* rbk_probe_open_book: a window with a book that has to be there */
RbkWindow *
rbk_probe_open_book (const char *path)
{
  RbkWindow *window = rbk_probe_new_window (NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  rbk_window_open (window, file);
  if (!rbk_probe_wait_for_document (window))
    g_error ("%s can't be opened", path);

  return window;
}

/* rbk_probe_resize: only once it is narrow can a window be as narrow as that */
void
rbk_probe_resize (GtkWindow *window, int width, int height)
{
  for (guint i = 0; i < 2; i++)
    {
      gtk_window_set_default_size (window, width, height);
      rbk_probe_spin (300);
    }
}

/* rbk_probe_save_picture: as a person would see it */
gboolean
rbk_probe_save_picture (GtkWidget *window, const char *path)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_print ("%s\n", path);

  return gdk_texture_save_to_png (texture, path);
}
