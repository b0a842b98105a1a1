/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-work.h"

/* A work that several threads take parts of. It outlives the call that started it where a
 * helper comes late, and then finds nothing left to do. */
typedef struct
{
  gatomicrefcount ref_count;
  RbkWorkFunc     func;
  gpointer        user_data;
  guint           n_parts;
  int             next; /* (atomic) the first part that nobody has taken */
  GMutex          mutex;
  GCond           cond;
  guint           n_done;
} Work;

static void
unref_work (Work *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

static void
do_parts (Work *self)
{
  guint n_done = 0;

  for (;;)
    {
      guint part = (guint) g_atomic_int_add (&self->next, 1);

      if (part >= self->n_parts)
        break;
      self->func (part, self->user_data);
      n_done++;
    }
  g_mutex_lock (&self->mutex);
  self->n_done += n_done;
  if (self->n_done == self->n_parts)
    g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
help (gpointer data, gpointer user_data)
{
  do_parts (data);
  unref_work (data);
}

/* Its threads wait for the next work: to make a new one takes longer than a small work. */
static GThreadPool *
get_pool (void)
{
  static gsize pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, (gsize) g_thread_pool_new (help, NULL,
                                                         (int) MAX (g_get_num_processors (), 2) - 1,
                                                         FALSE, NULL));
  return (GThreadPool *) pool;
}

/*
 * rbk_work_run:
 * @func: does a part
 * @n_parts: how many there are, from 0 on
 * @user_data: for @func
 *
 * Does all parts of a work and returns when they are done: on as many threads as there are
 * processors, the caller's among them, which does all of it where there are no others. That
 * pays from about a third of a millisecond on.
 */
void
rbk_work_run (RbkWorkFunc func, guint n_parts, gpointer user_data)
{
  guint n_helpers = MIN (n_parts, g_get_num_processors ());
  Work *self;

  if (n_helpers < 2)
    {
      for (guint i = 0; i < n_parts; i++)
        func (i, user_data);
      return;
    }
  self = g_new0 (Work, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->func = func;
  self->user_data = user_data;
  self->n_parts = n_parts;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  for (guint i = 1; i < n_helpers; i++)
    {
      /* What no thread can be made for stays in the pool until there is one. */
      g_atomic_ref_count_inc (&self->ref_count);
      g_thread_pool_push (get_pool (), self, NULL);
    }
  do_parts (self);
  g_mutex_lock (&self->mutex);
  while (self->n_done < self->n_parts)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  unref_work (self);
}
