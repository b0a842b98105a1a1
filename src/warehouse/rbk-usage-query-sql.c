/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-query-private.h"
#include "rbk-sql-name.h"

/* Amounts as they are added up: the widest that all engines have. */
#define COST_TYPE "DECIMAL(38, 18)"
/* Two digits more decide how a quotient by up to 64 months is rounded at the ninth. */
#define COST_SUM_TYPE "DECIMAL(38, 20)"
#define COST_PLACES "9"

static const char head[] =
    "-- What each customer uses in a month, for Ratebook. It only reads.\n"
    "-- For PostgreSQL 12 or newer; Citus, CockroachDB, Redshift and YugabyteDB document all that\n"
    "-- it uses. Days are those of the session: SET TIME ZONE 'UTC' first. Rows without a\n"
    "-- customer say how many rows have a problem and are left out.\n";

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
append_number (GString *sql, const RbkUsageQuery *query, const RbkSqlNumber *number)
{
  if (has (query, number))
    g_string_append_printf (sql, "COALESCE(CAST(%s AS %s), 0)", number->name,
                            rbk_sql_number_is_cost (number) ? COST_TYPE : RBK_SQL_COUNT_TYPE);
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
  if (rbk_sql_number_is_cost (number))
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
      g_string_append_printf (sql, ",\n       SUM(%s",
                              rbk_sql_number_is_cost (number) ? "ROUND(" : "");
      append_number (sql, query, number);
      g_string_append_printf (sql, "%s) AS %s",
                              rbk_sql_number_is_cost (number) ? ", " COST_PLACES ")" : "",
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
