/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-slice-grid.h"
#include "rbk-slices.h"
#include "rbk-usage-cut-log.h"
#include "rbk-usage-number.h"

G_BEGIN_DECLS

/* A month up to it is one of no year; others count from the year nought. */
#define RBK_USAGE_MAX_LONE_MONTH 12

/* Beyond this many cells, at 8 bytes a value and 16 besides, they are not kept. */
#define RBK_USAGE_MAX_CELLS 10000000

#define RBK_USAGE_MAX_CUT_MODELS 128

/**
 * RbkUsageCuts:
 * @days: (nullable): a slice for each day
 * @models: (nullable): a slice for each model
 * @days_are_dropped: whether they grew too large
 * @models_are_dropped: likewise
 *
 * What customers use, cut by day and by model, while it is read. Rows are only written down
 * until there are too many, or all are there: where cells are more than are kept, none is made,
 * and where they are many for their slices, they are in a grid.
 */
typedef struct
{
  RbkSlices *days;
  RbkSlices *models;
  gboolean   days_are_dropped, models_are_dropped;

  RbkSliceGrid   *day_grid, *model_grid; /* (owned) (nullable): what is in the slices */
  RbkUsageCutLog *log;                   /* (owned) (nullable): rows that are in none yet */
  gsize           max_log_bytes;

  GHashTable  *numbers;                                /* (owned): the slice of each day, from 1 */
  const char  *known[RBK_USAGE_MAX_CUT_MODELS];        /* models that were looked up */
  guint        known_slices[RBK_USAGE_MAX_CUT_MODELS]; /* from 1 */
  guint        n_known;
  RbkUsageDate last_date;
  guint        last_number;
  RbkUsageDate first, last; /* of what names its year */
  guint64      n_rows;
  guint        n_customers; /* when the last row came */
} RbkUsageCuts;

#define RBK_USAGE_CUT_BATCH 64

/**
 * RbkUsageCut:
 * @customer: who
 * @n_customers: how many there are by now
 * @date: when
 * @model: (nullable): with which model, where the file names models
 * @values: what was used
 *
 * A row to be cut.
 */
typedef struct
{
  guint        customer, n_customers;
  RbkUsageDate date;
  const char  *model;
  gint64       values[RBK_N_COLUMNS];
} RbkUsageCut;

void  rbk_usage_cuts_init (RbkUsageCuts *self);
void  rbk_usage_cuts_clear (RbkUsageCuts *self);
void  rbk_usage_cuts_note_date (RbkUsageCuts *self, RbkUsageDate date);
void  rbk_usage_cuts_add_batch (RbkUsageCuts *self, const RbkUsageCut *rows, guint n);
void  rbk_usage_cuts_finish (RbkUsageCuts *self, gboolean cached_is_part);
char *rbk_usage_date_to_string (RbkUsageDate date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
