/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-reading.h"
#include "rbk-usage-number.h"

#include <string.h>

/* Costs in a hundredth of the unit. */
#define CENTS 100

const RbkUsageCount rbk_usage_counts[RBK_USAGE_N_COUNTS] = {
  { RBK_USAGE_CALLS, RBK_COLUMN_CALLS },
  { RBK_USAGE_INPUT_TOKENS, RBK_COLUMN_INPUT },
  { RBK_USAGE_OUTPUT_TOKENS, RBK_COLUMN_OUTPUT },
  { RBK_USAGE_CACHED_TOKENS, RBK_COLUMN_CACHE_READ },
  { RBK_USAGE_CACHE_WRITE_TOKENS, RBK_COLUMN_CACHE_WRITE },
};

static const RbkColumn direction_columns[] = {
  [RBK_USAGE_DIRECTION_NONE] = RBK_COLUMN_INPUT,
  [RBK_USAGE_DIRECTION_INPUT] = RBK_COLUMN_INPUT,
  [RBK_USAGE_DIRECTION_OUTPUT] = RBK_COLUMN_OUTPUT,
  [RBK_USAGE_DIRECTION_CACHE_READ] = RBK_COLUMN_CACHE_READ,
  [RBK_USAGE_DIRECTION_CACHE_WRITE] = RBK_COLUMN_CACHE_WRITE,
};

/*
 * rbk_usage_record_get_cell:
 * @self: a reading
 * @field: a field
 * @record: a record
 *
 * Returns: its cell, empty where the record is short or the field has no column
 */
RbkCsvCell
rbk_usage_record_get_cell (RbkUsageReading *self, guint field, const RbkUsageRecord *record)
{
  int index = self->columns.index[field];

  return index >= 0 && (guint) index < record->n_cells ? record->cells[index]
                                                       : (RbkCsvCell){ "", 0 };
}

static gboolean
has_extra_cells (RbkUsageReading *self, const RbkUsageRecord *record)
{
  for (guint i = self->columns.n_columns; i < record->n_cells; i++)
    if (rbk_usage_cell_trim (record->cells[i]).length > 0)
      return TRUE;
  return FALSE;
}

static RbkUsageCellKind
read_count (RbkUsageReading      *self,
            guint                 field,
            const RbkUsageRecord *record,
            gint64               *value,
            RbkUsageProblem      *problem)
{
  problem->field = (RbkUsageField) field;
  problem->cell = rbk_usage_record_get_cell (self, field, record);
  return rbk_usage_cell_get_count (problem->cell, value, &problem->reason);
}

static gboolean
read_cost (RbkUsageReading      *self,
           const RbkUsageRecord *record,
           RbkUsageRow          *row,
           RbkUsageProblem      *problem)
{
  RbkUsageCellKind kind;

  problem->field = RBK_USAGE_COST;
  problem->cell = rbk_usage_record_get_cell (self, RBK_USAGE_COST, record);
  kind = rbk_usage_cell_get_cost (problem->cell, &row->cost, &problem->reason);
  row->is_blank = row->is_blank && kind == RBK_USAGE_CELL_BLANK;
  if ((self->columns.format->flags & RBK_USAGE_IN_CENTS) != 0)
    row->cost.raw = (row->cost.raw + CENTS / 2) / CENTS;
  return kind != RBK_USAGE_CELL_PROBLEM;
}

static gboolean
read_numbers (RbkUsageReading      *self,
              const RbkUsageRecord *record,
              RbkUsageRow          *row,
              RbkUsageProblem      *problem)
{
  row->is_blank = TRUE;
  for (guint i = 0; i < RBK_USAGE_N_COUNTS; i++)
    {
      RbkUsageCellKind kind;

      kind = read_count (self, rbk_usage_counts[i].field, record,
                         &row->values[rbk_usage_counts[i].column], problem);
      if (kind == RBK_USAGE_CELL_PROBLEM)
        return FALSE;
      row->is_blank = row->is_blank && kind == RBK_USAGE_CELL_BLANK;
    }
  return self->costs == NULL || read_cost (self, record, row, problem);
}

/* Cache writes that are kept longer are dearer; they are counted with the others. */
static gboolean
read_long_writes (RbkUsageReading      *self,
                  const RbkUsageRecord *record,
                  RbkUsageRow          *row,
                  RbkUsageProblem      *problem)
{
  gint64           value, *sum = &row->values[RBK_COLUMN_CACHE_WRITE];
  RbkUsageCellKind kind;

  if (!rbk_usage_reading_has (self, RBK_USAGE_LONG_CACHE_WRITE_TOKENS))
    return TRUE;
  kind = read_count (self, RBK_USAGE_LONG_CACHE_WRITE_TOKENS, record, &value, problem);
  problem->field = RBK_USAGE_CACHE_WRITE_TOKENS;
  if (kind == RBK_USAGE_CELL_PROBLEM)
    return FALSE;
  row->is_blank = row->is_blank && kind == RBK_USAGE_CELL_BLANK;
  problem->reason = RBK_USAGE_SKIP_RANGE;
  return !__builtin_add_overflow (*sum, value, sum);
}

/* What says which way the tokens of a record go; the name of its event where nothing else. */
static RbkUsageDirection
guess_direction (RbkUsageReading *self, const RbkUsageRecord *record)
{
  RbkCsvCell        event = rbk_usage_record_get_cell (self, RBK_USAGE_EVENT, record);
  RbkUsageDirection direction;

  direction =
      rbk_usage_direction_guess (rbk_usage_record_get_cell (self, RBK_USAGE_DIRECTION, record));
  if (direction == RBK_USAGE_DIRECTION_NONE && rbk_usage_name_has_tokens (event))
    direction = rbk_usage_direction_guess (event);
  return direction;
}

static void
take_tokens (RbkUsageReading *self, const RbkUsageRecord *record, gint64 tokens, RbkUsageRow *row)
{
  row->direction = guess_direction (self, record);
  row->values[direction_columns[row->direction]] = tokens;
  row->is_undirected = row->direction == RBK_USAGE_DIRECTION_NONE;
}

/* The tokens of an event, where it does not tell them by direction itself. */
static gboolean
read_tokens (RbkUsageReading      *self,
             const RbkUsageRecord *record,
             RbkUsageRow          *row,
             RbkUsageProblem      *problem)
{
  gint64           tokens;
  RbkUsageCellKind kind;

  if (!rbk_usage_reading_has (self, RBK_USAGE_TOKENS) || row->values[RBK_COLUMN_INPUT] > 0 ||
      row->values[RBK_COLUMN_OUTPUT] > 0)
    return TRUE;
  kind = read_count (self, RBK_USAGE_TOKENS, record, &tokens, problem);
  if (kind == RBK_USAGE_CELL_VALUE)
    {
      row->is_blank = FALSE;
      take_tokens (self, record, tokens, row);
    }
  return kind != RBK_USAGE_CELL_PROBLEM;
}

/* An amount of what the event's name says: tokens, or else calls. */
static gboolean
read_amount (RbkUsageReading      *self,
             const RbkUsageRecord *record,
             RbkUsageRow          *row,
             RbkUsageProblem      *problem)
{
  gint64           amount;
  RbkUsageCellKind kind;

  row->values[RBK_COLUMN_CALLS] = 1;
  if (!rbk_usage_reading_has (self, RBK_USAGE_AMOUNT))
    return TRUE;
  kind = read_count (self, RBK_USAGE_AMOUNT, record, &amount, problem);
  problem->field = RBK_USAGE_TOKENS;
  if (kind != RBK_USAGE_CELL_VALUE)
    return kind == RBK_USAGE_CELL_BLANK;

  row->is_blank = FALSE;
  if (rbk_usage_name_has_tokens (rbk_usage_record_get_cell (self, RBK_USAGE_EVENT, record)))
    take_tokens (self, record, amount, row);
  else
    {
      row->values[RBK_COLUMN_CALLS] = amount;
      row->is_amount = TRUE;
    }
  return TRUE;
}

/* The month and the day, which may stand in two columns. */
static gboolean
read_date (RbkUsageReading      *self,
           const RbkUsageRecord *record,
           RbkUsageRow          *row,
           RbkUsageProblem      *problem)
{
  gboolean         has_month = rbk_usage_reading_has (self, RBK_USAGE_MONTH);
  RbkUsageCellKind kind;
  RbkUsageDate     day;

  if (self->masks == NULL)
    return TRUE;

  problem->field = has_month ? RBK_USAGE_MONTH : RBK_USAGE_DAY;
  problem->cell = rbk_usage_record_get_cell (self, problem->field, record);
  kind = rbk_usage_cell_get_date (problem->cell, !has_month, &row->date, &problem->reason);
  if (kind == RBK_USAGE_CELL_BLANK && (self->columns.format->flags & RBK_USAGE_IS_EVENTS) != 0)
    {
      self->n_undated++;
      return TRUE;
    }
  if (kind != RBK_USAGE_CELL_VALUE || !has_month || !rbk_usage_reading_has (self, RBK_USAGE_DAY))
    return kind == RBK_USAGE_CELL_VALUE;

  problem->field = RBK_USAGE_DAY;
  problem->cell = rbk_usage_record_get_cell (self, RBK_USAGE_DAY, record);
  kind = rbk_usage_cell_get_date (problem->cell, TRUE, &day, &problem->reason);
  row->date.day = day.day;
  return kind != RBK_USAGE_CELL_PROBLEM;
}

/* Whether nobody did anything: no customer and no numbers, or nothing at all where the
 * file has no numbers. An event is something by itself. */
static gboolean
is_idle (RbkUsageReading *self, const RbkUsageRecord *record, const RbkUsageRow *row)
{
  if ((self->columns.format->flags & RBK_USAGE_IS_EVENTS) != 0)
    return FALSE;
  if (row->id.length > 0 || self->has_numbers)
    return row->id.length == 0 && row->is_blank;
  for (guint i = 0; i < record->n_cells; i++)
    if (rbk_usage_cell_trim (record->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_contradiction (RbkUsageReading *self, const RbkUsageRow *row)
{
  if (row->values[RBK_COLUMN_CACHE_READ] <= row->values[RBK_COLUMN_INPUT] ||
      !rbk_usage_reading_has (self, RBK_USAGE_CACHED_TOKENS))
    return FALSE;
  self->cached_exceeds = TRUE;
  return rbk_usage_reading_get_cached (self) == RBK_USAGE_CACHED_PART;
}

/* Of what is observed only that counts which a model did. */
static gboolean
is_call (RbkUsageReading *self, const RbkUsageRecord *record)
{
  RbkCsvCell kind = rbk_usage_cell_trim (rbk_usage_record_get_cell (self, RBK_USAGE_KIND, record));

  return kind.length == 0 || (kind.length == strlen ("GENERATION") &&
                              g_ascii_strncasecmp (kind.text, "GENERATION", kind.length) == 0);
}

static gboolean
read_values (RbkUsageReading      *self,
             const RbkUsageRecord *record,
             RbkUsageRow          *row,
             RbkUsageProblem      *problem)
{
  if (!read_numbers (self, record, row, problem))
    return FALSE;
  if (rbk_usage_reading_has (self, RBK_USAGE_CALLS))
    return read_long_writes (self, record, row, problem) &&
           read_tokens (self, record, row, problem);
  return read_amount (self, record, row, problem) &&
         read_long_writes (self, record, row, problem) && read_tokens (self, record, row, problem);
}

/*
 * rbk_usage_row_read:
 * @self: a reading
 * @record: a record
 * @row: (inout): zeros; what the record says
 * @problem: (out): what is wrong, on failure
 *
 * Understands a record.
 *
 * Returns: `FALSE` when it is to be skipped
 */
gboolean
rbk_usage_row_read (RbkUsageReading      *self,
                    const RbkUsageRecord *record,
                    RbkUsageRow          *row,
                    RbkUsageProblem      *problem)
{
  problem->reason = RBK_USAGE_SKIP_RECORD;
  if (record->problem != NULL)
    return FALSE;
  problem->reason = RBK_USAGE_SKIP_CELLS;
  if (record->n_cells > self->columns.n_columns && has_extra_cells (self, record))
    return FALSE;
  problem->reason = RBK_USAGE_SKIP_KIND;
  if (!is_call (self, record) || !read_values (self, record, row, problem))
    return FALSE;

  row->id = rbk_usage_cell_trim (rbk_usage_record_get_cell (self, RBK_USAGE_CUSTOMER, record));
  problem->reason = RBK_USAGE_SKIP_EMPTY;
  if (is_idle (self, record, row))
    return FALSE;
  problem->reason = RBK_USAGE_SKIP_ID;
  problem->field = RBK_USAGE_CUSTOMER;
  problem->cell = row->id;
  if (row->id.length > RBK_USAGE_MAX_ID || !read_date (self, record, row, problem))
    return FALSE;

  problem->reason = RBK_USAGE_SKIP_CACHED;
  problem->field = RBK_USAGE_CACHED_TOKENS;
  problem->cell = rbk_usage_record_get_cell (self, RBK_USAGE_CACHED_TOKENS, record);
  if (is_contradiction (self, row))
    return FALSE;
  problem->reason = RBK_USAGE_SKIP_REPEATED;
  return self->events == NULL ||
         rbk_usage_events_add (self->events,
                               rbk_usage_record_get_cell (self, RBK_USAGE_EVENT_ID, record),
                               rbk_usage_record_get_cell (self, RBK_USAGE_EVENT_SOURCE, record));
}
