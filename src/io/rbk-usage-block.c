/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-block.h"

#include "rbk-csv-marks.h"
#include "rbk-csv-reader.h"

#include <string.h>

/* Digits are read from the bytes up to their end, so that some before the first are looked at. */
#define FRONT 16

#define FIRST_ROWS 256

/* Where in a record the parsing is. */
typedef struct
{
  RbkUsageBlock    *block;
  RbkUsageParser   *parser;
  guint             n_marks;
  gsize             row, cell;  /* where they begin */
  gsize             quoted_end; /* of a cell in quotes, 0 for others */
  guint             n_cells;
  gboolean          is_plain; /* the record is left to the plain reader */
  guint64           line;     /* where the record begins */
  RbkUsageBlockText cells[RBK_USAGE_BLOCK_MAX_COLUMNS];
} Scan;

/**
 * rbk_usage_block_new:
 * @n_bytes: how much it is to hold
 *
 * Makes an empty block.
 *
 * Returns: (transfer full): the block
 */
RbkUsageBlock *
rbk_usage_block_new (gsize n_bytes)
{
  RbkUsageBlock *self = g_new0 (RbkUsageBlock, 1);

  rbk_usage_block_reserve (self, n_bytes);
  return self;
}

/**
 * rbk_usage_block_free:
 * @self: (transfer full): a block
 *
 * Frees it.
 */
void
rbk_usage_block_free (RbkUsageBlock *self)
{
  if (self->bytes != NULL)
    g_free (self->bytes - FRONT);
  g_free (self->marks);
  g_free (self->rows);
  g_free (self->values);
  g_free (self->costs);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * rbk_usage_block_reserve:
 * @self: a block
 * @n_bytes: how much it is to hold
 *
 * Makes room for bytes, with those around them that may be looked at.
 */
void
rbk_usage_block_reserve (RbkUsageBlock *self, gsize n_bytes)
{
  char *memory;

  if (n_bytes <= self->n_allocated)
    return;

  /* What is left of the block before is never quite as long as it was. */
  n_bytes += n_bytes / 4;
  memory = g_realloc (self->bytes != NULL ? self->bytes - FRONT : NULL,
                      FRONT + n_bytes + RBK_CSV_MARKS_PADDING);
  memset (memory, '\0', FRONT);
  self->bytes = memory + FRONT;
  self->n_allocated = n_bytes;
  memset (self->bytes + n_bytes, '\0', RBK_CSV_MARKS_PADDING);
  g_free (self->marks);
  self->marks = g_new (guint32, n_bytes);
}

/**
 * rbk_usage_block_clear:
 * @self: a block
 *
 * Empties it.
 */
void
rbk_usage_block_clear (RbkUsageBlock *self)
{
  self->n_bytes = self->n_taken = 0;
  self->n_rows = self->n_models = self->n_customers = 0;
  self->is_end = self->has_plain = FALSE;
  g_clear_error (&self->error);
}

static RbkUsageBlockRow *
append_row (Scan *scan)
{
  RbkUsageBlock        *block = scan->block;
  const RbkUsageLayout *layout = &scan->parser->layout;
  RbkUsageBlockRow     *row;

  if (block->n_rows == block->n_rows_allocated)
    {
      gsize n = block->n_rows_allocated = MAX (FIRST_ROWS, block->n_rows_allocated * 2);

      block->rows = g_renew (RbkUsageBlockRow, block->rows, n);
      block->values = g_renew (gint64, block->values, n * MAX (layout->n_values, 1));
      if (layout->cost >= 0)
        block->costs = g_renew (RbkDecimal, block->costs, n);
    }
  row = &block->rows[block->n_rows++];
  row->line = (guint32) (scan->line - block->line);
  return row;
}

/* Leaves a record to the plain reader. */
static void
append_plain (Scan *scan, gsize end, RbkUsageRowFlags flags)
{
  RbkUsageBlockRow *row = append_row (scan);

  row->at = (guint32) scan->row;
  row->length = (guint32) (end - scan->row);
  row->hash = 0;
  row->flags = (guint16) (RBK_USAGE_ROW_IS_PLAIN | flags);
  scan->block->has_plain = TRUE;
}

static inline void
end_cell (Scan *scan, gsize at)
{
  RbkUsageBlockText *cell = &scan->cells[MIN (scan->n_cells, RBK_USAGE_BLOCK_MAX_COLUMNS - 1)];

  cell->at = (guint32) scan->cell;
  cell->length = (guint32) (at - scan->cell);
  if (G_UNLIKELY (scan->quoted_end > 0))
    {
      cell->at++;
      cell->length = (guint32) (scan->quoted_end - cell->at);
      scan->quoted_end = 0;
    }
  scan->n_cells++;
  scan->cell = at + 1;
}

static inline void
begin_row (Scan *scan, gsize at)
{
  scan->row = scan->cell = at;
  scan->n_cells = 0;
  scan->is_plain = FALSE;
  scan->line = scan->parser->line;
  scan->block->n_taken = at;
}

/* Ends a record at a newline. Lines without a byte are none. */
static inline void
end_row (Scan *scan, gsize at)
{
  gboolean          is_empty = scan->n_cells == 0 && at == scan->row;
  RbkUsageBlockRow *row;

  end_cell (scan, at);
  scan->parser->line++;
  if (is_empty)
    return;
  if (G_UNLIKELY (scan->is_plain || scan->n_cells != scan->parser->layout.n_columns ||
                  at - scan->row >= RBK_CSV_MAX_RECORD))
    {
      append_plain (scan, at + 1, 0);
      return;
    }
  row = append_row (scan);
  if (G_UNLIKELY (!rbk_usage_block_read_row (scan->block, scan->parser, scan->cells, row)))
    {
      scan->block->n_rows--;
      append_plain (scan, at + 1, 0);
    }
}

/* A byte that ends everything: the plain reader says why. */
static guint
stop_at (Scan *scan, gsize at)
{
  append_plain (scan, at + 1, 0);
  scan->block->is_end = TRUE;
  begin_row (scan, scan->block->n_bytes);
  return scan->n_marks;
}

static gboolean
ends_cell (const Scan *scan, char c)
{
  return c == scan->parser->layout.separator || c == '\n' || c == '\r';
}

/* From the opening quote of a cell, which is mark k, to the closing one; returns that mark, or
 * how many there are where it is not in the block. */
static guint
pass_quotes (Scan *scan, guint k)
{
  const RbkUsageBlock *block = scan->block;
  gsize                return_at = G_MAXSIZE, at;

  for (k++; k < scan->n_marks; k++)
    {
      at = block->marks[k];
      if (block->bytes[at] == '\0')
        return stop_at (scan, at);
      if (block->bytes[at] == '\r' || (block->bytes[at] == '\n' && at != return_at))
        scan->parser->line++;
      if (block->bytes[at] == '\r')
        return_at = at + 1;
      if (block->bytes[at] != '"')
        continue;

      if (at + 1 == block->n_bytes)
        break;
      if (block->bytes[at + 1] == '"')
        {
          scan->is_plain = TRUE;
          k++;
          continue;
        }
      scan->is_plain = scan->is_plain || !ends_cell (scan, block->bytes[at + 1]);
      scan->quoted_end = at;
      return k;
    }
  return scan->n_marks;
}

/* At a mark that is neither a separator nor a newline; returns the last mark that it took. */
static guint
take_odd (Scan *scan, guint k)
{
  const RbkUsageBlock *block = scan->block;
  gsize                at = block->marks[k];

  switch (block->bytes[at])
    {
    case '\0':
      return stop_at (scan, at);

    case '"':
      return at == scan->cell ? pass_quotes (scan, k) : k;

    case '\r':
      end_row (scan, at);
      scan->parser->skips_newline = at + 1 == block->n_bytes;
      if (at + 1 < block->n_bytes && block->bytes[at + 1] == '\n')
        {
          at++;
          k++;
        }
      begin_row (scan, at + 1);
      return k;

    default:
      return k;
    }
}

static void
find_marks (RbkUsageBlock *self, Scan *scan)
{
  scan->n_marks =
      rbk_csv_marks_find (self->bytes, self->n_bytes, scan->parser->layout.separator, self->marks);
}

/* What is left behind the last newline: the last record, or one whose end is not there yet. */
static void
finish (RbkUsageBlock *self, Scan *scan)
{
  gsize n_left = self->n_bytes - self->n_taken;

  if (self->is_end && n_left > 0)
    append_plain (scan, self->n_bytes, RBK_USAGE_ROW_IS_LAST);
  else if (n_left > RBK_CSV_MAX_RECORD)
    {
      append_plain (scan, self->n_bytes, 0);
      self->is_end = TRUE;
    }
  else
    {
      /* It is read again, from its beginning. */
      scan->parser->line = scan->line;
      return;
    }
  self->n_taken = self->n_bytes;
}

/*
 * rbk_usage_block_parse:
 * @self: a block that has bytes; @is_end says whether they are the last
 * @parser: (inout): what is known so far
 *
 * Finds the rows that are whole. What is left of the bytes belongs before those that come next.
 * Where the file can't be read any further, its end is here.
 */
void
rbk_usage_block_parse (RbkUsageBlock *self, RbkUsageParser *parser)
{
  const char separator = parser->layout.separator;
  Scan       scan;
  gsize      first = 0;

  scan.block = self;
  scan.parser = parser;
  scan.quoted_end = 0;
  self->line = parser->line;
  if (parser->skips_newline && self->n_bytes > 0)
    {
      first = self->bytes[0] == '\n' ? 1 : 0;
      parser->skips_newline = FALSE;
    }
  find_marks (self, &scan);
  begin_row (&scan, first);
  for (guint k = (guint) first; k < scan.n_marks; k++)
    {
      gsize at = self->marks[k];

      if (G_LIKELY (self->bytes[at] == separator))
        end_cell (&scan, at);
      else if (G_LIKELY (self->bytes[at] == '\n'))
        {
          end_row (&scan, at);
          begin_row (&scan, at + 1);
        }
      else
        k = take_odd (&scan, k);
    }
  finish (self, &scan);
}
