/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"
#include "rbk-phase.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

/* A plan's phases in time. What goes before the lasting terms has a duration, the last one
 * has none, and terms change by a dated version beside the old one: none of these edits
 * leaves a plan that breaks that. */

RbkEdit *rbk_phase_list_edit_add (RbkPlan *plan, RbkPhaseKind kind) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_phase_list_edit_schedule (RbkPlan    *plan,
                                       const char *date,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_phase_list_edit_duplicate (RbkPlan *plan,
                                        guint    position,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_phase_list_edit_remove (RbkPlan *plan,
                                     guint    position,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_phase_list_edit_duration (RbkPlan    *plan,
                                       guint       position,
                                       const char *duration,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
