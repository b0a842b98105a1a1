/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-private.h"
#include "rbk-error.h"
#include "rbk-usage-number.h"

#include <string.h>

#define N_COUNTS 5

/* The fields that are counts, and where they are added up. */
static const struct
{
  RbkUsageField field;
  RbkColumn     column;
} counts[N_COUNTS] = {
  { RBK_USAGE_CALLS, RBK_COLUMN_CALLS },
  { RBK_USAGE_INPUT_TOKENS, RBK_COLUMN_INPUT },
  { RBK_USAGE_OUTPUT_TOKENS, RBK_COLUMN_OUTPUT },
  { RBK_USAGE_CACHED_TOKENS, RBK_COLUMN_CACHE_READ },
  { RBK_USAGE_CACHE_WRITE_TOKENS, RBK_COLUMN_CACHE_WRITE },
};

/* A row that has been understood. */
typedef struct
{
  RbkCsvCell id;
  gint64     values[N_COUNTS];
  RbkDecimal cost;
  guint      month;
  gboolean   is_blank; /* of numbers */
} Row;

/* What is wrong with a row, and where. */
typedef struct
{
  RbkUsageSkipReason reason;
  RbkUsageField      field;
  RbkCsvCell         cell;
} Problem;

static const char *const descriptions[RBK_N_USAGE_SKIPS] = {
  [RBK_USAGE_SKIP_EMPTY] = "the row is empty",
  [RBK_USAGE_SKIP_CELLS] = "the row has more cells than the header; is a comma not quoted?",
  [RBK_USAGE_SKIP_COUNT] = "is no whole number in plain digits",
  [RBK_USAGE_SKIP_COST] = "is no amount such as 1234.5",
  [RBK_USAGE_SKIP_NEGATIVE] = "is below zero",
  [RBK_USAGE_SKIP_RANGE] = "is too large",
  [RBK_USAGE_SKIP_DATE] = "is no date such as 2026-06 or 2026-06-15",
  [RBK_USAGE_SKIP_CACHED] = "is more than the input tokens that it should be part of",
  [RBK_USAGE_SKIP_ID] = "is longer than 1024 bytes",
  [RBK_USAGE_SKIP_RECORD] = "the record is no JSON object",
  [RBK_USAGE_SKIP_REPEATED] = "the event was there before",
  [RBK_USAGE_SKIP_KIND] = "the record is no call of a model",
};

/**
 * rbk_usage_skip_reason_describe:
 * @reason: why a row was not used
 *
 * Says a reason in words: a sentence, or the end of one that begins with the cell.
 *
 * Returns: (transfer none): the words
 */
const char *
rbk_usage_skip_reason_describe (RbkUsageSkipReason reason)
{
  g_return_val_if_fail (reason < RBK_N_USAGE_SKIPS, NULL);

  return descriptions[reason];
}

static void
skip_row (RbkUsageReading *self, const Problem *problem)
{
  RbkUsageSkip    *skip;
  g_autofree char *quoted = NULL;

  self->usage->skipped++;
  self->usage->skip_counts[problem->reason]++;
  if (self->usage->skips->len >= RBK_USAGE_MAX_SKIPS)
    return;

  skip = g_new0 (RbkUsageSkip, 1);
  skip->line = self->line;
  skip->reason = problem->reason;
  if (problem->reason == RBK_USAGE_SKIP_EMPTY || problem->reason == RBK_USAGE_SKIP_CELLS)
    skip->message = g_strdup (descriptions[problem->reason]);
  else
    {
      quoted = rbk_error_quote (problem->cell.text, problem->cell.length);
      skip->message = g_strdup_printf ("%s %s %s", rbk_usage_field_get_name (problem->field),
                                       quoted, descriptions[problem->reason]);
    }
  g_ptr_array_add (self->usage->skips, skip);
}

/* A cell of a row, empty where the row is short or the field has no column. */
static RbkCsvCell
get_cell (RbkUsageReading *self, RbkUsageField field, const RbkCsvCell *cells, guint n_cells)
{
  int index = self->columns.index[field];

  return index >= 0 && (guint) index < n_cells ? cells[index] : (RbkCsvCell){ "", 0 };
}

static gboolean
has_extra_cells (RbkUsageReading *self, const RbkCsvCell *cells, guint n_cells)
{
  for (guint i = self->columns.n_columns; i < n_cells; i++)
    if (rbk_usage_cell_trim (cells[i]).length > 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_numbers (
    RbkUsageReading *self, const RbkCsvCell *cells, guint n_cells, Row *row, Problem *problem)
{
  RbkUsageCellKind kind = RBK_USAGE_CELL_BLANK;

  row->is_blank = TRUE;
  for (guint i = 0; i < N_COUNTS; i++)
    {
      problem->field = counts[i].field;
      problem->cell = get_cell (self, problem->field, cells, n_cells);
      kind = rbk_usage_cell_get_count (problem->cell, &row->values[i], &problem->reason);
      if (kind == RBK_USAGE_CELL_PROBLEM)
        return FALSE;
      row->is_blank = row->is_blank && kind == RBK_USAGE_CELL_BLANK;
    }

  if (self->costs == NULL)
    return TRUE;
  problem->field = RBK_USAGE_COST;
  problem->cell = get_cell (self, problem->field, cells, n_cells);
  kind = rbk_usage_cell_get_cost (problem->cell, &row->cost, &problem->reason);
  row->is_blank = row->is_blank && kind == RBK_USAGE_CELL_BLANK;
  return kind != RBK_USAGE_CELL_PROBLEM;
}

static gboolean
read_month (
    RbkUsageReading *self, const RbkCsvCell *cells, guint n_cells, Row *row, Problem *problem)
{
  if (self->masks == NULL)
    return TRUE;

  problem->field = self->columns.index[RBK_USAGE_MONTH] >= 0 ? RBK_USAGE_MONTH : RBK_USAGE_DAY;
  problem->cell = get_cell (self, problem->field, cells, n_cells);
  return rbk_usage_cell_get_month (problem->cell, problem->field == RBK_USAGE_DAY, &row->month,
                                   &problem->reason) == RBK_USAGE_CELL_VALUE;
}

/* Whether nobody did anything: no customer and no numbers, or nothing at all where the
 * file has no numbers. */
static gboolean
is_idle (RbkUsageReading *self, const RbkCsvCell *cells, guint n_cells, const Row *row)
{
  if (row->id.length > 0 || self->has_numbers)
    return row->id.length == 0 && row->is_blank;
  for (guint i = 0; i < n_cells; i++)
    if (rbk_usage_cell_trim (cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_contradiction (RbkUsageReading *self, const Row *row)
{
  const gint64 input = row->values[1], cached = row->values[3];

  if (self->columns.index[RBK_USAGE_CACHED_TOKENS] < 0 || cached <= input)
    return FALSE;
  self->cached_exceeds = TRUE;
  return self->options->cached == RBK_USAGE_CACHED_PART;
}

static gboolean
read_row (RbkUsageReading *self, const RbkCsvCell *cells, guint n_cells, Row *row, Problem *problem)
{
  problem->reason = RBK_USAGE_SKIP_CELLS;
  if (n_cells > self->columns.n_columns && has_extra_cells (self, cells, n_cells))
    return FALSE;
  if (!read_numbers (self, cells, n_cells, row, problem))
    return FALSE;

  row->id = rbk_usage_cell_trim (get_cell (self, RBK_USAGE_CUSTOMER, cells, n_cells));
  problem->reason = RBK_USAGE_SKIP_EMPTY;
  if (is_idle (self, cells, n_cells, row))
    return FALSE;
  problem->reason = RBK_USAGE_SKIP_ID;
  problem->field = RBK_USAGE_CUSTOMER;
  problem->cell = row->id;
  if (row->id.length > RBK_USAGE_MAX_ID || !read_month (self, cells, n_cells, row, problem))
    return FALSE;

  problem->reason = RBK_USAGE_SKIP_CACHED;
  problem->field = RBK_USAGE_CACHED_TOKENS;
  problem->cell = get_cell (self, RBK_USAGE_CACHED_TOKENS, cells, n_cells);
  return !is_contradiction (self, row);
}

/* Ids stay apart whatever they are made of: a byte that is not UTF-8 is written out. */
static RbkCsvCell
make_valid_id (RbkUsageReading *self, RbkCsvCell id)
{
  const char *end;

  if (id.length == 0)
    return (RbkCsvCell){ RBK_USAGE_NO_CUSTOMER, strlen (RBK_USAGE_NO_CUSTOMER) };
  if (g_utf8_validate_len (id.text, id.length, &end))
    return id;

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
  g_set_error (error, RBK_ERROR, (int) code, "line %" G_GUINT64_FORMAT ": %s", self->line, problem);
  return FALSE;
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
                         "the file spans more than 64 months; cut it into shorter ones", error);
      g_array_append_val (self->months, month);
      index = self->months->len;
    }
  g_array_index (self->masks, guint64, customer) |= G_GUINT64_CONSTANT (1) << (index - 1);
  return TRUE;
}

static gboolean
add_cost (RbkUsageReading *self, guint customer, RbkDecimal cost)
{
  __int128 *sum = &g_array_index (self->costs, __int128, customer);

  return !__builtin_add_overflow (*sum, cost.raw, sum);
}

static void
note_model (RbkUsageReading *self, RbkCsvCell cell)
{
  GPtrArray *models = self->usage->models;

  cell = rbk_usage_cell_trim (cell);
  if (cell.length == 0 || cell.length > RBK_USAGE_MAX_ID)
    return;
  for (guint i = 0; i < models->len; i++)
    {
      const char *known = g_ptr_array_index (models, i);

      if (strncmp (known, cell.text, cell.length) == 0 && known[cell.length] == '\0')
        return;
    }
  if (models->len < RBK_USAGE_MAX_MODELS && g_utf8_validate_len (cell.text, cell.length, NULL))
    g_ptr_array_add (models, g_strndup (cell.text, cell.length));
}

static gboolean
add_row (RbkUsageReading *self, const Row *row, GError **error)
{
  RbkCsvCell id = make_valid_id (self, row->id);
  guint      customer = rbk_population_add_customer_len (self->population, id.text, id.length);
  guint      n = rbk_population_get_size (self->population);
  gboolean   fits = TRUE;

  if (self->costs != NULL && self->costs->len < n)
    g_array_set_size (self->costs, n);
  if (self->masks != NULL && self->masks->len < n)
    g_array_set_size (self->masks, n);

  for (guint i = 0; fits && i < N_COUNTS; i++)
    if (self->columns.index[counts[i].field] >= 0)
      fits =
          rbk_population_add_value (self->population, customer, counts[i].column, row->values[i]);
  if (self->columns.index[RBK_USAGE_CALLS] < 0)
    fits = fits && rbk_population_add_value (self->population, customer, RBK_COLUMN_CALLS, 1);
  if (self->costs != NULL)
    fits = fits && add_cost (self, customer, row->cost);
  if (!fits)
    return fail_row (self, RBK_ERROR_OVERFLOW,
                     "the sums of this customer get too large to count; check its rows", error);
  return self->masks == NULL || mark_month (self, customer, row->month, error);
}

/*
 * rbk_usage_reading_take_row:
 * @self: a reading that has its header
 * @cells: (array length=n_cells): a record
 * @n_cells: how many cells it has
 * @error: return location for a [error@Error]
 *
 * Adds a row to its customer, or counts it as skipped and says why.
 *
 * Returns: `FALSE` when the reading can't go on
 */
gboolean
rbk_usage_reading_take_row (RbkUsageReading  *self,
                            const RbkCsvCell *cells,
                            guint             n_cells,
                            GError          **error)
{
  Row     row = { 0 };
  Problem problem = { 0 };

  self->usage->rows++;
  if (!read_row (self, cells, n_cells, &row, &problem))
    {
      skip_row (self, &problem);
      return TRUE;
    }
  if (self->usage->has_model)
    note_model (self, get_cell (self, RBK_USAGE_MODEL, cells, n_cells));
  return add_row (self, &row, error);
}
