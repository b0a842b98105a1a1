/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Stands between a program and its disk. Each call that changes FAULTS_FOLDER or what is below it
 * is a boundary; they are numbered from 1, and written to FAULTS_LOG.
 *
 *   FAULTS_AT      the boundary where it happens; without it nothing does
 *   FAULTS_DO      a number: the call fails with this errno; kill: the program dies before the
 *                  call; power: so does the machine, and what was not synced is gone
 *   FAULTS_ONLY    only calls of this name are boundaries
 *   FAULTS_STICKY  from then on every call fails, but for those that give room back
 *   FAULTS_NOW     a file: as long as it is there, every call fails with the number in it
 *   FAULTS_PIECE   a write takes no more bytes than this
 *   FAULTS_LIE     fsync says that it did it, and did not
 */

#define MAX_FILES 64
#define MAX_PATH_BYTES 4096

typedef struct
{
  int   fd;     /* of our own, so that it outlives the program's */
  off_t synced; /* how much of it is on the disk */
} Written;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static Written         files[MAX_FILES];
static int             n_files;
static int             n_calls;

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static int
is_watched (const char *path)
{
  const char *folder = getenv ("FAULTS_FOLDER");
  char        whole[MAX_PATH_BYTES];
  size_t      length;

  if (folder == NULL || path == NULL)
    return 0;
  if (path[0] != '/')
    {
      char here[MAX_PATH_BYTES / 2];

      if (getcwd (here, sizeof here) == NULL)
        return 0;
      snprintf (whole, sizeof whole, "%s/%s", here, path);
      path = whole;
    }

  length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int
is_watched_fd (int fd)
{
  char    link[64], path[MAX_PATH_BYTES];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return 0;
  path[length] = '\0';

  return is_watched (path);
}

static Written *
find_written (int fd)
{
  struct stat info, other;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  for (int i = 0; i < n_files; i++)
    if (fstat (files[i].fd, &other) == 0 && other.st_ino == info.st_ino)
      return &files[i];
  if (n_files == MAX_FILES)
    return NULL;
  files[n_files].fd = fcntl (fd, F_DUPFD_CLOEXEC, 500);
  files[n_files].synced = 0;

  return &files[n_files++];
}

static void
note_call (const char *name)
{
  const char *log = getenv ("FAULTS_LOG");
  int         fd = log != NULL ? REAL (open) (log, O_WRONLY | O_APPEND | O_CREAT, 0600) : -1;

  if (fd < 0)
    return;
  dprintf (fd, "%s\n", name);
  REAL (close) (fd);
}

static void
die (int loses)
{
  for (int i = 0; loses && i < n_files; i++)
    if (ftruncate (files[i].fd, files[i].synced) != 0)
      abort ();
  kill (getpid (), SIGKILL);
  pause ();
}

static int
get_code_now (void)
{
  const char *path = getenv ("FAULTS_NOW");
  char        text[16] = "";
  int         fd = path != NULL ? REAL (open) (path, O_RDONLY) : -1;

  if (fd < 0)
    return 0;
  if (read (fd, text, sizeof text - 1) < 0)
    text[0] = '\0';
  REAL (close) (fd);

  return atoi (text);
}

/* Says with 0 that the call may go on, else what it fails with. */
static int
boundary (const char *name)
{
  const char *only = getenv ("FAULTS_ONLY");
  const char *at = getenv ("FAULTS_AT");
  const char *what = getenv ("FAULTS_DO");
  int         gives_room = strcmp (name, "unlink") == 0 || strcmp (name, "close") == 0;
  int         code = gives_room ? 0 : get_code_now ();

  if (only != NULL && strcmp (only, name) != 0)
    return 0;

  pthread_mutex_lock (&mutex);
  n_calls++;
  note_call (name);
  if (at != NULL && what != NULL && n_calls >= atoi (at) &&
      (n_calls == atoi (at) || (getenv ("FAULTS_STICKY") != NULL && !gives_room)))
    {
      if (strcmp (what, "kill") == 0 || strcmp (what, "power") == 0)
        die (what[0] == 'p');
      code = atoi (what);
    }
  pthread_mutex_unlock (&mutex);

  return code;
}

static int
fail (int code)
{
  errno = code;

  return -1;
}

static int
open_either (int (*real) (const char *, int, ...), const char *path, int flags, mode_t mode)
{
  int code = 0;

  if ((flags & O_ACCMODE) != O_RDONLY && is_watched (path))
    code = boundary ("open");

  return code != 0 ? fail (code) : real (path, flags, mode);
}

#define OPEN(name)                                                                                 \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    va_list list;                                                                                  \
    mode_t  mode = 0;                                                                              \
                                                                                                   \
    va_start (list, flags);                                                                        \
    if (flags & (O_CREAT | O_TMPFILE))                                                             \
      mode = va_arg (list, mode_t);                                                                \
    va_end (list);                                                                                 \
                                                                                                   \
    return open_either (REAL (name), path, flags, mode);                                           \
  }

OPEN (open)
OPEN (open64)

ssize_t
write (int fd, const void *data, size_t length)
{
  const char *piece = getenv ("FAULTS_PIECE");
  int         code;

  if (!is_watched_fd (fd))
    return REAL (write) (fd, data, length);

  code = boundary ("write");
  if (code != 0)
    return fail (code);
  find_written (fd);
  if (piece != NULL && length > (size_t) atoi (piece))
    length = (size_t) atoi (piece);

  return REAL (write) (fd, data, length);
}

int
fsync (int fd)
{
  Written    *written;
  struct stat info;
  int         code = is_watched_fd (fd) ? boundary ("fsync") : 0;

  if (code != 0)
    return fail (code);
  written = is_watched_fd (fd) ? find_written (fd) : NULL;
  if (written != NULL && getenv ("FAULTS_LIE") == NULL && fstat (fd, &info) == 0)
    written->synced = info.st_size;

  return REAL (fsync) (fd);
}

/* A file is closed whatever the answer is. */
int
close (int fd)
{
  int is_ours = is_watched_fd (fd) && (fcntl (fd, F_GETFL) & O_ACCMODE) != O_RDONLY;
  int code = is_ours ? boundary ("close") : 0;
  int result = REAL (close) (fd);

  return code != 0 ? fail (code) : result;
}

int
rename (const char *from, const char *to)
{
  int code = is_watched (to) ? boundary ("rename") : 0;

  return code != 0 ? fail (code) : REAL (rename) (from, to);
}

int
unlink (const char *path)
{
  int code = is_watched (path) ? boundary ("unlink") : 0;

  return code != 0 ? fail (code) : REAL (unlink) (path);
}

int
fchmod (int fd, mode_t mode)
{
  int code = is_watched_fd (fd) ? boundary ("fchmod") : 0;

  return code != 0 ? fail (code) : REAL (fchmod) (fd, mode);
}

int
fchown (int fd, uid_t user, gid_t group)
{
  int code = is_watched_fd (fd) ? boundary ("fchown") : 0;

  return code != 0 ? fail (code) : REAL (fchown) (fd, user, group);
}

int
flock (int fd, int operation)
{
  int code = is_watched_fd (fd) ? boundary ("flock") : 0;

  return code != 0 ? fail (code) : REAL (flock) (fd, operation);
}
