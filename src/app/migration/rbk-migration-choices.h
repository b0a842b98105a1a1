/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-migration-words.h"

G_BEGIN_DECLS

#define RBK_TYPE_MIGRATION_CHOICES (rbk_migration_choices_get_type ())
G_DECLARE_FINAL_TYPE (RbkMigrationChoices, rbk_migration_choices, RBK, MIGRATION_CHOICES, GtkWidget)

/* Where customers of each old plan go, and who keeps the old terms. */

GtkWidget *rbk_migration_choices_new_map (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_migration_choices_new_keep (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_migration_choices_update (RbkMigrationChoices      *self,
                                         const RbkMigrationResult *result,
                                         RbkMoneyFormat           *format);

G_END_DECLS
