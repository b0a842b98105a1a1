/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-rollout.h"

G_BEGIN_DECLS

char *rbk_migration_csv_new (const RbkMigration *migration,
                             const RbkRollout   *rollout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
