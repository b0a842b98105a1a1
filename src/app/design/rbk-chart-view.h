/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-analysis.h"
#include "rbk-margin-chart.h"

G_BEGIN_DECLS

#define RBK_TYPE_CHART_VIEW (rbk_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (RbkChartView, rbk_chart_view, RBK, CHART_VIEW, GtkWidget)

GtkWidget  *rbk_chart_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_chart_view_set_analysis (RbkChartView *self, RbkAnalysis *analysis);
void        rbk_chart_view_set_of (RbkChartView *self, RbkChartOf of);
void        rbk_chart_view_set_selected (RbkChartView *self, int plan);
void        rbk_chart_view_set_isolated (RbkChartView *self, int plan);
void        rbk_chart_view_set_colors (RbkChartView *self, const guint *colors, guint n_colors);
const char *rbk_chart_view_get_read_out (RbkChartView *self);

G_END_DECLS
