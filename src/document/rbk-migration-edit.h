/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"

G_BEGIN_DECLS

RbkEdit *rbk_migration_edit_set_from (RbkBook *book, const char *path) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_migration_edit_set_map (RbkBook    *book,
                                     const char *old_plan,
                                     const char *new_plan) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_migration_edit_set_keep (RbkBook    *book,
                                      const char *rule,
                                      gboolean    is_kept) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_migration_plan_keeps (RbkMigrationPlan *self, const char *rule);

G_END_DECLS
