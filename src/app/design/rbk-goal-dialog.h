/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-solve.h"

G_BEGIN_DECLS

#define RBK_TYPE_GOAL_DIALOG (rbk_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkGoalDialog, rbk_goal_dialog, RBK, GOAL_DIALOG, GtkWindow)

GtkWidget *rbk_goal_dialog_new (GtkWidget   *over,
                                RbkDocument *document,
                                guint        plan,
                                RbkSolveFor  what) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
