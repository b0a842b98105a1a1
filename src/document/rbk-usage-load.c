/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-load.h"

#include "rbk-error.h"

#define CHUNK_BYTES (1024 * 1024)

/* What a load is asked for, and what it brings. */
typedef struct
{
  char    **mapping; /* (owned) (nullable) */
  RbkUsage *usage;   /* (owned) (nullable) */
  char     *sha256;  /* (owned) (nullable) */
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_strfreev (load->mapping);
  g_clear_pointer (&load->usage, rbk_usage_free);
  g_free (load->sha256);
  g_free (load);
}

/* The digest by which the book knows the file again. */
static char *
digest_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (CHUNK_BYTES);
  gssize             n_bytes = -1;

  while (stream != NULL && (n_bytes = g_input_stream_read (G_INPUT_STREAM (stream), chunk,
                                                           CHUNK_BYTES, cancellable, error)) > 0)
    g_checksum_update (checksum, chunk, n_bytes);

  return n_bytes == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Load           *load = task_data;
  RbkUsageOptions options = { .mapping = (const char *const *) load->mapping,
                              .cancellable = cancellable };
  g_autoptr(GError) error = NULL;

  load->usage = rbk_usage_read (G_FILE (source), &options, &error);
  if (load->usage != NULL)
    load->sha256 = digest_file (G_FILE (source), cancellable, &error);

  if (load->sha256 == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * rbk_usage_load_async:
 * @file: a usage file
 * @mapping: (nullable): `field=column` entries for what its header does not say
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a usage file and its digest in a thread.
 */
void
rbk_usage_load_async (GFile              *file,
                      const char *const  *mapping,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;
  Load *load;

  g_return_if_fail (G_IS_FILE (file));

  load = g_new0 (Load, 1);
  load->mapping = g_strdupv ((char **) mapping);
  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, rbk_usage_load_async);
  g_task_set_task_data (task, load, free_load);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * rbk_usage_load_finish:
 * @result: what the callback was given
 * @sha256: (out) (optional) (transfer full): the digest of the file
 * @error: return location for a #GError
 *
 * Ends a load.
 *
 * Returns: (transfer full): what was read
 */
RbkUsage *
rbk_usage_load_finish (GAsyncResult *result, char **sha256, GError **error)
{
  Load *load;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  load = g_task_get_task_data (G_TASK (result));
  if (sha256 != NULL)
    *sha256 = g_steal_pointer (&load->sha256);

  return g_steal_pointer (&load->usage);
}
