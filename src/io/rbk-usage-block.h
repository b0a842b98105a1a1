/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"
#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/* More columns than this are left to the plain reader. */
#define RBK_USAGE_BLOCK_MAX_COLUMNS 256

#define RBK_USAGE_BLOCK_MAX_MODELS 128

/**
 * RbkUsageLayout:
 * @separator: what stands between cells
 * @n_columns: how many cells a record has
 * @customer: the column of the customer
 * @model: of the model, or negative
 * @month: of the month, or negative
 * @day: of the day, or negative
 * @cost: of the cost, or negative
 * @n_values: how many values a row has
 * @columns: where in a population each value goes
 * @sources: the column that it is read from; negative for one call
 * @input: which of the values is the input, or negative
 * @cached: which is what was cached of it, or negative
 * @refuses_excess: whether a row with more cached tokens than input is no good
 * @seed: what ids are hashed with
 *
 * What is to be had of the records of a file.
 */
typedef struct
{
  char      separator;
  guint     n_columns;
  int       customer, model, month, day, cost;
  guint     n_values;
  RbkColumn columns[RBK_N_COLUMNS];
  int       sources[RBK_N_COLUMNS];
  int       input, cached;
  gboolean  refuses_excess;
  guint64   seed;
} RbkUsageLayout;

typedef enum
{
  RBK_USAGE_ROW_IS_PLAIN = 1 << 0, /* it is left to the plain reader */
  RBK_USAGE_ROW_IS_LAST = 1 << 1,  /* nothing comes behind it in the file */
  RBK_USAGE_ROW_EXCEEDS = 1 << 2,  /* it has more cached tokens than input */
} RbkUsageRowFlags;

/**
 * RbkUsageBlockRow:
 * @at: where in the block its id is, or all of it when it is left to the plain reader
 * @length: of that, in bytes
 * @hash: of its id
 * @customer: in place of that, once it is looked up
 * @line: where it begins, counted from the line of the block
 * @date: 32 x month + day, as in [struct@UsageDate]
 * @model: one more than the place of its model in the block, or 0
 * @flags: what else there is to say
 */
typedef struct
{
  guint32 at, length;
  union
  {
    guint32 hash, customer;
  };
  guint32 line, date;
  guint16 model, flags;
} RbkUsageBlockRow;

typedef struct
{
  guint32 at, length;
} RbkUsageBlockText;

/**
 * RbkUsageBlock:
 * @bytes: (owned): some of the file
 * @n_bytes: how much of it
 * @n_allocated: how much there is room for
 * @n_taken: the bytes up to the end of the last row
 * @line: where it begins
 * @position: how far the stream was read for it
 * @is_end: whether nothing comes behind it
 * @has_plain: whether a row is left to the plain reader
 * @n_customers: how many there are with its own, once its customers are looked up, or 0
 * @error: (owned) (nullable): why there is no more
 * @rows: (array length=n_rows): its records
 * @values: (array): the values of rows, one row behind the other
 * @costs: (nullable) (array length=n_rows): what they cost, where the file says it
 * @models: (array length=n_models): the models that they name, as they stand there
 * @n_models: how many there are
 * @marks: (owned): room for the places of what ends cells
 *
 * Some of a file, and the rows in it.
 */
typedef struct
{
  char             *bytes;
  gsize             n_bytes, n_allocated, n_taken;
  guint64           line, position;
  gboolean          is_end, has_plain;
  guint             n_customers;
  GError           *error;
  RbkUsageBlockRow *rows;
  guint             n_rows, n_rows_allocated;
  gint64           *values;
  RbkDecimal       *costs;
  RbkUsageBlockText models[RBK_USAGE_BLOCK_MAX_MODELS];
  guint             n_models;
  guint32          *marks;
} RbkUsageBlock;

/**
 * RbkUsageParser:
 *
 * What is known from one block to the next.
 */
typedef struct
{
  RbkUsageLayout layout;
  guint64        line;
  gboolean       skips_newline; /* the last record ended with a CR */
  char           date_text[12];
  guint          n_date;
  guint32        date;
} RbkUsageParser;

RbkUsageBlock *rbk_usage_block_new (gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_usage_block_free (RbkUsageBlock *self);
void           rbk_usage_block_reserve (RbkUsageBlock *self, gsize n_bytes);
void           rbk_usage_block_clear (RbkUsageBlock *self);
void           rbk_usage_block_parse (RbkUsageBlock *self, RbkUsageParser *parser);

gboolean rbk_usage_block_read_row (RbkUsageBlock           *self,
                                   RbkUsageParser          *parser,
                                   const RbkUsageBlockText *cells,
                                   RbkUsageBlockRow        *row);

G_END_DECLS
