/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-file-beside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PREFIX ".ratebook-"
#define N_DIGITS 8
#define MAX_NAME_TRIES 100

/* Longer than any save lasts, and than clocks of two machines are apart. */
#define LEFT_SECONDS (60 * 60)

/*
 * rbk_file_beside_open:
 * @path: of a file that is to be replaced or made
 * @replaces: whether it is there
 * @beside: (out) (transfer full): of the new file
 *
 * Makes a new file beside another. One that takes the place of another starts out closed to
 * everybody else, for the other may be private.
 *
 * Returns: a file descriptor, or -1 with the reason in errno
 */
int
rbk_file_beside_open (const char *path, gboolean replaces, char **beside)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < MAX_NAME_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (PREFIX "%0*x", N_DIGITS, g_random_int ());
      g_autofree char *candidate = g_build_filename (folder, name, NULL);
      int fd = open (candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, replaces ? 0600 : 0666);

      if (fd >= 0)
        *beside = g_steal_pointer (&candidate);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }

  return -1;
}

static gboolean
is_our_name (const char *name)
{
  const char *digits = name + strlen (PREFIX);

  return g_str_has_prefix (name, PREFIX) && strlen (digits) == N_DIGITS &&
         strspn (digits, "0123456789abcdef") == N_DIGITS;
}

/* Who writes one holds its lock. Where there are no locks, nothing can be said. */
static gboolean
was_left (int folder, const char *name)
{
  struct stat info;
  gboolean    is_free;
  int         fd;

  if (fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (info.st_mode) ||
      info.st_uid != geteuid () || info.st_mtime > time (NULL) - LEFT_SECONDS)
    return FALSE;
  fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  is_free = flock (fd, LOCK_EX | LOCK_NB) == 0;
  close (fd);

  return is_free;
}

/* Whether the folder is another one than the last time. */
static gboolean
is_another (const char *folder)
{
  static GMutex mutex;
  static char  *last;
  gboolean      is_new;

  g_mutex_lock (&mutex);
  is_new = g_strcmp0 (folder, last) != 0;
  if (is_new)
    {
      g_free (last);
      last = g_strdup (folder);
    }
  g_mutex_unlock (&mutex);

  return is_new;
}

/*
 * rbk_file_beside_clear:
 * @path: of a file that is to be replaced or made
 *
 * Removes what programs left beside it that were killed as they wrote: files of ours that nobody
 * has locked, and nobody has written to for an hour. Who writes many files into a folder has it
 * looked at once.
 */
void
rbk_file_beside_clear (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GDir) dir = NULL;
  const char *name;
  int         fd;

  if (!is_another (folder))
    return;
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  dir = fd >= 0 ? g_dir_open (folder, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_our_name (name) && was_left (fd, name))
      unlinkat (fd, name, 0);
  if (fd >= 0)
    close (fd);
}
