/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-latest.h"

struct _RbkLatest
{
  const RbkLatestFacts *facts;   /* static */
  gpointer              owner;   /* (not owned) (nullable) nothing once this was freed */
  gpointer              waiting; /* (owned) (nullable) the next request */
  gboolean              is_working;
};

static void start (RbkLatest *self, gpointer request);

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkLatest *self = g_task_get_task_data (G_TASK (result));
  gpointer   answer = g_task_propagate_pointer (G_TASK (result), NULL);
  gpointer   waiting = g_steal_pointer (&self->waiting);

  self->is_working = FALSE;
  if (self->owner == NULL)
    {
      g_clear_pointer (&answer, self->facts->free_result);
      g_free (self);
      return;
    }

  if (waiting != NULL)
    start (self, waiting);
  else if (answer != NULL)
    self->facts->done (self->owner, g_steal_pointer (&answer));
  g_clear_pointer (&answer, self->facts->free_result);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const RbkLatest *self = data;
  gpointer         request = g_object_get_data (G_OBJECT (task), "request");

  g_task_return_pointer (task, self->facts->work (request), self->facts->free_result);
}

static void
start (RbkLatest *self, gpointer request)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, done_cb, NULL);

  self->is_working = TRUE;
  g_task_set_source_tag (task, rbk_latest_ask);
  g_task_set_task_data (task, self, NULL);
  g_object_set_data_full (G_OBJECT (task), "request", request, self->facts->free_request);
  g_task_run_in_thread (task, work_in_thread);
}

/**
 * rbk_latest_new:
 * @facts: what the work is; static
 * @owner: for the results; it frees this before it is gone
 *
 * Returns: (transfer full): nothing to do yet
 */
RbkLatest *
rbk_latest_new (const RbkLatestFacts *facts, gpointer owner)
{
  RbkLatest *self;

  g_return_val_if_fail (facts != NULL && owner != NULL, NULL);

  self = g_new0 (RbkLatest, 1);
  self->facts = facts;
  self->owner = owner;

  return self;
}

/**
 * rbk_latest_free:
 * @self: work
 *
 * Lets a piece that is under way end without anybody hearing of it.
 */
void
rbk_latest_free (RbkLatest *self)
{
  g_clear_pointer (&self->waiting, self->facts->free_request);
  self->owner = NULL;
  if (!self->is_working)
    g_free (self);
}

/**
 * rbk_latest_ask:
 * @self: work
 * @request: (transfer full): what is to be done
 *
 * Does a piece of work, now or once the one under way is done.
 */
void
rbk_latest_ask (RbkLatest *self, gpointer request)
{
  g_return_if_fail (self != NULL);

  if (!self->is_working)
    {
      start (self, request);
      return;
    }
  g_clear_pointer (&self->waiting, self->facts->free_request);
  self->waiting = request;
}
