/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-cache-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rbk-large.h"

#define BUFFER_BYTES 65536
#define NO_TEXT G_MAXUINT64

/* The most that is read or written at once: hashed while it is in the cache. */
#define PIECE_BYTES (1024 * 1024)

/*
 * rbk_cache_stream_init:
 * @self: (out caller-allocates): a stream
 * @fd: an open file, at its beginning
 *
 * Begins to write or to read it.
 */
void
rbk_cache_stream_init (RbkCacheStream *self, int fd)
{
  struct stat info;

  *self = (RbkCacheStream){ .fd = fd };
  self->hash = XXH3_createState ();
  XXH3_64bits_reset (self->hash);
  self->buffer = g_byte_array_new ();
  self->n_left = fstat (fd, &info) == 0 && info.st_size > 0 ? (guint64) info.st_size : 0;
}

/*
 * rbk_cache_stream_clear:
 * @self: a stream
 *
 * Frees what it holds. The file stays open.
 */
void
rbk_cache_stream_clear (RbkCacheStream *self)
{
  XXH3_freeState (self->hash);
  g_byte_array_unref (self->buffer);
}

static void
write_out (RbkCacheStream *self, const char *bytes, gsize n)
{
  while (n > 0 && !self->has_failed)
    {
      gssize n_written = write (self->fd, bytes, MIN (n, PIECE_BYTES));

      if (n_written < 0 && errno == EINTR)
        continue;
      self->has_failed = n_written <= 0;
      if (self->has_failed)
        break;
      bytes += n_written;
      n -= (gsize) n_written;
    }
}

static void
flush (RbkCacheStream *self)
{
  write_out (self, (const char *) self->buffer->data, self->buffer->len);
  g_byte_array_set_size (self->buffer, 0);
}

/*
 * rbk_cache_put:
 * @self: a stream
 * @bytes: (array length=n) (nullable): what is written
 * @n: how much it is
 *
 * Writes bytes.
 */
void
rbk_cache_put (RbkCacheStream *self, gconstpointer bytes, gsize n)
{
  const char *next = bytes;

  if (n < BUFFER_BYTES)
    {
      XXH3_64bits_update (self->hash, bytes, n);
      g_byte_array_append (self->buffer, bytes, (guint) n);
      if (self->buffer->len >= BUFFER_BYTES)
        flush (self);
      return;
    }
  flush (self);
  while (n > 0 && !self->has_failed)
    {
      gsize n_piece = MIN (n, PIECE_BYTES);

      XXH3_64bits_update (self->hash, next, n_piece);
      write_out (self, next, n_piece);
      next += n_piece;
      n -= n_piece;
    }
}

/*
 * rbk_cache_put_number:
 * @self: a stream
 * @number: a number
 *
 * Writes a number.
 */
void
rbk_cache_put_number (RbkCacheStream *self, guint64 number)
{
  rbk_cache_put (self, &number, sizeof number);
}

/*
 * rbk_cache_put_text:
 * @self: a stream
 * @text: (nullable): a text
 *
 * Writes a text.
 */
void
rbk_cache_put_text (RbkCacheStream *self, const char *text)
{
  rbk_cache_put_number (self, text != NULL ? strlen (text) : NO_TEXT);
  if (text != NULL)
    rbk_cache_put (self, text, strlen (text));
}

/*
 * rbk_cache_put_texts:
 * @self: a stream
 * @texts: (element-type utf8): texts
 *
 * Writes texts.
 */
void
rbk_cache_put_texts (RbkCacheStream *self, GPtrArray *texts)
{
  rbk_cache_put_number (self, texts->len);
  for (guint i = 0; i < texts->len; i++)
    rbk_cache_put_text (self, g_ptr_array_index (texts, i));
}

/*
 * rbk_cache_put_end:
 * @self: a stream
 *
 * Writes the checksum.
 */
void
rbk_cache_put_end (RbkCacheStream *self)
{
  rbk_cache_put_number (self, XXH3_64bits_digest (self->hash));
  flush (self);
}

static gboolean
read_in (RbkCacheStream *self, char *bytes, gsize n)
{
  self->has_failed = self->has_failed || n > self->n_left;
  while (n > 0 && !self->has_failed)
    {
      gssize n_read = read (self->fd, bytes, MIN (n, PIECE_BYTES));

      if (n_read < 0 && errno == EINTR)
        continue;
      self->has_failed = n_read <= 0;
      if (self->has_failed)
        break;
      XXH3_64bits_update (self->hash, bytes, (gsize) n_read);
      bytes += n_read;
      n -= (gsize) n_read;
      self->n_left -= (guint64) n_read;
    }
  return !self->has_failed;
}

/*
 * rbk_cache_get_array:
 * @self: a stream
 * @n: how many elements
 * @size: how large each is
 *
 * Reads an array. No more memory is taken for it than the file is long.
 *
 * Returns: (transfer full) (nullable): the array; `NULL` on failure, and for none
 */
gpointer
rbk_cache_get_array (RbkCacheStream *self, guint64 n, gsize size)
{
  char *array;

  self->has_failed = self->has_failed || n > self->n_left / size;
  if (self->has_failed || n == 0)
    return NULL;

  array = rbk_large_renew (NULL, 0, n * size);
  if (read_in (self, array, n * size))
    return array;
  g_free (array);
  return NULL;
}

/*
 * rbk_cache_get_number:
 * @self: a stream
 * @max: the largest that makes sense
 *
 * Reads a number.
 *
 * Returns: the number, 0 on failure
 */
guint64
rbk_cache_get_number (RbkCacheStream *self, guint64 max)
{
  guint64 number = 0;

  if (!read_in (self, (char *) &number, sizeof number))
    return 0;
  self->has_failed = number > max;
  return self->has_failed ? 0 : number;
}

/*
 * rbk_cache_get_text:
 * @self: a stream
 *
 * Reads a text.
 *
 * Returns: (transfer full) (nullable): the text, in UTF-8; `NULL` on failure, and for none
 */
char *
rbk_cache_get_text (RbkCacheStream *self)
{
  guint64          length = rbk_cache_get_number (self, NO_TEXT);
  g_autofree char *text = NULL;

  if (self->has_failed || length == NO_TEXT)
    return NULL;
  self->has_failed = length > RBK_USAGE_CACHE_MAX_TEXT || length > self->n_left;
  if (self->has_failed)
    return NULL;

  text = g_malloc0 (length + 1);
  if (!read_in (self, text, length))
    return NULL;
  self->has_failed = !g_utf8_validate_len (text, length, NULL);
  return self->has_failed ? NULL : g_steal_pointer (&text);
}

/*
 * rbk_cache_get_texts:
 * @self: a stream
 *
 * Reads texts.
 *
 * Returns: (transfer full) (element-type utf8): the texts, as far as they could be read
 */
GPtrArray *
rbk_cache_get_texts (RbkCacheStream *self)
{
  guint64    n = rbk_cache_get_number (self, RBK_USAGE_CACHE_MAX_TEXTS);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint64 i = 0; i < n && !self->has_failed; i++)
    {
      char *text = rbk_cache_get_text (self);

      self->has_failed = text == NULL;
      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  return texts;
}

/*
 * rbk_cache_get_end:
 * @self: a stream
 *
 * Compares the checksum.
 *
 * Returns: whether all was read, and was what had been written
 */
gboolean
rbk_cache_get_end (RbkCacheStream *self)
{
  guint64 expected = XXH3_64bits_digest (self->hash);

  return rbk_cache_get_number (self, G_MAXUINT64) == expected && !self->has_failed &&
         self->n_left == 0;
}
