/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-usage-query.h"

G_BEGIN_DECLS

#define RBK_TYPE_DATABASE_FORM (rbk_database_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkDatabaseForm, rbk_database_form, RBK, DATABASE_FORM, GtkWidget)

GtkWidget *rbk_database_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_database_form_set_table (RbkDatabaseForm *self, const char *table);
void       rbk_database_form_show (RbkDatabaseForm   *self,
                                   const char *const *columns,
                                   const char *const *mapping);
void       rbk_database_form_hide (RbkDatabaseForm *self);
char     **rbk_database_form_dup_mapping (RbkDatabaseForm *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean   rbk_database_form_get_is_ready (RbkDatabaseForm *self);

G_END_DECLS
