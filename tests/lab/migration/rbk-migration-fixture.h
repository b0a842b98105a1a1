/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mix-books.h"
#include "rbk-migration.h"

G_BEGIN_DECLS

/* Two books and the same customers, made ready for both. */
typedef struct
{
  MixFixture         before, after;
  gboolean           is_same_cost;
  GArray            *map;
  RbkMigrationBills *bills;
} MigrationFixture;

void          migration_fixture_freeze (MigrationFixture  *self,
                                        RbkPopulation     *population,
                                        const char *const *by_hand);
void          migration_fixture_clear (MigrationFixture *self);
RbkMigration *migration_fixture_move (MigrationFixture *self,
                                      const char       *threshold,
                                      const char       *rules) G_GNUC_WARN_UNUSED_RESULT;

void migration_fixture_init_flat (MigrationFixture *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MigrationFixture, migration_fixture_clear)

G_END_DECLS
