/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-outline.h"

#include "rbk-rating-card.h"

/* Whether usage of a rate card's meter moves along the axis at all. */
static gboolean
moves (const RbkOutline *self, const RbkCardSpec *card)
{
  if (card->is_once || card->meter < 0)
    return FALSE;
  return card->meter == self->axis.meter ||
         (rbk_decimal_sign (self->axis.call_units[card->meter]) > 0 &&
          rbk_decimal_sign (self->axis.units) > 0);
}

/* The first kink at a usage or past it. FALSE when it is past it. */
static gboolean
find_kink (const RbkOutline *self, RbkDecimal at, guint *first)
{
  guint low = 0, high = self->kinks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rbk_decimal_compare (g_array_index (self->kinks, RbkKink, middle).at, at) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;
  return low < self->kinks->len &&
         rbk_decimal_equal (g_array_index (self->kinks, RbkKink, low).at, at);
}

/* Whether steps between a usage and the next kink are left out. */
gboolean
rbk_outline_is_sparse (const RbkOutline *self, RbkDecimal at)
{
  guint i;

  if (!find_kink (self, at, &i))
    return FALSE;
  for (; i < self->kinks->len; i++)
    {
      const RbkKink *kink = &g_array_index (self->kinks, RbkKink, i);

      if (!rbk_decimal_equal (kink->at, at))
        break;
      if (kink->is_sparse)
        return TRUE;
    }
  return FALSE;
}

/* Usage of a card's own meter and period. A kink's own quantity is exact, where the way
 * there along the axis may be rounded. */
static RbkDecimal
quantity_at (const RbkOutline *self, const RbkCardSpec *card, RbkDecimal usage)
{
  guint i;

  find_kink (self, usage, &i);
  for (; i < self->kinks->len; i++)
    {
      const RbkKink *kink = &g_array_index (self->kinks, RbkKink, i);

      if (!rbk_decimal_equal (kink->at, usage))
        break;
      if (kink->card == card)
        return kink->quantity;
    }
  return rbk_decimal_mul (rbk_axis_get_usage (&self->axis, card->meter, usage), card->months);
}

/* What a plan earns and costs at a usage, or in the limit from above at it. An extra kink is
 * one that is not in the list. */
RbkBalance
rbk_outline_get_balance (const RbkOutline *self,
                         RbkDecimal        usage,
                         gboolean          is_past,
                         const RbkKink    *extra)
{
  RbkBalance balance = { 0 };

  if (self->has_limit && rbk_decimal_compare (usage, self->limit) >= 0)
    {
      usage = self->limit;
      is_past = FALSE;
    }
  for (guint i = 0; i < self->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &self->phase->cards[i];
      RbkDecimal         quantity, charge;

      if (card->is_once)
        continue;
      quantity =
          extra != NULL && extra->card == card ? extra->quantity : quantity_at (self, card, usage);
      charge = is_past && moves (self, card) ? rbk_card_spec_get_charge_past (card, quantity)
                                             : rbk_card_spec_get_charge (card, quantity);
      balance.bill = rbk_decimal_add (balance.bill, rbk_card_spec_to_month (card, charge));
    }
  balance.cost =
      rbk_decimal_add (rbk_axis_get_inference (&self->axis, usage), self->plan->overhead);
  balance.amount = rbk_decimal_sub (balance.bill, balance.cost);
  return balance;
}

/* Adds a kink where the axis comes to a card's quantity, if it does. */
void
rbk_outline_add_kink (RbkOutline        *self,
                      const RbkCardSpec *card,
                      RbkKinkKind        kind,
                      RbkDecimal         quantity)
{
  RbkKink kink = { .kind = kind, .card = card, .quantity = quantity };

  if (!rbk_decimal_is_valid (quantity) || rbk_decimal_sign (quantity) <= 0)
    return;
  kink.at = rbk_axis_get_place (&self->axis, card, quantity);
  if (!rbk_decimal_is_valid (kink.at) || rbk_decimal_compare (kink.at, self->end) > 0 ||
      (self->has_limit && rbk_decimal_compare (kink.at, self->limit) > 0))
    return;
  kink.jumps = !rbk_decimal_equal (rbk_card_spec_get_charge (card, quantity),
                                   rbk_card_spec_get_charge_past (card, quantity));
  g_array_append_val (self->kinks, kink);
}

static int
compare_kinks (gconstpointer a, gconstpointer b)
{
  const RbkKink *first = a, *second = b;
  int            order = rbk_decimal_compare (first->at, second->at);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

void
rbk_outline_sort (RbkOutline *self)
{
  g_array_sort (self->kinks, compare_kinks);
}

/* Where, on a straight piece of the charge, a minimum or a maximum begins or ends to bind. */
static void
add_crossing (RbkOutline        *self,
              const RbkCardSpec *card,
              RbkKinkKind        kind,
              RbkDecimal         bound,
              RbkDecimal         from,
              RbkDecimal         to)
{
  RbkDecimal start = rbk_card_spec_get_unclipped_charge (card, from, TRUE);
  RbkDecimal stop = rbk_card_spec_get_unclipped_charge (card, to, FALSE);
  RbkDecimal way;

  if (rbk_decimal_compare (start, bound) * rbk_decimal_compare (stop, bound) >= 0)
    return;
  way = rbk_decimal_mul_div (rbk_decimal_sub (to, from), rbk_decimal_sub (bound, start),
                             rbk_decimal_sub (stop, start), RBK_ROUND_HALF_AWAY);
  rbk_outline_add_kink (self, card, kind, rbk_decimal_add (from, way));
}

static void
add_crossings (RbkOutline *self, const RbkCardSpec *card, RbkDecimal from, RbkDecimal to)
{
  if (rbk_decimal_compare (from, to) >= 0)
    return;
  if (card->has_minimum)
    add_crossing (self, card, RBK_KINK_MINIMUM, card->minimum, from, to);
  if (card->has_maximum)
    add_crossing (self, card, RBK_KINK_MAXIMUM, card->maximum, from, to);
}

/* The straight pieces of a charge by the unit or by tiers. */
static void
add_pieces (RbkOutline *self, const RbkCardSpec *card, RbkDecimal end)
{
  RbkDecimal from = rbk_decimal_min (card->included, end);

  for (guint i = 0; i < card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &card->tiers[i];

      if (tier->is_open || rbk_decimal_compare (tier->up_to, card->included) <= 0 ||
          rbk_decimal_compare (tier->up_to, end) > 0)
        continue;
      rbk_outline_add_kink (self, card, RBK_KINK_TIER, tier->up_to);
      add_crossings (self, card, from, tier->up_to);
      from = tier->up_to;
    }
  add_crossings (self, card, from, end);
}

static void
add_card (RbkOutline *self, const RbkCardSpec *card)
{
  RbkDecimal end;

  if (!moves (self, card))
    return;
  end = self->has_limit ? rbk_decimal_min (self->end, self->limit) : self->end;
  end = rbk_decimal_mul (rbk_axis_get_usage (&self->axis, card->meter, end), card->months);

  if (card->has_included)
    rbk_outline_add_kink (self, card, RBK_KINK_INCLUDED, card->included);
  if (card->limit == RBK_LIMIT_HARD && card->has_cap)
    rbk_outline_add_kink (self, card, RBK_KINK_CAP, card->cap);
  if (card->price == RBK_PRICE_KIND_PER_UNIT || rbk_card_spec_is_tiered (card))
    add_pieces (self, card, end);
}

/* The end of the usage that is certified: the cap, else the reach of customers, else well
 * past the heaviest usage level and what is included. */
static RbkDecimal
find_reach (const RbkOutline *self, const RbkCurveRange *range)
{
  const RbkSpec     *spec = self->axis.spec;
  const RbkCardSpec *card = rbk_phase_spec_get_meter_card (self->phase, self->axis.meter);
  RbkDecimal         reach = RBK_DECIMAL_ZERO;

  if (card != NULL && card->has_cap && card->limit != RBK_LIMIT_NONE)
    return rbk_axis_get_place (&self->axis, card, card->cap);
  if (self->has_limit)
    return self->limit;
  if (range->has_reach)
    return range->reach;

  for (guint i = 0; i < spec->n_levels; i++)
    {
      RbkFigure figure;
      RbkWhere  where = { .kind = RBK_WHERE_LEVEL };

      g_strlcpy (where.level, spec->levels[i].key, sizeof where.level);
      if (rbk_figure_at (spec, self->plan, self->phase, self->axis.meter, &where, NULL, &figure,
                         NULL))
        reach = rbk_decimal_max (reach, rbk_decimal_add (figure.usage, figure.usage));
    }
  if (card != NULL)
    reach =
        rbk_decimal_max (reach, rbk_decimal_mul_div (rbk_card_spec_to_month (card, card->included),
                                                     RBK_DECIMAL_UNITS (3), RBK_DECIMAL_UNITS (2),
                                                     RBK_ROUND_HALF_AWAY));
  return rbk_decimal_sign (reach) > 0 ? reach : range->to;
}

/* Lays out a plan that has a price. */
void
rbk_outline_init (RbkOutline          *self,
                  const RbkSpec       *spec,
                  const RbkPlanSpec   *plan,
                  const RbkPhaseSpec  *phase,
                  const RbkCurveRange *range)
{
  *self = (RbkOutline){ .plan = plan, .phase = phase };
  rbk_axis_init (&self->axis, spec, range->axis, NULL);
  self->has_limit = rbk_axis_get_limit (&self->axis, phase, &self->limit);
  self->reach = find_reach (self, range);
  self->end = rbk_decimal_max (self->reach, range->to);
  self->kinks = g_array_new (FALSE, FALSE, sizeof (RbkKink));
  for (guint i = 0; i < phase->n_cards; i++)
    add_card (self, &phase->cards[i]);
  rbk_outline_sort (self);
  rbk_outline_add_steps (self);
}

void
rbk_outline_clear (RbkOutline *self)
{
  rbk_axis_clear (&self->axis);
  g_clear_pointer (&self->kinks, g_array_unref);
}
