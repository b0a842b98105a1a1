/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-book.h"

G_BEGIN_DECLS

#define RBK_TYPE_PLAN_CHOICE (rbk_plan_choice_get_type ())
G_DECLARE_FINAL_TYPE (RbkPlanChoice, rbk_plan_choice, RBK, PLAN_CHOICE, AdwExpanderRow)

GtkWidget *rbk_plan_choice_new (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_plan_choice_update (RbkPlanChoice *self);
gboolean  *rbk_plan_choice_dup_chosen (RbkPlanChoice *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
