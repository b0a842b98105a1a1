/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-goal.h"

G_BEGIN_DECLS

#define RBK_TYPE_GOAL_FORM (rbk_goal_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkGoalForm, rbk_goal_form, RBK, GOAL_FORM, GtkWidget)

GtkWidget *rbk_goal_form_new (RbkBook *book, RbkAnalysis *analysis, guint plan, RbkSolveFor what)
    G_GNUC_WARN_UNUSED_RESULT;
void     rbk_goal_form_update (RbkGoalForm *self, RbkAnalysis *analysis);
void     rbk_goal_form_focus (RbkGoalForm *self);
gboolean rbk_goal_form_read (RbkGoalForm *self, RbkGoal *goal, GError **error);

G_END_DECLS
