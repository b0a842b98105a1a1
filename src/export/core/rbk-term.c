/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-term.h"

static gboolean
is_in_force (const RbkPhaseSpec *phase, const GDate *date)
{
  return !phase->has_effective_from || g_date_compare (&phase->effective_from, date) <= 0;
}

/**
 * rbk_term_is_sold:
 * @plan: a plan
 * @phase: one of its phases
 * @date: a day
 *
 * Returns: whether a customer who signs up on the day goes through the phase: it is the one
 *   that goes on, or one before it whose newest version in force it is
 */
gboolean
rbk_term_is_sold (const RbkPlanSpec *plan, const RbkPhaseSpec *phase, const GDate *date)
{
  const RbkPhaseSpec *end = plan->phases + plan->n_phases;

  if (phase == rbk_plan_spec_get_phase_on (plan, date))
    return TRUE;
  if (phase->kind == RBK_PHASE_KIND_EVERGREEN || !phase->has_duration || !is_in_force (phase, date))
    return FALSE;
  for (const RbkPhaseSpec *next = phase + 1; next < end && next->kind == phase->kind; next++)
    {
      if (next->has_effective_from && is_in_force (next, date))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_free (const RbkCardSpec *card)
{
  g_autoptr(GArray) segments = NULL;
  const RbkSegment *only;

  if (rbk_decimal_sign (rbk_card_spec_get_charge (card, RBK_DECIMAL_ZERO)) > 0)
    return FALSE;
  if (card->meter < 0 || (card->has_maximum && rbk_decimal_is_zero (card->maximum)))
    return TRUE;
  if (card->price == RBK_PRICE_KIND_PACKAGE)
    return rbk_decimal_is_zero (card->amount);

  segments = rbk_charge_segments (card);
  only = &g_array_index (segments, RbkSegment, 0);
  return segments->len == 1 && rbk_decimal_is_zero (only->unit) &&
         rbk_decimal_is_zero (only->fixed);
}

/**
 * rbk_term_is_free:
 * @phase: a phase
 *
 * Returns: whether nothing is ever charged in it, whatever is used
 */
gboolean
rbk_term_is_free (const RbkPhaseSpec *phase)
{
  for (guint i = 0; i < phase->n_cards; i++)
    {
      if (!is_free (&phase->cards[i]))
        return FALSE;
    }
  return TRUE;
}
