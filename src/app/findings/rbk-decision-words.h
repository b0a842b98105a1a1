/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decision-state.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

/* The six decisions in words of the user's language. */

const char *rbk_decision_words_for_topic (RbkDecisionTopic topic);
const char *rbk_decision_words_for_question (RbkDecisionTopic topic);
char       *rbk_decision_words_dup_label (const RbkDecisionInput *input) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_decision_words_dup_move (const RbkDecisionInput *input,
                                         RbkMoneyFormat         *format) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_decision_words_dup_choice (const RbkTable  *table,
                                           RbkDecisionTopic topic,
                                           RbkMoneyFormat  *format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
