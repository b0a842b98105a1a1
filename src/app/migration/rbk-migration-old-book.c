/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-old-book.h"

#include <glib/gi18n-lib.h>

#include "rbk-customer-path.h"
#include "rbk-file-place.h"
#include "rbk-migration-edit.h"
#include "rbk-step.h"

static void
take (GtkWidget *widget, RbkDocument *document, GFile *file)
{
  g_autofree char *path = rbk_customer_path_for_book (rbk_document_get_file (document), file);

  rbk_step_take (widget, document,
                 rbk_migration_edit_set_from (rbk_document_get_book (document), path), NULL);
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
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog = rbk_file_chooser_new (widget, _ ("Choose the Old Book"),
                                                       GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"));

  gtk_file_filter_set_name (filter, _ ("Ratebook books"));
  gtk_file_filter_add_suffix (filter, "ratebook");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_set_data_full (G_OBJECT (dialog), "document", g_object_ref (document), g_object_unref);
  rbk_file_chooser_ask (dialog, G_CALLBACK (chosen_cb), widget);
}
