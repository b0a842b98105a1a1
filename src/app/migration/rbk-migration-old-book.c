/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-old-book.h"

#include <glib/gi18n-lib.h>

#include "rbk-customer-path.h"
#include "rbk-file-place.h"
#include "rbk-migration-edit.h"
#include "rbk-undo-toast.h"

static void
take (GtkWidget *widget, RbkDocument *document, GFile *file)
{
  g_autofree char *path = rbk_customer_path_for_book (rbk_document_get_file (document), file);
  g_autoptr(GError) error = NULL;

  rbk_document_seal (document);
  if (!rbk_document_take (document,
                          rbk_migration_edit_set_from (rbk_document_get_book (document), path),
                          &error))
    rbk_undo_toast_refuse (widget, error);
}

static void
chosen_cb (GtkWidget *widget, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      take (widget, g_object_get_data (G_OBJECT (dialog), "document"), file);
    }
  g_object_unref (dialog);
}

/**
 * rbk_migration_choose_old_book:
 * @widget: the page
 * @document: the new book
 *
 * Asks for the book that customers are on today. Choosing it is one step that can be undone.
 */
void
rbk_migration_choose_old_book (GtkWidget *widget, RbkDocument *document)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Choose the Old Book"), GTK_WINDOW (root),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), NULL);

  rbk_file_place_begin (dialog);
  gtk_file_filter_set_name (filter, _ ("Ratebook books"));
  gtk_file_filter_add_suffix (filter, "ratebook");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_set_data_full (G_OBJECT (dialog), "document", g_object_ref (document), g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
