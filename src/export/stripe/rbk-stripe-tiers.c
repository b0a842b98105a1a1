/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-charge.h"

static gboolean
append_tier (
    RbkStripeCharge *self, gboolean is_open, RbkDecimal up_to, RbkDecimal unit, RbkDecimal flat)
{
  RbkStripeTier  tier = { .is_open = is_open, .unit = unit, .flat = flat };
  RbkStripeTier *last = NULL;
  GArray        *tiers = self->tiers;

  if (!is_open && (!rbk_decimal_to_int (up_to, &tier.up_to) || tier.up_to > RBK_STRIPE_MAX_INTEGER))
    return FALSE;
  if (tiers->len > 0)
    last = &g_array_index (tiers, RbkStripeTier, tiers->len - 1);
  /* A fee before is due once in a graduated price, but only for its own tier in a volume one. */
  if (last != NULL && rbk_decimal_equal (last->unit, unit) && rbk_decimal_is_zero (flat) &&
      (self->scheme == RBK_STRIPE_GRADUATED || rbk_decimal_is_zero (last->flat)))
    {
      last->is_open = is_open;
      last->up_to = tier.up_to;
    }
  else
    g_array_append_val (tiers, tier);
  return TRUE;
}

static gboolean
is_last_unit (const RbkSegment *line, RbkDecimal unit)
{
  return !line->is_open && rbk_decimal_equal (line->up_to, unit);
}

/* One line of a graduated price. Where the charge steps from one line to the next, the step is
 * the tier's fee; where a fee won't do, it goes into a tier of the one unit at which it is due. */
static gboolean
append_graduated (RbkStripeCharge *self, const RbkSegment *line, RbkDecimal *charged)
{
  RbkDecimal starts = rbk_decimal_add (rbk_decimal_mul (line->unit, line->above), line->fixed);
  RbkDecimal step = rbk_decimal_sub (starts, *charged);
  RbkDecimal first = rbk_decimal_add (line->above, RBK_DECIMAL_ONE);
  RbkDecimal fee = RBK_DECIMAL_ZERO;

  *charged = rbk_decimal_add (rbk_decimal_mul (line->unit, line->up_to), line->fixed);
  if (rbk_decimal_sign (step) > 0 && rbk_decimal_is_integer (step) &&
      rbk_decimal_sign (line->above) > 0)
    fee = step;
  else if (!rbk_decimal_is_zero (step))
    {
      RbkDecimal unit = rbk_decimal_add (line->unit, step);

      self->splits_a_unit = TRUE;
      if (!append_tier (self, FALSE, first, unit, RBK_DECIMAL_ZERO))
        return FALSE;
      if (is_last_unit (line, first))
        return TRUE;
    }
  return append_tier (self, line->is_open, line->up_to, line->unit, fee);
}

/* One line of a volume price. The fee of a first tier is charged with its first unit. */
static gboolean
append_volume (RbkStripeCharge *self, const RbkSegment *line)
{
  if (rbk_decimal_is_zero (line->above) && !rbk_decimal_is_zero (line->fixed))
    {
      self->splits_a_unit = TRUE;
      if (!append_tier (self, FALSE, RBK_DECIMAL_ONE, rbk_decimal_add (line->unit, line->fixed),
                        RBK_DECIMAL_ZERO))
        return FALSE;
      if (is_last_unit (line, RBK_DECIMAL_ONE))
        return TRUE;
    }
  return append_tier (self, line->is_open, line->up_to, line->unit, line->fixed);
}

static gboolean
can_be_volume (const GArray *segments)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const RbkSegment *line = &g_array_index (segments, RbkSegment, i);

      if (rbk_decimal_sign (line->fixed) < 0 || !rbk_decimal_is_integer (line->fixed))
        return FALSE;
    }
  return TRUE;
}

static char *
check_tiers (const RbkStripeCharge *self, const RbkStripeMoney *money)
{
  for (guint i = 0; i < self->tiers->len; i++)
    {
      const RbkStripeTier *tier = &g_array_index (self->tiers, RbkStripeTier, i);
      char                *reason = rbk_stripe_money_check (money, tier->unit);

      if (reason == NULL)
        reason = rbk_stripe_money_check (money, tier->flat);
      if (reason != NULL)
        return reason;
    }
  return NULL;
}

/* Whether rounding each tier's part could give another sum than rounding the whole. */
static gboolean
may_round_by_tier (const RbkStripeCharge *self)
{
  guint    n_paid = 0;
  gboolean has_fractions = FALSE;

  for (guint i = 0; i < self->tiers->len; i++)
    {
      const RbkStripeTier *tier = &g_array_index (self->tiers, RbkStripeTier, i);

      n_paid += rbk_decimal_is_zero (tier->unit) ? 0 : 1;
      has_fractions = has_fractions || !rbk_decimal_is_integer (tier->unit);
    }
  return self->scheme == RBK_STRIPE_GRADUATED && n_paid > 1 && has_fractions;
}

static gboolean
fill_tiers (RbkStripeCharge *self, const GArray *segments)
{
  RbkDecimal charged = RBK_DECIMAL_ZERO;

  self->tiers = g_array_new (FALSE, TRUE, sizeof (RbkStripeTier));
  for (guint i = 0; i < segments->len; i++)
    {
      const RbkSegment *line = &g_array_index (segments, RbkSegment, i);
      gboolean          fits = self->scheme == RBK_STRIPE_VOLUME ? append_volume (self, line)
                                                                 : append_graduated (self, line, &charged);

      if (!fits)
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_stripe_charge_take_segments:
 * @self: a charge
 * @segments: (element-type RbkSegment): lines over whole units, in minor units, from nothing
 *   at no usage
 * @is_volume: whether it is a volume price in the book
 * @money: the currency
 * @reason: (out): why there are no such tiers, and what to change
 *
 * Finds the tiers that bill what the lines say: volume tiers for a volume price where there
 * are such, else graduated ones, and a price per unit where one tier is enough.
 *
 * Returns: whether there are any
 */
gboolean
rbk_stripe_charge_take_segments (RbkStripeCharge      *self,
                                 const GArray         *segments,
                                 gboolean              is_volume,
                                 const RbkStripeMoney *money,
                                 char                **reason)
{
  const RbkStripeTier *only;

  self->scheme = is_volume && can_be_volume (segments) ? RBK_STRIPE_VOLUME : RBK_STRIPE_GRADUATED;
  if (!fill_tiers (self, segments))
    {
      *reason = g_strdup ("Stripe's tiers end at whole units; make included units, caps and "
                          "bounds whole numbers");
      return FALSE;
    }
  *reason = check_tiers (self, money);
  if (*reason != NULL && is_volume && self->scheme == RBK_STRIPE_GRADUATED)
    {
      g_free (*reason);
      *reason = g_strdup ("Stripe's volume tiers can't leave units out or take a minimum off, and "
                          "one more unit costs less here; make it graduated, or include nothing");
    }
  if (*reason != NULL)
    return FALSE;

  self->rounds_by_tier = may_round_by_tier (self);
  only = &g_array_index (self->tiers, RbkStripeTier, 0);
  if (self->tiers->len == 1 && rbk_decimal_is_zero (only->flat))
    {
      self->scheme = RBK_STRIPE_PER_UNIT;
      self->unit = only->unit;
      g_clear_pointer (&self->tiers, g_array_unref);
    }
  return TRUE;
}
