/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-query-private.h"
#include "rbk-error.h"
#include "rbk-usage-field.h"

#include <string.h>

const RbkSqlNumber rbk_sql_numbers[RBK_N_SQL_NUMBERS] = {
  { "calls", RBK_USAGE_CALLS, RBK_COLUMN_CALLS },
  { "input_tokens", RBK_USAGE_INPUT_TOKENS, RBK_COLUMN_INPUT },
  { "output_tokens", RBK_USAGE_OUTPUT_TOKENS, RBK_COLUMN_OUTPUT },
  { "cached_tokens", RBK_USAGE_CACHED_TOKENS, RBK_COLUMN_CACHE_READ },
  { "cache_write_tokens", RBK_USAGE_CACHE_WRITE_TOKENS, RBK_COLUMN_CACHE_WRITE },
  { "cost", RBK_USAGE_COST, RBK_COLUMN_COST },
  { "input_tokens", RBK_USAGE_TOKENS, RBK_COLUMN_INPUT },
};

const char *const rbk_sql_problems[RBK_N_USAGE_SKIPS] = {
  [RBK_USAGE_SKIP_EMPTY] = "empty",       [RBK_USAGE_SKIP_COUNT] = "no whole number",
  [RBK_USAGE_SKIP_NEGATIVE] = "negative", [RBK_USAGE_SKIP_RANGE] = "too large",
  [RBK_USAGE_SKIP_DATE] = "no date",      [RBK_USAGE_SKIP_CACHED] = "more cached than input",
  [RBK_USAGE_SKIP_ID] = "long id",
};

/*
 * rbk_sql_number_is_cost:
 * @self: a number of a customer
 *
 * Returns: whether it is an amount rather than a count
 */
gboolean
rbk_sql_number_is_cost (const RbkSqlNumber *self)
{
  return self->field == RBK_USAGE_COST;
}

/*
 * rbk_usage_query_has:
 * @self: a query
 * @field: a field
 *
 * Returns: whether some column says it
 */
gboolean
rbk_usage_query_has (const RbkUsageQuery *self, RbkUsageField field)
{
  return self->columns[field] != NULL && *self->columns[field] != '\0';
}

/*
 * rbk_usage_query_has_dates:
 * @self: a query
 *
 * Returns: whether the months can be told apart
 */
gboolean
rbk_usage_query_has_dates (const RbkUsageQuery *self)
{
  return rbk_usage_query_has (self, RBK_USAGE_MONTH) || rbk_usage_query_has (self, RBK_USAGE_DAY);
}

/* Whether cached tokens could be part of the input at all. */
static gboolean
may_be_part (const RbkUsageQuery *self)
{
  g_autofree char *simple = NULL;

  if (!rbk_usage_query_has (self, RBK_USAGE_CACHED_TOKENS) ||
      !rbk_usage_query_has (self, RBK_USAGE_INPUT_TOKENS))
    return FALSE;
  simple = rbk_usage_name_simplify (self->columns[RBK_USAGE_INPUT_TOKENS]);
  return strstr (simple, "uncached") == NULL;
}

/*
 * rbk_usage_query_asks_apart:
 * @self: a query
 *
 * Returns: whether the rows themselves have to tell how cached tokens are meant
 */
gboolean
rbk_usage_query_asks_apart (const RbkUsageQuery *self)
{
  return self->cached == RBK_USAGE_CACHED_AUTO && may_be_part (self);
}

/*
 * rbk_usage_query_is_part:
 * @self: a query
 *
 * Returns: whether cached tokens are said to be part of the input
 */
gboolean
rbk_usage_query_is_part (const RbkUsageQuery *self)
{
  return self->cached == RBK_USAGE_CACHED_PART &&
         rbk_usage_query_has (self, RBK_USAGE_CACHED_TOKENS) &&
         rbk_usage_query_has (self, RBK_USAGE_INPUT_TOKENS);
}

static gboolean
fail (const char *message, GError **error)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE, message);
  return FALSE;
}

/*
 * rbk_usage_query_check:
 * @self: a query
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_USAGE` for what can't be asked.
 *
 * Returns: whether there is a query for it
 */
gboolean
rbk_usage_query_check (const RbkUsageQuery *self, GError **error)
{
  if (self->relation == NULL)
    return fail (E_ ("no table is named; name the table or view that has the usage with --table"),
                 error);
  if (!rbk_usage_query_has (self, RBK_USAGE_CUSTOMER))
    return fail (E_ ("no column is known to name the customer; name it with --map customer=COLUMN"),
                 error);
  if (rbk_usage_query_has (self, RBK_USAGE_DIRECTION))
    return fail (E_ ("a query does not tell tokens by their direction; make a view that has a row "
                     "a call with a column for the input and one for the output, or switch it off "
                     "with --map direction="),
                 error);
  if (rbk_usage_query_has (self, RBK_USAGE_TOKENS) &&
      (rbk_usage_query_has (self, RBK_USAGE_INPUT_TOKENS) ||
       rbk_usage_query_has (self, RBK_USAGE_OUTPUT_TOKENS)))
    return fail (E_ ("columns are named for all tokens and for those of a direction; name either"),
                 error);
  if ((self->from != NULL || self->to != NULL) && !rbk_usage_query_has (self, RBK_USAGE_DAY))
    return fail (E_ ("days are given and no column has the day; name it with --map day=COLUMN"),
                 error);
  if (self->from != NULL && self->to != NULL && strcmp (self->from, self->to) >= 0)
    return fail (E_ ("there is no day in the period; its end is the first day that does not count"),
                 error);
  return TRUE;
}
