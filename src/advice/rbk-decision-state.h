/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decision.h"
#include "rbk-decision-input.h"

G_BEGIN_DECLS

#define RBK_N_DECISIONS (RBK_DECISION_TOPIC_WALLET + 1)

/**
 * RbkDecisionStatus:
 * @RBK_DECISION_OPEN: not decided yet
 * @RBK_DECISION_LOCKED: decided, and what it rested on still holds
 * @RBK_DECISION_STALE: decided on something that has moved since
 *
 * How a decision stands.
 */
typedef enum
{
  RBK_DECISION_OPEN,
  RBK_DECISION_LOCKED,
  RBK_DECISION_STALE,
} RbkDecisionStatus;

/**
 * RbkDecisionState:
 * @topic: which of the six
 * @status: how it stands
 * @decision: (nullable): what the book says of it
 * @inputs: (element-type RbkDecisionInput): what it rests on: as it is now where it is open, else
 *   what was written down when it was locked, with what became of it
 * @n_past: how many of them have moved past their bounds
 *
 * One of the six decisions in a book.
 */
typedef struct
{
  RbkDecisionTopic  topic;
  RbkDecisionStatus status;
  RbkDecision      *decision;
  GPtrArray        *inputs;
  guint             n_past;
} RbkDecisionState;

RbkDecisionState *rbk_decision_state_new (RbkBook         *book,
                                          const RbkTable  *table,
                                          RbkDecisionTopic topic) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_decision_state_free (RbkDecisionState *self);
RbkDecision      *rbk_decision_find (RbkBook *book, RbkDecisionTopic topic);
char            **rbk_decision_dup_inputs (RbkBook         *book,
                                           const RbkTable  *table,
                                           RbkDecisionTopic topic) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkDecisionState, rbk_decision_state_free)

G_END_DECLS
