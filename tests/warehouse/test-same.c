/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server adds up is what the reader of files makes of the same rows. */
#include "pg-server.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rbk-error.h"

#define N_TABLES 40
#define MAX_ENTRIES 12

/* A table as both see it. */
typedef struct
{
  const char        *columns, *csv;
  const char *const *mapping;
  const char *const *more; /* (nullable): for the database alone */
  RbkUsageCached     cached;
} Table;

static char **
join (const char *const *mapping, const char *const *more, const char *last)
{
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) mapping);
  if (more != NULL)
    g_strv_builder_addv (all, (const char **) more);
  if (last != NULL)
    g_strv_builder_add (all, last);
  return g_strv_builder_end (all);
}

static RbkUsage *
ask (const Table *table, const char *last)
{
  g_autofree char *uri = pg_server_uri ("admin");
  g_auto(GStrv) mapping = join (table->mapping, table->more, last);
  g_autoptr(GError) error = NULL;
  RbkUsage *usage = rbk_warehouse_load (uri, "u", (const char *const *) mapping, NULL, &error);

  g_assert_no_error (error);
  return usage;
}

/* A table of which no row can be used: both say so. */
static void
assert_refused (const Table *table, const GError *reason)
{
  g_autofree char *uri = pg_server_uri ("admin");
  g_auto(GStrv) mapping = join (table->mapping, table->more, NULL);
  g_autoptr(GError) error = NULL;
  RbkUsage *usage = rbk_warehouse_load (uri, "u", (const char *const *) mapping, NULL, &error);

  g_assert_null (usage);
  g_assert_error (reason, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

/* The query as it is printed, run by psql, whose result is a file that can be read. */
static RbkUsage *
run_printed (const Table *table)
{
  static const char *const apart[] = { "cached=apart", NULL };
  RbkUsageOptions          options = { .format = "plain", .mapping = apart };
  g_auto(RbkUsageQuery) query = { 0 };
  g_auto(GStrv) mapping = join (table->mapping, table->more, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *csv = NULL;
  g_autoptr(GInputStream) stream = NULL;
  RbkUsage *usage;

  g_assert_true (rbk_usage_query_init (&query, "u", (const char *const *) mapping, &error));
  g_assert_no_error (error);
  sql = rbk_usage_query_to_sql (&query, &error);
  g_assert_no_error (error);
  whole = g_strconcat ("SET TIME ZONE 'UTC';\n", sql, ";\n", NULL);
  csv = pg_server_run (whole, "--csv");
  stream = g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  usage = rbk_usage_read_stream (stream, &options, &error);
  g_assert_no_error (error);
  return usage;
}

static void
check (const Table *table)
{
  RbkUsageOptions  options = { .format = "plain",
                               .mapping = table->mapping,
                               .cached = table->cached };
  g_autofree char *path = pg_server_load ("u", table->columns, table->csv);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) read = rbk_usage_read (file, &options, &error);
  g_autoptr(RbkUsage) asked = NULL;
  g_autoptr(RbkUsage) histogram = NULL;
  g_autoptr(RbkUsage) printed = NULL;

  if (read == NULL)
    {
      assert_refused (table, error);
      g_unlink (path);
      return;
    }
  asked = ask (table, NULL);
  pg_server_assert_same (read, asked);
  histogram = ask (table, "histogram=yes");
  g_assert_cmpuint (histogram->rows, ==, read->rows);
  g_assert_cmpuint (histogram->skipped, ==, read->skipped);
  g_assert_cmpstr (histogram->first_day, ==, read->first_day);
  g_assert_cmpuint (histogram->n_months, ==, read->n_months);
  pg_server_assert_histogram (read->population, histogram->population);
  printed = run_printed (table);
  if (rbk_population_get_plans (read->population) == NULL)
    pg_server_assert_same_people (read->population, printed->population);
  g_unlink (path);
}

static void
test_by_hand (void)
{
  static const char *const mapping[] = { "customer=id", "calls=n", "input_tokens=i",
                                         "cost=c",      "month=",  "day=d",
                                         NULL };
  const Table              table = {
                 .columns = "id text, n numeric, i numeric, c numeric, d date",
                 .csv = "id,n,i,c,d\n"
                                     "ana,1,10,0.5,2026-05-01\n"
                                     "ana,2,11,0.000000001,2026-06-30\n"
                                     "\" ana \",0,0,0,2026-06-01\n"
                                     "bo'b,9223372036854775807,0,9000000000,2026-06-01\n"
                                     ",5,,,2026-06-01\n"
                                     ",,,,2026-06-01\n"
                                     "neg,-1,1,1,2026-06-01\n"
                                     "half,1.5,1,1,2026-06-01\n"
                                     "whole,7.000,1,1,2026-06-01\n"
                                     "large,9223372036854775808,1,1,2026-06-01\n"
                                     "dear,1,1,9000000000.5,2026-06-01\n"
                                     "undated,1,1,1,\n",
                 .mapping = mapping,
  };

  check (&table);
}

/* Half of a thousandth of a millionth, and a part of 64 that a rounding in between would miss. */
static void
test_rounding (void)
{
  static const char *const mapping[] = { "customer=id", "cost=c", "calls=n", "month=m", NULL };
  g_autoptr(GString) csv = g_string_new ("id,c,n,m\n");
  const Table table = { "id text, c numeric, n numeric, m text", NULL, mapping, NULL, 0 };
  Table       whole = table;

  for (guint months = 1; months <= 64; months++)
    for (guint i = 0; i < months; i++)
      {
        g_string_append_printf (csv, "c%u,%s,%u,%u-%02u\n", months,
                                i == 0 ? "0.000000031499999999" : "0",
                                i == 0 ? 100 + months / 2 : 0, 2020 + i / 12, i % 12 + 1);
        g_string_append_printf (csv, "d%u,%s,%u,%u-%02u\n", months, i == 0 ? "1.0000000315" : "0",
                                i == 0 ? 101 : 0, 2020 + i / 12, i % 12 + 1);
      }
  whole.csv = csv->str;
  check (&whole);
}

static const char *const people[] = { "ana",    "bob",     "Bob", "c'est", "\"d\"\"e\"", "",
                                      "  eve ", "\"f,g\"", "Zoë", "none",  "x\\y",       "%s" };
static const char *const odd_counts[] = { "", "", "-1", "2.5", "3.0", "9223372036854775808", "0" };
static const char *const odd_costs[] = { "", "-0.01", "9000000001", "0", "0.123456789012345678" };

static void
append_count (GString *csv, gboolean is_tidy, guint limit)
{
  if (!is_tidy && g_test_rand_int_range (0, 12) == 0)
    g_string_append (csv, odd_counts[g_test_rand_int_range (0, G_N_ELEMENTS (odd_counts))]);
  else
    g_string_append_printf (csv, "%d", g_test_rand_int_range (0, (gint32) limit));
  g_string_append_c (csv, ',');
}

static void
append_cost (GString *csv)
{
  if (g_test_rand_int_range (0, 12) == 0)
    g_string_append (csv, odd_costs[g_test_rand_int_range (0, G_N_ELEMENTS (odd_costs))]);
  else
    g_string_append_printf (csv, "%d.%09d", g_test_rand_int_range (0, 50),
                            g_test_rand_int_range (0, 1000000000));
  g_string_append_c (csv, ',');
}

static char *
make_rows (guint n_months, gboolean is_part)
{
  GString *csv = g_string_new ("who,n,i,o,c,w,cost,day,plan\n");
  guint    n_rows = (guint) g_test_rand_int_range (1, 300);

  g_string_append (csv, "first,1,100,1,1,1,1,2026-05-05 12:00:00,pro\n");
  for (guint i = 0; i < n_rows; i++)
    {
      g_string_append_printf (csv, "%s,", people[g_test_rand_int_range (0, G_N_ELEMENTS (people))]);
      append_count (csv, FALSE, 4);
      append_count (csv, is_part, 1000);
      append_count (csv, FALSE, 100);
      if (is_part)
        g_string_append (csv, "0,");
      else
        append_count (csv, FALSE, 1200);
      append_count (csv, FALSE, 9);
      append_cost (csv);
      if (g_test_rand_int_range (0, 20) > 0)
        g_string_append_printf (csv, "2026-%02d-%02d %02d:00:00",
                                5 + g_test_rand_int_range (0, (gint32) n_months),
                                g_test_rand_int_range (1, 29), g_test_rand_int_range (0, 24));
      g_string_append_printf (csv, ",%s\n", g_test_rand_bit () ? "free" : "");
    }
  return g_string_free (csv, FALSE);
}

/* Some of the columns, each time others. */
static char **
choose_columns (void)
{
  static const char *const may_be[] = {
    "calls=n",   "input_tokens=i", "output_tokens=o", "cached_tokens=c", "cache_write_tokens=w",
    "cost=cost", "day=day"
  };
  static const char *const off[] = {
    "calls=", "input_tokens=", "output_tokens=", "cached_tokens=", "cache_write_tokens=",
    "cost=",  "day="
  };
  g_autoptr(GStrvBuilder) mapping = g_strv_builder_new ();

  g_strv_builder_add (mapping, "customer=who");
  g_strv_builder_add (mapping, "month=");
  g_strv_builder_add (mapping, "plan=");
  for (guint i = 0; i < G_N_ELEMENTS (may_be); i++)
    g_strv_builder_add (mapping, g_test_rand_int_range (0, 4) > 0 ? may_be[i] : off[i]);
  return g_strv_builder_end (mapping);
}

static void
test_random (void)
{
  static const char *const part[] = { "cached=part", NULL };
  static const char *const apart[] = { "cached=apart", NULL };

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autofree char *csv = make_rows (i % 3 + 1, i % 4 == 3);
      g_auto(GStrv) mapping = choose_columns ();
      Table table = { .columns = "who text, n numeric, i numeric, o numeric, c numeric, w numeric, "
                                 "cost numeric, day timestamp, plan text",
                      .csv = csv,
                      .mapping = (const char *const *) mapping };

      if (i % 5 == 1)
        {
          table.cached = RBK_USAGE_CACHED_PART;
          table.more = part;
        }
      else if (i % 5 == 2)
        {
          table.cached = RBK_USAGE_CACHED_APART;
          table.more = apart;
        }
      check (&table);
    }
}

/* The types that columns have in practice. */
static void
test_types (void)
{
  static const char *const types[] = {
    "who varchar(40), n smallint, i integer, o bigint, cost real, day date",
    "who char(8), n bigint, i real, o double precision, cost double precision, day timestamptz",
    "who text, n integer, i numeric(12,2), o numeric(38,10), cost numeric(12,4), day timestamp",
  };
  static const char *const mapping[] = {
    "customer=who", "calls=n", "input_tokens=i", "output_tokens=o", "cost=cost", "day=day", NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const Table table = { .columns = types[i],
                            .csv = "who,n,i,o,cost,day\n"
                                   "ana,1,1000,5,0.5,2026-05-31\n"
                                   "ana,3,2000,7,0.25,2026-06-01\n"
                                   "bob,2,,0,12.125,2026-06-30\n",
                            .mapping = mapping };

      check (&table);
    }
}

static void
test_numbers_as_ids (void)
{
  static const char *const mapping[] = { "customer=who", "calls=n", NULL };
  const Table              table = { .columns = "who bigint, n bigint",
                                     .csv = "who,n\n17,1\n17,2\n-5,3\n,4\n",
                                     .mapping = mapping };

  check (&table);
}

/* Columns are found by their usual names, as those of a file are. */
static void
test_usual_names (void)
{
  static const char *const mapping[] = { NULL };
  const Table      table = { .columns = "customer_id text, requests int, prompt_tokens int, "
                                             "completion_tokens int, cached_tokens int, spend numeric",
                             .csv = "customer_id,requests,prompt_tokens,completion_tokens,cached_tokens,"
                                         "spend\na,1,10,5,3,0.5\nb,2,20,5,3,0.25\na,1,1,1,1,1\n",
                             .mapping = mapping };
  g_autofree char *path = pg_server_load ("u", table.columns, table.csv);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) read = rbk_usage_read (file, NULL, &error);
  g_autoptr(RbkUsage) asked = ask (&table, NULL);

  g_assert_no_error (error);
  pg_server_assert_same (read, asked);
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    g_assert_cmpstr (read->columns[i], ==, asked->columns[i]);
  g_unlink (path);
}

static void
test_days_of_a_period (void)
{
  static const char *const mapping[] = { "customer=who", "calls=n", "day=day", NULL };
  static const char *const june[] = { "customer=who",    "calls=n",       "day=day",
                                      "from=2026-06-01", "to=2026-07-01", NULL };
  const Table              table = { .columns = "who text, n int, day timestamp",
                                     .csv = "who,n,day\na,1,2026-05-31 23:59:59\na,2,2026-06-01 00:00:00\n"
                                                         "a,4,2026-06-30 23:59:59\na,8,2026-07-01 00:00:00\n",
                                     .mapping = june };
  g_autofree char         *path = pg_server_load ("u", table.columns, table.csv);
  g_autoptr(RbkUsage) asked = ask (&table, NULL);
  const Table all = { .columns = table.columns, .csv = table.csv, .mapping = mapping };

  g_assert_cmpuint (asked->rows, ==, 2);
  g_assert_cmpint (rbk_population_get_column (asked->population, RBK_COLUMN_CALLS)[0], ==, 6);
  g_assert_cmpstr (asked->first_day, ==, "2026-06-01");
  g_assert_cmpstr (asked->last_day, ==, "2026-06-30");
  g_unlink (path);
  check (&all);
}

/* The real files that tests may find beside the sources. */
static void
test_real (gconstpointer data)
{
  static const char *const mapping[] = { "calls=calls", NULL };
  const char              *name = data, *folder = g_getenv ("RBK_SHARED_DATA");
  g_autofree char         *path = NULL;
  g_autofree char         *csv = NULL;
  g_autofree char         *columns = NULL;
  g_autofree char         *copy = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(RbkUsage) read = NULL;
  g_autoptr(RbkUsage) asked = NULL;
  g_auto(GStrv) names = NULL;
  const Table table = { .mapping = mapping + 1 };

  if (folder == NULL)
    {
      g_test_skip ("RBK_SHARED_DATA is not set: real usage files are NOT tested");
      return;
    }
  path = g_build_filename (folder, "usage", name, NULL);
  file = g_file_new_for_path (path);
  g_file_get_contents (path, &csv, NULL, &error);
  g_assert_no_error (error);
  names = g_strsplit (csv, "\n", 2);
  g_strdelimit (g_strstrip (names[0]), ",", '\t');
  {
    g_auto(GStrv) fields = g_strsplit (names[0], "\t", -1);
    g_autoptr(GString) list = g_string_new (NULL);

    for (guint i = 0; fields[i] != NULL; i++)
      g_string_append_printf (list, "%s\"%s\" %s", i > 0 ? ", " : "", fields[i],
                              strstr (fields[i], "customer") != NULL ||
                                      strstr (fields[i], "day") != NULL
                                  ? "text"
                                  : "numeric");
    columns = g_string_free (g_steal_pointer (&list), FALSE);
  }
  copy = pg_server_load ("u", columns, csv);
  read = rbk_usage_read (file, NULL, &error);
  g_assert_no_error (error);
  asked = ask (&table, NULL);
  pg_server_assert_same_people (read->population, asked->population);
  g_unlink (copy);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/same/by-hand", test_by_hand);
  g_test_add_func ("/same/rounding", test_rounding);
  g_test_add_func ("/same/random", test_random);
  g_test_add_func ("/same/types", test_types);
  g_test_add_func ("/same/numbers-as-ids", test_numbers_as_ids);
  g_test_add_func ("/same/usual-names", test_usual_names);
  g_test_add_func ("/same/period", test_days_of_a_period);
  g_test_add_data_func ("/same/real-customers", "servegen_r1_customers.csv", test_real);
  return g_test_run ();
}
