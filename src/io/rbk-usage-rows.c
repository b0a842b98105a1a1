/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reading.h"
#include "rbk-error.h"

#include <string.h>

#define NANO_RAW ((__int128) 1000000000)

static const char *const descriptions[RBK_N_USAGE_SKIPS] = {
  [RBK_USAGE_SKIP_EMPTY] = N_ ("the row is empty"),
  [RBK_USAGE_SKIP_CELLS] = N_ ("the row has more cells than the header; is a comma not quoted?"),
  [RBK_USAGE_SKIP_COUNT] = N_ ("a value is no whole number in plain digits"),
  [RBK_USAGE_SKIP_COST] = N_ ("a value is no amount such as 1234.5"),
  [RBK_USAGE_SKIP_NEGATIVE] = N_ ("a value is below zero"),
  [RBK_USAGE_SKIP_RANGE] = N_ ("a value is too large"),
  [RBK_USAGE_SKIP_DATE] = N_ ("a value is no date such as 2026-06 or 2026-06-15"),
  [RBK_USAGE_SKIP_CACHED] = N_ ("a value is more than the input tokens that it should be part of"),
  [RBK_USAGE_SKIP_ID] = N_ ("a value is longer than 1024 bytes"),
  [RBK_USAGE_SKIP_RECORD] = N_ ("the record is no JSON object"),
  [RBK_USAGE_SKIP_REPEATED] = N_ ("the event was there before"),
  [RBK_USAGE_SKIP_KIND] = N_ ("the record is no call of a model"),
};

/* Translators: the name of a column, then what is in it: cost "12,5" is no amount */
static const char *const of_cells[RBK_N_USAGE_SKIPS] = {
  [RBK_USAGE_SKIP_COUNT] = N_ ("{column} {text} is no whole number in plain digits"),
  [RBK_USAGE_SKIP_COST] = N_ ("{column} {text} is no amount such as 1234.5"),
  [RBK_USAGE_SKIP_NEGATIVE] = N_ ("{column} {text} is below zero"),
  [RBK_USAGE_SKIP_RANGE] = N_ ("{column} {text} is too large"),
  [RBK_USAGE_SKIP_DATE] = N_ ("{column} {text} is no date such as 2026-06 or 2026-06-15"),
  [RBK_USAGE_SKIP_CACHED] =
      N_ ("{column} {text} is more than the input tokens that it should be part of"),
  [RBK_USAGE_SKIP_ID] = N_ ("{column} {text} is longer than 1024 bytes"),
};

/**
 * rbk_usage_skip_reason_describe:
 * @reason: why a row was not used
 *
 * Says a reason in words, in the language of the user where there is one.
 *
 * Returns: (transfer none): the words
 */
const char *
rbk_usage_skip_reason_describe (RbkUsageSkipReason reason)
{
  g_return_val_if_fail (reason < RBK_N_USAGE_SKIPS, NULL);

  return rbk_text_translate (descriptions[reason]);
}

/* What is in the cell comes last: it may hold anything. */
static char *
describe_cell (const RbkUsageProblem *problem)
{
  GString         *text = g_string_new (rbk_text_translate (of_cells[problem->reason]));
  g_autofree char *quoted = rbk_error_quote (problem->cell.text, problem->cell.length);

  g_string_replace (text, "{column}", rbk_usage_field_get_name (problem->field), 1);
  g_string_replace (text, "{text}", quoted, 1);

  return g_string_free (text, FALSE);
}

static void
skip_row (RbkUsageReading *self, const RbkUsageRecord *record, const RbkUsageProblem *problem)
{
  RbkUsageSkip *skip;

  self->usage->skipped++;
  self->usage->skip_counts[problem->reason]++;
  if (self->usage->skips->len >= RBK_USAGE_MAX_SKIPS)
    return;

  skip = g_new0 (RbkUsageSkip, 1);
  skip->line = self->line;
  skip->reason = problem->reason;
  if (record->problem != NULL)
    skip->message = g_strdup (record->problem);
  else if (of_cells[problem->reason] != NULL)
    skip->message = describe_cell (problem);
  else
    skip->message = g_strdup (rbk_usage_skip_reason_describe (problem->reason));
  g_ptr_array_add (self->usage->skips, skip);
}

/* Ids stay apart whatever they are made of: a byte that is not UTF-8 is written out. */
static RbkCsvCell
make_valid_id (RbkUsageReading *self, RbkCsvCell id)
{
  const char *end;

  if (id.length == 0)
    return (RbkCsvCell){ RBK_USAGE_NONE, strlen (RBK_USAGE_NONE) };
  if (g_utf8_validate_len (id.text, id.length, &end))
    return id;

  self->n_bad_ids++;
  g_string_truncate (self->id, 0);
  while (!g_utf8_validate_len (id.text, id.length, &end))
    {
      g_string_append_len (self->id, id.text, end - id.text);
      g_string_append_printf (self->id, "\\x%02X", (guchar) *end);
      id.length -= (gsize) (end - id.text) + 1;
      id.text = end + 1;
    }
  g_string_append_len (self->id, id.text, (gssize) id.length);
  return (RbkCsvCell){ self->id->str, self->id->len };
}

static gboolean
fail_row (RbkUsageReading *self, RbkErrorCode code, const char *problem, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

  g_set_error (error, RBK_ERROR, (int) code, E_ ("line %s: %s"), line, problem);
  return FALSE;
}

/*
 * rbk_usage_reading_fail_sum:
 * @self: a reading
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_OVERFLOW`, for the row at @line.
 *
 * Returns: `FALSE`
 */
gboolean
rbk_usage_reading_fail_sum (RbkUsageReading *self, GError **error)
{
  return fail_row (self, RBK_ERROR_OVERFLOW,
                   E_ ("the sums of this customer get too large to count; check its rows"), error);
}

/* Notes that a customer has something in a month. */
static gboolean
mark_month (RbkUsageReading *self, guint customer, guint month, GError **error)
{
  guint index = self->months->len;

  /* Rows of a month mostly come together, so the last one is looked at first. */
  while (index > 0 && g_array_index (self->months, guint, index - 1) != month)
    index--;
  if (index == 0)
    {
      if (self->months->len == RBK_USAGE_MAX_MONTHS)
        return fail_row (self, RBK_ERROR_RANGE,
                         E_ ("the file spans more than 64 months; cut it into shorter ones"),
                         error);
      g_array_append_val (self->months, month);
      index = self->months->len;
    }
  g_array_index (self->masks, guint64, customer) |= G_GUINT64_CONSTANT (1) << (index - 1);
  return TRUE;
}

/*
 * rbk_usage_reading_mark_date:
 * @self: a reading of a file with months or days
 * @customer: who
 * @date: when
 * @error: return location for a [error@Error]
 *
 * Notes that a customer has something in a month.
 *
 * Returns: `FALSE` when there are too many months
 */
gboolean
rbk_usage_reading_mark_date (RbkUsageReading *self,
                             guint            customer,
                             RbkUsageDate     date,
                             GError         **error)
{
  if (date.month == 0 && date.day == 0)
    return TRUE;

  rbk_usage_cuts_note_date (&self->cuts, date);
  return mark_month (self, customer, date.month, error);
}

/*
 * rbk_usage_reading_add_cost:
 * @self: a reading of a file with costs
 * @customer: who
 * @cost: how much
 * @nano: (out): likewise in nano-units
 *
 * Adds a cost to those of a customer.
 *
 * Returns: `FALSE` when the sum does not fit
 */
gboolean
rbk_usage_reading_add_cost (RbkUsageReading *self, guint customer, RbkDecimal cost, gint64 *nano)
{
  __int128 *sum = &g_array_index (self->costs, __int128, customer);

  /* A cost that was read fits into 64 bits of nano-units. */
  *nano = (gint64) ((cost.raw + NANO_RAW / 2) / NANO_RAW);
  return !__builtin_add_overflow (*sum, cost.raw, sum);
}

/*
 * rbk_usage_note_model:
 * @self: usage with models
 * @cell: what stands there for one
 *
 * Finds the model of a row as it is kept: one of the first, or what stands for the others.
 *
 * Returns: (transfer none): its name, the same for the same text from now on
 */
const char *
rbk_usage_note_model (RbkUsage *self, RbkCsvCell cell)
{
  GPtrArray *models = self->models;

  cell = rbk_usage_cell_trim (cell);
  if (cell.length == 0)
    return RBK_USAGE_NONE;
  for (guint i = 0; i < models->len; i++)
    {
      const char *known = g_ptr_array_index (models, i);

      /* A server may send what no file has: a text with a NUL in it. */
      if (strlen (known) == cell.length && memcmp (known, cell.text, cell.length) == 0)
        return known;
    }
  if (models->len == RBK_USAGE_MAX_MODELS || cell.length > RBK_USAGE_MAX_ID ||
      !g_utf8_validate_len (cell.text, cell.length, NULL))
    return RBK_USAGE_OTHER;

  g_ptr_array_add (models, g_strndup (cell.text, cell.length));
  return g_ptr_array_index (models, models->len - 1);
}

/* Columns of what comes in events are made when it comes. */
static gboolean
add_values (RbkUsageReading *self, guint customer, RbkUsageRow *row)
{
  gboolean fits = TRUE;

  if (self->events != NULL && !rbk_usage_reading_has (self, RBK_USAGE_CALLS) &&
      row->direction != RBK_USAGE_DIRECTION_NONE)
    row->values[RBK_COLUMN_CALLS] = rbk_usage_events_count (self->events, customer, row->direction);

  if (!rbk_population_has_column (self->population, RBK_COLUMN_CALLS))
    row->values[RBK_COLUMN_CALLS] = 0;
  for (guint i = 0; fits && i < RBK_USAGE_N_COUNTS; i++)
    {
      RbkColumn column = rbk_usage_counts[i].column;

      if (row->values[column] == 0)
        continue;
      if (self->events != NULL)
        rbk_population_add_column (self->population, column);
      fits = rbk_population_add_value (self->population, customer, column, row->values[column]);
    }
  return fits &&
         (self->costs == NULL ||
          rbk_usage_reading_add_cost (self, customer, row->cost, &row->values[RBK_COLUMN_COST]));
}

/* Where there are no customers, the spread between requests is what can be said. */
static void
add_request (RbkUsageReading *self, const RbkUsageRow *row)
{
  g_autofree char *id = NULL;
  guint            request = rbk_population_get_size (self->requests);

  if (request >= RBK_USAGE_MAX_REQUESTS)
    return;
  id = g_strdup_printf ("%u", request + 1);
  rbk_population_add_customer (self->requests, id);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (rbk_population_has_column (self->requests, (RbkColumn) i))
      rbk_population_set_value (self->requests, request, (RbkColumn) i, row->values[i]);
}

/*
 * rbk_usage_reading_take_in:
 * @self: a reading
 *
 * Makes room for what is noted of customers that are new in the population.
 */
void
rbk_usage_reading_take_in (RbkUsageReading *self)
{
  guint n = rbk_population_get_size (self->population);

  if (self->costs != NULL && self->costs->len < n)
    g_array_set_size (self->costs, n);
  if (self->masks != NULL && self->masks->len < n)
    g_array_set_size (self->masks, n);
}

static void
add_cut (RbkUsageReading *self, guint customer, guint n, const RbkUsageRow *row, const char *model)
{
  RbkUsageCut cut = { customer, n, row->date, model, { 0 } };

  memcpy (cut.values, row->values, sizeof cut.values);
  rbk_usage_cuts_add_batch (&self->cuts, &cut, 1);
}

static gboolean
add_row (RbkUsageReading *self, const RbkUsageRecord *record, RbkUsageRow *row, GError **error)
{
  RbkCsvCell  id = make_valid_id (self, row->id);
  guint       customer = rbk_population_add_customer_len (self->population, id.text, id.length);
  guint       n = rbk_population_get_size (self->population);
  const char *model = NULL;

  rbk_usage_reading_take_in (self);
  self->usage->n_without_id += row->id.length == 0;
  self->n_undirected += (guint64) row->is_undirected;
  self->n_amounts += (guint64) row->is_amount;
  self->has_directions = self->has_directions || row->direction != RBK_USAGE_DIRECTION_NONE;

  if (!add_values (self, customer, row))
    return rbk_usage_reading_fail_sum (self, error);
  if (self->requests != NULL)
    add_request (self, row);
  if (self->plans != NULL)
    rbk_usage_plans_add (self->plans, self->population, customer, row->date,
                         rbk_usage_record_get_cell (self, RBK_USAGE_PLAN, record));
  if (self->usage->has_model)
    model = rbk_usage_note_model (self->usage,
                                  rbk_usage_record_get_cell (self, RBK_USAGE_MODEL, record));
  if (model != NULL || row->date.day > 0)
    add_cut (self, customer, n, row, model);
  return self->masks == NULL || rbk_usage_reading_mark_date (self, customer, row->date, error);
}

/*
 * rbk_usage_reading_take_row:
 * @self: a reading
 * @record: a record
 * @error: return location for a [error@Error]
 *
 * Adds a row to its customer, or counts it as skipped and says why.
 *
 * Returns: `FALSE` when the reading can't go on
 */
gboolean
rbk_usage_reading_take_row (RbkUsageReading *self, const RbkUsageRecord *record, GError **error)
{
  RbkUsageRow     row = { 0 };
  RbkUsageProblem problem = { 0 };

  if (rbk_usage_table_get_n_columns (self->columns.table) > self->columns.n_columns)
    {
      rbk_usage_columns_update (&self->columns);
      rbk_usage_reading_set_columns (self);
    }
  self->line = record->line;
  self->usage->rows++;
  if (!rbk_usage_row_read (self, record, &row, &problem))
    {
      skip_row (self, record, &problem);
      return TRUE;
    }
  self->n_short += record->n_cells < self->columns.n_columns;
  return add_row (self, record, &row, error);
}
