/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-migration-draft.h"

G_BEGIN_DECLS

/* What is worked out beside the window for the Migration page. */

/**
 * RbkKeepCost:
 * @rule: whom it would keep, as a book spells it
 * @plan: the place of the old plan that it is of; -1: of none
 * @n: how many customers
 * @forgone: by how much more they would pay a month
 *
 * What it costs to leave some customers on the old terms.
 */
typedef struct
{
  char      *rule;
  int        plan;
  guint64    n;
  RbkDecimal forgone;
} RbkKeepCost;

/**
 * RbkMigrationResult:
 * @analysis: of the new book
 * @before: (nullable): the old book
 * @automatic: (nullable) (element-type RbkMapEntry): where customers of old plans go by keys and
 *   names
 * @map: (nullable) (element-type RbkMapEntry): where they go
 * @migration: (nullable): what the move comes to
 * @rollout: (nullable): in which steps
 * @rises: (nullable) (element-type guint): the customers over the threshold, the largest rise first
 * @costs: (nullable) (element-type RbkKeepCost): of those who may be kept
 * @error: (nullable): why there is no move
 * @can_be_mended: whether something was chosen that can't be done, and can be dropped
 *
 * What was worked out.
 */
typedef struct
{
  RbkAnalysis  *analysis;
  RbkSpec      *before;
  GArray       *automatic, *map;
  RbkMigration *migration;
  RbkRollout   *rollout;
  GArray       *rises;
  GArray       *costs;
  GError       *error;
  gboolean      can_be_mended;
} RbkMigrationResult;

gpointer rbk_migration_work_new_request (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_migration_work_free_request (gpointer request);
gpointer rbk_migration_work_do (gpointer request);
void     rbk_migration_result_free (gpointer result);

G_END_DECLS
