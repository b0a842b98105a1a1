/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-page-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-ways.h"
#include "rbk-file-place.h"
#include "rbk-usage-source.h"

/* What can be done on the Customers page: opening files, reading them otherwise, and the other
 * ways to customers. */

static void
open_file (RbkCustomersPage *self, GFile *file)
{
  self->is_importing = TRUE;
  rbk_import_step_look (self->import, file, NULL, NULL, TRUE);
  rbk_customers_page_queue_update (self);
}

static void
chosen_cb (RbkCustomersPage *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      open_file (self, file);
    }
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "json", "jsonl", "ndjson", "gz" };
  GtkFileFilter           *usage = gtk_file_filter_new ();
  GtkFileFilter           *all = gtk_file_filter_new ();

  gtk_file_filter_set_name (usage, _ ("Usage files (CSV, TSV, JSON, also packed by gzip)"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (usage, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, usage);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = rbk_file_chooser_new (widget, _ ("Open a Usage File"),
                                                       GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"));

  add_filters (GTK_FILE_CHOOSER (dialog));
  rbk_file_chooser_ask (dialog, G_CALLBACK (chosen_cb), widget);
}

static void
open_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr(GFile) file = g_file_new_for_uri (uri);

  open_file (RBK_CUSTOMERS_PAGE (widget), file);
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_customer_file_cancel (RBK_CUSTOMERS_PAGE (widget)->customers);
}

static void
again_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_customer_file_read_known (RBK_CUSTOMERS_PAGE (widget)->customers);
}

static void
forget_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (!rbk_customer_file_forget (RBK_CUSTOMERS_PAGE (widget)->customers))
    gtk_widget_error_bell (widget);
}

static void
make_up_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_customers_make_up (widget, RBK_CUSTOMERS_PAGE (widget)->document);
}

static void
database_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkCustomersPage *self = RBK_CUSTOMERS_PAGE (widget);

  rbk_customers_ask_database (widget, self->document, self->settings);
}

static void
connect_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_customers_connect (widget, RBK_CUSTOMERS_PAGE (widget)->customers);
}

static RbkUsageSource *
source_of (RbkCustomersPage *self)
{
  return rbk_book_get_usage (rbk_document_get_book (self->document));
}

/* Reads a file that was written again as it was read before. */
static void
accept_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkCustomersPage *self = RBK_CUSTOMERS_PAGE (widget);
  RbkUsageSource   *source = source_of (self);
  GFile            *file = rbk_customer_file_get_file (self->customers);

  if (source != NULL && file != NULL)
    rbk_customer_file_read (self->customers, file, rbk_usage_source_get_format (source),
                            rbk_usage_source_get_mapping (source));
}

static void
columns_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkCustomersPage *self = RBK_CUSTOMERS_PAGE (widget);
  RbkUsageSource   *source = source_of (self);
  GFile            *file = rbk_customer_file_get_file (self->customers);

  /* What could not be read is what one wants to read otherwise. */
  if (rbk_customer_file_get_error (self->customers) != NULL &&
      rbk_import_step_get_file (self->import) != NULL)
    file = rbk_import_step_get_file (self->import);
  if (file == NULL)
    return;

  self->is_importing = TRUE;
  rbk_import_step_look (self->import, file,
                        source != NULL ? rbk_usage_source_get_format (source) : NULL,
                        source != NULL ? rbk_usage_source_get_mapping (source) : NULL, FALSE);
  rbk_customers_page_queue_update (self);
}

/* rbk_customers_page_drop: takes a file that was dropped on the page */
gboolean
rbk_customers_page_drop (RbkCustomersPage *self, const GValue *value, double x, double y)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *name = files != NULL ? g_file_get_basename (files->data) : NULL;

  /* A book is for the window. */
  if (name == NULL || g_str_has_suffix (name, ".ratebook"))
    return FALSE;
  open_file (self, files->data);

  return TRUE;
}

/* rbk_customers_page_install_actions: makes known what can be done */
void
rbk_customers_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name, *parameter;
    GtkWidgetActionActivateFunc callback;
  } actions[] = {
    { "customers.choose", NULL, choose_cb },     { "customers.open", "s", open_cb },
    { "customers.cancel", NULL, cancel_cb },     { "customers.again", NULL, again_cb },
    { "customers.columns", NULL, columns_cb },   { "customers.accept", NULL, accept_cb },
    { "customers.forget", NULL, forget_cb },     { "customers.make-up", NULL, make_up_cb },
    { "customers.database", NULL, database_cb }, { "customers.connect", NULL, connect_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].callback);
}
