/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-migration-work.h"

G_BEGIN_DECLS

RbkEdit *rbk_migration_edit_new (RbkDocument    *document,
                                 const RbkField *field,
                                 const GValue   *value,
                                 GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_migration_choose_old_book (GtkWidget *widget, RbkDocument *document);
void     rbk_migration_mend (GtkWidget                *widget,
                             RbkDocument              *document,
                             const RbkMigrationResult *failed);

G_END_DECLS
