/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"
#include "rbk-scenario-case.h"

G_BEGIN_DECLS

RbkMixIndex *rbk_scenario_crowd_new (const RbkScenarioCase *scenario,
                                     RbkMixIndex           *index,
                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
RbkMixIndex *rbk_scenario_crowd_recount (RbkMixIndex           *after,
                                         const RbkScenarioCase *scenario,
                                         RbkMixIndex           *index,
                                         const RbkSpec         *spec,
                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
