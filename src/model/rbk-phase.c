/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-phase.h"

#include "rbk-text.h"
#include "rbk-rate-card.h"

/**
 * RbkPhase:
 *
 * A stretch of a plan with terms of its own.
 */
struct _RbkPhase
{
  RbkRecord parent_instance;

  char        *key;  /* (owned) (nullable) */
  char        *name; /* (owned) (nullable) */
  RbkPhaseKind kind;
  char        *duration;       /* (owned) (nullable) */
  char        *effective_from; /* (owned) (nullable) */
  GListStore  *rate_cards;     /* (owned) (element-type RbkRateCard) */
};

G_DEFINE_FINAL_TYPE (RbkPhase, rbk_phase, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkPhase, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "kind", RBK_FIELD_ENUM, FIELD (kind), rbk_phase_kind_get_type, RBK_FIELD_PLAIN, "evergreen",
    NC_ ("field", "phase kind") },
  { "duration", RBK_FIELD_DURATION, FIELD (duration), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "duration") },
  { "effective-from", RBK_FIELD_DATE, FIELD (effective_from), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "effective date") },
  { "rate-cards", RBK_FIELD_LIST, FIELD (rate_cards), rbk_rate_card_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "rate cards") },
};

static void
rbk_phase_class_init (RbkPhaseClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_phase_init (RbkPhase *self)
{
}

/**
 * rbk_phase_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkPhase *
rbk_phase_new (void)
{
  return g_object_new (RBK_TYPE_PHASE, NULL);
}

/**
 * rbk_phase_get_key:
 * @self: a phase
 *
 * Returns: (nullable) (transfer none): what programs call it
 */
const char *
rbk_phase_get_key (RbkPhase *self)
{
  g_return_val_if_fail (RBK_IS_PHASE (self), NULL);

  return self->key;
}

/**
 * rbk_phase_get_name:
 * @self: a phase
 *
 * Returns: (nullable) (transfer none): what people call it
 */
const char *
rbk_phase_get_name (RbkPhase *self)
{
  g_return_val_if_fail (RBK_IS_PHASE (self), NULL);

  return self->name;
}

/**
 * rbk_phase_get_kind:
 * @self: a phase
 *
 * Returns: trial, discount, ramp or evergreen
 */
RbkPhaseKind
rbk_phase_get_kind (RbkPhase *self)
{
  g_return_val_if_fail (RBK_IS_PHASE (self), 0);

  return self->kind;
}

/**
 * rbk_phase_get_duration:
 * @self: a phase
 *
 * Returns: (nullable) (transfer none): how long it lasts; the last phase has none
 */
const char *
rbk_phase_get_duration (RbkPhase *self)
{
  g_return_val_if_fail (RBK_IS_PHASE (self), NULL);

  return self->duration;
}

/**
 * rbk_phase_get_effective_from:
 * @self: a phase
 *
 * Returns: (nullable) (transfer none): the day from which this version of the terms holds
 */
const char *
rbk_phase_get_effective_from (RbkPhase *self)
{
  g_return_val_if_fail (RBK_IS_PHASE (self), NULL);

  return self->effective_from;
}

/**
 * rbk_phase_get_rate_cards:
 * @self: a phase
 *
 * Returns: (transfer none): a list of RbkRateCard: what is billed and allowed
 */
GListModel *
rbk_phase_get_rate_cards (RbkPhase *self)
{
  g_return_val_if_fail (RBK_IS_PHASE (self), NULL);

  return G_LIST_MODEL (self->rate_cards);
}
