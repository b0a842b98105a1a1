/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkMigrationOld:
 * @place: (nullable): where the new book is
 * @path: (nullable): where the old book is, as rbk_customer_path_for_book() writes it
 * @prices: (nullable) (array zero-terminated=1): flat prices in place of an old book
 * @today: the day on which it is chosen
 *
 * What customers come from: an old book, or flat prices, or nothing that was chosen yet.
 */
typedef struct
{
  GFile             *place;
  const char        *path;
  const char *const *prices;
  const GDate       *today;
} RbkMigrationOld;

RbkEdit *rbk_migration_edit_set_old (RbkBook               *book,
                                     const RbkMigrationOld *old) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_migration_edit_mend (RbkBook       *book,
                                  const RbkSpec *before,
                                  const RbkSpec *after) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_migration_plan_fits (RbkMigrationPlan *self,
                                  const RbkSpec    *before,
                                  const RbkSpec    *after);
RbkEdit *rbk_migration_edit_set_map (RbkBook    *book,
                                     const char *old_plan,
                                     const char *new_plan) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_migration_edit_set_keep (RbkBook    *book,
                                      const char *rule,
                                      gboolean    is_kept) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_migration_plan_keeps (RbkMigrationPlan *self, const char *rule);

G_END_DECLS
