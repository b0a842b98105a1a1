/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-cache.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rbk-usage-cache-file.h"

/* A file that is being written; one that was given up stays until it is trimmed. */
#define UNFINISHED ".new-XXXXXX"

/*
 * rbk_usage_cache_get_folder:
 *
 * Returns: (transfer full) (nullable): where usage is kept, a folder that is ours alone; `NULL`
 *   where there can't be one
 */
char *
rbk_usage_cache_get_folder (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "ratebook", "usage", NULL);
  struct stat      info;

  if (g_mkdir_with_parents (path, 0700) != 0 || lstat (path, &info) != 0 ||
      !S_ISDIR (info.st_mode) || info.st_uid != geteuid ())
    return NULL;
  if ((info.st_mode & 077) != 0 && chmod (path, 0700) != 0)
    return NULL;
  return g_steal_pointer (&path);
}

/*
 * rbk_usage_cache_open:
 * @name: the name of a file in the folder
 *
 * Opens what is kept under a name, and notes that it is in use.
 *
 * Returns: the open file, negative for none
 */
int
rbk_usage_cache_open (const char *name)
{
  g_autofree char *folder = rbk_usage_cache_get_folder ();
  g_autofree char *path = NULL;
  struct stat      info;
  int              fd;

  if (folder == NULL)
    return -1;
  path = g_build_filename (folder, name, NULL);
  fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return -1;
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || info.st_uid != geteuid ())
    {
      close (fd);
      return -1;
    }
  (void) futimens (fd, NULL);
  return fd;
}

/*
 * rbk_usage_cache_store:
 * @name: the name of a file in the folder
 * @usage: what was read from a usage file
 *
 * Keeps it. It is there whole or not at all; that it can't be written is no trouble.
 */
void
rbk_usage_cache_store (const char *name, const RbkUsage *usage)
{
  g_autofree char *folder = rbk_usage_cache_get_folder ();
  g_autofree char *unfinished = NULL, *path = NULL;
  gboolean         is_good;
  int              fd;

  if (folder == NULL)
    return;
  unfinished = g_build_filename (folder, UNFINISHED, NULL);
  path = g_build_filename (folder, name, NULL);
  fd = g_mkstemp_full (unfinished, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return;

  is_good = rbk_usage_cache_write (usage, name, fd);
  is_good = close (fd) == 0 && is_good && g_rename (unfinished, path) == 0;
  if (!is_good)
    g_unlink (unfinished);
}

typedef struct
{
  char   *path;
  guint64 size;
  gint64  mtime;
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_free (kept->path);
  g_free (kept);
}

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  const Kept *first = *(const Kept *const *) a, *second = *(const Kept *const *) b;

  return first->mtime < second->mtime ? -1 : first->mtime > second->mtime;
}

static GPtrArray *
list_kept (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_kept);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat      info;
      Kept            *kept;

      if (lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
        continue;
      kept = g_new (Kept, 1);
      *kept = (Kept){ g_steal_pointer (&path), (guint64) info.st_size, info.st_mtime };
      g_ptr_array_add (list, kept);
    }
  g_ptr_array_sort (list, compare_ages);
  return list;
}

static guint64
sum_sizes (const GPtrArray *list)
{
  guint64 n_bytes = 0;

  for (guint i = 0; i < list->len; i++)
    n_bytes += ((const Kept *) g_ptr_array_index (list, i))->size;
  return n_bytes;
}

/**
 * rbk_usage_cache_get_size:
 *
 * Returns: how many bytes are kept
 */
guint64
rbk_usage_cache_get_size (void)
{
  g_autofree char *folder = rbk_usage_cache_get_folder ();
  g_autoptr(GPtrArray) list = folder != NULL ? list_kept (folder) : NULL;

  return list != NULL ? sum_sizes (list) : 0;
}

/*
 * rbk_usage_cache_trim:
 * @max_bytes: how much may stay
 *
 * Deletes what was used longest ago, until no more is left than that.
 */
void
rbk_usage_cache_trim (guint64 max_bytes)
{
  g_autofree char *folder = rbk_usage_cache_get_folder ();
  g_autoptr(GPtrArray) list = NULL;
  guint64 n_bytes;

  if (folder == NULL)
    return;
  list = list_kept (folder);
  n_bytes = sum_sizes (list);
  for (guint i = 0; i < list->len && n_bytes > max_bytes; i++)
    {
      const Kept *kept = g_ptr_array_index (list, i);

      if (g_unlink (kept->path) == 0)
        n_bytes -= kept->size;
    }
}
