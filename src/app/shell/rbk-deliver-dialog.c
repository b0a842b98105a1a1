/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-deliver-dialog.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-file.h"
#include "rbk-targets.h"

#define RESOURCE "/io/github/ratebook/Ratebook/ui/rbk-deliver-dialog.ui"

/**
 * RbkDeliverDialog:
 *
 * Where a book goes when it is done. What would be lost on the way is shown before
 * anything is written, and where a bill would differ, why it is refused.
 */
struct _RbkDeliverDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *targets;
  AdwPreferencesGroup *refusal;
  GtkLabel            *reason;
  AdwPreferencesGroup *losses;

  RbkWindow   *window;   /* (owned) over which it stands */
  RbkDocument *document; /* (owned) */
  RbkExport *export;     /* (owned) (nullable) what the chosen target would get */
  GPtrArray *checks;     /* (owned) (element-type GtkCheckButton) one for each target */
  GPtrArray *loss_rows;  /* (owned) (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (RbkDeliverDialog, rbk_deliver_dialog, ADW_TYPE_WINDOW)

static const char *
severity_icon (RbkLossSeverity severity)
{
  return severity == RBK_LOSS_TEXT ? "dialog-information-symbolic" : "dialog-warning-symbolic";
}

static const char *
severity_text (RbkLossSeverity severity)
{
  switch (severity)
    {
    case RBK_LOSS_BILL:
      return _ ("The bill would differ");
    case RBK_LOSS_ENFORCE:
      return _ ("Your product has to see to it");
    case RBK_LOSS_TEXT:
    default:
      return _ ("Wording only");
    }
}

static GtkWidget *
new_plain_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
add_loss (RbkDeliverDialog *self, const RbkLoss *loss)
{
  /* Translators: how much a loss matters, and the place in the book */
  g_autofree char *subtitle =
      g_strdup_printf (_ ("%s · %s"), severity_text (loss->severity), loss->where);
  GtkWidget *row = new_plain_row (loss->message, subtitle);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (severity_icon (loss->severity)));
  adw_preferences_group_add (self->losses, row);
  g_ptr_array_add (self->loss_rows, row);
}

static void
show_losses (RbkDeliverDialog *self)
{
  for (guint i = 0; i < self->loss_rows->len; i++)
    adw_preferences_group_remove (self->losses, g_ptr_array_index (self->loss_rows, i));
  g_ptr_array_set_size (self->loss_rows, 0);

  gtk_widget_set_visible (GTK_WIDGET (self->losses), self->export != NULL);
  if (self->export == NULL)
    return;

  for (guint i = 0; i < self->export->losses->len; i++)
    add_loss (self, g_ptr_array_index (self->export->losses, i));
  adw_preferences_group_set_description (self->losses,
                                         self->loss_rows->len == 0
                                             ? _ ("Nothing is lost: all of the book is in it.")
                                             : "");
}

static void
run_export (RbkDeliverDialog *self, const RbkExportTarget *target)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->export, rbk_export_free);
  self->export =
      rbk_export_run (target->name,
                      &(RbkExportInput){ .book = rbk_document_get_book (self->document) }, &error);

  gtk_widget_set_visible (GTK_WIDGET (self->refusal), error != NULL);
  gtk_label_set_text (self->reason, error != NULL ? error->message : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deliver.save", self->export != NULL);
  show_losses (self);
}

static void
target_toggled_cb (RbkDeliverDialog *self, GtkCheckButton *check)
{
  guint index;

  if (gtk_check_button_get_active (check) && g_ptr_array_find (self->checks, check, &index))
    run_export (self, &rbk_export_list (NULL)[index]);
}

static void
add_target (RbkDeliverDialog *self, const RbkExportTarget *target)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, target->title);
  GtkWidget  *row = new_plain_row (title, g_dgettext (GETTEXT_PACKAGE, target->description));
  GtkWidget  *check = gtk_check_button_new ();

  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->targets, row);
  g_ptr_array_add (self->checks, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (target_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rbk_deliver_dialog_save_to:
 * @self: a dialog whose target takes the book
 * @destination: a file, or a folder for a target that makes several files
 *
 * Writes what was shown, and closes; or says why not.
 *
 * Returns: whether it was written
 */
gboolean
rbk_deliver_dialog_save_to (RbkDeliverDialog *self, GFile *destination)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (destination);
  g_autofree char *text = NULL;

  g_return_val_if_fail (RBK_IS_DELIVER_DIALOG (self), FALSE);
  g_return_val_if_fail (self->export != NULL, FALSE);

  if (!rbk_export_write (self->export, destination, &error))
    {
      gtk_label_set_text (self->reason, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
      return FALSE;
    }

  /* Translators: %s is the name of a file or a folder */
  text = g_strdup_printf (_ ("Delivered to “%s”"), name);
  rbk_window_show_toast (self->window, text);
  gtk_window_close (GTK_WINDOW (self));

  return TRUE;
}

static void
destination_chosen_cb (RbkDeliverDialog *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr(GFile) destination = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    destination = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_destroy (chooser);
  if (destination != NULL)
    rbk_deliver_dialog_save_to (self, destination);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDeliverDialog      *self = RBK_DELIVER_DIALOG (widget);
  const RbkExportTarget *target = self->export->target;
  g_autofree char       *stem =
      rbk_book_file_suggest_name (rbk_document_get_title (self->document), NULL);
  g_autofree char      *name = target->is_directory ? g_strdup_printf ("%s-%s", stem, target->name)
                                                    : g_strdup_printf ("%s.%s", stem, target->extension);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (target->is_directory ? _ ("Deliver to a New Folder")
                                                        : _ ("Deliver to a File"),
                                   GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                   _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  rbk_book_file_chooser_run (chooser, G_CALLBACK (destination_chosen_cb), G_OBJECT (self));
}

static void
rbk_deliver_dialog_dispose (GObject *object)
{
  RbkDeliverDialog *self = RBK_DELIVER_DIALOG (object);

  g_clear_object (&self->window);
  g_clear_object (&self->document);
  g_clear_pointer (&self->export, rbk_export_free);

  G_OBJECT_CLASS (rbk_deliver_dialog_parent_class)->dispose (object);
}

static void
rbk_deliver_dialog_finalize (GObject *object)
{
  RbkDeliverDialog *self = RBK_DELIVER_DIALOG (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->loss_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (rbk_deliver_dialog_parent_class)->finalize (object);
}

static void
rbk_deliver_dialog_class_init (RbkDeliverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_deliver_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_deliver_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, RbkDeliverDialog, targets);
  gtk_widget_class_bind_template_child (widget_class, RbkDeliverDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, RbkDeliverDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, RbkDeliverDialog, losses);
  gtk_widget_class_install_action (widget_class, "deliver.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rbk_deliver_dialog_init (RbkDeliverDialog *self)
{
  self->checks = g_ptr_array_new ();
  self->loss_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rbk_deliver_dialog_choose:
 * @self: a dialog
 * @target: the name of a target
 *
 * Chooses a target, as a click on it does.
 */
void
rbk_deliver_dialog_choose (RbkDeliverDialog *self, const char *target)
{
  gsize                  n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);

  g_return_if_fail (RBK_IS_DELIVER_DIALOG (self));

  for (gsize i = 0; i < n_targets; i++)
    if (g_str_equal (targets[i].name, target))
      gtk_check_button_set_active (g_ptr_array_index (self->checks, i), TRUE);
}

/**
 * rbk_deliver_dialog_new:
 * @parent: over which window
 * @document: what to deliver
 *
 * Returns: (transfer none): a window; the toolkit owns it
 */
GtkWidget *
rbk_deliver_dialog_new (RbkWindow *parent, RbkDocument *document)
{
  RbkDeliverDialog *self = g_object_new (RBK_TYPE_DELIVER_DIALOG, "transient-for", parent, NULL);
  gsize             n_targets;
  const RbkExportTarget *targets = rbk_export_list (&n_targets);

  self->window = g_object_ref (parent);
  self->document = g_object_ref (document);
  for (gsize i = 0; i < n_targets; i++)
    add_target (self, &targets[i]);
  rbk_deliver_dialog_choose (self, targets[0].name);
  gtk_window_set_focus (GTK_WINDOW (self), g_ptr_array_index (self->checks, 0));

  return GTK_WIDGET (self);
}
