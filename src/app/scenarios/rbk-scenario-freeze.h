/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-scenario-case.h"
#include "rbk-scenario.h"

G_BEGIN_DECLS

/**
 * RbkFrozenScenario:
 * @name: (owned): what it is called
 * @scenario: (owned) (nullable): it, where it can be computed
 * @error: (owned) (nullable): why it can't be
 * @answer: what is done about it
 *
 * A scenario of a book, made ready for a thread.
 */
typedef struct
{
  char            *name;
  RbkScenarioCase *scenario;
  GError          *error;
  RbkAnswer        answer;
} RbkFrozenScenario;

GListModel      *rbk_scenario_freeze_catalogue (const GPtrArray *shocks);
RbkScenarioCase *rbk_scenario_freeze (RbkBook       *book,
                                      const RbkSpec *spec,
                                      RbkScenario   *scenario,
                                      RbkAnswer      answer,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *rbk_scenario_freeze_all (RbkBook *book, const RbkSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_scenario_get_title (RbkScenario *scenario);

G_END_DECLS
