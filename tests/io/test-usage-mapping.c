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
  RbkUsageOptions options = { .mapping = mapping };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = usage_log_read (bytes, (gssize) length, &options, &error);
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

/* What is packed is looked at as what is not. */
static void
test_packed (void)
{
  g_autoptr (GBytes) once = usage_log_pack (TABLE, strlen (TABLE));
  g_autoptr (GBytes) twice =
                 usage_log_pack (g_bytes_get_data (once, NULL), g_bytes_get_size (once));
  g_autoptr (GBytes) sheet = usage_log_pack ("PK\x03\x04rest", 8);

  check_log (g_bytes_get_data (once, NULL), g_bytes_get_size (once), NULL, "a c3 i70; b c4 i80");
  check_log (g_bytes_get_data (twice, NULL), g_bytes_get_size (twice), NULL,
             "!line 1: the file is packed twice; unpack it once");
  check_log (g_bytes_get_data (sheet, NULL), g_bytes_get_size (sheet), NULL,
             "!line 1: the file is a spreadsheet or a zip archive");
}

/* What a person says of cached tokens goes before what the rows look like. */
static void
test_cached (void)
{
  const char *text = "customer_id,input_tokens,cached_tokens\na,100,60\n";
  static const struct
  {
    const char *entry, *log;
  } meanings[] = {
    { "cached=part", "a c1 i40 r60" },
    { "cached=apart", "a c1 i100 r60" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      const char      *mapping[] = { meanings[i].entry, NULL };
      RbkUsageOptions  options = { .mapping = mapping };
      g_autofree char *log = usage_log_read_line (text, &options);

      g_assert_cmpstr (log, ==, meanings[i].log);
    }
}

/* Whoever says it: rows with more cached tokens than input are skipped, slowly or fast. */
static void
test_cached_excess (void)
{
  static const char *const mapping[] = { "cached=part", NULL };
  g_autoptr(GString) text = g_string_new ("customer_id,input_tokens,cached_tokens\n");

  g_string_append (text, "a,10,20\nb,30,20\n");
  for (guint i = 0; i < 40000; i++)
    g_string_append (text, i % 4 == 0 ? "c,1,2\n" : "c,2,1\n");
  for (guint plain = 0; plain < 2; plain++)
    {
      RbkUsageOptions options = { .mapping = mapping, .is_plain = plain == 1 };
      g_autoptr(GInputStream) stream =
                     g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkUsage) usage = rbk_usage_read_stream (stream, &options, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (usage->skip_counts[RBK_USAGE_SKIP_CACHED], ==, 10001);
      g_assert_cmpint (rbk_population_get_column (usage->population, RBK_COLUMN_INPUT)[0], ==, 10);
      g_assert_cmpint (rbk_population_get_column (usage->population, RBK_COLUMN_INPUT)[1], ==,
                       30000);
    }
}

/* Where rows are of one direction only the sum shows it; nothing is ever below nothing. */
static void
test_cached_excess_in_all (void)
{
  static const char *const mapping[] = { "cached=part", "direction=type", "model=model", NULL };
  const char              *text = "customer,tokens,type,model\na,10,input,m\na,50,cached_input,m\n"
                                  "b,50,input,m\nb,20,cached_input,m\n";
  RbkUsageOptions          options = { .mapping = mapping };
  g_autoptr(GInputStream) stream =
                 g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = rbk_usage_read_stream (stream, &options, &error);
  gint64 total[RBK_N_COLUMNS];

  g_assert_no_error (error);
  g_assert_cmpint (rbk_population_get_column (usage->population, RBK_COLUMN_INPUT)[0], ==, 0);
  g_assert_cmpint (rbk_population_get_column (usage->population, RBK_COLUMN_INPUT)[1], ==, 30);
  g_assert_true (rbk_slices_get_total (usage->by_model, 0, total));
  g_assert_cmpint (total[RBK_COLUMN_INPUT], ==, 30);
  g_assert_nonnull (
      strstr (g_ptr_array_index (usage->notes, usage->notes->len - 1),
              "more cached tokens than the input that they are said to be part of: 1;"));
}

typedef struct
{
  const char    *mapping[4];
  RbkUsageCached cached;
  const char    *log;
} MappingCase;

/* What is made of one file. */
static const char mapped_text[] = "session,n,n,prefix_tokens,input_tokens,day,user_id\n"
                                  "s1,1,2,3,9,1,u\n"
                                  "s2,4,5,6,5,40,u\n";

static const MappingCase mapping_cases[] = {
  { { NULL }, RBK_USAGE_CACHED_AUTO, "u c1 i6 r3 -3" },
  { { "customer=session", NULL }, RBK_USAGE_CACHED_AUTO, "s1 c1 i6 r3 -3" },
  { { "customer=session", "day=", NULL }, RBK_USAGE_CACHED_AUTO, "s1 c1 i9 r3; s2 c1 i5 r6" },
  { { "customer=Session", "day=", NULL }, RBK_USAGE_CACHED_PART, "s1 c1 i6 r3 -3" },
  { { "calls=#2", "day=", NULL }, RBK_USAGE_CACHED_APART, "u c5 i14 r9" },
  { { "calls=#3", "day=", "cached_tokens=", NULL }, RBK_USAGE_CACHED_AUTO, "u c7 i14" },
  { { "calls=n", "day=", NULL }, RBK_USAGE_CACHED_AUTO, "u c5 i14 r9" },
  { { "calls=m", NULL },
    RBK_USAGE_CACHED_AUTO,
    "! line 1: there is no column \"m\" for calls; the columns are \"session\", \"n\", \"n\", "
    "\"prefix_tokens\", \"input_tokens\", \"day\", \"user_id\"" },
  { { "calls=#8", NULL },
    RBK_USAGE_CACHED_AUTO,
    "! line 1: there is no column \"#8\" for calls; the columns are \"session\", \"n\", \"n\", "
    "\"prefix_tokens\", \"input_tokens\", \"day\", \"user_id\"" },
  { { "customer=", NULL },
    RBK_USAGE_CACHED_AUTO,
    "! line 1: no column says which customer a row belongs to; the columns are \"session\", "
    "\"n\", \"n\", \"prefix_tokens\", \"input_tokens\", \"day\", \"user_id\"; name it with --map "
    "customer=COLUMN, or export the usage with a customer id" },
  { { "seats=n", NULL },
    RBK_USAGE_CACHED_AUTO,
    "! \"seats=n\" is no mapping; write FIELD=COLUMN, where FIELD is customer, calls, "
    "input_tokens, output_tokens, cached_tokens, cache_write_tokens, model, cost, month, day, "
    "tokens, direction or plan, or cached=part or cached=apart" },
  { { "calls", NULL },
    RBK_USAGE_CACHED_AUTO,
    "! \"calls\" is no mapping; write FIELD=COLUMN, where FIELD is customer, calls, "
    "input_tokens, output_tokens, cached_tokens, cache_write_tokens, model, cost, month, day, "
    "tokens, direction or plan, or cached=part or cached=apart" },
};

static void
test_mapping (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mapping_cases); i++)
    {
      RbkUsageOptions  options = { .mapping = mapping_cases[i].mapping,
                                   .cached = mapping_cases[i].cached };
      g_autofree char *log = usage_log_read_line (mapped_text, &options);

      g_assert_cmpstr (log, ==, mapping_cases[i].log);
    }
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
  g_test_add_func ("/usage/mapping/cached", test_cached);
  g_test_add_func ("/usage/mapping/cached-excess", test_cached_excess);
  g_test_add_func ("/usage/mapping/cached-excess-in-all", test_cached_excess_in_all);
  g_test_add_func ("/usage/mapping/of-one-file", test_mapping);
  return g_test_run ();
}
