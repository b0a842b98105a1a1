/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-cache.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "rbk-usage-cache-file.h"

#define CHUNK_BYTES (256 * 1024)
#define NO_CACHE "RBK_NO_CACHE"

/* What is to be written, in its own thread. */
typedef struct
{
  char     *name;  /* (owned) */
  RbkUsage *usage; /* (owned) */
} Store;

static int          is_off; /* atomic */
static GThreadPool *stores;
static GMutex       stores_mutex;

/**
 * rbk_usage_cache_key_clear:
 * @self: a key
 *
 * Frees what it holds.
 */
void
rbk_usage_cache_key_clear (RbkUsageCacheKey *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->path, g_free);
}

static gint64
get_mtime (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

/* Takes in what else the result depends on. */
static void
hash_options (XXH3_state_t *hash, const RbkUsageOptions *options)
{
  const char *format = options->format != NULL ? options->format : "";
  const char *language = rbk_usage_skip_reason_describe (RBK_USAGE_SKIP_EMPTY);
  gint32      cached = (gint32) options->cached;

  XXH3_128bits_update (hash, format, strlen (format) + 1);
  XXH3_128bits_update (hash, &cached, sizeof cached);
  /* What is told of a file is told in a language. */
  XXH3_128bits_update (hash, language, strlen (language) + 1);
  for (guint i = 0; options->mapping != NULL && options->mapping[i] != NULL; i++)
    XXH3_128bits_update (hash, options->mapping[i], strlen (options->mapping[i]) + 1);
}

/* Takes in all of a file; FALSE when it can't be read, or nobody waits for it. */
static gboolean
hash_file (XXH3_state_t *hash, int fd, GCancellable *cancellable)
{
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  gssize           n = 1;

  while (n > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      n = read (fd, chunk, CHUNK_BYTES);
      if (n > 0)
        XXH3_128bits_update (hash, chunk, (gsize) n);
    }
  return n == 0;
}

static char *
make_name (int fd, const RbkUsageOptions *options)
{
  XXH3_state_t *hash = XXH3_createState ();
  XXH128_hash_t digest;
  char         *name = NULL;

  XXH3_128bits_reset (hash);
  hash_options (hash, options);
  if (hash_file (hash, fd, options->cancellable))
    {
      digest = XXH3_128bits_digest (hash);
      name = g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x",
                              (guint64) digest.high64, (guint64) digest.low64);
    }
  XXH3_freeState (hash);
  return name;
}

/* A large file in a folder that nothing special is wanted of. */
static int
open_file (RbkUsageCacheKey *key, GFile *file, const RbkUsageOptions *options)
{
  struct stat info;
  int         fd;

  key->path = g_file_get_path (file);
  if (key->path == NULL || options->is_plain || options->chunk_bytes > 0 ||
      g_atomic_int_get (&is_off) || g_getenv (NO_CACHE) != NULL)
    return -1;

  fd = open (key->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) &&
      info.st_size >= RBK_USAGE_CACHE_MIN_BYTES)
    {
      key->size = (guint64) info.st_size;
      key->mtime = get_mtime (&info);
      return fd;
    }
  if (fd >= 0)
    close (fd);
  return -1;
}

/*
 * rbk_usage_cache_look_up:
 * @key: (out caller-allocates): by what the file is known; to be cleared
 * @file: a usage file
 * @options: (nullable): how it is read
 *
 * Looks for what a large file came to when it was read before with the same options. What is
 * kept are the customers with their ids and sums, the days and models, and what else
 * [struct@Usage] says, in the user's cache folder, `ratebook/usage`, which only the user may
 * read: one file for each, called by a digest of all that is in the usage file. It may be deleted
 * at any time. Nothing is kept, or looked for, when `RBK_NO_CACHE` is set in the environment.
 *
 * Returns: (transfer full) (nullable): what the file comes to; `NULL` when it is to be read
 */
RbkUsage *
rbk_usage_cache_look_up (RbkUsageCacheKey *key, GFile *file, const RbkUsageOptions *options)
{
  static const RbkUsageOptions defaults = { 0 };
  RbkUsage                    *usage = NULL;
  int                          fd;

  if (options == NULL)
    options = &defaults;
  fd = open_file (key, file, options);
  if (fd < 0)
    return NULL;
  key->name = make_name (fd, options);
  close (fd);
  if (key->name == NULL)
    return NULL;

  fd = rbk_usage_cache_open (key->name);
  if (fd < 0)
    return NULL;
  usage = rbk_usage_cache_read (key->name, fd);
  close (fd);
  if (usage != NULL && options->progress != NULL)
    options->progress (key->size, options->user_data);
  return usage;
}

static void
store_in_thread (gpointer data, gpointer user_data)
{
  Store *store = data;

  rbk_usage_cache_store (store->name, store->usage);
  rbk_usage_cache_trim (RBK_USAGE_CACHE_MAX_BYTES);
  rbk_usage_unref (store->usage);
  g_free (store->name);
  g_free (store);
}

/*
 * rbk_usage_cache_keep:
 * @key: what looking the file up made
 * @usage: what it came to
 *
 * Keeps what was read, in a thread; not when the file has changed meanwhile.
 */
void
rbk_usage_cache_keep (const RbkUsageCacheKey *key, RbkUsage *usage)
{
  struct stat info;
  Store      *store;

  if (key->name == NULL || !rbk_usage_cache_can_hold (usage) || stat (key->path, &info) != 0 ||
      (guint64) info.st_size != key->size || get_mtime (&info) != key->mtime)
    return;

  g_mutex_lock (&stores_mutex);
  if (stores == NULL)
    {
      stores = g_thread_pool_new (store_in_thread, NULL, 1, FALSE, NULL);
      /* Where there is no waiting, a file is parsed once more the next time. */
      (void) atexit (rbk_usage_cache_wait);
    }
  store = g_new (Store, 1);
  *store = (Store){ g_strdup (key->name), rbk_usage_ref (usage) };
  g_thread_pool_push (stores, store, NULL);
  g_mutex_unlock (&stores_mutex);
}

/**
 * rbk_usage_cache_set_enabled:
 * @is_enabled: whether to keep what is read from now on, and to look for what was kept
 *
 * Turns the cache off or on for the whole program. What is there stays.
 */
void
rbk_usage_cache_set_enabled (gboolean is_enabled)
{
  g_atomic_int_set (&is_off, !is_enabled);
}

/*
 * rbk_usage_cache_wait:
 *
 * Waits until all is written that is to be kept.
 */
void
rbk_usage_cache_wait (void)
{
  g_mutex_lock (&stores_mutex);
  if (stores != NULL)
    g_thread_pool_free (stores, FALSE, TRUE);
  stores = NULL;
  g_mutex_unlock (&stores_mutex);
}
