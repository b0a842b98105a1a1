/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-usage-load.h"
#include "rbk-usage-source.h"

/* The customers' own file: read beside the window, named in the book, never copied into it. */

typedef struct
{
  RbkWindow *window;   /* (owned) */
  gboolean   is_known; /* whether the book names the file already */
} UsageRequest;

static void
forget_toast (RbkWindow *self)
{
  if (self->usage_toast != NULL)
    adw_toast_dismiss (self->usage_toast);
  g_clear_object (&self->usage_toast);
  g_clear_object (&self->usage_cancellable);
}

/* The file's path as the book tells it: from its own folder where it stands below that. */
static char *
path_for_book (RbkWindow *self, GFile *file)
{
  GFile *book = rbk_document_get_file (self->document);
  g_autoptr(GFile) folder = book != NULL ? g_file_get_parent (book) : NULL;
  char *relative = folder != NULL ? g_file_get_relative_path (folder, file) : NULL;

  return relative != NULL ? relative : g_file_get_path (file);
}

static void
name_in_book (RbkWindow *self, GFile *file, const RbkUsage *usage, const char *sha256)
{
  RbkRecord *book = RBK_RECORD (rbk_document_get_book (self->document));
  g_autoptr(RbkUsageSource) source = rbk_usage_source_new ();
  g_autofree char *path = path_for_book (self, file);

  g_object_set (source, "path", path, "sha256", sha256, "format", usage->format, NULL);
  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document,
                          rbk_edit_new_set_object (book, "usage", RBK_RECORD (source)), NULL))
    rbk_window_show_toast (self, _ ("The book can’t name this file, but it is used now"));
}

/* The digest that the book remembers of the file tells whether it is still the same. */
static gboolean
is_unchanged (RbkWindow *self, const char *sha256)
{
  RbkUsageSource *source = rbk_book_get_usage (rbk_document_get_book (self->document));
  const char     *known = source != NULL ? rbk_usage_source_get_sha256 (source) : NULL;

  return known == NULL || g_str_equal (known, sha256);
}

static void
tell (RbkWindow *self, const RbkUsage *usage, gboolean is_same)
{
  guint            n_customers = rbk_population_get_size (usage->population);
  g_autofree char *text = NULL;

  if (!is_same)
    text = g_strdup (_ ("The file of customers has changed since the book was sized on it"));
  else if (usage->skipped > 0)
    /* Translators: two counts: of customers, and of rows of a file */
    text = g_strdup_printf (_ ("%u customers; %" G_GUINT64_FORMAT " rows could not be used: %s"),
                            n_customers, usage->skipped,
                            ((RbkUsageSkip *) g_ptr_array_index (usage->skips, 0))->message);
  else
    text = g_strdup_printf (ngettext ("%u customer", "%u customers", n_customers), n_customers);
  rbk_window_show_toast (self, text);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UsageRequest *request = user_data;
  g_autoptr(RbkWindow) self = request->window;
  gboolean         is_known = request->is_known;
  g_autofree char *sha256 = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = rbk_usage_load_finish (result, &sha256, &error);
  g_autofree char *message = NULL;

  g_free (request);
  forget_toast (self);
  if (self->document == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (usage == NULL)
    {
      g_autofree char *name = g_file_get_basename (G_FILE (source));

      message = g_strdup_printf ("%s: %s", name, error->message);
      rbk_window_show_error (self, _ ("The Customers Can’t Be Read"), message);
      return;
    }

  rbk_document_set_population (self->document, usage->population);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forget-usage", TRUE);
  tell (self, usage, !is_known || is_unchanged (self, sha256));
  if (!is_known)
    name_in_book (self, G_FILE (source), usage, sha256);
}

static void
load (RbkWindow *self, GFile *file, gboolean is_known)
{
  RbkUsageSource  *source = rbk_book_get_usage (rbk_document_get_book (self->document));
  UsageRequest    *request = g_new0 (UsageRequest, 1);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;

  g_cancellable_cancel (self->usage_cancellable);
  forget_toast (self);
  request->window = g_object_ref (self);
  request->is_known = is_known;
  self->usage_cancellable = g_cancellable_new ();

  /* Translators: %s is a file */
  text = g_strdup_printf (_ ("Reading %s…"), name);
  self->usage_toast = adw_toast_new (text);
  adw_toast_set_timeout (self->usage_toast, 0);
  adw_toast_set_button_label (self->usage_toast, _ ("_Cancel"));
  adw_toast_set_action_name (self->usage_toast, "win.cancel-usage");
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->usage_toast));

  rbk_usage_load_async (file, NULL, is_known ? rbk_usage_source_get_mapping (source) : NULL,
                        self->usage_cancellable, NULL, loaded_cb, request);
}

/*
 * rbk_window_load_usage:
 * @self: a window with a book
 * @file: a usage file
 *
 * Sizes the book on the customers in a file, and names the file in the book.
 */
void
rbk_window_load_usage (RbkWindow *self, GFile *file)
{
  load (self, file, FALSE);
}

/*
 * rbk_window_load_known_usage:
 * @self: a window that was given a book
 *
 * Reads the file of customers that the book names, and says so where it is gone.
 */
void
rbk_window_load_known_usage (RbkWindow *self)
{
  RbkUsageSource *source = rbk_book_get_usage (rbk_document_get_book (self->document));
  GFile          *book = rbk_document_get_file (self->document);
  g_autoptr(GFile) folder = book != NULL ? g_file_get_parent (book) : NULL;
  g_autoptr(GFile) file = NULL;
  const char      *path = source != NULL ? rbk_usage_source_get_path (source) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forget-usage", source != NULL);
  if (path == NULL)
    return;

  if (g_path_is_absolute (path))
    file = g_file_new_for_path (path);
  else if (folder != NULL)
    file = g_file_resolve_relative_path (folder, path);
  if (file != NULL && g_file_query_exists (file, NULL))
    {
      load (self, file, TRUE);
      return;
    }

  /* The sample that travels in the program has no folder to look in. */
  if (file == NULL)
    return;

  /* Translators: %s is a file */
  text = g_strdup_printf (_ ("%s is not there; the book’s levels stand in for it"), path);
  rbk_window_show_toast (self, text);
}

static void
chosen_cb (RbkWindow *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      rbk_window_load_usage (self, file);
    }
  g_object_unref (dialog);
}

static void
load_usage_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Load Customers"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Load"), NULL);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Usage files (CSV, TSV, also packed by gzip)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "gz");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
forget_usage_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);
  RbkRecord *book = RBK_RECORD (rbk_document_get_book (self->document));

  rbk_document_set_population (self->document, NULL);
  gtk_widget_action_set_enabled (widget, "win.forget-usage", FALSE);
  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document, rbk_edit_new_set_object (book, "usage", NULL), NULL))
    gtk_widget_error_bell (widget);
}

static void
cancel_usage_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_cancellable_cancel (RBK_WINDOW (widget)->usage_cancellable);
}

/*
 * rbk_window_install_usage_actions:
 * @widget_class: the class of the window
 *
 * Installs what can be done with the customers' file.
 */
void
rbk_window_install_usage_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.load-usage", NULL, load_usage_cb);
  gtk_widget_class_install_action (widget_class, "win.forget-usage", NULL, forget_usage_cb);
  gtk_widget_class_install_action (widget_class, "win.cancel-usage", NULL, cancel_usage_cb);
}
