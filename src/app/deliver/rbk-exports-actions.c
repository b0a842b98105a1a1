/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-exports-panel-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-file-place.h"

/* What is done with an export: it is copied and written. */

#define MAX_FOLDERS 1000 /* of one name that a free name is looked for beside */

typedef struct
{
  GPtrArray        *outcomes;    /* (owned) what is written, or what became of it */
  RbkExportRequest *request;     /* (owned) (nullable) what is made first */
  GFile            *destination; /* (owned) */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->request, rbk_export_request_free);
  g_clear_object (&self->destination);
  g_free (self);
}

/*
 * rbk_exports_panel_toast:
 * @self: a panel
 * @text: a few words
 */
void
rbk_exports_panel_toast (RbkExportsPanel *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "(sb)", text, FALSE);
}

static void
remember (RbkExportsPanel *self, GFile *destination)
{
  g_set_object (&self->saved, destination);
  rbk_exports_panel_say (self, NULL);
  rbk_exports_panel_enable_actions (self);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing                *writing = data;
  const RbkExportOutcome *outcome = g_ptr_array_index (writing->outcomes, 0);
  GError                 *error = NULL;

  if (rbk_export_write (outcome->export, writing->destination, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkExportsPanel        *self = RBK_EXPORTS_PANEL (source);
  Writing                *writing = g_task_get_task_data (G_TASK (result));
  const RbkExportOutcome *outcome = g_ptr_array_index (writing->outcomes, 0);
  g_autofree char        *name = g_file_get_basename (writing->destination);
  g_autofree char        *text = NULL;
  g_autoptr(GError) error = NULL;

  if (self->document == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rbk_exports_panel_say (self, error->message);
      return;
    }
  remember (self, writing->destination);
  rbk_delivery_remember_target (self->document, outcome->target->name);
  /* Translators: %s is the name of a file or a folder */
  text = g_strdup_printf (_ ("Delivered to “%s”"), name);
  rbk_exports_panel_toast (self, text);
}

/**
 * rbk_exports_panel_save_to:
 * @self: a panel whose target takes the book
 * @destination: a file, or a folder for a target that makes several files
 *
 * Writes what is shown beside the window, and says what became of it.
 */
void
rbk_exports_panel_save_to (RbkExportsPanel *self, GFile *destination)
{
  const RbkExportOutcome *outcome;
  Writing                *writing;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (RBK_IS_EXPORTS_PANEL (self));
  outcome = rbk_exports_panel_get_outcome (self);
  g_return_if_fail (outcome != NULL && outcome->export != NULL);

  writing = g_new0 (Writing, 1);
  writing->outcomes = g_ptr_array_ref (self->outcomes);
  writing->destination = g_object_ref (destination);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, rbk_exports_panel_save_to);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;

  writing->outcomes = rbk_export_request_run (writing->request);
  g_task_return_boolean (task, TRUE);
}

/* What was left out, with the first line of why. */
static char *
list_refused (GPtrArray *outcomes, guint *n_refused)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < outcomes->len; i++)
    {
      const RbkExportOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (outcome->error == NULL)
        continue;
      (*n_refused)++;
      g_string_append_printf (text, "\n• %s: %s",
                              g_dgettext (GETTEXT_PACKAGE, outcome->target->title),
                              outcome->error->message);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkExportsPanel *self = RBK_EXPORTS_PANEL (source);
  Writing         *writing = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (writing->destination);
  g_autofree char *refused = NULL;
  g_autofree char *text = NULL;
  guint            n_refused = 0;

  if (self->document == NULL)
    return;
  refused = list_refused (writing->outcomes, &n_refused);
  if (n_refused < writing->outcomes->len)
    remember (self, writing->destination);
  /* Translators: %1$u of %2$u exports went into the folder %3$s */
  text = g_strdup_printf (_ ("Delivered %1$u of %2$u to “%3$s”"),
                          writing->outcomes->len - n_refused, writing->outcomes->len, name);
  rbk_exports_panel_toast (self, text);
  if (n_refused > 0)
    {
      g_autofree char *note = g_strconcat (text, refused, NULL);

      rbk_exports_panel_say (self, note);
    }
}

/* A name that any file system takes. */
static char *
dup_stem (RbkExportsPanel *self)
{
  const char      *title = rbk_document_get_title (self->document);
  g_autofree char *plain = g_str_to_ascii (title != NULL ? title : "", NULL);

  g_strcanon (plain, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '-');
  g_strdelimit (plain, "?", '-');
  if (strlen (plain) > 60)
    plain[60] = '\0';

  return plain[0] != '\0' ? g_ascii_strdown (plain, -1) : g_strdup ("book");
}

/**
 * rbk_exports_panel_save_all_to:
 * @self: a panel
 * @folder: where to; it is made where it is not there
 *
 * Makes every export and writes those that are not refused, beside the window.
 */
void
rbk_exports_panel_save_all_to (RbkExportsPanel *self, GFile *folder)
{
  const RbkExportTarget *targets;
  gsize                  n_targets;
  Writing               *writing;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (RBK_IS_EXPORTS_PANEL (self));

  writing = g_new0 (Writing, 1);
  writing->request = rbk_export_request_new (self->document, self->settings);
  writing->request->paper = rbk_delivery_options_get_paper (self->options);
  writing->request->folder = g_object_ref (folder);
  writing->request->stem = dup_stem (self);
  writing->destination = g_object_ref (folder);
  targets = rbk_export_list (&n_targets);
  for (gsize i = 0; i < n_targets; i++)
    g_ptr_array_add (writing->request->targets, (gpointer) &targets[i]);
  task = g_task_new (self, NULL, made_cb, NULL);
  g_task_set_source_tag (task, rbk_exports_panel_save_all_to);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, make_in_thread);
}

/* A dialog goes into a folder that is there already, instead of taking its name: so none of these
 * is proposed where an export makes a folder of its own. */
static char *
dup_free_name (RbkExportsPanel *self, const char *name)
{
  GFile *book = rbk_document_get_file (self->document);
  g_autoptr(GFile) folder =
                 book != NULL && g_file_is_native (book) ? g_file_get_parent (book) : NULL;
  char *free_name = g_strdup (name);

  for (guint n = 2; folder != NULL && n <= MAX_FOLDERS; n++)
    {
      g_autoptr(GFile) file = g_file_get_child (folder, free_name);

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
        break;
      g_free (free_name);
      free_name = g_strdup_printf ("%s-%u", name, n);
    }

  return free_name;
}

static void
choose_destination (RbkExportsPanel *self, const char *title, const char *name, GCallback chosen)
{
  GtkRoot              *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *free_name = NULL;

  rbk_file_place_begin (chooser);
  free_name = dup_free_name (self, name);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), free_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", chosen, self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self), "chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GFile *
take_answer (GtkNativeDialog *chooser, int response)
{
  gtk_native_dialog_hide (chooser);

  return response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                                         : NULL;
}

static void
destination_chosen_cb (RbkExportsPanel *self, int response, GtkNativeDialog *chooser)
{
  const RbkExportOutcome *outcome = rbk_exports_panel_get_outcome (self);
  g_autoptr(GFile) destination = take_answer (chooser, response);

  if (destination != NULL && outcome != NULL && outcome->export != NULL)
    rbk_exports_panel_save_to (self, destination);
}

static void
folder_chosen_cb (RbkExportsPanel *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr(GFile) folder = take_answer (chooser, response);

  if (folder != NULL)
    rbk_exports_panel_save_all_to (self, folder);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkExportsPanel       *self = RBK_EXPORTS_PANEL (widget);
  const RbkExportTarget *target = rbk_target_list_get_chosen (self->list);
  g_autofree char       *stem = dup_stem (self);
  g_autofree char       *name = target->is_directory ? g_strdup_printf ("%s-%s", stem, target->name)
                                                     : g_strdup_printf ("%s.%s", stem, target->extension);

  choose_destination (self,
                      target->is_directory ? _ ("Deliver to a New Folder")
                                           : _ ("Deliver to a File"),
                      name, G_CALLBACK (destination_chosen_cb));
}

static void
save_all_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkExportsPanel *self = RBK_EXPORTS_PANEL (widget);
  g_autofree char *stem = dup_stem (self);
  g_autofree char *name = g_strconcat (stem, "-delivery", NULL);

  choose_destination (self, _ ("Deliver Everything to a New Folder"), name,
                      G_CALLBACK (folder_chosen_cb));
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkExportsPanel     *self = RBK_EXPORTS_PANEL (widget);
  const RbkExportFile *file = rbk_file_preview_get_file (self->preview);
  g_autofree char     *text = NULL;
  gsize                size;
  const char          *data;

  if (file == NULL)
    return;
  data = g_bytes_get_data (file->bytes, &size);
  if (!g_utf8_validate (data, (gssize) size, NULL))
    {
      rbk_exports_panel_toast (self, _ ("This is no text: save it instead"));
      return;
    }
  text = g_strndup (data, size);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  rbk_delivery_remember_target (self->document, rbk_target_list_get_chosen (self->list)->name);
  rbk_exports_panel_toast (self, _ ("Copied"));
}

/* What is no text can't be pasted anywhere. */
static gboolean
is_text (const RbkExportTarget *target)
{
  return !g_str_equal (target->name, "pdf") && !g_str_equal (target->name, "xlsx");
}

/*
 * rbk_exports_panel_enable_actions:
 * @self: a panel
 *
 * Lets done what can be.
 */
void
rbk_exports_panel_enable_actions (RbkExportsPanel *self)
{
  GtkWidget              *widget = GTK_WIDGET (self);
  const RbkExportOutcome *outcome = rbk_exports_panel_get_outcome (self);
  gboolean is_made = outcome != NULL && outcome->error == NULL && outcome->export != NULL;
  const RbkExportTarget *target = rbk_target_list_get_chosen (self->list);

  gtk_widget_action_set_enabled (widget, "deliver.save", is_made);
  gtk_widget_action_set_enabled (widget, "deliver.copy", is_made);
  gtk_widget_action_set_enabled (widget, "deliver.print", is_made && outcome->report != NULL);
  gtk_widget_action_set_enabled (widget, "deliver.open-browser", is_made);
  gtk_widget_action_set_enabled (widget, "deliver.open-folder", self->saved != NULL);
  gtk_widget_set_visible (self->copy_button, is_text (target));
  gtk_widget_set_visible (self->print_button, g_str_equal (target->name, "pdf"));
  gtk_widget_set_visible (self->browser_button, g_str_equal (target->name, "html"));
}

/*
 * rbk_exports_panel_install_actions:
 * @widget_class: the panel's
 *
 * Installs what can be done with an export.
 */
void
rbk_exports_panel_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "deliver.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "deliver.save-all", NULL, save_all_cb);
  gtk_widget_class_install_action (widget_class, "deliver.copy", NULL, copy_cb);
}
