/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-enums.h"

G_BEGIN_DECLS

#define RBK_TYPE_SCENARIO (rbk_scenario_get_type ())
G_DECLARE_FINAL_TYPE (RbkScenario, rbk_scenario, RBK, SCENARIO, RbkRecord)

RbkScenario *rbk_scenario_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char        *rbk_scenario_get_key (RbkScenario *self);
const char        *rbk_scenario_get_name (RbkScenario *self);
const char *const *rbk_scenario_get_shocks (RbkScenario *self);
RbkAnswer          rbk_scenario_get_answer (RbkScenario *self);

G_END_DECLS
