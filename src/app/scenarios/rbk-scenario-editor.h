/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"
#include "rbk-scenario.h"

G_BEGIN_DECLS

#define RBK_TYPE_SCENARIO_EDITOR (rbk_scenario_editor_get_type ())
G_DECLARE_FINAL_TYPE (RbkScenarioEditor, rbk_scenario_editor, RBK, SCENARIO_EDITOR, GtkWidget)

GtkWidget *rbk_scenario_editor_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_scenario_editor_show (RbkScenarioEditor *self,
                                     RbkScenario       *scenario,
                                     RbkMoneyFormat    *format);
void       rbk_scenario_editor_take_focus (RbkScenarioEditor *self);

G_END_DECLS
