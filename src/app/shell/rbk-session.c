/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-session.h"

static GFile *
file_of (RbkWindow *window)
{
  RbkDocument *document = rbk_window_get_document (window);

  return document != NULL ? rbk_document_get_file (document) : NULL;
}

/* The windows of a program are listed newest first; books come back in the order in which
 * they were opened. */
static void
list_books (GtkApplication *application, RbkWindow *leaving, GStrvBuilder *uris)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (application));

  windows = g_list_reverse (windows);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      GFile *file = RBK_IS_WINDOW (l->data) && l->data != leaving ? file_of (l->data) : NULL;
      g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

      if (uri != NULL)
        g_strv_builder_add (uris, uri);
    }
}

/**
 * rbk_session_remember:
 * @application: the program
 * @settings: (nullable): where it is remembered
 * @leaving: (nullable): a window that is about to go
 *
 * Remembers which books are open. A window that goes takes its book with it, but for the
 * last: that one is what the user was at.
 */
void
rbk_session_remember (GtkApplication *application, GSettings *settings, RbkWindow *leaving)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) uris = NULL;

  if (settings == NULL || application == NULL)
    return;

  list_books (application, leaving, builder);
  uris = g_strv_builder_end (builder);
  if (uris[0] == NULL && leaving != NULL && file_of (leaving) != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file_of (leaving));
      const char      *last[] = { uri, NULL };

      g_settings_set_strv (settings, "session", last);
      return;
    }
  g_settings_set_strv (settings, "session", (const char *const *) uris);
}

/**
 * rbk_session_restore:
 * @application: the program, without a window
 * @settings: (nullable): where it is remembered
 *
 * Opens the books of last time, those that are still there.
 *
 * Returns: whether there is one
 */
gboolean
rbk_session_restore (GtkApplication *application, GSettings *settings)
{
  g_auto(GStrv) uris = NULL;
  gboolean has_book = FALSE;

  if (settings == NULL || !g_settings_get_boolean (settings, "restore-session"))
    return FALSE;

  uris = g_settings_get_strv (settings, "session");
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_uri (uris[i]);

      if (!g_file_query_exists (file, NULL))
        continue;
      /* It comes to the screen with its book, not before. */
      rbk_window_open (RBK_WINDOW (rbk_window_new (application, settings)), file);
      has_book = TRUE;
    }

  return has_book;
}
