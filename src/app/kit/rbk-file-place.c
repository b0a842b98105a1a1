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

/**
 * rbk_file_chooser_new:
 * @over: a widget of the window over which it stands
 * @title: what it asks for
 * @action: whether a file is to be opened or written
 * @accept: (nullable): what its button says, with a mnemonic
 *
 * Returns: (transfer full): a dialog that begins beside the book, not shown yet
 */
GtkFileChooserNative *
rbk_file_chooser_new (GtkWidget           *over,
                      const char          *title,
                      GtkFileChooserAction action,
                      const char          *accept)
{
  GtkRoot              *root = gtk_widget_get_root (over);
  GtkFileChooserNative *self =
      gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action,
                                   accept, NULL);

  rbk_file_place_begin (self);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self), TRUE);

  return self;
}

/**
 * rbk_file_chooser_ask:
 * @chooser: a dialog
 * @answered: called with @owner, the response and the dialog
 * @owner: (type GObject): who asks; gone, it is not called
 *
 * Shows the dialog.
 */
void
rbk_file_chooser_ask (GtkFileChooserNative *chooser, GCallback answered, gpointer owner)
{
  g_signal_connect_object (chooser, "response", answered, owner, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
