/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-task-tell.h"

/* What is said, on its way to the main context. */
typedef struct
{
  GTask      *task; /* (owned) */
  RbkTaskTold told;
  double      value;
} Tell;

static void
free_tell (gpointer data)
{
  Tell *tell = data;

  g_object_unref (tell->task);
  g_free (tell);
}

static gboolean
tell_cb (gpointer data)
{
  const Tell *tell = data;

  /* Who gave up, or has the result, is not called again. */
  if (!g_task_get_completed (tell->task) &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (tell->task)))
    tell->told (g_task_get_task_data (tell->task), tell->value);

  return G_SOURCE_REMOVE;
}

/**
 * rbk_task_tell:
 * @task: a task, from the thread in which it works
 * @told: called in the context in which @task was begun
 * @value: how far it is
 *
 * Tells how far a task is, to those who still wait for it.
 */
void
rbk_task_tell (GTask *task, RbkTaskTold told, double value)
{
  /* g_main_context_invoke() would call it here, in the thread, while no loop runs. */
  g_autoptr(GSource) source = g_idle_source_new ();
  Tell *tell = g_new (Tell, 1);

  *tell = (Tell){ g_object_ref (task), told, value };
  /* Before the result, which comes with the same. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, tell, free_tell);
  g_source_attach (source, g_task_get_context (task));
}
