/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-compare.h"

G_BEGIN_DECLS

#define RBK_TYPE_COMPARE_TABLE (rbk_compare_table_get_type ())
G_DECLARE_FINAL_TYPE (RbkCompareTable, rbk_compare_table, RBK, COMPARE_TABLE, GtkWidget)

GtkWidget *rbk_compare_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_compare_table_show (RbkCompareTable     *self,
                                   const RbkComparison *comparison,
                                   const gboolean      *are_files);
char *rbk_compare_table_dup_text (RbkCompareTable *self, gboolean is_csv) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
