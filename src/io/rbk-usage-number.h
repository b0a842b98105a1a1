/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-csv-reader.h"
#include "rbk-decimal.h"
#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/* What a cell turned out to be. On a problem its reason says which. */
typedef enum
{
  RBK_USAGE_CELL_BLANK, /* the value is 0 */
  RBK_USAGE_CELL_VALUE,
  RBK_USAGE_CELL_PROBLEM,
} RbkUsageCellKind;

/**
 * RbkUsageDate:
 * @month: 12 x year + month - 1; without a year a number from 1 to 12; 0 for none
 * @day: of the month, 0 for none
 *
 * When something was used, as far as it is known.
 */
typedef struct
{
  guint month, day;
} RbkUsageDate;

RbkCsvCell       rbk_usage_cell_trim (RbkCsvCell cell);
RbkUsageCellKind rbk_usage_cell_get_count (RbkCsvCell          cell,
                                           gint64             *value,
                                           RbkUsageSkipReason *reason);
RbkUsageCellKind rbk_usage_cell_get_cost (RbkCsvCell          cell,
                                          RbkDecimal         *value,
                                          RbkUsageSkipReason *reason);
RbkUsageCellKind rbk_usage_cell_get_date (RbkCsvCell          cell,
                                          gboolean            is_day,
                                          RbkUsageDate       *date,
                                          RbkUsageSkipReason *reason);

G_END_DECLS
