/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trial.h"

#include "rbk-fee.h"

#include <string.h>

/* For what is tried as a cap it is the cap that matters: all of it, where nothing is said. */
static RbkWhere
choose_place (const RbkPlanSpec *plan, RbkSolveFor what, const RbkWhere *where)
{
  RbkDecimal whole = RBK_DECIMAL_UNITS (100);

  if (what != RBK_SOLVE_CAP)
    return where != NULL ? *where : plan->sizing;
  if (where != NULL && where->kind == RBK_WHERE_CAP)
    whole = rbk_decimal_min (whole, where->value);
  return (RbkWhere){ .kind = RBK_WHERE_CAP, .value = whole };
}

static void
copy_card (RbkTrial *self, RbkCardSpec *card)
{
  self->card = card;
  self->caps_included = card->has_cap && card->has_included && card->limit != RBK_LIMIT_NONE &&
                        rbk_decimal_equal (card->cap, card->included);
  self->tiers = g_new (RbkTierSpec, card->n_tiers);
  for (guint i = 0; i < card->n_tiers; i++)
    self->tiers[i] = card->tiers[i];
  card->tiers = self->tiers;
  rbk_card_spec_get_overage (card, &self->tier);
}

/* Puts a plan with a phase on trial. */
void
rbk_trial_init (RbkTrial          *self,
                const RbkSpec     *spec,
                const RbkPlanSpec *plan,
                RbkSolveFor        what,
                RbkDecimal         margin,
                const RbkWhere    *where,
                RbkPopulation     *population)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (plan, &spec->date);

  *self = (RbkTrial){ .spec = spec,
                      .what = what,
                      .margin = margin,
                      .where = choose_place (plan, what, where),
                      .population = population,
                      .plan = *plan,
                      .phase = *phase };
  rbk_axis_init_at (&self->axis, spec, rbk_spec_get_axis_meter (spec, plan), &self->where,
                    population);
  self->phase.cards = g_new0 (RbkCardSpec, phase->n_cards + 1);
  for (guint i = 0; i < phase->n_cards; i++)
    {
      self->phase.cards[i] = phase->cards[i];
      if (self->card == NULL && self->axis.meter >= 0 && phase->cards[i].meter == self->axis.meter)
        copy_card (self, &self->phase.cards[i]);
    }
}

void
rbk_trial_clear (RbkTrial *self)
{
  rbk_axis_clear (&self->axis);
  g_clear_pointer (&self->phase.cards, g_free);
  g_clear_pointer (&self->tiers, g_free);
}

/* Puts one monthly fee in place of the fees that there are. */
static void
set_fee (RbkTrial *self, RbkDecimal fee)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->phase.n_cards; i++)
    if (!rbk_card_spec_is_fee (&self->phase.cards[i]))
      self->phase.cards[n_kept++] = self->phase.cards[i];
    else if (self->phase.cards[i].meter >= 0)
      {
        /* A flat price goes, but what it includes and caps stays. */
        self->phase.cards[n_kept] = self->phase.cards[i];
        self->phase.cards[n_kept].amount = RBK_DECIMAL_ZERO;
        self->phase.cards[n_kept].has_minimum = FALSE;
        self->phase.cards[n_kept++].has_maximum = FALSE;
      }
  self->phase.cards[n_kept] = (RbkCardSpec){ .key = self->plan.key,
                                             .name = self->plan.name,
                                             .meter = -1,
                                             .months = RBK_DECIMAL_ONE,
                                             .price = RBK_PRICE_KIND_FLAT,
                                             .amount = fee };
  self->phase.n_cards = n_kept + 1;
}

static void
set_value (RbkTrial *self, RbkDecimal value)
{
  switch (self->what)
    {
    case RBK_SOLVE_PRICE:
      set_fee (self, value);
      break;

    case RBK_SOLVE_CAP:
      self->card->has_cap = TRUE;
      self->card->cap = value;
      break;

    case RBK_SOLVE_INCLUDED:
      self->card->has_included = TRUE;
      self->card->included = value;
      if (self->caps_included)
        self->card->cap = value;
      break;

    case RBK_SOLVE_OVERAGE:
      if (self->card->price == RBK_PRICE_KIND_PACKAGE)
        self->card->amount = rbk_decimal_mul (value, self->card->package_size);
      else if (self->card->n_tiers > 0)
        self->card->tiers[self->tier].unit_price = value;
      else
        self->card->amount = value;
      break;

    default:
      g_return_if_reached ();
    }
}

/* Tries a value and says whether the margin is reached with it. */
gboolean
rbk_trial_try (RbkTrial *self, RbkDecimal value, gboolean *reaches, GError **error)
{
  set_value (self, value);
  if (!rbk_figure_at (self->spec, &self->plan, &self->phase, self->axis.meter, &self->where,
                      self->population, &self->figure, error))
    return FALSE;
  *reaches = self->figure.has_margin &&
             rbk_fee_reaches (self->figure.bill, self->figure.cost, self->margin);
  return TRUE;
}
