/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-migration-words.h"

G_BEGIN_DECLS

#define RBK_TYPE_MIGRATION_LETTERS (rbk_migration_letters_get_type ())
G_DECLARE_FINAL_TYPE (RbkMigrationLetters, rbk_migration_letters, RBK, MIGRATION_LETTERS, GtkWidget)

GtkWidget *rbk_migration_letters_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rbk_migration_letters_update (RbkMigrationLetters *self, const RbkMigrationResult *result);

G_END_DECLS
