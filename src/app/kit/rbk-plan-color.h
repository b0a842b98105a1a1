/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-plan.h"

G_BEGIN_DECLS

#define RBK_TYPE_PLAN_COLOR (rbk_plan_color_get_type ())
G_DECLARE_FINAL_TYPE (RbkPlanColor, rbk_plan_color, RBK, PLAN_COLOR, GtkWidget)

guint      rbk_plan_get_palette_index (RbkPlan *plan, guint position);
GtkWidget *rbk_plan_color_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_plan_color_set_index (RbkPlanColor *self, guint index);

G_END_DECLS
