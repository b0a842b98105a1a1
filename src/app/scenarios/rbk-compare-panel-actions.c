/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-compare-panel-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-compare-table.h"
#include "rbk-file-place.h"
#include "rbk-undo-toast.h"

static gboolean
has_room (RbkComparePanel *self)
{
  g_autoptr(GError) error = NULL;

  if (self->columns->len < RBK_COMPARE_MOST_COLUMNS)
    return TRUE;
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                               _ ("There is no room for more. Remove one first."));
  rbk_undo_toast_refuse (GTK_WIDGET (self), error);

  return FALSE;
}

static void
take_column (RbkComparePanel *self, RbkCompareColumn *column)
{
  g_ptr_array_add (self->columns, column);
  rbk_compare_panel_ask (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkComparePanel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkDocument) document = rbk_document_load_finish (result, &error);
  RbkCompareColumn *column;

  if (self->scroller == NULL)
    return;
  if (document == NULL)
    {
      rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }
  if (!has_room (self))
    return;
  column = g_new0 (RbkCompareColumn, 1);
  column->document = g_steal_pointer (&document);
  take_column (self, column);
}

/**
 * rbk_compare_panel_add_file:
 * @self: a panel
 * @file: of a book
 *
 * Puts another book beside this one, once it is read.
 */
void
rbk_compare_panel_add_file (RbkComparePanel *self, GFile *file)
{
  g_return_if_fail (RBK_IS_COMPARE_PANEL (self));

  rbk_document_load_async (file, NULL, loaded_cb, g_object_ref (self));
}

/**
 * rbk_compare_panel_add_scenario:
 * @self: a panel
 * @key: of a scenario of the book
 * @answer: what is done about it
 *
 * Puts the book with that scenario beside it, unless it stands there already.
 */
void
rbk_compare_panel_add_scenario (RbkComparePanel *self, const char *key, RbkAnswer answer)
{
  RbkCompareColumn *column;

  g_return_if_fail (RBK_IS_COMPARE_PANEL (self) && key != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      column = g_ptr_array_index (self->columns, i);
      if (g_strcmp0 (column->key, key) == 0 && column->answer == answer)
        return;
    }
  if (!has_room (self))
    return;
  column = g_new0 (RbkCompareColumn, 1);
  column->key = g_strdup (key);
  column->answer = answer;
  take_column (self, column);
}

static void
chosen_cb (RbkComparePanel *self, int response)
{
  g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));

  g_clear_object (&self->chooser);
  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      rbk_compare_panel_add_file (self, file);
    }
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkComparePanel *self = RBK_COMPARE_PANEL (widget);
  GtkFileFilter   *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Books"));
  gtk_file_filter_add_pattern (filter, "*.ratebook");
  g_clear_object (&self->chooser);
  self->chooser =
      rbk_file_chooser_new (widget, _ ("Add Books"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_object_unref (filter);
  rbk_file_chooser_ask (self->chooser, G_CALLBACK (chosen_cb), self);
}

static RbkCompareColumn *
get_column (RbkComparePanel *self, GVariant *place)
{
  guint number = g_variant_get_uint32 (place);

  return number > 0 && number <= self->columns->len ? g_ptr_array_index (self->columns, number - 1)
                                                    : NULL;
}

static void
remove_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkComparePanel  *self = RBK_COMPARE_PANEL (widget);
  RbkCompareColumn *column = get_column (self, parameter);

  if (column == NULL)
    return;
  g_ptr_array_remove (self->columns, column);
  rbk_compare_panel_ask (self);
}

static void
open_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkCompareColumn *column = get_column (RBK_COMPARE_PANEL (widget), parameter);

  if (column != NULL && column->document != NULL)
    {
      g_autofree char *uri = g_file_get_uri (rbk_document_get_file (column->document));

      gtk_widget_activate_action (widget, "win.open-uri", "s", uri);
    }
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkComparePanel *self = RBK_COMPARE_PANEL (widget);
  gboolean         is_csv = g_str_equal (g_variant_get_string (parameter, NULL), "csv");
  g_autofree char *text = rbk_compare_table_dup_text (RBK_COMPARE_TABLE (self->table), is_csv);
  GtkWidget       *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (_ ("Copied")));
}

/* rbk_compare_panel_drop: books that are dropped on it stand beside the others. */
gboolean
rbk_compare_panel_drop (RbkComparePanel *self, const GValue *value, double x, double y)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    rbk_compare_panel_add_file (self, l->data);

  return files != NULL;
}

/* rbk_compare_panel_install_actions: what can be done with books side by side. */
void
rbk_compare_panel_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "compare.add", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "compare.remove", "u", remove_cb);
  gtk_widget_class_install_action (widget_class, "compare.open", "u", open_cb);
  gtk_widget_class_install_action (widget_class, "compare.copy", "s", copy_cb);
}
