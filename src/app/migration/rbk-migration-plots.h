/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-migration-words.h"

G_BEGIN_DECLS

/* The plots of the Migration page. */

GtkWidget *rbk_migration_new_plot (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_migration_show_changes (GtkWidget                *plot,
                                       const RbkMigrationResult *result,
                                       RbkMoneyFormat           *format);
void       rbk_migration_show_months (GtkWidget                *plot,
                                      const RbkMigrationResult *result,
                                      RbkMoneyFormat           *format);

G_END_DECLS
