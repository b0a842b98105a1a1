/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-money-format.h"
#include "rbk-policy-list.h"

G_BEGIN_DECLS

#define RBK_TYPE_TRIAL_EDITOR (rbk_trial_editor_get_type ())
G_DECLARE_FINAL_TYPE (RbkTrialEditor, rbk_trial_editor, RBK, TRIAL_EDITOR, GtkWidget)

GtkWidget *rbk_trial_editor_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rbk_trial_editor_show (RbkTrialEditor *self, const RbkPolicy *policy, RbkMoneyFormat *format);
void rbk_trial_editor_take_focus (RbkTrialEditor *self);

G_END_DECLS
