/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-database-load.h"

#include "rbk-task-tell.h"

/* What is needed of the document while it may be edited. */
typedef struct
{
  char                   *uri;
  char                  **mapping;
  RbkUsage               *usage; /* (owned) (nullable) */
  RbkWarehouseAsk         ask;
  gpointer                ask_data;
  GDestroyNotify          free_ask_data;
  RbkSpec                *spec;   /* (owned) (nullable) */
  RbkUsageSource         *source; /* (owned) (nullable) a copy */
  RbkDatabaseLoadProgress progress;
  gpointer                user_data;
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  if (load->free_ask_data != NULL)
    load->free_ask_data (load->ask_data);
  g_clear_pointer (&load->usage, rbk_usage_unref);
  g_clear_pointer (&load->spec, rbk_spec_unref);
  g_clear_object (&load->source);
  g_strfreev (load->mapping);
  g_free (load->uri);
  g_free (load);
}

static void
told_cb (gconstpointer data, double rows)
{
  const Load *load = data;

  load->progress ((guint64) rows, load->user_data);
}

/* In the thread that reads. */
static void
report_rows (guint64 rows, gpointer user_data)
{
  const Load *load = g_task_get_task_data (user_data);

  if (load->progress != NULL)
    rbk_task_tell (user_data, told_cb, (double) rows);
}

static char *
ask (const char *what, gpointer user_data)
{
  const Load *load = g_task_get_task_data (user_data);

  return load->ask != NULL ? load->ask (what, load->ask_data) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load               *load = data;
  RbkWarehouseOptions options = {
    .ask = ask, .cancellable = cancellable, .progress = report_rows, .user_data = task
  };
  RbkCustomers *customers;
  GError       *error = NULL;

  if (load->usage == NULL)
    load->usage =
        rbk_warehouse_load (load->uri, NULL, (const char *const *) load->mapping, &options, &error);
  if (load->usage == NULL || !rbk_usage_check_customers (load->usage, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  customers = rbk_customers_new_for_usage (load->usage);
  if (load->spec != NULL)
    rbk_customers_prepare (customers, load->spec, load->source);
  g_task_return_pointer (task, customers, (GDestroyNotify) rbk_customers_free);
}

/**
 * rbk_database_load_async:
 * @document: whose book is to cost the customers, as it is now
 * @question: what to ask; its @ask_data is taken
 * @cancellable: (nullable): to give up
 * @progress: (nullable): told how many rows are there
 * @callback: called when it is done, with @document
 * @user_data: for @progress and @callback
 *
 * Asks a database for customers, costs and sorts them, all in a thread.
 */
void
rbk_database_load_async (RbkDocument               *document,
                         const RbkDatabaseQuestion *question,
                         GCancellable              *cancellable,
                         RbkDatabaseLoadProgress    progress,
                         GAsyncReadyCallback        callback,
                         gpointer                   user_data)
{
  g_autoptr(GTask) task = NULL;
  const RbkSpec  *spec;
  RbkUsageSource *source;
  Load           *load;

  g_return_if_fail (RBK_IS_DOCUMENT (document));
  g_return_if_fail (question != NULL && question->uri != NULL);

  spec = rbk_analysis_get_spec (rbk_document_get_analysis (document));
  source = rbk_book_get_usage (rbk_document_get_book (document));
  load = g_new0 (Load, 1);
  load->uri = g_strdup (question->uri);
  load->mapping = g_strdupv ((char **) question->mapping);
  load->usage = question->usage != NULL ? rbk_usage_ref (question->usage) : NULL;
  load->ask = question->ask;
  load->ask_data = question->ask_data;
  load->free_ask_data = question->free_ask_data;
  load->spec = spec != NULL ? rbk_spec_ref ((RbkSpec *) spec) : NULL;
  load->source = source != NULL ? RBK_USAGE_SOURCE (rbk_record_copy (RBK_RECORD (source))) : NULL;
  load->progress = progress;
  load->user_data = user_data;
  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, rbk_database_load_async);
  g_task_set_task_data (task, load, free_load);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * rbk_database_load_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends a load.
 *
 * Returns: (transfer full): the customers, with the usage that they are from
 */
RbkCustomers *
rbk_database_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
