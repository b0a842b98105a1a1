/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_COMPARE_PANEL (rbk_compare_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkComparePanel, rbk_compare_panel, RBK, COMPARE_PANEL, GtkWidget)

GtkWidget *rbk_compare_panel_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_compare_panel_update (RbkComparePanel *self, RbkAnalysis *analysis);
void       rbk_compare_panel_add_file (RbkComparePanel *self, GFile *file);
void rbk_compare_panel_add_scenario (RbkComparePanel *self, const char *key, RbkAnswer answer);

G_END_DECLS
