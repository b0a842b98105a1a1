/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <glib-unix.h>

#define N_SIGNALS 3

static const int signals[N_SIGNALS] = { SIGINT, SIGTERM, SIGHUP };

struct _RbkInterrupt
{
  GCancellable    *cancellable; /* (owned) */
  GThread         *thread;
  int              end; /* of the pipe that the thread reads */
  struct sigaction usual[N_SIGNALS];
};

/* Where a signal goes: there is one of each in a program. */
static volatile sig_atomic_t signal_pipe = -1, signal_caught = 0;

/* All that a handler may do is write; the thread does the rest. */
static void
catch_signal (int number)
{
  int saved = errno;

  if (write (signal_pipe, "", 1) == 1)
    signal_caught = number;
  errno = saved;
}

static gpointer
watch (gpointer data)
{
  RbkInterrupt *self = data;
  char          byte;

  while (read (self->end, &byte, 1) == 1)
    g_cancellable_cancel (self->cancellable);
  return NULL;
}

/* Signals are for the thread that may wait for a password, so that it stops waiting. */
static GThread *
start_thread (RbkInterrupt *self)
{
  sigset_t ours, before;
  GThread *thread;

  sigemptyset (&ours);
  for (guint i = 0; i < N_SIGNALS; i++)
    sigaddset (&ours, signals[i]);
  pthread_sigmask (SIG_BLOCK, &ours, &before);
  thread = g_thread_new ("interrupt", watch, self);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return thread;
}

/**
 * rbk_interrupt_new:
 * @cancellable: what to cancel
 *
 * Begins to catch signals. There may be one at a time.
 *
 * Returns: (transfer full) (nullable): what ends it; nothing where signals can't be caught
 */
RbkInterrupt *
rbk_interrupt_new (GCancellable *cancellable)
{
  RbkInterrupt    *self;
  struct sigaction action = { .sa_handler = catch_signal };
  int              ends[2];

  g_return_val_if_fail (signal_pipe < 0, NULL);

  if (!g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
    return NULL;
  self = g_new0 (RbkInterrupt, 1);
  self->cancellable = g_object_ref (cancellable);
  self->end = ends[0];
  signal_pipe = ends[1];
  signal_caught = 0;
  self->thread = start_thread (self);
  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < N_SIGNALS; i++)
    {
      sigaction (signals[i], &action, &self->usual[i]);
      /* What is ignored on purpose, as nohup does, stays so. */
      if (self->usual[i].sa_handler == SIG_IGN)
        sigaction (signals[i], &self->usual[i], NULL);
    }
  return self;
}

/**
 * rbk_interrupt_free:
 * @self: (transfer full) (nullable): what catches signals
 *
 * Lets signals do what they did before. One that was caught does it now, so that who runs the
 * program sees how it ended.
 */
void
rbk_interrupt_free (RbkInterrupt *self)
{
  int pipe_end = signal_pipe;

  if (self == NULL)
    return;

  for (guint i = 0; i < N_SIGNALS; i++)
    sigaction (signals[i], &self->usual[i], NULL);
  signal_pipe = -1;
  close (pipe_end);
  g_thread_join (self->thread);
  close (self->end);
  g_object_unref (self->cancellable);
  g_free (self);
  if (signal_caught != 0)
    (void) raise (signal_caught);
}
