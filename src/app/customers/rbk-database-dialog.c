/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-database-dialog.h"

#include <glib/gi18n-lib.h>

#include "rbk-database-form.h"
#include "rbk-entry-list.h"
#include "rbk-password-asker.h"
#include "rbk-recent-servers.h"
#include "rbk-usage-source.h"
#include "rbk-warehouse.h"
#include "rbk-wrapped-label.h"

#define WIDTH 640
#define HEIGHT 720

/**
 * RbkDatabaseDialog:
 *
 * Asks a database for customers: which server and table, what its columns say, and what is
 * wanted of it. The server adds up; only customers come back.
 *
 * ## Shortcuts
 *
 * Return loads the columns, and once they are there reads the customers. Escape does not.
 */
struct _RbkDatabaseDialog
{
  AdwWindow parent_instance;

  GtkEntry         *server, *table;
  GtkWidget        *load;
  GtkWidget        *spinner;
  GtkWidget        *problem;
  RbkDatabaseForm  *form;
  GtkWidget        *accept;
  RbkDocument      *document; /* (owned) */
  GSettings        *settings; /* (owned) (nullable) */
  RbkPasswordAsker *asker;    /* (owned) */
  GCancellable     *loading;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkDatabaseDialog, rbk_database_dialog, ADW_TYPE_WINDOW)

/* The columns of a table are asked for beside the window. */
typedef struct
{
  char             *uri, *table; /* (owned) */
  RbkPasswordAsker *asker;       /* (owned) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->uri);
  g_free (request->table);
  g_object_unref (request->asker);
  g_free (request);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request      *request = data;
  RbkWarehouseOptions options = { .ask = rbk_password_asker_ask,
                                  .cancellable = cancellable,
                                  .user_data = request->asker };
  GError             *error = NULL;
  char **columns = rbk_warehouse_list_columns (request->uri, request->table, &options, &error);

  if (columns != NULL)
    g_task_return_pointer (task, columns, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
show_problem (RbkDatabaseDialog *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

/* What the default key does: the first step, or the second. */
static void
update_cb (RbkDatabaseDialog *self)
{
  gboolean is_ready = rbk_database_form_get_is_ready (self->form);
  gboolean is_loading = self->loading != NULL;

  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_loading);
  gtk_widget_set_visible (self->spinner, is_loading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "database.load", !is_loading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "database.accept", is_ready);
  gtk_window_set_default_widget (GTK_WINDOW (self), is_ready ? self->accept : self->load);
}

static RbkUsageSource *
source_of (RbkDatabaseDialog *self)
{
  return rbk_customer_file_get_question (rbk_document_get_customer_file (self->document));
}

/* What was asked of the same table before is asked again. */
static const char *const *
find_mapping (RbkDatabaseDialog *self)
{
  RbkUsageSource    *source = source_of (self);
  g_autofree char   *server = dup_text (self->server);
  g_autofree char   *table = dup_text (self->table);
  g_autofree char   *entry = g_strdup_printf ("table=%s", table);
  const char *const *mapping = source != NULL ? rbk_usage_source_get_mapping (source) : NULL;

  if (mapping == NULL || g_strcmp0 (rbk_usage_source_get_path (source), server) != 0)
    return NULL;

  return g_strv_contains (mapping, entry) ? mapping : NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkDatabaseDialog *self = RBK_DATABASE_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) columns = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;

  g_clear_object (&self->loading);
  if (columns == NULL)
    {
      rbk_password_asker_forget (self->asker);
      show_problem (self, error->message);
    }
  else
    {
      g_autofree char *table = dup_text (self->table);

      rbk_database_form_set_table (self->form, table);
      rbk_database_form_show (self->form, (const char *const *) columns, find_mapping (self));
    }
  update_cb (self);
}

static void
load_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDatabaseDialog *self = RBK_DATABASE_DIALOG (widget);
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  Request         *request;
  g_autofree char *uri = dup_text (self->server);

  show_problem (self, NULL);
  rbk_database_form_hide (self->form);
  if (!rbk_warehouse_check_uri (uri, &error))
    {
      show_problem (self, error->message);
      update_cb (self);
      return;
    }
  request = g_new0 (Request, 1);
  request->uri = g_steal_pointer (&uri);
  request->table = dup_text (self->table);
  request->asker = g_object_ref (self->asker);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, loaded_cb, NULL);
  g_task_set_source_tag (task, load_cb);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, load_in_thread);
  update_cb (self);
}

/* Another server or table has other columns. */
static void
place_changed_cb (RbkDatabaseDialog *self)
{
  if (self->form == NULL)
    return;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  rbk_database_form_hide (self->form);
  update_cb (self);
}

static void
server_changed_cb (RbkDatabaseDialog *self)
{
  rbk_password_asker_forget (self->asker);
  place_changed_cb (self);
}

static void
accept_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDatabaseDialog *self = RBK_DATABASE_DIALOG (widget);
  g_autofree char   *uri = dup_text (self->server);
  g_auto(GStrv) mapping = rbk_database_form_dup_mapping (self->form);

  rbk_recent_servers_add (self->settings, uri);
  rbk_password_asker_set_window (self->asker, gtk_window_get_transient_for (GTK_WINDOW (self)));
  rbk_customer_file_connect (rbk_document_get_customer_file (self->document), uri,
                             (const char *const *) mapping, rbk_password_asker_ask,
                             g_object_ref (self->asker), g_object_unref);
  gtk_window_close (GTK_WINDOW (self));
}

static void
recent_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDatabaseDialog *self = RBK_DATABASE_DIALOG (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->server), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
rbk_database_dialog_dispose (GObject *object)
{
  RbkDatabaseDialog *self = RBK_DATABASE_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  g_clear_object (&self->asker);
  self->form = NULL;

  G_OBJECT_CLASS (rbk_database_dialog_parent_class)->dispose (object);
}

static void
rbk_database_dialog_class_init (RbkDatabaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_database_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "database.load", NULL, load_cb);
  gtk_widget_class_install_action (widget_class, "database.accept", NULL, accept_cb);
  gtk_widget_class_install_action (widget_class, "database.recent", "s", recent_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rbk_database_dialog_init (RbkDatabaseDialog *self)
{
  self->asker = rbk_password_asker_new (GTK_WINDOW (self));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Customers From a Database"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

static void
add_place (RbkDatabaseDialog *self, GtkWidget *content)
{
  GtkWidget *list = rbk_entry_list_new (content, NULL);
  GtkWidget *row;

  self->server =
      rbk_entry_list_add_entry (list, _ ("Server"),
                                _ ("An address without a password, or service=name"), NULL, 26);
  gtk_entry_set_placeholder_text (self->server, "postgresql://user@server/database");
  row = gtk_widget_get_ancestor (GTK_WIDGET (self->server), ADW_TYPE_ACTION_ROW);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), rbk_recent_servers_new (self->settings));
  self->table =
      rbk_entry_list_add_entry (list, _ ("Table or view"), _ ("Of usage events or rows"), NULL, 26);
  gtk_entry_set_placeholder_text (self->table, "billing.usage_events");
  g_signal_connect_object (self->server, "changed", G_CALLBACK (server_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
new_load (RbkDatabaseDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->load = gtk_button_new_with_mnemonic (_ ("_Load Columns"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->load), "database.load");
  self->spinner = gtk_spinner_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Asking the database"), -1);
  gtk_box_append (GTK_BOX (box), self->load);
  gtk_box_append (GTK_BOX (box), self->spinner);

  return box;
}

static void
fill (RbkDatabaseDialog *self)
{
  GtkWidget  *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  const char *note =
      _ ("A PostgreSQL server, or one that speaks its protocol, adds up the usage of "
         "each customer; nothing is changed there. The book remembers the address, "
         "never a password.");

  gtk_box_append (GTK_BOX (content), rbk_wrapped_label_new (note, "dim-label"));
  add_place (self, content);
  gtk_box_append (GTK_BOX (content), new_load (self));
  self->problem = rbk_wrapped_label_new (NULL, "problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (content), self->problem);
  self->form = RBK_DATABASE_FORM (rbk_database_form_new ());
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  self->accept =
      rbk_entry_list_new_window (GTK_WINDOW (self), _ ("_Import"), "database.accept", content);
}

/* A book that names a database is asked about that. */
static void
show_known (RbkDatabaseDialog *self)
{
  RbkUsageSource    *source = source_of (self);
  const char        *path = source != NULL ? rbk_usage_source_get_path (source) : NULL;
  const char *const *mapping = source != NULL ? rbk_usage_source_get_mapping (source) : NULL;

  if (path == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->server), path);
  for (guint i = 0; mapping != NULL && mapping[i] != NULL; i++)
    if (g_str_has_prefix (mapping[i], "table="))
      gtk_editable_set_text (GTK_EDITABLE (self->table), mapping[i] + strlen ("table="));
}

/**
 * rbk_database_dialog_new:
 * @parent: the window over which it stands
 * @document: the book that the customers are for
 * @settings: (nullable): the user's choices: the last servers
 *
 * Returns: (transfer none): a dialog, not yet shown; the toolkit owns it
 */
GtkWidget *
rbk_database_dialog_new (GtkWindow *parent, RbkDocument *document, GSettings *settings)
{
  RbkDatabaseDialog *self = g_object_new (RBK_TYPE_DATABASE_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  g_set_object (&self->settings, settings);
  fill (self);
  show_known (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->server));
  update_cb (self);

  return GTK_WIDGET (self);
}
