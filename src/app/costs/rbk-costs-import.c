/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-import.h"

#include <glib/gi18n-lib.h>

#include "rbk-file-place.h"

/* Reads price catalogues aside from the main loop: they have up to tens of megabytes. */

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError       *error = NULL;
  RbkCatalogue *catalogue = rbk_catalogue_read_file (task_data, cancellable, &error);

  if (catalogue != NULL)
    g_task_return_pointer (task, catalogue, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * rbk_costs_import_read_async:
 * @file: a catalogue in any format that is known
 * @cancellable: (nullable): to give it up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a catalogue.
 */
void
rbk_costs_import_read_async (GFile              *file,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, rbk_costs_import_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * rbk_costs_import_read_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
RbkCatalogue *
rbk_costs_import_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rbk_costs_import_new_chooser:
 * @parent: (nullable): the window that asks
 *
 * Returns: (transfer full): a dialog that asks for a catalogue
 */
GtkFileChooserNative *
rbk_costs_import_new_chooser (GtkWindow *parent)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Import Catalogue"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Import"), _ ("_Cancel"));
  g_autoptr(GtkFileFilter) json = gtk_file_filter_new ();

  rbk_file_place_begin (chooser);
  gtk_file_filter_set_name (json, _ ("Price catalogues (JSON)"));
  gtk_file_filter_add_suffix (json, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), json);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return chooser;
}
