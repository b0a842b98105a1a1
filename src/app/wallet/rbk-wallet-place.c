/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-place.h"

#include "rbk-entitlement.h"
#include "rbk-fee.h"
#include "rbk-phase.h"
#include "rbk-plan.h"

/* The phase that bills on the spec's date, in the book. */
static RbkPhase *
find_phase (RbkBook *book, const RbkSpec *spec, guint plan, const RbkPhaseSpec **terms)
{
  g_autoptr(RbkPlan) record = g_list_model_get_item (rbk_book_get_plans (book), plan);
  GListModel *phases;

  *terms = rbk_plan_spec_get_phase_on (&spec->plans[plan], &spec->date);
  if (record == NULL || *terms == NULL)
    return NULL;
  phases = rbk_plan_get_phases (record);

  return RBK_PHASE (rbk_record_find_by_key (phases, (*terms)->key));
}

static RbkRateCard *
find_card (RbkBook *book, const RbkSpec *spec, guint plan, const char *key)
{
  const RbkPhaseSpec *terms;
  RbkPhase           *phase = find_phase (book, spec, plan, &terms);
  RbkRecord          *card =
      phase != NULL ? rbk_record_find_by_key (rbk_phase_get_rate_cards (phase), key) : NULL;

  return card != NULL ? RBK_RATE_CARD (card) : NULL;
}

/**
 * rbk_wallet_place_find:
 * @book: a book
 * @spec: what it was frozen to
 * @plan: the place of a plan
 * @card: the key of a rate card of its lasting phase
 *
 * Returns: (transfer none) (nullable): the card's wallet
 */
RbkWalletPolicy *
rbk_wallet_place_find (RbkBook *book, const RbkSpec *spec, guint plan, const char *card)
{
  RbkRateCard    *record = find_card (book, spec, plan, card);
  RbkEntitlement *entitlement = record != NULL ? rbk_rate_card_get_entitlement (record) : NULL;

  return entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;
}

/* Credits are what wallets are for; else what the plan's usage is counted on. */
static int
rate (const RbkSpec *spec, const RbkPlanSpec *plan, const RbkCardSpec *card)
{
  if (card->meter < 0 || spec->meters[card->meter].is_level)
    return 0;
  if (spec->meters[card->meter].kind == RBK_METER_KIND_CREDIT)
    return 3;

  return card->meter == rbk_spec_get_axis_meter (spec, plan) ? 2 : 1;
}

/**
 * rbk_wallet_place_find_card_without:
 * @book: a book
 * @spec: what it was frozen to
 * @plan: the place of a plan
 *
 * Returns: (transfer none) (nullable): the rate card of its lasting phase that a wallet suits best
 */
RbkRateCard *
rbk_wallet_place_find_card_without (RbkBook *book, const RbkSpec *spec, guint plan)
{
  const RbkPhaseSpec *terms;
  const RbkCardSpec  *best = NULL;
  int                 best_rate = 0;

  if (find_phase (book, spec, plan, &terms) == NULL)
    return NULL;
  for (guint i = 0; i < terms->n_cards; i++)
    if (rate (spec, &spec->plans[plan], &terms->cards[i]) > best_rate)
      {
        best = &terms->cards[i];
        best_rate = rate (spec, &spec->plans[plan], best);
      }

  return best != NULL ? find_card (book, spec, plan, best->key) : NULL;
}

/**
 * rbk_wallet_place_has_wallet:
 * @spec: a frozen book
 * @plan: the place of a plan
 *
 * Returns: whether a rate card of its lasting phase has a wallet
 */
gboolean
rbk_wallet_place_has_wallet (const RbkSpec *spec, guint plan)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (&spec->plans[plan], &spec->date);

  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    if (phase->cards[i].wallet != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_paid (const RbkSpec *spec, guint plan)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (&spec->plans[plan], &spec->date);

  return !spec->plans[plan].is_quote_only &&
         rbk_decimal_sign (rbk_phase_spec_get_fees (spec, phase)) > 0;
}

/**
 * rbk_wallet_place_choose_plan:
 * @spec: a frozen book with plans
 * @key: (nullable): of the plan that is looked at
 *
 * Returns: the place of that plan, where it is still there; else of one with a wallet, best a paid
 *   one
 */
guint
rbk_wallet_place_choose_plan (const RbkSpec *spec, const char *key)
{
  int free_one = -1;

  for (guint i = 0; i < spec->n_plans; i++)
    if (g_strcmp0 (spec->plans[i].key, key) == 0)
      return i;
  for (guint i = 0; i < spec->n_plans; i++)
    {
      if (!rbk_wallet_place_has_wallet (spec, i))
        continue;
      if (is_paid (spec, i))
        return i;
      free_one = free_one < 0 ? (int) i : free_one;
    }

  return (guint) MAX (free_one, 0);
}
