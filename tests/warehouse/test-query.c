/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-sql-name.h"
#include "rbk-warehouse.h"

#include <string.h>

#define MAX_ENTRIES 8

/* What is asked, and what the query must and must not have; an error where it can't be. */
typedef struct
{
  const char *name;
  const char *table;
  const char *entries[MAX_ENTRIES];
  const char *has[4];
  const char *has_not[4];
  const char *problem;
} QueryCase;

static const QueryCase query_cases[] = {
  { "customer-alone",
    "usage",
    { "customer=id" },
    { "FROM \"usage\"", "CAST(\"id\" AS" },
    { "usage_month", "WHERE", "months" },
    NULL },
  { "schema",
    "billing.Usage",
    { "customer=Id" },
    { "FROM \"billing\".\"Usage\"", "\"Id\"" },
    { NULL },
    NULL },
  { "quoted-parts",
    "\"a.b\".\"c\"\"d\"",
    { "customer=e\"f" },
    { "FROM \"a.b\".\"c\"\"d\"\n", "CAST(\"e\"\"f\" AS" },
    { NULL },
    NULL },
  { "nothing-typed-leaks",
    "x\"\"; DROP TABLE y; --\"",
    { "customer=id" },
    { NULL },
    { NULL },
    "is no name of a table" },
  { "column-with-sql",
    "t",
    { "customer=id\" FROM t; DROP TABLE t; --" },
    { "\"id\"\" FROM t; DROP TABLE t; --\"" },
    { NULL },
    NULL },
  { "table-entry", NULL, { "table=a.b", "customer=id" }, { "FROM \"a\".\"b\"" }, { NULL }, NULL },
  { "days",
    "t",
    { "customer=id", "day=d", "from=2026-06-01", "to=2026-07-01" },
    { "WHERE \"d\" >= '2026-06-01'\n  AND \"d\" < '2026-07-01'", "EXTRACT(YEAR FROM \"d\")",
      "COUNT(usage_month)" },
    { NULL },
    NULL },
  { "only-an-end",
    "t",
    { "customer=id", "day=d", "to=2026-07-01" },
    { "WHERE \"d\" < '2026-07-01'" },
    { "AND \"d\"" },
    NULL },
  { "month-as-text",
    "t",
    { "customer=id", "month=m" },
    { "SUBSTRING(TRIM(BOTH ' ' FROM CAST(\"m\" AS VARCHAR(40))) FROM 1 FOR 4)",
      "usage_month NOT SIMILAR TO" },
    { "EXTRACT" },
    NULL },
  { "histogram",
    "t",
    { "customer=id", "calls=n", "histogram=yes" },
    { "AS customers, calls", "GROUP BY problem, calls" },
    { "row_count, problem\nFROM averaged\n\n" },
    NULL },
  { "cached-found-out",
    "t",
    { "customer=id", "input_tokens=i", "cached_tokens=c" },
    { "MAX(exceeds) OVER ()", "cached_is_apart = 1" },
    { "more cached than input" },
    NULL },
  { "cached-part",
    "t",
    { "customer=id", "input_tokens=i", "cached_tokens=c", "cached=part" },
    { "more cached than input", "(input_tokens - cached_tokens)" },
    { "OVER" },
    NULL },
  { "cached-apart",
    "t",
    { "customer=id", "input_tokens=i", "cached_tokens=c", "cached=apart" },
    { "cached_tokens" },
    { "OVER", "- cached_tokens", "more cached" },
    NULL },
  { "uncached-input",
    "t",
    { "customer=id", "input_tokens=uncached_in", "cached_tokens=c" },
    { "cached_tokens" },
    { "OVER", "- cached_tokens" },
    NULL },
  { "switched-off",
    "t",
    { "customer=id", "calls=" },
    { "THEN 1 END) AS calls" },
    { "\"\"" },
    NULL },
  { "tokens", "t", { "customer=id", "tokens=n" }, { "\"n\" AS input_tokens" }, { NULL }, NULL },
  { "no-semicolon", "t", { "customer=id" }, { NULL }, { ";" }, NULL },

  { "no-table", NULL, { "customer=id" }, { NULL }, { NULL }, "no table is named" },
  { "no-customer",
    "t",
    { "calls=n" },
    { NULL },
    { NULL },
    "no column is known to name the customer" },
  { "empty-part", "a..b", { "customer=id" }, { NULL }, { NULL }, "is no name of a table" },
  { "four-parts", "a.b.c.d", { "customer=id" }, { NULL }, { NULL }, "is no name of a table" },
  { "open-quote", "\"a", { "customer=id" }, { NULL }, { NULL }, "is no name of a table" },
  { "text-behind-quote", "\"a\"b", { "customer=id" }, { NULL }, { NULL }, "is no name of a table" },
  { "line-break", "a\nb", { "customer=id" }, { NULL }, { NULL }, "is no name of a table" },
  { "column-line-break", "t", { "customer=a\nb" }, { NULL }, { NULL }, "is no name of a table" },
  { "no-utf8", "t", { "customer=\xff" }, { NULL }, { NULL }, "is no name of a table" },
  { "table-twice",
    "t",
    { "table=u", "customer=id" },
    { NULL },
    { NULL },
    "the table is given twice" },
  { "column-twice",
    "t",
    { "customer=a", "customer=b" },
    { NULL },
    { NULL },
    "customer is given twice" },
  { "no-field", "t", { "custmer=a" }, { NULL }, { NULL }, "is no mapping for a database" },
  { "no-pair", "t", { "customer" }, { NULL }, { NULL }, "is no mapping for a database" },
  { "bad-day",
    "t",
    { "customer=id", "day=d", "from=2026-06-31" },
    { NULL },
    { NULL },
    "the first day: " },
  { "sql-as-day",
    "t",
    { "customer=id", "day=d", "to=2026-07-01' OR '1'='1" },
    { NULL },
    { NULL },
    "the last day: " },
  { "no-day-column",
    "t",
    { "customer=id", "from=2026-06-01" },
    { NULL },
    { NULL },
    "no column has the day" },
  { "no-day-between",
    "t",
    { "customer=id", "day=d", "from=2026-06-01", "to=2026-06-01" },
    { NULL },
    { NULL },
    "there is no day in the period" },
  { "histogram-maybe",
    "t",
    { "customer=id", "histogram=maybe" },
    { NULL },
    { NULL },
    "histogram is yes or no" },
  { "direction",
    "t",
    { "customer=id", "tokens=n", "direction=d" },
    { NULL },
    { NULL },
    "does not tell tokens by their direction" },
  { "tokens-and-input",
    "t",
    { "customer=id", "tokens=n", "input_tokens=i" },
    { NULL },
    { NULL },
    "name either" },
};

static void
test_query (gconstpointer data)
{
  const QueryCase *test = data;
  g_auto(RbkUsageQuery) query = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;

  if (rbk_usage_query_init (&query, test->table, test->entries, &error))
    sql = rbk_usage_query_to_sql (&query, &error);
  if (test->problem != NULL)
    {
      g_assert_null (sql);
      g_assert_error (error, RBK_ERROR, RBK_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, test->problem));
      return;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (test->has) && test->has[i] != NULL; i++)
    g_assert_nonnull (strstr (sql, test->has[i]));
  for (guint i = 0; i < G_N_ELEMENTS (test->has_not) && test->has_not[i] != NULL; i++)
    g_assert_null (strstr (strstr (sql, "WITH"), test->has_not[i]));
}

static void
test_find_columns (void)
{
  static const char *const entries[] = { "calls=", "cost=price", NULL };
  static const char *const names[] = { "Customer_ID", "requests",      "cost",
                                       "price",       "prompt_tokens", "total_tokens",
                                       "token_type",  "created_at",    NULL };
  g_auto(RbkUsageQuery) query = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_usage_query_init (&query, "t", entries, &error));
  g_assert_no_error (error);
  rbk_usage_query_find_columns (&query, names);
  g_assert_cmpstr (query.columns[RBK_USAGE_CUSTOMER], ==, "Customer_ID");
  g_assert_cmpstr (query.columns[RBK_USAGE_CALLS], ==, "");
  g_assert_cmpstr (query.columns[RBK_USAGE_COST], ==, "price");
  g_assert_cmpstr (query.columns[RBK_USAGE_INPUT_TOKENS], ==, "prompt_tokens");
  g_assert_cmpstr (query.columns[RBK_USAGE_DAY], ==, "created_at");
  g_assert_null (query.columns[RBK_USAGE_TOKENS]);
  g_assert_null (query.columns[RBK_USAGE_DIRECTION]);
}

/* A name is one whatever is in it: between quotes stand no single ones. */
static void
test_random_names (void)
{
  static const char alphabet[] = "a\"'.;-- \\$%()";

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) name = g_string_new (NULL);
      g_autoptr(GString) sql = g_string_new (NULL);
      g_autoptr(GString) back = g_string_new (NULL);
      guint length = (guint) g_test_rand_int_range (1, 12);

      for (guint k = 0; k < length; k++)
        g_string_append_c (name, alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)]);
      rbk_sql_append_name (sql, name->str);
      g_assert_cmpint (sql->str[0], ==, '"');
      g_assert_cmpint (sql->str[sql->len - 1], ==, '"');
      for (gsize k = 1; k + 1 < sql->len; k++)
        {
          g_string_append_c (back, sql->str[k]);
          if (sql->str[k] == '"')
            g_assert_cmpint (sql->str[++k], ==, '"');
        }
      g_assert_cmpstr (back->str, ==, name->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (query_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/query/%s", query_cases[i].name);

      g_test_add_data_func (path, &query_cases[i], test_query);
    }
  g_test_add_func ("/query/find-columns", test_find_columns);
  g_test_add_func ("/query/random-names", test_random_names);
  return g_test_run ();
}
