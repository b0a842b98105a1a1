/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-usage-reader.h"
#include "usage-log.h"

#include <string.h>

/* Columns that a person names, and files that are no text at all. */

typedef struct
{
  const char *name;
  const char *text;
  const char *mapping[3];
  const char *log; /* or the beginning of the error, behind `!` */
} Case;

#define TABLE "id,customer_id,calls,input_tokens,when\n1,a,3,70,2026-06-01\n2,b,4,80,2026-06-02\n"

static const Case cases[] = {
  { "one", TABLE, { "customer=id", NULL }, "1 c3 i70; 2 c4 i80" },
  { "field-twice",
    TABLE,
    { "calls=calls", "calls=id", NULL },
    "!calls is given a column twice; name one column for it" },
  { "column-twice",
    TABLE,
    { "calls=calls", "cost=#3", NULL },
    "!column 3 is taken for calls and for cost; name another column for one of them" },
  { "off-twice", TABLE, { "calls=", "input_tokens=", NULL }, "a c1; b c1" },
  { "month-and-day", TABLE, { "month=when", "day=when", NULL }, "a c3 i70; b c4 i80" },
  /* What a person takes is not also taken for what its name says. */
  { "taken", TABLE, { "customer=calls", NULL }, "3 c1 i70; 4 c1 i80" },
  { "taken-member",
    "{\"customer_id\":\"a\",\"calls\":5}\n{\"customer_id\":\"b\",\"calls\":6,\"runs\":2}\n",
    { "customer=calls", NULL },
    "5 c1; 6 c1" },
  /* Days that no month has. */
  { "days",
    "customer_id,day,calls\na,2026-02-28,1\na,2026-02-29,1\na,2024-02-29,1\na,2026-04-31,1\n",
    { NULL },
    "a c1 -3 -5" },
  { "broken-record",
    "{\"customer_id\": NaN}\n",
    { NULL },
    "!line 1: the record is no JSON: expected a value, found \"N\"; mend it, or export" },
  { "picture", "\x89PNG\r\n\x1a\n", { NULL }, "!line 1: the file is a picture; export some usage" },
  { "pdf", "%PDF-1.7\n", { NULL }, "!line 1: the file is a PDF; export some usage" },
  { "database", "SQLite format 3", { NULL }, "!line 1: the file is a database; export its table" },
  { "no-database", "SQLite,customer\nx,a\n", { NULL }, "a c1" },
};

static void
check_log (const char *bytes, gsize length, const char *const *mapping, const char *expected)
{
  g_autoptr (GInputStream) stream =
                 g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  RbkUsageOptions options = { .mapping = mapping };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = rbk_usage_read_stream (stream, &options, &error);
  g_autofree char *log = usage != NULL ? usage_log_describe (usage) : NULL;

  if (*expected != '!')
    {
      g_assert_no_error (error);
      g_assert_cmpstr (log, ==, expected);
      return;
    }
  g_assert_null (usage);
  if (!g_str_has_prefix (error->message, expected + 1))
    g_error ("no \"%s\" in: %s", expected + 1, error->message);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;

  check_log (c->text, strlen (c->text), c->mapping, c->log);
}

static GBytes *
pack (const char *bytes, gsize length)
{
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) gzip =
                 G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (packed, gzip);

  g_assert_true (g_output_stream_write_all (stream, bytes, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
}

/* What is packed is looked at as what is not. */
static void
test_packed (void)
{
  g_autoptr (GBytes) once = pack (TABLE, strlen (TABLE));
  g_autoptr (GBytes) twice = pack (g_bytes_get_data (once, NULL), g_bytes_get_size (once));
  g_autoptr (GBytes) sheet = pack ("PK\x03\x04rest", 8);

  check_log (g_bytes_get_data (once, NULL), g_bytes_get_size (once), NULL, "a c3 i70; b c4 i80");
  check_log (g_bytes_get_data (twice, NULL), g_bytes_get_size (twice), NULL,
             "!line 1: the file is packed twice; unpack it once");
  check_log (g_bytes_get_data (sheet, NULL), g_bytes_get_size (sheet), NULL,
             "!line 1: the file is a spreadsheet or a zip archive");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/usage/mapping/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/usage/mapping/packed", test_packed);
  return g_test_run ();
}
