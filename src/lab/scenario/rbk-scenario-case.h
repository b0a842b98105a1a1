/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-scenario.h"
#include "rbk-shock.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/**
 * RbkScenarioCase:
 *
 * A book before and after shocks, both frozen. Made from the book where the book lives, and then
 * reference counted and immutable, so that it can be computed with in any thread.
 */
typedef struct _RbkScenarioCase RbkScenarioCase;

RbkScenarioCase *rbk_scenario_case_new (RbkBook     *book,
                                        const GDate *date,
                                        const char  *name,
                                        GPtrArray   *shocks,
                                        RbkAnswer    answer,
                                        GListModel  *catalogue,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
RbkScenarioCase *rbk_scenario_case_new_for (RbkBook     *book,
                                            const GDate *date,
                                            RbkScenario *scenario,
                                            GListModel  *catalogue,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
RbkScenarioCase *rbk_scenario_case_new_answer (const RbkScenarioCase *self,
                                               RbkAnswer answer) G_GNUC_WARN_UNUSED_RESULT;
RbkScenarioCase *rbk_scenario_case_ref (RbkScenarioCase *self);
void             rbk_scenario_case_unref (RbkScenarioCase *self);

const char      *rbk_scenario_case_get_name (const RbkScenarioCase *self);
const GPtrArray *rbk_scenario_case_get_shocks (const RbkScenarioCase *self);
RbkAnswer        rbk_scenario_case_get_answer (const RbkScenarioCase *self);
const RbkSpec   *rbk_scenario_case_get_before (const RbkScenarioCase *self);
const RbkSpec   *rbk_scenario_case_get_after (const RbkScenarioCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkScenarioCase, rbk_scenario_case_unref)

G_END_DECLS
