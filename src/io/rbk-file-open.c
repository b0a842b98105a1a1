/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-file.h"

#include <sys/stat.h>

#include "rbk-error.h"

/* Opening a pipe that lies in a folder waits until somebody writes to it, which may be never,
 * and nothing can call it off. One that a shell hands over is being written to. */
static gboolean
is_idle_pipe (GFile *file)
{
  const char *path = g_file_peek_path (file);
  struct stat info;

  return path != NULL && !g_str_has_prefix (path, "/dev/") && !g_str_has_prefix (path, "/proc/") &&
         stat (path, &info) == 0 && S_ISFIFO (info.st_mode);
}

/**
 * rbk_file_open:
 * @file: a file
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Opens a file to read it. Fails with %RBK_ERROR_READ and the system's reason, or with
 * %G_IO_ERROR_CANCELLED. The messages do not name the file.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GFileInputStream *
rbk_file_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (is_idle_pipe (file))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_READ,
                   E_ ("can't be read: it is a pipe; write what comes through it to a file first"));
      return NULL;
    }
  stream = g_file_read (file, cancellable, &cause);
  if (stream != NULL)
    return g_steal_pointer (&stream);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_READ, E_ ("can't be read: %s"),
                 rbk_error_get_reason (cause));
  return NULL;
}
