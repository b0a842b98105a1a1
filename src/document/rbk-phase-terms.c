/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-phase-terms.h"

#include "rbk-entitlement.h"
#include "rbk-rate-card.h"
#include "rbk-unique.h"

#define TRIAL_INCLUDED RBK_DECIMAL_UNITS (100)

static const struct
{
  const char *key, *name, *duration;
} kinds[] = {
  [RBK_PHASE_KIND_TRIAL] = { "trial", "Trial", "P14D" },
  [RBK_PHASE_KIND_DISCOUNT] = { "discount", "Discount", "P3M" },
  [RBK_PHASE_KIND_RAMP] = { "ramp", "Ramp", "P3M" },
  [RBK_PHASE_KIND_EVERGREEN] = { "evergreen", "Evergreen", NULL },
};

/* Whose terms a new phase begins with: the first lasting ones, else the last phase. A plan
 * holds its phases, so what is borrowed from it stays. */
static RbkPhase *
find_base (RbkPlan *plan)
{
  GListModel *phases = rbk_plan_get_phases (plan);
  RbkPhase   *base = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);

      base = phase;
      if (rbk_phase_get_kind (phase) == RBK_PHASE_KIND_EVERGREEN)
        break;
    }

  return base;
}

/* Nothing is paid in a trial, and it ends where what it includes does. */
static void
make_free (RbkRateCard *card)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);
  RbkDecimal      included = TRIAL_INCLUDED;
  g_autoptr(RbkEntitlement) fresh = NULL;

  g_object_set (card, "minimum", NULL, "maximum", NULL, NULL);
  if (rbk_rate_card_get_meter (card) == NULL ||
      rbk_rate_card_get_price (card) == RBK_PRICE_KIND_FLAT)
    g_object_set (card, "amount", &RBK_DECIMAL_ZERO, NULL);
  if (rbk_rate_card_get_meter (card) == NULL)
    return;

  if (entitlement == NULL)
    {
      entitlement = fresh = rbk_entitlement_new ();
      g_object_set (card, "entitlement", entitlement, NULL);
    }
  if (rbk_entitlement_get_included (entitlement) == NULL)
    g_object_set (entitlement, "included", &included, NULL);
  g_object_set (entitlement, "limit", RBK_LIMIT_HARD, "cap", NULL, "wallet", NULL, NULL);
}

static void
make_cheaper (RbkRateCard *card)
{
  const RbkDecimal *amount = rbk_rate_card_get_amount (card);
  RbkDecimal        less;

  if (rbk_rate_card_get_meter (card) != NULL || amount == NULL)
    return;
  less = rbk_decimal_mul_div (*amount, RBK_DECIMAL_UNITS (4), RBK_DECIMAL_UNITS (5),
                              RBK_ROUND_HALF_AWAY);
  g_object_set (card, "amount", &less, NULL);
}

static void
adapt_cards (RbkPhase *phase, RbkPhaseKind kind)
{
  GListStore *cards = G_LIST_STORE (rbk_phase_get_rate_cards (phase));

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (cards)); i > 0; i--)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (G_LIST_MODEL (cards), i - 1);

      /* What is charged once is charged with the lasting terms. */
      if (g_strcmp0 (rbk_rate_card_get_cadence (card), "once") == 0)
        g_list_store_remove (cards, i - 1);
      else if (kind == RBK_PHASE_KIND_TRIAL)
        make_free (card);
      else if (kind == RBK_PHASE_KIND_DISCOUNT)
        make_cheaper (card);
    }
}

/* Terms of nothing: valid, and ready to be filled in. */
static RbkPhase *
new_plain_phase (void)
{
  RbkPhase *phase = rbk_phase_new ();
  g_autoptr(RbkRateCard) fee = rbk_rate_card_new ();

  g_object_set (fee, "key", "base", "name", "Base fee", "amount", &RBK_DECIMAL_ZERO, NULL);
  g_list_store_append (G_LIST_STORE (rbk_phase_get_rate_cards (phase)), fee);

  return phase;
}

/**
 * rbk_phase_terms_new:
 * @plan: a plan
 * @kind: what the phase is for
 *
 * Makes the terms that a phase of a kind begins with: a copy of the plan's lasting ones,
 * free for a trial and cheaper for a discount, with a key and a name that no other phase
 * of the plan has. It is no phase of the plan yet.
 *
 * Returns: (transfer full): the phase
 */
RbkPhase *
rbk_phase_terms_new (RbkPlan *plan, RbkPhaseKind kind)
{
  RbkPhase *base;
  RbkPhase *phase;

  g_return_val_if_fail (RBK_IS_PLAN (plan), NULL);

  base = find_base (plan);
  if (base != NULL)
    phase = RBK_PHASE (rbk_record_copy (RBK_RECORD (base)));
  else
    phase = new_plain_phase ();
  rbk_unique_name_record (rbk_plan_get_phases (plan), RBK_RECORD (phase), kinds[kind].key,
                          kinds[kind].name);
  g_object_set (phase, "kind", kind, "duration", kinds[kind].duration, "effective-from", NULL,
                NULL);
  if (kind != RBK_PHASE_KIND_EVERGREEN)
    adapt_cards (phase, kind);

  return phase;
}
