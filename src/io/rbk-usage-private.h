/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-columns.h"
#include "rbk-usage-reader.h"

G_BEGIN_DECLS

#define RBK_USAGE_NO_CUSTOMER "(none)"
#define RBK_USAGE_MAX_ID 1024
#define RBK_USAGE_MAX_MONTHS 64

/* A file on its way into a population. Costs are added up exactly and rounded at the end. */
typedef struct
{
  const RbkUsageOptions *options;
  RbkUsageColumns        columns;
  RbkUsage              *usage;
  RbkPopulation         *population;
  GArray                *costs;  /* (nullable) (element-type __int128) 10^-18, a customer each */
  GArray                *masks;  /* (nullable) (element-type guint64) a bit for each month */
  GArray                *months; /* (element-type guint) the months in the file */
  GString               *id;     /* where an id is made valid */
  guint64                line;
  gboolean               has_numbers;    /* the file has counts or costs */
  gboolean               cached_exceeds; /* some row has more cached tokens than input */
} RbkUsageReading;

void     rbk_usage_reading_init (RbkUsageReading *self, const RbkUsageOptions *options);
gboolean rbk_usage_reading_set_header (RbkUsageReading  *self,
                                       const RbkCsvCell *cells,
                                       guint             n_cells,
                                       GError          **error);
gboolean rbk_usage_reading_take_row (RbkUsageReading  *self,
                                     const RbkCsvCell *cells,
                                     guint             n_cells,
                                     GError          **error);
gboolean rbk_usage_reading_finish (RbkUsageReading *self, GError **error);
void     rbk_usage_reading_clear (RbkUsageReading *self);

G_END_DECLS
