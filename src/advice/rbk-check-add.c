/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include "rbk-fee.h"
#include "rbk-phase.h"
#include "rbk-plan.h"

/* How rules say what they found, and where. */

/**
 * rbk_check_add: (skip)
 * @self: a check
 * @severity: how much it matters
 * @message: (transfer none): a sentence with names of facts in braces
 *
 * Adds a finding about the whole book.
 *
 * Returns: (transfer none): the finding, to be given facts
 */
RbkFinding *
rbk_check_add (RbkCheck *self, RbkSeverity severity, const char *message)
{
  RbkFinding *finding = rbk_finding_new (self->rule, severity, message);

  g_ptr_array_add (self->findings, finding);
  return finding;
}

/**
 * rbk_check_add_plan: (skip)
 * @self: a check
 * @severity: how much it matters
 * @plan: a plan's place
 * @message: (transfer none): a sentence with names of facts in braces
 *
 * Adds a finding about a plan, whose name is the fact `plan`.
 *
 * Returns: (transfer none): the finding, to be given facts
 */
RbkFinding *
rbk_check_add_plan (RbkCheck *self, RbkSeverity severity, guint plan, const char *message)
{
  RbkFinding        *finding = rbk_check_add (self, severity, message);
  const RbkPlanSpec *spec = &self->spec->plans[plan];

  g_free (finding->where);
  finding->where = g_strdup (spec->key);
  g_free (finding->path);
  finding->path = g_strdup_printf ("plans[%u]", plan);
  rbk_facts_add_text (finding->figures, "plan", spec->name);
  return finding;
}

/**
 * rbk_check_dup_card_path: (skip)
 * @self: a check
 * @plan: a plan's place
 * @phase: one of its phases
 * @card: (nullable): one of its rate cards
 *
 * Returns: (transfer full): the card, or the phase, as the file has it
 */
char *
rbk_check_dup_card_path (RbkCheck           *self,
                         guint               plan,
                         const RbkPhaseSpec *phase,
                         const RbkCardSpec  *card)
{
  guint            place = (guint) (phase - self->spec->plans[plan].phases);
  g_autofree char *path = g_strdup_printf ("plans[%u].phases[%u]", plan, place);

  if (card == NULL)
    return g_steal_pointer (&path);
  return g_strdup_printf ("%s.rate_cards[%u]", path, (guint) (card - phase->cards));
}

/**
 * rbk_check_add_card: (skip)
 * @self: a check
 * @severity: how much it matters
 * @plan: a plan's place
 * @phase: one of its phases
 * @card: (nullable): one of its rate cards
 * @message: (transfer none): a sentence with names of facts in braces
 *
 * Adds a finding about a rate card or a phase. The plan's name is the fact `plan`, the card's
 * `card`, the phase's `phase`.
 *
 * Returns: (transfer none): the finding, to be given facts
 */
RbkFinding *
rbk_check_add_card (RbkCheck           *self,
                    RbkSeverity         severity,
                    guint               plan,
                    const RbkPhaseSpec *phase,
                    const RbkCardSpec  *card,
                    const char         *message)
{
  RbkFinding *finding = rbk_check_add_plan (self, severity, plan, message);

  g_free (finding->where);
  finding->where = g_strjoin (".", self->spec->plans[plan].key, phase->key,
                              card != NULL ? card->key : NULL, NULL);
  g_free (finding->path);
  finding->path = rbk_check_dup_card_path (self, plan, phase, card);
  rbk_facts_add_text (finding->figures, "phase", phase->name);
  if (card != NULL)
    rbk_facts_add_text (finding->figures, "card", card->name);
  return finding;
}

/**
 * rbk_check_get_card: (skip)
 * @self: a check
 * @plan: a plan's place
 * @phase: one of its phases
 * @card: one of its rate cards
 *
 * Returns: (transfer full): the same in the book
 */
RbkRateCard *
rbk_check_get_card (RbkCheck *self, guint plan, const RbkPhaseSpec *phase, const RbkCardSpec *card)
{
  guint place = (guint) (phase - self->spec->plans[plan].phases);
  g_autoptr(RbkPlan) owner = g_list_model_get_item (rbk_book_get_plans (self->input->book), plan);
  g_autoptr(RbkPhase) terms = g_list_model_get_item (rbk_plan_get_phases (owner), place);

  return g_list_model_get_item (rbk_phase_get_rate_cards (terms), (guint) (card - phase->cards));
}

/**
 * rbk_check_find_fee: (skip)
 * @phase: a phase
 *
 * Returns: the place of the fee that a fix may change: the only recurring one, billed by the
 *   month; -1 where there is none
 */
int
rbk_check_find_fee (const RbkPhaseSpec *phase)
{
  int found = -1;

  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (!rbk_card_spec_is_fee (card) || card->is_once)
        continue;
      if (found >= 0 || card->price != RBK_PRICE_KIND_FLAT ||
          !rbk_decimal_equal (card->months, RBK_DECIMAL_ONE))
        return -1;
      found = (int) i;
    }
  return found;
}

/* A customer has one seat at the least. */
static gboolean
charges_seats (const RbkTableRow *row)
{
  for (guint i = 0; i < row->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &row->phase->cards[i];

      if (card->is_seats && !card->is_once &&
          rbk_decimal_sign (rbk_card_spec_get_charge (card, RBK_DECIMAL_ONE)) > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rbk_check_is_free: (skip)
 * @row: a plan in the tier table
 *
 * Returns: whether a customer pays nothing for it: no fee, and nothing for what is used
 */
gboolean
rbk_check_is_free (const RbkTableRow *row)
{
  if (row->plan->is_quote_only || row->phase == NULL || !row->has_price ||
      !rbk_decimal_is_zero (row->price) || charges_seats (row))
    return FALSE;

  return row->card == NULL || row->limit == RBK_LIMIT_HARD || !row->has_overage ||
         rbk_decimal_is_zero (row->overage);
}

/**
 * rbk_check_is_paid: (skip)
 * @row: a plan in the tier table
 *
 * Returns: whether it has a price that is more than nothing
 */
gboolean
rbk_check_is_paid (const RbkTableRow *row)
{
  return !row->plan->is_quote_only && row->phase != NULL && !rbk_check_is_free (row);
}

/**
 * rbk_check_bills_use_alone: (skip)
 * @row: a plan in the tier table
 *
 * Returns: whether it is paid by what is used, and has no price by the month
 */
gboolean
rbk_check_bills_use_alone (const RbkTableRow *row)
{
  return rbk_check_is_paid (row) && row->has_price && rbk_decimal_is_zero (row->price) &&
         !charges_seats (row);
}

/**
 * rbk_check_is_single: (skip)
 * @row: a plan in the tier table
 *
 * Returns: whether its fees buy units of one meter alone, so that they can be held against its
 *   included units
 */
gboolean
rbk_check_is_single (const RbkTableRow *row)
{
  for (guint i = 0; row->phase != NULL && i < row->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &row->phase->cards[i];

      if (card->meter >= 0 && card != row->card &&
          (card->has_included || rbk_card_spec_is_fee (card)))
        return FALSE;
    }
  return TRUE;
}
