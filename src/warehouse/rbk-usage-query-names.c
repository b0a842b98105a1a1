/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-query-private.h"
#include "rbk-sql-name.h"

/* What is asked of names: the plan of a customer, and what it used of each model. */

/* More than a plan may have, which then stands with the others. */
#define MAX_PLAN "256"

/*
 * rbk_usage_query_append_plans:
 * @sql: a query that has `checked`
 * @query: what to ask
 *
 * Adds the plan that each customer is on, as `plan_last`: the last in time, and of several at
 * that time the first by name, so that it does not matter how rows come.
 */
void
rbk_usage_query_append_plans (GString *sql, const RbkUsageQuery *query)
{
  gboolean has_dates = rbk_usage_query_has_dates (query);

  if (!rbk_usage_query_has (query, RBK_USAGE_PLAN))
    return;
  g_string_append_printf (sql,
                          ",\nplan_seen AS (\n  SELECT " RBK_SQL_ID " AS plan_customer,\n"
                          "         CASE WHEN OCTET_LENGTH(" RBK_SQL_PLAN ") > " MAX_PLAN
                          " THEN '(other)' ELSE " RBK_SQL_PLAN " END AS " RBK_SQL_PLAN "%s\n"
                          "  FROM checked\n  WHERE problem IS NULL AND " RBK_SQL_PLAN " <> ''\n"
                          "  GROUP BY 1, 2%s\n),\n",
                          has_dates ? ", usage_month, MAX(usage_day) AS plan_day" : "",
                          has_dates ? ", 3" : "");
  g_string_append_printf (sql,
                          "plan_ranked AS (\n  SELECT plan_customer, " RBK_SQL_PLAN ",\n"
                          "         CASE WHEN MIN(" RBK_SQL_PLAN
                          ") OVER (PARTITION BY plan_customer) <>\n"
                          "           MAX(" RBK_SQL_PLAN ") OVER (PARTITION BY plan_customer) THEN "
                          "1 ELSE 0 END AS " RBK_SQL_CHANGED ",\n"
                          "         ROW_NUMBER() OVER (PARTITION BY plan_customer ORDER BY\n"
                          "           %s" RBK_SQL_PLAN ") AS plan_place\n  FROM plan_seen\n),\n",
                          has_dates ? "usage_month DESC, CASE WHEN plan_day IS NULL THEN 1 ELSE 0 "
                                      "END, plan_day DESC, "
                                    : "");
  g_string_append (sql, "plan_last AS (\n  SELECT plan_customer, " RBK_SQL_PLAN ", " RBK_SQL_CHANGED
                        "\n  FROM plan_ranked\n  WHERE plan_place = 1\n)");
}

/**
 * rbk_usage_query_models_to_sql:
 * @self: a query
 * @error: return location for a [error@Error]
 *
 * Writes the second query, where there is a column for the model: one row for a customer and
 * model, with what was used in all, cached tokens as the table has them. A histogram has none:
 * customers that use the same of different models are not alike.
 *
 * Fails with `RBK_ERROR_USAGE` as [method@UsageQuery.to_sql] does.
 *
 * Returns: (transfer full) (nullable): the text; `NULL` without an error where models are not
 *   asked for
 */
char *
rbk_usage_query_models_to_sql (const RbkUsageQuery *self, GError **error)
{
  g_autoptr(GString) sql = NULL;
  g_auto(GStrv) relation = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->is_histogram || !rbk_usage_query_has (self, RBK_USAGE_MODEL) ||
      !rbk_usage_query_check (self, error))
    return NULL;
  relation = rbk_sql_split_relation (self->relation, error);
  if (relation == NULL)
    return NULL;

  sql = g_string_new ("-- What each customer used of each model, in all.\n");
  rbk_usage_query_append_checked (sql, self, relation);
  g_string_append (sql, "\nSELECT " RBK_SQL_ID " AS " RBK_SQL_CUSTOMER
                        ",\n       COALESCE(" RBK_SQL_MODEL ", '') AS " RBK_SQL_MODEL);
  rbk_usage_query_append_model_sums (sql, self);
  g_string_append (sql, "\nFROM checked\nWHERE problem IS NULL\nGROUP BY 1, 2\n");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
