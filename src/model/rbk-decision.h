/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-enums.h"

G_BEGIN_DECLS

#define RBK_TYPE_DECISION (rbk_decision_get_type ())
G_DECLARE_FINAL_TYPE (RbkDecision, rbk_decision, RBK, DECISION, RbkRecord)

RbkDecision *rbk_decision_new (void) G_GNUC_WARN_UNUSED_RESULT;

RbkDecisionTopic   rbk_decision_get_topic (RbkDecision *self);
const char        *rbk_decision_get_choice (RbkDecision *self);
const char        *rbk_decision_get_reason (RbkDecision *self);
const char        *rbk_decision_get_locked_on (RbkDecision *self);
const char *const *rbk_decision_get_inputs (RbkDecision *self);

G_END_DECLS
