/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-file-place.h"

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("rbk-file-place");
}

/**
 * rbk_file_place_set:
 * @window: a window
 * @document: the book in it
 *
 * Says beside which book the files are that are asked for over @window.
 */
void
rbk_file_place_set (GtkWindow *window, RbkDocument *document)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (RBK_IS_DOCUMENT (document));

  g_object_set_qdata_full (G_OBJECT (window), get_quark (), g_object_ref (document),
                           g_object_unref);
}

/**
 * rbk_file_place_begin:
 * @chooser: a dialog over a window, not shown yet
 *
 * Has it begin in the folder of the book. What belongs to a book is mostly kept with it; a book
 * that was never saved, or is not on this computer, has no such folder.
 */
void
rbk_file_place_begin (GtkFileChooserNative *chooser)
{
  GtkWindow   *window = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));
  RbkDocument *document =
      window != NULL ? g_object_get_qdata (G_OBJECT (window), get_quark ()) : NULL;
  GFile *file = document != NULL ? rbk_document_get_file (document) : NULL;
  g_autoptr(GFile) folder =
                 file != NULL && g_file_is_native (file) ? g_file_get_parent (file) : NULL;

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
}
