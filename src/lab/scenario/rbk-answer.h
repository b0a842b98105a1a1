/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-answered-spec.h"
#include "rbk-scenario-figures.h"

G_BEGIN_DECLS

gboolean rbk_answer_is_by_credits (const RbkSpec *spec, guint plan);
char    *rbk_answer_give (RbkAnsweredSpec       *self,
                          const RbkScenarioBase *base,
                          RbkScenarioPlan       *plans) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
