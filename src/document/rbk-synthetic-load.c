/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-synthetic-load.h"

#include "rbk-synthetic.h"
#include "rbk-task-tell.h"

/* What is needed of the document while it may be edited. */
typedef struct
{
  RbkSyntheticTask         task;
  RbkSpec                 *spec; /* (owned) (nullable) */
  RbkSyntheticLoadProgress progress;
  gpointer                 user_data;
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->spec, rbk_spec_unref);
  g_free (load);
}

static void
told_cb (gconstpointer data, double fraction)
{
  const Load *load = data;

  load->progress (fraction, load->user_data);
}

/* In the thread that works. */
static void
report_progress (double fraction, gpointer user_data)
{
  const Load *load = g_task_get_task_data (user_data);

  if (load->progress != NULL)
    rbk_task_tell (user_data, told_cb, fraction);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load         *load = data;
  GError       *error = NULL;
  RbkCustomers *customers;
  g_autoptr(RbkPopulation) population = NULL;

  load->task.progress = report_progress;
  load->task.user_data = task;
  population = rbk_synthetic_new_calls (&load->task, &error);
  if (population == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  customers = rbk_customers_new (population);
  if (load->spec != NULL)
    rbk_customers_prepare (customers, load->spec, NULL);
  g_task_return_pointer (task, customers, (GDestroyNotify) rbk_customers_free);
}

/**
 * rbk_synthetic_load_async:
 * @document: whose book is to cost the customers, as it is now
 * @usage: what customers to make up
 * @cancellable: (nullable): to give up
 * @progress: (nullable): told how far it is
 * @callback: called when it is done, with @usage
 * @user_data: for @progress and @callback
 *
 * Makes up customers, costs and sorts them, all in a thread: ten million take seconds.
 */
void
rbk_synthetic_load_async (RbkDocument             *document,
                          RbkSyntheticUsage       *usage,
                          GCancellable            *cancellable,
                          RbkSyntheticLoadProgress progress,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  g_autoptr(GTask) task = NULL;
  const RbkSpec *spec;
  GError        *error = NULL;
  Load          *load;

  g_return_if_fail (RBK_IS_DOCUMENT (document));
  g_return_if_fail (RBK_IS_SYNTHETIC_USAGE (usage));

  task = g_task_new (usage, cancellable, callback, user_data);
  g_task_set_source_tag (task, rbk_synthetic_load_async);
  load = g_new0 (Load, 1);
  g_task_set_task_data (task, load, free_load);
  if (!rbk_lognormal_init_for_usage (&load->task.calls, usage, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  spec = rbk_analysis_get_spec (rbk_document_get_analysis (document));
  load->spec = spec != NULL ? rbk_spec_ref ((RbkSpec *) spec) : NULL;
  load->task.n_customers = (guint) MAX (rbk_synthetic_usage_get_customers (usage), 0);
  load->task.seed = (guint64) MAX (rbk_synthetic_usage_get_seed (usage), 0);
  load->task.cancellable = cancellable;
  load->progress = progress;
  load->user_data = user_data;
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * rbk_synthetic_load_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends a load.
 *
 * Returns: (transfer full): the customers
 */
RbkCustomers *
rbk_synthetic_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
