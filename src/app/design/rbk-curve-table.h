/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-curve-rows.h"

G_BEGIN_DECLS

#define RBK_TYPE_CURVE_TABLE (rbk_curve_table_get_type ())
G_DECLARE_FINAL_TYPE (RbkCurveTable, rbk_curve_table, RBK, CURVE_TABLE, GtkWidget)

GtkWidget  *rbk_curve_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_curve_table_show (RbkCurveTable *self,
                                  RbkAnalysis   *analysis,
                                  RbkShownPlans  shown,
                                  RbkChartOf     of);
const char *rbk_curve_table_get_text (RbkCurveTable *self);

G_END_DECLS
