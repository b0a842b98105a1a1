/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-load-customers.h"
#include "rbk-migration-draft.h"

G_BEGIN_DECLS

/**
 * RbkMigrationFound:
 * @from: what the old prices are from, for people
 * @migration: what a move comes to
 * @rollout: in which steps
 * @map: (element-type RbkMapEntry): where customers of old plans go
 * @customers: where customers are from
 * @n_listed: how many to name of those over the threshold
 *
 * What there is to say of a move.
 */
typedef struct
{
  char         *from;
  RbkMigration *migration;
  RbkRollout   *rollout;
  GArray       *map;
  RbkOwnFile    customers;
  guint         n_listed;
} RbkMigrationFound;

void rbk_migration_output_members (JsonBuilder *builder, const RbkMigrationFound *found);
void rbk_migration_output_text (GString *text, const RbkMigrationFound *found);

G_END_DECLS
