/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-file.h"

#include "rbk-error.h"

#define CHUNK_BYTES (64 * 1024)

static gboolean
read_failed (GError *cause, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_READ, E_ ("can't be read: %s"),
                 rbk_error_get_reason (cause));

  return FALSE;
}

static gboolean
read_all (GInputStream *stream,
          gsize         max_bytes,
          GByteArray   *bytes,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  g_autoptr(GError) cause = NULL;
  gssize n_read;

  while ((n_read = g_input_stream_read (stream, chunk, CHUNK_BYTES, cancellable, &cause)) > 0)
    {
      if (bytes->len + (gsize) n_read > max_bytes)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                       E_ ("is larger than %u MiB, which is too much"),
                       (guint) (max_bytes / (1024 * 1024)));
          return FALSE;
        }
      g_byte_array_append (bytes, chunk, (guint) n_read);
    }

  return n_read == 0 || read_failed (cause, error);
}

#define ETAG_ATTRIBUTES                                                                            \
  G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

/* GIO's tag is the time of the last change, which two changes in one tick of the clock
 * share. A file that was replaced is another inode. Not every file has each of these, and asking
 * by name for what is not there is a fault to newer GIO. */
static char *
make_etag (GFileInfo *info)
{
  const char *etag =
      info != NULL ? g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE) : NULL;

  if (etag == NULL)
    return NULL;

  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, etag,
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE));
}

static char *
query_etag (GFileInputStream *stream)
{
  g_autoptr(GFileInfo) info = g_file_input_stream_query_info (stream, ETAG_ATTRIBUTES, NULL, NULL);

  return make_etag (info);
}

/**
 * rbk_file_load:
 * @file: a file
 * @max_bytes: the largest size to read
 * @contents: (out) (transfer full): its bytes, and a NUL byte after them
 * @length: (out): how many, without the NUL
 * @etag: (out) (optional) (nullable) (transfer full): a tag of what it was when it was read
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError
 *
 * Reads a whole file. Fails with %RBK_ERROR_READ and the system's reason, or with
 * %RBK_ERROR_RANGE where it is too large. The messages do not name the file.
 *
 * Returns: whether it was read
 */
gboolean
rbk_file_load (GFile        *file,
               gsize         max_bytes,
               char        **contents,
               gsize        *length,
               char        **etag,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree char *read_etag = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  stream = rbk_file_open (file, cancellable, error);
  if (stream == NULL)
    return FALSE;

  read_etag = query_etag (stream);
  if (!read_all (G_INPUT_STREAM (stream), max_bytes, bytes, cancellable, error))
    return FALSE;

  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  *contents = (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
  if (etag != NULL)
    *etag = g_steal_pointer (&read_etag);

  return TRUE;
}

/**
 * rbk_file_query_etag:
 * @file: a file
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GError of domain G_IO_ERROR
 *
 * Gets the tag of a file as it is now, to be compared with what rbk_file_load() or
 * rbk_file_replace() gave. Fails with %G_IO_ERROR_NOT_FOUND where there is none.
 *
 * Returns: (nullable) (transfer full): the tag
 */
char *
rbk_file_query_etag (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInfo) info = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, ETAG_ATTRIBUTES "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  /* GIO tells of a link itself where it leads nowhere. */
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           E_ ("is a link that leads nowhere"));
      return NULL;
    }

  return make_etag (info);
}
