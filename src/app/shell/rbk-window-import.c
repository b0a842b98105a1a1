/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-file.h"
#include "rbk-file-place.h"
#include "rbk-import.h"

/* Books of the catalogues of billing systems. */

typedef struct
{
  GListModel *locations; /* (owned) of the files */
  GPtrArray  *notes;     /* (owned) what could not be known */
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;

  g_object_unref (self->locations);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static GPtrArray *
load_files (GListModel *locations, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) files =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_file_free);

  for (guint i = 0; i < g_list_model_get_n_items (locations); i++)
    {
      g_autoptr(GFile) location = g_list_model_get_item (locations, i);
      g_autofree char *name = g_file_get_basename (location);
      RbkImportFile   *file = rbk_import_file_load (location, name, cancellable, error);

      if (file == NULL)
        {
          g_prefix_error (error, "%s: ", name);
          return NULL;
        }
      g_ptr_array_add (files, file);
    }

  return g_steal_pointer (&files);
}

/* Whose catalogue it is, its files tell: those of one system hold no plan of another. */
static RbkBook *
import_of_any (GPtrArray *files, GPtrArray *notes, GError **error)
{
  static const struct
  {
    const char *source, *title;
  } systems[] = { { "stripe", "Stripe" }, { "openmeter", "OpenMeter" } };
  g_autoptr(GString) reasons = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_autoptr(GError) reason = NULL;
      RbkBook *book;

      g_ptr_array_set_size (notes, 0);
      book = rbk_import_book (systems[i].source, files, notes, &reason);
      if (book != NULL)
        return book;
      /* What can't be read at all is read by no system. */
      if (g_error_matches (reason, RBK_ERROR, RBK_ERROR_SYNTAX))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      g_string_append_printf (reasons, "%s%s: %s", i > 0 ? "\n\n" : "", systems[i].title,
                              reason->message);
    }
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, reasons->str);

  return NULL;
}

static void
import_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import  *import = data;
  GError  *error = NULL;
  RbkBook *book = NULL;
  g_autoptr(GPtrArray) files = load_files (import->locations, cancellable, &error);

  if (files != NULL)
    book = import_of_any (files, import->notes, &error);
  if (book != NULL)
    g_task_return_pointer (task, book, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Where it is, and below that what is to be known. Of one file all know which it is. */
static GPtrArray *
list_notes (Import *import)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gboolean   has_one = g_list_model_get_n_items (import->locations) == 1;

  for (guint i = 0; i < import->notes->len; i++)
    {
      const RbkImportNote *note = g_ptr_array_index (import->notes, i);
      gboolean             has_file = note->file != NULL && !has_one;

      g_ptr_array_add (texts,
                       g_markup_printf_escaped ("<small><span "
                                                "alpha=\"65%%\">%s%s%s</span></small>\n%s",
                                                has_file ? note->file : "", has_file ? ": " : "",
                                                note->place, note->message));
    }

  return texts;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkWindow *self = RBK_WINDOW (source);
  Import    *import = g_task_get_task_data (G_TASK (result));
  RbkWindow *window;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr(RbkDocument) document = NULL;
  g_autoptr(GPtrArray) notes = NULL;

  if (book == NULL)
    {
      rbk_window_show_error (self, _ ("No Book Can Be Made of This"), error->message);
      return;
    }
  document = rbk_document_new_for_book (book);
  /* A template can be had again at once; what was put together of files is work to keep. */
  rbk_document_mark_unsaved (document);
  window = rbk_window_show_document (self, document);
  if (import->notes->len == 0)
    return;
  notes = list_notes (import);
  rbk_window_show_notes (window, _ ("The Book Is Made"),
                         _ ("Costs and customers are in no billing system: add them. What else "
                            "could not be known, or is worth a look:"),
                         notes);
}

/**
 * rbk_window_import:
 * @self: a window
 * @files: (element-type GFile): what a billing system gave out
 *
 * Makes a new book of them, while the window goes on, and shows it with what could not be known;
 * or says why there is none.
 */
void
rbk_window_import (RbkWindow *self, GListModel *files)
{
  g_autoptr(GTask) task = NULL;
  Import *import;

  g_return_if_fail (RBK_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  import = g_new0 (Import, 1);
  task = g_task_new (self, NULL, imported_cb, NULL);
  import->locations = g_object_ref (files);
  import->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_note_free);
  g_task_set_source_tag (task, rbk_window_import);
  g_task_set_task_data (task, import, import_free);
  g_task_run_in_thread (task, import_in_thread);
}

static void
files_chosen_cb (RbkWindow *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr(GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  if (files != NULL && g_list_model_get_n_items (files) > 0)
    rbk_window_import (self, files);
  gtk_native_dialog_destroy (chooser);
}

static void
import_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Import From Stripe or OpenMeter"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), _ ("_Cancel"));

  rbk_file_place_begin (chooser);
  rbk_book_file_chooser_add_filter (chooser, _ ("Catalogues (JSON)"), "*.json");
  rbk_book_file_chooser_add_filter (chooser, _ ("All files"), "*");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  rbk_book_file_chooser_run (chooser, G_CALLBACK (files_chosen_cb), G_OBJECT (widget));
}

/*
 * rbk_window_install_import_actions:
 * @widget_class: of the window
 */
void
rbk_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
}
