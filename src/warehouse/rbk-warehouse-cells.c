/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-rows.h"
#include "rbk-error.h"

#define NANO_RAW ((__int128) 1000000000)

/* What numbers are called in the id of customers that are alike. */
const char *const rbk_warehouse_number_names[RBK_N_COLUMNS] = {
  [RBK_COLUMN_CALLS] = "calls",
  [RBK_COLUMN_INPUT] = "input tokens",
  [RBK_COLUMN_OUTPUT] = "output tokens",
  [RBK_COLUMN_CACHE_READ] = "cached tokens",
  [RBK_COLUMN_CACHE_WRITE] = "tokens written to the cache",
  [RBK_COLUMN_COST] = "of cost",
};

/*
 * rbk_warehouse_get_cell:
 * @pq: libpq
 * @rows: a row
 * @column: where
 *
 * Returns: what stands there, empty for nothing
 */
RbkCsvCell
rbk_warehouse_get_cell (const RbkPq *pq, const PGresult *rows, int column)
{
  if (column < 0 || pq->getisnull (rows, 0, column))
    return (RbkCsvCell){ "", 0 };
  return (RbkCsvCell){ pq->getvalue (rows, 0, column), (gsize) pq->getlength (rows, 0, column) };
}

static gboolean
fail_number (RbkUsageSkipReason reason, RbkColumn column, RbkCsvCell cell, GError **error)
{
  g_autofree char *quoted = rbk_error_quote (cell.text, cell.length);

  if (reason == RBK_USAGE_SKIP_RANGE)
    g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                 E_ ("a customer has %s %s, which is too large to count; check its rows"), quoted,
                 rbk_warehouse_number_names[column]);
  else
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("the server sends %s %s, which is no such number; the query is what --sql "
                     "prints"),
                 quoted, rbk_warehouse_number_names[column]);
  return FALSE;
}

/*
 * rbk_warehouse_read_count:
 * @cell: what a row says
 * @column: of what number
 * @value: (out): the number, 0 for none
 * @error: return location for a [error@Error]
 *
 * Returns: whether it can be counted
 */
gboolean
rbk_warehouse_read_count (RbkCsvCell cell, RbkColumn column, gint64 *value, GError **error)
{
  RbkUsageSkipReason reason = RBK_USAGE_SKIP_COUNT;

  return rbk_usage_cell_get_count (cell, value, &reason) != RBK_USAGE_CELL_PROBLEM ||
         fail_number (reason, column, cell, error);
}

static gboolean
read_cost (RbkCsvCell cell, gint64 *value, GError **error)
{
  RbkUsageSkipReason reason = RBK_USAGE_SKIP_COST;
  RbkDecimal         cost;

  if (rbk_usage_cell_get_cost (cell, &cost, &reason) == RBK_USAGE_CELL_PROBLEM)
    return fail_number (reason, RBK_COLUMN_COST, cell, error);
  *value = (gint64) ((cost.raw + NANO_RAW / 2) / NANO_RAW);
  return TRUE;
}

/*
 * rbk_warehouse_read_values:
 * @pq: libpq
 * @rows: a row
 * @numbers: (array fixed-size=6): where each number stands, -1 for nowhere
 * @values: (out caller-allocates) (array fixed-size=6): the numbers
 * @error: return location for a [error@Error]
 *
 * Returns: whether they can be counted
 */
gboolean
rbk_warehouse_read_values (const RbkPq    *pq,
                           const PGresult *rows,
                           const int       numbers[RBK_N_COLUMNS],
                           gint64          values[RBK_N_COLUMNS],
                           GError        **error)
{
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    {
      RbkCsvCell cell = rbk_warehouse_get_cell (pq, rows, numbers[i]);

      if (i == RBK_COLUMN_COST ? !read_cost (cell, &values[i], error)
                               : !rbk_warehouse_read_count (cell, (RbkColumn) i, &values[i], error))
        return FALSE;
    }
  return TRUE;
}
