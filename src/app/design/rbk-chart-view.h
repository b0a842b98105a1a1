/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-margin-chart.h"
#include "rbk-shown-plans.h"

G_BEGIN_DECLS

#define RBK_TYPE_CHART_VIEW (rbk_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (RbkChartView, rbk_chart_view, RBK, CHART_VIEW, GtkWidget)

GtkWidget  *rbk_chart_view_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_chart_view_show (RbkChartView *self, RbkAnalysis *analysis, RbkShownPlans shown);
void        rbk_chart_view_set_analysis (RbkChartView *self, RbkAnalysis *analysis);
void        rbk_chart_view_set_of (RbkChartView *self, RbkChartOf of);
RbkChartOf  rbk_chart_view_get_of (RbkChartView *self);
void        rbk_chart_view_set_selected (RbkChartView *self, int plan);
void        rbk_chart_view_set_isolated (RbkChartView *self, const guint *plans, guint n_plans);
void        rbk_chart_view_set_colors (RbkChartView *self,
                                       const guint  *colors,
                                       guint         first,
                                       guint         n_colors);
GBytes     *rbk_chart_view_new_picture (RbkChartView *self,
                                        const char   *name,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_chart_view_show_menu (RbkChartView *self);
void        rbk_chart_view_reset_range (RbkChartView *self);
gboolean    rbk_chart_view_get_is_zoomed (RbkChartView *self);
const char *rbk_chart_view_get_read_out (RbkChartView *self);

G_END_DECLS
