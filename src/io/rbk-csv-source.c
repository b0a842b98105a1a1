/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-csv-source.h"
#include "rbk-error.h"

#include <string.h>

#define PACKED_BYTES (64 * 1024)
#define MAGIC_BYTES 15
#define PEEK_BYTES 4096
#define GZIP_MAGIC "\x1f\x8b"

typedef enum
{
  KIND_UNKNOWN,
  KIND_TEXT,
  KIND_GZIP,
} SourceKind;

struct _RbkCsvSource
{
  GInputStream *stream;     /* (owned) */
  GConverter   *gunzip;     /* (owned) (nullable) */
  char         *bytes;      /* (owned) read, and not handed on yet */
  gsize         start, end; /* of what is in bytes */
  SourceKind    kind;
  gboolean      is_at_end;    /* the stream has no more */
  gboolean      is_unpacking; /* something has come out already */
  gboolean      is_in_member; /* a gzip member has begun and not ended */
  guint64       position;     /* bytes taken from the stream */
  GByteArray   *ahead;        /* (owned) text that was peeked at, and not handed on yet */
};

typedef struct
{
  const char *magic;
  gsize       length;
  const char *problem;
} Refused;

static const Refused refused[] = {
  { "\xff\xfe", 2, N_ ("the file is in UTF-16; save it in UTF-8") },
  { "\xfe\xff", 2, N_ ("the file is in UTF-16; save it in UTF-8") },
  { "PK\x03\x04", 4, N_ ("the file is a spreadsheet or a zip archive; save it as CSV in UTF-8") },
  { "\xd0\xcf\x11\xe0", 4, N_ ("the file is an old spreadsheet; save it as CSV in UTF-8") },
  { "PAR1", 4, N_ ("the file is in Parquet; export it as CSV") },
  { "\x28\xb5\x2f\xfd", 4, N_ ("the file is packed with zstd; unpack it, or pack it with gzip") },
  { "BZh", 3, N_ ("the file is packed with bzip2; unpack it, or pack it with gzip") },
  { "\xfd"
    "7zX",
    4, N_ ("the file is packed with xz; unpack it, or pack it with gzip") },
  { "\x89PNG", 4, N_ ("the file is a picture; export some usage as CSV or JSON") },
  { "\xff\xd8\xff", 3, N_ ("the file is a picture; export some usage as CSV or JSON") },
  { "%PDF", 4, N_ ("the file is a PDF; export some usage as CSV or JSON") },
  { "SQLite format 3", 15, N_ ("the file is a database; export its table as CSV") },
};

/**
 * rbk_csv_source_new:
 * @stream: a stream at its start
 *
 * Makes a source of the bytes of a stream.
 *
 * Returns: (transfer full): the source
 */
RbkCsvSource *
rbk_csv_source_new (GInputStream *stream)
{
  RbkCsvSource *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (RbkCsvSource, 1);
  self->stream = g_object_ref (stream);
  self->bytes = g_malloc (PACKED_BYTES);
  self->ahead = g_byte_array_new ();
  return self;
}

/**
 * rbk_csv_source_free:
 * @self: (transfer full) (nullable): a source
 *
 * Frees a source. Its stream is not closed by this.
 */
void
rbk_csv_source_free (RbkCsvSource *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  g_clear_object (&self->gunzip);
  g_free (self->bytes);
  g_byte_array_unref (self->ahead);
  g_free (self);
}

/**
 * rbk_csv_source_get_position:
 * @self: a source
 *
 * Tells how far the stream has been read, in its own bytes: packed ones where it is
 * packed.
 *
 * Returns: the count of bytes
 */
guint64
rbk_csv_source_get_position (RbkCsvSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position;
}

/* What the user gave up stays what it is; the rest is a file that can't be read. */
static gssize
fail_to_read (GError **error, GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_READ, E_ ("the file can't be read: %s"),
                 cause->message);
  return -1;
}

static gssize
read_stream (
    RbkCsvSource *self, char *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gssize n_read = -1;

  /* Not every stream looks at it. */
  if (!g_cancellable_set_error_if_cancelled (cancellable, &cause))
    n_read = g_input_stream_read (self->stream, buffer, count, cancellable, &cause);
  if (n_read < 0)
    return fail_to_read (error, cause);
  self->position += (guint64) n_read;
  self->is_at_end = n_read == 0;
  return n_read;
}

/* Moves what is left to the front and reads more behind it. */
static gboolean
read_ahead (RbkCsvSource *self, GCancellable *cancellable, GError **error)
{
  gssize n_read;

  memmove (self->bytes, self->bytes + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  n_read =
      read_stream (self, self->bytes + self->end, PACKED_BYTES - self->end, cancellable, error);
  if (n_read < 0)
    return FALSE;
  self->end += (gsize) n_read;
  return TRUE;
}

/* Whether what a file begins with may be text. */
static gboolean
check_magic (const char *bytes, gsize length, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (length >= refused[i].length && memcmp (bytes, refused[i].magic, refused[i].length) == 0)
      {
        g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX, E_ ("line 1: %s"),
                     rbk_text_translate (refused[i].problem));
        return FALSE;
      }

  return TRUE;
}

static gboolean
recognise (RbkCsvSource *self, GCancellable *cancellable, GError **error)
{
  while (!self->is_at_end && self->end < MAGIC_BYTES)
    if (!read_ahead (self, cancellable, error))
      return FALSE;

  if (!check_magic (self->bytes, self->end, error))
    return FALSE;

  self->kind = KIND_TEXT;
  if (self->end >= 2 && memcmp (self->bytes, GZIP_MAGIC, 2) == 0)
    {
      self->kind = KIND_GZIP;
      self->gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
    }
  return TRUE;
}

static gssize
read_text (RbkCsvSource *self, char *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  gsize n_left = MIN (count, self->end - self->start);

  if (n_left == 0)
    return self->is_at_end ? 0 : read_stream (self, buffer, count, cancellable, error);

  memcpy (buffer, self->bytes + self->start, n_left);
  self->start += n_left;
  return (gssize) n_left;
}

/* One step of unpacking: how many bytes came out, which may be none; -1 on failure. */
static gssize
unpack_step (RbkCsvSource *self, char *buffer, gsize count, GError **error)
{
  g_autoptr(GError) cause = NULL;
  GConverterResult result;
  gsize            n_taken = 0, n_made = 0;

  result = g_converter_convert (self->gunzip, self->bytes + self->start, self->end - self->start,
                                buffer, count, G_CONVERTER_NO_FLAGS, &n_taken, &n_made, &cause);
  if (result == G_CONVERTER_ERROR)
    {
      if (!self->is_at_end && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        return 0;
      g_set_error (error, RBK_ERROR, RBK_ERROR_READ,
                   E_ ("the packed file is damaged or cut off; get it again"));
      return -1;
    }

  self->start += n_taken;
  self->is_in_member = result != G_CONVERTER_FINISHED;
  if (!self->is_in_member)
    g_converter_reset (self->gunzip);
  return (gssize) n_made;
}

/* What is packed may be no more text than what is not. */
static gboolean
check_unpacked (const char *bytes, gsize length, GError **error)
{
  if (length >= 2 && memcmp (bytes, GZIP_MAGIC, 2) == 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                   E_ ("line 1: the file is packed twice; unpack it once"));
      return FALSE;
    }
  return check_magic (bytes, length, error);
}

/* A packed file may be several ones in a row, as parallel packers and `cat` make them. */
static gssize
read_gzip (RbkCsvSource *self, char *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  gssize n_made = 0;

  while (n_made == 0)
    {
      if (self->start == self->end && !self->is_at_end && !read_ahead (self, cancellable, error))
        return -1;
      if (self->start == self->end && self->is_at_end && !self->is_in_member)
        return 0;
      n_made = unpack_step (self, buffer, count, error);
    }
  if (n_made > 0 && !self->is_unpacking)
    {
      self->is_unpacking = TRUE;
      return check_unpacked (buffer, (gsize) n_made, error) ? n_made : -1;
    }
  return n_made;
}

static gssize
read_kind (RbkCsvSource *self, char *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  if (self->kind == KIND_UNKNOWN && !recognise (self, cancellable, error))
    return -1;
  if (self->kind == KIND_GZIP)
    return read_gzip (self, buffer, count, cancellable, error);
  return read_text (self, buffer, count, cancellable, error);
}

/* The first byte that is neither white space nor part of a byte order mark. */
static char
find_first (const GByteArray *text)
{
  static const guint8 mark[] = { 0xef, 0xbb, 0xbf };

  for (guint i = 0; i < text->len; i++)
    if (!g_ascii_isspace (text->data[i]) &&
        (i >= sizeof mark || memchr (mark, text->data[i], sizeof mark) == NULL))
      return (char) text->data[i];
  return '\0';
}

/**
 * rbk_csv_source_peek:
 * @self: a source that nothing was read from yet
 * @first: (out): the first byte that says something; NUL when there is none
 * @has_mark: (out): whether a byte order mark stands before it
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Looks at how the text begins, without taking anything of it. White space and the mark
 * are passed over, 4 KiB of them at most.
 *
 * Returns: `FALSE` when it can't be read
 */
gboolean
rbk_csv_source_peek (
    RbkCsvSource *self, char *first, gboolean *has_mark, GCancellable *cancellable, GError **error)
{
  char   buffer[256];
  gssize n_read = 1;

  g_return_val_if_fail (self != NULL && first != NULL && has_mark != NULL, FALSE);

  while (n_read > 0 && self->ahead->len < PEEK_BYTES && find_first (self->ahead) == '\0')
    {
      n_read = read_kind (self, buffer, sizeof buffer, cancellable, error);
      if (n_read > 0)
        g_byte_array_append (self->ahead, (const guint8 *) buffer, (guint) n_read);
    }
  *first = find_first (self->ahead);
  *has_mark = self->ahead->len >= 3 && memcmp (self->ahead->data, "\xef\xbb\xbf", 3) == 0;
  return n_read >= 0;
}

/**
 * rbk_csv_source_read:
 * @self: a source
 * @buffer: (out caller-allocates) (array length=count): where the text goes
 * @count: how much fits there, at least 1
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Reads some text. Fails with `RBK_ERROR_SYNTAX` for bytes that are no text in UTF-8,
 * with `RBK_ERROR_READ` where the stream fails or what is packed is damaged.
 *
 * Returns: how many bytes there are; 0 at the end, -1 on failure
 */
gssize
rbk_csv_source_read (
    RbkCsvSource *self, char *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (buffer != NULL && count > 0, -1);

  if (self->ahead->len > 0)
    {
      gsize n = MIN (count, self->ahead->len);

      memcpy (buffer, self->ahead->data, n);
      g_byte_array_remove_range (self->ahead, 0, (guint) n);
      return (gssize) n;
    }
  return read_kind (self, buffer, count, cancellable, error);
}
