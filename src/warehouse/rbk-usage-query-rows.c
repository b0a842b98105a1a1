/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-query-private.h"
#include "rbk-sql-name.h"

#define MAX_COUNT "9223372036854775807"
#define MAX_COST "9000000000"

/* More than an id may have, so that what is cut off is seen to be too long. */
#define ID_TYPE "VARCHAR(2000)"
#define MAX_ID "1024"

/* A month as it is read from text: of a year, or of none. */
#define MONTHS "[0-9][0-9][0-9][0-9](0[1-9]|1[0-2])|0[1-9]|1[0-2]"

/* What is text beside the customer. */
static const struct
{
  RbkUsageField field;
  const char   *name;
} names[] = { { RBK_USAGE_PLAN, RBK_SQL_PLAN }, { RBK_USAGE_MODEL, RBK_SQL_MODEL } };

static void
append_source (GString *sql, const RbkUsageQuery *query, RbkUsageField field, const char *name)
{
  if (!rbk_usage_query_has (query, field))
    return;
  g_string_append (sql, ",\n         ");
  rbk_sql_append_name (sql, query->columns[field]);
  g_string_append_printf (sql, " AS %s", name);
}

/* Months by number where there is a day; what names a month itself may be text. */
static void
append_month (GString *sql, const RbkUsageQuery *query)
{
  g_autoptr(GString) column = g_string_new (NULL);

  if (rbk_usage_query_has (query, RBK_USAGE_MONTH))
    {
      g_string_append (column, "TRIM(BOTH ' ' FROM CAST(");
      rbk_sql_append_name (column, query->columns[RBK_USAGE_MONTH]);
      g_string_append (column, " AS VARCHAR(40)))");
      g_string_append_printf (sql,
                              ",\n         CASE WHEN SUBSTRING(%s FROM 5 FOR 1) IN ('-', '/', '.')"
                              "\n           THEN SUBSTRING(%s FROM 1 FOR 4) ||"
                              "\n             CASE WHEN SUBSTRING(%s FROM 7 FOR 1) SIMILAR TO "
                              "'[0-9]'"
                              "\n               THEN SUBSTRING(%s FROM 6 FOR 2)"
                              "\n               ELSE '0' || SUBSTRING(%s FROM 6 FOR 1) END"
                              "\n           WHEN CHAR_LENGTH(%s) = 1 THEN '0' || %s"
                              "\n           ELSE SUBSTRING(%s FROM 1 FOR 6) END AS usage_month",
                              column->str, column->str, column->str, column->str, column->str,
                              column->str, column->str, column->str);
    }
  else if (rbk_usage_query_has (query, RBK_USAGE_DAY))
    {
      rbk_sql_append_name (column, query->columns[RBK_USAGE_DAY]);
      g_string_append_printf (sql,
                              ",\n         EXTRACT(YEAR FROM %s) * 12 + EXTRACT(MONTH FROM %s) "
                              "AS usage_month",
                              column->str, column->str);
    }
}

/* The days have been read as days, and nothing but digits and dashes is in them. */
static void
append_period (GString *sql, const RbkUsageQuery *query)
{
  const char *word = "WHERE";

  if (query->from != NULL)
    {
      g_string_append (sql, "\n  WHERE ");
      rbk_sql_append_name (sql, query->columns[RBK_USAGE_DAY]);
      g_string_append_printf (sql, " >= '%s'", query->from);
      word = "AND";
    }
  if (query->to != NULL)
    {
      g_string_append_printf (sql, "\n  %s ", word);
      rbk_sql_append_name (sql, query->columns[RBK_USAGE_DAY]);
      g_string_append_printf (sql, " < '%s'", query->to);
    }
}

/* What is a name, as text without blanks around it. */
static void
append_text (GString *sql, const RbkUsageQuery *query, RbkUsageField field, const char *name)
{
  g_string_append (sql, "TRIM(BOTH ' ' FROM CAST(");
  rbk_sql_append_name (sql, query->columns[field]);
  g_string_append_printf (sql, " AS " ID_TYPE ")) AS %s", name);
}

static void
append_seen (GString *sql, const RbkUsageQuery *query, char **relation)
{
  g_string_append (sql, "WITH seen AS (\n  SELECT ");
  append_text (sql, query, RBK_USAGE_CUSTOMER, "id");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (rbk_usage_query_has (query, names[i].field))
      {
        g_string_append (sql, ",\n         ");
        append_text (sql, query, names[i].field, names[i].name);
      }
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    append_source (sql, query, rbk_sql_numbers[i].field, rbk_sql_numbers[i].name);
  append_month (sql, query);
  if (rbk_usage_query_has_dates (query))
    append_source (sql, query,
                   rbk_usage_query_has (query, RBK_USAGE_DAY) ? RBK_USAGE_DAY : RBK_USAGE_MONTH,
                   "usage_day");
  g_string_append (sql, "\n  FROM ");
  rbk_sql_append_relation (sql, relation);
  append_period (sql, query);
  g_string_append (sql, "\n),\n");
}

static void append_when (GString *sql, RbkUsageSkipReason reason, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
append_when (GString *sql, RbkUsageSkipReason reason, const char *format, ...)
{
  va_list list;

  g_string_append (sql, "\n           WHEN ");
  va_start (list, format);
  g_string_append_vprintf (sql, format, list);
  va_end (list);
  g_string_append_printf (sql, " THEN '%s'", rbk_sql_problems[reason]);
}

/* In the order in which a file's rows are checked, so that a row has the same problem. */
static void
append_numbers_checked (GString *sql, const RbkUsageQuery *query)
{
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    {
      const RbkSqlNumber *number = &rbk_sql_numbers[i];

      if (!rbk_usage_query_has (query, number->field))
        continue;
      append_when (sql, RBK_USAGE_SKIP_NEGATIVE, "%s < 0", number->name);
      append_when (sql, RBK_USAGE_SKIP_RANGE, "%s > %s", number->name,
                   rbk_sql_number_is_cost (number) ? MAX_COST : MAX_COUNT);
      if (!rbk_sql_number_is_cost (number))
        append_when (sql, RBK_USAGE_SKIP_COUNT, "CAST(%s AS " RBK_SQL_COUNT_TYPE ") <> %s",
                     number->name, number->name);
    }
}

/* Nobody did anything: no customer and no numbers. */
static void
append_idle (GString *sql, const RbkUsageQuery *query)
{
  gboolean has_numbers = FALSE;

  g_string_append (sql, "\n           WHEN COALESCE(id, '') = ''");
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    if (rbk_usage_query_has (query, rbk_sql_numbers[i].field))
      {
        g_string_append_printf (sql, " AND %s IS NULL", rbk_sql_numbers[i].name);
        has_numbers = TRUE;
      }
  if (!has_numbers && rbk_usage_query_has_dates (query))
    g_string_append (sql, " AND usage_day IS NULL");
  g_string_append_printf (sql, " THEN '%s'", rbk_sql_problems[RBK_USAGE_SKIP_EMPTY]);
}

/*
 * rbk_usage_query_append_checked:
 * @sql: a query, without anything but a comment
 * @query: what to ask
 * @relation: (array zero-terminated=1): the parts of the table's name
 *
 * Adds the rows of a table, each with its problem or none, as `checked`.
 */
void
rbk_usage_query_append_checked (GString *sql, const RbkUsageQuery *query, char **relation)
{
  append_seen (sql, query, relation);
  g_string_append (sql, "checked AS (\n  SELECT seen.*,\n         CASE");
  append_numbers_checked (sql, query);
  append_idle (sql, query);
  append_when (sql, RBK_USAGE_SKIP_ID, "OCTET_LENGTH(id) > " MAX_ID);
  if (rbk_usage_query_has_dates (query))
    append_when (sql, RBK_USAGE_SKIP_DATE, "usage_month IS NULL");
  if (rbk_usage_query_has (query, RBK_USAGE_MONTH))
    append_when (sql, RBK_USAGE_SKIP_DATE, "usage_month NOT SIMILAR TO '" MONTHS "'");
  if (query->cached == RBK_USAGE_CACHED_PART &&
      rbk_usage_query_has (query, RBK_USAGE_CACHED_TOKENS))
    append_when (sql, RBK_USAGE_SKIP_CACHED, "COALESCE(cached_tokens, 0) > %s",
                 rbk_usage_query_has (query, RBK_USAGE_INPUT_TOKENS) ? "COALESCE(input_tokens, 0)"
                                                                     : "0");
  g_string_append (sql, "\n         END AS " RBK_SQL_PROBLEM "\n  FROM seen\n)");
}
