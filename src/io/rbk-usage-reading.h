/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-columns.h"
#include "rbk-usage-cuts.h"
#include "rbk-usage-events.h"
#include "rbk-usage-plans.h"

G_BEGIN_DECLS

#define RBK_USAGE_NONE "(none)"
#define RBK_USAGE_OTHER "(other)"
#define RBK_USAGE_MAX_ID 1024
#define RBK_USAGE_MAX_MONTHS 64
#define RBK_USAGE_MAX_REQUESTS 1000000

#define RBK_USAGE_N_COUNTS 5

/* The fields that are counts, and where they are added up. */
typedef struct
{
  RbkUsageField field;
  RbkColumn     column;
} RbkUsageCount;

extern const RbkUsageCount rbk_usage_counts[RBK_USAGE_N_COUNTS];

/* A row that has been understood. */
typedef struct
{
  RbkCsvCell        id;
  gint64            values[RBK_N_COLUMNS]; /* costs in nano-units, once the row is added */
  RbkDecimal        cost;
  RbkUsageDate      date;
  RbkUsageDirection direction;
  gboolean          is_blank;      /* of numbers */
  gboolean          is_undirected; /* its tokens are taken for input */
  gboolean          is_amount;     /* its value is taken for calls */
} RbkUsageRow;

/* What is wrong with a row, and where. */
typedef struct
{
  RbkUsageSkipReason reason;
  RbkUsageField      field;
  RbkCsvCell         cell;
} RbkUsageProblem;

/* A file on its way into a population. Costs are added up exactly and rounded at the end. */
typedef struct
{
  const RbkUsageOptions *options;
  RbkUsageColumns        columns;
  RbkUsage              *usage;
  RbkPopulation         *population;
  RbkPopulation         *requests; /* (nullable) where there are no customers */
  GArray                *costs;    /* (nullable) (element-type __int128) 10^-18, a customer each */
  GArray                *masks;    /* (nullable) (element-type guint64) a bit for each month */
  GArray                *months;   /* (element-type guint) the months in the file */
  GString               *id;       /* where an id is made valid */
  RbkUsageEvents        *events;   /* (nullable) where records are events */
  RbkUsagePlans         *plans;    /* (nullable) where they are named */
  RbkUsageCuts           cuts;
  guint64                line;
  guint64                n_undirected;   /* tokens that are taken for input */
  guint64                n_amounts;      /* values that are taken for calls */
  guint64                n_undated;      /* events without a day */
  guint64                n_bad_ids;      /* ids that are not UTF-8 */
  guint64                n_in_excess;    /* customers with more cached tokens than input */
  guint64                n_short;        /* rows with fewer cells than the header */
  gboolean               has_numbers;    /* the file has counts or costs */
  gboolean               has_directions; /* tokens are told by their direction */
  gboolean               cached_exceeds; /* some row has more cached tokens than input */
} RbkUsageReading;

RbkUsage *rbk_usage_new (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean       rbk_usage_reading_init (RbkUsageReading       *self,
                                       RbkUsageTable         *table,
                                       const RbkUsageOptions *options,
                                       GError               **error);
gboolean       rbk_usage_reading_take_row (RbkUsageReading      *self,
                                           const RbkUsageRecord *record,
                                           GError              **error);
gboolean       rbk_usage_reading_finish (RbkUsageReading *self, GError **error);
void           rbk_usage_reading_clear (RbkUsageReading *self);
void           rbk_usage_reading_set_columns (RbkUsageReading *self);
gboolean       rbk_usage_reading_has (RbkUsageReading *self, guint field);
void           rbk_usage_reading_tell_notes (RbkUsageReading *self);
RbkUsageCached rbk_usage_reading_get_cached (const RbkUsageReading *self);

/* For rows that are added otherwise than one after the other. */
void        rbk_usage_reading_take_in (RbkUsageReading *self);
const char *rbk_usage_note_model (RbkUsage *self, RbkCsvCell cell);
gboolean    rbk_usage_reading_add_cost (RbkUsageReading *self,
                                        guint            customer,
                                        RbkDecimal       cost,
                                        gint64          *nano);
gboolean    rbk_usage_reading_mark_date (RbkUsageReading *self,
                                         guint            customer,
                                         RbkUsageDate     date,
                                         GError         **error);
gboolean    rbk_usage_reading_fail_sum (RbkUsageReading *self, GError **error);

RbkCsvCell rbk_usage_record_get_cell (RbkUsageReading      *self,
                                      guint                 field,
                                      const RbkUsageRecord *record);
gboolean   rbk_usage_row_read (RbkUsageReading      *self,
                               const RbkUsageRecord *record,
                               RbkUsageRow          *row,
                               RbkUsageProblem      *problem);

G_END_DECLS
