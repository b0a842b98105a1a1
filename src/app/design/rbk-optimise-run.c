/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-run.h"

#include "rbk-optimise-trace.h"

/* How far it is, in parts that can be handed from thread to thread at once. */
#define PARTS 10000

/* A curve of more points shows no more; more terms than these are not looked at one by one. */
#define TRACE_POINTS 41
#define MAX_TRACES 6

struct _RbkOptimiseRun
{
  gatomicrefcount references;
  RbkAnalysis    *analysis; /* (owned) */
  RbkOptimiseTask task;
  gboolean       *plans;       /* (owned) (nullable) of the task */
  GCancellable   *cancellable; /* (owned) */
  int             done;        /* parts; atomic */
  GPtrArray      *traces; /* (owned) (element-type GArray) one for each change; nothing for most */
};

/* In the thread that works. */
static void
note_progress (double fraction, gpointer user_data)
{
  RbkOptimiseRun *self = user_data;

  g_atomic_int_set (&self->done, (int) (CLAMP (fraction, 0.0, 1.0) * PARTS));
}

static void
free_trace (gpointer trace)
{
  if (trace != NULL)
    g_array_unref (trace);
}

/**
 * rbk_optimise_run_new:
 * @analysis: a state of the book, with customers
 * @task: what to look for; it is copied, and tells nobody else how far it is
 *
 * Returns: (transfer full): a search that has not begun
 */
RbkOptimiseRun *
rbk_optimise_run_new (RbkAnalysis *analysis, const RbkOptimiseTask *task)
{
  RbkOptimiseRun *self = g_new0 (RbkOptimiseRun, 1);

  g_atomic_ref_count_init (&self->references);
  self->analysis = rbk_analysis_ref (analysis);
  self->cancellable = g_cancellable_new ();
  self->traces = g_ptr_array_new_with_free_func (free_trace);
  self->task = *task;
  if (task->plans != NULL)
    self->plans =
        g_memdup2 (task->plans, rbk_analysis_get_spec (analysis)->n_plans * sizeof *task->plans);
  self->task.plans = self->plans;
  self->task.cancellable = self->cancellable;
  self->task.progress = note_progress;
  self->task.user_data = self;

  return self;
}

RbkOptimiseRun *
rbk_optimise_run_ref (RbkOptimiseRun *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
rbk_optimise_run_unref (RbkOptimiseRun *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->traces, g_ptr_array_unref);
  g_free (self->plans);
  g_free (self);
}

/**
 * rbk_optimise_run_get_analysis:
 * @self: a search
 *
 * Returns: (transfer none): the state of the book that it is of
 */
RbkAnalysis *
rbk_optimise_run_get_analysis (RbkOptimiseRun *self)
{
  return self->analysis;
}

/**
 * rbk_optimise_run_get_fraction:
 * @self: a search
 *
 * Returns: how much of it is done, from 0 to 1
 */
double
rbk_optimise_run_get_fraction (RbkOptimiseRun *self)
{
  return (double) g_atomic_int_get (&self->done) / PARTS;
}

/**
 * rbk_optimise_run_cancel:
 * @self: a search
 *
 * Gives it up; it ends soon, with an error.
 */
void
rbk_optimise_run_cancel (RbkOptimiseRun *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* The curves are an extra: where there is none, the terms are as good. */
static void
trace_changes (RbkOptimiseRun *self, const RbkOptimum *optimum)
{
  guint n_left = MAX_TRACES;

  for (guint i = 0; i < optimum->changes->len; i++)
    {
      const RbkOptimiseChange *change = &g_array_index (optimum->changes, RbkOptimiseChange, i);
      GArray                  *trace = NULL;

      if (n_left > 0 && !rbk_decimal_equal (change->before, change->after))
        {
          n_left--;
          trace = rbk_optimise_trace (rbk_analysis_get_spec (self->analysis), &self->task,
                                      rbk_analysis_get_mix_index (self->analysis), optimum, i,
                                      TRACE_POINTS, NULL);
        }
      g_ptr_array_add (self->traces, trace);
    }
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RbkOptimiseRun *self = data;
  GError         *error = NULL;
  RbkOptimum     *optimum = rbk_optimise (rbk_analysis_get_spec (self->analysis), &self->task,
                                          rbk_analysis_get_mix_index (self->analysis), &error);

  if (optimum == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  trace_changes (self, optimum);
  g_task_return_pointer (task, optimum, (GDestroyNotify) rbk_optimum_free);
}

/**
 * rbk_optimise_run_start:
 * @self: a search that has not begun
 * @callback: called when it has ended
 * @user_data: for @callback
 *
 * Begins it in a thread of its own.
 */
void
rbk_optimise_run_start (RbkOptimiseRun *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, rbk_optimise_run_start);
  g_task_set_task_data (task, rbk_optimise_run_ref (self), (GDestroyNotify) rbk_optimise_run_unref);
  g_task_run_in_thread (task, work_in_thread);
}

/**
 * rbk_optimise_run_finish:
 * @self: a search that has ended
 * @result: as the callback got it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the best terms
 */
RbkOptimum *
rbk_optimise_run_finish (RbkOptimiseRun *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rbk_optimise_run_get_trace:
 * @self: a search that has ended
 * @change: the place of a term in the changes that it found
 *
 * Returns: (transfer none) (nullable) (element-type RbkTracePoint): the margin along that term
 */
const GArray *
rbk_optimise_run_get_trace (RbkOptimiseRun *self, guint change)
{
  return change < self->traces->len ? g_ptr_array_index (self->traces, change) : NULL;
}
