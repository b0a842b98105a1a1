/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-fast-private.h"

#include <string.h>

static RbkUsageDate
get_date (const RbkUsageBlockRow *row)
{
  return (RbkUsageDate){ row->date / 32, row->date % 32 };
}

/* The model of a row; rows of a block that name the same one look it up once. */
static const char *
find_model (RbkUsageAdder *self, const RbkUsageBlock *block, const RbkUsageBlockRow *row)
{
  const RbkUsageBlockText *text;

  if (row->model == 0)
    return NULL;
  text = &block->models[row->model - 1];
  if (self->models[row->model - 1] == NULL)
    self->models[row->model - 1] =
        rbk_usage_note_model (self->reading->usage,
                              (RbkCsvCell){ block->bytes + text->at, text->length });
  return self->models[row->model - 1];
}

/* A row as it is cut by day and model. */
static void
set_cut (RbkUsageAdder *self, const RbkUsageBlock *block, guint i, guint customer, RbkUsageCut *cut)
{
  const RbkUsageLayout   *layout = self->layout;
  const RbkUsageBlockRow *row = &block->rows[i];

  *cut = (RbkUsageCut){
    customer, self->n_customers, get_date (row), find_model (self, block, row), { 0 }
  };
  for (guint k = 0; k < layout->n_values; k++)
    cut->values[layout->columns[k]] = block->values[(gsize) i * layout->n_values + k];
}

/* What is kept of rows beside the sums of their customers. */
static gboolean
add_rest (RbkUsageAdder       *self,
          const RbkUsageBlock *block,
          guint                from,
          guint                n,
          const guint         *customers,
          GError             **error)
{
  RbkUsageReading *reading = self->reading;
  RbkUsageCut      cuts[RBK_ID_BATCH];
  guint            n_cuts = 0;

  for (guint i = 0; reading->masks != NULL && i < n; i++)
    __builtin_prefetch (&g_array_index (reading->masks, guint64, customers[i]), 1);
  for (guint i = 0; i < n; i++)
    {
      RbkUsageCut *cut = &cuts[n_cuts];

      reading->line = block->line + block->rows[from + i].line;
      self->n_customers = MAX (self->n_customers, customers[i] + 1);
      set_cut (self, block, from + i, customers[i], cut);
      n_cuts += cut->model != NULL || cut->date.day > 0;
      if (block->costs != NULL &&
          !rbk_usage_reading_add_cost (reading, customers[i], block->costs[from + i],
                                       &cut->values[RBK_COLUMN_COST]))
        return rbk_usage_reading_fail_sum (reading, error);
      if (reading->masks != NULL &&
          !rbk_usage_reading_mark_date (reading, customers[i], cut->date, error))
        return FALSE;
    }
  rbk_usage_cuts_add_batch (&reading->cuts, cuts, n_cuts);
  return TRUE;
}

/* The ids of the batch that comes next; what else rows have there is no matter. */
static void
prefetch_ids (const RbkUsageBlock *block, RbkPopulation *population, guint from)
{
  guint end = MIN (from + RBK_ID_BATCH, block->n_rows);

  for (guint i = from; i < end; i++)
    rbk_population_prefetch_id (population, block->rows[i].hash);
}

/* Returns how many customers there are then. */
static guint
find_batch (RbkUsageBlock *block, RbkPopulation *population, guint from, guint n)
{
  RbkIdText ids[RBK_ID_BATCH] = { { NULL, 0, 0 } };
  guint     customers[RBK_ID_BATCH], n_customers;

  for (guint i = 0; i < n; i++)
    {
      const RbkUsageBlockRow *row = &block->rows[from + i];

      ids[i] = (RbkIdText){ block->bytes + row->at, row->length, row->hash };
    }
  prefetch_ids (block, population, from + n);
  n_customers = rbk_population_find_customers (population, ids, n, customers);
  for (guint i = 0; i < n; i++)
    block->rows[from + i].customer = customers[i];
  return n_customers;
}

/*
 * rbk_usage_block_find_customers:
 * @self: a block that is parsed, without rows that are left to the plain reader
 * @population: where its customers are to be
 *
 * Looks the customers of all rows up. It can be done while rows of blocks before are added that
 * had it done.
 */
void
rbk_usage_block_find_customers (RbkUsageBlock *self, RbkPopulation *population)
{
  prefetch_ids (self, population, 0);
  for (guint i = 0; i < self->n_rows; i += RBK_ID_BATCH)
    self->n_customers = find_batch (self, population, i, MIN (self->n_rows - i, RBK_ID_BATCH));
}

/* Adds rows that come together, at most as many as a batch has. */
static gboolean
add_batch (RbkUsageAdder *self, RbkUsageBlock *block, guint from, guint n, GError **error)
{
  const RbkUsageLayout *layout = self->layout;
  RbkUsageReading      *reading = self->reading;
  gboolean has_rest = block->costs != NULL || layout->model >= 0 || reading->masks != NULL;
  guint    customers[RBK_ID_BATCH] = { 0 }, n_added, n_customers = block->n_customers;

  if (n_customers == 0)
    n_customers = find_batch (block, reading->population, from, n);
  for (guint i = 0; i < n; i++)
    {
      const RbkUsageBlockRow *row = &block->rows[from + i];

      customers[i] = row->customer;
      if ((row->flags & RBK_USAGE_ROW_EXCEEDS) != 0)
        reading->cached_exceeds = TRUE;
    }
  rbk_population_add_customers (reading->population, n_customers);
  rbk_usage_reading_take_in (reading);
  n_added =
      rbk_population_add_rows (reading->population, customers, n, layout->columns, layout->n_values,
                               block->values + (gsize) from * layout->n_values);
  reading->usage->rows += n_added;
  if (has_rest && !add_rest (self, block, from, n_added, customers, error))
    return FALSE;
  if (n_added == n)
    return TRUE;

  reading->line = block->line + block->rows[from + n_added].line;
  return rbk_usage_reading_fail_sum (reading, error);
}

/* Lets the plain reader read a record. */
static gboolean
add_plain (RbkUsageAdder *self, const RbkUsageBlock *block, guint i, GError **error)
{
  const RbkUsageBlockRow *row = &block->rows[i];
  g_autoptr (GError) cause = NULL;
  RbkUsageRecord record;

  rbk_usage_table_set_text (self->table, block->bytes + row->at, row->length,
                            block->line + row->line, (row->flags & RBK_USAGE_ROW_IS_LAST) != 0);
  if (!rbk_usage_table_next (self->table, &record, self->reading->options->cancellable, &cause))
    {
      if (cause == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!rbk_usage_reading_take_row (self->reading, &record, error))
    return FALSE;

  self->n_customers = rbk_population_get_size (self->reading->population);
  return TRUE;
}

/*
 * rbk_usage_adder_add_block:
 * @self: an adder
 * @block: (inout): a block that is parsed
 * @error: return location for a [error@Error]
 *
 * Adds the rows of a block.
 *
 * Returns: `FALSE` when the reading can't go on
 */
gboolean
rbk_usage_adder_add_block (RbkUsageAdder *self, RbkUsageBlock *block, GError **error)
{
  guint i = 0;

  memset (self->models, '\0', sizeof self->models);
  while (i < block->n_rows)
    {
      guint n = 0;

      while (n < RBK_ID_BATCH && i + n < block->n_rows &&
             (block->rows[i + n].flags & RBK_USAGE_ROW_IS_PLAIN) == 0)
        n++;
      if (n > 0 ? !add_batch (self, block, i, n, error) : !add_plain (self, block, i, error))
        return FALSE;
      i += MAX (n, 1);
    }
  return TRUE;
}
