/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-book.h"
#include "rbk-shown-plans.h"

G_BEGIN_DECLS

#define RBK_TYPE_CURVE_LEGEND (rbk_curve_legend_get_type ())
G_DECLARE_FINAL_TYPE (RbkCurveLegend, rbk_curve_legend, RBK, CURVE_LEGEND, GtkWidget)

GtkWidget   *rbk_curve_legend_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean     rbk_curve_legend_update (RbkCurveLegend *self, RbkBook *book, RbkShownPlans shown);
const guint *rbk_curve_legend_get_isolated (RbkCurveLegend *self, guint *n_plans);
const guint *rbk_curve_legend_get_colors (RbkCurveLegend *self, guint *n_plans);
void         rbk_curve_legend_isolate (RbkCurveLegend *self, int plan);

G_END_DECLS
