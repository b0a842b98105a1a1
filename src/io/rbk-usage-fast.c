/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-fast.h"

#include "rbk-usage-fast-private.h"

#include <string.h>

/* Reading and parsing goes on in one thread while rows are added in another. Blocks go round
 * between them: few enough to stay in the caches. */

#define BLOCK_BYTES (256 * 1024)
#define N_BLOCKS 4

/* What the two threads share. */
typedef struct
{
  RbkUsageTable *table;
  GCancellable  *cancellable;
  RbkUsageParser parser;
  gsize          chunk;
  GAsyncQueue   *empty, *full; /* (owned) (element-type RbkUsageBlock) */
  gint           is_over;      /* atomic: nobody waits for more */
  RbkPopulation *population;
  gint           n_unknown; /* atomic: blocks whose customers are looked up as they are added */
} Work;

/* The fields that a block understands; a file with others is read by the plain reader. */
static gboolean
is_understood (guint field)
{
  switch (field)
    {
    case RBK_USAGE_CUSTOMER:
    case RBK_USAGE_CALLS:
    case RBK_USAGE_INPUT_TOKENS:
    case RBK_USAGE_OUTPUT_TOKENS:
    case RBK_USAGE_CACHED_TOKENS:
    case RBK_USAGE_CACHE_WRITE_TOKENS:
    case RBK_USAGE_MODEL:
    case RBK_USAGE_COST:
    case RBK_USAGE_MONTH:
    case RBK_USAGE_DAY:
      return TRUE;

    default:
      return FALSE;
    }
}

/*
 * rbk_usage_fast_fits:
 * @reading: a reading that has begun
 * @table: its table
 *
 * Tells whether a file can be read in blocks: separated values, a customer in each row, and
 * nothing that depends on the row before.
 *
 * Returns: whether it can
 */
gboolean
rbk_usage_fast_fits (RbkUsageReading *reading, RbkUsageTable *table)
{
  const RbkUsageFormatFlags others =
      RBK_USAGE_IS_EVENTS | RBK_USAGE_IN_CENTS | RBK_USAGE_NO_CUSTOMERS;

  if (reading->options->is_plain || (reading->columns.format->flags & others) != 0 ||
      reading->requests != NULL || reading->events != NULL ||
      reading->columns.n_columns > RBK_USAGE_BLOCK_MAX_COLUMNS)
    return FALSE;
  for (guint i = 0; i < RBK_N_ALL_USAGE_FIELDS; i++)
    if (rbk_usage_reading_has (reading, i) && !is_understood (i))
      return FALSE;

  return rbk_usage_table_is_plain (table);
}

static void
set_values (RbkUsageReading *reading, RbkUsageLayout *layout)
{
  const int *index = reading->columns.index;

  layout->input = layout->cached = -1;
  for (guint i = 0; i < RBK_USAGE_N_COUNTS; i++)
    {
      RbkUsageField field = rbk_usage_counts[i].field;
      RbkColumn     column = rbk_usage_counts[i].column;

      if (!rbk_population_has_column (reading->population, column) ||
          (index[field] < 0 && field != RBK_USAGE_CALLS))
        continue;
      if (field == RBK_USAGE_INPUT_TOKENS)
        layout->input = (int) layout->n_values;
      if (field == RBK_USAGE_CACHED_TOKENS)
        layout->cached = (int) layout->n_values;
      layout->columns[layout->n_values] = column;
      layout->sources[layout->n_values++] = index[field];
    }
}

static void
set_layout (RbkUsageReading *reading, RbkUsageTable *table, RbkUsageLayout *layout)
{
  const int *index = reading->columns.index;

  memset (layout, 0, sizeof *layout);
  layout->separator = rbk_usage_table_get_separator (table);
  layout->n_columns = reading->columns.n_columns;
  layout->customer = index[RBK_USAGE_CUSTOMER];
  layout->model = index[RBK_USAGE_MODEL];
  layout->month = index[RBK_USAGE_MONTH];
  layout->day = index[RBK_USAGE_DAY];
  layout->cost = index[RBK_USAGE_COST];
  layout->refuses_excess = rbk_usage_reading_get_cached (reading) == RBK_USAGE_CACHED_PART;
  layout->seed = rbk_population_get_id_seed (reading->population);
  set_values (reading, layout);
}

/* Reads until the block has as many bytes as it is to have. */
static void
read_bytes (Work *work, RbkUsageBlock *block, gsize n_bytes)
{
  gssize n_read = 1;

  rbk_usage_block_reserve (block, block->n_bytes + n_bytes);
  for (; n_read > 0 && n_bytes > 0; n_bytes -= (gsize) n_read)
    {
      n_read = rbk_usage_table_read_text (work->table, block->bytes + block->n_bytes, n_bytes,
                                          work->cancellable, &block->error);
      if (n_read <= 0)
        break;
      block->n_bytes += (gsize) n_read;
    }
  block->is_end = n_read == 0;
}

/* Fills a block with some bytes behind those that were left, until there is a row in it. */
static void
fill_block (Work *work, RbkUsageBlock *block, const char *left, gsize n_left)
{
  rbk_usage_block_clear (block);
  rbk_usage_block_reserve (block, n_left + work->chunk);
  if (n_left > 0)
    memcpy (block->bytes, left, n_left);
  block->n_bytes = n_left;
  do
    {
      gsize n_before = block->n_bytes;

      read_bytes (work, block, MAX (work->chunk, block->n_bytes));
      if (block->n_bytes > n_before || block->is_end)
        rbk_usage_block_parse (block, &work->parser);
    }
  while (block->n_taken == 0 && !block->is_end && block->error == NULL);
  block->position = rbk_usage_table_get_position (work->table);
}

/* Hands a block on. Customers are looked up here, as there is more to do where rows are added;
 * but they are numbered in their order, so that it has to be done there from a record of the
 * plain reader on until no such block is on its way. */
static void
hand_on (Work *work, RbkUsageBlock *block)
{
  if (!block->has_plain && g_atomic_int_get (&work->n_unknown) == 0)
    rbk_usage_block_find_customers (block, work->population);
  if (block->n_customers == 0)
    g_atomic_int_inc (&work->n_unknown);
  g_async_queue_push (work->full, block);
}

static gpointer
parse_in_thread (gpointer data)
{
  Work            *work = data;
  g_autofree char *left = NULL;
  gsize            n_left = 0;
  gboolean         is_end = FALSE;

  while (!is_end && !g_atomic_int_get (&work->is_over))
    {
      RbkUsageBlock *block = g_async_queue_pop (work->empty);

      if (g_atomic_int_get (&work->is_over))
        {
          rbk_usage_block_free (block);
          break;
        }
      fill_block (work, block, left, n_left);
      n_left = block->n_bytes - block->n_taken;
      g_free (left);
      left = g_memdup2 (block->bytes + block->n_taken, n_left);
      is_end = block->is_end || block->error != NULL;
      hand_on (work, block);
    }
  return NULL;
}

static void
report_progress (const RbkUsageOptions *options, guint64 position)
{
  if (options->progress != NULL)
    options->progress (position, options->user_data);
}

/* Adds blocks as they come. */
static gboolean
add_blocks (RbkUsageReading *reading, RbkUsageAdder *adder, Work *work, GError **error)
{
  gboolean is_end = FALSE, is_good = TRUE;

  while (is_good && !is_end)
    {
      RbkUsageBlock *block = g_async_queue_pop (work->full);
      gboolean       is_known = block->n_customers > 0;

      is_good = !g_cancellable_set_error_if_cancelled (work->cancellable, error) &&
                rbk_usage_adder_add_block (adder, block, error);
      is_end = block->is_end;
      if (is_good && block->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&block->error));
          is_good = FALSE;
        }
      if (is_good)
        report_progress (reading->options, block->position);
      if (is_good && !is_known)
        (void) g_atomic_int_dec_and_test (&work->n_unknown);
      g_async_queue_push (work->empty, block);
    }
  return is_good;
}

/*
 * rbk_usage_fast_read:
 * @reading: a reading that has taken the first rows of its table
 * @table: the table, whose other rows nobody has read
 * @error: return location for a [error@Error]
 *
 * Reads all rows that are left in blocks, in two threads. What comes of it is what comes of
 * reading them one after the other: records with anything odd about them are left to that.
 *
 * Returns: `FALSE` when the reading can't go on
 */
gboolean
rbk_usage_fast_read (RbkUsageReading *reading, RbkUsageTable *table, GError **error)
{
  Work          work = { .table = table,
                         .cancellable = reading->options->cancellable,
                         .population = reading->population };
  RbkUsageAdder adder = { .reading = reading, .table = table, .layout = &work.parser.layout };
  GThread      *thread;
  gboolean      is_good;

  work.chunk = reading->options->chunk_bytes > 0
                   ? MIN (reading->options->chunk_bytes, RBK_CSV_MAX_RECORD)
                   : BLOCK_BYTES;
  work.empty = g_async_queue_new_full ((GDestroyNotify) rbk_usage_block_free);
  work.full = g_async_queue_new_full ((GDestroyNotify) rbk_usage_block_free);
  set_layout (reading, table, &work.parser.layout);
  rbk_usage_table_begin_text (table, &work.parser.line, &work.parser.skips_newline);
  adder.n_customers = rbk_population_get_size (reading->population);
  for (guint i = 0; i < N_BLOCKS; i++)
    g_async_queue_push (work.empty, rbk_usage_block_new (work.chunk));

  thread = g_thread_new ("usage", parse_in_thread, &work);
  is_good = add_blocks (reading, &adder, &work, error);
  g_atomic_int_set (&work.is_over, TRUE);
  g_async_queue_push (work.empty, rbk_usage_block_new (0));
  g_thread_join (thread);
  g_async_queue_unref (work.empty);
  g_async_queue_unref (work.full);
  return is_good;
}
