/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shell-probe.h"

#include "rbk-window-probe.h"

#define MAX_WAITS 500

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

void
rbk_probe_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
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
