/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-enums.h"

G_BEGIN_DECLS

/**
 * RbkDecisionWords:
 * @choice: (nullable): what is decided
 * @reason: (nullable): why
 * @date: when
 * @inputs: (nullable) (array zero-terminated=1): on what it rests, as figure=value
 *
 * What is written down of a decision.
 */
typedef struct
{
  const char        *choice, *reason;
  const GDate       *date;
  const char *const *inputs;
} RbkDecisionWords;

RbkEdit *rbk_decision_edit_lock (RbkBook                *book,
                                 RbkDecisionTopic        topic,
                                 const RbkDecisionWords *words) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_decision_edit_unlock (RbkBook *book, RbkDecisionTopic topic) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
