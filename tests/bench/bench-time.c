/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a program and says what it took: seconds of the clock, seconds of the processor, and the
 * most memory in KiB, as the last line on standard error. A small program does it, because a
 * process starts with the peak of the one that forked it.
 *
 *   bench-time COMMAND [ARGUMENT…] */
#include <glib.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
to_seconds (struct timeval time)
{
  return (double) time.tv_sec + (double) time.tv_usec / 1e6;
}

int
main (int argc, char **argv)
{
  gint64        start = g_get_monotonic_time ();
  pid_t         child = argc > 1 ? fork () : -1;
  struct rusage usage;
  int           status;

  if (child == 0)
    {
      execvp (argv[1], argv + 1);
      perror (argv[1]);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) != child)
    {
      fprintf (stderr, "usage: bench-time COMMAND [ARGUMENT…]\n");
      return 2;
    }
  fprintf (stderr, "\n%.6f %.6f %ld\n", (double) (g_get_monotonic_time () - start) / 1e6,
           to_seconds (usage.ru_utime) + to_seconds (usage.ru_stime), usage.ru_maxrss);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 1;
}
