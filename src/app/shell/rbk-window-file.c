/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-book-file.h"
#include "rbk-currency.h"
#include "rbk-session.h"
#include "rbk-template.h"

/* Opening, saving and leaving a book. */

/*
 * rbk_window_commit_focus:
 * @self: a window
 *
 * Has what is being typed taken or refused, as when the focus leaves its field. It is back
 * there afterwards: who undoes or saves by keys goes on where they were.
 */
void
rbk_window_commit_focus (RbkWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  g_autoptr(GtkWidget) focus = gtk_window_get_focus (window);

  if (focus == NULL)
    return;

  g_object_ref (focus);
  gtk_window_set_focus (window, NULL);
  if (gtk_widget_get_root (focus) == GTK_ROOT (self) && gtk_window_get_focus (window) == NULL)
    gtk_window_set_focus (window, focus);
}

/*
 * rbk_window_leave:
 * @self: a window that is about to go
 *
 * Gives up what is not saved, and remembers the size.
 */
void
rbk_window_leave (RbkWindow *self)
{
  gboolean is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int      width, height;

  if (self->document != NULL)
    rbk_document_close (self->document);
  rbk_session_remember (gtk_window_get_application (GTK_WINDOW (self)), self->settings, self);
  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", is_maximized);
  if (is_maximized)
    return;

  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
}

static void
turned_to_cb (RbkWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->document != NULL)
    rbk_document_look_for_change (self->document);
}

/*
 * rbk_window_watch_file:
 * @self: a new window
 *
 * Has it look whether its book's file has changed whenever somebody turns to it: the system does
 * not tell what others do in network folders, or to a disk that was away.
 */
void
rbk_window_watch_file (RbkWindow *self)
{
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (turned_to_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A window of its own where this one has a book already. */
static RbkWindow *
window_for_another (RbkWindow *self)
{
  if (self->document == NULL)
    return self;

  return RBK_WINDOW (
      rbk_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->settings));
}

/*
 * rbk_window_show_document:
 * @self: a window
 * @document: an open book
 *
 * Shows a book: here where there is none yet, else in another window.
 *
 * Returns: (transfer none): the window that it is in
 */
RbkWindow *
rbk_window_show_document (RbkWindow *self, RbkDocument *document)
{
  RbkWindow *window = window_for_another (self);

  rbk_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  rbk_session_remember (gtk_window_get_application (GTK_WINDOW (self)), self->settings, NULL);

  return window;
}

static RbkWindow *
find_window_of (RbkWindow *self, GFile *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList          *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    {
      RbkDocument *document = RBK_IS_WINDOW (l->data) ? RBK_WINDOW (l->data)->document : NULL;

      if (document != NULL && rbk_document_get_file (document) != NULL &&
          g_file_equal (rbk_document_get_file (document), file))
        return l->data;
    }

  return NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkWindow) self = user_data;
  g_autoptr(RbkDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;

  document = rbk_document_load_finish (result, &error);
  if (document != NULL)
    {
      g_autoptr(GFile) drafts = rbk_draft_get_default_folder ();
      g_autoptr(RbkDraftInfo) draft = rbk_draft_find (drafts, G_FILE (source));

      rbk_book_file_remember (G_FILE (source));
      if (draft != NULL)
        rbk_window_ask_about_draft (self, document, draft);
      else
        rbk_window_show_document (self, document);
      return;
    }

  name = g_file_get_basename (G_FILE (source));
  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_ ("“%s” Can’t Be Opened"), name);
  rbk_window_show_error (self, heading, error->message);
}

/**
 * rbk_window_open:
 * @self: a window
 * @file: a book's file
 *
 * Opens a book: here where there is none yet, else in another window. One that is open
 * already is shown where it is.
 */
void
rbk_window_open (RbkWindow *self, GFile *file)
{
  RbkWindow *there;

  g_return_if_fail (RBK_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  there = find_window_of (self, file);
  if (there != NULL)
    gtk_window_present (GTK_WINDOW (there));
  else
    rbk_document_load_async (file, NULL, opened_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkWindow) self = user_data;
  RbkDocument *document = RBK_DOCUMENT (source);
  gboolean     closes = self->closes_after_save;
  g_autoptr(GError) error = NULL;

  self->closes_after_save = FALSE;
  if (rbk_document_save_finish (document, result, &error))
    {
      rbk_book_file_remember (rbk_document_get_file (document));
      rbk_session_remember (gtk_window_get_application (GTK_WINDOW (self)), self->settings, NULL);
      rbk_window_show_toast (self, C_ ("toast", "Saved"));
      if (closes)
        gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      self->closes_after_save = closes;
      rbk_window_ask_whether_to_overwrite (self);
    }
  else
    rbk_window_show_error (self, _ ("The Book Is Not Saved"), error->message);
}

/**
 * rbk_window_save_to:
 * @self: a window with a book
 * @file: (nullable): where to; nothing is the book's own file
 * @flags: how
 *
 * Saves the book, and says so, or says why not.
 */
void
rbk_window_save_to (RbkWindow *self, GFile *file, RbkSaveFlags flags)
{
  g_return_if_fail (RBK_IS_WINDOW (self));
  g_return_if_fail (self->document != NULL);

  rbk_window_commit_focus (self);
  rbk_document_save_async (self->document, file, flags, saved_cb, g_object_ref (self));
}

/* “Prices v1.2” and “Acme Inc. prices” have no ending, “prices.json” has. */
static gboolean
has_ending (const char *name)
{
  const char *point = strrchr (name, '.');

  return point != NULL && g_ascii_isalpha (point[1]) && strchr (point, ' ') == NULL;
}

/* A name without an ending gets ours, as what opens books shows these alone; but for one that is
 * taken so, which nobody was asked about. */
static GFile *
take_chosen (GtkFileChooser *chooser)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (chooser);
  g_autoptr(GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *whole = NULL;
  g_autoptr(GFile) ended = NULL;

  if (folder == NULL || has_ending (name))
    return g_steal_pointer (&file);
  whole = g_strconcat (name, "." RBK_BOOK_FILE_SUFFIX, NULL);
  ended = g_file_get_child (folder, whole);

  return g_file_query_exists (ended, NULL) ? g_steal_pointer (&file) : g_steal_pointer (&ended);
}

static void
save_chosen_cb (RbkWindow *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = take_chosen (GTK_FILE_CHOOSER (chooser));

  /* The chooser has asked already where there is a file of that name. */
  if (file != NULL)
    rbk_window_save_to (self, file, RBK_SAVE_OVERWRITE);
  else
    self->closes_after_save = FALSE;
  gtk_native_dialog_destroy (chooser);
}

/* A chooser that is told of a folder and then of a file gives up the folder that it reads already,
 * says so as an error, and has no name in the end: it is told of the name alone. */
static void
propose_name (RbkWindow *self, GtkFileChooser *chooser)
{
  GFile           *file = rbk_document_get_file (self->document);
  g_autofree char *name =
      rbk_book_file_suggest_name (rbk_document_get_title (self->document), RBK_BOOK_FILE_SUFFIX);
  g_autofree char *own = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *shown = own != NULL ? g_filename_display_name (own) : NULL;
  g_autoptr(GFile) folder =
                 file != NULL && !g_file_is_native (file) ? g_file_get_parent (file) : NULL;

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  gtk_file_chooser_set_current_name (chooser, shown != NULL ? shown : name);
}

/*
 * rbk_window_choose_where_to_save:
 * @self: a window with a book
 */
void
rbk_window_choose_where_to_save (RbkWindow *self)
{
  GtkFileChooserNative *chooser =
      rbk_book_file_chooser_new (GTK_WINDOW (self), _ ("Save Book"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _ ("_Save"));

  propose_name (self, GTK_FILE_CHOOSER (chooser));
  rbk_book_file_chooser_run (chooser, G_CALLBACK (save_chosen_cb), G_OBJECT (self));
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);

  if (rbk_document_get_file (self->document) != NULL)
    rbk_window_save_to (self, NULL, RBK_SAVE_PLAIN);
  else
    rbk_window_choose_where_to_save (self);
}

static void
save_as_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_window_choose_where_to_save (RBK_WINDOW (widget));
}

static void
open_chosen_cb (RbkWindow *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr(GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      rbk_window_open (self, file);
    }
  gtk_native_dialog_destroy (chooser);
}

static void
open_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkFileChooserNative *chooser =
      rbk_book_file_chooser_new (GTK_WINDOW (widget), _ ("Open Book"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _ ("_Open"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  rbk_book_file_chooser_run (chooser, G_CALLBACK (open_chosen_cb), G_OBJECT (widget));
}

static void
open_uri_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  rbk_window_open (RBK_WINDOW (widget), file);
}

/* Only a blank book takes another currency: the prices of the other templates are meant. */
static void
apply_currency (RbkWindow *self, RbkBook *book, const char *template)
{
  g_autofree char *currency = NULL;

  if (self->settings == NULL || !g_str_equal (template, "blank"))
    return;

  currency = g_settings_get_string (self->settings, "default-currency");
  if (rbk_currency_find (currency) != NULL)
    g_object_set (book, "currency", currency, NULL);
}

static void
new_from_template_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow  *self = RBK_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) book = rbk_template_new_book (name, &error);
  g_autoptr(RbkDocument) document = NULL;

  if (book == NULL)
    {
      rbk_window_show_error (self, _ ("The Template Can’t Be Opened"), error->message);
      return;
    }

  apply_currency (self, book, name);
  document = rbk_document_new_for_book (book);
  rbk_window_show_document (self, document);
}

static void
reload_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  rbk_window_commit_focus (self);
  if (!rbk_document_get_is_saved (self->document))
    rbk_window_ask_whether_to_reload (self);
  else if (!rbk_document_reload (self->document, &error))
    rbk_window_show_error (self, _ ("The Book Can’t Be Reloaded"), error->message);
}

static void
keep_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_document_keep (RBK_WINDOW (widget)->document);
}

/*
 * rbk_window_install_file_actions:
 * @widget_class: of the window
 */
void
rbk_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_cb);
  gtk_widget_class_install_action (widget_class, "win.new-from-template", "s",
                                   new_from_template_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_cb);
  gtk_widget_class_install_action (widget_class, "win.keep", NULL, keep_cb);
}
