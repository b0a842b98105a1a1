/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-import-look.h"

/* What a look is asked for; another may be asked for meanwhile. */
typedef struct
{
  GFile *file;
  char  *format;
  char **mapping;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_free (request->format);
  g_strfreev (request->mapping);
  g_free (request);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request  *request = data;
  RbkUsageOptions options = { .format = request->format,
                              .mapping = (const char *const *) request->mapping,
                              .cancellable = cancellable };
  GError         *error = NULL;
  RbkUsageLook   *look = rbk_usage_look_new (request->file, &options, &error);

  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify) rbk_usage_look_free);
  else
    g_task_return_error (task, error);
}

/**
 * rbk_import_look_start:
 * @source: (type GObject): who asks
 * @file: a usage file
 * @format: (nullable): the name of its format, or nothing to find it out
 * @mapping: (nullable) (array zero-terminated=1): `field=column` entries
 * @cancellable: to give it up
 * @callback: called in the main loop when it is done
 *
 * Takes a first look at a file, in a thread.
 */
void
rbk_import_look_start (gpointer            source,
                       GFile              *file,
                       const char         *format,
                       const char *const  *mapping,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback)
{
  g_autoptr(GTask) task = g_task_new (source, cancellable, callback, NULL);
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->format = g_strdup (format);
  request->mapping = g_strdupv ((char **) mapping);
  g_task_set_source_tag (task, rbk_import_look_start);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, look_in_thread);
}

/**
 * rbk_import_look_finish:
 * @result: what the callback was given
 * @error: (nullable): where to say what is wrong with the file
 *
 * Returns: (transfer full) (nullable): what was seen, or `NULL` with @error set
 */
RbkUsageLook *
rbk_import_look_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
