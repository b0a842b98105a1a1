/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-migration-words.h"

G_BEGIN_DECLS

#define RBK_TYPE_MIGRATION_FIGURES (rbk_migration_figures_get_type ())
G_DECLARE_FINAL_TYPE (RbkMigrationFigures, rbk_migration_figures, RBK, MIGRATION_FIGURES, GtkWidget)

GtkWidget *rbk_migration_figures_new (RbkDocument *document,
                                      GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_migration_figures_update (RbkMigrationFigures      *self,
                                         const RbkMigrationResult *result,
                                         RbkMoneyFormat           *format);

G_END_DECLS
