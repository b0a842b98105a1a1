/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_CURVE_PANEL (rbk_curve_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkCurvePanel, rbk_curve_panel, RBK, CURVE_PANEL, GtkWidget)

GtkWidget *rbk_curve_panel_new (RbkDocument *document,
                                GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_curve_panel_update (RbkCurvePanel *self, RbkAnalysis *analysis);
void       rbk_curve_panel_set_selected (RbkCurvePanel *self, int plan);

G_END_DECLS
