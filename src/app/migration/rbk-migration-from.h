/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

#define RBK_TYPE_MIGRATION_FROM (rbk_migration_from_get_type ())
G_DECLARE_FINAL_TYPE (RbkMigrationFrom, rbk_migration_from, RBK, MIGRATION_FROM, GtkWidget)

GtkWidget *rbk_migration_from_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_migration_from_update (RbkMigrationFrom *self,
                                      RbkPopulation    *customers,
                                      RbkMoneyFormat   *format);
void       rbk_migration_from_say (RbkMigrationFrom *self, const char *text, gboolean is_problem);
void       rbk_migration_from_set_can_be_mended (RbkMigrationFrom *self, gboolean can_be_mended);
void       rbk_migration_from_set_is_waiting (RbkMigrationFrom *self, gboolean is_waiting);

G_END_DECLS
