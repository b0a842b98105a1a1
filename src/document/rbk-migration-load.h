/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-migration-plan.h"
#include "rbk-rollout.h"
#include "rbk-usage-reader.h"
#include "rbk-usage-source.h"

G_BEGIN_DECLS

/* What the window and the command line share in moving customers to a book. */

/**
 * RbkMigrationTask:
 * @before: the old book, frozen
 * @is_flat: whether it was made of flat prices
 * @after: the new book
 * @after_index: its customers
 * @usage: (nullable): the file that they are from; none for made-up ones
 * @source: (nullable): what the new book says of that file; no other thread may change it
 * @map: (nullable) (array zero-terminated=1): where customers of old plans go, by hand
 * @cancellable: (nullable): to stop
 *
 * Bills to work out, in any thread.
 */
typedef struct
{
  const RbkSpec     *before;
  gboolean           is_flat;
  const RbkSpec     *after;
  RbkMixIndex       *after_index;
  RbkUsage          *usage;
  RbkUsageSource    *source;
  const char *const *map;
  GCancellable      *cancellable;
} RbkMigrationTask;

RbkSpec           *rbk_migration_load_before (GFile             *file,
                                              const char *const *prices,
                                              const char        *currency,
                                              const GDate       *date,
                                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkMigrationBills *rbk_migration_task_run (const RbkMigrationTask *self,
                                           GArray                **map,
                                           GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           rbk_migration_plan_get_rollout (RbkMigrationPlan *self,
                                                   const RbkSpec    *after,
                                                   RbkRolloutPlan   *rollout,
                                                   GError          **error);

G_END_DECLS
