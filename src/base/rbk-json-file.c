/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-json.h"
#include "rbk-error.h"

#define CHUNK_BYTES (64 * 1024)

/* What the user asked for stays what it is; everything else is a file that can't be
 * read, with the system's own words. */
static void
set_read_error (GError **error, const char *name, GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_READ, E_ ("%s: can't be read: %s"), name,
                 rbk_error_get_reason (cause));
}

/* Reads all of a stream, which may have no known size; NULL when it is too much. */
static GByteArray *
read_all (GInputStream *stream,
          const char   *name,
          gsize         max_bytes,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) cause = NULL;
  gssize n_read = 1;

  while (n_read > 0)
    {
      gsize n_before = bytes->len;

      g_byte_array_set_size (bytes, (guint) (n_before + CHUNK_BYTES));
      n_read =
          g_input_stream_read (stream, bytes->data + n_before, CHUNK_BYTES, cancellable, &cause);
      if (n_read < 0)
        {
          set_read_error (error, name, cause);
          return NULL;
        }
      g_byte_array_set_size (bytes, (guint) (n_before + (gsize) n_read));
      if (bytes->len > max_bytes)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                       "%s: is larger than the %" G_GSIZE_FORMAT " bytes that can be read here",
                       name, max_bytes);
          return NULL;
        }
    }
  return g_steal_pointer (&bytes);
}

/**
 * rbk_json_parse_file:
 * @file: a file
 * @max_bytes: the largest size to read; more than `RBK_JSON_MAX_BYTES` counts as that
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Reads a file as [func@json_parse] reads a text. Messages start with the file's name.
 * Fails with `RBK_ERROR_READ` when the file can't be read, with `RBK_ERROR_RANGE` when
 * it is too large, with `G_IO_ERROR_CANCELLED`, and as [func@json_parse] does.
 *
 * Returns: (transfer full) (nullable): the root, or `NULL` on failure
 */
JsonNode *
rbk_json_parse_file (GFile *file, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;
  JsonNode        *root;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_parse_name (file);
  stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL)
    {
      set_read_error (error, name, cause);
      return NULL;
    }
  bytes = read_all (G_INPUT_STREAM (stream), name, MIN (max_bytes, RBK_JSON_MAX_BYTES), cancellable,
                    error);
  if (bytes == NULL)
    return NULL;

  root = rbk_json_parse ((const char *) bytes->data, bytes->len, error);
  if (root == NULL)
    g_prefix_error (error, "%s: ", name);
  return root;
}
