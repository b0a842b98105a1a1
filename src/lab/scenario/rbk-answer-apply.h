/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-scenario-run.h"

G_BEGIN_DECLS

RbkBook *rbk_scenario_make_book (const RbkScenarioCase   *scenario,
                                 const RbkScenarioResult *result,
                                 RbkBook                 *book,
                                 GListModel              *catalogue,
                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
