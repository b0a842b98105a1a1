/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"
#include "rbk-phase.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

/* Where a plan's dated terms stand on a day. */

gboolean rbk_phase_is_in_force (RbkPlan *plan, RbkPhase *phase, const GDate *today);
gboolean rbk_phase_find_today (RbkPlan *plan, const GDate *today, guint *position, double *place);
char    *rbk_phase_dup_today (RbkPlan *plan, RbkPhase *phase, const GDate *today, const char *as_of)
    G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_phase_new_add_edit (RbkPlan     *plan,
                                 RbkPhaseKind kind,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
