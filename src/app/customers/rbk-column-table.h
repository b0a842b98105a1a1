/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-usage-look.h"

G_BEGIN_DECLS

#define RBK_TYPE_COLUMN_TABLE (rbk_column_table_get_type ())
G_DECLARE_FINAL_TYPE (RbkColumnTable, rbk_column_table, RBK, COLUMN_TABLE, GtkWidget)

GtkWidget *rbk_column_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_column_table_show (RbkColumnTable *self, const RbkUsageLook *look);
int        rbk_column_table_get_column (RbkColumnTable *self, RbkUsageField field);
char      *rbk_column_table_dup_name (RbkColumnTable *self, int column) G_GNUC_WARN_UNUSED_RESULT;

const char *rbk_column_table_get_field_title (RbkUsageField field);

G_END_DECLS
