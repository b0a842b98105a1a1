/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-page-private.h"

#include "rbk-costs-account.h"
#include "rbk-costs-import.h"
#include "rbk-undo-toast.h"

/* The page shows the catalogue from now on, and the dialog what it means for the book. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkCostsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCatalogue) catalogue = rbk_costs_import_read_finish (result, &error);
  GtkWidget *account;
  GtkRoot   *root;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->scroller == NULL)
    return;
  if (catalogue == NULL)
    {
      rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }

  g_set_object (&self->context.catalogue, catalogue);
  rbk_costs_page_update (self);
  account = rbk_costs_account_new (&self->context, catalogue);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (account), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (account));
}

/**
 * rbk_costs_page_import:
 * @self: a page
 * @file: a price catalogue
 *
 * Reads a catalogue, then says what it means for the book.
 */
void
rbk_costs_page_import (RbkCostsPage *self, GFile *file)
{
  g_return_if_fail (RBK_IS_COSTS_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  rbk_costs_import_read_async (file, self->cancellable, read_cb, g_object_ref (self));
}

static void
chosen_cb (RbkCostsPage *self, int response)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    rbk_costs_page_import (self, file);
}

static void
import_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkCostsPage *self = RBK_COSTS_PAGE (widget);
  GtkRoot      *root = gtk_widget_get_root (widget);

  g_clear_object (&self->chooser);
  self->chooser = rbk_costs_import_new_chooser (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* A book that is dropped here is opened, as it is anywhere in the window. */
static void
take_dropped (RbkCostsPage *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (file);

  if (name != NULL && g_str_has_suffix (name, ".ratebook"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", uri);
  else
    rbk_costs_page_import (self, file);
}

static gboolean
drop_cb (RbkCostsPage *self, const GValue *value)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  take_dropped (self, files->data);

  return TRUE;
}

/* rbk_costs_page_install_import: the action “catalogue.import”, which asks for a file */
void
rbk_costs_page_install_import (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "catalogue.import", NULL, import_cb);
}

/* rbk_costs_page_add_drop: has the page take files that are dropped on it */
void
rbk_costs_page_add_drop (RbkCostsPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* rbk_costs_page_stop_import: whatever is being asked for or read is not wanted any more */
void
rbk_costs_page_stop_import (RbkCostsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
}
