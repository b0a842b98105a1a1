/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-phase.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

/* What a new phase of a plan begins with. */

RbkPhase *rbk_phase_terms_new (RbkPlan *plan, RbkPhaseKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
