/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-customer-file.h"

G_BEGIN_DECLS

#define RBK_TYPE_DATABASE_DIALOG (rbk_database_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkDatabaseDialog, rbk_database_dialog, RBK, DATABASE_DIALOG, AdwWindow)

GtkWidget *rbk_database_dialog_new (GtkWindow   *parent,
                                    RbkDocument *document,
                                    GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
