/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-scenario-run.h"

G_BEGIN_DECLS

RbkScenarioCase   *scenario_case_new (RbkBook    *book,
                                      const char *shocks,
                                      RbkAnswer   answer) G_GNUC_WARN_UNUSED_RESULT;
RbkScenarioResult *scenario_run (RbkBook     *book,
                                 const char  *shocks,
                                 RbkAnswer    answer,
                                 RbkMixIndex *index) G_GNUC_WARN_UNUSED_RESULT;
void               scenario_assert_near (double value, double expected, double tolerance);

G_END_DECLS
