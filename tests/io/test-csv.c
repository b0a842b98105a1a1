/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-csv-reader.h"

#include "rbk-error.h"

#include <string.h>

#define MAX_CHUNK 70

/* What a text is read as: `LINE:cell|cell|cell` for each record, then what went wrong. */
static char *
read_stream (GInputStream *stream, gsize chunk)
{
  g_autoptr (RbkCsvReader) reader = rbk_csv_reader_new (stream, chunk);
  g_autoptr (GError) error = NULL;
  const RbkCsvCell *cells;
  guint             n_cells;
  GString          *log = g_string_new (NULL);

  while (rbk_csv_reader_next (reader, &cells, &n_cells, NULL, &error))
    {
      g_string_append_printf (log, "%d:", (int) rbk_csv_reader_get_line (reader));
      for (guint i = 0; i < n_cells; i++)
        {
          g_string_append (log, i > 0 ? "|" : "");
          g_string_append_len (log, cells[i].text, (gssize) cells[i].length);
        }
      g_string_append_c (log, '\n');
    }
  if (error != NULL)
    {
      g_assert_cmpuint (error->domain, ==, RBK_ERROR);
      g_string_append_printf (log, "! %s", error->message);
      g_assert_false (rbk_csv_reader_next (reader, &cells, &n_cells, NULL, NULL));
    }
  return g_string_free (log, FALSE);
}

static char *
read_bytes (const char *text, gsize length, gsize chunk)
{
  g_autoptr (GInputStream) stream =
                 g_memory_input_stream_new_from_data (text, (gssize) length, NULL);

  return read_stream (stream, chunk);
}

typedef struct
{
  const char *text, *log;
} Case;

static const Case cases[] = {
  { "", "" },
  { "\n", "" },
  { "\r\n\r\n\n\r", "" },
  { "\xef\xbb\xbf", "" },
  { "a", "1:a\n" },
  { "a,b\n1,2\n", "1:a|b\n2:1|2\n" },
  { "a,b\n1,2", "1:a|b\n2:1|2\n" },
  { "a,b\r\n1,2\r\n", "1:a|b\n2:1|2\n" },
  { "a,b\r1,2\r", "1:a|b\n2:1|2\n" },
  { "a,b\r\r1,2\n\r\n3,4\n\n\n5,6", "1:a|b\n3:1|2\n5:3|4\n8:5|6\n" },
  { "\xef\xbb\xbf"
    "a,b\n1,2\n",
    "1:a|b\n2:1|2\n" },
  { "\xef\xbb\xbf\"a\",b\n", "1:a|b\n" },
  { "\n\na;b\n1;2\n", "3:a|b\n4:1|2\n" },
  { "a\tb\n1,5\t2\n", "1:a|b\n2:1,5|2\n" },
  { "a|b\n1|2\n", "1:a|b\n2:1|2\n" },
  { "a,b;c\n1,2;3\n", "1:a|b;c\n2:1|2;3\n" },
  { "\"x;y;z\",b\n1,2\n", "1:x;y;z|b\n2:1|2\n" },
  { "\"a \"\";;\"\" b\",c\n", "1:a \";;\" b|c\n" },
  { "a,b\n\n\"\",\n,\n", "1:a|b\n3:|\n4:|\n" },
  { "a\n\"\"\n\n x \n", "1:a\n2:\n4: x \n" },
  { "a,b,\n1,2,\n,,", "1:a|b|\n2:1|2|\n3:||\n" },
  { "a,b\n1\n1,2,3\n", "1:a|b\n2:1\n3:1|2|3\n" },
  { "\"a\",\"b\"\n\"1\",\"2\"", "1:a|b\n2:1|2\n" },
  { "a,b\n\"x\"\"y\",\"\"\"\"\n\"\"\"\",1", "1:a|b\n2:x\"y|\"\n3:\"|1\n" },
  { "a,b\n\"{\"\"k\"\": [1, 2]}\",2\n", "1:a|b\n2:{\"k\": [1, 2]}|2\n" },
  { "a,b\n\"1\n2\r\n3\r4\n\",x\ny,z\n", "1:a|b\n2:1\n2\r\n3\r4\n|x\n7:y|z\n" },
  { "a,b\n\"1\r\n\n\r\r\",x\ny,z\n", "1:a|b\n2:1\r\n\n\r\r|x\n7:y|z\n" },
  { "a,b\nx\"y,z\"\n", "1:a|b\n2:x\"y|z\"\n" },
  { "a,b\n\"x\"y,\"z\" \n", "1:a|b\n2:xy|z \n" },
  { "a,b\n\"x\"y\"z,1\n", "1:a|b\n2:xy\"z|1\n" },
  { "a,b\n\xc3\xa9,\xff\n", "1:a|b\n2:\xc3\xa9|\xff\n" },
  { "a,b\n1,\"2", "1:a|b\n! line 2: the quote that opens here is never closed; the file may be "
                  "cut off" },
  { "a,b\n1,\"2\n\n\n", "1:a|b\n! line 2: the quote that opens here is never closed; the file "
                        "may be cut off" },
  { "a,b\n\"\n\",\"", "1:a|b\n! line 3: the quote that opens here is never closed; the file may "
                      "be cut off" },
  { "\"", "! line 1: the quote that opens here is never closed; the file may be cut off" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize chunk = 0; chunk <= MAX_CHUNK; chunk++)
      {
        g_autofree char *log = read_bytes (cases[i].text, strlen (cases[i].text), chunk);

        g_assert_cmpstr (log, ==, cases[i].log);
      }
}

typedef struct
{
  const char *bytes;
  gsize       length;
  const char *message; /* the start of it */
} Refused;

#define BYTES(literal) literal, sizeof literal - 1

static const Refused refused[] = {
  { BYTES ("a,b\n1,\0\n"), "! line 2: there is a zero byte" },
  { BYTES ("a,b\n\"\n\0\"\n"), "! line 3: there is a zero byte" },
  { BYTES ("\0"), "! line 1: there is a zero byte" },
  { BYTES ("a\0,\0b\0"), "! line 1: there is a zero byte" },
  { BYTES ("\xff\xfe\x61\0,\0"), "! line 1: the file is in UTF-16" },
  { BYTES ("\xfe\xff\0a\0,"), "! line 1: the file is in UTF-16" },
  { BYTES ("PK\x03\x04rest"), "! line 1: the file is a spreadsheet" },
  { BYTES ("PAR1rest"), "! line 1: the file is in Parquet" },
  { BYTES ("\x28\xb5\x2f\xfd"), "! line 1: the file is packed with zstd" },
  { BYTES ("\x1f\x8b"), "! the packed file is damaged" },
  { BYTES ("\x1f\x8b\x08\x00garbage garbage"), "! the packed file is damaged" },
};

/* The records before the place may have been read. */
static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    for (gsize chunk = 0; chunk <= MAX_CHUNK; chunk++)
      {
        g_autofree char *log = read_bytes (refused[i].bytes, refused[i].length, chunk);

        g_assert_nonnull (strstr (log, refused[i].message));
      }
}

/* A text of @n bytes between two others. */
static char *
pad (const char *before, char byte, gsize n, const char *after, gsize *length)
{
  GString *text = g_string_new (before);
  gsize    n_before = text->len;

  g_string_set_size (text, n_before + n);
  memset (text->str + n_before, byte, n);
  g_string_append (text, after);
  *length = text->len;
  return g_string_free (text, FALSE);
}

static void
test_long_records (void)
{
  const gsize chunks[] = { 0, 4099, RBK_CSV_MAX_RECORD };

  for (guint i = 0; i < G_N_ELEMENTS (chunks); i++)
    for (gsize over = 0; over < 2; over++)
      {
        gsize            length, n = RBK_CSV_MAX_RECORD - 3 + over;
        g_autofree char *text = pad ("a,b\n1,\"", 'x', n - 1, "\"\n2,3\n", &length);
        g_autofree char *plain = pad ("a,b\n1,", 'x', n + 1, "\n2,3\n", &length);
        g_autofree char *tail = pad ("a,b\n1,", 'x', n + 1, "", &length);
        g_autofree char *log = read_bytes (text, strlen (text), chunks[i]);
        g_autofree char *plain_log = read_bytes (plain, strlen (plain), chunks[i]);
        g_autofree char *tail_log = read_bytes (tail, strlen (tail), chunks[i]);

        g_assert_true (g_str_has_suffix (log, "\n3:2|3\n") == (over == 0));
        g_assert_true (g_str_has_suffix (plain_log, "\n3:2|3\n") == (over == 0));
        g_assert_true (g_str_has_suffix (tail_log, "x\n") == (over == 0));
        if (over == 1)
          {
            g_assert_nonnull (strstr (log, "! line 2: "));
            g_assert_nonnull (strstr (plain_log, "! line 2: the record is longer than 1 MiB"));
          }
      }
}

static void
test_unclosed_quote (void)
{
  gsize            length;
  g_autofree char *text = pad ("a,b\n1,2\n3,\"", '\n', 3 * RBK_CSV_MAX_RECORD, "", &length);
  g_autofree char *log = read_bytes (text, length, 0);

  g_assert_cmpstr (log, ==,
                   "1:a|b\n2:1|2\n! line 3: more than 1 MiB stands between quotes; is the "
                   "closing quote missing?");
}

static void
test_many_cells (void)
{
  gsize            length;
  g_autofree char *most = pad ("", ',', RBK_CSV_MAX_CELLS - 1, "\na", &length);
  g_autofree char *more = pad ("", ',', RBK_CSV_MAX_CELLS, "\na", &length);
  g_autofree char *most_log = read_bytes (most, strlen (most), 0);
  g_autofree char *more_log = read_bytes (more, strlen (more), 0);

  g_assert_true (g_str_has_suffix (most_log, "\n2:a\n"));
  g_assert_cmpstr (more_log, ==,
                   "! line 1: there are more than 4096 cells in the record; is this a CSV file?");
}

static GBytes *
compress (const char *text, gsize length)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GInputStream) plain =
                 g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (gzip));
  g_autoptr (GOutputStream) bytes = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (bytes, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (bytes));
}

/* Packed, and packed in two parts that are put behind each other, is the same text. */
static void
test_gzip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize cut = 0; cut <= strlen (cases[i].text); cut++)
      {
        const char *text = cases[i].text;
        g_autoptr (GBytes) first = compress (text, cut);
        g_autoptr (GBytes) second = compress (text + cut, strlen (text) - cut);
        g_autoptr (GByteArray) both = g_byte_array_new ();
        g_autofree char *log = NULL;

        g_byte_array_append (both, g_bytes_get_data (first, NULL),
                             (guint) g_bytes_get_size (first));
        g_byte_array_append (both, g_bytes_get_data (second, NULL),
                             (guint) g_bytes_get_size (second));
        log = read_bytes ((const char *) both->data, both->len, 1 + cut % MAX_CHUNK);
        g_assert_cmpstr (log, ==, cases[i].log);
      }
}

/* More than the buffers hold, so that packed and unpacked bytes straddle their edges. */
static void
test_large_gzip (void)
{
  GString *text = g_string_new ("customer_id,calls\n");
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *plain_log = NULL, *packed_log = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "%08x,%u\n", g_test_rand_int (), i);
  packed = compress (text->str, text->len);
  g_assert_cmpuint (g_bytes_get_size (packed), >, 300000);

  plain_log = read_bytes (text->str, text->len, 0);
  packed_log = read_bytes (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), 0);
  g_assert_cmpstr (packed_log, ==, plain_log);
  g_string_free (text, TRUE);
}

static void
test_cut_gzip (void)
{
  const char *text = "a,b\n1,2\n3,4\n";
  g_autoptr (GBytes) packed = compress (text, strlen (text));
  gsize       size;
  const char *bytes = g_bytes_get_data (packed, &size);

  for (gsize length = 2; length < size; length++)
    {
      g_autofree char *log = read_bytes (bytes, length, length % 5);

      g_assert_nonnull (strstr (log, "! the packed file is damaged or cut off"));
    }
}

/* Any bytes give the same records or the same refusal, however they arrive. */
static void
test_random (void)
{
  const char alphabet[] = "aaa,,,;\"\"\"\n\n\r\t \xc3";

  for (guint round = 0; round < 3000; round++)
    {
      char             text[80];
      gsize            length = (gsize) g_test_rand_int_range (0, (gint32) sizeof text);
      g_autofree char *whole = NULL, *parts = NULL;

      for (gsize i = 0; i < length; i++)
        text[i] = alphabet[g_test_rand_int_range (0, (gint32) sizeof alphabet - 1)];
      whole = read_bytes (text, length, 0);
      parts = read_bytes (text, length, (gsize) g_test_rand_int_range (1, MAX_CHUNK));
      g_assert_cmpstr (whole, ==, parts);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a,b\n1,2\n", -1, NULL);
  g_autoptr (RbkCsvReader) reader = rbk_csv_reader_new (stream, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const RbkCsvCell *cells;
  guint             n_cells;

  g_cancellable_cancel (cancellable);
  g_assert_false (rbk_csv_reader_next (reader, &cells, &n_cells, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_position (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a;b\n1;2\n", -1, NULL);
  g_autoptr (RbkCsvReader) reader = rbk_csv_reader_new (stream, 0);
  const RbkCsvCell *cells;
  guint             n_cells;

  g_assert_true (rbk_csv_reader_next (reader, &cells, &n_cells, NULL, NULL));
  g_assert_cmpint (rbk_csv_reader_get_separator (reader), ==, ';');
  g_assert_cmpuint (rbk_csv_reader_get_position (reader), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/cases", test_cases);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/long-records", test_long_records);
  g_test_add_func ("/csv/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/csv/many-cells", test_many_cells);
  g_test_add_func ("/csv/gzip", test_gzip);
  g_test_add_func ("/csv/gzip/large", test_large_gzip);
  g_test_add_func ("/csv/gzip/cut", test_cut_gzip);
  g_test_add_func ("/csv/random", test_random);
  g_test_add_func ("/csv/cancelled", test_cancelled);
  g_test_add_func ("/csv/position", test_position);
  return g_test_run ();
}
