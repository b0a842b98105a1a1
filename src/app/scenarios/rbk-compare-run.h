/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-analysis.h"
#include "rbk-compare.h"
#include "rbk-scenario-run.h"
#include "rbk-work-row.h"

G_BEGIN_DECLS

/**
 * RbkCompareSide:
 * @name: (owned): what to call it
 * @spec: (owned) (nullable): the book, frozen; of a scenario it is made in the thread
 * @scenario: (owned) (nullable): what happens to the book that is open, in place of a book
 * @book: (owned) (nullable): a copy of the book that is open, for the thread alone
 * @catalogue: (not owned) (nullable): for prices of vendors
 * @result: (owned) (nullable): what the scenario comes to, from the thread
 *
 * What stands in a column.
 */
typedef struct
{
  char              *name;
  RbkSpec           *spec;
  RbkScenarioCase   *scenario;
  RbkBook           *book;
  GListModel        *catalogue;
  RbkScenarioResult *result;
} RbkCompareSide;

/**
 * RbkCompareRequest:
 * @analysis: (owned): the state of the book that is open
 * @usage: (owned) (nullable): its customers as they were read
 * @source: (owned) (nullable): how that was read
 * @sides: (owned) (element-type RbkCompareSide): the book that is open first
 *
 * What is to be compared, made ready for a thread.
 */
typedef struct
{
  RbkAnalysis    *analysis;
  RbkUsage       *usage;
  RbkUsageSource *source;
  GPtrArray      *sides;
} RbkCompareRequest;

RbkCompareRequest *rbk_compare_request_new (RbkAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;
void               rbk_compare_request_free (gpointer request);
RbkCompareSide    *rbk_compare_request_add (RbkCompareRequest *self, const char *name);
gpointer           rbk_compare_run (gpointer request, RbkWorkPiece *piece, GError **error);

G_END_DECLS
