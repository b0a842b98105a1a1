/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-migration-words.h"

G_BEGIN_DECLS

/* The tables of the Migration page. */

GtkWidget *rbk_migration_new_cohorts (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_migration_new_plans (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_migration_new_rises (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_migration_new_waves (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

void rbk_migration_show_cohorts (GtkWidget                *table,
                                 const RbkMigrationResult *result,
                                 RbkMoneyFormat           *format);
void rbk_migration_show_plans (GtkWidget                *table,
                               const RbkMigrationResult *result,
                               RbkMoneyFormat           *format);
void rbk_migration_show_rises (GtkWidget                *table,
                               const RbkMigrationResult *result,
                               RbkMoneyFormat           *format);
void rbk_migration_show_waves (GtkWidget                *table,
                               const RbkMigrationResult *result,
                               RbkMoneyFormat           *format);

G_END_DECLS
