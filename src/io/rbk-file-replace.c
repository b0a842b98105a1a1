/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rbk-error.h"
#include "rbk-file-beside.h"

#define MAX_TURN_TRIES 400
#define TURN_TRY_MICROSECONDS 5000

/* What could not be done is a part of the message: “can't be written: making a file in its folder:
 * no space left”. */
static gboolean
write_failed (int code, const char *doing, GError **error)
{
  g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE,
               /* Translators: before it stands the name of a file; %s are what failed, as in
                * “making a file in its folder”, and why, in the words of the system */
               E_ ("can't be written: %s: %s"), doing, g_strerror (code));

  return FALSE;
}

static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n_written = write (fd, data, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return FALSE;
      data += n_written;
      length -= (gsize) n_written;
    }

  return TRUE;
}

/* What a file system answers that has no such thing, as opposed to one that failed. */
static gboolean
is_unsupported (int code)
{
  return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP;
}

/* Some network folders can't sync: what is written there is as safe as it gets. */
static gboolean
sync_file (int fd)
{
  return fsync (fd) == 0 || is_unsupported (errno);
}

/* The group is kept where the user may: a file shared by a team stays shared. When it
 * can't be kept, the group's rights must not go to another group. */
static gboolean
take_over_mode (int fd, const struct stat *old)
{
  mode_t mode = old->st_mode & 07777;

  if (fchown (fd, (uid_t) -1, old->st_gid) != 0)
    mode &= (mode_t) ~(S_IRWXG | S_ISGID);

  return fchmod (fd, mode) == 0 || errno == EPERM || is_unsupported (errno);
}

/* A pipe is not waited for, and a device is not touched. */
static int
open_regular (const char *path)
{
  struct stat info;

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return -1;

  return open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

/* Who waited may hold the file that the one before has replaced. */
static gboolean
is_still_there (const char *path, int fd)
{
  struct stat there, held;

  return stat (path, &there) == 0 && fstat (fd, &held) == 0 && there.st_ino == held.st_ino &&
         there.st_dev == held.st_dev;
}

/* Those who write the same file take turns, or of two who find it unchanged one would undo
 * what the other has just saved. The system lets go of the lock however a program ends. Who can't
 * have it, for there are no locks in this folder or somebody sits on it, writes without. */
static int
take_turn (const char *path)
{
  gboolean has_locks = TRUE;

  for (guint i = 0; i < MAX_TURN_TRIES; i++)
    {
      int fd = open_regular (path);

      if (fd < 0)
        return -1;
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        has_locks = errno == EWOULDBLOCK;
      else if (is_still_there (path, fd))
        return fd;
      close (fd);
      if (!has_locks)
        return -1;
      g_usleep (TURN_TRY_MICROSECONDS);
    }

  return -1;
}

static void
end_turn (int fd)
{
  if (fd >= 0)
    close (fd);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

static gboolean
fill_and_rename (int                fd,
                 const char        *beside,
                 const char        *path,
                 const struct stat *old,
                 const char        *data,
                 gsize              length,
                 GError           **error)
{
  gboolean is_filled =
      (old == NULL || take_over_mode (fd, old)) && write_all (fd, data, length) && sync_file (fd);
  int code = errno;

  if (close (fd) != 0 && is_filled)
    {
      is_filled = FALSE;
      code = errno;
    }
  if (!is_filled)
    /* Translators: what failed, of a file: “can't be written: writing its new contents: …” */
    return write_failed (code, E_ ("writing its new contents"), error);
  if (rename (beside, path) != 0)
    /* Translators: what failed; “its” is the old file’s */
    return write_failed (errno, E_ ("putting the new file in its place"), error);

  sync_folder (path);

  return TRUE;
}

static gboolean
replace_regular (const char        *path,
                 const struct stat *old,
                 const char        *data,
                 gsize              length,
                 int               *new_turn,
                 GError           **error)
{
  g_autofree char *beside = NULL;
  int              fd;

  rbk_file_beside_clear (path);
  fd = rbk_file_beside_open (path, old != NULL, &beside);
  if (fd < 0)
    /* Translators: what failed; “its” is the file’s that is to be written */
    return write_failed (errno, E_ ("making a file in its folder"), error);

  /* Nobody is faster than us to ask what the new file is. */
  *new_turn = take_turn (beside);
  if (!fill_and_rename (fd, beside, path, old, data, length, error))
    {
      unlink (beside);
      return FALSE;
    }

  return TRUE;
}

/* A pipe or a device has no contents to replace. */
static gboolean
write_special (const char *path, const char *data, gsize length, GError **error)
{
  int      fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean is_written = fd >= 0 && write_all (fd, data, length);
  int      code = errno;

  if (fd >= 0)
    close (fd);

  /* Translators: what failed; “it” is the file, whose name stands before */
  return is_written || write_failed (code, E_ ("writing to it"), error);
}

/* A file takes another's place without being asked. One that its owner has closed to writing is
 * to stay. */
static gboolean
check_writable (const char *path, GError **error)
{
  if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0 ||
      (errno != EACCES && errno != EPERM && errno != EROFS))
    return TRUE;

  return write_failed (errno, E_ ("writing to it"), error);
}

/* A file that has lost its name, as one that is held open and was removed, has no place. */
static gboolean
replace_existing (const char        *path,
                  const struct stat *old,
                  const char        *data,
                  gsize              length,
                  int               *new_turn,
                  GError           **error)
{
  char    *resolved = realpath (path, NULL);
  gboolean is_replaced;

  if (resolved == NULL)
    return write_failed (errno, E_ ("following its path"), error);
  is_replaced = check_writable (resolved, error) &&
                replace_regular (resolved, old, data, length, new_turn, error);
  free (resolved);

  return is_replaced;
}

/* What there is decides, not where a link says that it is: /dev/stdout may lead to a pipe, which
 * has no path. */
static gboolean
replace_path (const char *path, const char *data, gsize length, int *new_turn, GError **error)
{
  struct stat old;

  if (stat (path, &old) != 0)
    {
      if (errno != ENOENT)
        return write_failed (errno, E_ ("following its path"), error);
      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        /* Translators: what failed; “it” is the file, which is a symbolic link */
        return write_failed (ENOENT, E_ ("following the link that it is"), error);
      return replace_regular (path, NULL, data, length, new_turn, error);
    }
  if (S_ISDIR (old.st_mode))
    return write_failed (EISDIR, E_ ("writing to it"), error);
  if (!S_ISREG (old.st_mode))
    return write_special (path, data, length, error);

  return replace_existing (path, &old, data, length, new_turn, error);
}

static gboolean
check_etag (GFile *file, const char *etag, GError **error)
{
  g_autofree char *now = etag != NULL ? rbk_file_query_etag (file, NULL, NULL) : NULL;

  if (now == NULL || strcmp (now, etag) == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                       /* Translators: before it stands the name of the file that is “it” */
                       E_ ("has been changed on disk since it was read"));

  return FALSE;
}

static gboolean
replace_in_turn (
    GFile *file, const char *data, gsize length, const char *etag, char **new_etag, GError **error)
{
  const char *path = g_file_peek_path (file);
  int         turn = take_turn (path);
  int         new_turn = -1;
  gboolean    is_replaced =
      check_etag (file, etag, error) && replace_path (path, data, length, &new_turn, error);

  if (is_replaced && new_etag != NULL)
    *new_etag = rbk_file_query_etag (file, NULL, NULL);
  end_turn (new_turn);
  end_turn (turn);

  return is_replaced;
}

static gboolean
replace_remote (GFile *file, const char *data, gsize length, GError **error)
{
  g_autoptr(GError) cause = NULL;

  if (g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                               &cause))
    return TRUE;

  /* Translators: before it stands the name of a file; %s says why */
  g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE, E_ ("can't be written: %s"), cause->message);

  return FALSE;
}

/**
 * rbk_file_replace:
 * @file: a file, which need not exist
 * @data: its new contents
 * @length: how many bytes
 * @etag: (nullable): what rbk_file_load() gave, or %NULL not to ask
 * @new_etag: (out) (optional) (nullable) (transfer full): of the file as it is then
 * @error: return location for a #GError
 *
 * Gives a file new contents, all or nothing: they are written beside it, brought to the
 * disk, and then take its place. Its mode and, where the user may, its group stay; a
 * symbolic link stays a link and its target is replaced; other hard links keep the old
 * contents. Pipes and devices are written to. Programs that replace the same file here take
 * turns, so that @etag holds until the file is in its place.
 *
 * Fails with %RBK_ERROR_WRITE and the reason, as where the file may not be written; with
 * %G_IO_ERROR_WRONG_ETAG where the file changed since @etag. The messages do not name the file.
 *
 * Returns: whether it was replaced; where not, it is as it was
 */
gboolean
rbk_file_replace (
    GFile *file, const char *data, gsize length, const char *etag, char **new_etag, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (data != NULL, FALSE);

  if (g_file_peek_path (file) != NULL)
    return replace_in_turn (file, data, length, etag, new_etag, error);

  if (!check_etag (file, etag, error) || !replace_remote (file, data, length, error))
    return FALSE;
  if (new_etag != NULL)
    *new_etag = rbk_file_query_etag (file, NULL, NULL);

  return TRUE;
}
