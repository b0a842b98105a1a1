/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_FEATURE_TABLE (rbk_feature_table_get_type ())
G_DECLARE_FINAL_TYPE (RbkFeatureTable, rbk_feature_table, RBK, FEATURE_TABLE, GtkWidget)

GtkWidget  *rbk_feature_table_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *rbk_feature_table_new_menu (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
