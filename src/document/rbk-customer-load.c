/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-load.h"

/* What is needed of the document while it may be edited, and what is brought. */
typedef struct
{
  RbkSpec        *spec;      /* (owned) (nullable) */
  RbkUsageSource *source;    /* (owned) (nullable) a copy */
  RbkUsage       *usage;     /* (owned) (nullable) */
  char           *sha256;    /* (owned) (nullable) */
  RbkCustomers   *customers; /* (owned) (nullable) */
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->customers, rbk_customers_free);
  g_clear_pointer (&load->usage, rbk_usage_unref);
  g_clear_pointer (&load->spec, rbk_spec_unref);
  g_clear_object (&load->source);
  g_free (load->sha256);
  g_free (load);
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;

  load->customers = rbk_customers_new_for_usage (load->usage);
  if (load->spec != NULL)
    rbk_customers_prepare (load->customers, load->spec, load->source);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Load   *load = g_task_get_task_data (task);
  GError *error = NULL;

  load->usage = rbk_usage_load_finish (result, &load->sha256, &error);
  if (load->usage != NULL)
    g_task_run_in_thread (task, prepare_in_thread);
  else
    g_task_return_error (task, error);
}

/* The progress is told to whom the result is for. */
typedef struct
{
  RbkUsageLoadProgress progress;
  gpointer             user_data;
} Listener;

static void
progress_cb (double fraction, gpointer user_data)
{
  const Listener *listener = g_object_get_data (user_data, "rbk-listener");

  if (listener->progress != NULL)
    listener->progress (fraction, listener->user_data);
}

/**
 * rbk_customer_load_async:
 * @file: a usage file
 * @format: (nullable): the name of its format, or `NULL` to find it out
 * @mapping: (nullable): `field=column` entries for what its header does not say
 * @document: whose book is to cost the customers, as it is now
 * @cancellable: (nullable): to give up
 * @progress: (nullable): as for [func@usage_load_async]
 * @callback: called when it is done, with @file
 * @user_data: for @progress and @callback
 *
 * Reads a usage file, costs its customers at the prices of the book and sorts them, all in a
 * thread: with a million customers that is too much for the time between two frames.
 */
void
rbk_customer_load_async (GFile               *file,
                         const char          *format,
                         const char *const   *mapping,
                         RbkDocument         *document,
                         GCancellable        *cancellable,
                         RbkUsageLoadProgress progress,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const RbkSpec  *spec;
  RbkUsageSource *source;
  GTask          *task;
  Listener       *listener;
  Load           *load;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (RBK_IS_DOCUMENT (document));

  load = g_new0 (Load, 1);
  spec = rbk_analysis_get_spec (rbk_document_get_analysis (document));
  source = rbk_book_get_usage (rbk_document_get_book (document));
  load->spec = spec != NULL ? rbk_spec_ref ((RbkSpec *) spec) : NULL;
  load->source = source != NULL ? RBK_USAGE_SOURCE (rbk_record_copy (RBK_RECORD (source))) : NULL;
  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, rbk_customer_load_async);
  g_task_set_task_data (task, load, free_load);
  listener = g_new (Listener, 1);
  *listener = (Listener){ progress, user_data };
  g_object_set_data_full (G_OBJECT (task), "rbk-listener", listener, g_free);
  rbk_usage_load_async (file, format, mapping, cancellable, progress_cb, read_cb, task);
}

/**
 * rbk_customer_load_finish:
 * @result: what the callback was given
 * @sha256: (out) (transfer full): the digest of the file
 * @error: return location for a #GError
 *
 * Ends a load.
 *
 * Returns: (transfer full): the customers, with the usage that they are from
 */
RbkCustomers *
rbk_customer_load_finish (GAsyncResult *result, char **sha256, GError **error)
{
  Load *load;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  load = g_task_get_task_data (G_TASK (result));
  *sha256 = g_steal_pointer (&load->sha256);

  return g_steal_pointer (&load->customers);
}
