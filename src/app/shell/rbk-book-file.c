/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-file.h"

#include <glib/gi18n-lib.h>

#include "rbk-file-place.h"

#define MAX_RECENT 8
#define MAX_NAME_LENGTH 80

/* What the program knows of books as files: how they are chosen, named and remembered. */

/**
 * rbk_book_file_chooser_add_filter:
 * @chooser: a chooser
 * @name: what is let through, for the user
 * @pattern: what the names of these files look like
 *
 * Adds what can be chosen from; the first is shown at first.
 */
void
rbk_book_file_chooser_add_filter (GtkFileChooserNative *chooser,
                                  const char           *name,
                                  const char           *pattern)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

/**
 * rbk_book_file_chooser_new:
 * @parent: over which window
 * @title: what it is for
 * @action: whether to open or to save
 * @accept: the label of its button
 *
 * Returns: (transfer full): a chooser of book files
 */
GtkFileChooserNative *
rbk_book_file_chooser_new (GtkWindow           *parent,
                           const char          *title,
                           GtkFileChooserAction action,
                           const char          *accept)
{
  GtkFileChooserNative *self =
      gtk_file_chooser_native_new (title, parent, action, accept, _ ("_Cancel"));

  rbk_file_place_begin (self);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self), TRUE);
  rbk_book_file_chooser_add_filter (self, _ ("Books"), "*." RBK_BOOK_FILE_SUFFIX);
  rbk_book_file_chooser_add_filter (self, _ ("All files"), "*");

  return self;
}

/**
 * rbk_book_file_chooser_run:
 * @chooser: (transfer full): a chooser
 * @response_cb: called with @object first, the response, and the chooser, which it destroys
 * @object: who asks; without it there is no answer
 *
 * Shows a chooser, which stays until it is answered.
 */
void
rbk_book_file_chooser_run (GtkFileChooserNative *chooser, GCallback response_cb, GObject *object)
{
  g_signal_connect_object (chooser, "response", response_cb, object, G_CONNECT_SWAPPED);
  g_object_set_data_full (object, "chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * rbk_book_file_suggest_name:
 * @title: (nullable): of a book
 * @suffix: (nullable): of the file, without the point
 *
 * Returns: (transfer full): a name that any file system takes: `acme-docs.ratebook`
 */
char *
rbk_book_file_suggest_name (const char *title, const char *suffix)
{
  g_autofree char *plain = g_str_to_ascii (title != NULL ? title : "", NULL);
  g_autoptr(GString) name = g_string_new (NULL);

  for (const char *c = plain; *c != '\0' && name->len < MAX_NAME_LENGTH; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (name, g_ascii_tolower (*c));
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "book");
  if (suffix != NULL)
    g_string_append_printf (name, ".%s", suffix);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * rbk_book_file_remember:
 * @file: a book that was opened or saved
 *
 * Puts the book on the list of recent ones.
 */
void
rbk_book_file_remember (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *command = g_strconcat (g_get_prgname (), " %f", NULL);
  GtkRecentData    data = {
       .display_name = name,
       .mime_type = (char *) RBK_BOOK_FILE_MIME_TYPE,
       .app_name = (char *) g_get_application_name (),
       .app_exec = command,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static gboolean
is_book (GtkRecentInfo *info)
{
  return g_strcmp0 (gtk_recent_info_get_mime_type (info), RBK_BOOK_FILE_MIME_TYPE) == 0 ||
         g_str_has_suffix (gtk_recent_info_get_uri (info), "." RBK_BOOK_FILE_SUFFIX);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified (*(GtkRecentInfo *const *) b),
                              gtk_recent_info_get_modified (*(GtkRecentInfo *const *) a));
}

/**
 * rbk_book_file_list_recent:
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the last books that still exist
 */
GPtrArray *
rbk_book_file_list_recent (void)
{
  GPtrArray *recent = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList     *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    {
      if (is_book (l->data) && gtk_recent_info_exists (l->data))
        g_ptr_array_add (recent, gtk_recent_info_ref (l->data));
      gtk_recent_info_unref (l->data);
    }
  g_list_free (items);
  g_ptr_array_sort (recent, compare_newest_first);
  g_ptr_array_set_size (recent, (int) MIN (recent->len, MAX_RECENT));

  return recent;
}
