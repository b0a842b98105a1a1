/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-enums.h"

G_BEGIN_DECLS

#define RBK_TYPE_PHASE (rbk_phase_get_type ())
G_DECLARE_FINAL_TYPE (RbkPhase, rbk_phase, RBK, PHASE, RbkRecord)

RbkPhase *rbk_phase_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char  *rbk_phase_get_key (RbkPhase *self);
const char  *rbk_phase_get_name (RbkPhase *self);
RbkPhaseKind rbk_phase_get_kind (RbkPhase *self);
const char  *rbk_phase_get_duration (RbkPhase *self);
const char  *rbk_phase_get_effective_from (RbkPhase *self);
GListModel  *rbk_phase_get_rate_cards (RbkPhase *self);

G_END_DECLS
