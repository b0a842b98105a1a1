/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-fact.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/**
 * RbkBoundKind:
 * @RBK_BOUND_ANY: any other value is past it
 * @RBK_BOUND_SHARE: what moves by more than a share of what it was
 * @RBK_BOUND_POINTS: a share that moves by more than so many points
 *
 * How far an input of a decision may move.
 */
typedef enum
{
  RBK_BOUND_ANY,
  RBK_BOUND_SHARE,
  RBK_BOUND_POINTS,
} RbkBoundKind;

/**
 * RbkDecisionInput:
 * @name: what a book calls it: `pro.cost`
 * @label: what people call it, with `{subject}` for whose it is
 * @subject: whose it is: `Pro`
 * @kind: what it is
 * @unit: (nullable): what a quantity counts
 * @before: (nullable): as it was when the decision was locked, as a book writes it
 * @after: (nullable): as it is now; nothing where there is no such thing any more
 * @bound: how far it may move
 * @limit: the same: 0.1 is 10 %
 * @is_past: whether it has moved further
 *
 * A figure or a term on which a decision rests.
 */
typedef struct
{
  char        *name;
  const char  *label;
  char        *subject;
  RbkFactKind  kind;
  char        *unit;
  char        *before, *after;
  RbkBoundKind bound;
  RbkDecimal   limit;
  gboolean     is_past;
} RbkDecisionInput;

RbkDecisionInput *rbk_decision_input_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_decision_input_free (RbkDecisionInput *self);
void              rbk_decision_input_compare (RbkDecisionInput *self, const char *before);
GPtrArray        *rbk_decision_inputs_new (RbkBook         *book,
                                           const RbkTable  *table,
                                           RbkDecisionTopic topic) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkDecisionInput, rbk_decision_input_free)

G_END_DECLS
