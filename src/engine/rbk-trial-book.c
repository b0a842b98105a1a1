/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trial-book.h"

#include "rbk-fee.h"
#include "rbk-mix-parts.h"
#include "rbk-rating-card.h"

/* Far above any price or quantity, far below what overflows once it is multiplied. */
#define MOST RBK_DECIMAL_UNITS (1000000000000LL)

/* The first recurring fee takes a price; one that is clipped would not follow it. */
static void
find_fee (RbkTrialPlan *self, const RbkSpec *spec)
{
  const RbkPhaseSpec *phase = self->original;

  self->fee = -1;
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (!rbk_card_spec_is_fee (card))
        continue;
      if (card->meter < 0 && self->fee < 0)
        self->fee = (int) i;
      else if (card->meter < 0)
        self->rest = rbk_decimal_add (self->rest, rbk_card_spec_to_month (card, card->amount));
      else
        self->rest =
            rbk_decimal_add (self->rest,
                             rbk_card_spec_round_month (
                                 card, rbk_card_spec_get_monthly_charge (card, RBK_DECIMAL_ZERO),
                                 spec->minor_digits));
    }
  if (self->fee >= 0 &&
      (phase->cards[self->fee].has_minimum || phase->cards[self->fee].has_maximum))
    self->fee = -1;
}

static void
find_card (RbkTrialPlan *self, const RbkSpec *spec, const RbkPlanSpec *plan)
{
  int                meter = rbk_spec_get_axis_meter (spec, plan);
  const RbkCardSpec *card;

  self->card = -1;
  for (guint i = 0; i < self->original->n_cards && self->card < 0; i++)
    if (meter >= 0 && self->original->cards[i].meter == meter)
      self->card = (int) i;
  if (self->card >= 0 && self->original->cards[self->card].is_once)
    self->card = -1;
  if (self->card < 0)
    return;

  card = &self->original->cards[self->card];
  self->caps_included = card->has_cap && card->has_included && card->limit != RBK_LIMIT_NONE &&
                        rbk_decimal_equal (card->cap, card->included);
  self->tiers_included = rbk_card_spec_is_tiered (card) && card->n_tiers > 1 &&
                         card->has_included && !card->tiers[0].is_open &&
                         rbk_decimal_equal (card->tiers[0].up_to, card->included) &&
                         rbk_decimal_is_zero (card->tiers[0].unit_price);
  rbk_card_spec_get_overage (card, &self->tier);
  self->tiers = g_new (RbkTierSpec, MAX (card->n_tiers, 1));
}

static void
init_plan (RbkTrialBook *self, guint plan)
{
  RbkPlanSpec        *copy = &self->plan_specs[plan];
  RbkTrialPlan       *trial = &self->plans[plan];
  const RbkPhaseSpec *phase = rbk_mix_get_phase (self->original, &self->original->plans[plan]);
  guint               place;

  *copy = self->original->plans[plan];
  trial->fee = trial->card = -1;
  if (phase == NULL)
    return;

  place = (guint) (phase - copy->phases);
  copy->phases = g_new (RbkPhaseSpec, copy->n_phases);
  for (guint i = 0; i < copy->n_phases; i++)
    copy->phases[i] = self->original->plans[plan].phases[i];
  trial->original = phase;
  trial->phase = &copy->phases[place];
  trial->phase->cards = g_new (RbkCardSpec, MAX (phase->n_cards, 1));
  find_fee (trial, self->original);
  find_card (trial, self->original, &self->original->plans[plan]);
  rbk_trial_book_reset (self, plan);
}

/*
 * rbk_trial_book_init:
 * @self: (out caller-allocates): a book on trial
 * @spec: the book, which must outlive it
 *
 * Puts all plans of a book on trial, at the terms that they have.
 */
void
rbk_trial_book_init (RbkTrialBook *self, const RbkSpec *spec)
{
  *self = (RbkTrialBook){ .spec = *spec, .original = spec };
  self->plan_specs = g_new0 (RbkPlanSpec, MAX (spec->n_plans, 1));
  self->plans = g_new0 (RbkTrialPlan, MAX (spec->n_plans, 1));
  self->spec.plans = self->plan_specs;
  for (guint i = 0; i < spec->n_plans; i++)
    init_plan (self, i);
}

void
rbk_trial_book_clear (RbkTrialBook *self)
{
  for (guint i = 0; self->plans != NULL && i < self->spec.n_plans; i++)
    {
      if (self->plans[i].phase == NULL)
        continue;
      g_free (self->plans[i].phase->cards);
      g_free (self->plans[i].tiers);
      g_free (self->plan_specs[i].phases);
    }
  g_clear_pointer (&self->plans, g_free);
  g_clear_pointer (&self->plan_specs, g_free);
}

/* Gives a plan with a price the terms back that it has in the spec. */
void
rbk_trial_book_reset (RbkTrialBook *self, guint plan)
{
  RbkTrialPlan *trial = &self->plans[plan];

  if (trial->phase == NULL)
    return;
  for (guint i = 0; i < trial->original->n_cards; i++)
    trial->phase->cards[i] = trial->original->cards[i];
  if (trial->card >= 0)
    {
      const RbkCardSpec *card = &trial->original->cards[trial->card];

      for (guint i = 0; i < card->n_tiers; i++)
        trial->tiers[i] = card->tiers[i];
      trial->phase->cards[trial->card].tiers = trial->tiers;
    }
  trial->price = rbk_phase_spec_get_fees (self->original, trial->original);
}

/* The card of the axis meter, as it is tried. */
const RbkCardSpec *
rbk_trial_book_get_card (const RbkTrialBook *self, guint plan)
{
  const RbkTrialPlan *trial = &self->plans[plan];

  return trial->card >= 0 ? &trial->phase->cards[trial->card] : NULL;
}

/*
 * rbk_trial_book_get:
 * @self: a book on trial
 * @plan: the place of a plan
 * @what: one of its terms
 * @value: (out): what it is in the spec: a fee a month, an amount of the card's billing
 *   period, a price of a unit
 *
 * Returns: whether the plan has such a term that can be moved
 */
gboolean
rbk_trial_book_get (const RbkTrialBook *self, guint plan, RbkSolveFor what, RbkDecimal *value)
{
  const RbkTrialPlan *trial = &self->plans[plan];
  const RbkCardSpec  *card = trial->card >= 0 ? &trial->original->cards[trial->card] : NULL;

  switch (what)
    {
    case RBK_SOLVE_PRICE:
      if (trial->fee < 0)
        return FALSE;
      *value = rbk_phase_spec_get_fees (self->original, trial->original);
      return rbk_decimal_is_valid (*value) && rbk_decimal_is_valid (trial->rest);
    case RBK_SOLVE_CAP:
      *value = card != NULL ? card->cap : RBK_DECIMAL_ZERO;
      return card != NULL && rbk_mix_has_cap (card);
    case RBK_SOLVE_INCLUDED:
      *value = card != NULL ? card->included : RBK_DECIMAL_ZERO;
      return card != NULL && card->has_included;
    case RBK_SOLVE_OVERAGE:
      *value = card != NULL ? rbk_card_spec_get_overage (card, NULL) : RBK_DECIMAL_ZERO;
      return card != NULL && card->price != RBK_PRICE_KIND_FLAT;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
set_included (RbkTrialPlan *self, RbkCardSpec *card, RbkDecimal value)
{
  card->has_included = TRUE;
  card->included = value;
  if (self->caps_included)
    card->cap = value;
  if (self->tiers_included && rbk_decimal_sign (value) > 0)
    self->tiers[0].up_to = value;
}

static void
set_overage (RbkTrialPlan *self, RbkCardSpec *card, RbkDecimal value)
{
  if (card->price == RBK_PRICE_KIND_PACKAGE)
    card->amount = rbk_decimal_mul (value, card->package_size);
  else if (rbk_card_spec_is_tiered (card))
    self->tiers[self->tier].unit_price = value;
  else
    card->amount = value;
}

/*
 * rbk_trial_book_set:
 * @self: a book on trial
 * @plan: the place of a plan
 * @what: one of the terms that it has
 * @value: what to try
 *
 * Tries a term as the edit of the same kind sets it: a cap that is what is included moves it
 * along, and so does the first tier that ends there.
 */
void
rbk_trial_book_set (RbkTrialBook *self, guint plan, RbkSolveFor what, RbkDecimal value)
{
  RbkTrialPlan *trial = &self->plans[plan];
  RbkCardSpec  *card = trial->card >= 0 ? &trial->phase->cards[trial->card] : NULL;
  RbkCardSpec  *fee = trial->fee >= 0 ? &trial->phase->cards[trial->fee] : NULL;

  switch (what)
    {
    case RBK_SOLVE_PRICE:
      g_return_if_fail (fee != NULL);
      fee->amount = rbk_decimal_mul (rbk_decimal_sub (value, trial->rest), fee->months);
      trial->price = value;
      return;
    case RBK_SOLVE_CAP:
      g_return_if_fail (card != NULL);
      if (trial->caps_included)
        set_included (trial, card, value);
      else
        card->cap = value;
      return;
    case RBK_SOLVE_INCLUDED:
      g_return_if_fail (card != NULL);
      set_included (trial, card, value);
      return;
    case RBK_SOLVE_OVERAGE:
      g_return_if_fail (card != NULL);
      set_overage (trial, card, value);
      return;
    default:
      g_return_if_reached ();
    }
}

/* What is included may not pass the bounds between which its overage price holds. */
static void
get_included_range (const RbkTrialPlan *self, RbkDecimal *least, RbkDecimal *most)
{
  const RbkCardSpec *card = &self->original->cards[self->card];
  const RbkTierSpec *tier = rbk_card_spec_is_tiered (card) ? &card->tiers[self->tier] : NULL;

  if (tier != NULL && !tier->is_open)
    *most = rbk_decimal_sub (tier->up_to, RBK_DECIMAL_ONE);
  if (self->tiers_included)
    *least = RBK_DECIMAL_ONE;
  else if (tier != NULL && self->tier > 0)
    *least = card->tiers[self->tier - 1].up_to;
}

/* Between what a term stays whatever is tried: it keeps its meaning there. */
void
rbk_trial_book_get_range (
    const RbkTrialBook *self, guint plan, RbkSolveFor what, RbkDecimal *least, RbkDecimal *most)
{
  const RbkTrialPlan *trial = &self->plans[plan];
  const RbkCardSpec  *card = trial->card >= 0 ? &trial->original->cards[trial->card] : NULL;

  *least = RBK_DECIMAL_ZERO;
  *most = MOST;
  if (what == RBK_SOLVE_PRICE)
    *least = rbk_decimal_round (trial->rest, self->original->minor_digits, RBK_ROUND_CEILING);
  if ((what == RBK_SOLVE_INCLUDED || (what == RBK_SOLVE_CAP && trial->caps_included)) &&
      card != NULL)
    get_included_range (trial, least, most);
  if (what == RBK_SOLVE_CAP || (what == RBK_SOLVE_INCLUDED && trial->caps_included))
    *least = rbk_decimal_max (*least, RBK_DECIMAL_ONE);
}
