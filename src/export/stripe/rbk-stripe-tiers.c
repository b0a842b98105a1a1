/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-charge.h"

static char *
check_tiers (const RbkStripeCharge *self, const RbkStripeMoney *money)
{
  for (guint i = 0; i < self->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (self->tiers, RbkChargeTier, i);
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
      const RbkChargeTier *tier = &g_array_index (self->tiers, RbkChargeTier, i);

      n_paid += rbk_decimal_is_zero (tier->unit) ? 0 : 1;
      has_fractions = has_fractions || !rbk_decimal_is_integer (tier->unit);
    }
  return self->scheme == RBK_STRIPE_GRADUATED && n_paid > 1 && has_fractions;
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
  const RbkChargeTier *only;

  self->scheme = is_volume && rbk_segments_can_be_volume (segments, RBK_TIER_FEES_WHOLE)
                     ? RBK_STRIPE_VOLUME
                     : RBK_STRIPE_GRADUATED;
  if (!rbk_segments_to_tiers (segments, self->scheme == RBK_STRIPE_VOLUME, RBK_TIER_FEES_WHOLE,
                              &self->tiers, &self->splits_a_unit))
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
  only = &g_array_index (self->tiers, RbkChargeTier, 0);
  if (self->tiers->len == 1 && rbk_decimal_is_zero (only->flat))
    {
      self->scheme = RBK_STRIPE_PER_UNIT;
      self->unit = only->unit;
      g_clear_pointer (&self->tiers, g_array_unref);
    }
  return TRUE;
}
