/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-query-private.h"
#include "rbk-sql-name.h"

/* Whole numbers as they are added up, and amounts; both are the widest that all engines have. */
#define COUNT_TYPE "DECIMAL(38, 0)"
#define COST_TYPE "DECIMAL(38, 18)"
/* Two digits more decide how a quotient by up to 64 months is rounded at the ninth. */
#define COST_SUM_TYPE "DECIMAL(38, 20)"
#define COST_PLACES "9"

#define MAX_COUNT "9223372036854775807"
#define MAX_COST "9000000000"
/* More than an id may have, so that what is cut off is seen to be too long. */
#define ID_TYPE "VARCHAR(2000)"
#define MAX_ID "1024"
/* A month as it is read from text: of a year, or of none. */
#define MONTHS "[0-9][0-9][0-9][0-9](0[1-9]|1[0-2])|0[1-9]|1[0-2]"

static const char head[] =
    "-- What each customer uses in a month, for Ratebook. It only reads.\n"
    "-- For PostgreSQL 12 or newer; Citus, CockroachDB, Redshift and YugabyteDB document all that\n"
    "-- it uses. Days are those of the session: SET TIME ZONE 'UTC' first. Rows without a\n"
    "-- customer say how many rows have a problem and are left out.\n";

/* What is text beside the customer. */
static const struct
{
  RbkUsageField field;
  const char   *name;
} names[] = { { RBK_USAGE_PLAN, RBK_SQL_PLAN }, { RBK_USAGE_MODEL, RBK_SQL_MODEL } };

static gboolean
is_cost (const RbkSqlNumber *number)
{
  return number->field == RBK_USAGE_COST;
}

static gboolean
has (const RbkUsageQuery *query, const RbkSqlNumber *number)
{
  return rbk_usage_query_has (query, number->field);
}

/* Whether the result has a number; without a column for the calls a row is one. */
static gboolean
has_sum (const RbkUsageQuery *query, const RbkSqlNumber *number)
{
  return number->field == RBK_USAGE_CALLS || has (query, number);
}

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

      if (!has (query, number))
        continue;
      append_when (sql, RBK_USAGE_SKIP_NEGATIVE, "%s < 0", number->name);
      append_when (sql, RBK_USAGE_SKIP_RANGE, "%s > %s", number->name,
                   is_cost (number) ? MAX_COST : MAX_COUNT);
      if (!is_cost (number))
        append_when (sql, RBK_USAGE_SKIP_COUNT, "CAST(%s AS " COUNT_TYPE ") <> %s", number->name,
                     number->name);
    }
}

/* Nobody did anything: no customer and no numbers. */
static void
append_idle (GString *sql, const RbkUsageQuery *query)
{
  gboolean has_numbers = FALSE;

  g_string_append (sql, "\n           WHEN COALESCE(id, '') = ''");
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    if (has (query, &rbk_sql_numbers[i]))
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

static void
append_number (GString *sql, const RbkUsageQuery *query, const RbkSqlNumber *number)
{
  if (has (query, number))
    g_string_append_printf (sql, "COALESCE(CAST(%s AS %s), 0)", number->name,
                            is_cost (number) ? COST_TYPE : COUNT_TYPE);
  else
    g_string_append (sql, "1");
}

/* What is added up over the rows, or over the months of a customer. */
static void
append_sums (GString *sql, const RbkUsageQuery *query)
{
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    {
      const RbkSqlNumber *number = &rbk_sql_numbers[i];

      if (!has_sum (query, number))
        continue;
      g_string_append (sql, ",\n         SUM(CASE WHEN problem IS NULL THEN ");
      append_number (sql, query, number);
      g_string_append_printf (sql, " END) AS %s", number->name);
    }
  if (rbk_usage_query_asks_apart (query))
    g_string_append (sql, ",\n         MAX(CASE WHEN problem IS NOT NULL THEN NULL\n"
                          "                  WHEN COALESCE(cached_tokens, 0) > "
                          "COALESCE(input_tokens, 0) THEN 1 ELSE 0 END) AS exceeds");
  g_string_append (sql, ",\n         COUNT(*) AS " RBK_SQL_ROWS);
}

static void
append_rows_summed (GString *sql, const RbkUsageQuery *query, gboolean by_month)
{
  g_string_append_printf (sql, ",\n%s AS (\n", by_month ? "by_month" : "summed");
  g_string_append (sql, "  SELECT CASE WHEN problem IS NULL THEN " RBK_SQL_ID
                        " END AS " RBK_SQL_CUSTOMER ",\n         problem");
  if (by_month)
    g_string_append (sql, ",\n         CASE WHEN problem IS NULL THEN usage_month END AS "
                          "usage_month");
  append_sums (sql, query);
  if (by_month)
    g_string_append (sql,
                     ",\n         MIN(CASE WHEN problem IS NULL THEN usage_day END) AS first_day,\n"
                     "         MAX(CASE WHEN problem IS NULL THEN usage_day END) AS last_day");
  g_string_append_printf (sql, "\n  FROM checked\n  GROUP BY 1, 2%s\n)", by_month ? ", 3" : "");
}

/* Sums of sums, so that no engine has to sort rows to tell months apart. */
static void
append_months_summed (GString *sql, const RbkUsageQuery *query)
{
  g_string_append (sql, ",\nsummed AS (\n  SELECT customer, problem");
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    if (has_sum (query, &rbk_sql_numbers[i]))
      g_string_append_printf (sql, ",\n         SUM(%s) AS %s", rbk_sql_numbers[i].name,
                              rbk_sql_numbers[i].name);
  if (rbk_usage_query_asks_apart (query))
    g_string_append (sql, ",\n         MAX(exceeds) AS exceeds");
  g_string_append (sql, ",\n         SUM(row_count) AS row_count,\n"
                        "         COUNT(usage_month) AS months,\n"
                        "         MIN(first_day) AS first_day,\n"
                        "         MAX(last_day) AS last_day\n"
                        "  FROM by_month\n  GROUP BY 1, 2\n)");
}

/* A number of a customer, of the average month. */
static void
append_average (GString *sql, const RbkUsageQuery *query, const RbkSqlNumber *number)
{
  gboolean         is_input = number->field == RBK_USAGE_INPUT_TOKENS;
  gboolean         has_dates = rbk_usage_query_has_dates (query);
  g_autofree char *sum = g_strdup (number->name);

  if (is_input && rbk_usage_query_asks_apart (query))
    {
      g_free (sum);
      sum =
          g_strdup ("(input_tokens - CASE WHEN cached_is_apart = 1 THEN 0 ELSE cached_tokens END)");
    }
  else if (is_input && rbk_usage_query_is_part (query))
    {
      g_free (sum);
      sum = g_strdup ("(input_tokens - cached_tokens)");
    }
  g_string_append (sql, ",\n         ");
  if (is_cost (number))
    g_string_append_printf (sql, "ROUND(CAST(%s AS " COST_SUM_TYPE ")%s, " COST_PLACES ")", sum,
                            has_dates ? " / NULLIF(months, 0)" : "");
  else if (has_dates)
    g_string_append_printf (sql, "ROUND(%s / NULLIF(months, 0))", sum);
  else
    g_string_append (sql, sum);
  g_string_append_printf (sql, " AS %s", number->name);
}

static void
append_averaged (GString *sql, const RbkUsageQuery *query)
{
  gboolean asks = rbk_usage_query_asks_apart (query);
  gboolean has_plan = rbk_usage_query_has (query, RBK_USAGE_PLAN);

  if (asks)
    g_string_append (sql, ",\ndecided AS (\n  SELECT summed.*, MAX(exceeds) OVER () AS "
                          "cached_is_apart\n  FROM summed\n)");
  rbk_usage_query_append_plans (sql, query);
  g_string_append (sql, ",\naveraged AS (\n  SELECT customer");
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    if (has_sum (query, &rbk_sql_numbers[i]))
      append_average (sql, query, &rbk_sql_numbers[i]);
  g_string_append (sql, ",\n         row_count");
  if (rbk_usage_query_has_dates (query))
    g_string_append (sql, ", first_day, last_day");
  if (has_plan)
    g_string_append (sql, ", " RBK_SQL_PLAN ", " RBK_SQL_CHANGED);
  g_string_append_printf (sql, "%s, problem\n  FROM %s%s\n)\n", asks ? ", cached_is_apart" : "",
                          asks ? "decided" : "summed",
                          has_plan ? "\n  LEFT JOIN plan_last ON customer = plan_customer" : "");
}

static void
append_names (GString *sql, const RbkUsageQuery *query)
{
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    if (has_sum (query, &rbk_sql_numbers[i]))
      g_string_append_printf (sql, ", %s", rbk_sql_numbers[i].name);
}

static void
append_result (GString *sql, const RbkUsageQuery *query)
{
  gboolean    has_dates = rbk_usage_query_has_dates (query);
  gboolean    has_plan = rbk_usage_query_has (query, RBK_USAGE_PLAN);
  const char *apart = rbk_usage_query_asks_apart (query) ? ", cached_is_apart" : "";
  const char *plan = has_plan ? ", " RBK_SQL_PLAN : "";

  if (!query->is_histogram)
    {
      g_string_append (sql, "SELECT customer");
      append_names (sql, query);
      g_string_append_printf (sql, "%s%s,\n       row_count%s%s, problem\nFROM averaged", plan,
                              has_plan ? ", " RBK_SQL_CHANGED : "",
                              has_dates ? ", first_day, last_day" : "", apart);
      return;
    }
  g_string_append (sql, "SELECT SUM(CASE WHEN problem IS NULL THEN 1 ELSE 0 END) AS customers");
  append_names (sql, query);
  g_string_append_printf (sql, "%s%s,\n       SUM(row_count) AS row_count%s%s, problem\n", plan,
                          has_plan ? ", SUM(" RBK_SQL_CHANGED ") AS " RBK_SQL_CHANGED : "",
                          has_dates ? ", MIN(first_day) AS first_day, MAX(last_day) AS last_day"
                                    : "",
                          apart);
  g_string_append_printf (sql, "FROM averaged\nGROUP BY problem%s%s", apart, plan);
  append_names (sql, query);
}

/*
 * rbk_usage_query_append_model_sums:
 * @sql: a query
 * @query: what to ask
 *
 * Adds the sums of rows without a problem, in which costs are rounded row by row.
 */
void
rbk_usage_query_append_model_sums (GString *sql, const RbkUsageQuery *query)
{
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    {
      const RbkSqlNumber *number = &rbk_sql_numbers[i];

      if (!has_sum (query, number))
        continue;
      g_string_append_printf (sql, ",\n       SUM(%s", is_cost (number) ? "ROUND(" : "");
      append_number (sql, query, number);
      g_string_append_printf (sql, "%s) AS %s", is_cost (number) ? ", " COST_PLACES ")" : "",
                              number->name);
    }
}

/**
 * rbk_usage_query_to_sql:
 * @self: a query
 * @error: return location for a [error@Error]
 *
 * Writes the query that adds the rows of a table up as [func@usage_read] adds up those of a
 * file: one row a customer, or with a histogram one for all that have the same numbers. What
 * it counts is of the average month, and cached tokens stand beside the input. A row without
 * a customer says how many rows are left out, and why.
 *
 * It is one statement and has no semicolon at its end. Names are in quotes, and nothing that
 * anybody typed is in it otherwise.
 *
 * Fails with `RBK_ERROR_USAGE` where a table, or the column of the customer, is not known.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
rbk_usage_query_to_sql (const RbkUsageQuery *self, GError **error)
{
  g_autoptr(GString) sql = NULL;
  g_auto(GStrv) relation = NULL;
  gboolean has_dates;

  g_return_val_if_fail (self != NULL, NULL);

  if (!rbk_usage_query_check (self, error))
    return NULL;
  relation = rbk_sql_split_relation (self->relation, error);
  if (relation == NULL)
    return NULL;

  has_dates = rbk_usage_query_has_dates (self);
  sql = g_string_new (head);
  rbk_usage_query_append_checked (sql, self, relation);
  append_rows_summed (sql, self, has_dates);
  if (has_dates)
    append_months_summed (sql, self);
  append_averaged (sql, self);
  append_result (sql, self);
  g_string_append_c (sql, '\n');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
