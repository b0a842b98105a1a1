/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_INSPECTOR (rbk_inspector_get_type ())
G_DECLARE_FINAL_TYPE (RbkInspector, rbk_inspector, RBK, INSPECTOR, GtkWidget)

GtkWidget *rbk_inspector_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_inspector_update (RbkInspector *self, RbkAnalysis *analysis, int plan);

G_END_DECLS
