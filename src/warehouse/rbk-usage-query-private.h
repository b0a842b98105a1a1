/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-query.h"

G_BEGIN_DECLS

/* What the rows of the query's result say beside the numbers, by the names of its columns. */
#define RBK_SQL_CUSTOMER "customer"
#define RBK_SQL_CUSTOMERS "customers"
#define RBK_SQL_ROWS "row_count"
#define RBK_SQL_FIRST "first_day"
#define RBK_SQL_LAST "last_day"
#define RBK_SQL_APART "cached_is_apart"
#define RBK_SQL_PROBLEM "problem"
#define RBK_SQL_PLAN "usage_plan"
#define RBK_SQL_CHANGED "plan_changed"
#define RBK_SQL_MODEL "usage_model"

/* Whole numbers as they are added up: the widest that all engines have. */
#define RBK_SQL_COUNT_TYPE "DECIMAL(38, 0)"

/* Who a row belongs to. */
#define RBK_SQL_ID "COALESCE(NULLIF(id, ''), '(none)')"

/**
 * RbkSqlNumber:
 * @name: what it is called in the result
 * @field: the field that it is read from
 * @column: the column of the population that it goes to
 *
 * A number of a customer.
 */
typedef struct
{
  const char   *name;
  RbkUsageField field;
  RbkColumn     column;
} RbkSqlNumber;

#define RBK_N_SQL_NUMBERS 7
extern const RbkSqlNumber rbk_sql_numbers[RBK_N_SQL_NUMBERS];

/* What a problem is called in the result. */
extern const char *const rbk_sql_problems[RBK_N_USAGE_SKIPS];

gboolean rbk_sql_number_is_cost (const RbkSqlNumber *self);

gboolean rbk_usage_query_has (const RbkUsageQuery *self, RbkUsageField field);
gboolean rbk_usage_query_has_dates (const RbkUsageQuery *self);
gboolean rbk_usage_query_asks_apart (const RbkUsageQuery *self);
gboolean rbk_usage_query_is_part (const RbkUsageQuery *self);
gboolean rbk_usage_query_check (const RbkUsageQuery *self, GError **error);

void rbk_usage_query_append_checked (GString *sql, const RbkUsageQuery *query, char **relation);
void rbk_usage_query_append_plans (GString *sql, const RbkUsageQuery *query);
void rbk_usage_query_append_model_sums (GString *sql, const RbkUsageQuery *query);

G_END_DECLS
