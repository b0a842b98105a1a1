/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-placeholder.h"
#include "rbk-rollout.h"

G_BEGIN_DECLS

/**
 * RbkMigrationDraft:
 * @title: its heading, with placeholders
 * @text: what it says, with placeholders
 *
 * What to write to the customers of a cohort.
 */
typedef struct
{
  const char *title, *text;
} RbkMigrationDraft;

const RbkMigrationDraft *rbk_migration_draft_get (RbkCohort cohort, const RbkRollout *rollout);
gboolean                 rbk_migration_find_example (const RbkMigration *migration,
                                                     RbkCohort           cohort,
                                                     guint              *customer);
char                    *rbk_migration_draft_fill (const char         *text,
                                                   const RbkMigration *migration,
                                                   const RbkRollout   *rollout,
                                                   guint               customer,
                                                   GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
