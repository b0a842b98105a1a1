/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-population.h"
#include "rbk-slices.h"

G_BEGIN_DECLS

/**
 * RbkUsageField:
 * @RBK_USAGE_TOKENS: tokens whose direction stands elsewhere, as in a metering event
 * @RBK_USAGE_DIRECTION: where: whether they are input, output or cached
 * @RBK_USAGE_PLAN: the plan that the customer is on today
 *
 * What a usage file can say of a customer; each has the name that `--map` knows it by.
 */
typedef enum
{
  RBK_USAGE_CUSTOMER,
  RBK_USAGE_CALLS,
  RBK_USAGE_INPUT_TOKENS,
  RBK_USAGE_OUTPUT_TOKENS,
  RBK_USAGE_CACHED_TOKENS,
  RBK_USAGE_CACHE_WRITE_TOKENS,
  RBK_USAGE_MODEL,
  RBK_USAGE_COST,
  RBK_USAGE_MONTH,
  RBK_USAGE_DAY,
  RBK_USAGE_TOKENS,
  RBK_USAGE_DIRECTION,
  RBK_USAGE_PLAN,
  RBK_N_USAGE_FIELDS,
} RbkUsageField;

typedef enum
{
  RBK_USAGE_SKIP_EMPTY,    /* nothing in it: an idle day of an export */
  RBK_USAGE_SKIP_CELLS,    /* more cells than the header has */
  RBK_USAGE_SKIP_COUNT,    /* a count that is no whole number in plain digits */
  RBK_USAGE_SKIP_COST,     /* a cost that is no amount */
  RBK_USAGE_SKIP_NEGATIVE, /* a number below zero */
  RBK_USAGE_SKIP_RANGE,    /* a number that is too large */
  RBK_USAGE_SKIP_DATE,     /* a month or day that is none */
  RBK_USAGE_SKIP_CACHED,   /* more cached tokens than the input they are said to be in */
  RBK_USAGE_SKIP_ID,       /* a customer id that is too long */
  RBK_USAGE_SKIP_RECORD,   /* a record that is no JSON object */
  RBK_USAGE_SKIP_REPEATED, /* an event that was there before */
  RBK_USAGE_SKIP_KIND,     /* a record of something that is no call */
  RBK_N_USAGE_SKIPS,
} RbkUsageSkipReason;

/**
 * RbkUsageCached:
 * @RBK_USAGE_CACHED_AUTO: part of the input, unless a row has more of them than input
 * @RBK_USAGE_CACHED_PART: part of the input, as OpenAI counts; other rows are skipped
 * @RBK_USAGE_CACHED_APART: beside the input, as Anthropic counts
 *
 * How the column of cached tokens is meant. It is one answer for the whole file.
 */
typedef enum
{
  RBK_USAGE_CACHED_AUTO,
  RBK_USAGE_CACHED_PART,
  RBK_USAGE_CACHED_APART,
} RbkUsageCached;

/* As they stand among the entries of a mapping. */
#define RBK_USAGE_CACHED_ENTRY_PART "cached=part"
#define RBK_USAGE_CACHED_ENTRY_APART "cached=apart"

typedef struct
{
  guint64            line;
  RbkUsageSkipReason reason;
  char              *message; /* what is wrong, with the text that is */
} RbkUsageSkip;

/* Called now and then with the bytes of the file that are read. */
typedef void (*RbkUsageProgress) (guint64 bytes, gpointer user_data);

/**
 * RbkUsageOptions:
 * @format: (nullable): the name of a format, or `NULL` to find it out
 * @mapping: (nullable): `field=column` entries; they go before what the names say. A
 *   column is named as in the header or by its number, `#3`; no column at all switches
 *   the field off. `cached=part` and `cached=apart` say how cached tokens are meant
 * @cached: how cached tokens are meant
 * @chunk_bytes: how much to read at once, 0 for a sensible amount
 * @is_plain: whether to read one record after the other, which is slower and comes to the same
 * @cancellable: (nullable): to give up
 * @progress: (nullable): called with how far it is
 * @user_data: for @progress
 *
 * How to read a usage file. All zeros is fine.
 */
typedef struct
{
  const char        *format;
  const char *const *mapping;
  RbkUsageCached     cached;
  gsize              chunk_bytes;
  gboolean           is_plain;
  GCancellable      *cancellable;
  RbkUsageProgress   progress;
  gpointer           user_data;
} RbkUsageOptions;

#define RBK_USAGE_MAX_SKIPS 20
#define RBK_USAGE_MAX_MODELS 64

/**
 * RbkUsage:
 * @format: the format that it was read as, as `--format` names it: `plain`, …
 * @rows: rows below the header, or records
 * @skipped: those of them that could not be used
 * @skip_counts: @skipped by reason
 * @skips: (element-type RbkUsageSkip): the first 20 of them
 * @columns: (array fixed-size=13): the column that each field was read from, or `NULL`
 * @other_columns: the columns that mean nothing here
 * @models: (element-type utf8): the models that are named, the first 64
 * @notes: (element-type utf8): sentences about what was made of the file that a person
 *   should know: what was taken for what, what was left out
 * @n_months: how many months the file spans; 0 where it does not say. With several, the
 *   values are the average of a customer's months
 * @n_without_id: rows that name no customer, counted as the customer `(none)`
 * @first_day: (nullable): the first day or month in the file: `2026-06-15`, or `2026-06`
 * @last_day: (nullable): the last one
 * @cached_is_part: whether cached tokens were counted in the input; they are apart now
 * @has_model: whether the file names models
 * @population: the customers; its cost column is what the file says, if it does
 * @days: (nullable): what was used on each day, in all, not on average; the slices are named
 *   `2026-06-15`, or `15` where the file has no month
 * @by_model: (nullable): what was used of each model, in all, not on average
 * @requests: (nullable): where the file has no customers, its requests as if they were
 *   customers: for the spread between calls. @population is the one customer `(none)` then,
 *   which is nobody: a book can't be sized on it
 *
 * What was read from a usage file. Reference counted, and it does not change, so that it
 * can cross threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char           *format;
  guint64         rows, skipped;
  guint64         skip_counts[RBK_N_USAGE_SKIPS];
  GPtrArray      *skips;
  char           *columns[RBK_N_USAGE_FIELDS];
  char          **other_columns;
  GPtrArray      *models;
  GPtrArray      *notes;
  guint           n_months;
  guint64         n_without_id;
  char           *first_day, *last_day;
  gboolean        cached_is_part;
  gboolean        has_model;
  RbkPopulation  *population;
  RbkSlices      *days;
  RbkSlices      *by_model;
  RbkPopulation  *requests;
} RbkUsage;

RbkUsage *rbk_usage_read (GFile                 *file,
                          const RbkUsageOptions *options,
                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
RbkUsage *rbk_usage_read_stream (GInputStream          *stream,
                                 const RbkUsageOptions *options,
                                 GError               **error) G_GNUC_WARN_UNUSED_RESULT;
RbkUsage *rbk_usage_ref (RbkUsage *self);
void      rbk_usage_unref (RbkUsage *self);
gboolean  rbk_usage_check_customers (const RbkUsage *self, GError **error);

const char *rbk_usage_field_get_name (RbkUsageField field);
const char *rbk_usage_skip_reason_describe (RbkUsageSkipReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkUsage, rbk_usage_unref)

G_END_DECLS
