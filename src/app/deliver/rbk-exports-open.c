/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-exports-panel-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-report-print.h"

/* An export is looked at: in other programs, and on paper. */

/* What nothing on this machine opens can be opened elsewhere: it is said where it is. */
static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkExportsPanel) self = user_data;
  GFile           *file = g_object_get_data (G_OBJECT (self), "opened");
  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (self->document == NULL || gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Translators: %1$s is a file or a folder, %2$s is why it can't be opened */
  text = g_strdup_printf (_ ("Nothing here opens “%1$s”. Open it by hand. (%2$s)"), path,
                          error->message);
  rbk_exports_panel_say (self, text);
  rbk_exports_panel_toast (self, _ ("It can’t be opened from here"));
}

static void
open_uri (RbkExportsPanel *self, GFile *file)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uri = g_file_get_uri (file);

  if (!GTK_IS_WINDOW (root))
    return;
  rbk_exports_panel_say (self, NULL);
  g_object_set_data_full (G_OBJECT (self), "opened", g_object_ref (file), g_object_unref);
  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, opened_cb,
                     g_object_ref (self));
}

static void
open_folder_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkExportsPanel *self = RBK_EXPORTS_PANEL (widget);
  g_autoptr(GFile) parent = g_file_get_parent (self->saved);
  gboolean is_folder =
      g_file_query_file_type (self->saved, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;

  open_uri (self, is_folder || parent == NULL ? self->saved : parent);
}

/* A browser wants a file: one in the user's own cache, which the next look replaces. */
static void
open_browser_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkExportsPanel        *self = RBK_EXPORTS_PANEL (widget);
  const RbkExportOutcome *outcome = rbk_exports_panel_get_outcome (self);
  g_autofree char        *folder = g_build_filename (g_get_user_cache_dir (), "ratebook", NULL);
  g_autoptr(GFile) file = g_file_new_build_filename (folder, "pricing.html", NULL);
  g_autoptr(GError) error = NULL;

  if (outcome == NULL || outcome->export == NULL)
    return;
  g_mkdir_with_parents (folder, 0700);
  if (rbk_export_write (outcome->export, file, &error))
    open_uri (self, file);
  else
    rbk_exports_panel_say (self, error->message);
}

static void
print_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkExportsPanel        *self = RBK_EXPORTS_PANEL (widget);
  GtkRoot                *root = gtk_widget_get_root (widget);
  const RbkExportOutcome *outcome = rbk_exports_panel_get_outcome (self);
  g_autoptr(GError) error = NULL;

  if (outcome == NULL || outcome->report == NULL)
    return;
  if (!rbk_report_print (self->outcomes, rbk_document_get_title (self->document),
                         GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error))
    rbk_exports_panel_say (self, error->message);
}

/*
 * rbk_exports_panel_install_open_actions:
 * @widget_class: the panel's
 *
 * Installs what hands an export to others.
 */
void
rbk_exports_panel_install_open_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "deliver.open-folder", NULL, open_folder_cb);
  gtk_widget_class_install_action (widget_class, "deliver.open-browser", NULL, open_browser_cb);
  gtk_widget_class_install_action (widget_class, "deliver.print", NULL, print_cb);
}
