/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-load.h"

#include "rbk-digest.h"
#include "rbk-error.h"
#include "rbk-file.h"
#include "rbk-task-tell.h"

#define CHUNK_BYTES (1024 * 1024)

/* What a load is asked for, and what it brings. */
typedef struct
{
  char                *format;  /* (owned) (nullable) */
  char               **mapping; /* (owned) (nullable) */
  RbkUsageLoadProgress progress;
  gpointer             user_data;
  guint64              size;   /* of the file, 0 where it is not known */
  GTask               *task;   /* (unowned): that this belongs to, to say how far it is */
  double               told;   /* the fraction that was told last */
  RbkUsage            *usage;  /* (owned) (nullable) */
  char                *sha256; /* (owned) (nullable) */
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_free (load->format);
  g_strfreev (load->mapping);
  g_clear_pointer (&load->usage, rbk_usage_unref);
  g_free (load->sha256);
  g_free (load);
}

static void
told_cb (gconstpointer data, double fraction)
{
  const Load *load = data;

  load->progress (fraction, load->user_data);
}

static void
tell_fraction (Load *load, double fraction)
{
  if (load->progress == NULL || fraction < load->told + 0.01)
    return;
  load->told = fraction;
  rbk_task_tell (load->task, told_cb, fraction);
}

static void
progress_cb (guint64 bytes, gpointer user_data)
{
  Load *load = user_data;

  if (load->size > 0)
    tell_fraction (load, MIN (1.0, (double) bytes / (double) load->size));
}

/**
 * rbk_usage_load_digest:
 * @file: a usage file
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError
 *
 * Makes the digest by which a book knows the file again. It reads all of it.
 *
 * Returns: (transfer full): the SHA-256 of what is in it, in hexadecimal digits
 */
char *
rbk_usage_load_digest (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(RbkDigest) digest = rbk_digest_new (FALSE);
  g_autofree guchar *chunk = g_malloc (CHUNK_BYTES);
  gssize             n_bytes = -1;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = rbk_file_open (file, cancellable, error);
  while (stream != NULL && (n_bytes = g_input_stream_read (G_INPUT_STREAM (stream), chunk,
                                                           CHUNK_BYTES, cancellable, error)) > 0)
    rbk_digest_update (digest, chunk, (gsize) n_bytes);

  return n_bytes == 0 ? rbk_digest_finish (digest) : NULL;
}

static guint64
measure_file (GFile *file, GCancellable *cancellable)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL ? (guint64) MAX (0, g_file_info_get_size (info)) : 0;
}

/* A file of requests alone says nothing of customers, but how much requests differ. */
static char *
dup_spread (RbkPopulation *requests)
{
  RbkDecimal       low, high;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!rbk_population_get_tokens_percentile (requests, RBK_DECIMAL_UNITS (5), &low) ||
      !rbk_population_get_tokens_percentile (requests, RBK_DECIMAL_UNITS (95), &high))
    return NULL;
  from = rbk_decimal_to_string (rbk_decimal_round (low, 0, RBK_ROUND_HALF_AWAY));
  to = rbk_decimal_to_string (rbk_decimal_round (high, 0, RBK_ROUND_HALF_AWAY));

  return g_strdup_printf (E_ ("Nine of ten requests take %s to %s tokens."), from, to);
}

static gboolean
check_customers (const RbkUsage *usage, GError **error)
{
  g_autofree char *spread = NULL;

  if (usage->requests == NULL)
    return TRUE;
  spread = dup_spread (usage->requests);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("It has %u requests, but does not say whose: plans are sized on customers. %s%s"
                   "Export the usage with a customer id, or choose the column that has it"),
               rbk_population_get_size (usage->requests), spread != NULL ? spread : "",
               spread != NULL ? " " : "");

  return FALSE;
}

/* What the command line says of its options is of no use in a window. */
static GError *
reword (GError *error)
{
  static const struct
  {
    const char *option, *words;
  } rewordings[] = {
    { N_ ("name it with --map customer=COLUMN"), N_ ("choose it") },
    { N_ ("name them with --map FIELD=COLUMN"), N_ ("choose others") },
  };
  g_autoptr(GString) text = g_string_new (error->message);

  for (gsize i = 0; i < G_N_ELEMENTS (rewordings); i++)
    g_string_replace (text, rbk_text_translate (rewordings[i].option),
                      rbk_text_translate (rewordings[i].words), 0);
  g_free (error->message);
  error->message = g_strdup (text->str);

  return error;
}

/* A digest that is made while the file is read. */
typedef struct
{
  GFile        *file;        /* (unowned) */
  GCancellable *cancellable; /* (owned) of its own: who fails to read the file needs no digest */
  GThread      *thread;
  GError       *error; /* (owned) (nullable) */
} Digesting;

static gpointer
digest_in_thread (gpointer data)
{
  Digesting *self = data;

  return rbk_usage_load_digest (self->file, self->cancellable, &self->error);
}

static void
begin_digest (Digesting *self, GFile *file)
{
  *self = (Digesting){ .file = file, .cancellable = g_cancellable_new () };
  self->thread = g_thread_new ("digest", digest_in_thread, self);
}

static void
cancel_cb (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Waits for the digest, if it is wanted. */
static char *
end_digest (Digesting *self, gboolean is_wanted, GCancellable *cancellable, GError **error)
{
  gulong           handler = 0;
  g_autofree char *digest = NULL;

  if (!is_wanted)
    g_cancellable_cancel (self->cancellable);
  else if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancel_cb), self->cancellable, NULL);
  digest = g_thread_join (self->thread);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  g_object_unref (self->cancellable);
  if (self->error != NULL && is_wanted)
    g_propagate_error (error, self->error);
  else
    g_clear_error (&self->error);

  return is_wanted ? g_steal_pointer (&digest) : NULL;
}

/* What was counted and the digest are of the same file only while it stays as it was. */
static gboolean
check_unchanged (GFile *file, const char *etag, GError **error)
{
  g_autofree char *now = rbk_file_query_etag (file, NULL, NULL);

  if (g_strcmp0 (etag, now) == 0)
    return TRUE;
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_READ,
                       E_ ("the file changed while it was read; load it again when it is written"));

  return FALSE;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Load            *load = task_data;
  RbkUsageOptions  options = { .format = load->format,
                               .mapping = (const char *const *) load->mapping,
                               .cancellable = cancellable,
                               .progress = progress_cb,
                               .user_data = load };
  g_autofree char *etag = rbk_file_query_etag (G_FILE (source), cancellable, NULL);
  g_autoptr(GError) error = NULL;
  Digesting digesting;
  gboolean  is_good;

  load->size = measure_file (G_FILE (source), cancellable);
  begin_digest (&digesting, G_FILE (source));
  load->usage = rbk_usage_read (G_FILE (source), &options, &error);
  is_good = load->usage != NULL && check_customers (load->usage, &error);
  load->sha256 = end_digest (&digesting, is_good, cancellable, &error);

  if (load->sha256 == NULL || !check_unchanged (G_FILE (source), etag, &error))
    g_task_return_error (task, reword (g_steal_pointer (&error)));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * rbk_usage_load_async:
 * @file: a usage file
 * @format: (nullable): the name of its format, or `NULL` to find it out
 * @mapping: (nullable): `field=column` entries for what its header does not say
 * @cancellable: (nullable): to give up
 * @progress: (nullable) (scope notified): called in the caller's main context with how much
 *   of the file is done, 0 to 1; no more once @callback is called or @cancellable cancelled
 * @callback: called when it is read
 * @user_data: for @progress and @callback
 *
 * Reads a usage file and its digest in a thread. A file without customers is refused, and one
 * that changes meanwhile.
 */
void
rbk_usage_load_async (GFile               *file,
                      const char          *format,
                      const char *const   *mapping,
                      GCancellable        *cancellable,
                      RbkUsageLoadProgress progress,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Load *load;

  g_return_if_fail (G_IS_FILE (file));

  load = g_new0 (Load, 1);
  load->format = g_strdup (format);
  load->mapping = g_strdupv ((char **) mapping);
  load->progress = progress;
  load->user_data = user_data;
  task = g_task_new (file, cancellable, callback, user_data);
  load->task = task;
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
