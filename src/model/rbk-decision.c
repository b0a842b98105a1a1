/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision.h"

#include "rbk-text.h"

/**
 * RbkDecision:
 *
 * One of the six to lock, with its reason and what it rested on.
 */
struct _RbkDecision
{
  RbkRecord parent_instance;

  RbkDecisionTopic topic;
  char            *choice;    /* (owned) (nullable) */
  char            *reason;    /* (owned) (nullable) */
  char            *locked_on; /* (owned) (nullable) */
  char           **inputs;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkDecision, rbk_decision, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkDecision, member)

static const RbkField fields[] = {
  { "topic", RBK_FIELD_ENUM, FIELD (topic), rbk_decision_topic_get_type, RBK_FIELD_PLAIN, "meter",
    NC_ ("field", "decision") },
  { "choice", RBK_FIELD_STRING, FIELD (choice), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "choice") },
  { "reason", RBK_FIELD_STRING, FIELD (reason), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "reason") },
  { "locked-on", RBK_FIELD_DATE, FIELD (locked_on), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "locked on") },
  { "inputs", RBK_FIELD_STRINGS, FIELD (inputs), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "inputs") },
};

static void
rbk_decision_class_init (RbkDecisionClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_decision_init (RbkDecision *self)
{
}

/**
 * rbk_decision_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkDecision *
rbk_decision_new (void)
{
  return g_object_new (RBK_TYPE_DECISION, NULL);
}

/**
 * rbk_decision_get_topic:
 * @self: a decision
 *
 * Returns: which of the six
 */
RbkDecisionTopic
rbk_decision_get_topic (RbkDecision *self)
{
  g_return_val_if_fail (RBK_IS_DECISION (self), 0);

  return self->topic;
}

/**
 * rbk_decision_get_choice:
 * @self: a decision
 *
 * Returns: (nullable) (transfer none): what was decided
 */
const char *
rbk_decision_get_choice (RbkDecision *self)
{
  g_return_val_if_fail (RBK_IS_DECISION (self), NULL);

  return self->choice;
}

/**
 * rbk_decision_get_reason:
 * @self: a decision
 *
 * Returns: (nullable) (transfer none): why
 */
const char *
rbk_decision_get_reason (RbkDecision *self)
{
  g_return_val_if_fail (RBK_IS_DECISION (self), NULL);

  return self->reason;
}

/**
 * rbk_decision_get_locked_on:
 * @self: a decision
 *
 * Returns: (nullable) (transfer none): when; nothing: still open
 */
const char *
rbk_decision_get_locked_on (RbkDecision *self)
{
  g_return_val_if_fail (RBK_IS_DECISION (self), NULL);

  return self->locked_on;
}

/**
 * rbk_decision_get_inputs:
 * @self: a decision
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): the figures that it rested on, as
 * figure=value
 */
const char *const *
rbk_decision_get_inputs (RbkDecision *self)
{
  g_return_val_if_fail (RBK_IS_DECISION (self), NULL);

  return (const char *const *) self->inputs;
}
