/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-block.h"

#include "rbk-id-set.h"
#include "rbk-usage-number.h"
#include "rbk-usage-reading.h"

#include <string.h>

#define MAX_QUICK_DIGITS 16

/* How much of `2026-06-15T` tells the date, whatever time comes behind it. */
#define DATE_BYTES 11

static inline RbkCsvCell
get_cell (const RbkUsageBlock *self, const RbkUsageBlockText *cell)
{
  return (RbkCsvCell){ self->bytes + cell->at, cell->length };
}

#if G_BYTE_ORDER == G_LITTLE_ENDIAN

/* Reads up to eight digits that end at a place; FALSE where one is none. The bytes before them
 * are shifted out, then neighbours are added up in pairs of one, two and four digits. */
static inline gboolean
read_eight (const char *end, guint n, guint64 *value)
{
  const guint64 zeros = G_GUINT64_CONSTANT (0x3030303030303030);
  const guint64 to_high_bit = G_GUINT64_CONSTANT (0x7676767676767676);
  guint64       digits;

  memcpy (&digits, end - 8, sizeof digits);
  digits = (digits ^ zeros) & (G_MAXUINT64 << (8 * (8 - n)));
  if ((((digits + to_high_bit) | digits) & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
    return FALSE;

  digits = (digits * 2561) >> 8;
  digits = ((digits & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff)) * 6553601) >> 16;
  *value =
      ((digits & G_GUINT64_CONSTANT (0x0000ffff0000ffff)) * G_GUINT64_CONSTANT (42949672960001)) >>
      32;
  return TRUE;
}

static inline gboolean
read_digits (RbkCsvCell cell, gint64 *value)
{
  const char *end = cell.text + cell.length;
  guint64     low, high = 0;

  if (cell.length == 0 || cell.length > MAX_QUICK_DIGITS ||
      !read_eight (end, (guint) MIN (cell.length, 8), &low))
    return FALSE;
  if (cell.length > 8 && !read_eight (end - 8, (guint) cell.length - 8, &high))
    return FALSE;
  *value = (gint64) (high * 100000000 + low);
  return TRUE;
}

#else

static inline gboolean
read_digits (RbkCsvCell cell, gint64 *value)
{
  return FALSE;
}

#endif

static inline gboolean
read_count (RbkCsvCell cell, gint64 *value)
{
  RbkUsageSkipReason reason;

  return G_LIKELY (read_digits (cell, value)) ||
         rbk_usage_cell_get_count (cell, value, &reason) != RBK_USAGE_CELL_PROBLEM;
}

static gboolean
read_values (RbkUsageBlock           *self,
             const RbkUsageLayout    *layout,
             const RbkUsageBlockText *cells,
             RbkUsageBlockRow        *row)
{
  gint64 *values = self->values + (gsize) (self->n_rows - 1) * layout->n_values;

  for (guint i = 0; i < layout->n_values; i++)
    if (layout->sources[i] < 0)
      values[i] = 1;
    else if (!read_count (get_cell (self, &cells[layout->sources[i]]), &values[i]))
      return FALSE;
  if (layout->cached >= 0 &&
      values[layout->cached] > (layout->input >= 0 ? values[layout->input] : 0))
    {
      if (layout->refuses_excess)
        return FALSE;
      row->flags |= RBK_USAGE_ROW_EXCEEDS;
    }
  return TRUE;
}

static gboolean
read_cost (RbkUsageBlock *self, const RbkUsageLayout *layout, const RbkUsageBlockText *cells)
{
  RbkUsageSkipReason reason;

  return layout->cost < 0 || rbk_usage_cell_get_cost (get_cell (self, &cells[layout->cost]),
                                                      &self->costs[self->n_rows - 1],
                                                      &reason) != RBK_USAGE_CELL_PROBLEM;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  guint64 high = 0, word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      high |= word;
    }
  word = 0;
  memcpy (&word, text, length);
  return ((high | word) & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

/* An id that is kept as it stands there. */
static gboolean
read_id (RbkUsageBlock           *self,
         const RbkUsageLayout    *layout,
         const RbkUsageBlockText *cells,
         RbkUsageBlockRow        *row)
{
  RbkCsvCell cell = get_cell (self, &cells[layout->customer]);

  if (cell.length == 0 || cell.length > RBK_USAGE_MAX_ID || g_ascii_isspace (cell.text[0]) ||
      g_ascii_isspace (cell.text[cell.length - 1]))
    return FALSE;
  if (!is_ascii (cell.text, cell.length) && !g_utf8_validate_len (cell.text, cell.length, NULL))
    return FALSE;

  row->at = cells[layout->customer].at;
  row->length = (guint32) cell.length;
  row->hash = rbk_id_set_hash (layout->seed, cell.text, cell.length);
  return TRUE;
}

/* A time tells its day in its first bytes, which are those of the row before for most rows. */
static gboolean
is_time (RbkCsvCell cell)
{
  return cell.length >= DATE_BYTES && cell.text[4] == '-' && cell.text[7] == '-' &&
         (cell.text[10] == 'T' || cell.text[10] == ' ');
}

static gboolean
read_date (RbkUsageParser *parser, RbkCsvCell cell, gboolean is_day, guint32 *date)
{
  gsize              n = is_time (cell) ? DATE_BYTES : cell.length;
  RbkUsageSkipReason reason;
  RbkUsageDate       found;

  if (n > 0 && n == parser->n_date && memcmp (cell.text, parser->date_text, n) == 0)
    {
      *date = parser->date;
      return TRUE;
    }
  if (rbk_usage_cell_get_date (cell, is_day, &found, &reason) != RBK_USAGE_CELL_VALUE)
    return FALSE;

  *date = found.month * 32 + found.day;
  parser->n_date = 0;
  if (n <= DATE_BYTES && n <= sizeof parser->date_text)
    {
      memcpy (parser->date_text, cell.text, n);
      parser->n_date = (guint) n;
      parser->date = *date;
    }
  return TRUE;
}

/* The month and the day; where they stand in two columns, nothing is remembered of them. */
static gboolean
read_dates (RbkUsageBlock           *self,
            RbkUsageParser          *parser,
            const RbkUsageBlockText *cells,
            RbkUsageBlockRow        *row)
{
  const RbkUsageLayout *layout = &parser->layout;
  RbkUsageSkipReason    reason;
  RbkUsageDate          day;
  gboolean              has_month = layout->month >= 0;

  row->date = 0;
  if (!has_month && layout->day < 0)
    return TRUE;
  if (!read_date (parser, get_cell (self, &cells[has_month ? layout->month : layout->day]),
                  !has_month, &row->date))
    return FALSE;
  if (!has_month || layout->day < 0)
    return TRUE;

  if (rbk_usage_cell_get_date (get_cell (self, &cells[layout->day]), TRUE, &day, &reason) ==
      RBK_USAGE_CELL_PROBLEM)
    return FALSE;
  row->date = row->date / 32 * 32 + day.day;
  return TRUE;
}

/* The place of a model among those of the block; the last rows' ones are tried first. */
static gboolean
read_model (RbkUsageBlock           *self,
            const RbkUsageLayout    *layout,
            const RbkUsageBlockText *cells,
            RbkUsageBlockRow        *row)
{
  RbkCsvCell cell;

  row->model = 0;
  if (layout->model < 0)
    return TRUE;
  cell = get_cell (self, &cells[layout->model]);
  for (guint i = 0; i < self->n_models; i++)
    if (self->models[i].length == cell.length &&
        memcmp (self->bytes + self->models[i].at, cell.text, cell.length) == 0)
      {
        row->model = (guint16) (i + 1);
        return TRUE;
      }
  if (self->n_models == RBK_USAGE_BLOCK_MAX_MODELS)
    return FALSE;

  self->models[self->n_models++] = cells[layout->model];
  row->model = (guint16) self->n_models;
  return TRUE;
}

/*
 * rbk_usage_block_read_row:
 * @self: a block whose last row is this one
 * @parser: (inout): what is known so far
 * @cells: the cells of the row, as many as the layout has columns
 * @row: (inout): the row
 *
 * Understands a row that has nothing odd about it, as [func@usage_row_read] does.
 *
 * Returns: `FALSE` when it is better left to that
 */
gboolean
rbk_usage_block_read_row (RbkUsageBlock           *self,
                          RbkUsageParser          *parser,
                          const RbkUsageBlockText *cells,
                          RbkUsageBlockRow        *row)
{
  const RbkUsageLayout *layout = &parser->layout;

  row->flags = 0;
  return read_values (self, layout, cells, row) && read_cost (self, layout, cells) &&
         read_id (self, layout, cells, row) && read_dates (self, parser, cells, row) &&
         read_model (self, layout, cells, row);
}
