/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-rows.h"
#include "rbk-error.h"
#include "rbk-usage-cuts.h"
#include "rbk-usage-query-private.h"

#include <string.h>

#define NONE "(none)"
#define ROWS_PER_PROGRESS 8192
#define MONTHS_PER_YEAR 12

/*
 * rbk_warehouse_rows_init:
 * @self: (out caller-allocates): the rows; to be cleared
 * @query: what is asked; has to outlive @self
 * @options: what the caller wants; has to outlive @self
 *
 * Begins to take the result of a query.
 */
void
rbk_warehouse_rows_init (RbkWarehouseRows          *self,
                         const RbkUsageQuery       *query,
                         const RbkWarehouseOptions *options)
{
  *self = (RbkWarehouseRows){ .query = query, .options = options };
  self->usage = g_new0 (RbkUsage, 1);
  g_atomic_ref_count_init (&self->usage->ref_count);
  self->usage->format = g_strdup (RBK_WAREHOUSE_FORMAT);
  self->usage->skips = g_ptr_array_new ();
  self->usage->models = g_ptr_array_new_with_free_func (g_free);
  self->usage->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (rbk_usage_query_has (query, (RbkUsageField) i))
      self->usage->columns[i] = g_strdup (query->columns[i]);
  self->population = rbk_population_new ();
  if (rbk_usage_query_has (query, RBK_USAGE_PLAN))
    self->plans = rbk_usage_plans_new ();
  self->text = g_string_new (NULL);
}

/*
 * rbk_warehouse_rows_clear:
 * @self: the rows
 *
 * Frees what it holds.
 */
void
rbk_warehouse_rows_clear (RbkWarehouseRows *self)
{
  g_clear_pointer (&self->usage, rbk_usage_unref);
  g_clear_pointer (&self->population, rbk_population_unref);
  g_clear_pointer (&self->plans, rbk_usage_plans_free);
  g_clear_pointer (&self->models, rbk_slices_unref);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}

static gboolean
find_columns (RbkWarehouseRows *self, const RbkPq *pq, const PGresult *rows)
{
  if (self->has_columns)
    return TRUE;
  self->has_columns = TRUE;
  self->id = pq->fnumber (rows, RBK_SQL_CUSTOMER);
  self->customers = pq->fnumber (rows, RBK_SQL_CUSTOMERS);
  self->n_rows = pq->fnumber (rows, RBK_SQL_ROWS);
  self->first = pq->fnumber (rows, RBK_SQL_FIRST);
  self->last = pq->fnumber (rows, RBK_SQL_LAST);
  self->apart = pq->fnumber (rows, RBK_SQL_APART);
  self->problem = pq->fnumber (rows, RBK_SQL_PROBLEM);
  self->plan = pq->fnumber (rows, RBK_SQL_PLAN);
  self->changed = pq->fnumber (rows, RBK_SQL_CHANGED);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    self->numbers[i] = -1;
  for (guint i = 0; i < RBK_N_SQL_NUMBERS; i++)
    {
      RbkColumn column = rbk_sql_numbers[i].column;

      self->numbers[column] = pq->fnumber (rows, rbk_sql_numbers[i].name);
      if (self->numbers[column] >= 0)
        rbk_population_add_column (self->population, column);
    }
  /* A file that tells tokens in all has both columns. */
  if (rbk_usage_query_has (self->query, RBK_USAGE_TOKENS))
    rbk_population_add_column (self->population, RBK_COLUMN_OUTPUT);
  return self->n_rows >= 0 && self->problem >= 0 && (self->id >= 0 || self->customers >= 0);
}

/* How many customers are alike; all together are few enough to be counted. */
static gboolean
read_weight (RbkWarehouseRows *self, RbkCsvCell cell, gint64 *weight, GError **error)
{
  g_autofree char   *quoted = NULL;
  RbkUsageSkipReason reason;

  if (rbk_usage_cell_get_count (cell, weight, &reason) == RBK_USAGE_CELL_VALUE && *weight > 0 &&
      !__builtin_add_overflow (self->n_customers, *weight, &self->n_customers))
    return TRUE;
  quoted = rbk_error_quote (cell.text, cell.length);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("the server says that %s customers are alike, which can't be; the query is what "
                   "--sql prints"),
               quoted);
  return FALSE;
}

/* Notes the days of a customer. */
static void
note_days (RbkWarehouseRows *self, RbkCsvCell first, RbkCsvCell last)
{
  RbkUsageSkipReason reason;
  RbkUsageDate       from, to;

  if (rbk_usage_cell_get_date (first, FALSE, &from, &reason) != RBK_USAGE_CELL_VALUE ||
      rbk_usage_cell_get_date (last, FALSE, &to, &reason) != RBK_USAGE_CELL_VALUE)
    return;
  if (self->first_day.month == 0 || from.month < self->first_day.month ||
      (from.month == self->first_day.month && from.day < self->first_day.day))
    self->first_day = from;
  if (to.month > self->last_day.month ||
      (to.month == self->last_day.month && to.day > self->last_day.day))
    self->last_day = to;
}

/* Rows that the query found a problem with. */
static gboolean
take_problem (RbkWarehouseRows *self, RbkCsvCell problem, guint64 n_rows)
{
  guint reason = 0;

  while (reason < RBK_N_USAGE_SKIPS &&
         (rbk_sql_problems[reason] == NULL ||
          strncmp (rbk_sql_problems[reason], problem.text, problem.length + 1) != 0))
    reason++;
  self->usage->skipped += n_rows;
  self->usage->skip_counts[reason < RBK_N_USAGE_SKIPS ? reason : RBK_USAGE_SKIP_COUNT] += n_rows;
  return TRUE;
}

/* What customers that are alike have in common; the query has put them together by it. */
static RbkCsvCell
describe_alike (RbkWarehouseRows *self, const RbkPq *pq, const PGresult *rows)
{
  RbkCsvCell  count = rbk_warehouse_get_cell (pq, rows, self->customers);
  RbkCsvCell  plan = rbk_warehouse_get_cell (pq, rows, self->plan);
  const char *word = " with ";

  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, count.text, (gssize) count.length);
  g_string_append (self->text,
                   count.length == 1 && *count.text == '1' ? " customer" : " customers");
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (self->numbers[i] >= 0)
      {
        RbkCsvCell cell = rbk_warehouse_get_cell (pq, rows, self->numbers[i]);

        g_string_append (self->text, word);
        g_string_append_len (self->text, cell.text, (gssize) cell.length);
        g_string_append_printf (self->text, " %s", rbk_warehouse_number_names[i]);
        word = ", ";
      }
  if (plan.length > 0)
    {
      g_string_append (self->text, " on plan ");
      g_string_append_len (self->text, plan.text, (gssize) plan.length);
    }
  return (RbkCsvCell){ self->text->str, self->text->len };
}

/* The query has found the last in time already. */
static gboolean
take_plan (
    RbkWarehouseRows *self, const RbkPq *pq, const PGresult *rows, guint customer, GError **error)
{
  const RbkUsageDate now = { 0, 0 };
  gint64             n_changed;

  if (self->plans == NULL)
    return TRUE;
  if (!rbk_warehouse_read_count (rbk_warehouse_get_cell (pq, rows, self->changed), RBK_COLUMN_CALLS,
                                 &n_changed, error))
    return FALSE;
  self->n_changed += (guint64) n_changed;
  rbk_usage_plans_add (self->plans, self->population, customer, now,
                       rbk_warehouse_get_cell (pq, rows, self->plan));
  return TRUE;
}

static gboolean
take_customer (RbkWarehouseRows *self, const RbkPq *pq, const PGresult *rows, GError **error)
{
  RbkCsvCell id = rbk_warehouse_get_cell (pq, rows, self->id);
  gint64     values[RBK_N_COLUMNS] = { 0 }, weight = 1;
  guint      customer;

  if (!rbk_warehouse_read_values (pq, rows, self->numbers, values, error))
    return FALSE;
  if (self->id < 0)
    {
      if (!read_weight (self, rbk_warehouse_get_cell (pq, rows, self->customers), &weight, error))
        return FALSE;
      id = describe_alike (self, pq, rows);
    }
  if (!g_utf8_validate_len (id.text, id.length, NULL))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the names of customers are not in UTF-8; make a view that converts "
                               "them"));
      return FALSE;
    }
  customer = rbk_population_add_customer_len (self->population, id.text, id.length);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (self->numbers[i] >= 0)
      rbk_population_set_value (self->population, customer, (RbkColumn) i, values[i]);
  if (weight != 1)
    rbk_population_set_weight (self->population, customer, weight);
  return take_plan (self, pq, rows, customer, error);
}

static gboolean
take_row (RbkWarehouseRows *self, const RbkPq *pq, const PGresult *rows, GError **error)
{
  RbkCsvCell problem = rbk_warehouse_get_cell (pq, rows, self->problem);
  RbkCsvCell id = rbk_warehouse_get_cell (pq, rows, self->id);
  gint64     n_rows;

  if (!rbk_warehouse_read_count (rbk_warehouse_get_cell (pq, rows, self->n_rows), RBK_COLUMN_CALLS,
                                 &n_rows, error))
    return FALSE;
  self->usage->rows += (guint64) n_rows;
  if (problem.length > 0)
    return take_problem (self, problem, (guint64) n_rows);

  if (id.length == strlen (NONE) && strncmp (id.text, NONE, id.length) == 0)
    self->usage->n_without_id = (guint64) n_rows;
  note_days (self, rbk_warehouse_get_cell (pq, rows, self->first),
             rbk_warehouse_get_cell (pq, rows, self->last));
  if (self->apart >= 0)
    self->usage->cached_is_part =
        g_strcmp0 (rbk_warehouse_get_cell (pq, rows, self->apart).text, "0") == 0;
  return take_customer (self, pq, rows, error);
}

/*
 * rbk_warehouse_rows_take:
 * @pq: libpq
 * @rows: a row, or none
 * @user_data: the #RbkWarehouseRows
 * @error: return location for a [error@Error]
 *
 * Takes a row of the result.
 *
 * Returns: whether to go on
 */
gboolean
rbk_warehouse_rows_take (const RbkPq *pq, const PGresult *rows, gpointer user_data, GError **error)
{
  RbkWarehouseRows *self = user_data;

  if (!find_columns (self, pq, rows))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the server does not answer what was asked; is it PostgreSQL?"));
      return FALSE;
    }
  if (pq->ntuples (rows) == 0)
    return TRUE;
  if (++self->n_received % ROWS_PER_PROGRESS == 0 && self->options->progress != NULL)
    self->options->progress (self->n_received, self->options->user_data);
  return take_row (self, pq, rows, error);
}

static void
tell (RbkUsage *usage, const char *note)
{
  g_ptr_array_add (usage->notes, g_strdup (note));
}

static void
tell_plans (RbkWarehouseRows *self)
{
  if (self->n_changed > 0)
    g_ptr_array_add (self->usage->notes,
                     g_strdup_printf ("customers who changed their plan: %" G_GUINT64_FORMAT
                                      "; each counts as on its %s",
                                      self->n_changed,
                                      rbk_usage_query_has_dates (self->query)
                                          ? "last one"
                                          : "first one by name, as no column says when; name it "
                                            "with --map day=COLUMN"));
  if (self->plans != NULL && rbk_usage_plans_is_full (self->plans))
    tell (self->usage, "256 plans are kept apart; the others are together (other)");
}

/* What a person should know of how it was taken. */
static void
tell_notes (RbkWarehouseRows *self)
{
  const RbkUsageQuery *query = self->query;

  if (query->is_histogram)
    tell (self->usage, "customers that use the same are told of as one, with how many they are");
  if (query->is_histogram && rbk_usage_query_has (query, RBK_USAGE_MODEL))
    tell (self->usage, "models are not told apart where customers that use the same are one, so "
                       "tokens cost what those of the book do; ask without histogram=yes, or name "
                       "a column for the cost");
  if (rbk_usage_query_has (query, RBK_USAGE_TOKENS))
    tell (self->usage, "tokens have no direction; they are counted as input, which is the cheaper "
                       "one");
  tell_plans (self);
}

static gboolean
check_rows (const RbkUsage *usage, GError **error)
{
  guint reason = 0;

  if (usage->rows > usage->skipped)
    return TRUE;
  if (usage->rows == 0)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("there is no row in the table, or none in the period; check both"));
      return FALSE;
    }
  while (usage->skip_counts[reason] == 0)
    reason++;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("no row could be used, so check the columns; of some it is true that %s"),
               rbk_usage_skip_reason_describe ((RbkUsageSkipReason) reason));
  return FALSE;
}

/*
 * rbk_warehouse_rows_finish:
 * @self: the rows, all taken
 * @error: return location for a [error@Error]
 *
 * Returns: (transfer full) (nullable): what they say
 */
RbkUsage *
rbk_warehouse_rows_finish (RbkWarehouseRows *self, GError **error)
{
  RbkUsage *usage = self->usage;

  if (!check_rows (usage, error))
    return NULL;
  if (rbk_usage_query_is_part (self->query))
    usage->cached_is_part = TRUE;
  if (self->first_day.month > 0)
    {
      /* Months without a year are no period. */
      if (self->first_day.month > RBK_USAGE_MAX_LONE_MONTH)
        {
          usage->first_day = rbk_usage_date_to_string (self->first_day);
          usage->last_day = rbk_usage_date_to_string (self->last_day);
        }
      usage->n_months = self->last_day.month - self->first_day.month + 1;
    }
  if (self->plans != NULL)
    rbk_usage_plans_finish (self->plans, self->population);
  rbk_warehouse_rows_finish_models (self);
  tell_notes (self);
  if (self->options->progress != NULL)
    self->options->progress (self->n_received, self->options->user_data);
  rbk_population_seal (self->population);
  usage->population = g_steal_pointer (&self->population);
  return g_steal_pointer (&self->usage);
}
